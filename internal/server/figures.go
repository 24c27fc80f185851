package server

import (
	"fmt"
	"strconv"
	"strings"

	"chancery/internal/analysis"
	"chancery/internal/draw"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// classOf is the colour of a quadrant or of agreements.
func classOf(quad string) draw.Class {
	if quad == ledger.AgreementKind {
		return draw.Agreements
	}
	return draw.QuadClass(quad)
}

// nameOf is a quadrant as a heading.
func nameOf(quad string) string {
	if quad == ledger.AgreementKind {
		return "Agreements"
	}
	return upperFirst(quad)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// balance draws the counts by month or year; link gives the address of a period.
func balance(id, title string, course analysis.Course, link func(from, to string) string) ui.Figure {
	f := ui.Figure{ID: id, Title: title, Caption: "Occurrences, each counted once however many reports tell of it, by the quadrants of PLOVER."}
	if course.Undated > 0 {
		f.Caption += " " + number(course.Undated) + " of no known month are not in it."
	}
	if course.Outside > 0 {
		first, last := course.Periods[0].Label, course.Periods[len(course.Periods)-1].Label
		f.Caption += " " + number(course.Outside) + " before " + first + " or after " + last + ", far from the others, are left out."
	}
	bars := draw.Bars{ID: id + "-bars", Title: title}
	f.Table = ui.Table{Caption: title, Columns: []ui.Column{{Text: "Time"}}}
	for _, q := range analysis.Quads() {
		bars.Series = append(bars.Series, draw.Series{Name: nameOf(q), Class: classOf(q)})
		f.Table.Columns = append(f.Table.Columns, ui.Column{Text: nameOf(q), Number: true})
	}
	for _, p := range course.Periods {
		url := ""
		if link != nil {
			url = link(p.From, p.To)
		}
		bars.Buckets = append(bars.Buckets, draw.Bucket{Label: p.Label, URL: url})
		row := []ui.Cell{{Text: p.Label, URL: url}}
		for i, q := range analysis.Quads() {
			bars.Series[i].Counts = append(bars.Series[i].Counts, p.Of(q))
			row = append(row, ui.Cell{Text: number(p.Of(q))})
		}
		if p.Total() > 0 {
			f.Table.Rows = append(f.Table.Rows, row)
		}
	}
	f.Drawing = bars.Draw()
	return f
}

// stateOf is how a drawing shows a standing.
func stateOf(s analysis.Standing) draw.State {
	switch s {
	case analysis.Denied:
		return draw.Denied
	case analysis.Claimed:
		return draw.Claimed
	}
	return draw.Affirmed
}

// terms draws agreements as bars of their terms.
func (n names) terms(id, title, today string, list []ledger.Item) ui.Figure {
	f := ui.Figure{ID: id, Title: title, Caption: "A bar from the beginning of the term, else from entry into force or signature, to its end; an arrow where no end is known. Hollow: claimed or sought. Struck: denied."}
	gantt := draw.Gantt{ID: id + "-gantt", Title: title, Today: today}
	undated := 0
	for i := range list {
		o := &list[i]
		if o.Terms == nil || analysis.TermOf(o.Terms) == "" && o.Terms.Expires == "" {
			undated++
			continue
		}
		state := termState(o)
		gantt.Rows = append(gantt.Rows, draw.GanttRow{Label: agreementTitle(o), Note: n.list(o.Parties, 4), URL: agreementURL(o.Key), Class: draw.Agreements, State: state,
			Title: agreementTitle(o) + ": " + n.list(o.Parties, 8) + "; " + o.Terms.Status + "; " + termText(o.Terms), Signed: o.Terms.Signed, InForce: o.Terms.InForce,
			Term: analysis.TermOf(o.Terms), Ends: o.Terms.Expires})
	}
	if undated > 0 {
		f.Caption += " " + number(undated) + " of no known date are in the table only."
	}
	f.Drawing = gantt.Draw()
	return f
}

// termState is how the term of an agreement is drawn: one that was not reached is hollow.
func termState(o *ledger.Item) draw.State {
	state := stateOf(analysis.StandingOf(o))
	if state == draw.Affirmed && !analysis.Agreed(o.Terms.Status) && !analysis.Ended(o.Terms.Status) {
		return draw.Claimed
	}
	return state
}

// agreementTitle is what an agreement is called.
func agreementTitle(o *ledger.Item) string {
	switch {
	case o.Title != "":
		return o.Title
	case o.Words != "":
		return clip(o.Words, 80)
	}
	return o.Type
}

// list names codes, the first few of them.
func (n names) list(codes []string, most int) string {
	s := ""
	for i, c := range codes {
		switch {
		case i == most:
			return fmt.Sprintf("%s and %s more", s, strconv.Itoa(len(codes)-most))
		case i > 0:
			s += ", "
		}
		s += n.of(c)
	}
	return s
}
