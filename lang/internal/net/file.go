package net

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"chancery/lang/internal/nn"
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

// Section describes one array of the file. Arrays follow each other without gaps.
type Section struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Cols int    `json:"cols"`
	Bits int    `json:"bits"` // 32: keys or floats; 16: classes; 8 and 4: whole numbers with a scale for each row
}

func (s *Section) size() int {
	switch s.Bits {
	case 4:
		return s.Rows*2 + s.Rows*((s.Cols+1)/2)
	case 8:
		return s.Rows*2 + s.Rows*s.Cols
	}
	return s.Rows * s.Cols * s.Bits / 8
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
	h := b.Header
	h.Sections = nil
	var body bytes.Buffer
	keys := func(name string, k []uint32) {
		h.Sections = append(h.Sections, Section{name, len(k), 1, 32})
		for _, v := range k {
			body.Write(binary.LittleEndian.AppendUint32(nil, v))
		}
	}
	table := func(name string, t *Table) {
		if t.Bits == 32 {
			t = t.Quantise(8)
		}
		h.Sections = append(h.Sections, Section{name, t.Rows, t.Dim, t.Bits})
		for _, s := range t.Scale {
			body.Write(binary.LittleEndian.AppendUint16(nil, uint16(math.Float32bits(s)>>16)))
		}
		body.WriteString(t.Q)
	}
	keys("vectors.keys", b.Vectors.Keys)
	keys("learned.keys", b.Learned.Keys)
	keys("affixes.keys", b.Affixes.Keys)
	if h.Lexicon = len(b.Lemmas.Value); h.Lexicon > 0 {
		keys("lemmas.keys", b.Lemmas.Keys)
		h.Sections = append(h.Sections, Section{"lemmas", h.Lexicon, 1, 16})
		for _, v := range b.Lemmas.Value {
			body.Write(binary.LittleEndian.AppendUint16(nil, v))
		}
	}
	table("vectors", b.Net.Vector)
	table("learned", b.Net.Word.Quantise(4))
	table("affixes", b.Net.Affix.Quantise(4))
	for _, p := range b.Net.Params {
		if p.Rows > 1 {
			table(p.Name, &Table{Rows: p.Rows, Dim: p.Cols, Bits: 32, F: p.W})
			continue
		}
		h.Sections = append(h.Sections, Section{p.Name, 1, p.Cols, 32})
		for _, v := range p.W {
			body.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(v)))
		}
	}
	head, err := json.Marshal(&h)
	if err != nil {
		return fmt.Errorf("write model header: %w", err)
	}
	out := []byte(Magic)
	out = binary.LittleEndian.AppendUint32(out, Version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	out = append(out, body.Bytes()...)
	sum := sha256.Sum256(out)
	out = append(out, sum[:]...)
	_, err = w.Write(out)
	return err
}

// ErrFormat is wrapped by every error about a file that is no usable model.
var ErrFormat = errors.New("not a usable model file")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// Read takes a model apart. Tables stay slices of data.
func Read(data string) (*Bundle, error) {
	const fixed = len(Magic) + 8
	switch {
	case len(data) < fixed || data[:len(Magic)] != Magic:
		return nil, bad("it does not begin with %s", Magic)
	case le32(data[len(Magic):]) != Version:
		return nil, bad("it has format version %d, this program reads version %d", le32(data[len(Magic):]), Version)
	case len(data) < fixed+sha256.Size:
		return nil, bad("it ends after %d bytes", len(data))
	}
	end := len(data) - sha256.Size
	if sum := sha256.Sum256([]byte(data[:end])); string(sum[:]) != data[end:] {
		return nil, bad("the checksum does not match: the file is damaged or cut short")
	}
	n := int(le32(data[len(Magic)+4:]))
	if n > end-fixed {
		return nil, bad("a header of %d bytes does not fit", n)
	}
	b := &Bundle{}
	if err := json.Unmarshal([]byte(data[fixed:fixed+n]), &b.Header); err != nil {
		return nil, bad("header: %v", err)
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
	rest := data[fixed+n : end]
	sections := b.Sections
	next := func(name string, rows, cols int, bits ...int) (s Section, part string, err error) {
		if len(sections) == 0 {
			return s, "", bad("section %s is missing", name)
		}
		s, sections = sections[0], sections[1:]
		if s.Name != name || s.Rows != rows || s.Cols != cols {
			return s, "", bad("section %s of %d×%d where %s of %d×%d belongs", s.Name, s.Rows, s.Cols, name, rows, cols)
		}
		if !slices.Contains(bits, s.Bits) {
			return s, "", bad("section %s has %d bits", name, s.Bits)
		}
		if s.size() > len(rest) {
			return s, "", bad("section %s is cut short", name)
		}
		part, rest = rest[:s.size()], rest[s.size():]
		return s, part, nil
	}
	net := New(b.Config)
	c := &b.Config
	for _, k := range []struct {
		name string
		rows int
		to   **Index
	}{{"vectors.keys", c.Vectors, &b.Vectors}, {"learned.keys", c.Learned, &b.Learned}, {"affixes.keys", c.Affixes, &b.Affixes}} {
		_, part, err := next(k.name, k.rows, 1, 32)
		if err != nil {
			return nil, err
		}
		*k.to = NewIndex(readKeys(part))
	}
	b.Lemmas.Index = NewIndex(nil)
	if b.Lexicon > 0 {
		_, part, err := next("lemmas.keys", b.Lexicon, 1, 32)
		if err != nil {
			return nil, err
		}
		b.Lemmas.Index = NewIndex(readKeys(part))
		if _, part, err = next("lemmas", b.Lexicon, 1, 16); err != nil {
			return nil, err
		}
		for i := range b.Lexicon {
			v := uint16(part[2*i]) | uint16(part[2*i+1])<<8
			if int(v) >= c.Classes[Lemma] {
				return nil, bad("a lemma script %d of %d", v, c.Classes[Lemma])
			}
			b.Lemmas.Value = append(b.Lemmas.Value, v)
		}
	}
	for _, k := range []struct {
		name      string
		rows, dim int
		to        **Table
	}{{"vectors", c.Vectors, c.VectorDim, &net.Vector}, {"learned", c.Learned, c.LearnedDim, &net.Word}, {"affixes", c.Affixes, c.AffixDim, &net.Affix}} {
		s, part, err := next(k.name, k.rows, k.dim, 8, 4)
		if err != nil {
			return nil, err
		}
		*k.to = readTable(s, part)
	}
	for _, p := range net.Params {
		bits := 8
		if p.Rows == 1 {
			bits = 32
		}
		s, part, err := next(p.Name, p.Rows, p.Cols, bits)
		if err != nil {
			return nil, err
		}
		if p.Rows == 1 {
			for i := range p.W {
				p.W[i] = math.Float32frombits(le32(part[4*i:]))
			}
			continue
		}
		t := readTable(s, part)
		p.W, p.Int = nil, nn.PackInt(t.Q, t.Scale, t.Rows, t.Dim)
	}
	if len(sections) > 0 || len(rest) > 0 {
		return nil, bad("%d sections and %d bytes too many", len(sections), len(rest))
	}
	b.Net = net
	return b, nil
}

func readKeys(part string) []uint32 {
	keys := make([]uint32, len(part)/4)
	for i := range keys {
		keys[i] = le32(part[4*i:])
	}
	return keys
}

func readTable(s Section, part string) *Table {
	t := &Table{Rows: s.Rows, Dim: s.Cols, Bits: s.Bits, Scale: make([]float32, s.Rows), Q: part[2*s.Rows:]}
	for i := range t.Scale {
		t.Scale[i] = math.Float32frombits((uint32(part[2*i]) | uint32(part[2*i+1])<<8) << 16)
	}
	return t
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
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
