package agreement

import (
	"slices"

	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// cluster is one agreement: its mentions in text order.
type cluster struct {
	members  []int
	parties  []chancery.ActorID
	replaces int // cluster, -1
	inferred []string
	source   int // index of the event the parties were taken from, -1
}

// readPronoun keeps an "it" only as the subject of something an agreement does.
func (f *finder) readPronoun(m *mention, s *lang.Sentence) {
	m.dropped = true
	if a := f.actors.At(m.sent, m.tok); a != nil && len(a.Actors) > 0 && !f.overAgreement(m, s) {
		return
	}
	for _, g := range m.govs {
		if g.slot == asSubject && (g.status != "" || replacing(g.key) || g.key == "guarantee" || g.key == "allow" || g.key == "provide" || g.key == "include" || g.key == "cover") || g.slot == asObject && g.status != "" {
			m.dropped = false
		}
	}
	if m.dropped {
		return
	}
	f.lifecycle(m, s)
	f.when(m, s)
	f.where(m, s)
	for _, g := range m.govs {
		f.doers(m, s, g, &m.parties, nil, false)
		f.contents(m, s, g.tok)
	}
	m.parties = nil
}

// overAgreement reports whether the object of the pronoun's verb is an agreement
// ("it revives a pact"): a state does not revive, its agreement does.
func (f *finder) overAgreement(m *mention, s *lang.Sentence) bool {
	g := int(s.Tokens[m.tok].Head)
	if g < 0 || !replacing(f.verbOf(&s.Tokens[g])) {
		return false
	}
	o := s.Child(g, "obj")
	if o < 0 {
		return false
	}
	_, _, _, ok := f.nounAt(s, o)
	return ok
}

func replacing(key string) bool {
	switch key {
	case "replace", "supersede", "succeed", "revive", "renew", "extend", "expand", "update", "amend":
		return true
	}
	return false
}

// prune drops mentions that nothing shows to be agreements.
func (f *finder) prune() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.form == pronoun || m.dropped {
			continue
		}
		told, signed := false, false // by a predicate; by one that makes agreements only
		for _, g := range m.govs {
			told = told || g.status != "" || g.doer == "facilitator"
			signed = signed || g.status == "signed" || g.status == "initialled" || g.status == "ratified" || g.status == "expired" || g.slot == asObject && g.status == "replaced"
		}
		switch m.noun.class {
		case "strong", "truce", "swap":
		case "document":
			m.dropped = !told && m.form != named && len(m.parties) < 2
			if m.dropped && m.form == definite {
				m.dropped, m.leaning = false, !m.presented()
			}
		case "alliance":
			m.dropped = m.form == named || !told && len(m.parties) < 2
			if m.dropped && m.form == definite && len(m.parties) == 1 && slices.ContainsFunc(m.govs, func(g governor) bool { return g.key == "join" && g.slot == asObject }) {
				m.dropped, m.leaning = false, true // "Peru joined the alliance"
			}
		case "pointer":
			if m.form == definite {
				m.leaning = true
				break
			}
			if m.list >= 0 && told && len(m.parties) > 1 {
				break // "an agreement on …, and a plan of …"
			}
			m.dropped = !signed || len(m.parties) < 2
		default:
			if m.noun.words[0] == "deal" {
				m.dropped = m.form == bare && !told && len(m.parties) == 0
				break
			}
			replaced := false
			for _, g := range m.govs {
				replaced = replaced || g.slot == asObject && replacing(g.key)
			}
			m.dropped = m.form != named && !signed && !(replaced && (m.signed != "" || len(m.fields) > 0)) && !(told && (len(m.parties) > 0 && len(m.fields) > 0 || len(m.parties) > 1))
			if m.noun.words[0] == "partnership" || m.noun.words[0] == "understanding" || m.noun.words[0] == "arrangement" || m.noun.words[0] == "settlement" {
				m.dropped = !signed && !(told && len(m.parties) > 1 && m.noun.words[0] != "partnership")
			}
			m.dropped = m.dropped || m.form != named && len(m.parties) > 0 && !slices.ContainsFunc(m.parties, f.known)
			if m.dropped && m.form == definite && m.noun.words[0] != "settlement" {
				m.dropped, m.leaning = false, true
			}
		}
	}
}

// presented reports whether a mention is of a paper made public: "the joint
// declaration was announced on Friday".
func (m *mention) presented() bool {
	for _, g := range m.govs {
		switch g.key {
		case "announce", "issue", "release", "publish", "adopt", "present":
			return g.slot == asObject
		}
	}
	return false
}

// known reports whether a party belongs to a state or is an organisation.
func (f *finder) known(id chancery.ActorID) bool {
	a := f.actors.Actor(id)
	return a != nil && (a.Country != "" || a.Org != "" || a.Kind == chancery.Person || a.Kind == chancery.Company || a.Kind == chancery.ArmedGroup || a.Kind == chancery.Party)
}

// cluster brings mentions of one agreement together, in text order.
func (f *finder) cluster() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.dropped {
			continue
		}
		c := f.antecedent(i)
		if c < 0 {
			if m.form == pronoun || m.leaning {
				f.share(m)
				m.dropped = true
				continue
			}
			f.clusters = append(f.clusters, cluster{replaces: -1, source: -1})
			c = len(f.clusters) - 1
		}
		m.cluster = c
		if len(m.between) > 0 {
			if ids := f.partyList(m.between); len(f.clusters[c].parties) == 0 && len(m.parties) == 0 && len(ids) > 1 {
				m.parties, m.explicit = ids, true
			} else {
				m.facilitators = union(m.facilitators, m.between)
			}
		}
		f.clusters[c].members = append(f.clusters[c].members, i)
		if m.explicit && !((m.approver || f.keptOut(m)) && len(f.clusters[c].parties) > 1) {
			f.clusters[c].parties = union(f.clusters[c].parties, m.parties)
		}
	}
	f.relate()
}

// share gives what is told of "the documents" to all agreements just signed.
func (f *finder) share(m *mention) {
	if !m.plural || m.form != definite || !m.status("signed") {
		return
	}
	for c := range f.clusters {
		cl := &f.clusters[c]
		last := &f.mentions[cl.members[len(cl.members)-1]]
		if m.sent-last.sent > 2 || f.lifeIn(cl) != "signed" {
			continue
		}
		last.signatories = union(last.signatories, m.signatories)
		last.facilitators = union(last.facilitators, m.facilitators)
		if f.clusterPlace(cl) == "" {
			last.place = m.place
		}
		if last.signed == "" {
			last.signed = m.signed
		}
	}
}

// antecedent returns the cluster that mention i belongs to, -1 for a new one.
func (f *finder) antecedent(i int) int {
	best, score := -1, 0
	for c := len(f.clusters) - 1; c >= 0; c-- {
		if sc := f.fits(i, c); sc > score {
			best, score = c, sc
		}
	}
	return best
}

// fits scores how well mention i goes with cluster c; 0 or less: not at all.
func (f *finder) fits(i, c int) int {
	m := &f.mentions[i]
	cl := &f.clusters[c]
	last := &f.mentions[cl.members[len(cl.members)-1]]
	head := f.headMention(cl)
	if m.appos >= 0 && m.sent == last.sent {
		for _, k := range cl.members {
			if o := &f.mentions[k]; o.sent == m.sent && (o.tok == m.appos || o.first <= m.appos && m.appos <= o.last) {
				return 1000
			}
		}
	}
	if m.list >= 0 || last.list >= 0 { // members of one list are different agreements
		for _, k := range cl.members {
			if o := &f.mentions[k]; o.sent == m.sent && (o.list >= 0 && o.list == m.list || o.tok == m.list) {
				return 0
			}
		}
	}
	for _, k := range cl.members { // an agreement does not replace, renew or breach itself
		if o := &f.mentions[k]; o.sent == m.sent && (f.replacesIn(o, m) || f.opposed(o, m)) {
			return 0
		}
	}
	distance := m.sent - last.sent
	if m.form == pronoun {
		if distance > 1 || distance == 0 && f.sentence(m).Tokens[m.tok].Rel() == "nsubj" && last.tok > m.tok {
			return 0
		}
		if f.partOfList(cl) {
			return 1
		}
		return 100 - 10*distance + c
	}
	if m.fresh && m.form != definite {
		return 0
	}
	if m.form == named && m.sent == last.sent && f.alias(last, m) {
		return 900
	}
	if (m.noun.class == "truce") != (head.noun.class == "truce") && (f.yearOf(cl) != "" || len(f.fieldsIn(cl)) > 0) {
		return 0 // "the ceasefire" is not the agreement of 1988 told of before
	}
	if m.plural != head.plural && m.noun.class != "truce" && m.form != definite {
		return 0
	}
	if !slices.ContainsFunc(cl.members, func(k int) bool { return kindFits(m.noun, f.mentions[k].noun) }) {
		return 0
	}
	if f.conflict(m, cl) {
		return 0
	}
	same := sameWords(f.title(m), f.title(head))
	switch m.form {
	case named:
		if head.form == named || f.namedMember(cl) {
			if f.sameName(m, cl) {
				return 500
			}
			return 0
		}
		if head.form == bare && head.sent == 0 && m.sent <= 2 && m.status("signed") && head.status("signed") {
			return 60 // the headline has told of it
		}
		if head.noun.kind == m.noun.kind && len(m.parties) == 0 && distance < 2 && !head.plural && head.form == indefinite && f.alone(m) {
			return 55 // "a joint declaration. The Lagos Declaration was …"
		}
		if head.noun.kind == m.noun.kind && len(intersect(m.parties, cl.parties)) > 1 {
			return 60 - distance
		}
		return 0
	case definite:
		if m.plural && !head.plural || f.otherName(m, cl) {
			return 0
		}
		score := 100 - min(distance, 30)
		if m.noun.words != nil && head.noun.words != nil && m.noun.words[m.noun.head] == head.noun.words[head.noun.head] {
			score += 25
		}
		if m.noun.kind == head.noun.kind {
			score += 15
		}
		score += 10 * same
		if len(m.parties) > 0 && contains(cl.parties, m.parties) {
			score += 30
		}
		if m.noun.class == "pointer" && (distance > 2 || distance < 0) {
			return 0
		}
		if yearOf(m) != "" && yearOf(m) == f.yearOf(cl) {
			score += 30
		}
		if len(cl.parties) >= 2 {
			score += 3
		}
		return score
	}
	// Without "the": the same only if nothing speaks against it and something for it.
	if m.noun.class == "truce" {
		if head.noun.class != "truce" {
			return 0
		}
		return 50 - min(distance, 30)
	}
	if len(m.parties) > 0 && len(cl.parties) > 0 && contains(cl.parties, m.parties) && len(m.parties) > 1 && (distance > 0 || f.repeats(m, last)) && m.noun.kind == head.noun.kind && fieldsFit(m.fields, f.fieldsIn(cl)) {
		return 40 - min(distance, 30)
	}
	if m.form == indefinite && m.sent == last.sent && f.repeats(m, last) {
		return 45
	}
	// "is negotiating a pact with Chad. A deal could be reached in May."
	if (m.form == indefinite || m.form == bare) && len(m.parties) < 2 && len(m.fields) == 0 && m.list < 0 && distance > 0 && distance < 3 {
		life := f.lifeIn(cl)
		if life == "agreed" && general(m.noun) && f.formal(m) {
			return 30 - distance // "agreed in principle to a deal. A formal agreement will be signed in May."
		}
		if life == "sought" || life == "proposed" || life == "under negotiation" {
			if l := lifeOf(m.steps); l != "" && len(m.steps) > 0 && (!m.steps[0].firm || l == "denied" || rank[l] >= rank["agreed"]) && general(m.noun) {
				return 30 - distance
			}
		}
	}
	return 0
}

// relate ties clusters: what replaces what, and parties shared through it.
func (f *finder) relate() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.dropped || m.cluster < 0 {
			continue
		}
		for _, g := range m.govs {
			if g.slot != asObject || !replacing(g.key) {
				continue
			}
			by := f.subjectCluster(m, g.tok)
			if by < 0 || by == m.cluster {
				continue
			}
			if len(f.clusters[m.cluster].parties) < 2 && len(f.clusters[by].parties) > 1 && !m.hasOwnParties() {
				f.clusters[m.cluster].parties = f.clusters[by].parties
				f.clusters[m.cluster].inferred = append(f.clusters[m.cluster].inferred, "parties")
			} else if len(f.clusters[by].parties) == 0 {
				f.clusters[by].parties = f.clusters[m.cluster].parties
				f.clusters[by].inferred = append(f.clusters[by].inferred, "parties")
			} else if len(f.clusters[m.cluster].parties) == 0 {
				m.parent = by // decided once the parties of the other are known
			}
			if g.status == "replaced" || g.key == "renew" || g.key == "extend" {
				f.clusters[by].replaces = m.cluster
			}
		}
	}
}

func (m *mention) hasOwnParties() bool { return len(m.parties) > 1 }

// subjectCluster returns the cluster of the agreement that is the subject of verb
// g, or that g as a participle modifies; -1 for none.
func (f *finder) subjectCluster(m *mention, g int) int {
	s := f.sentence(m)
	var buf [8]clause.Argument
	heads := []int{int(s.Tokens[g].Head)}
	for _, a := range clause.Arguments(s, g, buf[:0]) {
		if a.Relation == clause.Subject {
			heads = append(heads, a.Head)
		}
	}
	for k := range f.mentions {
		o := &f.mentions[k]
		if o.sent != m.sent || o.dropped || o.cluster < 0 || o == m {
			continue
		}
		if slices.Contains(heads, o.tok) {
			return o.cluster
		}
		if s.Tokens[g].Rel() == "advcl" && s.Tokens[g].XPOS == "VBG" && o.tok < g { // "signed a pact, renewing …"
			for _, og := range o.govs {
				if og.tok == int(s.Tokens[g].Head) {
					return o.cluster
				}
			}
		}
	}
	return -1
}
