package attribution

import (
	"strings"
	"testing"
)

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `He said: "We will go." Then left.`, []string{"We will go."}},
		{"two in one sentence", `"We will," he said, "go home."`, []string{"We will,", "go home."}},
		{"curly", `“No,” she said. “Not “ever” again.”`, []string{"No,", "Not “ever” again."}},
		{"guillemets", `The minister called it « absurd » twice.`, []string{"absurd"}},
		{"low opening", `„Wir gehen“, he said.`, []string{"Wir gehen"}},
		{"british single", `'We shall leave,' the envoy said. It's the ministers' car.`, []string{"We shall leave,"}},
		{"single curly with apostrophe", `‘They don’t know it,’ he said.`, []string{"They don’t know it,"}},
		{"treebank marks", "`` It works '' , he said .", []string{"It works"}},
		{"paragraphs", "\"First part.\n\n\"Second part,\" he said.", []string{"First part.", "Second part,"}},
		{"never closed", "He said \"we will go.\n\nNothing more was said.", nil},
		{"inches", `A 12" shell fell.`, nil},
		{"decade", `In the '90s the states' rivalry grew.`, nil},
		{"empty", `"" he said`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range Quotes(c.text) {
				got = append(got, c.text[q.Inner.Start:q.Inner.End])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestQuotesContinue(t *testing.T) {
	text := "“One.\n\n“Two.\n\n“Three,” he said. “Four.”"
	want := []bool{false, true, true, false}
	got := Quotes(text)
	if len(got) != len(want) {
		t.Fatalf("%d quotations, want %d", len(got), len(want))
	}
	for i, q := range got {
		if q.Continues != want[i] {
			t.Errorf("quotation %d: Continues %v, want %v", i, q.Continues, want[i])
		}
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{`a "b" c`, "“x\n\n“y”", "‘a’ 'b' \"", "''", "`` x ''", "„a“ «b»", "'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, q := range Quotes(text) {
			if q.Outer.Start < last || q.Outer.End > len(text) || !q.Outer.Contains(q.Inner) || q.Inner.Len() <= 0 {
				t.Fatalf("bad quotation %+v after %d in %q", q, last, text)
			}
			last = q.Outer.End
		}
	})
}
