package timex

import "chancery/lang"

// matcher reads time expressions from the atoms of one sentence. Its methods
// take the position of an atom and return what they read and the position after
// it, which is 0 if they read nothing. The longest reading at a position wins.
type matcher struct {
	a     []atom
	s     *lang.Sentence
	names *namedTimes
	memo  []pointMemo // what point read at each atom, so that nesting stays linear
	depth int
}

// pointMemo is what point read at an atom; next is 0 for nothing.
type pointMemo struct {
	spec
	next int
	read bool
}

// maxDepth bounds how deep expressions nest ("the end of the first week of May").
const maxDepth = 8

var noAtom atom

func (m *matcher) at(i int) *atom {
	if i < 0 || i >= len(m.a) {
		return &noAtom
	}
	return &m.a[i]
}

// joined reports whether atom i is a dash that stands between two atoms of one
// word ("two-day"), not one that stands for a pause.
func (m *matcher) joined(i int) bool {
	return m.at(i).dash() && m.at(i).glued && m.at(i+1).glued
}

// match returns the expression that begins at atom i.
func (m *matcher) match(i int) (spec, int) {
	var best spec
	end := 0
	for _, read := range [...]func(*matcher, int) (spec, int){
		(*matcher).interval, (*matcher).shifted, (*matcher).moved, (*matcher).clocked, (*matcher).rate,
		(*matcher).duration, (*matcher).anniversary, (*matcher).point, (*matcher).reference,
	} {
		if sp, next := read(m, i); next > end {
			best, end = sp, next
		}
	}
	if end == 0 {
		return best, 0
	}
	best.first, best.last = i, end-1
	return best, end
}

// point reads an expression for one point of the calendar, however long.
func (m *matcher) point(i int) (spec, int) {
	if i >= len(m.a) || m.depth >= maxDepth || !m.begins(i) {
		return spec{}, 0
	}
	if p := &m.memo[i]; p.read {
		return p.spec, p.next
	}
	var best spec
	end := 0
	m.depth++
	for _, read := range [...]func(*matcher, int) (spec, int){
		(*matcher).numeric, (*matcher).weekdayDate, (*matcher).monthDate, (*matcher).dayMonth, (*matcher).quarterOf,
		(*matcher).halfOf, (*matcher).seasonOf, (*matcher).nthOf, (*matcher).weekOf, (*matcher).edgeOf, (*matcher).partOf,
		(*matcher).decadeOf, (*matcher).centuryOf, (*matcher).yearAlone, (*matcher).dayWord, (*matcher).shifted,
		(*matcher).sameTime, (*matcher).namedDay,
	} {
		if sp, next := read(m, i); next > end {
			best, end = sp, next
		}
	}
	m.depth--
	m.memo[i] = pointMemo{spec: best, next: end, read: true}
	return best, end
}

// begins reports whether any expression can begin at atom i.
func (m *matcher) begins(i int) bool {
	a := &m.a[i]
	return len(a.senses) > 0 || a.digits > 0 || a.any("the", "at", "its", "his", "her", "their", "our", "q", "h", "fiscal", "fy", "financial", "final", "'", "’", "‘") || m.names.begins(a)
}

// the skips a definite article.
func (m *matcher) the(i int) int {
	if m.at(i).word("the") {
		return i + 1
	}
	return i
}

// --- dates in figures ---

func isYear(n int) bool { return n >= 1000 && n < 2200 }

// fullYear widens a year of two digits to the century nearest our time.
func fullYear(n int) int {
	switch {
	case n < 50:
		return 2000 + n
	case n < 100:
		return 1900 + n
	}
	return n
}

func (a *atom) plain(digits int8) bool { return a.digits == digits && a.suffix == 0 }

// numeric reads 2024-03-13, 2024-03, 13/3/2024, 3/13/24, 23.04.2022, 31/Oct/1974.
func (m *matcher) numeric(i int) (spec, int) {
	a, sep, b, sep2, c := m.at(i), m.at(i+1), m.at(i+2), m.at(i+3), m.at(i+4)
	if a.digits == 0 || a.suffix != 0 || a.glued && (m.at(i-1).dash() || m.at(i-1).text == "/") {
		return spec{}, 0
	}
	triple := sep2.text == sep.text && (sep.text == "-" || sep.text == "/" || sep.text == ".") && sep.glued && b.glued && sep2.glued && c.glued && c.digits > 0 && c.suffix == 0
	date := func(year, month, day, next int) (spec, int) {
		if !isDate(year, month, day) {
			return spec{}, 0
		}
		return spec{form: fCalendar, year: year, hasYear: true, month: month, day: day}, next
	}
	if mo, ok := monthWord(b); ok && triple && a.digits <= 2 {
		return date(fullYear(int(c.n)), mo, int(a.n), i+5)
	}
	if mo, ok := monthWord(b); ok && triple && a.digits == 4 {
		return date(int(a.n), mo, int(c.n), i+5)
	}
	if b.digits == 0 || b.suffix != 0 {
		return spec{}, 0
	}
	switch {
	case triple && a.digits == 4:
		return date(int(a.n), int(b.n), int(c.n), i+5)
	case triple && (c.digits == 4 || c.digits == 2) && a.digits <= 2 && b.digits <= 2:
		if c.digits == 4 && !isYear(int(c.n)) {
			return spec{}, 0
		}
		y, mo, d := fullYear(int(c.n)), int(a.n), int(b.n)
		if mo > 12 || sep.text == "." && d <= 12 {
			mo, d = d, mo
		}
		return date(y, mo, d, i+5)
	case sep.text == "/" && sep.glued && b.glued && a.plain(4) && b.digits == 2 && b.n >= 1 && b.n <= 12 && isYear(int(a.n)):
		return spec{form: fCalendar, year: int(a.n), hasYear: true, month: int(b.n)}, i + 3
	case m.joined(i+1) && a.plain(4) && b.plain(2) && b.n >= 1 && b.n <= 12 && isYear(int(a.n)) && int(b.n) != int(a.n+1)%100:
		return spec{form: fCalendar, year: int(a.n), hasYear: true, month: int(b.n)}, i + 3
	case sep.text == "/" && sep.glued && b.glued && a.digits <= 2 && b.plain(4) && a.n >= 1 && a.n <= 12 && isYear(int(b.n)):
		return spec{form: fCalendar, year: int(b.n), hasYear: true, month: int(a.n)}, i + 3
	case sep.text == "/" && sep.glued && b.glued && a.digits <= 2 && b.digits <= 2 && m.at(i+3).text != "/" &&
		(i == 0 || m.at(i-1).any("on", "by", "since", "from", "until", "till", "before", "after", "between", "to")):
		mo, d := int(a.n), int(b.n)
		if mo > 12 {
			mo, d = d, mo
		}
		if isDate(2000, mo, d) {
			return spec{form: fCalendar, month: mo, day: d}, i + 3
		}
	}
	return spec{}, 0
}

// monthWord returns the month of a full or short name.
func monthWord(a *atom) (int, bool) {
	if n, ok := a.is(month); ok {
		return n, true
	}
	return a.is(mon)
}

// dayNumber reads 13, 13th, thirteenth, "twenty-first" as a day of a month.
func (m *matcher) dayNumber(i int) (n, next int, figure bool) {
	a := m.at(i)
	if a.digits > 0 {
		if a.digits <= 2 && (a.suffix == 0 || a.suffix == 'o') && a.n >= 1 && a.n <= 31 {
			return int(a.n), i + 1, a.suffix == 0
		}
		return 0, 0, false
	}
	if n, next := m.ordinalNumber(i); next > 0 && n <= 31 {
		return n, next, false
	}
	return 0, 0, false
}

// ordinalNumber reads an ordinal in words or figures.
func (m *matcher) ordinalNumber(i int) (n, next int) {
	if n, ok := m.at(i).is(ordinal); ok {
		return n, i + 1
	}
	if t, ok := m.at(i).is(tens); ok {
		j := i + 1
		if m.joined(j) {
			j++
		}
		if n, ok := m.at(j).is(ordinal); ok && n < 10 {
			return t + n, j + 1
		}
	}
	return 0, 0
}

// yearAfter reads the year that follows a month or a day: ", 2024", "of 2024",
// "2024", "'98".
func (m *matcher) yearAfter(i int, figure bool) (year, next int, bc bool) {
	j := i
	if m.at(j).text == "," || m.at(j).any("of", "in") {
		j++
	}
	a := m.at(j)
	if (a.text == "'" || a.text == "’" || a.text == "‘") && m.at(j+1).plain(2) && m.at(j+1).glued {
		return fullYear(int(m.at(j + 1).n)), j + 2, false
	}
	if a.suffix != 0 || a.digits < 3 {
		return 0, 0, false
	}
	if e, next := m.eraAfter(j + 1); next > 0 && a.digits <= 4 {
		return int(a.n), next, e < 0
	}
	if a.digits == 4 && isYear(int(a.n)) && !m.quantity4(j) {
		return int(a.n), j + 1, false
	}
	if a.digits == 3 && figure && m.at(j).text != "," && (m.at(j+1).text == "" || m.at(j+1).any(",", ".", ")", ";")) {
		return int(a.n), j + 1, false
	}
	return 0, 0, false
}

// eraAfter reads AD, BC, BCE, CE: 1 or -1.
func (m *matcher) eraAfter(i int) (sign, next int) {
	a := m.at(i)
	if n, ok := a.is(era); ok && len(a.text) > 1 && (a.text[0] == 'A' || a.text[0] == 'B' || a.text[0] == 'C' && a.text[1] == 'E') {
		return n, i + 1
	}
	return 0, 0
}

// quantity4 reports whether the four-digit number at j counts things or money
// and is no year: "2000 soldiers", "$1999".
func (m *matcher) quantity4(j int) bool {
	prev, next := m.at(j-1), m.at(j+1)
	switch prev.text {
	case "$", "€", "£", "¥", "#", "№", ".", "+":
		if prev.glued || prev.text != "." {
			return true
		}
	}
	if prev.any("no", "number", "nos", "flight", "than", "over", "nearly", "almost", "least", "most", "some", "page", "room", "highway", "route", "resolution", "under", "about") {
		return !prev.any("under", "about", "over") || !m.at(j-2).any("in")
	}
	switch next.text {
	case "%", "°", "/", "€", "£", "$":
		return next.glued || next.text == "%"
	}
	if next.any("people", "percent", "km", "kilometers", "kilometres", "miles", "feet", "meters", "metres", "kg", "tons", "tonnes",
		"dollars", "euros", "men", "women", "troops", "soldiers", "hectares", "acres", "mg", "hours", "days", "years", "months", "weeks",
		"million", "billion", "thousand", "square", "cubic", "UTC", "GMT", "hrs", "times", "pounds", "yuan", "rubles", "yen", "others", "more") {
		return true
	}
	if next.dash() && next.glued && m.at(j+2).any("strong", "page", "member", "seat", "year", "day", "mile", "foot", "meter", "kilometer", "km", "metre") {
		return true
	}
	if m.s == nil {
		return false
	}
	t := m.at(j).token
	if int(t) >= len(m.s.Tokens) {
		return false
	}
	tok := &m.s.Tokens[t]
	if tok.Rel() == "nummod" && tok.Head > t && int(tok.Head) < len(m.s.Tokens) {
		h := &m.s.Tokens[tok.Head]
		plural := h.XPOS == "NNS" || h.Feat("Number") == "Plur"
		if plural && tok.Head == t+1 && !prev.any("the", "its", "their", "his", "her", "in", "of", "s", "'s", "’s", "our", "your") && !hasSuffix(prev.text, "'s") {
			return true
		}
	}
	return false
}

func hasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// --- dates with a month in words ---

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

// ends reports whether a clause or the sentence ends before atom i.
func (m *matcher) ends(i int) bool {
	switch m.at(i).text {
	case "", ",", ".", ";", ":", ")", "?", "!":
		return true
	}
	return false
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

// counts reports whether the number before next counts things, so that it is no
// day of a month: "in March 12 people".
func (m *matcher) counts(next int, figure bool) bool {
	if !figure || m.s == nil {
		return false
	}
	if m.at(next).text == "%" || m.at(next).any("percent", "people", "million", "billion", "thousand", "years", "days", "months", "weeks", "hours") {
		return true
	}
	t := m.at(next - 1).token
	if int(t) >= len(m.s.Tokens) {
		return false
	}
	tok := &m.s.Tokens[t]
	if tok.Rel() != "nummod" || tok.Head != t+1 || int(tok.Head) >= len(m.s.Tokens) {
		return false
	}
	h := &m.s.Tokens[tok.Head]
	return h.XPOS == "NNS" && h.UPOS == "NOUN" && len(m.at(next-1).text) <= 2 && m.at(next).token == tok.Head && !m.at(next).has(unitMany)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
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

// --- weekdays ---

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

// --- parts of years ---

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
