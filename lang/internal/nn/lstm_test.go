package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBiLSTMGradient compares the derivatives with differences.
func TestBiLSTMGradient(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const in, h = 5, 8
	l := &BiLSTM{In: in, H: h, Wx: NewParam("wx", in, 8*h), Bias: NewParam("b", 1, 8*h),
		Wh: [2]*Param{NewParam("f", h, 4*h), NewParam("b", h, 4*h)}}
	params := []*Param{l.Wx, l.Bias, l.Wh[0], l.Wh[1]}
	for _, p := range params {
		for i := range p.W {
			p.W[i] = float32(r.NormFloat64()) * 0.4
		}
	}
	var s Steps
	s.Layout([]int{5, 3, 3, 1})
	if s.Rows != 12 {
		t.Fatalf("rows = %d, want 12", s.Rows)
	}
	x, w := random(r, s.Rows, in, in), random(r, s.Rows, 2*h, 2*h)
	masks := [2]Mat{random(r, 4, h, h), random(r, 4, h, h)}
	var a Arena
	loss := func() float64 {
		a.Reset()
		for _, p := range params {
			p.Refresh()
		}
		tr := l.Forward(&a, &s, x, masks)
		sum := 0.0
		for i := range w.Data {
			sum += float64(w.Data[i]) * float64(tr.Y.Data[i])
		}
		return sum
	}
	loss()
	a.Reset()
	tr := l.Forward(&a, &s, x, masks)
	g := LSTMGrad{make([]float32, len(l.Wx.W)), make([]float32, len(l.Bias.W)), [2][]float32{make([]float32, len(l.Wh[0].W)), make([]float32, len(l.Wh[1].W))}}
	dx := View(s.Rows, in, make([]float32, s.Rows*in))
	l.Backward(&a, &s, &tr, w, g, dx)
	check := func(name string, values, grad []float32) {
		t.Helper()
		for range 40 {
			i := r.IntN(len(values))
			old := values[i]
			const eps = 1e-2
			values[i] = old + eps
			up := loss()
			values[i] = old - eps
			down := loss()
			values[i] = old
			want := (up - down) / (2 * eps)
			if !(math.Abs(want-float64(grad[i])) <= 5e-3*(1+math.Abs(want))) {
				t.Errorf("%s[%d]: gradient %g, differences say %g", name, i, grad[i], want)
			}
		}
	}
	check("Wx", l.Wx.W, g.Wx)
	check("Bias", l.Bias.W, g.Bias)
	check("Wh forward", l.Wh[0].W, g.Wh[0])
	check("Wh backward", l.Wh[1].W, g.Wh[1])
	check("x", x.Data, dx.Data)
}
