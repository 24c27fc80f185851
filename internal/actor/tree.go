package actor

import (
	"strings"

	"chancery/lang"
)

// lower returns a word in small letters without allocating where it has no others.
func lower(w string) string { return strings.ToLower(w) }

// noun reports whether a token can head a nominal phrase.
func noun(t *lang.Token) bool {
	return t.UPOS == "NOUN" || t.UPOS == "PROPN"
}

// preposition returns the case marker of token i in small letters, "" for none.
func preposition(s *lang.Sentence, i int) string {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if t := &s.Tokens[c]; t.Deprel == "case" && t.Form != "'s" && t.Form != "’s" && t.Form != "'" && t.Form != "’" {
			return lower(t.Form)
		}
	}
	return ""
}

// locative reports whether a preposition marks where something is.
func locative(p string) bool {
	switch p {
	case "in", "at", "near", "inside", "outside", "around", "into", "through", "across", "throughout", "above", "within", "en", "via":
		return true
	}
	return false
}

// verbOf climbs from a nominal through conjuncts and appositions to the token it
// depends on, and returns that token and the relation of the first conjunct; -1
// for the root.
func verbOf(s *lang.Sentence, i int) (int, string) {
	for n := 0; n < 32; n++ {
		t := &s.Tokens[i]
		if t.Head < 0 {
			return -1, "root"
		}
		switch t.Rel() {
		case "conj", "appos", "flat":
			if noun(&s.Tokens[t.Head]) || s.Tokens[t.Head].UPOS == "PRON" {
				i = int(t.Head)
				continue
			}
		}
		return int(t.Head), t.Deprel
	}
	return -1, "root"
}

// isSubject reports whether token i, or the first of its conjuncts, is a subject.
func isSubject(s *lang.Sentence, i int) bool {
	_, rel := verbOf(s, i)
	return strings.HasPrefix(rel, "nsubj") || rel == "obl:agent"
}

// clauseHead returns the predicate of the clause that token i stands in.
func clauseHead(s *lang.Sentence, i int) int {
	for n := 0; n < 64; n++ {
		t := &s.Tokens[i]
		if t.Head < 0 {
			return i
		}
		switch t.Rel() {
		case "acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj":
			return i
		case "conj":
			if t.UPOS == "VERB" {
				return i
			}
		}
		i = int(t.Head)
	}
	return i
}

// hasChild reports whether token i has a dependent with the relation and, unless
// it is "", the lower-case form.
func hasChild(s *lang.Sentence, i int, rel, form string) bool {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == rel && (form == "" || lower(s.Tokens[c].Form) == form) {
			return true
		}
	}
	return false
}

// determiner returns the determiner of a noun in small letters, "" for none.
func determiner(s *lang.Sentence, i int) string {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "det" {
			return lower(s.Tokens[c].Form)
		}
	}
	return ""
}

// definite reports whether a noun phrase is one the reader should know already.
func definite(s *lang.Sentence, i int) bool {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		switch t.Rel() {
		case "det":
			switch lower(t.Form) {
			case "the", "this", "that", "these", "those", "both", "either", "neither", "each":
				return true
			}
		case "nmod":
			if t.Deprel == "nmod:poss" {
				return true
			}
		}
	}
	return false
}

// plural reports whether a noun is in the plural.
func plural(t *lang.Token) bool {
	if t.XPOS == "NNS" || t.XPOS == "NNPS" {
		return true
	}
	if t.XPOS == "NN" || t.XPOS == "NNP" {
		return false
	}
	return t.Feat("Number") == "Plur" || t.Feat("Number") == "Ptan"
}

// singular returns the dictionary forms a noun may have, best first.
func singular(t *lang.Token) [3]string {
	f := lower(t.Form)
	out := [3]string{f, lower(t.Lemma)}
	switch {
	case f == "men" || strings.HasSuffix(f, "men") && len(f) > 5:
		out[2] = f[:len(f)-2] + "an"
	case strings.HasSuffix(f, "ies") && len(f) > 4:
		out[2] = f[:len(f)-3] + "y"
	case strings.HasSuffix(f, "sses") || strings.HasSuffix(f, "ches"):
		out[2] = f[:len(f)-2]
	case strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "ss") && len(f) > 3:
		out[2] = f[:len(f)-1]
	}
	return out
}

// number returns the value of a small number word or digit, 0 for none.
func number(w string) int {
	switch lower(w) {
	case "two", "2", "both", "either", "neither":
		return 2
	case "three", "3":
		return 3
	case "four", "4":
		return 4
	case "five", "5":
		return 5
	case "six", "6":
		return 6
	}
	return 0
}

// counted returns how many a noun phrase says it refers to, 0 for unsaid.
func counted(s *lang.Sentence, i int) int {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "nummod", "det", "amod", "cc":
			if n := number(s.Tokens[c].Form); n > 0 {
				return n
			}
		}
	}
	return 0
}
