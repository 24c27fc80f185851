package analysis

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/merge"

	"pgregory.net/rapid"
)

func holding(holder string, f chancery.Factuality) merge.Holding {
	return merge.Holding{Holder: holder, Factuality: f, Outlets: 1}
}

func TestStandingOf(t *testing.T) {
	for name, c := range map[string]struct {
		item ledger.Item
		want Standing
	}{
		"an outlet affirms":              {ledger.Item{Affirmed: 1}, Affirmed},
		"as many deny":                   {ledger.Item{Affirmed: 1, Denied: 1}, Affirmed},
		"more deny":                      {ledger.Item{Affirmed: 1, Denied: 2}, Denied},
		"left open":                      {ledger.Item{Uncommitted: 3}, Claimed},
		"somebody says so":               {ledger.Item{Uncommitted: 1, Holders: []merge.Holding{holding("IRN", chancery.CTPlus)}}, Claimed},
		"one says so and another not":    {ledger.Item{Uncommitted: 1, Holders: []merge.Holding{holding("IRN", chancery.CTPlus), holding("USA", chancery.CTMinus)}}, Claimed},
		"only a denial":                  {ledger.Item{Uncommitted: 1, Holders: []merge.Holding{holding("USA", chancery.CTMinus)}}, Denied},
		"a denial that a report affirms": {ledger.Item{Affirmed: 1, Holders: []merge.Holding{holding("USA", chancery.CTMinus)}}, Affirmed},
	} {
		if got := StandingOf(&c.item); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestExpiryOf(t *testing.T) {
	for day, want := range map[string]Expiry{"": NoEnd, "2024-05-31": Expired, "2024-06-01": Soon, "2024-11-30": Soon, "2024-12-01": Runs} {
		if got := ExpiryOf(day, "2024-06-01", "2024-12-01"); got != want {
			t.Errorf("%q: %q, want %q", day, got, want)
		}
	}
}

func TestTermOf(t *testing.T) {
	for want, terms := range map[string]ledger.Terms{
		"":                   {To: "2026"},
		"2023/2026":          {From: "2023", To: "2026", Signed: "2022-11-02"},
		"2023-03-13/..":      {Signed: "2023-03-13"},
		"2023-04/2028-04-30": {InForce: "2023-04", Expires: "2028-04-30"},
		"2024/..":            {From: "2024/.."},
		"2025":               {From: "2025", To: "2024"},
	} {
		if got := TermOf(&terms); got != want {
			t.Errorf("%+v: %q, want %q", terms, got, want)
		}
	}
}

func TestOffices(t *testing.T) {
	got := Offices([]ledger.Office{ // the latest first
		{Name: "Ann Bell", Title: "President", Day: "2024-03-02"},
		{Name: "Bell", Title: "president", Day: "2024-02-02"},
		{Name: "president", Title: "president", Day: "2024-02-01"},
		{Name: "Carl Dorn", Title: "president", Day: "2023-02-02", Former: true},
		{Name: "Eve Fox", Title: "foreign minister", Day: "2024-01-01", Former: true},
		{Name: "Gil Hunt", Title: "foreign minister", Day: "2023-12-01"},
		{Name: "oligarch", Title: "oligarchs"},
	})
	if len(got) != 2 || got[0].Last.Name != "Ann Bell" || len(got[0].Before) != 1 || got[0].Before[0] != "Carl Dorn" {
		t.Errorf("%+v", got)
	}
	if len(got) == 2 && (got[1].Last.Name != "Gil Hunt" || got[1].Before[0] != "Eve Fox") {
		t.Errorf("a former holder stands before the present one: %+v", got[1])
	}
}

// TestCourse compares the course of a made-up pair with the one that was looked at;
// UPDATE_GOLDEN=1 writes it anew.
func TestCourse(t *testing.T) {
	var tally []ledger.Tally
	for y := range 8 {
		for m := 1; m <= 12; m += 3 {
			tally = append(tally, ledger.Tally{Month: monthName(12*(2016+y) + m - 1), Type: []string{"CONSULT", "ASSAULT", "AID", "ACCUSE"}[m/3], N: 5 + y})
		}
	}
	tally = append(tally, ledger.Tally{Month: "1712-03", Type: "ASSAULT", N: 1}, ledger.Tally{Month: "", Type: "CONSULT", N: 4},
		ledger.Tally{Month: "2020-05", Type: "agreement", N: 2}, ledger.Tally{Month: "2020-05", Type: "UNHEARD", N: 1})
	for name, list := range map[string][]ledger.Tally{"years": tally, "months": tally[8:20], "none": {}} {
		got, err := json.MarshalIndent(CourseOf(list), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "course_"+name+".json")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != string(got)+"\n" {
			t.Errorf("%s differs from %s:\n%s", name, path, got)
		}
	}
}

// TestOnlyFarMonthsAreLeftOut holds that a record without gaps keeps its first and last
// months, however little was told in them.
func TestOnlyFarMonthsAreLeftOut(t *testing.T) {
	var list []ledger.Tally
	for y := 2010; y < 2020; y++ {
		list = append(list, ledger.Tally{Month: fmt.Sprintf("%d-06", y), Type: "CONSULT", N: 400})
	}
	list[0].N, list[9].N = 1, 2
	if c := CourseOf(list); c.Outside != 0 || len(c.Periods) != 10 || c.Periods[0].Total() != 1 {
		t.Errorf("%d left out of a record without gaps, %d years", c.Outside, len(c.Periods))
	}
	far := append(list, ledger.Tally{Month: "1870-01", Type: "CONSULT", N: 3}, ledger.Tally{Month: "1872-05", Type: "CONSULT", N: 4})
	if c := CourseOf(far); c.Outside != 7 || len(c.Periods) != 10 {
		t.Errorf("%d left out of 7 that are far, %d years", c.Outside, len(c.Periods))
	}
}

// TestNothingIsLost holds that every occurrence is in a period, outside or undated.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ledger.Tally {
			return ledger.Tally{Month: rapid.SampledFrom([]string{"", "2023-01", "2023-02", "2022-12", "2001-07", "1500-01", "2023-13", "x"}).Draw(t, "month"),
				Type: rapid.SampledFrom([]string{"CONSULT", "ASSAULT", "agreement", "?"}).Draw(t, "type"), N: rapid.IntRange(0, 400).Draw(t, "n")}
		}), 0, 20).Draw(t, "tally")
		c := CourseOf(list)
		sum := c.Outside + c.Undated
		for i, p := range c.Periods {
			sum += p.Total()
			if i > 0 && p.From <= c.Periods[i-1].From {
				t.Fatalf("%s after %s", p.Label, c.Periods[i-1].Label)
			}
		}
		if want := Sum(list).Total(); sum != want {
			t.Fatalf("%d in all, want %d", sum, want)
		}
		if types := Types(list); len(list) > 0 && len(types) == 0 {
			t.Fatal("no types")
		}
	})
}

func TestPartners(t *testing.T) {
	got := Partners([]ledger.Partner{{Code: "AAA", Type: "CONSULT", N: 2}, {Code: "AAA", Type: "ASSAULT", N: 1}, {Code: "BBB", Type: "agreement", N: 9}})
	if len(got) != 2 || got[0].Code != "BBB" || got[0].Agreements != 9 || got[1].Cooperation() != 2 || got[1].Conflict() != 1 {
		t.Errorf("%+v", got)
	}
	if percent, ok := got[1].Share(); !ok || percent != 67 {
		t.Errorf("%d %t", percent, ok)
	}
	if _, ok := (Balance{Other: 3}).Share(); ok {
		t.Error("a share of nothing")
	}
}
