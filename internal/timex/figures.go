package timex

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
