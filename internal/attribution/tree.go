package attribution

import (
	"strings"
	"unicode/utf8"

	"chancery/internal/clause"
	"chancery/lang"
)

// lower is strings.ToLower without allocation for words that are lower case already.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
	}
	return w
}

// lemma returns the lower-case lemma of a token, its form where it has none.
func lemma(t *lang.Token) string {
	if t.Lemma == "" || t.Lemma == "_" {
		return lower(t.Form)
	}
	return lower(t.Lemma)
}

// clausal reports whether c heads a clause: a verb, or any predicate with a
// subject, copula or auxiliary.
func clausal(s *lang.Sentence, c int) bool {
	if clause.IsVerbal(s, c) {
		return true
	}
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		switch s.Tokens[g].Rel() {
		case "cop", "aux", "nsubj", "csubj", "expl":
			return true
		}
	}
	return false
}

// finiteClause reports whether the clause of c is neither an infinitive with
// "to" nor a bare participle.
func finiteClause(s *lang.Sentence, c int) bool {
	gerund := s.Tokens[c].XPOS == "VBG"
	verb := false // an auxiliary or copula before "to": "would be to blame"
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		switch s.Tokens[g].Rel() {
		case "mark":
			if lower(s.Tokens[g].Form) == "to" && s.Tokens[g].XPOS != "IN" && !verb {
				return false
			}
		case "cop", "aux":
			if !verb { // the first is the finite one: "are being trained"
				gerund = s.Tokens[g].XPOS == "VBG"
			}
			verb = true
		}
	}
	return !gerund
}

// whClause reports whether the clause of c opens with a question word.
func whClause(s *lang.Sentence, c int) bool {
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		t := &s.Tokens[g]
		if int(g) > c {
			break
		}
		if t.Rel() == "mark" {
			switch lower(t.Form) {
			case "whether", "if", "how", "why":
				return true
			}
		}
		if isWh(t) {
			return true
		}
		for h := t.First; h >= 0; h = s.Tokens[h].Next { // "which side", "how many ships", "to whom"
			if isWh(&s.Tokens[h]) && t.Rel() != "acl" {
				return true
			}
		}
	}
	f, _ := s.Subtree(c) // "how many soldiers had died"
	for f < c && s.Tokens[f].UPOS == "PUNCT" {
		f++
	}
	return isWh(&s.Tokens[f])
}

func isWh(t *lang.Token) bool {
	switch t.XPOS {
	case "WP", "WRB", "WDT", "WP$":
		return true
	}
	switch lower(t.Form) {
	case "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether":
		return t.UPOS != "NOUN"
	}
	return false
}

// above reports whether a is b or an ancestor of b.
func above(s *lang.Sentence, a, b int) bool {
	for n := 0; b >= 0 && n <= len(s.Tokens); n++ {
		if a == b {
			return true
		}
		b = int(s.Tokens[b].Head)
	}
	return false
}

// without marks in in all tokens of the subtree of root but those under one of
// the tokens in cut.
func subtreeWithout(s *lang.Sentence, root int, cut []int, in []bool) {
	for _, c := range cut {
		if c == root {
			return
		}
	}
	in[root] = true
	for g := s.Tokens[root].First; g >= 0; g = s.Tokens[g].Next {
		subtreeWithout(s, int(g), cut, in)
	}
}

// pieces turns marked tokens into byte spans of maximal runs, without the
// punctuation at their ends. Unmarked punctuation between marked tokens does not
// end a run.
func pieces(s *lang.Sentence, in []bool, buf []lang.Span) []lang.Span {
	n := len(in)
	for i := 0; i < n; {
		if !in[i] {
			i++
			continue
		}
		last := i
		for j := i + 1; j < n; j++ {
			if in[j] {
				last = j
			} else if s.Tokens[j].UPOS != "PUNCT" {
				break
			}
		}
		a, b := i, last
		i = last + 1
		for a <= b && trimmable(&s.Tokens[a]) {
			a++
		}
		for b >= a && trimmable(&s.Tokens[b]) {
			b--
		}
		if a <= b {
			buf = append(buf, lang.Span{Start: s.Tokens[a].Start, End: s.Tokens[b].End})
		}
	}
	return buf
}

// trimmable reports whether the token is punctuation that belongs to no word.
func trimmable(t *lang.Token) bool {
	if t.UPOS != "PUNCT" {
		return false
	}
	switch t.Form {
	case "(", ")", "[", "]", "%", "...", "…":
		return false
	}
	return true
}
