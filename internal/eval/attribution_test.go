package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/attribution"
	"chancery/lang"
)

// goldTrees returns the documents of a CoNLL-U file by id, laid over the given
// texts; documents without a text, or whose words are not in it, are left out.
func goldTrees(t *testing.T, path string, texts map[string]string) map[string]lang.Document {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, err := lang.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]lang.Document{}
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && sentences[to].Comment("newdoc id") == "" {
			to++
		}
		id := sentences[from].Comment("newdoc id")
		if text, ok := texts[id]; ok {
			doc := lang.Document{Text: text, Sentences: sentences[from:to]}
			if layOver(&doc) {
				out[id] = doc
			}
		}
		from = to
	}
	return out
}

// layOver sets the spans of all tokens by finding their forms in the text in order.
func layOver(doc *lang.Document) bool {
	at := 0
	for k := range doc.Sentences {
		s := &doc.Sentences[k]
		for i := 0; i < len(s.Tokens); i++ {
			form, last := s.Tokens[i].Form, i
			for _, m := range s.MWT {
				if int(m.First) == i {
					form, last = m.Form, int(m.Last)
				}
			}
			n := strings.Index(doc.Text[at:], form)
			if n < 0 || n > 40 {
				return false
			}
			start := at + n
			at = start + len(form)
			for j := i; j <= last; j++ { // the words of "don't" share its bytes
				size := len(s.Tokens[j].Form)
				if j == last {
					size = at - start
				}
				end := min(start+size, at)
				s.Tokens[j].Span = lang.Span{Start: start, End: max(end, start)}
				start = end
			}
			i = last
		}
		if n := len(s.Tokens); n > 0 {
			s.Span = lang.Span{Start: s.Tokens[0].Start, End: s.Tokens[n-1].End}
		}
		s.Paragraph = strings.Count(doc.Text[:s.Start], "\n")
		s.Link()
	}
	return true
}

// TestAttributionsGoldTrees measures the rules apart from the parser.
func TestAttributionsGoldTrees(t *testing.T) {
	dir := SharedDir()
	if dir == "" {
		t.Skip("no shared data: set CHANCERY_SHARED to measure attributions on GUM")
	}
	for _, c := range []struct {
		split                string
		cue, source, content float64
	}{
		{"train", 0.5, 0.5, 0.5},
		{"dev", 0.5, 0.5, 0.5},
	} {
		docs, err := ReadAttributions(filepath.Join(dir, "data/attribution/gum_attribution-ccby-"+c.split+".jsonl"), "news", "interview")
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, d := range docs {
			texts[d.ID] = d.Text
		}
		trees := goldTrees(t, filepath.Join(dir, "data/ud/en_gum-ccby-"+c.split+".conllu"), texts)
		if len(trees) < len(docs)*9/10 {
			t.Errorf("%s: trees for %d of %d texts", c.split, len(trees), len(docs))
		}
		var score AttributionScore
		for i := range docs {
			tree, ok := trees[docs[i].ID]
			if !ok {
				continue
			}
			var list []chancery.Attribution
			for _, a := range attribution.Find(&tree, &actor.Finding{}) {
				list = append(list, a.Attribution)
			}
			score.Add(&docs[i], list)
		}
		for _, n := range score.Notes {
			t.Log(strings.ReplaceAll(n, "\n", " "))
		}
		for _, s := range score.Scores("gum " + c.split) {
			t.Logf("%s %s %.3f (%d)", s.Set, s.Measure, s.Value, s.N)
			floor := map[string]float64{"cue F1": c.cue, "source overlap F1": c.source, "content overlap F1": c.content}[s.Measure]
			if s.Value < floor {
				t.Errorf("%s %s is %.3f, floor %.3f", s.Set, s.Measure, s.Value, floor)
			}
		}
	}
}
