package agreement

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// memberEntry is the entry of one membership.
func (f *finder) memberEntry(m *membership, g chancery.AgreementID) chancery.Agreement {
	e := chancery.Agreement{ID: g, Kind: "membership", Title: f.memberTitle(m), Parties: []chancery.ActorID{m.state, m.org}, Mentions: m.mentions, Rule: m.rule}
	steps := slices.Clone(m.steps)
	slices.SortStableFunc(steps, func(a, b memberStep) int {
		return cmp.Or(strings.Compare(f.memberDay(&a), f.memberDay(&b)), memberStatuses[a.Status]-memberStatuses[b.Status])
	})
	for _, st := range steps {
		if st.Status != "denied" || e.Status == "" {
			e.Status = st.Status
		}
		switch {
		case st.Status == "in force" && st.Date != "":
			e.InForce = st.Date
		case st.Status == "signed" && st.Date != "":
			e.Signed = st.Date
		}
		if !slices.ContainsFunc(e.History, func(o chancery.StatusChange) bool {
			return o.Status == st.Status && (o.Date == st.Date || st.Date == "")
		}) {
			e.History = append(e.History, st.StatusChange)
		}
		f.tieMember(&st, g)
	}
	return e
}

// memberDay is a day that puts the steps of one text in order: what has no date is
// the news of the report, but for what is told as older.
func (f *finder) memberDay(st *memberStep) string {
	switch {
	case st.Date != "":
		return strings.TrimRight(string(st.Date), "~?%")
	case st.past:
		return ""
	case f.published != "":
		return string(f.published)
	}
	return "9999"
}

// memberTitle names a membership: "membership of Finland in NATO". It is made, not
// quoted; the words of the text are the mentions.
func (f *finder) memberTitle(m *membership) string {
	name := func(id chancery.ActorID) string {
		if a := f.actors.Actor(id); a != nil {
			return a.Name
		}
		return string(id)
	}
	return "membership of " + name(m.state) + " in " + name(m.org)
}

// tieMember ties the events that tell a step.
func (f *finder) tieMember(st *memberStep, g chancery.AgreementID) {
	s := &f.doc.Sentences[st.sent]
	mark := func(tok int) {
		for _, i := range f.eventsAt[[2]int{st.sent, tok}] {
			if f.events[i].Agreement == "" {
				f.events[i].Agreement = g
			}
		}
	}
	mark(st.tok)
	if st.gov >= 0 {
		mark(st.gov)
	}
	if h := int(s.Tokens[st.tok].Head); h >= 0 && lemma(&s.Tokens[h]) == "become" {
		mark(h)
	}
}
