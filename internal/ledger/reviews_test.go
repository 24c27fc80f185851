package ledger_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// TestReviewsWin holds that what people decide wins over the machine, can be undone,
// and outlives a re-reading.
func TestReviewsWin(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		putAndMerge(t, l, []chancery.Reading{told(1, 0), told(1, 1), told(1, 2)})
		keys := lines(t, l, "SELECT key FROM statements WHERE kind = 'agreement' ORDER BY id")
		decide := func(r ledger.Review) int64 {
			t.Helper()
			r.Who = "ada"
			id, err := l.Review(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := l.Merge(ctx); err != nil {
				t.Fatal(err)
			}
			return id
		}
		want := func(what, query, value string) {
			t.Helper()
			if got := strings.Join(lines(t, l, query), ", "); got != value {
				t.Errorf("%s: %s, want %s", what, got, value)
			}
		}
		const pacts = "SELECT CAST(reports AS TEXT) FROM occurrences WHERE kind = 'agreement' ORDER BY reports DESC"
		before := dump(t, l)
		want("at first", pacts, "3")

		split := decide(ledger.Review{Subject: keys[0], Action: ledger.Part, Value: json.RawMessage("[]")})
		want("one stands alone", pacts, "2, 1")
		decide(ledger.Review{Action: ledger.Undo, Undoes: split})
		if got := dump(t, l); got != before {
			t.Errorf("undone, but not as before:\n%s\nwant\n%s", got, before)
		}
		if _, err := l.Review(ctx, ledger.Review{Action: ledger.Undo, Undoes: split}); chancery.KindOf(err) != chancery.Conflict {
			t.Errorf("undone twice: %v", err)
		}

		reject := decide(ledger.Review{Subject: keys[1], Action: ledger.Reject, Why: "a misreading"})
		want("one is rejected", pacts, "2")
		newer := told(1, 1)
		newer.Engine.Version = "2"
		putAndMerge(t, l, []chancery.Reading{newer})
		want("rejected, and read again", pacts, "2")
		decide(ledger.Review{Action: ledger.Undo, Undoes: reject})
		want("no longer rejected", pacts, "3")

		decide(ledger.Review{Subject: keys[2], Action: ledger.Change, Value: json.RawMessage(`{"parties": ["NOR", "SWE"], "title": "Fish Pact"}`)})
		want("other parties", pacts, "2, 1")
		want("the pair follows the edit", "SELECT a || b FROM occurrence_dyads WHERE kind = 'agreement' ORDER BY 1", "ITANOR, NORSWE")
		want("the counts too", "SELECT code || n FROM tally_country WHERE type = 'agreement' AND n > 0 ORDER BY 1", "ITA1, NOR2, SWE1")
		decide(ledger.Review{Subject: keys[2], Action: ledger.Join, Value: json.RawMessage(`["` + keys[0] + `"]`)})
		want("joined again by hand", pacts, "3")

		for _, bad := range []struct {
			r    ledger.Review
			kind chancery.Kind
		}{
			{ledger.Review{Subject: "nowhere", Action: ledger.Accept}, chancery.NotFound},
			{ledger.Review{Subject: keys[0], Action: "praise"}, chancery.Usage},
			{ledger.Review{Subject: keys[0], Action: ledger.Join, Value: json.RawMessage("[]")}, chancery.Usage},
			{ledger.Review{Subject: keys[0], Action: ledger.Change, Value: json.RawMessage(`{"colour": "red"}`)}, chancery.Usage},
			{ledger.Review{Subject: keys[0], Action: ledger.Join, Value: json.RawMessage(`["` + keys[0] + `"]`)}, chancery.Usage},
		} {
			if _, err := l.Review(ctx, bad.r); chancery.KindOf(err) != bad.kind || chancery.HintOf(err) == "" {
				t.Errorf("%+v: %v, want %v", bad.r, err, bad.kind)
			}
		}
		if list, err := l.Reviews(ctx, keys[1], 10); err != nil || len(list) != 2 || !list[1].Undone || list[1].Why != "a misreading" {
			t.Errorf("%+v, %v", list, err)
		}
		if n := len(lines(t, l, "SELECT who FROM audit WHERE who = 'ada'")); n != 6 {
			t.Errorf("%d lines of audit, want 6", n)
		}
		if err := l.Check(ctx); err != nil {
			t.Error(err)
		}
	})
}

func TestRatings(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		putAndMerge(t, l, []chancery.Reading{told(1, 0)})
		for _, r := range []string{"C", "B"} {
			if err := l.Rate(ctx, ledger.Rating{Outlet: "Outlet 0", Reliability: r, Who: "ada", Why: "tried"}); err != nil {
				t.Fatal(err)
			}
		}
		if list, err := l.Ratings(ctx, "Outlet 0"); err != nil || len(list) != 2 || list[0].Reliability != "B" {
			t.Errorf("%+v, %v", list, err)
		}
		if err := l.Rate(ctx, ledger.Rating{Outlet: "Outlet 0", Reliability: "G"}); chancery.KindOf(err) != chancery.Usage {
			t.Errorf("no such reliability: %v", err)
		}
		if err := l.Rate(ctx, ledger.Rating{Outlet: "nowhere", Reliability: "A"}); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("no such outlet: %v", err)
		}
	})
}
