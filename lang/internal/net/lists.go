package net

import (
	"slices"
	"strings"
)

// ListNames are the lists of names that a Namer is told of, in the order of
// their bits; see package train for what they hold.
var ListNames = [8]string{"given", "surname", "place", "firm", "chain", "outlet", "body", "work"}

// Where a word stands in a listed name; each list has a row in the table of
// affixes for each.
const (
	listBegin = iota
	listInside
	listLower // a listed name of one word, written small
	listWays
)

// ListRows is how many rows of its table of affixes a Namer keeps for lists.
const ListRows = len(ListNames) * listWays

const (
	listMost = 6        // words of the longest listed name
	listMore = 1 << 8   // a listed name goes on behind this one
	listMask = 1<<8 - 1 // the lists a name is in
)

// NewLists returns an index of listed names, names[i] being those of
// ListNames[i], their words divided by spaces. Names longer than six words are
// left out.
func NewLists(names [8][]string) List {
	values := map[uint64]uint16{}
	for i, list := range names {
		for _, name := range list {
			words := strings.Fields(name)
			if len(words) > listMost {
				continue
			}
			h := hash('g', nil)
			for k, w := range words {
				h = listMix(h, w)
				if k+1 < len(words) {
					values[h] |= listMore
				} else {
					values[h] |= 1 << i
				}
			}
		}
	}
	var keys []uint64
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var out []uint16
	for _, k := range keys {
		out = append(out, values[k])
	}
	return NewList(keys, out)
}

func listMix(h uint64, word string) uint64 {
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return (h ^ ' ') * fnvPrime
}

// mark sets the lists of words: the longest listed name that begins at a word
// takes it and those behind it. first is the row of the first list.
func mark(lists *List, first int32, forms []string, words []Word) {
	for i := 0; i < len(forms); {
		h, best, mask := hash('g', nil), 0, uint16(0)
		for k := i; k < len(forms) && k < i+listMost; k++ {
			h = listMix(h, strings.ReplaceAll(forms[k], "’", "'"))
			v, ok := lists.Get(h)
			if !ok {
				break
			}
			if v&listMask != 0 {
				best, mask = k+1-i, v&listMask
			}
			if v&listMore == 0 {
				break
			}
		}
		for k := i; k < i+best; k++ {
			way := listInside
			if k == i {
				way = listBegin
				if c := forms[i][0]; best == 1 && 'a' <= c && c <= 'z' {
					way = listLower
				}
			}
			words[k].Lists = [len(words[k].Lists)]int32{}
			slot := 0
			for l := range ListNames {
				if mask&(1<<l) != 0 && slot < len(words[k].Lists) {
					words[k].Lists[slot] = first + int32(l*listWays+way) + 1
					slot++
				}
			}
		}
		i += max(1, best)
	}
}

// place is the list of places among ListNames.
const place = 2

// Apart reports whether words i-1 and i belong to two listed places, one behind
// the other, as in "Lima Peru". Mark must have run.
func (v *Vocabulary) Apart(words []Word, i int) bool {
	return i > 0 && v.in(words[i-1], listBegin, listInside, listLower) && v.in(words[i], listBegin, listLower)
}

// in reports whether a word stands in a listed place in one of some ways.
func (v *Vocabulary) in(w Word, ways ...int) bool {
	for _, l := range w.Lists {
		for _, way := range ways {
			if int(l) == len(v.Affixes.Keys)+place*listWays+way+1 {
				return true
			}
		}
	}
	return false
}
