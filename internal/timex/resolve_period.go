package timex

import (
	"fmt"
	"strconv"
	"strings"
)

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

func quarterAnswer(y, m int) answer {
	return period(fmt.Sprintf("%s-Q%d", yearText(y), (m-1)/3+1), fmt.Sprintf("%s-%02d/%s-%02d", yearText(y), m, yearText(y), m+2), quarter)
}
