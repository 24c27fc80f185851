package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"runtime"

	"chancery"
	"chancery/internal/export"
	"chancery/internal/ingest"
	"chancery/internal/show"
	"chancery/lang/en"
	"chancery/read"
)

type readCmd struct {
	Files []string `arg:"" name:"file" help:"Files to read; - for standard input. Plain text, HTML pages, JSON lines, feeds or WARC files, as they are or packed with gzip."`

	Format string `short:"f" enum:"auto,text,json,jsonl,html,plover,cameo,conllu,csv,polecat,gdelt,geojson,webannotation,ftm,ftm-statements" default:"auto" help:"What to print: text for people, json, jsonl, html (one self-contained page), conllu (the parse), or a format of docs/format/exports.md: plover, cameo, csv, polecat … auto: text on a terminal, else jsonl. One of ${enum}."`
	Input  string `enum:"auto,text,html,jsonl,warc,feed" default:"auto" help:"What the files are. One of ${enum}."`

	Encoding  string `placeholder:"NAME" help:"Encoding of text and HTML, such as windows-1251, where the file does not say."`
	Published string `placeholder:"DATE" help:"Date of publication: 2023-03-13, 2023-03 or 2023-03-13T08:00:00Z."`
	Outlet    string `placeholder:"NAME" help:"The outlet that published the reports."`
	Title     string `placeholder:"TEXT" help:"Title, for one report."`
	URL       string `name:"url" placeholder:"URL" help:"Where the report was found."`

	Gazetteer []string `placeholder:"FILE" type:"path" help:"More names of states, places and organisations: a table as docs/format/gazetteer.md describes."`
	Lexicon   []string `placeholder:"FILE" type:"path" help:"More events: a table as docs/format/lexicon.md describes."`
	Actors    []string `placeholder:"FILE" type:"path" help:"PETRARCH actor dictionaries."`
	Agents    []string `placeholder:"FILE" type:"path" help:"PETRARCH agent dictionaries."`

	Workers int    `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor. The output does not depend on it."`
	Color   string `enum:"auto,always,never" default:"auto" help:"Colour in text: auto (on a terminal, unless NO_COLOR is set), always or never."`
	Width   int    `placeholder:"N" help:"Columns of text output; 0 for those of the terminal, or 100."`
	Explain bool   `help:"In text: below each event the words, the lexicon entry and the path that made it, and the reason of each perspective."`
	Strict  bool   `help:"Stop at the first input that cannot be read."`
}

// Help is the longer help of the command.
func (readCmd) Help() string {
	return `Reads each report and prints its reading: events, agreements, who says what, and open questions, each with the words it rests on.

Metadata given by flags stands where a JSON line leaves a field out, and before what a page shows of itself.

Examples:
  chancery read examples/reports/roadmap.txt --published 2023-03-13
  chancery read -f html page.html > reading.html
  cat reports.jsonl | chancery read -f jsonl - > readings.jsonl`
}

// Run reads the files and prints their readings in input order.
func (c *readCmd) Run(e *env) error {
	if c.Published != "" && !ingest.ValidDate(chancery.Date(c.Published)) {
		return &chancery.Error{Op: "read", Kind: chancery.Usage, Subject: "--published " + c.Published,
			Hint: "write it as 2023-03-13, 2023-03 or 2023-03-13T08:00:00Z", Err: errors.New("not a date")}
	}
	if c.Workers < 0 {
		return &chancery.Error{Op: "read", Kind: chancery.Usage, Subject: fmt.Sprintf("--workers %d", c.Workers),
			Hint: "give a number of workers, or 0 for one a processor", Err: errors.New("less than none")}
	}
	switch c.format(e) {
	case "csv", "polecat", "gdelt", "geojson", "webannotation", "ftm", "ftm-statements":
		return c.export(e)
	}
	work, err := c.worker(e)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(e.stdout, 64<<10)
	if c.format(e) == "html" {
		if err := show.HTMLHead(out, c.pageTitle()); err != nil {
			return output(err)
		}
	}
	var first error
	for r := range c.good(e, work, &first) {
		out.Write(r.body)
		if err := out.Flush(); err != nil {
			return output(err)
		}
	}
	if c.format(e) == "html" {
		if err := show.HTMLFoot(out); err != nil {
			return output(err)
		}
	}
	if err := out.Flush(); err != nil {
		return output(err)
	}
	if first != nil {
		return reported{first}
	}
	return e.ctx.Err()
}

// good yields the results of the files, in input order. It prints what is wrong with
// inputs that could not be read, leaves them out, and keeps the first error.
func (c *readCmd) good(e *env, work func(input) result, first *error) iter.Seq[result] {
	return func(yield func(result) bool) {
		for r := range ordered(c.inputs(e), c.workers(), work) {
			for _, note := range r.item.Notes {
				e.warn("%s: %s", r.item.Name, note)
			}
			if r.item.Skipped != "" {
				e.warn("%s: %s", r.item.Name, r.item.Skipped)
				continue
			}
			if r.err != nil {
				e.report(r.err)
				if *first == nil {
					*first = r.err
				}
				if c.Strict {
					return
				}
				continue
			}
			if !yield(r) {
				return
			}
		}
	}
}

// export writes the readings in a format that is more than one piece for each.
func (c *readCmd) export(e *env) error {
	reader, err := c.reader()
	if err != nil {
		return err
	}
	var first error
	work := func(in input) result {
		r := result{input: in}
		if in.err == nil && in.item.Skipped == "" {
			r.reading = reader.Read(in.item.Report)
		}
		return r
	}
	readings := func(yield func(chancery.Reading, error) bool) {
		for r := range c.good(e, work, &first) {
			if !yield(r.reading, nil) {
				return
			}
		}
	}
	if err := export.Write(e.ctx, c.Format, e.stdout, readings); err != nil {
		return err
	}
	if first != nil {
		return reported{first}
	}
	return e.ctx.Err()
}

func output(err error) error {
	return &chancery.Error{Op: "write", Kind: chancery.IO, Subject: "standard output", Err: err}
}

func (c *readCmd) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// pageTitle is the title of an HTML page of readings.
func (c *readCmd) pageTitle() string {
	switch {
	case c.Title != "":
		return c.Title + " · Chancery"
	case len(c.Files) == 1 && c.Files[0] != "-":
		return filepath.Base(c.Files[0]) + " · Chancery"
	default:
		return "Readings · Chancery"
	}
}

// input is one report to read, or why there is none.
type input struct {
	number int // from 1, in input order
	item   ingest.Item
	err    error
}

// result is an input with what is printed of it, or its reading.
type result struct {
	input
	body    []byte
	reading chancery.Reading
}

// inputs yields the reports of the files until the command is interrupted.
func (c *readCmd) inputs(e *env) iter.Seq[input] {
	options := ingest.Options{
		Format:   ingest.Format(c.Input),
		Encoding: c.Encoding,
		Metadata: chancery.Report{Title: c.Title, Outlet: c.Outlet, URL: c.URL, Published: chancery.Date(c.Published)},
	}
	return func(yield func(input) bool) {
		number := 0
		for item, err := range ingest.Paths(c.Files, e.stdin, options) {
			number++
			if e.ctx.Err() != nil || !yield(input{number, item, err}) {
				return
			}
		}
	}
}

func (c *readCmd) reader() (*read.Reader, error) {
	return read.New(read.Options{GazetteerFiles: c.Gazetteer, ActorFiles: c.Actors, AgentFiles: c.Agents, LexiconFiles: c.Lexicon})
}

// worker returns the function that makes a result of an input, on any goroutine.
// The model and the tables are loaded here, once.
func (c *readCmd) worker(e *env) (func(input) result, error) {
	if c.format(e) == "conllu" {
		return func(in input) result { return render(in, conllu) }, nil
	}
	reader, err := c.reader()
	if err != nil {
		return nil, err
	}
	var form func(io.Writer, *chancery.Reading, int) error
	switch c.format(e) {
	case "text":
		options := show.TextOptions{Width: c.width(e), Color: c.colour(e), Explain: c.Explain}
		form = func(w io.Writer, r *chancery.Reading, _ int) error { return show.Text(w, r, options) }
	case "html":
		form = show.HTML
	case "plover":
		form = func(w io.Writer, r *chancery.Reading, _ int) error { return export.PLOVER(w, r) }
	case "cameo":
		form = func(w io.Writer, r *chancery.Reading, _ int) error { return export.CAMEO(w, r) }
	case "json":
		form = func(w io.Writer, r *chancery.Reading, _ int) error { return encode(w, r, "  ") }
	default:
		form = func(w io.Writer, r *chancery.Reading, _ int) error { return encode(w, r, "") }
	}
	return func(in input) result {
		return render(in, func(w io.Writer, report chancery.Report) error {
			reading := reader.Read(report)
			return form(w, &reading, in.number)
		})
	}, nil
}

// render prints what form makes of an input into a result.
func render(in input, form func(io.Writer, chancery.Report) error) result {
	r := result{input: in}
	if in.err != nil || in.item.Skipped != "" {
		return r
	}
	var body bytes.Buffer
	r.err = form(&body, in.item.Report)
	r.body = body.Bytes()
	return r
}

// encode prints a reading as JSON, indented or on one line.
func encode(w io.Writer, r *chancery.Reading, indent string) error {
	j := json.NewEncoder(w)
	j.SetEscapeHTML(false)
	j.SetIndent("", indent)
	return j.Encode(r)
}

// conllu prints the parse of a report.
func conllu(w io.Writer, report chancery.Report) error {
	doc := en.Annotate(report.Text)
	return doc.WriteConllu(w, string(read.ID(report.Text)))
}
