// Package ingest turns files and streams into reports: plain text, HTML pages and
// JSON lines, in any encoding that can be told, as a stream that never holds more
// than one report. A broken input is one error in the stream; the rest goes on.
package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"chancery"
	"chancery/internal/language"
)

// Format is the form of an input.
type Format string

// The formats. Auto decides by the first bytes and the file name.
const (
	Auto  Format = "auto"
	Text  Format = "text"
	HTML  Format = "html"
	JSONL Format = "jsonl"
)

// The limits, in bytes.
const (
	MaxReport    = 8 << 20   // one report, as read: a hundred times the longest news article
	MaxParagraph = 256 << 10 // one line of a report: beyond it, it is data and not prose
	MaxLine      = 16 << 20  // one line of JSON lines
	sniffBytes   = 4 << 10
)

// Options say how inputs are read.
type Options struct {
	Format   Format // "" for Auto
	Encoding string // WHATWG name of the encoding of text and HTML; "" to find out
	// Metadata stands where a JSON line leaves a field out, and before what a page
	// or a text shows of itself. Of it Title, Outlet, URL, Byline, Published and
	// Language are used.
	Metadata chancery.Report
}

// Item is a report and where it was found.
type Item struct {
	Report chancery.Report
	Name   string   // the file, with ":line" for JSON lines; "-" for standard input
	Notes  []string // what the user should know: a guessed encoding, a foreign language
}

// Paths yields the reports of the files, in order; "-" stands for stdin. An input
// that fails yields one error, a *chancery.Error that names it, and the next follows.
func Paths(paths []string, stdin io.Reader, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for _, path := range paths {
			for item, err := range one(path, stdin, o) {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

func one(path string, stdin io.Reader, o Options) iter.Seq2[Item, error] {
	if path == "-" {
		return Stream(stdin, "-", o)
	}
	return func(yield func(Item, error) bool) {
		file, err := open(path)
		if err != nil {
			yield(Item{Name: path}, err)
			return
		}
		defer file.Close()
		for item, err := range Stream(file, path, o) {
			if !yield(item, err) {
				return
			}
		}
	}
}

// open opens a regular file or a pipe.
func open(path string) (*os.File, error) {
	file, err := os.Open(path)
	if err == nil {
		info, statErr := file.Stat()
		switch {
		case statErr != nil:
			err = statErr
		case info.IsDir():
			file.Close()
			return nil, failure(chancery.Usage, path, "is a folder",
				"name its files, for example "+filepath.Join(path, "*.txt"))
		default:
			return file, nil
		}
		file.Close()
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err // the path stands in Subject
	}
	kind, hint := chancery.IO, ""
	if errors.Is(err, fs.ErrNotExist) {
		kind, err, hint = chancery.NotFound, errors.New("no such file"), "check the path; - reads standard input"
	} else if errors.Is(err, fs.ErrPermission) {
		hint = "make the file readable"
	}
	return nil, &chancery.Error{Op: "read", Kind: kind, Subject: path, Hint: hint, Err: err}
}

// Stream yields the reports of one input. name stands in messages; its extension
// helps to tell the format.
func Stream(r io.Reader, name string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		head, err := in.Peek(sniffBytes)
		if err != nil && err != io.EOF {
			yield(Item{Name: name}, readError(name, err))
			return
		}
		format := o.Format
		if format == "" || format == Auto {
			format, err = sniff(head, name, o.Encoding)
			if err != nil {
				yield(Item{Name: name}, err)
				return
			}
		}
		if format == JSONL {
			lines(in, name, o, yield)
			return
		}
		yield(whole(in, name, format, o))
	}
}

// whole reads an input that is one report.
func whole(in io.Reader, name string, format Format, o Options) (Item, error) {
	item := Item{Name: name}
	data, err := io.ReadAll(io.LimitReader(in, MaxReport+1))
	if err != nil {
		return item, readError(name, err)
	}
	if len(data) > MaxReport {
		return item, failure(chancery.TooLarge, name, "is larger than "+size(MaxReport)+", the limit for one report",
			"if it holds many reports, make it JSON lines, one report a line: --input jsonl")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return item, failure(chancery.Invalid, name, "is empty", "give a report to read")
	}
	if format == HTML {
		return page(data, name, o)
	}
	text, note, err := decode(data, name, o.Encoding)
	if err != nil {
		return item, err
	}
	item.Report = chancery.Report{Title: title(text), Text: text}
	item.note(note)
	return item.finish(o)
}

// finish fills in the metadata and checks the text.
func (item Item) finish(o Options) (Item, error) {
	r := &item.Report
	if strings.TrimSpace(r.Text) == "" {
		return item, failure(chancery.Invalid, item.Name, "holds no text", "give a report to read")
	}
	if len(r.Text) > MaxReport {
		return item, failure(chancery.TooLarge, item.Name, "has a text larger than "+size(MaxReport), "split it into its reports")
	}
	if n, line := longestLine(r.Text); n > MaxParagraph {
		return item, failure(chancery.TooLarge, item.Name,
			fmt.Sprintf("has a line of %s (line %d of the text), over the limit of %s", size(n), line, size(MaxParagraph)),
			"a report has paragraphs: is this a page (--input html), JSON lines (--input jsonl), or data?")
	}
	set(&r.Title, o.Metadata.Title)
	set(&r.Outlet, o.Metadata.Outlet)
	set(&r.URL, o.Metadata.URL)
	set(&r.Byline, o.Metadata.Byline)
	set(&r.Published, o.Metadata.Published)
	set(&r.Language, o.Metadata.Language)
	if r.Language == "" {
		r.Language = language.Detect(r.Text)
	}
	r.Language, _, _ = strings.Cut(strings.ToLower(r.Language), "-") // en-GB
	if r.Language != "" && r.Language != "en" {
		item.note("its language is " + language.Name(r.Language) + "; only English is read, so nothing is said of it")
	}
	return item, nil
}

func set[S ~string](field *S, value S) {
	if value != "" {
		*field = value
	}
}

func (item *Item) note(text string) {
	if text != "" {
		item.Notes = append(item.Notes, text)
	}
}

// title applies the rule for plain text: the first line, if it stands alone before
// a blank line, has no full stop and is followed by text.
func title(text string) string {
	first, rest, ok := strings.Cut(text, "\n")
	first = strings.TrimSpace(first)
	if !ok || first == "" || strings.HasSuffix(first, ".") {
		return ""
	}
	second, rest, ok := strings.Cut(rest, "\n")
	if !ok || strings.TrimSpace(second) != "" || strings.TrimSpace(rest) == "" {
		return ""
	}
	return first
}

// longestLine returns the length of the longest line and its 1-based number.
func longestLine(text string) (length, number int) {
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		if len(line) > length {
			length, number = len(line), n
		}
		text = rest
	}
	return length, number
}

func failure(kind chancery.Kind, name, what, hint string) error {
	return &chancery.Error{Op: "read", Kind: kind, Subject: name, Hint: hint, Err: errors.New(what)}
}

func readError(name string, err error) error {
	return &chancery.Error{Op: "read", Kind: chancery.IO, Subject: name, Err: err}
}

// size prints a number of bytes for a person.
func size(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
}
