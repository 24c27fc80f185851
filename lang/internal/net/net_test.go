package net

import (
	"math"
	"math/rand/v2"
	"testing"
)

func small(r *rand.Rand) (*Net, []*Example) {
	n := New(Config{Vectors: 20, VectorDim: 6, Learned: 12, LearnedDim: 5, Affixes: 30, AffixDim: 7, Hidden: 8, Layers: 2,
		TagDim: 9, NameDim: 6, ArcDim: 10, LabelDim: 4, Classes: [Tasks]int{3, 4, 5, 6, 8}, Labels: 7})
	n.Init(r)
	n.Vector = NewTable(20, 6)
	for i := range n.Vector.F {
		n.Vector.F[i] = float32(r.NormFloat64())
	}
	for _, p := range n.Params {
		for i := range p.W {
			p.W[i] += float32(r.NormFloat64()) * 0.2
		}
	}
	var batch []*Example
	for _, size := range []int{6, 4, 4, 1} {
		e := &Example{}
		for i := range size {
			w := Word{Vector: int32(r.IntN(21) - 1), Learned: int32(r.IntN(12))}
			for j := range w.Affix {
				w.Affix[j] = int32(r.IntN(31) - 1)
			}
			e.Words = append(e.Words, w)
			for k := range e.Tags {
				e.Tags[k] = append(e.Tags[k], int32(r.IntN(n.Classes[k]+1)-1))
			}
			e.Heads = append(e.Heads, int32((i*3+2)%size)-1)
			e.Labels = append(e.Labels, int32(r.IntN(7)))
		}
		batch = append(batch, e)
	}
	batch[1].Tags[Names] = nil
	batch[2].Heads, batch[2].Labels = nil, nil
	return n, batch
}

// TestGradient compares every kind of derivative with differences.
func TestGradient(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	n, batch := small(r)
	drop := Dropout{0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2}
	weights := [Tasks]float32{0.5, 0.6, 0.7, 0.8, 0.9}
	l := NewLearner(n, drop, weights)
	loss := func() float64 {
		n.Refresh()
		l.Clear()
		l.Learn(batch, 5)
		s := l.Loss.Arc + l.Loss.Label
		for k, v := range l.Loss.Tags {
			s += v * float64(weights[k])
		}
		return s
	}
	loss()
	check := func(name string, values, grad []float32) {
		t.Helper()
		grad = append([]float32(nil), grad...)
		for range 25 {
			i := r.IntN(len(values))
			old := values[i]
			const eps = 1e-3
			values[i] = old + eps
			up := loss()
			values[i] = old - eps
			down := loss()
			values[i] = old
			want := (up - down) / (2 * eps)
			if !(math.Abs(want-float64(grad[i])) <= 5e-2*(1+math.Abs(want))) {
				t.Errorf("%s[%d]: gradient %g, differences say %g", name, i, grad[i], want)
			}
		}
		loss()
	}
	for i, p := range n.Params {
		check(p.Name, p.W, l.Grads[i])
	}
	check("learned vectors", n.Word.F, l.Word.G)
	check("affixes", n.Affix.F, l.Affix.G)
}

// TestRunAgreesWithLearn: without dropout both passes give the same losses but
// for the rounding of weights and activations in reading.
func TestRunAgreesWithLearn(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	n, batch := small(r)
	n.Refresh()
	l := NewLearner(n, Dropout{}, [Tasks]float32{1, 1, 1, 1, 1})
	l.Learn(batch, 1)
	var words [][]Word
	var lengths []int
	for _, e := range batch {
		words, lengths = append(words, e.Words), append(lengths, len(e.Words))
	}
	n.Compile()
	var s Scratch
	out := n.Run(&s, words, lengths)
	nll := func(row []float32, gold int32) float64 {
		sum := 0.0
		for _, v := range row {
			sum += math.Exp(float64(v))
		}
		return math.Log(sum) - float64(row[gold])
	}
	var arc, label, upos float64
	for b, e := range batch {
		for i := range e.Words {
			if g := e.Tags[UPOS][i]; g >= 0 {
				upos += nll(out.Tags.Row(out.Row(b, i))[:n.Classes[UPOS]], g)
			}
		}
		if e.Heads == nil {
			continue
		}
		scores := out.ArcScores(b, len(e.Words))
		for i, h := range e.Heads {
			scores.Row(i)[i+1] = -80
			arc += nll(scores.Row(i), h+1)
		}
		labels := out.LabelScores(b, e.Heads)
		for i, h := range e.Heads {
			if h >= 0 {
				label += nll(labels.Row(i), e.Labels[i])
			}
		}
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"arc", arc, l.Loss.Arc}, {"label", label, l.Loss.Label}, {"upos", upos, l.Loss.Tags[UPOS]}} {
		if !(math.Abs(c.got-c.want) <= 3e-2*c.want) {
			t.Errorf("%s loss: %g read, %g learned", c.name, c.got, c.want)
		}
	}
}

func TestTableQuantise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	tab := NewTable(30, 11)
	for i := range tab.F {
		tab.F[i] = float32(r.NormFloat64())
	}
	for bits, most := range map[int]float64{8: 0.02, 4: 0.5} {
		back := tab.Quantise(bits).Floats()
		worst := 0.0
		for i := range tab.F {
			worst = max(worst, math.Abs(float64(tab.F[i]-back.F[i])))
		}
		if bits == 8 && worst > most || worst > 2 {
			t.Errorf("%d bits: largest error %g", bits, worst)
		}
	}
}

func TestExtract(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool // the same word
	}{
		{"Tehran", "TEHRAN", true}, {"’s", "'s", true}, {"“", "\"", true}, {"peace", "peaces", false}, {"—", "-", true},
	} {
		if x, y := Extract(c.a), Extract(c.b); (x.Word == y.Word) != c.same {
			t.Errorf("%q and %q: same word = %v", c.a, c.b, !c.same)
		}
	}
	if Extract("Aa").Affix[7] == Extract("aa").Affix[7] {
		t.Error("shape does not see capitals")
	}
	if Extract("Aaaa").Affix[7] != Extract("Bccccccc").Affix[7] {
		t.Error("shape counts letters")
	}
}
