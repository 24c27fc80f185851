package ledger_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// TestViewsAreFast times every view on a filled SQLite ledger. VIEW_STATEMENTS sets
// its size, VIEW_LEDGER keeps it in a file; the default is small and only shows that
// the views answer.
func TestViewsAreFast(t *testing.T) {
	n := 20000
	if v, err := strconv.Atoi(os.Getenv("VIEW_STATEMENTS")); err == nil {
		n = v
	}
	path := os.Getenv("VIEW_LEDGER")
	if path == "" {
		path = ledgertest.File(t)
	}
	_, missing := os.Stat(path)
	l := ledgertest.Open(t, path)
	if missing != nil {
		start := time.Now()
		ledgertest.Fill(t, l, n)
		t.Logf("filled %s with %d statements in %v", filepath.Base(path), n, time.Since(start).Round(time.Second))
	}
	ctx := context.Background()
	search := func(query string) func() (any, error) {
		return func() (any, error) {
			f, err := ledger.ParseQuery(query)
			if err != nil {
				return nil, err
			}
			page, err := l.Search(ctx, f)
			return page.Total, err
		}
	}
	views := []struct {
		name string
		ask  func() (any, error)
	}{
		{"brief of a day", func() (any, error) {
			b, err := l.Brief(ctx, "2024-06-27T00:00:00Z", "2024-06-28", "2025-01-01")
			return b.New, err
		}},
		{"brief of all", func() (any, error) {
			b, err := l.Brief(ctx, "2000-01-01T00:00:00Z", "2024-06-28", "2025-01-01")
			return b.New, err
		}},
		{"countries", func() (any, error) { c, err := l.Countries(ctx, "2024-06-28"); return len(c), err }},
		{"greatest country", func() (any, error) { c, err := l.Country(ctx, "AAA"); return len(c.Partners), err }},
		{"small country", func() (any, error) { c, err := l.Country(ctx, "AHR"); return len(c.Partners), err }},
		{"greatest pair", func() (any, error) { d, err := l.Dyad(ctx, "AAB", "AAA", ledger.Wanted{}); return d.List.Total, err }},
		{"pair, type and days", func() (any, error) {
			d, err := l.Dyad(ctx, "AAB", "AAA", ledger.Wanted{Types: []string{"ASSAULT"}, Since: "2018-01-01", Until: "2019-12-31"})
			return d.List.Total, err
		}},
		{"register", func() (any, error) { a, err := l.Agreements(ctx, ledger.Register{}); return a.Total, err }},
		{"register of a party", func() (any, error) {
			a, err := l.Agreements(ctx, ledger.Register{Parties: []string{"AAA"}, Status: []string{"in force"}})
			return a.Total, err
		}},
		{"register, expiring", func() (any, error) {
			a, err := l.Agreements(ctx, ledger.Register{Parties: []string{"AHA"}, Expiring: "2026", From: "2024-06-28"})
			return a.Total, err
		}},
		{"register, signed", func() (any, error) {
			a, err := l.Agreements(ctx, ledger.Register{Signed: "2020-01-01", Kind: []string{"pact"}})
			return a.Total, err
		}},
		{"register, rare field", func() (any, error) {
			a, err := l.Agreements(ctx, ledger.Register{Field: "field498"})
			return a.Total, err
		}},
		{"occurrence", func() (any, error) {
			o, err := l.Occurrence(ctx, "000000000000000000000002")
			return len(o.Members), err
		}},
		{"report", func() (any, error) {
			r, err := l.Report(ctx, "sha256:0000000000000000000000000000000000000000000000000000000000000001")
			return len(r.Keys), err
		}},
		{"ties of a year", func() (any, error) { t, err := l.Ties(ctx, "2023-07", "2024-06"); return len(t), err }},
		{"ties of all time", func() (any, error) { t, err := l.Ties(ctx, "", ""); return len(t), err }},
		{"presence in a year", func() (any, error) { p, err := l.Presences(ctx, "2023-07", "2024-06"); return len(p), err }},
		{"presence of all time", func() (any, error) { p, err := l.Presences(ctx, "", ""); return len(p), err }},
		{"outlets", func() (any, error) { o, err := l.Outlets(ctx); return len(o), err }},
		{"coverage of 1000", func() (any, error) {
			c, err := l.Coverage(ctx, ledger.Covered{Limit: 1000})
			return len(c.Tellings), err
		}},
		{"coverage of an outlet", func() (any, error) {
			c, err := l.Coverage(ctx, ledger.Covered{Outlet: "Outlet 1", Limit: 200})
			return len(c.Tellings), err
		}},
		{"queue of reviews", func() (any, error) { d, err := l.Doubtful(ctx, "", 50); return len(d), err }},
		{"health", func() (any, error) { h, err := l.Health(ctx); return h.Reports, err }},
		{"search: common word", search("ministers")},
		{"search: common word, pair", search("ministers dyad:AAA-AAB")},
		{"search: common word, small pair", search("met dyad:AHA-AHB")},
		{"search: rare word", search("word19990")},
		{"search: two words", search("word3 word4")},
		{"search: pair", search("dyad:AAA-AAB")},
		{"search: denied by", search("said-by:AAC factuality:denied")},
		{"search: type", search("type:ASSAULT country:AHA")},
		{"search: status since", search("status:\"in force\" since:2023-06")},
		{"search: outlet", search("\"outlet\" outlet:\"Outlet 490\"")},
		{"search: all", search("")},
		{"search: until", search("until:2014-02")},
	}
	const rounds = 10
	for _, v := range views {
		times := make([]time.Duration, 0, rounds)
		var got any
		for range rounds {
			start := time.Now()
			var err error
			if got, err = v.ask(); err != nil {
				t.Fatalf("%s: %v", v.name, err)
			}
			times = append(times, time.Since(start))
			if missing != nil && n <= 20000 {
				break
			}
		}
		first := times[0]
		slices.Sort(times)
		t.Logf("%-34s first %8v  median %8v  95%% %8v  %v", v.name, first.Round(10*time.Microsecond), times[len(times)/2].Round(10*time.Microsecond), times[len(times)*95/100].Round(10*time.Microsecond), got)
	}
}
