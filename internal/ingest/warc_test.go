package ingest

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery"

	"golang.org/x/text/encoding/charmap"
)

// article is a page of one paragraph, in sentences that a reader of pages keeps.
func article(head, text string) string {
	return "<!DOCTYPE html><html><head>" + head + "</head><body><article><h1>Border</h1><p>" + text + "</p></article></body></html>"
}

const prose = "The two ministers signed the agreement on the border after talks in the capital on Monday, officials said, " +
	"and both sides will open the crossing at the river before the end of the year, the joint statement said."

// record is one record of a WARC file.
func record(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-06-03T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(block), block)
}

// response is the record of a response with the given header fields.
func response(uri, fields, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+fields+"\r\n\r\n"+body)
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func deflated(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCrawl(t *testing.T) {
	russian, err := charmap.Windows1251.NewEncoder().String(article("", "Министры двух стран подписали соглашение после переговоров в столице. Об этом сообщило агентство в понедельник вечером."))
	if err != nil {
		t.Fatal(err)
	}
	dated := article(`<meta property="article:published_time" content="2024-05-30"><link rel="canonical" href="https://a.example/canonical">`, prose)
	page := article("", prose)
	file := record("warcinfo", "", "application/warc-fields", "software: x") +
		response("https://a.example/plain", "Content-Type: text/html; charset=utf-8", page) +
		response("https://a.example/dated", "content-type:text/html", dated) +
		response("https://a.example/gzip", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(t, page)) +
		response("https://a.example/deflate", "Content-Type: text/html\r\nContent-Encoding: deflate", deflated(t, page)) +
		response("https://a.example/chunked", "Content-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)) +
		response("https://a.example/undone", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", page) +
		response("https://a.example/ru", "Content-Type: text/html; charset=windows-1251", russian) +
		record("resource", "https://a.example/resource", "text/plain", english) +
		record("conversion", "https://a.example/wet", "text/plain", english) +
		response("https://a.example/p.png", "Content-Type: image/png", "\x89PNG") +
		response("https://a.example/q.png", "Content-Type: image/png", "\x89PNG") +
		response("https://a.example/robots.txt", "Content-Type: text/plain", "User-agent: *") +
		response("https://a.example/what", "X: y", "\x00\x01\x02") +
		record("response", "https://a.example/gone", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page) +
		record("request", "https://a.example/plain", "application/http", "GET / HTTP/1.1\r\n\r\n")
	check := func(t *testing.T, items []Item, errs []error) {
		t.Helper()
		if len(errs) != 0 || len(items) != 10 {
			t.Fatalf("%d items, errors %v, want 9 reports and what was left", len(items), errs)
		}
		for i, path := range []string{"plain", "canonical", "gzip", "deflate", "chunked", "undone", "ru", "resource", "wet"} {
			r, published := items[i].Report, chancery.Date("2024-06-03")
			if path == "canonical" {
				published = "2024-05-30"
			}
			if r.URL != "https://a.example/"+path || r.Published != published || string(r.Extra["captured"]) != `"2024-06-03T10:00:00Z"` {
				t.Errorf("%s: %+v", path, r)
			}
			if path != "ru" && (!strings.Contains(r.Text, "signed the agreement") || len(items[i].Notes) != 0) {
				t.Errorf("%s: text %q, notes %q", path, r.Text, items[i].Notes)
			}
		}
		if r := items[6].Report; !strings.Contains(r.Text, "подписали соглашение") || r.Language != "ru" {
			t.Errorf("ru: %+v", r)
		}
		want := "7 records are no reports: image/png 2, request record 1, robots.txt 1, status 404 1, unknown content 1, warcinfo record 1"
		if got := items[9]; got.Skipped != want || got.Report.Text != "" {
			t.Errorf("skipped %q, want %q", got.Skipped, want)
		}
	}
	t.Run("as it is", func(t *testing.T) {
		items, errs := all(t, file, "crawl.warc", Options{})
		check(t, items, errs)
		if want := "crawl.warc@" + fmt.Sprint(strings.Index(file, "WARC/1.1\r\nWARC-Type: response")) + " (https://a.example/plain)"; items[0].Name != want {
			t.Errorf("name %q, want %q", items[0].Name, want)
		}
	})
	t.Run("gzip of many members, without a name", func(t *testing.T) {
		var b strings.Builder
		for _, r := range strings.SplitAfter(file, "\r\n\r\nWARC/1.1") {
			b.WriteString(packed(t, r))
		}
		items, errs := all(t, b.String(), "-", Options{})
		check(t, items, errs)
	})
	t.Run("what the user says fills gaps", func(t *testing.T) {
		items, _ := all(t, file, "-", Options{Metadata: chancery.Report{Published: "2020-01-01", Outlet: "Given"}})
		if r := items[0].Report; r.Published != "2020-01-01" || r.Outlet != "Given" {
			t.Errorf("%+v: the day of capture is the last resort", r)
		}
		if r := items[1].Report; r.Published != "2024-05-30" {
			t.Errorf("%+v: the page says its day", r)
		}
	})
}

func TestCrawlFeed(t *testing.T) {
	items, errs := all(t, response("https://a.example/feed", "Content-Type: text/xml", rss), "-", Options{})
	if len(errs) != 0 || len(items) != 3 || items[0].Report.Title != "Two states sign" || items[1].Skipped == "" || items[2].Skipped == "" {
		t.Errorf("%+v, %v", items, errs)
	}
}

// Damage ends the file; what was before is kept.
func TestBrokenCrawl(t *testing.T) {
	page := article("", prose)
	sound := response("https://a.example/1", "Content-Type: text/html", page)
	for _, c := range []struct {
		name, file string
		kind       chancery.Kind
		want       string
	}{
		{"cut off in a body", sound + sound[:len(sound)-30], chancery.Invalid, fmt.Sprintf("the record at byte %d: the file ends inside a record", len(sound))},
		{"cut off in the HTTP header", sound + sound[:strings.Index(sound, "200 OK")], chancery.Invalid, "the file ends inside a record"},
		{"cut off in a header", sound + sound[:40], chancery.Invalid, "the file ends inside a record"},
		{"not a record", sound + "hello\r\n", chancery.Invalid, "not the header of a record"},
		{"another version", sound + "WARC/9.0\r\n", chancery.Unsupported, "not a version of WARC"},
		{"gzip cut off", packed(t, sound) + packed(t, sound)[:100], chancery.Invalid, "is a broken gzip file: it is cut off after"},
		{"gzip with a wrong checksum", packed(t, sound) + strings.Replace(packed(t, sound), packed(t, sound)[len(packed(t, sound))-8:], "\x00\x00\x00\x00\x00\x00\x00\x00", 1), chancery.Invalid, "checksum is wrong"},
		{"gzip with rubbish behind", packed(t, sound) + "rubbish rubbish", chancery.Invalid, "what follows is not gzip"},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, errs := all(t, c.file, "x.warc", Options{})
			if len(items) == 0 || items[0].Report.URL != "https://a.example/1" {
				t.Errorf("%+v, want the report before the damage", items)
			}
			if len(errs) != 1 || chancery.KindOf(errs[0]) != c.kind || !strings.Contains(errs[0].Error(), "read x.warc: ") ||
				!strings.Contains(errs[0].Error(), c.want) || chancery.HintOf(errs[0]) == "" {
				t.Errorf("errors %v, want one with %q", errs, c.want)
			}
		})
	}
}

// A record that cannot be a report is an error of its own, and the next follows.
func TestBadRecords(t *testing.T) {
	page := article("", prose)
	sound := response("https://a.example/last", "Content-Type: text/html", page)
	for _, c := range []struct {
		name, record string
		kind         chancery.Kind
		want         string
	}{
		{"gzip that is broken", response("https://a.example/x", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(t, page)[:60]), chancery.Invalid, "is not as its HTTP header says"},
		{"gzip bomb", response("https://a.example/x", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(t, strings.Repeat("<p>", 30<<20/3))), chancery.TooLarge, "is larger than"},
		{"brotli", response("https://a.example/x", "Content-Type: text/html\r\nContent-Encoding: br", "xx"), chancery.Unsupported, "content encoding br"},
		{"page of 50 MB", response("https://a.example/x", "Content-Type: text/html", strings.Repeat("<p>word</p>", 50<<20/11)), chancery.TooLarge, "is larger than"},
		{"no HTTP", record("response", "https://a.example/x", "application/http", "hello"), chancery.Invalid, "is no HTTP response"},
		{"in segments", strings.Replace(sound, "WARC-Type", "WARC-Segment-Number: 1\r\nWARC-Type", 1), chancery.Unsupported, "is in segments"},
		{"not what it declares", response("https://a.example/x", "Content-Type: text/html; charset=utf-8", "<p>\xff\xfe\x00\x00\x00"), chancery.Unsupported, "is binary"},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, errs := all(t, c.record+sound, "x.warc", Options{})
			if len(items) != 1 || items[0].Report.URL != "https://a.example/last" {
				t.Errorf("items %+v, want the record after it", items)
			}
			if len(errs) != 1 || chancery.KindOf(errs[0]) != c.kind || !strings.Contains(errs[0].Error(), "x.warc@0 (") || !strings.Contains(errs[0].Error(), c.want) || chancery.HintOf(errs[0]) == "" {
				t.Errorf("errors %v, want %v with %q", errs, c.kind, c.want)
			}
		})
	}
}

// The server's word on the encoding counts only if the bytes agree.
func TestServedEncoding(t *testing.T) {
	page := article("", strings.ReplaceAll(prose, "officials", "“officials”"))
	for _, c := range []struct{ name, contentType, page, note string }{
		{"right", "text/html; charset=utf-8", page, ""},
		{"wrong", "text/html; charset=iso-8859-1", page, "it is said to be windows-1252, which it is not; read as utf-8"},
		{"unknown", "text/html; charset=klingon", page, ""},
		{"wrong, and the page is right", "text/html; charset=utf-8",
			strings.NewReplacer("<head>", `<head><meta charset="windows-1252">`, "“", "\x93", "”", "\x94").Replace(page), "it is said to be utf-8, which it is not"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := 0
			for item, err := range Document(strings.NewReader(c.page), "x", Origin{ContentType: c.contentType}, Options{}) {
				n++
				if err != nil || !strings.Contains(item.Report.Text, "“officials”") || strings.Join(item.Notes, "; ") != c.note {
					t.Errorf("%+v, %v, want the note %q", item, err, c.note)
				}
			}
			if n != 1 {
				t.Errorf("%d results", n)
			}
		})
	}
}

func FuzzCrawl(f *testing.F) {
	page := article("", prose)
	f.Add([]byte(response("https://a.example/1", "Content-Type: text/html", page) + record("resource", "u", "text/plain", english)))
	f.Add([]byte(response("https://a.example/1", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(f, page))))
	f.Add([]byte(response("https://a.example/1", "Transfer-Encoding: chunked\r\nContent-Encoding: deflate", "3\r\nabc\r\n0\r\n\r\n")))
	f.Add([]byte(packed(f, record("conversion", "u", "text/plain", english))))
	f.Fuzz(func(t *testing.T, input []byte) {
		for item, err := range Stream(bytes.NewReader(input), "-", Options{Format: WARC}) {
			switch {
			case err != nil && chancery.KindOf(err) == chancery.Unknown:
				t.Errorf("an error without a kind: %v", err)
			case err == nil && item.Skipped == "" && (!utf8.ValidString(item.Report.Text) || strings.TrimSpace(item.Report.Text) == ""):
				t.Errorf("text %q", item.Report.Text)
			}
		}
	})
}
