package net

import (
	"math"
	"slices"

	"chancery/lang/internal/nn"
)

// chain is the loss of the names of a sentence as a conditional random field
// (Lafferty et al. 2001): the score of a sequence of tags is the sum of the
// scores of its tags and of the moves between them. An answer of Any, or none,
// allows several sequences, which count together (Tsuboi et al. 2008).
type chain struct {
	k       int
	valid   []bool // from tag a to tag b: a*k+b
	forward [2][]float64
	back    []float64
	tmp     []float64
}

// run turns the scores of the words of a sentence, row by row, into the gradient
// of the loss, adds the gradient of the moves, and returns the loss. allowed
// tells whether a word may have a tag.
func (c *chain) run(rows [][]float32, moves []float32, allowed func(word, tag int) bool, dmoves []float32, weight float32) float64 {
	k, n := c.k, len(rows)
	if len(c.tmp) < k {
		c.tmp, c.back = make([]float64, k), make([]float64, 2*k)
	}
	scores := make([]float64, n*k)
	for t, row := range rows {
		for i := range k {
			scores[t*k+i] = float64(row[i])
		}
	}
	free := func(int, int) bool { return true }
	var z [2]float64
	for pass, ok := range []func(int, int) bool{free, allowed} {
		if cap(c.forward[pass]) < n*k {
			c.forward[pass] = make([]float64, n*k)
		}
		c.forward[pass] = c.forward[pass][:n*k]
		z[pass] = c.ahead(scores, moves, ok, c.forward[pass])
	}
	if math.IsInf(z[1], -1) { // an annotation that no sequence agrees with
		for _, row := range rows {
			clear(row)
		}
		return 0
	}
	for _, row := range rows {
		clear(row)
	}
	c.backward(scores, moves, free, c.forward[0], z[0], rows, dmoves, weight)
	c.backward(scores, moves, allowed, c.forward[1], z[1], rows, dmoves, -weight)
	return z[0] - z[1]
}

// ahead fills in the logarithms of the sums over all beginnings that end in each
// tag and returns that over all sequences.
func (c *chain) ahead(scores []float64, moves []float32, ok func(int, int) bool, f []float64) float64 {
	k := c.k
	for t := 0; t*k < len(scores); t++ {
		for b := range k {
			if !ok(t, b) || t == 0 && !c.starts(b) {
				f[t*k+b] = math.Inf(-1)
				continue
			}
			if t == 0 {
				f[b] = scores[b]
				continue
			}
			for a := range k {
				c.tmp[a] = math.Inf(-1)
				if c.valid[a*k+b] {
					c.tmp[a] = f[(t-1)*k+a] + float64(moves[a*k+b])
				}
			}
			f[t*k+b] = logSum(c.tmp[:k]) + scores[t*k+b]
		}
	}
	return logSum(f[len(f)-k:])
}

// starts reports whether a sentence may begin with a tag: those that may follow
// tag 0, which is no name.
func (c *chain) starts(b int) bool { return c.valid[b] }

// backward adds weight times the shares of tags to rows and of moves to dmoves.
func (c *chain) backward(scores []float64, moves []float32, ok func(int, int) bool, f []float64, z float64, rows [][]float32, dmoves []float32, weight float32) {
	k, n := c.k, len(rows)
	next, here := c.back[:k], c.back[k:2*k]
	clear(next)
	for t := n - 1; t >= 0; t-- {
		for a := range k {
			rows[t][a] += weight * float32(math.Exp(f[t*k+a]+next[a]-z))
		}
		if t == 0 {
			return
		}
		for a := range k {
			for b := range k {
				c.tmp[b] = math.Inf(-1)
				if c.valid[a*k+b] && ok(t, b) {
					c.tmp[b] = float64(moves[a*k+b]) + scores[t*k+b] + next[b]
					if p := f[(t-1)*k+a] + c.tmp[b] - z; p > -30 {
						dmoves[a*k+b] += weight * float32(math.Exp(p))
					}
				}
			}
			here[a] = logSum(c.tmp[:k])
		}
		next, here = here, next
	}
}

func logSum(x []float64) float64 {
	top := math.Inf(-1)
	for _, v := range x {
		top = max(top, v)
	}
	if math.IsInf(top, -1) {
		return top
	}
	s := 0.0
	for _, v := range x {
		if d := v - top; d > -40 {
			s += math.Exp(d)
		}
	}
	return top + math.Log(s)
}

// chains is the loss of the names of a batch, whose scores become gradients.
func (l *Learner) chains(batch []*Example, mlp, dmlp nn.Mat, c0, c1 int) {
	n, a := l.net, &l.a
	x := mlp.Sub(0, mlp.Rows, c0, c1)
	scores := nn.Linear(a, x, n.Name, n.NameBias)
	half := n.Classes[Names] / 2
	l.chain.k, l.chain.valid = half, l.Valid
	for b, e := range batch {
		rows := make([][]float32, len(e.Words))
		for t := range rows {
			row := scores.Row(l.steps.Off[t] + b)
			clear(row[half:])
			rows[t] = row[:half]
		}
		gold := e.Tags[Names]
		var soft []float32
		if e.Soft != nil && l.Teacher > 0 {
			soft = l.taught(rows, e.Soft)
		}
		if gold == nil {
			for _, row := range rows {
				clear(row)
			}
		} else {
			l.Loss.Tags[Names] += l.chain.run(rows, n.Moves.W, func(t, tag int) bool {
				switch g := gold[t]; {
				case g == Any:
					return l.Open[tag]
				case g < 0:
					return true
				default:
					return int(g) == tag
				}
			}, l.grad(n.Moves), l.Weights[Names])
		}
		if soft != nil {
			for t, row := range rows {
				nn.Axpy(1, soft[t*half:(t+1)*half], row)
			}
		}
	}
	nn.LinearGrad(a, x, scores, n.Name, l.grad(n.Name), l.grad(n.NameBias), dmlp.Sub(0, mlp.Rows, c0, c1))
}

// taught is the gradient of the cross entropy of the scores of words against the
// chances of a teacher (Hinton et al. 2015), whose no name is any other tag.
func (l *Learner) taught(rows [][]float32, soft []float32) []float32 {
	k := l.chain.k
	out := make([]float32, len(rows)*k)
	for t, row := range rows {
		g, want := out[t*k:(t+1)*k], soft[t*SoftTags:(t+1)*SoftTags]
		top := slices.Max(row)
		sum, none := 0.0, 0.0
		for i, v := range row {
			e := math.Exp(float64(v - top))
			g[i] = float32(e)
			sum += e
			if i == 0 || i >= SoftTags {
				none += e
			}
		}
		for i := range g {
			share := float64(g[i]) / sum
			if i > 0 && i < SoftTags {
				share -= float64(want[i])
			} else {
				share -= float64(want[0]) * float64(g[i]) / none
			}
			g[i] = l.Teacher * float32(share)
		}
	}
	return out
}
