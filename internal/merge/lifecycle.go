package merge

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chancery"
)

// stage orders the steps in the life of an agreement. Steps of the last stage end it.
func stage(status string) int {
	switch status {
	case "sought":
		return 1
	case "proposed":
		return 2
	case "under negotiation":
		return 3
	case "agreed":
		return 4
	case "initialled":
		return 5
	case "signed":
		return 6
	case "ratified":
		return 7
	case "in force":
		return 8
	case "extended", "leaving":
		return 9
	case "suspended":
		return 10
	case "replaced", "withdrawn", "terminated", "expired", "expelled":
		return 11
	}
	return 0
}

// stops reports whether a status interrupts or ends an agreement.
func stops(status string) bool { return stage(status) >= stage("suspended") }

// history gathers the steps that statements tell, in order of time. A step that
// several tell alike stands once, with its first report; a statement without steps
// counts with its status.
func history(list []*Statement) []Moment {
	var all []Moment
	for _, s := range list {
		if s.Agreement == nil {
			continue
		}
		steps := s.Agreement.Steps
		if len(steps) == 0 && s.Status != "" {
			steps = []Step{{Status: s.Status, Words: s.Words}}
		}
		for _, t := range steps {
			m := Moment{t.Status, t.Date, t.Party, s.Key, s.Published, t.Words}
			if m.Date == "" && m.Party == "" && t.Status == "signed" {
				m.Date = s.Agreement.Signed
			}
			if m.Date == "" && m.Party == "" && t.Status == "in force" {
				m.Date = s.Agreement.InForce
			}
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b Moment) int {
		return cmp.Or(strings.Compare(a.day(), b.day()), stage(a.Status)-stage(b.Status), strings.Compare(a.Party, b.Party),
			strings.Compare(string(b.Date), string(a.Date)), strings.Compare(a.Reported, b.Reported), strings.Compare(a.Statement, b.Statement))
	})
	if len(list) > 0 && list[0].Type == MembershipKind {
		return membershipHistory(all)
	}
	var out []Moment
	for _, m := range all {
		told := slices.ContainsFunc(out, func(o Moment) bool {
			return o.Status == m.Status && o.Party == m.Party && (m.Date == "" || o.Date == m.Date)
		})
		if !told {
			out = append(out, m)
		}
	}
	return out
}

// day is when a step was taken as far as that is known: the last day of its date,
// else the day of the report.
func (m *Moment) day() string {
	if _, last := span(m.Date); last != "" {
		return last
	}
	return m.Reported
}

// outcome is the step that the agreement as a whole has come to: the furthest, and
// after a stop only what is later than it. What one of several parties does alone
// moves the whole only if there are no more than two and it leaves.
func outcome(moments []Moment, parties int) *Moment {
	var best *Moment
	for i := range moments {
		m := &moments[i]
		if m.Status == "denied" || m.Party != "" && parties > 1 && (!stops(m.Status) || parties > 2) {
			continue
		}
		switch {
		case best == nil, stage(m.Status) >= stage(best.Status):
			best = m
		case best.Status == "suspended" && stage(m.Status) >= stage("in force") && daysBetween(best.day(), m.day()) > resumedAfter:
			best = m // resumed
		}
	}
	if best == nil {
		for i := range moments {
			if best == nil || stage(moments[i].Status) > stage(best.Status) && moments[i].Party == "" {
				best = &moments[i]
			}
		}
	}
	return best
}

// resumedAfter is how many days after a stop a report that has the agreement running
// tells that it was resumed; before, it contradicts.
const resumedAfter = 14

// disputes finds what is told of the state of an agreement and excludes each other:
// some have it stopped while others have it running; some deny a step that others
// tell of.
func disputes(moments []Moment, list []*Statement, parties int) []Contradiction {
	var stopped, running []Moment
	denied := map[string][]Moment{} // by the step that is denied
	for _, m := range moments {
		switch {
		case m.Status == "denied":
			step := deniedStep(m.Words)
			denied[step] = append(denied[step], m)
		case stops(m.Status) && (m.Party == "" || parties <= 2):
			stopped = append(stopped, m)
		case m.Status == "in force" || m.Status == "extended":
			running = append(running, m)
		}
	}
	var out []Contradiction
	for _, step := range slices.Sorted(maps.Keys(denied)) {
		told := slices.DeleteFunc(slices.Clone(moments), func(m Moment) bool {
			return m.Status == "denied" || step != "" && m.Status != step || step == "" && stage(m.Status) < stage("agreed")
		})
		if len(told) == 0 {
			continue
		}
		value := "not " + step
		if step == "" {
			value = "denied"
		}
		out = append(out, Contradiction{"status", []Side{sideOf(told, list, ""), sideOf(denied[step], list, value)}})
	}
	if len(stopped) > 0 {
		first := stopped[0]
		running = slices.DeleteFunc(running, func(m Moment) bool {
			return m.Statement == first.Statement || m.Reported < first.Reported || daysBetween(first.Reported, m.Reported) > resumedAfter
		})
		if len(running) > 0 {
			out = append(out, Contradiction{"status", []Side{sideOf(stopped, list, ""), sideOf(running, list, "")}})
		}
	}
	return out
}

// deniedStep is the step that a denial is about, by its words; "" for the agreement
// itself.
func deniedStep(words string) string {
	for _, w := range fields(words) {
		for _, k := range [][2]string{
			{"suspend", "suspended"}, {"withdr", "withdrawn"}, {"leav", "withdrawn"}, {"quit", "withdrawn"}, {"terminat", "terminated"}, {"scrap", "terminated"}, {"cancel", "terminated"},
			{"sign", "signed"}, {"ratif", "ratified"}, {"extend", "extended"}, {"initial", "initialled"},
		} {
			if strings.HasPrefix(w, k[0]) {
				return k[1]
			}
		}
	}
	return ""
}

// daysBetween is how many days lie from one day to another, 0 if one is unknown.
func daysBetween(from, to string) int {
	a, ok := dayNumber(from)
	b, ok2 := dayNumber(to)
	if !ok || !ok2 {
		return 0
	}
	return b - a
}

// sideOf makes a side of steps: those who hold the statements that tell them, else
// the outlets. Without a value it is the furthest step.
func sideOf(moments []Moment, list []*Statement, value string) Side {
	var keys, holders []string
	furthest := moments[0].Status
	for _, m := range moments {
		keys = append(keys, m.Statement)
		if m.Party != "" {
			holders = append(holders, m.Party)
		}
		if stage(m.Status) > stage(furthest) {
			furthest = m.Status
		}
	}
	if value == "" {
		value = furthest
	}
	of := ofKeys(list, sorted(keys))
	for _, s := range of {
		for _, h := range s.Perspectives {
			if h.Holder != chancery.HolderReport && polarity(h.Factuality) != 0 {
				holders = append(holders, h.Holder)
			}
		}
	}
	if len(holders) > 0 {
		holders = sorted(holders)
	}
	return side(value, of, holders)
}

// standings finds where each party stands.
func standings(codes []string, moments []Moment) []Standing {
	out := make([]Standing, len(codes))
	for i, c := range codes {
		p := Standing{Party: c}
		for _, m := range moments {
			if m.Party != "" && m.Party != c || m.Party == "" && (m.Status == "withdrawn" || m.Status == "denied") && len(codes) > 2 {
				continue
			}
			p.take(&m)
		}
		out[i] = p
	}
	return out
}

// take notes a step of the party or of all. The first report of a step stays,
// unless a later one knows its day.
func (p *Standing) take(m *Moment) {
	words := strings.ToLower(m.Words)
	set := func(d *Dated) {
		if d.Statement == "" || d.Date == "" && m.Date != "" {
			*d = Dated{m.Date, m.Statement}
		}
	}
	switch m.Status {
	case "signed":
		set(&p.Signed)
	case "ratified":
		set(&p.Ratified)
		if p.How == "" {
			p.How = consent(words)
		}
	case "in force", "extended":
		if strings.Contains(words, "provisional") {
			set(&p.Provisional)
		} else {
			set(&p.InForce)
		}
	case "suspended":
		set(&p.Suspended)
	case "withdrawn", "terminated", "expelled":
		set(&p.Withdrawn)
	}
}

// consent is the kind of act by which a party is bound, as its words name it.
func consent(words string) string {
	for _, k := range [][2]string{{"ratif", "R"}, {"acced", "A"}, {"access", "A"}, {"succe", "Su"}, {"approv", "Ap"}, {"accept", "Ap"}} {
		if strings.Contains(words, k[0]) {
			return k[1]
		}
	}
	return ""
}

// dated returns the date that most statements give, with the first that gives it.
func dated(list []*Statement, date func(*Agreement) chancery.Date) Dated {
	v := votes(list, func(s *Statement) string {
		if s.Agreement == nil {
			return ""
		}
		return string(date(s.Agreement))
	})
	if len(v) == 0 {
		return Dated{}
	}
	best := slices.MinFunc(v, func(a, b vote) int { // a day before a month before a year
		return cmp.Or(len(b.value)-len(a.value), Independent(b.list)-Independent(a.list))
	})
	return Dated{chancery.Date(best.value), best.list[0].Key}
}
