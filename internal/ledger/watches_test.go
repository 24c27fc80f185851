package ledger_test

import (
	"context"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func TestWatches(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		for _, bad := range []ledger.Watch{
			{Query: "type:event"},
			{Name: "all"},
			{Name: "n", Query: "nonsense:term"},
			{Name: "n", Query: "pact", Webhook: "ftp://example.org/x"},
			{Name: "n", Query: "pact", Webhook: "https://user:pass@example.org/x"},
		} {
			if _, err := l.PutWatch(ctx, bad); chancery.KindOf(err) != chancery.Usage {
				t.Errorf("%+v: %v", bad, err)
			}
		}
		one, err := l.PutWatch(ctx, ledger.Watch{Name: " Italy ", Query: "country:ITA", Owner: "ada"})
		if err != nil || one.ID == 0 || one.Name != "Italy" || one.Secret != "" {
			t.Fatal(one, err)
		}
		two, err := l.PutWatch(ctx, ledger.Watch{Name: "Pacts", Query: "type:agreement", Owner: "bob", Webhook: "https://example.org/hook"})
		if err != nil || len(two.Secret) < 40 {
			t.Fatal(two, err)
		}
		if mine, err := l.Watches(ctx, "ada"); err != nil || len(mine) != 1 || mine[0] != one {
			t.Errorf("of one owner: %v, %v", mine, err)
		}
		if all, err := l.Watches(ctx, ""); err != nil || len(all) != 2 || all[0] != two {
			t.Errorf("all: %v, %v", all, err)
		}
		changed := two
		changed.Name, changed.Secret = "All pacts", ""
		if got, err := l.PutWatch(ctx, changed); err != nil || got.Name != "All pacts" || got.Secret != two.Secret {
			t.Errorf("changed: %+v, %v", got, err)
		}
		for _, who := range []string{"ada", "eve"} {
			if err := l.DeleteWatch(ctx, two.ID, who); chancery.KindOf(err) != chancery.NotFound {
				t.Errorf("%s deletes another's: %v", who, err)
			}
			if _, err := l.Watch(ctx, two.ID, who); chancery.KindOf(err) != chancery.NotFound {
				t.Errorf("%s sees another's: %v", who, err)
			}
		}
		if err := l.DeleteWatch(ctx, two.ID, "bob"); err != nil {
			t.Error(err)
		}
		if _, err := l.Watch(ctx, two.ID, ""); chancery.KindOf(err) != chancery.NotFound {
			t.Errorf("it is gone: %v", err)
		}
	})
}

// TestNewsAreToldOnce holds that every new statement is given once, in the order in
// which they were learned, whatever the size of a page, and a second reading of a
// report is no news.
func TestNewsAreToldOnce(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		w, err := l.PutWatch(ctx, ledger.Watch{Name: "Pacts", Query: "type:agreement", Webhook: "https://example.org/hook"})
		if err != nil {
			t.Fatal(err)
		}
		later := time.Now().Add(time.Hour)
		take := func(limit int) []ledger.StatementID {
			t.Helper()
			var ids []ledger.StatementID
			for {
				news, err := l.NewsUntil(ctx, w, w.Told, later, limit)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range news.Statements {
					ids = append(ids, s.ID)
					if s.Kind != ledger.AgreementKind {
						t.Errorf("a statement of kind %s", s.Kind)
					}
				}
				if err := l.Told(ctx, w, news.Told); err != nil {
					t.Fatal(err)
				}
				if w, err = l.Watch(ctx, w.ID, ""); err != nil || w.Told != news.Told {
					t.Fatal(w, err)
				}
				if !news.More {
					return ids
				}
			}
		}
		if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 7)); err != nil {
			t.Fatal(err)
		}
		first := take(3)
		if len(first) != 7 {
			t.Errorf("%d statements, want 7", len(first))
		}
		for i := 1; i < len(first); i++ {
			if first[i] <= first[i-1] {
				t.Errorf("not in order: %v", first)
			}
		}
		if again := take(100); len(again) != 0 {
			t.Errorf("told again: %v", again)
		}
		anew := ledgertest.Samples(5, 9)
		for i := range anew {
			anew[i].Engine.Version = "2"
		}
		if _, err := l.PutReadings(ctx, anew); err != nil {
			t.Fatal(err)
		}
		if got := take(100); len(got) != 2 {
			t.Errorf("%d statements after a second reading of 2 reports and 2 new ones, want 2", len(got))
		}
		if settling, err := l.NewFor(ctx, w, w.Created, 10); err != nil || len(settling.Statements) != 0 {
			t.Errorf("of the last seconds: %v, %v", settling, err)
		}
		if _, err := l.NewFor(ctx, w, "yesterday", 10); chancery.KindOf(err) != chancery.Usage {
			t.Errorf("since yesterday: %v", err)
		}
	})
}

func TestTurn(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		turn := func(holder string, length time.Duration, want bool) {
			t.Helper()
			if got, err := l.Turn(ctx, "watches", holder, length); err != nil || got != want {
				t.Errorf("%s: %v, %v, want %v", holder, got, err, want)
			}
		}
		turn("a", time.Hour, true)
		turn("b", time.Hour, false)
		turn("a", -time.Hour, true) // it gives it up
		turn("b", time.Hour, true)
		turn("a", time.Hour, false)
	})
}
