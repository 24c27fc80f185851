package ledger_test

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// collected returns readings, or fails.
func collected(t *testing.T, readings iter.Seq2[chancery.Reading, error]) []chancery.Reading {
	t.Helper()
	var out []chancery.Reading
	for r, err := range readings {
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", r.Report.ID, err)
		}
		out = append(out, r)
	}
	return out
}

// shape says what a reading holds: "e1 g1 | a1 a2".
func shape(r *chancery.Reading) string {
	var ids []string
	for _, e := range r.Events {
		ids = append(ids, string(e.ID))
	}
	for _, g := range r.Agreements {
		ids = append(ids, string(g.ID))
	}
	for _, q := range r.Attributions {
		ids = append(ids, string(q.ID))
	}
	ids = append(ids, "|")
	for _, a := range r.Actors {
		ids = append(ids, string(a.ID))
	}
	return strings.Join(ids, " ")
}

func TestReadings(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		list := ledgertest.Samples(0, 4)
		silent := ledgertest.Sample(9)
		silent.Events, silent.Agreements, silent.Attributions = nil, nil, nil
		newer := ledgertest.Sample(0)
		newer.Engine.Version = "2"
		if _, err := l.PutReadings(ctx, append(list, silent)); err != nil {
			t.Fatal(err)
		}
		if _, err := l.PutReadings(ctx, []chancery.Reading{newer}); err != nil {
			t.Fatal(err)
		}
		whole := collected(t, l.Readings(ctx, ledger.Filter{}))
		if len(whole) != 4 || whole[3].Engine.Version != "2" || whole[0].Report.Text != list[1].Report.Text {
			t.Fatalf("%d readings: want the last of each report with statements, as learned, with text", len(whole))
		}
		some := collected(t, l.Readings(ctx, ledger.Filter{Words: "pact 2", Type: []string{"support"}}))
		if len(some) != 1 || shape(&some[0]) != "e1 g1 q1 | a1 a2" {
			t.Errorf("%d readings hold pact 2", len(some))
		}
		for query, want := range map[string]string{"type:event": "e1 | a1 a2", "type:agreement": "g1 | a1 a2", "type:attribution": "q1 | a2", "dyad:ITA-NOR": "e1 g1 | a1 a2", "country:FRA": ""} {
			f, err := ledger.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			part := collected(t, l.Passing(ctx, f))
			if want == "" && len(part) == 0 {
				continue
			}
			if len(part) != 4 || shape(&part[0]) != want {
				t.Errorf("%s: %d readings, want 4 of %s", query, len(part), want)
			}
		}
		// What a person rejected is not passed on, until that is undone.
		page, err := l.Statements(ctx, ledger.Filter{Kind: ledger.EventKind, Words: "pact 2"})
		if err != nil || len(page.Statements) != 1 {
			t.Fatal(page, err)
		}
		n, err := l.Review(ctx, ledger.Review{Subject: page.Statements[0].Key, Action: ledger.Reject, Who: "ann"})
		if err != nil {
			t.Fatal(err)
		}
		events := ledger.Filter{Kind: ledger.EventKind}
		if got := len(collected(t, l.Passing(ctx, events))); got != 3 {
			t.Errorf("%d readings with events after one was rejected, want 3", got)
		}
		if got := len(collected(t, l.Readings(ctx, events))); got != 4 {
			t.Errorf("%d whole readings, want 4", got)
		}
		if _, err := l.Review(ctx, ledger.Review{Action: ledger.Undo, Undoes: n, Who: "ann"}); err != nil {
			t.Fatal(err)
		}
		if got := len(collected(t, l.Passing(ctx, events))); got != 4 {
			t.Errorf("%d readings after it was undone, want 4", got)
		}
	})
}

func TestReadingsEndEarly(t *testing.T) {
	l := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 20)); err != nil {
		t.Fatal(err)
	}
	for range l.Readings(ctx, ledger.Filter{}) {
		break
	}
	if kept, err := l.PutReadings(ctx, ledgertest.Samples(20, 21)); err != nil || kept.Added != 1 {
		t.Errorf("after a reader that stopped: %+v, %v", kept, err)
	}
	cancel()
	var last error
	for _, err := range l.Readings(ctx, ledger.Filter{}) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("an interrupt gives %v", last)
	}
}
