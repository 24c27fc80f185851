package language

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/short_foreign.tsv
var shortForeign string

// TestShortForeign holds that short sentences in other languages are not taken for
// English, though names stand in them that English news has.
func TestShortForeign(t *testing.T) {
	n := 0
	for _, line := range strings.Split(strings.TrimSpace(shortForeign), "\n") {
		code, text, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || code == "lang" {
			continue
		}
		n++
		if got := Detect(text); got == english || got == "" {
			t.Errorf("%s taken for %q: %s", code, got, text)
		}
	}
	if n < 70 {
		t.Errorf("%d sentences, too few to judge by", n)
	}
}

// TestShortEnglish holds that foreign names do not make a short sentence foreign.
func TestShortEnglish(t *testing.T) {
	for _, text := range []string{
		"Gloria Macapagal-Arroyo is arrested in Manila.",
		"The Philippines and Malaysia sign a treaty on Sabah.",
		"Philippine soldiers kill two Abu Sayyaf fighters in Basilan.",
		"Muhyiddin Yassin meets Joko Widodo in Kuala Lumpur.",
		"Trương Tấn Sang receives Nguyễn Phú Trọng in Hanoi.",
		"Andrés Manuel López Obrador tests positive for the virus.",
		"Río Negro and Santiago del Estero close their schools.",
		"Jonas Gahr Støre and Mette Frederiksen meet in Tromsø.",
		"Klaus Iohannis dissolves parliament.",
		"Fernando Lugo faces impeachment.",
	} {
		if got := Detect(text); got != english && got != "" { // what is not told is read
			t.Errorf("taken for %q: %s", got, text)
		}
	}
}
