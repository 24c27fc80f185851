package agreement

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// orgsOf returns the organisations that stand where a row wants them, and the
// tokens that name them.
func (f *finder) orgsOf(si int, s *lang.Sentence, p int, where []string, noun bool) (orgs []chancery.ActorID, at []int) {
	take := func(head int) {
		before := len(orgs)
		var buf [8]int
		for _, h := range clause.Conjuncts(s, head, buf[:0]) {
			m := f.actors.At(si, h)
			if m == nil || !slices.ContainsFunc(m.Actors, f.joinable) {
				if o := f.namedBy(si, s, h); o != nil {
					m = o
				}
			}
			if m != nil {
				n := len(orgs)
				for _, id := range m.Actors {
					if f.joinable(id) {
						orgs = union(orgs, []chancery.ActorID{id})
					} else if a := f.actors.Actor(id); a != nil && a.Kind == chancery.State {
						orgs = orgs[:before] // "joined the EU and Japan"
						return
					}
				}
				if len(orgs) > n {
					at = append(at, h)
				}
			}
		}
	}
	var buf [12]clause.Argument
	args := clause.Arguments(s, p, buf[:0])
	for _, w := range where {
		for _, a := range args {
			if len(orgs) == 0 && stands(a, w) {
				take(a.Head)
				if a.Relation == clause.Oblique && a.Prep == "as" && len(orgs) == 0 {
					orgs, at = f.orgsOf(si, s, a.Head, []string{"of"}, true)
				}
			}
		}
	}
	if len(orgs) > 0 {
		return orgs, at
	}
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		switch r, d := s.Tokens[c].Rel(), int(c); {
		case noun && (r == "compound" || r == "amod" || s.Tokens[c].Deprel == "nmod:poss" || r == "nmod" && clause.Preposition(s, d) == ""): // "EU membership", "NATO's member"
			if len(orgs) == 0 {
				take(d)
			}
		case !noun && (r == "obl" || r == "nmod" || r == "xcomp") && len(orgs) == 0: // "as a member of NATO", "to be a member"
			if l := lemma(&s.Tokens[d]); l == "member" || l == "membership" {
				orgs, at = f.orgsOf(si, s, d, []string{"of", "in"}, true)
			}
		}
	}
	if len(orgs) == 0 && !noun { // "to join and take part in the court"
		for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
			if s.Tokens[c].Rel() == "conj" && clause.IsVerbal(s, int(c)) && s.Child(p, "obj") < 0 && s.Child(p, "obl") < 0 {
				return f.orgsOf(si, s, int(c), []string{"object", "in", "of"}, false)
			}
		}
	}
	if noun && len(orgs) == 0 && s.Tokens[p].UPOS == "NOUN" && p > 0 { // a name before it that the tree hung elsewhere
		if m := f.actors.At(si, p-1); m != nil && s.Tokens[p-1].UPOS == "PROPN" {
			take(p - 1)
		}
	}
	for k, n := int(s.Tokens[p].Head), 0; noun && len(orgs) == 0 && k >= 0 && n < 5; k, n = int(s.Tokens[k].Head), n+1 {
		// "The union suspended its membership", "accession talks with the union"
		var more [12]clause.Argument
		for _, a := range clause.Arguments(s, k, more[:0]) {
			verb := clause.IsVerbal(s, k)
			if verb && (a.Relation == clause.Subject || a.Relation == clause.Object || a.Relation == clause.Indirect) || a.Relation == clause.Oblique && (a.Prep == "with" || a.Prep == "to" || a.Prep == "by" || a.Prep == "in") {
				take(a.Head)
			}
			if len(orgs) > 0 {
				return orgs, at
			}
		}
		if s.Tokens[k].Deprel == "acl:relcl" || clause.IsVerbal(s, k) && s.Tokens[k].Rel() != "xcomp" && s.Tokens[k].Rel() != "ccomp" {
			break
		}
	}
	return orgs, at
}

// namedBy returns the mention of the organisation that a word for one stands with
// ("the NATO military alliance") or takes up ("the bloc"), nil for none.
func (f *finder) namedBy(si int, s *lang.Sentence, h int) *actor.Mention {
	switch lemma(&s.Tokens[h]) {
	case "alliance", "bloc", "union", "organization", "organisation", "grouping", "body", "group", "community", "agency", "league", "court":
	default:
		return nil
	}
	the := false
	for c := s.Tokens[h].First; c >= 0; c = s.Tokens[c].Next {
		if m := f.actors.At(si, int(c)); m != nil && (int(c) < h || s.Tokens[c].Rel() == "appos" || s.Tokens[c].Rel() == "flat") && slices.ContainsFunc(m.Actors, f.joinable) {
			return m
		}
		the = the || s.Tokens[c].Rel() == "det" && lower(s.Tokens[c].Form) == "the"
	}
	if !the {
		return nil
	}
	return f.lastOrg(si, h)
}

// lastOrg returns the organisation last named before token i, in its sentence or
// the two before; nil for none.
func (f *finder) lastOrg(si, i int) *actor.Mention {
	for n := si; n >= 0 && n >= si-2; n-- {
		for k := len(f.actorsIn[n]) - 1; k >= 0; k-- {
			m := &f.actors.Mentions[f.actorsIn[n][k]]
			if (n < si || m.Last < i) && m.Form == chancery.ByName && slices.ContainsFunc(m.Actors, f.joinable) {
				return m
			}
		}
	}
	return nil
}

func stands(a clause.Argument, where string) bool {
	switch where {
	case "subject":
		return a.Relation == clause.Subject
	case "object":
		return a.Relation == clause.Object
	}
	return a.Relation == clause.Oblique && a.Prep == where
}

// joinable reports whether states can be members of an actor.
func (f *finder) joinable(id chancery.ActorID) bool {
	a := f.actors.Actor(id)
	return a != nil && a.Kind == chancery.IGO && a.Org != "" && !f.memberships.never[strings.ToUpper(a.Org)]
}

// statesOf returns the states whose membership it is, and the tokens that name
// them.
func (f *finder) statesOf(si int, s *lang.Sentence, p, gov int, row *memberWord, over string, noun bool) (states []chancery.ActorID, at []int) {
	var buf [12]clause.Argument
	args := clause.Arguments(s, p, buf[:0])
	from := func(rel func(a clause.Argument) bool, list []clause.Argument) bool {
		for _, a := range list {
			if !rel(a) {
				continue
			}
			if ids := f.statesAt(si, s, a.Head); len(ids) > 0 {
				states, at = ids, append(at, a.Head)
				return true
			}
		}
		return false
	}
	if noun {
		own := func(a clause.Argument) bool {
			return a.Relation == clause.Possessor || a.Relation == clause.Modifier || a.Relation == clause.Oblique && (a.Prep == "of" || a.Prep == "for" || a.Prep == "by")
		}
		if from(own, args) {
			return states, at
		}
		if up := int(s.Tokens[p].Head); up >= 0 && s.Tokens[up].UPOS == "PROPN" && gov < 0 { // "Britain (withdrawal from the union under way)"
			switch s.Tokens[p].Rel() {
			case "appos", "parataxis", "dep", "nmod":
				if p > 1 && s.Tokens[p-1].Form == "(" {
					up = p - 2
				}
				if ids := f.statesAt(si, s, up); len(ids) > 0 {
					return ids[:1], []int{up}
				}
			}
		}
		for k := p; gov >= 0 && k >= 0 && !clause.IsVerbal(s, k); k = int(s.Tokens[k].Head) { // "Turkey's EU accession talks", "talks with Turkey"
			var more [12]clause.Argument
			if from(func(a clause.Argument) bool {
				return own(a) || a.Relation == clause.Oblique && a.Prep == "with"
			}, clause.Arguments(s, k, more[:0])) {
				return states, at
			}
			if k == gov {
				break
			}
		}
		if p > 0 && s.Tokens[p-1].UPOS != "PUNCT" { // the name stands before the organisation: "Ukraine's NATO membership"
			for k := p - 1; k >= 0 && k >= p-5; k-- {
				if w := &s.Tokens[k]; w.XPOS == "POS" || w.Deprel == "nmod:poss" {
					if ids := f.statesAt(si, s, k-btoi(w.XPOS == "POS")); len(ids) > 0 {
						return ids, []int{k}
					}
				} else if w.UPOS == "VERB" || w.UPOS == "PUNCT" {
					break
				}
			}
		}
		for k, n := p, 0; (gov >= 0 || row.state[0] == "subject") && k >= 0 && n < 7; k, n = int(s.Tokens[k].Head), n+1 { // the doer of a verb over it
			if !clause.IsVerbal(s, k) {
				continue
			}
			l := ""
			for _, w := range f.overForms(&s.Tokens[k]) {
				if r, ok := f.memberships.over[w]; ok && len(r.state) == 0 {
					l = w
				}
			}
			var more [12]clause.Argument
			list := clause.Arguments(s, k, more[:0])
			if l != "" { // an organisation or another state does it to the state
				if from(func(a clause.Argument) bool {
					return a.Relation == clause.Indirect || a.Relation == clause.Oblique && (a.Prep == "to" || a.Prep == "for" || a.Prep == "of" || a.Prep == "with") || a.Relation == clause.Object
				}, list) {
					return states, at
				}
				continue
			}
			if from(func(a clause.Argument) bool { return a.Relation == clause.Subject }, list) {
				return states, at
			}
		}
		if s.Child(p, "cop") >= 0 {
			from(func(a clause.Argument) bool { return a.Relation == clause.Subject }, args)
		}
		return states, at
	}
	for _, w := range row.state {
		if from(func(a clause.Argument) bool { return stands(a, w) }, args) {
			return states, at
		}
	}
	if row.state[len(row.state)-1] != "subject" || over == "" && !ordinal(s, int(s.Tokens[p].Head)) {
		return nil, nil
	}
	// The controller of the infinitive: "invited Macedonia to begin talks to join".
	for k, n := p, 0; k >= 0 && n < 5; k, n = int(s.Tokens[k].Head), n+1 {
		var more [12]clause.Argument
		list := clause.Arguments(s, k, more[:0])
		if from(func(a clause.Argument) bool { return a.Relation == clause.Object || a.Relation == clause.Indirect }, list) ||
			from(func(a clause.Argument) bool { return a.Relation == clause.Subject || a.Relation == clause.Possessor }, list) {
			return states, at
		}
	}
	return states, at
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// statesAt returns the states that a token and those coordinated with it stand for.
func (f *finder) statesAt(si int, s *lang.Sentence, head int) []chancery.ActorID {
	if head < 0 {
		return nil
	}
	var out []chancery.ActorID
	var buf [8]int
	for _, h := range clause.Conjuncts(s, head, buf[:0]) {
		m := f.actors.At(si, h)
		if m == nil {
			if h2 := f.bodyOf(si, s, h); h2 != nil {
				m = h2
			} else {
				continue
			}
		}
		for _, id := range m.Actors {
			a := f.actors.Actor(id)
			if a == nil || a.Country == "" {
				continue
			}
			switch a.Kind {
			case chancery.State, chancery.Government:
			case chancery.Organ:
				if !f.forState(a) {
					continue
				}
			case chancery.Person:
				if m.Form == chancery.ByPronoun || !slices.Contains(a.Sectors, "GOV") {
					continue
				}
			case chancery.People:
				if h == head && s.Tokens[h].UPOS != "ADJ" && s.Tokens[h].UPOS != "PROPN" {
					continue
				}
			default:
				continue
			}
			p := f.partyOf(id)
			if st := f.actors.Actor(p); st == nil || a.Kind == chancery.People && st.Kind != chancery.State {
				continue
			}
			out = union(out, []chancery.ActorID{p})
		}
	}
	return out
}

// bodyOf returns the mention of the state in whose name a common noun stands
// ("the parliament of Burundi", "voters in Croatia"), nil for none.
func (f *finder) bodyOf(si int, s *lang.Sentence, h int) *actor.Mention {
	switch lemma(&s.Tokens[h]) {
	case "parliament", "government", "voter", "cabinet", "parliamentarian", "lawmaker", "people", "assembly", "country", "nation", "state", "republic":
	default:
		return nil
	}
	for c := s.Tokens[h].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); r == "nmod" || r == "amod" || r == "compound" || r == "appos" || r == "flat" {
			if m := f.actors.At(si, int(c)); m != nil {
				return m
			}
		}
	}
	return nil
}

// memberParty is who took a step alone: the state what it asks for and does, the
// organisation what it decides, another state what it ratifies; "" what both did.
func (f *finder) memberParty(si int, s *lang.Sentence, gov int, status string, state, org chancery.ActorID, over string) chancery.ActorID {
	switch status {
	case "sought", "leaving", "withdrawn", "denied":
		return state
	case "suspended", "expelled", "proposed":
		return org
	case "ratified", "agreed":
		if row, ok := f.memberships.over[over]; ok && len(row.state) > 0 {
			return state
		}
		if gov < 0 || !clause.IsVerbal(s, gov) {
			return ""
		}
		var buf [8]clause.Argument
		for _, a := range clause.Arguments(s, gov, buf[:0]) {
			if a.Relation == clause.Subject {
				if ids := f.statesAt(si, s, a.Head); len(ids) == 1 {
					return ids[0] // a member, or the state itself
				}
			}
		}
	}
	return ""
}
