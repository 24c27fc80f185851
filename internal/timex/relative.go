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

// count is a number as words give it.
type count struct {
	n      int
	vague  bool
	halves bool
	tenths int
	bare   bool // only an article: "a year"
}

func (m *matcher) anyUnit(i int) (unit, bool) {
	if u, ok := m.at(i).is(unitMany); ok {
		return unit(u), true
	}
	if u, ok := m.at(i).is(unitOne); ok {
		return unit(u), true
	}
	return noUnit, false
}

// quantity reads a cardinal number: 30, 2.5, "2 1/2", two, twenty-five, "two and a
// half", a dozen, several, "a few", "a couple of", a.
func (m *matcher) quantity(i int) (count, int) {
	a := m.at(i)
	var q count
	j := i
	switch {
	case a.digits > 0 && (a.suffix == 0 || a.suffix == 'g' || a.suffix == 'f'):
		q.n, q.tenths = int(a.n), int(a.tenths)
		j++
		if b := m.at(j); b.plain(1) && m.at(j+1).text == "/" && m.at(j+2).plain(1) && m.at(j+1).glued {
			q.halves = b.n == 1 && m.at(j+2).n == 2
			j += 3
		}
		if m.at(j).text == "½" {
			q.halves = true
			j++
		}
	case a.has(vague):
		q.vague = true
		j++
		if m.at(j).any("of") {
			j++
		}
		if a.word("many") && m.at(i-1).any("how") {
			return q, 0
		}
		return q, j
	case a.has(article):
		j++
		if m.at(j).has(vague) {
			q.vague = true
			j++
			if m.at(j).any("of") {
				j++
			}
			return q, j
		}
		if m.at(j).any("good", "full", "whole", "further", "mere", "record", "single", "little") {
			j++
		}
		if n, ok := m.at(j).is(number); ok && n == 12 {
			q.n = 12
			return q, j + 1
		}
		if s, ok := m.at(j).is(scale); ok {
			q.n = s
			j++
			return q, j
		}
		q.n, q.bare = 1, true
		return q, j
	default:
		total, group, next := 0, 0, i
		for {
			b := m.at(next)
			if n, ok := b.is(number); ok && b.digits == 0 {
				group += n
			} else if n, ok := b.is(tens); ok {
				group += n
			} else if n, ok := b.is(scale); ok && next > i && group < 1_000_000 && total < 1_000_000_000 {
				if n == 100 {
					group *= 100
				} else {
					total, group = total+group*n, 0
				}
			} else if b.word("and") && next > i && m.at(next-1).has(scale) && (m.at(next+1).has(number) || m.at(next+1).has(tens)) {
			} else if m.joined(next) && next > i && (m.at(next-1).has(tens) && m.at(next+1).has(number)) {
			} else {
				break
			}
			next++
			if next-i > 12 {
				break
			}
		}
		if next == i {
			return q, 0
		}
		q.n, j = total+group, next
	}
	if s, ok := m.at(j).is(scale); ok && q.n < 1_000_000 && q.n*s < 1_000_000_000 {
		q.n *= s
		j++
	}
	if m.at(j).word("and") && m.at(j+1).has(article) && m.at(j+2).has(half) {
		q.halves = true
		j += 3
	}
	return q, j
}

// measure reads a quantity and its unit: "two years", "18 months", "two-day",
// "a year and a half", "half a century", "two years and three months".
func (m *matcher) measure(i int) (spec, int) {
	sp := spec{form: fDuration, kind: Duration}
	if m.at(i).has(half) {
		j := i + 1
		if m.at(j).any("of") {
			j++
		}
		if m.at(j).has(article) || m.joined(j) {
			j++
		}
		if u, ok := m.at(j).is(unitOne); ok && unit(u) >= hour {
			sp.unit, sp.halves = unit(u), true
			return sp, j + 1
		}
		return spec{}, 0
	}
	q, j := m.quantity(i)
	if j == 0 {
		return spec{}, 0
	}
	// "a quarter of a century", "a quarter century", "half a dozen" are rare; the first counts.
	if q.bare && m.at(j).word("quarter") {
		k := j + 1
		if m.at(k).any("of") && m.at(k+1).has(article) {
			k += 2
		}
		if u, ok := m.at(k).is(unitOne); ok && unit(u) == century {
			sp.unit, sp.n = year, 25
			return sp, k + 1
		}
	}
	if q.bare && m.at(j).has(half) && m.joined(j+1) {
		if u, ok := m.at(j + 2).is(unitOne); ok && unit(u) >= hour {
			sp.unit, sp.halves = unit(u), true
			return sp, j + 3
		}
	}
	hyphen := false
	if m.joined(j) {
		hyphen = true
		j++
	}
	for m.at(j).any("more", "full", "whole", "additional", "consecutive", "straight", "further", "extra", "working", "business", "calendar", "successive", "long") && m.at(j).digits == 0 {
		j++
	}
	u, many := m.at(j).is(unitMany)
	if !many {
		one, ok := m.at(j).is(unitOne)
		if !ok {
			return spec{}, 0
		}
		u = one
		if unit(u) == second && m.at(i).digits == 0 && !m.at(i).has(number) {
			return spec{}, 0
		}
		if q.vague {
			return spec{}, 0
		}
		if q.n != 1 && !hyphen && (m.at(i).digits == 0 && q.n < 2 || isYear(q.n)) {
			return spec{}, 0
		}
		if unit(u) == quarter && q.bare {
			return spec{}, 0
		}
		if q.bare && hyphen && m.at(j+1).word("long") {
			j++
		}
	}
	sp.unit, sp.n, sp.vague, sp.halves, sp.tenths = unit(u), q.n, q.vague, q.halves, q.tenths
	j++
	if m.at(j).word("and") && m.at(j+1).has(article) && m.at(j+2).has(half) && q.n == 1 {
		sp.halves = true
		j += 3
	} else if m.at(j).word("and") || m.at(j).text == "," {
		if q2, k := m.quantity(j + 1); k > 0 && !q2.vague && !q2.bare {
			if u2, ok := m.anyUnit(k); ok && u2 < unit(u) && unit(u) <= year && unit(u) >= minute && !q2.halves {
				sp.more = durationText(u2, q2.n)
				j = k + 1
			}
		}
	}
	if m.joined(j) && m.at(j+1).word("long") {
		j += 2
	}
	if m.at(j).word("s") && m.at(j).glued {
		j++
	}
	return sp, j
}

// duration reads a length of time. Ages ("a 30-year-old") are none.
func (m *matcher) duration(i int) (spec, int) {
	j := m.the(i)
	if j > i && m.at(j).any("whole", "entire") {
		j++
	}
	sp, next := m.measure(j)
	if next == 0 {
		return m.plainUnits(i)
	}
	if m.at(next).word("old") || m.joined(next) && m.at(next+1).any("old", "olds") || m.at(next).word("of") && m.at(next+1).word("age") {
		return spec{}, 0
	}
	if m.at(i - 1).has(approx) {
		sp.mod = "APPROX"
	}
	return sp, next
}

// plainUnits reads "for years", "decades-long", "months of talks".
func (m *matcher) plainUnits(i int) (spec, int) {
	u, ok := m.at(i).is(unitMany)
	if !ok || unit(u) < hour || unit(u) == quarter {
		if one, ok := m.at(i).is(unitOne); ok && (m.joined(i+1) && m.at(i+2).word("long")) {
			return spec{form: fDuration, kind: Duration, unit: unit(one), n: 1}, i + 3
		}
		return spec{}, 0
	}
	sp := spec{form: fDuration, kind: Duration, unit: unit(u), vague: true}
	if m.joined(i+1) && m.at(i+2).any("long", "old") {
		return sp, i + 3
	}
	if m.at(i-1).any("for", "after", "in", "within", "over", "following") && (m.at(i+1).text == "" || !m.at(i+1).word("old")) {
		return sp, i + 1
	}
	if m.at(i+1).any("of", "ago") {
		if m.at(i+1).word("of") && unit(u) < week {
			return spec{}, 0
		}
		return sp, i + 1
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

// anniversary reads "the 30th anniversary", "its centenary".
func (m *matcher) anniversary(i int) (spec, int) {
	j := m.the(i)
	if n, ok := m.at(j).is(jubilee); ok {
		return spec{form: fJubilee, kind: Duration, unit: year, n: n, signal: "anniversary"}, j + 1
	}
	n, next := m.ordinalNumber(j)
	if next == 0 {
		// "30-year anniversary"
		if sp, k := m.measure(j); k > 0 && m.at(k).has(annivers) && !sp.vague {
			sp.form, sp.signal = fJubilee, "anniversary"
			return sp, k + 1
		}
		return spec{}, 0
	}
	u := year
	if m.joined(next) {
		next++
	}
	if k, ok := m.at(next).is(unitOne); ok && m.at(next+1).has(annivers) {
		u = unit(k)
		next++
	}
	if m.at(next).any("wedding", "founding") {
		next++
	}
	if !m.at(next).has(annivers) {
		return spec{}, 0
	}
	return spec{form: fJubilee, kind: Duration, unit: u, n: n, signal: "anniversary"}, next + 1
}

// rate reads a set: "every Monday", "each year", "annual", "twice a month", "per
// day", "40 a year", "Mondays".
func (m *matcher) rate(i int) (spec, int) {
	a := m.at(i)
	sp := spec{form: fSet, kind: Set, n: 1}
	switch {
	case a.has(every):
		j := i + 1
		if m.at(j).any("single", "passing", "successive") {
			j++
		}
		if m.at(j).word("other") {
			sp.n = 2
			j++
		} else if q, next := m.quantity(j); next > 0 && !q.bare && !q.vague {
			sp.n = q.n
			j = next
		} else if n, next := m.ordinalNumber(j); next > 0 && n > 1 && m.at(next).has(unitOne) {
			sp.n = n
			j = next
		} else if q.vague && next > 0 {
			sp.vague = true
			j = next
		}
		if u, ok := m.anyUnit(j); ok && (sp.n > 1 || sp.vague || m.at(j).has(unitOne)) {
			if u < hour && sp.n == 1 {
				return spec{}, 0
			}
			sp.unit = u
			return sp, j + 1
		}
		if w, ok := m.at(j).is(weekday); ok {
			sp.weekday = w
			return sp, j + 1
		}
		if mo, ok := m.at(j).is(month); ok {
			sp.month = mo
			if d, next, figure := m.dayNumber(j + 1); next > 0 && !m.counts(next, figure) {
				sp.day = d
				return sp, next
			}
			return sp, j + 1
		}
		if n, ok := m.at(j).is(season); ok {
			sp.value = "XXXX-" + seasonCode(n)
			return sp, j + 1
		}
		if p, ok := m.at(j).is(daypart); ok {
			sp.value = "XXXX-XX-XX" + dayPartCode[p]
			return sp, j + 1
		}
	case a.has(set):
		if m.properName(i) {
			return spec{}, 0
		}
		u, _ := a.is(set)
		sp.unit = unit(u)
		return sp, i + 1
	case a.has(weekdays):
		w, _ := a.is(weekdays)
		sp.weekday = w
		return sp, i + 1
	case a.has(seasons):
		n, _ := a.is(seasons)
		sp.value = "XXXX-" + seasonCode(n)
		return sp, i + 1
	case a.has(season) && i == 0 && m.s != nil && m.verbAt(i+1):
		n, _ := a.is(season) // "Winter is hard": any winter
		sp.value = "XXXX-" + seasonCode(n)
		return sp, i + 1
	case a.has(per) || a.has(times):
		j := i + 1
		if a.has(times) {
			if !m.at(j).has(article) && !m.at(j).has(every) && !m.at(j).has(per) {
				if _, isSet := m.at(j).is(set); !isSet {
					return spec{}, 0
				}
				j--
			}
			j++
		}
		if u, ok := m.at(j).is(unitOne); ok && unit(u) >= hour {
			sp.unit = unit(u)
			return sp, j + 1
		}
		if u, ok := m.at(j).is(set); ok && a.has(times) {
			sp.unit = unit(u)
			return sp, j + 1
		}
	case a.has(article) && !a.glued:
		// A rate: a number or a sum stands before it ("15 a year", "$40 a month").
		prev := m.at(i - 1)
		u, ok := m.at(i + 1).is(unitOne)
		if !ok || unit(u) < hour {
			return spec{}, 0
		}
		if prev.digits > 0 && prev.suffix != 'o' || prev.has(number) && !prev.word("one") || prev.any("times", "dollars", "euros", "barrels", "million", "billion", "percent", "people", "tons", "tonnes", "pounds", "cents", "yuan", "rubles", "times", "once", "twice") || prev.text == "%" {
			if m.at(i+2).any("ago", "later", "earlier", "after", "before") {
				return spec{}, 0
			}
			sp.unit = unit(u)
			return sp, i + 2
		}
	}
	return spec{}, 0
}

// verbAt reports whether a verb, or another season and a verb, stands at atom i.
func (m *matcher) verbAt(i int) bool {
	for ; i < len(m.a) && i < 5; i++ {
		t := m.a[i].token
		if int(t) >= len(m.s.Tokens) {
			return false
		}
		if u := m.s.Tokens[t].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
		if !m.at(i).any("and", "or") && !m.at(i).has(season) && !m.at(i).has(part) {
			return false
		}
	}
	return false
}

// properName reports whether a capitalised word inside a sentence stands before
// another: "the Daily Mail", "Monthly Review".
func (m *matcher) properName(i int) bool {
	a, next := m.at(i), m.at(i+1)
	return a.text[0] >= 'A' && a.text[0] <= 'Z' && next.text != "" && next.text[0] >= 'A' && next.text[0] <= 'Z'
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
