package draw

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// day counts days from 1970-01-01.
type day int

// dayOf returns the day of a date.
func dayOf(year, month, d int) day {
	return day(time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d day) String() string { return d.time().Format("2006-01-02") }

// span is a half-open range of days. open tells that the end is not known: to is
// then the end of its beginning.
type span struct {
	from, to day
	open     bool
}

// parseDate reads an EDTF level 1 value: a year, month or day, perhaps vague
// ("2023-03~"), or an interval with an open end. An interval with an open start is
// its end. False for anything else.
func parseDate(s string) (span, bool) {
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return parseDay(from)
	}
	a, okA := parseDay(from)
	b, okB := parseDay(to)
	switch {
	case okA && okB:
		if b.to < a.from {
			return span{}, false
		}
		return span{from: a.from, to: b.to}, true
	case okA && (to == ".." || to == ""):
		a.open = true
		return a, true
	case okB && (from == ".." || from == ""):
		return b, true
	}
	return span{}, false
}

func parseDay(s string) (span, bool) {
	s = strings.TrimRight(s, "~?%")
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return span{}, false
	}
	v := [3]int{0, 1, 1}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || i > 0 && len(p) != 2 {
			return span{}, false
		}
		v[i] = n
	}
	if v[1] > 12 || v[2] > 31 {
		return span{}, false
	}
	from := dayOf(v[0], v[1], v[2])
	if from.time().Day() != v[2] { // 31 April
		return span{}, false
	}
	switch len(parts) {
	case 1:
		return span{from: from, to: dayOf(v[0]+1, 1, 1)}, true
	case 2:
		return span{from: from, to: dayOf(v[0], v[1]+1, 1)}, true
	}
	return span{from: from, to: from + 1}, true
}

// step is the distance between two ticks of an axis of time.
type step struct {
	days, months int // one of them is 0
}

// steps from fine to coarse.
var steps = []step{{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 240}, {0, 600}, {0, 1200}}

// floor returns the last tick at or before a day.
func (s step) floor(d day) day {
	if s.months == 0 {
		const monday = 4 // 1970-01-05, so that weeks begin on Mondays
		n := day(s.days)
		return d - mod(d-monday, n)
	}
	t := d.time()
	m := t.Year()*12 + int(t.Month()) - 1
	m -= m % s.months
	return dayOf(m/12, m%12+1, 1)
}

// next returns the tick after a tick.
func (s step) next(d day) day {
	if s.months == 0 {
		return d + day(s.days)
	}
	t := d.time()
	return dayOf(t.Year(), int(t.Month())+s.months, 1)
}

// label writes a tick as precisely as its step needs.
func (s step) label(d day) string {
	switch {
	case s.months == 0:
		return d.String()
	case s.months < 12:
		return d.time().Format("2006-01")
	}
	return fmt.Sprintf("%04d", d.time().Year())
}

// mean returns the days between two ticks, about.
func (s step) mean() float64 {
	if s.months == 0 {
		return float64(s.days)
	}
	return float64(s.months) * 30.44
}

func mod(a, n day) day { return ((a % n) + n) % n }

// axis maps days to x coordinates.
type axis struct {
	from, to    day
	left, width float64
}

func (a axis) x(d day) float64 {
	return a.left + float64(d-a.from)/float64(a.to-a.from)*a.width
}

// mid returns the x of the middle of a span within the axis.
func (a axis) mid(s span) float64 {
	return (a.x(max(s.from, a.from)) + a.x(min(s.to, a.to))) / 2
}

// step returns the finest step whose ticks are at least gap pixels apart.
func (a axis) step(gap float64) step {
	perDay := a.width / float64(a.to-a.from)
	for _, s := range steps {
		if s.mean()*perDay >= gap {
			return s
		}
	}
	return steps[len(steps)-1]
}

// fit returns an axis that shows all spans, with a little room at both ends. A
// range of less than a week becomes one.
func fit(spans []span, left, width float64) axis {
	a := axis{left: left, width: width}
	for i, s := range spans {
		if i == 0 || s.from < a.from {
			a.from = s.from
		}
		if i == 0 || s.to > a.to {
			a.to = s.to
		}
	}
	room := max(1, (a.to-a.from)/50)
	a.from, a.to = a.from-room, a.to+room
	if short := 7 - (a.to - a.from); short > 0 {
		a.from, a.to = a.from-short/2, a.to+short-short/2
	}
	return a
}

// drawAxis draws ticks from top to bottom with their labels below.
func (c *canvas) drawAxis(a axis, top, bottom float64) {
	const size, gap = 11, 84 // "2023-03-13" with room around it
	s := a.step(gap)
	for d := s.floor(a.from); d <= a.to; d = s.next(d) {
		if d < a.from {
			continue
		}
		x := a.x(d)
		c.line("grid", x, top, x, bottom)
		if b := textBox(x, bottom+14, size, middle, s.label(d)); b.X >= 0 && b.X+b.W <= a.left+a.width+8 && free(b, c.labels) {
			c.text("tick", x, bottom+14, size, middle, s.label(d))
		}
	}
}
