package lang

import (
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
