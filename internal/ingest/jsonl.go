package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"chancery"
)

// lines yields the reports of JSON lines: one object a line, of the fields of
// chancery.Report, "text" required. Other fields are kept in Extra. A line that
// fails yields an error and the next line follows.
func lines(in *bufio.Reader, name string, o Options, yield func(Item, error) bool) {
	for number := 1; ; number++ {
		line, err := readLine(in)
		where := fmt.Sprintf("%s:%d", name, number)
		switch {
		case err == io.EOF && number == 1:
			yield(Item{Name: name}, failure(chancery.Invalid, name, "is empty", "give one JSON object a line, with a \"text\""))
			return
		case err == io.EOF:
			return
		case errors.Is(err, errLongLine):
			if !yield(Item{Name: where}, failure(chancery.TooLarge, where, "is longer than "+size(MaxLine)+", the limit for one line", "split the report")) {
				return
			}
			continue
		case err != nil:
			yield(Item{Name: where}, readError(where, err))
			return
		}
		if number == 1 {
			line = bytes.TrimPrefix(line, utf8BOM)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		item := Item{Name: where}
		if item.Report, err = object(line, where); err == nil {
			item, err = item.finishObject(o)
		}
		if !yield(item, err) {
			return
		}
	}
}

var errLongLine = errors.New("line too long")

// readLine returns the next line without its end. After errLongLine the rest of
// the line has been skipped.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > MaxLine {
			long, line = true, nil
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(line) > 0 || long), err == nil:
			if long {
				return nil, errLongLine
			}
			return bytes.TrimRight(line, "\r\n"), nil
		default:
			return nil, err
		}
	}
}

// known are the fields that a line may set; the reader fills the others.
type known struct {
	Title     string                     `json:"title"`
	Outlet    string                     `json:"outlet"`
	URL       string                     `json:"url"`
	Byline    string                     `json:"byline"`
	Published chancery.Date              `json:"published"`
	Language  string                     `json:"language"`
	Text      *string                    `json:"text"`
	Extra     map[string]json.RawMessage `json:"extra"`
}

// knownFields are not extra. An id that is not the digest of a text is: the reader
// gives every report the id of its text.
var knownFields = []string{"title", "outlet", "url", "byline", "published", "language", "text", "extra", "dateline"}

// object decodes one line.
func object(line []byte, where string) (chancery.Report, error) {
	bad := func(what, hint string) (chancery.Report, error) {
		return chancery.Report{}, failure(chancery.Invalid, where, what, hint)
	}
	if !utf8.Valid(line) {
		return bad("is not UTF-8", "JSON lines are UTF-8: convert the file")
	}
	var fields known
	if err := json.Unmarshal(line, &fields); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			want := "text"
			if wrong.Type.Kind() == reflect.Map {
				want = "an object"
			}
			return bad(fmt.Sprintf("field %q is %s where %s belongs", wrong.Field, jsonKind(wrong.Value), want), "see docs/format/reading.md for the fields")
		}
		return bad("is not a JSON object: "+err.Error(), "one object a line; jq -c . makes lines of objects, jq -c .[] of a list")
	}
	if fields.Text == nil {
		return bad("has no \"text\"", "every line needs the text of its report")
	}
	if fields.Published != "" && !ValidDate(fields.Published) {
		return bad(fmt.Sprintf("published %q is not a date", fields.Published), "write it as 2023-03-13, 2023-03 or 2023-03-13T08:00:00Z")
	}
	report := chancery.Report{
		Title: fields.Title, Outlet: fields.Outlet, URL: fields.URL, Byline: fields.Byline,
		Published: fields.Published, Language: fields.Language, Text: *fields.Text, Extra: fields.Extra,
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return bad("is not a JSON object: "+err.Error(), "")
	}
	for _, name := range knownFields {
		delete(all, name)
	}
	if bytes.HasPrefix(all["id"], []byte(`"sha256:`)) {
		delete(all, "id")
	}
	for name, value := range all {
		if report.Extra == nil {
			report.Extra = make(map[string]json.RawMessage, len(all))
		}
		report.Extra[name] = value
	}
	return report, nil
}

// jsonKind is what a JSON value is, as encoding/json names it, for a sentence.
func jsonKind(value string) string {
	kind, _, _ := strings.Cut(value, " ") // "number 5"
	switch kind {
	case "bool":
		return "true or false"
	case "array", "object":
		return "an " + kind
	}
	return "a " + kind
}

// finishObject is finish for a line: what it states itself stands before the
// metadata that the user gave for all.
func (item Item) finishObject(o Options) (Item, error) {
	m, r := &o.Metadata, &item.Report
	for _, pair := range []struct{ own, given *string }{
		{&r.Title, &m.Title}, {&r.Outlet, &m.Outlet}, {&r.URL, &m.URL}, {&r.Byline, &m.Byline}, {&r.Language, &m.Language},
	} {
		if *pair.own != "" {
			*pair.given = ""
		}
	}
	if r.Published != "" {
		m.Published = ""
	}
	return item.finish(o)
}
