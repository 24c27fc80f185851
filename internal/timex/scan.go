package timex

import (
	"unicode/utf8"

	"chancery/lang"
)

// unit is a length of time; the numbers are those of data/words.tsv.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	monthUnit
	quarter
	year
	decade
	century
	weekend
	fortnight
	millennium
)

// atom is the smallest thing the grammar sees: a word, a number or a sign. A
// token is one atom or several: "two-day", "1990s", "2023-2026", "30/6/2024".
type atom struct {
	lang.Span
	token  int32
	glued  bool   // no white space before it
	text   string // as written
	senses []sense
	digits int8 // digits of a number written in digits, 0 for none
	suffix byte // what is glued to a number: 'o' ordinal (30th), 's' plural (1990s), 'f' fraction (2.5), 'g' grouped (2,000)
	n      int32
	tenths int32 // digits after the point of a fraction, as tenths: 2.5 has 5
}

// is returns the number of the reading of class c.
func (a *atom) is(c class) (int, bool) {
	for _, s := range a.senses {
		if s.class == c && (!s.capital || a.text[0] >= 'A' && a.text[0] <= 'Z') {
			return int(s.n), true
		}
	}
	return 0, false
}

func (a *atom) has(c class) bool {
	_, ok := a.is(c)
	return ok
}

// carriesTime reports whether a time expression may rest on the atom alone.
func (a *atom) carriesTime() bool {
	for _, s := range a.senses {
		switch s.class {
		case month, mon, weekday, weekdays, wkd, unitOne, unitMany, season, seasons, daypart, dayparts, deictic, tonight,
			overnight, set, annivers, presentRef, pastRef, futureRef, tenDecade, jubilee:
			return true
		}
	}
	return false
}

// word reports whether the atom is this lower-case ASCII word in any case.
func (a *atom) word(w string) bool {
	if len(a.text) != len(w) {
		return false
	}
	for i := 0; i < len(w); i++ {
		c := a.text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

// any reports whether the atom is one of the words.
func (a *atom) any(list ...string) bool {
	for _, w := range list {
		if a.word(w) {
			return true
		}
	}
	return false
}

func (a *atom) dash() bool {
	return a.text == "-" || a.text == "–" || a.text == "—" || a.text == "−" || a.text == "--"
}

// scan appends the atoms of a sentence to buf and reports whether anything in it
// can begin a time expression.
func scan(text string, s *lang.Sentence, w words, names *namedTimes, buf []atom) (atoms []atom, hopeful bool) {
	end := -1
	for t := range s.Tokens {
		tok := &s.Tokens[t]
		if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End || tok.Start < end {
			continue
		}
		glued := tok.Start == end
		from := len(buf)
		buf = scanToken(text, tok.Span, int32(t), w, buf)
		if from < len(buf) {
			buf[from].glued = glued
		}
		for i := from; i < len(buf) && !hopeful; i++ {
			hopeful = buf[i].digits > 0 || buf[i].carriesTime() || names.begins(&buf[i])
		}
		end = tok.End
	}
	return buf, hopeful
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// scanToken splits one token into atoms.
func scanToken(text string, span lang.Span, t int32, w words, buf []atom) []atom {
	s := text[span.Start:span.End]
	for i := 0; i < len(s); {
		a := atom{token: t, glued: i > 0}
		j := i
		switch c := s[i]; {
		case isDigit(c):
			j = scanNumber(s, i, &a)
		case isLetter(c) || c >= utf8.RuneSelf && !startsDash(s[i:]):
			for j < len(s) && (isLetter(s[j]) || s[j] == '.' || s[j] >= utf8.RuneSelf && !startsDash(s[j:]) && !startsQuote(s[j:])) {
				j++
			}
			if j == i {
				_, size := utf8.DecodeRuneInString(s[i:])
				j = i + size
			}
			a.senses = w.lookup(s[i:j])
			if s[j-1] == '.' && j-i > 2 && endsSentence(a.senses) {
				j-- // the full stop is the sentence's
			}
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			j = i + size
			if c == '-' && j < len(s) && s[j] == '-' {
				j++
			}
		}
		a.Span = lang.Span{Start: span.Start + i, End: span.Start + j}
		a.text = s[i:j]
		buf = append(buf, a)
		i = j
	}
	return buf
}

// endsSentence reports whether a word with a full stop is no short form.
func endsSentence(senses []sense) bool {
	for _, s := range senses {
		switch s.class {
		case mon, wkd, era, approx:
			return false
		}
	}
	return len(senses) > 0
}

func startsDash(s string) bool {
	return len(s) >= 3 && s[0] == 0xe2 && (s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x95 || s[1] == 0x88 && s[2] == 0x92)
}

func startsQuote(s string) bool {
	return len(s) >= 3 && s[0] == 0xe2 && s[1] == 0x80 && s[2] >= 0x98 && s[2] <= 0x9f
}

// scanNumber reads a number at s[i:] with what is glued to it and returns its end.
func scanNumber(s string, i int, a *atom) int {
	j, v, grouped := i, 0, false
	for j < len(s) {
		switch {
		case isDigit(s[j]):
			if v < 100_000_000 {
				v = v*10 + int(s[j]-'0')
			}
			a.digits++
			j++
			continue
		case s[j] == ',' && j+3 < len(s) && j-i <= 3*int(a.digits) && isDigit(s[j+1]) && isDigit(s[j+2]) && isDigit(s[j+3]) && (j+4 == len(s) || !isDigit(s[j+4])):
			grouped = true
			j++
			continue
		}
		break
	}
	a.n = int32(v)
	if grouped {
		a.suffix = 'g'
		return j
	}
	rest := s[j:]
	switch {
	case len(rest) >= 2 && rest[0] == '.' && isDigit(rest[1]) && a.digits < 4:
		// 2.5 is a fraction, 23.04.2022 is not.
		k := j + 1
		for k < len(s) && isDigit(s[k]) {
			k++
		}
		if k == len(s) || s[k] != '.' || k+1 == len(s) || !isDigit(s[k+1]) {
			if i == 0 || s[i-1] != '.' {
				a.suffix, a.tenths = 'f', int32(rest[1]-'0')
				return k
			}
		}
	case hasOrdinalSuffix(rest):
		a.suffix = 'o'
		a.senses = append(a.senses, sense{class: ordinal, n: a.n})
		return j + 2
	case rest == "s" || len(rest) > 1 && rest[0] == 's' && !isLetter(rest[1]):
		a.suffix = 's'
		return j + 1
	case len(rest) >= 2 && rest[0] == '\'' && rest[1] == 's' && a.digits == 4 && v%10 == 0:
		a.suffix = 's'
		return j + 2
	}
	return j
}

func hasOrdinalSuffix(s string) bool {
	if len(s) < 2 || len(s) > 2 && isLetter(s[2]) {
		return false
	}
	switch s[:2] {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
		return true
	}
	return false
}
