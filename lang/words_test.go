package lang

import (
	"strings"
	"testing"
)

func TestReadWords(t *testing.T) {
	l, err := readWords(strings.NewReader("# note\nclass\tform\nmonth\tmar\nnumber\tmar\nsplit\tdu|n|no\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.of("MAR"); got != classMonth|classNumber {
		t.Errorf("classes of MAR = %b", got)
	}
	if got := l.cutsOf("Dunno"); len(got) != 2 || got[0] != 2 || got[1] != 3 {
		t.Errorf("cuts of Dunno = %v", got)
	}
	if l.of("march") != 0 || l.cutsOf("marzipanically") != nil {
		t.Error("a word not in the list has a class")
	}
}

func TestReadWordsErrors(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "no header"},
		{"form\n", `line 1: header "form", want class and form`},
		{"class\tform\nmonth\n", "line 2: want class, tab, form"},
		{"class\tform\n\n# c\nseason\tmay\n", `line 4: no class "season"`},
		{"class\tform\nmonth\tmay\nmonth\tapr\n", `line 3: "month\tapr" is not in order after "month\tmay"`},
		{"class\tform\nsplit\tcannot\n", `line 2: "cannot" has no |`},
		{"class\tform\nplain\tabcdefghijklm\n", `line 2: "abcdefghijklm" is longer than 12 bytes`},
	}
	for _, tt := range tests {
		if _, err := readWords(strings.NewReader(tt.in)); err == nil || err.Error() != tt.want {
			t.Errorf("readWords(%q): %v, want %s", tt.in, err, tt.want)
		}
	}
}

func TestReadBoundaries(t *testing.T) {
	for _, bad := range []string{"", "CHSPLIT1", "CHSPLIT2\x08" + strings.Repeat("\x00", 256), "CHSPLIT1\x08short", "CHSPLIT1\x1f"} {
		if m, err := readBoundaries([]byte(bad)); err == nil {
			t.Errorf("readBoundaries(%.12q) = %v, want an error", bad, m)
		}
	}
	m, err := readBoundaries(splitBin)
	if err != nil {
		t.Fatal(err)
	}
	if string(m.encode()) != string(splitBin) {
		t.Error("a model does not come back as it was")
	}
}

// A trained model learns what its documents say and is the same each time.
func TestTrainSplitter(t *testing.T) {
	const text = "# text = One two three.\n" +
		"1\tOne\t_\t_\t_\t_\t_\t_\t_\t_\n2\ttwo\t_\t_\t_\t_\t_\t_\t_\t_\n3\tthree\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	train := func() string {
		sents, err := ReadConllu(strings.NewReader(strings.Repeat(text, 50)))
		if err != nil {
			t.Fatal(err)
		}
		b, err := TrainSplitter(Documents(sents), 3, 7, nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	b := train()
	if b != train() {
		t.Error("two runs differ")
	}
	m, err := readBoundaries([]byte(b))
	if err != nil {
		t.Fatal(err)
	}
	s := splitter{lexer: lexer{text: "One two three. One two three.", list: words()}, model: m}
	s.pars.text = s.text
	var ends []int
	s.paragraph(Span{0, len(s.text)}, 0, func(x Sentence) bool { ends = append(ends, x.End); return true })
	if len(ends) != 2 || ends[0] != 14 {
		t.Errorf("sentences end at %v, want 14 and 29", ends)
	}
	if _, err := TrainSplitter(nil, 1, 1, nil); err == nil {
		t.Error("training on nothing gives no error")
	}
}
