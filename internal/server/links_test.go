package server

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// TestChartLinks holds that each column of a chart leads to a page, whatever the length
// of its month.
func TestChartLinks(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 3).Handler()
	var tally []ledger.Tally
	for _, month := range []string{"2023-01", "2023-12"} {
		tally = append(tally, ledger.Tally{Month: month, Type: "CONSULT", N: 1})
	}
	v := &dyad{path: "/d/NOR-ITA", Course: analysis.CourseOf(tally)}
	columns := 0
	balance("time", "", v.Course, func(from, to string) string {
		columns++
		target := v.url("since", from, "until", to)
		if w := get(h, target); w.Code != http.StatusOK {
			t.Errorf("%s: %d", target, w.Code)
		}
		return target
	})
	if columns != 12 {
		t.Errorf("%d columns", columns)
	}
}

func TestDaysOf(t *testing.T) {
	for want, days := range map[string][2]string{
		"2023-02":               {"2023-02-01", "2023-02-28"},
		"2024-02":               {"2024-02-01", "2024-02-29"},
		"2024-02-01/2024-02-28": {"2024-02-01", "2024-02-28"},
		"2023-01-01/2023-01-30": {"2023-01-01", "2023-01-30"},
		"2023":                  {"2023-01-01", "2023-12-31"},
		"2023-01-01/2024-12-31": {"2023-01-01", "2024-12-31"},
		"2023-03-13":            {"2023-03-13", "2023-03-13"},
	} {
		o := ledger.Item{First: days[0], Last: days[1]}
		if got := daysOf(&o); got != want {
			t.Errorf("%v: %s, want %s", days, got, want)
		}
	}
	if got := daysOf(&ledger.Item{Day: "2023-03-14"}); got != "2023-03-14" {
		t.Errorf("without days of its own: %s", got)
	}
}

// TestCountriesClock holds that the API reckons by the clock of the server.
func TestCountriesClock(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	start(t, l, 3)
	at := func(now time.Time) http.Handler {
		s, err := New(l, Options{Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		return s.Handler()
	}
	countries := func(now time.Time) []ledger.CountryCount {
		return decode[listOf[ledger.CountryCount]](t, get(at(now), "/api/v1/countries")).Items
	}
	after, before := countries(time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)), countries(time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(after) == 0 || len(after[0].Tally) == 0 || len(before) == 0 || len(before[0].Tally) != 0 {
		t.Errorf("%+v, before there were reports %+v", after, before)
	}
}

// TestPagesAreDocumented holds that docs/api.md lists every page.
func TestPagesAreDocumented(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("..", "..", "docs", "api.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pageTable() {
		row := "\n| `" + p.pattern + "`"
		if at := strings.Index(row, "{"); p.pattern == "/{$}" {
			row = "\n| `/`"
		} else if at >= 0 {
			row = row[:at] // an example stands for the rest
		}
		if !strings.Contains(string(body), row) {
			t.Errorf("docs/api.md has no row for %s", p.pattern)
		}
	}
}
