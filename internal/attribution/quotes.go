package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
)

// Quotation is a stretch of text between quotation marks: Outer with the marks,
// Inner without. Of a quotation that runs over several paragraphs, each opened
// anew and only the last one closed, every paragraph is one Quotation, and
// Continues is set on all but the first.
type Quotation struct {
	Outer, Inner lang.Span
	Continues    bool
}

// maxQuote is the length in bytes after which an unclosed quotation mark is
// taken for a slip.
const maxQuote = 4000

// Quotes returns the quotations of a text in order. Quotations inside others
// are part of the outer one. A mark that is never closed counts only where a
// new paragraph opens with a mark again.
func Quotes(text string) []Quotation {
	var out []Quotation
	continued := false
	for i := 0; i < len(text); {
		c := text[i]
		if c != '"' && c != '\'' && c != '`' && c < 0x80 {
			i++
			continue
		}
		closer, size := opener(text, i)
		if size == 0 {
			_, w := utf8.DecodeRuneInString(text[i:])
			i += w
			continue
		}
		end, next, more := closing(text, i+size, closer)
		if end < 0 {
			continued = false
			i += size
			continue
		}
		inner := trimSpace(text, lang.Span{Start: i + size, End: end})
		if inner.Len() > 0 {
			out = append(out, Quotation{Outer: lang.Span{Start: i, End: next}, Inner: inner, Continues: continued})
		}
		continued = more
		i = next
	}
	return out
}

// quoteKind is what closes a quotation.
type quoteKind uint8

const (
	straight  quoteKind = iota // "
	curly                      // ”
	low                        // „ closed by “ or ”
	angle                      // »
	latex                      // ''
	single                     // ’
	typewrite                  // '
)

// opener returns what closes the quotation whose mark opens at i, and the size
// of the mark, 0 if there is none.
func opener(text string, i int) (quoteKind, int) {
	switch text[i] {
	case '"':
		if i > 0 && isDigit(text[i-1]) {
			return 0, 0 // inches
		}
		return straight, 1
	case '`':
		if strings.HasPrefix(text[i:], "``") {
			return latex, 2
		}
		return 0, 0
	case '\'':
		if strings.HasPrefix(text[i:], "''") && opensWord(text, i, 2) {
			return latex, 2
		}
		if opensWord(text, i, 1) && !isDigit(text[i+1]) {
			return typewrite, 1
		}
		return 0, 0
	}
	r, w := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '“', '‟':
		return curly, w
	case '„':
		return low, w
	case '«':
		return angle, w
	case '‘':
		if opensWord(text, i, w) {
			return single, w
		}
	}
	return 0, 0
}

// opensWord reports whether the mark of the given size at i has a border before
// it and a letter or digit after it.
func opensWord(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	if i+size >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
		return false
	}
	return i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-:“\"", before)
}

// closing returns where the quotation that begins at from ends, where the text
// after its mark goes on, and whether it continues in the next paragraph; -1 if
// it is not closed.
func closing(text string, from int, kind quoteKind) (end, next int, more bool) {
	limit := min(len(text), from+maxQuote)
	depth := 0
	loose := -1
	for i := from; i < limit; {
		r, w := rune(text[i]), 1
		if r >= 0x80 {
			r, w = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r == '\n':
			j := i
			for j < len(text) && (text[j] == '\n' || text[j] == ' ' || text[j] == '\t' || text[j] == '\r') {
				j++
			}
			blank := strings.Count(text[i:j], "\n") > 1
			if kind == single || kind == typewrite {
				if blank {
					return loose, loose + closerSize(kind), false
				}
				break
			}
			if j < len(text) && opensAnew(text, j, kind) {
				return i, j, true
			}
			if blank {
				return -1, 0, false
			}
		case kind == straight && r == '"':
			return i, i + 1, false
		case kind == curly && (r == '“'):
			depth++
		case (kind == curly || kind == low) && r == '”', kind == low && r == '“':
			if depth == 0 {
				return i, i + w, false
			}
			depth--
		case kind == curly && r == '"':
			return i, i + 1, false // mixed marks
		case kind == angle && r == '»':
			return i, i + w, false
		case kind == latex && r == '\'' && strings.HasPrefix(text[i:], "''"):
			return i, i + 2, false
		case kind == latex && r == '"':
			return i, i + 1, false
		case kind == single && r == '’', kind == typewrite && r == '\'':
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+w:])
			if i+w < len(text) && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
				break // an apostrophe
			}
			if strings.ContainsRune(".,!?…", before) {
				return i, i + w, false
			}
			if before != 's' { // the plural possessive looks the same
				return i, i + w, false
			}
			if loose < 0 {
				loose = i
			}
		}
		i += w
	}
	if kind == single || kind == typewrite {
		return loose, loose + closerSize(kind), false
	}
	return -1, 0, false
}

func closerSize(kind quoteKind) int {
	if kind == single {
		return len("’")
	}
	return 1
}

// opensAnew reports whether a quotation mark of the same kind stands at j.
func opensAnew(text string, j int, kind quoteKind) bool {
	switch kind {
	case straight:
		return text[j] == '"' && j+1 < len(text) && text[j+1] != ' ' && text[j+1] != '\n'
	case curly:
		return strings.HasPrefix(text[j:], "“")
	case low:
		return strings.HasPrefix(text[j:], "„")
	case angle:
		return strings.HasPrefix(text[j:], "«")
	case latex:
		return strings.HasPrefix(text[j:], "``")
	}
	return false
}

// trimSpace shrinks a span by the white space at its ends.
func trimSpace(text string, s lang.Span) lang.Span {
	t := text[s.Start:s.End]
	left := len(t) - len(strings.TrimLeft(t, " \t\r\n"))
	s.Start += left
	s.End = s.Start + len(strings.TrimRight(t[left:], " \t\r\n"))
	return s
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
