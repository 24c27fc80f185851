package ui

import (
	"html/template"
	"strings"

	"chancery/internal/draw"
)

// Page is what the base layout needs around what a page shows.
type Page struct {
	Title   string // of this page; the program's name is added
	Nav     string // the entry of the navigation it belongs to: "brief", "countries", …; "" for none
	Query   string // what stands in the search box
	Crumbs  []Link // where the page stands: from the start to its parent
	Notice  string // one line on what just happened: "Accepted."
	Twin    string // address of the same page as JSON, "" for none
	Feed    string // address of an Atom feed of the page, "" for none
	Exports []Link // files of what the page shows: CSV, JSON lines, …; their titles say what is in them
	User    string // who is signed in, "" on a machine of one's own
	Version string // of the program
	Data    any    // what the page's own template shows
}

// Link is something that can be followed. Without URL only the text is shown.
type Link struct {
	Text    string
	URL     string
	Title   string // more words for a tooltip, or ""
	Current bool   // the reader is there
}

// Tone says what a holder makes of a statement. It is shown as a sign and a word,
// never by colour alone.
type Tone string

// The tones.
const (
	Affirmed Tone = "affirmed" // holds it to be so
	Probable Tone = "probable" // probably so, or ahead
	Possible Tone = "possible"
	Denied   Tone = "denied" // holds it not to be so, with whatever certainty
	Claimed  Tone = "claimed"
	Open     Tone = "open"   // does not commit
	Silent   Tone = "silent" // says nothing of it
)

// ToneOf returns the tone of a FactBank value: CT+ is affirmed, PR+ probable, PS+
// possible, those with a minus denied, all others open, "" silent.
func ToneOf(factuality string) Tone {
	switch {
	case factuality == "":
		return Silent
	case strings.HasSuffix(factuality, "-"):
		return Denied
	case factuality == "CT+":
		return Affirmed
	case factuality == "PR+":
		return Probable
	case factuality == "PS+":
		return Possible
	}
	return Open
}

// Sign returns one character for the tone.
func (t Tone) Sign() string {
	switch t {
	case Affirmed:
		return "✓"
	case Probable:
		return "≈"
	case Possible:
		return "~"
	case Denied:
		return "✕"
	case Claimed:
		return "“"
	case Silent:
		return "–"
	}
	return "?"
}

// Verb returns what a holder of the tone does.
func (t Tone) Verb() string {
	switch t {
	case Affirmed:
		return "affirms"
	case Probable:
		return "holds likely"
	case Possible:
		return "holds possible"
	case Denied:
		return "denies"
	case Claimed:
		return "claims"
	case Silent:
		return "is silent"
	}
	return "leaves open"
}

// Chip is the perspective of one holder on a statement.
type Chip struct {
	Holder     string // "the report", "Iran"
	URL        string // of the holder, or ""
	Tone       Tone
	Word       string // "confirms", "expects"; "" for the verb of the tone
	Factuality string // the FactBank value, for the tooltip
	Reason     string // why: "claim: said, negation: not"
	Outlets    int    // how many independent outlets carry it; 0 is not shown
}

// Words returns the verdict in a word.
func (c Chip) Words() string {
	if c.Word != "" {
		return c.Word
	}
	return c.Tone.Verb()
}

// Why returns the value and the reason in one line.
func (c Chip) Why() string {
	return strings.TrimSuffix(c.Factuality+": "+c.Reason, ": ")
}

// Pair is who did it and to whom, or who did it together.
type Pair struct {
	Actors     []Link
	Recipients []Link
	Mutual     bool // a meeting of equals: both sides did it
}

// Source is where a statement was read.
type Source struct {
	Outlet    Link
	Report    Link
	Published string // day
	Reports   int    // reports merged, shown if more than 1
	Outlets   int    // independent outlets among them
}

// Action is a button that does something: a form of its own, so that it works
// without JavaScript.
type Action struct {
	Text   string
	Key    string // the key that presses it, or ""
	URL    string // where it is posted to
	Name   string // of the value that is sent, or ""
	Value  string
	Danger bool
}

// Statement is one row of a list of statements, or one card beside a report.
type Statement struct {
	ID         string // of the statement on this page; joins it with words that refer to it
	URL        string // of its own page
	Kind       string // event, agreement, attribution, question
	Type       string // "CONSULT", or the kind of an agreement
	Mode       string // "visit", or the status of an agreement
	Quad       string // "verbal cooperation", …; "" for none
	Title      string // of an agreement, or ""
	Pair       Pair
	Day        string // EDTF; "" unknown
	Place      string
	Facts      []string // further facts in a few words: "12 dead", "2023 to 2026"
	Before     string   // words before those it rests on
	Words      string   // the words it rests on
	After      string
	Chips      []Chip
	Source     Source
	Background bool
	Rule       string // what made it
	Actions    []Action
}

// Hollow tells whether the statement is not affirmed by the first holder: it is
// then drawn as an outline.
func (s Statement) Hollow() bool {
	return len(s.Chips) > 0 && (s.Chips[0].Tone == Denied || s.Chips[0].Tone == Claimed || s.Chips[0].Tone == Open)
}

// Pager moves through a list. URLs carry opaque tokens; "" where there is nothing.
type Pager struct {
	From, To int // of the rows shown, from 1
	Total    int // -1 if it was not counted
	First    string
	Prev     string
	Next     string
}

// Facet is one way to narrow a list.
type Facet struct {
	Title  string
	Values []FacetValue
	More   string // address that shows all values, or ""
}

// FacetValue is a value with its number of results. Its URL sets it, or takes it
// away if it is on.
type FacetValue struct {
	Text  string
	Count int
	URL   string
	On    bool
}

// Empty is shown in place of a list without rows.
type Empty struct {
	Title string
	Text  string
	Links []Link
}

// Problem is what the error page shows; its JSON twin is problem+json (RFC 9457).
type Problem struct {
	Status int
	Title  string
	Detail string
	Hint   string // what the reader can do
	ID     string // of the request in the log, or ""
}

// Cell is one cell of a table.
type Cell struct {
	Text string
	URL  string
	Tone Tone   // shown as a sign before the text; "" for none
	Note string // tooltip
}

// Column is the head of a column.
type Column struct {
	Text   string
	Number bool // right-aligned
	Tight  bool // its cells stay on one line
}

// Table is rows under heads, with a caption for those who cannot see it.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
}

// Figure is a drawing with its table below, folded.
type Figure struct {
	ID      string
	Title   string
	Caption string // how to read it and what it leaves out
	Drawing draw.Drawing
	Table   Table
	Exports []Link
	Open    bool // the table is unfolded
}

// SVG returns the drawing as markup to stand in a page.
func (f Figure) SVG() template.HTML { return template.HTML(f.Drawing.SVG()) }

// Stat is a number with what it counts.
type Stat struct {
	Number string
	Text   string
	URL    string
	Note   string
}

// Piece is a run of text in which the same statements stand.
type Piece struct {
	Text  string
	Kinds []string // event, agreement, content, source, cue, question, actor, place
	Refs  []string // ids of the statements
	Label string   // what a reader hears or sees as tooltip
	Tab   bool     // the first piece of a span: the keyboard stops there
}

// Text is a report with its spans, by paragraphs.
type Text struct {
	Language   string // BCP 47, "" unknown
	Paragraphs [][]Piece
}

// Filter is a form that narrows a page by dates and choices; it works by GET.
type Filter struct {
	Action string
	Fields []Field
	Slider string // last month that a slider can move the fields "from" and "to" to; "" for none
}

// Field is one input of a filter.
type Field struct {
	Name    string
	Label   string
	Kind    string // "date", "month", "number", "text", "url", "select", "hidden"
	Value   string
	Options []Option
}

// Option is a choice of a select field.
type Option struct {
	Value, Text string
}
