package clause

import "chancery/lang"

// Tense is when a predicate lies as the words put it.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota // a participle or a noun: the governing clause decides
	Past
	Present
	Future
)

// String returns "past", "present", "future" or "".
func (t Tense) String() string { return [...]string{"", "past", "present", "future"}[t] }

// Status is the grammar around a predicate.
type Status struct {
	Tense       Tense
	Perfect     bool
	Progressive bool
	Passive     bool
	Modal       string // lemma of the modal other than will and shall ("may", "would"), "" for none
	Negation    int    // token of the negator ("not", "no", "never", "without", "yet", "fail"), -1 for none
	Infinitive  bool
}

// StatusOf returns the status of predicate p by its own auxiliaries and
// negators. A conjunct without any takes those of the first conjunct.
func StatusOf(s *lang.Sentence, p int) Status {
	st := Status{Negation: Negation(s, p), Passive: Passive(s, p)}
	aux, beTo := false, false
	t := &s.Tokens[p]
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		a := &s.Tokens[c]
		r := a.Rel()
		if r == "mark" && lower(a.Form) == "to" {
			st.Infinitive = true
			continue
		}
		if r != "aux" && r != "cop" && r != "auxpass" {
			continue
		}
		if int(c) > p {
			continue
		}
		aux = true
		switch l := lower(a.Lemma); l {
		case "will", "shall", "'ll":
			st.Tense = Future
		case "may", "might", "can", "could", "would", "should", "must", "ought":
			if st.Modal == "" {
				st.Modal = l
			}
			if l == "would" && st.Tense == NoTense {
				st.Tense = Future
			}
		case "have":
			st.Perfect = true
			if st.Tense == NoTense {
				st.Tense = Past
			}
		case "be":
			if t.XPOS == "VBG" {
				st.Progressive = true
			}
			if st.Tense == NoTense {
				st.Tense = finite(a)
			}
			if t.XPOS == "VB" && r == "aux" {
				beTo = true
			}
		case "do", "get":
			if st.Tense == NoTense {
				st.Tense = finite(a)
			}
		}
	}
	if st.Modal != "" && st.Perfect && st.Tense == Future && st.Modal != "would" {
		st.Tense = Past
	}
	if st.Infinitive && t.Rel() == "root" && s.Child(p, "cop") >= 0 { // "was to travel", be taken for a copula
		beTo = true
	}
	if beTo && aux {
		st.Tense = Future
	}
	if beTo || (st.Infinitive && aux && s.Child(p, "aux") >= 0 && !st.Perfect) {
		if a := s.Child(p, "aux"); a >= 0 && lower(s.Tokens[a].Lemma) == "be" && s.Tokens[a].Deprel == "aux" {
			st.Tense = Future
		}
	}
	if !aux && !st.Infinitive {
		st.Tense = finite(t)
		if st.Passive && st.Tense == NoTense && t.Rel() == "root" {
			st.Tense = Past // headline: "Envoy expelled"
		}
	}
	if st.Infinitive && st.Tense == NoTense && t.Head >= 0 && (t.Rel() == "xcomp" || t.Rel() == "advcl" || t.Rel() == "ccomp") && futures[lower(s.Tokens[t.Head].Form)] {
		if s.Child(int(t.Head), "cop") >= 0 || s.Child(int(t.Head), "aux") >= 0 || s.Tokens[t.Head].Rel() == "acl" {
			st.Tense = Future
		}
	}
	if st.Tense == NoTense && t.Rel() == "conj" && t.Head >= 0 && int(t.Head) < p && IsVerbal(s, int(t.Head)) && IsVerbal(s, p) {
		up := StatusOf(s, int(t.Head))
		st.Tense, st.Perfect = up.Tense, up.Perfect
		if st.Modal == "" {
			st.Modal = up.Modal
		}
	}
	return st
}

// futures are the words that with "be" and an infinitive make a future.
var futures = set("about", "going", "set", "due", "poised", "bound")

// finite returns the tense of a finite form by its tags.
func finite(t *lang.Token) Tense {
	switch t.XPOS {
	case "VBD":
		return Past
	case "VBZ", "VBP":
		return Present
	}
	switch t.Feat("Tense") {
	case "Past":
		if t.Feat("VerbForm") == "Fin" {
			return Past
		}
	case "Pres":
		if t.Feat("VerbForm") == "Fin" {
			return Present
		}
	}
	return NoTense
}

// Negation returns the token that negates predicate p, -1 for none: "not",
// "n't", "never", "no longer", a determiner "no" on p itself or on its subject or
// object, "neither", "without", "yet to", "fail to", "unable to".
func Negation(s *lang.Sentence, p int) int {
	t := &s.Tokens[p]
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		a := &s.Tokens[c]
		switch a.Rel() {
		case "advmod", "aux", "neg":
			switch lower(a.Form) {
			case "not", "n't", "n’t", "never", "nor", "neither", "hardly", "nowhere":
				return int(c)
			}
			if lower(a.Lemma) == "not" {
				return int(c)
			}
			if lower(a.Lemma) == "longer" {
				return int(c)
			}
		case "det", "cc":
			switch lower(a.Form) {
			case "no", "neither", "nor":
				return int(c)
			}
		case "mark", "case":
			if lower(a.Form) == "without" {
				return int(c)
			}
		case "nsubj", "obj":
			switch lower(a.Form) {
			case "nobody", "none", "nothing", "neither":
				return int(c)
			}
			if d := s.Child(int(c), "det"); d >= 0 {
				switch lower(s.Tokens[d].Form) {
				case "no", "neither":
					return d
				}
			}
		}
	}
	if t.Rel() == "xcomp" && t.Head >= 0 {
		q := &s.Tokens[t.Head]
		switch lower(q.Lemma) {
		case "fail", "unable", "forget", "neglect":
			return int(t.Head)
		case "yet":
			return int(t.Head)
		case "have", "be":
			if y := yet(s, int(t.Head)); y >= 0 {
				return y
			}
		}
	}
	if y := yet(s, p); y >= 0 && Marker(s, p) == "to" {
		return y
	}
	return -1
}

// yet returns the adverb "yet" of "has yet to", "is yet to", -1 for none.
func yet(s *lang.Sentence, p int) int {
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "advmod" && lower(s.Tokens[c].Form) == "yet" && int(c) <= p+2 {
			return int(c)
		}
	}
	return -1
}

// Span returns the first and last token (inclusive) of the clause of p: its
// subtree without coordinated clauses, parataxis and edge punctuation.
func Span(s *lang.Sentence, p int) (first, last int) {
	first, last = p, p
	verbal := IsVerbal(s, p)
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "punct", "parataxis", "discourse":
			continue
		case "conj":
			if verbal {
				continue
			}
		case "cc":
			if int(c) < p || verbal {
				continue
			}
		}
		f, l := s.Subtree(int(c))
		first, last = min(first, f), max(last, l)
	}
	for first < p && s.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	for last > p && s.Tokens[last].UPOS == "PUNCT" {
		last--
	}
	return first, last
}
