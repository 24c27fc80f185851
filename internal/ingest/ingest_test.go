package ingest

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const english = "Two states sign pact\n\nThe two ministers signed the agreement after talks in the capital on Monday, officials said.\n"

// all reads an input to its end.
func all(t *testing.T, input, name string, o Options) (items []Item, errs []error) {
	t.Helper()
	for item, err := range Stream(strings.NewReader(input), name, o) {
		if err != nil {
			errs = append(errs, err)
		} else {
			items = append(items, item)
		}
	}
	return items, errs
}

// only reads an input that holds one report.
func only(t *testing.T, input, name string, o Options) Item {
	t.Helper()
	items, errs := all(t, input, name, o)
	if len(items) != 1 || len(errs) != 0 {
		t.Fatalf("%d items, errors %v, want one item", len(items), errs)
	}
	return items[0]
}

func TestText(t *testing.T) {
	item := only(t, english, "report.txt", Options{})
	if r := item.Report; r.Text != english || r.Title != "Two states sign pact" || r.Language != "en" || len(item.Notes) != 0 {
		t.Errorf("%+v", item)
	}
}

func TestTitleRule(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"alone before a blank line", "A title\n\nText follows.", "A title"},
		{"with Windows line ends", "A title\r\n\r\nText follows.\r\n", "A title"},
		{"with a full stop", "A sentence.\n\nText follows.", ""},
		{"no blank line", "A title\nText follows.", ""},
		{"no text after", "A title\n\n", ""},
		{"one line", "A title", ""},
		{"blank first line", "\nA title\n\nText.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := title(c.text); got != c.want {
				t.Errorf("title %q, want %q", got, c.want)
			}
		})
	}
	if item := only(t, english, "-", Options{Metadata: chancery.Report{Title: "Given"}}); item.Report.Title != "Given" || item.Report.Text != english {
		t.Errorf("%+v: a given title stands, and the text stays whole", item.Report)
	}
}

func TestEncodings(t *testing.T) {
	russian := "Министры двух стран подписали соглашение после переговоров в столице. Об этом сообщило агентство.\n"
	french := "Le Premier ministre a signé l’accord à Genève après des entretiens prolongés avec la délégation.\n"
	encode := func(e interface {
		String(string) (string, error)
	}, text string) string {
		out, err := e.String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(endian unicode.Endianness) string {
		return encode(unicode.UTF16(endian, unicode.UseBOM).NewEncoder(), english)
	}
	for _, c := range []struct{ name, input, encoding, want, note string }{
		{"UTF-8 with a mark", "\ufeff" + english, "", english, ""},
		{"UTF-16, little end first", utf16(unicode.LittleEndian), "", english, ""},
		{"UTF-16, big end first", utf16(unicode.BigEndian), "", english, ""},
		{"undeclared windows-1251", encode(charmap.Windows1251.NewEncoder(), russian), "", russian, "windows-1251"},
		{"undeclared KOI8-R", encode(charmap.KOI8R.NewEncoder(), russian), "", russian, "koi8-r"},
		{"undeclared windows-1252", encode(charmap.Windows1252.NewEncoder(), french), "", french, "windows-1252"},
		{"named", encode(charmap.CodePage866.NewEncoder(), russian), "ibm866", russian, ""},
		{"named as it is", english, "utf-8", english, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := only(t, c.input, "-", Options{Encoding: c.encoding, Metadata: chancery.Report{Language: "en"}})
			if item.Report.Text != c.want {
				t.Errorf("text %q, want %q", item.Report.Text, c.want)
			}
			if notes := strings.Join(item.Notes, "; "); !strings.Contains(notes, c.note) || (c.note == "") != (notes == "") {
				t.Errorf("notes %q, want one on %q", notes, c.note)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	item := only(t, "Die beiden Minister unterzeichneten am Montag nach langen Gesprächen in der Hauptstadt ein Abkommen.", "-", Options{})
	if item.Report.Language != "de" || len(item.Notes) != 1 || !strings.Contains(item.Notes[0], "German") {
		t.Errorf("%+v", item)
	}
	item = only(t, english, "-", Options{Metadata: chancery.Report{Language: "en-GB"}})
	if item.Report.Language != "en" || len(item.Notes) != 0 {
		t.Errorf("%+v", item)
	}
}

// Each bad input has its kind, a message that says what is wrong, and a hint.
func TestBadInput(t *testing.T) {
	for _, c := range []struct {
		name, input, file string
		options           Options
		kind              chancery.Kind
		want              string
	}{
		{"empty", "", "a.txt", Options{}, chancery.Invalid, "a.txt: is empty"},
		{"blank", " \n\t\n", "a.txt", Options{}, chancery.Invalid, "is empty"},
		{"empty page", "", "a.html", Options{}, chancery.Invalid, "is empty"},
		{"empty lines", "", "a.jsonl", Options{}, chancery.Invalid, "is empty"},
		{"zero bytes", "report\x00\x01\x02", "a.txt", Options{}, chancery.Unsupported, "is binary"},
		{"PDF", "%PDF-1.7\n\x00\x01", "-", Options{}, chancery.Unsupported, "is a PDF file"},
		{"picture named as a page", "\x89PNG\r\n\x1a\n\x00\x00", "a.html", Options{}, chancery.Unsupported, "is a picture"},
		{"invalid UTF-8", "The caf\xff\xfe is “shut”, officials said – again.", "a.txt", Options{}, chancery.Invalid, "is not UTF-8: byte 7 is 0xff"},
		{"not what was named", "caf\xff", "a.txt", Options{Encoding: "utf-8"}, chancery.Invalid, "is not UTF-8"},
		{"unknown encoding", english, "a.txt", Options{Encoding: "klingon"}, chancery.Usage, "unknown encoding klingon"},
		{"huge", strings.Repeat("word ", MaxReport/5+1), "a.txt", Options{}, chancery.TooLarge, "is larger than 8 MiB"},
		{"a line of 1 MB", strings.Repeat("word ", 1<<20/5) + "\n" + english, "a.txt", Options{}, chancery.TooLarge, "has a line of 1024 KiB (line 1 of the text)"},
		{"a line of 1 MB without a space", english + strings.Repeat("x", 1<<20), "a.txt", Options{}, chancery.TooLarge, "line 4"},
		{"page of 50 MB", "<html><body>" + strings.Repeat("<p>word word</p>", 50<<20/16), "a.html", Options{}, chancery.TooLarge, "is larger than 8 MiB"},
		{"page a million deep", "<html><body>" + strings.Repeat("<div>", 1<<20), "a.html", Options{}, chancery.Invalid, "is not HTML"},
		{"XML of another kind", "<?xml version='1.0'?><urlset>", "a.xml", Options{}, chancery.Unsupported, "neither a page nor a feed"},
		{"gzip cut off", packed(t, strings.Repeat(english, 100))[:90], "a.txt.gz", Options{}, chancery.Invalid, "is a broken gzip file: it is cut off after"},
		{"gzip with nothing behind its mark", "\x1f\x8b", "a.txt.gz", Options{}, chancery.Invalid, "is a broken gzip file: it is cut off after 0 bytes"},
		{"gzip in gzip", packed(t, packed(t, english)), "a.txt.gz", Options{}, chancery.Unsupported, "a gzip file in a gzip file"},
		{"gzip bomb", packed(t, strings.Repeat(" ", 66<<20)), "a.txt.gz", Options{}, chancery.TooLarge, "is larger than 8 MiB"},
		{"gzip bomb of JSON lines", packed(t, strings.Repeat(" ", 66<<20)), "a.jsonl.gz", Options{}, chancery.TooLarge, "a gzip bomb"},
		{"gzip bomb in WARC", packed(t, "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 9999999999\r\n\r\n"+strings.Repeat(" ", 66<<20)), "a.warc.gz", Options{}, chancery.TooLarge, "a gzip bomb"},
		{"zstd", "\x28\xb5\x2f\xfd\x00", "a.warc.zst", Options{}, chancery.Unsupported, "packed with zstd"},
		{"WARC of nothing", "", "a.warc", Options{}, chancery.Invalid, "is empty"},
		{"the year 9999", `{"text":"x","published":"9999-12-31"}`, "a.jsonl", Options{}, chancery.Invalid, "is not a date"},
		{"the year 0", `{"text":"x","published":"0000-01-01"}`, "a.jsonl", Options{}, chancery.Invalid, "is not a date"},
		{"no article", "<html><body></body></html>", "a.html", Options{}, chancery.Invalid, "holds no readable article"},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, errs := all(t, c.input, c.file, c.options)
			if len(items) != 0 || len(errs) != 1 {
				t.Fatalf("%d items, %d errors, want one error", len(items), len(errs))
			}
			if chancery.KindOf(errs[0]) != c.kind || !strings.Contains(errs[0].Error(), c.want) || chancery.HintOf(errs[0]) == "" {
				t.Errorf("%v (%v), hint %q, want %v with %q", errs[0], chancery.KindOf(errs[0]), chancery.HintOf(errs[0]), c.kind, c.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	input := "\ufeff" + `{"text":"The ministers met.","title":"T","published":"2023-03-13","section":"world","rank":3,"id":17}
not json

{"title":"no text"}
{"text":7}
{"text":"x","published":"yesterday"}
{"text":"` + "\xff" + `"}
{"text":""}
{"text":"The second report.","extra":{"a":1},"b":[2],"id":"sha256:0"}`
	items, errs := all(t, input, "in.jsonl", Options{Metadata: chancery.Report{Outlet: "Given", Published: "2024-01-01", Language: "en"}})
	if len(items) != 2 {
		t.Fatalf("%d items, want 2; errors %v", len(items), errs)
	}
	first, second := items[0].Report, items[1].Report
	if first.Title != "T" || first.Published != "2023-03-13" || first.Outlet != "Given" || string(first.Extra["section"]) != `"world"` || string(first.Extra["rank"]) != "3" || string(first.Extra["id"]) != "17" {
		t.Errorf("first: %+v", first)
	}
	if second.Published != "2024-01-01" || string(second.Extra["a"]) != "1" || string(second.Extra["b"]) != "[2]" || second.Extra["id"] != nil || items[1].Name != "in.jsonl:9" {
		t.Errorf("second: %+v at %s", second, items[1].Name)
	}
	want := []string{
		"in.jsonl:2: is not a JSON object", `in.jsonl:4: has no "text"`, `in.jsonl:5: field "text" is a number`,
		`in.jsonl:6: published "yesterday" is not a date`, "in.jsonl:7: is not UTF-8", "in.jsonl:8: holds no text",
	}
	if len(errs) != len(want) {
		t.Fatalf("errors %v, want %d", errs, len(want))
	}
	for i, err := range errs {
		if chancery.KindOf(err) != chancery.Invalid || !strings.Contains(err.Error(), want[i]) {
			t.Errorf("error %d: %v, want %q", i, err, want[i])
		}
	}
}

func TestLongLine(t *testing.T) {
	input := `{"text":"` + strings.Repeat("x", MaxLine) + "\"}\n" + `{"text":"The next report."}` + "\n"
	items, errs := all(t, input, "in.jsonl", Options{})
	if len(errs) != 1 || chancery.KindOf(errs[0]) != chancery.TooLarge || !strings.Contains(errs[0].Error(), "in.jsonl:1: is longer than 16 MiB") {
		t.Errorf("errors %v", errs)
	}
	if len(items) != 1 || items[0].Report.Text != "The next report." || items[0].Name != "in.jsonl:2" {
		t.Errorf("items %v, want the line after the long one", items)
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       Format
	}{
		{"a.txt", english, Text},
		{"-", english, Text},
		{"-", `{"text":"x"}`, JSONL},
		{"-", "\ufeff\n {\"text\":\"x\"}", JSONL},
		{"a.txt", `{"text":"x"}`, Text},
		{"a.ndjson", english, JSONL},
		{"a.HTM", english, HTML},
		{"-", "<!DOCTYPE html><p>x", HTML},
		{"a.txt", "\n<html><p>x", HTML},
		{"-", "<?xml version=\"1.0\"?><html>", HTML},
		{"-", "<tags> in a text", Text},
		{"a.txt.gz", english, Text},
		{"a.jsonl.gz", english, JSONL},
		{"a.html.GZ", english, HTML},
		{"-", "WARC/1.0\r\nWARC-Type: response\r\n", WARC},
		{"a.warc.gz", "x", WARC},
		{"a.xml", "<?xml version='1.0'?>\n<!DOCTYPE rss>\n<!-- > --><rss version='2.0'>", Feed},
		{"a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'>", Feed},
		{"-", "<rdf:RDF\nxmlns='x'>", Feed},
		{"a.atom", "x", Feed},
		{"a.json", `{ "version": "https://jsonfeed.org/version/1.1"`, Feed},
		{"-", "\xff\xfe<\x00r\x00s\x00s\x00>\x00", Feed},
		{"-", "<rssx>", Text},
	} {
		if got, err := sniff([]byte(c.head), c.name, ""); err != nil || got != c.want {
			t.Errorf("sniff(%q, %s) = %s, %v, want %s", c.head, c.name, got, err, c.want)
		}
	}
}

func TestPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(t *testing.T, item Item) {
		t.Helper()
		r := item.Report
		if r.Title != "Two neighbours reopen their border" || r.Outlet != "The Border Courier" || r.Byline != "Ana Müller" ||
			r.Published != "2024-06-03" || r.URL != "https://courier.example/2024/border" || r.Language != "en" {
			t.Errorf("metadata %+v", r)
		}
		for _, want := range []string{"“The crossing will open on Friday,” he said.", "customs officers from both sides\n\n"} {
			if !strings.Contains(r.Text, want) {
				t.Errorf("text %q lacks %q", r.Text, want)
			}
		}
		for _, banned := range []string{"Subscribe", "cookies", "alert(", "Most read"} {
			if strings.Contains(r.Text, banned) {
				t.Errorf("text %q holds %q", r.Text, banned)
			}
		}
	}
	t.Run("UTF-8", func(t *testing.T) { check(t, only(t, string(page), "page.html", Options{})) })
	t.Run("declared windows-1252", func(t *testing.T) {
		out, err := charmap.Windows1252.NewEncoder().String(strings.Replace(string(page), `charset="utf-8"`, `charset="windows-1252"`, 1))
		if err != nil {
			t.Fatal(err)
		}
		item := only(t, out, "page.html", Options{})
		check(t, item)
		if len(item.Notes) != 0 {
			t.Errorf("notes %v: the page says what it is", item.Notes)
		}
	})
	t.Run("flags stand before the page", func(t *testing.T) {
		item := only(t, string(page), "page.html", Options{Metadata: chancery.Report{Outlet: "Given", Published: "2024-06-04"}})
		if r := item.Report; r.Outlet != "Given" || r.Published != "2024-06-04" || r.Title != "Two neighbours reopen their border" {
			t.Errorf("%+v", r)
		}
	})
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	one := filepath.Join(dir, "one.txt")
	if err := os.WriteFile(one, []byte(english), 0o600); err != nil {
		t.Fatal(err)
	}
	var names []string
	var kinds []chancery.Kind
	for item, err := range Paths([]string{one, filepath.Join(dir, "none.txt"), dir, "-", one}, strings.NewReader(english), Options{}) {
		names = append(names, filepath.Base(item.Name))
		kinds = append(kinds, chancery.KindOf(err))
	}
	if got, want := strings.Join(names, " "), "one.txt none.txt "+filepath.Base(dir)+" - one.txt"; got != want {
		t.Errorf("names %s, want %s", got, want)
	}
	want := []chancery.Kind{chancery.Unknown, chancery.NotFound, chancery.Usage, chancery.Unknown, chancery.Unknown}
	for i := range want {
		if kinds[i] != want[i] {
			t.Errorf("kinds %v, want %v", kinds, want)
			break
		}
	}
}

// A reader that fails half way is an I/O error, not a short report.
func TestBrokenStream(t *testing.T) {
	broken := errors.New("cable cut")
	for _, format := range []Format{Text, HTML, JSONL, Feed} {
		input := io.MultiReader(strings.NewReader(`{"text":"a`), &failing{broken})
		n := 0
		for _, err := range Stream(input, "-", Options{Format: format}) {
			n++
			if chancery.KindOf(err) != chancery.IO || !errors.Is(err, broken) {
				t.Errorf("%s: %v, want an I/O error", format, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d results, want one error", format, n)
		}
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

// What is packed is read as what it unpacks to, of many members too.
func TestGzip(t *testing.T) {
	if r := only(t, packed(t, english[:30])+packed(t, english[30:]), "a.txt.gz", Options{}).Report; r.Text != english {
		t.Errorf("%+v", r)
	}
	two := `{"text":"The ministers met."}` + "\n" + `{"text":"They signed it."}` + "\n"
	if items, errs := all(t, packed(t, two), "-", Options{}); len(items) != 2 || len(errs) != 0 {
		t.Errorf("%v, %v", items, errs)
	}
	cut := packed(t, strings.Repeat(two, 10)) + packed(t, strings.Repeat(two, 10))[:30]
	items, errs := all(t, cut, "a.jsonl.gz", Options{})
	if len(items) != 20 || len(errs) != 1 || chancery.KindOf(errs[0]) != chancery.Invalid || !strings.Contains(errs[0].Error(), "a broken gzip file") {
		t.Errorf("%d reports and %v, want those before the damage", len(items), errs)
	}
}

// A date that no report can have is left out of a page, with a note.
func TestPageDate(t *testing.T) {
	for _, date := range []string{"9999-12-31", "0000-01-01T00:00:00Z"} {
		item := only(t, article(`<meta name="date" content="`+date+`">`, prose), "a.html", Options{})
		if item.Report.Published != "" || len(item.Notes) != 1 || !strings.Contains(item.Notes[0], "cannot be; left out") {
			t.Errorf("%s: %+v", date, item)
		}
	}
}

// A line of a gigabyte is refused, whatever it is given as, in bounded memory.
func TestGigabyteLine(t *testing.T) {
	for _, c := range []struct {
		format Format
		start  string
		kind   chancery.Kind
	}{
		{Text, "", chancery.TooLarge},
		{HTML, "<html><p>", chancery.TooLarge},
		{JSONL, `{"text":"`, chancery.TooLarge},
		{Feed, "<rss><channel>", chancery.TooLarge},
		{WARC, "WARC/1.0\r\nX: ", chancery.Invalid},
		{Auto, "", chancery.TooLarge},
	} {
		t.Run(string(c.format), func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			line := io.LimitReader(&counting{line: bytes.Repeat([]byte("x"), 1<<10)}, 1<<30)
			var errs []error
			for _, err := range Stream(io.MultiReader(strings.NewReader(c.start), line), "-", Options{Format: c.format}) {
				errs = append(errs, err)
			}
			runtime.ReadMemStats(&after)
			if len(errs) != 1 || chancery.KindOf(errs[0]) != c.kind || chancery.HintOf(errs[0]) == "" {
				t.Errorf("%v, want one error: %v", errs, c.kind)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 200 {
				t.Errorf("%d MB allocated in all", used)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	told := 0
	input := packed(t, strings.Repeat(english, 1000))
	for _, err := range Stream(strings.NewReader(input), "-", Options{Progress: func(n int) { told += n }}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if told != len(input) {
		t.Errorf("%d bytes told of %d", told, len(input))
	}
}

// Only as much of an endless stream is read as is asked for.
func TestStreamIsLazy(t *testing.T) {
	endless := &counting{line: []byte("{\"text\":\"The ministers met in the capital.\"}\n")}
	n := 0
	for _, err := range Stream(endless, "-", Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1000 {
			break
		}
	}
	if endless.read > 1<<20 {
		t.Errorf("%d bytes read for 1000 reports of 45", endless.read)
	}
}

type counting struct {
	line []byte
	read int
}

func (c *counting) Read(p []byte) (int, error) {
	n := 0
	for n+len(c.line) <= len(p) {
		n += copy(p[n:], c.line)
	}
	if n == 0 {
		n = copy(p, c.line)
	}
	c.read += n
	return n, nil
}

func FuzzStream(f *testing.F) {
	for _, seed := range []string{english, `{"text":"x"}`, "<html><body><p>x</p>", "\xff\xfex\x00", "\xef\xbb\xbf{\"text\":1}", "caf\xe9 \x80"} {
		for _, format := range []byte{0, 1, 2, 3, 4, 5} {
			f.Add([]byte(seed), format)
		}
	}
	f.Fuzz(func(t *testing.T, input []byte, format byte) {
		formats := []Format{Auto, Text, HTML, JSONL, WARC, Feed}
		for item, err := range Stream(bytes.NewReader(input), "-", Options{Format: formats[format%6]}) {
			switch {
			case err != nil && chancery.KindOf(err) == chancery.Unknown:
				t.Errorf("an error without a kind: %v", err)
			case err == nil && item.Skipped == "" && (!utf8.ValidString(item.Report.Text) || strings.TrimSpace(item.Report.Text) == ""):
				t.Errorf("text %q", item.Report.Text)
			}
		}
	})
}
