package agreement

import (
	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// guarded reports whether the noun at token i is no agreement: a figure of
// speech, a part of another name, a modifier of something else.
func (f *finder) guarded(s *lang.Sentence, si, i, first int, n noun) bool {
	t := &s.Tokens[i]
	word := n.words[n.head]
	if h := int(t.Head); h >= 0 && (t.Rel() == "obj" || t.Rel() == "nsubj" && clause.Passive(s, h)) {
		switch p := f.predicates[asObject][f.verbOf(&s.Tokens[h])]; p.status {
		case "signed", "initialled", "ratified":
			return f.figure(s, i, first, word) // what is signed is no body of states, whatever its name
		}
	}
	if h := int(t.Head); h >= 0 && t.Rel() == "appos" {
		if _, _, _, ok := f.nounAt(s, h); ok {
			return f.figure(s, i, first, word) // "a pact, the Lagos Charter"
		}
	}
	for _, k := range f.actorsIn[si] {
		m := &f.actors.Mentions[k]
		if m.Form != chancery.ByName || len(m.Actors) == 0 || i < m.First || i > m.Last || m.Modifier || parted(s, m.Head, i) {
			continue
		}
		a := f.actors.Actor(m.Actors[0])
		if a != nil && a.Country == "" && a.Org == "" && m.Last >= i && capital(t.Form) && n.class != "alliance" {
			continue // a name that nobody knows and that ends like an agreement
		}
		if m.Head != i || n.class == "weak" || n.class == "alliance" || n.class == "pointer" {
			return true
		}
		if a != nil && (a.Kind == chancery.ArmedGroup || a.Kind == chancery.Party || a.Kind == chancery.IGO || a.Kind == chancery.Company) {
			return true
		}
	}
	if h := int(t.Head); h >= 0 && t.UPOS == "PROPN" && s.Tokens[h].UPOS == "PROPN" && t.Rel() == "nmod" && clause.Preposition(s, i) == "of" {
		if _, _, _, ok := f.nounAt(s, h); !ok {
			return true // "Government of National Accord"
		}
	}
	if f.figure(s, i, first, word) {
		return true
	}
	if word == "deal" && i+1 < len(s.Tokens) && lower(s.Tokens[i+1].Form) == "with" { // "help the town deal with floods"
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			switch lower(s.Tokens[k].Form) {
			case "help", "helps", "helped", "let", "to", "must", "will", "can", "could", "should", "would", "not":
				return true
			case "a", "any", "no", "this":
				k = -1
			}
		}
	}
	if i > 0 && word == "agreement" {
		if p := lower(s.Tokens[i-1].Form); p == "in" || p == "by" { // "nodded in agreement", "by agreement"
			return true
		}
	}
	if t.Rel() == "compound" || t.Rel() == "nmod" && t.Deprel == "nmod:desc" {
		h := int(t.Head)
		if h < 0 {
			return false
		}
		if h > i {
			if _, _, _, ok := f.nounAt(s, h); ok {
				return true // "ceasefire agreement": the head tells it
			}
			if _, ok := f.predicates[asComplement][lemma(&s.Tokens[h])]; ok {
				return false // "ceasefire talks"
			}
			return n.class != "truce" && n.class != "swap" && (s.Tokens[h].UPOS != "PROPN" || h == i+1)
		}
	}
	return false
}

// parted reports whether a comma or determiner stands between two tokens.
func parted(s *lang.Sentence, a, b int) bool {
	for k := min(a, b) + 1; k < max(a, b); k++ {
		if s.Tokens[k].UPOS == "DET" || s.Tokens[k].Form == "," {
			return true
		}
	}
	return false
}

// figure reports whether the words around the noun at token i make it a figure of
// speech or something else that guards.tsv lists.
func (f *finder) figure(s *lang.Sentence, i, first int, word string) bool {
	t := &s.Tokens[i]
	for k := first - 1; k >= 0 && k >= first-4; k-- {
		w := &s.Tokens[k]
		if w.UPOS == "VERB" || w.UPOS == "PUNCT" && !isHyphen(w.Form) || w.UPOS == "ADP" {
			break
		}
		l := lemma(w)
		if f.guards[[2]string{l, "before"}] || f.guards[[2]string{l, word}] || f.guards[[2]string{l, "name"}] && w.UPOS == "PROPN" && t.UPOS == "PROPN" {
			return true
		}
	}
	if i+2 < len(s.Tokens) && lower(s.Tokens[i+1].Form) == "of" {
		for k := i + 2; k < len(s.Tokens) && k < i+5; k++ {
			if f.guards[[2]string{lemma(&s.Tokens[k]), word + " of"}] {
				return true
			}
		}
	}
	for k := i + 1; k < len(s.Tokens) && k < i+5; k++ {
		p := lower(s.Tokens[k].Form)
		if p != "with" && p != "between" {
			continue
		}
		for j := k + 1; j < len(s.Tokens) && j < k+4; j++ {
			if f.guards[[2]string{lemma(&s.Tokens[j]), p}] {
				return true
			}
		}
	}
	return false
}
