package attribution

import (
	"chancery/internal/clause"
	"chancery/lang"
)

// adverbial: c is an adverbial clause of p. It does not share p's negation.
func (w *walk) adverbial(p, c int, in, out stand) stand {
	s := w.s
	m := opening(s, c)
	w.signal("advcl " + m)
	if m == "" && c == p+1 && s.Tokens[c].XPOS == "VBG" { // "stopped selling", hung as an adjunct
		if _, ok := w.l.signatures[frameKey{w.word(p), "VERB", frameIng}]; ok {
			return w.complement(p, c, out)
		}
	}
	switch m {
	case "if", "unless", "lest", "provided", "assuming", "supposing", "whether", "in case":
		w.because("condition", m)
		return stand{}
	case "without":
		return in // the negator of the clause itself
	case "instead", "rather":
		w.because("negation", m)
		return in.weaken(stand{3, -1})
	case "to", "order", "so":
		if m == "so" && !clauseHasModal(s, c) || m == "to" && s.Tokens[c].XPOS == "VBG" {
			return in
		}
		if o := s.Child(p, "obj"); m == "to" && o >= 0 && o < c { // "signed a contract to supply"
			if w.word(p) == "use" { // "used tractors to block the road"
				return out
			}
			if sig, f, word := w.phraseSignature(o, "to"); f != 0 {
				return w.signed(sig, word, out)
			}
		}
		if sig, frame, word := w.phraseSignature(p, "to"); frame != 0 && word != "come" && word != "go" && word != "serve" && word != "use" {
			return w.signed(sig, word, out) // not "came to Mali to train"
		}
		if e, _ := w.l.lookup(s, p); e != nil && e.frames&frameTo != 0 {
			return w.said(e, p, out)
		}
		w.because("purpose", "to")
		return stand{}
	case "until", "till":
		return in
	}
	if f := phraseFrame(m); f != 0 {
		if sig, frame, word := w.phraseSignature(p, m); frame != 0 {
			return w.signed(sig, word, out)
		}
		if e, _ := w.l.lookup(s, p); e != nil && e.frames&f != 0 {
			return w.said(e, p, out)
		}
	}
	if future(s, p) && (m == "when" || m == "once" || m == "after" || m == "as" || m == "before") {
		w.because("future", m)
		return in.weaken(stand{2, 1})
	}
	switch m {
	case "after", "because", "since", "although", "though":
		return w.presupposed(in)
	case "as", "when", "while":
		if s.Tokens[c].XPOS == "VBD" {
			return w.presupposed(in)
		}
	}
	if m == "" && s.Tokens[c].XPOS == "VBG" {
		switch {
		case out.polarity > 0:
			return out // "will meet X, seeking aid"
		case out.certainty == 0 && commaBefore(s, c) && clause.Marker(s, p) == "to":
			return w.base() // "dismissed a bid to extend it, upholding": hung too low
		}
	}
	return in
}

// phraseSignature looks up the signature of p for a complement with preposition m.
func (w *walk) phraseSignature(p int, m string) (signature, frames, string) {
	t := &w.s.Tokens[p]
	f := frameNames[m]
	if f == 0 {
		return signature{}, 0, ""
	}
	pos := t.UPOS
	if pos == "PROPN" {
		pos = "NOUN"
	}
	word := w.word(p)
	sig, ok := w.l.signatures[frameKey{word, pos, f}]
	if !ok {
		return signature{}, 0, ""
	}
	return sig, f, word
}

// ofNoun: clause c hangs under noun p.
func (w *walk) ofNoun(p, c int, in, out stand) stand {
	s := w.s
	if s.Tokens[c].Deprel == "acl:relcl" && clause.Marker(s, c) != "to" {
		w.signal("relcl")
		if out.certainty == 0 {
			return in
		}
		return w.base()
	}
	m := clause.Marker(s, c)
	w.signal("acl " + m)
	if w.below && int(s.Tokens[p].Head) == w.top && s.Tokens[p].Rel() == "obj" && out.polarity < 0 && m == "that" {
		return out // "denied claims that": what is denied is what they say
	}
	if e, _ := w.l.lookup(s, p); e != nil && e.pos == "NOUN" && (m == "that" || m == "to" && e.frames&frameTo != 0) {
		if sig, ok := w.l.signatures[frameKey{lemma(&s.Tokens[p]), "NOUN", frameNames[m]}]; ok {
			return w.signed(sig, e.lemma, out)
		}
		return w.said(e, p, out)
	}
	if m != "" {
		if sig, f, word := w.phraseSignature(p, m); f != 0 {
			return w.signed(sig, word, out)
		}
	}
	switch m {
	case "to":
		return w.infinitive(p, c, out)
	case "whether", "if":
		w.because("open question", m)
		return stand{}
	case "without":
		return out.weaken(stand{3, -1})
	}
	return out
}

// infinitive: "to" and clause c under noun p, which has no signature.
func (w *walk) infinitive(p, c int, out stand) stand {
	s := w.s
	if s.Tokens[c].XPOS == "VBG" { // "with a view to ending"
		return out
	}
	if v := int(s.Tokens[p].Head); v >= 0 && v < p && s.Tokens[p].Rel() == "obj" { // "forced villagers to leave"
		if sig, f, word := w.phraseSignature(v, "to"); f != 0 && sig.kind == "causative" {
			return w.signed(sig, word, out)
		}
	}
	for g := s.Tokens[p].First; g >= 0; g = s.Tokens[g].Next { // "the first to arrive"
		t := &s.Tokens[g]
		if t.Rel() != "amod" && t.Rel() != "det" {
			continue
		}
		switch lower(t.Form) {
		case "first", "last", "latest", "only":
			return out
		}
		if t.Feat("NumType") == "Ord" {
			return out
		}
	}
	switch {
	case s.Tokens[p].Rel() == "root" && s.Tokens[p].UPOS == "PROPN" || s.Tokens[p].Rel() == "root" && s.Child(p, "nsubj") < 0 && s.Child(p, "det") < 0:
		w.because("scheduled", "to") // a headline: "Iran to host summit"
		return out.weaken(stand{2, 1})
	case s.Child(c, "aux:pass") >= 0:
		w.because("scheduled", "to be")
		return out.weaken(stand{2, 1})
	}
	w.because("infinitive", lemma(&s.Tokens[p]))
	return stand{}
}

// contrast reports whether c is what is not the case: "rather than c".
func contrast(s *lang.Sentence, c int) bool {
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if t := &s.Tokens[g]; t.Rel() == "cc" || t.Rel() == "case" || t.Rel() == "mark" {
			switch lower(t.Form) {
			case "rather", "instead":
				return true
			}
		}
	}
	return false
}

// opening returns the word that introduces clause c; "order" for "in order to",
// "in case" for that.
func opening(s *lang.Sentence, c int) string {
	m := clause.Marker(s, c)
	switch m {
	case "in":
		f, _ := s.Subtree(c)
		for j := f; j < c && j < f+3; j++ {
			switch lower(s.Tokens[j].Form) {
			case "order":
				return "order"
			case "case":
				return "in case"
			}
		}
	case "as":
		f, _ := s.Subtree(c)
		if f+1 < len(s.Tokens) && lower(s.Tokens[f].Form) == "as" && (lower(s.Tokens[f+1].Form) == "if" || lower(s.Tokens[f+1].Form) == "though") {
			return "if"
		}
	}
	return m
}

// toBefore reports whether "to" stands before c with at most adverbs and
// auxiliaries between: the parser may have hung it elsewhere.
func toBefore(s *lang.Sentence, c int) bool {
	for j := c - 1; j >= 0 && j >= c-4; j-- {
		t := &s.Tokens[j]
		if t.XPOS == "TO" || lower(t.Form) == "to" && t.UPOS == "PART" {
			return true
		}
		if t.UPOS != "ADV" && t.UPOS != "AUX" && t.UPOS != "PART" {
			return false
		}
	}
	return false
}

// yetTo reports whether "yet to" stands before verb c ("has yet to be ratified").
func yetTo(s *lang.Sentence, c int) bool {
	for j := c - 1; j > 0 && j >= c-4; j-- {
		if lower(s.Tokens[j].Form) == "to" {
			return lower(s.Tokens[j-1].Form) == "yet"
		}
		if u := s.Tokens[j].UPOS; u != "AUX" && u != "ADV" && u != "VERB" {
			return false
		}
	}
	return false
}

// future reports whether predicate p lies in the future by its own auxiliaries.
func future(s *lang.Sentence, p int) bool {
	for g := s.Tokens[p].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() == "aux" {
			switch lemma(&s.Tokens[g]) {
			case "will", "shall", "would", "wo", "'ll", "may", "might", "could":
				return true
			}
		}
	}
	return false
}

func clauseHasModal(s *lang.Sentence, c int) bool {
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() == "aux" && s.Tokens[g].XPOS == "MD" {
			return true
		}
	}
	return false
}
