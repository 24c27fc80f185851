package draw

import (
	"fmt"
)

// Gantt is a register of agreements: for each its term as a bar, with marks for
// signing, entry into force and end.
type Gantt struct {
	ID    string // unique on the page; "" is "gantt"
	Title string
	Desc  string
	Width float64
	From  string // EDTF, the first day; "" is that of what is drawn
	To    string
	Today string
	Rows  []GanttRow
}

// GanttRow is one agreement. Its dates are EDTF; those that are not known are "".
type GanttRow struct {
	Label   string // title
	Note    string // parties
	Title   string // tooltip
	URL     string
	Class   Class
	State   State
	Signed  string
	InForce string
	Term    string // an interval; an open end has an arrow. Unknown is "", and no bar is drawn
	Ends    string // expiry, termination, withdrawal
}

// ganttDates are the dates of a row that could be read.
type ganttDates struct {
	signed, inForce, term, ends             span
	hasSigned, hasInForce, hasTerm, hasEnds bool
}

func (r GanttRow) dates() ganttDates {
	var d ganttDates
	d.signed, d.hasSigned = parseDate(r.Signed)
	d.inForce, d.hasInForce = parseDate(r.InForce)
	d.term, d.hasTerm = parseDate(r.Term)
	d.ends, d.hasEnds = parseDate(r.Ends)
	if d.hasTerm && d.term.open && d.hasEnds && d.ends.to > d.term.from {
		d.term.to, d.term.open = d.ends.to, false
	}
	return d
}

func (d ganttDates) all() []span {
	var s []span
	for _, p := range []struct {
		span span
		ok   bool
	}{{d.signed, d.hasSigned}, {d.inForce, d.hasInForce}, {d.term, d.hasTerm}, {d.ends, d.hasEnds}} {
		if p.ok {
			s = append(s, p.span)
		}
	}
	return s
}

// Draw returns the picture, empty without rows. Rows stay in their order; one
// without a date says so.
func (in Gantt) Draw() Drawing {
	if len(in.Rows) == 0 {
		return Drawing{}
	}
	const size, row, names, head = 12, 36, 300, 44
	width := in.Width
	if width <= 0 {
		width = defaultWidth
	}
	c := newCanvas(in.ID, "gantt")
	var spans []span
	dates := make([]ganttDates, len(in.Rows))
	for i, r := range in.Rows {
		dates[i] = r.dates()
		spans = append(spans, dates[i].all()...)
	}
	today, hasToday := parseDate(in.Today)
	if hasToday {
		spans = append(spans, today)
	}
	if len(spans) == 0 {
		spans = []span{{from: 0, to: 365}}
	}
	a := fit(spans, names, width-names-12)
	if s, ok := parseDate(in.From); ok {
		a.from = s.from
	}
	if s, ok := parseDate(in.To); ok && s.to > a.from {
		a.to = s.to
	}
	if a.to <= a.from {
		a.to = a.from + 365
	}
	c.ganttLegend(width)
	bottom := float64(head + row*len(in.Rows))
	for i := range in.Rows {
		if i%2 == 0 {
			c.rect("band", 0, head+float64(i)*row, width, row)
		}
	}
	c.drawAxis(a, head, bottom)
	if hasToday && today.from >= a.from && today.from <= a.to {
		x := a.mid(today)
		c.line("today", x, head-2, x, bottom)
		w := textWidth("today", laneText)
		c.text("soft", min(max(x, a.left+w/2), width-w/2-1), head-6, laneText, middle, "today")
	}
	undated := 0
	for i, r := range in.Rows {
		y := head + float64(i)*row
		c.open("row", r.URL, r.tooltip())
		c.text("", 6, y+15, size, start, clip(r.Label, names-16, size))
		c.text("soft", 6, y+29, 10.5, start, clip(r.Note, names-16, 10.5))
		if len(dates[i].all()) == 0 {
			undated++
			c.text("soft", a.left+4, y+22, 10.5, start, "no date is known")
		}
		c.ganttMarks(r, dates[i], a, y+row/2)
		c.close(r.URL)
	}
	desc := in.Desc
	if desc == "" {
		desc = fmt.Sprintf("%d agreements from %s to %s; %d without a date.", len(in.Rows), a.from, a.to, undated)
	}
	return c.done(width, bottom+24, in.Title, desc, 0)
}

func (r GanttRow) tooltip() string {
	s := r.Title
	if s == "" {
		s = r.Label
		for _, p := range [][2]string{{"signed", r.Signed}, {"in force", r.InForce}, {"term", r.Term}, {"ends", r.Ends}} {
			if p[1] != "" {
				s += "; " + p[0] + " " + p[1]
			}
		}
	}
	if r.State != Affirmed {
		s += " (" + r.State.word() + ")"
	}
	return s
}

// ganttMarks draws the dates of a row around its middle.
func (c *canvas) ganttMarks(r GanttRow, d ganttDates, a axis, y float64) {
	class := r.Class.valid()
	if r.Class == "" {
		class = Agreements
	}
	within := func(s span) bool { return s.to > a.from && s.from < a.to }
	if d.hasTerm && (within(d.term) || d.term.open && d.term.from < a.to) {
		x1, x2 := a.x(max(d.term.from, a.from)), a.x(min(d.term.to, a.to))
		if d.term.open {
			x2 = a.left + a.width
		}
		c.bar(class, r.State, x1, max(x2, x1+3), y-5, 10, d.term.open, d.term.from >= a.from)
	}
	if d.hasInForce && within(d.inForce) {
		x := a.mid(d.inForce)
		c.path("point "+string(class), fmt.Sprintf("M%s %sl5 -8h-10z", num(x), num(y-5)))
	}
	if d.hasSigned && within(d.signed) {
		x := a.mid(d.signed)
		kind := "point " // stands out from the bar
		if r.State != Affirmed {
			kind = "mark " + r.State.class() + " "
		}
		c.path(kind+string(class), fmt.Sprintf("M%s %sl7 7l-7 7l-7 -7z", num(x), num(y-7)))
	}
	if d.hasEnds && within(d.ends) {
		x := min(a.x(d.ends.to), a.left+a.width-1)
		c.line("stop "+string(class), x, y-9, x, y+9)
	}
}

// ganttLegend explains the marks.
func (c *canvas) ganttLegend(width float64) {
	const size, y = 11.0, 10.0
	x := 6.0
	for _, e := range []struct {
		words string
		draw  func()
	}{
		{"signed", func() { c.path("point ag", fmt.Sprintf("M%s %sl7 7l-7 7l-7 -7z", num(x+7), num(y-7))) }},
		{"in force", func() { c.path("point ag", fmt.Sprintf("M%s %sl5 -8h-10z", num(x+7), num(y+4))) }},
		{"term", func() { c.bar(Agreements, Affirmed, x, x+14, y-4, 8, false, true) }},
		{"open end", func() { c.bar(Agreements, Affirmed, x, x+14, y-4, 8, true, true) }},
		{"ends", func() { c.line("stop ag", x+7, y-7, x+7, y+7) }},
		{"claimed", func() { c.bar(Agreements, Claimed, x, x+14, y-4, 8, false, true) }},
		{"denied", func() { c.bar(Agreements, Denied, x, x+14, y-4, 8, false, true) }},
	} {
		w := 20 + textWidth(e.words, size) + 14
		if x+w > width {
			return // a narrow drawing has its legend in the text around it
		}
		e.draw()
		c.text("soft", x+20, y+4, size, start, e.words)
		x += w
	}
}
