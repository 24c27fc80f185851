package agreement

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// membership is what a text tells of one state in one organisation.
type membership struct {
	state, org chancery.ActorID
	steps      []memberStep
	mentions   []chancery.Span
	conditions []chancery.Span
	rule       string
}

// memberStep is a step in the life of a membership.
type memberStep struct {
	chancery.StatusChange
	sent, tok int // the word that tells it
	gov       int // the word that is over it and says how far it has come, -1 for none
	past      bool
}

// members adds the memberships that a text tells of, one entry for each state and
// organisation, and ties their events.
func (f *finder) members(out []chancery.Agreement) []chancery.Agreement {
	var list []membership
	for si := range f.doc.Sentences {
		s := &f.doc.Sentences[si]
		for i := range s.Tokens {
			list = f.memberAt(list, si, s, i)
		}
	}
	for i := range list {
		out = append(out, f.memberEntry(&list[i], id(len(out))))
	}
	return out
}

// memberAt notes the memberships that token i tells of.
func (f *finder) memberAt(list []membership, si int, s *lang.Sentence, i int) []membership {
	word, row, ok := f.joiningAt(s, i)
	if !ok {
		return list
	}
	noun := s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "PROPN"
	orgs, at := f.orgsOf(si, s, i, row.org, noun)
	if up := int(s.Tokens[i].Head); len(orgs) == 0 && word == "member" && up >= 0 && lemma(&s.Tokens[up]) == "become" {
		if m := f.lastOrg(si, i); m != nil { // "becomes the 157th member"
			orgs = slices.DeleteFunc(slices.Clone(m.Actors), func(id chancery.ActorID) bool { return !f.joinable(id) })
		}
	}
	if len(orgs) == 0 {
		return list
	}
	if word == "join" && alongside(s, at) {
		return list
	}
	gov, over := f.memberGovernor(s, i)
	states, doers := f.statesOf(si, s, i, gov, &row, over, noun)
	if len(states) == 0 {
		return list
	}
	status := row.status
	switch {
	case word == "member":
		status = f.standing(s, i, gov, over)
	case noun:
		status = f.nounStatus(s, i, status, gov, over)
	default:
		status = f.verbStatus(s, i, status, gov, over)
	}
	if status == "" {
		return list
	}
	span := f.quoted(s, i, at)
	whole := append(append([]int{gov}, at...), doers...)
	if gov < 0 {
		whole = whole[1:]
	}
	m := mention{sent: si, tok: i, first: i, last: i}
	st := memberStep{StatusChange: chancery.StatusChange{Status: status, Date: f.dateOf(&m, s, i), Span: f.quoted(s, i, whole)}, sent: si, tok: i, gov: gov, past: bygone(s, i)}
	if st.Date == "" && gov >= 0 {
		st.Date = f.dateOf(&m, s, gov)
	}
	for up := int(s.Tokens[i].Head); noun && gov < 0 && st.Date == "" && up >= 0; up = int(s.Tokens[up].Head) { // the day of its clause
		if clause.IsVerbal(s, up) {
			st.Date = f.dateOf(&m, s, up)
			break
		}
	}
	if !firmMember[status] {
		st.Date = "" // the day of what is ahead is not the day of the wish
	}
	rule := "membership " + word
	if gov >= 0 {
		rule += " under " + over
	}
	for _, state := range states {
		for _, org := range orgs {
			step := st
			step.Party = f.memberParty(s, i, status, state, org, over)
			list = addMember(list, membership{state: state, org: org, steps: []memberStep{step}, mentions: []chancery.Span{span}, rule: rule})
		}
	}
	return list
}

// quoted is the text from the first to the last of token p and others.
func (f *finder) quoted(s *lang.Sentence, p int, others []int) chancery.Span {
	first, last := p, p
	for _, k := range others {
		first, last = min(first, k), max(last, k)
	}
	return chancery.Quote(f.doc.Text, lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// firmMember are steps that are dated by the day on which they were taken.
var firmMember = words("in force", "suspended", "withdrawn", "expelled", "signed", "ratified", "sought")

func addMember(list []membership, m membership) []membership {
	for k := range list {
		if l := &list[k]; l.state == m.state && l.org == m.org {
			l.steps = append(l.steps, m.steps...)
			if !slices.Contains(l.mentions, m.mentions[0]) {
				l.mentions = append(l.mentions, m.mentions[0])
			}
			return list
		}
	}
	return append(list, m)
}

// joiningAt returns the row of the table for token i: a verb with its particle, a
// noun, or "member".
func (f *finder) joiningAt(s *lang.Sentence, i int) (string, memberWord, bool) {
	t := &s.Tokens[i]
	l := lemma(t)
	switch t.UPOS {
	case "VERB":
		if p := clause.Particle(s, i); p >= 0 {
			l += " " + lower(s.Tokens[p].Form)
		}
		if row, ok := f.memberships.verbs[l]; ok {
			return l, row, ok
		}
		var buf [8]string
		for _, v := range verbForms(t, buf[:0]) {
			if row, ok := f.memberships.verbs[v]; ok {
				return v, row, ok
			}
		}
	case "NOUN", "PROPN":
		if l == "member" || lower(t.Form) == "member" {
			return "member", memberWord{state: []string{"subject"}, org: []string{"of", "in"}}, true
		}
		if row, ok := f.memberships.nouns[l]; ok {
			return l, row, ok
		}
		row, ok := f.memberships.nouns[lower(t.Form)]
		return lower(t.Form), row, ok
	}
	return "", memberWord{}, false
}

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

// memberGovernor returns the word over p that says what is done with the
// membership or the step ("applied to join", "accession talks"), -1 for none.
func (f *finder) memberGovernor(s *lang.Sentence, p int) (found int, word string) {
	found = -1
	at := p
	for n := 0; n < 5; n++ {
		up := int(s.Tokens[at].Head)
		if up < 0 || s.Tokens[at].Rel() == "conj" && n > 0 && !clause.IsVerbal(s, at) {
			return found, word
		}
		switch s.Tokens[at].Rel() {
		case "xcomp", "ccomp", "acl", "nmod", "obl", "obj", "compound", "nsubj", "csubj", "conj", "advcl", "amod":
		default:
			return found, word
		}
		if s.Tokens[at].Deprel == "acl:relcl" || s.Tokens[at].Rel() == "advcl" && clause.Marker(s, at) != "to" {
			return found, word
		}
		if s.Tokens[at].Rel() == "conj" {
			at = up
			continue
		}
		for _, l := range f.overForms(&s.Tokens[up]) {
			row, ok := f.memberships.over[l]
			switch {
			case !ok:
				continue
			case found < 0 && s.Tokens[up].UPOS == "NOUN": // "ratified the accession protocol": the verb says more
				found, word = up, l
			case found < 0 || clause.IsVerbal(s, up) && row.status != "" && len(row.state) == 0:
				return up, l
			}
			break
		}
		if r := s.Tokens[at].Rel(); r == "nsubj" || r == "csubj" {
			return found, word
		}
		at = up
	}
	return found, word
}

func (f *finder) overForms(t *lang.Token) []string {
	if t.UPOS == "VERB" || t.UPOS == "ADJ" {
		return verbForms(t, nil)
	}
	return []string{lemma(t), lower(t.Form)}
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
	if row.state[len(row.state)-1] != "subject" || over == "" {
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
			if p := f.partyOf(id); p != "" {
				out = union(out, []chancery.ActorID{p})
			}
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

// standing is the status that "member" tells of.
func (f *finder) standing(s *lang.Sentence, i, gov int, over string) string {
	up := int(s.Tokens[i].Head)
	p := i
	become := up >= 0 && (s.Tokens[i].Rel() == "xcomp" || s.Tokens[i].Rel() == "obj" || s.Tokens[i].Rel() == "obl") && (lemma(&s.Tokens[up]) == "become" || lemma(&s.Tokens[up]) == "remain")
	switch {
	case become:
		p = up
	case s.Child(i, "cop") < 0:
		return ""
	}
	switch r := f.realityOf(s, p); r {
	case happened:
		st := clause.StatusOf(s, p)
		if st.Infinitive || gov >= 0 && clause.Marker(s, p) == "to" {
			return f.memberships.over[over].status
		}
		if !become && st.Tense == clause.Past {
			return ""
		}
		return "in force"
	case coming:
		return "agreed"
	case wanted:
		return "sought"
	case disowned:
		return "denied"
	}
	return ""
}

// verbStatus is the status that a verb tells of, turned by how it is put and by
// the word over it.
func (f *finder) verbStatus(s *lang.Sentence, p int, status string, gov int, over string) string {
	r := f.realityOf(s, p)
	if r == open {
		r = f.reported(s, p)
	}
	if r == disowned {
		return "denied"
	}
	switch clause.Marker(s, p) {
	case "against", "without":
		return ""
	}
	if r == open || r == negated || hypothetical(s, p) || barred(s, p) {
		return ""
	}
	if gov >= 0 {
		if q := f.realityOf(s, gov); clause.IsVerbal(s, gov) && (q == negated || q == disowned) {
			return ""
		}
	}
	if status == "withdrawn" && clause.StatusOf(s, p).Progressive {
		return "leaving" // "announced that it was quitting"
	}
	ahead := r != happened || gov >= 0 && over != "announce" && over != "declare" || gov >= 0 && clause.Marker(s, p) == "to"
	if !ahead {
		return status
	}
	row, known := f.memberships.over[over]
	switch status {
	case "withdrawn":
		if r == wanted && (!known || len(row.state) == 0) {
			return "" // others want it
		}
		if known || r == coming {
			return "leaving"
		}
	case "in force":
		switch {
		case known && row.status == "agreed" && r == wanted && gov < 0:
			return "sought"
		case known && row.status != "":
			return row.status
		case r == coming:
			return "agreed"
		case r == wanted:
			return "sought"
		}
	case "agreed":
		return "proposed"
	}
	return ""
}

// nounStatus is the status that a noun tells of: by the word over it, else by what
// it means.
func (f *finder) nounStatus(s *lang.Sentence, p int, status string, gov int, over string) string {
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		for _, l := range f.overForms(&s.Tokens[c]) {
			if row, ok := f.memberships.with[l]; ok {
				return row.status
			}
		}
	}
	if gov >= 0 {
		switch r := f.realityOf(s, gov); {
		case clause.IsVerbal(s, gov) && (r == negated || r == open):
			return ""
		case r == disowned:
			return "denied"
		}
		row := f.memberships.over[over]
		switch status {
		case "withdrawn":
			return "leaving"
		case "suspended", "expelled":
			if row.status == "in force" {
				return "in force" // the suspension was lifted
			}
			return ""
		case "in force":
			if row.status == "" {
				return ""
			}
		}
		if row.status == "suspended" || row.status == "ratified" || row.status == "withdrawn" || row.status == "in force" {
			if r := f.realityOf(s, gov); r != happened {
				if row.status == "withdrawn" && r == coming {
					return "leaving"
				}
				return ""
			}
		}
		if row.status == "agreed" && (f.realityOf(s, gov) != happened || clause.IsVerbal(s, gov) && clause.Marker(s, gov) == "to") {
			return "sought"
		}
		if row.status != "" {
			return row.status
		}
	}
	if status == "withdrawn" && !bygone(s, p) {
		return "leaving" // "its withdrawal from the union": begun, perhaps done
	}
	return status
}

// reported is what "would" means below a word of saying in the past: what is to
// come, or what is denied.
func (f *finder) reported(s *lang.Sentence, p int) reality {
	up := int(s.Tokens[p].Head)
	if up < 0 || s.Tokens[p].Rel() != "ccomp" || clause.StatusOf(s, p).Modal != "would" || s.Tokens[up].XPOS != "VBD" && s.Tokens[up].XPOS != "VBN" {
		return open
	}
	l := f.plainVerb(&s.Tokens[up])
	if denying[l] {
		return disowned
	}
	switch l {
	case "announce", "say", "declare", "confirm", "promise", "decide", "pledge", "vow", "notify", "agree", "tell":
		if clause.StatusOf(s, p).Negation < 0 {
			return coming
		}
	}
	return open
}

// alongside reports whether somebody joined an organisation in doing something
// ("joined the union in condemning the attack").
func alongside(s *lang.Sentence, at []int) bool {
	for _, h := range at {
		for k := h + 1; k+1 < len(s.Tokens) && k < h+4; k++ {
			if w := lower(s.Tokens[k].Form); w == "in" && s.Tokens[k+1].XPOS == "VBG" || w == "to" && s.Tokens[k+1].XPOS == "VB" {
				return true
			}
		}
	}
	return false
}

// barred reports whether a verb stands bare ("having them join would …").
func barred(s *lang.Sentence, p int) bool {
	if s.Tokens[p].XPOS != "VB" || s.Child(p, "aux") >= 0 || clause.Marker(s, p) == "to" {
		return false
	}
	up := int(s.Tokens[p].Head)
	return up >= 0 && s.Tokens[p].Rel() == "ccomp"
}

// hypothetical reports whether the clause of p, or the one over it, is a condition.
func hypothetical(s *lang.Sentence, p int) bool {
	for n := 0; p >= 0 && n < 4; n++ {
		switch clause.Marker(s, p) {
		case "if", "unless", "whether", "until":
			return true
		}
		p = int(s.Tokens[p].Head)
	}
	return false
}

// bygone reports whether a step is told as older than the rest: "after leaving",
// "since joining in 1975".
func bygone(s *lang.Sentence, p int) bool {
	for n := 0; p >= 0 && n < 2; n++ {
		w := clause.Marker(s, p)
		if w == "" {
			w = clause.Preposition(s, p)
		}
		switch w {
		case "after", "since", "following":
			return true
		}
		p = int(s.Tokens[p].Head)
	}
	return false
}

// memberParty is who took a step alone: the state what it asks for and does, the
// organisation what it decides; "" what both did.
func (f *finder) memberParty(s *lang.Sentence, p int, status string, state, org chancery.ActorID, over string) chancery.ActorID {
	switch status {
	case "sought", "leaving", "withdrawn", "denied":
		return state
	case "suspended", "expelled", "proposed":
		return org
	case "ratified", "agreed":
		if row, ok := f.memberships.over[over]; ok && len(row.state) > 0 {
			return state
		}
	}
	return ""
}
