package attribution

import (
	"strings"

	"chancery/internal/clause"
	"chancery/lang"
)

// nominal: noun c is an argument or modifier of p.
func (w *walk) nominal(p, c int, in, out stand) stand {
	s := w.s
	t := &s.Tokens[c]
	pt := &s.Tokens[p]
	word := w.word(p)
	for _, n := range w.used {
		if int(s.Tokens[n].Head) == c { // "no talks were held": both are denied
			return out
		}
	}
	switch t.Rel() {
	case "obl", "nmod":
		m := clause.Preposition(s, c)
		if contrast(s, c) || m == "from" && word == "far" {
			w.because("negation", "rather than")
			return in.weaken(stand{3, -1})
		}
		first, _, _ := strings.Cut(m, " ")
		if v, ok := w.l.hedges[lemmaKey{first, "case"}]; ok {
			w.because("preposition", m)
			return in.weaken(standOf(v))
		}
		switch m {
		case "instead of", "rather than":
			w.because("negation", m)
			return in.weaken(stand{3, -1})
		case "after", "following", "since", "amid", "despite", "because of", "due to", "in response to", "over", "in the wake of":
			if !future(s, p) { // what came before, whatever comes of it
				return w.base()
			}
		case "in case of", "in the event of":
			w.because("condition", m)
			return stand{}
		}
		if t.Deprel == "nmod:poss" {
			return out
		}
		if sig, ok := w.l.signatures[frameKey{word, "VERB", frameNP}]; ok && strings.HasSuffix(word, " "+m) {
			return w.signed(sig, word, out) // "called off the strike", read as "off the strike"
		}
		if m == "of" && definite(s, c) && pt.UPOS == "NOUN" { // "the purpose of the talks"
			return w.presupposed(out)
		}
		if sig, f, word := w.phraseSignature(p, m); f != 0 {
			return w.signed(sig, word, out)
		}
		if e, _ := w.l.lookup(s, p); e != nil && phraseFrame(m)&e.frames != 0 {
			return w.said(e, p, out)
		}
		if pt.UPOS == "NOUN" || pt.UPOS == "PROPN" {
			if definite(s, c) {
				return w.presupposed(out)
			}
			return out
		}
		if m == "" || m == "by" {
			return out
		}
		if definite(s, c) && !light[word] {
			return w.presupposed(in)
		}
		return out
	case "obj":
		if _, second := w.l.lookup(s, p); second == c { // "claimed responsibility"
			return in
		}
		if sig, ok := w.l.signatures[frameKey{word, "VERB", frameNP}]; ok {
			return w.signed(sig, word, out)
		}
		if e, _ := w.l.lookup(s, p); e != nil && e.frames&frameNP != 0 && e.stance != "report" {
			if e.stance == "accuse" { // what is condemned is taken to have happened
				return in
			}
			return w.said(e, p, out)
		}
		if !light[word] && definite(s, c) {
			return w.presupposed(in)
		}
		return out
	case "nsubj":
		if t.Deprel == "nsubj:pass" || clause.Passive(s, p) {
			if sig, ok := w.l.signatures[frameKey{word, "VERB", frameNP}]; ok {
				return w.signed(sig, word, out)
			}
		}
		if light[word] || clause.Passive(s, p) && !definite(s, c) {
			return out
		}
		if out.polarity < 0 || definite(s, c) {
			return w.presupposed(in)
		}
		return out
	case "compound":
		if sig, ok := w.l.signatures[frameKey{word, "NOUN", frameOf}]; ok {
			return w.signed(sig, word, out)
		}
	}
	return out
}

// presupposed is the stand on what is named as known ("the invasion") in
// surroundings held with v: not open because they are.
func (w *walk) presupposed(v stand) stand {
	if v.certainty == 0 {
		return w.base()
	}
	return v
}

// light are verbs that say no more of a noun than that it happens or not.
var light = map[string]bool{
	"hold": true, "have": true, "make": true, "conduct": true, "stage": true, "launch": true, "give": true,
	"take": true, "begin": true, "start": true, "sign": true, "reach": true, "carry": true, "occur": true,
	"happen": true, "be": true, "mount": true, "undertake": true, "pay": true, "reopen": true, "resume": true,
	"continue": true, "conclude": true, "complete": true, "commit": true, "perform": true, "finalize": true,
	"finalise": true, "strike": true, "seal": true, "achieve": true, "materialize": true, "materialise": true,
}

// definite reports whether noun c is presented as known: "the", "this", "its".
func definite(s *lang.Sentence, c int) bool {
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		t := &s.Tokens[g]
		if t.Deprel == "nmod:poss" {
			return true
		}
		if t.Rel() == "det" {
			switch lower(t.Form) {
			case "the", "this", "that", "these", "those", "both":
				return true
			}
		}
	}
	return false
}
