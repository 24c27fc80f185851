// Package dateline recognises the line that opens an agency report: the place it
// was filed from, the day, and the agency ("KIGALI, Dec 5 (Reuters) -"). It looks
// at the form alone; whether the words name a place is for others to say.
package dateline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
)

// Line is a dateline. All spans are byte offsets into the text.
type Line struct {
	lang.Span           // from the first word of the place to the end of the dash
	Place     lang.Span // "KIGALI", "WASHINGTON"; of "GENEVA, Switzerland" both
	City      lang.Span // the first part of Place
	Agency    lang.Span // "Reuters", empty for none
	Sure      bool      // capitals, an agency or a date leave no doubt
}

// maxLine is the longest dateline in bytes; those of agencies seldom pass 60.
const maxLine = 100

// maxHead is how far into the text a dateline may begin: behind a headline, a
// line with the author and one with the date.
const maxHead = 700

// Find returns the first dateline of a text: at the beginning of one of its
// first lines, a name, perhaps more names or a date, perhaps an agency in
// brackets, and a dash.
func Find(text string) (Line, bool) {
	for start := 0; start < len(text) && start < maxHead; {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text) - start
		}
		if l, ok := parse(text, start, start+min(end, maxLine)); ok {
			return l, true
		}
		start += end + 1
	}
	return Line{}, false
}

// dashAt returns the length of a dash that ends a dateline at s[i:], 0 for none.
func dashAt(s string, i int) int {
	for _, d := range [...]string{" -- ", " — ", " – ", " - ", "--", "—", " –"} {
		if strings.HasPrefix(s[i:], d) {
			return len(d)
		}
	}
	return 0
}

func parse(text string, start, end int) (Line, bool) {
	for start < end && (text[start] == ' ' || text[start] == '\t') {
		start++
	}
	s := text[start:end]
	dash, size := -1, 0
	for i := 1; i < len(s); i++ {
		if n := dashAt(s, i); n > 0 {
			dash, size = i, n
			break
		}
		if s[i] == '.' && i+1 < len(s) && s[i+1] == ' ' && !abbreviated(s[:i]) {
			return Line{}, false // a sentence has ended
		}
	}
	if dash < 2 || dash+size >= len(text)-start {
		return Line{}, false
	}
	head := strings.TrimRight(s[:dash], " ")
	l := Line{Span: lang.Span{Start: start, End: start + dash + size}}
	for l.End > l.Start && text[l.End-1] == ' ' {
		l.End--
	}
	if strings.HasSuffix(head, ")") {
		open := strings.LastIndexByte(head, '(')
		if open <= 0 {
			return Line{}, false
		}
		l.Agency = lang.Span{Start: start + open + 1, End: start + len(head) - 1}
		head = strings.TrimRight(head[:open], " ,")
		l.Sure = true
	}
	parts := strings.Split(head, ",")
	offset := 0
	for i, p := range parts {
		trimmed := strings.Trim(p, " ")
		at := start + offset + strings.Index(p, trimmed)
		span := lang.Span{Start: at, End: at + len(trimmed)}
		offset += len(p) + 1
		switch {
		case i == 0:
			if !nameLike(trimmed) {
				return Line{}, false
			}
			l.City, l.Place = span, span
			if capitals(trimmed) {
				l.Sure = true
			}
		case dateLike(trimmed):
			l.Sure = true
		case nameLike(trimmed) && l.Place.End == at-2-(strings.Index(p, trimmed)-1):
			l.Place.End = span.End
		case trimmed == "":
		default:
			return Line{}, false
		}
	}
	return l, true
}

// abbreviated reports whether a head so far ends in a short form ("Dec", "D.C").
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " ,.(")
	w := s[i+1:]
	return len(w) <= 4
}

// nameLike reports whether a part is one to four words with capitals.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
		case w == "of" || w == "the" || w == "de" || w == "al" || w == "el" || strings.HasPrefix(w, "al-") || w == "and" || w == "e":
		default:
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '’' && r != '-' && r != '/' {
				return false
			}
		}
	}
	return true
}

// capitals reports whether a part is written in capitals throughout.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}

// dateLike reports whether a part looks like a day or a year: "Dec 5", "5
// December", "2024".
func dateLike(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case unicode.IsLetter(r):
			letters++
		case r == ' ' || r == '.':
		default:
			return false
		}
	}
	return digits >= 1 && digits <= 6 && letters <= 12
}
