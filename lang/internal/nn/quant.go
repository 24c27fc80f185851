package nn

import "math"

// Reading multiplies whole numbers: weights of 8 bits, as they stand in the
// model file with a scale for each row, and activations brought to 7 bits row by
// row. Integer sums are exact, so only the last step, back to floats, can round
// differently between machines.

// half is the value of a zero activation; activations lie within half ± 63.
const (
	half = 64
	span = 63
)

// quad is how many rows of a column stand together in a panel.
const quad = 4

// PackedInt is a right-hand matrix of K×N signed bytes in panels of 16 columns,
// four rows of each column together, padded with zeros.
type PackedInt struct {
	K, N  int
	Scale []float32 // by row
	data  []int8
	fix   []int32 // by column: half times its sum, what the offset of the activations adds
}

// PackInt lays out a K×N matrix of signed bytes, row by row in q.
func PackInt(q string, scale []float32, k, n int) *PackedInt {
	np := (n + panel - 1) / panel
	kq := (k + quad - 1) / quad
	p := &PackedInt{K: k, N: n, Scale: scale, data: make([]int8, np*panel*kq*quad), fix: make([]int32, np*panel)}
	for r := range k {
		row := q[r*n : (r+1)*n]
		for c := range n {
			v := int8(row[c])
			p.data[((c/panel*kq+r/quad)*panel+c%panel)*quad+r%quad] = v
			p.fix[c] += half * int32(v)
		}
	}
	return p
}

// bytes hands out scratch for activations.
type bytes struct{ buf []byte }

func (b *bytes) take(n int) []byte {
	if cap(b.buf) < n {
		b.buf = make([]byte, n+n/2)
	}
	return b.buf[:n]
}

// GemmInt computes c += a·b.
func GemmInt(s *bytes, a Mat, b *PackedInt, c Mat) {
	if a.Cols != b.K || c.Rows != a.Rows || c.Cols != b.N {
		panic("nn: shapes of a product do not agree")
	}
	if a.Rows == 0 {
		return
	}
	kq := (b.K + quad - 1) / quad
	width := kq * quad
	q := s.take(a.Rows * width)
	np := (b.N + panel - 1) / panel
	var scales, edge [6 * panel]float32
	for i := 0; i < a.Rows; i += 6 {
		mr := min(6, a.Rows-i)
		for r := range mr {
			out := q[(i+r)*width : (i+r+1)*width]
			top := peak(a.Row(i+r), b.Scale)
			if top == 0 {
				top = 1
			}
			scales[r] = top / span
			squeeze(a.Row(i+r), b.Scale, span/top, out)
			for x := b.K; x < width; x++ {
				out[x] = half
			}
		}
		qa := q[i*width:]
		for j := range np {
			bp := b.data[j*kq*panel*quad:]
			fix := b.fix[j*panel : (j+1)*panel]
			if (j+1)*panel <= b.N {
				kernelInt(mr, kq, qa, width, bp, fix, scales[:], c.Data[i*c.Stride+j*panel:], c.Stride)
				continue
			}
			clear(edge[:])
			kernelInt(mr, kq, qa, width, bp, fix, scales[:], edge[:], panel)
			for r := range mr {
				dst := c.Row(i + r)[j*panel:]
				for x := range dst {
					dst[x] += edge[r*panel+x]
				}
			}
		}
	}
}

func kernelIntGo(mr, kq int, a []byte, ars int, b []int8, fix []int32, scale, c []float32, ldc int) {
	for r := range mr {
		var s [panel]int32
		for x := range kq {
			av := a[r*ars+x*quad : r*ars+x*quad+quad : r*ars+x*quad+quad]
			a0, a1, a2, a3 := int32(av[0]), int32(av[1]), int32(av[2]), int32(av[3])
			bb := b[x*panel*quad : (x+1)*panel*quad : (x+1)*panel*quad]
			for j := range s {
				s[j] += a0*int32(bb[4*j]) + a1*int32(bb[4*j+1]) + a2*int32(bb[4*j+2]) + a3*int32(bb[4*j+3])
			}
		}
		dst := c[r*ldc : r*ldc+panel]
		for j, v := range s {
			dst[j] += float32(v-fix[j]) * scale[r]
		}
	}
}

func peakGo(x, s []float32) float32 {
	var m float32
	for i, v := range x {
		v *= s[i]
		m = max(m, v, -v)
	}
	return m
}

func squeezeGo(x, s []float32, inv float32, out []byte) {
	for i, v := range x {
		w := v * s[i] * inv
		out[i] = byte(int(math.RoundToEven(float64(w))) + half)
	}
}

// Reader is the scratch of one reading goroutine.
type Reader struct {
	Arena
	Steps Steps
	bytes bytes
}

// Linear computes y = x·W + bias in whole numbers.
func (r *Reader) Linear(x Mat, w, bias *Param) Mat {
	y := r.Mat(x.Rows, w.Cols)
	for i := range y.Rows {
		copy(y.Row(i), bias.W)
	}
	GemmInt(&r.bytes, x, w.Int, y)
	return y
}

// LSTM runs a layer over x, whose rows are laid out as r.Steps says, and returns
// its outputs, rows×2H.
func (r *Reader) LSTM(l *BiLSTM, x Mat) Mat {
	h, s := l.H, &r.Steps
	g := r.Linear(x, l.Wx, l.Bias)
	y := r.Mat(x.Rows, 2*h)
	if len(s.N) == 0 {
		return y
	}
	tc := r.Dirty(h)
	for dir := range 2 {
		c0 := dir * h
		cells := r.ZeroMat(s.N[0], h)
		for i := range s.N {
			t := i
			if dir == 1 {
				t = len(s.N) - 1 - i
			}
			r0 := s.Off[t]
			if p, np := s.prev(t, dir); np > 0 {
				GemmInt(&r.bytes, y.Sub(s.Off[p], s.Off[p]+np, c0, c0+h), l.Wh[dir].Int, g.Sub(r0, r0+np, 4*c0, 4*(c0+h)))
			}
			for b := range s.N[t] {
				c := cells.Row(b)
				LSTMCell(g.Row(r0 + b)[4*c0:4*(c0+h)], c, c, tc, y.Row(r0 + b)[c0:c0+h])
			}
		}
	}
	return y
}
