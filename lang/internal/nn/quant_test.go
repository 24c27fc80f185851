package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGemmInt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	for _, d := range [][3]int{{1, 32, 16}, {6, 64, 32}, {7, 320, 17}, {13, 37, 51}, {5, 3, 5}} {
		m, k, n := d[0], d[1], d[2]
		a, c := random(r, m, k, k+1), random(r, m, n, n+3)
		q := make([]byte, k*n)
		scale := make([]float32, k)
		for i := range q {
			q[i] = byte(r.IntN(255) - 127)
		}
		for i := range scale {
			scale[i] = r.Float32() * 0.01
		}
		before := slices.Clone(c.Data)
		p := PackInt(string(q), scale, k, n)
		var s bytes
		GemmInt(&s, a, p, c)
		for i := range m {
			top := peakGo(a.Row(i), scale)
			for j := range n {
				want, spread := float64(before[i*c.Stride+j]), 0.0
				for x := range k {
					w := float64(int8(q[x*n+j]))
					want += float64(a.Row(i)[x]) * float64(scale[x]) * w
					spread += w * w
				}
				// Rounding an activation errs by at most half a step.
				if most := 0.5 * float64(top) / span * math.Sqrt(spread) * 3; !(math.Abs(float64(c.Row(i)[j])-want) <= most+1e-5) {
					t.Errorf("%v: c[%d,%d] = %g, want %g ± %g", d, i, j, c.Row(i)[j], want, most)
				}
			}
		}
	}
}

func TestIntKernelsAgree(t *testing.T) {
	if !fast {
		t.Skip("no AVX2 here: only the portable kernels run")
	}
	r := rand.New(rand.NewPCG(3, 4))
	const kq = 50
	a, b := make([]byte, 6*kq*quad), make([]int8, kq*quad*panel)
	for i := range a {
		a[i] = byte(r.IntN(128))
	}
	a[0], a[1], b[0], b[1] = 127, 127, 127, 127 // the largest pair must not saturate
	for i := range b[2:] {
		b[i+2] = int8(r.IntN(255) - 127)
	}
	fix, scale := make([]int32, panel), make([]float32, 6)
	for i := range fix {
		fix[i] = int32(r.IntN(1000))
	}
	for i := range scale {
		scale[i] = r.Float32()
	}
	for mr := 1; mr <= 6; mr++ {
		c1, c2 := make([]float32, 6*panel), make([]float32, 6*panel)
		kernelInt(mr, kq, a, kq*quad, b, fix, scale, c1, panel)
		kernelIntGo(mr, kq, a, kq*quad, b, fix, scale, c2, panel)
		if !slices.Equal(c1, c2) {
			t.Fatalf("mr %d: %v against %v", mr, c1, c2)
		}
	}
	x, s := random(r, 1, 96, 96).Data, random(r, 1, 96, 96).Data
	if got, want := peak(x, s), peakGo(x, s); got != want {
		t.Errorf("peak %g against %g", got, want)
	}
	o1, o2 := make([]byte, 96), make([]byte, 96)
	inv := span / peakGo(x, s)
	squeeze(x, s, inv, o1)
	squeezeGo(x, s, inv, o2)
	if !slices.Equal(o1, o2) {
		t.Errorf("squeeze %v against %v", o1, o2)
	}
}

func BenchmarkGemmInt(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	const m, k, n = 600, 320, 1280
	a, c := random(r, m, k, k), random(r, m, n, n)
	q := make([]byte, k*n)
	scale := make([]float32, k)
	p := PackInt(string(q), scale, k, n)
	var s bytes
	for b.Loop() {
		GemmInt(&s, a, p, c)
	}
	b.ReportMetric(2*float64(m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GOP/s")
}
