// Package show prints readings for people: plain text for a terminal and a
// self-contained HTML page. It shows what a reading holds and computes nothing.
package show

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/language"
)

// TextOptions say how text is laid out.
type TextOptions struct {
	Width   int  // columns, at least 40
	Color   bool // ANSI colours
	Explain bool // below each statement, what made it
}

const (
	minWidth  = 40
	maxWidth  = 120 // beyond it lines are hard to read
	indent    = 2
	gap       = 2  // between columns
	quoteRows = 3  // of a quoted clause
	maxHead   = 24 // of the left column
)

// Text prints a reading for a person at a terminal: its events, agreements, who
// says what, open questions, and the events that are only background.
func Text(w io.Writer, r *chancery.Reading, o TextOptions) error {
	out := bufio.NewWriter(w)
	p := &page{out: out, width: min(max(o.Width, minWidth), maxWidth), color: o.Color, explain: o.Explain, r: r}
	p.header()
	p.events("Events", false)
	p.agreements()
	p.attributions()
	p.questions()
	p.events("Background", true)
	p.closing()
	fmt.Fprintln(out)
	return out.Flush()
}

// page lays out one reading.
type page struct {
	out   *bufio.Writer
	r     *chancery.Reading
	width int
	color bool

	explain  bool
	sections int // printed so far
}

// The colours, as ANSI sequences.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "34"
)

// paint colours text, if there is colour.
func (p *page) paint(code, text string) string {
	if !p.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (t tone) code() string {
	return map[tone]string{toneYes: green, toneMaybe: yellow, toneNo: red, toneOpen: dim}[t]
}

func (p *page) header() {
	report := &p.r.Report
	title := oneLine(report.Title)
	if title == "" {
		title = shorten(report.Text, p.width)
	}
	for _, line := range wrap(title, p.width) {
		fmt.Fprintln(p.out, p.paint(bold, line))
	}
	var facts []string
	for _, fact := range []string{report.Outlet, dateWords(report.Published), report.Byline, report.URL} {
		if fact != "" {
			facts = append(facts, oneLine(fact))
		}
	}
	for _, line := range wrap(strings.Join(facts, " · "), p.width) {
		fmt.Fprintln(p.out, p.paint(dim, line))
	}
	fmt.Fprintln(p.out, p.paint(dim, strings.Repeat("─", p.width)))
}

// section prints a heading with the number of what follows.
func (p *page) section(name string, n int) {
	if p.sections++; p.sections > 1 {
		fmt.Fprintln(p.out)
	}
	fmt.Fprintf(p.out, "%s %s\n", p.paint(bold+";"+blue, strings.ToUpper(name)), p.paint(dim, fmt.Sprint(n)))
}

// entry is a head in the left column and lines in the right one.
type entry struct {
	head string
	body []para
}

// para is a paragraph of a body.
type para struct {
	text  string
	color string // "" for none
	rows  int    // rows at most, 0 for as many as it takes
}

// entries prints entries with their bodies aligned.
func (p *page) entries(list []entry) {
	head := 0
	for _, e := range list {
		head = max(head, columns(e.head))
	}
	head = min(head, maxHead, p.width/3)
	left := indent + head + gap
	for i, e := range list {
		if i > 0 && len(list[i-1].body) > 1 {
			fmt.Fprintln(p.out)
		}
		heads := wrap(e.head, head)
		row := 0
		for _, b := range e.body {
			for _, line := range rows(b, p.width-left) {
				p.row(heads, row, head, p.paint(b.color, line))
				row++
			}
		}
		for ; row < len(heads); row++ {
			p.row(heads, row, head, "")
		}
	}
}

func (p *page) row(heads []string, row, width int, text string) {
	head := ""
	if row < len(heads) {
		head = heads[row]
	}
	line := strings.Repeat(" ", indent) + pad(p.paint(bold, head), width) + strings.Repeat(" ", gap) + text
	fmt.Fprintln(p.out, strings.TrimRight(line, " "))
}

// rows wraps a paragraph and cuts it to its number of rows.
func rows(b para, width int) []string {
	lines := wrap(b.text, width)
	if b.rows == 0 || len(lines) <= b.rows {
		return lines
	}
	lines = lines[:b.rows]
	last, _ := cutColumns(lines[b.rows-1], max(width-2, 1))
	lines[b.rows-1] = last + " …"
	return lines
}

// events prints the events that are news, or those that are only background.
func (p *page) events(name string, background bool) {
	var list []entry
	for i := range p.r.Events {
		e := &p.r.Events[i]
		if e.Background != background {
			continue
		}
		body := []para{{text: participants(p.r, e)}}
		if facts := circumstances(p.r, e); len(facts) > 0 {
			body = append(body, para{text: strings.Join(facts, " · ")})
		}
		if words := e.Span.Text; words != "" {
			body = append(body, para{text: quoted(words), color: dim, rows: quoteRows})
		}
		body = append(body, p.verdicts(e.Perspectives, e.Tense)...)
		if p.explain {
			body = append(body, p.reasons("by “"+clean(e.Trigger.Text)+"”, entry "+e.Rule+": "+e.Path, e.Perspectives)...)
		}
		list = append(list, entry{strings.TrimSpace(e.Type + " " + e.Mode), body})
	}
	if len(list) > 0 {
		p.section(name, len(list))
		p.entries(list)
	}
}

// reasons explains a statement: what made it, and the reason of each perspective.
func (p *page) reasons(made string, list []chancery.Perspective) []para {
	out := []para{{text: made, color: dim}}
	for _, v := range list {
		holder := v.Holder
		if holder != chancery.HolderReport {
			holder = actorName(p.r, chancery.ActorID(holder))
		}
		out = append(out, para{text: string(v.Factuality) + " for " + holder + ": " + v.Reason, color: dim})
	}
	return out
}

// verdicts returns a line for each tone, so that each has one colour.
func (p *page) verdicts(list []chancery.Perspective, tense string) []para {
	var out []para
	for _, v := range verdicts(p.r, list, tense) {
		if n := len(out); n > 0 && out[n-1].color == v.Tone.code() {
			out[n-1].text += "; " + v.Words
			continue
		}
		out = append(out, para{text: v.Words, color: v.Tone.code()})
	}
	return out
}

func (p *page) agreements() {
	if len(p.r.Agreements) == 0 {
		return
	}
	p.section("Agreements", len(p.r.Agreements))
	label := 0
	for i := range p.r.Agreements {
		for _, d := range details(p.r, &p.r.Agreements[i]) {
			label = max(label, len(d.Label))
		}
	}
	for i := range p.r.Agreements {
		g := &p.r.Agreements[i]
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		head := agreementName(g)
		if g.Kind != "other" && !strings.Contains(strings.ToLower(head), g.Kind) {
			head = g.Kind + ": " + head
		}
		status := clean(g.Status)
		for j, line := range wrap(head, p.width-indent-columns(status)-gap) {
			if j == 0 {
				line = pad(p.paint(bold, line), p.width-indent-columns(status)) + p.paint(statusColor(status), status)
			} else {
				line = p.paint(bold, line)
			}
			fmt.Fprintln(p.out, strings.TrimRight(strings.Repeat(" ", indent)+line, " "))
		}
		for _, d := range details(p.r, g) {
			p.detail(label, d.Label, d.Value, "")
		}
		for _, v := range p.verdicts(g.Perspectives, "") {
			p.detail(label, "", v.text, v.color)
		}
		if p.explain {
			for _, why := range p.reasons("by "+g.Rule, g.Perspectives) {
				p.detail(label, "", why.text, why.color)
			}
		}
	}
}

// detail prints one labelled line of an agreement.
func (p *page) detail(width int, label, value, color string) {
	left := 2*indent + width + gap
	for i, line := range wrap(value, p.width-left) {
		if i > 0 {
			label = ""
		}
		fmt.Fprintln(p.out, strings.Repeat(" ", 2*indent)+pad(p.paint(dim, label), width+gap)+p.paint(color, line))
	}
}

func statusColor(status string) string {
	switch status {
	case "signed", "ratified", "in force", "extended", "agreed", "initialled":
		return green
	case "withdrawn", "terminated", "expired", "expelled", "denied", "suspended":
		return red
	default:
		return yellow
	}
}

func (p *page) attributions() {
	if len(p.r.Attributions) == 0 {
		return
	}
	p.section("Who says what", len(p.r.Attributions))
	var list []entry
	for i := range p.r.Attributions {
		q := &p.r.Attributions[i]
		says := stanceVerb(q.Stance)
		words := contentWords(q)
		if words != "" {
			says += ": " + quoted(words)
		}
		list = append(list, entry{sourceName(p.r, q), []para{{text: says, rows: quoteRows}}})
	}
	p.entries(list)
	p.sources()
}

// sources says what is known of the outlets that are quoted.
func (p *page) sources() {
	var list []entry
	for i := range p.r.Actors {
		a := &p.r.Actors[i]
		quoted := func(q chancery.Attribution) bool { return q.Source == a.ID || slices.Contains(q.Sources, a.ID) }
		known := profile(a)
		if len(known) > 0 && slices.ContainsFunc(p.r.Attributions, quoted) {
			list = append(list, entry{nameOf(a), []para{{text: strings.Join(known, "; ")}}})
		}
	}
	if len(list) == 0 {
		return
	}
	p.section("Sources", len(list))
	p.entries(list)
}

func (p *page) questions() {
	if len(p.r.Questions) == 0 {
		return
	}
	p.section("Open questions", len(p.r.Questions))
	var list []entry
	for i := range p.r.Questions {
		list = append(list, entry{"?", []para{{text: oneLine(p.r.Questions[i].Text)}}})
	}
	p.entries(list)
}

// closing says so where there is nothing to show.
func (p *page) closing() {
	r := p.r
	if len(r.Events)+len(r.Agreements)+len(r.Attributions)+len(r.Questions) > 0 {
		return
	}
	words := "Nothing was found in this report."
	if l := r.Report.Language; l != "" && l != "en" {
		words = "Not read: the text is in " + language.Name(l) + ", and only English is read."
	}
	fmt.Fprintf(p.out, "%s\n", strings.Join(wrap(words, p.width), "\n"))
}
