package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Score counts what two analyses of one text share.
type Score struct {
	Correct, Gold, System int
	Aligned               int // words that stand in both, right or wrong
}

// Precision returns the share of the system's that is right, 0 to 1.
func (s Score) Precision() float64 { return ratio(s.Correct, s.System) }

// Recall returns the share of the gold that was found, 0 to 1.
func (s Score) Recall() float64 { return ratio(s.Correct, s.Gold) }

// F1 returns the harmonic mean of precision and recall, 0 to 1.
func (s Score) F1() float64 { return ratio(2*s.Correct, s.Gold+s.System) }

// Accuracy returns the share that is right of the words in both, 0 to 1.
func (s Score) Accuracy() float64 { return ratio(s.Correct, s.Aligned) }

func (s *Score) add(t Score) {
	s.Correct += t.Correct
	s.Gold += t.Gold
	s.System += t.System
	s.Aligned += t.Aligned
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Scores is the result of Evaluate. Tokens are surface tokens ("don't"), Words
// syntactic words ("do", "n't"). Feats counts universal features only, UAS and
// LAS compare universal relations without subtypes, CLAS only those of content
// words.
type Scores struct {
	Tokens, Sentences, Words, UPOS, XPOS, Feats, Lemmas, UAS, LAS, CLAS Score
}

// Add adds the counts of t.
func (s *Scores) Add(t Scores) {
	a, b := s.all(), t.all()
	for i := range a {
		a[i].add(*b[i])
	}
}

func (s *Scores) all() [10]*Score {
	return [...]*Score{&s.Tokens, &s.Sentences, &s.Words, &s.UPOS, &s.XPOS, &s.Feats, &s.Lemmas, &s.UAS, &s.LAS, &s.CLAS}
}

// Evaluate scores an analysis of a text against a gold one as the script of the
// CoNLL 2018 shared task does (conll18_ud_eval.py; Zeman et al., 2018): words are
// aligned by the characters of the text without white space, those of multiword
// tokens by their forms. It is an error if the two are not of the same text.
//
// Without punct, words that are "punct" in the gold are left out of everything but
// Tokens, Sentences and Words (of words the gold does not have, those the system
// calls "punct").
func Evaluate(gold, system []Sentence, punct bool) (Scores, error) {
	g, err := flatten(gold)
	if err != nil {
		return Scores{}, fmt.Errorf("gold: %w", err)
	}
	s, err := flatten(system)
	if err != nil {
		return Scores{}, fmt.Errorf("system: %w", err)
	}
	if g.text != s.text {
		n := 0
		for n < len(g.text) && n < len(s.text) && g.text[n] == s.text[n] {
			n++
		}
		return Scores{}, fmt.Errorf("not the same text: the gold goes on with %q where the system has %q",
			clip(g.text[n:]), clip(s.text[n:]))
	}
	r := Scores{
		Tokens:    spanScore(g.tokens, s.tokens),
		Sentences: spanScore(g.sentences, s.sentences),
	}
	alignWords(g.words, s.words)
	for i := range g.words {
		if w := &g.words[i]; w.other >= 0 {
			s.words[w.other].other = int32(i)
		}
	}
	all := func(*scoredWord) bool { return true }
	r.Words = wordScore(g.words, s.words, all, func(a, b *scoredWord) bool { return true })
	keep := all
	if !punct {
		keep = func(w *scoredWord) bool { return !w.punct }
		markPunct(g.words, s.words)
	}
	r.UPOS = wordScore(g.words, s.words, keep, func(a, b *scoredWord) bool { return a.tok.UPOS == b.tok.UPOS })
	r.XPOS = wordScore(g.words, s.words, keep, func(a, b *scoredWord) bool { return a.tok.XPOS == b.tok.XPOS })
	r.Feats = wordScore(g.words, s.words, keep, func(a, b *scoredWord) bool { return sameFeats(a.tok.Feats, b.tok.Feats) })
	r.Lemmas = wordScore(g.words, s.words, keep, func(a, b *scoredWord) bool {
		return a.tok.Lemma == b.tok.Lemma || a.tok.Lemma == "" || a.tok.Lemma == "_"
	})
	sameHead := func(a, b *scoredWord) bool {
		if a.head < 0 || b.head < 0 {
			return a.head < 0 && b.head < 0
		}
		return g.words[a.head].other == b.head
	}
	sameArc := func(a, b *scoredWord) bool { return sameHead(a, b) && a.tok.Rel() == b.tok.Rel() }
	r.UAS = wordScore(g.words, s.words, keep, sameHead)
	r.LAS = wordScore(g.words, s.words, keep, sameArc)
	r.CLAS = wordScore(g.words, s.words, func(w *scoredWord) bool { return isContent(w.tok.Rel()) }, sameArc)
	return r, nil
}

func clip(s string) string {
	if len(s) > 20 {
		s = s[:20]
	}
	return strings.ToValidUTF8(s, "")
}

// scoredWord is a word with its place in the text without white space.
type scoredWord struct {
	tok   *Token
	span  Span // for a word of a multiword token that of the whole
	multi bool
	punct bool
	head  int32 // index among all words, -1 for a root
	other int32 // index of the aligned word on the other side, -1 for none
}

type scoredText struct {
	text      string // without white space
	words     []scoredWord
	tokens    []Span
	sentences []Span
}

func flatten(sentences []Sentence) (*scoredText, error) {
	t := &scoredText{}
	var b strings.Builder
	put := func(form string) Span {
		start := b.Len()
		for i, r := range form {
			if unicode.IsSpace(r) {
				continue
			}
			_, n := utf8.DecodeRuneInString(form[i:])
			b.WriteString(form[i : i+n])
		}
		sp := Span{start, b.Len()}
		t.tokens = append(t.tokens, sp)
		return sp
	}
	for si := range sentences {
		s := &sentences[si]
		base := int32(len(t.words))
		start := b.Len()
		mwt := s.MWT
		var span Span
		last := int32(-1) // last word of the current multiword token
		for i := range s.Tokens {
			tok := &s.Tokens[i]
			if len(mwt) > 0 && int(mwt[0].First) == i {
				span, last = put(mwt[0].Form), mwt[0].Last
				mwt = mwt[1:]
			} else if int32(i) > last {
				span = put(tok.Form)
			}
			head := int32(-1)
			if tok.Head >= 0 {
				if int(tok.Head) >= len(s.Tokens) {
					return nil, fmt.Errorf("sentence %d: head of word %d is out of range", si+1, i+1)
				}
				head = base + tok.Head
			}
			t.words = append(t.words, scoredWord{tok: tok, span: span, multi: int32(i) <= last, head: head, other: -1})
		}
		t.sentences = append(t.sentences, Span{start, b.Len()})
	}
	t.text = b.String()
	return t, nil
}

func spanScore(gold, system []Span) Score {
	r := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i].Start < system[j].Start:
			i++
		case system[j].Start < gold[i].Start:
			j++
		default:
			if gold[i].End == system[j].End {
				r.Correct++
			}
			i++
			j++
		}
	}
	r.Aligned = r.Correct
	return r
}

func wordScore(gold, system []scoredWord, keep func(*scoredWord) bool, same func(gold, system *scoredWord) bool) Score {
	var r Score
	for i := range system {
		if keep(&system[i]) {
			r.System++
		}
	}
	for i := range gold {
		w := &gold[i]
		if !keep(w) {
			continue
		}
		r.Gold++
		if w.other < 0 {
			continue
		}
		r.Aligned++
		if same(w, &system[w.other]) {
			r.Correct++
		}
	}
	return r
}

func markPunct(gold, system []scoredWord) {
	for i := range gold {
		gold[i].punct = gold[i].tok.Rel() == "punct"
	}
	for i := range system {
		w := &system[i]
		if w.other >= 0 {
			w.punct = gold[w.other].punct
		} else {
			w.punct = w.tok.Rel() == "punct"
		}
	}
}

// alignWords sets other of the gold words.
func alignWords(gold, system []scoredWord) {
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		if gold[i].multi || system[j].multi {
			gs, ss, ge, se := multiRegion(gold, system, i, j)
			alignForms(gold[gs:ge], system[ss:se], int32(ss))
			if ge <= i && se <= j { // words without bytes
				ge++
			}
			i, j = max(ge, i), max(se, j)
			continue
		}
		switch {
		case gold[i].span == system[j].span:
			gold[i].other = int32(j)
			i++
			j++
		case gold[i].span.Start <= system[j].span.Start:
			i++
		default:
			j++
		}
	}
}

// multiRegion returns the words on both sides that a multiword token at i or j,
// and whatever overlaps with it, covers.
func multiRegion(gold, system []scoredWord, i, j int) (gs, ss, ge, se int) {
	end := 0
	if gold[i].multi {
		end = gold[i].span.End
		if !system[j].multi && system[j].span.Start < gold[i].span.Start {
			j++
		}
	} else {
		end = system[j].span.End
		if !gold[i].multi && gold[i].span.Start < system[j].span.Start {
			i++
		}
	}
	beyond := func(w []scoredWord, k int) bool {
		if k >= len(w) {
			return true
		}
		if w[k].multi {
			return w[k].span.Start >= end
		}
		return w[k].span.End > end
	}
	gs, ss = i, j
	for !beyond(gold, i) || !beyond(system, j) {
		var w *scoredWord
		if i < len(gold) && (j >= len(system) || gold[i].span.Start <= system[j].span.Start) {
			w = &gold[i]
			i++
		} else {
			w = &system[j]
			j++
		}
		if w.multi {
			end = max(end, w.span.End)
		}
	}
	return gs, ss, i, j
}

// alignForms aligns words by the longest common subsequence of their forms.
func alignForms(gold, system []scoredWord, first int32) {
	n, m := len(gold), len(system)
	if n == 0 || m == 0 {
		return
	}
	lcs := make([]int, (n+1)*(m+1))
	at := func(i, j int) int { return i*(m+1) + j }
	same := func(i, j int) bool { return strings.EqualFold(gold[i].tok.Form, system[j].tok.Form) }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best := max(lcs[at(i+1, j)], lcs[at(i, j+1)])
			if same(i, j) {
				best = max(best, lcs[at(i+1, j+1)]+1)
			}
			lcs[at(i, j)] = best
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			gold[i].other = first + int32(j)
			i++
			j++
		case lcs[at(i, j)] == lcs[at(i+1, j)]:
			i++
		default:
			j++
		}
	}
}

// sameFeats compares the universal features of two FEATS columns, which are in
// order.
func sameFeats(a, b string) bool {
	for {
		var x, y string
		x, a = nextFeat(a)
		y, b = nextFeat(b)
		if x != y {
			return false
		}
		if x == "" {
			return true
		}
	}
}

// nextFeat returns the first universal feature and what comes after it.
func nextFeat(s string) (feat, rest string) {
	for s != "" {
		feat, s, _ = strings.Cut(s, "|")
		switch k, _, _ := strings.Cut(feat, "="); k {
		case "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
			"Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite":
			return feat, s
		}
	}
	return "", ""
}

// isContent reports whether a universal relation counts for CLAS.
func isContent(rel string) bool {
	switch rel {
	case "aux", "cop", "mark", "det", "clf", "case", "cc", "punct", "":
		return false
	}
	return true
}
