package eval

import (
	"strings"
	"testing"

	"chancery"
)

func TestMembershipLabels(t *testing.T) {
	l, err := MembershipLabels()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.IDs) != 60 {
		t.Errorf("%d items", len(l.IDs))
	}
	if blind, err := BlindMembershipLabels(); err != nil || len(blind.IDs) != 30 {
		t.Errorf("blind: %v", err)
	}
	for _, bad := range []string{"x\tperhaps\tFIN\tNATO\t", "x\trequired\t\tNATO\t", "x\trequired\tFIN"} {
		if _, err := ReadMembershipLabels(strings.NewReader("id\tneed\tstate\torganisation\tstatus\n"+bad+"\n"), "bad.tsv"); err == nil || !strings.HasPrefix(err.Error(), "bad.tsv:2: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestScoreMemberships counts one right, one false, one missed and one of a wrong
// status; optional ones count neither way.
func TestScoreMemberships(t *testing.T) {
	r := chancery.Reading{
		Actors: []chancery.Actor{{ID: "a1", Kind: chancery.State, Country: "FIN"}, {ID: "a2", Kind: chancery.IGO, Org: "NATO"}, {ID: "a3", Kind: chancery.State, Country: "CHE"}, {ID: "a4", Kind: chancery.State, Country: "NOR"}},
		Agreements: []chancery.Agreement{
			{Kind: "membership", Parties: []chancery.ActorID{"a1", "a2"}, Status: "sought"},
			{Kind: "membership", Parties: []chancery.ActorID{"a3", "a2"}, Status: "in force"},
			{Kind: "membership", Parties: []chancery.ActorID{"a4", "a2"}, Status: "in force"},
			{Kind: "treaty", Parties: []chancery.ActorID{"a4", "a3"}},
		},
	}
	var s MembershipScore
	s.add("x", []GoldMembership{{State: "FIN", Org: "NATO", Statuses: []string{"in force"}}, {State: "NOR", Org: "NATO", Optional: true}, {State: "SWE", Org: "NATO"}}, "", &r)
	if s.Hit != 1 || s.False != 1 || s.Missed != 1 || s.Status.Missed != 1 || s.Status.Hit != 0 {
		t.Errorf("%+v", s)
	}
}
