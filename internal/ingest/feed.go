package ingest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"time"

	"chancery"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

const (
	// fullWords is how many words make the text of an item a report. Teasers have 20
	// to 50; the shortest bulletins of agencies some 70.
	fullWords = 60
	// maxNesting is how deep the elements of a feed may lie in each other. Feeds have
	// six levels; XHTML inside them adds as many as a page has, which is at most 512.
	maxNesting = 600
)

// Entry is one item of a feed.
type Entry struct {
	// Report is what the feed says of the item. Its text is what the feed carries,
	// which is the whole report only if Full.
	Report chancery.Report
	Full   bool
	Notes  []string
}

// Channel is a feed: what it says of itself, and its items in its own order.
type Channel struct {
	Title   string
	Entries []Entry
	Notes   []string // what is odd about the feed itself
}

// ParseFeed reads an RSS, Atom or JSON feed of at most MaxFeed bytes. contentType is
// what the server declared, "" for nothing.
func ParseFeed(data []byte, name, contentType, encoding string) (Channel, error) {
	var c Channel
	bad := func(what string) (Channel, error) {
		return c, failure(chancery.Invalid, name, what, "check that the address or file is a feed: RSS, Atom or JSON Feed")
	}
	if len(data) > MaxFeed {
		return c, failure(chancery.TooLarge, name, "is larger than "+size(MaxFeed)+", the limit for one feed", "split it, or give its reports as JSON lines")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return bad("is empty")
	}
	text, note, err := decode(data, name, encoding, Origin{ContentType: contentType}.charset(), declaredXML(data))
	if err != nil {
		return c, err
	}
	if note != "" {
		c.Notes = append(c.Notes, note)
	}
	text = xmlDeclaration.ReplaceAllString(text, "") // it is UTF-8 now, whatever it says
	text = strings.Map(noControl, text)
	if strings.HasPrefix(strings.TrimSpace(text), "<") && nesting(text) > maxNesting {
		return bad(fmt.Sprintf("has more than %d elements in each other", maxNesting))
	}
	feed, err := gofeed.NewParser().Parse(strings.NewReader(text))
	if err != nil {
		return bad("is not a feed: " + err.Error())
	}
	c.Title = oneLine(plain(feed.Title))
	for _, item := range feed.Items {
		if item != nil {
			c.Entries = append(c.Entries, entry(item, c.Title))
		}
	}
	return c, nil
}

// entry makes an entry of an item.
func entry(item *gofeed.Item, outlet string) Entry {
	e := Entry{Report: chancery.Report{Title: oneLine(plain(item.Title)), Outlet: outlet, URL: address(strings.TrimSpace(item.Link))}}
	r := &e.Report
	if r.URL == "" {
		r.URL = address(item.GUID)
	}
	var names []string
	for _, a := range item.Authors {
		if a != nil && strings.TrimSpace(a.Name) != "" {
			names = append(names, oneLine(a.Name))
		}
	}
	r.Byline = strings.Join(names, ", ")
	raw, parsed := strings.TrimSpace(item.Published), item.PublishedParsed
	if raw == "" {
		raw, parsed = strings.TrimSpace(item.Updated), item.UpdatedParsed
	}
	r.Published = day(raw)
	if r.Published == "" && parsed != nil {
		r.Published = chancery.Date(parsed.Format(time.DateOnly))
	}
	if raw != "" && !ValidDate(r.Published) {
		e.Notes = append(e.Notes, fmt.Sprintf("its date %q cannot be read; left out", raw[:min(len(raw), 60)]))
		r.Published = ""
	}
	content, summary := plain(item.Content), plain(item.Description)
	if len(strings.Fields(content)) < len(strings.Fields(summary)) {
		content = summary
	}
	r.Text = content
	e.Full = len(strings.Fields(content)) >= fullWords && !cutShort(content)
	return e
}

// Item makes an item of an entry: the report if the feed carries its full text, else
// one that is skipped. Metadata of o fills gaps.
func (e Entry) Item(name string, o Options) (Item, error) {
	item := Item{Name: name, Report: e.Report, Notes: e.Notes}
	switch {
	case e.Full:
		return item.finishObject(o)
	case e.Report.URL != "":
		item.Skipped = "the feed has no full text, only a link to " + e.Report.URL
	default:
		item.Skipped = "the feed has neither a full text nor a link"
	}
	item.Report.Text = ""
	return item, nil
}

// cutShort reports whether a text ends as teasers do.
func cutShort(text string) bool {
	text = strings.TrimRight(text, " \n")
	for _, end := range []string{"…", "...", "[…]", "[...]", "[&#8230;]"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// plain returns the text of a piece of HTML, a paragraph a line with blank lines between.
func plain(piece string) string {
	if !strings.ContainsAny(piece, "<&") {
		return strings.TrimSpace(piece)
	}
	root, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return ""
	}
	return readable(root)
}

// entries yields the reports of a feed; it reports whether the caller wants more.
func entries(data []byte, name string, from Origin, o Options, yield func(Item, error) bool) bool {
	channel, err := ParseFeed(data, name, from.ContentType, o.Encoding)
	if err != nil {
		return yield(Item{Name: name}, err)
	}
	for i, e := range channel.Entries {
		item, err := e.Item(fmt.Sprintf("%s#%d", name, i+1), o)
		if i == 0 {
			item.Notes = append(channel.Notes, item.Notes...)
		}
		if !yield(item, err) {
			return false
		}
	}
	if len(channel.Entries) == 0 {
		return yield(Item{Name: name, Notes: channel.Notes, Skipped: "the feed has no items"}, nil)
	}
	return true
}

var (
	xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	xmlEncoding    = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
)

// declaredXML returns the encoding that an XML declaration names.
func declaredXML(data []byte) string {
	if m := xmlEncoding.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// nesting returns how deep the elements of a text of XML lie in each other, at most
// maxNesting+1. It is asked before the parser of feeds runs, which works its way down
// by recursion, and sees the tokens that this will see.
func nesting(text string) int {
	tokens := xml.NewDecoder(strings.NewReader(text))
	tokens.Strict = false
	depth, deepest := 0, 0
	for deepest <= maxNesting {
		token, err := tokens.Token()
		if err != nil { // the end, or where the parser of feeds will end too
			break
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
			deepest = max(deepest, depth)
		case xml.EndElement:
			depth--
		}
	}
	return deepest
}

// noControl drops the control characters that XML forbids and feeds contain.
func noControl(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
		return -1
	}
	return r
}
