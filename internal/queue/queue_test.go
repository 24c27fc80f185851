package queue_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
	"chancery/internal/queue"
)

// sampler is a reader that knows the sample reports only.
type sampler struct {
	slow   time.Duration
	mended bool // traps are read, and nothing is found in them
	reads  atomic.Int64
}

func (s *sampler) Read(r chancery.Report) chancery.Reading {
	if r.Text == "" { // asked for its name
		return ledgertest.Sample(0)
	}
	s.reads.Add(1)
	time.Sleep(s.slow)
	if strings.Contains(r.Text, "trap") && s.mended {
		return chancery.Reading{Schema: chancery.Schema, Engine: ledgertest.Sample(0).Engine, Report: r}
	}
	if strings.Contains(r.Text, "trap") {
		panic("no end of the sentence")
	}
	var n int
	if _, err := fmt.Sscanf(string(r.ID), "sha256:%d", &n); err != nil {
		panic(err)
	}
	reading := ledgertest.Sample(n)
	reading.Report = r
	return reading
}

func reports(from, to int) []chancery.Report {
	var out []chancery.Report
	for _, r := range ledgertest.Samples(from, to) {
		out = append(out, r.Report)
	}
	return out
}

// put enqueues the samples from one number up to another, in batches.
func put(t *testing.T, l *ledger.Ledger, from, to, size int) *queue.Queue {
	t.Helper()
	q, err := queue.Open(context.Background(), l)
	if err != nil {
		t.Fatal(err)
	}
	for n := from; n < to; n += size {
		if fresh, err := q.Enqueue(context.Background(), reports(n, min(n+size, to))); err != nil || !fresh {
			t.Fatalf("enqueue: %v, %v", fresh, err)
		}
	}
	return q
}

func options() queue.Options {
	return queue.Options{Readers: 2, UntilEmpty: true, Log: slog.New(slog.DiscardHandler)}
}

// whole fails unless a ledger holds want sound readings and nothing waits.
func whole(t *testing.T, l *ledger.Ledger, want int) {
	t.Helper()
	ctx := context.Background()
	if err := l.Check(ctx); err != nil {
		t.Error(err)
	}
	var readings, statements int
	if err := l.Writer().QueryRow("SELECT (SELECT count(*) FROM readings), (SELECT count(*) FROM statements)").Scan(&readings, &statements); err != nil {
		t.Fatal(err)
	}
	if readings != want || statements != 3*want {
		t.Errorf("%d readings and %d statements, want %d and %d", readings, statements, want, 3*want)
	}
	if waiting, _, err := l.InboxCount(ctx); err != nil || waiting != 0 {
		t.Errorf("%d wait, %v", waiting, err)
	}
}

func TestWork(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx, reader := context.Background(), &sampler{}
		q := put(t, l, 0, 130, 50)
		if fresh, err := q.Enqueue(ctx, reports(0, 50)); err != nil || fresh {
			t.Errorf("a batch that waits already is enqueued again: %v, %v", fresh, err)
		}
		done, err := q.Work(ctx, reader, options())
		if err != nil || done.Kept != 130 || done.Batches != 3 || done.Statements != 390 || reader.reads.Load() != 130 {
			t.Errorf("%+v, %d read, %v", done, reader.reads.Load(), err)
		}
		whole(t, l, 130)
		put(t, l, 100, 150, 25) // some are known: another process may have taken them in
		done, err = q.Work(ctx, reader, options())
		if err != nil || done.Kept != 20 || done.Known != 30 || reader.reads.Load() != 150 {
			t.Errorf("%+v, %d read, %v", done, reader.reads.Load(), err)
		}
		whole(t, l, 150)
	})
}

func TestStopGivesTheRestBack(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		q, reader := put(t, l, 0, 200, 100), &sampler{slow: 20 * time.Millisecond}
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			for reader.reads.Load() < 20 {
				time.Sleep(time.Millisecond)
			}
			cancel()
		}()
		first, err := q.Work(ctx, reader, options())
		if !errors.Is(err, context.Canceled) || first.Kept < 20 || first.Kept > 100 || first.Kept != int(reader.reads.Load()) {
			t.Errorf("%+v, %d read, %v", first, reader.reads.Load(), err)
		}
		reader.slow = 0
		second, err := q.Work(context.Background(), reader, options())
		if err != nil || first.Kept+second.Kept != 200 || reader.reads.Load() != 200 {
			t.Errorf("%+v, then %+v, %d read, %v", first, second, reader.reads.Load(), err)
		}
		whole(t, l, 200)
	})
}

// A report that shows a defect of the reader, or whose text the ledger refuses, is set
// aside; the others are kept.
func TestSetAside(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if _, err := l.PutReadings(ctx, ledgertest.Samples(7, 8)); err != nil {
			t.Fatal(err)
		}
		q, err := queue.Open(ctx, l)
		if err != nil {
			t.Fatal(err)
		}
		list := reports(0, 20)
		list[3].Text = "a trap"
		other := ledgertest.Sample(7).Report
		other.Text += " "
		list = append(list[:7], list[8:]...)
		for i, batch := range [][]chancery.Report{list, {other}} {
			if _, err := q.Enqueue(ctx, batch); err != nil {
				t.Fatal(i, err)
			}
		}
		done, err := q.Work(ctx, &sampler{}, options())
		// The other text under a known id is known by its id, and not read again.
		if err != nil || done.Kept != 18 || done.Aside != 1 || done.Known != 1 {
			t.Errorf("%+v, %v", done, err)
		}
		whole(t, l, 19)
		var why string
		if err := l.Writer().QueryRow("SELECT detail FROM audit WHERE action = 'set aside' AND subject = 'sha256:3'").Scan(&why); err != nil || !strings.Contains(why, "no end of the sentence") {
			t.Errorf("audit: %q, %v", why, err)
		}
		if _, aside, err := l.InboxCount(ctx); err != nil || aside != 1 {
			t.Errorf("%d set aside, want 1; %v", aside, err)
		}
		set, err := l.Asides(ctx)
		if err != nil || len(set) != 1 || set[0].Report.ID != "sha256:3" || set[0].Report.Text != "a trap" || !strings.Contains(set[0].Why, "no end of the sentence") || set[0].At == "" {
			t.Fatalf("set aside: %+v, %v", set, err)
		}
		for range 2 { // the second time there is nothing to put back
			if err := q.Retry(ctx, set, "ada"); err != nil {
				t.Fatal(err)
			}
		}
		if _, aside, err := l.InboxCount(ctx); err != nil || aside != 0 {
			t.Errorf("%d set aside after the retry, want none; %v", aside, err)
		}
		// The fault is still there: it is set aside anew.
		if done, err = q.Work(ctx, &sampler{}, options()); err != nil || done.Kept != 0 || done.Aside != 1 {
			t.Errorf("again: %+v, %v", done, err)
		}
		if set, err = l.Asides(ctx); err != nil || len(set) != 1 {
			t.Fatalf("set aside again: %+v, %v", set, err)
		}
		if err := q.Retry(ctx, set, "ada"); err != nil {
			t.Fatal(err)
		}
		// A reader without the fault reads it.
		if done, err = q.Work(ctx, &sampler{mended: true}, options()); err != nil || done.Kept != 1 || done.Aside != 0 {
			t.Errorf("mended: %+v, %v", done, err)
		}
		if known, err := l.Has(ctx, "sha256:3", ledger.EngineName(ledgertest.Sample(0).Engine)); err != nil || !known {
			t.Errorf("it is not kept; %v", err)
		}
		if err := l.Check(ctx); err != nil {
			t.Error(err)
		}
	})
}

func TestNULCharacter(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		q, err := queue.Open(ctx, l)
		if err != nil {
			t.Fatal(err)
		}
		list := reports(0, 3)
		list[1].Text += "\x00"
		if _, err := q.Enqueue(ctx, list); err != nil {
			t.Fatal(err)
		}
		done, err := q.Work(ctx, &sampler{}, options())
		if err != nil || done.Kept+done.Aside != 3 || l.Server() != (done.Aside == 1) {
			t.Errorf("%+v, %v", done, err)
		}
		whole(t, l, done.Kept)
	})
}

// A batch whose worker died is given to another.
func TestRescue(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		q := put(t, l, 0, 20, 10)
		if _, err := l.Writer().Exec("UPDATE river_job SET state = 'running', attempt = 1, attempted_at = '2020-01-01 00:00:00' WHERE id = (SELECT min(id) FROM river_job)"); err != nil {
			t.Fatal(err)
		}
		o := options()
		o.Rescue = queue.MinRescue
		start := time.Now()
		done, err := q.Work(context.Background(), &sampler{}, o)
		if err != nil || done.Kept != 20 || time.Since(start) > time.Minute {
			t.Errorf("%+v, %v", done, err)
		}
		whole(t, l, 20)
	})
}

// Several programs may open a queue at once, fresh or not, and work on it together.
func TestManyWorkers(t *testing.T) {
	ledgertest.Each(t, func(t *testing.T, location string) {
		first := ledgertest.Open(t, location)
		reader := &sampler{}
		const workers = 3
		queues := make([]*queue.Queue, workers)
		var group sync.WaitGroup
		for i := range workers {
			l := ledgertest.Open(t, location)
			group.Go(func() {
				var err error
				if queues[i], err = queue.Open(context.Background(), l); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if t.Failed() {
			return
		}
		put(t, first, 0, 300, 10)
		for _, q := range queues {
			group.Go(func() {
				if _, err := q.Work(context.Background(), reader, options()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		whole(t, first, 300)
		// On a slow machine a batch may wait too long for the lock of another writer, and
		// is read again. On a server none waits so.
		n := reader.reads.Load()
		if n < 300 || n > 600 || ledger.OnServer(location) && n != 300 {
			t.Errorf("%d reads of 300 reports", n)
		}
	})
}
