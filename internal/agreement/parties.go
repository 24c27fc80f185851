package agreement

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// participants reads who is party to a mention, who signed, who helped.
func (f *finder) participants(m *mention, s *lang.Sentence) {
	helpers := f.compoundHelpers(m, s)
	var own, before []chancery.ActorID
	var with, between bool
	pairs := func(head int) { // the phrases of the mention and of talks about it
		for c := s.Tokens[head].First; c >= 0; c = s.Tokens[c].Next {
			r := s.Tokens[c].Rel()
			if r != "nmod" && r != "obl" && r != "advcl" && r != "acl" {
				continue
			}
			switch clause.Preposition(s, int(c)) {
			case "between", "among", "amongst":
				if ids := f.pairAt(m.sent, s, int(c)); len(ids) > 0 {
					own, between = union(own, ids), true
				}
			case "with":
				if ids := f.partiesAt(m.sent, s, int(c)); len(ids) > 0 {
					own, with = union(own, ids), true
				}
			case "to":
				if m.status("proposed") {
					own = union(own, f.partiesAt(m.sent, s, int(c)))
				}
			case "by":
				if int(c) > m.tok {
					own = union(own, f.partiesAt(m.sent, s, int(c)))
				}
			}
		}
	}
	pairs(m.tok)
	for c := s.Tokens[m.tok].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == "nmod:poss" {
			before = union(before, f.partiesAt(m.sent, s, int(c)))
		}
	}
	before = union(before, f.namesBefore(m, s, helpers))
	if len(own) == 0 { // a phrase right behind the mention, wherever the tree hung it
		if k := m.last + 1; k+1 < len(s.Tokens) {
			if w := lower(s.Tokens[k].Form); w == "between" || w == "among" || w == "with" {
				if ids := f.firstActors(m.sent, s, k+1, 8); len(ids) > 0 {
					own, between, with = ids, w != "with", w == "with"
				}
			}
		}
	}
	m.explicit = len(own) > 0 || len(before) > 0
	parties := union(before, own)
	for _, g := range m.govs {
		if !approving[g.key] {
			f.doers(m, s, g, &parties, own, between)
		}
	}
	for _, g := range m.govs { // "a deal with Chad, which parliament must still approve"
		if approving[g.key] && len(f.partyList(parties)) < 2 {
			f.doers(m, s, g, &parties, own, between)
		}
	}
	if len(f.partyList(parties)) == 1 {
		parties = union(parties, f.hostOf(m, s))
	}
	if with && len(f.partyList(parties)) == 1 { // "announced a deal with Chad"
		for _, g := range m.govs {
			if g.doer == "with" && g.slot == asObject {
				parties = union(parties, f.subjectOf(m.sent, s, g.tok))
			}
		}
	}
	for _, g := range m.govs { // "Chad and Mali announced an agreement"
		if g.doer == "with" && g.slot == asObject && len(parties) == 0 {
			if ids := f.partyList(f.subjectOf(m.sent, s, g.tok)); len(ids) > 1 && f.public(ids) {
				parties = union(parties, ids)
			}
		}
	}
	m.parties = f.withoutOrgans(f.partyList(parties))
	if len(m.parties) > 0 {
		m.explicit = true
	}
	m.facilitators = union(m.facilitators, helpers)
	f.businessOf(m, s)
}

// approving are predicates of those who let an agreement pass: parties only if
// nobody else is.
var approving = words("approve", "endorse", "accept", "adopt", "ratify", "back", "support", "veto", "block")

// discusses are predicates by which also those who are no party speak of a truce.
var discusses = words("discuss", "talk about", "work on", "work toward", "work towards", "consider", "explore", "see")

// hostOf returns whom those visit who come to sign: "travelled to Chad to sign a
// protocol".
func (f *finder) hostOf(m *mention, s *lang.Sentence) []chancery.ActorID {
	for _, g := range m.govs {
		if g.status != "signed" && g.status != "initialled" || g.slot != asObject {
			continue
		}
		v := int(s.Tokens[g.tok].Head)
		if r := s.Tokens[g.tok].Rel(); v < 0 || r != "advcl" && r != "xcomp" || !visits[f.verbOf(&s.Tokens[v])] && !visits[lemma(&s.Tokens[v])] {
			continue
		}
		var buf [8]clause.Argument
		for _, a := range clause.Arguments(s, v, buf[:0]) {
			if a.Relation == clause.Object || a.Relation == clause.Oblique && (a.Prep == "to" || a.Prep == "in" || a.Prep == "for") {
				if ids := f.partyList(f.partiesAt(m.sent, s, a.Head)); len(ids) == 1 && f.allStates(ids) {
					return ids
				}
			}
		}
	}
	return nil
}

var visits = words("travel", "visit", "go", "fly", "arrive", "come", "head", "return", "tour")

// status reports whether a predicate of the mention tells a step.
func (m *mention) status(step string) bool {
	for _, g := range m.govs {
		if g.status == step {
			return true
		}
	}
	return false
}

// subjectOf returns the actors of the subject of a predicate.
func (f *finder) subjectOf(si int, s *lang.Sentence, p int) []chancery.ActorID {
	var buf [8]clause.Argument
	var out []chancery.ActorID
	for _, a := range clause.Arguments(s, p, buf[:0]) {
		if a.Relation == clause.Subject {
			out = union(out, f.partiesAt(si, s, a.Head))
		}
	}
	return out
}

// doers reads the arguments of one predicate: parties, facilitators, signatories.
func (f *finder) doers(m *mention, s *lang.Sentence, g governor, parties *[]chancery.ActorID, own []chancery.ActorID, between bool) {
	var buf [16]clause.Argument
	args := clause.Arguments(s, g.tok, buf[:0])
	if g.slot == asComplement {
		args = f.talks(s, g.tok, args)
	}
	for _, a := range args {
		if a.Head == m.tok {
			continue
		}
		switch a.Relation {
		case clause.Subject, clause.Possessor:
			if g.slot == asSubject {
				continue
			}
			ids := f.partiesAt(m.sent, s, a.Head)
			switch g.doer {
			case "party":
				if (m.noun.class == "truce" || m.noun.class == "swap") && discusses[g.key] {
					continue // others too talk about a truce
				}
				if between && len(own) >= 2 && !contains(own, ids) && g.status != "signed" && g.status != "initialled" {
					continue // X seeks a truce between Y and Z
				}
				if g.key == "negotiate" && g.tok > m.tok { // "a deal negotiated by Oman": a party or a go-between
					m.between = union(m.between, ids)
					continue
				}
				*parties = union(*parties, ids)
				if g.status == "signed" || g.status == "initialled" {
					m.signatories = union(m.signatories, f.persons(m.sent, s, a.Head))
				}
			case "facilitator":
				m.facilitators = union(m.facilitators, f.helpersAt(m.sent, s, a.Head))
				if g.key == "host" {
					m.hosts = union(m.hosts, f.helpersAt(m.sent, s, a.Head))
				}
			}
		case clause.Object:
			if g.slot == asSubject { // "a swap takes place between Chad and Mali"
				for c := s.Tokens[a.Head].First; c >= 0; c = s.Tokens[c].Next {
					if p := clause.Preposition(s, int(c)); p == "between" || p == "among" {
						*parties = union(*parties, f.pairAt(m.sent, s, int(c)))
					}
				}
			}
		case clause.Modifier:
			if g.slot == asComplement && a.Head != m.tok {
				*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
			}
		case clause.Oblique:
			switch a.Prep {
			case "with":
				if g.slot != asSubject && g.doer != "none" {
					*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
				}
			case "between", "among", "amongst":
				*parties = union(*parties, f.pairAt(m.sent, s, a.Head))
			case "to":
				if g.slot == asObject && g.status == "proposed" {
					*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
				}
			case "by":
				if g.doer == "facilitator" {
					m.facilitators = union(m.facilitators, f.helpersAt(m.sent, s, a.Head))
				}
			case "with the help of", "with help of", "with mediation of":
				m.facilitators = union(m.facilitators, f.helpersAt(m.sent, s, a.Head))
			}
		}
	}
	if g.doer == "party" && g.slot != asSubject {
		if e := s.Child(g.tok, "expl"); e >= 0 && lower(s.Tokens[e].Form) == "it" { // "it is in talks", taken for an empty "it"
			if a := f.actors.At(m.sent, e); a != nil {
				*parties = union(*parties, a.Actors)
			}
		}
	}
	f.sideHelp(m, s, g.tok)
	for _, i := range f.eventsAt[[2]int{m.sent, g.tok}] { // what the event stage saw at the same predicate
		for _, o := range f.events[i].Others {
			switch o.Role {
			case "mediator", "facilitator":
				m.facilitators = union(m.facilitators, []chancery.ActorID{o.Actor})
			case "host":
				m.hosts = union(m.hosts, []chancery.ActorID{o.Actor})
			}
		}
	}
}

// talks adds to the arguments of a noun such as "talks" the subject of the verb
// that carries it ("Chad resumed talks with Mali on …").
func (f *finder) talks(s *lang.Sentence, n int, args []clause.Argument) []clause.Argument {
	v := int(s.Tokens[n].Head)
	if v < 0 || !clause.IsVerbal(s, v) {
		return args
	}
	switch s.Tokens[n].Rel() {
	case "obj", "obl", "xcomp", "nsubj":
	default:
		return args
	}
	if s.Tokens[n].Rel() == "nsubj" && !clause.Passive(s, v) {
		return args
	}
	var buf [16]clause.Argument
	for _, a := range clause.Arguments(s, v, buf[:0]) {
		if a.Head != n && (a.Relation == clause.Subject && carriesTalks[f.verbOf(&s.Tokens[v])] || a.Relation == clause.Oblique && (a.Prep == "with" || a.Prep == "between")) {
			args = append(args, a)
		} else if a.Head != n && a.Relation == clause.Subject && declares[f.verbOf(&s.Tokens[v])] {
			if p := f.predicates[asComplement][lemma(&s.Tokens[n])]; p.status == "terminated" || p.status == "suspended" || p.status == "withdrawn" || p.status == "extended" {
				args = append(args, a)
			}
		}
	}
	return args
}

// declares are verbs whose subject does what the noun under them says
// ("announced its withdrawal from").
var declares = words("announce", "declare", "order", "confirm", "notify", "decree")

// carriesTalks are verbs whose subject takes part in the talks that are their object.
var carriesTalks = map[string]bool{
	"hold": true, "have": true, "resume": true, "begin": true, "start": true, "open": true, "continue": true, "conduct": true, "enter": true,
	"engage": true, "launch": true, "end": true, "conclude": true, "finish": true, "be": true, "plan": true, "break": true, "suspend": true, "participate": true, "restart": true, "reopen": true,
}

// sideHelp reads phrases under a predicate that name helpers: "under the auspices
// of", "with the mediation of", talks "hosted by".
func (f *finder) sideHelp(m *mention, s *lang.Sentence, p int) {
	f.each(s, p, 6, func(i int) {
		t := &s.Tokens[i]
		switch l := f.verbOf(t); l {
		case "auspices", "mediation", "sponsorship", "facilitation", "aegis", "patronage", "supervision", "brokering":
			for c := t.First; c >= 0; c = s.Tokens[c].Next {
				if r := s.Tokens[c].Rel(); r == "nmod" || r == "compound" || r == "amod" {
					m.facilitators = union(m.facilitators, f.helpersAt(m.sent, s, int(c)))
				}
			}
		case "host", "broker", "mediate", "facilitate", "sponsor":
			if t.Rel() != "acl" || !talkNoun[lemma(&s.Tokens[t.Head])] {
				return
			}
			var buf [8]clause.Argument
			for _, a := range clause.Arguments(s, i, buf[:0]) {
				if a.Relation == clause.Subject || a.Relation == clause.Oblique && a.Prep == "by" {
					ids := f.helpersAt(m.sent, s, a.Head)
					m.facilitators = union(m.facilitators, ids)
					if l == "host" {
						m.hosts = union(m.hosts, ids)
					}
				}
			}
		}
	})
}

var talkNoun = map[string]bool{
	"talk": true, "talks": true, "negotiation": true, "negotiations": true, "meeting": true, "summit": true, "conference": true, "round": true, "mediation": true, "dialogue": true, "discussion": true, "ceremony": true, "visit": true,
}

// each visits the subtree of p to the given depth.
func (f *finder) each(s *lang.Sentence, p, depth int, visit func(int)) {
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		visit(int(c))
		if depth > 1 {
			f.each(s, int(c), depth-1, visit)
		}
	}
}

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
	if a := f.actors.At(si, h); a != nil && len(a.Actors) > 0 {
		return a.Actors
	}
	t := &s.Tokens[h]
	if t.UPOS == "PRON" || clause.IsVerbal(s, h) {
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

// partyList turns actors into parties: a state for those who act for one, each
// party once.
func (f *finder) partyList(ids []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range ids {
		if a := f.actors.Actor(id); a != nil && a.Country == "" && a.Org == "" && nameless(a) {
			continue
		}
		out = union(out, []chancery.ActorID{f.partyOf(id)})
	}
	return out
}

// nameless reports whether an actor is only ever a pronoun ("we").
func nameless(a *chancery.Actor) bool {
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
			case "REB", "UAF", "OPP", "PTY", "BUS", "CVL":
				return false
			}
		}
		return true
	case chancery.Group, chancery.People:
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
	firms, public := 0, 0
	for _, id := range m.parties {
		a := f.actors.Actor(id)
		switch {
		case a == nil:
		case a.Kind == chancery.Company:
			firms++
		case a.Country != "" || a.Kind == chancery.IGO || a.Kind == chancery.ArmedGroup:
			public++
		}
	}
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
