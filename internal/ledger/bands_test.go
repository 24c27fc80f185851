package ledger_test

import (
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// printed returns the reading of a report of one text, printed by an outlet on a day.
func printed(outlet, day string) chancery.Reading {
	r := ledgertest.Sample(1)
	r.Report.ID = chancery.ReportID("sha256:" + outlet)
	r.Report.Outlet, r.Report.Published = outlet, chancery.Date(day)
	return r
}

// TestCopiesAreFoundAcrossPeriods prints one text within two weeks whose days lie in
// two of the ledger's half months, long after, and without a day.
func TestCopiesAreFoundAcrossPeriods(t *testing.T) {
	dated := []chancery.Reading{printed("a", "2024-03-01"), printed("b", "2024-03-14"), printed("c", "2024-03-27"), printed("d", "2024-07-01")}
	undated := printed("e", "")
	for _, c := range []struct {
		name string
		list []chancery.Reading
		want string // the stories, each by its reports
	}{
		{"a day each", dated, "abc d"}, // b is near a and c, which are not near each other
		{"undated last", append(slices.Clone(dated), undated), "abcde"},
		{"undated first", append([]chancery.Reading{undated}, dated...), "abcde"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ledgertest.Each(t, func(t *testing.T, location string) {
				l := ledgertest.Open(t, location)
				for _, r := range c.list {
					putAndMerge(t, l, []chancery.Reading{r})
				}
				if got := stories(t, l); got != c.want {
					t.Errorf("stories %q, want %q", got, c.want)
				}
			})
		})
	}
}

// TestBandsOfAnOlderLedger opens a ledger whose bands a migration has dropped.
func TestBandsOfAnOlderLedger(t *testing.T) {
	ledgertest.Each(t, func(t *testing.T, location string) {
		l := ledgertest.Open(t, location)
		putAndMerge(t, l, []chancery.Reading{printed("a", "2024-03-01"), printed("z", "2023-01-01")})
		ledger.Downgrade(t, l, 4)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		again := ledgertest.Open(t, location)
		putAndMerge(t, again, []chancery.Reading{printed("b", "2024-03-02"), printed("y", "2022-12-31")})
		if got := stories(t, again); got != "ab yz" {
			t.Errorf("stories %q, want those of before and after joined", got)
		}
	})
}

// stories returns the reports of each story, by their outlets.
func stories(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	by := map[string]string{}
	for _, line := range lines(t, l, "SELECT story || ' ' || substr(id, 8) FROM reports ORDER BY id") {
		story, report, _ := strings.Cut(line, " ")
		if story == "" {
			story = report // it is alone
		}
		by[story] += report
	}
	var out []string
	for _, reports := range by {
		out = append(out, reports)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
