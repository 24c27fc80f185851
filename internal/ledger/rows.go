package ledger

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// The kinds of statements.
const (
	EventKind       = "event"
	AgreementKind   = "agreement"
	AttributionKind = "attribution"
	QuestionKind    = "question"
)

// collect adds the rows of a reading. current says whether it is the one of its
// report that counts.
func (p *put) collect(reading int64, r *chancery.Reading, current bool, learned string) error {
	w := &writing{put: p, r: r, reading: reading, current: current, learned: learned, about: map[string][]string{}}
	merged := merge.Statements(r, "") // events, then agreements
	w.day = exactly(r.Report.Published)
	for _, a := range r.Actors {
		p.actors.add("actors", reading, string(a.ID), a.Name, string(a.Kind), a.Country, a.Org, codeOf(&a))
		for _, o := range a.Roles {
			w.office(&a, &o)
		}
	}
	for _, l := range r.Places {
		p.places.add("places", reading, string(l.ID), l.Name, l.Kind, l.Country, l.GeoNames, l.Lat, l.Lon)
	}
	for i := range r.Events {
		if err := w.event(&r.Events[i], &merged[i]); err != nil {
			return err
		}
	}
	for i := range r.Agreements {
		if err := w.agreement(&r.Agreements[i], &merged[len(r.Events)+i]); err != nil {
			return err
		}
	}
	for i := range r.Attributions {
		w.attribution(&r.Attributions[i])
	}
	for i := range r.Questions {
		w.question(&r.Questions[i])
	}
	clear(p.seen)
	clear(p.keys)
	return nil
}

// writing is one reading on its way into rows.
type writing struct {
	*put
	r       *chancery.Reading
	reading int64
	current bool
	learned string
	day     string              // of publication
	about   map[string][]string // codes of those who take part, by local id
}

func (p *writing) office(a *chancery.Actor, o *chancery.Role) {
	body, of := "", ""
	if b := p.r.Actor(o.Of); b != nil {
		body, of = b.Name, codeOf(b)
	}
	day, _ := merge.Days(o.Date)
	p.offices.add("offices (reading, actor, name, title, body, code, former, day, span_start, span_end, words)",
		p.reading, string(a.ID), a.Name, o.Title, body, of, o.Former, cmp.Or(day, p.day), o.Span.Start, o.Span.End, o.Span.Text)
}

func (p *writing) event(e *chancery.Event, m *merge.Statement) error {
	var time chancery.Date
	if e.Time != nil {
		time = e.Time.Value
	}
	id := p.statement(row{string(e.ID), EventKind, e.Type, e.Mode, "", e.Rule}, e.Trigger, e.Span, time, string(e.Place))
	p.participate(id, string(e.ID), "actor", e.Actors)
	p.participate(id, string(e.ID), "recipient", e.Recipients)
	for _, o := range e.Others {
		p.participate(id, string(e.ID), o.Role, []chancery.ActorID{o.Actor})
	}
	if e.Reciprocal && len(e.Recipients) == 0 {
		p.pair(id, e.Actors, e.Actors)
	} else {
		p.pair(id, e.Actors, e.Recipients)
	}
	p.hold(id, e.Perspectives)
	if !p.current {
		return nil
	}
	return p.remember(id, m, p.eventFacts(e, m))
}

func (p *writing) agreement(g *chancery.Agreement, m *merge.Statement) error {
	id := p.statement(row{string(g.ID), AgreementKind, g.Kind, "", g.Status, g.Rule}, g.Mentions[0], g.Mentions[0], g.Signed, string(g.Place))
	p.participate(id, string(g.ID), "party", g.Parties)
	p.participate(id, string(g.ID), "signatory", g.Signatories)
	p.participate(id, string(g.ID), "facilitator", g.Facilitators)
	p.pair(id, g.Parties, g.Parties)
	p.hold(id, g.Perspectives)
	if !p.current {
		return nil
	}
	return p.remember(id, m, p.agreementFacts(g, m))
}

func (p *writing) attribution(q *chancery.Attribution) {
	words := q.Cue
	if len(q.Content) > 0 {
		words = q.Content[0]
	}
	id := p.statement(row{string(q.ID), AttributionKind, q.Stance, q.Manner, "", ""}, q.Cue, words, "", "")
	if q.Source != "" {
		p.participate(id, string(q.ID), "source", []chancery.ActorID{q.Source})
	}
	p.participate(id, string(q.ID), "source", q.Sources)
}

func (p *writing) question(u *chancery.Question) {
	id := p.statement(row{string(u.ID), QuestionKind, "", "", "", ""}, u.Span, u.Span, "", "")
	if !p.current {
		return
	}
	asked := u.AskedBy
	if asked != chancery.HolderReport {
		asked = code(p.r, chancery.ActorID(asked))
	}
	p.questions.add("questions", id, u.Topic, asked, p.day, "open")
	var codes []string
	for _, s := range u.About {
		for _, c := range p.about[s] {
			if !slices.Contains(codes, c) {
				codes = append(codes, c)
				p.questionCodes.add("question_codes", c, id)
			}
		}
	}
}

// row is what all kinds of statements have.
type row struct{ local, kind, typ, mode, status, rule string }

// statement adds a statement and returns its number. Where the text gives no time,
// time and its days stay empty; day, by which statements are listed, is then that of publication.
func (p *writing) statement(s row, anchor, words chancery.Span, time chancery.Date, place string) int64 {
	id := p.numbers[0]
	p.numbers = p.numbers[1:]
	first, last := merge.Days(time)
	p.statements.add("statements", id, p.reading, s.local, p.keys.Name(p.r.Report.ID, s.kind, anchor), p.current, nil, s.kind, s.typ, s.mode, s.status, s.rule, words.Start, words.End, words.Text,
		string(time), first, last, cmp.Or(first, p.day), place, p.learned)
	p.given, p.words = append(p.given, id), append(p.words, words.Text)
	if p.current {
		p.totals.count(totalStatements, s.kind, 1)
	}
	if p.current && s.kind != AttributionKind {
		p.pending.add("pending", id)
	}
	return id
}

// participate adds actors in a role, each once.
func (p *writing) participate(id int64, local, role string, actors []chancery.ActorID) {
	for _, a := range actors {
		key := participant{id, role, a}
		if !p.seen[key] {
			p.seen[key] = true
			c := code(p.r, a)
			p.participants.add("participants", id, role, string(a), c)
			if c != "" {
				p.about[local] = append(p.about[local], c)
			}
		}
	}
}

type participant struct {
	statement int64
	role      string
	actor     chancery.ActorID
}

// pair adds a row for each two different states or organisations, one of each side,
// the lesser code first.
func (p *writing) pair(id int64, left, right []chancery.ActorID) {
	var seen [][2]string
next:
	for _, l := range left {
		for _, o := range right {
			a, b := code(p.r, l), code(p.r, o)
			if a == "" || b == "" || a == b {
				continue
			}
			if a > b {
				a, b = b, a
			}
			if !slices.Contains(seen, [2]string{a, b}) {
				seen = append(seen, [2]string{a, b})
				p.dyads.add("dyads", a, b, id)
			}
			if len(seen) > maxPairs {
				break next
			}
		}
	}
}

// maxPairs bounds the pairs of one statement: a pact of 40 members has 780.
const maxPairs = 1000

// hold adds perspectives.
func (p *writing) hold(id int64, list []chancery.Perspective) {
	for i, h := range list {
		holder := ""
		if h.Holder != chancery.HolderReport {
			holder = code(p.r, chancery.ActorID(h.Holder))
		}
		p.perspectives.add("perspectives", id, i, h.Holder, holder, string(h.Factuality), string(h.Attribution), h.Reason)
	}
}

// code is the country of an actor, or else the code of its organisation.
func code(r *chancery.Reading, id chancery.ActorID) string {
	if a := r.Actor(id); a != nil {
		return codeOf(a)
	}
	return ""
}

func codeOf(a *chancery.Actor) string { return cmp.Or(a.Country, strings.ToUpper(a.Org)) }

// exactly returns the day that a date means, "" where it is coarser or unknown.
func exactly(d chancery.Date) string {
	if first, last := merge.Days(d); first == last {
		return first
	}
	return ""
}
