package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxChunk bounds a token: white space or not, text is cut after this many bytes.
const maxChunk = 4096

// atomKind is what the splitter and its features need to know of a token.
type atomKind uint8

const (
	kindWord   atomKind = iota
	kindAbbr            // a word with its full stop: "Gen.", "U.S.", "J."
	kindNumber          //
	kindMark            // punctuation and symbols
	kindNet             // addresses, hosts, file names
	kindSmiley          //
)

// atom is a token before sentences are known.
type atom struct {
	start, end int
	kind       atomKind
	mwt        uint8 // words of the multiword token that begins here, 0 for none
}

// lexer divides a paragraph into tokens as the English treebanks of UD v2 do:
// Silveira et al., A Gold Standard Dependency Corpus for English (2014), and
// https://universaldependencies.org/en/ (tokenization). One pass, no backtracking
// beyond the length of a word.
type lexer struct {
	text    string
	list    *wordList
	out     []atom
	start   int // start of the paragraph
	end     int // end of the paragraph
	a, b    int // the chunk: what stands between white space
	seen    charSet
	mwFirst int // index of the first piece of the surface word last emitted
	noMail  int // no address begins before this offset
}

// charSet is the set of kinds of character in a chunk.
type charSet uint16

const (
	charLetter charSet = 1 << iota
	charDigit
	charSpace
	charMark   // other ASCII punctuation and symbols
	charAtSign // @
	charColon  // : may begin a scheme
	charDot    // .
	charQuote  // ' and `
	charHyphen // -
	charHigh   // not ASCII
)

var charOf = func() (t [256]charSet) {
	for c := range t {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[c] = charLetter
		case '0' <= c && c <= '9':
			t[c] = charDigit
		case c <= ' ' || c == 0x7f:
			t[c] = charSpace
		case c >= utf8.RuneSelf:
			t[c] = charHigh
		case c == '@':
			t[c] = charAtSign
		case c == ':':
			t[c] = charColon
		case c == '.':
			t[c] = charDot
		case c == '\'' || c == '`':
			t[c] = charQuote
		case c == '-':
			t[c] = charHyphen
		default:
			t[c] = charMark
		}
	}
	return t
}()

// spaceRune reports whether a rune outside ASCII divides words: white space,
// and format characters that show nothing.
func spaceRune(r rune) bool {
	switch {
	case r < 0x85:
		return false
	case r == 0x85, r == 0xA0, r == 0x1680, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xFEFF:
		return true
	case 0x2000 <= r && r <= 0x200B, 0x200E <= r && r <= 0x200F, 0x2028 <= r && r <= 0x202E, 0x2060 <= r && r <= 0x2064:
		return true
	}
	return false
}

// charAt returns the kind of the character at i and its length in bytes. Outside
// ASCII it says charLetter, charDigit, charSpace, charQuote (’), charHyphen, or
// charMark; a byte that is not UTF-8 is charHigh.
func (l *lexer) charAt(i int) (charSet, int) {
	c := charOf[l.text[i]]
	if c != charHigh {
		return c, 1
	}
	r, n := utf8.DecodeRuneInString(l.text[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		return charHigh, 1
	case r == '’' || r == '´':
		return charQuote, n
	case r == '‐' || r == '‑':
		return charHyphen, n
	case spaceRune(r):
		return charSpace, n
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == 0xAD || r == 0x200C || r == 0x200D:
		return charLetter, n
	case unicode.IsDigit(r):
		return charDigit, n
	}
	return charMark, n
}

// is reports whether the character at i, within the chunk, is of one of the kinds.
func (l *lexer) is(i int, kinds charSet) bool {
	if i >= l.b {
		return false
	}
	c, _ := l.charAt(i)
	return c&kinds != 0
}

// lex appends the tokens from i on and returns where it stopped: at the end of
// the paragraph, or after the chunk that brought the pieces to limit.
func (l *lexer) lex(i, limit int) int {
	for i < l.end && len(l.out) < limit {
		var n int
		if i, n = l.skipSpace(i); n == 0 {
			break
		}
		l.a, l.seen = i, 0
		for i < l.end && i-l.a < maxChunk {
			c := charOf[l.text[i]]
			n := 1
			if c == charHigh {
				var k charSet
				if k, n = l.charAt(i); k == charSpace {
					c = charSpace
				} else if k != charLetter {
					c |= k
				}
			}
			if c == charSpace {
				break
			}
			l.seen |= c
			i += n
		}
		i = min(i, l.end)
		l.b = i
		l.chunk()
	}
	return i
}

// skipSpace returns the first offset from i on that is not white space, and the
// number of bytes of that character, 0 at the end of the paragraph.
func (l *lexer) skipSpace(i int) (at, size int) {
	for i < l.end {
		c := charOf[l.text[i]]
		n := 1
		if c == charHigh {
			c, n = l.charAt(i)
		}
		if c != charSpace {
			return i, n
		}
		i += n
	}
	return i, 0
}

func (l *lexer) emit(start, end int, kind atomKind) {
	l.mwFirst = len(l.out)
	l.out = append(l.out, atom{start: start, end: end, kind: kind})
}

// maxParts is the number of words of the longest multiword token.
const maxParts = 8

// emitPart adds a word to the surface word last emitted, if that is a word.
func (l *lexer) emitPart(start, end int) {
	n := len(l.out) - l.mwFirst + 1
	if n > maxParts || l.out[l.mwFirst].kind == kindMark {
		l.emit(start, end, kindWord)
		return
	}
	l.out = append(l.out, atom{start: start, end: end, kind: kindWord})
	l.out[l.mwFirst].mwt = uint8(n)
}

func (l *lexer) chunk() {
	if l.seen&^(charLetter|charHigh) == 0 && l.seen&charHigh == 0 {
		l.emitWord(l.a, l.b)
		return
	}
	for i := l.a; i < l.b; {
		if l.seen&(charColon|charDot) != 0 {
			if e := l.address(i); e > i {
				l.emit(i, e, kindNet)
				i = e
				continue
			}
		}
		c, _ := l.charAt(i)
		switch c {
		case charLetter:
			i = l.word(i)
		case charDigit:
			i = l.number(i)
		default:
			i = l.mark(i)
		}
	}
}

// emitWord emits a run of letters, divided if it is a word such as "cannot".
func (l *lexer) emitWord(s, e int) {
	cuts := []int(nil)
	if n := e - s; n >= 3 && n <= 7 {
		cuts = l.list.cutsOf(l.text[s:e])
	}
	if cuts == nil {
		l.emit(s, e, kindWord)
		return
	}
	l.emit(s, s+cuts[0], kindWord)
	for i, c := range cuts {
		to := e
		if i+1 < len(cuts) {
			to = s + cuts[i+1]
		}
		l.emitPart(s+c, to)
	}
}

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

// dot decides on the full stop at i after the run seg..i of the word that began
// at s. It returns the end of what belongs to the word, i if the stop does not,
// and kindWord if the word goes on.
func (l *lexer) dot(s, seg, i int) (int, atomKind) {
	t, after := l.text, i+1
	word := t[s:i]
	if l.is(after, charLetter|charDigit) {
		e := l.run(after)
		if letters := i - seg; letters == 1 && charOf[t[seg]] == charLetter && (e-after == 1 || e-after == 2 && e < l.b && t[e] == '.') && charOf[t[after]] == charLetter {
			return after, kindWord // U.S, M.Sc.
		}
		if l.list.of(t[after:e])&(classDomain|classFile) != 0 && !l.isSentenceStart(after, e) {
			if e < l.b && (t[e] == '/' || t[e] == '?') && l.list.of(t[after:e])&classDomain != 0 {
				return l.trim(after, l.addressEnd(e)), kindNet
			}
			return e, kindNet
		}
		if e < l.b && t[e] == '.' && isLower(t[seg:i]) && isLower(t[after:e]) && l.is(e+1, charLetter) {
			return l.hostEnd(e), kindNet // alt.folklore.urban
		}
		if strings.EqualFold(t[after:e], "d") && strings.EqualFold(word, "ph") && e < l.b && t[e] == '.' {
			return e + 1, kindAbbr
		}
		if seg > s && t[seg-1] == '.' && i-seg == 1 { // U.S.Army
			return after, kindAbbr
		}
		class := l.list.of(word)
		if class&classNumber != 0 && l.is(after, charDigit) || class&(classTitle|classMonth) != 0 && isUpper(t[s:s+1]) {
			return after, kindAbbr
		}
		if l.is(after, charDigit) && charOf[t[i-1]] == charDigit {
			return after, kindWord // v2.0
		}
		return i, kindWord
	}
	if after < l.b && t[after] == '.' {
		// one more stop ends the sentence ("in the U.S.."), two are an ellipsis
		if acronym := seg > s && t[seg-1] == '.' || l.list.of(word)&(classOrg|classOther) != 0; acronym && !l.is(after+1, charDot) {
			return after, kindAbbr
		}
		return i, kindWord
	}
	if l.abbreviates(s, seg, i) {
		return after, kindAbbr
	}
	return i, kindWord
}

// isSentenceStart reports whether after..e, which follows a full stop without
// a space, rather begins a sentence: it has one capital, at its start, and the
// word before it has none but a first.
func (l *lexer) isSentenceStart(after, e int) bool {
	w := l.text[after:e]
	switch w {
	case "Com", "Org", "Gov", "Net", "Edu":
		return false
	}
	return isUpper(w[:1]) && !isUpper(w) || len(w) == 2 && isUpper(w) && !isUpper(l.text[after-2:after-1])
}

func isLower(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || 'z' < s[i] {
			return false
		}
	}
	return len(s) > 0
}

// hostEnd returns the end of the runs joined by full stops from the stop at i on.
func (l *lexer) hostEnd(i int) int {
	for i < l.b && l.text[i] == '.' && l.is(i+1, charLetter|charDigit) {
		i = l.run(i + 1)
	}
	return i
}

// abbreviates reports whether the full stop at i, which white space or
// punctuation follows, belongs to the word from s on.
func (l *lexer) abbreviates(s, seg, i int) bool {
	t := l.text
	next, _ := l.skipSpace(i + 1)
	last := next >= l.end
	word := t[s:i]
	if seg > s && t[seg-1] == '.' && i-seg <= 2 { // U.S., p.m.
		c := t[i-1]
		if c == 'm' && i-s == 3 && (last || isUpper(t[next:next+1]) && l.opens(next)) {
			return false // p.m. ends a sentence
		}
		return true
	}
	if i-s == 1 && charOf[t[s]] == charLetter {
		if isUpper(word) {
			return !last && (word != "I" || l.afterName()) && charOf[t[next]]&(charLetter|charMark|charHigh|charQuote) != 0
		}
		switch word {
		case "p", "v", "c", "b", "d", "n": // page, versus, circa, born, died, note
			return !last && charOf[t[next]] == charDigit || word == "v" && !last && isUpper(t[next:next+1])
		}
		return false
	}
	class := l.list.of(word)
	if class&anyAbbreviation == 0 {
		return false
	}
	capital := isUpper(word[:1])
	if class&(classTitle|classMonth) != 0 && capital {
		return !last
	}
	if class&classOrg != 0 && (capital || !last && !isUpper(t[next:next+1])) {
		return true
	}
	if class&classDay != 0 && capital {
		return !last && (charOf[t[next]] == charDigit || t[next] == ',' || l.list.of(t[next:min(next+3, l.end)])&classMonth != 0)
	}
	if class&classNumber != 0 {
		return !last && (charOf[t[next]] == charDigit || t[next] == '#')
	}
	if class&classPlace != 0 && capital {
		return l.afterMark(",") || len(word) >= 4 && word != "Miss" && word != "Mass" && word != "Wash" || len(l.out) > 0 && (word == "Ave" || word == "Rd")
	}
	if class&classOther != 0 {
		switch {
		case last:
			return false
		case len(word) == 3 && (word[0]|0x20) == 'e' && (word[2]|0x20) == 'c', word == "est", word == "min", word == "max":
			return !isUpper(t[next : next+1])
		}
		return true
	}
	if class&classEtAl != 0 && len(l.out) > 0 {
		p := l.out[len(l.out)-1]
		return strings.EqualFold(t[p.start:p.end], "et")
	}
	return false
}

// opens reports whether the word at i is one that begins a sentence.
func (l *lexer) opens(i int) bool {
	e := i
	for e < l.end && charOf[l.text[e]] == charLetter {
		e++
	}
	return (e == l.end || charOf[l.text[e]] != charHigh) && l.list.of(l.text[i:e])&classOpener != 0
}

// afterName reports whether the last token is a capitalised word, and not the
// first of its paragraph.
func (l *lexer) afterName() bool {
	n := len(l.out)
	return n > 0 && l.out[n-1].kind == kindWord && isUpper(l.text[l.out[n-1].start:l.out[n-1].start+1])
}

// afterMark reports whether the last token is the mark m.
func (l *lexer) afterMark(m string) bool {
	n := len(l.out)
	return n > 0 && l.text[l.out[n-1].start:l.out[n-1].end] == m
}
