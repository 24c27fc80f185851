package nn

// Steps says how a batch of sequences is laid out in the rows of a matrix: time
// by time, at each time the sequences still running, longest sequence first.
// Element t of sequence b stands in row Off[t]+b, and only sequences b < N[t]
// have one.
type Steps struct {
	N, Off []int
	Rows   int
}

// Layout sets the steps for sequences of the given lengths, which must not rise.
func (s *Steps) Layout(lengths []int) {
	s.N, s.Off, s.Rows = s.N[:0], s.Off[:0], 0
	if len(lengths) == 0 {
		return
	}
	n := len(lengths)
	for t := range lengths[0] {
		for lengths[n-1] <= t {
			n--
		}
		s.N = append(s.N, n)
		s.Off = append(s.Off, s.Rows)
		s.Rows += n
	}
}

// prev returns the step before t in reading direction dir (0 forwards, 1
// backwards) and for how many sequences there is one.
func (s *Steps) prev(t, dir int) (int, int) {
	if dir == 0 {
		if t == 0 {
			return 0, 0
		}
		return t - 1, s.N[t]
	}
	if t+1 == len(s.N) {
		return 0, 0
	}
	return t + 1, s.N[t+1]
}

// BiLSTM is a layer of two LSTMs (Hochreiter and Schmidhuber 1997, with forget
// gates), one reading forwards, one backwards. Wx is In×8H, the gates of the
// forward reader in columns 0 to 4H, in the order input, forget, cell, output.
type BiLSTM struct {
	In, H    int
	Wx, Bias *Param
	Wh       [2]*Param // H×4H each
}

// Trace is what a forward pass leaves for the backward pass.
type Trace struct {
	X     Mat // input
	G     Mat // gate activations, rows×8H
	C, TC Mat // cells and their tanh, rows×2H
	Y     Mat // outputs, rows×2H
	HP    Mat // outputs of the step before, after recurrent dropout, rows×2H
	Masks [2]Mat
}

// Forward runs the layer over x, in floats, for training. masks, if not nil, are the recurrent dropout
// of each direction: one row of H factors for each sequence.
func (l *BiLSTM) Forward(a *Arena, s *Steps, x Mat, masks [2]Mat) Trace {
	h := l.H
	tr := Trace{X: x, Masks: masks}
	tr.G = Linear(a, x, l.Wx, l.Bias)
	tr.C, tr.TC, tr.Y = a.Mat(x.Rows, 2*h), a.Mat(x.Rows, 2*h), a.Mat(x.Rows, 2*h)
	tr.HP = a.ZeroMat(x.Rows, 2*h)
	zero := a.Zero(h)
	for dir := range 2 {
		c0 := dir * h
		for i := range s.N {
			t := i
			if dir == 1 {
				t = len(s.N) - 1 - i
			}
			r0, n := s.Off[t], s.N[t]
			p, np := s.prev(t, dir)
			if np > 0 {
				before := tr.Y.Sub(s.Off[p], s.Off[p]+np, c0, c0+h)
				hp := tr.HP.Sub(r0, r0+np, c0, c0+h)
				for b := range np {
					src, dst := before.Row(b), hp.Row(b)
					if masks[dir].Data == nil {
						copy(dst, src)
						continue
					}
					for k, m := range masks[dir].Row(b) {
						dst[k] = src[k] * m
					}
				}
				Gemm(hp, l.Wh[dir].P, tr.G.Sub(r0, r0+np, 4*c0, 4*(c0+h)), true)
			}
			for b := range n {
				cp := zero
				if b < np {
					cp = tr.C.Row(s.Off[p] + b)[c0 : c0+h]
				}
				r := r0 + b
				LSTMCell(tr.G.Row(r)[4*c0:4*(c0+h)], cp, tr.C.Row(r)[c0:c0+h], tr.TC.Row(r)[c0:c0+h], tr.Y.Row(r)[c0:c0+h])
			}
		}
	}
	return tr
}

// LSTMGrad holds the gradients of a layer, shaped like its weights.
type LSTMGrad struct {
	Wx, Bias []float32
	Wh       [2][]float32
}

// Backward adds the gradients of the weights to g, given the gradient dy of the
// output, and sets dx unless it has no data.
func (l *BiLSTM) Backward(a *Arena, s *Steps, tr *Trace, dy Mat, g LSTMGrad, dx Mat) {
	h := l.H
	dg := a.Mat(dy.Rows, 8*h)
	if len(s.N) == 0 {
		return
	}
	most := s.N[0]
	zero := a.Zero(h)
	for dir := range 2 {
		c0 := dir * h
		dh, dc := a.ZeroMat(most, h), a.ZeroMat(most, h)
		for i := range s.N {
			t := len(s.N) - 1 - i
			if dir == 1 {
				t = i
			}
			r0, n := s.Off[t], s.N[t]
			p, np := s.prev(t, dir)
			for b := range n {
				r := r0 + b
				cp := zero
				if b < np {
					cp = tr.C.Row(s.Off[p] + b)[c0 : c0+h]
				}
				cellGrad(tr.G.Row(r)[4*c0:4*(c0+h)], cp, tr.TC.Row(r)[c0:c0+h], dy.Row(r)[c0:c0+h],
					dh.Row(b), dc.Row(b), dg.Row(r)[4*c0:4*(c0+h)])
			}
			// Sequences without a step before are done; those that start at
			// the next step visited still hold zeros.
			Gemm(dg.Sub(r0, r0+np, 4*c0, 4*(c0+h)), l.Wh[dir].PT, dh.Sub(0, np, 0, h), false)
			if tr.Masks[dir].Data != nil {
				for b := range np {
					d := dh.Row(b)
					for k, m := range tr.Masks[dir].Row(b) {
						d[k] *= m
					}
				}
			}
		}
		part := dg.Sub(0, dg.Rows, 4*c0, 4*(c0+h))
		pk := PackIn(a, part, false)
		GemmT(tr.HP.Sub(0, dg.Rows, c0, c0+h), &pk, View(h, 4*h, g.Wh[dir]), true)
	}
	LinearGrad(a, tr.X, dg, l.Wx, g.Wx, g.Bias, dx)
}

// cellGrad is the derivative of one LSTM step. dh and dc hold what flowed back
// from the step after; dc is replaced by what flows on.
func cellGrad(gates, cp, tc, dy, dh, dc, dg []float32) {
	n := len(dc)
	gi, gf, gg, g := gates[:n], gates[n:][:n], gates[2*n:][:n], gates[3*n:][:n]
	di, df, dz, do := dg[:n], dg[n:][:n], dg[2*n:][:n], dg[3*n:][:n]
	cp, tc, dy, dh = cp[:n], tc[:n], dy[:n], dh[:n]
	for k := range n {
		d := dy[k] + dh[k]
		i, f, z, o, t := gi[k], gf[k], gg[k], g[k], tc[k]
		do[k] = d * t * o * (1 - o)
		c := dc[k] + d*o*(1-t*t)
		di[k] = c * z * i * (1 - i)
		df[k] = c * cp[k] * f * (1 - f)
		dz[k] = c * i * (1 - z*z)
		dc[k] = c * f
	}
}
