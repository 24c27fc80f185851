package net

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"

	"chancery/lang/internal/nn"
)

// NamerConfig gives the sizes of a Namer that differ from those of the network
// beside it.
type NamerConfig struct {
	Hidden int `json:"hidden"`
	Layers int `json:"layers"`
	Dim    int `json:"dim"`   // hidden units before the names
	Lists  int `json:"lists"` // listed names and beginnings of such
}

// Namer finds names with layers of its own beside a network, over the same
// vocabulary: what it learns cannot harm tags and trees. The pre-trained vectors
// are those of the network.
type Namer struct {
	NamerConfig
	Word, Affix    *Table
	Layer          []*nn.BiLSTM
	MLP, MLPBias   *nn.Param
	Name, NameBias *nn.Param
	Params         []*nn.Param
}

// newNamer returns a namer of zeros for a network of sizes c.
func newNamer(k NamerConfig, c *Config) *Namer {
	n := &Namer{NamerConfig: k}
	add := func(name string, rows, cols int) *nn.Param {
		p := nn.NewParam("namer."+name, rows, cols)
		n.Params = append(n.Params, p)
		return p
	}
	in, h := c.Input(), k.Hidden
	n.Layer = stack(k.Layers, in, h, add)
	n.MLP, n.MLPBias = add("mlp", 2*h, k.Dim), add("mlp.bias", 1, k.Dim)
	n.Name, n.NameBias = add("name", k.Dim, c.Classes[Names]), add("name.bias", 1, c.Classes[Names])
	return n
}

// Names returns a network of random weights that is to learn names, made smaller
// after n: it has the tables and the first layers of n, and rows for lists.
func (n *Net) Names(layers int, r *rand.Rand) *Net {
	c := n.Config
	c.Layers = layers
	c.Affixes += ListRows
	c.Classes[Feats], c.Classes[Lemma] = 1, 1
	c.ArcDim, c.LabelDim = 8, 8
	m := New(c)
	half := c.Classes[Names] / 2
	m.Moves = nn.NewParam("moves", half, half)
	m.Params = append(m.Params, m.Moves)
	m.Init(r)
	clear(m.Moves.W)
	m.Vector = n.Vector
	copy(m.Word.F, n.Word.F)
	copy(m.Affix.F, n.Affix.F)
	clear(m.Affix.F[n.Affixes*n.AffixDim:])
	for i, l := range m.Layer {
		copyLayer(l, n.Layer[i])
	}
	_, both, _, _, _, end := n.cols()
	_, _, _, _, _, mine := m.cols()
	for i := range n.MLP.Rows {
		copy(m.MLP.W[i*mine:i*mine+both], n.MLP.W[i*end:i*end+both])
	}
	copy(m.MLPBias.W[:both], n.MLPBias.W[:both])
	copy(m.Name.W, n.Name.W)
	copy(m.NameBias.W, n.NameBias.W)
	tags := n.Classes[UPOS] + n.Classes[XPOS]
	for i := range n.TagDim {
		copy(m.Tag.W[i*m.Tag.Cols:][:tags], n.Tag.W[i*n.Tag.Cols:][:tags])
	}
	copy(m.TagBias.W[:tags], n.TagBias.W[:tags])
	return m
}

// copyLayer copies the weights of a layer to one of the same sizes.
func copyLayer(to, from *nn.BiLSTM) {
	copy(to.Wx.W, from.Wx.W)
	copy(to.Bias.W, from.Bias.W)
	for d := range to.Wh {
		copy(to.Wh[d].W, from.Wh[d].W)
	}
}

// Namer returns the part of a trained network that finds names.
func (n *Net) Namer() *Namer {
	m := newNamer(NamerConfig{Hidden: n.Hidden, Layers: n.Layers, Dim: n.NameDim}, &n.Config)
	m.Word, m.Affix = n.Word, n.Affix
	for i, l := range n.Layer {
		copyLayer(m.Layer[i], l)
	}
	from, to, _, _, _, end := n.cols()
	for r := range n.MLP.Rows {
		copy(m.MLP.W[r*m.Dim:(r+1)*m.Dim], n.MLP.W[r*end+from:r*end+to])
	}
	copy(m.MLPBias.W, n.MLPBias.W[from:to])
	copy(m.Name.W, n.Name.W)
	copy(m.NameBias.W, n.NameBias.W)
	return m
}

// names returns the scores of the name tags of a batch laid out in s.
func (n *Namer) names(s *Scratch, beside *Net, sentences [][]Word) nn.Mat {
	x := s.Mat(s.Steps.Rows, beside.Input())
	for b, words := range sentences {
		for t := range words {
			beside.embed(x.Row(s.Steps.Off[t]+b), &words[t], n.Word, n.Affix)
		}
	}
	for i, l := range n.Layer {
		y := s.LSTM(l, x)
		if i > 0 {
			nn.Axpy(1, x.Data, y.Data)
		}
		x = y
	}
	h := s.Linear(x, n.MLP, n.MLPBias)
	for i := range h.Rows {
		nn.LeakyReLU(h.Row(i))
	}
	return s.Linear(h, n.Name, n.NameBias)
}

// check guards the sizes a header may ask for.
func (k *NamerConfig) check() error {
	if k.Hidden < 8 || k.Hidden%8 != 0 || k.Hidden > 4096 || k.Layers < 1 || k.Layers > 16 || k.Dim < 1 || k.Dim > 4096 || k.Lists < 0 || k.Lists > 1<<22 {
		return fmt.Errorf("sizes that no finder of names has")
	}
	return nil
}

// NamesMagic opens every file of a Namer; NamesVersion is the format's.
const (
	NamesMagic   = "CHANNAME"
	NamesVersion = 1
)

// NamesHeader is the JSON header of the file of a Namer.
type NamesHeader struct {
	Name        string             `json:"name"` // of the model that it makes with the one beside it
	Beside      string             `json:"beside"`
	Licence     string             `json:"licence"`
	Data        []string           `json:"data"`
	Seed        uint64             `json:"seed"`
	Command     string             `json:"command"`
	Scores      map[string]float64 `json:"scores"` // on dev files, gold tokens, percent
	Config      NamerConfig        `json:"config"`
	Classes     []string           `json:"class_names"`
	Transitions [][]float32        `json:"transitions,omitempty"` // see Header
	Sections    []Section          `json:"sections"`
}

// WriteNamer writes the file of a namer whose tables are in floats.
func WriteNamer(w io.Writer, n *Namer, lists List, h NamesHeader) error {
	var out body
	out.keys("namer.lists.keys", lists.Keys)
	out.small("namer.lists", lists.Value)
	out.table("namer.learned", n.Word.Quantise(4))
	out.table("namer.affixes", n.Affix.Quantise(4))
	for _, p := range n.Params {
		out.param(p)
	}
	h.Config, h.Sections = n.NamerConfig, out.list
	h.Config.Lists = len(lists.Keys)
	return seal(w, NamesMagic, NamesVersion, &h, out.data)
}

// ReadNamer takes the file of a namer apart and sets it beside the network of a
// bundle, whose names, transitions, data and scores it replaces.
func (b *Bundle) ReadNamer(data string) error {
	var h NamesHeader
	rest, err := unseal(data, NamesMagic, NamesVersion, &h)
	if err != nil {
		return err
	}
	if h.Beside != b.Header.Name {
		return bad("it belongs beside model %q, not %q", h.Beside, b.Header.Name)
	}
	if err := h.Config.check(); err != nil {
		return bad("header: %v", err)
	}
	if !slices.Equal(h.Classes, b.Classes[Names]) {
		return bad("its classes of names are not those of the model beside it")
	}
	n := newNamer(h.Config, &b.Config)
	in := parts{h.Sections, rest}
	lists, err := in.listed("namer.lists", h.Config.Lists)
	if err != nil {
		return err
	}
	for _, k := range []struct {
		name      string
		rows, dim int
		to        **Table
	}{{"namer.learned", b.Config.Learned, b.Config.LearnedDim, &n.Word}, {"namer.affixes", b.Config.Affixes + ListRows, b.Config.AffixDim, &n.Affix}} {
		s, part, err := in.next(k.name, k.rows, k.dim, 8, 4)
		if err != nil {
			return err
		}
		*k.to = readTable(s, part)
	}
	for _, p := range n.Params {
		if err := in.param(p, false); err != nil {
			return err
		}
	}
	if err := in.end(); err != nil {
		return err
	}
	b.Net.Beside, b.Lists = n, lists
	b.Header.Name, b.Transitions = h.Name, h.Transitions
	for _, d := range h.Data {
		if !slices.Contains(b.Data, d) {
			b.Data = append(b.Data, d)
		}
	}
	b.Command += "; " + h.Command
	scores := map[string]float64{}
	maps.Copy(scores, b.Scores)
	maps.Copy(scores, h.Scores)
	b.Scores = scores
	return nil
}
