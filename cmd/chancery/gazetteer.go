package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"chancery"
	"chancery/internal/gazetteer"
)

// gazetteerCmd shows what is known by name before any text is read.
type gazetteerCmd struct {
	Lookup gazetteerLookupCmd `cmd:"" help:"Show every reading of a name."`
}

type gazetteerLookupCmd struct {
	Name      []string `arg:"" help:"The name, as it is written."`
	Gazetteer string   `help:"A table of your own (TSV) to look in first." placeholder:"FILE"`
	Actors    string   `help:"A PETRARCH actor dictionary." placeholder:"FILE"`
	Agents    string   `help:"A PETRARCH agent dictionary." placeholder:"FILE"`
	Date      string   `help:"The day (YYYY-MM-DD) for dated codes and offices."`
}

// Run prints one reading a line. It fails with NotFound for a name of nobody.
func (c *gazetteerLookupCmd) Run(e *env) error {
	if _, err := time.Parse(time.DateOnly, c.Date); c.Date != "" && err != nil {
		return &chancery.Error{Op: "look up", Kind: chancery.Usage, Subject: "--date " + c.Date, Hint: "write it as 2024-02-03", Err: errors.New("not a day")}
	}
	g := gazetteer.Default()
	var err error
	for _, d := range []struct {
		path string
		with func(*gazetteer.Gazetteer, *os.File) (*gazetteer.Gazetteer, error)
	}{
		{c.Gazetteer, func(g *gazetteer.Gazetteer, f *os.File) (*gazetteer.Gazetteer, error) {
			return g.WithEntities(c.Gazetteer, f)
		}},
		{c.Actors, func(g *gazetteer.Gazetteer, f *os.File) (*gazetteer.Gazetteer, error) {
			return g.WithActors(c.Actors, f)
		}},
		{c.Agents, func(g *gazetteer.Gazetteer, f *os.File) (*gazetteer.Gazetteer, error) {
			return g.WithAgents(c.Agents, f)
		}},
	} {
		if d.path == "" {
			continue
		}
		f, openErr := open(d.path)
		if openErr != nil {
			return openErr
		}
		g, err = d.with(g, f)
		f.Close()
		if err != nil {
			return &chancery.Error{Op: "read gazetteer", Kind: chancery.Invalid, Err: err, Hint: "see docs/format for the columns and marks"}
		}
	}
	name := strings.Join(c.Name, " ")
	found := g.Lookup(name)
	agent := g.Agent(strings.ToLower(name))
	if len(found) == 0 && agent == "" {
		return &chancery.Error{Op: "look up", Kind: chancery.NotFound, Subject: name, Hint: "names are matched with their capitals; try the full form"}
	}
	for _, m := range found {
		fmt.Fprintf(e.stdout, "%s\t%s\t%s\n", m.Kind, m.Use, describeEntry(m.Entry, chancery.Date(c.Date)))
	}
	if agent != "" {
		fmt.Fprintf(e.stdout, "agent\t\t%s\n", agent)
	}
	return nil
}

// describeEntry writes what is known of an entry on one line.
func describeEntry(m *gazetteer.Entry, day chancery.Date) string {
	parts := []string{m.Name}
	add := func(label, s string) {
		if s != "" {
			parts = append(parts, label+s)
		}
	}
	add("country ", m.Country)
	add("org ", m.Org)
	add("plover ", m.Plover)
	add("sectors ", strings.Join(m.Sectors, ","))
	if m.COW > 0 {
		add("COW ", fmt.Sprint(m.COW))
	}
	add("capital ", m.Capital)
	add("of ", m.Of)
	for _, o := range m.Offices {
		of := o.Country
		if of == "" {
			of = o.Org
		}
		add("", strings.TrimSpace(fmt.Sprintf("%s %s %s/%s", o.Title, of, o.From, o.To)))
	}
	add("code ", m.Code(day))
	add("", m.Note)
	return strings.Join(parts, "; ")
}
