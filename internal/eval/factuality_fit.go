package eval

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"chancery/internal/attribution"
	"chancery/lang"
)

// Judged is a predicate of a parsed sentence and its value from -3 to 3.
type Judged struct {
	Doc   *lang.Document
	Token int
	Value float64
}

// Fit are the settings of FitFactuality.
type Fit struct {
	Epochs  int
	Rate    float64 // first step
	Shrink  float64 // L2
	AtLeast int     // signals seen less often are left out
}

// FitFactuality fits weights of signals to judged predicates by least squares
// with an L2 penalty (stochastic gradient descent with AdaGrad steps, averaged).
func FitFactuality(data []Judged, f Fit) map[string]float64 {
	count := map[string]int{}
	for _, d := range data {
		attribution.Signals(d.Doc, 0, d.Token, func(n []byte) { count[string(n)]++ })
	}
	var names []string
	for n, c := range count {
		if c >= f.AtLeast {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	index := make(map[string]int32, len(names))
	for i, n := range names {
		index[n] = int32(i)
	}
	rows := make([][]int32, len(data))
	var mean float64
	for i, d := range data {
		attribution.Signals(d.Doc, 0, d.Token, func(n []byte) {
			if k, ok := index[string(n)]; ok {
				rows[i] = append(rows[i], k)
			}
		})
		slices.Sort(rows[i])
		rows[i] = slices.Compact(rows[i])
		mean += d.Value
	}
	mean /= float64(len(data))
	weight := make([]float64, len(names))
	sum := make([]float64, len(names))
	square := make([]float64, len(names))
	order := make([]int, len(data))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for e := 0; e < f.Epochs; e++ {
		rng.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			y := mean
			for _, k := range rows[i] {
				y += weight[k]
			}
			err := y - data[i].Value
			for _, k := range rows[i] {
				g := err + f.Shrink*weight[k]
				square[k] += g * g
				weight[k] -= f.Rate / math.Sqrt(square[k]+1) * g
			}
		}
		for k := range weight {
			sum[k] += weight[k]
		}
	}
	out := map[string]float64{"bias": mean}
	for k, n := range names {
		if w := sum[k] / float64(f.Epochs); math.Abs(w) >= 0.005 {
			out[n] = w
		}
	}
	return out
}

// WriteWeights writes weights as the table that attribution.Score reads.
func WriteWeights(w io.Writer, weights map[string]float64) error {
	var names []string
	for n := range weights {
		if !strings.ContainsAny(n, "\t\n") {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Weights of the signals of a predicate. origin: chancery eval factuality --fit on the")
	fmt.Fprintln(out, "# training split of UDS-IH2; numbers only. licence: as the project.")
	fmt.Fprintln(out, "signal\tweight")
	for _, n := range names {
		fmt.Fprintf(out, "%s\t%.2f\n", n, weights[n])
	}
	return out.Flush()
}

// DefaultFit are the settings of the built-in weights, chosen on the
// development split.
var DefaultFit = Fit{Epochs: 12, Rate: 0.03, Shrink: 0.1, AtLeast: 12}
