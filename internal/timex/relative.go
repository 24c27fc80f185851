package timex

// dayPartCode is the TIMEX3 code of each part of the day in data/words.tsv.
var dayPartCode = [...]string{"", "TMO", "TAF", "TEV", "TNI", "TMI", "T00:00", "T12:00"}

// dayPartAfter reads a part of the day that follows a day: "Tuesday night",
// "tomorrow morning".
func (m *matcher) dayPartAfter(sp spec, i int) (spec, int) {
	j := i
	if m.at(j).has(part) {
		j++
	}
	if p, ok := m.at(j).is(daypart); ok && !m.at(j+1).word("fever") {
		sp.kind, sp.tod = Time, dayPartCode[p]
		return sp, j + 1
	}
	return sp, i
}

// dayWord reads "today", "yesterday", "tomorrow", "tonight", "the day before
// yesterday", "overnight".
func (m *matcher) dayWord(i int) (spec, int) {
	if n, ok := m.at(i).is(deictic); ok {
		return spec{form: fUnit, unit: day, n: 1, sign: n}, i + 1
	}
	if m.at(i).has(tonight) {
		return spec{form: fUnit, kind: Time, unit: day, tod: "TNI"}, i + 1
	}
	j := m.the(i)
	if m.at(j).word("day") {
		if s, ok := m.at(j + 1).is(after); ok {
			if n, ok := m.at(j + 2).is(deictic); ok && n == s {
				return spec{form: fUnit, unit: day, n: 2, sign: s}, j + 3
			}
		}
	}
	return spec{}, 0
}

// shifted reads "last month", "this Monday", "next 20 days", "the past few years",
// "the following year", "this morning", "last night".
func (m *matcher) shifted(i int) (spec, int) {
	j := i
	anchor := toReport
	definite := false
	if m.at(j).any("the", "its", "his", "her", "their", "our") {
		definite = m.at(j).word("the")
		j++
	}
	w := m.at(j)
	if definite && w.word("weekend") {
		return spec{form: fUnit, unit: weekend}, j + 1
	}
	sign, ok := w.is(shift)
	if !ok {
		if n, ok := m.at(j).is(recent); ok && m.at(j+1).has(unitMany) {
			u, _ := m.at(j + 1).is(unitMany)
			return spec{form: fSpan, kind: Duration, unit: unit(u), vague: true, sign: n}, j + 2
		}
		return m.countedShift(i, j)
	}
	if sign == 0 && definite && w.word("this") {
		return spec{}, 0
	}
	if w.word("following") || definite && w.any("next", "previous", "preceding", "prior") {
		anchor = toTextFirst
	}
	j++
	if w.word("this") && m.at(j).any("past", "last", "coming", "upcoming", "same") {
		if s, ok := m.at(j).is(shift); ok {
			sign = s
		}
		j++
	}
	if j-1 > i && m.at(j).any("calendar", "fiscal", "financial") {
		j++
	}
	a := m.at(j)
	if u, ok := a.is(unitOne); ok && unit(u) != second && unit(u) != minute {
		sp := spec{form: fUnit, unit: unit(u), n: 1, sign: sign, anchor: anchor}
		if unit(u) == hour {
			return spec{form: fSpan, kind: Duration, unit: hour, n: 1, sign: sign}, j + 1
		}
		if sign < 0 && (w.word("past") || w.word("last") && unit(u) >= decade && unit(u) != weekend || definite && w.word("last") && unit(u) == century) {
			sp.form, sp.kind = fSpan, Duration
		}
		if sign > 0 && definite && unit(u) >= decade && unit(u) <= century {
			sp.form, sp.kind = fSpan, Duration
		}
		if w.word("this") && m.joined(j+1) {
			return spec{}, 0
		}
		if wd, ok := m.at(j + 1).is(weekday); ok && sp.form == fUnit && sp.unit == week {
			return spec{form: fCalendar, weekday: wd, in: &sp}, j + 2 // "next week Tuesday"
		}
		if unit(u) == day && sign == -1 && w.word("past") || unit(u) == day && w.word("last") {
			return spec{}, 0 // "the last day" is of something
		}
		return sp, j + 1
	}
	if wd, ok := a.is(weekday); ok {
		sp := spec{form: fCalendar, weekday: wd, byShift: true, sign: sign, anchor: anchor}
		if m.at(j-1).any("coming", "upcoming", "forthcoming") && m.at(i-1).text != "" {
			sp.byShift = false // the first to come
		}
		return sp, j + 1
	}
	if mo, ok := a.is(month); ok {
		sp := spec{form: fCalendar, month: mo, byShift: true, sign: sign, anchor: anchor}
		if d, next, figure := m.dayNumber(j + 1); next > 0 && !m.counts(next, figure) {
			sp.day = d
			return sp, next
		}
		if m.at(j+1).digits == 0 {
			return sp, j + 1
		}
		return spec{}, 0
	}
	if n, ok := a.is(season); ok {
		return spec{form: fSeason, n: n, byShift: true, sign: sign, anchor: anchor}, j + 1
	}
	if p, ok := a.is(daypart); ok {
		sp := spec{form: fUnit, kind: Time, unit: day, n: 1, sign: sign, anchor: anchor, tod: dayPartCode[p]}
		return sp, j + 1
	}
	if sp, next := m.namedDay(j); next > 0 && sp.kind == Date {
		sp.byShift, sp.sign = true, sign
		return sp, next
	}
	if sign == 0 {
		return spec{}, 0
	}
	// A number and a unit: "the past three years", "the next few days".
	if q, next := m.quantity(j); next > 0 {
		if q.vague && m.at(next).has(unitOne) && !m.joined(next-1) {
			return spec{}, 0
		}
		for m.at(next).any("full", "whole", "more", "working", "calendar") {
			next++
		}
		if m.joined(next) {
			next++
		}
		if u, ok := m.anyUnit(next); ok {
			return spec{form: fSpan, kind: Duration, unit: u, n: q.n, halves: q.halves, tenths: q.tenths, vague: q.vague, sign: sign}, next + 1
		}
		return spec{}, 0
	}
	if u, ok := a.is(unitMany); ok && (definite || w.any("coming", "past", "previous", "upcoming", "recent")) {
		return spec{form: fSpan, kind: Duration, unit: unit(u), vague: true, sign: sign}, j + 1
	}
	return spec{}, 0
}

// countedShift reads "two upcoming weeks".
func (m *matcher) countedShift(i, j int) (spec, int) {
	q, next := m.quantity(j)
	if next == 0 || q.vague {
		return spec{}, 0
	}
	s, ok := m.at(next).is(shift)
	if !ok || s == 0 {
		return spec{}, 0
	}
	u, ok := m.at(next + 1).is(unitMany)
	if !ok {
		return spec{}, 0
	}
	return spec{form: fSpan, kind: Duration, unit: unit(u), n: q.n, sign: s}, next + 2
}

// sameTime reads "the same day", "that year", "that same month", "that night".
func (m *matcher) sameTime(i int) (spec, int) {
	j := i
	switch {
	case m.at(j).word("the") && m.at(j+1).has(same):
		j += 2
	case m.at(j).has(that):
		j++
		if m.at(j).has(same) {
			j++
		}
	default:
		return spec{}, 0
	}
	if u, ok := m.at(j).is(unitOne); ok && unit(u) >= day && unit(u) <= decade {
		return spec{form: fUnit, unit: unit(u), anchor: toText}, j + 1
	}
	if p, ok := m.at(j).is(daypart); ok {
		return spec{form: fUnit, kind: Time, unit: day, anchor: toText, tod: dayPartCode[p]}, j + 1
	}
	if mo, ok := m.at(j).is(month); ok {
		return spec{form: fCalendar, month: mo, anchor: toText}, j + 1
	}
	if wd, ok := m.at(j).is(weekday); ok {
		return spec{form: fCalendar, weekday: wd, anchor: toText}, j + 1
	}
	return spec{}, 0
}

// moved reads a length of time counted from a point: "two years ago", "three weeks
// later", "a year after", "ten days from now", "two weeks before Christmas".
func (m *matcher) moved(i int) (spec, int) {
	sp, j := m.measure(i)
	if j == 0 {
		if sp, j = m.plainUnits(i); j == 0 {
			if u, ok := m.at(i).is(unitMany); ok && unit(u) > hour && m.at(i+1).has(ago) {
				sp, j = spec{form: fDuration, kind: Duration, unit: unit(u), vague: true}, i+1
			} else {
				return m.dayFrom(i)
			}
		}
	}
	if m.at(j).text == "," {
		j++
	}
	a := m.at(j)
	if s, ok := a.is(ago); ok {
		sp.form, sp.kind, sp.sign = fShift, Date, s
		if sp.unit < day {
			sp.kind = Time
		}
		if w := m.at(j + 1); w.has(deictic) || w.has(weekday) {
			return sp, j + 2 // "a week ago Monday", "a year ago today"
		}
		return sp, j + 1
	}
	if a.has(back) && !m.at(j+1).any("to", "in", "from") {
		sp.form, sp.kind, sp.sign = fShift, Date, -1
		return sp, j + 1
	}
	if s, ok := a.is(later); ok {
		sp.form, sp.kind, sp.sign, sp.anchor = fShift, Date, s, toText
		if m.at(j + 1).word("than") {
			sp.form, sp.kind = fDuration, Duration
		}
		return sp, j + 1
	}
	if a.word("from") && m.at(j+1).any("now", "today") {
		sp.form, sp.kind, sp.sign = fShift, Date, 1
		return sp, j + 2
	}
	s, ok := a.is(after)
	if !ok || a.word("following") {
		if !a.word("from") {
			return spec{}, 0
		}
		s = 1
	}
	if in, next := m.point(j + 1); next > 0 && in.kind == Date && in.form != fDuration && !sp.vague && (a.word("from") || in.day > 0 || in.form == fNamed || in.form == fUnit) {
		sp.form, sp.kind, sp.sign, sp.in = fFrom, Date, s, &in
		return sp, next
	}
	if a.word("from") || a.word("after") || a.word("before") {
		return spec{}, 0 // from an event: the length itself is the expression
	}
	return spec{}, 0
}

// dayFrom reads "the day after March 3", "the year before", "the day before".
func (m *matcher) dayFrom(i int) (spec, int) {
	if !m.at(i).word("the") {
		return spec{}, 0
	}
	u, ok := m.at(i + 1).is(unitOne)
	if !ok || unit(u) < day || unit(u) > year {
		return spec{}, 0
	}
	s, ok := m.at(i + 2).is(after)
	if !ok {
		return spec{}, 0
	}
	sp := spec{form: fShift, unit: unit(u), n: 1, sign: s, anchor: toText}
	if in, next := m.point(i + 3); next > 0 && in.kind == Date {
		sp.form, sp.in = fFrom, &in
		return sp, next
	}
	if t := m.at(i + 3).text; t == "" || t == "," || t == "." || t == ";" || t == ")" || t == "?" || t == "!" {
		return sp, i + 3
	}
	return spec{}, 0
}

// reference reads "now", "currently", "recently".
func (m *matcher) reference(i int) (spec, int) {
	a := m.at(i)
	switch {
	case a.has(presentRef):
		return spec{form: fRef, value: "PRESENT_REF"}, i + 1
	case a.any("at") && (m.at(i+1).word("present") || m.at(i+1).word("the") && m.at(i+2).any("moment")):
		return spec{form: fRef, value: "PRESENT_REF"}, i + 2 + btoi(m.at(i+1).word("the"))
	case a.any("at") && m.at(i+1).any("this", "the") && m.at(i+2).any("time", "present") && (m.at(i+1).word("this") || m.at(i+3).word("time")):
		return spec{form: fRef, value: "PRESENT_REF"}, i + 3 + btoi(m.at(i+3).word("time"))
	case a.has(pastRef):
		return spec{form: fRef, value: "PAST_REF"}, i + 1
	case a.has(futureRef):
		return spec{form: fRef, value: "FUTURE_REF"}, i + 1
	case a.has(overnight):
		return spec{form: fUnit, kind: Time, unit: day, tod: "TNI"}, i + 1
	}
	return spec{}, 0
}
