package eval

import (
	"strings"
	"testing"

	"chancery"
)

func TestBuiltinLabels(t *testing.T) {
	e, err := EventLabels()
	if err != nil {
		t.Fatal(err)
	}
	a, err := AgreementLabels()
	if err != nil {
		t.Fatal(err)
	}
	if len(e.IDs) != 200 || len(a.IDs) != 150 {
		t.Errorf("%d event items, %d agreement items", len(e.IDs), len(a.IDs))
	}
}

func TestScoreAgreementItems(t *testing.T) {
	const table = "id\tkind\tneed\tparties\n" +
		"1\tpact\trequired\tAAA,BBB\n1\ttruce\toptional\tAAA,~\n2\t-\t\t\n"
	l, err := ReadAgreementLabels(strings.NewReader(table), "x")
	if err != nil {
		t.Fatal(err)
	}
	items := Items{"1": {Text: "one"}, "2": {Text: "two"}}
	entry := func(ids ...chancery.ActorID) chancery.Agreement {
		return chancery.Agreement{Kind: "pact", Parties: ids}
	}
	tests := map[string]struct {
		found []chancery.Agreement
		want  Count
	}{
		"right, and false where there is none": {[]chancery.Agreement{entry("a1", "a2")}, Count{1, 1, 0}},
		"optional with a stray":                {[]chancery.Agreement{entry("a1", "a3")}, Count{0, 1, 1}},
		"stray pair":                           {[]chancery.Agreement{entry("a3", "a2")}, Count{0, 2, 1}},
		"contract":                             {[]chancery.Agreement{{Kind: "contract"}}, Count{0, 0, 1}},
	}
	for name, tt := range tests {
		s := ScoreAgreementItems(l, items, fixed{Actors: three, Agreements: tt.found})
		if s.Count != tt.want {
			t.Errorf("%s: %+v, want %+v", name, s.Count, tt.want)
		}
	}
}

func TestScoreEventItems(t *testing.T) {
	const table = "id\ttype\tactors\trecipients\ttrigger\n1\tAID\tAAA\t\tsends/aid\n"
	l, err := ReadEventLabels(strings.NewReader(table), "x")
	if err != nil {
		t.Fatal(err)
	}
	reading := fixed{Actors: three, Events: []chancery.Event{{Type: "AID", Actors: []chancery.ActorID{"a1"}, Trigger: chancery.Span{Start: 6, End: 11}}}}
	s := ScoreEventItems(l, Items{"1": {Text: "Aland sends food"}}, reading)
	if s.Events != (Count{1, 0, 0}) || s.Participants != (Count{1, 0, 0}) {
		t.Errorf("events %+v, participants %+v", s.Events, s.Participants)
	}
}
