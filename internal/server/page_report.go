package server

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
	"chancery/internal/show"
)

// report shows a text with what was read in it.
type report struct {
	ledger.ReportView
	n names
}

func (s *Server) report(r *http.Request) (any, error) {
	v, err := s.ledger.Report(r.Context(), chancery.ReportID(r.PathValue("id")))
	if err != nil {
		return nil, err
	}
	v.Reading = v.Reading.Normal()
	return &report{v, s.names}, nil
}

func (v *report) frame(p *ui.Page) {
	p.Exports = files("report:"+quoted(string(v.Reading.Report.ID)), statementFiles[0], statementFiles[1], annotationFile, bratFile, entityFile)
	p.Title = clip(v.Title(), 80)
	p.Crumbs = []ui.Link{{Text: "Brief", URL: "/"}}
	if o := v.Reading.Report.Outlet; o != "" {
		p.Crumbs = append(p.Crumbs, outletLink(o))
	}
	p.Crumbs = append(p.Crumbs, ui.Link{Text: clip(v.Title(), 60)})
}

// Title is that of the report, or its first words.
func (v *report) Title() string {
	t := &v.Reading.Report
	return cmp.Or(t.Title, clip(strings.TrimSpace(firstLine(t.Text)), 80), "Report")
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimLeft(s, " \n\t"), "\n")
	return line
}

// Facts describe the report.
func (v *report) Facts() []fact {
	t := &v.Reading.Report
	var out []fact
	add := func(name, text string, link ui.Link) {
		if text != "" || link.Text != "" {
			out = append(out, fact{name, text, link})
		}
	}
	add("Outlet", "", outletLink(t.Outlet))
	add("Published", string(t.Published), ui.Link{})
	add("By", t.Byline, ui.Link{})
	address := ui.Link{Text: t.URL}
	if strings.HasPrefix(t.URL, "http://") || strings.HasPrefix(t.URL, "https://") {
		address.URL = t.URL
	}
	add("Address", "", address)
	add("Learned", v.Learned, ui.Link{})
	add("Read by", strings.TrimSpace(v.Reading.Engine.Version+" "+v.Reading.Engine.Model), ui.Link{})
	return out
}

// Text is the text with its spans.
func (v *report) Text() ui.Text {
	out := ui.Text{Language: v.Reading.Report.Language}
	labels := v.labels()
	for _, paragraph := range show.Paragraphs(show.Segments(&v.Reading)) {
		pieces := make([]ui.Piece, 0, len(paragraph))
		for _, s := range paragraph {
			p := ui.Piece{Text: s.Text}
			for _, m := range s.Marks {
				kind := m.Kind
				switch kind {
				case "event": // the clause, which is much of the text: what is marked is the trigger
					kind = "clause"
				case "trigger":
					kind = "event"
				}
				if !slices.Contains(p.Kinds, kind) {
					p.Kinds = append(p.Kinds, kind)
				}
				if !slices.Contains(p.Refs, m.ID) {
					p.Refs = append(p.Refs, m.ID)
				}
			}
			if i := inner(s.Marks); i >= 0 { // what is clicked goes to the innermost statement
				id := s.Marks[i].ID
				p.Refs = append([]string{id}, slices.DeleteFunc(p.Refs, func(r string) bool { return r == id })...)
				p.Label = labels[id]
			}
			for _, b := range s.Begins {
				p.Tab = p.Tab || b.Kind == "trigger" || b.Kind == "agreement" || b.Kind == "cue" || b.Kind == "question"
			}
			pieces = append(pieces, p)
		}
		out.Paragraphs = append(out.Paragraphs, pieces)
	}
	return out
}

// inner returns which of the marks on a stretch of text says most about it: a
// trigger before what it stands in; -1 for none.
func inner(marks []show.Mark) int {
	best := -1
	rank := []string{"place", "actor", "content", "event", "time", "source", "question", "agreement", "cue", "trigger"}
	for i, m := range marks {
		if best < 0 || slices.Index(rank, m.Kind) > slices.Index(rank, marks[best].Kind) {
			best = i
		}
	}
	return best
}

// labels are what the spans of the text are called.
func (v *report) labels() map[string]string {
	out := map[string]string{}
	r := &v.Reading
	for i := range r.Actors {
		a := &r.Actors[i]
		out[string(a.ID)] = strings.TrimSuffix(a.Name+", "+v.n.of(cmp.Or(a.Country, a.Org)), ", ")
	}
	for _, p := range r.Places {
		out[string(p.ID)] = strings.TrimSuffix(p.Name+", "+v.n.of(p.Country), ", ")
	}
	for _, e := range r.Events {
		out[string(e.ID)] = strings.TrimSpace(e.Type+" "+e.Mode) + ": " + v.actors(e.Actors) + " → " + v.actors(e.Recipients)
	}
	for _, g := range r.Agreements {
		out[string(g.ID)] = g.Kind + ": " + v.actors(g.Parties)
	}
	for _, q := range r.Attributions {
		out[string(q.ID)] = q.Stance + ": " + cmp.Or(v.actors(sources(&q)), "unnamed source")
	}
	for _, u := range r.Questions {
		out[string(u.ID)] = "open question: " + u.Topic
	}
	return out
}

func sources(q *chancery.Attribution) []chancery.ActorID {
	if len(q.Sources) > 0 || q.Source == "" {
		return q.Sources
	}
	return []chancery.ActorID{q.Source}
}

func (v *report) actors(ids []chancery.ActorID) string {
	var names []string
	for _, l := range v.actorLinks(ids) {
		names = append(names, l.Text)
	}
	return strings.Join(names, ", ")
}

func (v *report) actorLinks(ids []chancery.ActorID) []ui.Link {
	var out []ui.Link
	for _, id := range ids {
		a := v.Reading.Actor(id)
		if a == nil {
			continue
		}
		l := ui.Link{Text: a.Name}
		if code := cmp.Or(a.Country, strings.ToUpper(a.Org)); code != "" {
			l.URL, l.Title = countryURL(code), v.n.of(code)
		}
		out = append(out, l)
	}
	return out
}

// Cards are the statements in the order of the text.
func (v *report) Cards() []ui.Statement {
	r := &v.Reading
	type placed struct {
		at   int
		card ui.Statement
	}
	var list []placed
	add := func(at int, id string, card ui.Statement) {
		card.ID = id
		if k := v.Keys[id]; k.Occurrence != "" {
			card.URL = occurrenceURL(k.Occurrence)
			if card.Kind == ledger.AgreementKind {
				card.URL = agreementURL(k.Occurrence)
			}
			if k.Reports > 1 {
				card.Facts = append(card.Facts, number(k.Reports)+" reports tell of it")
			}
		}
		list = append(list, placed{at, card})
	}
	for i := range r.Events {
		e := &r.Events[i]
		c := ui.Statement{Kind: ledger.EventKind, Type: e.Type, Mode: e.Mode, Quad: e.Quad, Pair: ui.Pair{Actors: v.actorLinks(e.Actors), Recipients: v.actorLinks(e.Recipients)},
			Words: e.Span.Text, Chips: v.chips(e.Perspectives), Background: e.Background, Rule: e.Rule}
		if e.Time != nil {
			c.Day = string(e.Time.Value)
		}
		if p := r.Place(e.Place); p != nil {
			c.Place = p.Name
		}
		c.Facts = sizeFacts(e)
		add(e.Trigger.Start, string(e.ID), c)
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		c := ui.Statement{Kind: ledger.AgreementKind, Type: g.Kind, Mode: g.Status, Title: g.Title, Pair: ui.Pair{Actors: v.actorLinks(g.Parties)}, Day: string(g.Signed), Chips: v.chips(g.Perspectives), Rule: g.Rule}
		terms := ledger.Terms{From: string(g.Term.From), To: string(g.Term.To), Duration: g.Duration}
		if t := termText(&terms); t != "" {
			c.Facts = append(c.Facts, t)
		}
		if len(g.Fields) > 0 {
			c.Facts = append(c.Facts, strings.Join(g.Fields, ", "))
		}
		at := 0
		if len(g.Mentions) > 0 {
			at, c.Words = g.Mentions[0].Start, g.Mentions[0].Text
			if c.Words == c.Title {
				c.Title = ""
			}
		}
		add(at, string(g.ID), c)
	}
	for i := range r.Attributions {
		q := &r.Attributions[i]
		c := ui.Statement{Kind: ledger.AttributionKind, Type: cmp.Or(q.Stance, "says"), Mode: q.Manner, Pair: ui.Pair{Actors: v.actorLinks(sources(q))}}
		if len(c.Pair.Actors) == 0 {
			c.Pair.Actors = []ui.Link{{Text: cmp.Or(q.SourceText.Text, "unnamed source")}}
		}
		var words []string
		for _, s := range q.Content {
			words = append(words, s.Text)
		}
		c.Words = clip(strings.Join(words, " … "), 300)
		add(q.Cue.Start, string(q.ID), c)
	}
	for i := range r.Questions {
		u := &r.Questions[i]
		add(u.Start, string(u.ID), ui.Statement{Kind: ledger.QuestionKind, Type: "Open question", Title: clip(u.Topic, 160), Words: u.Text})
	}
	slices.SortStableFunc(list, func(a, b placed) int { return a.at - b.at })
	out := make([]ui.Statement, len(list))
	for i, p := range list {
		out[i] = p.card
	}
	return out
}

func sizeFacts(e *chancery.Event) []string {
	var out []string
	for _, f := range []struct {
		n    int
		what string
	}{{e.Size.Dead, "dead"}, {e.Size.Injured, "injured"}, {e.Size.Arrested, "arrested"}} {
		if f.n > 0 {
			out = append(out, number(f.n)+" "+f.what)
		}
	}
	if e.Size.Amount != "" {
		out = append(out, strings.TrimSpace(e.Size.Amount+" "+e.Size.Currency))
	}
	return out
}

func (v *report) chips(list []chancery.Perspective) []ui.Chip {
	var out []ui.Chip
	for _, h := range list {
		c := ui.Chip{Holder: "the report", Tone: ui.ToneOf(string(h.Factuality)), Factuality: string(h.Factuality), Reason: h.Reason}
		if h.Holder != chancery.HolderReport {
			c.Holder = h.Holder
			if l := v.actorLinks([]chancery.ActorID{chancery.ActorID(h.Holder)}); len(l) > 0 {
				c.Holder, c.URL = l[0].Text, l[0].URL
			}
		}
		out = append(out, c)
	}
	return out
}

// CopyTable lists near copies of the text.
func (v *report) CopyTable() ui.Table {
	t := ui.Table{Caption: "Reports with nearly the same text; together they count as one story", Columns: []ui.Column{{Text: "Published", Tight: true}, {Text: "Outlet"}, {Text: "Report"}}}
	for _, r := range v.Copies {
		t.Rows = append(t.Rows, told(r))
	}
	return t
}

func quadOf(kind, typ string) string {
	if kind != ledger.EventKind {
		return ""
	}
	return analysis.Quad(kind, typ)
}
