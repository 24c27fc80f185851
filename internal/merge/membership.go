package merge

import (
	"slices"
	"strings"
)

// MembershipKind is the kind of the entries for the membership of a state in an
// organisation: their parties are the two.
const MembershipKind = "membership"

// membershipBlock is the only key of a membership whose two parties are known: it
// is one and the same however long ago it was told of.
func membershipBlock(f *facts) []string {
	if f.Type != MembershipKind || len(f.codes) != 2 {
		return nil
	}
	return []string{MembershipKind + "|" + f.codes[0] + "-" + f.codes[1]}
}

// memberships weighs two memberships: the same parties make them one.
func (w *weighing) memberships(a, b *facts) string {
	if a.Type != b.Type {
		return "a " + a.Type + " and a " + b.Type
	}
	if len(a.codes) != 2 || !slices.Equal(a.codes, b.codes) {
		return "different parties"
	}
	w.add(1, "the membership of the same state in the same organisation")
	return ""
}

// anew reports whether a step is told as one taken again: a return after a
// withdrawal, the end of a suspension.
func anew(m *Moment) bool {
	if m.Status != "in force" {
		return false
	}
	for _, w := range fields(m.Words) {
		for _, stem := range [...]string{"rejoin", "readmi", "reinstat", "return", "restor", "lift", "regain", "resum"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
		if w == "re" { // "re-joined", "re-admitted"
			return true
		}
	}
	return false
}

// membershipHistory takes out of steps in order of time those that were told
// before: one that was taken again after a return is another one.
func membershipHistory(all []Moment) []Moment {
	var out []Moment
	since := 0 // where in out the present spell begins
	for _, m := range all {
		if anew(&m) && slices.ContainsFunc(out[since:], func(o Moment) bool { return broken(o.Status) }) {
			since = len(out)
		}
		told := slices.ContainsFunc(out[since:], func(o Moment) bool {
			return o.Status == m.Status && o.Party == m.Party && (m.Date == "" || o.Date == m.Date)
		}) || m.Date != "" && slices.ContainsFunc(out, func(o Moment) bool { return o.Status == m.Status && o.Date == m.Date })
		if !told {
			out = append(out, m)
		}
	}
	return out
}

// broken reports whether a status is that of a membership that has ended or rests.
func broken(status string) bool {
	return status == "withdrawn" || status == "expelled" || status == "suspended"
}

// membershipOutcome is the step that a membership has come to. What comes before
// joining only moves forward; a suspension or an end stays until the text tells of
// a return, or gives a later day for one; who applies anew after an end is an
// applicant. What others than the parties do, such as ratify it, moves nothing if
// the parties themselves did anything.
func membershipOutcome(moments []Moment, parties []string) *Moment {
	var best, other *Moment
	for i := range moments {
		m := &moments[i]
		switch {
		case m.Status == "denied":
			continue
		case m.Party != "" && !slices.Contains(parties, m.Party):
			other = m
			continue
		}
		if best == nil || succeeds(best, m) {
			best = m
		}
	}
	if best == nil {
		best = other
	}
	if best == nil && len(moments) > 0 {
		best = &moments[0]
	}
	return best
}

// succeeds reports whether a step is one that follows another in the life of a
// membership, and no late word of an older one.
func succeeds(before, m *Moment) bool {
	later := m.Date != "" && m.day() > before.day()
	apart := daysBetween(before.day(), m.day()) > resumedAfter
	switch before.Status {
	case "withdrawn", "expelled":
		switch m.Status {
		case "withdrawn", "expelled":
			return true
		case "in force":
			return later || anew(m)
		case "sought", "proposed", "under negotiation", "agreed":
			return later || apart
		}
		return false
	case "suspended", "leaving":
		if m.Status == "in force" {
			return later || anew(m)
		}
		return broken(m.Status) || m.Status == "leaving"
	case "in force":
		return broken(m.Status) || m.Status == "leaving" || m.Status == "in force"
	}
	return stage(m.Status) >= stage(before.Status)
}

// lastJoined is the last dated step that brought a membership into force.
func lastJoined(moments []Moment) Dated {
	var d Dated
	for _, m := range moments {
		if m.Status == "in force" && (d.Statement == "" || m.Date != "") {
			d = Dated{m.Date, m.Statement}
		}
	}
	return d
}

// sharedSteps are the steps of the two parties without saying who took them: what a
// state and an organisation do about a membership happens to both.
func sharedSteps(moments []Moment, parties []string) []Moment {
	var out []Moment
	for _, m := range moments {
		if m.Party == "" || slices.Contains(parties, m.Party) {
			m.Party = ""
			out = append(out, m)
		}
	}
	return out
}
