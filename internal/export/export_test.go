package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"chancery"
)

func reading() *chancery.Reading {
	return &chancery.Reading{
		Engine: chancery.Engine{Version: "1"},
		Report: chancery.Report{ID: "sha256:00", Published: "2023-03-13", Outlet: "Gulf\tLedger"},
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Chad", Kind: chancery.State, Country: "TCD"},
			{ID: "a2", Name: "Niger's president", Kind: chancery.Person, Country: "NER", Sectors: []string{"GOV"}},
			{ID: "a3", Name: "crowd", Kind: chancery.Group},
			{ID: "a4", Name: "African Union", Kind: chancery.IGO, Org: "AU"},
		},
		Places: []chancery.Place{{ID: "p1", Name: "Abuja"}},
		Events: []chancery.Event{
			{ID: "e1", Type: "CONSULT", CAMEO: "040", Actors: []chancery.ActorID{"a1", "a2"}, Reciprocal: true, Place: "p1",
				Trigger: chancery.Span{Text: "met"}, Span: chancery.Span{Start: 3, End: 9, Text: "they met"}, Contexts: []string{"diplomatic"},
				Perspectives: []chancery.Perspective{{Holder: "report", Factuality: "CT-"}}, Time: &chancery.Time{Value: "2023-03-12"}},
			{ID: "e2", Type: "ACCUSE", CAMEO: "111", Actors: []chancery.ActorID{"a4"}, Recipients: []chancery.ActorID{"a2"}, Tense: "future"},
			{ID: "e3", Type: "PROTEST", CAMEO: "145", Actors: []chancery.ActorID{"a3"}, Recipients: []chancery.ActorID{"a3"}},
		},
	}
}

func TestCAMEO(t *testing.T) {
	var b bytes.Buffer
	if err := CAMEO(&b, reading()); err != nil {
		t.Fatal(err)
	}
	denied := b.String()
	b.Reset()
	told := reading()
	told.Events[0].Perspectives[0].Factuality = "CT+"
	told.Attributions = []chancery.Attribution{{ID: "q1", Source: "a1", Stance: "claim", Cue: chancery.Span{Start: 20, End: 24}, Content: []chancery.Span{{Start: 25, End: 60}}}}
	told.Actors[1].Mentions = []chancery.MentionSpan{{Span: chancery.Span{Start: 30, End: 35}, Form: chancery.ByName}}
	if strings.Contains(denied, "_e1") {
		t.Errorf("a denied event came out: %s", denied)
	}
	if err := CAMEO(&b, told); err != nil {
		t.Fatal(err)
	}
	want := "20230312\tTCD\tNERGOV\t040\t\tsha256:00_e1\t\tGulf Ledger\n" +
		"20230312\tNERGOV\tTCD\t040\t\tsha256:00_e1\t\tGulf Ledger\n" +
		"20230313\tIGO\tNERGOV\t111\t\tsha256:00_e2\t\tGulf Ledger\n" +
		"20230313\tTCD\tNERGOV\t010\t\tsha256:00_q1\t\tGulf Ledger\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestDay holds that an event is dated to a day only where its time is one: an interval
// of years may have as many letters.
func TestDay(t *testing.T) {
	r := reading()
	for value, want := range map[chancery.Date]string{
		"2023-03-12": "2023-03-12", "2023-03-12~": "2023-03-12", "2023-03-12/2023-03-12": "2023-03-12",
		"2023/2026~": "2023-03-13", "2023-03": "2023-03-13", "": "2023-03-13",
	} {
		r.Events[0].Time = &chancery.Time{Value: value}
		if got := day(&r.Events[0], r); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}

func TestPLOVER(t *testing.T) {
	var b bytes.Buffer
	if err := PLOVER(&b, reading()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want one for each of 3 events", len(lines))
	}
	var e ploverEvent
	if err := json.Unmarshal([]byte(lines[0]), &e); err != nil {
		t.Fatal(err)
	}
	if len(e.Actor) != 2 || len(e.Recipient) != 0 || e.Actor[1].Code != "NER" || e.Date != "2023-03-12" || e.Loc != "Abuja" || e.Quad != 1 {
		t.Errorf("reciprocal event came out as %+v", e)
	}
	if got := strings.Join(e.Context, " "); got != "diplomatic negation" {
		t.Errorf("contexts %q, want the auxiliary mode negation among them", got)
	}
	if !strings.Contains(lines[1], `"future"`) {
		t.Errorf("no auxiliary mode future in %s", lines[1])
	}
}
