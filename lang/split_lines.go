package lang

// Line ends inside a paragraph. Text comes in two kinds: with one line per
// paragraph, and wrapped at some width with blank lines between paragraphs. A
// block (lines without a blank line between them) counts as wrapped if no line is
// longer than wrapMax, one is longer than wrapMin, and most lines have no room for
// the first word of the next one. In a wrapped block a line end divides
// paragraphs only where that word would have fitted, or before a bullet or an
// indent; in any other block every line is a paragraph.
const (
	wrapMin = 50
	wrapMax = 120
)

// line is a line of a block, without white space at its ends.
type line struct {
	start, end int
	indent     int  // bytes of white space before start
	full       bool // has no room for the first word of the next line
}

// paragrapher finds the paragraphs of a text one by one.
type paragrapher struct {
	text  string
	pos   int
	lines []line // the block
	next  int    // first line of the block not yet returned
	wrap  bool   // the block is wrapped
}

// paragraph returns the span of the next paragraph that holds more than white
// space; ok is false at the end of the text.
func (p *paragrapher) paragraph() (s Span, ok bool) {
	if p.next == len(p.lines) && !p.block() {
		return Span{}, false
	}
	first := p.next
	for p.next++; p.next < len(p.lines) && p.continues(p.next-1, p.next); p.next++ {
	}
	return Span{p.lines[first].start, p.lines[p.next-1].end}, true
}

// block reads the lines of the next block.
func (p *paragrapher) block() bool {
	p.lines, p.next = p.lines[:0], 0
	for p.pos < len(p.text) {
		l, more := p.line()
		if l.start < l.end {
			p.lines = append(p.lines, l)
		} else if len(p.lines) > 0 {
			break
		}
		if !more && len(p.lines) > 0 {
			break
		}
	}
	if len(p.lines) == 0 {
		return false
	}
	width := 0
	for _, l := range p.lines {
		width = max(width, l.end-l.start+l.indent)
	}
	full := 0
	for i := range p.lines[:len(p.lines)-1] {
		l := &p.lines[i]
		l.full = l.end-l.start+l.indent+1+p.firstWord(i+1, width) > width
		if l.full {
			full++
		}
	}
	p.wrap = wrapMin <= width && width <= wrapMax && 5*full >= 3*(len(p.lines)-1)
	return true
}

// line reads one line; more is false at a form feed, which ends a block as a
// blank line does, and at the end of the text.
func (p *paragrapher) line() (l line, more bool) {
	from := p.pos
	l.start, l.end = -1, -1
	lx := lexer{text: p.text}
	for p.pos < len(p.text) {
		c := p.text[p.pos]
		k, n := charOf[c], 1
		if k == charHigh {
			k, n = lx.charAt(p.pos)
			if k == charSpace && n == 3 && (p.text[p.pos:p.pos+3] == "\u2028" || p.text[p.pos:p.pos+3] == "\u2029") {
				p.pos += n
				more = true
				break
			}
		}
		at := p.pos
		p.pos += n
		if k != charSpace {
			if l.start < 0 {
				l.start, l.indent = at, at-from
			}
			l.end = p.pos
			continue
		}
		if c == '\n' || c == '\r' || c == '\v' {
			if c == '\r' && p.pos < len(p.text) && p.text[p.pos] == '\n' {
				p.pos++
			}
			more = true
			break
		}
		if c == '\f' {
			break
		}
	}
	return l, more
}

// firstWord returns the length of the first word of line i, at most limit.
func (p *paragrapher) firstWord(i, limit int) int {
	l := p.lines[i]
	n := 0
	for n < limit && l.start+n < l.end && p.text[l.start+n] > ' ' {
		n++
	}
	return n
}

// continues reports whether line b goes on with the paragraph of line a.
func (p *paragrapher) continues(a, b int) bool {
	la, lb := &p.lines[a], &p.lines[b]
	first := p.text[lb.start]
	lower := 'a' <= first && first <= 'z'
	if !p.wrap {
		// text cut at odd places: a long line without an end, then a small letter
		return lower && la.end-la.start >= wrapMin && !closesLine(p.text[la.start:la.end])
	}
	if p.bullet(lb) || lb.indent >= la.indent+2 && closesLine(p.text[la.start:la.end]) {
		return false
	}
	return la.full || lower && !closesLine(p.text[la.start:la.end])
}

// bullet reports whether the line begins as an item of a list does.
func (p *paragrapher) bullet(l *line) bool {
	s := p.text[l.start:l.end]
	for _, b := range [...]string{"- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "● ", "o "} {
		if len(s) > len(b) && s[:len(b)] == b {
			return true
		}
	}
	n := 0
	for n < len(s) && n < 3 && charOf[s[n]] == charDigit {
		n++
	}
	return n > 0 && n < 3 && len(s) > n+1 && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}

// closesLine reports whether a line ends as a sentence does.
func closesLine(s string) bool {
	for len(s) > 0 {
		switch c := s[len(s)-1]; c {
		case '.', '!', '?', ':', ';':
			return true
		case '"', '\'', ')', ']':
			s = s[:len(s)-1]
		default:
			for _, q := range [...]string{"”", "’", "»"} {
				if len(s) >= len(q) && s[len(s)-len(q):] == q {
					return closesLine(s[:len(s)-len(q)])
				}
			}
			return len(s) >= 3 && s[len(s)-3:] == "…"
		}
	}
	return false
}
