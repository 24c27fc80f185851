package lang

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"chancery/lang/internal/net"
)

// Model tags, lemmatises and parses. It is read-only once loaded and serves all
// goroutines.
//
// Method: word vectors, affixes and learned embeddings feed BiLSTM layers shared
// by linear classifiers for tags, features, lemma scripts and names and by
// biaffine attention for heads (Dozat and Manning 2017). Scores: docs/model.md.
type Model struct {
	b         *net.Bundle
	feats     []string // by class, without the part of speech
	span      [][2]int // by part of speech: its classes in feats
	scripts   []net.Script
	kinds     []NameKind // by name tag
	begins    []bool     // by name tag: B-
	moves     []float32  // by name tag and the one behind it: what is added to its score
	scratches sync.Pool  // *scratch
}

// Load reads a model file. The model keeps slices of data. An error tells what
// is wrong with the file.
func Load(data string) (*Model, error) {
	b, err := net.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	return newModel(b)
}

// LoadBeside reads a model file and the file of a finder of names that stands
// beside it and finds the names instead. The model keeps slices of both.
func LoadBeside(data, names string) (*Model, error) {
	b, err := net.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	if err := b.ReadNamer(names); err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	return newModel(b)
}

func newModel(b *net.Bundle) (*Model, error) {
	m := &Model{b: b, span: make([][2]int, len(b.Classes[net.UPOS]))}
	m.scratches.New = func() any { return &scratch{} }
	for i, c := range b.Classes[net.Feats] {
		upos, feats, _ := strings.Cut(c, "\t")
		u := slices.Index(b.Classes[net.UPOS], upos)
		if u < 0 || m.span[u][1] != 0 && m.span[u][1] != i {
			return nil, fmt.Errorf("load model: %w: features %q stand out of order", net.ErrFormat, c)
		}
		if m.span[u][1] == 0 {
			m.span[u][0] = i
		}
		m.span[u][1] = i + 1
		m.feats = append(m.feats, feats)
	}
	for _, c := range b.Classes[net.Lemma] {
		s, ok := net.ParseScript(c)
		if !ok {
			return nil, fmt.Errorf("load model: %w: lemma script %q", net.ErrFormat, c)
		}
		m.scripts = append(m.scripts, s)
	}
	for _, c := range b.Classes[net.Names] {
		if strings.HasSuffix(c, net.Silver) {
			break
		}
		kind := NoName
		for k := PER; k <= NORP; k++ {
			if strings.HasSuffix(c, "-"+k.String()) {
				kind = k
			}
		}
		if strings.HasSuffix(c, "-MISC") {
			kind = misc
		}
		if kind == NoName && c != "O" {
			return nil, fmt.Errorf("load model: %w: name tag %q", net.ErrFormat, c)
		}
		m.kinds = append(m.kinds, kind)
		m.begins = append(m.begins, strings.HasPrefix(c, "B-"))
	}
	m.moves = make([]float32, len(m.kinds)*len(m.kinds))
	for a := range m.kinds {
		for t := range m.kinds {
			to := &m.moves[a*len(m.kinds)+t]
			if !m.follows(a, t) {
				*to = never
			} else if b.Transitions != nil {
				if a >= len(b.Transitions) || t >= len(b.Transitions[a]) {
					return nil, fmt.Errorf("load model: %w: no transition from name tag %d to %d", net.ErrFormat, a, t)
				}
				*to = b.Transitions[a][t]
			}
		}
	}
	return m, nil
}

// Info describes a model.
type Info struct {
	Name     string
	Language string
	Licence  string
	Data     []string
	Seed     uint64
	Command  string
	Scores   map[string]float64 // on dev files from gold tokens, in percent
}

// Info returns what the model file says of itself.
func (m *Model) Info() Info {
	h := &m.b.Header
	return Info{h.Name, h.Language, h.Licence, h.Data, h.Seed, h.Command, h.Scores}
}

const (
	// maxWords is the longest stretch of words parsed at once. Attention over
	// heads is quadratic; a longer sentence is cut at a punctuation mark in the
	// last fifth of each stretch, or else just there, and the root of each
	// further piece becomes a parataxis of the first root.
	maxWords = 250
	// batchWords bounds the words of one batch, so that activations stay in the
	// second- and third-level caches.
	batchWords = 512
)

// stretch is a part of a sentence that is parsed at once.
type stretch struct {
	sentence int
	from, to int // tokens, half open
}

type scratch struct {
	net.Scratch
	pieces  []stretch
	words   []net.Word
	forms   []string
	batch   [][]net.Word
	lengths []int
	heads   []int32
	path    []viterbi
}

// Parse sets lemma, tags, features, heads, relations and names of the tokens of
// each sentence, which need only forms, and links them.
func (m *Model) Parse(sentences []Sentence) {
	s := m.scratches.Get().(*scratch)
	defer m.scratches.Put(s)
	s.pieces = s.pieces[:0]
	for i := range sentences {
		sentences[i].Names = nil
		s.pieces = cut(s.pieces, i, sentences[i].Tokens)
	}
	// Sentences of like length make full batches.
	slices.SortStableFunc(s.pieces, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.from, b.from))
	})
	for rest := s.pieces; len(rest) > 0; {
		n, words := 0, 0
		for n < len(rest) && (n == 0 || words+rest[n].to-rest[n].from <= batchWords) {
			words += rest[n].to - rest[n].from
			n++
		}
		m.parse(s, sentences, rest[:n])
		rest = rest[n:]
	}
	for i := range sentences {
		finish(&sentences[i])
	}
}

// cut appends the pieces of a sentence.
func cut(pieces []stretch, sentence int, tokens []Token) []stretch {
	from := 0
	for len(tokens)-from > maxWords {
		to := from + maxWords
		for i := to; i > from+maxWords*4/5; i-- {
			if f := tokens[i-1].Form; f == "." || f == ";" || f == "," || f == ":" || f == "!" || f == "?" {
				to = i
				break
			}
		}
		pieces = append(pieces, stretch{sentence, from, to})
		from = to
	}
	if len(tokens) > from {
		pieces = append(pieces, stretch{sentence, from, len(tokens)})
	}
	return pieces
}

// finish joins the pieces of a sentence under one root and links its tokens.
func finish(s *Sentence) {
	root := int32(-1)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head >= 0 {
			continue
		}
		if root < 0 {
			root = int32(i)
			continue
		}
		t.Head, t.Deprel = root, "parataxis"
	}
	slices.SortFunc(s.Names, func(a, b Name) int { return cmp.Compare(a.First, b.First) })
	s.Link()
}

// parse runs the network over a batch of pieces, longest first.
func (m *Model) parse(s *scratch, sentences []Sentence, pieces []stretch) {
	s.words, s.batch, s.lengths = s.words[:0], s.batch[:0], s.lengths[:0]
	for _, p := range pieces {
		s.forms = s.forms[:0]
		for i := p.from; i < p.to; i++ {
			form := sentences[p.sentence].Tokens[i].Form
			s.forms, s.words = append(s.forms, form), append(s.words, m.b.Look(form))
		}
		m.b.Mark(s.forms, s.words[len(s.words)-len(s.forms):])
	}
	at := 0
	for _, p := range pieces {
		n := p.to - p.from
		s.batch, s.lengths = append(s.batch, s.words[at:at+n]), append(s.lengths, n)
		at += n
	}
	out := m.b.Net.Run(&s.Scratch, s.batch, s.lengths)
	for b, p := range pieces {
		tokens := sentences[p.sentence].Tokens[p.from:p.to]
		for i := range tokens {
			m.tag(&tokens[i], out.Tags.Row(out.Row(b, i)))
		}
		s.heads = slices.Grow(s.heads[:0], len(tokens))[:len(tokens)]
		net.Tree(out.ArcScores(b, len(tokens)), s.heads)
		labels := out.LabelScores(b, s.heads)
		for i, h := range s.heads {
			t := &tokens[i]
			t.Head, t.Deprel = -1, "root"
			if h >= 0 {
				t.Head, t.Deprel = h+int32(p.from), m.relation(labels.Row(i))
			}
		}
		m.names(s, &out, b, p, &sentences[p.sentence])
	}
}

// relation returns the best relation other than root.
func (m *Model) relation(scores []float32) string {
	best := -1
	for i, v := range scores {
		if (best < 0 || v > scores[best]) && m.b.Relations[i] != "root" {
			best = i
		}
	}
	if best < 0 {
		return "dep"
	}
	return m.b.Relations[best]
}

// tag sets the part of speech, tag, features and lemma of a token from the
// scores of their classes.
func (m *Model) tag(t *Token, scores []float32) {
	c := &m.b.Config.Classes
	u := best(scores[:c[net.UPOS]])
	scores = scores[c[net.UPOS]:]
	x := best(scores[:c[net.XPOS]])
	scores = scores[c[net.XPOS]:]
	f := m.span[u]
	t.UPOS, t.XPOS, t.Feats = m.b.Classes[net.UPOS][u], m.b.Classes[net.XPOS][x], ""
	if f[1] > f[0] {
		t.Feats = m.feats[f[0]+best(scores[f[0]:f[1]])]
	}
	t.Lemma = m.lemma(t, scores[c[net.Feats]:])
}

func best(x []float32) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	return b
}

// lemma applies the listed script of the form and tag, or else the best that
// fits. An ending is changed so that a known word comes out, if the scores do
// not speak against it: "announced" is no form of "announc".
func (m *Model) lemma(t *Token, scores []float32) string {
	form := t.Form
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	lower := strings.ToLower(form)
	if i, ok := m.b.Lemmas.Get(net.LemmaKey(lower, t.XPOS)); ok {
		if s := &m.scripts[i]; s.Fits(form, lower) {
			return s.Apply(form, lower)
		}
	}
	const (
		tries  = 4
		margin = 5 // nats
	)
	first, bar := -1, float32(math.Inf(1))
	for range tries {
		top := -1
		for i := range m.scripts {
			if scores[i] < bar && (top < 0 || scores[i] > scores[top]) && m.scripts[i].Fits(form, lower) {
				top = i
			}
		}
		if top < 0 || first >= 0 && scores[top] < scores[first]-margin {
			break
		}
		s := &m.scripts[top]
		if lemma := s.Apply(form, lower); s.Off == "" && s.Put == "" || m.b.Known(lemma) {
			return lemma
		}
		if first < 0 {
			first = top
		}
		bar = scores[top]
	}
	if first < 0 {
		return lower
	}
	return m.scripts[first].Apply(form, lower)
}
