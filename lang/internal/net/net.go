// Package net is the network behind the English model: embeddings, BiLSTM
// layers shared by all tasks, a classifier for each tag, and biaffine attention
// for heads (Dozat and Manning 2017). It knows rows of tables and numbers of
// classes; package lang knows what they mean.
package net

import (
	"fmt"
	"math"
	"math/rand/v2"

	"chancery/lang/internal/nn"
)

// Config gives the sizes of a network.
type Config struct {
	Vectors    int        `json:"vectors"` // rows of the pre-trained table
	VectorDim  int        `json:"vector_dim"`
	Learned    int        `json:"learned"` // rows of the learned word table
	LearnedDim int        `json:"learned_dim"`
	Affixes    int        `json:"affixes"` // rows of the affix table
	AffixDim   int        `json:"affix_dim"`
	Hidden     int        `json:"hidden"` // units of one LSTM, a multiple of 8
	Layers     int        `json:"layers"`
	TagDim     int        `json:"tag_dim"`  // hidden units before the word classes
	NameDim    int        `json:"name_dim"` // hidden units before the names
	ArcDim     int        `json:"arc_dim"`
	LabelDim   int        `json:"label_dim"` // half the hidden units before the relations
	Classes    [Tasks]int `json:"classes"`
	Labels     int        `json:"labels"`
}

// Task numbers the word classifiers.
type Task int

// The word classifiers.
const (
	UPOS Task = iota
	XPOS
	Feats // part of speech and features together
	Lemma // how to make the lemma from the form
	Names // BIO tags of named entities, twice; see Silver
	Tasks = 5
)

// Silver marks the second half of the classes of Names: the same tags as corpora
// annotated by machine set them. They are learned apart, so that the habits of
// those corpora do not spill over, and not used.
const Silver = "@silver"

// Net is a network. It is read-only outside training.
type Net struct {
	Config
	Vector, Word, Affix *Table
	Layer               []*nn.BiLSTM
	MLP, MLPBias        *nn.Param // all first layers above the LSTMs side by side
	Tag, TagBias        *nn.Param // TagDim × classes of the first four tasks
	Name, NameBias      *nn.Param
	Arc, ArcBias        *nn.Param // ArcDim × ArcDim; the bias scores heads as such
	Root                *nn.Param // the head vector of the root
	Label, LabelBias    *nn.Param // 2·LabelDim × Labels
	Params              []*nn.Param
	Moves               *nn.Param // scores of name tag b behind a, in a network made by Names
	Beside              *Namer    // finds the names instead, if not nil
}

// stack returns layers of width h over in inputs, with their weights added in order.
func stack(layers, in, h int, add func(name string, rows, cols int) *nn.Param) []*nn.BiLSTM {
	out := make([]*nn.BiLSTM, layers)
	for i := range out {
		l := &nn.BiLSTM{In: in, H: h}
		l.Wx = add(fmt.Sprintf("lstm%d.x", i), in, 8*h)
		l.Wh[0] = add(fmt.Sprintf("lstm%d.forward", i), h, 4*h)
		l.Wh[1] = add(fmt.Sprintf("lstm%d.backward", i), h, 4*h)
		l.Bias = add(fmt.Sprintf("lstm%d.bias", i), 1, 8*h)
		out[i], in = l, 2*h
	}
	return out
}

// New returns a network of zeros.
func New(c Config) *Net {
	n := &Net{Config: c}
	add := func(name string, rows, cols int) *nn.Param {
		p := nn.NewParam(name, rows, cols)
		n.Params = append(n.Params, p)
		return p
	}
	in, h := c.Input(), c.Hidden
	n.Layer = stack(c.Layers, in, h, add)
	tags := 0
	for _, k := range c.Classes[:Names] {
		tags += k
	}
	n.MLP, n.MLPBias = add("mlp", 2*h, c.mlp()), add("mlp.bias", 1, c.mlp())
	n.Tag, n.TagBias = add("tag", c.TagDim, tags), add("tag.bias", 1, tags)
	n.Name, n.NameBias = add("name", c.NameDim, c.Classes[Names]), add("name.bias", 1, c.Classes[Names])
	n.Arc, n.ArcBias = add("arc", c.ArcDim, c.ArcDim), add("arc.bias", 1, c.ArcDim)
	n.Root = add("root", 1, c.ArcDim)
	n.Label, n.LabelBias = add("label", 2*c.LabelDim, c.Labels), add("label.bias", 1, c.Labels)
	return n
}

// Input is the width of the first layer's input.
func (c *Config) Input() int { return c.VectorDim + c.LearnedDim + c.AffixDim }

// The columns of the MLP: tags, names, dependents, heads (rectified), then
// dependents and heads for the relation (raw).
func (c *Config) cols() (name, dep, head, ldep, lhead, end int) {
	name = c.TagDim
	dep = name + c.NameDim
	head = dep + c.ArcDim
	ldep = head + c.ArcDim
	lhead = ldep + 2*c.LabelDim
	return name, dep, head, ldep, lhead, lhead + 2*c.LabelDim
}

func (c *Config) mlp() int {
	_, _, _, _, _, end := c.cols()
	return end
}

// Init sets random weights: Glorot for products, a forget bias of 1.
func (n *Net) Init(r *rand.Rand) {
	n.Word, n.Affix = NewTable(n.Learned, n.LearnedDim), NewTable(n.Affixes, n.AffixDim)
	for _, t := range []*Table{n.Word, n.Affix} {
		for i := range t.F {
			t.F[i] = float32(r.NormFloat64()) * 0.1
		}
	}
	for _, p := range n.Params {
		if p.Rows == 1 {
			continue
		}
		bound := math.Sqrt(6 / float64(p.Rows+p.Cols))
		if p == n.Arc {
			bound *= 0.2
		}
		for i := range p.W {
			p.W[i] = float32((2*r.Float64() - 1) * bound)
		}
	}
	for _, l := range n.Layer {
		// Each gate is a matrix of its own for the purpose of its scale.
		bx, bh := math.Sqrt(6/float64(l.In+l.H)), math.Sqrt(6/float64(2*l.H))
		for i := range l.Wx.W {
			l.Wx.W[i] = float32((2*r.Float64() - 1) * bx)
		}
		for _, w := range l.Wh {
			for i := range w.W {
				w.W[i] = float32((2*r.Float64() - 1) * bh)
			}
		}
		for dir := range 2 {
			for k := range l.H {
				l.Bias.W[dir*4*l.H+l.H+k] = 1
			}
		}
	}
	for i := range n.Root.W {
		n.Root.W[i] = float32(r.NormFloat64()) * 0.1
	}
}

// Refresh prepares the weights for training steps after they changed.
func (n *Net) Refresh() {
	for _, p := range n.Params {
		if p.Rows > 1 {
			p.Refresh()
		}
	}
}

// Compile prepares the weights for Run, as Read does.
func (n *Net) Compile() {
	for _, p := range n.Params {
		if p.Rows > 1 {
			t := (&Table{Rows: p.Rows, Dim: p.Cols, Bits: 32, F: p.W}).Quantise(8)
			p.Int = nn.PackInt(t.Q, t.Scale, t.Rows, t.Dim)
		}
	}
}

// Embed writes the input of one word: its vectors side by side.
func (n *Net) Embed(dst []float32, w *Word) { n.embed(dst, w, n.Word, n.Affix) }

// embed writes the input with the learned tables of n or of a Namer, whose table
// of affixes has rows for lists.

func (n *Net) embed(dst []float32, w *Word, word, affix *Table) {
	clear(dst)
	if w.Vector >= 0 {
		n.Vector.Add(dst, w.Vector)
	}
	word.Add(dst[n.VectorDim:], w.Learned)
	aff := dst[n.VectorDim+n.LearnedDim:]
	for _, a := range w.Affix {
		if a >= 0 {
			affix.Add(aff, a)
		}
	}
	for _, l := range w.Lists {
		if l > 0 && int(l) <= affix.Rows {
			affix.Add(aff, l-1)
		}
	}
}
