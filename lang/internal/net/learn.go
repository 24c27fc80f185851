package net

import (
	"math/rand/v2"

	"chancery/lang/internal/nn"
)

// Example is a sentence with what is known of it. A task without answers (nil)
// and words with answer -1 (heads: -2) teach nothing.
type Example struct {
	Words  []Word
	Tags   [Tasks][]int32
	Heads  []int32 // -1 for the root
	Labels []int32
	Soft   []float32 // of Names, by word: the chances a teacher gives to the tags up to I-ORG (the first SoftTags); nil for none
}

// SoftTags is the number of name tags that a teacher gives chances to: no name,
// and the beginning and inside of three kinds. Its "no name" is all other tags.
const SoftTags = 7

// Any is the answer of a word of Names whose class is one of Learner.Open, left
// undecided by the annotation. Only networks with Moves learn from it.
const Any int32 = -2

// Dropout gives the rates at which parts of the network are silenced in training.
type Dropout struct {
	Vector    float32 // a word's pre-trained vector
	Learned   float32 // a word's learned vector becomes that of the unknown word
	Affix     float32 // each affix
	Lists     float32 // the lists of names a word is in
	Input     float32 // dimensions of the input, by sentence
	Layer     float32 // dimensions between layers, by sentence
	Recurrent float32 // dimensions of the state, by sentence
	Hidden    float32 // dimensions of the layers above the LSTMs, by word
}

// Sparse is the gradient of a table: only the rows in Touched are not zero.
type Sparse struct {
	G       []float32
	Touched []int32
	mark    []bool
	dim     int
}

func newSparse(rows, dim int) Sparse {
	return Sparse{G: make([]float32, rows*dim), mark: make([]bool, rows), dim: dim}
}

// Add adds g to a row.
func (s *Sparse) Add(row int32, g []float32) {
	if !s.mark[row] {
		s.mark[row] = true
		s.Touched = append(s.Touched, row)
	}
	nn.Axpy(1, g, s.Row(row))
}

// Row returns the gradient of a row.
func (s *Sparse) Row(row int32) []float32 {
	return s.G[int(row)*s.dim : (int(row)+1)*s.dim]
}

// Clear sets the gradient to zero.
func (s *Sparse) Clear() {
	for _, r := range s.Touched {
		clear(s.Row(r))
		s.mark[r] = false
	}
	s.Touched = s.Touched[:0]
}

// Loss sums the losses of words, in nats, by task.
type Loss struct {
	Tags       [Tasks]float64
	Arc, Label float64
	Words      int // words with a head
}

// Learner computes gradients for one shard of a batch. It belongs to one
// goroutine at a time.
type Learner struct {
	net         *Net
	Drop        Dropout
	Weights     [Tasks]float32 // of the losses of the word classes; heads and relations have 1
	Open        []bool         // by class of Names: what the answer Any may stand for
	Teacher     float32        // weight of the loss against Example.Soft
	Valid       []bool         // class b of Names may stand behind class a: a*classes/2+b; for networks with Moves
	Grads       [][]float32    // by parameter
	Word, Affix Sparse
	Loss        Loss

	a     nn.Arena
	steps nn.Steps
	rnd   *rand.Rand
	index map[*nn.Param]int
	chain chain
}

// NewLearner returns a learner for a network whose tables are in 32 bits.
func NewLearner(n *Net, drop Dropout, weights [Tasks]float32) *Learner {
	l := &Learner{net: n, Drop: drop, Weights: weights, index: map[*nn.Param]int{}}
	for i, p := range n.Params {
		l.Grads = append(l.Grads, make([]float32, len(p.W)))
		l.index[p] = i
	}
	l.Word, l.Affix = newSparse(n.Learned, n.LearnedDim), newSparse(n.Affixes, n.AffixDim)
	return l
}

func (l *Learner) grad(p *nn.Param) []float32 { return l.Grads[l.index[p]] }

// mask returns dropout factors: 0 with probability p, else 1/(1-p).
func (l *Learner) mask(rows, cols int, p float32) nn.Mat {
	m := l.a.Mat(rows, cols)
	keep := 1 / (1 - p)
	limit := uint32(float64(p) * (1 << 16))
	for i := 0; i < len(m.Data); i += 4 {
		u := l.rnd.Uint64()
		for j := i; j < min(i+4, len(m.Data)); j++ {
			m.Data[j] = keep
			if uint32(u&0xffff) < limit {
				m.Data[j] = 0
			}
			u >>= 16
		}
	}
	return m
}

// drop multiplies each word of each sentence by the mask of the sentence, from
// src to dst.
func (l *Learner) drop(dst, src nn.Mat, mask nn.Mat) {
	for t, n := range l.steps.N {
		for b := range n {
			r := l.steps.Off[t] + b
			d, s, m := dst.Row(r), src.Row(r), mask.Row(b)
			for i := range d {
				d[i] = s[i] * m[i]
			}
		}
	}
}

func mul(dst, mask []float32) {
	for i, m := range mask {
		dst[i] *= m
	}
}

// Learn adds the gradients of the summed losses of a batch, longest sentence
// first. The seed fixes the dropout.
func (l *Learner) Learn(batch []*Example, seed uint64) {
	if len(batch) == 0 {
		return
	}
	l.rnd = rand.New(rand.NewPCG(seed, 77))
	n, a := l.net, &l.a
	a.Reset()
	lengths := make([]int, len(batch))
	for i, e := range batch {
		lengths[i] = len(e.Words)
	}
	l.steps.Layout(lengths)
	rows := l.steps.Rows

	words := make([]Word, rows)
	raw := a.Mat(rows, n.Input())
	for b, e := range batch {
		for t, w := range e.Words {
			r := l.steps.Off[t] + b
			if l.rnd.Float32() < l.Drop.Vector {
				w.Vector = -1
			}
			if l.rnd.Float32() < l.Drop.Learned {
				w.Learned = 0
			}
			for i := range w.Affix {
				if l.rnd.Float32() < l.Drop.Affix {
					w.Affix[i] = -1
				}
			}
			if l.Drop.Lists > 0 && l.rnd.Float32() < l.Drop.Lists {
				w.Lists = [len(w.Lists)]int32{}
			}
			words[r] = w
			n.Embed(raw.Row(r), &words[r])
		}
	}
	type step struct {
		mask  nn.Mat
		trace nn.Trace
	}
	trail := make([]step, len(n.Layer))
	y := raw
	for i, layer := range n.Layer {
		rate := l.Drop.Layer
		if i == 0 {
			rate = l.Drop.Input
		}
		st := &trail[i]
		st.mask = l.mask(len(batch), layer.In, rate)
		x := a.Mat(rows, layer.In)
		l.drop(x, y, st.mask)
		var rec [2]nn.Mat
		if l.Drop.Recurrent > 0 {
			rec = [2]nn.Mat{l.mask(len(batch), layer.H, l.Drop.Recurrent), l.mask(len(batch), layer.H, l.Drop.Recurrent)}
		}
		st.trace = layer.Forward(a, &l.steps, x, rec)
		if i == 0 {
			y = st.trace.Y
			continue
		}
		sum := a.Mat(rows, 2*n.Hidden)
		copy(sum.Data, st.trace.Y.Data)
		nn.Axpy(1, y.Data, sum.Data)
		y = sum
	}
	top := a.Mat(rows, 2*n.Hidden)
	topMask := l.mask(len(batch), 2*n.Hidden, l.Drop.Layer)
	l.drop(top, y, topMask)

	dtop := a.Mat(rows, 2*n.Hidden)
	l.heads(batch, top, dtop)

	l.drop(dtop, dtop, topMask)
	dy := dtop
	for i := len(n.Layer) - 1; i >= 0; i-- {
		layer, st := n.Layer[i], &trail[i]
		dx := a.Mat(rows, layer.In)
		g := nn.LSTMGrad{Wx: l.grad(layer.Wx), Bias: l.grad(layer.Bias), Wh: [2][]float32{l.grad(layer.Wh[0]), l.grad(layer.Wh[1])}}
		layer.Backward(a, &l.steps, &st.trace, dy, g, dx)
		l.drop(dx, dx, st.mask)
		if i > 0 {
			nn.Axpy(1, dy.Data, dx.Data) // the way around the layer
		}
		dy = dx
	}
	v, w := n.VectorDim, n.LearnedDim
	for r := range words {
		d := dy.Row(r)
		l.Word.Add(words[r].Learned, d[v:v+w])
		for _, x := range words[r].Affix {
			if x >= 0 {
				l.Affix.Add(x, d[v+w:])
			}
		}
		for _, x := range words[r].Lists {
			if x > 0 {
				l.Affix.Add(x-1, d[v+w:])
			}
		}
	}
}

// heads runs everything above the LSTMs and back.
func (l *Learner) heads(batch []*Example, top, dtop nn.Mat) {
	n, a := l.net, &l.a
	rows := top.Rows
	name, dep, head, ldep, lhead, end := n.cols()
	mlp := nn.Linear(a, top, n.MLP, n.MLPBias)
	mask := l.mask(rows, ldep, l.Drop.Hidden)
	for i := range rows {
		nn.LeakyReLU(mlp.Row(i)[:ldep])
		mul(mlp.Row(i)[:ldep], mask.Row(i))
	}
	dmlp := a.ZeroMat(rows, end)

	l.classes(batch, mlp, dmlp, UPOS, Lemma, 0, name, n.Tag, n.TagBias)
	if n.Moves != nil {
		l.chains(batch, mlp, dmlp, name, dep)
	} else {
		l.classes(batch, mlp, dmlp, Names, Names, name, dep, n.Name, n.NameBias)
	}
	l.arcs(batch, mlp, dmlp, dep, head, ldep)
	l.labels(batch, mlp, dmlp, ldep, lhead, end)

	for i := range rows {
		mul(dmlp.Row(i)[:ldep], mask.Row(i))
		nn.LeakyReLUGrad(mlp.Row(i)[:ldep], dmlp.Row(i)[:ldep])
	}
	nn.LinearGrad(a, top, dmlp, n.MLP, l.grad(n.MLP), l.grad(n.MLPBias), dtop)
}

// classes is the loss of word classifiers first to last, which share the
// weights w and the columns c0 to c1 of the MLP.
func (l *Learner) classes(batch []*Example, mlp, dmlp nn.Mat, first, last Task, c0, c1 int, w, bias *nn.Param) {
	n, a := l.net, &l.a
	x := mlp.Sub(0, mlp.Rows, c0, c1)
	scores := nn.Linear(a, x, w, bias)
	for b, e := range batch {
		for t := range e.Words {
			row := scores.Row(l.steps.Off[t] + b)
			for task := first; task <= last; task++ {
				part := row[:n.Classes[task]]
				row = row[n.Classes[task]:]
				gold := int32(-1)
				if e.Tags[task] != nil {
					gold = e.Tags[task][t]
				}
				if gold < 0 {
					clear(part)
					continue
				}
				if half := n.Classes[task] / 2; task == Names {
					if int(gold) < half {
						clear(part[half:])
						part = part[:half]
					} else {
						clear(part[:half])
						part, gold = part[half:], gold-int32(half)
					}
				}
				at := part[gold]
				l.Loss.Tags[task] += float64(nn.Softmax(part) - at)
				part[gold]--
				for i := range part {
					part[i] *= l.Weights[task]
				}
			}
		}
	}
	nn.LinearGrad(a, x, scores, w, l.grad(w), l.grad(bias), dmlp.Sub(0, mlp.Rows, c0, c1))
}

// arcs is the loss of the heads.
func (l *Learner) arcs(batch []*Example, mlp, dmlp nn.Mat, dep, head, ldep int) {
	n, a := l.net, &l.a
	k := n.ArcDim
	x := mlp.Sub(0, mlp.Rows, dep, head)
	q := nn.Linear(a, x, n.Arc, n.ArcBias)
	dq := a.ZeroMat(mlp.Rows, k)
	droot := l.grad(n.Root)
	for b, e := range batch {
		if e.Heads == nil {
			continue
		}
		size := len(e.Words)
		deps, heads := a.Mat(size, k), a.Mat(size+1, k)
		copy(heads.Row(0), n.Root.W)
		for t := range size {
			r := l.steps.Off[t] + b
			copy(deps.Row(t), q.Row(r))
			copy(heads.Row(t+1), mlp.Row(r)[head:ldep])
		}
		p := nn.PackIn(a, heads, true)
		scores := a.Mat(size, size+1)
		nn.Gemm(deps, &p, scores, false)
		for t, h := range e.Heads {
			row := scores.Row(t)
			if h < -1 {
				clear(row)
				continue
			}
			row[t+1] = -1e9
			at := row[h+1]
			l.Loss.Arc += float64(nn.Softmax(row) - at)
			l.Loss.Words++
			row[h+1]--
		}
		ph := nn.PackIn(a, heads, false)
		ddeps := a.Mat(size, k)
		nn.Gemm(scores, &ph, ddeps, false)
		pd := nn.PackIn(a, deps, false)
		dheads := a.Mat(size+1, k)
		nn.GemmT(scores, &pd, dheads, false)
		nn.Axpy(1, dheads.Row(0), droot)
		for t := range size {
			r := l.steps.Off[t] + b
			copy(dq.Row(r), ddeps.Row(t))
			nn.Axpy(1, dheads.Row(t+1), dmlp.Row(r)[head:ldep])
		}
	}
	nn.LinearGrad(a, x, dq, n.Arc, l.grad(n.Arc), l.grad(n.ArcBias), dmlp.Sub(0, mlp.Rows, dep, head))
}

// labels is the loss of the relations to the right heads.
func (l *Learner) labels(batch []*Example, mlp, dmlp nn.Mat, ldep, lhead, end int) {
	n, a := l.net, &l.a
	type pair struct{ dep, head, gold int }
	var pairs []pair
	for b, e := range batch {
		for t, h := range e.Heads {
			if h >= 0 && e.Labels[t] >= 0 {
				pairs = append(pairs, pair{l.steps.Off[t] + b, l.steps.Off[h] + b, int(e.Labels[t])})
			}
		}
	}
	if len(pairs) == 0 {
		return
	}
	z := a.Mat(len(pairs), 2*n.LabelDim)
	for i, p := range pairs {
		mix(z.Row(i), mlp.Row(p.dep)[ldep:lhead], mlp.Row(p.head)[lhead:end])
	}
	raw := a.Mat(len(pairs), 2*n.LabelDim)
	copy(raw.Data, z.Data)
	mask := l.mask(z.Rows, z.Cols, l.Drop.Hidden)
	mul(z.Data, mask.Data)
	scores := nn.Linear(a, z, n.Label, n.LabelBias)
	for i, p := range pairs {
		row := scores.Row(i)
		at := row[p.gold]
		l.Loss.Label += float64(nn.Softmax(row) - at)
		row[p.gold]--
	}
	dz := a.Mat(z.Rows, z.Cols)
	nn.LinearGrad(a, z, scores, n.Label, l.grad(n.Label), l.grad(n.LabelBias), dz)
	mul(dz.Data, mask.Data)
	k := n.LabelDim
	for i, p := range pairs {
		d, h := mlp.Row(p.dep)[ldep:lhead], mlp.Row(p.head)[lhead:end]
		gd, gh := dmlp.Row(p.dep)[ldep:lhead], dmlp.Row(p.head)[lhead:end]
		g, out := dz.Row(i), raw.Row(i)
		for j := range k {
			v := g[j]
			if out[j] < 0 {
				v *= nn.Leak
			}
			gd[j] += v
			gh[j] += v
		}
		for j := k; j < 2*k; j++ {
			fd, sd := leaky(d[j])
			fh, sh := leaky(h[j])
			gd[j] += g[j] * fh * sd
			gh[j] += g[j] * fd * sh
		}
	}
}

func leaky(x float32) (value, slope float32) {
	if x < 0 {
		return nn.Leak * x, nn.Leak
	}
	return x, 1
}

// Clear forgets gradients and losses.
func (l *Learner) Clear() {
	for _, g := range l.Grads {
		clear(g)
	}
	l.Word.Clear()
	l.Affix.Clear()
	l.Loss = Loss{}
}
