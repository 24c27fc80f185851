package lang

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// boundaryExample is a gap between tokens as training sees it.
type boundaryExample struct {
	features []uint32 // table indices
	end      bool
}

// TrainSplitter fits the model that tells where sentences end within a paragraph
// to the given documents, whose sentences have spans (see Documents), and returns
// the bytes of data/split.bin. It is a logistic regression fitted by AdaGrad;
// the same documents, rounds and seed give the same bytes. Each round is reported
// to log, which may be nil.
func TrainSplitter(docs []Document, rounds int, seed uint64, log func(string)) ([]byte, error) {
	if log == nil {
		log = func(string) {}
	}
	var examples []boundaryExample
	missed := 0
	for i := range docs {
		missed += boundaryExamples(&docs[i], &examples)
	}
	if len(examples) == 0 {
		return nil, fmt.Errorf("train splitter: no gaps in %d documents", len(docs))
	}
	log(fmt.Sprintf("%d documents, %d gaps, %d sentence ends never looked at", len(docs), len(examples), missed))
	const (
		rate    = 0.1
		ridge   = 1e-4
		dropout = 0.5 // of features, in each example
	)
	var active [maxFeatures]uint32
	w := make([]float32, 1<<splitBits)
	g := make([]float32, 1<<splitBits)
	mean := make([]float32, 1<<splitBits) // sum over the later rounds: steadier than the last
	rng := rand.New(rand.NewPCG(seed, 1))
	order := rng.Perm(len(examples))
	for round := 1; round <= rounds; round++ {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, wrong := 0.0, 0
		for _, k := range order {
			e := &examples[k]
			sum, kept := float32(0), active[:0]
			for _, f := range e.features {
				if rng.Float32() >= dropout {
					kept = append(kept, f)
					sum += w[f]
				}
			}
			sum /= 1 - dropout
			p := 1 / (1 + math.Exp(-float64(sum)))
			y := 0.0
			if e.end {
				y = 1
			}
			if (p > 0.5) != e.end {
				wrong++
			}
			loss -= math.Log(max(1-math.Abs(y-p), 1e-9))
			d := float32(p - y)
			for _, f := range kept {
				gr := d + ridge*w[f]
				g[f] += gr * gr
				w[f] -= rate * gr / float32(math.Sqrt(float64(g[f])+1e-8))
			}
		}
		if 2*round > rounds {
			for k := range w {
				mean[k] += w[k]
			}
		}
		log(fmt.Sprintf("round %d: loss %.4f, %d of %d wrong", round, loss/float64(len(examples)), wrong, len(examples)))
	}
	return quantise(mean).encode(), nil
}

// quantise rounds weights to bytes; the few largest are cut off at the range.
func quantise(w []float32) *boundaryModel {
	sum, n := 0.0, 0
	for _, x := range w {
		if x != 0 {
			sum += float64(x) * float64(x)
			n++
		}
	}
	scale := 127 / (6 * math.Sqrt(sum/float64(max(n, 1))))
	m := &boundaryModel{weights: make([]int8, len(w)), shift: 32 - splitBits}
	for i, x := range w {
		m.weights[i] = int8(math.Round(min(max(float64(x)*scale, -127), 127)))
	}
	return m
}

// boundaryExamples appends the gaps of a document. It returns the number of
// sentence ends that are no candidates.
func boundaryExamples(d *Document, out *[]boundaryExample) (missed int) {
	ends := map[int]bool{}
	for i := range d.Sentences {
		ends[d.Sentences[i].End] = true
	}
	s := splitter{lexer: lexer{text: d.Text, list: words()}, pars: paragrapher{text: d.Text}}
	var buf [maxFeatures]uint32
	for {
		span, ok := s.pars.paragraph()
		if !ok {
			return missed
		}
		s.start, s.end = span.Start, span.End
		s.out, s.marks = s.out[:0], s.marks[:0]
		s.state.reset(closesLine(s.text[span.Start:span.End]))
		s.lex(span.Start, math.MaxInt)
		s.describe()
		from := 0
		for i := 0; i+1 < len(s.out); i++ {
			s.state.see(&s, i)
			end := ends[s.out[i].end]
			switch {
			case s.candidate(i):
				e := boundaryExample{end: end}
				for _, h := range s.features(buf[:0], from, i) {
					e.features = append(e.features, h*2654435769>>(32-splitBits))
				}
				*out = append(*out, e)
			case end:
				missed++
			}
			if end {
				from = i + 1
				s.state.begin(&s, from, i+1)
			}
		}
	}
}
