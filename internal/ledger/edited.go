package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/merge"
	"chancery/ontology"
)

// edits are what people put in the place of what was read, for one export.
type edits struct {
	by     map[string]Edit           // by key of the statement
	actors map[string]chancery.Actor // of the codes that they name
}

// edits reads the edits that hold, later ones over earlier ones.
func (l *Ledger) edits(ctx context.Context) (edits, error) {
	d := edits{map[string]Edit{}, map[string]chancery.Actor{}}
	type row struct{ key, value string }
	rows, err := list(ctx, l, `SELECT subject, value FROM reviews AS v WHERE subject_kind = 'statement' AND action = 'edit'
		AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = v.id) ORDER BY id`, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.key, &r.value) })
	if err != nil {
		return d, err
	}
	for _, r := range rows {
		var e Edit
		if err := json.Unmarshal([]byte(r.value), &e); err != nil {
			return d, l.failure("read reviews", fmt.Errorf("edit of statement %s: %w", r.key, err))
		}
		d.by[r.key] = d.by[r.key].then(e)
		for _, codes := range []*[]string{e.Actors, e.Recipients, e.Parties} {
			if codes == nil {
				continue
			}
			for _, c := range *codes {
				if _, known := d.actors[c]; known {
					continue
				}
				found, err := list(ctx, l, "SELECT name, kind, country, org FROM actors WHERE code = $1 AND kind IN ('state', 'igo') ORDER BY name, reading, local LIMIT 1",
					func(rows *sql.Rows) (a chancery.Actor, err error) {
						return a, rows.Scan(&a.Name, &a.Kind, &a.Country, &a.Org)
					}, c)
				if err != nil {
					return d, err
				}
				if len(found) > 0 {
					d.actors[c] = found[0]
				}
			}
		}
	}
	return d, nil
}

// into puts an edit in the place of what was read of one statement of a reading. What follows from the type of an event follows from the new one: quadrant,
// intensity, CAMEO code. Codes become actors: one of the statement before the edit
// where it has the code, else a state or organisation of the reading, else a new actor.
// What the text does not name stands on the words of the statement. A new place has no coordinates.
func (d edits) into(r *chancery.Reading, e Edit, local string) {
	for i := range r.Events {
		if v := &r.Events[i]; string(v.ID) == local {
			d.intoEvent(r, e, v)
		}
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		if string(g.ID) != local || len(g.Mentions) == 0 {
			continue
		}
		words := g.Mentions[0]
		assign(&g.Kind, e.Type)
		assign(&g.Status, e.Status)
		assign(&g.Title, e.Title)
		if e.Time != nil {
			g.Signed = chancery.Date(*e.Time)
		}
		if e.Parties != nil {
			g.Parties = d.actorsOf(r, g.Parties, *e.Parties, words)
		}
		g.Place = e.placeOf(r, g.Place, local, words)
	}
}

func (d edits) intoEvent(r *chancery.Reading, e Edit, v *chancery.Event) {
	assign(&v.Mode, e.Mode)
	if e.Type != nil {
		v.Type = *e.Type
	}
	if e.Type != nil || e.Mode != nil {
		known := ontology.Default()
		typ := ontology.Type(v.Type)
		v.Quad, v.Intensity, v.CAMEO = known.Quad(typ).String(), known.Intensity(typ, v.Mode), known.ToCAMEO(typ, v.Mode, v.Contexts)
	}
	if e.Time != nil {
		if v.Time == nil {
			v.Time = &chancery.Time{Span: v.Span, Text: v.Span.Text}
		}
		v.Time.Value = chancery.Date(*e.Time)
		if *e.Time == "" {
			v.Time = nil
		}
	}
	if e.Actors != nil {
		v.Actors = d.actorsOf(r, v.Actors, *e.Actors, v.Span)
	}
	if e.Recipients != nil {
		v.Recipients = d.actorsOf(r, v.Recipients, *e.Recipients, v.Span)
	}
	v.Place = e.placeOf(r, v.Place, string(v.ID), v.Span)
}

// actorsOf returns an actor for each code.
func (d edits) actorsOf(r *chancery.Reading, before []chancery.ActorID, codes []string, words chancery.Span) []chancery.ActorID {
	out := make([]chancery.ActorID, 0, len(codes))
	for _, c := range codes {
		id := chancery.ActorID("")
		for _, b := range before {
			if id == "" && code(r, b) == c {
				id = b
			}
		}
		for i := range r.Actors {
			a := &r.Actors[i]
			if id == "" && codeOf(a) == c && (a.Kind == chancery.State || a.Kind == chancery.IGO) {
				id = a.ID
			}
		}
		if id == "" {
			id = d.newActor(r, c, words)
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// newActor adds the actor of a code, as the ledger knows it.
func (d edits) newActor(r *chancery.Reading, code string, words chancery.Span) chancery.ActorID {
	a, ok := d.actors[code]
	if !ok {
		a = chancery.Actor{Name: code, Kind: chancery.IGO, Org: code}
	}
	a.ID, a.Reason = chancery.ActorID("review-"+strconv.Itoa(len(r.Actors)+1)), "named by a reviewer"
	a.Mentions = []chancery.MentionSpan{{Span: words, Form: chancery.ByNominal}}
	r.Actors = append(r.Actors, a)
	return a.ID
}

// placeOf returns the place as edited.
func (e Edit) placeOf(r *chancery.Reading, before chancery.PlaceID, local string, words chancery.Span) chancery.PlaceID {
	if e.Place == nil && e.Country == nil {
		return before
	}
	p := chancery.Place{}
	if was := r.Place(before); was != nil {
		p = *was
	}
	if e.Place != nil && *e.Place != p.Name {
		p = chancery.Place{Name: *e.Place, Country: p.Country}
	}
	assign(&p.Country, e.Country)
	if cmp.Or(p.Name, p.Country) == "" {
		return ""
	}
	p.ID = chancery.PlaceID("review-" + local)
	p.Mentions = []chancery.Span{words}
	r.Places = append(r.Places, p)
	return p.ID
}

// holdsEdited reports whether a statement of a reading that a person edited passes the
// terms of a filter that an edit can change.
func (f *Filter) holdsEdited(r *chancery.Reading, local string) bool {
	s := edited(r, local)
	a, b := strings.ToUpper(f.Dyad[0]), strings.ToUpper(f.Dyad[1])
	if a != "" && !s.pairs[[2]string{min(a, b), max(a, b)}] {
		return false
	}
	for _, c := range f.Country {
		if !s.codes[strings.ToUpper(c)] {
			return false
		}
	}
	first, last := merge.Days(s.time)
	published := string(r.Report.Published)
	published = published[:min(len(published), len("2023-03-13"))]
	if f.Since != "" {
		if since, _ := merge.Days(chancery.Date(f.Since)); cmp.Or(last, published) < since {
			return false
		}
	}
	if f.Until != "" {
		_, until := merge.Days(chancery.Date(f.Until))
		if d := cmp.Or(first, published); d == "" || d > until {
			return false
		}
	}
	return (len(f.Type) == 0 || containsFold(f.Type, s.typ)) && (len(f.Status) == 0 || containsFold(f.Status, s.status)) && (f.Quad == "" || inQuad(f.Quad, s.kind, s.typ))
}

// unedited is a filter without the terms that an edit can change.
func (f Filter) unedited() Filter {
	f.Dyad, f.Country, f.Type, f.Status, f.Since, f.Until, f.Quad = [2]string{}, nil, nil, nil, "", "", ""
	return f
}

// terms are what terms of a filter ask of a statement.
type terms struct {
	kind, typ, status string
	time              chancery.Date
	codes             map[string]bool
	pairs             map[[2]string]bool // the lesser code first
}

// edited returns the terms of a statement of a reading as it stands there.
func edited(r *chancery.Reading, local string) terms {
	t := terms{codes: map[string]bool{}, pairs: map[[2]string]bool{}}
	part := func(lists ...[]chancery.ActorID) {
		for _, list := range lists {
			for _, id := range list {
				t.codes[code(r, id)] = true
			}
		}
	}
	join := func(left, right []chancery.ActorID) {
		for _, l := range left {
			for _, o := range right {
				if a, b := code(r, l), code(r, o); a != b {
					t.pairs[[2]string{min(a, b), max(a, b)}] = true
				}
			}
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		if string(e.ID) != local {
			continue
		}
		t.kind, t.typ = EventKind, e.Type
		if e.Time != nil {
			t.time = e.Time.Value
		}
		part(e.Actors, e.Recipients)
		for _, o := range e.Others {
			part([]chancery.ActorID{o.Actor})
		}
		if right := e.Recipients; e.Reciprocal && len(right) == 0 {
			join(e.Actors, e.Actors)
		} else {
			join(e.Actors, right)
		}
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		if string(g.ID) != local {
			continue
		}
		t.kind, t.typ, t.status, t.time = AgreementKind, g.Kind, g.Status, g.Signed
		part(g.Parties, g.Signatories, g.Facilitators)
		join(g.Parties, g.Parties)
	}
	return t
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(v string) bool { return strings.EqualFold(v, s) })
}
