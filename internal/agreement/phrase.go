package agreement

import (
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// compoundHelpers reads "UN-brokered", "Egyptian-mediated" before the noun.
func (f *finder) compoundHelpers(m *mention, s *lang.Sentence) []chancery.ActorID {
	var out []chancery.ActorID
	for k := max(m.first, 1); k < m.tok; k++ {
		verb := f.verbOf(&s.Tokens[k])
		p, ok := f.predicates[asObject][verb]
		if !ok || p.doer != "facilitator" && verb != "negotiate" && verb != "back" {
			continue
		}
		j := k - 1
		if isHyphen(s.Tokens[j].Form) && j > 0 {
			j--
		} else if !joined(&s.Tokens[j], &s.Tokens[k]) {
			continue
		}
		if a := f.covering(m.sent, j); a != nil {
			out = union(out, a.Actors)
		}
	}
	return out
}

func joined(a, b *lang.Token) bool { return a.End == b.Start }

// covering returns the smallest actor mention over token i, modifiers included.
func (f *finder) covering(si, i int) *actor.Mention {
	var best *actor.Mention
	for _, k := range f.actorsIn[si] {
		m := &f.actors.Mentions[k]
		if m.First <= i && i <= m.Last && len(m.Actors) > 0 && (best == nil || m.Last-m.First < best.Last-best.First) {
			best = m
		}
	}
	return best
}

// namesBefore reads the names and demonyms between the determiner and the head:
// "the Iranian deal", "the Philippines–United States Visiting Forces Agreement".
func (f *finder) namesBefore(m *mention, s *lang.Sentence, helpers []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, k := range f.actorsIn[m.sent] {
		a := &f.actors.Mentions[k]
		if a.First < m.first || a.Last >= m.tok || len(a.Actors) == 0 {
			continue
		}
		if j := a.Last + 1; j+1 < m.tok && isHyphen(s.Tokens[j].Form) {
			if n := &s.Tokens[j+1]; n.XPOS == "VBN" || n.UPOS == "VERB" || n.XPOS == "VBD" || strings.HasSuffix(n.Form, "ed") || lower(n.Form) == "led" {
				continue
			}
		}
		if len(intersect(a.Actors, helpers)) > 0 || f.isTown(m.sent, a) {
			continue
		}
		x := f.actors.Actor(a.Actors[0])
		if x == nil || x.Country == "" && x.Org == "" {
			continue // words of the name that were taken for somebody
		}
		if m.form == named && x.Org == "UN" {
			continue // "the United Nations Convention on …": where it was made
		}
		out = union(out, a.Actors)
	}
	return out
}

// pairAt returns the parties of a phrase with "between" or "among" whose head is
// given. Where the tree yields fewer than two, the names are read as they stand.
func (f *finder) pairAt(si int, s *lang.Sentence, head int) []chancery.ActorID {
	ids := f.partiesAt(si, s, head)
	if len(f.partyList(ids)) > 1 {
		return ids
	}
	k := head
	for k > 0 && k > head-8 && lower(s.Tokens[k].Form) != "between" && lower(s.Tokens[k].Form) != "among" {
		k--
	}
	var names []chancery.ActorID
	joint := false
	for k++; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if a := f.named(si, k); a != nil {
			names = union(names, a.Actors)
			k = a.Last
			if joint {
				break
			}
			continue
		}
		if lower(t.Form) == "and" {
			joint = true
		} else if t.UPOS == "VERB" && t.Rel() != "amod" || t.UPOS == "AUX" || t.UPOS == "ADP" && lower(t.Form) != "of" || t.UPOS == "PUNCT" && t.Form != "," && !isHyphen(t.Form) {
			break
		}
	}
	if len(names) > len(ids) {
		return names
	}
	return ids
}

// betweenAhead reads "the agreement of Monday between X, led by A, and Y": a pair
// behind the mention from which a day or clauses between commas part it. It
// returns nil if there is none.
func (f *finder) betweenAhead(m *mention, s *lang.Sentence) []chancery.ActorID {
	k := m.last + 1
	for k < len(s.Tokens) && k < m.last+6 && lower(s.Tokens[k].Form) != "between" {
		if i := f.timeFrom(m.sent, k); i >= 0 {
			k = f.times[i].Last + 1
			continue
		}
		if s.Tokens[k].UPOS != "ADP" && s.Tokens[k].UPOS != "DET" {
			return nil
		}
		k++
	}
	if k+1 >= len(s.Tokens) || lower(s.Tokens[k].Form) != "between" {
		return nil
	}
	one := f.withoutOwners(m.sent, s, f.firstActors(m.sent, s, k+1, 6))
	if len(one) != 1 {
		return one
	}
	end := k + 1
	for end < len(s.Tokens) && f.covering(m.sent, end) == nil {
		end++
	}
	if end >= len(s.Tokens) {
		return nil
	}
	end = f.covering(m.sent, end).Last + 1
	for end+1 < len(s.Tokens) && lower(s.Tokens[end].Form) == "of" { // "the government of Chad"
		a := f.covering(m.sent, end+1)
		if a == nil {
			return nil
		}
		end = a.Last + 1
	}
	if end+1 >= len(s.Tokens) || s.Tokens[end].Form != "," {
		return nil
	}
	for j := end + 1; j+1 < len(s.Tokens) && j < end+14; j++ {
		if s.Tokens[j].Form == "," && lower(s.Tokens[j+1].Form) == "and" {
			if two := f.firstActors(m.sent, s, j+1, 6); len(two) > 0 {
				return union(one, two[:1])
			}
			return nil
		}
	}
	return nil
}

// named returns the mention by name that starts at token k, nil for none.
func (f *finder) named(si, k int) *actor.Mention {
	for _, i := range f.actorsIn[si] {
		if a := &f.actors.Mentions[i]; a.First == k && a.Form == chancery.ByName && len(a.Actors) > 0 {
			return a
		}
	}
	return nil
}

// isTown reports whether a mention of an actor is the name of a town: "the Paris
// Agreement" is none of France's.
func (f *finder) isTown(si int, a *actor.Mention) bool {
	for _, k := range f.placesIn[si] {
		p := &f.places.Mentions[k]
		if p.First <= a.Last && a.First <= p.Last {
			if pl := f.placeOf(p.Place); pl != nil && (pl.Kind == "city" || pl.Kind == "capital" || pl.Kind == "site") {
				return true
			}
		}
	}
	return false
}

// partiesAt returns the actors of a phrase and its conjuncts. A plural noun for
// people of several states ("the ministers of Chad and Mali") stands for these.
func (f *finder) partiesAt(si int, s *lang.Sentence, head int) []chancery.ActorID {
	var out []chancery.ActorID
	var buf [8]int
	for _, h := range clause.Conjuncts(s, head, buf[:0]) {
		out = union(out, f.partiesOne(si, s, h))
	}
	return out
}

func (f *finder) partiesOne(si int, s *lang.Sentence, h int) []chancery.ActorID {
	if several := f.membersOf(si, s, h); len(several) > 1 {
		return several
	}
	t := &s.Tokens[h]
	if a := f.actors.At(si, h); a != nil && len(a.Actors) > 0 {
		if p := f.actors.Actor(a.Actors[0]); p != nil && p.Kind == chancery.Person && p.Country == "" && p.Org == "" {
			for c := t.First; c >= 0; c = s.Tokens[c].Next { // "foreign ministers Ana Silva of Chad and John Banda of Mali"
				if st := f.actors.At(si, int(c)); st != nil && len(st.Actors) == 1 && clause.Preposition(s, int(c)) == "of" {
					if o := f.actors.Actor(st.Actors[0]); o != nil && o.Kind == chancery.State {
						return st.Actors
					}
				}
			}
		}
		return a.Actors
	}
	if t.UPOS == "PRON" || clause.IsVerbal(s, h) || gathering[lemma(t)] {
		return nil
	}
	var out []chancery.ActorID
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		d := &s.Tokens[c]
		switch d.Rel() {
		case "nmod":
			if p := clause.Preposition(s, int(c)); p != "of" && p != "from" && p != "for" && p != "like" && p != "including" && p != "as" && p != "" && p != "such as" && d.Deprel != "nmod:poss" {
				continue
			}
		case "amod", "compound", "appos", "flat":
		default:
			continue
		}
		var buf [8]int
		for _, k := range clause.Conjuncts(s, int(c), buf[:0]) {
			if a := f.actors.At(si, k); a != nil {
				out = union(out, a.Actors)
			} else if a := f.covering(si, k); a != nil {
				out = union(out, a.Actors)
			}
		}
	}
	if len(out) == 0 && t.UPOS == "PROPN" {
		if a := f.covering(si, h); a != nil {
			out = a.Actors
		}
	}
	return out
}

// gathering are nouns for meetings, whose modifiers say where and under whom they
// are held.
var gathering = words("conference", "summit", "meeting", "session", "forum", "ceremony")

// membersOf returns the states of "delegates from Chad and Mali", "countries like
// Chad and Mali", "Chadian and Malian officials".
func (f *finder) membersOf(si int, s *lang.Sentence, h int) []chancery.ActorID {
	t := &s.Tokens[h]
	if t.UPOS != "NOUN" || t.XPOS == "NN" && t.Feat("Number") != "Plur" {
		return nil
	}
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "nmod", "amod", "compound", "obl":
		default:
			continue
		}
		var buf [8]int
		heads := clause.Conjuncts(s, int(c), buf[:0])
		if len(heads) < 2 {
			continue
		}
		var out []chancery.ActorID
		for _, k := range heads {
			a := f.actors.At(si, k)
			if a == nil {
				a = f.covering(si, k)
			}
			if a != nil && (a.Head == k || a.Modifier) {
				out = union(out, a.Actors)
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

// firstActors returns the actors of the names that follow each other from token
// k on, joined by commas and "and", within a number of tokens.
func (f *finder) firstActors(si int, s *lang.Sentence, k, within int) []chancery.ActorID {
	var out []chancery.ActorID
	for end := min(len(s.Tokens), k+within); k < end; k++ {
		if a := f.covering(si, k); a != nil {
			out = union(out, a.Actors)
			k = a.Last
			continue
		}
		switch t := &s.Tokens[k]; {
		case t.UPOS == "DET" || t.UPOS == "CCONJ" || t.Form == "," || t.UPOS == "ADJ" || t.XPOS == "POS":
		default:
			return out
		}
	}
	return out
}

// persons returns the persons of a phrase: who signed by name.
func (f *finder) persons(si int, s *lang.Sentence, head int) []chancery.ActorID {
	var out []chancery.ActorID
	var buf [8]int
	for _, h := range clause.Conjuncts(s, head, buf[:0]) {
		a := f.actors.At(si, h)
		if a == nil {
			a = f.covering(si, h)
		}
		if a == nil {
			continue
		}
		for _, id := range a.Actors {
			if p := f.actors.Actor(id); p != nil && p.Kind == chancery.Person {
				out = union(out, []chancery.ActorID{id})
			}
		}
	}
	return out
}

// helpersAt returns facilitators: the actors of a phrase, or the organisation
// or state behind an envoy without a name.
func (f *finder) helpersAt(si int, s *lang.Sentence, head int) []chancery.ActorID {
	return f.partiesAt(si, s, head)
}
