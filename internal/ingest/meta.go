package ingest

import (
	"encoding/json"
	"strings"
	"time"

	"chancery"

	"golang.org/x/net/html"
)

// metadata returns what a page says of itself. For each field the first that speaks
// is heard: schema.org (JSON-LD) of an article, OpenGraph and Dublin Core, then the
// plain elements of the page.
func metadata(root *html.Node) chancery.Report {
	var p pageData
	p.walk(root)
	var r chancery.Report
	for _, a := range p.articles {
		first(&r.Title, a.text("headline"), a.text("name"))
		first(&r.Outlet, a.text("publisher"))
		first(&r.Byline, a.text("author"))
		first(&r.URL, address(a.text("url")), address(a.text("mainEntityOfPage")))
		first(&r.Published, day(a.text("datePublished")), day(a.text("dateCreated")))
	}
	m := p.meta
	first(&r.Title, m["og:title"], m["dc.title"], m["twitter:title"], p.h1, p.title)
	first(&r.Outlet, m["og:site_name"], m["application-name"], m["dc.publisher"])
	first(&r.Byline, notAddress(m["author"]), notAddress(m["article:author"]), m["dc.creator"], m["parsely-author"])
	first(&r.URL, address(p.canonical), address(m["og:url"]))
	first(&r.Published, day(m["article:published_time"]), day(m["og:article:published_time"]), day(m["datepublished"]),
		day(m["date"]), day(m["dc.date"]), day(m["dc.date.issued"]), day(m["parsely-pub-date"]), day(m["pubdate"]), day(p.time))
	r.Title, r.Outlet, r.Byline = oneLine(r.Title), oneLine(r.Outlet), oneLine(r.Byline)
	return r
}

// first sets a field that is empty to the first value that is not.
func first[S ~string](field *S, values ...S) {
	for _, v := range values {
		if *field == "" && strings.TrimSpace(string(v)) != "" {
			*field = v
		}
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// address returns a web address, "" for anything else.
func address(text string) string {
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return text
	}
	return ""
}

// notAddress returns a name: some pages give the address of an author's page instead.
func notAddress(text string) string {
	if address(text) != "" {
		return ""
	}
	return text
}

// day returns the day of a date as machines write it, in the page's own time, "" for
// other dates.
func day(text string) chancery.Date {
	text = strings.TrimSpace(text)
	if len(text) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, text[:len(time.DateOnly)]); err == nil {
			return chancery.Date(text[:len(time.DateOnly)])
		}
	}
	for _, layout := range []string{"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "20060102", "2 January 2006", "January 2, 2006", "Jan 2, 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return chancery.Date(t.Format(time.DateOnly))
		}
	}
	return ""
}

// pageData is what metadata is taken from.
type pageData struct {
	meta      map[string]string // by lower-case name; the first of a name counts
	articles  []ldObject
	title     string
	h1        string
	time      string
	canonical string
}

func (p *pageData) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.Data {
		case "meta":
			p.addMeta(n)
		case "link":
			if p.canonical == "" && attribute(n, "rel") == "canonical" {
				p.canonical = attribute(n, "href")
			}
		case "title":
			first(&p.title, words(n))
		case "h1":
			first(&p.h1, words(n))
		case "time":
			first(&p.time, attribute(n, "datetime"))
		case "script":
			if attribute(n, "type") == "application/ld+json" && n.FirstChild != nil {
				p.addJSON(n.FirstChild.Data)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *pageData) addMeta(n *html.Node) {
	content := attribute(n, "content")
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(attribute(n, key)); name != "" && content != "" {
			if p.meta == nil {
				p.meta = map[string]string{}
			}
			if _, ok := p.meta[name]; !ok {
				p.meta[name] = content
			}
		}
	}
}

// addJSON keeps the articles of a JSON-LD block, which may be an object, a list, or
// a graph of them. A block that is not JSON says nothing.
func (p *pageData) addJSON(text string) {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return
	}
	p.addValue(value, 0)
}

func (p *pageData) addValue(value any, depth int) {
	if depth > 4 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			p.addValue(e, depth+1)
		}
	case map[string]any:
		o := ldObject(v)
		if isArticle(o["@type"]) {
			p.articles = append(p.articles, o)
		}
		p.addValue(o["@graph"], depth+1)
	}
}

// isArticle reports whether a JSON-LD type, or one of several, is an article's.
func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting") || k == "Report"
	case []any:
		for _, e := range k {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// ldObject is a JSON-LD object.
type ldObject map[string]any

// text returns a property as text: a string, the name or id of an object, or the
// names of a list of them.
func (o ldObject) text(property string) string { return textOf(o[property]) }

func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case map[string]any:
		if name := textOf(v["name"]); name != "" {
			return name
		}
		return textOf(v["@id"])
	case []any:
		var names []string
		for _, e := range v {
			if name := textOf(e); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// attribute returns an attribute of an element, "" for none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// words returns the text under a node.
func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(words(c))
	}
	return b.String()
}
