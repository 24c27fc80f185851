package merge

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"unicode"
)

// Near copies are told by MinHash (Broder 1997) over shingles of words, and found by
// locality-sensitive hashing: a sketch is cut into bands, and texts that share a
// band are compared. See docs/adr for why this is written here.
const (
	shingleWords = 5
	sketchRows   = 5
	sketchBands  = 24
	sketchSize   = sketchRows * sketchBands
)

// CopyThreshold is the share of shingles from which on two texts are copies. Pairs
// of 0.7 share a band with probability 0.99, pairs of 0.3 with 0.06.
const CopyThreshold = 0.7

// copyDays is how many days copies may lie apart: letters and notices that return
// every year in nearly the same words are no copies.
const copyDays = 14

// Sketch is the signature of a text. The zero Sketch is that of a text without
// words, which is near no text.
type Sketch [sketchSize]uint32

// Signature returns the sketch of a text. Case, marks and layout do not matter.
func Signature(text string) Sketch {
	var s Sketch
	shingles := shinglesOf(text)
	if len(shingles) == 0 {
		return s
	}
	for i := range s {
		s[i] = math.MaxUint32
	}
	rows := multipliers()
	for _, h := range shingles {
		for i := range s {
			// A multiplication by an odd number and a shift is a hash of its own for
			// each row (Dietzfelbinger et al. 1997).
			if v := uint32(h * rows[i] >> 32); v < s[i] {
				s[i] = v
			}
		}
	}
	return s
}

// multipliers are the odd numbers of the rows. They are fixed: a sketch in a ledger
// must mean the same for ever.
func multipliers() (m [sketchSize]uint64) {
	for i := range m {
		m[i] = mix(uint64(i+1)*0x9e3779b97f4a7c15) | 1
	}
	return m
}

// mix is the finalizer of SplitMix64 (Steele et al. 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// shinglesOf returns the hashes of all runs of five words, sorted, each once; of a
// shorter text the hash of all its words.
func shinglesOf(text string) []uint64 {
	words := make([]uint64, 0, len(text)/6+1)
	var h uint64
	inWord := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if inWord && r != '\'' && r != '’' {
				words = append(words, mix(h))
				inWord = false
			}
			continue
		}
		if !inWord {
			h, inWord = 14695981039346656037, true
		}
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211 // FNV-1a over code points
	}
	if inWord {
		words = append(words, mix(h))
	}
	if len(words) == 0 {
		return nil
	}
	n := min(shingleWords, len(words))
	out := make([]uint64, 0, len(words)-n+1)
	for i := 0; i+n <= len(words); i++ {
		var x uint64
		for _, w := range words[i : i+n] {
			x = mix(x*31 + w)
		}
		out = append(out, x)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Bands returns the keys by which near texts are found: two texts are compared if
// they share one. Empty for the zero Sketch.
func (s *Sketch) Bands() []int64 {
	if *s == (Sketch{}) {
		return nil
	}
	out := make([]int64, sketchBands)
	for b := range out {
		x := uint64(b + 1)
		for _, v := range s[b*sketchRows : (b+1)*sketchRows] {
			x = mix(x ^ uint64(v))
		}
		out[b] = int64(x)
	}
	return out
}

// Bytes is the sketch in a form to keep; ParseSketch reads it.
func (s *Sketch) Bytes() []byte {
	out := make([]byte, 0, 4*sketchSize)
	for _, v := range s {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

// ParseSketch reads what Bytes wrote.
func ParseSketch(data []byte) (Sketch, error) {
	var s Sketch
	if len(data) != 4*sketchSize {
		return s, fmt.Errorf("sketch of %d bytes, not %d", len(data), 4*sketchSize)
	}
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return s, nil
}

// Near estimates the share of shingles that two texts have in common, from 0 to 1,
// with a standard error of at most 0.05.
func Near(a, b *Sketch) float64 {
	if *a == (Sketch{}) || *b == (Sketch{}) {
		return 0
	}
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / sketchSize
}

// Text is a report as the grouping of copies sees it.
type Text struct {
	Report    string // id
	Published string // day; "" for unknown
	Sketch    Sketch
}

// periodDays is more than copies may lie apart: they are of one period or of two that
// touch.
const periodDays = copyDays + 1

// Period numbers the half months in which reports of a day lie, from 1 on; 0 for an
// unknown day.
func Period(day string) int {
	const before = 1 << 20 // days, more than from the first day that is written to 1970
	n, ok := dayNumber(day)
	if !ok {
		return 0
	}
	return (n+before)/periodDays + 1
}

// Periods returns where the copies of a report of a period may lie, and false if that
// is anywhere.
func Periods(period int) (list []int, ok bool) {
	if period == 0 {
		return nil, false
	}
	return []int{0, period - 1, period, period + 1}, true
}

// Copies tells whether two reports are copies of one text: near, and published
// within two weeks where both days are known.
func Copies(a, b *Text) bool {
	if Near(&a.Sketch, &b.Sketch) < CopyThreshold {
		return false
	}
	x, ok := dayNumber(a.Published)
	y, ok2 := dayNumber(b.Published)
	return !ok || !ok2 || max(x-y, y-x) <= copyDays
}
