package net

import "chancery/lang/internal/nn"

// Scratch is the memory of one reading goroutine.
type Scratch struct {
	nn.Reader           // of the batch
	arc       nn.Reader // of a sentence
}

// Batch is the outcome of the network for a batch of sentences. Word t of
// sentence b (in the batch's order) has row Row(b, t).
type Batch struct {
	net   *Net
	s     *Scratch
	mlp   nn.Mat
	arcs  nn.Mat // dependents times Arc plus bias
	Tags  nn.Mat // scores of the first four tasks side by side
	Names nn.Mat
}

// Row returns the row of word t of sentence b.
func (b *Batch) Row(sentence, t int) int { return b.s.Steps.Off[t] + sentence }

// Run reads a batch of sentences, longest first. The result is valid until the
// next use of the scratch.
func (n *Net) Run(s *Scratch, sentences [][]Word, lengths []int) Batch {
	s.Reset()
	s.Steps.Layout(lengths)
	x := s.Mat(s.Steps.Rows, n.Input())
	for b, words := range sentences {
		for t := range words {
			n.Embed(x.Row(s.Steps.Off[t]+b), &words[t])
		}
	}
	for i, l := range n.Layer {
		y := s.LSTM(l, x)
		if i > 0 {
			nn.Axpy(1, x.Data, y.Data)
		}
		x = y
	}
	out := Batch{net: n, s: s}
	out.mlp = s.Linear(x, n.MLP, n.MLPBias)
	name, dep, head, ldep, _, _ := n.cols()
	for i := range out.mlp.Rows {
		nn.LeakyReLU(out.mlp.Row(i)[:ldep])
	}
	rows := x.Rows
	out.Tags = s.Linear(out.mlp.Sub(0, rows, 0, name), n.Tag, n.TagBias)
	if n.Beside != nil {
		out.Names = n.Beside.names(s, n, sentences)
	} else {
		out.Names = s.Linear(out.mlp.Sub(0, rows, name, dep), n.Name, n.NameBias)
	}
	out.arcs = s.Linear(out.mlp.Sub(0, rows, dep, head), n.Arc, n.ArcBias)
	return out
}

// ArcScores returns the scores of all heads for the words of a sentence of
// length size: row i is word i, column 0 the root, column j+1 word j. It is
// valid until the next call.
func (b *Batch) ArcScores(sentence, size int) nn.Mat {
	n, a := b.net, &b.s.arc
	a.Reset()
	_, _, head, ldep, _, _ := n.cols()
	deps, heads := a.Mat(size, n.ArcDim), a.Mat(size+1, n.ArcDim)
	copy(heads.Row(0), n.Root.W)
	for t := range size {
		r := b.Row(sentence, t)
		copy(deps.Row(t), b.arcs.Row(r))
		copy(heads.Row(t+1), b.mlp.Row(r)[head:ldep])
	}
	p := nn.PackIn(&a.Arena, heads, true)
	scores := a.Mat(size, size+1)
	nn.Gemm(deps, &p, scores, false)
	return scores
}

// LabelScores returns the scores of the relations between the words of a
// sentence and their heads (-1 for the root, whose row means nothing). It is
// valid until the next call of a method.
func (b *Batch) LabelScores(sentence int, heads []int32) nn.Mat {
	n, a := b.net, &b.s.arc
	a.Reset()
	_, _, _, ldep, lhead, end := n.cols()
	z := a.Mat(len(heads), 2*n.LabelDim)
	for t, h := range heads {
		d := b.mlp.Row(b.Row(sentence, t))[ldep:lhead]
		g := d
		if h >= 0 {
			g = b.mlp.Row(b.Row(sentence, int(h)))[lhead:end]
		}
		mix(z.Row(t), d, g)
	}
	return a.Linear(z, n.Label, n.LabelBias)
}

// mix joins a dependent and a head: the first half by a rectified sum, the
// second by the product of the rectified values.
func mix(z, d, h []float32) {
	k := len(z) / 2
	for i := range k {
		v := d[i] + h[i]
		z[i] = max(v, nn.Leak*v)
	}
	for i := k; i < 2*k; i++ {
		z[i] = max(d[i], nn.Leak*d[i]) * max(h[i], nn.Leak*h[i])
	}
}
