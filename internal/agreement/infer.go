package agreement

import (
	"slices"
	"strings"

	"chancery"
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
		} else if f.mentions[cl.members[0]].withOnly {
			f.underIt(c)
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
				ids := f.pairBefore(c)
				if n := f.counted(s, a.Head); n > 1 && len(ids) != n {
					ids = f.lastStates(m.sent, n) // "the three governments"
				}
				if len(ids) > 1 {
					cl.parties = ids
					cl.inferred = append(cl.inferred, "parties")
					return
				}
			}
		}
	}
	if len(cl.parties) == 1 && f.endsConflict(m) { // who seeks peace seeks it of the other side
		ids := f.pairBefore(c)
		if len(ids) != 2 || !contains(ids, cl.parties) {
			ids, _ = f.dyadBefore(m, true)
		}
		if len(ids) == 2 && contains(ids, cl.parties) && f.public(ids) {
			cl.parties = ids
			cl.inferred = append(cl.inferred, "parties")
			return
		}
	}
	if len(cl.parties) == 1 && slices.ContainsFunc(cl.members, func(i int) bool { return f.halfRead(&f.mentions[i]) }) {
		ids, _ := f.dyadBefore(m, true)
		if len(ids) != 2 || !contains(ids, cl.parties) {
			ids = f.lastStates(m.sent, 2)
		}
		if len(ids) == 2 && contains(ids, cl.parties) && f.allStates(ids) {
			cl.parties = ids
			cl.inferred = append(cl.inferred, "parties")
			return
		}
	}
	if m.earlier && len(cl.parties) == 0 && m.form != named {
		if ids := f.pairBefore(c); len(ids) > 1 {
			cl.parties = ids
			cl.inferred = append(cl.inferred, "parties")
			return
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
		if v >= 0 && clause.IsVerbal(s, v) && !m.judgedAt(v) {
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
	if m.ownName && len(cl.parties) == 1 {
		return // "the Iranian deal" that others speak of
	}
	ids, e := f.dyadBefore(m, moved)
	for _, i := range cl.members {
		ids = without(ids, f.partyList(f.mentions[i].facilitators))
	}
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
			part = part || prep == "under" || prep == "per" || prep == "in" && n == 0 && m.form == indefinite || prep == "as" && lemma(&s.Tokens[h]) == "part"
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
			doers := f.subjectOf(m.sent, s, v)
			if clause.Passive(s, v) { // "the state is bound to …"
				var args [8]clause.Argument
				for _, a := range clause.Arguments(s, v, args[:0]) {
					if a.Relation == clause.Object {
						doers = union(doers, f.partiesAt(m.sent, s, a.Head))
					}
				}
			}
			for _, id := range f.partyList(doers) {
				if a := f.actors.Actor(id); a != nil && (a.Country != "" || a.Kind == chancery.ArmedGroup || a.Kind == chancery.IGO) && a.Kind != chancery.Company && !hasWord(a.Name, crowd) {
					ids = union(ids, []chancery.ActorID{id})
				}
			}
		}
	}
	if len(ids) == 1 && !f.mentions[cl.members[0]].ownName { // and the one other state that the sentence names
		ids = union(ids, f.otherState(&f.mentions[cl.members[0]], ids))
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

// endsConflict reports whether a mention is of peace or of a halt to fighting.
func (f *finder) endsConflict(m *mention) bool {
	if m.noun.class == "truce" || m.noun.words != nil && m.noun.words[0] == "peace" {
		return true
	}
	for _, field := range m.fields {
		if strings.EqualFold(field, "peace") || strings.EqualFold(field, "peace and security") {
			return true
		}
	}
	return false
}

// counted returns the number that counts a noun ("the three governments"), 0 for
// none.
func (f *finder) counted(s *lang.Sentence, head int) int {
	for c := s.Tokens[head].First; c >= 0; c = s.Tokens[c].Next {
		if n := number(s.Tokens[c].Form); n != "" && s.Tokens[c].Rel() == "nummod" {
			v := 0
			for _, r := range n {
				v = 10*v + int(r-'0')
			}
			return v
		}
	}
	return 0
}

// lastStates returns the n states that acted together, or stood in one list, last
// before sentence si, at most three sentences back.
func (f *finder) lastStates(si, n int) []chancery.ActorID {
	for i := len(f.events) - 1; i >= 0; i-- {
		e := &f.events[i]
		if e.Sentence >= si || si-e.Sentence > 3 {
			continue
		}
		if ids := f.partyList(e.Actors); len(ids) == n && f.allStates(ids) {
			return ids
		}
	}
	for back := 1; back <= 3 && si-back >= 0; back++ {
		s := &f.doc.Sentences[si-back]
		var run []chancery.ActorID
		end := -1
		for _, k := range f.actorsIn[si-back] {
			a := &f.actors.Mentions[k]
			if a.Form != chancery.ByName || a.Modifier || len(a.Actors) != 1 || a.First <= end {
				continue
			}
			if st := f.actors.Actor(a.Actors[0]); st == nil || st.Kind != chancery.State {
				continue
			}
			if end < 0 || !listed(s, end, a.First) {
				if len(run) == n {
					break
				}
				run = nil
			}
			run, end = union(run, a.Actors), a.Last
		}
		if len(run) == n {
			return run
		}
	}
	return nil
}

// listed reports whether only commas and "and" stand between two tokens.
func listed(s *lang.Sentence, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if f := lower(s.Tokens[k].Form); f != "," && f != "and" && f != "the" {
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
		if e.Sentence > m.sent || e.Sentence == m.sent && e.Token > m.tok || m.sent-e.Sentence > 3 || e.Sentence == m.sent && m.judgedAt(e.Token) {
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
		if ids := f.withoutScene(e.Sentence, f.eventParties(e)); r == 0 || len(ids) < 2 || !f.public(ids) {
			continue
		}
		if r -= 5 * (m.sent - e.Sentence); r >= bestRank {
			bestRank, best = r, i
		}
	}
	if best < 0 {
		return nil, -1
	}
	return f.withoutScene(f.events[best].Sentence, f.eventParties(&f.events[best])), best
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
		switch s.Tokens[a.Head].Rel() {
		case "obj", "iobj":
		case "obl", "nmod":
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
