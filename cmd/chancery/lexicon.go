package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/tabwriter"

	"chancery"
	"chancery/internal/event"
	"chancery/internal/gazetteer"
	"chancery/internal/ingest"
	"chancery/lang/en"
)

type lexiconCmd struct {
	List     lexiconListCmd     `cmd:"" help:"List the entries: name, type, code, number of triggers."`
	Test     lexiconTestCmd     `cmd:"" help:"Run the example sentences of the entries."`
	Coverage lexiconCoverageCmd `cmd:"" help:"List frequent predicates with political participants that no entry covers."`
}

// lexiconOf loads the built-in lexicon with the user's files.
func lexiconOf(files []string) (*event.Lexicon, error) {
	if len(files) == 0 {
		return event.Builtin(), nil
	}
	var sources []event.Source
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			kind := chancery.IO
			if errors.Is(err, fs.ErrNotExist) {
				kind = chancery.NotFound
			}
			return nil, &chancery.Error{Op: "read lexicon", Kind: kind, Subject: name, Err: err}
		}
		sources = append(sources, event.Source{Name: name, Text: strings.NewReader(string(b))})
	}
	l, err := event.With(sources...)
	if err != nil {
		return nil, &chancery.Error{Op: "read lexicon", Kind: chancery.Invalid,
			Hint: "docs/format/lexicon.md describes the format", Err: err}
	}
	return l, nil
}

type lexiconListCmd struct {
	Lexicon []string `placeholder:"FILE" type:"path" help:"Own lexicon files, beside the built-in one."`
	Type    string   `placeholder:"TYPE" help:"Only entries of this PLOVER type."`
}

// Run prints one line for each entry.
func (c *lexiconListCmd) Run(e *env) error {
	l, err := lexiconOf(c.Lexicon)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, x := range l.Entries {
		if c.Type != "" && x.Type != c.Type {
			continue
		}
		typ := x.Type
		if typ == "" {
			typ = "-"
		}
		if x.Mode != "" {
			typ += "/" + x.Mode
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s:%d\n", x.Name, typ, x.CAMEO, x.File, x.Line)
	}
	if err := w.Flush(); err != nil {
		return output(err)
	}
	fmt.Fprintf(e.stdout, "%d entries, %d trigger senses\n", len(l.Entries), l.Senses())
	return nil
}

type lexiconTestCmd struct {
	Lexicon []string `placeholder:"FILE" type:"path" help:"Own lexicon files: only their examples are run."`
}

// Run prints the examples that come out wrong, and fails if there are any.
func (c *lexiconTestCmd) Run(e *env) error {
	l, err := lexiconOf(c.Lexicon)
	if err != nil {
		return err
	}
	own := map[string]bool{}
	for _, f := range c.Lexicon {
		own[f] = true
	}
	only := func(x *event.Entry) bool { return len(own) == 0 || own[x.File] }
	examples := 0
	for _, x := range l.Entries {
		if only(x) {
			examples += len(x.Examples)
		}
	}
	fails := l.Check(en.Annotate, gazetteer.Default(), only)
	for _, f := range fails {
		fmt.Fprintln(e.stdout, f.Error())
	}
	fmt.Fprintf(e.stdout, "%d of %d examples as they should be\n", examples-len(fails), examples)
	if len(fails) > 0 {
		return &chancery.Error{Op: "test lexicon", Kind: chancery.Invalid, Err: fmt.Errorf("%d examples fail", len(fails)),
			Hint: "each line above gives the entry, the sentence, what should come of it and what did"}
	}
	return nil
}

type lexiconCoverageCmd struct {
	Path    string   `arg:"" type:"path" help:"A folder or file of JSON lines with a text field, or of plain text."`
	Top     int      `default:"50" placeholder:"N" help:"How many uncovered predicates to list."`
	Limit   int      `default:"5000" placeholder:"N" help:"How many reports to read."`
	Lexicon []string `placeholder:"FILE" type:"path" help:"Own lexicon files, beside the built-in one."`
}

// Run counts and prints.
func (c *lexiconCoverageCmd) Run(e *env) error {
	l, err := lexiconOf(c.Lexicon)
	if err != nil {
		return err
	}
	var files []string
	err = filepath.WalkDir(c.Path, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			switch filepath.Ext(p) {
			case ".jsonl", ".txt", ".html":
				files = append(files, p)
			}
		}
		return err
	})
	if err != nil {
		return &chancery.Error{Op: "read reports", Kind: chancery.NotFound, Subject: c.Path, Err: err}
	}
	sort.Strings(files)
	cov, gaz, n := event.NewCoverage(l), gazetteer.Default(), 0
	for item, err := range ingest.Paths(files, e.stdin, ingest.Options{}) {
		if n >= c.Limit || e.ctx.Err() != nil {
			break
		}
		if err != nil || item.Skipped != "" {
			continue // a broken line is no reason not to count the others
		}
		doc := en.Annotate(item.Report.Text)
		cov.Add(&doc, gaz)
		n++
	}
	all, covered, shown := 0, 0, 0
	preds := cov.Predicates()
	for _, p := range preds {
		all += p.Count
		if p.Covered {
			covered += p.Count
		}
	}
	fmt.Fprintf(e.stdout, "%d reports; %d uses of %d verbs with a political participant; entries cover %.1f %% of the uses\n", n, all, len(preds), 100*float64(covered)/float64(max(all, 1)))
	for _, p := range preds {
		if !p.Covered && shown < c.Top {
			fmt.Fprintf(e.stdout, "%6d  %s\n", p.Count, p.Lemma)
			shown++
		}
	}
	return e.ctx.Err()
}
