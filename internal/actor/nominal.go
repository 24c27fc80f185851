package actor

import (
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// lookup returns the longest listed phrase that ends in token i and its readings.
func (f *finder) lookup(si, i int) (first int, readings []gazetteer.Word) {
	s := &f.doc.Sentences[si]
	heads := singular(&s.Tokens[i])
	f.end = i
	if first, readings = f.lookAhead(s, i, heads); readings != nil {
		return first, readings
	}
	most := f.gaz.WordLen() - 1
	start := i
	for start > 0 && i-start < most {
		p := &s.Tokens[start-1]
		if p.UPOS == "PUNCT" && !isHyphen(p.Form) || p.UPOS == "VERB" || p.UPOS == "CCONJ" || f.nameAt(si, start-1) >= 0 {
			break
		}
		start--
	}
	var b [128]byte
	for k := start; k <= i; k++ {
		key := b[:0]
		for j := k; j < i; j++ {
			key = append(key, lower(s.Tokens[j].Form)...)
			if s.Tokens[j+1].Start > s.Tokens[j].End {
				key = append(key, ' ')
			}
		}
		n := len(key)
		for _, h := range heads {
			if h == "" {
				continue
			}
			key = append(key[:n], h...)
			if r := f.gaz.Word(string(key)); r != nil && !strings.Contains(r[0].Phrase, " of ") {
				return k, r
			}
		}
	}
	return i, nil
}

// lookAhead returns the readings of a listed phrase that begins with token i and
// "of": "secretary of state", "member of parliament". It sets f.end to its last token.
func (f *finder) lookAhead(s *lang.Sentence, i int, heads [3]string) (int, []gazetteer.Word) {
	if i+2 >= len(s.Tokens) || s.Tokens[i+1].Form != "of" {
		return i, nil
	}
	var b [96]byte
	for k := min(i+5, len(s.Tokens)-1); k >= i+2; k-- {
		for _, h := range heads {
			if h == "" {
				continue
			}
			key := append(b[:0], h...)
			for j := i + 1; j <= k; j++ {
				key = append(key, ' ')
				key = append(key, lower(s.Tokens[j].Form)...)
			}
			if r := f.gaz.Word(string(key)); r != nil {
				f.end = k
				return i, r
			}
		}
	}
	return i, nil
}

// nominal makes the mention that token i, a common noun, heads, if it is one of
// an actor.
func (f *finder) nominal(si, i int) {
	st := &f.sents[si]
	if st.at[i] >= 0 || st.done[i] {
		return
	}
	st.done[i] = true
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if st.title[i] >= 0 {
		return
	}
	if t.Rel() == "nmod" && t.Head >= 0 && int(t.Head) == i-2 && s.Tokens[i-1].Form == "of" {
		if _, r := f.lookAhead(s, i-2, singular(&s.Tokens[i-2])); r != nil {
			return // the end of "member of parliament"
		}
	}
	switch t.Rel() {
	case "compound", "flat", "fixed", "goeswith":
		return
	case "nmod":
		if t.Deprel == "nmod:desc" {
			return
		}
	}
	first, readings := f.lookup(si, i)
	if f.gaz.AgentLen() > 0 {
		if f.agent(si, i) {
			return
		}
	}
	if readings == nil {
		f.thing(si, i)
		return
	}
	if i+2 < len(s.Tokens) && isHyphen(s.Tokens[i+1].Form) && f.inPhrase(s, i, i) {
		return // the first half of "secretary-general"
	}
	if readings[0].Phrase == "party" && !plural(t) && t.UPOS == "NOUN" && s.Tokens[i].First >= 0 && determiner(s, i) == "" && f.phraseStart(s, i) == i {
		return // "was not party to"
	}
	if w := readings[0]; w.Class == gazetteer.GroupWord && !plural(t) && t.UPOS == "NOUN" && !isSubject(s, i) && determiner(s, i) == "" && f.phraseStart(s, i) == i {
		switch w.Sector {
		case "MIL", "COP", "OPP", "CVL":
		default:
			return // "freedom of movement"
		}
	}
	// A name that belongs to the phrase says whom it refers to.
	e := f.apposed(si, i, readings[0])
	if e < 0 && readings[0].Class == gazetteer.OfficeWord && !plural(t) {
		if e = f.after(si, i); e >= 0 {
			f.entitle(si, e, i)
		}
	}
	if e >= 0 {
		f.addMention(si, f.phraseStart(s, i), i, i, chancery.ByNominal, []int{e})
		return
	}
	var o owner
	f.owned(si, i, &o)
	f.shared(si, i, &o)
	f.beside(si, i, &o)
	w := f.class(s, i, readings, &o)
	start := min(f.phraseStart(s, i), first)
	f.first = first
	if w.Sector == "" && (w.Class == gazetteer.OfficeWord || w.Class == gazetteer.GroupWord) {
		w.Sector = f.compoundSector(s, i)
	}
	var ents []int
	switch w.Class {
	case gazetteer.StateWord:
		ents = f.stateNominal(si, i, &o)
	case gazetteer.SideWord:
		ents = f.sideNominal(si, i, &o)
	case gazetteer.OfficeWord:
		if plural(t) {
			ents = f.groupNominal(si, i, w, &o)
		} else {
			ents = f.personNominal(si, i, first, w, &o)
		}
	case gazetteer.OrganWord:
		ents = f.organNominal(si, i, w, &o)
	case gazetteer.GroupWord:
		ents = f.groupNominal(si, i, w, &o)
	case gazetteer.OutletWord:
		ents = f.outletNominal(si, i, w, &o)
	case gazetteer.IGOWord:
		ents = f.igoNominal(si, i, w, &o)
	}
	if ents == nil && (w.Class == gazetteer.StateWord || w.Class == gazetteer.IGOWord) {
		f.thing(si, i)
		return
	}
	m := f.addMention(si, start, i, i, chancery.ByNominal, ents)
	f.ments[m].plural = plural(t)
}

// phraseStart returns the first token of the noun phrase with head i that stands
// before it without a break.
func (f *finder) phraseStart(s *lang.Sentence, i int) int {
	start := i
	for c := s.Tokens[i].First; c >= 0 && int(c) < i; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "det", "amod", "compound", "nmod", "nummod", "flat":
			a, _ := s.Subtree(int(c))
			if a < start {
				start = a
			}
		}
	}
	for k := i - 1; k >= start; k-- {
		switch t := &s.Tokens[k]; t.UPOS {
		case "AUX", "SCONJ", "INTJ":
			return k + 1
		case "CCONJ":
			if int(t.Head) == i {
				return k + 1
			}
		case "VERB":
			if t.Rel() != "amod" && t.Rel() != "compound" {
				return k + 1
			}
		case "PUNCT", "SYM":
			if !isHyphen(t.Form) && t.Form != "\"" && t.Form != "“" && t.Form != "”" || k == start {
				return k + 1
			}
		}
	}
	return start
}

// class chooses among the readings of a noun.
func (f *finder) class(s *lang.Sentence, i int, readings []gazetteer.Word, o *owner) gazetteer.Word {
	t := &s.Tokens[i]
	byClass := func(c gazetteer.Class) (gazetteer.Word, bool) {
		for _, r := range readings {
			if r.Class == c {
				return r, true
			}
		}
		return gazetteer.Word{}, false
	}
	if len(readings) == 1 {
		return readings[0]
	}
	if w, ok := byClass(gazetteer.SideWord); ok {
		if w.Phrase == "counterpart" {
			w, _ = byClass(gazetteer.OfficeWord)
			return w
		}
		if plural(t) && len(o.entities) == 0 || determiner(s, i) == "either" || determiner(s, i) == "neither" || determiner(s, i) == "both" {
			for c := t.First; c >= 0; c = s.Tokens[c].Next {
				if s.Tokens[c].Rel() == "amod" && number(s.Tokens[c].Form) == 0 {
					switch lower(s.Tokens[c].Form) {
					case "warring", "rival", "other", "opposing", "negotiating", "conflicting":
					default:
						w, ok = byClass(gazetteer.GroupWord)
						if ok {
							return w
						}
					}
				}
			}
			return w
		}
		if g, ok := byClass(gazetteer.GroupWord); ok {
			return g
		}
		return w
	}
	if w, ok := byClass(gazetteer.IGOWord); ok && !plural(t) && definite(s, i) && len(o.countries) == 0 && !o.poss {
		if len(f.ments) > 0 && f.latest(f.ments[len(f.ments)-1].si, func(e *entity) bool { return e.kind == chancery.IGO }) >= 0 {
			return w // "the bloc" after a word of the EU
		}
	}
	if w, ok := byClass(gazetteer.StateWord); ok {
		if counted(s, i) >= 2 || w.Phrase == "neighbor" || w.Phrase == "neighbour" || w.Phrase == "state" {
			return w
		}
		if g, ok := byClass(gazetteer.GroupWord); ok && plural(t) {
			return g
		}
		return w
	}
	if w, ok := byClass(gazetteer.OrganWord); ok && (len(o.countries) > 0 || w.Phrase == "government" || definite(s, i) && !plural(t)) {
		return w
	}
	return readings[0]
}
