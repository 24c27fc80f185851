// Package ingest turns files and streams into reports: plain text, HTML pages, JSON
// lines, feeds and WARC files, also packed with gzip, in any encoding that can be
// told, as a stream that never holds more than one report or one feed. A broken input
// is one error in the stream; the rest goes on.
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
	WARC  Format = "warc"
	Feed  Format = "feed" // RSS, Atom or JSON Feed
)

// The limits, in bytes.
const (
	MaxReport    = 8 << 20   // one report, as read: a hundred times the longest news article
	MaxParagraph = 256 << 10 // one line of a report: beyond it, it is data and not prose
	MaxLine      = 16 << 20  // one line of JSON lines
	MaxFeed      = 16 << 20  // one feed: ten times the largest that sites serve
	sniffBytes   = 4 << 10

	maxPayload = max(MaxReport, MaxFeed) // what is read of one document of the web
)

// Options say how inputs are read.
type Options struct {
	Format   Format // "" for Auto
	Encoding string // WHATWG name of the encoding of text and HTML; "" to find out
	// Metadata stands where a JSON line, an item of a feed or a record of a crawl
	// leaves a field out, and before what a page or a text shows of itself. Of it
	// Title, Outlet, URL, Byline, Published and Language are used.
	Metadata chancery.Report
	// Progress, if it is not nil, is told how many bytes of a file were read, as
	// they are read.
	Progress func(bytes int)
	// Fill says that the document is one of many: Metadata stands only where it says
	// nothing of itself.
	Fill bool
}

// Item is a report and where it was found.
type Item struct {
	Report chancery.Report
	Name   string   // the file, with ":line" for JSON lines, "#item" for feeds, "@offset" for records; "-" for standard input
	Notes  []string // what the user should know: a guessed encoding, a foreign language
	// Skipped says why there is no report, where none was to be expected: the item of
	// a feed is a link only, the records of a crawl are pictures. Report then has what
	// is known, and no text.
	Skipped string
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
		packed := &counter{r: r, told: o.Progress}
		in, err := unpacked(bufio.NewReaderSize(packed, 64<<10), packed)
		if err != nil {
			yield(Item{Name: name}, readError(name, err))
			return
		}
		head, err := in.Peek(sniffBytes)
		if err != nil && err != io.EOF && len(head) == 0 { // else what reads on will meet it
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
		switch format {
		case JSONL:
			lines(in, name, o, yield)
		case WARC:
			crawl(in, name, o, yield)
		case Feed:
			data, err := limited(in, name, MaxFeed)
			if err != nil {
				yield(Item{Name: name}, err)
				return
			}
			entries(data, name, Origin{}, o, yield)
		default:
			data, err := limited(in, name, MaxReport)
			if err != nil {
				yield(Item{Name: name}, err)
				return
			}
			yield(document(data, name, format, Origin{}, o))
		}
	}
}

// limited reads an input of at most limit bytes.
func limited(in io.Reader, name string, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err != nil {
		return nil, readError(name, err)
	}
	if len(data) > limit {
		return nil, tooLarge(name, limit)
	}
	return data, nil
}

func tooLarge(name string, limit int) error {
	return failure(chancery.TooLarge, name, "is larger than "+size(limit)+", the limit for one report",
		"if it holds many reports, make it JSON lines, one report a line: --input jsonl; of a page, save the article alone")
}

// document reads a text or a page that is one report.
func document(data []byte, name string, format Format, from Origin, o Options) (Item, error) {
	item := Item{Name: name}
	if len(data) > MaxReport {
		return item, tooLarge(name, MaxReport)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return item, failure(chancery.Invalid, name, "is empty", "give a report to read")
	}
	if format == HTML {
		return page(data, name, from, o)
	}
	text, note, err := decode(data, name, o.Encoding, from.charset())
	if err != nil {
		return item, err
	}
	item.Report = chancery.Report{Title: title(text), Text: text}
	item.note(note)
	return item.served(from, o)
}

// served fills in what is known from the way that the report came, and finishes it.
func (item Item) served(from Origin, o Options) (Item, error) {
	r := &item.Report
	if r.Published != "" && !ValidDate(r.Published) {
		item.note(fmt.Sprintf("its date of publication %q cannot be; left out", r.Published))
		r.Published = ""
	}
	if from.Date != "" && ValidDate(from.Date) {
		first(&r.Published, o.Metadata.Published, from.Date)
	}
	first(&r.URL, from.URL)
	if o.Fill {
		return item.finishObject(o)
	}
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

// size prints a number of bytes for a person.
func size(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
}
