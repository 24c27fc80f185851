package train

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestReadTexts(t *testing.T) {
	got, err := readTexts(strings.NewReader("# own\n# doc a\nAsk [PER Ann Lee] at [LOC Mario's]. She left.\n\n[LOC Ghent]-based [ORG Alfa] ([ORG A&B])\n"), "t")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Ask/O Ann/B-PER Lee/I-PER at/O Mario/B-LOC 's/I-LOC ./O", "She/O left/O ./O",
		"Ghent/B-LOC -/O based/O Alfa/B-ORG (/O A&B/B-ORG )/O",
	}
	var lines []string
	for _, s := range got {
		var words []string
		for i, f := range s.forms {
			words = append(words, f+"/"+s.tags[i])
		}
		lines = append(lines, strings.Join(words, " "))
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s", strings.Join(lines, "\n"))
	}
	for bad, complaint := range map[string]string{
		"[LOC Ghent":        "t:1: \"[LOC Ghent\" is no mark",
		"[DAY Monday]":      "is no mark",
		"[PER ]":            "is no mark",
		"Ghent]":            "none opened",
		"[LOC Gh]entish":    "1 of 1 names are no whole words",
		"ok\nat [LOC  Ulm]": "t:2:",
	} {
		if _, err := readTexts(strings.NewReader(bad), "t"); err == nil || !strings.Contains(err.Error(), complaint) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// ownTexts are the texts written for this project.
func ownTexts(t *testing.T) []tagged {
	t.Helper()
	paths, err := filepath.Glob("data/texts/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no data/texts", err)
	}
	s, err := readTextFiles(paths)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestOwnTexts: every mark of the texts stands on whole words.
func TestOwnTexts(t *testing.T) {
	s, names := ownTexts(t), 0
	for _, x := range s {
		for _, tag := range x.tags {
			if strings.HasPrefix(tag, "B-") {
				names++
			}
		}
	}
	if len(s) < 45_000 || names < 30_000 {
		t.Errorf("%d sentences, %d names", len(s), names)
	}
}

// TestOwnTextsApart: the texts hold no name of the development file of UNER that
// the training part of EWT has not, so what that file measures was not learned
// here.
func TestOwnTextsApart(t *testing.T) {
	dev, err := readBIO(shared(t, "ner/uner_ewt-dev.bio"))
	if err != nil {
		t.Fatal(err)
	}
	trees, err := readTrees(shared(t, "ud/en_ewt-train.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	const longest = 6
	known := map[string]bool{}
	sequences := func(forms []string, f func(string)) {
		for i := range forms {
			for n := 1; n <= longest && i+n <= len(forms); n++ {
				f(strings.ToLower(strings.Join(forms[i:i+n], " ")))
			}
		}
	}
	for _, s := range trees {
		var forms []string
		for i := range s.Tokens {
			forms = append(forms, s.Tokens[i].Form)
		}
		sequences(forms, func(q string) { known[q] = true })
	}
	names := map[string]bool{}
	for _, s := range dev {
		for i := 0; i < len(s.tags); i++ {
			if !strings.HasPrefix(s.tags[i], "B-") {
				continue
			}
			j := i + 1
			for j < len(s.tags) && strings.HasPrefix(s.tags[j], "I-") {
				j++
			}
			if name := strings.ToLower(strings.Join(s.forms[i:j], " ")); !known[name] && strings.ContainsFunc(name, unicode.IsLetter) {
				names[name] = true
			}
		}
	}
	if len(names) < 300 {
		t.Fatalf("%d names of the development file are new to it", len(names))
	}
	for _, s := range ownTexts(t) {
		sequences(s.forms, func(q string) {
			if names[q] {
				t.Errorf("%q is a name of the development file: %s", q, strings.Join(s.forms, " "))
			}
		})
	}
}
