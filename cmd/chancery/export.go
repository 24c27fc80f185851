package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"chancery"
	"chancery/internal/export"
	"chancery/internal/ledger"
)

type exportCmd struct {
	ledgerFlag
	Query []string `arg:"" optional:"" name:"query" help:"Terms that must all hold, as of chancery query; without any, all that the ledger holds."`

	Format string `short:"f" required:"" enum:"jsonl,csv,parquet,plover,cameo,polecat,gdelt,agreements,graphml,gexf,geojson,webannotation,brat,ftm,ftm-statements" help:"What to write. One of ${enum}."`
	Of     string `enum:"statements,occurrences" default:"statements" help:"What to write: statements, as each report makes them, or occurrences, each event and agreement once, merged of all reports that tell of it. One of ${enum}."`
	Output string `short:"o" placeholder:"FILE" type:"path" help:"Where to write; standard output if absent. A file is there only when it is complete."`
	Whole  bool   `help:"Whole readings of the reports that hold such a statement, not only the statements."`
}

// Help is the longer help of the command.
func (exportCmd) Help() string {
	var b strings.Builder
	b.WriteString("Writes the statements that a query asks for, of the last reading of each report, as people corrected them and without those that a person rejected. With --of occurrences it writes what is merged, in one of jsonl, csv, parquet, agreements, graphml, gexf, geojson. docs/format/exports.md describes the formats and says what each loses:\n\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-15s %s\n", f.Name, f.Title)
	}
	b.WriteString(`
Examples:
  chancery export --ledger desk.db -f csv dyad:BLR-IRN since:2023 > belarus-iran.csv
  chancery export --ledger desk.db -f parquet -o statements.parquet
  chancery export --ledger desk.db --of occurrences -f csv country:IRN quad:conflict > conflicts.csv
  chancery export --ledger desk.db -f gexf type:agreement -o pacts.gexf`)
	return b.String()
}

// Run writes the readings of the ledger.
func (c *exportCmd) Run(e *env) error {
	filter, err := ledger.ParseQuery(strings.Join(c.Query, " "))
	if err != nil {
		return err
	}
	format, _ := export.Find(c.Format)
	if _, terminal := e.terminal(); terminal && format.Binary && c.Output == "" {
		return &chancery.Error{Op: "export", Kind: chancery.Usage, Subject: c.Format, Hint: "write it to a file: -o FILE" + format.Extension, Err: errors.New("not for a terminal")}
	}
	if c.Of == "occurrences" && c.Whole {
		return &chancery.Error{Op: "export", Kind: chancery.Usage, Subject: "--whole", Hint: "leave it out, or ask for statements", Err: errors.New("an occurrence is no reading")}
	}
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	count := 0
	from := l.Passing(e.ctx, filter)
	if c.Whole {
		from = l.Readings(e.ctx, filter)
	}
	readings := counted(from, &count)
	what := "report"
	write := func(w io.Writer) error { return export.Write(e.ctx, c.Format, w, readings) }
	if c.Of == "occurrences" {
		what = "occurrence"
		write = func(w io.Writer) error {
			return export.WriteOccurrences(e.ctx, c.Format, w, counted(l.Occurring(e.ctx, filter), &count), nameOf)
		}
	}
	if err := toFile(c.Output, e.stdout, write); err != nil {
		return err
	}
	if count != 1 {
		what += "s"
	}
	e.warn("%d %s", count, what)
	return nil
}

// counted counts what a stream yields.
func counted[T any](list iter.Seq2[T, error], n *int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range list {
			if err == nil {
				*n++
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// toFile gives write a file that gets its name when all is written, or standard output
// for "". What is there and no ordinary file, such as a pipe, is written to as it is.
func toFile(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "" {
		return write(stdout)
	}
	failed := func(err error) error {
		var cause *fs.PathError
		if errors.As(err, &cause) {
			err = cause.Err // the path stands in Subject
		}
		return &chancery.Error{Op: "write", Kind: chancery.IO, Subject: path, Hint: "does its folder exist, and may you write there?", Err: err}
	}
	part := path
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Mode().IsRegular():
		part = fmt.Sprintf("%s.%d.part", path, os.Getpid())
	case err != nil:
		return failed(err)
	}
	flags := os.O_WRONLY | os.O_CREATE
	if part != path {
		flags |= os.O_EXCL // nobody else's file
	}
	file, err := os.OpenFile(part, flags, 0o666)
	if err != nil {
		return failed(err)
	}
	err = write(file)
	if closing := file.Close(); err == nil && closing != nil {
		err = failed(closing)
	}
	if part == path {
		return err
	}
	if err != nil {
		os.Remove(part)
		return err
	}
	if err := os.Rename(part, path); err != nil {
		os.Remove(part)
		return failed(err)
	}
	return nil
}
