package eval

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/attribution"
	"chancery/lang"
	"chancery/lang/en"
)

// ewtTrees returns the gold trees of an EWT split by their words.
func ewtTrees(t *testing.T, dir, split string) map[string]lang.Sentence {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "data/ud/en_ewt-"+split+".conllu"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, err := lang.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]lang.Sentence{}
	for _, s := range sentences {
		var forms []string
		for i := range s.Tokens {
			forms = append(forms, s.Tokens[i].Form)
		}
		out[strings.Join(forms, " ")] = s
	}
	return out
}

// TestFactualityGoldTrees measures the rules apart from the parser.
func TestFactualityGoldTrees(t *testing.T) {
	dir := SharedDir()
	if dir == "" {
		t.Skip("no shared data: set CHANCERY_SHARED to measure factuality on UDS-IH2")
	}
	set, err := ReadUDS(filepath.Join(dir, "data/factuality/uds_ih2-dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	trees := ewtTrees(t, dir, "dev")
	var score FactualityScore
	for i := range set {
		tree, ok := trees[strings.Join(set[i].Tokens, " ")]
		if !ok {
			continue
		}
		score.Add(&set[i], func(s []lang.Sentence) {
			for k := range tree.Tokens {
				tree.Tokens[k].Span = s[0].Tokens[k].Span
			}
			s[0].Tokens = tree.Tokens
			s[0].Link()
		}, judgeByRules)
	}
	if n := len(score.Gold); n < 2500 {
		t.Errorf("%d predicates judged, want 2500", n)
	}
	for _, c := range []struct {
		measure string
		floor   float64
	}{{"factuality r", 0.74}, {"factuality r, FactBank values alone", 0.42}} {
		for _, s := range score.Scores("uds_ih2-dev") {
			if s.Measure == c.measure {
				t.Logf("%s %.3f", s.Measure, s.Value)
				if s.Value < c.floor {
					t.Errorf("%s is %.3f, floor %.3f", s.Measure, s.Value, c.floor)
				}
			}
		}
	}
}

func judgeByRules(doc *lang.Document, sentence, token int) (chancery.Factuality, string, float64) {
	v, why := attribution.Factuality(doc, sentence, token)
	return v, why, attribution.Score(doc, sentence, token)
}

func TestPearson(t *testing.T) {
	for _, c := range []struct {
		a, b []float64
		want float64
	}{
		{[]float64{1, 2, 3}, []float64{2, 4, 6}, 1},
		{[]float64{1, 2, 3}, []float64{3, 2, 1}, -1},
		{[]float64{1, 1, 1}, []float64{3, 2, 1}, 0},
		{[]float64{1, 2, 3, 4}, []float64{2, 1, 4, 3}, 0.6},
	} {
		if got := Pearson(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("Pearson(%v, %v) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestMeantimeValue(t *testing.T) {
	for _, c := range []struct {
		value               chancery.Factuality
		why                 string
		certainty, polarity string
	}{
		{"CT+", "asserted", "CERTAIN", "POS"},
		{"PR+", "future: will", "CERTAIN", "POS"},
		{"Uu", "claim: claim", "CERTAIN", "POS"},
		{"Uu", "claim: claim, negation: not", "CERTAIN", "NEG"},
		{"CT-", "negation: not", "CERTAIN", "NEG"},
		{"PS+", "modal: may", "POSSIBLE", "POS"},
		{"PR+", "predict: expect", "PROBABLE", "POS"},
		{"Uu", "condition: if", "UNDERSPECIFIED", "POS"},
		{"Uu", "open question: whether", "UNDERSPECIFIED", "POS"},
	} {
		certainty, polarity := MeantimeValue(c.value, c.why)
		if certainty != c.certainty || polarity != c.polarity {
			t.Errorf("%s (%s): %s %s, want %s %s", c.value, c.why, certainty, polarity, c.certainty, c.polarity)
		}
	}
}

func TestFitFactuality(t *testing.T) {
	var data []Judged
	for i := 0; i < 40; i++ {
		words := []string{"They", "left"}
		if i%2 == 1 {
			words = []string{"They", "may", "leave"}
		}
		doc := Bare(words)
		for k := range doc.Sentences[0].Tokens {
			doc.Sentences[0].Tokens[k].Head = int32(len(words) - 1)
		}
		last := len(words) - 1
		doc.Sentences[0].Tokens[last].Head = -1
		doc.Sentences[0].Link()
		data = append(data, Judged{Doc: &doc, Token: last, Value: 3 - 4*float64(i%2)})
	}
	w := FitFactuality(data, Fit{Epochs: 30, Rate: 0.3, Shrink: 0.001, AtLeast: 2})
	degree := func(d Judged) float64 {
		y := w["bias"]
		attribution.Signals(d.Doc, 0, d.Token, func(n []byte) { y += w[string(n)] })
		return y
	}
	if a, b := degree(data[0]), degree(data[1]); a < 2 || b > 0 {
		t.Errorf("fitted degrees %.2f and %.2f, want about 3 and -1", a, b)
	}
	var first, second strings.Builder
	if err := WriteWeights(&first, w); err != nil {
		t.Fatal(err)
	}
	if err := WriteWeights(&second, FitFactuality(data, Fit{Epochs: 30, Rate: 0.3, Shrink: 0.001, AtLeast: 2})); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() || !strings.Contains(first.String(), "\nbias\t") {
		t.Error("two fits of the same data differ, or have no bias")
	}
}

func TestReadFactualityBad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.jsonl")
	if err := os.WriteFile(path, []byte(`{"tokens":["a"],"targets":[{"tok":1,"factuality":3}]}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadUDS(path); err == nil || !strings.HasSuffix(err.Error(), "bad.jsonl:1: token 1 of 1") {
		t.Errorf("error %v, want one that names file, line and token", err)
	}
	if _, err := ReadMeantime(filepath.Join(t.TempDir(), "none.jsonl")); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("error %v, want NotFound", err)
	}
}

// TestNegation keeps the floor of the set, and the set a set.
func TestNegation(t *testing.T) {
	cases, err := NegationCases()
	if err != nil {
		t.Fatal(err)
	}
	controls := 0
	for _, c := range cases {
		if c.Kind == "control" {
			controls++
		}
	}
	if len(cases) < 120 || controls < 30 {
		t.Errorf("%d cases, %d controls; want 120 and 30", len(cases), controls)
	}
	right, notes := ScoreNegation(cases, en.Annotate, judgeByRules)
	if right.Recall() < 0.96 {
		t.Errorf("%d of %d right:\n%s", right.Hit, len(cases), strings.Join(notes, "\n"))
	}
}
