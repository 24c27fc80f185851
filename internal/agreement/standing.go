package agreement

import (
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// partyList turns actors into parties: a state for those who act for one, each
// party once.
func (f *finder) partyList(ids []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range ids {
		a := f.actors.Actor(id)
		if a != nil && a.Kind != chancery.State && a.Kind != chancery.IGO && nameless(a) {
			if st, ok := f.states[a.Country]; ok && a.Country != "" {
				out = union(out, []chancery.ActorID{st}) // "we", said for a state
			}
			continue
		}
		out = union(out, []chancery.ActorID{f.partyOf(id)})
	}
	return out
}

// nameless reports whether an actor is only ever a pronoun ("we").
func nameless(a *chancery.Actor) bool {
	switch lower(a.Name) {
	case "we", "i", "us", "you", "they", "he", "she", "it":
		return true
	}
	for _, m := range a.Mentions {
		if m.Form != chancery.ByPronoun {
			return false
		}
	}
	return true
}

// withoutOrgans drops what is no party beside two states: the services whose
// cooperation states agree on.
func (f *finder) withoutOrgans(ids []chancery.ActorID) []chancery.ActorID {
	states, known := 0, 0
	for _, id := range ids {
		if a := f.actors.Actor(id); a != nil {
			if a.Kind == chancery.State {
				states++
			}
			if a.Country != "" || a.Org != "" {
				known++
			}
		}
	}
	if states < 2 && (known < 2 || known == len(ids)) {
		return ids
	}
	var out []chancery.ActorID
	for _, id := range ids {
		if a := f.actors.Actor(id); a != nil && states < 2 {
			if a.Country != "" || a.Org != "" || a.Kind == chancery.Person {
				out = append(out, id)
			}
			continue
		}
		if a := f.actors.Actor(id); a != nil && (a.Kind == chancery.Organ || a.Kind == chancery.Group || a.Kind == chancery.Company) && !f.forState(a) {
			continue
		}
		out = append(out, id)
	}
	return out
}

// bodies are organs of organisations that are parties themselves.
var bodies = map[string]string{"EC": "EU", "EP": "EU", "EUCO": "EU", "UNSC": "UN", "UNGA": "UN"}

// partyOf returns the actor that is party where the given one acts: its state,
// its organisation, else itself.
func (f *finder) partyOf(id chancery.ActorID) chancery.ActorID {
	a := f.actors.Actor(id)
	if a != nil && bodies[a.Org] != "" {
		for i := range f.actors.Actors {
			if o := &f.actors.Actors[i]; o.Org == bodies[a.Org] && o.Kind == chancery.IGO {
				return o.ID
			}
		}
	}
	if a == nil {
		return id
	}
	if a.Org != "" && a.Kind != chancery.IGO && a.Kind != chancery.ArmedGroup && a.Kind != chancery.Party {
		for i := range f.actors.Actors {
			if o := &f.actors.Actors[i]; o.Org == a.Org && (o.Kind == chancery.IGO || o.Kind == chancery.ArmedGroup || o.Kind == chancery.Party) {
				return o.ID
			}
		}
	}
	if !f.forState(a) {
		return id
	}
	if st, ok := f.states[a.Country]; ok {
		return st
	}
	// No state of that country is named: its first representative stands for it.
	for i := range f.actors.Actors {
		if o := &f.actors.Actors[i]; o.Country == a.Country && f.forState(o) {
			return o.ID
		}
	}
	return id
}

// forState reports whether an actor acts for its country.
func (f *finder) forState(a *chancery.Actor) bool {
	if a.Country == "" {
		return false
	}
	switch a.Kind {
	case chancery.State, chancery.Government:
		return true
	case chancery.Organ, chancery.Person:
		for _, s := range a.Sectors {
			switch s {
			case "REB", "UAF", "OPP", "PTY", "BUS", "CVL", "PRE":
				return false
			}
		}
		return true
	case chancery.Group, chancery.People:
		if hasWord(a.Name, dissident) {
			return false
		}
		for _, s := range []string{"GOV", "MIL", "LEG", "JUD", "SPY", "COP"} {
			if slices.Contains(a.Sectors, s) {
				return true
			}
		}
		for _, w := range strings.Fields(strings.ToLower(a.Name)) {
			if official[singular(w)] && !slices.Contains(a.Sectors, "REB") && !slices.Contains(a.Sectors, "OPP") {
				return true
			}
		}
	}
	return false
}

// crowd are nouns for people who are hardly bound by the agreements of others.
var crowd = words("protester", "demonstrator", "marcher", "reporter", "journalist", "resident", "onlooker", "critic", "spectator")

// dissident are words for those who stand against the government of their state.
var dissident = words("rebel", "opposition", "insurgent", "separatist", "secessionist", "breakaway", "dissident", "guerrilla", "militant", "mutineer")

// hasWord reports whether one of the words of a name, in the singular, is in a set.
func hasWord(name string, set map[string]bool) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if set[w] || set[singular(w)] {
			return true
		}
	}
	return false
}

// apart returns the actors of a phrase whose parties all belong to one state, each
// on its own: "between the rebels' two leaders", "between the government and the
// government of a region". The cabinet of a state stands for the state.
func (f *finder) apart(si int, s *lang.Sentence, ids []chancery.ActorID) []chancery.ActorID {
	ids = f.withoutOwners(si, s, ids)
	var out []chancery.ActorID
	for _, id := range ids {
		a := f.actors.Actor(id)
		switch {
		case a == nil || nameless(a):
		case a.Kind == chancery.Government || a.Kind == chancery.State:
			out = union(out, []chancery.ActorID{f.partyOf(id)})
		default:
			out = union(out, []chancery.ActorID{id})
		}
	}
	return out
}

// withoutOwners drops actors that the sentence names only to say whose or which
// another one is ("Chad's political parties").
func (f *finder) withoutOwners(si int, s *lang.Sentence, ids []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range ids {
		owner := false
		for _, k := range f.actorsIn[si] {
			a := &f.actors.Mentions[k]
			if !slices.Contains(a.Actors, id) {
				continue
			}
			h := int(s.Tokens[a.Head].Head)
			switch s.Tokens[a.Head].Rel() {
			case "nmod", "compound", "amod":
			default:
				continue
			}
			if b := f.actors.At(si, max(h, 0)); h >= 0 && b != nil && b != a && len(intersect(b.Actors, ids)) > 0 {
				owner = true
			}
			if b := f.covering(si, a.Head); b == a {
				for _, j := range f.actorsIn[si] {
					if o := &f.actors.Mentions[j]; o != a && o.First <= a.First && a.Last <= o.Last && len(intersect(o.Actors, ids)) > 0 {
						owner = true
					}
				}
			}
		}
		if !owner {
			out = append(out, id)
		}
	}
	return out
}

// official are nouns for people who speak for a state.
var official = words("delegation", "delegate", "official", "negotiator", "envoy", "diplomat", "representative", "minister", "government", "authority", "parliament", "lawmaker", "cabinet", "ambassador", "delegates")

func union(a, b []chancery.ActorID) []chancery.ActorID {
	out := a
	for _, id := range b {
		if id != "" && !slices.Contains(out, id) {
			out = append(out[:len(out):len(out)], id)
		}
	}
	return out
}

func intersect(a, b []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range a {
		if slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}

// contains reports whether all of b are in a.
func contains(a, b []chancery.ActorID) bool {
	return len(intersect(b, a)) == len(b)
}

// businessOf marks a mention whose parties or words are those of a firm or club.
func (f *finder) businessOf(m *mention, s *lang.Sentence) {
	firms, public := f.sides(m.parties)
	if firms > 0 && public < 2 {
		m.business = true
		return
	}
	if public >= 2 || m.noun.class == "truce" || m.noun.class == "swap" {
		return
	}
	for _, k := range f.actorsIn[m.sent] { // states deal in other things
		if a := f.actors.Actor(first(f.actors.Mentions[k].Actors)); a != nil && a.Kind == chancery.State && !f.actors.Mentions[k].Modifier {
			return
		}
	}
	for i := range s.Tokens {
		switch lemma(&s.Tokens[i]) {
		case "acquire", "acquisition", "buyout", "takeover", "merger", "merge", "midfielder", "striker", "goalkeeper", "club", "shareholder", "studio", "sponsorship", "guild", "strike", "league", "subsidiary", "consortium":
			if f.isClose(m, i) {
				m.business = true
				return
			}
		}
	}
}

func first(ids []chancery.ActorID) chancery.ActorID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// isClose reports whether token i is within fifteen tokens of the mention.
func (f *finder) isClose(m *mention, i int) bool {
	return i-m.tok < 15 && m.tok-i < 15
}
