package main

import (
	"errors"
	"fmt"
	"slices"
	"text/tabwriter"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/queue"
)

type asideCmd struct {
	ledgerFlag
	Reports []string `arg:"" optional:"" name:"report" help:"Ids of reports; all that were set aside without."`
	Retry   bool     `help:"Let them wait to be read again, as after the fault was mended."`
}

// Help is the longer help of the command.
func (asideCmd) Help() string {
	return `Lists the reports that chancery work could not read or keep, one a line: id, when it was set aside, outlet, title, and why. With --retry they wait again, and chancery work reads them.

Examples:
  chancery aside --ledger desk.db
  chancery aside --ledger desk.db --retry
  chancery aside --ledger desk.db --retry sha256:1f0c…`
}

// Run lists the reports, or lets them wait again.
func (c *asideCmd) Run(e *env) (err error) {
	open := ledger.OpenToRead
	if c.Retry {
		open = ledger.OpenExisting
	}
	l, err := open(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	list, err := l.Asides(e.ctx)
	if err != nil {
		return err
	}
	if list, err = c.wanted(list); err != nil {
		return err
	}
	if !c.Retry {
		return c.print(e, list)
	}
	q, err := queue.Open(e.ctx, l)
	if err != nil {
		return err
	}
	if err := q.Retry(e.ctx, list, "aside"); err != nil {
		return err
	}
	e.warn("%d reports wait again: chancery work reads them", len(list))
	return nil
}

// wanted returns those that were named. One that was not set aside is an error.
func (c *asideCmd) wanted(list []ledger.Aside) ([]ledger.Aside, error) {
	if len(c.Reports) == 0 {
		return list, nil
	}
	var out []ledger.Aside
	for _, id := range c.Reports {
		at := slices.IndexFunc(list, func(a ledger.Aside) bool { return string(a.Report.ID) == id })
		if at < 0 {
			return nil, &chancery.Error{Op: "look up report", Kind: chancery.NotFound, Subject: id, Hint: "chancery aside without a name lists all", Err: errors.New("it was not set aside")}
		}
		out = append(out, list[at])
	}
	return out, nil
}

func (c *asideCmd) print(e *env, list []ledger.Aside) error {
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for i := range list {
		a := &list[i]
		if _, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", a.Report.ID, orDash(a.At), orDash(a.Report.Outlet), orDash(shorten(a.Report.Title, 60)), a.Why); err != nil {
			return output(err)
		}
	}
	if err := t.Flush(); err != nil {
		return output(err)
	}
	e.warn("%d reports were set aside", len(list))
	return nil
}
