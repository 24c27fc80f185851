package analysis

import (
	"testing"

	"chancery/internal/ledger"
)

func TestRecords(t *testing.T) {
	c := ledger.Coverage{Items: make([]ledger.Item, 4), Tellings: []ledger.Telling{
		{Item: 0, Outlet: "Post", Published: "2024-02-03", Factuality: "Uu"},
		{Item: 0, Outlet: "Post", Published: "2024-02-04", Factuality: "CT+", Dead: 12},
		{Item: 0, Outlet: "Globe", Published: "2024-02-04", Factuality: "CT-", Dead: 9},
		{Item: 1, Outlet: "Globe", Published: "2024-02-04T08:00:00Z", Factuality: "CT+"},
		{Item: 1, Outlet: "Post", Published: "2024-02-04", Factuality: "PR+"},
		{Item: 2, Outlet: "Post", Factuality: "Uu"},
		{Item: 3, Factuality: "CT+"},
	}}
	voices := Voices(&c)
	got := Records(voices)
	want := []Record{
		{Outlet: "Post", Occurrences: 3, First: 1, Exclusive: 1, DeniedBy: 1, Uncommitted: 1, OtherNumbers: 1},
		{Outlet: "Globe", Occurrences: 2, Denies: 1, OtherNumbers: 1},
	}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for i, want := range []Accord{Contradict, Agree, OnlyTheFirst} {
		if got := Compare(VoiceOf(voices[i], "Post"), VoiceOf(voices[i], "Globe")); got != want {
			t.Errorf("occurrence %d: %s, want %s", i, got, want)
		}
	}
	if got := Compare(&Voice{Factuality: "CT+", Dead: 3}, &Voice{Factuality: "CT+", Dead: 5}); got != OtherNumber {
		t.Errorf("other numbers: %s", got)
	}
}

func TestBonds(t *testing.T) {
	ties := []ledger.Tie{{A: "BLR", B: "IRN", Type: "CONSULT", N: 2}, {A: "BLR", B: "IRN", Type: "agreement", N: 3}, {A: "BLR", B: "RUS", Type: "ASSAULT", N: 9}}
	all := Bonds(ties, nil)
	if len(all) != 2 || all[0].B != "RUS" || all[1].Total() != 5 || all[1].Types[0].Type != "agreement" || all[1].Agreements != 3 {
		t.Errorf("all: %+v", all)
	}
	for choice, want := range map[string]int{"cooperation": 1, "conflict": 1, "agreement": 1, "consult": 1, "material conflict": 1, "verbal conflict": 0} {
		wanted, ok := Wanting(choice)
		if got := Bonds(ties, wanted); !ok || len(got) != want {
			t.Errorf("%s: %v, %d pairs, want %d", choice, ok, len(got), want)
		}
	}
	if _, ok := Wanting("nonsense"); ok {
		t.Error("nonsense is a choice")
	}
}
