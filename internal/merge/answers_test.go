package merge

import (
	"strings"
	"testing"

	"chancery"
)

func TestAnswers(t *testing.T) {
	q := &Question{Report: "q", Published: "2024-03-10", Topic: "prisoner exchange", Words: "It was not clear whether a prisoner exchange was discussed.", Codes: []string{"IRN", "USA"}}
	answer := func(change func(*Statement)) *Statement {
		s := &Statement{Key: "a", Report: "r", Published: "2024-04-02", Kind: EventKind, Type: "AGREE", Title: "agreed", Words: "agreed to exchange five prisoners",
			Actors: []string{"IRN", "USA"}, Perspectives: []Held{{chancery.HolderReport, chancery.CTPlus}}}
		if change != nil {
			change(s)
		}
		return s
	}
	for _, c := range []struct {
		name string
		s    *Statement
		ok   bool
		why  string
	}{
		{"told later by the report", answer(nil), true, "told 23 days after"},
		{"denied by one who takes part", answer(func(s *Statement) {
			s.Perspectives = []Held{{chancery.HolderReport, chancery.UU}, {"USA", chancery.CTMinus}}
		}), true, "USA holds it CT-"},
		{"left open again", answer(func(s *Statement) { s.Perspectives = []Held{{chancery.HolderReport, chancery.UU}} }), false, "leaves it open"},
		{"told before", answer(func(s *Statement) { s.Published = "2024-03-09" }), false, "before the question"},
		{"told a year after", answer(func(s *Statement) { s.Published = "2025-03-09" }), false, "more than"},
		{"no day", answer(func(s *Statement) { s.Published = "" }), false, "not known"},
		{"the same report", answer(func(s *Statement) { s.Report = "q" }), false, "same report"},
		{"other states", answer(func(s *Statement) { s.Actors = []string{"IRN", "QAT"} }), false, "other participants"},
		{"another subject", answer(func(s *Statement) { s.Words = "agreed on inspections" }), false, "something else"},
	} {
		ok, reasons := Answers(q, c.s)
		if ok != c.ok || !strings.Contains(strings.Join(reasons, "; "), c.why) {
			t.Errorf("%s: %v, %q; want %v and %q", c.name, ok, reasons, c.ok, c.why)
		}
	}
	open := &Question{Report: "q", Published: "2024-03-10"}
	if ok, _ := Answers(open, answer(nil)); ok {
		t.Error("a question about nothing is answered")
	}
}
