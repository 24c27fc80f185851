package eval

import (
	"slices"
	"strings"
	"testing"

	"chancery"
)

func TestReadPLOVERShapes(t *testing.T) {
	in := `{"id":"1","text":"A met B.","event":"consult","source":[{"actorText":"A","code":"AAA","sector":null}],"target":"","reciprocal":false}

{"id":"2","text":"C hosted D.","event":"CONSULT","mode":"visit","source":{"actorText":"C","code":"ccc "},"target":[{"actorText":"D","code":"DDD"}],"note":"the visitor is the actor: swap source and target"}
{"id":"3","text":"E.","event":"AID","source":null,"target":"the poor"}
`
	got, err := ReadPLOVER(strings.NewReader(in), "x")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].Event != "CONSULT" || len(got[0].Targets) != 0 || got[0].Actors[0].Code != "AAA" {
		t.Fatalf("%+v", got)
	}
	if got[1].Actors[0].Code != "DDD" || got[1].Targets[0].Code != "CCC" || got[1].Mode != "visit" {
		t.Errorf("sides not swapped: %+v", got[1])
	}
	if got[2].Actors != nil || got[2].Targets[0].Text != "the poor" {
		t.Errorf("%+v", got[2])
	}
	if _, err := ReadPLOVER(strings.NewReader("{}\n"), "x"); err == nil || !strings.HasPrefix(err.Error(), "x:1: ") {
		t.Errorf("error %v", err)
	}
}

// fixed answers every report with one reading.
type fixed chancery.Reading

func (f fixed) Read(chancery.Report) chancery.Reading { return chancery.Reading(f) }

var three = []chancery.Actor{
	{ID: "a1", Name: "Aland", Kind: chancery.State, Country: "AAA"},
	{ID: "a2", Name: "Beland", Kind: chancery.State, Country: "BBB"},
	{ID: "a3", Name: "World Body", Kind: chancery.IGO, Org: "WB"},
}

func TestScorePLOVER(t *testing.T) {
	rec := PLOVERRecord{Text: "x", Event: "AID", Actors: []PLOVERActor{{Code: "AAA"}}, Targets: []PLOVERActor{{Code: "IGO"}}}
	aid := func(actors, recipients []chancery.ActorID) fixed {
		return fixed{Actors: three, Events: []chancery.Event{{Type: "AID", Actors: actors, Recipients: recipients}}}
	}
	tests := map[string]struct {
		reading            fixed
		reciprocal         bool
		typed, full, exact int
	}{
		"right":              {aid([]chancery.ActorID{"a1"}, []chancery.ActorID{"a3"}), false, 1, 1, 1},
		"one more recipient": {aid([]chancery.ActorID{"a1"}, []chancery.ActorID{"a3", "a2"}), false, 1, 1, 0},
		"wrong way":          {aid([]chancery.ActorID{"a3"}, []chancery.ActorID{"a1"}), false, 1, 0, 0},
		"either way":         {aid([]chancery.ActorID{"a3"}, []chancery.ActorID{"a1"}), true, 1, 1, 1},
		"nothing":            {fixed{}, false, 0, 0, 0},
		"other type":         {fixed{Actors: three, Events: []chancery.Event{{Type: "ACCUSE"}}}, false, 0, 0, 0},
		"two events, one trigger": {fixed{Actors: three, Events: []chancery.Event{
			{Type: "AID", Actors: []chancery.ActorID{"a1"}}, {Type: "AID", Recipients: []chancery.ActorID{"a3"}}}}, false, 1, 1, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rec := rec
			rec.Reciprocal = tt.reciprocal
			s := ScorePLOVER([]PLOVERRecord{rec}, tt.reading)
			if s.Type != tt.typed || s.Full != tt.full || s.Strict != tt.exact {
				t.Errorf("type %d full %d strict %d", s.Type, s.Full, s.Strict)
			}
		})
	}
}

func TestReadPETRARCH(t *testing.T) {
	in := `{"id":"1","text":"old","text_v2":"new","date":"19950101","events":[{"source":"A","target":"B","code":"224"}],"events_v2":[{"source":"AAA","target":"BBBGOV","code":"190"}],"dicts":{"actors":"x.txt","agents":"y.txt"}}
{"id":"2","text":"t","date":"950101","events":[],"expect_none":true,"dicts":{"actors":["p","q"]}}
{"id":"3","text":"t","date":"19950101","events":[],"expect_error":"dateline"}
{"id":"4","text":"t","date":"19950101","events":[],"no_gold":true}
`
	got, err := ReadPETRARCH(strings.NewReader(in), "x")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d records", len(got))
	}
	if r := got[0]; r.Text != "new" || r.Events[0].Code != "190" || r.Date != "1995-01-01" || !slices.Equal(r.Actors, []string{"x.txt"}) || r.Agents != "y.txt" {
		t.Errorf("%+v", r)
	}
	if r := got[1]; r.Date != "" || len(r.Actors) != 2 {
		t.Errorf("%+v", r)
	}
}

func TestScorePETRARCH(t *testing.T) {
	rec := func(events ...PETRARCHEvent) []PETRARCHRecord {
		return []PETRARCHRecord{{Text: "x", Events: events}}
	}
	meet := fixed{Actors: three, Events: []chancery.Event{{Type: "CONSULT", CAMEO: "040", Actors: []chancery.ActorID{"a1", "a2"}, Reciprocal: true}}}
	hit := fixed{Actors: three, Events: []chancery.Event{{Type: "ASSAULT", CAMEO: "193", Actors: []chancery.ActorID{"a1"}, Recipients: []chancery.ActorID{"a2"}}}}
	tests := map[string]struct {
		gold        []PETRARCHRecord
		reading     fixed
		root, exact Count
	}{
		"both ways":          {rec(PETRARCHEvent{"AAA", "BBBGOV", "040"}, PETRARCHEvent{"BBBGOV", "AAA", "040"}), meet, Count{2, 0, 0}, Count{2, 0, 0}},
		"root right":         {rec(PETRARCHEvent{"AAA", "BBB", "190"}), hit, Count{1, 0, 0}, Count{0, 1, 1}},
		"root wrong":         {rec(PETRARCHEvent{"AAA", "BBB", "180"}), hit, Count{0, 1, 1}, Count{0, 1, 1}},
		"code not of CAMEO":  {rec(PETRARCHEvent{"AAA", "BBB", "345"}), hit, Count{1, 0, 0}, Count{0, 1, 1}},
		"no country in gold": {rec(PETRARCHEvent{"---REB", "BBB", "190"}), hit, Count{1, 0, 0}, Count{0, 1, 1}},
		"other direction":    {rec(PETRARCHEvent{"BBB", "AAA", "190"}), hit, Count{0, 1, 1}, Count{0, 1, 1}},
		"nothing wanted":     {rec(), hit, Count{0, 1, 0}, Count{0, 1, 0}},
		"nothing found":      {rec(PETRARCHEvent{"AAA", "BBB", "190"}), fixed{}, Count{0, 0, 1}, Count{0, 0, 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := ScorePETRARCH(tt.gold, tt.reading)
			if s.Root != tt.root || s.Exact != tt.exact {
				t.Errorf("root %+v exact %+v, want %+v %+v", s.Root, s.Exact, tt.root, tt.exact)
			}
		})
	}
}

func TestFloors(t *testing.T) {
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	results := []Measured{{Command: "c", Scores: []Score{
		{"reports", "events F1", 0.79, 10}, {"reports", "agreements F1", 0.85, 10}, {"plover_gsr_dev", "events per record", 2.4, 158}}}}
	below := Below(results, floors)
	want := []string{"reports, events F1: 0.790 is below 0.80", "plover_gsr_dev, events per record: 2.400 is above 2.00"}
	if !slices.Equal(below, want) {
		t.Errorf("got %q", below)
	}
	var b strings.Builder
	if err := WriteMarkdown(&b, results, floors, chancery.Engine{Version: "1", Model: "m"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Engine 1, model m", "| reports | events F1 | 0.790 | **0.80** | 0.88 | 10 | `c` |", "at most 2.00"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("page lacks %q:\n%s", want, b.String())
		}
	}
}

func TestReadFloorsErrors(t *testing.T) {
	const head = "set\tmeasure\tfloor\taim\n"
	for in, want := range map[string]string{
		"a\tb\n":                            "f:1: header",
		head + "a\tb\t1\n":                  "f:2: 3 cells",
		head + "a\tb\tx\t\n":                "f:2: \"x\" is no number",
		head + "a\tb\t1\t\na\tb\t1\t\n":     "f:3: a, b stands twice",
		"# c\n" + head + "a\tb\t<=1,5\t2\n": "f:3: \"1,5\" is no number",
	} {
		if _, err := ReadFloors(strings.NewReader(in), "f"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}
