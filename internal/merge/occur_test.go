package merge

import (
	"reflect"
	"slices"
	"testing"

	"chancery"
)

func told(key, outlet, story, day string, change func(*Statement)) *Statement {
	s := visit(nil)
	s.Key, s.Report, s.Outlet, s.Story, s.Published = key, "r"+key, outlet, story, day
	s.Perspectives = []Held{{chancery.HolderReport, chancery.CTPlus}}
	if change != nil {
		change(s)
	}
	return s
}

func TestOccur(t *testing.T) {
	list := []*Statement{
		told("a", "A", "s", "2024-03-12", func(s *Statement) { s.Names, s.Dead = []Name{{"KEN", "oduya", chancery.Person}}, 4 }),
		told("b", "B", "s", "2024-03-12", func(s *Statement) { s.Dead = 4; s.First, s.Last = "", "" }),
		told("c", "C", "", "2024-03-14", func(s *Statement) {
			s.Dead, s.Mode = 6, ""
			s.First, s.Last = "2024-03-10", "2024-03-11"
			s.Perspectives = []Held{{chancery.HolderReport, chancery.UU}, {"KEN", chancery.CTPlus}, {"TUN", chancery.CTMinus}}
		}),
		told("d", "C", "", "2024-03-15", func(s *Statement) {
			s.Dead, s.Injured = 6, 2
			s.Perspectives = []Held{{chancery.HolderReport, chancery.CTMinus}}
		}),
	}
	o := Occur(list)
	if o.Key != "a" || o.Type != "CONSULT" || o.Mode != "visit" || o.Place != "Tunis" || o.Country != "TUN" {
		t.Errorf("%s: %s %s in %s, %s", o.Key, o.Type, o.Mode, o.Place, o.Country)
	}
	if o.First != "2024-03-11" || o.Last != "2024-03-11" || o.Dated != "text" || o.Known != "2024-03-12" || o.LastReport != "2024-03-15" {
		t.Errorf("days %s to %s by %s, known %s, last %s", o.First, o.Last, o.Dated, o.Known, o.LastReport)
	}
	if o.Reports != 4 || o.Stories != 3 || o.Outlets != 2 { // A and B share one text, C tells twice
		t.Errorf("%d reports, %d stories, %d outlets", o.Reports, o.Stories, o.Outlets)
	}
	if o.Affirmed != 1 || o.Denied != 1 || o.Open != 1 {
		t.Errorf("affirmed %d, denied %d, open %d", o.Affirmed, o.Denied, o.Open)
	}
	if want := (Range{4, 6, 6}); o.Dead != want || o.Injured != (Range{2, 2, 2}) {
		t.Errorf("dead %v, not %v; injured %v", o.Dead, want, o.Injured)
	}
	if want := []Name{{"KEN", "peter oduya", chancery.Person}}; !reflect.DeepEqual(o.Names, want) {
		t.Errorf("names %v, not %v", o.Names, want)
	}
	if want := []Holding{{"KEN", chancery.CTPlus, 1, []string{"c"}}, {"TUN", chancery.CTMinus, 1, []string{"c"}}}; !reflect.DeepEqual(o.Holders, want) {
		t.Errorf("holders %v", o.Holders)
	}
	about := map[string]Contradiction{}
	for _, c := range o.Contradictions {
		about[c.About] = c
	}
	if f := about["factuality"]; len(f.Sides) != 2 || !slices.Equal(f.Sides[0].Holders, []string{"A", "B", "KEN"}) || !slices.Equal(f.Sides[1].Holders, []string{"C", "TUN"}) {
		t.Errorf("who contradicts whom: %+v", f)
	}
	if d := about["dead"]; len(d.Sides) != 2 || d.Sides[0].Value != "4" || d.Sides[1].Outlets != 1 {
		t.Errorf("the dead: %+v", d)
	}
	one := Occur(list[:1])
	if one.Weight >= o.Weight || len(one.Contradictions) != 0 {
		t.Errorf("one report weighs %.2f with %d contradictions, four weigh %.2f", one.Weight, len(one.Contradictions), o.Weight)
	}
}

func TestOccurWithoutDays(t *testing.T) {
	bare := func(s *Statement) { s.First, s.Last = "", "" }
	if o := Occur([]*Statement{told("a", "A", "", "2024-03-12", bare)}); o.First != "2024-03-12" || o.Dated != "publication" {
		t.Errorf("news without a time: %s by %s", o.First, o.Dated)
	}
	old := func(s *Statement) { bare(s); s.Background = true }
	if o := Occur([]*Statement{told("a", "A", "", "2024-03-12", old)}); o.First != "" || o.Dated != "" {
		t.Errorf("background without a time: %s by %s", o.First, o.Dated)
	}
}

func TestIndependent(t *testing.T) {
	of := func(pairs ...string) []*Statement {
		var out []*Statement
		for _, p := range pairs {
			out = append(out, &Statement{Outlet: p[:1], Story: p[1:], Report: p})
		}
		return out
	}
	for _, c := range []struct {
		name string
		list []*Statement
		want int
	}{
		{"nothing", nil, 0},
		{"one outlet, three stories", of("A1", "A2", "A3"), 1},
		{"three outlets, one text", of("A1", "B1", "C1"), 1},
		{"three outlets, three texts", of("A1", "B2", "C3"), 3},
		{"three outlets of one text, one with its own", of("A1", "B1", "C1", "A2"), 2},
		{"greedy choice would lose one", of("A1", "A2", "B1"), 2},
		{"a chain of choices", of("A1", "A2", "B1", "B3", "C1"), 3},
	} {
		if got := Independent(c.list); got != c.want {
			t.Errorf("%s: %d, not %d", c.name, got, c.want)
		}
	}
	if got := Independent([]*Statement{{Report: "x"}, {Report: "y"}}); got != 1 {
		t.Errorf("two reports of outlets that are not known count as %d", got)
	}
}
