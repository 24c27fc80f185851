// Package lang turns English text into sentences of tokens with tags, lemmas,
// features, names and a dependency tree in Universal Dependencies v2. It knows
// no politics and imports only the standard library. The English weights are in
// package lang/en; a Model is read-only once loaded and serves all goroutines.
package lang

import "strings"

// Span is a half-open range of UTF-8 byte offsets into a text.
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Token is a syntactic word (UD v2).
type Token struct {
	Span          // byte offsets into Document.Text
	Form   string // the word as written; a slice of the text where it stands in it
	Lemma  string //
	UPOS   string // universal part of speech, "X" where nothing is known
	XPOS   string // Penn Treebank tag
	Feats  string // CoNLL-U features, "" for none, e.g. "Number=Sing|Person=3"
	Head   int32  // index of the head in Sentence.Tokens, -1 for the root
	Deprel string // UD relation with subtype, e.g. "nsubj:pass"; "root" for the root
	First  int32  // index of the first dependent, -1 for none; set by Sentence.Link
	Next   int32  // index of the next dependent of the same head, -1 for none; set by Sentence.Link
	Misc   string // CoNLL-U MISC column when read from a file, else ""
	Deps   string // CoNLL-U DEPS column (enhanced graph) when read from a file, else ""
}

// Feat returns the value of one morphological feature, "" if the token has none.
func (t *Token) Feat(name string) string {
	rest := t.Feats
	for rest != "" {
		var kv string
		kv, rest, _ = strings.Cut(rest, "|")
		if k, v, ok := strings.Cut(kv, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// Rel returns the universal relation without its subtype: "nsubj" for "nsubj:pass".
func (t *Token) Rel() string {
	r, _, _ := strings.Cut(t.Deprel, ":")
	return r
}

// NameKind is the class of a named entity.
type NameKind uint8

// The classes of names. Titles are not part of a PER.
const (
	NoName NameKind = iota
	PER             // persons
	LOC             // places, also countries and cities
	ORG             // organisations
	NORP            // nationalities, religious and political groups
)

// String returns the label used in BIO files.
func (k NameKind) String() string { return [...]string{"O", "PER", "LOC", "ORG", "NORP"}[k] }

// Name is a named entity: tokens First to Last, inclusive.
type Name struct {
	First, Last int32
	Kind        NameKind
}

// MultiWord is a surface token of several words ("don't"): tokens First to Last, inclusive.
type MultiWord struct {
	Span
	First, Last int32
	Form        string
	Feats, Misc string // CoNLL-U columns when read from a file, else ""
}

// EmptyNode is a CoNLL-U empty node (ID such as "8.1"), which belongs to the
// enhanced graph only and is kept as it was read.
type EmptyNode struct {
	After int32  // number of tokens before it, 0 for one before the first
	Line  string // the whole line, without line end
}

// Sentence is a tokenised and, after Model.Annotate, parsed sentence. Its tokens
// are in text order, do not overlap, and lie within Span.
type Sentence struct {
	Span
	Paragraph int // 0-based number of the paragraph it stands in
	Tokens    []Token
	MWT       []MultiWord
	Names     []Name
	Comments  []string    // CoNLL-U comment lines when read from a file, without "# "
	Empty     []EmptyNode // CoNLL-U empty nodes when read from a file
}

// Link sets First and Next of every token from the heads. Dependents come in
// text order. Heads out of range count as the root.
func (s *Sentence) Link() {
	for i := range s.Tokens {
		s.Tokens[i].First, s.Tokens[i].Next = -1, -1
	}
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		h := s.Tokens[i].Head
		if h < 0 || int(h) >= len(s.Tokens) {
			continue
		}
		s.Tokens[i].Next = s.Tokens[h].First
		s.Tokens[h].First = int32(i)
	}
}

// Root returns the index of the root token, -1 for a sentence without one.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children yields the dependents of token i in text order. Link must have run.
func (s *Sentence) Children(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child returns the first dependent of i whose relation is rel, with or without
// subtype ("nsubj" finds "nsubj:pass", "nsubj:pass" only itself); -1 for none.
func (s *Sentence) Child(i int, rel string) int {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == rel || s.Tokens[c].Rel() == rel {
			return int(c)
		}
	}
	return -1
}

// Subtree returns the first and last token (inclusive) of the subtree under i,
// which in a non-projective tree may hold tokens of others between them.
func (s *Sentence) Subtree(i int) (first, last int) {
	first, last = i, i
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		f, l := s.Subtree(int(c))
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Document is an analysed text. Sentences are in order and do not overlap.
type Document struct {
	Text      string
	Sentences []Sentence
}

// Words returns the text from the start of token a to the end of token b of a sentence.
func (d *Document) Words(s *Sentence, a, b int) string {
	return d.Text[s.Tokens[a].Start:s.Tokens[b].End]
}

// At returns the sentence and token that cover byte offset off, or -1, -1.
func (d *Document) At(off int) (sentence, token int) {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Sentences[m].End <= off {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(d.Sentences) {
		return -1, -1
	}
	for i := range d.Sentences[lo].Tokens {
		if t := &d.Sentences[lo].Tokens[i]; t.Start <= off && off < t.End {
			return lo, i
		}
	}
	return -1, -1
}
