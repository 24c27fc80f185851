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
		{"train", 0.78, 0.74, 0.70},
		{"dev", 0.80, 0.74, 0.74},
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

func TestAttributionScore(t *testing.T) {
	text := "Ann said it rained. Bob left."
	span := func(words string) lang.Span {
		i := strings.Index(text, words)
		return lang.Span{Start: i, End: i + len(words)}
	}
	quote := func(words string) chancery.Span { return chancery.Quote(text, span(words)) }
	d := AttributionDocument{ID: "d", Text: text, Gold: []AttributionGold{
		{Source: []lang.Span{span("Ann")}, Cue: []lang.Span{span("said")}, Content: []lang.Span{span("it rained")}},
	}}
	right := chancery.Attribution{SourceText: quote("Ann"), Cue: quote("said"), Content: []chancery.Span{quote("it rained")}}
	half := chancery.Attribution{SourceText: quote("Ann"), Cue: quote("said"), Content: []chancery.Span{quote("rained")}}
	wrong := chancery.Attribution{SourceText: quote("Bob"), Cue: quote("left"), Content: []chancery.Span{quote("Bob")}}
	for _, c := range []struct {
		name                 string
		found                []chancery.Attribution
		cue, source, content float64
	}{
		{"right", []chancery.Attribution{right}, 1, 1, 1},
		{"none", nil, 0, 0, 0},
		{"half the content", []chancery.Attribution{half}, 1, 1, 2 * 6.0 / 14},
		{"one too many", []chancery.Attribution{wrong, right}, 2.0 / 3, 2.0 / 3, 2.0 / 3},
	} {
		var s AttributionScore
		s.Add(&d, c.found)
		got := map[string]float64{}
		for _, x := range s.Scores("t") {
			got[x.Measure] = x.Value
		}
		for m, want := range map[string]float64{"cue F1": c.cue, "source overlap F1": c.source, "content overlap F1": c.content} {
			if d := got[m] - want; d > 1e-9 || d < -1e-9 {
				t.Errorf("%s: %s %.3f, want %.3f", c.name, m, got[m], want)
			}
		}
	}
}

// Offsets of the set count code points.
func TestReadAttributions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "set.jsonl")
	row := `{"id":"d","genre":"news","text":"Zoë said so.","attributions":[{"source":[[0,3]],"cue":[[4,8]],"content":[[9,11]]},{"source":[[0,3]],"cue":[],"content":[[9,11]]}]}`
	if err := os.WriteFile(path, []byte(row+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := ReadAttributions(path, "news")
	if err != nil || len(docs) != 1 || len(docs[0].Gold) != 1 {
		t.Fatalf("%+v, %v; want one document with one attribution", docs, err)
	}
	g := docs[0].Gold[0]
	if words(docs[0].Text, g.Source) != "Zoë" || words(docs[0].Text, g.Cue) != "said" || words(docs[0].Text, g.Content) != "so" {
		t.Errorf("found %q %q %q", words(docs[0].Text, g.Source), words(docs[0].Text, g.Cue), words(docs[0].Text, g.Content))
	}
	if docs, err := ReadAttributions(path, "speech"); err != nil || len(docs) != 0 {
		t.Errorf("%d documents of another genre, %v", len(docs), err)
	}
}
