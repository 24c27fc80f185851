package lang

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/split.bin
var splitBin []byte

// boundaryModel says where sentences end within a paragraph: a logistic
// regression over hashed features of the tokens on both sides of a gap, whose
// weights are whole numbers, so that every machine decides alike.
//
// File: "CHSPLIT1", the number of table bits as a byte, then 1<<bits weights of
// one byte (two's complement).
type boundaryModel struct {
	weights []int8
	shift   uint
}

const (
	splitMagic = "CHSPLIT1"
	splitBits  = 15
)

var boundaries = sync.OnceValue(func() *boundaryModel {
	m, err := readBoundaries(splitBin)
	if err != nil {
		panic("lang: data/split.bin: " + err.Error()) // the file is part of the program
	}
	return m
})

func readBoundaries(b []byte) (*boundaryModel, error) {
	if len(b) < len(splitMagic)+1 || string(b[:len(splitMagic)]) != splitMagic {
		return nil, errors.New("not a sentence splitter")
	}
	bits := uint(b[len(splitMagic)])
	b = b[len(splitMagic)+1:]
	if bits < 8 || bits > 20 || len(b) != 1<<bits {
		return nil, fmt.Errorf("%d weights for %d table bits", len(b), bits)
	}
	m := &boundaryModel{weights: make([]int8, len(b)), shift: 32 - bits}
	for i, c := range b {
		m.weights[i] = int8(c)
	}
	return m, nil
}

// lookahead is the number of tokens after a gap that its features look at.
const lookahead = 4

// shape is what a token looks like.
type shape uint8

const (
	shapeNone   shape = iota
	shapeLower        // begins with a small letter
	shapeCap          // "Iran"
	shapeUpper        // "UN"
	shapeLetter       // one capital letter
	shapeMixed        // "iPhone", "20th"
	shapeDigit
	shapeTitle // an abbreviation that a name follows
	shapeAbbr  // any other
	shapeInitial
	shapeEnd   // . ! ? …
	shapeComma // , ; :
	shapeDash
	shapeOpen  // opening brackets and quotation marks
	shapeClose // closing ones
	shapeBullet
	shapeOther
	shapeNet
	shapeSmiley
	shapeNonLatin
)

// feature is what the model sees of a token.
type feature struct {
	hash  uint32 // of the word in small letters
	shape shape
	glued bool // no white space before it
	part  bool // of the same multiword token as the one before
}

// boundaryState follows a paragraph from left to right.
type boundaryState struct {
	closed  bool   // the paragraph ends as a sentence does
	next    int    // first token not yet seen
	double  bool   // within double quotation marks
	depth   uint8  // open brackets
	first   uint32 // hash of the first word of the sentence
	lowered uint8  // tokens of the sentence that are words in small letters, at most 3
}

func (b *boundaryState) reset(closed bool) {
	*b = boundaryState{closed: closed}
}

// describe fills marks for the tokens that have none yet.
func (s *splitter) describe() {
	from := len(s.marks)
	for i := from; i < len(s.out); i++ {
		p := &s.out[i]
		f := feature{glued: i > 0 && s.out[i-1].end == p.start}
		w := s.text[p.start:p.end]
		h := uint32(2166136261)
		if p.kind == kindNumber && len(w) > 2 || p.kind == kindNet {
			h += uint32(p.kind)
		} else {
			for k := range min(len(w), 24) {
				c := w[k]
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				h = (h ^ uint32(c)) * 16777619
			}
		}
		f.hash = h
		f.shape = s.shapeOf(p, w, f.glued)
		s.marks = append(s.marks, f)
	}
	for i := from; i < len(s.out); i++ {
		for k := 1; k < int(s.out[i].mwt); k++ {
			s.marks[i+k].part = true
		}
	}
}

func (s *splitter) shapeOf(p *atom, w string, glued bool) shape {
	switch p.kind {
	case kindAbbr:
		switch {
		case len(w) == 2:
			return shapeInitial
		case s.list.of(w[:len(w)-1])&(classTitle|classMonth|classNumber|classInner) != 0:
			return shapeTitle
		}
		return shapeAbbr
	case kindNet:
		return shapeNet
	case kindSmiley:
		return shapeSmiley
	case kindNumber:
		return shapeDigit
	case kindMark:
		return s.markShape(p, w, glued)
	}
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case r < utf8.RuneSelf && charOf[w[0]] == charDigit:
		return shapeMixed
	case unicode.IsLower(r):
		return shapeLower
	case unicode.IsUpper(r):
		if n == len(w) {
			return shapeLetter
		}
		for _, r := range w[n:] {
			if unicode.IsLower(r) {
				return shapeCap
			}
		}
		return shapeUpper
	case unicode.IsLetter(r):
		return shapeNonLatin
	}
	return shapeMixed // a clitic, a hashtag
}

func (s *splitter) markShape(p *atom, w string, glued bool) shape {
	spaceAfter := p.end >= s.end || charOf[s.text[p.end]] == charSpace
	switch c := w[0]; c {
	case '.', '!', '?':
		return shapeEnd
	case ',', ';', ':':
		return shapeComma
	case '-':
		return shapeDash
	case '(', '[', '{':
		return shapeOpen
	case ')', ']', '}':
		return shapeClose
	case '"', '\'', '`':
		switch {
		case c == '`', !glued && !spaceAfter:
			return shapeOpen
		case glued && spaceAfter || len(w) == 2:
			return shapeClose
		case c == '\'':
			return shapeClose
		case glued:
			return shapeClose
		}
		return shapeOther
	case '*', '<', '>', '=', '|', '#', '~', '+', '_':
		return shapeBullet
	}
	switch w {
	case "…", "।", "。", "！", "？", "؟":
		return shapeEnd
	case "–", "—", "―":
		return shapeDash
	case "“", "‘", "«", "„", "‹":
		return shapeOpen
	case "”", "’", "»", "›":
		return shapeClose
	case "•", "·", "▪", "●", "■", "►", "→":
		return shapeBullet
	}
	return shapeOther
}

// see takes token i into account.
func (b *boundaryState) see(s *splitter, i int) {
	p, m := &s.out[i], &s.marks[i]
	if b.first == 0 {
		b.first = m.hash
	}
	switch m.shape {
	case shapeLower:
		b.lowered = min(b.lowered+1, 3)
	case shapeOpen, shapeClose, shapeOther:
		switch c := s.text[p.start]; c {
		case '(', '[':
			b.depth = min(b.depth+1, 3)
		case ')', ']':
			b.depth = max(b.depth, 1) - 1
		case '"':
			b.double = !b.double
		default:
			switch s.text[p.start:p.end] {
			case "“", "``", "«", "„":
				b.double = true
			case "”", "''", "»":
				b.double = false
			}
		}
	}
}

// begin starts a sentence with token from; tokens before next have been seen.
func (b *boundaryState) begin(s *splitter, from, next int) {
	b.first, b.lowered, b.depth = 0, 0, 0
	if from < next {
		b.first = s.marks[from].hash
	}
}

// The sums from which a gap is an end, tuned on the dev files: after a mark that
// closes sentences the model may be a little generous; after another or none, as
// mail and web text have it, it must be sure, since news has next to none of these.
const (
	markMargin  = -30
	commaMargin = 40
	wordMargin  = 150
)

// isEnd reports whether the sentence that began with token from ends with token i.
func (m *boundaryModel) isEnd(s *splitter, from, i int) bool {
	if !s.candidate(i) {
		return false
	}
	switch s.marks[i].shape {
	case shapeAbbr, shapeInitial:
		switch s.marks[i+1].shape {
		case shapeCap, shapeUpper, shapeLetter:
			return s.opens(s.out[i+1].start)
		case shapeInitial, shapeAbbr:
			return false
		}
	}
	var idx [maxFeatures]uint32
	sum := int32(0)
	for _, h := range s.features(idx[:0], from, i) {
		sum += int32(m.weights[h*2654435769>>m.shift])
	}
	lower := s.marks[i+1].shape == shapeLower
	switch s.marks[i].shape {
	case shapeEnd, shapeSmiley:
		if lower && i > from && s.marks[i-1].shape == shapeCap && s.text[s.out[i].start] == '!' {
			return sum > wordMargin // "the party En Marche! has"
		}
		return sum > markMargin
	case shapeComma, shapeNet:
		return sum > commaMargin
	case shapeClose:
		if !lower && s.text[s.out[i].start] == ')' && s.marks[max(i-1, from)].shape != shapeEnd {
			return sum > commaMargin // "the bureau (FBI) said"
		}
		if !lower {
			return sum > markMargin
		}
	case shapeAbbr, shapeInitial, shapeBullet, shapeOther:
		return sum > 0
	}
	return sum > wordMargin
}

// candidate reports whether a sentence may end between tokens i and i+1.
func (s *splitter) candidate(i int) bool {
	a, b := &s.marks[i], &s.marks[i+1]
	if b.part {
		return false
	}
	switch b.shape {
	case shapeClose:
		if b.glued {
			return false
		}
	case shapeComma, shapeEnd:
		return false
	case shapeLower, shapeMixed:
		switch a.shape {
		case shapeLower, shapeCap, shapeUpper, shapeLetter, shapeTitle, shapeOpen:
			return false
		}
	}
	switch a.shape {
	case shapeTitle, shapeOpen:
		return false
	case shapeEnd:
		return true
	}
	return !b.glued || a.shape == shapeSmiley
}

const maxFeatures = 40

// features appends the hashes of the features of the gap after token i.
func (s *splitter) features(f []uint32, from, i int) []uint32 {
	mark := func(k int) feature {
		if k < from || k >= len(s.marks) {
			return feature{}
		}
		return s.marks[k]
	}
	after := func(k int) feature {
		if k >= len(s.marks) {
			return feature{}
		}
		return s.marks[k]
	}
	term := i
	for term > from && s.marks[term].shape == shapeClose {
		term--
	}
	closers := uint32(min(i-term, 2))
	t, w0, w1, w2 := s.marks[term], s.marks[i], mark(i-1), mark(i-2)
	n1, n2, n3 := after(i+1), after(i+2), after(i+3)
	t1 := mark(term - 1)
	space := uint32(0)
	if !n1.glued {
		space = 1
	}
	st := &s.state
	quote := closers<<2 | space<<1
	if st.double {
		quote |= 1
	}
	closed := uint32(0)
	if st.closed {
		closed = 1
	}
	length := bucket(i - from + 1)
	rest := bucket((s.end - s.out[i].end) / 6)
	lowered := uint32(st.lowered)
	sh := func(a, b, c feature) uint32 { return uint32(a.shape)<<16 | uint32(b.shape)<<8 | uint32(c.shape) }

	n := uint32(0)
	add := func(a, b uint32) {
		n++
		f = append(f, mix(mix(n*0x9e3779b1, a), b))
	}
	pair := uint32(t.shape)<<8 | uint32(n1.shape)
	add(0, 0)
	add(t.hash, 0)
	add(t.hash, uint32(n1.shape))
	add(t.hash, n1.hash)
	add(w0.hash, 0)
	add(w0.hash, n1.hash)
	add(w0.hash, uint32(n1.shape)<<4|space)
	add(t1.hash, t.hash)
	add(t1.hash, pair)
	add(t1.hash, n1.hash)
	add(sh(t1, t, n1), closers)
	add(sh(w0, n1, n2), space)
	add(sh(w1, w0, n1), uint32(n2.shape))
	add(sh(w2, w1, w0), uint32(n1.shape))
	add(sh(w0, n1, n2), uint32(n3.shape))
	add(n1.hash, 0)
	add(n1.hash, n2.hash)
	add(n1.hash, uint32(t.shape))
	add(n2.hash, pair)
	add(quote, pair)
	add(t.hash, quote)
	add(uint32(st.depth), pair)
	add(length<<8|lowered, pair)
	add(length, t.hash)
	add(length, w0.hash)
	add(length<<8|closed, sh(w0, n1, n2))
	add(rest, pair)
	add(closed, sh(t1, t, n1))
	add(closed, w0.hash)
	add(st.first, t.hash)
	add(st.first, pair)
	add(lowered<<4|closed, sh(w0, n1, n2))
	add(w1.hash, w0.hash)
	add(closed<<8|rest, sh(w0, n1, feature{}))
	return f
}

func mix(h, v uint32) uint32 {
	h ^= v
	h *= 0x85ebca6b
	return h ^ h>>15
}

// bucket grows with n, slowly.
func bucket(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(max(n, 0))
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 15:
		return 7
	case n <= 30:
		return 8
	}
	return 9
}

// encode returns the file of a model with these weights.
func (m *boundaryModel) encode() []byte {
	out := append([]byte(splitMagic), byte(32-m.shift))
	for _, w := range m.weights {
		out = append(out, byte(w))
	}
	return out
}
