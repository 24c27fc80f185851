package timex

import (
	"fmt"
	"strconv"
	"strings"
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

// period returns the answer whose EDTF has the bounds of the moment.
func period(value, e string, grain unit) answer {
	first, last, ok := boundsOf(e)
	if !ok {
		return answer{value: value}
	}
	return answer{value: value, edtf: e, moment: moment{first: first, last: last, grain: grain}}
}

func dayAnswer(d Day) answer {
	if d < dayOf(-9999, 1, 1) || d > latest {
		return answer{}
	}
	s := d.String()
	return answer{value: s, edtf: s, moment: moment{first: d, last: d, grain: day}}
}

func weekAnswer(d Day) answer {
	mo := d.monday()
	y, w := mo.isoWeek()
	return period(fmt.Sprintf("%04d-W%02d", y, w), mo.String()+"/"+(mo+6).String(), week)
}

func monthAnswer(y, m int) answer {
	s := fmt.Sprintf("%s-%02d", yearText(y), m)
	return period(s, s, monthUnit)
}

func yearAnswer(y int) answer {
	s := yearText(y)
	v := s
	if y <= 0 {
		v = fmt.Sprintf("BC%04d", 1-y)
	}
	return period(v, s, year)
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

func weekdayValue(w int) string { return "XXXX-WXX-" + strconv.Itoa(w) }

func monthValue(sp *spec) string {
	if sp.day == 0 {
		return fmt.Sprintf("XXXX-%02d", sp.month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", sp.month, sp.day)
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
		if c.tense < 0 && thisWeek > now {
			thisWeek -= 7
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

// unitAt resolves "this month", "last week", "next year", "yesterday".
func (c *context) unitAt(sp *spec) answer {
	at := c.anchor(sp.anchor)
	if sp.anchor == toTextFirst && (at.grain > sp.unit || sp.unit == day && !c.text.known()) {
		// "the next day" follows something that was told; "the next year" may
		// follow the report.
		at = moment{}
		if sp.unit > day {
			at = c.report
		}
	}
	clock := len(sp.tod) > 1 && isDigit(sp.tod[1])
	if sp.anchor == toText && (!at.known() || at.grain != day) && clock {
		at = c.report
	}
	grain := sp.unit
	if grain == weekend {
		grain = week
	}
	if !at.known() || at.grain > grain || grain == fortnight || grain < day {
		return answer{value: "XXXX-XX-XX"}
	}
	off := sp.sign * sp.n
	y, m, _ := at.first.Civil()
	switch sp.unit {
	case day:
		return dayAnswer(at.first + Day(off))
	case week:
		return weekAnswer(at.first + Day(7*off))
	case weekend:
		mo := at.first.monday() + Day(7*off)
		if off == 0 && c.tense < 0 && mo+5 > at.last {
			mo -= 7
		}
		yy, w := mo.isoWeek()
		r := period(fmt.Sprintf("%04d-W%02d-WE", yy, w), (mo+5).String()+"/"+(mo+6).String(), week)
		return r
	case monthUnit:
		y, m = addMonths(y, m, off)
		return monthAnswer(y, m)
	case quarter:
		y, m = addMonths(y, (m-1)/3*3+1, 3*off)
		return quarterAnswer(y, m)
	case year:
		r := yearAnswer(y + off)
		return r
	case decade:
		d := floorDiv(y, 10) + off
		return period(strconv.Itoa(d), strconv.Itoa(d)+"X", decade)
	case century:
		d := floorDiv(y, 100) + off
		return period(strconv.Itoa(d), strconv.Itoa(d)+"XX", century)
	}
	return answer{value: "XXXX-XX-XX"}
}

func quarterAnswer(y, m int) answer {
	return period(fmt.Sprintf("%s-Q%d", yearText(y), (m-1)/3+1), fmt.Sprintf("%s-%02d/%s-%02d", yearText(y), m, yearText(y), m+2), quarter)
}

// shift moves a moment by the spec's length.
func (c *context) shift(sp *spec, at moment) answer {
	if sp.vague {
		return answer{value: vagueRef(sp.sign)}
	}
	if !at.known() {
		return answer{value: "XXXX-XX-XX"}
	}
	y, m, d := at.first.Civil()
	sign, n := sp.sign, sp.n
	from := at.first
	if sign > 0 {
		from = at.last
		y, m, d = from.Civil()
	}
	if n > 1_000_000 {
		return answer{value: vagueRef(sign)}
	}
	var r answer
	switch sp.unit {
	case hour:
		if at.grain > day || n%24 != 0 {
			return answer{value: "XXXX-XX-XX"}
		}
		return dayAnswer(from + Day(sign*n/24))
	case day, week, fortnight:
		if at.grain > day {
			return answer{value: "XXXX-XX-XX"}
		}
		days := n * [...]int{day: 1, week: 7, fortnight: 14}[sp.unit]
		if sp.halves {
			days += map[unit]int{week: 3}[sp.unit]
		}
		r = dayAnswer(from + Day(sign*days))
		if sp.unit != day && sp.form != fFrom && r.edtf != "" {
			r.edtf += "~"
		}
	case monthUnit, quarter:
		if at.grain > monthUnit {
			return answer{value: "XXXX-XX-XX"}
		}
		months := n
		if sp.unit == quarter {
			months *= 3
		}
		y2, m2 := addMonths(y, m, sign*months)
		if sp.form == fFrom && at.grain == day {
			return dayAnswer(dayOf(y2, m2, min(d, daysIn(y2, m2))))
		}
		if sp.halves {
			y2, m2, _ = (dayOf(y2, m2, min(d, daysIn(y2, m2))) + Day(15*sign)).Civil()
		}
		r = monthAnswer(y2, m2)
	case year, decade, century, millennium:
		years := n * [...]int{year: 1, decade: 10, century: 100, millennium: 1000}[sp.unit]
		if sp.halves && sp.unit == year && at.grain <= monthUnit {
			y2, m2 := addMonths(y, m, sign*(12*years+6))
			return monthAnswer(y2, m2)
		}
		if sp.halves && sp.unit > year {
			years += years / n / 2
		}
		if sp.form == fFrom && at.grain == day && !sp.halves && y+sign*years > -9999 && y+sign*years < 9999 {
			y2 := y + sign*years
			return dayAnswer(dayOf(y2, m, min(d, daysIn(y2, m))))
		}
		if y2 := y + sign*years; y2 >= -9999 && y2 <= 9999 {
			r = yearAnswer(y2)
			if sp.unit > year && r.edtf != "" {
				r.edtf += "~"
			}
		} else {
			r.value = vagueRef(sign)
		}
	default:
		return answer{value: "XXXX-XX-XX"}
	}
	return r
}

func vagueRef(sign int) string {
	if sign < 0 {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// spanOf resolves "the past three years", "the next 10 days": their length, and
// the days they cover up to, or on from, the day of the report.
func (c *context) spanOf(sp *spec) answer {
	r := answer{value: durationValue(sp)}
	at := c.report
	if sp.vague || sp.halves || !at.known() {
		return r
	}
	e := c.stretch(sp.unit, sp.n, sp.sign, at)
	if e != "" {
		p := period(r.value, e, sp.unit)
		r.edtf, r.first, r.last, r.grain = p.edtf, p.first, p.last, p.grain
	}
	return r
}

// stretch returns the interval of n units that ends (sign < 0) or begins at a moment.
func (c *context) stretch(u unit, n, sign int, at moment) string {
	far := c.shift(&spec{form: fFrom, unit: u, n: n, sign: sign}, at)
	if !far.known() {
		return ""
	}
	a, b := at.first.String(), far.first.String()
	switch {
	case u >= year && at.grain <= monthUnit:
		a, b = a[:7], b[:7]
	case at.grain == monthUnit:
		a, b = a[:7], b[:7]
	case at.grain == year:
		a, b = a[:4], b[:4]
	}
	if sign < 0 {
		a, b = b, a
	}
	return a + "/" + b
}

// length resolves a duration. "in two weeks" of what is to come is a date;
// "within two months" then has an end.
func (c *context) length(sp *spec) answer {
	r := answer{value: durationValue(sp)}
	if sp.vague || !c.report.known() || c.tense <= 0 || sp.unit < day {
		return r
	}
	switch c.signal {
	case "in":
		sp.form, sp.kind, sp.sign = fShift, Date, 1
		return c.shift(sp, c.report)
	case "within":
		if e := c.stretch(sp.unit, sp.n, 1, c.report); e != "" {
			p := period(r.value, e, sp.unit)
			p.grain = noUnit // it is no time to count from
			return p
		}
	}
	return r
}

func durationValue(sp *spec) string {
	u, n := sp.unit, sp.n
	if sp.vague {
		return durationVague(u)
	}
	if sp.halves || sp.tenths > 0 {
		t := sp.tenths
		if sp.halves {
			t = 5
		}
		switch {
		case u == decade && t == 5:
			return durationText(year, n*10+5)
		case u == century && t == 5:
			return durationText(year, n*100+50)
		case n == 0 && u == year && t == 5:
			return durationText(monthUnit, 6)
		}
		s := durationText(u, n)
		digits := strings.TrimLeft(s, "PT")
		k := 0
		for k < len(digits) && isDigit(digits[k]) {
			k++
		}
		prefix := s[:len(s)-len(digits)]
		return prefix + digits[:k] + "." + strconv.Itoa(t) + digits[k:]
	}
	if strings.HasPrefix(sp.more, "PT") && u < day {
		return durationText(u, n) + sp.more[2:]
	}
	return durationText(u, n) + strings.TrimPrefix(strings.Replace(sp.more, "PT", "T", 1), "P")
}

// durationText renders n units as an ISO 8601 duration.
func durationText(u unit, n int) string {
	switch u {
	case second:
		return fmt.Sprintf("PT%dS", n)
	case minute:
		return fmt.Sprintf("PT%dM", n)
	case hour:
		return fmt.Sprintf("PT%dH", n)
	case day:
		return fmt.Sprintf("P%dD", n)
	case week:
		return fmt.Sprintf("P%dW", n)
	case monthUnit:
		return fmt.Sprintf("P%dM", n)
	case quarter:
		return fmt.Sprintf("P%dM", 3*n)
	case year:
		return fmt.Sprintf("P%dY", n)
	case decade:
		return fmt.Sprintf("P%dY", 10*n)
	case century:
		return fmt.Sprintf("P%dY", 100*n)
	case millennium:
		return fmt.Sprintf("P%dY", 1000*n)
	case weekend:
		return fmt.Sprintf("P%dWE", n)
	case fortnight:
		return fmt.Sprintf("P%dW", 2*n)
	}
	return ""
}

// durationVague renders an unsaid number of units: "PXY".
func durationVague(u unit) string {
	switch u {
	case second:
		return "PTXS"
	case minute:
		return "PTXM"
	case hour:
		return "PTXH"
	case day:
		return "PXD"
	case week, fortnight:
		return "PXW"
	case monthUnit, quarter:
		return "PXM"
	case decade:
		return "PXDE"
	case century:
		return "PXCE"
	case weekend:
		return "PXWE"
	}
	return "PXY"
}

func setOf(sp *spec) answer {
	switch {
	case sp.value != "":
		return answer{value: sp.value}
	case sp.weekday > 0:
		return answer{value: weekdayValue(sp.weekday)}
	case sp.month > 0:
		return answer{value: monthValue(sp)}
	}
	return answer{value: durationValue(sp)}
}

// yearFor returns the year a part of a year belongs to: the one that is said, or
// the one that tense makes it, given the first day of the part in year y.
func (c *context) yearFor(sp *spec, first func(y int) (from, to Day)) (int, bool) {
	if sp.hasYear {
		if sp.bc {
			return 1 - sp.year, true
		}
		return sp.year, true
	}
	if sp.in != nil {
		in := c.resolve(sp.in)
		return in.year(), in.known()
	}
	at := c.anchor(sp.anchor)
	if !at.known() || at.grain > year {
		return 0, false
	}
	y := at.year()
	if at.grain == year {
		return y, true
	}
	if sp.byShift {
		switch {
		case sp.sign < 0:
			for k := y; k > y-3; k-- {
				if _, to := first(k); to < at.first {
					return k, true
				}
			}
		case sp.sign > 0:
			for k := y - 1; k < y+3; k++ {
				if from, _ := first(k); from > at.last {
					return k, true
				}
			}
		default:
			if from, to := first(y - 1); from <= at.first && at.first <= to {
				return y - 1, true
			}
			return y, true
		}
	}
	if c.tense > 0 {
		for k := y - 1; k < y+3; k++ {
			if _, to := first(k); to >= at.first {
				return k, true
			}
		}
	}
	for k := y; k > y-3; k-- {
		if from, _ := first(k); from <= at.last {
			return k, true
		}
	}
	return y, true
}

func (c *context) partOfYear(sp *spec, months int, letter string) answer {
	m := (sp.n-1)*months + 1
	y, ok := c.yearFor(sp, func(y int) (Day, Day) {
		return dayOf(y, m, 1), dayOf(y, m+months-1, daysIn(y, m+months-1))
	})
	if !ok {
		return answer{value: fmt.Sprintf("XXXX-%s%d", letter, sp.n)}
	}
	r := period(fmt.Sprintf("%s-%s%d", yearText(y), letter, sp.n), fmt.Sprintf("%s-%02d/%s-%02d", yearText(y), m, yearText(y), m+months-1), quarter)
	r.explicit = sp.hasYear
	return r
}

func seasonCode(n int) string { return [...]string{"SP", "SU", "FA", "WI"}[n-21] }

func (c *context) season(sp *spec) answer {
	e := func(y int) string { return yearText(y) + "-" + strconv.Itoa(sp.n) }
	y, ok := c.yearFor(sp, func(y int) (Day, Day) {
		a, b, _ := boundsOf(e(y))
		return a, b
	})
	if !ok {
		return answer{value: "XXXX-" + seasonCode(sp.n)}
	}
	return period(yearText(y)+"-"+seasonCode(sp.n), e(y), quarter)
}

func centuryAt(sp *spec) answer {
	if sp.bc {
		from, to := 1-sp.n*100, -(sp.n-1)*100
		return period(fmt.Sprintf("BC%02d", sp.n-1), yearText(from)+"/"+yearText(to), century)
	}
	s := fmt.Sprintf("%02d", sp.n-1)
	return period(s, s+"XX", century)
}

// rangeOf resolves both ends, each lending the other what it lacks.
func (c *context) rangeOf(sp *spec) answer {
	a, b := *sp.in, *sp.to
	if a.form == fCalendar && b.form == fCalendar {
		switch {
		case b.hasYear && !a.hasYear && a.month > 0 && a.in == nil && !a.byShift && b.month > 0:
			a.year, a.hasYear, a.bc = b.year, true, b.bc
			if b.month > 0 && a.month > b.month {
				a.year--
			}
		case a.hasYear && !b.hasYear && b.month > 0 && b.in == nil:
			b.year, b.hasYear, b.bc = a.year, true, a.bc
			if a.month > b.month {
				b.year++
			}
		case a.hasYear && b.hasYear && b.bc && !a.bc && a.month == 0:
			a.bc = true
		}
	}
	if a.form == fDecade && b.form == fDecade && b.year < a.year {
		b.year = a.year/100*100 + b.year%100
	}
	from, to := c.resolve(&a), c.resolve(&b)
	if from.known() && to.known() && a.form == fCalendar && b.form == fCalendar && !a.hasYear && !b.hasYear {
		// One end follows from the other, whatever tense made of it alone.
		other := *c
		if c.tense > 0 && !a.byShift {
			other.report, other.tense = moment{first: to.first, last: to.first, grain: day}, -1
			from = other.resolve(&a)
		} else {
			other.report, other.tense = moment{first: from.last, last: from.last, grain: day}, 1
			to = other.resolve(&b)
		}
	}
	value := from.value + "/" + to.value
	if !from.known() || !to.known() || from.first > to.last {
		return answer{value: value}
	}
	e1, _, _ := strings.Cut(from.edtf, "/")
	_, e2, isInterval := strings.Cut(to.edtf, "/")
	if !isInterval {
		e2 = to.edtf
	}
	r := answer{value: value, edtf: e1 + "/" + e2, moment: moment{first: from.first, last: to.last, grain: max(from.grain, to.grain), explicit: from.explicit}}
	if r.edtf[0] == '/' || e2 == "" {
		r.edtf = ""
	}
	return r
}

// within resolves "the first week of October 2014", "the last day of the month".
func (c *context) within(sp *spec) answer {
	in := c.resolve(sp.in)
	if !in.known() {
		return answer{value: "XXXX-XX-XX"}
	}
	y, m, _ := in.first.Civil()
	switch {
	case sp.span > 0:
		return firstUnits(sp, in)
	case sp.weekday > 0:
		if in.grain == week {
			return dayAnswer(in.first.monday() + Day(sp.weekday-1))
		}
		if in.grain != monthUnit {
			return answer{value: weekdayValue(sp.weekday)}
		}
		if d, ok := nthWeekday(y, m, sp.weekday, sp.n); ok {
			return dayAnswer(d)
		}
	case sp.unit == day:
		d := in.first + Day(sp.n-1)
		if sp.n < 0 {
			d = in.last + Day(sp.n+1)
		}
		if d >= in.first && d <= in.last {
			return dayAnswer(d)
		}
	case sp.unit == week || sp.unit == weekend:
		if in.grain == week {
			break
		}
		first := in.first + Day(7*(sp.n-1))
		if sp.n < 0 {
			first = in.last - 6
		}
		if first+6 <= in.last+6 && first >= in.first && first <= in.last {
			value := fmt.Sprintf("%s-W%d", in.value, sp.n)
			if in.grain == year {
				yy, w := (first + 3).isoWeek()
				if sp.n > 0 {
					yy, w = y, sp.n
				}
				value = fmt.Sprintf("%s-W%02d", yearText(yy), w)
			}
			return period(value, first.String()+"/"+min(first+6, in.last).String(), week)
		}
	case sp.unit == monthUnit && in.grain == year:
		if sp.n >= 1 && sp.n <= 12 {
			return monthAnswer(y, sp.n)
		}
		return monthAnswer(y, 12)
	}
	return answer{value: "XXXX-XX-XX"}
}

// firstUnits resolves "the first nine months of 2023", "the last ten days of May".
func firstUnits(sp *spec, in answer) answer {
	value := durationText(sp.unit, sp.span)
	first, last := in.first, in.last
	if sp.unit >= monthUnit {
		if in.grain < year {
			return answer{value: value}
		}
		months := sp.span * [...]int{monthUnit: 1, quarter: 3, year: 12}[sp.unit]
		y, m, _ := first.Civil()
		y2, m2, _ := last.Civil()
		if sp.n > 0 {
			y2, m2 = addMonths(y, m, months-1)
		} else {
			y, m = addMonths(y2, m2, 1-months)
		}
		r := period(value, fmt.Sprintf("%s-%02d/%s-%02d", yearText(y), m, yearText(y2), m2), sp.unit)
		if r.first < in.first || r.last > in.last {
			return answer{value: value}
		}
		return r
	}
	days := Day(sp.span)
	if sp.unit == week {
		days *= 7
	}
	if sp.n > 0 {
		last = first + days - 1
	} else {
		first = last - days + 1
	}
	if first < in.first || last > in.last {
		return answer{value: value}
	}
	return period(value, first.String()+"/"+last.String(), sp.unit)
}

// named resolves a named day or period.
func (c *context) named(sp *spec) answer {
	rule := c.names.rows[sp.n].rule
	if absoluteRule(rule) {
		r := period(rule, rule, decade)
		if first, last, _ := boundsOf(rule); first == last {
			r.grain = day
		}
		r.explicit = true
		return r
	}
	y, ok := c.yearFor(sp, func(y int) (Day, Day) {
		a, b, _ := namedDays(rule, y)
		return a, b
	})
	if !ok {
		if len(rule) == 5 {
			return answer{value: "XXXX-" + rule}
		}
		return answer{value: "XXXX-XX-XX"}
	}
	d, _, _ := namedDays(rule, y)
	return dayAnswer(d)
}
