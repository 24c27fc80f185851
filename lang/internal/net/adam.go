package net

import "math"

// Adam holds the moments of a network's weights (Kingma and Ba 2015, with
// decoupled weight decay after Loshchilov and Hutter 2019). Table rows move
// only when touched.
type Adam struct {
	Beta1, Beta2, Decay float32
	Step                int
	M, V                [][]float32 // by parameter, then Word and Affix
}

// NewAdam returns moments of zero.
func NewAdam(n *Net) *Adam {
	a := &Adam{Beta1: 0.9, Beta2: 0.98, Decay: 1e-5}
	sizes := []int{}
	for _, p := range n.Params {
		sizes = append(sizes, len(p.W))
	}
	sizes = append(sizes, len(n.Word.F), len(n.Affix.F))
	for _, s := range sizes {
		a.M = append(a.M, make([]float32, s))
		a.V = append(a.V, make([]float32, s))
	}
	return a
}

// Apply takes one step of the given rate along the sum of two learners'
// gradients divided by norm, cut to length clip, and returns the length. run
// executes independent jobs, perhaps in parallel.
func (a *Adam) Apply(n *Net, l [2]*Learner, norm, rate, clip float32, run func(jobs []func())) float32 {
	a.Step++
	sums := make([]float64, len(n.Params))
	var jobs []func()
	for i := range n.Params {
		jobs = append(jobs, func() {
			g, h := l[0].Grads[i], l[1].Grads[i]
			s := 0.0
			for j, v := range h {
				v += g[j]
				g[j] = v
				s += float64(v) * float64(v)
			}
			sums[i] = s
		})
	}
	run(jobs)
	total := 0.0
	for _, s := range sums {
		total += s
	}
	for _, pair := range [][2]*Sparse{{&l[0].Word, &l[1].Word}, {&l[0].Affix, &l[1].Affix}} {
		for _, r := range pair[1].Touched {
			pair[0].Add(r, pair[1].Row(r))
		}
		for _, r := range pair[0].Touched {
			for _, v := range pair[0].Row(r) {
				total += float64(v) * float64(v)
			}
		}
	}
	length := float32(math.Sqrt(total)) / norm
	scale := 1 / norm
	if length > clip {
		scale *= clip / length
	}
	fix1 := 1 - float32(math.Pow(float64(a.Beta1), float64(a.Step)))
	fix2 := 1 - float32(math.Pow(float64(a.Beta2), float64(a.Step)))
	s := step{a.Beta1, a.Beta2, scale, rate * float32(math.Sqrt(float64(fix2))) / fix1, rate * a.Decay}
	jobs = jobs[:0]
	for i, p := range n.Params {
		jobs = append(jobs, func() { s.move(p.W, l[0].Grads[i], a.M[i], a.V[i]) })
	}
	for i, t := range []*Table{n.Word, n.Affix} {
		sp := []*Sparse{&l[0].Word, &l[0].Affix}[i]
		m, v := a.M[len(n.Params)+i], a.V[len(n.Params)+i]
		jobs = append(jobs, func() {
			for _, r := range sp.Touched {
				x, y := int(r)*t.Dim, (int(r)+1)*t.Dim
				s.move(t.F[x:y], sp.Row(r), m[x:y], v[x:y])
			}
		})
	}
	run(jobs)
	return length
}

type step struct{ b1, b2, scale, rate, decay float32 }

func (s step) move(w, g, m, v []float32) {
	g, m, v = g[:len(w)], m[:len(w)], v[:len(w)]
	c1, c2, keep := 1-s.b1, 1-s.b2, 1-s.decay
	for i := range w {
		d := g[i] * s.scale
		mm := s.b1*m[i] + c1*d
		vv := s.b2*v[i] + c2*d*d
		m[i], v[i] = mm, vv
		w[i] = w[i]*keep - s.rate*mm/(float32(math.Sqrt(float64(vv)))+1e-8)
	}
}
