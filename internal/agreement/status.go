package agreement

import (
	"slices"

	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// rank orders the steps of a life. The last three groups end or interrupt it.
var rank = map[string]int{
	"sought": 1, "proposed": 2, "under negotiation": 3, "agreed": 4, "initialled": 5, "signed": 6, "ratified": 7, "in force": 8,
	"extended": 9, "suspended": 10, "replaced": 11, "withdrawn": 11, "terminated": 11, "expired": 11, "denied": 0,
}

// reality is how a clause puts what it says.
type reality uint8

const (
	happened reality = iota
	coming           // "will sign", "agreed to sign"
	wanted           // "hopes to sign", "efforts to sign"
	negated          // "has not signed"
	open             // "if it signs", "may sign"
	disowned         // "denied that it had signed"
)

// lifecycle reads the steps that the predicates around a mention tell.
func (f *finder) lifecycle(m *mention, s *lang.Sentence) {
	for _, g := range m.govs {
		if g.slot == asObject && g.status == "" && issuing[g.key] && m.noun.class == "document" && len(m.parties) > 1 {
			g.status = "agreed" // "Chad and Mali issued a joint statement"
		}
		if g.status == "" || g.doer == "facilitator" && g.slot == asObject && g.tok > m.tok && g.status == "under negotiation" {
			continue // "an accord mediated by Norway" is one
		}
		if m.form == definite && telling[g.key] {
			continue // "presented the accord", "the text was made public"
		}
		r := f.realityOf(s, g.tok)
		if g.status == "expired" && r == happened && s.Tokens[g.tok].XPOS != "VBD" && s.Tokens[g.tok].XPOS != "VBN" && g.slot == asSubject {
			r = coming // "expires in May"
		}
		if m.no && r == happened && rank[g.status] >= rank["agreed"] {
			r = negated
		}
		status, firm := turned(g.status, r)
		runs := g.status == "expired" && r == coming // it is in force until then
		if runs {
			status = "in force"
		}
		if (g.status == "ratified" || approving[g.key]) && r != happened && r != disowned {
			m.conditions = append(m.conditions, f.clauseSpan(s, g.tok))
			if g.slot == asObject && (len(m.govs) > 1 || m.form != indefinite) {
				continue
			}
		}
		if status == "" || !firm && !runs && (m.form == named || yearOf(m) != "") {
			continue // one that has a name or a year is no longer only sought
		}
		first, last := g.tok, g.tok
		if first > m.tok {
			first = m.tok
		}
		if last < m.tok {
			last = m.tok
		}
		span := chancery.Quote(f.doc.Text, lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
		isSoft := false
		if g.slot == asSubject && soft[g.key] || g.slot != asSubject && standing[g.key] || runs {
			firm, isSoft = false, true // what it covers it may cover without being in force yet
		}
		st := step{StatusChange: chancery.StatusChange{Status: status, Span: span}, firm: firm, soft: isSoft}
		if firm {
			st.Date = f.dateOf(m, s, g.tok)
		}
		if doers := f.doersOf(m, s, g); len(doers) == 1 && len(m.parties) > 1 {
			st.Party = doers[0]
		}
		m.steps = append(m.steps, st)
	}
	for _, g := range m.govs { // conditions: "unless …", "subject to …", "if …"
		if g.slot == asComplement {
			continue
		}
		for c := s.Tokens[g.tok].First; c >= 0; c = s.Tokens[c].Next {
			if s.Tokens[c].Rel() == "advcl" {
				switch clause.Marker(s, int(c)) {
				case "unless", "if", "once", "provided", "until":
					m.conditions = append(m.conditions, f.clauseSpan(s, int(c)))
				}
			}
		}
	}
}

// issuing are predicates by which several make a paper known that is theirs.
var issuing = words("issue", "release", "publish")

// telling are predicates that make or propose only what is not yet there.
var telling = words("make", "cut", "do", "close", "present", "outline", "suggest", "draw up", "table", "announce to", "read")

// soft are predicates that tell the content of an agreement rather than its life.
var soft = words("run", "cover", "govern", "apply", "bind", "regulate")

// standing are predicates that an agreement must be in force for, if nothing tells
// how far it has come.
var standing = words("violate", "breach", "abide by", "adhere to", "comply with", "flout", "honor", "honour", "observe", "respect", "break", "breaking", "implement", "keep", "compliance", "implementation", "violation")

// doersOf returns the parties that the subject of a governor stands for.
func (f *finder) doersOf(m *mention, s *lang.Sentence, g governor) []chancery.ActorID {
	if g.slot != asObject || g.doer != "party" {
		return nil
	}
	var buf [8]clause.Argument
	for _, a := range clause.Arguments(s, g.tok, buf[:0]) {
		if a.Relation == clause.Subject {
			return f.partyList(f.partiesAt(m.sent, s, a.Head))
		}
	}
	return nil
}

// turned is the step that is left of a status under a reality. A step that has
// not happened is sought if somebody wants it and proposed if it is to come.
func turned(status string, r reality) (string, bool) {
	switch r {
	case happened:
		return status, true
	case disowned:
		return "denied", true
	}
	switch status {
	case "sought", "proposed":
		return status, r != negated
	case "under negotiation":
		if r == wanted || r == open || r == coming {
			return "sought", false
		}
		return status, r != negated
	case "agreed", "initialled", "signed":
		switch r {
		case coming:
			if status == "agreed" {
				return "under negotiation", false
			}
			return "agreed", false
		case wanted, open, negated:
			return "sought", false
		}
	}
	return "", false // an end that has not come
}

// realityOf reads how the clause of predicate p is put: its own negation and
// modals, and the predicates above it.
func (f *finder) realityOf(s *lang.Sentence, p int) reality {
	if clause.IsVerbal(s, p) || s.Child(p, "cop") >= 0 {
		st := clause.StatusOf(s, p)
		if st.Negation >= 0 {
			return negated
		}
		switch st.Modal {
		case "may", "might", "could", "can", "would":
			return open
		case "should", "must", "ought":
			return wanted
		}
		if st.Tense == clause.Future {
			return coming
		}
	}
	if p > 1 && lower(s.Tokens[p-1].Form) == "of" && lower(s.Tokens[p-2].Form) == "short" {
		return negated // "stopped short of signing"
	}
	for n, at := 0, p; n < 5; n++ {
		up := int(s.Tokens[at].Head)
		if up < 0 {
			return happened
		}
		rel := s.Tokens[at].Rel()
		mark := clause.Marker(s, at)
		if rel == "advcl" && n == 0 && (mark == "if" || mark == "unless") {
			return open
		}
		if mark == "whether" {
			return open
		}
		l := f.plainVerb(&s.Tokens[up])
		switch rel {
		case "xcomp", "ccomp", "acl", "advcl", "nmod", "obl", "obj", "csubj":
		case "conj":
			at = up
			continue
		default:
			return happened
		}
		if s.Tokens[at].Deprel == "acl:relcl" || rel == "acl" && n == 0 && s.Tokens[at].XPOS == "VBN" && mark == "" {
			return happened // "agreed to pull back, in a deal brokered by Chad"
		}
		if rel == "advcl" && mark != "to" || (rel == "obl" || rel == "nmod") && sequel(clause.Preposition(s, at)) {
			return happened
		}
		if rel == "advcl" && mark == "to" && n == 0 && visits[f.verbOf(&s.Tokens[up])] {
			return coming
		}
		if rel == "advcl" && mark == "to" && n == 0 {
			return wanted // "met to sign": a purpose
		}
		if (rel == "obl" || rel == "nmod" || rel == "obj") && clause.IsVerbal(s, at) && s.Tokens[at].XPOS != "VBG" {
			return happened
		}
		switch {
		case pondering[l] && s.Tokens[at].XPOS == "VBG":
			return wanted // "discussed renewing the pact"
		case denying[l] && (rel == "ccomp" || rel == "obj" || rel == "xcomp" || rel == "acl"):
			return disowned
		case failing[l]:
			return negated
		case mandating[l] && rel == "ccomp":
			return wanted
		case wanting[l] && rel != "ccomp" || wanting[l] && s.Tokens[at].XPOS == "VB":
			return wanted
		case planning[l] && (rel == "xcomp" || rel == "ccomp" && l != "announce" && l != "decide" || rel == "acl" || rel == "nmod"):
			return coming
		}
		if l == "close" || l == "near" || l == "ready" || l == "willing" || l == "able" || l == "possible" || l == "likely" || l == "reach" && rel == "obl" {
			return open
		}
		at = up
	}
	return happened
}

// plainVerb returns the form of a word that the sets of this file know.
func (f *finder) plainVerb(t *lang.Token) string {
	var buf [8]string
	for _, l := range verbForms(t, buf[:0]) {
		if denying[l] || failing[l] || wanting[l] || planning[l] {
			return l
		}
	}
	return lemma(t)
}

func words(list ...string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[w] = true
	}
	return m
}

var (
	denying = words("deny", "refute", "disavow")
	failing = words("fail", "refuse", "decline", "unable", "neglect", "stop", "prevent", "avoid", "forget", "failure", "refusal", "inability", "short", "shy")
	wanting = words("want", "seek", "try", "hope", "wish", "aim", "urge", "ask", "attempt", "effort", "bid", "desire", "like", "demand", "encourage", "strive", "work", "press", "push", "call", "hope", "need", "way", "chance", "help", "offer", "propose", "order", "consider", "continue", "negotiate", "talk")
	// pondering verbs leave open what their gerund tells.
	pondering = words("discuss", "explore", "mull", "weigh", "debate")
	// mandating verbs want what their clause says, whatever its form.
	mandating = words("demand", "urge", "insist", "ask", "request", "propose", "recommend", "order", "suggest", "call", "want")
	planning  = words("plan", "agree", "promise", "pledge", "expect", "intend", "vow", "set", "due", "decide", "prepare", "schedule", "about", "commit", "preparation", "threaten", "go", "announce", "intention", "decision")
)

// clauseSpan quotes the clause of predicate p.
func (f *finder) clauseSpan(s *lang.Sentence, p int) chancery.Span {
	first, last := clause.Span(s, p)
	return chancery.Quote(f.doc.Text, lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// history puts steps in the order of a life: what comes before signing stands
// before it, wherever the text tells it; ends and interruptions stay as told. A
// step told twice with the same day and party stands once.
func history(steps []step) []chancery.StatusChange {
	var out []chancery.StatusChange
	told := slices.ContainsFunc(steps, func(st step) bool { return st.firm })
	for _, st := range steps {
		if st.soft && told {
			continue
		}
		same := slices.IndexFunc(out, func(o chancery.StatusChange) bool {
			return o.Status == st.Status && (o.Date == st.Date || st.Date == "" || o.Date == "") && (o.Party == st.Party || st.Party == "" || o.Party == "")
		})
		if same < 0 {
			out = append(out, st.StatusChange)
			continue
		}
		if out[same].Date == "" {
			out[same].Date = st.Date
		}
	}
	place := func(status string) int {
		if status == "denied" {
			return rank["extended"]
		}
		return min(rank[status], rank["extended"])
	}
	slices.SortStableFunc(out, func(a, b chancery.StatusChange) int { return place(a.Status) - place(b.Status) })
	return out
}

// lifeOf returns the status of an agreement from all its steps: the end if it
// has come to one, else the furthest step that was taken, else the furthest that
// is wanted. A denial counts if nothing else does.
func lifeOf(steps []step) string {
	status, firm := "", false
	for _, st := range steps {
		switch {
		case st.firm && !firm && (st.Status != "denied" || status == ""):
			status, firm = st.Status, true
		case st.firm != firm:
		case status == "" || rank[st.Status] > rank[status] || rank[st.Status] >= rank["extended"] && st.firm:
			status = st.Status
		}
	}
	return status
}
