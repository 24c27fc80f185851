package agreement

import (
	"chancery"
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
			case "to", "from":
				if m.status("proposed") {
					own = union(own, f.partiesAt(m.sent, s, int(c)))
				}
			case "by":
				if int(c) > m.tok {
					own = union(own, f.partiesAt(m.sent, s, int(c)))
				}
			case "of":
				if m.accession(s) { // "the accession treaty of Chad to the union"
					own = union(own, f.partiesAt(m.sent, s, int(c)))
					own = union(own, f.phraseTo(m.sent, s, int(c)))
				}
			}
			if m.accession(s) && clause.Preposition(s, int(c)) == "to" {
				own = union(own, f.partiesAt(m.sent, s, int(c)))
			}
		}
	}
	pairs(m.tok)
	for c := s.Tokens[m.tok].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == "nmod:poss" {
			before = union(before, f.partiesAt(m.sent, s, int(c)))
		}
	}
	names := f.namesBefore(m, s, helpers)
	before = union(before, names)
	m.ownName = len(names) > 0 && m.form == definite
	if len(own) == 0 { // a phrase right behind the mention, wherever the tree hung it
		if k := m.last + 1; k+1 < len(s.Tokens) {
			if w := lower(s.Tokens[k].Form); w == "between" || w == "among" || w == "with" {
				if ids := f.firstActors(m.sent, s, k+1, 8); len(ids) > 0 {
					own, between, with = ids, w != "with", w == "with"
				}
			}
		}
	}
	for _, g := range m.govs { // "reached between Chad and Mali", wherever the tree hung it
		if k := g.tok + 1; len(own) == 0 && g.slot == asObject && g.tok > m.tok && k+1 < len(s.Tokens) && lower(s.Tokens[k].Form) == "between" {
			if ids := f.firstActors(m.sent, s, k+1, 12); len(ids) > 0 {
				own, between = ids, true
			}
		}
	}
	if len(f.partyList(own)) < 2 && len(f.apart(m.sent, s, own)) < 2 {
		if ids := f.betweenAhead(m, s); len(ids) > 1 {
			own, between = ids, true
		}
	}
	m.explicit = len(own) > 0 || len(before) > 0
	parties := union(before, own)
	if len(f.partyList(own)) > 1 { // "the AUKUS pact with Chad and Mali": a body named after it is no party
		parties = own
		for _, id := range before {
			if a := f.actors.Actor(id); a == nil || a.Kind != chancery.IGO {
				parties = union(parties, []chancery.ActorID{id})
			}
		}
	}
	for _, g := range m.govs { // "the pact joins Chad with Mali"
		if g.slot == asSubject && uniting[g.key] {
			parties = union(parties, f.objectsOf(m.sent, s, g.tok))
		}
	}
	for _, g := range m.govs {
		if !approving[g.key] {
			f.doers(m, s, g, &parties, own, between)
		}
	}
	for _, g := range m.govs { // "a deal with Chad, which parliament must still approve"
		if approving[g.key] && len(f.partyList(parties)) < 2 {
			m.approver = len(parties) == 0
			f.doers(m, s, g, &parties, own, between)
		}
	}
	if m.form != named && len(own) == 0 && len(before) > 0 { // "Chad and Mali agreed on a Sudanese peace plan"
		if others := without(f.partyList(parties), f.partyList(before)); len(others) > 1 && f.allStates(others) && f.allStates(f.partyList(before)) {
			parties = others
		}
	}
	m.withOnly = with && len(parties) == len(own)
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
	if (with || m.verbWith) && len(f.partyList(parties)) == 1 {
		parties = union(parties, f.whoseClause(m, s, parties))
	}
	for _, g := range m.govs { // "Chad and Mali announced an agreement"
		if g.doer == "with" && g.slot == asObject && len(parties) == 0 && !judging[g.key] {
			if ids := f.partyList(f.subjectOf(m.sent, s, g.tok)); len(ids) > 1 && f.public(ids) {
				parties = union(parties, ids)
			}
		}
	}
	m.parties = f.withoutOrgans(f.partyList(parties))
	if ids := f.apart(m.sent, s, own); between && len(m.parties) == 1 && len(ids) > 1 {
		m.parties = ids
	}
	if len(m.parties) > 0 {
		m.explicit = true
	}
	m.facilitators = union(m.facilitators, helpers)
	f.businessOf(m, s)
}

// approving are predicates of those who let an agreement pass: parties only if
// nobody else is.
var approving = words("approve", "endorse", "accept", "adopt", "ratify", "back", "support", "veto", "block")

// judging are predicates of those who think well or ill of an agreement of others.
var judging = words("back", "support", "oppose", "defend", "celebrate", "mark", "see", "mean", "refuse", "decline", "get", "block")

// discusses are predicates by which also those who are no party speak of a truce.
var discusses = words("discuss", "talk about", "work on", "work toward", "work towards", "consider", "explore", "see")

// uniting are predicates whose objects are the parties of the agreement that is
// their subject.
var uniting = words("join", "unite", "bind", "link", "bring", "commit", "oblige", "group")

// objectsOf returns the states and organisations named behind a predicate in its
// clause.
func (f *finder) objectsOf(si int, s *lang.Sentence, p int) []chancery.ActorID {
	end := p + 1
	for end < len(s.Tokens) && s.Tokens[end].XPOS != "VBD" && s.Tokens[end].XPOS != "VBZ" && s.Tokens[end].XPOS != "VBP" && s.Tokens[end].XPOS != "MD" && s.Tokens[end].Form != ";" {
		end++
	}
	var out []chancery.ActorID
	for _, k := range f.actorsIn[si] { // as they stand: long lists tear trees
		a := &f.actors.Mentions[k]
		if a.First <= p || a.Last >= end || a.Form != chancery.ByName || a.Modifier || len(a.Actors) == 0 || f.isTown(si, a) {
			continue
		}
		if x := f.actors.Actor(a.Actors[0]); x != nil && (x.Kind == chancery.State || x.Kind == chancery.IGO) {
			out = union(out, a.Actors)
		}
	}
	return out
}

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
		if (g.key == "party" || g.key == "signatory" || g.key == "member") && f.realityOf(s, g.tok) != happened {
			return
		}
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
				if with := len(f.partyList(own)) == 1 && !between && g.key == "broker"; with && g.tok < m.tok {
					*parties = union(*parties, ids) // "brokered a deal with Chad": its own
					continue
				}
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
			if g.slot == asComplement && a.Head != m.tok && !(g.status == "proposed" && (m.noun.class == "truce" || m.noun.class == "swap")) {
				*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
			}
		case clause.Oblique:
			switch a.Prep {
			case "with":
				if g.slot != asSubject && g.doer != "none" {
					m.verbWith = true
					*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
				}
			case "between", "among", "amongst":
				*parties = union(*parties, f.pairAt(m.sent, s, a.Head))
			case "to":
				if g.slot == asObject && g.status == "proposed" {
					*parties = union(*parties, f.partiesAt(m.sent, s, a.Head))
				}
			case "from":
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
	if s.Tokens[n].Rel() == "nsubj" && !clause.Passive(s, v) || sequel(clause.Preposition(s, n)) {
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

// sequel reports whether a preposition sets what it governs apart as another matter.
func sequel(prep string) bool {
	switch prep {
	case "following", "after", "amid", "despite", "before", "since", "during":
		return true
	}
	return false
}

// declares are verbs whose subject does what the noun under them says
// ("announced its withdrawal from").
var declares = words("announce", "declare", "order", "confirm", "notify", "decree")

// carriesTalks are verbs whose subject takes part in the talks that are their object.
var carriesTalks = map[string]bool{
	"hold": true, "have": true, "resume": true, "begin": true, "start": true, "open": true, "continue": true, "conduct": true, "enter": true,
	"engage": true, "launch": true, "end": true, "conclude": true, "finish": true, "be": true, "plan": true, "break": true, "suspend": true, "participate": true, "restart": true, "reopen": true, "revive": true, "renew": true, "relaunch": true,
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
			for k := i - 1; k >= 0 && k > i-5; k-- { // "under US and Saudi auspices"
				if a := f.covering(m.sent, k); a != nil && a.Form == chancery.ByName {
					m.facilitators = union(m.facilitators, a.Actors)
				} else if t := &s.Tokens[k]; t.UPOS != "CCONJ" && t.UPOS != "ADJ" && t.Form != "," {
					break
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
