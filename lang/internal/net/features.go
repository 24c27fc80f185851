package net

import (
	"unicode"
	"unicode/utf8"
)

// Slots is how many affix and shape features a word has: prefixes of 1 to 3
// letters, suffixes of 1 to 4, and the shape.
const Slots = 8

// Word is what the network sees of a word: rows of its tables, -1 for none.
type Word struct {
	Vector  int32        // pre-trained vector
	Learned int32        // learned vector, 0 for an unknown word
	Affix   [Slots]int32 // affixes and shape
	Lists   [3]int32     // lists of names it is in: rows of a Namer's table of affixes plus 1, 0 for none
}

// Keys are the hashed features of a form.
type Keys struct {
	Word, Tail uint64 // the whole word, and its part behind the last hyphen (0 for none)
	Affix      [Slots]uint64
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hash is 64-bit FNV-1a, seeded with the kind of feature.
func hash(kind byte, b []byte) uint64 {
	h := (uint64(fnvOffset) ^ uint64(kind)) * fnvPrime
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// plain maps typographic characters to the ones the treebanks and vectors use.
func plain(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‘', '’', '‚', '‛', '`', '´', '′':
		return '\''
	case '–', '—', '―', '‐', '‑', '‒', '−':
		return '-'
	case '…':
		return '.'
	case '\u00a0', '\u202f', '\u2009':
		return ' '
	}
	return r
}

// Extract computes the keys of a form. Letters count without case, except in
// the shape.
func Extract(form string) Keys {
	var k Keys
	var lowBuf, shapeBuf [64]byte
	var ends [65]int
	low, shape := lowBuf[:0], shapeBuf[:0]
	n, last, tail := 0, byte(0), 0
	for _, r := range form {
		if len(low) > len(lowBuf)-utf8.UTFMax {
			break
		}
		r = plain(r)
		c := byte('?')
		switch {
		case r < utf8.RuneSelf:
			c = byte(r)
			switch {
			case 'A' <= r && r <= 'Z':
				c, r = 'X', r+'a'-'A'
			case 'a' <= r && r <= 'z':
				c = 'x'
			case '0' <= r && r <= '9':
				c = 'd'
			}
		case unicode.IsUpper(r):
			c, r = 'X', unicode.ToLower(r)
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c != last {
			shape = append(shape, c)
		} else if len(shape) < 2 || shape[len(shape)-2] != c {
			shape = append(shape, c)
		}
		last = c
		if r == utf8.RuneError {
			r = '?'
		}
		low = utf8.AppendRune(low, r)
		n++
		ends[n] = len(low)
		if r == '-' {
			tail = len(low)
		}
	}
	k.Word = hash('w', low)
	if tail > 0 && tail < len(low) && n > 2 {
		k.Tail = hash('w', low[tail:])
	}
	for i := 1; i <= 3 && i <= n; i++ {
		k.Affix[i-1] = hash('0'+byte(i), low[:ends[i]])
	}
	for i := 1; i <= 4 && i <= n; i++ {
		k.Affix[i+2] = hash('a'+byte(i), low[ends[n-i]:])
	}
	k.Affix[7] = hash('s', shape)
	return k
}

// Index maps keys, folded to 32 bits, to rows. A word that is not in it is taken
// for one that is about once in fifty thousand times. The zero key is in none.
type Index struct {
	Keys []uint32 // by row
	slot []int32  // open addressing, row+1
	mask uint32
}

func fold(key uint64) uint32 { return uint32(key ^ key>>32) }

// Fold returns the keys as an Index keeps them.
func Fold(keys []uint64) []uint32 {
	out := make([]uint32, len(keys))
	for i, k := range keys {
		out[i] = fold(k)
	}
	return out
}

// NewIndex returns an index of folded keys; row i holds keys[i], the first row
// wins where two are the same.
func NewIndex(keys []uint32) *Index {
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	x := &Index{Keys: keys, slot: make([]int32, size), mask: uint32(size - 1)}
	for i, k := range keys {
		for p := k & x.mask; ; p = (p + 1) & x.mask {
			if x.slot[p] == 0 {
				x.slot[p] = int32(i + 1)
				break
			}
		}
	}
	return x
}

// Find returns the row of key, -1 for none.
func (x *Index) Find(key uint64) int32 {
	if key == 0 {
		return -1
	}
	k := fold(key)
	for p := k & x.mask; ; p = (p + 1) & x.mask {
		s := x.slot[p]
		if s == 0 {
			return -1
		}
		if x.Keys[s-1] == k {
			return s - 1
		}
	}
}

// Vocabulary finds the table rows of words.
type Vocabulary struct {
	Vectors *Index // pre-trained
	Learned *Index // row 0 has a key no word has: the unknown word
	Affixes *Index
	Lists   List // names a Namer is told of
}

// Known reports whether a word has a vector or is among the learned.
func (v *Vocabulary) Known(form string) bool {
	k := Extract(form).Word
	return v.Vectors.Find(k) >= 0 || v.Learned.Find(k) > 0
}

// Mark sets the lists of the words of a sentence.
func (v *Vocabulary) Mark(forms []string, words []Word) {
	if v.Lists.Index != nil {
		mark(&v.Lists, int32(len(v.Affixes.Keys)), forms, words)
	}
}

// Look returns the rows of a form.
func (v *Vocabulary) Look(form string) Word {
	k := Extract(form)
	w := Word{Vector: v.Vectors.Find(k.Word), Learned: max(0, v.Learned.Find(k.Word))}
	if w.Vector < 0 && k.Tail != 0 {
		w.Vector = v.Vectors.Find(k.Tail)
	}
	for i, a := range k.Affix {
		w.Affix[i] = v.Affixes.Find(a)
	}
	return w
}
