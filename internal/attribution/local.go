package attribution

import (
	"slices"

	"chancery/internal/clause"
	"chancery/lang"
)

// local applies the words that hang on token i itself: modal verbs, adverbs,
// negators, and on a noun its adjectives and determiner.
func (w *walk) local(i int, in stand, target bool) stand {
	s := w.s
	v := in
	t := &s.Tokens[i]
	verbal := clausal(s, i)
	if verbal || t.UPOS == "ADJ" || t.UPOS == "ADV" {
		v = w.modal(i, v)
	}
	neg := w.negator(i, verbal)
	if verbal {
		v = w.toBe(i, v)
	}
	if neg >= 0 && !slices.Contains(w.used, neg) {
		w.used = append(w.used, neg)
		v = w.negate(i, neg, v)
	}
	for g := t.First; g >= 0; g = s.Tokens[g].Next {
		a := &s.Tokens[g]
		switch a.Rel() {
		case "advmod":
			word := lower(a.Form)
			if h, ok := w.l.hedges[lemmaKey{word, "adv"}]; ok && !w.ignored(int(g)) {
				if (word == "almost" || word == "nearly") && t.UPOS != "VERB" {
					continue
				}
				w.because("adverb", word)
				w.signal("adverb " + string(h))
				v = v.weaken(standOf(h))
			}
		case "amod":
			if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
				continue
			}
			if h, ok := w.l.hedges[lemmaKey{lower(a.Form), "adj"}]; ok && !w.ignored(int(g)) {
				w.because("adjective", lower(a.Form))
				v = v.weaken(standOf(h))
			}
		case "advcl":
			switch clause.Marker(s, int(g)) {
			case "if", "unless":
				if verbal && future(s, i) && v.certainty > 1 {
					w.because("condition", clause.Marker(s, int(g)))
					w.signal("consequent")
					v = stand{}
				}
			}
		}
	}
	return v
}

// toBe applies the words before an infinitive that is its own clause in the
// tree: "has yet to", "was to".
func (w *walk) toBe(i int, v stand) stand {
	s := w.s
	t := &s.Tokens[i]
	if t.XPOS != "VB" && t.XPOS != "VBN" {
		return v
	}
	if yetTo(s, i) {
		w.because("negation", "yet to")
		return v.weaken(stand{3, -1})
	}
	if j := toOf(s, i); j > 0 && int(t.Head) != j-1 && (t.Rel() != "xcomp" || int(t.Head) > i) {
		// "is due to visit", "is set to visit", read as one predicate
		if sig, ok := w.l.signatures[frameKey{lower(s.Tokens[j-1].Form), "ADJ", frameTo}]; ok && s.Child(i, "cop") >= 0 {
			return w.signed(sig, lower(s.Tokens[j-1].Form), v)
		}
	}
	if t.XPOS != "VB" || clause.Marker(s, i) != "to" || t.Rel() == "xcomp" {
		return v
	}
	for g := t.First; g >= 0 && int(g) < i; g = s.Tokens[g].Next {
		if s.Tokens[g].XPOS == "MD" { // "would be to blame"
			return v
		}
		if c := &s.Tokens[g]; (c.Rel() == "cop" || c.Rel() == "aux") && lemma(c) == "be" {
			w.because("scheduled", "is to")
			return v.weaken(stand{2, 1})
		}
	}
	return v
}

// modal applies the modal verbs of predicate i, or those a conjunct shares with
// the first ("may attack and occupy").
func (w *walk) modal(i int, v stand) stand {
	s := w.s
	own := false
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		a := &s.Tokens[g]
		switch a.Rel() {
		case "nsubj":
			own = true
		case "aux", "cop":
			own = true
			if a.Rel() == "aux" && !w.ignored(int(g)) {
				v = w.modalWord(i, int(g), v)
			}
		}
	}
	t := &s.Tokens[i]
	if own || t.Rel() != "conj" || t.Head < 0 || int(t.Head) > i {
		return v
	}
	h := int(t.Head)
	if !clausal(s, h) || t.XPOS != "VB" && t.XPOS != "VBN" && t.UPOS == "VERB" {
		return v
	}
	for g := s.Tokens[h].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() == "aux" && int(g) < h && !w.ignored(int(g)) {
			v = w.modalWord(h, int(g), v)
		}
	}
	return v
}

// modalWord applies auxiliary g of predicate i.
func (w *walk) modalWord(i, g int, v stand) stand {
	s := w.s
	word := lemma(&s.Tokens[g])
	switch lower(s.Tokens[g].Form) {
	case "'ll", "’ll", "wo", "won":
		word = "will"
	case "'d", "’d":
		if s.Tokens[g].XPOS == "MD" {
			word = "would"
		}
	case "ca":
		word = "can"
	}
	h, ok := w.l.hedges[lemmaKey{word, "aux"}]
	if !ok || s.Tokens[g].XPOS != "MD" && word != "will" && word != "shall" && word != "would" {
		return v
	}
	w.signal("modal " + word)
	perfect := hasAux(s, i, "have")
	switch word {
	case "will", "shall":
		if w.commits {
			return v
		}
		w.because("future", word)
	case "would":
		if w.commits {
			return v
		}
		if perfect {
			w.because("hypothetical", "would have")
			return stand{}
		}
		w.because("future", word)
	case "must", "should", "ought":
		if perfect && word == "must" {
			w.because("modal", "must have")
			return v.weaken(stand{2, 1})
		}
		w.because("duty", word)
	case "can", "could":
		if n := w.negator(i, true); n >= 0 {
			return v // "cannot": negation alone decides
		}
		w.because("modal", word)
	default:
		w.because("modal", word)
	}
	return v.weaken(standOf(h))
}

func hasAux(s *lang.Sentence, i int, word string) bool {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() == "aux" && lemma(&s.Tokens[g]) == word {
			return true
		}
	}
	return false
}

// negate turns the polarity of v.
func (w *walk) negate(i, neg int, v stand) stand {
	if w.refuses && !w.l.rejects(w.word(i)) {
		return v
	}
	word := lower(w.s.Tokens[neg].Form)
	w.because("negation", word)
	w.signal("negation")
	switch word {
	case "hardly", "scarcely", "barely", "rarely", "seldom", "few", "little":
		return v.weaken(stand{2, -1})
	}
	return v.weaken(stand{3, -1})
}

// negator returns the token that negates predicate or noun i, -1 for none.
func (w *walk) negator(i int, verbal bool) int {
	s := w.s
	t := &s.Tokens[i]
	for g := t.First; g >= 0; g = s.Tokens[g].Next {
		if w.ignored(int(g)) || int(g) > i && notTo(s, int(g)) {
			continue // "vowed never to go": the complement is denied
		}
		if n := negates(s, i, int(g), verbal); n >= 0 && !w.ignored(n) {
			return n
		}
	}
	if j := toOf(s, i); j > 0 && notTo(s, j-1) && !w.ignored(j-1) {
		return j - 1
	}
	if verbal && i > 2 && lower(s.Tokens[i-2].Form) == "no" && lower(s.Tokens[i-1].Form) == "way" {
		return i - 2
	}
	if t.Rel() == "conj" && t.Head >= 0 && int(t.Head) < i {
		// "neither confirmed nor denied", "did not come or call"
		for g := t.First; g >= 0; g = s.Tokens[g].Next {
			if s.Tokens[g].Rel() != "cc" {
				continue
			}
			switch lower(s.Tokens[g].Form) {
			case "nor":
				return int(g)
			case "or":
				if s.Child(i, "nsubj") < 0 && s.Child(i, "aux") < 0 {
					return w.negator(int(t.Head), clausal(s, int(t.Head)))
				}
			case "and":
				// "was not seen and heard": the participles share the auxiliary
				if t.XPOS == "VB" && s.Child(i, "nsubj") < 0 && s.Child(i, "aux") < 0 && s.Tokens[t.Head].XPOS == "VB" && s.Tokens[t.Head].Rel() != "xcomp" {
					if n := w.negator(int(t.Head), true); n >= 0 && s.Tokens[n].Rel() == "advmod" {
						return n
					}
				}
			}
		}
	}
	return -1
}

// notTo reports whether token g is "not" or "never" before "to".
func notTo(s *lang.Sentence, g int) bool {
	if g+1 >= len(s.Tokens) || lower(s.Tokens[g+1].Form) != "to" {
		return false
	}
	switch lower(s.Tokens[g].Form) {
	case "not", "never":
		return true
	}
	return false
}

// toOf returns the "to" right before infinitive i, -1 for none.
func toOf(s *lang.Sentence, i int) int {
	if i > 0 && s.Tokens[i].XPOS == "VB" && lower(s.Tokens[i-1].Form) == "to" {
		return i - 1
	}
	return -1
}

// negates returns the negator that dependent g of i is or holds, -1 for none.
func negates(s *lang.Sentence, i, g int, verbal bool) int {
	a := &s.Tokens[g]
	word := lower(a.Form)
	switch a.Rel() {
	case "advmod", "neg", "aux", "discourse", "cc":
		switch word {
		case "not", "n't", "n’t", "never", "nt", "nowhere", "neither", "nor", "hardly", "scarcely", "barely", "rarely", "seldom":
			if a.Rel() == "cc" && word != "neither" && word != "nor" {
				return -1
			}
			if word == "not" && s.Child(g, "advmod") > g && lower(s.Tokens[s.Child(g, "advmod")].Form) == "only" {
				return -1
			}
			if word == "not" && g+1 < len(s.Tokens) {
				switch lower(s.Tokens[g+1].Form) {
				case "only", "just", "merely", "simply":
					if g < i {
						return -1
					}
				}
			}
			return g
		}
		if word == "longer" || word == "more" {
			if g > 0 && lower(s.Tokens[g-1].Form) == "no" {
				return g - 1
			}
		}
		if word == "far" && g+1 < len(s.Tokens) && lower(s.Tokens[g+1].Form) == "from" {
			return g
		}
		if lemma(a) == "not" {
			return g
		}
	case "det":
		if word == "no" || word == "neither" {
			return g
		}
	case "mark", "case":
		if word == "without" && verbal {
			return g
		}
	case "nsubj", "obj", "nmod", "obl", "iobj":
		if a.Rel() == "nmod" || a.Rel() == "obl" {
			if a.Deprel == "nmod:poss" || !verbal {
				return -1
			}
			switch word {
			case "nowhere":
				return g
			}
			if d := s.Child(g, "det"); d >= 0 && lower(s.Tokens[d].Form) == "no" { // "in no way", "under no circumstances"
				switch lemma(a) {
				case "way", "circumstance", "account", "case", "time", "means", "event", "point", "side", "party":
					return d
				}
			}
			return -1
		}
		if !verbal {
			return -1
		}
		switch word {
		case "nobody", "none", "nothing", "neither", "no-one":
			return g
		case "no":
			return g
		}
		if d := s.Child(g, "det"); d >= 0 {
			switch lower(s.Tokens[d].Form) {
			case "no", "neither":
				return d
			}
		}
		switch f := leftmost(s, g); lower(s.Tokens[f].Form) {
		case "neither", "none":
			return f // "none of the parties"
		}
		if word == "one" && g > 0 && lower(s.Tokens[g-1].Form) == "no" {
			return g - 1
		}
	}
	return -1
}
