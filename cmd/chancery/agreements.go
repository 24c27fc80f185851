package main

import (
	"bufio"
	"errors"
	"strings"

	"chancery"
	"chancery/internal/ingest"
	"chancery/internal/register"
	"chancery/read"
)

type agreementsCmd struct {
	Files  []string `arg:"" optional:"" name:"file" help:"Reports; - for standard input. Plain text, HTML pages or JSON lines."`
	Ledger string   `placeholder:"FILE" help:"List the agreements of this ledger, in place of files."`

	Party          []string `placeholder:"CODE" help:"Only agreements with this party: ISO 3166-1 alpha-3, the short code of an organisation, or part of a name. May be repeated: all of them."`
	Pair           string   `placeholder:"A,B" help:"Only agreements between these two and nobody else."`
	Field          string   `placeholder:"WORD" help:"Only agreements with this word among their fields, or with this EuroVoc code or its first digits (20 for trade)."`
	Status         []string `placeholder:"STATUS" help:"Only agreements with one of these statuses: signed, \"in force\", sought …"`
	Kind           []string `placeholder:"KIND" help:"Only agreements of one of these kinds: treaty, ceasefire, membership, \"memorandum of understanding\" …"`
	ExpiringBefore string   `placeholder:"DATE" help:"Only agreements whose term is known to end before this day."`
	SignedSince    string   `placeholder:"DATE" help:"Only agreements known to be signed on this day or later."`
	Contracts      bool     `help:"Also list business and sport contracts."`

	Format    string `short:"f" enum:"table,json,csv" default:"table" help:"What to print: table, json, or csv with the column names of the GGO treaty sets. One of ${enum}."`
	Published string `placeholder:"DATE" help:"Date of publication of reports that do not say it."`
}

// Help is the longer help of the command.
func (agreementsCmd) Help() string {
	return `Reads each report and lists the agreements it tells of, one line an agreement and report: who with whom, what kind, how far it has come, since when and until when, on what.

With --ledger it lists the register: each agreement once however many reports tell of it, the latest first, with the end reckoned where only its duration is told.

Examples:
  chancery agreements reports.jsonl --pair BLR,IRN
  chancery agreements reports.jsonl --status signed --signed-since 2023 -f csv > signed.csv
  chancery agreements reports.jsonl --party PHL --expiring-before 2025-01-01`
}

// Run reads the files and prints their agreements in input order.
func (c *agreementsCmd) Run(e *env) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	if c.Ledger != "" {
		entries, engine, err := c.kept(e, filter)
		if err != nil {
			return err
		}
		return c.print(e, entries, engine)
	}
	if len(c.Files) == 0 {
		return &chancery.Error{Op: "list agreements", Kind: chancery.Usage, Hint: "name files, - for standard input, or --ledger FILE", Err: errors.New("nothing to read")}
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	options := ingest.Options{Metadata: chancery.Report{Published: chancery.Date(c.Published)}}
	var entries []register.Entry
	var first error
	engine := ""
	for item, err := range ingest.Paths(c.Files, e.stdin, options) {
		if e.ctx.Err() != nil {
			return e.ctx.Err()
		}
		for _, note := range item.Notes {
			e.warn("%s: %s", item.Name, note)
		}
		if err != nil {
			e.report(err)
			if first == nil {
				first = err
			}
			continue
		}
		if item.Skipped != "" {
			e.warn("%s: %s", item.Name, item.Skipped)
			continue
		}
		reading := reader.Read(item.Report)
		engine = "chancery " + reading.Engine.Version + " " + reading.Engine.Model
		for _, entry := range register.Of(&reading) {
			if filter.Keep(&entry) {
				entries = append(entries, entry)
			}
		}
	}
	if err := c.print(e, entries, engine); err != nil {
		return err
	}
	if first != nil {
		return reported{first}
	}
	return nil
}

// print prints the agreements.
func (c *agreementsCmd) print(e *env, entries []register.Entry, engine string) (err error) {
	out := bufio.NewWriter(e.stdout)
	switch c.Format {
	case "json":
		err = register.WriteJSON(out, entries)
	case "csv":
		err = register.WriteCSV(out, entries, engine)
	default:
		err = register.WriteTable(out, entries)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return output(err)
	}
	return nil
}

func (c *agreementsCmd) filter() (*register.Filter, error) {
	f := &register.Filter{Party: c.Party, Field: c.Field, Status: c.Status, Kind: c.Kind, Contracts: c.Contracts}
	if c.Pair != "" {
		a, b, ok := strings.Cut(c.Pair, ",")
		if !ok || strings.TrimSpace(a) == "" || strings.TrimSpace(b) == "" {
			return nil, &chancery.Error{Op: "list agreements", Kind: chancery.Usage, Subject: "--pair " + c.Pair, Hint: "write two parties with a comma between, as in --pair BLR,IRN", Err: errors.New("not a pair")}
		}
		f.Pair = [2]string{strings.TrimSpace(a), strings.TrimSpace(b)}
	}
	for _, d := range []struct {
		flag, value string
		to          *chancery.Date
	}{{"--expiring-before", c.ExpiringBefore, &f.Expiring}, {"--signed-since", c.SignedSince, &f.Signed}, {"--published", c.Published, new(chancery.Date)}} {
		if d.value != "" && !ingest.ValidDate(chancery.Date(d.value)) {
			return nil, &chancery.Error{Op: "list agreements", Kind: chancery.Usage, Subject: d.flag + " " + d.value, Hint: "write it as 2023-03-13, 2023-03 or 2023", Err: errors.New("not a date")}
		}
		*d.to = chancery.Date(d.value)
	}
	return f, nil
}
