package agreement

import (
	"fmt"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/event"
	"chancery/lang"
)

// infer fills in what the text leaves to its reader: parties told elsewhere,
// helpers of talks told in the sentence before, the place of the dateline.
func (f *finder) infer() {
	for c := range f.clusters {
		cl := &f.clusters[c]
		if len(cl.parties) < 2 {
			f.contextParties(c)
		}
	}
	for i := range f.mentions {
		if m := &f.mentions[i]; m.parent >= 0 && m.cluster >= 0 && len(f.clusters[m.cluster].parties) == 0 {
			f.clusters[m.cluster].parties = f.clusters[m.parent].parties
			f.clusters[m.cluster].inferred = append(f.clusters[m.cluster].inferred, "parties")
		}
	}
	for c := range f.clusters {
		f.sourceOf(&f.clusters[c])
	}
	f.mediation()
}

// sourceOf finds the event that an agreement told of with "the" takes up: "agreed
// to …. The agreement was signed by …".
func (f *finder) sourceOf(cl *cluster) {
	m := &f.mentions[cl.members[0]]
	if cl.source >= 0 || m.form != definite || f.yearOf(cl) != "" {
		return
	}
	for i := len(f.events) - 1; i >= 0; i-- {
		e := &f.events[i]
		if e.Sentence >= m.sent || m.sent-e.Sentence > 2 || e.Type != "AGREE" && e.Type != "RETREAT" {
			continue
		}
		if len(intersect(f.partyList(both(e)), cl.parties)) > 0 {
			cl.source = i
			return
		}
	}
}

// contextParties gives a cluster without two parties those of its context.
func (f *finder) contextParties(c int) {
	cl := &f.clusters[c]
	m := &f.mentions[cl.members[0]]
	s := f.sentence(m)
	// "The parties signed an action plan": the parties of the agreement told last.
	for _, g := range m.govs {
		if g.slot == asSubject || g.doer != "party" {
			continue
		}
		var buf [8]clause.Argument
		for _, a := range clause.Arguments(s, g.tok, buf[:0]) {
			if a.Relation == clause.Subject && sides[lemma(&s.Tokens[a.Head])] && plural(&s.Tokens[a.Head]) && len(f.partiesAt(m.sent, s, a.Head)) < 2 {
				if ids := f.pairBefore(c); len(ids) > 1 {
					cl.parties = ids
					cl.inferred = append(cl.inferred, "parties")
					return
				}
			}
		}
	}
	if m.list >= 0 && len(cl.parties) < 2 { // the list shares its verb
		for k := range f.clusters {
			o := &f.mentions[f.clusters[k].members[0]]
			if k != c && o.sent == m.sent && (o.tok == m.list || o.list == m.list) && len(f.clusters[k].parties) > 1 {
				cl.parties = f.clusters[k].parties
				return
			}
		}
	}
	if m.noun.class == "weak" && m.form != named && m.noun.kind != "deal" || m.business {
		return
	}
	if f.underIt(c) {
		return
	}
	if m.form != definite && m.form != named { // "hold talks to end …; no truce was reached"
		for _, g := range m.govs {
			if g.doer != "party" || g.status == "" && m.noun.class != "truce" || discusses[g.key] && m.noun.class == "truce" {
				continue
			}
			if ids, e := f.dyadBefore(m, false); len(ids) > 1 && m.sent-f.events[e].Sentence < 2 && (len(cl.parties) == 0 || contains(ids, cl.parties)) {
				cl.parties = ids
				cl.inferred = append(cl.inferred, "parties")
				return
			}
		}
	}
	if len(cl.parties) == 0 && (m.form == named || m.form == definite) { // "Chad and Mali will add … to the Treaty of …"
		v := m.tok
		for n := 0; n < 6 && v >= 0 && !clause.IsVerbal(s, v); n++ {
			v = int(s.Tokens[v].Head)
		}
		if v >= 0 && clause.IsVerbal(s, v) {
			if ids := f.partyList(f.subjectOf(m.sent, s, v)); len(ids) > 1 && f.allStates(ids) {
				cl.parties = ids
				cl.inferred = append(cl.inferred, "parties")
				return
			}
		}
	}
	if f.beneficiary(c) {
		return
	}
	moved := false // "The move expands the pact": what was told before
	for _, g := range m.govs {
		if g.slot != asObject {
			continue
		}
		if n := s.Child(g.tok, "nsubj"); n >= 0 && steps[lemma(&s.Tokens[n])] {
			moved = true
		}
	}
	if m.form != definite && !moved {
		return
	}
	if m.form == named && !moved {
		return
	}
	ids, e := f.dyadBefore(m, moved)
	if len(ids) < 2 || len(cl.parties) == 1 && !contains(ids, cl.parties) {
		return
	}
	cl.parties = ids
	cl.source = e
	cl.inferred = append(cl.inferred, "parties")
}

// underIt takes those who do something under an agreement, or as part of it, for
// its parties: "Under the accord, the rebels will …". It reports whether that
// makes two.
func (f *finder) underIt(c int) bool {
	cl := &f.clusters[c]
	ids := append([]chancery.ActorID(nil), cl.parties...)
	for _, i := range cl.members {
		m := &f.mentions[i]
		s := f.sentence(m)
		if m.form == pronoun {
			continue
		}
		h := m.tok
		part := false
		for n := 0; n < 4; n++ { // up over "part of", "terms of" to the verb
			prep := clause.Preposition(s, h)
			part = part || prep == "under" || prep == "per" || prep == "as" && lemma(&s.Tokens[h]) == "part"
			up := int(s.Tokens[h].Head)
			if up < 0 {
				break
			}
			l := lemma(&s.Tokens[up])
			if l != "part" && l != "term" && l != "terms" && l != "provision" && l != "framework" && l != "day" && l != "phase" {
				h = up
				break
			}
			part = true
			h = up
		}
		for n := 0; part && n < 3 && !clause.IsVerbal(s, h) && s.Tokens[h].Head >= 0; n++ {
			h = int(s.Tokens[h].Head)
		}
		if !part || !clause.IsVerbal(s, h) {
			continue
		}
		var buf [8]int
		for _, v := range clause.Conjuncts(s, h, buf[:0]) {
			for _, id := range f.partyList(f.subjectOf(m.sent, s, v)) {
				if a := f.actors.Actor(id); a != nil && (a.Country != "" || a.Kind == chancery.ArmedGroup || a.Kind == chancery.IGO) && a.Kind != chancery.Company {
					ids = union(ids, []chancery.ActorID{id})
				}
			}
		}
	}
	if len(ids) < 2 {
		return false
	}
	cl.parties = ids
	cl.inferred = append(cl.inferred, "parties")
	return true
}

// public reports whether all actors can be parties to something between states:
// states and those who stand for them, organisations, armed groups.
func (f *finder) public(ids []chancery.ActorID) bool {
	for _, id := range ids {
		a := f.actors.Actor(id)
		if a == nil || !f.forState(a) && a.Kind != chancery.IGO && a.Kind != chancery.ArmedGroup && (a.Country == "" || a.Kind == chancery.Company || a.Kind == chancery.Outlet) {
			return false
		}
	}
	return true
}

// allStates reports whether all actors are states or stand for one.
func (f *finder) allStates(ids []chancery.ActorID) bool {
	for _, id := range ids {
		if a := f.actors.Actor(id); a == nil || !f.forState(a) {
			return false
		}
	}
	return true
}

// sides are nouns for the parties as such.
var sides = words("party", "side", "country", "nation", "neighbour", "neighbor", "rival", "two", "both", "ally", "state", "leader", "minister", "president", "delegation", "they", "government")

func plural(t *lang.Token) bool {
	if t.XPOS == "NNS" || t.Feat("Number") == "Plur" {
		return true
	}
	l := lemma(t)
	return l == "two" || l == "both" || l == "they"
}

// steps are nouns that take up an act told before.
var steps = words("move", "step", "decision", "measure", "announcement", "change", "plan", "visit", "it", "this", "that")

// pairBefore returns the parties of the nearest cluster before c that has two.
func (f *finder) pairBefore(c int) []chancery.ActorID {
	first := f.mentions[f.clusters[c].members[0]].sent
	var out []chancery.ActorID
	nearest := -1
	for k := range f.clusters {
		if k == c || len(f.clusters[k].parties) < 2 {
			continue
		}
		for _, i := range f.clusters[k].members {
			if o := &f.mentions[i]; o.sent <= first && o.sent >= nearest && i < f.clusters[c].members[0] {
				nearest, out = o.sent, f.clusters[k].parties
			}
		}
	}
	return out
}

// dyadBefore returns the parties of the nearest event that parties agree, grant
// or sign by, in the same sentence or the two before it.
func (f *finder) dyadBefore(m *mention, whatever bool) ([]chancery.ActorID, int) {
	bestRank, best := 0, -1
	for i := range f.events {
		e := &f.events[i]
		if e.Sentence > m.sent || e.Sentence == m.sent && e.Token > m.tok || m.sent-e.Sentence > 3 {
			continue
		}
		r := 0
		switch e.Type {
		case "AGREE":
			r = 60
		case "SUPPORT", "CONCEDE", "COOPERATE":
			r = 50
		case "CONSULT":
			r = 30
		default:
			if whatever {
				r = 10
			}
		}
		if ids := f.eventParties(e); r == 0 || len(ids) < 2 || !f.public(ids) {
			continue
		}
		if r -= 5 * (m.sent - e.Sentence); r >= bestRank {
			bestRank, best = r, i
		}
	}
	if best < 0 {
		return nil, -1
	}
	return f.eventParties(&f.events[best]), best
}

// beneficiary takes the one state that the purpose of an agreement turns to for
// its other party: "approved a deal to sell gas to Chad".
func (f *finder) beneficiary(c int) bool {
	cl := &f.clusters[c]
	m := &f.mentions[cl.members[0]]
	if len(cl.parties) > 1 || m.about == "" || m.form == named {
		return false
	}
	s := f.sentence(m)
	ids := cl.parties
	if len(ids) == 0 {
		for _, g := range m.govs {
			if g.slot == asObject {
				ids = union(ids, f.partyList(f.subjectOf(m.sent, s, g.tok)))
			}
		}
		if len(ids) != 1 || !f.allStates(ids) {
			return false
		}
	}
	at := strings.Index(f.doc.Text[s.Tokens[m.last].End:s.End], m.about)
	if at < 0 {
		return false
	}
	start := s.Tokens[m.last].End + at
	var other []chancery.ActorID
	for _, k := range f.actorsIn[m.sent] {
		a := &f.actors.Mentions[k]
		if a.Start < start || a.End > start+len(m.about) || a.Modifier || len(a.Actors) == 0 || a.Form != chancery.ByName {
			continue
		}
		st := f.actors.Actor(a.Actors[0])
		if st == nil || st.Kind != chancery.State {
			continue
		}
		switch r := s.Tokens[a.Head].Rel(); {
		case r == "obj" || r == "iobj":
		case r == "obl" || r == "nmod":
			if p := clause.Preposition(s, a.Head); p != "to" && p != "for" && p != "from" && p != "with" {
				continue
			}
		default:
			continue
		}
		other = union(other, []chancery.ActorID{st.ID})
	}
	if len(other) != 1 || len(intersect(ids, other)) > 0 {
		return false
	}
	cl.parties = union(ids, other)
	cl.inferred = append(cl.inferred, "parties")
	return true
}

// eventParties returns the parties of an event; where it has fewer than two, those
// of the phrases around it ("delegates from Chad and Mali met").
func (f *finder) eventParties(e *event.Event) []chancery.ActorID {
	ids := f.partyList(both(e))
	if len(ids) > 1 {
		return ids
	}
	s := &f.doc.Sentences[e.Sentence]
	var buf [16]clause.Argument
	for _, a := range clause.Arguments(s, e.Token, buf[:0]) {
		if a.Relation == clause.Subject || a.Relation == clause.Oblique && (a.Prep == "with" || a.Prep == "between") {
			ids = union(ids, f.partyList(f.partiesAt(e.Sentence, s, a.Head)))
		}
	}
	return ids
}

func both(e *event.Event) []chancery.ActorID {
	return union(append([]chancery.ActorID(nil), e.Actors...), e.Recipients)
}

// mediation finds helpers told apart from the agreement: who mediated "the
// talks", and the organisation whose envoy tells of it.
func (f *finder) mediation() {
	for c := range f.clusters {
		cl := &f.clusters[c]
		if cl.source >= 0 { // the sentence that told of agreeing
			e := &f.events[cl.source]
			m := &f.mentions[cl.members[0]]
			f.agreedIn(m, e)
			f.sideHelpAt(m, e.Sentence, e.Token)
			if p := f.placeOf(e.Place); m.place == "" && p != nil && (p.Kind != "country" || !f.isParty(m, p.Country)) {
				m.place = e.Place
			}
			if m.place == "" {
				if p := f.placeInSentence(e.Sentence); p != "" {
					m.place = p
					cl.inferred = append(cl.inferred, "place")
				}
			}
			f.envoy(m, cl, e.Sentence)
		}
	}
	for si := range f.doc.Sentences {
		s := &f.doc.Sentences[si]
		for i := range s.Tokens {
			switch f.verbOf(&s.Tokens[i]) {
			case "mediate", "broker", "facilitate":
			default:
				continue
			}
			o := s.Child(i, "obj")
			if o < 0 || f.realityOf(s, i) != happened {
				continue
			}
			talks := talkNoun[lemma(&s.Tokens[o])]
			if n := s.Child(o, "nmod"); !talks && n >= 0 { // "months of talks"
				talks = talkNoun[lemma(&s.Tokens[n])]
			}
			if !talks {
				continue
			}
			the := s.Child(o, "det") >= 0 && lower(s.Tokens[s.Child(o, "det")].Form) == "the"
			if c := f.latest(si); c >= 0 && (the || f.toldIn(c, si-1)) {
				var buf [8]clause.Argument
				for _, a := range clause.Arguments(s, i, buf[:0]) {
					if a.Relation == clause.Subject {
						m := &f.mentions[f.clusters[c].members[0]]
						m.facilitators = union(m.facilitators, f.partiesAt(si, s, a.Head))
					}
				}
			}
		}
	}
	for c := range f.clusters { // helpers of the clause that the dateline explains
		m := &f.mentions[f.clusters[c].members[0]]
		f.datelinePlace(m, &f.clusters[c])
	}
}

// agreedIn notes the event that an agreement takes up as its first step.
func (f *finder) agreedIn(m *mention, e *event.Event) {
	s := &f.doc.Sentences[e.Sentence]
	if e.Type != "AGREE" || f.realityOf(s, e.Token) != happened {
		return
	}
	var day chancery.Date
	if e.Time != nil {
		day = e.Time.Value
	}
	m.steps = append([]step{{StatusChange: chancery.StatusChange{Status: "agreed", Date: day, Span: e.Trigger}, firm: true}}, m.steps...)
}

func (f *finder) sideHelpAt(m *mention, si, tok int) {
	at := m.sent
	m.sent = si
	f.sideHelp(m, &f.doc.Sentences[si], tok)
	m.sent = at
}

// toldIn reports whether a cluster has a mention in sentence si or the one behind.
func (f *finder) toldIn(c, si int) bool {
	for _, i := range f.clusters[c].members {
		if s := f.mentions[i].sent; s == si || s == si+1 {
			return true
		}
	}
	return false
}

// latest returns the cluster last told of before or in sentence si, within three
// sentences; -1 for none.
func (f *finder) latest(si int) int {
	best, at := -1, -1
	for c := range f.clusters {
		for _, i := range f.clusters[c].members {
			if s := f.mentions[i].sent; s <= si && si-s <= 3 && s > at {
				best, at = c, s
			}
		}
	}
	return best
}

// placeInSentence returns the only place that stands with "in" in a sentence.
func (f *finder) placeInSentence(si int) chancery.PlaceID {
	s := &f.doc.Sentences[si]
	var out chancery.PlaceID
	for _, i := range f.placesIn[si] {
		p := &f.places.Mentions[i]
		if p.InName || p.First == 0 {
			continue
		}
		if w := lower(s.Tokens[p.First-1].Form); w != "in" && w != "at" {
			continue
		}
		if out != "" && out != p.Place {
			return ""
		}
		out = p.Place
	}
	return out
}

// envoy takes an organisation whose envoy or mediator tells of an agreement for a
// facilitator of it.
func (f *finder) envoy(m *mention, cl *cluster, si int) {
	s := &f.doc.Sentences[si]
	for i := range s.Tokens {
		switch lemma(&s.Tokens[i]) {
		case "envoy", "mediator", "facilitator":
		default:
			continue
		}
		for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
			r := s.Tokens[c].Rel()
			if r != "nmod" && r != "compound" && r != "amod" {
				continue
			}
			a := f.actors.At(si, int(c))
			if a == nil {
				a = f.covering(si, int(c))
			}
			f.addHelper(m, cl, a)
		}
		f.addHelper(m, cl, f.actors.At(si, i))
	}
}

func (f *finder) addHelper(m *mention, cl *cluster, a *actor.Mention) {
	if a == nil {
		return
	}
	for _, id := range a.Actors {
		if len(intersect(cl.parties, []chancery.ActorID{f.partyOf(id)})) == 0 && len(intersect(m.facilitators, []chancery.ActorID{id})) == 0 {
			m.facilitators = append(m.facilitators, id)
			cl.inferred = append(cl.inferred, "facilitators")
		}
	}
}

// datelinePlace infers the place of signing from the dateline, if it lies in the
// country of a facilitator or party and the agreement was made in the news of it.
func (f *finder) datelinePlace(m *mention, cl *cluster) {
	d := f.places.Dateline
	if d == nil || d.Place == "" || m.sent > 4 || f.clusterPlace(cl) != "" || f.yearOf(cl) != "" || cl.replaces >= 0 && false {
		return
	}
	made := false
	for _, i := range cl.members {
		for _, st := range f.mentions[i].steps {
			made = made || st.firm && (st.Status == "signed" || st.Status == "agreed" || st.Status == "initialled")
		}
	}
	p := f.placeOf(d.Place)
	if !made || p == nil || p.Country == "" {
		return
	}
	for _, i := range cl.members {
		o := &f.mentions[i]
		for _, id := range union(append(append([]chancery.ActorID(nil), o.facilitators...), o.hosts...), cl.parties) {
			if a := f.actors.Actor(id); a != nil && a.Country == p.Country {
				m.place = d.Place
				cl.inferred = append(cl.inferred, "place")
				return
			}
		}
	}
}

func (f *finder) clusterPlace(cl *cluster) chancery.PlaceID {
	for _, i := range cl.members {
		if p := f.mentions[i].place; p != "" {
			return p
		}
	}
	return ""
}

// empty reports whether nothing is told of a cluster but that there is one.
func (f *finder) empty(cl *cluster) bool {
	if len(cl.parties) > 0 || cl.replaces >= 0 || f.namedMember(cl) {
		return false
	}
	for _, i := range cl.members {
		m := &f.mentions[i]
		if len(m.steps) > 0 || len(m.fields) > 0 || m.about != "" || len(m.facilitators) > 0 || m.signed != "" || m.duration != "" || m.term != (chancery.Term{}) {
			return false
		}
	}
	return true
}

// drop removes empty clusters and renumbers the others.
func (f *finder) drop() {
	to := make([]int, len(f.clusters))
	kept := f.clusters[:0]
	for c := range f.clusters {
		to[c] = -1
		if !f.empty(&f.clusters[c]) {
			to[c] = len(kept)
			kept = append(kept, f.clusters[c])
		}
	}
	f.clusters = kept
	for c := range f.clusters {
		if r := f.clusters[c].replaces; r >= 0 {
			f.clusters[c].replaces = to[r]
		}
	}
}

// entries turns clusters into agreements and ties the events.
func (f *finder) entries() []chancery.Agreement {
	f.drop()
	out := make([]chancery.Agreement, len(f.clusters))
	for c := range f.clusters {
		out[c] = f.entry(c)
	}
	f.packages(out)
	return out
}

func id(c int) chancery.AgreementID { return chancery.AgreementID(fmt.Sprintf("g%d", c+1)) }

func (f *finder) entry(c int) chancery.Agreement {
	cl := &f.clusters[c]
	head := f.headMention(cl)
	g := chancery.Agreement{ID: id(c), Kind: head.noun.kind, Title: f.title(head), Parties: cl.parties, Inferred: distinct(cl.inferred)}
	best := head
	var all []step
	for _, i := range cl.members {
		m := &f.mentions[i]
		s := f.sentence(m)
		g.Mentions = append(g.Mentions, chancery.Quote(f.doc.Text, lang.Span{Start: s.Tokens[m.first].Start, End: s.Tokens[m.last].End}))
		g.Signatories = union(g.Signatories, m.signatories)
		g.Facilitators = union(g.Facilitators, union(append([]chancery.ActorID(nil), m.facilitators...), m.hosts))
		g.Hosts = union(g.Hosts, m.hosts)
		for _, field := range m.fields {
			g.Fields = addField(g.Fields, field)
		}
		if g.About == "" {
			g.About = m.about
		}
		if g.Signed == "" {
			g.Signed = m.signed
		}
		if g.InForce == "" {
			g.InForce = m.inForce
		}
		if g.Term.From == "" {
			g.Term.From = m.term.From
		}
		if g.Term.To == "" {
			g.Term.To = m.term.To
		}
		if g.Duration == "" {
			g.Duration = m.duration
		}
		if g.Place == "" {
			g.Place = m.place
		}
		all = append(all, m.steps...)
		g.Conditions = append(g.Conditions, m.conditions...)
		if m.noun.class != "pointer" && m.form != pronoun && best.noun.kind == "other" {
			best = m
			g.Kind, g.Title = m.noun.kind, f.title(m)
		}
		f.tie(m, g.ID)
	}
	g.History = history(all)
	g.Status = lifeOf(all)
	g.Facilitators = without(g.Facilitators, g.Parties)
	g.Hosts = without(g.Hosts, g.Parties)
	for _, field := range g.Fields {
		g.FieldCodes = append(g.FieldCodes, f.code(field))
	}
	if cl.replaces >= 0 {
		g.Replaces = id(cl.replaces)
	}
	if f.isBusiness(cl) {
		g.Kind = "contract"
	}
	f.anniversary(&g)
	g.Rule = f.rule(head, cl)
	if cl.source >= 0 && f.events[cl.source].Agreement == "" {
		f.events[cl.source].Agreement = g.ID
	}
	return g
}

// addField adds a field unless a longer or equal one says it.
func addField(list []string, field string) []string {
	for i, have := range list {
		h, w := strings.ToLower(have), strings.ToLower(field)
		if h == w || strings.HasPrefix(h, w+" ") {
			return list
		}
		if strings.HasPrefix(w, h+" ") {
			list[i] = field
			return list
		}
	}
	return append(list, field)
}

func without(list, drop []chancery.ActorID) []chancery.ActorID {
	var out []chancery.ActorID
	for _, id := range list {
		if len(intersect(drop, []chancery.ActorID{id})) == 0 {
			out = append(out, id)
		}
	}
	return out
}

func distinct(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func (f *finder) isBusiness(cl *cluster) bool {
	public, firms := 0, 0
	for _, id := range cl.parties {
		a := f.actors.Actor(id)
		switch {
		case a == nil:
		case a.Kind == chancery.Company:
			firms++
		case a.Country != "" || a.Kind == chancery.IGO || a.Kind == chancery.ArmedGroup:
			public++
		}
	}
	if public > 1 {
		return false
	}
	if firms > 0 {
		return true
	}
	for _, i := range cl.members {
		if f.mentions[i].business || f.mentions[i].noun.kind == "contract" {
			return true
		}
	}
	return false
}

// tie marks the events whose trigger governs a mention.
func (f *finder) tie(m *mention, g chancery.AgreementID) {
	mark := func(tok int) {
		for _, i := range f.eventsAt[[2]int{m.sent, tok}] {
			if f.events[i].Agreement == "" {
				f.events[i].Agreement = g
			}
		}
	}
	mark(m.tok)
	for _, gov := range m.govs {
		mark(gov.tok)
	}
}

// anniversary works out since when relations exist whose anniversary an
// agreement marks, if the report is dated.
func (f *finder) anniversary(g *chancery.Agreement) {
	words := strings.Fields(g.About)
	for i, w := range words {
		if i == 0 || !strings.HasPrefix(strings.ToLower(w), "anniversary") || len(f.published) < 4 {
			continue
		}
		n := 0
		for _, r := range words[i-1] {
			if r < '0' || r > '9' {
				break
			}
			n = 10*n + int(r-'0')
		}
		year := 0
		for _, r := range string(f.published)[:4] {
			year = 10*year + int(r-'0')
		}
		if n > 0 && n < 1000 && year > n {
			what := strings.Join(words[i+1:], " ")
			what = strings.TrimPrefix(strings.TrimPrefix(what, "of "), "the ")
			if cut := strings.Index(what, " between "); cut > 0 {
				what = what[:cut]
			}
			g.Inferred = append(g.Inferred, fmt.Sprintf("%s since %d", what, year-n))
		}
	}
}

// packages ties agreements that were signed together: in one list, or by the same
// parties in the same report with "also" or "in addition".
func (f *finder) packages(out []chancery.Agreement) {
	same := func(a, b int) bool {
		if !made[out[a].Status] || !made[out[b].Status] || len(out[a].Parties) < 2 || len(intersect(out[a].Parties, out[b].Parties)) != len(out[a].Parties) || len(out[a].Parties) != len(out[b].Parties) {
			return false
		}
		if f.yearOf(&f.clusters[a]) != f.yearOf(&f.clusters[b]) || out[a].Signed != "" && out[b].Signed != "" && out[a].Signed != out[b].Signed {
			return false
		}
		return f.together(a, b)
	}
	for a := range out {
		for b := range out {
			if a != b && same(a, b) {
				out[a].SignedWith = append(out[a].SignedWith, out[b].ID)
			}
		}
	}
	for a := range out { // one of a list signed elsewhere or on another day is told so; else they share it
		for _, w := range out[a].SignedWith {
			for b := range out {
				if out[b].ID != w {
					continue
				}
				if out[a].Place == "" && out[b].Place != "" {
					out[a].Place = out[b].Place
					out[a].Inferred = append(out[a].Inferred, "place")
				}
				if out[a].Signed == "" && out[b].Signed != "" {
					out[a].Signed = out[b].Signed
					out[a].Inferred = append(out[a].Inferred, "signed")
				}
			}
		}
	}
}

// made are the statuses of what was made in the news of the report.
var made = words("agreed", "initialled", "signed")

// together reports whether two clusters have mentions in one list, or one of them
// is told as an addition.
func (f *finder) together(a, b int) bool {
	for _, i := range f.clusters[a].members {
		for _, j := range f.clusters[b].members {
			x, y := &f.mentions[i], &f.mentions[j]
			if x.sent == y.sent && x.list >= 0 && (x.list == y.list || x.list == y.tok) || x.sent == y.sent && y.list == x.tok && y.list >= 0 {
				return true
			}
		}
	}
	return f.added(a) || f.added(b)
}

// added reports whether a cluster is brought in by "in addition", "also".
func (f *finder) added(c int) bool {
	m := &f.mentions[f.clusters[c].members[0]]
	s := f.sentence(m)
	for k := 0; k < m.tok; k++ {
		switch lower(s.Tokens[k].Form) {
		case "also", "addition", "additionally", "moreover", "furthermore", "separately":
			return true
		}
	}
	return false
}

// rule says what made an entry: the noun, its predicates, where the parties come
// from.
func (f *finder) rule(m *mention, cl *cluster) string {
	var b strings.Builder
	b.WriteString("noun " + strings.Join(m.noun.words, " ") + " (" + m.noun.class + ")")
	for _, g := range m.govs {
		b.WriteString("; " + [...]string{"object of ", "subject of ", "complement of "}[g.slot] + g.key)
	}
	if len(cl.members) > 1 {
		fmt.Fprintf(&b, "; %d mentions", len(cl.members))
	}
	return b.String()
}
