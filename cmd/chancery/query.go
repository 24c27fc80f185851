package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"chancery/internal/ledger"
)

type queryCmd struct {
	ledgerFlag
	Query []string `arg:"" optional:"" name:"query" help:"Terms that must all hold: dyad:BLR-IRN, country:IRN, type:SUPPORT,AID, type:agreement, status:signed, since:2023-03, until:2024, said-by:IRN, factuality:denied, outlet:NAME, quad:conflict, report:ID, occurrence:KEY, learned-by:DATE, or words."`

	Format string `short:"f" enum:"table,json,jsonl" default:"table" help:"What to print: table, json (one page with its total) or jsonl (a statement a line). One of ${enum}."`
	Limit  int    `default:"50" placeholder:"N" help:"Statements on a page."`
	Cursor string `placeholder:"TEXT" help:"The next page: what the page before gave as next."`
}

// Help is the longer help of the command.
func (queryCmd) Help() string {
	return `Prints the statements of a ledger that a query asks for, a page at a time, each with its words, who takes part, and who holds it to be so.

Examples:
  chancery query --ledger desk.db dyad:BLR-IRN since:2023-03
  chancery query --ledger desk.db 'type:agreement status:"in force" fish'
  chancery query --ledger desk.db said-by:IRN factuality:denied -f jsonl`
}

// Run prints one page.
func (c *queryCmd) Run(e *env) error {
	filter, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	filter.Limit, filter.Cursor = c.Limit, c.Cursor
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	page, err := l.Statements(e.ctx, filter)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	switch c.Format {
	case "json":
		encoder.SetIndent("", "  ")
		err = encoder.Encode(page)
	case "jsonl":
		for i := range page.Statements {
			if err = encoder.Encode(&page.Statements[i]); err != nil {
				break
			}
		}
	default:
		err = statementTable(out, page.Statements)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return output(err)
	}
	if c.Format != "json" {
		e.warn("%d of %d statements", len(page.Statements), page.Total)
		if page.Next != "" {
			fmt.Fprintln(e.stderr, "Next: --cursor", page.Next)
		}
	}
	return nil
}

// statementTable prints statements as aligned columns.
func statementTable(out *bufio.Writer, list []ledger.Statement) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range list {
		day := s.Time
		if day == "" {
			day = "-"
		}
		words := []rune(strings.Join(strings.Fields(s.Words), " "))
		if len(words) > 70 {
			words = append(words[:69], '…')
		}
		typ := s.Type
		if s.Status != "" {
			typ += " (" + s.Status + ")"
		}
		if _, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", day, s.Kind, typ, strings.Join(s.Codes, " "), strings.Join(s.Factual, ", "), string(words)); err != nil {
			return err
		}
	}
	return t.Flush()
}
