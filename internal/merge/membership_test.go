package merge

import (
	"strings"
	"testing"

	"chancery"
)

func member(key, day, status string, steps ...Step) *Statement {
	return &Statement{
		Key: key, Report: "r" + key, Outlet: key, Published: day, Kind: AgreementKind, Type: MembershipKind, Status: status, Title: "membership of Gambia in Commonwealth of Nations",
		Parties: []string{"CW", "GMB"}, Perspectives: []Held{{chancery.HolderReport, chancery.CTPlus}}, Agreement: &Agreement{Steps: steps},
	}
}

// TestMembershipLife follows one membership over ten years: left, applied anew, back.
func TestMembershipLife(t *testing.T) {
	list := []*Statement{
		member("a", "2013-10-02", "leaving", Step{"leaving", "", "GMB", "announced its withdrawal from the Commonwealth"}),
		member("b", "2013-10-03", "withdrawn", Step{"withdrawn", "2013-10-03", "GMB", "withdrew from the Commonwealth"}),
		member("c", "2013-10-20", "in force", Step{"in force", "1965", "", "Gambia joined the Commonwealth in 1965"}),
		member("d", "2014-03-01", "in force", Step{"in force", "", "", "Gambia is a member of the Commonwealth"}),
		member("e", "2018-01-22", "sought", Step{"sought", "", "GMB", "applied to rejoin the Commonwealth"}),
		member("f", "2018-02-08", "in force", Step{"in force", "2018-02-08", "", "rejoined the Commonwealth"}),
		member("g", "2018-02-09", "in force", Step{"in force", "", "", "rejoined the Commonwealth"}),
		member("h", "2019-05-01", "withdrawn", Step{"withdrawn", "2013", "GMB", "left the Commonwealth in 2013"}),
	}
	for n, want := range map[int]string{1: "leaving", 2: "withdrawn", 3: "withdrawn", 4: "withdrawn", 5: "sought", 6: "in force", 7: "in force", 8: "in force"} {
		if e := Register(list[:n], ""); e.Status != want {
			t.Errorf("after %d reports it is %s, not %s: %v", n, e.Status, want, e.History)
		}
	}
	e := Register(list, "2024-01-01")
	if e.InForce.Date != "2018-02-08" {
		t.Errorf("in force %v", e.InForce)
	}
	for _, p := range e.Parties {
		if p.Withdrawn.Date != "2013-10-03" || p.Withdrawn.Statement != "b" {
			t.Errorf("%s withdrew %v", p.Party, p.Withdrawn)
		}
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			if v := Same(a, b); !v.Same {
				t.Errorf("%s and %s are two: %v", a.Key, b.Key, v.Reasons)
			}
		}
	}
}

// TestMembershipSuspended checks that a suspension stays until it is lifted, and
// that a second one counts.
func TestMembershipSuspended(t *testing.T) {
	list := []*Statement{
		member("a", "2012-03-23", "suspended", Step{"suspended", "", "CW", "was suspended"}),
		member("b", "2012-06-01", "in force", Step{"in force", "", "", "a member of the Commonwealth"}),
		member("c", "2013-10-24", "in force", Step{"in force", "", "", "lifted the suspension of"}),
		member("d", "2020-08-19", "suspended", Step{"suspended", "", "CW", "was suspended"}),
	}
	for n, want := range map[int]string{1: "suspended", 2: "suspended", 3: "in force", 4: "suspended"} {
		if e := Register(list[:n], ""); e.Status != want {
			t.Errorf("after %d reports it is %s, not %s: %v", n, e.Status, want, e.History)
		}
	}
}

// TestMembershipRatifiedByOthers checks that what a third state does stays visible
// and moves nothing.
func TestMembershipRatifiedByOthers(t *testing.T) {
	e := Register([]*Statement{
		member("a", "2018-01-22", "sought", Step{"sought", "", "GMB", "applied"}),
		member("b", "2018-03-22", "ratified", Step{"ratified", "", "KEN", "ratified the membership"}),
	}, "")
	var steps []string
	for _, m := range e.History {
		steps = append(steps, m.Status+" "+m.Party)
	}
	if e.Status != "sought" || strings.Join(steps, ", ") != "sought GMB, ratified KEN" {
		t.Errorf("%s, %v", e.Status, steps)
	}
}

// TestMembershipDisputed checks that a denial stands beside what is denied.
func TestMembershipDisputed(t *testing.T) {
	e := Register([]*Statement{
		member("a", "2013-10-02", "withdrawn", Step{"withdrawn", "", "GMB", "has left the Commonwealth"}),
		member("b", "2013-10-03", "denied", Step{"denied", "", "GMB", "had left the Commonwealth"}),
	}, "")
	if len(e.Contradictions) == 0 || e.Contradictions[0].About != "status" {
		t.Errorf("%+v", e.Contradictions)
	}
}

// TestMembershipApart checks what is not joined.
func TestMembershipApart(t *testing.T) {
	a := member("a", "2018-02-08", "in force")
	b := member("b", "2018-02-08", "in force")
	b.Parties = []string{"CW", "ZWE"}
	c := member("c", "2018-02-08", "agreed")
	c.Type, c.Title = "agreement", "agreement"
	for _, o := range []*Statement{b, c} {
		if v := Same(a, o); v.Same {
			t.Errorf("joined with %v: %v", o.Parties, v.Reasons)
		}
	}
}
