package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/attribution"
	"chancery/lang"
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
	for _, split := range []string{"dev"} {
		set, err := ReadUDS(filepath.Join(dir, "data/factuality/uds_ih2-"+split+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		trees := ewtTrees(t, dir, split)
		var gold, rules []float64
		for _, s := range set {
			tree, ok := trees[strings.Join(s.Tokens, " ")]
			if !ok {
				continue
			}
			doc := Bare(s.Tokens)
			for i := range doc.Sentences[0].Tokens {
				tree.Tokens[i].Span = doc.Sentences[0].Tokens[i].Span
			}
			tree.Link()
			doc.Sentences[0].Tokens = tree.Tokens
			for _, target := range s.Targets {
				v, why := attribution.Factuality(&doc, 0, target.Token)
				gold = append(gold, target.Value)
				rules = append(rules, Degree(v))
				if d := Degree(v) - target.Value; d > 4 || d < -4 {
					t.Logf("%+.1f %s (%s) [%s] %s", target.Value, v, why, s.Tokens[target.Token], strings.Join(s.Tokens, " "))
				}
			}
		}
		t.Logf("uds_ih2 %s rules r %.3f (%d)", split, Pearson(gold, rules), len(gold))
	}
}
