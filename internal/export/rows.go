package export

import (
	"slices"
	"strings"

	"chancery"
)

// Row is who did what to whom, as CAMEO codes it.
type Row struct {
	Source, Target *chancery.Actor // Target nil for a statement to nobody
	Code           string
	Event          *chancery.Event       // nil for a statement
	Said           *chancery.Attribution // nil for an event
}

// Rows makes the rows of CAMEO out of a reading: for each event one for each pair
// of an actor and a recipient, both ways for reciprocal events, meetings and
// visits (042 and 043). Only what the report or a source in it says was, is or
// will be done, at least probably, makes a row; what is denied, possible, hoped
// for or left open makes none.
//
// Then come the statements, CAMEO's root 01, which PLOVER has not and a reading
// keeps as attributions: who speaks of whom, where what is said holds no event
// (that stands in its place), and who speaks at all, without a target. A tag at
// the end ("…, officials said") tells who reports, and of nobody; news media make
// no statements.
func Rows(r *chancery.Reading) []Row {
	var out []Row
	add := func(from, to chancery.ActorID, e *chancery.Event) {
		if from != to {
			out = append(out, Row{Source: r.Actor(from), Target: r.Actor(to), Code: e.CAMEO, Event: e})
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		if e.CAMEO == "" || !told(e.Perspectives) {
			continue
		}
		for _, a := range e.Actors {
			for _, b := range e.Recipients {
				add(a, b, e)
				if e.Reciprocal || e.Mode == "visit" || bothWays(e.CAMEO) {
					add(b, a, e)
				}
			}
			if e.Reciprocal && len(e.Recipients) == 0 {
				for _, b := range e.Actors {
					add(a, b, e)
				}
			}
		}
	}
	for i := range r.Attributions {
		out = statements(out, r, &r.Attributions[i])
	}
	return out
}

func statements(out []Row, r *chancery.Reading, a *chancery.Attribution) []Row {
	switch a.Stance {
	case "report", "claim", "confirm", "predict", "believe":
	default:
		return out
	}
	cue := func(e chancery.Event) bool { return e.Trigger.Start < a.Cue.End && a.Cue.Start < e.Trigger.End }
	if slices.ContainsFunc(r.Events, cue) {
		return out // "welcomed" is an event of its own
	}
	event := func(e chancery.Event) bool { return told(e.Perspectives) && within(e.Trigger.Start, a.Content) }
	about := len(a.Content) > 0 && a.Content[0].Start > a.Cue.Start && !slices.ContainsFunc(r.Events, event)
	sources := a.Sources
	if len(sources) == 0 {
		sources = []chancery.ActorID{a.Source}
	}
	for _, id := range sources {
		by := r.Actor(id)
		if by == nil || by.Kind == chancery.Outlet {
			continue
		}
		out = append(out, Row{Source: by, Code: "010", Said: a})
		for k := range r.Actors {
			to := &r.Actors[k]
			if about && to != by && slices.ContainsFunc(to.Mentions, func(m chancery.MentionSpan) bool {
				return m.Form != chancery.ByPronoun && within(m.Start, a.Content) && !quarter(r.Report.Text[:min(m.Start, len(r.Report.Text))])
			}) {
				out = append(out, Row{Source: by, Target: to, Code: "010", Said: a})
			}
		}
	}
	return out
}

// quarter reports whether a text ends in "in east" or the like: a name behind it
// says where something is, not whom the statement is about.
func quarter(before string) bool {
	words := strings.Fields(before[max(0, len(before)-40):])
	if len(words) < 2 || !strings.EqualFold(words[len(words)-2], "in") {
		return false
	}
	w := strings.ToLower(words[len(words)-1])
	for _, part := range []string{"north", "south", "east", "west", "central"} {
		if strings.HasPrefix(w, part) {
			return true
		}
	}
	return false
}

func within(at int, spans []chancery.Span) bool {
	return slices.ContainsFunc(spans, func(s chancery.Span) bool { return s.Start <= at && at < s.End })
}

// told reports whether the report or a source in it holds an event for at least
// probable, and the report itself does not deny it.
func told(list []chancery.Perspective) bool {
	held := len(list) == 0
	for _, p := range list {
		if p.Holder == chancery.HolderReport && strings.HasSuffix(string(p.Factuality), "-") && p.Factuality != chancery.PSMinus {
			return false
		}
		held = held || p.Factuality == chancery.CTPlus || p.Factuality == chancery.PRPlus
	}
	return held
}

// bothWays reports whether CAMEO codes an act once from each side whoever is
// named first: talks, visits, meetings, negotiations. A mediator (045) is not met
// in that sense.
func bothWays(code string) bool {
	return len(code) == 3 && code >= "040" && code <= "046" && code != "045"
}
