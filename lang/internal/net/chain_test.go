package net

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestChain compares the gradients of the loss of a sequence with differences,
// and the loss with a count of all sequences.
func TestChain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const k, n = 4, 5
	valid := make([]bool, k*k)
	for i := range valid {
		valid[i] = i != 2 && i != 13 // 0 before 2, 3 before 1
	}
	scores, moves := make([]float32, n*k), make([]float32, k*k)
	for i := range scores {
		scores[i] = float32(r.NormFloat64())
	}
	for i := range moves {
		moves[i] = float32(r.NormFloat64())
	}
	gold := []int32{0, Any, 3, -1, 1}
	open := []bool{false, true, true, false}
	allowed := func(t, tag int) bool {
		switch g := gold[t]; {
		case g == Any:
			return open[tag]
		case g < 0:
			return true
		default:
			return int(g) == tag
		}
	}
	c := chain{k: k, valid: valid}
	loss := func() (float64, []float32, []float32) {
		flat := append([]float32(nil), scores...)
		rows := make([][]float32, n)
		for i := range rows {
			rows[i] = flat[i*k : (i+1)*k]
		}
		d := make([]float32, k*k)
		return c.run(rows, moves, allowed, d, 1), flat, d
	}
	got, dscores, dmoves := loss()

	all, some := math.Inf(-1), math.Inf(-1)
	for code := range int(math.Pow(k, n)) {
		sum, ok, fits := 0.0, true, true
		last := 0
		for w, rest := 0, code; w < n; w, rest = w+1, rest/k {
			tag := rest % k
			sum += float64(scores[w*k+tag])
			ok = ok && valid[last*k+tag]
			if w > 0 {
				sum += float64(moves[last*k+tag])
			}
			fits = fits && allowed(w, tag)
			last = tag
		}
		if ok {
			all = logSum([]float64{all, sum})
			if fits {
				some = logSum([]float64{some, sum})
			}
		}
	}
	if math.Abs(got-(all-some)) > 1e-6 {
		t.Errorf("loss %g, by counting %g", got, all-some)
	}
	for name, p := range map[string][2][]float32{"scores": {scores, dscores}, "moves": {moves, dmoves}} {
		for i := range p[0] {
			const eps = 1e-2
			old := p[0][i]
			p[0][i] = old + eps
			up, _, _ := loss()
			p[0][i] = old - eps
			down, _, _ := loss()
			p[0][i] = old
			if want := (up - down) / (2 * eps); math.Abs(want-float64(p[1][i])) > 1e-3 {
				t.Errorf("%s[%d]: gradient %g, differences say %g", name, i, p[1][i], want)
			}
		}
	}
	gold[0] = 2 // no sentence begins so
	if got, d, _ := loss(); got != 0 || d[0] != 0 {
		t.Errorf("an impossible annotation teaches: loss %g", got)
	}
}

// TestTaught compares the gradient against a teacher's chances with differences
// of the cross entropy.
func TestTaught(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const k, n = SoftTags + 2, 3
	scores, soft := make([]float32, n*k), make([]float32, n*SoftTags)
	for i := range scores {
		scores[i] = float32(r.NormFloat64())
	}
	for w := range n {
		sum := float32(0)
		for i := range SoftTags {
			soft[w*SoftTags+i] = r.Float32()
			sum += soft[w*SoftTags+i]
		}
		for i := range SoftTags {
			soft[w*SoftTags+i] /= sum
		}
	}
	rows := make([][]float32, n)
	for i := range rows {
		rows[i] = scores[i*k : (i+1)*k]
	}
	loss := func() float64 {
		out := 0.0
		for w, row := range rows {
			sum, none := 0.0, 0.0
			for i, v := range row {
				e := math.Exp(float64(v))
				sum += e
				if i == 0 || i >= SoftTags {
					none += e
				}
			}
			out -= float64(soft[w*SoftTags]) * math.Log(none/sum)
			for i := 1; i < SoftTags; i++ {
				out -= float64(soft[w*SoftTags+i]) * math.Log(math.Exp(float64(row[i]))/sum)
			}
		}
		return out
	}
	l := Learner{Teacher: 1, chain: chain{k: k}}
	got := l.taught(rows, soft)
	for i := range scores {
		const step = 1e-2
		was := scores[i]
		scores[i] = was + step
		up := loss()
		scores[i] = was - step
		down := loss()
		scores[i] = was
		if want := (up - down) / (2 * step); math.Abs(want-float64(got[i])) > 1e-3 {
			t.Errorf("score %d: gradient %.4f, difference %.4f", i, got[i], want)
		}
	}
}
