package eval

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// ReportScore is how well one reading agrees with one gold report.
//
//   - Events: a found event is right if its type is one of the line's and its
//     trigger shares a word with the trigger words as they stand in the text;
//     pairs are one to one, chosen to give the best score. Found events that no
//     line takes are false. Optional lines neither reward nor punish.
//   - Participants: as events, and every actor and recipient of the line is
//     among those of the event, which has none besides ("~" allows any).
//   - Factuality: of the right events, those whose value by the report is one of
//     the line's.
//   - Agreements: the kind is one of the line's, or its words stand in the
//     title, and the parties are those of the line, no more and no fewer.
//   - Details: every key=value of the required agreements; a list counts as one
//     detail and is right if all its items were found.
//   - Attributions: the cue shares a word, or the first four letters of one, with the
//     line's, and the source or the
//     content is right. Source, Content: of all lines, those right in it.
//   - Questions: the question shares words with the line's as they stand.
type ReportScore struct {
	Name                  string
	Events, Participants  Count
	Factuality            Count // Hit of Hit+Missed
	Agreements            Count
	Details               Count
	Attributions          Count // Hit of Hit+Missed
	Source, Content       Count
	Questions             Count
	Notes                 []string
	Confusion             map[[2]string]int // gold type, found type at the same trigger; "-" for none
	FoundEvents, FoundAgr int
}

// Add adds the counts and confusions of o.
func (s *ReportScore) Add(o *ReportScore) {
	s.Events.Add(o.Events)
	s.Participants.Add(o.Participants)
	s.Factuality.Add(o.Factuality)
	s.Agreements.Add(o.Agreements)
	s.Details.Add(o.Details)
	s.Attributions.Add(o.Attributions)
	s.Source.Add(o.Source)
	s.Content.Add(o.Content)
	s.Questions.Add(o.Questions)
	s.FoundEvents += o.FoundEvents
	s.FoundAgr += o.FoundAgr
	if s.Confusion == nil {
		s.Confusion = map[[2]string]int{}
	}
	for k, n := range o.Confusion {
		s.Confusion[k] += n
	}
}

// Scores returns the values of the table of the report set.
func (s *ReportScore) Scores(set string) []Score {
	n := func(c Count) int { return c.Hit + c.Missed }
	return []Score{
		{set, "events F1", s.Events.F1(), n(s.Events)},
		{set, "events with participants F1", s.Participants.F1(), n(s.Participants)},
		{set, "factuality by the report", s.Factuality.Recall(), n(s.Factuality)},
		{set, "agreements F1", s.Agreements.F1(), n(s.Agreements)},
		{set, "agreement details", s.Details.Recall(), n(s.Details)},
		{set, "attributions recall", s.Attributions.Recall(), n(s.Attributions)},
		{set, "attribution source", s.Source.Recall(), n(s.Source)},
		{set, "attribution content", s.Content.Recall(), n(s.Content)},
		{set, "questions F1", s.Questions.F1(), n(s.Questions)},
	}
}

// ScoreReport scores a reading against a gold report.
func ScoreReport(g *GoldReport, r *chancery.Reading) ReportScore {
	s := ReportScore{Name: g.Name, Confusion: map[[2]string]int{}, FoundEvents: len(r.Events), FoundAgr: len(r.Agreements)}
	s.events(g, r)
	s.agreements(g, r)
	s.attributions(g, r)
	s.questions(g, r)
	return s
}

func (s *ReportScore) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

func (s *ReportScore) events(g *GoldReport, r *chancery.Reading) {
	spots := make([][]lang.Span, len(g.Events))
	for i, e := range g.Events {
		for _, words := range list(e.Trigger, "/") {
			spots[i] = append(spots[i], occurrences(g.Report.Text, words)...)
		}
	}
	at := func(i, j int) bool { // same trigger
		if len(spots[i]) == 0 {
			return shareWord(g.Events[i].Trigger, r.Events[j].Trigger.Text)
		}
		return overlapsAny(r.Events[j].Trigger.Range(), spots[i])
	}
	pair := assign(len(g.Events), len(r.Events), func(i, j int) int {
		if !slices.Contains(g.Events[i].Types, r.Events[j].Type) || !at(i, j) {
			return 0
		}
		w := 10000
		if g.Events[i].Optional {
			w = 1000
		}
		if g.Events[i].participants(&r.Events[j], r) {
			w += 10
		}
		if g.Events[i].factual(&r.Events[j]) {
			w++
		}
		return w
	})
	taken := make([]bool, len(r.Events))
	for i, j := range pair {
		e := &g.Events[i]
		if j >= 0 {
			taken[j] = true
		}
		if e.Optional {
			continue
		}
		if j < 0 {
			s.Events.Missed++
			s.Participants.Missed++
			continue
		}
		found := &r.Events[j]
		s.Events.Hit++
		s.Confusion[[2]string{found.Type, found.Type}]++
		if e.participants(found, r) {
			s.Participants.Hit++
		} else {
			s.Participants.False++
			s.Participants.Missed++
			s.note("participants  %s | %s | %s | %q: found %s", strings.Join(e.Types, "/"), partyNames(e.Actors), partyNames(e.Recipients), e.Trigger, describeEvent(found, r))
		}
		if e.factual(found) {
			s.Factuality.Hit++
		} else {
			s.Factuality.Missed++
			s.note("factuality    %s %q: want %s, found %s", strings.Join(e.Types, "/"), e.Trigger, strings.Join(e.Factuality, ","), reportFactuality(found.Perspectives))
		}
	}
	named := make([]bool, len(r.Events)) // events told as the wrong type of a missed line
	for i, j := range pair {
		e := &g.Events[i]
		if j >= 0 || e.Optional {
			continue
		}
		wrong := "-"
		for k := range r.Events {
			if !taken[k] && !named[k] && at(i, k) {
				wrong, named[k] = r.Events[k].Type, true
				s.note("wrong type    %s | %s | %s | %q: found %s", strings.Join(e.Types, "/"), partyNames(e.Actors), partyNames(e.Recipients), e.Trigger, describeEvent(&r.Events[k], r))
				break
			}
		}
		if wrong == "-" {
			s.note("missed        %s | %s | %s | %q", strings.Join(e.Types, "/"), partyNames(e.Actors), partyNames(e.Recipients), e.Trigger)
		}
		s.Confusion[[2]string{e.Types[0], wrong}]++
	}
	for j := range r.Events {
		if taken[j] {
			continue
		}
		s.Events.False++
		s.Participants.False++
		if !named[j] {
			s.Confusion[[2]string{"-", r.Events[j].Type}]++
			s.note("false         %s", describeEvent(&r.Events[j], r))
		}
	}
}

// participants reports whether a found event has the actors and recipients of
// the line.
func (e *GoldEvent) participants(found *chancery.Event, r *chancery.Reading) bool {
	if e.Reciprocal {
		want := append(slices.Clone(e.Actors), e.Recipients...)
		have := append(slices.Clone(found.Actors), found.Recipients...)
		return sameParties(want, have, r)
	}
	return sameParties(e.Actors, found.Actors, r) && sameParties(e.Recipients, found.Recipients, r)
}

// sameParties reports whether every wanted party is among those found and every
// one found is wanted; a "~" among the wanted allows any others.
func sameParties(want []Party, have []chancery.ActorID, r *chancery.Reading) bool {
	open := false
	for _, p := range want {
		if p.Any {
			open = true
			continue
		}
		if !slices.ContainsFunc(have, func(id chancery.ActorID) bool { return p.Is(r.Actor(id)) }) {
			return false
		}
	}
	if open {
		return true
	}
	for _, id := range have {
		a := r.Actor(id)
		if !slices.ContainsFunc(want, func(p Party) bool { return p.Is(a) }) {
			return false
		}
	}
	return true
}

func (e *GoldEvent) factual(found *chancery.Event) bool {
	return len(e.Factuality) == 0 || slices.Contains(e.Factuality, reportFactuality(found.Perspectives))
}

func reportFactuality(list []chancery.Perspective) string {
	for _, p := range list {
		if p.Holder == chancery.HolderReport {
			return string(p.Factuality)
		}
	}
	return "none"
}

func (s *ReportScore) attributions(g *GoldReport, r *chancery.Reading) {
	type fit struct{ cue, source, content bool }
	judge := func(i, j int) fit {
		gold, found := &g.Attributions[i], &r.Attributions[j]
		var f fit
		if cues := occurrences(g.Report.Text, gold.Cue); len(cues) > 0 {
			f.cue = overlapsAny(found.Cue.Range(), cues)
		} else {
			f.cue = shareWord(gold.Cue, found.Cue.Text)
		}
		f.cue = f.cue || shareStem(gold.Cue, found.Cue.Text)
		f.source = sourceIs(gold, found, r)
		f.content = contentIs(gold, found, g.Report.Text)
		return f
	}
	pair := assign(len(g.Attributions), len(r.Attributions), func(i, j int) int {
		f := judge(i, j)
		if !f.cue || !f.source && !f.content {
			return 0
		}
		w := 1000
		if f.source {
			w += 10
		}
		if f.content {
			w += 11
		}
		return w
	})
	for i, j := range pair {
		if g.Attributions[i].Optional {
			continue
		}
		gold := &g.Attributions[i]
		if j < 0 {
			s.Attributions.Missed++
			s.Source.Missed++
			s.Content.Missed++
			s.note("attribution   missed %s | %s | %s", gold.Source, gold.Cue, gold.Content)
			continue
		}
		f := judge(i, j)
		s.Attributions.Hit++
		tally(&s.Source, f.source)
		tally(&s.Content, f.content)
		if !f.source {
			s.note("source        %s | %s | %s: found %q", gold.Source, gold.Cue, gold.Content, r.Attributions[j].SourceText.Text)
		}
		if !f.content {
			s.note("content       %s | %s | %s: found %q", gold.Source, gold.Cue, gold.Content, spanTexts(r.Attributions[j].Content))
		}
	}
}

func tally(c *Count, ok bool) {
	if ok {
		c.Hit++
	} else {
		c.Missed++
	}
}

// sourceIs reports whether the source of the line is that of the attribution. A
// line whose source is its cue has an unnamed source.
func sourceIs(gold *GoldAttribution, found *chancery.Attribution, r *chancery.Reading) bool {
	if gold.Source == "" || strings.EqualFold(gold.Source, gold.Cue) {
		return found.Source == "" || containsFold(found.SourceText.Text, gold.Source)
	}
	if containsFold(found.SourceText.Text, gold.Source) {
		return true
	}
	return found.Source != "" && Party{Alternatives: []string{gold.Source}}.Is(r.Actor(found.Source))
}

func contentIs(gold *GoldAttribution, found *chancery.Attribution, text string) bool {
	if gold.Content == "" {
		return true
	}
	spots := occurrences(text, gold.Content)
	for _, c := range found.Content {
		if overlapsAny(c.Range(), spots) || len(spots) == 0 && shareWord(gold.Content, c.Text) {
			return true
		}
	}
	return false
}

func (s *ReportScore) questions(g *GoldReport, r *chancery.Reading) {
	pair := assign(len(g.Questions), len(r.Questions), func(i, j int) int {
		spots := occurrences(g.Report.Text, g.Questions[i])
		if overlapsAny(r.Questions[j].Range(), spots) || len(spots) == 0 && shareWord(g.Questions[i], r.Questions[j].Text) {
			return 1
		}
		return 0
	})
	taken := make([]bool, len(r.Questions))
	for i, j := range pair {
		if j < 0 {
			s.Questions.Missed++
			s.note("question      missed %q", g.Questions[i])
			continue
		}
		taken[j] = true
		s.Questions.Hit++
	}
	for j, ok := range taken {
		if !ok {
			s.Questions.False++
			s.note("question      false %q", r.Questions[j].Text)
		}
	}
}

func partyNames(list []Party) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.String()
	}
	return strings.Join(out, ",")
}

// ActorLabel is a short name of an actor for listings: country, organisation and
// name.
func ActorLabel(a *chancery.Actor) string {
	if a == nil {
		return "?"
	}
	code := a.Country
	if a.Org != "" {
		code += "+" + a.Org
	}
	if code == "" {
		code = "-"
	}
	if a.Kind == chancery.State && a.Country != "" {
		return code
	}
	return code + "(" + a.Name + ")"
}

func actorLabels(ids []chancery.ActorID, r *chancery.Reading) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = ActorLabel(r.Actor(id))
	}
	return strings.Join(out, ",")
}

func describeEvent(e *chancery.Event, r *chancery.Reading) string {
	mark := ""
	if e.Reciprocal {
		mark = "<>"
	}
	return fmt.Sprintf("%s | %s | %s | %s | %s%q  [%s]", e.Type, actorLabels(e.Actors, r), actorLabels(e.Recipients, r), reportFactuality(e.Perspectives), mark, e.Trigger.Text, e.Rule)
}

func spanTexts(spans []chancery.Span) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = s.Text
	}
	return strings.Join(out, " … ")
}
