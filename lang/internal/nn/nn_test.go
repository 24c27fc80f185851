package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, rows, cols, stride int) Mat {
	m := Mat{rows, cols, stride, make([]float32, rows*stride)}
	for i := range m.Data {
		m.Data[i] = float32(r.NormFloat64())
	}
	return m
}

func TestGemm(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range [][3]int{{1, 1, 1}, {6, 16, 16}, {7, 300, 17}, {13, 5, 33}, {50, 257, 48}, {3, 513, 100}, {12, 64, 15}} {
		m, k, n := d[0], d[1], d[2]
		for variant := range 8 {
			ta, tb, add := variant&1 > 0, variant&2 > 0, variant&4 > 0
			a, b := random(r, m, k, k+3), random(r, k, n, n+1)
			if ta {
				a = random(r, k, m, m+2)
			}
			if tb {
				b = random(r, n, k, k+5)
			}
			c := random(r, m, n, n+2)
			want, scale := make([]float64, m*n), make([]float64, m*n)
			for i := range m {
				for j := range n {
					if add {
						want[i*n+j] = float64(c.Row(i)[j])
					}
					for x := range k {
						av, bv := 0.0, 0.0
						if ta {
							av = float64(a.Row(x)[i])
						} else {
							av = float64(a.Row(i)[x])
						}
						if tb {
							bv = float64(b.Row(j)[x])
						} else {
							bv = float64(b.Row(x)[j])
						}
						want[i*n+j] += av * bv
						scale[i*n+j] += math.Abs(av * bv)
					}
				}
			}
			var p *Packed
			if tb {
				p = PackT(b, nil)
			} else {
				p = Pack(b, nil)
			}
			if ta {
				GemmT(a, p, c, add)
			} else {
				Gemm(a, p, c, add)
			}
			for i := range m {
				for j := range n {
					if got := float64(c.Row(i)[j]); !(math.Abs(got-want[i*n+j]) <= 1e-5*(scale[i*n+j]+1)) {
						t.Fatalf("%v variant %d: c[%d,%d] = %g, want %g", d, variant, i, j, got, want[i*n+j])
					}
				}
			}
		}
	}
}

func TestKernelsAgree(t *testing.T) {
	if !fast {
		t.Skip("no AVX2 here: only the portable kernels run")
	}
	r := rand.New(rand.NewPCG(3, 4))
	a, b := random(r, 6, 200, 200), random(r, 200, 16, 16)
	for mr := 1; mr <= 6; mr++ {
		c1, c2 := random(r, 6, 16, 16), Mat{6, 16, 16, nil}
		c2.Data = append([]float32(nil), c1.Data...)
		kernel(mr, 200, a.Data, 200, 1, b.Data, c1.Data, 16, true)
		kernelGo(mr, 200, a.Data, 200, 1, b.Data, c2.Data, 16, true)
		for i := range c1.Data {
			if !(math.Abs(float64(c1.Data[i]-c2.Data[i])) <= 1e-3) {
				t.Fatalf("mr %d: %g against %g", mr, c1.Data[i], c2.Data[i])
			}
		}
	}
	const n = 40
	g1 := random(r, 1, 4*n, 4*n).Data
	for i := range g1 {
		g1[i] *= 10
	}
	g2 := append([]float32(nil), g1...)
	cp := random(r, 1, n, n).Data
	o1, o2 := make([]float32, 3*n), make([]float32, 3*n)
	LSTMCell(g1, cp, o1[:n], o1[n:2*n], o1[2*n:])
	lstmCellGo(g2, cp, o2[:n], o2[n:2*n], o2[2*n:])
	for i := range o1 {
		if !(math.Abs(float64(o1[i]-o2[i])) <= 1e-6) {
			t.Fatalf("cell output %d: %g against %g", i, o1[i], o2[i])
		}
	}
}

func TestExp(t *testing.T) {
	for x := float32(-86); x < 86; x += 0.013 {
		want := math.Exp(float64(x))
		if got := float64(Exp(x)); !(math.Abs(got-want) <= 4e-7*want) {
			t.Fatalf("Exp(%g) = %g, want %g", x, got, want)
		}
	}
}

func TestDotAxpy(t *testing.T) {
	for n := range 40 {
		a, b := make([]float32, n), make([]float32, n)
		want := float32(0)
		for i := range a {
			a[i], b[i] = float32(i), float32(2*i+1)
			want += a[i] * b[i]
		}
		if got := Dot(a, b); got != want {
			t.Errorf("Dot of %d = %g, want %g", n, got, want)
		}
		Axpy(2, a, b)
		for i := range b {
			if b[i] != float32(4*i+1) {
				t.Errorf("Axpy of %d: y[%d] = %g", n, i, b[i])
			}
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, d := range [][3]int{{600, 256, 1280}, {24, 160, 640}, {6, 160, 640}, {320, 600, 1280}} {
		b.Run(fmt.Sprint(d), func(b *testing.B) {
			a, w, c := random(r, d[0], d[1], d[1]), random(r, d[1], d[2], d[2]), random(r, d[0], d[2], d[2])
			p := Pack(w, nil)
			for b.Loop() {
				Gemm(a, p, c, false)
			}
			b.ReportMetric(2*float64(d[0]*d[1]*d[2])*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}

func BenchmarkLSTMCell(b *testing.B) {
	g, x := make([]float32, 640), make([]float32, 640)
	for b.Loop() {
		LSTMCell(g, x[:160], x[160:320], x[320:480], x[480:640])
	}
}
