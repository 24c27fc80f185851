package main

import (
	"errors"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/register"
)

// kept returns the agreements of the ledger that pass the filter, each once however
// many reports tell of it, the latest first.
func (c *agreementsCmd) kept(e *env, filter *register.Filter) (entries []register.Entry, engine string, err error) {
	if len(c.Files) > 0 {
		return nil, "", &chancery.Error{Op: "list agreements", Kind: chancery.Usage, Subject: "--ledger " + c.Ledger,
			Hint: "chancery ingest --ledger takes files into a ledger", Err: errors.New("either files or a ledger, not both")}
	}
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = l.Close() }() // nothing was written
	const page = 500
	asked := ledger.Register{Field: filter.Field, Status: filter.Status, Kind: filter.Kind, Expiring: string(filter.Expiring), Signed: string(filter.Signed), Contracts: filter.Contracts, Limit: page}
	pair := filter.Pair[:]
	if filter.Pair[0] == "" {
		pair = nil
	}
	for _, p := range slices.Concat(pair, filter.Party) {
		if p == strings.ToUpper(p) && !strings.Contains(p, " ") { // parts of names are looked at below
			asked.Parties = append(asked.Parties, p)
		}
	}
	for {
		found, err := l.Agreements(e.ctx, asked)
		if err != nil {
			return nil, "", err
		}
		for i := range found.Items {
			a := &found.Items[i]
			source := register.Source{ID: a.Told.Report, Title: a.Told.Title, Outlet: a.Told.Outlet, Published: a.Told.Published}
			entry := register.Merged(&a.Entry, nameOf, source)
			if filter.Keep(&entry) {
				entries = append(entries, entry)
			}
		}
		if asked.Cursor = found.Next; asked.Cursor == "" {
			return entries, "chancery " + chancery.Version, nil
		}
	}
}
