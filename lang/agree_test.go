package lang_test

import (
	"slices"
	"strings"
	"testing"

	"chancery/lang"
)

// marked makes sentences of lines in which names are written "Oslo_in/LOC":
// words joined by _, and the kind behind the last.
func marked(t *testing.T, text string) []lang.Sentence {
	t.Helper()
	var out []lang.Sentence
	for _, line := range strings.Split(text, "\n") {
		var s lang.Sentence
		for _, w := range strings.Fields(line) {
			form, kind, name := strings.Cut(w, "/")
			first := int32(len(s.Tokens))
			for _, f := range strings.Split(form, "_") {
				s.Tokens = append(s.Tokens, lang.Token{Form: f})
			}
			if name {
				k := slices.Index([]string{"PER", "LOC", "ORG", "NORP"}, kind)
				s.Names = append(s.Names, lang.Name{First: first, Last: int32(len(s.Tokens)) - 1, Kind: lang.PER + lang.NameKind(k)})
			}
		}
		out = append(out, s)
	}
	return out
}

func TestAgree(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"the kind of most", "Tarn/ORG fell\nTarn/LOC rose\nTarn/ORG won", "Tarn/ORG fell\nTarn/ORG rose\nTarn/ORG won"},
		{"a tie stays", "Tarn/ORG fell\nTarn/LOC rose", "Tarn/ORG fell\nTarn/LOC rose"},
		{"a use passed over", "Tarn/LOC fell\nin Tarn/LOC\nnear Tarn today", "Tarn/LOC fell\nin Tarn/LOC\nnear Tarn/LOC today"},
		{"found once only", "Tarn/LOC fell\nnear Tarn", "Tarn/LOC fell\nnear Tarn"},
		{"mostly no name", "May/PER won\nMay/PER lost\nin May\nby May\nsince May", "May/PER won\nMay/PER lost\nin May\nby May\nsince May"},
		{"small letters", "us/LOC all\nus/LOC too\nhelp us", "us/LOC all\nus/LOC too\nhelp us"},
		{"nationalities", "Tarnish/NORP art\nTarnish/NORP food\nTarnish law", "Tarnish/NORP art\nTarnish/NORP food\nTarnish law"},
		{"inside another name", "Tarn/LOC fell\nTarn/LOC rose\nTarn_Bank/ORG lent", "Tarn/LOC fell\nTarn/LOC rose\nTarn_Bank/ORG lent"},
		{"the longest first", "Tarn_Bank/ORG lent\nTarn_Bank/ORG won\nTarn/LOC\nTarn/LOC\nTarn Bank lost", "Tarn_Bank/ORG lent\nTarn_Bank/ORG won\nTarn/LOC\nTarn/LOC\nTarn_Bank/ORG lost"},
		{"in order", "Tarn/LOC fell\nTarn/LOC rose\nTarn met Li/PER", "Tarn/LOC fell\nTarn/LOC rose\nTarn/LOC met Li/PER"},
	} {
		got, want := marked(t, c.text), marked(t, c.want)
		lang.Agree(got)
		for i := range got {
			if !slices.Equal(got[i].Names, want[i].Names) {
				t.Errorf("%s: sentence %d has %v, want %v", c.what, i, got[i].Names, want[i].Names)
			}
		}
	}
	lang.Agree(nil)
}
