package ledger_test

import (
	"context"
	"encoding/json"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func TestTies(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		world(t, l)
		count := func(from, to string) (ties, presences int) {
			t.Helper()
			list, err := l.Ties(ctx, from, to)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range list {
				if e.A >= e.B {
					t.Errorf("%v is not in order", e)
				}
				ties += e.N
			}
			who, err := l.Presences(ctx, from, to)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range who {
				presences += p.N
			}
			return ties, presences
		}
		all, present := count("", "")
		if all == 0 || present == 0 {
			t.Fatalf("%d ties, %d presences", all, present)
		}
		if some, who := count("1900-01", "2100-12"); some != all || who != present {
			t.Errorf("of all months %d and %d, of all %d and %d", some, who, all, present)
		}
		if none, who := count("1900-01", "1900-12"); none != 0 || who != 0 {
			t.Errorf("of another time: %d and %d", none, who)
		}
		month, err := l.LastMonth(ctx, "2100-01-01")
		if err != nil || len(month) != 7 {
			t.Errorf("last month %q, %v", month, err)
		}
		if of, _ := count(month, month); of == 0 {
			t.Errorf("nothing in the last month, %s", month)
		}
	})
}

func TestCoverage(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		world(t, l)
		outlets, err := l.Outlets(ctx)
		if err != nil || len(outlets) < 2 || outlets[0].Reports == 0 || outlets[0].Last == "" {
			t.Fatal(outlets, err)
		}
		one, other := outlets[0].Name, outlets[1].Name
		if err := l.Rate(ctx, ledger.Rating{Outlet: other, Reliability: "C", Who: "ada", Why: "late"}); err != nil {
			t.Fatal(err)
		}
		if outlets, err = l.Outlets(ctx); err != nil || outlets[1].Reliability != "C" || outlets[1].Rating.Why != "late" || outlets[0].Reliability != "" {
			t.Errorf("rated: %+v, %v", outlets, err)
		}
		all, err := l.Coverage(ctx, ledger.Covered{Limit: 1000})
		if err != nil || len(all.Items) == 0 || all.Cut {
			t.Fatal(len(all.Items), all.Cut, err)
		}
		reports := map[int]int{}
		for _, telling := range all.Tellings {
			reports[telling.Item]++
			if telling.Factuality == "" || telling.Outlet == "" {
				t.Errorf("a telling without a holder or an outlet: %+v", telling)
			}
		}
		for i := range all.Items {
			if reports[i] < all.Items[i].Reports {
				t.Errorf("%s: %d tellings, %d reports", all.Items[i].Key, reports[i], all.Items[i].Reports)
			}
		}
		few, err := l.Coverage(ctx, ledger.Covered{Limit: 2})
		if err != nil || len(few.Items) != 2 || !few.Cut {
			t.Errorf("of two: %d, %v, %v", len(few.Items), few.Cut, err)
		}
		mine, err := l.Coverage(ctx, ledger.Covered{Outlet: one, Limit: 1000})
		if err != nil || len(mine.Items) == 0 {
			t.Fatal(err)
		}
		told := map[int]bool{}
		for _, telling := range mine.Tellings {
			told[telling.Item] = told[telling.Item] || telling.Outlet == one
		}
		for i := range mine.Items {
			if !told[i] {
				t.Errorf("%s does not tell of %s", one, mine.Items[i].Key)
			}
		}
		both, err := l.Coverage(ctx, ledger.Covered{Outlet: one, With: other, Limit: 1000})
		if err != nil || len(both.Items) < len(mine.Items) {
			t.Errorf("of both: %d, of one: %d, %v", len(both.Items), len(mine.Items), err)
		}
		if none, err := l.Coverage(ctx, ledger.Covered{Outlet: "nobody", Limit: 10}); err != nil || len(none.Items) != 0 {
			t.Errorf("of nobody: %v, %v", none, err)
		}
	})
}

// TestDoubtful holds that what is in doubt leaves the queue when it is decided and
// comes back when people disagree.
func TestDoubtful(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		putAndMerge(t, l, ledgertest.Samples(0, 1))
		queue := func(why ledger.Doubt) []ledger.Doubtful {
			t.Helper()
			list, err := l.Doubtful(ctx, why, 100)
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		unbacked := queue(ledger.Unbacked)
		if len(unbacked) == 0 {
			t.Fatal("statements that nobody backs are not found")
		}
		key := unbacked[0].Key
		v, err := l.Reviewed(ctx, key)
		if err != nil || v.Verdict != "" || v.Text == "" || v.Text[v.Start:v.End] != v.Words || v.Of == nil || v.Read.Type == nil || *v.Read.Type != v.Type {
			t.Fatalf("%+v, %v", v, err)
		}
		decide := func(r ledger.Review) {
			t.Helper()
			if r.Subject == "" {
				r.Subject = key
			}
			if _, err := l.Review(ctx, r); err != nil {
				t.Fatal(err)
			}
			if _, err := l.Merge(ctx); err != nil {
				t.Fatal(err)
			}
		}
		decide(ledger.Review{Action: ledger.Accept, Who: "ada"})
		for _, d := range queue("") {
			if d.Key == key {
				t.Errorf("accepted, and still in the queue as %s", d.Doubt)
			}
		}
		decide(ledger.Review{Action: ledger.Reject, Who: "bob"})
		if again := queue(""); len(again) == 0 || again[0].Key != key || again[0].Doubt != ledger.Disputed {
			t.Errorf("people disagree, and it does not come first")
		}
		decide(ledger.Review{Action: ledger.Change, Who: "ada", Value: json.RawMessage(`{"type":"YIELD"}`)})
		if v, err = l.Reviewed(ctx, key); err != nil || v.Now.Type == nil || *v.Now.Type != "YIELD" || *v.Read.Type == "YIELD" || len(v.Reviews) != 3 || v.Verdict != ledger.Reject {
			t.Errorf("edited: %+v, %v", v, err)
		}
		if _, err := l.Reviewed(ctx, "nothing"); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("no statement: %v", err)
		}
		if _, err := l.Doubtful(ctx, "odd", 1); chancery.KindOf(err) != chancery.Usage {
			t.Errorf("no doubt: %v", err)
		}
		putAndMerge(t, l, ledgertest.Samples(7, 8))
		pact := lines(t, l, "SELECT key FROM statements WHERE kind = 'agreement' ORDER BY id")[0]
		other, err := l.Reviewed(ctx, pact)
		if err != nil {
			t.Fatal(err)
		}
		near, err := l.Candidates(ctx, &other, "dyad:ITA-NOR", 10)
		if err != nil || len(near) == 0 {
			t.Errorf("candidates: %v, %v", near, err)
		}
		for _, h := range near {
			if h.Key == other.Key || h.Kind != other.Kind {
				t.Errorf("a candidate that is none: %+v", h)
			}
		}
	})
}

func TestHealth(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if h, err := l.Health(ctx); err != nil || h.Reports != 0 || len(h.Feeds) != 0 {
			t.Fatalf("empty: %+v, %v", h, err)
		}
		list := ledgertest.Samples(0, 3)
		list[0].Report.Outlet, list[1].Report.Published = "", ""
		if _, err := l.PutReadings(ctx, list); err != nil {
			t.Fatal(err)
		}
		h, err := l.Health(ctx)
		if err != nil || h.Reports != 3 || h.NoOutlet != 1 || h.NoDay != 1 || h.Waiting == 0 || len(h.Engines) != 1 || h.Engines[0].N != 3 || h.Last != "2024-02-03" {
			t.Errorf("%+v, %v", h, err)
		}
	})
}
