package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/ledger"

	"golang.org/x/term"
)

type briefCmd struct {
	ledgerFlag
	Since  string `placeholder:"DATE" help:"What was learned on this day or later; the last seven days if absent."`
	Format string `short:"f" enum:"text,json" default:"text" help:"What to print. One of ${enum}."`
}

// Help is the longer help of the command.
func (briefCmd) Help() string {
	return `Tells what a ledger has learned since a day: what happened, the weightiest first; contradictions; new agreements and those that end within 180 days; questions that were opened or may be answered.

Examples:
  chancery brief --ledger desk.db
  chancery brief --ledger desk.db --since 2024-02-03
  chancery brief --ledger desk.db -f json`
}

// Run prints the brief.
func (c *briefCmd) Run(e *env) error {
	now := time.Now().UTC()
	since := now.AddDate(0, 0, -7)
	if c.Since != "" {
		var err error
		if since, err = time.Parse(time.DateOnly, c.Since); err != nil {
			return &chancery.Error{Op: "brief", Kind: chancery.Usage, Subject: "--since " + c.Since, Hint: "write it as 2024-02-03", Err: errors.New("not a day")}
		}
	}
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	b, err := l.Brief(e.ctx, since.Format(time.RFC3339), now.Format(time.DateOnly), now.AddDate(0, 0, 180).Format(time.DateOnly))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	if c.Format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(b)
	} else {
		width := 0
		if fd, ok := e.terminal(); ok {
			if w, _, err := term.GetSize(fd); err == nil {
				width = w
			}
		}
		printBrief(out, &b, width)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return output(err)
	}
	return nil
}

// printBrief writes a brief as lines of text. Parts without anything are left out.
func printBrief(w io.Writer, b *ledger.Brief, width int) {
	fmt.Fprintf(w, "Since %s: %s new\n", b.Since[:len(time.DateOnly)], b.New)
	items := func(title string, list []ledger.Item) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\n", title)
		for i := range list {
			o := &list[i]
			day := cmp.Or(o.Day, "no date")
			what := o.Type
			if o.Mode != "" {
				what += " " + o.Mode
			}
			fmt.Fprintf(w, "  %-10s  %s  %s  (%s, %d of %d)\n", day, what, parties(o), analysis.StandingOf(o), o.Outlets, o.Reports)
			fmt.Fprintf(w, "              “%s” %s\n", shorten(o.Words, width-20), strings.TrimSpace(o.Told.Outlet+" "+string(o.Told.Published)))
		}
	}
	agreements := func(title string, list []ledger.Item) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\n", title)
		for i := range list {
			o := &list[i]
			t := o.Terms
			if t == nil {
				t = &ledger.Terms{}
			}
			ends := ""
			if t.Expires != "" {
				ends = ", ends " + t.Expires
			}
			fmt.Fprintf(w, "  %s: %s (%s%s)\n", strings.Join(o.Parties, ", "), shorten(cmp.Or(o.Title, o.Words), width-30), cmp.Or(t.Status, o.Type), ends)
		}
	}
	questions := func(title string, list []ledger.Asked) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(w, "\n%s\n", title)
		for _, q := range list {
			fmt.Fprintf(w, "  “%s” %s\n", shorten(q.Words, width-10), strings.TrimSpace(q.Told.Outlet+" "+string(q.Told.Published)))
			for _, a := range q.Answers[:min(1, len(q.Answers))] {
				fmt.Fprintf(w, "    perhaps: “%s” %s\n", shorten(a.Words, width-20), strings.TrimSpace(a.Told.Outlet+" "+string(a.Told.Published)))
			}
		}
	}
	items("New, the weightiest first (standing, independent outlets of reports)", b.Occurrences)
	items("Contradicted", b.Contradicted)
	agreements("New agreements", b.Agreements)
	agreements("Ending within 180 days", b.Expiring)
	questions("Questions opened", b.Opened)
	questions("Questions that may be answered", b.Answered)
}

// parties names who did it and to whom, by code.
func parties(o *ledger.Item) string {
	switch {
	case len(o.Parties) > 0:
		return strings.Join(o.Parties, ", ")
	case len(o.Recipients) == 0:
		return strings.Join(o.Actors, ", ")
	}
	return strings.Join(o.Actors, ", ") + " > " + strings.Join(o.Recipients, ", ")
}

// shorten puts a text on one line of about so many letters; 0 or less for all of it.
func shorten(s string, letters int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if letters < 20 || len(r) <= letters {
		return string(r)
	}
	return string(r[:letters-1]) + "…"
}
