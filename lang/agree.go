package lang

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// When a name makes its other uses in the text names as well. Tuned on parts of
// the training data that a finder of names had not seen; see docs/model.md.
const (
	repeated = 2  // times it is found at least
	longest  = 10 // words it has at most
)

// namesake is a name of a text: how often it is found, by kind, and how often
// its words stand there, found or not.
type namesake struct {
	kinds       [misc]int
	found, uses int
}

// kind returns the kind that more than half of the finds have, or NoName.
func (n *namesake) kind() NameKind {
	for k, count := range n.kinds {
		if 2*count > n.found {
			return NameKind(k)
		}
	}
	return NoName
}

// namesakes are the names of a text.
type namesakes struct {
	names   map[string]*namesake // by their words, joined
	lengths map[string]uint16    // by first word: bit n is set for a name of n words
}

// Agree brings the names in the sentences of one text into agreement: a name has
// the kind that most of its finds have, and where a capitalised name is found
// twice, and in half of its uses, the others are names too, but for nationalities,
// whose words are adjectives as well. Parse judges each sentence alone.
func Agree(sentences []Sentence) {
	all := namesakes{map[string]*namesake{}, map[string]uint16{}}
	for i := range sentences {
		all.add(&sentences[i])
	}
	for i := range sentences {
		all.each(&sentences[i], func(_ Name, n *namesake) { n.uses++ })
	}
	for i := range sentences {
		all.settle(&sentences[i])
	}
}

func wordsOf(s *Sentence, first, last int32) string {
	var b strings.Builder
	for _, t := range s.Tokens[first : last+1] {
		b.WriteString(t.Form)
		b.WriteByte(0)
	}
	return b.String()
}

func (all *namesakes) add(s *Sentence) {
	for _, n := range s.Names {
		if n.Last-n.First >= longest {
			continue
		}
		key := wordsOf(s, n.First, n.Last)
		if all.names[key] == nil {
			all.names[key] = &namesake{}
			all.lengths[s.Tokens[n.First].Form] |= 1 << (n.Last - n.First + 1)
		}
		all.names[key].kinds[n.Kind]++
		all.names[key].found++
	}
}

// each calls f wherever the words of a name stand in a sentence, in order, the
// longest name at a word first.
func (all *namesakes) each(s *Sentence, f func(Name, *namesake)) {
	for at := range s.Tokens {
		lengths := all.lengths[s.Tokens[at].Form]
		for n := min(longest, len(s.Tokens)-at); lengths != 0 && n > 0; n-- {
			if lengths&(1<<n) == 0 {
				continue
			}
			span := Name{First: int32(at), Last: int32(at + n - 1)}
			if found := all.names[wordsOf(s, span.First, span.Last)]; found != nil {
				f(span, found)
			}
		}
	}
}

// settle gives the names of a sentence their kinds and adds those that were
// passed over.
func (all *namesakes) settle(s *Sentence) {
	taken := make([]bool, len(s.Tokens))
	for i := range s.Names {
		n := &s.Names[i]
		for k := n.First; k <= n.Last; k++ {
			taken[k] = true
		}
		if same := all.names[wordsOf(s, n.First, n.Last)]; same != nil && same.kind() != NoName {
			n.Kind = same.kind()
		}
	}
	before := len(s.Names)
	all.each(s, func(n Name, same *namesake) {
		first, _ := utf8.DecodeRuneInString(s.Tokens[n.First].Form)
		n.Kind = same.kind()
		if same.found < repeated || 2*same.found < same.uses || n.Kind == NoName || n.Kind == NORP || !unicode.IsUpper(first) ||
			slices.Contains(taken[n.First:n.Last+1], true) {
			return
		}
		for k := n.First; k <= n.Last; k++ {
			taken[k] = true
		}
		s.Names = append(s.Names, n)
	})
	if len(s.Names) > before {
		slices.SortFunc(s.Names, func(a, b Name) int { return cmp.Compare(a.First, b.First) })
	}
}
