package net

import (
	"fmt"
	"io"
)

// Magic opens every model file; Version is the format's. docs/format/model.md
// draws the file byte by byte.
const (
	Magic   = "CHANMODL"
	Version = 1
)

// Header is the JSON header of a model file.
type Header struct {
	Name     string             `json:"name"`
	Language string             `json:"language"`
	Licence  string             `json:"licence"`
	Data     []string           `json:"data"`
	Seed     uint64             `json:"seed"`
	Command  string             `json:"command"`
	Scores   map[string]float64 `json:"scores"` // on dev files, gold tokens, percent
	Config   Config             `json:"config"`

	Lexicon   int             `json:"lexicon"` // words whose lemma is listed
	Classes   [Tasks][]string `json:"class_names"`
	Relations []string        `json:"relations"`

	// Transitions[a][b] is added to the score of name tag b behind name tag a.
	Transitions [][]float32 `json:"transitions,omitempty"`

	Sections []Section `json:"sections"`
}

// Bundle is all of a model.
type Bundle struct {
	Header
	Vocabulary
	Net    *Net
	Lemmas List // by LemmaKey: a class of the task Lemma
}

// List gives small numbers to keys.
type List struct {
	*Index
	Value []uint16 // by row
}

// NewList returns a list of keys and their values.
func NewList(keys []uint64, values []uint16) List { return List{NewIndex(Fold(keys)), values} }

// Get returns the value of key.
func (l *List) Get(key uint64) (uint16, bool) {
	if i := l.Find(key); i >= 0 {
		return l.Value[i], true
	}
	return 0, false
}

// LemmaKey is the key of a lower-case form with a tag.
func LemmaKey(lower, tag string) uint64 {
	h := hash('l', nil)
	for i := range len(lower) {
		h = (h ^ uint64(lower[i])) * fnvPrime
	}
	h = (h ^ '\t') * fnvPrime
	for i := range len(tag) {
		h = (h ^ uint64(tag[i])) * fnvPrime
	}
	return h
}

// Write writes a model file. Tables are stored in 4 bits, matrices in 8.
func (b *Bundle) Write(w io.Writer) error {
	var out body
	out.keys("vectors.keys", b.Vectors.Keys)
	out.keys("learned.keys", b.Learned.Keys)
	out.keys("affixes.keys", b.Affixes.Keys)
	h := b.Header
	if h.Lexicon = len(b.Lemmas.Value); h.Lexicon > 0 {
		out.keys("lemmas.keys", b.Lemmas.Keys)
		out.small("lemmas", b.Lemmas.Value)
	}
	out.table("vectors", b.Net.Vector)
	out.table("learned", b.Net.Word.Quantise(4))
	out.table("affixes", b.Net.Affix.Quantise(4))
	for _, p := range b.Net.Params {
		out.param(p)
	}
	h.Sections = out.list
	return seal(w, Magic, Version, &h, out.data)
}

// Read takes a model apart. Tables stay slices of data.
func Read(data string) (*Bundle, error) { return read(data, false) }

// ReadFloats takes a model apart for training: learned tables and matrices in
// 32 bits, Refresh not yet called.
func ReadFloats(data string) (*Bundle, error) { return read(data, true) }

func read(data string, floats bool) (*Bundle, error) {
	b := &Bundle{}
	rest, err := unseal(data, Magic, Version, &b.Header)
	if err != nil {
		return nil, err
	}
	if err := b.Config.check(); err != nil {
		return nil, bad("header: %v", err)
	}
	for t, names := range b.Classes {
		if len(names) != b.Config.Classes[t] {
			return nil, bad("task %d has %d names for %d classes", t, len(names), b.Config.Classes[t])
		}
	}
	if b.Lexicon < 0 || b.Lexicon > 1<<22 {
		return nil, bad("a lexicon of %d words", b.Lexicon)
	}
	if len(b.Relations) != b.Config.Labels {
		return nil, bad("%d names for %d relations", len(b.Relations), b.Config.Labels)
	}
	in := parts{b.Sections, rest}
	net := New(b.Config)
	c := &b.Config
	for _, k := range []struct {
		name string
		rows int
		to   **Index
	}{{"vectors.keys", c.Vectors, &b.Vectors}, {"learned.keys", c.Learned, &b.Learned}, {"affixes.keys", c.Affixes, &b.Affixes}} {
		_, part, err := in.next(k.name, k.rows, 1, 32)
		if err != nil {
			return nil, err
		}
		*k.to = NewIndex(readKeys(part))
	}
	b.Lemmas.Index = NewIndex(nil)
	if b.Lexicon > 0 {
		if b.Lemmas, err = in.listed("lemmas", b.Lexicon); err != nil {
			return nil, err
		}
		for _, v := range b.Lemmas.Value {
			if int(v) >= c.Classes[Lemma] {
				return nil, bad("a lemma script %d of %d", v, c.Classes[Lemma])
			}
		}
	}
	for _, k := range []struct {
		name      string
		rows, dim int
		to        **Table
	}{{"vectors", c.Vectors, c.VectorDim, &net.Vector}, {"learned", c.Learned, c.LearnedDim, &net.Word}, {"affixes", c.Affixes, c.AffixDim, &net.Affix}} {
		s, part, err := in.next(k.name, k.rows, k.dim, 8, 4)
		if err != nil {
			return nil, err
		}
		*k.to = readTable(s, part)
	}
	for _, p := range net.Params {
		if err := in.param(p, floats); err != nil {
			return nil, err
		}
	}
	if err := in.end(); err != nil {
		return nil, err
	}
	if floats {
		net.Word, net.Affix = net.Word.Floats(), net.Affix.Floats()
	}
	b.Net = net
	return b, nil
}

// check guards the sizes a header may ask for.
func (c *Config) check() error {
	const most = 1 << 22
	sizes := []int{c.Vectors, c.VectorDim, c.Learned, c.LearnedDim, c.Affixes, c.AffixDim, c.Hidden, c.Layers,
		c.TagDim, c.NameDim, c.ArcDim, c.LabelDim, c.Labels}
	sizes = append(sizes, c.Classes[:]...)
	for _, s := range sizes {
		if s < 1 || s > most {
			return fmt.Errorf("a size of %d", s)
		}
	}
	if c.Hidden%8 != 0 || c.Hidden > 4096 || c.Layers > 16 || c.Input() > 8192 || c.mlp() > 16384 {
		return fmt.Errorf("sizes that no model has")
	}
	return nil
}
