package ledger

import (
	"slices"
	"strings"

	"chancery"
)

// The kinds of statements.
const (
	EventKind       = "event"
	AgreementKind   = "agreement"
	AttributionKind = "attribution"
	QuestionKind    = "question"
)

// collect adds the rows of a reading.
func (p *put) collect(reading int64, r *chancery.Reading) {
	for _, a := range r.Actors {
		p.actors.add("actors", reading, string(a.ID), a.Name, string(a.Kind), a.Country, a.Org)
	}
	for _, l := range r.Places {
		p.places.add("places", reading, string(l.ID), l.Name, l.Kind, l.Country, l.Lat, l.Lon)
	}
	for _, e := range r.Events {
		var time chancery.Date
		if e.Time != nil {
			time = e.Time.Value
		}
		id := p.statement(reading, string(e.ID), EventKind, e.Type, e.Mode, "", e.Rule, e.Span, time, string(e.Place))
		p.participate(id, r, "actor", e.Actors)
		p.participate(id, r, "recipient", e.Recipients)
		for _, o := range e.Others {
			p.participate(id, r, o.Role, []chancery.ActorID{o.Actor})
		}
		if e.Reciprocal && len(e.Recipients) == 0 {
			p.pair(id, r, e.Actors, e.Actors)
		} else {
			p.pair(id, r, e.Actors, e.Recipients)
		}
		p.hold(id, r, e.Perspectives)
	}
	for _, g := range r.Agreements {
		id := p.statement(reading, string(g.ID), AgreementKind, g.Kind, "", g.Status, g.Rule, g.Mentions[0], g.Signed, string(g.Place))
		p.participate(id, r, "party", g.Parties)
		p.participate(id, r, "signatory", g.Signatories)
		p.participate(id, r, "facilitator", g.Facilitators)
		p.pair(id, r, g.Parties, g.Parties)
		p.hold(id, r, g.Perspectives)
	}
	for _, q := range r.Attributions {
		words := q.Cue
		if len(q.Content) > 0 {
			words = q.Content[0]
		}
		id := p.statement(reading, string(q.ID), AttributionKind, q.Stance, q.Manner, "", "", words, "", "")
		if q.Source != "" {
			p.participate(id, r, "source", []chancery.ActorID{q.Source})
		}
		p.participate(id, r, "source", q.Sources)
	}
	for _, u := range r.Questions {
		p.statement(reading, string(u.ID), QuestionKind, "", "", "", "", u.Span, "", "")
	}
}

// statement adds a statement and returns its number. Where the text gives no time,
// the days stay empty: the day of publication is a fallback of queries, not a fact.
func (p *put) statement(reading int64, local, kind, typ, mode, status, rule string, words chancery.Span, time chancery.Date, place string) int64 {
	p.last++
	first, last := days(time)
	p.statements.add("statements", p.last, reading, local, kind, typ, mode, status, rule, words.Start, words.End, words.Text,
		string(time), first, last, place, p.learned)
	return p.last
}

// participate adds actors in a role, each once.
func (p *put) participate(id int64, r *chancery.Reading, role string, actors []chancery.ActorID) {
	for _, a := range actors {
		key := participant{id, role, a}
		if !p.seen[key] {
			p.seen[key] = true
			p.participants.add("participants", id, role, string(a), code(r, a))
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
func (p *put) pair(id int64, r *chancery.Reading, left, right []chancery.ActorID) {
	var seen [][2]string
next:
	for _, l := range left {
		for _, o := range right {
			a, b := code(r, l), code(r, o)
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
func (p *put) hold(id int64, r *chancery.Reading, list []chancery.Perspective) {
	for i, h := range list {
		holder := ""
		if h.Holder != chancery.HolderReport {
			holder = code(r, chancery.ActorID(h.Holder))
		}
		p.perspectives.add("perspectives", id, i, h.Holder, holder, string(h.Factuality), string(h.Attribution), h.Reason)
	}
}

// code is the country of an actor, or else the code of its organisation.
func code(r *chancery.Reading, id chancery.ActorID) string {
	a := r.Actor(id)
	switch {
	case a == nil:
		return ""
	case a.Country != "":
		return a.Country
	}
	return strings.ToUpper(a.Org)
}

// days returns the first and last day that a date may mean, "" for unknown.
func days(d chancery.Date) (first, last string) {
	from, to, interval := strings.Cut(string(d), "/")
	if !interval {
		to = from
	}
	return day(from, "-01-01", "-01"), day(to, "-12-31", "-31")
}

func day(s, ofYear, ofMonth string) string {
	s = strings.TrimRight(s, "~?%")
	if len(s) > len("2023-03-13") && s[10] == 'T' {
		s = s[:10]
	}
	switch len(s) {
	case 4:
		return s + ofYear
	case 7:
		return s + ofMonth
	case 10:
		return s
	}
	return ""
}
