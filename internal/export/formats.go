package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"chancery"
)

// Readings is a stream of readings, with the text of their reports. A view takes
// one at a time and keeps none; it ends at the first error.
type Readings = iter.Seq2[chancery.Reading, error]

// Format is a form in which readings can be written.
type Format struct {
	Name      string // as a user names it
	Title     string // one line for people
	Extension string // of a file, with its dot
	MediaType string
	Binary    bool // not for a terminal
	write     func(w io.Writer, readings Readings) error
}

// Formats returns the formats, always in this order. Each is described in
// docs/format/exports.md.
func Formats() []Format {
	return []Format{
		{"jsonl", "readings, one JSON object a line", ".jsonl", "application/jsonl", false, writeJSONL},
		{"csv", "statements, one row each", ".csv", "text/csv", false, writeCSV},
		{"parquet", "statements as columns, for DuckDB, pandas, R", ".parquet", "application/vnd.apache.parquet", true, writeParquet},
		{"plover", "events as PLOVER JSON lines", ".plover.jsonl", "application/jsonl", false, each(PLOVER)},
		{"cameo", "events as rows of PETRARCH", ".cameo.tsv", "text/tab-separated-values", false, each(CAMEO)},
		{"polecat", "events in the 40 columns of POLECAT", ".polecat.tsv", "text/tab-separated-values", false, writePOLECAT},
		{"gdelt", "events in the 61 columns of GDELT 2.0, without header", ".gdelt.tsv", "text/tab-separated-values", false, writeGDELT},
		{"agreements", "agreements with the columns of the GGO treaty sets", ".agreements.csv", "text/csv", false, writeAgreements},
		{"graphml", "states and what joins them, for Gephi, yEd, networkx, igraph", ".graphml", "application/graphml+xml", false, writeGraphML},
		{"gexf", "states and what joins them, with time, for Gephi", ".gexf", "application/gexf+xml", false, writeGEXF},
		{"geojson", "events and agreements that have a place", ".geojson", "application/geo+json", false, writeGeoJSON},
		{"webannotation", "statements as W3C Web Annotations", ".jsonld", "application/ld+json", false, writeWebAnnotation},
		{"brat", "reports and annotations in brat standoff, as a zip", ".brat.zip", "application/zip", true, writeBrat},
		{"ftm", "FollowTheMoney entities, one a line", ".ftm.json", "application/jsonl", false, writeFtM},
		{"ftm-statements", "FollowTheMoney statements", ".statements.csv", "text/csv", false, writeFtMStatements},
	}
}

// Find returns the format of a name.
func Find(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Names returns the names of the formats in their order.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

// Write writes readings in the named format. What has no readings is still a valid
// file. Errors are those of the readings, unchanged; that of ctx; and
// *chancery.Error: Usage for a name that is none, IO when w fails, Internal for the rest.
func Write(ctx context.Context, name string, w io.Writer, readings Readings) error {
	f, ok := Find(name)
	if !ok {
		return &chancery.Error{Op: "export", Kind: chancery.Usage, Subject: "format " + name,
			Hint: "one of " + strings.Join(Names(), ", "), Err: errors.New("no such format")}
	}
	return guarded(ctx, name, w, readings, f.write)
}

// guarded runs the writer of a format, and tells failures of what is written, of w and
// of the format apart.
func guarded[T any](ctx context.Context, name string, w io.Writer, items iter.Seq2[T, error], write func(io.Writer, iter.Seq2[T, error]) error) error {
	out := &sink{w: w}
	buffer := bufio.NewWriterSize(out, 64<<10)
	in := &source[T]{ctx: ctx, items: items}
	err := write(buffer, in.each)
	if err == nil {
		err = buffer.Flush()
	}
	switch {
	case in.err != nil:
		return in.err
	case out.err != nil:
		return &chancery.Error{Op: "write export", Kind: chancery.IO, Subject: name, Hint: "is there room, and may you write there?", Err: out.err}
	case err != nil:
		return &chancery.Error{Op: "write export", Kind: chancery.Internal, Subject: name, Err: err}
	}
	return nil
}

// sink remembers that the writer failed, whatever a library makes of the error.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil && s.err == nil {
		s.err = err
	}
	return n, err
}

// source remembers that what is written failed, and ends them with their context.
type source[T any] struct {
	ctx   context.Context
	items iter.Seq2[T, error]
	err   error
}

func (s *source[T]) each(yield func(T, error) bool) {
	for r, err := range s.items {
		if err == nil {
			err = s.ctx.Err()
		}
		if err != nil {
			s.err = err
			var none T
			yield(none, err)
			return
		}
		if !yield(r, nil) {
			return
		}
	}
}

// each makes a format of a function that writes one reading.
func each(one func(io.Writer, *chancery.Reading) error) func(io.Writer, Readings) error {
	return func(w io.Writer, readings Readings) error {
		for r, err := range readings {
			if err != nil {
				return err
			}
			if err := one(w, &r); err != nil {
				return fmt.Errorf("report %s: %w", r.Report.ID, err)
			}
		}
		return nil
	}
}
