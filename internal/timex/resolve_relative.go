package timex

import (
	"fmt"
	"strconv"
)

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
		size := [...]int{year: 1, decade: 10, century: 100, millennium: 1000}[sp.unit]
		years := n * size
		if sp.halves && sp.unit == year && at.grain <= monthUnit {
			y2, m2 := addMonths(y, m, sign*(12*years+6))
			return monthAnswer(y2, m2)
		}
		if sp.halves && sp.unit > year {
			years += size / 2 // also where there is no whole one: "half a century ago"
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
	if sp.vague || sp.bound || !c.report.known() || c.tense <= 0 || sp.unit < day {
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
