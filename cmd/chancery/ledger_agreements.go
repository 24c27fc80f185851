package main

import (
	"errors"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/register"
)

// kept returns the agreements of the ledger that pass the filter, and the engine
// that read the last of them.
func (c *agreementsCmd) kept(e *env, filter *register.Filter) (entries []register.Entry, engine string, err error) {
	if len(c.Files) > 0 {
		return nil, "", &chancery.Error{Op: "list agreements", Kind: chancery.Usage, Subject: "--ledger " + c.Ledger,
			Hint: "chancery ingest --ledger takes files into a ledger", Err: errors.New("either files or a ledger, not both")}
	}
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = l.Close() }() // nothing was written
	for reading, err := range l.WithAgreements(e.ctx) {
		if err != nil {
			return nil, "", err
		}
		engine = "chancery " + reading.Engine.Version + " " + reading.Engine.Model
		for _, entry := range register.Of(&reading) {
			if filter.Keep(&entry) {
				entries = append(entries, entry)
			}
		}
	}
	return entries, engine, nil
}
