package agreement

import (
	"slices"

	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// candidateStatus is what an organisation gives a state whose application it takes
// up: the membership is still sought.
const candidateStatus = "candidate status"

// membership is what a text tells of one state in one organisation.
type membership struct {
	state, org chancery.ActorID
	steps      []memberStep
	mentions   []chancery.Span
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
	if noun && s.Tokens[i].Rel() == "compound" && (word == "entry" || word == "exit" || word == "admission") {
		return list // "entry requirements"
	}
	orgs, at := f.orgsOf(si, s, i, row.org, noun)
	if up := int(s.Tokens[i].Head); len(orgs) == 0 && word == "member" && up >= 0 && lemma(&s.Tokens[up]) == "become" {
		if m := f.lastOrg(si, i); m != nil { // "becomes the 157th member"
			orgs = slices.DeleteFunc(slices.Clone(m.Actors), func(id chancery.ActorID) bool { return !f.joinable(id) })
		}
	}
	gov, over := f.memberGovernor(s, i)
	if up := int(s.Tokens[i].Head); word == candidateStatus && up >= 0 && clause.IsVerbal(s, up) {
		gov, over = up, f.plainVerb(&s.Tokens[up])
		if giver := []string{"subject", "by", "from"}; len(orgs) == 0 {
			orgs, at = f.orgsOf(si, s, up, giver, false) // "the union granted Moldova candidate status"
		}
	}
	if len(orgs) == 0 {
		return list
	}
	if word == "join" && alongside(s, at) {
		return list
	}
	states, doers := f.statesOf(si, s, i, gov, &row, over, noun)
	if len(states) == 0 {
		return list
	}
	status := row.status
	switch {
	case word == "member":
		status = f.standing(s, i, gov, over)
		if row, ok := f.qualified(s, i); ok && row.status == "" {
			return list // "an associate member"
		}
	case word == candidateStatus:
		if gov >= 0 && f.realityOf(s, gov) != happened {
			return list
		}
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
			step.Party = f.memberParty(si, s, gov, status, state, org, over)
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
		if l == "status" && i > 0 && lower(s.Tokens[i-1].Form) == "candidate" {
			l = candidateStatus
		}
		if row, ok := f.memberships.nouns[l]; ok {
			return l, row, ok
		}
		row, ok := f.memberships.nouns[lower(t.Form)]
		return lower(t.Form), row, ok
	}
	return "", memberWord{}, false
}
