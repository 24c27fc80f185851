package merge

import (
	"slices"
	"testing"

	"chancery"
)

func paper(key, outlet, day, status string, steps []Step, change func(*Statement)) *Statement {
	s := &Statement{
		Key: key, Report: "r" + key, Outlet: outlet, Published: day, Kind: AgreementKind, Type: "agreement", Status: status, Title: "agreement on grain",
		Parties: []string{"RUS", "UKR"}, Perspectives: []Held{{chancery.HolderReport, chancery.CTPlus}}, Agreement: &Agreement{Steps: steps},
	}
	if change != nil {
		change(s)
	}
	return s
}

func TestRegister(t *testing.T) {
	list := []*Statement{
		paper("a", "A", "2023-01-20", "under negotiation", []Step{{"under negotiation", "", "", "are negotiating"}}, nil),
		paper("b", "B", "2023-03-14", "signed", []Step{{"signed", "2023-03-13", "", "signed"}}, func(s *Statement) {
			s.Type, s.Title, s.Place = "protocol", "Grain Corridor Protocol", "Odesa"
			s.First, s.Last = "2023-03-13", "2023-03-13"
			s.Agreement.Signed, s.Agreement.Duration = "2023-03-13", "P2Y"
			s.Agreement.Fields, s.Agreement.FieldCodes = []string{"grain", "ports"}, []string{"6006", "4821"}
			s.Agreement.Signatories = []Name{{"RUS", "ivan petrov", chancery.Person}}
			s.Agreement.SignedWith, s.Agreement.Replaces, s.Agreement.Conditions = []string{"agreement on pilots"}, "port accord", []string{"must still be ratified by Ukraine"}
		}),
		paper("c", "C", "2023-05-02", "ratified", []Step{{"ratified", "2023-05-01", "UKR", "acceded to the protocol"}}, func(s *Statement) {
			s.Agreement.Inferred, s.Place = []string{"place"}, "Odesa"
			s.Agreement.Fields = []string{"Grain"}
		}),
		paper("d", "D", "2023-06-01", "in force", []Step{{"in force", "2023-06-01", "", "entered into force"}}, func(s *Statement) { s.Agreement.InForce = "2023-06-01" }),
		paper("e", "E", "2023-07-18", "suspended", []Step{{"suspended", "2023-07-17", "RUS", "suspended the deal"}}, nil),
		paper("f", "F", "2023-07-19", "denied", []Step{{"denied", "", "RUS", "suspended the deal"}}, func(s *Statement) {
			s.Perspectives = []Held{{chancery.HolderReport, chancery.CTMinus}, {"RUS", chancery.CTMinus}}
		}),
	}
	e := Register(list, "2024-02-01")
	if e.Title != "Grain Corridor Protocol" || e.Kind != "protocol" || e.Place != "Odesa" {
		t.Errorf("%q, a %s, in %s", e.Title, e.Kind, e.Place)
	}
	if e.Signed != (Dated{"2023-03-13", "b"}) || e.InForce != (Dated{"2023-06-01", "d"}) {
		t.Errorf("signed %v, in force %v", e.Signed, e.InForce)
	}
	if e.Expires != "2025-05-31" || e.ExpiresHow != "in force 2023-06-01 and runs P2Y" || e.Expired {
		t.Errorf("expires %s (%s), expired %v", e.Expires, e.ExpiresHow, e.Expired)
	}
	if e.Next == nil || *e.Next != (Anniversary{"2024-03-13", 1, "signature"}) {
		t.Errorf("anniversary %v", e.Next)
	}
	if e.Status != "suspended" || e.StatusBy != "e" {
		t.Errorf("status %s by %s", e.Status, e.StatusBy)
	}
	var steps []string
	for _, m := range e.History {
		steps = append(steps, m.Status+" "+m.Party)
	}
	if want := []string{"under negotiation ", "signed ", "ratified UKR", "in force ", "suspended RUS", "denied RUS"}; !slices.Equal(steps, want) {
		t.Errorf("history %q", steps)
	}
	rus, ukr := e.Parties[0], e.Parties[1]
	if rus.Party != "RUS" || rus.Ratified.Statement != "" || rus.Suspended != (Dated{"2023-07-17", "e"}) || rus.Signed.Date != "2023-03-13" {
		t.Errorf("Russia: %+v", rus)
	}
	if ukr.Ratified != (Dated{"2023-05-01", "c"}) || ukr.How != "A" || ukr.Suspended.Statement != "" || ukr.InForce.Statement != "d" {
		t.Errorf("Ukraine: %+v", ukr)
	}
	if len(e.Contradictions) < 1 || e.Contradictions[0].About != "status" || e.Contradictions[0].Sides[0].Value != "suspended" ||
		e.Contradictions[0].Sides[1].Value != "not suspended" || !slices.Equal(e.Contradictions[0].Sides[1].Holders, []string{"RUS"}) {
		t.Errorf("contradictions %+v", e.Contradictions)
	}
	if len(e.Fields) != 2 || e.Fields[0].Code == "" || e.Replaces != "port accord" || len(e.Conditions) != 1 || !slices.Equal(e.Package, []string{"agreement on pilots"}) {
		t.Errorf("fields %v, replaces %q, conditions %q, package %q", e.Fields, e.Replaces, e.Conditions, e.Package)
	}
	if len(e.Inferred) != 0 { // one report says the place itself
		t.Errorf("inferred %q", e.Inferred)
	}
	if e.Reports != 6 || e.Outlets != 6 {
		t.Errorf("%d reports, %d outlets", e.Reports, e.Outlets)
	}
}

func TestOutcome(t *testing.T) {
	for _, c := range []struct {
		name    string
		moments []Moment
		parties int
		want    string
	}{
		{"only denied", []Moment{{Status: "denied"}}, 2, "denied"},
		{"one of three withdraws", []Moment{{Status: "in force"}, {Status: "withdrawn", Party: "MLI"}}, 3, "in force"},
		{"one of two withdraws", []Moment{{Status: "in force"}, {Status: "withdrawn", Party: "MLI"}}, 2, "withdrawn"},
		{"one of two ratifies", []Moment{{Status: "signed"}, {Status: "ratified", Party: "MLI"}}, 2, "signed"},
		{"in force the day after a suspension", []Moment{{Status: "suspended", Reported: "2023-07-17"}, {Status: "in force", Reported: "2023-07-18"}}, 2, "suspended"},
		{"in force months after a suspension", []Moment{{Status: "suspended", Reported: "2023-07-17"}, {Status: "in force", Reported: "2023-11-18"}}, 2, "in force"},
		{"sought again after the end", []Moment{{Status: "terminated", Reported: "2023-07-17"}, {Status: "sought", Reported: "2023-11-18"}}, 2, "terminated"},
		{"only one party's step", []Moment{{Status: "signed", Party: "MLI"}}, 3, "signed"},
	} {
		if m := outcome(c.moments, c.parties); m == nil || m.Status != c.want {
			t.Errorf("%s: %v, not %s", c.name, m, c.want)
		}
	}
	if outcome(nil, 2) != nil {
		t.Error("an outcome of nothing")
	}
}

func TestStillInForce(t *testing.T) {
	list := []*Statement{
		paper("a", "A", "2023-07-17", "suspended", []Step{{"suspended", "", "RUS", "suspended the deal"}}, nil),
		paper("b", "B", "2023-07-18", "in force", []Step{{"in force", "", "", "remains in force"}}, func(s *Statement) {
			s.Perspectives = append(s.Perspectives, Held{"UKR", chancery.CTPlus})
		}),
	}
	e := Register(list, "")
	if len(e.Contradictions) != 1 || !slices.Equal(e.Contradictions[0].Sides[1].Holders, []string{"UKR"}) || e.Next != nil {
		t.Errorf("%+v", e.Contradictions)
	}
}

func TestExpiry(t *testing.T) {
	for _, c := range []struct {
		term     chancery.Term
		duration string
		signed   chancery.Date
		want     string
	}{
		{chancery.Term{From: "2023", To: "2026"}, "", "", "2026-12-31"},
		{chancery.Term{To: "2031-06"}, "P1Y", "2023-01-01", "2031-06-30"},
		{chancery.Term{From: "2024-01-01"}, "P18M", "2023-11-02", "2025-06-30"},
		{chancery.Term{}, "P25Y", "2023-03-13", "2048-03-12"},
		{chancery.Term{}, "P2W", "2023-03-13", "2023-03-26"},
		{chancery.Term{}, "P6M", "2023-08-31", "2024-02-29"},
		{chancery.Term{}, "P1M", "2023-01-29", "2023-02-28"},
		{chancery.Term{}, "P1M", "2023-01-31", "2023-02-28"},
		{chancery.Term{}, "P1M", "2023-03-31", "2023-04-30"},
		{chancery.Term{}, "P1Y", "2024-02-29", "2025-02-28"},
		{chancery.Term{}, "P13M", "2023-12-01", "2024-12-31"},
		{chancery.Term{}, "P25Y", "", ""},
		{chancery.Term{}, "25 years", "2023-03-13", ""},
		{chancery.Term{}, "P", "2023-03-13", ""},
		{chancery.Term{}, "P99999Y", "2023-03-13", ""},
		{chancery.Term{}, "P999999999999Y", "2023-03-13", ""},
		{chancery.Term{To: ".."}, "", "2023-03-13", ""},
	} {
		e := Register([]*Statement{paper("a", "A", "2023-03-14", "signed", nil, func(s *Statement) {
			s.Agreement.Term, s.Agreement.Duration, s.Agreement.Signed = c.term, c.duration, c.signed
		})}, "2027-01-01")
		if e.Expires != c.want || e.Expired != (c.want != "" && c.want < "2027-01-01") {
			t.Errorf("%v %s signed %s: expires %q (%s), expired %v; want %q", c.term, c.duration, c.signed, e.Expires, e.ExpiresHow, e.Expired, c.want)
		}
	}
}
