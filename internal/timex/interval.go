package timex

// interval reads two points as one time: "from 2009 to 2011", "between May and
// June 1981", "July 13-15", "5-6 September 2019", "2023-2026", "2023/24".
func (m *matcher) interval(i int) (spec, int) {
	if sp, next := m.yearsFigures(i); next > 0 {
		return sp, next
	}
	if sp, next := m.days(i); next > 0 {
		return sp, next
	}
	from, next := m.point(i)
	if mo, ok := m.at(i).is(mon); ok && next == 0 {
		// "Jan-Feb 2017", "from Sep to Nov"
		if k := m.shortEnd(i); m.joined(k) || m.at(k).word("to") && m.at(i-1).word("from") {
			if _, isMonth := monthWord(m.at(k + 1)); isMonth {
				from, next = spec{form: fCalendar, month: mo}, k
				if to, ok := m.at(k + 1).is(mon); ok && m.at(m.shortEnd(k+1)).digits == 0 {
					return ranged(from, spec{form: fCalendar, month: to}), m.shortEnd(k + 1)
				}
			}
		}
	}
	if next == 0 && m.at(i).word("now") && (m.at(i-1).word("between") && m.at(i+1).word("and") || m.at(i-1).word("from") && m.at(i+1).any("until", "till", "to", "through")) {
		from, next = spec{form: fUnit, unit: day}, i+1
	}
	if next == 0 || from.kind != Date || from.form == fRef {
		return spec{}, 0
	}
	prev := m.at(i - 1)
	opened := prev.any("from", "between")
	link := m.at(next)
	k := next
	switch {
	case link.any("to", "until", "till", "through", "thru"), prev.word("between") && link.word("and"), link.dash():
		k++
	default:
		return spec{}, 0
	}
	if link.any("through", "thru") {
		opened = true
	}
	if link.any("until", "till") && !opened && !prev.any("since") {
		return spec{}, 0
	}
	for m.at(k).any("about", "around", "at", "c", "ca", "circa") || m.at(k).text == "." {
		k++
	}
	if link.dash() && !link.glued && from.form == fCalendar && from.weekday > 0 {
		return spec{}, 0
	}
	// "July 13 to 15"
	if from.form == fCalendar && from.day > 0 && from.month > 0 && !from.hasYear {
		if d, n2, figure := m.dayNumber(m.the(k)); n2 > 0 && !m.counts(n2, figure) && d > from.day && d <= 31 {
			if _, isMonth := monthWord(m.at(n2)); !isMonth && !m.at(n2).word("of") {
				to := from
				to.day, to.in, to.to = d, nil, nil
				if y, n3, _ := m.yearAfter(n2, true); n3 > 0 {
					from.year, from.hasYear, to.year, to.hasYear = y, true, y, true
					n2 = n3
				}
				return ranged(from, to), n2
			}
		}
	}
	if m.at(k).any("now", "present") || m.at(k).word("the") && m.at(k+1).word("present") || m.at(k).word("today") {
		n := k + 1 + btoi(m.at(k).word("the"))
		return ranged(from, spec{form: fUnit, unit: day}), n
	}
	to, after := m.point(k)
	if after == 0 || to.kind != Date || to.form == fRef {
		return spec{}, 0
	}
	if !compatible(&from, &to, opened) {
		return spec{}, 0
	}
	return ranged(from, to), after
}

func ranged(from, to spec) spec {
	return spec{form: fRange, in: &from, to: &to}
}

// compatible reports whether two points may be the ends of one interval.
func compatible(a, b *spec, opened bool) bool {
	if a.form != b.form {
		return opened && a.kind == b.kind
	}
	if a.form != fCalendar {
		return true
	}
	if opened {
		return true
	}
	if (a.weekday > 0 && a.day == 0) != (b.weekday > 0 && b.day == 0) {
		return false
	}
	if a.month == 0 && a.weekday == 0 { // a year and something finer
		return b.month == 0 && b.weekday == 0
	}
	return (a.day > 0) == (b.day > 0) || a.month > 0 && b.month > 0
}

// yearsFigures reads "2023-2026", "2023–26", "2023/24", "1914 to 1918".
func (m *matcher) yearsFigures(i int) (spec, int) {
	j := m.the(i)
	if m.at(j).any("years", "period", "seasons") {
		j++
	} else if j > i {
		j = i
	}
	a := m.at(j)
	if !a.plain(4) || !isYear(int(a.n)) || a.glued && m.at(j-1).dash() {
		return spec{}, 0
	}
	sep, b := m.at(j+1), m.at(j+2)
	if !(sep.dash() || sep.text == "/") || b.suffix != 0 || m.at(j+3).dash() && m.at(j+3).glued && m.at(j+4).digits > 0 {
		return spec{}, 0
	}
	var y2 int
	switch {
	case b.digits == 4 && isYear(int(b.n)) && b.n > a.n:
		y2 = int(b.n)
	case b.digits == 2 && sep.glued && b.glued && int(b.n) > int(a.n)%100 && (b.n > 12 || int(b.n) == int(a.n)%100+1):
		y2 = int(a.n)/100*100 + int(b.n)
	case b.digits == 2 && sep.dash() && !sep.glued && int(b.n) > int(a.n)%100 && m.at(j+3).text == "":
		y2 = int(a.n)/100*100 + int(b.n)
	default:
		return spec{}, 0
	}
	return ranged(spec{form: fCalendar, year: int(a.n), hasYear: true}, spec{form: fCalendar, year: y2, hasYear: true}), j + 3
}

// days reads days of one month: "July 13-15, 2024", "May 5 and 6", "5-6 September
// 2019", "the 13th to the 15th of July".
func (m *matcher) days(i int) (spec, int) {
	if mo, ok := monthWord(m.at(i)); ok {
		d1, next, fig := m.dayNumber(m.the(i + 1))
		if next == 0 {
			return spec{}, 0
		}
		and := m.at(next).word("and")
		if !(m.at(next).dash() || and || m.at(next).any("to", "through", "thru")) {
			return spec{}, 0
		}
		d2, n2, fig2 := m.dayNumber(m.the(next + 1))
		if n2 == 0 || d2 <= d1 || and && d2 != d1+1 || m.counts(n2, fig2) || fig && m.at(n2).dash() && m.at(n2).glued {
			return spec{}, 0
		}
		if _, isMonth := monthWord(m.at(n2)); isMonth || m.at(n2).word("of") {
			return spec{}, 0
		}
		if !isDate(2000, mo, d2) {
			return spec{}, 0
		}
		from, to := spec{form: fCalendar, month: mo, day: d1}, spec{form: fCalendar, month: mo, day: d2}
		if y, n3, _ := m.yearAfter(n2, true); n3 > 0 && !m.at(n2).word("in") {
			from.year, from.hasYear, to.year, to.hasYear = y, true, y, true
			n2 = n3
		}
		return ranged(from, to), n2
	}
	j := m.the(i)
	d1, next, _ := m.dayNumber(j)
	if next == 0 || !(m.at(next).dash() || m.at(next).any("to", "and", "through", "thru", "till", "until")) {
		return spec{}, 0
	}
	and := m.at(next).word("and") && !m.at(i-1).word("between")
	to, after := m.dayMonth(next + 1)
	if after == 0 || to.month == 0 || to.day <= d1 || and && to.day != d1+1 {
		return spec{}, 0
	}
	from := to
	from.day = d1
	return ranged(from, to), after
}
