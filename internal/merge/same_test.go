package merge

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
)

// visit is a statement to vary.
func visit(change func(*Statement)) *Statement {
	s := &Statement{
		Key: "a", Report: "r1", Outlet: "A", Published: "2024-03-12", Kind: EventKind, Type: "CONSULT", Mode: "visit", Title: "arrived",
		Words: "President Oduya arrived in Tunis on Monday for talks on gas", Actors: []string{"KEN"}, Recipients: []string{"TUN"},
		Names: []Name{{"KEN", "peter oduya", chancery.Person}}, First: "2024-03-11", Last: "2024-03-11", Place: "Tunis", PlaceKind: "capital", Country: "TUN",
	}
	if change != nil {
		change(s)
	}
	return s
}

func other(change func(*Statement)) *Statement {
	return visit(func(s *Statement) {
		s.Key, s.Report, s.Outlet = "b", "r2", "B"
		s.Words, s.Title = "The Kenyan president was received in Tunis, where gas was discussed", "received"
		if change != nil {
			change(s)
		}
	})
}

func TestSameEvents(t *testing.T) {
	raid := func(s *Statement) {
		s.Type, s.Mode, s.Names, s.Title = "ASSAULT", "", nil, "shelled"
		s.Place, s.PlaceKind, s.Country, s.First, s.Last = "", "", "", "", ""
	}
	for _, c := range []struct {
		name string
		a, b *Statement
		same bool
		why  string // part of a reason
	}{
		{"told by two outlets", visit(nil), other(nil), true, "the same persons"},
		{"one gives no day", visit(nil), other(func(s *Statement) { s.First, s.Last = "", "" }), true, "fits the day of the report"},
		{"the report is a month later and gives the day", visit(nil), other(func(s *Statement) { s.Published, s.Background = "2024-04-15", true }), true, "the same day"},
		{"a visit and a meeting", visit(nil), other(func(s *Statement) { s.Mode = "" }), true, "the same persons"},
		{"a visit and a call", visit(nil), other(func(s *Statement) { s.Mode = "phone" }), false, "a call and a meeting"},
		{"talks by telephone without the mode", visit(nil), other(func(s *Statement) { s.Mode, s.Words = "", "The Kenyan president discussed gas with Tunis by telephone" }), false, "a call and a meeting"},
		{"another visitor of the same state", visit(nil), other(func(s *Statement) { s.Names = []Name{{"KEN", "ruth wekesa", chancery.Person}} }), false, "different names"},
		{"the surname alone", visit(nil), other(func(s *Statement) { s.Names = []Name{{"KEN", "oduya", chancery.Person}} }), true, "the same persons"},
		{"three days later", visit(nil), other(func(s *Statement) { s.First, s.Last = "2024-03-14", "2024-03-14" }), false, "different days"},
		{"another country", visit(nil), other(func(s *Statement) { s.Place, s.Country = "Rabat", "MAR" }), false, "different countries"},
		{"another host", visit(nil), other(func(s *Statement) { s.Recipients = []string{"MAR"} }), false, "different participants"},
		{"still to come", visit(nil), other(func(s *Statement) { s.Future = true }), false, "still to come"},
		{"the second and the third round", visit(func(s *Statement) { s.Words = "the second round of talks in Tunis" }), other(func(s *Statement) { s.Words = "the third round of talks in Tunis" }), false, "another of a series"},
		{"an event and an agreement", visit(nil), other(func(s *Statement) { s.Kind = AgreementKind }), false, "an event and an agreement"},
		{"shelling, the same town and toll", visit(func(s *Statement) { raid(s); s.Place, s.Country, s.Dead = "Gafsa", "TUN", 4 }), other(func(s *Statement) { raid(s); s.Place, s.Country, s.Dead = "Gafsa", "TUN", 4 }), true, "as many dead"},
		{"shelling, nothing but who and when", visit(raid), other(raid), false, "nothing ties them"},
		{"shelling the other way round", visit(raid), other(func(s *Statement) { raid(s); s.Actors, s.Recipients = s.Recipients, s.Actors }), false, "different actors"},
		{"accusations about different things", visit(func(s *Statement) {
			raid(s)
			s.Type, s.Title, s.Words = "ACCUSE", "accused", "accused Tunis of jamming radio masts"
		}),
			other(func(s *Statement) {
				raid(s)
				s.Type, s.Title, s.Words = "ACCUSE", "accused", "accused Tunis of hoarding grain and sugar"
			}), false, "something else"},
		{"the other participant is not named", visit(func(s *Statement) { s.Recipients, s.Mode, s.Country = nil, "", "" }), other(func(s *Statement) { s.Mode, s.Place, s.Country, s.Title = "", "", "", "arrived" }), false, "nothing ties them"},
		{"of two persons one is given another state", visit(func(s *Statement) {
			s.Mode = ""
			s.Names = append(s.Names, Name{"TUN", "leila ben amor", chancery.Person})
		}),
			other(func(s *Statement) {
				s.Mode, s.Title, s.Recipients = "", "arrived", nil
				s.Names = append(s.Names, Name{"KEN", "leila ben amor", chancery.Person})
			}), true, "the same persons"},
		{"another guest of unknown state", visit(nil), other(func(s *Statement) { s.Names = []Name{{"", "ruth wekesa", chancery.Person}} }), false, "different names"},
		{"accusations about one thing on the next day", visit(func(s *Statement) {
			raid(s)
			s.Type, s.Title, s.Words = "ACCUSE", "accused", "accused Tunis of jamming radio masts"
		}),
			other(func(s *Statement) {
				raid(s)
				s.Type, s.Title, s.Words, s.Published = "ACCUSE", "accused", "accused Tunis of having jammed the masts", "2024-03-13"
			}), true, "one day apart"},
		{"an accusation about nothing", visit(func(s *Statement) {
			raid(s)
			s.Type, s.Title, s.Words = "ACCUSE", "accused", "accused Tunis of jamming radio masts"
		}),
			other(func(s *Statement) { raid(s); s.Type, s.Title, s.Words = "ACCUSE", "accused", "accused Tunis" }), false, "something else"},
		{"one clause of one report", visit(nil), other(func(s *Statement) { s.Report, s.Words = "r1", visit(nil).Words }), false, "one clause tells of two"},
		{"ties cut in a year, and on a day of it", visit(func(s *Statement) {
			raid(s)
			s.Type, s.Mode, s.Title, s.Words, s.First, s.Last, s.Background = "SANCTION", "withdraw", "cut ties", "cut ties with Tunis in 2016 over the execution of a cleric", "2016-01-01", "2016-12-31", true
		}), other(func(s *Statement) {
			raid(s)
			s.Type, s.Mode, s.Title, s.Words, s.First, s.Last, s.Published = "SANCTION", "withdraw", "severed ties", "severed ties with Tunis after the execution of a cleric", "2016-01-03", "2016-01-03", "2016-01-03"
		}), true, "the day is in the period"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Same(c.a, c.b)
			if v.Same != c.same || !strings.Contains(strings.Join(v.Reasons, "; "), c.why) {
				t.Errorf("same %v, %.2f, %q; want %v and %q", v.Same, v.Score, v.Reasons, c.same, c.why)
			}
		})
	}
}

func TestSameAgreements(t *testing.T) {
	paper := func(key, title string, change func(*Statement)) *Statement {
		s := &Statement{Key: key, Report: key, Outlet: key, Published: "2024-03-12", Kind: AgreementKind, Type: "agreement", Status: "signed", Title: title,
			Words: "signed the " + title, Parties: []string{"KEN", "TUN"}, Agreement: &Agreement{}}
		if change != nil {
			change(s)
		}
		return s
	}
	for _, c := range []struct {
		name string
		a, b *Statement
		same bool
		why  string
	}{
		{"the same title", paper("a", "fisheries agreement", nil), paper("b", "agreement on fisheries", nil), true, "of the title"},
		{"accord and protocol with one subject", paper("a", "fisheries accord", func(s *Statement) { s.Type = "accord" }), paper("b", "fisheries protocol", func(s *Statement) { s.Type = "protocol" }), true, "of the title"},
		{"a roadmap and a protocol", paper("a", "fisheries roadmap", func(s *Statement) { s.Type = "roadmap" }), paper("b", "fisheries protocol", func(s *Statement) { s.Type = "protocol" }), false, "a roadmap and a protocol"},
		{"two subjects", paper("a", "fisheries agreement", nil), paper("b", "extradition agreement", nil), false, "other titles"},
		{"other years", paper("a", "trade agreement 2021-2023", nil), paper("b", "trade agreement for 2024-2026", nil), false, "other years"},
		{"other parties", paper("a", "fisheries agreement", nil), paper("b", "fisheries agreement", func(s *Statement) { s.Parties = []string{"KEN", "UGA"} }), false, "nothing to compare"},
		{"signed twice as news", paper("a", "prisoner exchange deal", nil), paper("b", "prisoner exchange deal", func(s *Statement) { s.Published = "2024-06-20" }), false, "signed at different times"},
		{"another exchange half a year later", paper("a", "prisoner exchange", func(s *Statement) { s.Type, s.Status = "deal", "" }), paper("b", "prisoner exchange", func(s *Statement) { s.Type, s.Status, s.Published = "deal", "", "2024-09-20" }), false, "at different times"},
		{"signed, ratified later", paper("a", "fisheries agreement", nil), paper("b", "fisheries agreement", func(s *Statement) { s.Published, s.Status = "2024-06-20", "ratified" }), true, "of the title"},
		{"signed, sought again later", paper("a", "fisheries agreement", nil), paper("b", "fisheries agreement", func(s *Statement) { s.Published, s.Status = "2024-06-20", "sought" }), false, "signed before"},
		{"a proper name years later", paper("a", "Tunis Charter on Coastal Waters", nil), paper("b", "Tunis Charter on Coastal Waters", func(s *Statement) { s.Published, s.Status = "2029-06-20", "suspended" }), true, "of the title"},
		{"two days of signing", paper("a", "fisheries agreement", func(s *Statement) { s.First, s.Last = "2024-03-11", "2024-03-11" }), paper("b", "fisheries agreement", func(s *Statement) { s.First, s.Last = "2024-03-19", "2024-03-19" }), false, "different days"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Same(c.a, c.b)
			if v.Same != c.same || !strings.Contains(strings.Join(v.Reasons, "; "), c.why) {
				t.Errorf("same %v, %.2f, %q; want %v and %q", v.Same, v.Score, v.Reasons, c.same, c.why)
			}
		})
	}
}

// TestBadStatements: what makes no sense joins nothing and breaks nothing.
func TestBadStatements(t *testing.T) {
	for _, s := range []*Statement{
		{Key: "x"}, {Key: "x", Kind: AgreementKind}, {Key: "x", Kind: EventKind, Type: "CONSULT", First: "tomorrow", Last: "2024-13-45", Published: "9999-99-99"},
		{Key: "x", Kind: EventKind, Type: "CONSULT", Actors: []string{"KEN", "TUN"}, First: "2024-03-14", Last: "2024-03-11", Published: "0000-00-00"},
	} {
		if v := Same(s, visit(nil)); v.Same {
			t.Errorf("%+v joins a visit: %v", s, v.Reasons)
		}
		if o := Occur([]*Statement{s}); len(o.Statements) != 1 {
			t.Errorf("occurrence of %+v has %d statements", s, len(o.Statements))
		}
		Register([]*Statement{s}, "not a day")
	}
	if got := Cluster(nil, [][2]string{{"a", "b"}}, [][2]string{{"c", "d"}}, nil); len(got) != 0 {
		t.Errorf("groups of nothing: %v", got)
	}
}

func TestDecisions(t *testing.T) {
	a, b := visit(nil), other(nil)
	c := other(func(s *Statement) {
		s.Key, s.Report, s.Recipients, s.Country, s.Place = "c", "r3", []string{"MAR"}, "MAR", "Rabat"
	})
	list := []*Statement{a, b, c}
	for _, k := range []struct {
		name            string
		together, apart [][2]string
		alone           map[string]bool
		want            string
	}{
		{"none", nil, nil, nil, "[[0 1] [2]]"},
		{"parted", nil, [][2]string{{"b", "a"}}, nil, "[[0] [1] [2]]"},
		{"joined", [][2]string{{"c", "a"}}, nil, nil, "[[0 1 2]]"},
		{"joined with one, parted from the other", [][2]string{{"c", "a"}}, [][2]string{{"c", "b"}}, nil, "[[0 2] [1]]"},
		{"both", [][2]string{{"a", "b"}}, [][2]string{{"a", "b"}}, nil, "[[0] [1] [2]]"},
		{"alone", nil, nil, map[string]bool{"a": true}, "[[0] [1] [2]]"},
		{"alone but joined", [][2]string{{"a", "c"}}, nil, map[string]bool{"a": true}, "[[0 2] [1]]"},
		{"keys that are not there", [][2]string{{"a", "z"}}, [][2]string{{"z", "y"}}, nil, "[[0 1] [2]]"},
	} {
		if got := fmt.Sprint(Cluster(list, k.together, k.apart, k.alone)); got != k.want {
			t.Errorf("%s: %s, not %s", k.name, got, k.want)
		}
	}
}

// BenchmarkCluster joins 10,000 statements of a year among 40 states.
func BenchmarkCluster(b *testing.B) {
	const n = 10000
	types := []string{"CONSULT", "ACCUSE", "SUPPORT", "ASSAULT", "AID"}
	subjects := []string{"gas", "grain", "visas", "prisoners", "ports", "rail freight", "water", "fishing rights", "tariffs", "sugar"}
	list := make([]*Statement, n)
	seed := uint64(1)
	next := func(k int) int {
		seed = mix(seed + 0x9e3779b97f4a7c15)
		return int(seed % uint64(k))
	}
	for i := range list {
		day := 19700 + next(365)
		list[i] = &Statement{Key: fmt.Sprintf("%08d", i), Report: fmt.Sprintf("r%d", i/3), Kind: EventKind, Type: types[next(len(types))], Title: "spoke",
			Words:  "spoke on Monday about " + subjects[next(len(subjects))] + " and " + subjects[next(len(subjects))] + " in the border town",
			Actors: []string{fmt.Sprintf("A%02d", next(40))}, Recipients: []string{fmt.Sprintf("B%02d", next(40))}, Published: dayString(day)}
	}
	b.ReportAllocs()
	for b.Loop() {
		Cluster(list, nil, nil, nil)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
}
