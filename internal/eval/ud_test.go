package eval

import (
	"bytes"
	"strings"
	"testing"

	"chancery/lang"
)

// chainParser makes every word a dependent of the one before it and every
// capitalised word a name of a person.
type chainParser struct{}

func (p chainParser) Annotate(text string) lang.Document {
	d := lang.Document{Text: text, Sentences: lang.Split(text)}
	p.Parse(d.Sentences)
	return d
}

func (chainParser) Parse(sentences []lang.Sentence) {
	for i := range sentences {
		s := &sentences[i]
		for k := range s.Tokens {
			t := &s.Tokens[k]
			t.Head, t.Deprel, t.UPOS = int32(k)-1, "dep", "X"
			if k == 0 {
				t.Deprel = "root"
			}
			if c := t.Form[0]; 'A' <= c && c <= 'Z' {
				s.Names = append(s.Names, lang.Name{First: int32(k), Last: int32(k), Kind: lang.PER})
			}
		}
	}
}

const chain = `# newdoc
# text = Two kings met
1	Two	two	X	_	_	0	root	_	_
2	kings	king	NOUN	_	_	1	dep	_	_
3	met	meet	X	_	_	2	nsubj	_	_

# newdoc
# text = They didn't.Yes
1	They	they	X	_	_	0	root	_	_
2-3	didn't	_	_	_	_	_	_	_	SpaceAfter=No
2	did	do	X	_	_	1	dep	_	_
3	n't	not	X	_	_	2	dep	_	_
4	.Yes	.yes	X	_	_	3	dep	_	_

`

func TestScoreUD(t *testing.T) {
	gold, err := lang.ReadConllu(strings.NewReader(chain))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ScoreUD("chain", gold, chainParser{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Words != 7 || s.Documents != 2 || s.PerfectSplits != 1 {
		t.Errorf("%d words, %d documents, %d perfect", s.Words, s.Documents, s.PerfectSplits)
	}
	if g := s.Given; g.Words.Correct != 7 || g.UPOS.Correct != 6 || g.UAS.Correct != 7 || g.LAS.Correct != 6 {
		t.Errorf("from gold words: %+v", g)
	}
	// The tokeniser divides ".Yes" and ends a sentence there.
	if r := s.Raw; r.Words.Correct != 6 || r.Words.System != 8 || r.UAS.Correct != 6 || r.Sentences.Correct != 1 {
		t.Errorf("from raw text: %+v", r)
	}
	if gold[0].Tokens[1].UPOS != "NOUN" {
		t.Error("the gold was changed")
	}
	var out bytes.Buffer
	if err := WriteUD(&out, []UDScore{s}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 3 || !strings.Contains(out.String(), "85.71") {
		t.Errorf("table:\n%s", &out)
	}
	found := map[string]float64{}
	for _, sc := range s.Scores() {
		found[sc.Measure] = sc.Value
	}
	if found["UAS, gold words"] != 1 || found["words F1, raw text"] != 0.8 {
		t.Errorf("scores %v", found)
	}
}

func TestReadBIO(t *testing.T) {
	got, err := ReadBIO(strings.NewReader("# doc = a\nAda\tB-PER\nLund\tI-PER\nof\tO\nOslo\tB-LOC\n\n\n2024\tB-MISC\nleft\tO"), "f")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || len(got[0].Forms) != 4 || len(got[0].Names) != 2 || got[0].Names[0] != (lang.Name{First: 0, Last: 1, Kind: lang.PER}) ||
		got[0].Names[1].Kind != lang.LOC || got[1].Names[0].Kind != lang.NoName {
		t.Errorf("read %+v", got)
	}
	for in, want := range map[string]string{
		"":                       "read f: no sentences",
		"Ada\n":                  "f:1: want token, tab, tag",
		"Ada\tPER\n":             `f:1: tag "PER" is none of O, B-KIND and I-KIND`,
		"Ada\tO\nLund\tI-PER\n":  `f:2: tag "I-PER" does not follow B-PER`,
		"A\tB-LOC\n\nB\tI-LOC\n": `f:3: tag "I-LOC" does not follow B-LOC`,
		"A\tB-LOC\nB\tE-LOC\n":   `f:2: tag "E-LOC" is none of O, B-KIND and I-KIND`,
	} {
		if _, err := ReadBIO(strings.NewReader(in), "f"); err == nil || err.Error() != want {
			t.Errorf("ReadBIO(%q): %v, want %s", in, err, want)
		}
	}
}

func TestScoreNER(t *testing.T) {
	gold, err := ReadBIO(strings.NewReader("Ada\tB-PER\nmet\tO\nOslo\tB-LOC\nHats\tO\nin\tO\nMay\tB-MISC\nand\tO\nold\tB-ORG\n"), "f")
	if err != nil {
		t.Fatal(err)
	}
	s := ScoreNER("set", gold, chainParser{})
	// Found as persons: Ada (right), Oslo (a place), Hats (nothing); May is of a kind that does not count.
	want := lang.Score{Correct: 1, Gold: 3, System: 3}
	if s.All != want {
		t.Errorf("all %+v, want %+v", s.All, want)
	}
	if p := s.Kind[lang.PER]; p != (lang.Score{Correct: 1, Gold: 1, System: 3}) {
		t.Errorf("PER %+v", p)
	}
	if span := s.Kind[lang.NoName]; span != (lang.Score{Correct: 2, Gold: 3, System: 3}) {
		t.Errorf("spans %+v", span)
	}
	notes := strings.Join(s.Notes, "\n")
	for _, want := range []string{"PER is LOC: Ada met [Oslo] Hats in May and old", "PER not a name: Ada met Oslo [Hats]", "ORG missed: Oslo Hats in May and [old]"} {
		if !strings.Contains(notes, want) {
			t.Errorf("no note %q in\n%s", want, notes)
		}
	}
	var out bytes.Buffer
	if err := WriteNER(&out, []NERScore{s}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "33.33") {
		t.Errorf("table:\n%s", &out)
	}
	if sc := s.Scores(); sc[0].Measure != "names F1" || sc[0].Value != 1.0/3 {
		t.Errorf("scores %+v", sc)
	}
}

// preposed finds a place behind "in" only.
type preposed struct{ chainParser }

func (preposed) Parse(sentences []lang.Sentence) {
	for i := range sentences {
		s := &sentences[i]
		for k := 1; k < len(s.Tokens); k++ {
			if s.Tokens[k-1].Form == "in" {
				s.Names = append(s.Names, lang.Name{First: int32(k), Last: int32(k), Kind: lang.LOC})
			}
		}
	}
}

// TestScoreNERText: names agree over a text, not over a file.
func TestScoreNERText(t *testing.T) {
	text := strings.Repeat("in\tO\nTarn\tB-LOC\n\n", 2) + "near\tO\nTarn\tB-LOC\n\n"
	for _, c := range []struct {
		in    string
		found int
	}{{"# doc = a\n" + text, 3}, {text, 2}, {"# doc = a\n" + text + "# doc = b\nby\tO\nTarn\tB-LOC\n", 3}} {
		gold, err := ReadBIO(strings.NewReader(c.in), "f")
		if err != nil {
			t.Fatal(err)
		}
		if s := ScoreNER("set", gold, preposed{}); s.All.Correct != c.found || s.All.System != c.found {
			t.Errorf("%q: %+v, want %d found", c.in, s.All, c.found)
		}
	}
}
