package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"chancery/internal/ledger"
)

type officesCmd struct {
	ledgerFlag
	Country string `placeholder:"CODE" help:"Offices of this state or organisation."`
	Name    string `placeholder:"TEXT" help:"Of persons whose name holds this."`
	Reports int    `default:"1" placeholder:"N" help:"Told by so many reports at least."`
	Format  string `short:"f" enum:"table,json,gazetteer" default:"table" help:"What to print: table, json, or gazetteer, a table of names to give to read --gazetteer. One of ${enum}."`
}

// Help is the longer help of the command.
func (officesCmd) Help() string {
	return `Lists who held which office, as reports have said it, with the days of the first and the last report. With -f gazetteer the persons become a table of names, so that reports that give the name alone are understood:

  chancery offices --ledger desk.db -f gazetteer > people.tsv
  chancery read --gazetteer people.tsv report.txt`
}

// Run prints the register of offices.
func (c *officesCmd) Run(e *env) error {
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	list, err := l.Offices(e.ctx, ledger.OfficesWanted{Code: c.Country, Name: c.Name, Reports: c.Reports})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	switch c.Format {
	case "json":
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		for i := range list {
			if err = encoder.Encode(&list[i]); err != nil {
				break
			}
		}
	case "gazetteer":
		err = officesAsNames(out, list)
	default:
		err = officesTable(out, list)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return output(err)
	}
	return nil
}

func officesTable(out io.Writer, list []ledger.Tenure) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, h := range list {
		title := h.Title
		if h.Former {
			title = "former " + title
		}
		if _, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%d\n", h.Name, h.Code, title, orDash(h.First), orDash(h.Last), h.Reports); err != nil {
			return err
		}
	}
	return t.Flush()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// officesAsNames writes the persons who hold an office of a state, each once, with the
// family name beside the whole one. Who is only called by one name, or is of several
// states, is left out: the table would make others of that name the same person.
func officesAsNames(out io.Writer, list []ledger.Tenure) error {
	states := map[string]map[string]bool{}
	notes := map[string][]string{}
	var order []string
	for _, h := range list {
		if len(h.Code) != len("BLR") || len(strings.Fields(h.Name)) < 2 || h.Former {
			continue
		}
		if states[h.Name] == nil {
			states[h.Name] = map[string]bool{}
			order = append(order, h.Name)
		}
		states[h.Name][h.Code] = true
		notes[h.Name] = append(notes[h.Name], fmt.Sprintf("%s, %s to %s", h.Title, orDash(h.First), orDash(h.Last)))
	}
	if _, err := io.WriteString(out, "name\tcode\tkind\tcountry\tnames\tsectors\tnote\n"); err != nil {
		return err
	}
	for _, name := range order {
		if len(states[name]) != 1 {
			continue
		}
		words := strings.Fields(name)
		for code := range states[name] {
			if _, err := fmt.Fprintf(out, "%s\t\tperson\t%s\t%s\tGOV\t%s\n", name, code, words[len(words)-1], strings.Join(notes[name], "; ")); err != nil {
				return err
			}
		}
	}
	return nil
}
