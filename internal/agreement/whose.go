package agreement

import (
	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// whoseClause returns the other party of an agreement of which only "with X" is
// told: who acts in the nearest clause around it ("the senate of Chad passed a
// budget after the agreement with the bank", "signed a bill that extends the
// treaty with Mali"), or the state that the sentence opens with ("In Chad, …").
// Nobody is taken where the agreement is what that clause judges or speaks of.
func (f *finder) whoseClause(m *mention, s *lang.Sentence, have []chancery.ActorID) []chancery.ActorID {
	for _, g := range m.govs {
		if g.slot == asObject && (g.doer == "none" && g.status == "" || g.doer == "facilitator") || judging[g.key] {
			return nil
		}
	}
	have = f.partyList(have)
	made, verb := false, -1 // whether it is told of in the passive as made, by nobody named
	for _, g := range m.govs {
		if g.slot == asObject && g.tok > m.tok && (g.status == "agreed" || g.status == "signed") && clause.Passive(s, g.tok) {
			made, verb = true, g.tok
		}
	}
	at := m.tok
	for n := 0; n < 8; n++ {
		up := int(s.Tokens[at].Head)
		if up < 0 {
			break
		}
		if !clause.IsVerbal(s, up) || made && up == verb {
			at = up
			continue
		}
		rel := s.Tokens[at].Rel()
		if rel == "ccomp" && made && at == verb && announces[f.verbOf(&s.Tokens[up])] { // "Chad announces a truce has been reached with the rebels"
			if ids := f.partyList(f.subjectOf(m.sent, s, up)); len(ids) == 1 && f.public(ids) && len(intersect(ids, have)) == 0 {
				return ids
			}
			return nil
		}
		if rel == "ccomp" || rel == "nsubj" || rel == "parataxis" {
			return nil // what others say of it
		}
		ids := f.partyList(f.subjectOf(m.sent, s, up))
		if len(ids) > 0 {
			if len(ids) == 1 && f.public(ids) && len(intersect(ids, have)) == 0 && (f.allStates(ids) || f.isIGO(ids[0])) {
				return ids
			}
			break
		}
		at = up
	}
	return f.openingState(m.sent, s, have)
}

// halfRead reports whether several signed a mention of whom the text names one
// ("signed by the king and Chad's prime minister").
func (f *finder) halfRead(m *mention) bool {
	s := f.sentence(m)
	for _, g := range m.govs {
		if g.status != "signed" && g.status != "initialled" || g.slot != asObject {
			continue
		}
		var buf [8]clause.Argument
		for _, a := range clause.Arguments(s, g.tok, buf[:0]) {
			var heads [8]int
			if a.Relation == clause.Subject && len(clause.Conjuncts(s, a.Head, heads[:0])) == 2 && len(f.partyList(f.partiesAt(m.sent, s, a.Head))) == 1 {
				return true
			}
		}
	}
	return false
}

// judgedAt reports whether predicate p only judges the agreement that is its object.
func (m *mention) judgedAt(p int) bool {
	for _, g := range m.govs {
		if g.tok == p && g.slot == asObject && (judging[g.key] || g.doer == "none" && g.status == "") {
			return true
		}
	}
	return false
}

// announces are verbs by which a party makes known what it has agreed.
var announces = words("announce", "declare", "say", "state", "disclose", "reveal")

func (f *finder) isIGO(id chancery.ActorID) bool {
	a := f.actors.Actor(id)
	return a != nil && a.Kind == chancery.IGO
}

// openingState returns the state of a sentence that opens with "In Chad,".
func (f *finder) openingState(si int, s *lang.Sentence, have []chancery.ActorID) []chancery.ActorID {
	if len(s.Tokens) < 4 || lower(s.Tokens[0].Form) != "in" {
		return nil
	}
	for _, k := range f.actorsIn[si] {
		a := &f.actors.Mentions[k]
		if a.First > 2 || a.Modifier || len(a.Actors) != 1 || a.Last+1 >= len(s.Tokens) || s.Tokens[a.Last+1].Form != "," {
			continue
		}
		if st := f.actors.Actor(a.Actors[0]); st != nil && st.Kind == chancery.State && len(intersect(have, a.Actors)) == 0 {
			return a.Actors
		}
	}
	return nil
}

// accession reports whether a mention is of a treaty by which a state joins others.
func (m *mention) accession(s *lang.Sentence) bool {
	for k := m.first; k < m.tok; k++ {
		if lower(s.Tokens[k].Form) == "accession" {
			return true
		}
	}
	return false
}

// phraseTo returns the actors of the phrase with "to" right behind the phrase of a
// token ("of Chad to the union").
func (f *finder) phraseTo(si int, s *lang.Sentence, head int) []chancery.ActorID {
	_, last := s.Subtree(head)
	for k := head + 1; k <= last+1 && k+1 < len(s.Tokens); k++ {
		if lower(s.Tokens[k].Form) == "to" {
			return f.firstActors(si, s, k+1, 6)
		}
	}
	return nil
}

// otherState returns the only state besides the given ones that is named as an
// argument in the sentence of a mention.
func (f *finder) otherState(m *mention, ids []chancery.ActorID) []chancery.ActorID {
	s := f.sentence(m)
	var out []chancery.ActorID
	for _, k := range f.actorsIn[m.sent] {
		a := &f.actors.Mentions[k]
		if a.Form != chancery.ByName || a.Modifier || len(a.Actors) != 1 || f.isTown(m.sent, a) {
			continue
		}
		st := f.actors.Actor(a.Actors[0])
		if st == nil || st.Kind != chancery.State || len(intersect(ids, a.Actors)) > 0 || len(intersect(m.facilitators, a.Actors)) > 0 || !f.inClause(s, a.Head, m.tok) {
			continue
		}
		switch p := clause.Preposition(s, a.Head); p {
		case "", "with", "to":
			out = union(out, a.Actors)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// inClause reports whether an argument stands in the clause of a mention or in one
// that holds it, other than as the one who says or defies what that clause tells.
func (f *finder) inClause(s *lang.Sentence, arg, mention int) bool {
	v := int(s.Tokens[arg].Head)
	for n := 0; n < 6 && v >= 0 && !clause.IsVerbal(s, v); n++ {
		v = int(s.Tokens[v].Head)
	}
	if v < 0 {
		return true
	}
	at := mention
	for n := 0; n < 12; n++ {
		up := int(s.Tokens[at].Head)
		if up < 0 {
			return false // the argument is in a clause beside or below
		}
		if up == v {
			return s.Tokens[at].Rel() != "ccomp"
		}
		at = up
	}
	return false
}

// withoutScene drops the states that a sentence names only as the place of what it
// tells ("agreed to a truce in Chad").
func (f *finder) withoutScene(si int, ids []chancery.ActorID) []chancery.ActorID {
	s := &f.doc.Sentences[si]
	var out []chancery.ActorID
	for _, id := range ids {
		named, scene := false, true
		for _, k := range f.actorsIn[si] {
			a := &f.actors.Mentions[k]
			if len(a.Actors) == 0 || f.partyOf(a.Actors[0]) != id {
				continue
			}
			named = true
			t := &s.Tokens[a.Head]
			scene = scene && !a.Modifier && (t.Rel() == "obl" || t.Rel() == "nmod") && clause.Preposition(s, a.Head) == "in"
		}
		if !named || !scene {
			out = append(out, id)
		}
	}
	return out
}
