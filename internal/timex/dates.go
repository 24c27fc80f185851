package timex

// monthWord returns the month of a full or short name.
func monthWord(a *atom) (int, bool) {
	if n, ok := a.is(month); ok {
		return n, true
	}
	return a.is(mon)
}

// monthDate reads "March 13, 2024", "March 13", "Mar. 5-7", "March 2024", "March".
func (m *matcher) monthDate(i int) (spec, int) {
	mo, full := m.at(i).is(month)
	if !full {
		var ok bool
		if mo, ok = m.at(i).is(mon); !ok {
			return spec{}, 0
		}
	}
	sp := spec{form: fCalendar, month: mo}
	j := m.shortEnd(i)
	if !full && (m.at(j).text == "/" || m.at(j).dash()) && m.at(j).glued && m.at(j+1).glued && m.at(j+1).digits > 0 {
		j++
	}
	k := m.the(j)
	if d, next, figure := m.dayNumber(k); next > 0 && d <= monthDays[mo]+btoi(mo == 2) && !m.counts(next, figure) {
		sp.day = d
		if y, n2, _ := m.yearAfter(next, true); n2 > 0 && (m.at(next).text == "," || m.at(next).digits > 0 || m.at(next).any("of", "in") || m.at(next).text == "'" || m.at(next).text == "’") {
			sp.year, sp.hasYear = y, true
			return sp, m.dateTail(&sp, n2)
		}
		return sp, m.dateTail(&sp, next)
	}
	if y, next, bc := m.yearAfter(j, true); next > 0 {
		sp.year, sp.hasYear, sp.bc = y, true, bc
		return sp, next
	}
	if full && !m.monthAlone(i, mo) || !full && !m.shortAlone(i, j) {
		return spec{}, 0
	}
	// "March this year", "October last year", "June of next year"
	k = j
	if m.at(k).any("of", "in") {
		k++
	}
	if in, next := m.shifted(k); next > 0 && in.form == fUnit && in.unit == year && in.anchor == toReport {
		sp.in = &in
		return sp, next
	}
	if in, next := m.sameTime(k); next > 0 && in.form == fUnit && in.unit == year {
		sp.in = &in
		return sp, next
	}
	return sp, j
}

// shortEnd returns the position after a month, with the full stop of a short name.
func (m *matcher) shortEnd(i int) int {
	if m.at(i).has(mon) && m.at(i+1).text == "." && m.at(i+1).glued {
		return i + 2
	}
	return i + 1
}

// dateTail reads what may follow a whole date: "last" and "next" of old style
// ("the 12th of October last"), a weekday in brackets or after a comma.
func (m *matcher) dateTail(sp *spec, i int) int {
	if a := m.at(i); !sp.hasYear && a.any("last", "next") && m.ends(i+1) {
		sp.byShift, sp.sign, sp.anchor = true, -1, toTextFirst
		if a.word("next") {
			sp.sign = 1
		}
		return i + 1
	}
	if m.at(i).text == "," {
		if w, ok := m.weekdayWord(i+1, true); ok && m.at(i+2).digits == 0 {
			if _, isMonth := monthWord(m.at(i + 2)); !isMonth {
				sp.weekday = w
				return i + 2
			}
		}
	}
	return i
}

// shortAlone reports whether a short month name without a day stands for the month:
// "in Sept.", but not "of Jan Egeland".
func (m *matcher) shortAlone(i, next int) bool {
	w := m.at(next)
	return m.at(i-1).any("in", "of", "since", "until", "before", "after", "by") && (w.text == "" || w.text[0] < 'A' || w.text[0] > 'Z')
}

// monthAlone reports whether a month's name without day and year is that month.
// "May" and "March" are also verbs and marches, others also names of persons.
func (m *matcher) monthAlone(i, mo int) bool {
	prev, next := m.at(i-1), m.at(i+1)
	if mo == 5 && next.glued && (next.text == "'" || next.text == "’") && !prev.any("last", "this", "next", "in") {
		return false // "May's deal" is Theresa May's
	}
	if prev.any("in", "since", "until", "till", "by", "last", "next", "early", "late", "mid", "from", "between", "during", "this", "of",
		"through", "before", "after", "for", "to", "end", "previous", "following", "every", "each", "that", "back") {
		return mo != 3 || !next.any("on", "for", "against") || prev.any("in", "since", "last", "by")
	}
	if prev.dash() && prev.glued {
		return true
	}
	if m.joined(i+1) || next.word("to") {
		if _, ok := monthWord(m.at(i + 2)); ok {
			return true
		}
	}
	if mo == 5 || mo == 3 {
		return prev.any("and", "or", ",") && i >= 2 && m.at(i-2).has(month)
	}
	if m.s != nil {
		if t := m.at(i).token; int(t) < len(m.s.Tokens) {
			tok := &m.s.Tokens[t]
			switch tok.Rel() {
			case "flat", "nsubj", "appos", "vocative":
				return !(tok.Rel() == "flat" || next.text == "" || next.has(weekday)) && mo != 4 && mo != 6 && mo != 8
			}
			if h := int(tok.Head); tok.Rel() == "compound" && h >= 0 && h < len(m.s.Tokens) && m.s.Tokens[h].UPOS == "PROPN" && h == int(t)+1 {
				return false
			}
		}
	}
	return !prev.word("-")
}

// dayMonth reads "13 March 2024", "the 13th of March", "13 Mar".
func (m *matcher) dayMonth(i int) (spec, int) {
	k := m.the(i)
	d, next, figure := m.dayNumber(k)
	if next == 0 || figure && m.at(i-1).any("$", "€", "£", "¥") {
		return spec{}, 0
	}
	if m.at(next).word("day") && !figure {
		next++
	}
	of := false
	if m.at(next).word("of") {
		next, of = next+1, true
	}
	if !of && m.joined(next) {
		next++
	}
	mo, ok := monthWord(m.at(next))
	if !ok {
		if !of {
			return spec{}, 0
		}
		// "20th of next month"
		if in, n2 := m.unitOf(next); n2 > 0 && in.form == fUnit && in.unit == monthUnit {
			return spec{form: fWithin, unit: day, n: d, in: &in}, n2
		}
		return spec{}, 0
	}
	if d > monthDays[mo]+btoi(mo == 2) || mo == 5 && m.at(next).text == "may" {
		return spec{}, 0
	}
	sp := spec{form: fCalendar, month: mo, day: d}
	next = m.shortEnd(next)
	if y, n2, bc := m.yearAfter(next, true); n2 > 0 {
		sp.year, sp.hasYear, sp.bc = y, true, bc
		return sp, n2
	}
	if a := m.at(next); a.plain(2) && a.n >= 10 && m.at(next+1).text == "" && m.at(next-1).glued == a.glued && m.joined(next-2) {
		sp.year, sp.hasYear = fullYear(int(a.n)), true
		return sp, next + 1
	}
	n2 := m.dateTail(&sp, next)
	return sp, n2
}

func (m *matcher) weekdayWord(i int, dated bool) (int, bool) {
	if w, ok := m.at(i).is(weekday); ok {
		return w, true
	}
	if w, ok := m.at(i).is(wkd); ok && dated {
		return w, true
	}
	return 0, false
}

// weekdayDate reads "Monday", "Monday, March 13, 2023", "Tuesday the 19th",
// "Monday of last week", "Wednesday next week".
func (m *matcher) weekdayDate(i int) (spec, int) {
	w, ok := m.weekdayWord(i, true)
	if !ok {
		return spec{}, 0
	}
	j := i + 1
	if m.at(j).text == "." && m.at(i).has(wkd) {
		j++
	}
	k := j
	if m.at(k).text == "," {
		k++
	}
	for _, read := range [...]func(*matcher, int) (spec, int){(*matcher).monthDate, (*matcher).dayMonth, (*matcher).numeric} {
		if sp, next := read(m, k); next > 0 && sp.form == fCalendar && sp.day > 0 {
			sp.weekday = w
			return sp, next
		}
	}
	if d, next, figure := m.dayNumber(m.the(k)); next > 0 && k == j && !figure && (m.at(next-1).suffix == 'o' || m.the(k) > k && m.ends(next)) {
		return spec{form: fCalendar, weekday: w, day: d}, next
	}
	if _, full := m.at(i).is(weekday); !full {
		return spec{}, 0
	}
	k = j
	if m.at(k).any("of", "in") {
		k++
	}
	if in, next := m.shifted(k); next > 0 && in.form == fUnit && in.unit == week {
		return spec{form: fCalendar, weekday: w, in: &in}, next
	}
	return spec{form: fCalendar, weekday: w}, j
}

// yearAlone reads a year by itself: "2024", "the year 2030", "508 BC", "AD 842".
func (m *matcher) yearAlone(i int) (spec, int) {
	j := m.the(i)
	named := false
	if m.at(j).word("year") {
		j++
		named = true
	} else if j > i {
		return spec{}, 0
	}
	if m.at(j).any("fiscal", "fy", "financial") && m.at(j+1).plain(4) {
		j++
		named = true
	}
	if e, next := m.eraAfter(j); next > 0 && e > 0 && m.at(next).digits > 0 && m.at(next).digits <= 4 && m.at(next).suffix == 0 {
		return spec{form: fCalendar, year: int(m.at(next).n), hasYear: true}, next + 1
	}
	a := m.at(j)
	if a.suffix != 0 || a.digits == 0 || a.n == 0 {
		return spec{}, 0
	}
	if e, next := m.eraAfter(j + 1); next > 0 && a.digits <= 4 {
		return spec{form: fCalendar, year: int(a.n), hasYear: true, bc: e < 0}, next
	}
	sp := spec{form: fCalendar, year: int(a.n), hasYear: true}
	prev := m.at(j - 1)
	if named && a.digits >= 3 && a.digits <= 4 {
		return sp, j + 1
	}
	if a.digits == 3 {
		next := m.at(j + 1)
		if prev.any("in", "circa", "c", "until", "since", "after", "before", "around") && (next.text == "" || next.any(",", ".", ")", ";") || m.standsAlone(j)) {
			return sp, j + 1
		}
		return spec{}, 0
	}
	if a.digits != 4 || !isYear(int(a.n)) || m.quantity4(j) || a.n < 1200 && !prev.any("in", "since", "by", "of") {
		return spec{}, 0
	}
	// Digits after a letter or a digit and a dash are a code or a telephone
	// number, but for "mid-2011" and "2009-2011".
	if prev.dash() && prev.glued && a.glued {
		pp := m.at(j - 2)
		if !(pp.has(part) || pp.has(edge) || pp.any("pre", "post") || pp.plain(4) && isYear(int(pp.n)) || pp.has(month) || pp.has(season)) {
			return spec{}, 0
		}
	} else if a.glued && !(prev.any("(", "[", "/", "‘", "’", "“", "\"", "'", ",", "~")) && prev.text != "—" && prev.text != "–" {
		return spec{}, 0
	}
	if m.at(j+1).text == ":" && m.at(j+1).glued && m.at(j+2).glued && m.at(j+2).digits > 0 {
		return spec{}, 0
	}
	if a.n < 1500 && m.s != nil && int(a.token) < len(m.s.Tokens) && !prev.any("in", "since", "by", "of", "from", "(") {
		return spec{}, 0
	}
	return sp, j + 1
}

// standsAlone reports whether the number at atom j counts nothing: it hangs on a
// verb by a preposition.
func (m *matcher) standsAlone(j int) bool {
	if m.s == nil || int(m.at(j).token) >= len(m.s.Tokens) {
		return false
	}
	rel := m.s.Tokens[m.at(j).token].Rel()
	return (rel == "obl" || rel == "nmod") && m.at(j).n >= 200 && m.at(j+1).text != "%" && !m.at(j+1).dash()
}
