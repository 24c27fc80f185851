package draw

import (
	"cmp"
	"fmt"
	"slices"
)

// laneLayout is where the things of one lane stand, measured from its top.
type laneLayout struct {
	height  float64
	terms   []placedTerm
	items   []placedItem
	bins    []*bin // instead of items, where there are too many
	binsAt  float64
	step    step // of bins
	omitted int
}

type placedItem struct {
	item    Item
	span    span
	x, y, r float64
	label   string
	left    bool // the label stands to the left of the disc
}

type placedTerm struct {
	term    Term
	span    span
	x1, x2  float64
	y       float64 // of the top of the row
	label   string
	labelAt float64
}

// bin counts the items between two ticks by state.
type bin struct {
	from, to day
	n        [3]int
	top      float64 // of its bar, set when it is drawn
}

func (b *bin) total() int { return b.n[Affirmed] + b.n[Claimed] + b.n[Denied] }

// count returns how many things the lane shows.
func (l *laneLayout) count() int {
	n := len(l.items) + len(l.terms)
	for _, b := range l.bins {
		n += b.total()
	}
	return n
}

// note is the line below the name of a lane.
func (l *laneLayout) note() string {
	n, hollow := l.count(), 0
	for _, it := range l.items {
		if it.item.State == Denied {
			hollow++
		}
	}
	for _, t := range l.terms {
		if t.term.State == Denied {
			hollow++
		}
	}
	for _, b := range l.bins {
		hollow += b.n[Denied]
	}
	if n == 0 {
		return "none"
	}
	if hollow > 0 {
		return fmt.Sprintf("%d, %d denied", n, hollow)
	}
	return fmt.Sprint(n)
}

// layOut places terms in rows from the top, and items below them.
func layOut(lane Lane, a axis) laneLayout {
	var l laneLayout
	y := 5.0
	y += l.placeTerms(lane.Terms, a, y) * termRow
	var items []placedItem
	for _, it := range lane.Items {
		s, ok := parseDate(it.Date)
		if !ok || s.to <= a.from || s.from >= a.to {
			l.omitted++
			continue
		}
		r := radius(it.Weight)
		x := min(max(a.mid(s), a.left+r+1), a.left+a.width-r-1)
		items = append(items, placedItem{item: it, span: s, x: x, r: r})
	}
	rows := 0
	if smallest := 2*radius(0) + 2; float64(len(items))*smallest <= maxRows*a.width { // else there is no room for so many
		slices.SortStableFunc(items, func(p, q placedItem) int { return cmp.Compare(p.x, q.x) })
		rows = placeItems(items, a)
	}
	switch {
	case len(items) == 0:
	case rows > 0:
		for i := range items {
			items[i].y += y + itemRow/2
		}
		l.items = items
		y += float64(rows) * itemRow
	default:
		l.countBins(items, a)
		l.binsAt = y
		y += binPlot
	}
	names := len(wrap(lane.Name, laneNames-14, 12, 2))
	l.height = max(y+5, 26+14*float64(names))
	return l
}

// countBins turns items into bins of at least 7 pixels.
func (l *laneLayout) countBins(items []placedItem, a axis) {
	l.step = a.step(7)
	bins := map[day]*bin{}
	for _, it := range items {
		d := max(it.span.from+(it.span.to-it.span.from-1)/2, a.from)
		from := l.step.floor(d)
		b := bins[from]
		if b == nil {
			b = &bin{from: from, to: l.step.next(from)}
			bins[from] = b
			l.bins = append(l.bins, b)
		}
		b.n[min(it.item.State, Denied)]++
	}
	slices.SortFunc(l.bins, func(p, q *bin) int { return int(p.from - q.from) })
}

// row is the stretches of a row that are taken.
type row [][2]float64

func (r row) free(from, to float64) bool {
	for _, t := range r {
		if from < t[1] && to > t[0] {
			return false
		}
	}
	return true
}

// placeItems sets y, from the middle of the first row, and labels of items that
// are sorted by x. It tries labels of two lengths for all, then only for the
// weightiest where there is room. It returns the number of rows, 0 if there are
// more than a lane may have.
func placeItems(items []placedItem, a axis) int {
	if len(items) <= maxLabels {
		for _, width := range []float64{190, 110} {
			if rows := placeLabelled(items, a, width); rows > 0 {
				return rows
			}
		}
	}
	var rows []row
	for i := range items {
		it := &items[i]
		it.label = ""
		at := 0
		for at < len(rows) && rows[at][len(rows[at])-1][1] > it.x-it.r-1 {
			at++
		}
		if at == maxRows {
			return 0
		}
		if at == len(rows) {
			rows = append(rows, nil)
		}
		rows[at] = append(rows[at], [2]float64{it.x - it.r - 1, it.x + it.r + 1})
		it.y = float64(at) * itemRow
	}
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(p, q int) int { return cmp.Compare(items[q].item.Weight, items[p].item.Weight) })
	for _, i := range order {
		it := &items[i]
		label := clip(it.item.Label, 110, laneText)
		at := int(it.y / itemRow)
		if from, to, left, ok := it.stretch(label, a); ok && label != "" {
			beside := [2]float64{it.x + it.r + 1, to}
			if left {
				beside = [2]float64{from, it.x - it.r - 1}
			}
			if rows[at].free(beside[0], beside[1]) {
				it.label, it.left = label, left
				rows[at] = append(rows[at], beside)
			}
		}
	}
	return len(rows)
}

// placeLabelled gives every item a label of at most a width, and the first row
// where both have room. It returns 0 if that takes more rows than allowed.
func placeLabelled(items []placedItem, a axis, width float64) int {
	var rows []row
	for i := range items {
		it := &items[i]
		it.label = clip(it.item.Label, width, laneText)
		from, to, left, ok := it.stretch(it.label, a)
		if !ok {
			it.label = ""
			from, to = it.x-it.r-1, it.x+it.r+1
		}
		it.left = left
		at := 0
		for at < len(rows) && !rows[at].free(from, to) {
			at++
		}
		if at == maxRows {
			return 0
		}
		if at == len(rows) {
			rows = append(rows, nil)
		}
		rows[at] = append(rows[at], [2]float64{from, to})
		it.y = float64(at) * itemRow
	}
	return len(rows)
}

// stretch returns what a disc with a label takes of its row: to the right, or
// where the drawing ends, to the left. False if there is room on neither side.
func (it *placedItem) stretch(label string, a axis) (from, to float64, left, ok bool) {
	w := 0.0
	if label != "" {
		w = textWidth(label, laneText) + 3 + 6 // and room to the next
	}
	from, to = it.x-it.r-1, it.x+it.r+1+w
	if to <= a.left+a.width+8 {
		return from, to, false, true
	}
	from, to = it.x-it.r-1-w, it.x+it.r+1
	return from, to, true, from >= a.left
}

func (it *placedItem) tooltip() string {
	s := it.item.Title
	if s == "" {
		s = it.item.Date + " " + it.item.Label
	}
	if it.item.State != Affirmed {
		s += " (" + it.item.State.word() + ")"
	}
	return s
}

// placeTerms gives terms their rows and returns how many there are.
func (l *laneLayout) placeTerms(terms []Term, a axis, y float64) float64 {
	for _, t := range terms {
		s, ok := parseDate(t.Date)
		if !ok || !s.open && s.to <= a.from || s.from >= a.to {
			l.omitted++
			continue
		}
		p := placedTerm{term: t, span: s, x1: a.x(max(s.from, a.from)), x2: a.x(min(s.to, a.to))}
		if s.open {
			p.x2 = a.left + a.width
		}
		p.x2 = max(p.x2, p.x1+3)
		p.label = clip(t.Label, min(a.width, 320), laneText)
		w := textWidth(p.label, laneText)
		p.labelAt = min(p.x1, a.left+a.width+6-w)
		l.terms = append(l.terms, p)
	}
	slices.SortStableFunc(l.terms, func(p, q placedTerm) int { return cmp.Or(int(p.span.from-q.span.from), int(q.span.to-p.span.to)) })
	var rows []row
	for i := range l.terms {
		t := &l.terms[i]
		from, to := min(t.x1, t.labelAt), max(t.x2, t.labelAt+textWidth(t.label, laneText))+6
		at := 0
		for at < len(rows) && !rows[at].free(from, to) {
			at++
		}
		if at == len(rows) {
			rows = append(rows, nil)
		}
		rows[at] = append(rows[at], [2]float64{from, to})
		t.y = y + float64(at)*termRow
	}
	return float64(len(rows))
}

// draw draws a term in a lane that begins at y.
func (t *placedTerm) draw(c *canvas, class Class, a axis, y float64) {
	title := t.term.Title
	if title == "" {
		title = t.term.Label + ", " + t.term.Date
	}
	if t.term.State != Affirmed {
		title += " (" + t.term.State.word() + ")"
	}
	c.open("term", t.term.URL, title)
	c.text("halo", t.labelAt, y+t.y+11, laneText, start, t.label)
	c.bar(class, t.term.State, t.x1, t.x2, y+t.y+16, 8, t.span.open, t.span.from >= a.from)
	c.close(t.term.URL)
}

// bar draws a bar of a state; an open one ends in an arrow, one that began before
// the axis has no left edge.
func (c *canvas) bar(class Class, state State, x1, x2, y, h float64, open, begun bool) {
	tip := x2
	if open {
		tip = max(x1, x2-7)
	}
	classes := "mark " + string(class) + " " + state.class()
	d := fmt.Sprintf("M%s %sL%s %[2]s", num(x1), num(y), num(tip))
	if open {
		d += fmt.Sprintf("L%s %sL%s %s", num(x2), num(y+h/2), num(tip), num(y+h))
	} else {
		d += fmt.Sprintf("L%s %s", num(tip), num(y+h))
	}
	d += fmt.Sprintf("L%s %s", num(x1), num(y+h))
	if begun {
		d += "Z"
	}
	c.path(classes, d)
	if state == Denied {
		c.line("strike "+string(class), x1, y+h, x2, y)
	}
}
