package merge

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// Statements returns the events and agreements of a reading as merging sees them,
// events first, in the order of the reading. story is the key of the story that
// the report belongs to, "" for one of its own.
func Statements(r *chancery.Reading, story string) []Statement {
	out := make([]Statement, 0, len(r.Events)+len(r.Agreements))
	base := Statement{Report: string(r.Report.ID), Outlet: r.Report.Outlet, Story: story}
	if first, last := span(r.Report.Published); first == last {
		base.Published = first
	}
	keys := Keys{}
	for i := range r.Events {
		s := ofEvent(r, &r.Events[i], base)
		s.Key = keys.Name(r.Report.ID, EventKind, r.Events[i].Trigger)
		out = append(out, s)
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		s := ofAgreement(r, g, base)
		var at chancery.Span
		if len(g.Mentions) > 0 {
			at = g.Mentions[0]
		}
		s.Key = keys.Name(r.Report.ID, AgreementKind, at)
		out = append(out, s)
	}
	return out
}

// Keys names the statements of one reading: each by its report, its kind and the words
// that anchor it, so that it keeps its name when a newer engine reads the same words. It
// counts how many had the same anchor.
type Keys map[string]int

// Name returns the name of the next statement with this anchor.
func (k Keys) Name(report chancery.ReportID, kind string, anchor chancery.Span) string {
	name := fmt.Sprintf("%s\x00%s\x00%d-%d", report, kind, anchor.Start, anchor.End)
	k[name]++
	if n := k[name]; n > 1 { // two events may hang on one verb
		name = fmt.Sprintf("%s\x00%d", name, n)
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:keyBytes])
}

// keyBytes are enough that of ten million statements no two share a key by chance:
// one in 10^15 for twelve.
const keyBytes = 12

func ofEvent(r *chancery.Reading, e *chancery.Event, s Statement) Statement {
	s.Kind, s.Type, s.Mode = EventKind, e.Type, e.Mode
	s.Title, s.Words = e.Trigger.Text, e.Span.Text
	s.Future, s.Background = e.Tense == "future" || expected(e.Perspectives), e.Background
	s.Actors, s.Recipients = codes(r, e.Actors), codes(r, e.Recipients)
	s.Names = names(r, slices.Concat(e.Actors, e.Recipients))
	if e.Time != nil {
		s.First, s.Last = span(e.Time.Value)
	}
	s.Place, s.PlaceKind, s.Country = place(r, e.Place)
	s.Dead, s.Injured, s.Amount, s.Currency = e.Size.Dead, e.Size.Injured, e.Size.Amount, e.Size.Currency
	s.Perspectives = held(r, e.Perspectives)
	return s
}

// expected reports whether the report expects what it tells ("was due to meet").
func expected(list []chancery.Perspective) bool {
	return slices.ContainsFunc(list, func(p chancery.Perspective) bool {
		return p.Holder == chancery.HolderReport && p.Factuality == chancery.PRPlus && strings.HasPrefix(p.Reason, "expectation")
	})
}

func ofAgreement(r *chancery.Reading, g *chancery.Agreement, s Statement) Statement {
	s.Kind, s.Type, s.Status, s.Title = AgreementKind, g.Kind, g.Status, g.Title
	for _, m := range g.Mentions {
		if len(m.Text) > len(s.Words) {
			s.Words = m.Text
		}
	}
	for _, h := range g.History {
		if len(h.Span.Text) > len(s.Words) {
			s.Words = h.Span.Text
		}
	}
	s.Parties = codes(r, g.Parties)
	s.Names = names(r, g.Parties)
	s.First, s.Last = span(g.Signed)
	s.Place, s.PlaceKind, s.Country = place(r, g.Place)
	s.Perspectives = held(r, g.Perspectives)
	a := &Agreement{
		Signatories: names(r, g.Signatories), Fields: g.Fields, FieldCodes: g.FieldCodes, About: g.About,
		Signed: g.Signed, InForce: g.InForce, Term: g.Term, Duration: g.Duration, Inferred: g.Inferred,
	}
	for _, id := range g.Facilitators {
		if f := r.Actor(id); f != nil {
			a.Facilitators = append(a.Facilitators, holderOf(f))
		}
	}
	slices.Sort(a.Facilitators)
	a.Facilitators = slices.Compact(a.Facilitators)
	for _, h := range g.History {
		step := Step{Status: h.Status, Date: h.Date, Words: h.Span.Text}
		if p := r.Actor(h.Party); p != nil {
			step.Party = code(p)
		}
		a.Steps = append(a.Steps, step)
	}
	title := func(id chancery.AgreementID) string {
		for i := range r.Agreements {
			if id != "" && r.Agreements[i].ID == id {
				return r.Agreements[i].Title
			}
		}
		return ""
	}
	for _, id := range g.SignedWith {
		if t := title(id); t != "" {
			a.SignedWith = append(a.SignedWith, t)
		}
	}
	a.PartOf, a.Replaces = title(g.PartOf), title(g.Replaces)
	for _, c := range g.Conditions {
		a.Conditions = append(a.Conditions, c.Text)
	}
	s.Agreement = a
	return s
}

// code is the country of an actor, or else the code of its organisation.
func code(a *chancery.Actor) string {
	if a.Country != "" {
		return a.Country
	}
	return strings.ToUpper(a.Org)
}

// codes returns the codes of actors, sorted, each once.
func codes(r *chancery.Reading, ids []chancery.ActorID) []string {
	var out []string
	for _, id := range ids {
		if a := r.Actor(id); a != nil && code(a) != "" {
			out = append(out, code(a))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// names returns those of actors that a report calls by name and whose code alone
// does not say who they are.
func names(r *chancery.Reading, ids []chancery.ActorID) []Name {
	var out []Name
	for _, id := range ids {
		a := r.Actor(id)
		if a == nil {
			continue
		}
		switch a.Kind {
		case chancery.Person, chancery.Company, chancery.Party, chancery.ArmedGroup, chancery.Outlet, chancery.IGO, chancery.Group, chancery.Organ:
		default:
			continue
		}
		if a.Kind != chancery.Person && a.Country == "" && a.Org != "" || !slices.ContainsFunc(a.Mentions, func(m chancery.MentionSpan) bool { return m.Form == chancery.ByName }) {
			continue
		}
		if n := strings.ToLower(a.Name); n != "" {
			out = append(out, Name{code(a), n, a.Kind})
		}
	}
	slices.SortFunc(out, compareNames)
	return slices.Compact(out)
}

func compareNames(a, b Name) int {
	return cmp.Or(strings.Compare(a.Code, b.Code), strings.Compare(a.Name, b.Name), strings.Compare(string(a.Kind), string(b.Kind)))
}

// holderOf names a holder or a facilitator: by code, else by name.
func holderOf(a *chancery.Actor) string {
	if c := code(a); c != "" {
		return c
	}
	return a.Name
}

func held(r *chancery.Reading, list []chancery.Perspective) []Held {
	var out []Held
	for _, p := range list {
		h := Held{p.Holder, p.Factuality}
		if p.Holder != chancery.HolderReport {
			a := r.Actor(chancery.ActorID(p.Holder))
			if a == nil {
				continue
			}
			h.Holder = holderOf(a)
		}
		if h.Holder != "" && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// place returns the name, the kind and the country of a place.
func place(r *chancery.Reading, id chancery.PlaceID) (name, kind, country string) {
	if p := r.Place(id); p != nil {
		return p.Name, p.Kind, p.Country
	}
	return "", "", ""
}
