package lang

import (
	"strings"
	"unicode/utf8"
)

// number emits the number that begins at s, with a unit written to it as a
// token of its own, and returns the end.
func (l *lexer) number(s int) int {
	if l.seen&charAtSign != 0 {
		if e := l.mail(s); e > s {
			l.emit(s, e, kindNet)
			return e
		}
	}
	t := l.text
	i := l.digits(s)
	if e := l.dashed(s, i); e > i {
		l.emit(s, e, kindNumber)
		return e
	}
	for i < l.b {
		switch t[i] {
		case ',':
			if e := l.digits(i + 1); e-i == 4 && isDigits(t[i+1:e]) {
				i = e
				continue
			}
		case '.', ':', '/':
			if e := l.digits(i + 1); e > i+1 {
				if i = e; t[e-1] != '/' {
					if d := l.dashed(e, e); d > e {
						i = d
					}
				}
				continue
			}
		}
		break
	}
	e := l.run(i)
	suffix := t[i:e]
	switch {
	case suffix == "" || !l.is(i, charLetter):
		if e < l.b && t[e] == '\'' && isDigits(t[s:e]) && e+1 < l.b && t[e+1] == 's' && l.run(e+1) == e+2 {
			l.emit(s, e+2, kindNumber) // the 1990's
			return e + 2
		}
		if i < l.b && t[i] == '.' && l.listNumber(s, i) {
			l.emit(s, i+1, kindNumber)
			return i + 1
		}
		l.emit(s, i, kindNumber)
		return i
	case len(suffix) == 1 && (suffix[0]|0x20 == 'a' || suffix[0]|0x20 == 'p') && e+1 < l.b && t[e] == '.' && t[e+1]|0x20 == 'm' && l.run(e+1) == e+2:
		l.emit(s, i, kindNumber)
		return l.word(i) // 5p.m.
	case l.list.of(suffix)&classUnit != 0 || len(suffix) == 1 && l.scaled(s, suffix[0]):
		l.emit(s, i, kindNumber)
		l.emit(i, e, kindWord)
		return e
	case l.run(s) < i:
		l.emit(s, e, kindNumber) // 50,000th
		return e
	}
	return l.word(s) // 20th, 4x4, 2nd-largest
}

// listNumber reports whether the number s..i with the full stop at i heads an
// item of a list: it begins the paragraph and more follows.
func (l *lexer) listNumber(s, i int) bool {
	if s != l.start || i-s > 2 || i+1 != l.b {
		return false
	}
	next, _ := l.skipSpace(i + 1)
	return next < l.end
}

// scaled reports whether a letter after a number stands for a thousand, a
// million or the like.
func (l *lexer) scaled(s int, c byte) bool {
	switch c {
	case 'k', 'm', 'b', 't':
		return true
	case 'K', 'M', 'B':
		return l.after("$") || l.after("€") || l.after("£") || c == 'K'
	}
	return false
}

// digits returns the end of the digits from i on.
func (l *lexer) digits(i int) int {
	for i < l.b {
		c := charOf[l.text[i]]
		n := 1
		if c == charHigh {
			c, n = l.charAt(i)
		}
		if c != charDigit {
			break
		}
		i += n
	}
	return i
}

// dashed returns the end of a telephone number, a post code or a date whose
// first digits are s..i, i if it is none: what else stands on both sides of a
// hyphen is a range or a score, in three tokens.
func (l *lexer) dashed(s, i int) int {
	var size [5]int
	n, end := 0, i
	if i > s {
		size[0], n = i-s, 1
	}
	for end < l.b && l.text[end] == '-' && n < len(size) {
		e := l.digits(end + 1)
		if e == end+1 {
			break
		}
		size[n] = e - end - 1
		n++
		end = e
	}
	if end < l.b && charOf[l.text[end]]&(charLetter|charHigh|charHyphen) != 0 {
		return i
	}
	switch g := size[:n]; {
	case i == s && n == 1 && g[0] == 4: // after a slash or dots: 713/345-7942
		return end
	case n == 2 && g[0] == 3 && g[1] == 4, n == 2 && g[0] == 5 && g[1] == 4 && i > s:
		return end
	case n == 3 && (g[0] <= 3 && g[1] == 3 && g[2] == 4 || g[0] <= 2 && g[1] <= 2 && (g[2] == 2 || g[2] == 4) || g[0] == 4 && g[1] == 2 && g[2] == 2):
		return end
	case n >= 4 && i > s:
		return end
	}
	return i
}

// mark emits the punctuation or symbol at i and returns its end.
func (l *lexer) mark(i int) int {
	t := l.text
	c, n := l.charAt(i)
	if e := l.smiley(i); e > i {
		l.emit(i, e, kindSmiley)
		return e
	}
	switch c {
	case charHigh:
		e := i + 1
		for e < l.b && l.is(e, charHigh) {
			e++
		}
		l.emit(i, e, kindMark)
		return e
	case charQuote:
		return l.quote(i, n)
	}
	if n > 1 {
		e := l.symbolEnd(i, n)
		l.emit(i, e, kindMark)
		return e
	}
	e := i + 1
	switch t[i] {
	case '.', '!', '?':
		for e < l.b && (t[e] == '.' || t[e] == '!' || t[e] == '?') {
			e++
		}
		if t[i] == '.' && e == i+1 && i == l.a && l.is(e, charDigit) {
			e = l.digits(e)
			l.emit(i, e, kindNumber)
			return e
		}
		if t[i] == '.' && e == i+1 && l.is(e, charLetter) && (i == l.a || charOf[t[i-1]]&(charLetter|charDigit|charHigh) == 0) {
			if r := l.run(e); l.list.of(t[e:r])&(classFile|classDomain) != 0 {
				l.emit(i, r, kindNet)
				return r
			}
		}
		if t[i] == '.' && e-i == 2 && e < l.b && t[e] == '"' {
			e = i + 1
		}
	case '-', '*', '_', '=', '~', '+', '<', '>', '|', '^', '#', '\\', ',':
		for e < l.b && t[e] == t[i] {
			e++
		}
		if (t[i] == '-' || t[i] == '=') && e < l.b && t[e] == '>' || t[i] == '>' && e < l.b && t[e] == '=' {
			e++ // ->, =>, >=
		}
		if e == i+1 && (t[i] == '+' && l.is(e, charDigit) && i == l.a) {
			r := l.digits(e)
			if d := l.dashed(e, r); d > r {
				r = d
			}
			l.emit(i, r, kindNumber)
			return r
		}
		if e == i+1 && t[i] == '#' && l.is(e, charLetter) && (i == l.a || t[i-1] == '(') {
			for e < l.b && (l.is(e, charLetter|charDigit) || t[e] == '_') {
				_, n := l.charAt(e)
				e += n
			}
			l.emit(i, e, kindWord)
			return e
		}
	case '@':
		if l.is(e, charLetter) && (i == l.a || charOf[t[i-1]]&(charMark|charDot|charQuote) != 0) {
			for e < l.b && (l.is(e, charLetter|charDigit) || t[e] == '_') {
				_, n := l.charAt(e)
				e += n
			}
			l.emit(i, e, kindWord)
			return e
		}
	case '[':
		for _, s := range [...]string{"[...]", "[…]"} {
			if strings.HasPrefix(t[i:l.b], s) {
				e = i + len(s)
			}
		}
	}
	l.emit(i, e, kindMark)
	return e
}

// symbolEnd returns the end of the symbol at i, n bytes long, with what joins
// it: variation selectors, skin tones, the parts of a joined emoji; dots after
// an ellipsis.
func (l *lexer) symbolEnd(i, n int) int {
	r, _ := utf8.DecodeRuneInString(l.text[i:])
	e := i + n
	if r == '‘' && strings.HasPrefix(l.text[e:l.b], "’") || r == '‘' && strings.HasPrefix(l.text[e:l.b], "‘") {
		return e + n
	}
	if r == '…' {
		for e < l.b && l.text[e] == '.' {
			e++
		}
		return e
	}
	if r < 0x2190 {
		return e
	}
	for joined := false; e < l.b; {
		r, n := utf8.DecodeRuneInString(l.text[e:])
		switch {
		case r == 0xFE0F || r == 0x20E3 || 0x1F3FB <= r && r <= 0x1F3FF:
		case r == 0x200D:
			joined = true
			e += n
			continue
		case joined && r >= 0x2190:
		default:
			return e
		}
		joined = false
		e += n
	}
	return e
}

// quote emits what begins with the apostrophe or backquote at i: a clitic, an
// elision, a year, or a quotation mark.
func (l *lexer) quote(i, n int) int {
	t := l.text
	e := l.run(i + n)
	word := t[i+n : e]
	switch {
	case word == "":
		if strings.HasPrefix(t[i+n:l.b], t[i:i+n]) {
			e = i + 2*n // '', `` and ’’
		}
		l.emit(i, e, kindMark)
		return e
	case i > l.a && isClitic(word) && len(l.out) > 0:
		l.emitPart(i, e)
		return e
	case i == l.a && isClitic(word) && e == l.b && len(l.out) > 0 && t[i] != '`':
		l.emit(i, e, kindWord) // a clitic written apart
		return e
	case i == l.a && e-i-n == 2 && isDigits(word), i == l.a && e-i-n == 3 && isDigits(word[:2]) && word[2] == 's':
		if t[i] != '`' {
			l.emit(i, e, kindNumber)
			return e
		}
	case n > 1 && l.list.of("'"+word)&classElision != 0, n == 1 && l.list.of(t[i:e])&classElision != 0:
		if !(e < l.b && l.is(e, charQuote)) {
			l.emit(i, e, kindWord)
			return e
		}
	}
	l.emit(i, i+n, kindMark)
	return i + n
}

// smiley returns the end of a smiley at i, i if there is none. One that follows
// a word directly must end the chunk and must not close a bracket.
func (l *lexer) smiley(i int) int {
	switch l.text[i] {
	case ':', ';', '=', '^', '-', '<', '>', 'X', '(':
	default:
		return i
	}
	for n := min(4, l.b-i); n >= 2; n-- {
		w := l.text[i : i+n]
		if l.list.class[w]&classSmiley == 0 {
			continue
		}
		if l.is(i+n, charLetter|charDigit) {
			continue
		}
		if i > l.a && (i+n < l.b || strings.IndexByte(l.text[l.a:i], '(') >= 0 || charOf[w[n-1]] == charLetter) {
			continue
		}
		return i + n
	}
	return i
}

// address returns the end of a web address at i, i if there is none.
func (l *lexer) address(i int) int {
	t := l.text[i:l.b]
	n := 0
	switch t[0] | 0x20 {
	case 'h', 'w', 'f', 'm':
	default:
		return l.fileName(i)
	}
	for _, p := range [...]string{"http://", "https://", "www.", "ftp://", "mailto:"} {
		if len(t) > len(p) && strings.EqualFold(t[:len(p)], p) {
			n = len(p)
			break
		}
	}
	if n == 0 || !l.is(i+n, charLetter|charDigit|charHigh) {
		return l.fileName(i)
	}
	return l.trim(i+n, l.addressEnd(i+n))
}

// fileName returns the end of a file name at i that takes the rest of the
// chunk, such as "draft-2_final.doc"; i if there is none.
func (l *lexer) fileName(i int) int {
	if l.seen&charDot == 0 || i > l.a && charOf[l.text[i-1]]&(charMark|charQuote) == 0 {
		return i
	}
	e := l.trim(i, l.b)
	dot := strings.LastIndexByte(l.text[i:e], '.') + i
	if dot <= i || e-dot > 5 || l.list.of(l.text[dot+1:e])&classFile == 0 {
		return i
	}
	for k := i; k < dot; k++ {
		if c := l.text[k]; charOf[c]&(charLetter|charDigit|charDot|charHyphen) == 0 && c != '_' && c != '#' && c != '~' {
			return i
		}
	}
	return e
}

// addressEnd returns where an address stops at the latest.
func (l *lexer) addressEnd(i int) int {
	for i < l.b {
		switch c := l.text[i]; {
		case c == '<' || c == '>' || c == '"':
			return i
		case c >= utf8.RuneSelf:
			k, n := l.charAt(i)
			if k == charMark || k == charQuote {
				return i
			}
			i += n
			continue
		}
		i++
	}
	return i
}

// trim takes closing punctuation off an address that ends at e, but for a
// bracket that was opened in it.
func (l *lexer) trim(s, e int) int {
	for e > s {
		switch c := l.text[e-1]; c {
		case '.', ',', ';', ':', '!', '?', '\'', '*':
		case ')', ']', '}':
			open := byte('(')
			if c != ')' {
				open = c - 2
			}
			if strings.IndexByte(l.text[s:e], open) >= 0 {
				return e
			}
		default:
			return e
		}
		e--
	}
	return e
}

// mail returns the end of a mail address (or "name@place") at s, s if there is none.
func (l *lexer) mail(s int) int {
	if s < l.noMail {
		return s
	}
	at, i := -1, s
scan:
	for i < l.b {
		switch c := l.text[i]; {
		case charOf[c]&(charLetter|charDigit|charDot|charHyphen) != 0 || c == '_' || c == '+' || c == '%':
		case c == '@' && at < 0 && i > s:
			at = i
		default:
			break scan
		}
		i++
	}
	if at < 0 || at+1 >= i || charOf[l.text[at+1]]&(charLetter|charDigit) == 0 {
		l.noMail = i
		return s
	}
	for i > at && charOf[l.text[i-1]]&(charLetter|charDigit) == 0 {
		i--
	}
	return i
}
