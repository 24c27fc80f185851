package ingest

import (
	"bytes"
	"strings"

	"chancery"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// page reads an HTML page: its readable text, a paragraph a line with blank lines
// between, and what schema.org, OpenGraph and the like say of it.
func page(data []byte, name string, from Origin, o Options) (Item, error) {
	item := Item{Name: name}
	source, note, err := decodePage(data, name, from, o)
	if err != nil {
		return item, err
	}
	item.note(note)
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return item, failure(chancery.Invalid, name, "is not HTML: "+err.Error(), "save the article alone, or give its text (--input text)")
	}
	item.Report = metadata(root)
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(root, nil)
	if err != nil || article.Node == nil {
		return item, failure(chancery.Invalid, name, "holds no readable article", "save the article's own page, or give its text (--input text)")
	}
	item.Report.Text = readable(article.Node)
	return item.served(from, o)
}

// decodePage turns a page into UTF-8 by the encoding that the server or the page
// declares.
func decodePage(data []byte, name string, from Origin, o Options) (text, note string, err error) {
	own := ""
	head := bytes.ToLower(data[:min(len(data), 1024)]) // where a page must declare it
	if bytes.Contains(head, []byte("charset")) {
		_, own, _ = charset.DetermineEncoding(head, "")
	}
	return decode(data, name, o.Encoding, from.charset(), own)
}

// blocks are the elements that end a paragraph.
var blocks = map[string]bool{
	"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "li": true, "ul": true, "ol": true,
	"blockquote": true, "div": true, "section": true, "article": true, "tr": true, "table": true, "pre": true, "br": true,
	"figure": true, "figcaption": true, "dd": true, "dt": true, "dl": true, "hr": true,
}

// unseen are the elements whose text is not shown.
var unseen = map[string]bool{"script": true, "style": true, "template": true, "noscript": true, "iframe": true, "title": true}

// readable returns the text under a node, one paragraph a line, blank lines between.
func readable(node *html.Node) string {
	var out strings.Builder
	var line strings.Builder
	flush := func() {
		if words := strings.Join(strings.Fields(line.String()), " "); words != "" {
			if out.Len() > 0 {
				out.WriteString("\n\n")
			}
			out.WriteString(words)
		}
		line.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
		case n.Type == html.ElementNode && unseen[n.Data]:
			return
		}
		block := n.Type == html.ElementNode && blocks[n.Data]
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(node)
	flush()
	return out.String()
}
