package lang

// run returns the end of the letters and digits from i on.
func (l *lexer) run(i int) int {
	for i < l.b {
		c := charOf[l.text[i]]
		n := 1
		if c == charHigh {
			c, n = l.charAt(i)
		}
		if c&(charLetter|charDigit) == 0 {
			break
		}
		i += n
	}
	return i
}

// word emits the word, address or abbreviation that begins at s, with its
// clitics, and returns where it ends.
func (l *lexer) word(s int) int {
	if l.seen&charAtSign != 0 {
		if e := l.mail(s); e > s {
			l.emit(s, e, kindNet)
			return e
		}
	}
	seg := s // start of the current run of letters and digits
	for i := s; ; {
		i = l.run(i)
		if i >= l.b {
			return l.finish(s, i)
		}
		c, n := l.charAt(i)
		next := i + n
		switch c {
		case charQuote:
			if e := l.clitic(s, i, next); e > 0 {
				return e
			}
			if !l.is(next, charLetter) {
				return l.finish(s, i)
			}
			i, seg = next, next
		case charDot:
			e, kind := l.dot(s, seg, i)
			if e == i {
				return l.finish(s, i)
			}
			if kind != kindWord {
				l.emit(s, e, kind)
				return l.clitics(e)
			}
			i, seg = e, e
		case charHyphen:
			if !l.joins(s, seg, i, next) {
				return l.finish(s, i)
			}
			i, seg = next, next
		case charHigh:
			return l.finish(s, i)
		default:
			e := l.inner(s, seg, i)
			if e == i {
				return l.finish(s, i)
			}
			if l.text[i] == '$' {
				l.emit(s, e, kindMark)
				return e
			}
			if i, seg = e, e; i >= l.b || !l.is(i, charLetter|charDigit) {
				return l.finish(s, i)
			}
		}
	}
}

// finish emits a word that ends at e.
func (l *lexer) finish(s, e int) int {
	l.emitWord(s, e)
	return e
}

// inner returns the end of a symbol at i that stands within a word: "AT&T",
// "w/o", "file_name", "US$"; i if it does not.
func (l *lexer) inner(s, seg, i int) int {
	t := l.text
	after := i + 1
	switch t[i] {
	case '_', '*':
		if l.is(after, charLetter|charDigit) && (t[i] == '_' || l.is(seg, charLetter)) {
			return after
		}
	case '&':
		if e := l.run(after); e > after && (isUpper(t[seg:i]) && isUpper(t[after:e]) || i-seg == 1 && e-after == 1) {
			return after
		}
	case '/':
		if i-s != 1 {
			break
		}
		e := l.run(after)
		if w := t[s]; (w == 'w' || w == 'W') && (e == after || t[after:e] == "out") {
			return after
		} else if e-after == 1 && l.is(after, charLetter) && !(e < l.b && t[e] == '/') || t[s:e] == "s/he" {
			return after
		}
	case '$':
		if i-s <= 3 && isUpper(t[s:i]) {
			return after
		}
	}
	return i
}

func isUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || 'Z' < s[i] {
			return false
		}
	}
	return len(s) > 0
}

// clitic emits the word s..i and the clitic whose apostrophe is at i, and
// returns the end; 0 if there is no clitic.
func (l *lexer) clitic(s, i, next int) int {
	e := l.run(next)
	suffix := l.text[next:e]
	switch {
	case suffix == "t" || suffix == "T":
		if c := l.text[i-1]; c != 'n' && c != 'N' {
			return 0
		}
		if i-1 == s {
			l.emit(s, e, kindWord)
		} else {
			l.emit(s, i-1, kindWord)
			l.emitPart(i-1, e)
		}
		return l.clitics(e)
	case suffix == "" && (l.text[i-1] == 's' || l.text[i-1] == 'S') && !l.quoteOpen():
		l.emit(s, i, kindWord)
		l.emitPart(i, next)
		return next
	case !isClitic(suffix):
		return 0
	case l.run(s) == i && isDigits(l.text[s:i]): // the 1990's
		l.emit(s, e, kindWord)
		return e
	}
	l.emit(s, i, kindWord)
	l.emitPart(i, e)
	return l.clitics(e)
}

// clitics emits the clitics that follow directly: "'ve" after "wouldn't".
func (l *lexer) clitics(i int) int {
	for i < l.b {
		c, n := l.charAt(i)
		if c != charQuote {
			break
		}
		e := l.run(i + n)
		suffix := l.text[i+n : e]
		if !isClitic(suffix) && suffix != "t" {
			break
		}
		l.emitPart(i, e)
		i = e
	}
	return i
}

func isClitic(s string) bool {
	switch len(s) {
	case 1:
		switch s[0] | 0x20 {
		case 's', 'm', 'd':
			return true
		}
	case 2:
		switch uint16(s[0]|0x20)<<8 | uint16(s[1]|0x20) {
		case 'r'<<8 | 'e', 'v'<<8 | 'e', 'l'<<8 | 'l':
			return true
		}
	}
	return false
}

func isDigits(s string) bool {
	for i := range len(s) {
		if charOf[s[i]] != charDigit {
			return false
		}
	}
	return len(s) > 0
}

// quoteOpen reports whether a single quotation mark was opened a few tokens
// ago, so that an apostrophe after an s rather closes it.
func (l *lexer) quoteOpen() bool {
	for k := len(l.out) - 1; k >= max(0, len(l.out)-12); k-- {
		p := &l.out[k]
		if p.kind != kindMark {
			continue
		}
		switch l.text[p.start:p.end] {
		case "'", "`", "‘":
			// one with white space before it and none after it opens
			spaceBefore := k == 0 || l.out[k-1].end < p.start
			spaceAfter := k+1 < len(l.out) && l.out[k+1].start > p.end
			return spaceBefore && !spaceAfter
		}
	}
	return false
}

// joins reports whether the hyphen at i stays inside the word: after a prefix
// ("anti-war") or before a suffix ("kingdom-wide"). "UN-led", "over-the-counter"
// and "Jaish-e-Mohammed" have none.
func (l *lexer) joins(s, seg, i, next int) bool {
	if !l.is(next, charLetter|charDigit) {
		return false
	}
	e := l.run(next)
	before, after := l.text[seg:i], l.text[next:e]
	if l.list.of(before)&classPrefix != 0 && (seg == l.a || !l.hyphenBefore(seg)) {
		if i-seg > 1 && isUpper(before) && (before == "UN" || !isUpper(after)) {
			return false
		}
		return after != "the" && after != "to"
	}
	return l.list.of(after)&classSuffix != 0 && !l.is(e, charHyphen)
}

// hyphenBefore reports whether the character before i is a hyphen.
func (l *lexer) hyphenBefore(i int) bool {
	c := l.text[i-1]
	return c == '-' || i >= 3 && (l.text[i-3:i] == "‐" || l.text[i-3:i] == "‑")
}
