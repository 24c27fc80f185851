package timex

// quarterOf reads "the first quarter of 2024", "Q3 2024", "2024 Q3", "Q3".
func (m *matcher) quarterOf(i int) (spec, int) {
	j := m.the(i)
	if a := m.at(j); (a.any("q") && m.at(j+1).plain(1) && m.at(j+1).glued) && m.at(j+1).n >= 1 && m.at(j+1).n <= 4 {
		return m.ofYear(spec{form: fQuarter, n: int(m.at(j + 1).n)}, j+2)
	}
	if a := m.at(j); a.plain(4) && isYear(int(a.n)) {
		k := j + 1 + btoi(m.joined(j+1))
		if m.at(k).any("q", "h") && m.at(k+1).plain(1) && m.at(k+1).glued && m.at(k+1).n >= 1 && m.at(k+1).n <= 4 {
			sp := spec{form: fQuarter, n: int(m.at(k + 1).n), year: int(a.n), hasYear: true}
			if m.at(k).word("h") {
				sp.form = fHalf
			}
			if sp.form == fQuarter || sp.n <= 2 {
				return sp, k + 2
			}
		}
	}
	n, next := m.ordinalNumber(j)
	if next == 0 || n > 4 {
		return spec{}, 0
	}
	if m.joined(next) {
		next++
	}
	if u, ok := m.at(next).is(unitOne); !ok || unit(u) != quarter {
		return spec{}, 0
	}
	return m.ofYear(spec{form: fQuarter, n: n}, next+1)
}

// halfOf reads "the first half of 2024", "the second half of the year", "H1 2024".
func (m *matcher) halfOf(i int) (spec, int) {
	j := m.the(i)
	if m.at(j).word("h") && m.at(j+1).plain(1) && m.at(j+1).glued && (m.at(j+1).n == 1 || m.at(j+1).n == 2) {
		sp, next := m.ofYear(spec{form: fHalf, n: int(m.at(j + 1).n)}, j+2)
		if !sp.hasYear && sp.in == nil {
			return spec{}, 0
		}
		return sp, next
	}
	n, next := m.ordinalNumber(j)
	if next == 0 || n > 2 || !m.at(next).has(half) {
		return spec{}, 0
	}
	if !m.at(next + 1).any("of") {
		return spec{}, 0
	}
	if in, after := m.unitOf(next + 2); after > 0 {
		mod := "START"
		if n == 2 {
			mod = "END"
		}
		if in.form == fCalendar && in.month == 0 && in.hasYear || in.form == fUnit && in.unit == year {
			return spec{form: fHalf, n: n, in: &in, year: in.year, hasYear: in.hasYear}, after
		}
		in.mod = mod
		return in, after
	}
	return spec{}, 0
}

// ofYear reads the year that a quarter, a half or a season belongs to.
func (m *matcher) ofYear(sp spec, i int) (spec, int) {
	j := i
	if m.at(j).any("of", "in") || m.at(j).text == "," {
		j++
	}
	if m.at(j).any("fiscal", "fy", "financial") {
		j++
	}
	if in, next := m.yearAlone(j); next > 0 {
		sp.year, sp.hasYear, sp.bc = in.year, true, in.bc
		return sp, next
	}
	if in, next := m.unitOf(j); next > 0 && in.form == fUnit && in.unit == year {
		sp.in = &in
		return sp, next
	}
	return sp, i
}

// unitOf reads what a part can be part of: a point, or "the year", "the month".
func (m *matcher) unitOf(i int) (spec, int) {
	if in, next := m.point(i); next > 0 {
		return in, next
	}
	j := m.the(i)
	if m.at(j).any("calendar", "current") {
		j++
	}
	if u, ok := m.at(j).is(unitOne); ok && unit(u) >= day && unit(u) <= century && j > i {
		return spec{form: fUnit, unit: unit(u)}, j + 1
	}
	return spec{}, 0
}

// seasonOf reads "the summer of 2012", "spring 2024", "this winter" is shifted.
func (m *matcher) seasonOf(i int) (spec, int) {
	j := m.the(i)
	n, ok := m.at(j).is(season)
	if !ok {
		return spec{}, 0
	}
	sp, next := m.ofYear(spec{form: fSeason, n: n}, j+1)
	if sp.hasYear || sp.in != nil {
		if m.joined(next) && m.at(next+1).plain(2) || m.at(next).text == "/" && m.at(next+1).plain(2) {
			return sp, next + 2 // winter of 1776-77
		}
		return sp, next
	}
	prev := m.at(i - 1)
	if prev.any("in", "since", "until", "during", "by", "early", "late", "mid", "through", "throughout", "over") && (n != 23 || j > i || m.at(j).word("autumn")) {
		return spec{form: fSeason, n: n}, j + 1
	}
	return spec{}, 0
}

// weekOf reads "the week of October 6".
func (m *matcher) weekOf(i int) (spec, int) {
	j := m.the(i)
	if !m.at(j).any("week", "weekend") || !m.at(j+1).any("of") {
		return spec{}, 0
	}
	in, next := m.point(j + 2)
	if next == 0 || in.form != fCalendar || in.day == 0 {
		return spec{}, 0
	}
	return spec{form: fWeekOf, in: &in}, next
}

// nthOf reads "the first week of October 2014", "the last Monday of March",
// "the last day of the month".
func (m *matcher) nthOf(i int) (spec, int) {
	j := m.the(i)
	n, next := m.ordinalNumber(j)
	if next == 0 {
		if !m.at(j).any("last", "final") {
			return spec{}, 0
		}
		n, next = -1, j+1
	}
	sp := spec{form: fWithin, n: n}
	if q, k := m.quantity(next); k > 0 && (n == 1 || n == -1) && !q.vague && !q.bare && !q.halves && q.tenths == 0 {
		// "the first nine months of 2023"
		if u, ok := m.at(k).is(unitMany); ok && unit(u) >= day && unit(u) <= year && m.at(k+1).any("of", "in") {
			if in, after := m.unitOf(k + 2); after > 0 && (in.form == fCalendar || in.form == fUnit) && in.day == 0 && in.weekday == 0 {
				sp.unit, sp.span, sp.in = unit(u), q.n, &in
				return sp, after
			}
		}
		return spec{}, 0
	}
	if u, ok := m.at(next).is(unitOne); ok && (unit(u) == day || unit(u) == week || unit(u) == monthUnit || unit(u) == weekend) {
		sp.unit = unit(u)
	} else if w, ok := m.at(next).is(weekday); ok {
		sp.weekday = w
	} else {
		return spec{}, 0
	}
	if !m.at(next+1).any("of", "in") {
		return spec{}, 0
	}
	in, after := m.unitOf(next + 2)
	if after == 0 || in.form != fCalendar && in.form != fUnit || in.day > 0 || in.weekday > 0 || in.form == fUnit && in.unit != monthUnit && in.unit != year && in.unit != week {
		return spec{}, 0
	}
	sp.in = &in
	return sp, after
}

// edgeOf reads "the end of the year", "the beginning of March 2020", "year-end".
func (m *matcher) edgeOf(i int) (spec, int) {
	j := m.the(i)
	if m.at(j).any("very") {
		j++
	}
	n, ok := m.at(j).is(edge)
	if !ok {
		return spec{}, 0
	}
	k := j + 1
	switch {
	case m.at(k).any("of"):
		k++
	case m.joined(k) || n == 3 && m.at(k).plain(4) && m.at(j).word("end"):
		k += btoi(m.joined(k))
	default:
		return spec{}, 0
	}
	in, next := m.unitOf(k)
	if next == 0 {
		// "end of year", "end of month"
		if u, ok := m.at(k).is(unitOne); ok && unit(u) >= week && unit(u) <= year && m.at(k-1).word("of") {
			in, next = spec{form: fUnit, unit: unit(u)}, k+1
		}
	}
	if next == 0 || in.day > 0 || in.kind != Date || in.form == fNamed || m.at(j).word("turn") && in.form != fCentury && in.unit != century {
		return spec{}, 0
	}
	in.mod = [...]string{"", "START", "MID", "END"}[n]
	if n == 3 {
		in.deadline = true
	}
	return in, next
}

// partOf reads "early 2024", "mid-May", "late last year", "later this month",
// "earlier this year", "early in 2020", "early next week".
func (m *matcher) partOf(i int) (spec, int) {
	j := m.the(i)
	n, ok := m.at(j).is(part)
	if !ok {
		if l, isLater := m.at(j).is(later); isLater && j == i {
			in, next := m.shifted(j + 1)
			if next == 0 && m.at(j+1).any("in", "that", "the") {
				k := j + 1 + btoi(m.at(j+1).word("in"))
				if in, next = m.sameTime(k); next == 0 {
					if in, next = m.unitOf(k); next > 0 && (in.form != fUnit || m.at(j+1).word("the")) {
						next = 0
					}
				}
			}
			if next > 0 && in.form == fUnit && in.sign == 0 && in.unit >= day && in.unit <= year {
				in.mod = "END"
				if l < 0 {
					in.mod = "START"
				}
				return in, next
			}
		}
		return spec{}, 0
	}
	k := j + 1
	if m.joined(k) || m.at(k).dash() && n == 2 {
		k++
	}
	if m.at(k).any("in", "on") {
		k++
	}
	in, next := m.point(k)
	if next == 0 && m.at(k-1).any("in") {
		in, next = m.unitOf(k)
	}
	if next == 0 || in.form == fNamed || in.mod != "" {
		return spec{}, 0
	}
	in.mod = [...]string{"", "START", "MID", "END"}[n]
	return in, next
}

// decadeOf reads "the 1990s", "1960s", "the '90s", "the nineties".
func (m *matcher) decadeOf(i int) (spec, int) {
	j := m.the(i)
	if a := m.at(j); a.suffix == 's' && a.digits == 4 && a.n%100 == 0 && isYear(int(a.n)) && a.n < 2000 {
		return spec{form: fCentury, n: int(a.n)/100 + 1}, j + 1 // "the 1800s"
	}
	if a := m.at(j); a.suffix == 's' && a.digits == 4 && a.n%10 == 0 && isYear(int(a.n)) {
		return spec{form: fDecade, year: int(a.n), hasYear: true}, j + 1
	}
	if a := m.at(j); a.digits == 4 && a.suffix == 0 && a.n%10 == 0 && isYear(int(a.n)) && (m.at(j+1).text == "'" || m.at(j+1).text == "’") && m.at(j+2).word("s") && m.at(j+1).glued && j > i {
		return spec{form: fDecade, year: int(a.n), hasYear: true}, j + 3
	}
	k := j
	if t := m.at(k).text; t == "'" || t == "’" || t == "‘" {
		k++
	}
	if a := m.at(k); (k > j || j > i) && a.suffix == 's' && a.digits == 2 && a.n%10 == 0 && a.n >= 10 {
		return spec{form: fDecade, year: 1900 + int(a.n), hasYear: true}, k + 1
	}
	if n, ok := m.at(j).is(tenDecade); ok && j > i && n >= 20 && !m.at(i-1).any("his", "her", "their") {
		return spec{form: fDecade, year: 1900 + n, hasYear: true}, j + 1
	}
	return spec{}, 0
}

// centuryOf reads "the 19th century", "the seventh century BC", "17th-century".
func (m *matcher) centuryOf(i int) (spec, int) {
	j := m.the(i)
	n, next := m.ordinalNumber(j)
	if next == 0 || n > 30 {
		return spec{}, 0
	}
	if m.joined(next) {
		next++
	}
	if u, ok := m.at(next).is(unitOne); !ok || unit(u) != century {
		return spec{}, 0
	}
	sp := spec{form: fCentury, n: n}
	if e, after := m.eraAfter(next + 1); after > 0 {
		sp.bc = e < 0
		return sp, after
	}
	return sp, next + 1
}
