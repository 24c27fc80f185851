package net

import (
	"math"
	"math/rand/v2"
	"testing"

	"chancery/lang/internal/nn"
)

// TestTree compares with all trees of small sentences.
func TestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 400 {
		n := 1 + r.IntN(5)
		m := nn.View(n, n+1, make([]float32, n*(n+1)))
		for i := range m.Data {
			m.Data[i] = float32(r.NormFloat64())
		}
		want := math.Inf(-1)
		try := make([]int32, n)
		var visit func(i int)
		visit = func(i int) {
			if i == n {
				roots, sum := 0, 0.0
				for k, h := range try {
					if h < 0 {
						roots++
					}
					sum += float64(m.Row(k)[h+1])
				}
				if roots == 1 && acyclic(try) {
					want = max(want, sum)
				}
				return
			}
			for h := int32(-1); h < int32(n); h++ {
				if h != int32(i) {
					try[i] = h
					visit(i + 1)
				}
			}
		}
		visit(0)
		heads := make([]int32, n)
		Tree(m, heads)
		roots, got := 0, 0.0
		for k, h := range heads {
			if h < 0 {
				roots++
			}
			got += float64(m.Row(k)[h+1])
		}
		if roots != 1 || !acyclic(heads) {
			t.Fatalf("heads %v are no tree with one root", heads)
		}
		if got < want-1e-5 {
			t.Errorf("tree of %g, best is %g (heads %v)", got, want, heads)
		}
	}
}
