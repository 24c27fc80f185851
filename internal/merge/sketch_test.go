package merge

import (
	"slices"
	"strings"
	"testing"
)

const dispatch = `The foreign ministers of the two states met on the border on Monday and agreed to open a crossing that
had been shut for nine years. Lorries will pass from next month, and a joint office will issue permits to traders on both
sides. The ministers also spoke of the river that their farmers share and named two engineers who are to measure its water.
Neither of them would say whether the prisoners taken in spring were discussed.`

// shareOf is the true share of shingles, which Near estimates.
func shareOf(a, b string) float64 {
	x, y := shinglesOf(a), shinglesOf(b)
	n := 0
	for _, h := range x {
		if _, ok := slices.BinarySearch(y, h); ok {
			n++
		}
	}
	return float64(n) / float64(len(x)+len(y)-n)
}

func TestNear(t *testing.T) {
	cut := strings.SplitN(dispatch, "Neither", 2)[0]
	for _, c := range []struct{ name, a, b string }{
		{"itself", dispatch, dispatch},
		{"layout and case", dispatch, strings.ToUpper(strings.ReplaceAll(dispatch, "\n", "  \n\n"))},
		{"last sentence cut", dispatch, cut},
		{"a line added", dispatch, "By our own correspondent. " + dispatch},
		{"another text", dispatch, "Rain fell on the capital all week and the opposition called off its march, saying it would return to the square in May."},
	} {
		a, b := Signature(c.a), Signature(c.b)
		if got, want := Near(&a, &b), shareOf(c.a, c.b); got < want-0.15 || got > want+0.15 {
			t.Errorf("%s: near %.2f, true share %.2f", c.name, got, want)
		}
	}
	var empty Sketch
	full := Signature(dispatch)
	if s := Signature(" ... "); s != empty || Near(&empty, &empty) != 0 || Near(&empty, &full) != 0 || empty.Bands() != nil {
		t.Error("a text without words is near something")
	}
	if s := Signature("Talks."); Near(&s, &s) != 1 {
		t.Error("a text of one word is not near itself")
	}
}

// A sketch that a ledger keeps must mean the same in every version.
func TestSketchIsFixed(t *testing.T) {
	s := Signature("one two three four five six")
	if got, want := s[:3], []uint32{846370917, 67728513, 1065127072}; !slices.Equal(got, want) {
		t.Errorf("the sketch of a text has changed: %d, not %d", got, want)
	}
}

func TestParseSketch(t *testing.T) {
	s := Signature(dispatch)
	back, err := ParseSketch(s.Bytes())
	if err != nil || back != s {
		t.Errorf("ParseSketch: %v, the same: %v", err, back == s)
	}
	if _, err := ParseSketch([]byte{1, 2, 3}); err == nil {
		t.Error("three bytes are a sketch")
	}
}

func TestCopiesOfAnotherYear(t *testing.T) {
	a := Text{Report: "a", Published: "2021-03-03", Sketch: Signature(dispatch)}
	b := Text{Report: "b", Published: "2022-03-03", Sketch: a.Sketch}
	if Copies(&a, &b) {
		t.Error("a notice that returns every year is taken for a copy")
	}
	b.Published = "2021-03-05"
	if !Copies(&a, &b) {
		t.Error("the same text two days later is no copy")
	}
}

func BenchmarkSignature(b *testing.B) {
	text := strings.Repeat(dispatch+"\n", 6) // some 470 words
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Signature(text)
	}
}
