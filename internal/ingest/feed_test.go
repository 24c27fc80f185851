package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// full is a text that is long enough to be a report.
var full = prose + " " + strings.Replace(prose, "ministers", "presidents", 1)

var rss = `<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="x.xsl"?>
<!-- a comment -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Border &amp; Courier</title><link>https://courier.example/</link>
<item><title>Two states sign</title><link>https://courier.example/1</link><pubDate>Mon, 3 Jun 2024 23:30:00 -0500</pubDate><dc:creator>Ana Müller</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>` + full + `</p><script>alert(1)</script><p>It was the <b>second</b> accord.</p>]]></content:encoded></item>
<item><title>A teaser</title><link>https://courier.example/2</link><pubDate>next Tuesday</pubDate><description>The ministers met.</description></item>
<item><title>Cut short</title><link>https://courier.example/3</link><description>` + full + ` […]</description></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	items, errs := all(t, rss, "news.xml", Options{})
	if len(errs) != 0 || len(items) != 3 {
		t.Fatalf("%d items, errors %v", len(items), errs)
	}
	want := chancery.Report{Title: "Two states sign", Outlet: "The Border & Courier", URL: "https://courier.example/1", Byline: "Ana Müller", Published: "2024-06-03", Language: "en",
		Text: full + "\n\nIt was the second accord."}
	r := items[0].Report
	if fmt.Sprint(r) != fmt.Sprint(want) || items[0].Name != "news.xml#1" || len(items[0].Notes) != 0 {
		t.Errorf("%+v at %s, notes %v", r, items[0].Name, items[0].Notes)
	}
	if i := items[1]; i.Skipped != "the feed has no full text, only a link to https://courier.example/2" || i.Report.Text != "" || i.Report.Published != "" ||
		strings.Join(i.Notes, "") != `its date "next Tuesday" cannot be read; left out` {
		t.Errorf("%+v", i)
	}
	if i := items[2]; i.Skipped == "" || i.Report.URL != "https://courier.example/3" {
		t.Errorf("%+v", i)
	}
}

func TestAtomAndJSONFeed(t *testing.T) {
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &lt;b&gt;feed&lt;/b&gt;</title>
<entry><title>T</title><link href="https://a.example/1"/><updated>2024-06-03T01:00:00+09:00</updated><author><name>B</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + full + `</p><p>End.</p></div></content></entry></feed>`
	json := `{"version":"https://jsonfeed.org/version/1.1","title":"A feed","items":[{"id":"https://a.example/1","title":"T","authors":[{"name":"B"}],"date_published":"2024-06-03T01:00:00+09:00","content_html":"<p>` + full + `<br><br></p><p>End.</p>"}]}`
	rdf := `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A feed</title></channel>
<item><title>T</title><link>https://a.example/1</link><dc:date>2024-06-03T01:00:00+09:00</dc:date><dc:creator>B</dc:creator><description>&lt;p&gt;` + full + `&lt;/p&gt;End.</description></item></rdf:RDF>`
	for _, c := range []struct{ name, file, input string }{
		{"Atom", "-", atom}, {"Atom by its name", "x.atom", atom}, {"JSON Feed", "-", json}, {"JSON Feed by its name", "feed.json", json}, {"RSS 1.0", "feed.rdf", rdf},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := only(t, c.input, c.file, Options{}).Report
			if r.Title != "T" || r.Outlet != "A feed" || r.URL != "https://a.example/1" || r.Byline != "B" || r.Published != "2024-06-03" || r.Text != full+"\n\nEnd." {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestFeedEncodings(t *testing.T) {
	russian := strings.ReplaceAll(rss, full, strings.Repeat("Министры двух стран подписали соглашение после переговоров в столице, сообщило агентство. ", 8))
	russian = strings.NewReplacer("[…]", "[...]", "Müller", "Muller").Replace(russian)
	cp1251, err := charmap.Windows1251.NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	declare := func(text, encoding string) string {
		return strings.Replace(text, `encoding="utf-8"`, `encoding="`+encoding+`"`, 1)
	}
	for _, c := range []struct{ name, input, note string }{
		{"as declared", declare(cp1251, "windows-1251"), ""},
		{"declared as UTF-8, and is not", cp1251, "said to be utf-8, which it is not; read as windows-1251"},
		{"declared as windows-1251, and is UTF-8", declare(russian, "windows-1251"), "said to be windows-1251, which it is not; read as utf-8"},
		{"declared as something unknown", declare(russian, "x-klingon"), ""},
		{"UTF-16", utf16, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, errs := all(t, c.input, "-", Options{})
			if len(errs) != 0 || len(items) != 3 || !strings.HasPrefix(items[0].Report.Text, "Министры двух стран подписали") {
				t.Fatalf("%+v, %v", items, errs)
			}
			if notes := strings.Join(items[0].Notes, "; "); !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "said to be") {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
		})
	}
}

func TestFeedDates(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want chancery.Date
	}{
		{"Mon, 03 Jun 2024 23:30:00 GMT", "2024-06-03"},
		{"3 Jun 2024 23:30:00 +0200", "2024-06-03"},
		{"2024-06-03T23:30:00-11:00", "2024-06-03"},
		{"2024-06-03", "2024-06-03"},
		{"Fri, 31 Dec 9999 23:59:59 GMT", ""},
		{"0000-00-00 00:00:00", ""},
		{"0000-01-01T00:00:00Z", ""},
		{"9999-12-31T23:59:59Z", ""},
		{"the day before", ""},
	} {
		item := only(t, strings.NewReplacer("Mon, 3 Jun 2024 23:30:00 -0500", c.raw).Replace(rss[:strings.Index(rss, "<item><title>A teaser")]+"</channel></rss>"), "-", Options{})
		if item.Report.Published != c.want || (c.want == "") != strings.Contains(strings.Join(item.Notes, ";"), "cannot be read; left out") {
			t.Errorf("%s: %q, notes %q, want %q", c.raw, item.Report.Published, item.Notes, c.want)
		}
	}
}

func TestBadFeeds(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">` + func() string {
		var b strings.Builder
		for c := 'b'; c <= 'k'; c++ {
			fmt.Fprintf(&b, "<!ENTITY %c %q>", c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
		}
		return b.String()
	}() + `]><rss version="2.0"><channel><title>&k;</title><item><title>T</title><description>&k; ` + full + `</description></item></channel></rss>`
	t.Run("a billion laughs", func(t *testing.T) {
		items, errs := all(t, bomb, "x.rss", Options{})
		if len(items)+len(errs) != 1 || len(items) == 1 && len(items[0].Report.Text) > 2*len(full) {
			t.Errorf("%d items, errors %v: entities must not grow", len(items), errs)
		}
	})
	deep := strings.Repeat("<x>", 1<<20)
	hidden := strings.Repeat(`<x a="/>">`, 1<<20)
	for _, c := range []struct {
		name, input string
		kind        chancery.Kind
		want        string
	}{
		{"empty", "", chancery.Invalid, "is empty"},
		{"a page", article("", prose), chancery.Invalid, "is not a feed"},
		{"XML of another kind", "<?xml version='1.0'?><urlset></urlset>", chancery.Invalid, "is not a feed"},
		{"cut off", rss[:strings.Index(rss, "</content")], chancery.Invalid, "is not a feed"},
		{"JSON of another kind", `{"a":`, chancery.Invalid, "is not a feed"},
		{"elements a million deep", "<rss><channel>" + deep, chancery.Invalid, "more than 600 elements in each other"},
		{"elements a million deep, in an extension", `<rss xmlns:y="u"><channel><item><y:z>` + deep, chancery.Invalid, "more than 600 elements in each other"},
		{"elements a million deep that look closed", "<rss><channel>" + hidden, chancery.Invalid, "more than 600 elements in each other"},
		{"elements a million deep in Atom", "<feed><entry><content type='xhtml'>" + deep, chancery.Invalid, "more than 600 elements in each other"},
		{"JSON a million deep", `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1<<20), chancery.Invalid, "is not a feed"},
		{"of 17 MB", rss + strings.Repeat(" ", MaxFeed), chancery.TooLarge, "is larger than 16 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, errs := all(t, c.input, "x.rss", Options{Format: Feed})
			if len(items) != 0 || len(errs) != 1 || chancery.KindOf(errs[0]) != c.kind || !strings.Contains(errs[0].Error(), c.want) || chancery.HintOf(errs[0]) == "" {
				t.Errorf("%d items, errors %.300v, want %q", len(items), errs, c.want)
			}
		})
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"content_html":"<p>x"}]}`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>x</div></content></entry></feed>`))
	f.Add([]byte("<rss><channel><item><pubDate>x</pubDate></item>"))
	f.Fuzz(func(t *testing.T, input []byte) {
		for item, err := range Stream(bytes.NewReader(input), "-", Options{Format: Feed}) {
			switch {
			case err != nil && chancery.KindOf(err) == chancery.Unknown:
				t.Errorf("an error without a kind: %v", err)
			case err == nil && item.Skipped == "" && !utf8.ValidString(item.Report.Text):
				t.Errorf("text %q", item.Report.Text)
			case err == nil && item.Report.Published != "" && !ValidDate(item.Report.Published):
				t.Errorf("published %q", item.Report.Published)
			}
		}
	})
}
