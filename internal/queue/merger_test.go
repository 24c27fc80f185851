package queue_test

import (
	"context"
	"testing"

	"chancery/internal/ledger/ledgertest"
	"chancery/internal/queue"
)

// TestMergerTellsAll holds that what a merger did beside and what was left to the end
// make up the whole.
func TestMergerTellsAll(t *testing.T) {
	ctx := context.Background()
	ledgertest.Each(t, func(t *testing.T, location string) {
		l := ledgertest.Open(t, location)
		m := queue.MergeBeside(ctx, l, func(err error) { t.Error(err) })
		for n := 0; n < 12; n += 4 {
			if _, err := l.PutReadings(ctx, ledgertest.Samples(n, n+4)); err != nil {
				t.Fatal(err)
			}
			m.Tell()
		}
		done := m.End()
		rest, err := l.Merge(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var statements int
		if err := l.Writer().QueryRow("SELECT count(*) FROM statements WHERE kind <> 'attribution'").Scan(&statements); err != nil {
			t.Fatal(err)
		}
		if got := done.Plus(rest); got.Statements != statements || statements == 0 {
			t.Errorf("merged %d of %d statements: %+v beside, %+v after", got.Statements, statements, done, rest)
		}
		if again := m.End(); again != done {
			t.Errorf("ended twice: %+v, then %+v", done, again)
		}
	})
}
