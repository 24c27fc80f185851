package timex

import (
	"fmt"
	"strconv"
)

// boundsOf is Bounds for a plain string.
func boundsOf(s string) (first, last Day, ok bool) { return Bounds(edtf(s)) }

// moment is a resolved stretch of days and the grain it is known to.
type moment struct {
	first, last Day
	grain       unit // day, week, monthUnit, year, …; noUnit for unknown
	explicit    bool // its year was written
}

func (t moment) known() bool { return t.grain != noUnit }

func (t moment) year() int {
	y, _, _ := t.first.Civil()
	return y
}

// context is what a relative expression is resolved against.
type context struct {
	report moment // the day of the report
	text   moment // the time last spoken of
	near   bool   // text was spoken of in this sentence or the one before
	tense  int    // of the governing verb: -1 past, 1 future, 0 unknown
	signal string
	names  *namedTimes
}

// answer is a resolved expression. Value and edtf are "" if unknown.
type answer struct {
	value, edtf string
	moment
}

func (c *context) anchor(a anchoring) moment {
	switch a {
	case toText:
		return c.text
	case toTextFirst:
		if c.text.known() {
			return c.text
		}
	}
	return c.report
}

// resolve turns a spec into TIMEX3 and EDTF.
func (c *context) resolve(sp *spec) answer {
	var r answer
	switch sp.form {
	case fCalendar:
		r = c.calendar(sp)
	case fUnit:
		r = c.unitAt(sp)
	case fShift:
		r = c.shift(sp, c.anchor(sp.anchor))
	case fFrom:
		in := c.resolve(sp.in)
		r = c.shift(sp, in.moment)
	case fSpan:
		r = c.spanOf(sp)
	case fDuration:
		r = c.length(sp)
	case fSet:
		r = setOf(sp)
	case fQuarter:
		r = c.partOfYear(sp, 3, "Q")
	case fHalf:
		r = c.partOfYear(sp, 6, "H")
	case fSeason:
		r = c.season(sp)
	case fDecade:
		y := sp.year / 10
		r = period(strconv.Itoa(y), strconv.Itoa(y)+"X", decade)
	case fCentury:
		r = centuryAt(sp)
	case fRange:
		r = c.rangeOf(sp)
	case fWithin:
		r = c.within(sp)
	case fNamed:
		r = c.named(sp)
	case fWeekOf:
		if in := c.resolve(sp.in); in.grain == day {
			r = weekAnswer(in.first)
		}
	case fRef:
		r = answer{value: sp.value}
	case fJubilee:
		r = answer{value: durationText(sp.unit, sp.n)}
	}
	if sp.tod != "" && sp.form != fRef {
		if r.grain != day || r.edtf == "" {
			r.value, r.edtf, r.moment = "XXXX-XX-XX"+sp.tod, "", moment{}
		} else {
			r.value += sp.tod
		}
	}
	if sp.deadline && r.known() && r.edtf != "" && r.grain > day {
		switch c.signal {
		case "by", "until", "till", "before", "through", "to":
			r.first = r.last
			r.value, r.edtf, r.grain = r.last.String(), r.last.String(), day
		}
	}
	return r
}

// calendar resolves a date of which some parts may be missing.
func (c *context) calendar(sp *spec) answer {
	at := c.anchor(sp.anchor)
	y, hasYear := sp.year, sp.hasYear
	if sp.bc {
		y = 1 - y
	}
	if sp.in != nil {
		in := c.resolve(sp.in)
		if sp.weekday > 0 && sp.month == 0 {
			if in.grain != week {
				return answer{value: weekdayValue(sp.weekday)}
			}
			return dayAnswer(in.first.monday() + Day(sp.weekday-1))
		}
		if !in.known() {
			return answer{value: monthValue(sp)}
		}
		y, hasYear = in.year(), true
	}
	if hasYear {
		var r answer
		switch {
		case sp.month == 0:
			r = yearAnswer(y)
		case sp.day == 0:
			r = monthAnswer(y, sp.month)
		case isDate(y, sp.month, sp.day):
			r = dayAnswer(dayOf(y, sp.month, sp.day))
		}
		r.explicit = sp.hasYear
		return r
	}
	if sp.month == 0 {
		return c.weekdayAt(sp, at)
	}
	return c.monthDayAt(sp, at)
}

// weekdayAt resolves a weekday, perhaps with a day of the month.
func (c *context) weekdayAt(sp *spec, at moment) answer {
	unknown := answer{value: weekdayValue(sp.weekday)}
	if at.grain != day && at.grain != week {
		return unknown
	}
	now := at.last
	if sp.day > 0 { // "Monday the 13th": the nearest such day
		y, m, _ := now.Civil()
		for step := 0; step <= 12; step++ {
			for _, s := range [...]int{-step, step} {
				if s*c.tense < 0 {
					continue
				}
				y2, m2 := addMonths(y, m, s)
				if isDate(y2, m2, sp.day) && dayOf(y2, m2, sp.day).weekday() == sp.weekday && (int(dayOf(y2, m2, sp.day)-now))*c.tense >= 0 {
					return dayAnswer(dayOf(y2, m2, sp.day))
				}
			}
		}
		return unknown
	}
	thisWeek := now.monday() + Day(sp.weekday-1)
	before := now - Day((now.weekday()-sp.weekday+7)%7) // now or before
	onward := now + Day((sp.weekday-now.weekday()+7)%7) // now or after
	strictly := func(d Day, by Day) Day {               // never now itself
		if d == now {
			return d + by
		}
		return d
	}
	switch {
	case sp.byShift && sp.anchor == toTextFirst && sp.sign > 0:
		return dayAnswer(strictly(onward, 7))
	case sp.byShift && sp.sign < 0:
		return dayAnswer(strictly(before, -7))
	case sp.byShift && sp.sign > 0:
		return dayAnswer(thisWeek + 7)
	case sp.byShift:
		if c.tense > 0 && thisWeek < now {
			thisWeek += 7
		}
		return dayAnswer(thisWeek)
	case sp.anchor == toText:
		if now-before <= onward-now {
			return dayAnswer(before)
		}
		return dayAnswer(onward)
	case sp.sign > 0: // "this coming Monday"
		return dayAnswer(strictly(onward, 7))
	case c.tense > 0:
		return dayAnswer(onward)
	}
	return dayAnswer(before)
}

// monthDayAt resolves a month, or a day of a month, without year.
func (c *context) monthDayAt(sp *spec, at moment) answer {
	unknown := answer{value: monthValue(sp)}
	// A story of the past goes on in the year it last named.
	if t := c.text; sp.anchor == toReport && !sp.byShift && c.near && t.explicit && t.grain <= monthUnit && t.known() && (!at.known() || at.year()-t.year() >= 2 || t.year() > at.year()+1) {
		y, m, _ := t.first.Civil()
		if sp.month < m && t.grain <= monthUnit && m-sp.month > 6 {
			y++
		}
		r := c.calendar(&spec{form: fCalendar, year: y, hasYear: true, month: sp.month, day: sp.day})
		if r.known() {
			r.explicit = true
			return r
		}
	}
	if !at.known() || at.grain > year {
		return unknown
	}
	if at.grain == year || sp.anchor == toText && !sp.byShift {
		r := c.calendar(&spec{form: fCalendar, year: at.year(), hasYear: true, month: sp.month, day: sp.day})
		r.explicit = false
		if r.value == "" {
			return unknown
		}
		return r
	}
	y := at.year()
	candidate := func(y int) (answer, bool) {
		if sp.day > 0 {
			if !isDate(y, sp.month, sp.day) {
				return answer{}, false
			}
			d := dayOf(y, sp.month, sp.day)
			return dayAnswer(d), sp.weekday == 0 || d.weekday() == sp.weekday
		}
		return monthAnswer(y, sp.month), true
	}
	var best, past, future answer
	for _, dy := range [...]int{-4, -3, -2, -1, 0, 1, 2, 3, 4} {
		r, ok := candidate(y + dy)
		if !ok || (dy < -1 || dy > 1) && sp.day == 0 {
			continue
		}
		if r.first <= at.last && !(sp.byShift && r.last >= at.first) {
			past = r
		}
		if r.last >= at.first && !(sp.byShift && r.first <= at.last) && !future.known() {
			future = r
		}
	}
	switch {
	case sp.byShift && sp.sign == 0:
		if r, ok := candidate(y); ok {
			return r
		}
		return unknown
	case sp.byShift && sp.sign < 0, !sp.byShift && c.tense < 0:
		best = past
	case sp.byShift && sp.sign > 0, !sp.byShift && c.tense > 0:
		best = future
	case !past.known() || future.known() && future.first-at.last < at.first-past.last:
		best = future
	default:
		best = past
	}
	// News gives the year of what is far away. Where tense says so all the same,
	// it was misread.
	const far, close = 240, 45
	if !sp.byShift && past.known() && future.known() {
		back, ahead := at.last-past.last, future.first-at.first
		switch {
		case best == future && ahead > far:
			best = past
		case best == past && back > far+30 && ahead < close && sp.day > 0:
			best = future
		}
	}
	if !best.known() {
		return unknown
	}
	return best
}

func weekdayValue(w int) string { return "XXXX-WXX-" + strconv.Itoa(w) }

func monthValue(sp *spec) string {
	if sp.day == 0 {
		return fmt.Sprintf("XXXX-%02d", sp.month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", sp.month, sp.day)
}
