package chancery

import (
	"strings"
	"testing"
)

func sound() Reading {
	text := "Oslo thanked Rome."
	quote := func(a, b int) Span { return Span{a, b, text[a:b]} }
	return Reading{
		Schema: Schema,
		Report: Report{Text: text},
		Actors: []Actor{
			{ID: "a1", Mentions: []MentionSpan{{Span: quote(0, 4), Form: ByName}}},
			{ID: "a2", Mentions: []MentionSpan{{Span: quote(13, 17), Form: ByName}}},
		},
		Events: []Event{{
			ID: "e1", Type: "SUPPORT", Actors: []ActorID{"a1"}, Recipients: []ActorID{"a2"},
			Trigger: quote(5, 12), Span: quote(0, 18), Rule: "thank",
			Perspectives: []Perspective{{Holder: HolderReport, Factuality: CTPlus}},
		}},
	}
}

func TestValidate(t *testing.T) {
	ok := sound()
	if err := ok.Validate(); err != nil {
		t.Fatalf("a sound reading is refused: %v", err)
	}
	faults := []struct {
		name  string
		spoil func(*Reading)
		want  string
	}{
		{"schema", func(r *Reading) { r.Schema = "x" }, "schema"},
		{"span outside", func(r *Reading) { r.Events[0].Trigger.End = 99 }, "outside the text"},
		{"span misquotes", func(r *Reading) { r.Events[0].Trigger.Text = "shelled" }, `says "shelled"`},
		{"dangling actor", func(r *Reading) { r.Events[0].Recipients = []ActorID{"a7"} }, "a7, which is not there"},
		{"id twice", func(r *Reading) { r.Actors[1].ID = "a1" }, "used twice"},
		{"no mention", func(r *Reading) { r.Actors[0].Mentions = nil }, "no mention"},
		{"no rule", func(r *Reading) { r.Events[0].Rule = "" }, "no rule"},
		{"factuality", func(r *Reading) { r.Events[0].Perspectives[0].Factuality = "sure" }, "not a FactBank value"},
		{"holder", func(r *Reading) { r.Events[0].Perspectives[0].Holder = "a9" }, "a9, which is not there"},
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			r := sound()
			f.spoil(&r)
			err := r.Validate()
			if err == nil || !strings.Contains(err.Error(), f.want) {
				t.Errorf("got %v, want an error with %q", err, f.want)
			}
		})
	}
}

func TestNormalHasNoNullList(t *testing.T) {
	r := Reading{Actors: []Actor{{}}, Events: []Event{{}}, Agreements: []Agreement{{}}, Attributions: []Attribution{{}}, Questions: []Question{{}}}.Normal()
	if r.Places == nil || r.Actors[0].Mentions == nil || r.Events[0].Contexts == nil || r.Agreements[0].Parties == nil ||
		r.Attributions[0].Content == nil || r.Questions[0].About == nil {
		t.Errorf("a list is nil after Normal: %+v", r)
	}
}
