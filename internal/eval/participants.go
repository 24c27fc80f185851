package eval

import (
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// ActorScore counts how many of the participants that the gold lines of reports
// name are among the actors of the reading.
type ActorScore struct {
	Participants Count
	Roles        Count // of the events themselves: found in the wanted role, missed, or there unwanted
	Misses       []string
}

// Scores are the measures of a set for the table.
func (s *ActorScore) Scores(set string) []Score {
	n := s.Participants.Hit + s.Participants.Missed
	return []Score{
		{Set: set, Measure: "participants resolved", Value: s.Participants.Recall(), N: n},
		{Set: set, Measure: "participants of events, in their roles, recall", Value: s.Roles.Recall(), N: n},
		{Set: set, Measure: "participants of events, in their roles, F1", Value: s.Roles.F1(), N: n},
	}
}

// Actors counts the participants of one report: every state or name that a gold
// event, agreement or attribution line requires must be an actor of the reading
// with that country or name, with a mention in or near the words of the line's
// trigger or source. Found ones that stand elsewhere in the text only count as missed.
func (s *ActorScore) Actors(g *GoldReport, r *chancery.Reading) {
	s.roles(g, r)
	for i := range g.Events {
		e := &g.Events[i]
		if e.Optional {
			continue
		}
		from := strings.Index(g.Report.Text, e.Trigger)
		for _, list := range [][]Party{e.Actors, e.Recipients} {
			for _, p := range list {
				if p.Any {
					continue
				}
				if mentioned(p, r, g.Report.Text, from) {
					s.Participants.Hit++
				} else {
					s.Participants.Missed++
					s.Misses = append(s.Misses, g.Name+": "+p.String()+" at "+e.Trigger)
				}
			}
		}
	}
}

// mentioned reports whether an actor that is the party has a mention in the
// sentence of the trigger or in the one before it.
func mentioned(p Party, r *chancery.Reading, text string, from int) bool {
	if from < 0 {
		from = 0
	}
	start := from
	for n := 0; start > 0 && n < 2; start-- {
		if c := text[start-1]; (c == '.' || c == '\n') && start < len(text) && (text[start] == ' ' || text[start] == '\n') {
			n++
		}
	}
	end := from
	for end < len(text) && text[end] != '\n' && !(text[end] == '.' && end+1 < len(text) && (text[end+1] == ' ' || text[end+1] == '\n')) {
		end++
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if !p.Is(a) {
			continue
		}
		for _, m := range a.Mentions {
			if m.Start >= start && m.Start <= end {
				return true
			}
		}
	}
	return false
}

// roles counts the participants of the events of one report: an event found at the
// words of the line must have every actor of the line among its actors and every
// recipient among its recipients (on either side if the line is reciprocal), and
// none besides unless the line allows any. The participants of a line whose event
// was not found are missed; those of a found event that no line has are not judged.
func (s *ActorScore) roles(g *GoldReport, r *chancery.Reading) {
	pair := assign(len(g.Events), len(r.Events), func(i, j int) int {
		e, found := &g.Events[i], &r.Events[j]
		spots := []lang.Span(nil)
		for _, words := range list(e.Trigger, "/") {
			spots = append(spots, occurrences(g.Report.Text, words)...)
		}
		if !overlapsAny(found.Trigger.Range(), spots) {
			return 0
		}
		w := 1
		if slices.Contains(e.Types, found.Type) {
			w += 50
		}
		c := e.rolesOf(found, r)
		return w + 10*c.Hit
	})
	for i, j := range pair {
		e := &g.Events[i]
		if e.Optional {
			continue
		}
		found := &chancery.Event{}
		if j >= 0 {
			found = &r.Events[j]
		}
		c := e.rolesOf(found, r)
		s.Roles.Add(c)
		if c.Missed+c.False > 0 {
			got := "no event"
			if j >= 0 {
				got = describeEvent(found, r)
			}
			s.Misses = append(s.Misses, g.Name+": "+partyNames(e.Actors)+" > "+partyNames(e.Recipients)+" at "+e.Trigger+": "+got)
		}
	}
}

// rolesOf counts the participants of a found event against the line.
func (e *GoldEvent) rolesOf(found *chancery.Event, r *chancery.Reading) Count {
	var c Count
	side := func(want []Party, have []chancery.ActorID) {
		open := false
		for _, p := range want {
			switch {
			case p.Any:
				open = true
			case slices.ContainsFunc(have, func(id chancery.ActorID) bool { return p.Is(r.Actor(id)) }):
				c.Hit++
			default:
				c.Missed++
			}
		}
		for _, id := range have {
			a := r.Actor(id)
			if !open && !slices.ContainsFunc(want, func(p Party) bool { return p.Is(a) }) {
				c.False++
			}
		}
	}
	if e.Reciprocal {
		side(slices.Concat(e.Actors, e.Recipients), slices.Concat(found.Actors, found.Recipients))
		return c
	}
	side(e.Actors, found.Actors)
	side(e.Recipients, found.Recipients)
	return c
}
