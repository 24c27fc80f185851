package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chancery"
	"chancery/internal/table"
)

func TestWriteErrors(t *testing.T) {
	for _, name := range Names() {
		err := Write(context.Background(), name, io.Discard, broken(all(t), errBroken))
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: readings that fail give %v", name, err)
		}
		err = Write(context.Background(), name, full{}, stream(all(t)))
		if chancery.KindOf(err) != chancery.IO {
			t.Errorf("%s: a full disk gives %v", name, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := Write(ctx, name, io.Discard, stream(all(t))); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: an interrupt gives %v", name, err)
		}
	}
	err := Write(context.Background(), "xls", io.Discard, stream(nil))
	if chancery.KindOf(err) != chancery.Usage || !strings.Contains(chancery.HintOf(err), "parquet") {
		t.Errorf("an unknown format gives %v, hint %q", err, chancery.HintOf(err))
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteIsDeterministic(t *testing.T) {
	for _, name := range Names() {
		if !bytes.Equal(written(t, name, all(t)), written(t, name, all(t))) {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

// All but the graphs, which gather, must write while they read.
func TestWriteStreams(t *testing.T) {
	one := odd(t)
	for _, name := range Names() {
		if name == "graphml" || name == "gexf" {
			continue
		}
		out := &counter{}
		seen := -1
		n := 300 // most write at every 64 KB
		if name == "parquet" {
			n = groupRows/len(Statements(&one)) + 100
		}
		readings := func(yield func(chancery.Reading, error) bool) {
			for i := range n {
				if i == n-10 {
					seen = out.bytes
				}
				if !yield(one, nil) {
					return
				}
			}
		}
		if err := Write(context.Background(), name, out, readings); err != nil {
			t.Fatal(err)
		}
		if seen == 0 {
			t.Errorf("%s: nothing was written before the last readings came", name)
		}
	}
}

type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) { c.bytes += len(p); return len(p), nil }

func TestJSONLRoundTrip(t *testing.T) {
	first := written(t, "jsonl", all(t))
	var again []chancery.Reading
	dec := json.NewDecoder(bytes.NewReader(first))
	for dec.More() {
		var r chancery.Reading
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		again = append(again, r)
	}
	if !reflect.DeepEqual(again, all(t)) {
		t.Error("readings came back changed")
	}
	if !bytes.Equal(first, written(t, "jsonl", again)) {
		t.Error("bytes came back changed")
	}
}

// The page of formats names each of them, and every column of the statements.
func TestDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "format", "exports.md"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range Formats() {
		if names[f.Name] || f.Extension == "" || f.MediaType == "" || f.Title == "" {
			t.Errorf("%+v: incomplete, or there twice", f)
		}
		names[f.Name] = true
		if !strings.Contains(string(page), "\n## "+f.Name) {
			t.Errorf("docs/format/exports.md has no section %s", f.Name)
		}
	}
	for _, c := range columnsOf(reflect.TypeFor[Statement]()) {
		if !strings.Contains(string(page), "`"+c+"`") {
			t.Errorf("docs/format/exports.md has no column %s", c)
		}
	}
}

// The table of codes agrees with that of the gazetteer.
func TestStates(t *testing.T) {
	g, err := os.Open(filepath.Join("..", "gazetteer", "data", "states.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	rows := 0
	err = table.Rows(g, "states.tsv", "iso3\tiso2\tcow\tkind\tof\tcapital\tnames\tshort\tadjective\tpeople", func(cell []string) error {
		rows++
		name, _, _ := strings.Cut(cell[6], "|")
		if s, ok := states()[cell[0]]; !ok || s.iso2 != cell[1] || s.name != name {
			t.Errorf("%s is %+v here, %s %s in the gazetteer", cell[0], s, cell[1], name)
		}
		return nil
	})
	if err != nil || rows != len(states()) {
		t.Errorf("%d rows in the gazetteer, %d here: %v", rows, len(states()), err)
	}
	for text, want := range map[string]string{
		"iso3\tiso2\tfips\tname\nTCD\tTD\tCD":                          "x.tsv:2: 3 cells, not 4",
		"iso3\tiso2\tfips\n":                                           "x.tsv:1: header is",
		"# c\niso3\tiso2\tfips\tname\nTCD\tT\tCD\tChad":                "x.tsv:3:",
		"iso3\tiso2\tfips\tname\nTCD\tTD\tCD\tChad\nTCD\tTD\tCD\tChad": "x.tsv:3: TCD stands twice",
	} {
		if _, err := loadStates("x.tsv", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", text, err, want)
		}
	}
}

func TestPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "times"))
		p := newPoints(text)
		n := 0
		for i := range text {
			if got := p.at(i); got != n {
				t.Fatalf("byte %d is code point %d, want %d", i, got, n)
			}
			n++
		}
		if got := p.at(len(text)); got != n {
			t.Fatalf("the end is %d, want %d", got, n)
		}
	})
}
