package draw

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Lanes is a timeline: one lane above the other over one axis of time, with
// things that happened as discs and things that last as bars.
type Lanes struct {
	ID    string // unique on the page; "" is "lanes"
	Title string
	Desc  string  // "" counts what is drawn
	Width float64 // 0 is 960
	From  string  // EDTF, the first day; "" is that of what is drawn
	To    string  // EDTF, the last day
	Today string  // a day to mark, or ""
	Lanes []Lane
	// Zoom is the address of the same page for a range of days, with {from} and {to}
	// in the place of the dates; where a lane shows counts they link to it. Or "".
	Zoom string
}

// Lane is one kind of thing.
type Lane struct {
	Name  string
	Class Class
	Items []Item
	Terms []Term
}

// Item is something that happened. Its disc grows with its weight.
type Item struct {
	Date   string // EDTF; without one that can be read it is not drawn
	Label  string // a few words, shown if there is room
	Title  string // the tooltip; "" is date and label
	URL    string
	Weight float64 // 1 is usual, 0 taken as 1
	State  State
}

// Term is something that lasts.
type Term struct {
	Date  string // EDTF interval; one with an open end has an arrow, a date alone is its own length
	Label string
	Title string
	URL   string
	State State
}

const (
	laneText  = 11
	laneNames = 132 // width of the column of names
	itemRow   = 20  // height of a row of discs
	termRow   = 28  // of a bar with its label above
	maxRows   = 8   // of discs, before they become counts
	binPlot   = 52  // height of the bars of counts
	maxLabels = 150 // discs of a lane, above which only the weightiest have labels
)

// Draw returns the picture. A lane with more items than it has room for shows
// their number by day, month or year. Lanes without anything stay as a line; there
// is no picture if nothing has a date.
func (in Lanes) Draw() Drawing {
	width := in.Width
	if width <= 0 {
		width = defaultWidth
	}
	c := newCanvas(in.ID, "lanes")
	a, today, ok := in.axis(width)
	if !ok {
		return Drawing{}
	}
	// Lay out first: where a lane ends depends on what is in it.
	laid := make([]laneLayout, len(in.Lanes))
	omitted, drawn := 0, 0
	for i, lane := range in.Lanes {
		laid[i] = layOut(lane, a)
		omitted += laid[i].omitted
		drawn += len(laid[i].items) + len(laid[i].terms)
		for _, b := range laid[i].bins {
			drawn += b.total()
		}
	}
	if drawn == 0 {
		return Drawing{}
	}
	const head = 18
	y := float64(head)
	bottom := y
	for _, l := range laid {
		bottom += l.height
	}
	for i, l := range laid {
		if i%2 == 0 {
			c.rect("band", 0, y, width, l.height)
		}
		y += l.height
	}
	c.drawAxis(a, head, bottom)
	if in.Today != "" && today.from >= a.from && today.from <= a.to {
		x := a.mid(today)
		c.line("today", x, head-2, x, bottom)
		w := textWidth("today", laneText)
		c.text("soft", min(max(x, a.left+w/2), width-w/2-1), head-6, laneText, middle, "today")
	}
	y = head
	for i, l := range laid {
		in.drawLane(c, in.Lanes[i], l, a, y)
		y += l.height
	}
	desc := in.Desc
	if desc == "" {
		desc = in.describe(a, laid, drawn, omitted)
	}
	bottom += 24
	if in.hollow() {
		bottom = c.stateLegend(bottom)
	}
	return c.done(width, bottom, in.Title, desc, omitted)
}

// hollow tells whether anything is not affirmed.
func (in Lanes) hollow() bool {
	for _, lane := range in.Lanes {
		if slices.ContainsFunc(lane.Items, func(it Item) bool { return it.State != Affirmed }) || slices.ContainsFunc(lane.Terms, func(t Term) bool { return t.State != Affirmed }) {
			return true
		}
	}
	return false
}

// stateLegend explains filled, dashed and struck discs, and returns where it ends.
func (c *canvas) stateLegend(y float64) float64 {
	x := 12.0
	for _, s := range []State{Affirmed, Claimed, Denied} {
		c.mark(Neutral, s, x, y+6, 4.5)
		c.text("soft", x+9, y+10, laneText, start, s.word())
		x += 9 + textWidth(s.word(), laneText) + 20
	}
	return y + 20
}

func (in Lanes) describe(a axis, laid []laneLayout, drawn, omitted int) string {
	var names []string
	for i, l := range laid {
		names = append(names, fmt.Sprintf("%s %d", in.Lanes[i].Name, l.count()))
	}
	s := fmt.Sprintf("%d from %s to %s, by lane: %s.", drawn, a.from, a.to, strings.Join(names, ", "))
	if omitted > 0 {
		s += fmt.Sprintf(" %d without a date in this range are not drawn.", omitted)
	}
	return s
}

// axis returns the range that is asked for, or else that of everything with a
// date. False if there is none.
func (in Lanes) axis(width float64) (axis, span, bool) {
	var spans []span
	for _, lane := range in.Lanes {
		for _, it := range lane.Items {
			if s, ok := parseDate(it.Date); ok {
				spans = append(spans, s)
			}
		}
		for _, t := range lane.Terms {
			if s, ok := parseDate(t.Date); ok {
				spans = append(spans, s)
			}
		}
	}
	today, hasToday := parseDate(in.Today)
	from, hasFrom := parseDate(in.From)
	to, hasTo := parseDate(in.To)
	if len(spans) == 0 && !(hasFrom && hasTo) {
		return axis{}, span{}, false
	}
	if len(spans) == 0 {
		spans = []span{from, to}
	}
	a := fit(spans, laneNames, width-laneNames-10)
	if hasFrom {
		a.from = from.from
	}
	if hasTo {
		a.to = to.to
	}
	if a.to <= a.from {
		return axis{}, span{}, false
	}
	if !hasToday {
		today = span{from: a.from - 1}
	}
	return a, today, true
}

func (in Lanes) drawLane(c *canvas, lane Lane, l laneLayout, a axis, y float64) {
	class := lane.Class.valid()
	names := wrap(lane.Name, laneNames-14, 12, 2)
	for i, s := range names {
		c.text("strong", 6, y+16+float64(i)*14, 12, start, s)
	}
	if note := l.note(); note != "" {
		c.text("soft", 6, y+16+float64(len(names))*14, 10.5, start, clip(note, laneNames-14, 10.5))
	}
	for _, t := range l.terms {
		t.draw(c, class, a, y)
	}
	for _, it := range l.items {
		c.open("item", it.item.URL, it.tooltip())
		c.mark(class, it.item.State, it.x, y+it.y, it.r)
		if it.label != "" {
			if it.left {
				c.text("halo", it.x-it.r-3, y+it.y+4, laneText, end, it.label)
			} else {
				c.text("halo", it.x+it.r+3, y+it.y+4, laneText, start, it.label)
			}
		}
		c.close(it.item.URL)
	}
	in.drawBins(c, class, l, a, y)
}

// drawBins draws counts as bars of affirmed, claimed and denied items, with the
// number above where there is room.
func (in Lanes) drawBins(c *canvas, class Class, l laneLayout, a axis, y float64) {
	if len(l.bins) == 0 {
		return
	}
	high := 0
	for _, b := range l.bins {
		high = max(high, b.total())
	}
	base := y + l.binsAt + binPlot
	c.line("base", a.left, base, a.left+a.width, base)
	for _, b := range l.bins {
		x := a.x(max(b.from, a.from)) + 0.5
		w := max(1, a.x(min(b.to, a.to))-x-0.5)
		url := ""
		if in.Zoom != "" {
			url = strings.NewReplacer("{from}", b.from.String(), "{to}", (b.to - 1).String()).Replace(in.Zoom)
		}
		c.open("bin", url, fmt.Sprintf("%s: %d affirmed, %d claimed, %d denied", l.step.label(b.from), b.n[Affirmed], b.n[Claimed], b.n[Denied]))
		top := base
		for state, n := range b.n {
			if n == 0 {
				continue
			}
			h := float64(n) / float64(high) * (binPlot - 14)
			top -= h
			c.rect("mark "+string(class)+" "+State(state).class(), x, top, w, h)
			if State(state) == Denied {
				c.line("strike "+string(class), x, top+h, x+w, top)
			}
		}
		c.close(url)
		b.top = top
	}
	// Numbers, the highest first.
	order := slices.Clone(l.bins)
	slices.SortStableFunc(order, func(p, q *bin) int { return cmp.Or(q.total()-p.total(), int(p.from-q.from)) })
	for _, b := range order {
		x := (a.x(max(b.from, a.from)) + a.x(min(b.to, a.to))) / 2
		s := fmt.Sprint(b.total())
		box := textBox(x, b.top-3, 10, middle, s)
		box.X, box.W = box.X-2, box.W+4
		if free(box, c.labels) && above(box, l.bins, a) && box.X >= a.left && box.X+box.W <= a.left+a.width+8 {
			c.text("soft halo", x, b.top-3, 10, middle, s)
		}
	}
}

// above tells whether a box lies above all bars that it spans.
func above(b Box, bins []*bin, a axis) bool {
	for _, n := range bins {
		if a.x(n.to) > b.X && a.x(n.from) < b.X+b.W && n.top < b.Y+b.H-1 {
			return false
		}
	}
	return true
}

// wrap breaks text into lines at spaces; the last is clipped.
func wrap(s string, width, size float64, lines int) []string {
	var out []string
	words := strings.Fields(s)
	for len(words) > 0 && len(out) < lines-1 {
		n := 1
		for n < len(words) && textWidth(strings.Join(words[:n+1], " "), size) <= width {
			n++
		}
		out = append(out, clip(strings.Join(words[:n], " "), width, size))
		words = words[n:]
	}
	if len(words) > 0 {
		out = append(out, clip(strings.Join(words, " "), width, size))
	}
	return out
}

// radius returns that of a disc: its area grows with the weight.
func radius(weight float64) float64 {
	if !(weight > 0) { // 0, negative or not a number
		weight = 1
	}
	return min(3+1.5*math.Sqrt(weight), 9)
}
