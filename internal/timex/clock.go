package timex

import "fmt"

// clock reads a time of day: "6:40 p.m.", "18:00 GMT", "9 am", "noon", "0600 GMT".
func (m *matcher) clock(i int) (tod string, next int) {
	a := m.at(i)
	if p, ok := a.is(daypart); ok && p >= 6 {
		return dayPartCode[p], i + 1
	}
	if a.digits == 0 || a.suffix != 0 && a.suffix != 'f' || a.digits > 4 {
		return "", 0
	}
	h, min, j := int(a.n), -1, i+1
	zoned := false
	switch {
	case a.suffix == 'f' && a.digits <= 2: // 6.40 p.m.: the scanner saw a fraction
		if len(a.text) < 3 || len(a.text)-2-int(a.digits) < 0 {
			return "", 0
		}
		v, ok := twoDigits(a.text[len(a.text)-2:])
		if !ok || !m.meridiem(j) {
			return "", 0
		}
		min = v
	case a.plain(4) && m.zone(j):
		h, min = int(a.n)/100, int(a.n)%100
	case a.digits <= 2 && m.at(j).text == ":" && m.at(j).glued && m.at(j+1).digits == 2 && m.at(j+1).glued:
		min = int(m.at(j + 1).n)
		j += 2
		if m.at(j).text == ":" && m.at(j+1).digits == 2 && m.at(j+1).glued {
			j += 2
		}
	case a.digits <= 2 && m.meridiem(j):
	case a.digits <= 2 && m.at(j).any("o'clock", "o’clock"):
		j++
	default:
		return "", 0
	}
	if m.meridiem(j) {
		w := m.at(j)
		if h > 12 || h == 0 {
			return "", 0
		}
		if w.text[0] == 'p' || w.text[0] == 'P' {
			h = h%12 + 12
		} else {
			h %= 12
		}
		j++
		if m.at(j).text == "." && m.at(j).glued && m.at(j+1).text != "" {
			j++
		}
	}
	if m.zone(j) {
		zoned = m.at(j).any("gmt", "utc", "z")
		j++
	} else if m.at(j).text == "(" && m.zone(j+1) {
		for k := j + 2; k < j+6; k++ {
			if m.at(k).text == ")" {
				j = k + 1
				break
			}
		}
	} else if m.at(j).word("local") && m.at(j+1).word("time") {
		j += 2
	}
	if h > 24 || min > 59 {
		return "", 0
	}
	tod = fmt.Sprintf("T%02d", h)
	if min >= 0 {
		tod += fmt.Sprintf(":%02d", min)
	}
	if zoned {
		tod += "Z"
	}
	return tod, j
}

func (m *matcher) meridiem(i int) bool {
	return m.at(i).any("am", "a.m.", "a.m", "pm", "p.m.", "p.m")
}

func (m *matcher) zone(i int) bool {
	return m.at(i).any("gmt", "utc", "z", "est", "edt", "cet", "cest", "bst", "pst", "pdt", "et", "msk", "ist") && m.at(i).text[0] < 'a'
}

// clocked reads a time of day with the day beside it, a part of a day with its
// day, or a day with its part: "18:00 GMT on Tuesday", "Tuesday night", "the
// morning of March 3".
func (m *matcher) clocked(i int) (spec, int) {
	if tod, next := m.clock(i); next > 0 {
		j := next
		if m.at(j).text == "," {
			j++
		}
		if m.at(j).any("on", "of") {
			j++
		}
		if sp, after := m.dated(j); after > 0 {
			sp.kind, sp.tod = Time, tod
			return sp, after
		}
		return spec{form: fUnit, kind: Time, unit: day, anchor: toText, tod: tod}, next
	}
	j := m.the(i)
	if m.at(j).has(part) {
		j++
		if m.joined(j) {
			j++
		}
	}
	if p, ok := m.at(j).is(daypart); ok {
		k := j + 1
		if m.at(k).any("of", "on") {
			if sp, after := m.dated(k + 1); after > 0 {
				sp.kind, sp.tod = Time, dayPartCode[p]
				return sp, after
			}
		}
		if prev := m.at(i - 1); prev.any("in", "at", "during", "by", "since") && p < 6 {
			return spec{form: fUnit, kind: Time, unit: day, anchor: toText, tod: dayPartCode[p]}, j + 1
		}
		return spec{}, 0
	}
	// "late Monday": a part of a day, not of a longer time.
	if m.at(i).has(part) {
		if sp, next := m.dated(i + 1); next > 0 && (sp.weekday > 0 && sp.day == 0 || sp.form == fUnit) {
			n, _ := m.at(i).is(part)
			sp2, after := m.dayPartAfter(sp, next)
			if sp2.tod == "" {
				sp2.kind, sp2.tod = Time, [...]string{"", "TMO", "TMI", "TEV"}[n]
			}
			return sp2, after
		}
	}
	sp, next := m.dated(i)
	if next == 0 {
		return spec{}, 0
	}
	if sp2, after := m.dayPartAfter(sp, next); after > next {
		return sp2, after
	}
	k := next
	if m.at(k).text == "," {
		k++
	}
	if m.at(k).any("at", "around", "about") {
		k++
		if m.at(k).any("about", "around") {
			k++
		}
	}
	if tod, after := m.clock(k); after > 0 && (m.at(k).suffix != 0 || m.at(k-1).any("at", "around", "about") || m.at(k+1).text == ":" || m.meridiem(k+1) || m.zone(k+1)) {
		sp.kind, sp.tod = Time, tod
		return sp, after
	}
	return spec{}, 0
}

// dated reads an expression for one day.
func (m *matcher) dated(i int) (spec, int) {
	sp, next := m.point(i)
	if next == 0 || sp.kind != Date || sp.mod != "" {
		return spec{}, 0
	}
	if sp.form == fCalendar && (sp.day > 0 || sp.weekday > 0) || sp.form == fUnit && sp.unit == day || sp.form == fNamed {
		return sp, next
	}
	return spec{}, 0
}
