package eval

import (
	"slices"
	"strings"
	"testing"

	"chancery"
)

const sample = `title: Freedonia and Sylvania sign
outlet: Test Gazette
published: 2024-05-06
TEXT
Freedonia signed a trade accord with Sylvania on Monday.

Envoys met in Capital City. Freedonia may send aid, an official said.
It is not clear when the accord takes effect.
EVENTS
SUPPORT | FRE,SYL | | CT+ | <>signed a trade accord
CONSULT | ~ | ~ | CT+ | met
AID/AGREE | FRE | ~Sylvania/SYL | PS+ | send aid
?REQUEST | ~Envoy/IGO | | Uu,CT+ | takes
AGREEMENTS
accord/pact | FRE,SYL | fields=trade; status=signed; term=2024/2026; signatories=~Groucho
?deal | FRE,SYL |
ATTRIBUTIONS
official | said | may send aid
QUESTIONS
when the accord takes effect
`

func gold(t *testing.T) GoldReport {
	t.Helper()
	g, err := ParseGoldReport(strings.NewReader(sample), "dir/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestParseGoldReport(t *testing.T) {
	g := gold(t)
	if g.Name != "sample" || g.Report.Published != "2024-05-06" || g.Report.Outlet != "Test Gazette" {
		t.Errorf("header: %+v", g.Report)
	}
	if !strings.HasPrefix(g.Report.Text, "Freedonia signed") || !strings.HasSuffix(g.Report.Text, "effect.") {
		t.Errorf("text %q", g.Report.Text)
	}
	if len(g.Events) != 4 || len(g.Agreements) != 2 || len(g.Attributions) != 1 || len(g.Questions) != 1 {
		t.Fatalf("%d events, %d agreements, %d attributions, %d questions", len(g.Events), len(g.Agreements), len(g.Attributions), len(g.Questions))
	}
	e := g.Events[0]
	if !e.Reciprocal || e.Optional || e.Trigger != "signed a trade accord" || len(e.Actors) != 2 || len(e.Recipients) != 0 {
		t.Errorf("event 0: %+v", e)
	}
	if e = g.Events[2]; !slices.Equal(e.Types, []string{"AID", "AGREE"}) || !slices.Equal(e.Recipients[0].Alternatives, []string{"Sylvania", "SYL"}) {
		t.Errorf("event 2: %+v", e)
	}
	if e = g.Events[3]; !e.Optional || !slices.Equal(e.Factuality, []string{"Uu", "CT+"}) {
		t.Errorf("event 3: %+v", e)
	}
	if a := g.Agreements[0]; !slices.Equal(a.Kinds, []string{"accord", "pact"}) || len(a.Details) != 4 || a.Details[2] != (Detail{"term", "2024/2026"}) {
		t.Errorf("agreement: %+v", a)
	}
}

func TestParseGoldReportErrors(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"cells":    {"TEXT\nA.\nEVENTS\nAID | A | B\n", "f.txt:4: EVENTS line has 3 cells, not 5"},
		"trigger":  {"TEXT\nA.\nEVENTS\nAID | A | B | CT+ | \n", "f.txt:4: event needs a type"},
		"detail":   {"TEXT\nA.\nAGREEMENTS\ndeal | A | signed\n", "f.txt:4: detail \"signed\" is not key=value"},
		"no text":  {"title: x\nEVENTS\n", "f.txt: no TEXT section"},
		"headline": {"nonsense\nTEXT\nA.\n", "f.txt:1: header"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseGoldReport(strings.NewReader(tt.in), "f.txt")
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// span finds words in the sample text.
func span(t *testing.T, g *GoldReport, words string) chancery.Span {
	t.Helper()
	i := strings.Index(g.Report.Text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return chancery.Span{Start: i, End: i + len(words), Text: words}
}

func by(f chancery.Factuality) []chancery.Perspective {
	return []chancery.Perspective{{Holder: chancery.HolderReport, Factuality: f}}
}

// right is a reading of the sample in which all is right.
func right(t *testing.T, g *GoldReport) chancery.Reading {
	return chancery.Reading{
		Report: g.Report,
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Freedonia", Kind: chancery.State, Country: "FRE"},
			{ID: "a2", Name: "Sylvania", Kind: chancery.State, Country: "SYL"},
			{ID: "a3", Name: "official", Kind: chancery.Group},
			{ID: "a4", Name: "Rufus Groucho", Kind: chancery.Person, Country: "FRE"},
		},
		Events: []chancery.Event{
			{ID: "e1", Type: "SUPPORT", Actors: []chancery.ActorID{"a1"}, Recipients: []chancery.ActorID{"a2"}, Reciprocal: true, Trigger: span(t, g, "signed"), Perspectives: by("CT+")},
			{ID: "e2", Type: "CONSULT", Actors: []chancery.ActorID{"a1"}, Trigger: span(t, g, "met"), Perspectives: by("CT+")},
			{ID: "e3", Type: "AID", Actors: []chancery.ActorID{"a4"}, Recipients: []chancery.ActorID{"a2"}, Trigger: span(t, g, "send"), Perspectives: by("PS+")},
		},
		Agreements: []chancery.Agreement{{ID: "g1", Kind: "accord", Title: "trade accord", Parties: []chancery.ActorID{"a2", "a1"}, Fields: []string{"trade"},
			Status: "signed", Term: chancery.Term{From: "2024-05", To: "2026"}, Signatories: []chancery.ActorID{"a4"}}},
		Attributions: []chancery.Attribution{{ID: "q1", Source: "a3", Cue: span(t, g, "said"), Content: []chancery.Span{span(t, g, "Freedonia may send aid")}}},
		Questions:    []chancery.Question{{ID: "u1", Span: span(t, g, "It is not clear when the accord takes effect.")}},
	}
}

func TestScoreReportAllRight(t *testing.T) {
	g := gold(t)
	r := right(t, &g)
	s := ScoreReport(&g, &r)
	for name, c := range map[string]Count{"events": s.Events, "participants": s.Participants, "factuality": s.Factuality, "agreements": s.Agreements,
		"details": s.Details, "attributions": s.Attributions, "source": s.Source, "content": s.Content, "questions": s.Questions} {
		if c.Missed != 0 || c.False != 0 || c.Hit == 0 {
			t.Errorf("%s: %+v; notes %q", name, c, s.Notes)
		}
	}
	if s.Events.Hit != 3 || s.Details.Hit != 4 {
		t.Errorf("events %+v details %+v", s.Events, s.Details)
	}
}

func TestScoreReportFaults(t *testing.T) {
	g := gold(t)
	tests := map[string]struct {
		change                                  func(r *chancery.Reading)
		events, parties, factuality, agreements Count
	}{
		"wrong type": {func(r *chancery.Reading) { r.Events[1].Type = "AID" },
			Count{2, 1, 1}, Count{2, 1, 1}, Count{2, 0, 0}, Count{1, 0, 0}},
		"an event no line allows": {func(r *chancery.Reading) {
			e := r.Events[1]
			e.Type, e.Trigger = "PROTEST", chancery.Span{Start: 0, End: 9}
			r.Events = append(r.Events, e)
		}, Count{3, 1, 0}, Count{3, 1, 0}, Count{3, 0, 0}, Count{1, 0, 0}},
		"the same event twice": {func(r *chancery.Reading) { r.Events = append(r.Events, r.Events[0]) },
			Count{3, 1, 0}, Count{3, 1, 0}, Count{3, 0, 0}, Count{1, 0, 0}},
		"an optional event": {func(r *chancery.Reading) {
			e := r.Events[1]
			i := strings.Index(g.Report.Text, "takes")
			e.Type, e.Trigger = "REQUEST", chancery.Span{Start: i, End: i + 5}
			r.Events = append(r.Events, e)
		}, Count{3, 0, 0}, Count{3, 0, 0}, Count{3, 0, 0}, Count{1, 0, 0}},
		"direction": {func(r *chancery.Reading) {
			e := &r.Events[2]
			e.Actors, e.Recipients = e.Recipients, e.Actors
		}, Count{3, 0, 0}, Count{2, 1, 1}, Count{3, 0, 0}, Count{1, 0, 0}},
		"one actor too many": {func(r *chancery.Reading) { r.Events[2].Actors = append(r.Events[2].Actors, "a2") },
			Count{3, 0, 0}, Count{2, 1, 1}, Count{3, 0, 0}, Count{1, 0, 0}},
		"factuality": {func(r *chancery.Reading) { r.Events[2].Perspectives = by("CT+") },
			Count{3, 0, 0}, Count{3, 0, 0}, Count{2, 0, 1}, Count{1, 0, 0}},
		"a party too many": {func(r *chancery.Reading) { r.Agreements[0].Parties = append(r.Agreements[0].Parties, "a3") },
			Count{3, 0, 0}, Count{3, 0, 0}, Count{3, 0, 0}, Count{0, 1, 1}},
		"an agreement no line allows": {func(r *chancery.Reading) { r.Agreements = append(r.Agreements, chancery.Agreement{Kind: "truce"}) },
			Count{3, 0, 0}, Count{3, 0, 0}, Count{3, 0, 0}, Count{1, 1, 0}},
		"a contract is out of the register": {func(r *chancery.Reading) { r.Agreements = append(r.Agreements, chancery.Agreement{Kind: "contract"}) },
			Count{3, 0, 0}, Count{3, 0, 0}, Count{3, 0, 0}, Count{1, 0, 0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := right(t, &g)
			tt.change(&r)
			s := ScoreReport(&g, &r)
			if s.Events != tt.events {
				t.Errorf("events %+v, want %+v", s.Events, tt.events)
			}
			if s.Participants != tt.parties {
				t.Errorf("participants %+v, want %+v", s.Participants, tt.parties)
			}
			if s.Factuality != tt.factuality {
				t.Errorf("factuality %+v, want %+v", s.Factuality, tt.factuality)
			}
			if s.Agreements != tt.agreements {
				t.Errorf("agreements %+v, want %+v", s.Agreements, tt.agreements)
			}
		})
	}
}

func TestDetails(t *testing.T) {
	r := chancery.Reading{
		Actors:     []chancery.Actor{{ID: "a1", Name: "Envoy of the Union", Kind: chancery.Person}, {ID: "a2", Name: "Fiume", Kind: chancery.State, Country: "FIU"}},
		Places:     []chancery.Place{{ID: "p1", Name: "Port Town"}},
		Agreements: []chancery.Agreement{{ID: "g1", Kind: "memorandum of understanding", Title: "memorandum of understanding of 2019"}},
	}
	a := chancery.Agreement{Fields: []string{"the economy", "science and technology"}, About: "the 30th anniversary of ties", Status: "signed", Place: "p1",
		Signed: "2022-04", Replaces: "g1", Facilitators: []chancery.ActorID{"a1"}, Hosts: []chancery.ActorID{"a2"}, Duration: "P5Y"}
	tests := []struct {
		key, value string
		want       bool
	}{
		{"fields", "economy,science and technology", true},
		{"fields", "economy,sport", false},
		{"about", "30th anniversary", true},
		{"status", "agreed/signed", true},
		{"status", "ratified", false},
		{"place", "Port Town", true},
		{"place", "Port", false},
		{"term", "2022", true},
		{"term", "2022/2026", false},
		{"replaces", "memorandum of understanding", true},
		{"replaces", "treaty", false},
		{"facilitators", "~Union", true},
		{"facilitators", "FIU", true},
		{"facilitators", "XYZ", false},
		{"duration", "P5Y", true},
		{"unheard of", "x", false},
	}
	for _, tt := range tests {
		if got := (Detail{tt.key, tt.value}).is(&a, &r); got != tt.want {
			t.Errorf("%s=%s: %v", tt.key, tt.value, got)
		}
	}
}

func TestOccurrences(t *testing.T) {
	text := "The aide said aid\u00a0came.\nAid came again; AID."
	for phrase, want := range map[string]int{"aid": 1, "Aid came": 1, "aid came": 1, "said": 1, "sai": 0, "AIDE": 1, "": 0, "came again": 1} {
		if got := occurrences(text, phrase); len(got) != want {
			t.Errorf("%q: %v, want %d", phrase, got, want)
		}
	}
}

func TestAssign(t *testing.T) {
	// Greedy takes (0,0)=5 and leaves row 1 nothing; the best sum is 4+4.
	w := [][]int{{5, 4}, {4, 0}}
	got := assign(2, 2, func(r, c int) int { return w[r][c] })
	if !slices.Equal(got, []int{1, 0}) {
		t.Errorf("got %v", got)
	}
	if got := assign(2, 3, func(r, c int) int { return 0 }); !slices.Equal(got, []int{-1, -1}) {
		t.Errorf("pairs without weight: %v", got)
	}
	if got := assign(0, 3, nil); len(got) != 0 {
		t.Errorf("no rows: %v", got)
	}
}
