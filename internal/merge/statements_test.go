package merge

import (
	"slices"
	"testing"

	"chancery"
)

func reading() *chancery.Reading {
	name := []chancery.MentionSpan{{Form: chancery.ByName}}
	return &chancery.Reading{
		Report: chancery.Report{ID: "sha256:1", Outlet: "A", Published: "2024-03-12"},
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Kenya", Kind: chancery.State, Country: "KEN", Mentions: name},
			{ID: "a2", Name: "Peter Oduya", Kind: chancery.Person, Country: "KEN", Mentions: name},
			{ID: "a3", Name: "the president", Kind: chancery.Person, Country: "TUN", Mentions: []chancery.MentionSpan{{Form: chancery.ByNominal}}},
			{ID: "a4", Name: "Lake League", Kind: chancery.IGO, Org: "ll", Mentions: name},
			{ID: "a5", Name: "Baraka Mills", Kind: chancery.Company, Mentions: name},
		},
		Places: []chancery.Place{{ID: "p1", Name: "Tunis", Kind: "capital", Country: "TUN"}},
		Events: []chancery.Event{
			{ID: "e1", Type: "CONSULT", Mode: "visit", Actors: []chancery.ActorID{"a2", "a5"}, Recipients: []chancery.ActorID{"a3", "a4"}, Trigger: chancery.Span{Start: 5, End: 9, Text: "came"},
				Time: &chancery.Time{Value: "2024-03"}, Place: "p1", Perspectives: []chancery.Perspective{{Holder: "report", Factuality: chancery.PRPlus, Reason: "expectation: due"}, {Holder: "a1", Factuality: chancery.CTPlus}, {Holder: "gone"}}},
			{ID: "e2", Type: "AID", Actors: []chancery.ActorID{"a1", "nobody"}, Trigger: chancery.Span{Start: 5, End: 9, Text: "came"}, Time: &chancery.Time{Value: "2023/.."}},
		},
		Agreements: []chancery.Agreement{
			{ID: "g1", Kind: "pact", Title: "fish pact", Parties: []chancery.ActorID{"a1", "a4"}, Signatories: []chancery.ActorID{"a2"}, Facilitators: []chancery.ActorID{"a5", "a1"}, Status: "signed", Signed: "2024-03-11",
				SignedWith: []chancery.AgreementID{"g2", "g9"}, History: []chancery.StatusChange{{Status: "signed", Party: "a1", Span: chancery.Span{Text: "put their names to the fish pact"}}},
				Mentions: []chancery.Span{{Start: 20, End: 29, Text: "fish pact"}}, Conditions: []chancery.Span{{Text: "if parliament agrees"}}},
			{ID: "g2", Kind: "other", Title: "port accord"},
		},
		Questions: []chancery.Question{{Topic: "gas", About: []string{"e1", "g1"}}},
	}
}

func TestStatements(t *testing.T) {
	r := reading()
	list := Statements(r, "story")
	if len(list) != 4 {
		t.Fatalf("%d statements", len(list))
	}
	e := list[0]
	if e.Story != "story" || e.Outlet != "A" || e.Published != "2024-03-12" || e.First != "2024-03-01" || e.Last != "2024-03-31" || !e.Future || e.PlaceKind != "capital" {
		t.Errorf("%+v", e)
	}
	if !slices.Equal(e.Actors, []string{"KEN"}) || !slices.Equal(e.Recipients, []string{"LL", "TUN"}) {
		t.Errorf("codes %v, %v", e.Actors, e.Recipients)
	}
	if want := []Name{{"", "baraka mills", chancery.Company}, {"KEN", "peter oduya", chancery.Person}}; !slices.Equal(e.Names, want) {
		t.Errorf("names %v", e.Names)
	}
	if want := []Held{{"report", chancery.PRPlus}, {"KEN", chancery.CTPlus}}; !slices.Equal(e.Perspectives, want) {
		t.Errorf("held %v", e.Perspectives)
	}
	if s := list[1]; s.First != "" || s.Last != "" || s.Key == e.Key || len(s.Key) != 2*keyBytes {
		t.Errorf("open time %q to %q, keys %s and %s", s.First, s.Last, s.Key, e.Key)
	}
	g := list[2]
	if g.Kind != AgreementKind || g.Words != "put their names to the fish pact" || g.First != "2024-03-11" || !slices.Equal(g.Parties, []string{"KEN", "LL"}) {
		t.Errorf("%+v", g)
	}
	if a := g.Agreement; !slices.Equal(a.SignedWith, []string{"port accord"}) || a.Steps[0].Party != "KEN" || !slices.Equal(a.Facilitators, []string{"Baraka Mills", "KEN"}) || a.Conditions[0] != "if parliament agrees" {
		t.Errorf("%+v", a)
	}
	r.Report.ID = "sha256:2"
	if Statements(r, "")[0].Key == e.Key {
		t.Error("statements of two reports have one key")
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		date        chancery.Date
		first, last string
	}{
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023-02", "2023-02-01", "2023-02-28"},
		{"2024-03-11", "2024-03-11", "2024-03-11"},
		{"2024-03-11T10:00", "2024-03-11", "2024-03-11"},
		{"2024-03~", "2024-03-01", "2024-03-31"},
		{"2023/2026", "2023-01-01", "2026-12-31"},
		{"2024-03-11/..", "", ""},
		{"2024-05/2024-03", "", ""},
		{"2024-13", "", ""},
		{"2024-02-30", "", ""},
		{"201X", "", ""},
		{"soon", "", ""},
		{"", "", ""},
	} {
		if first, last := span(c.date); first != c.first || last != c.last {
			t.Errorf("%q: %q to %q, not %q to %q", c.date, first, last, c.first, c.last)
		}
	}
}
