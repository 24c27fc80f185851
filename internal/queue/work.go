package queue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"chancery"
	"chancery/internal/ledger"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// Reader reads a report. It serves all goroutines.
type Reader interface {
	Read(chancery.Report) chancery.Reading
}

// Options say how to work.
type Options struct {
	Readers    int           // reports read at once; 0 for one a processor
	UntilEmpty bool          // end when no report waits
	Rescue     time.Duration // after this a batch whose worker died is given to another; 0 for DefaultRescue
	Log        *slog.Logger
}

// DefaultRescue is long beside the seconds that a batch takes, and short beside River's
// default of an hour.
const DefaultRescue = 2 * time.Minute

// MinRescue leaves a batch time for its first reports.
const MinRescue = 4 * time.Second

// Done says what a worker has done.
type Done struct {
	Batches, Kept, Known, Statements int
	Aside                            int // reports set aside: they could not be read or kept
	Took                             time.Duration
}

// Work reads what waits until ctx ends, or until nothing waits. When it is told to
// end, it keeps what it has read of a batch and gives the rest back.
func (q *Queue) Work(ctx context.Context, reader Reader, o Options) (Done, error) {
	if o.Rescue == 0 {
		o.Rescue = DefaultRescue
	}
	if o.Readers <= 0 {
		o.Readers = runtime.GOMAXPROCS(0)
	}
	start := time.Now()
	w := &worker{q: q, reader: reader, engine: ledger.EngineName(reader.Read(chancery.Report{}).Engine), o: o, stop: ctx.Done(), slots: make(chan struct{}, o.Readers)}
	workers := river.NewWorkers()
	river.AddWorker(workers, w)
	client, err := river.NewClient(q.engine.driver, &river.Config{
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: batchesAtOnce, FetchPollInterval: poll}},
		Workers:                     workers,
		Logger:                      slog.New(warnings{o.Log.Handler()}),
		PollOnly:                    true, // database/sql cannot listen
		JobTimeout:                  o.Rescue * 3 / 4,
		RescueStuckJobsAfter:        o.Rescue,
		RetryPolicy:                 patience{},
		CompletedJobRetentionPeriod: time.Hour,
	})
	if err != nil {
		return Done{}, failure("work", q.l.Name(), err)
	}
	merger := MergeBeside(ctx, q.l, func(err error) { o.Log.Warn("merging", "error", err) })
	w.merger = merger
	// The workers live a little longer than ctx: they keep what they have read.
	if err := client.Start(context.WithoutCancel(ctx)); err != nil {
		merger.End()
		return Done{}, failure("work", q.l.Name(), err)
	}
	err = q.wait(ctx, o)
	if stopped := client.Stop(context.WithoutCancel(ctx)); stopped != nil {
		err = errors.Join(err, failure("work", q.l.Name(), stopped))
	}
	merger.End()
	if err == nil { // all is read: what is left to merge is merged now
		_, err = q.l.Merge(ctx)
	}
	return Done{int(w.batches.Load()), int(w.kept.Load()), int(w.known.Load()), int(w.statements.Load()), int(w.aside.Load()), time.Since(start)}, err
}

// batchesAtOnce lets one batch be read while another is written.
const batchesAtOnce = 2

// poll is the time between two looks for work by an idle worker.
const poll = 500 * time.Millisecond

// wait returns when the work is done: nil when nothing waits, else the end of ctx.
func (q *Queue) wait(ctx context.Context, o Options) error {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		if o.UntilEmpty {
			waiting, _, err := q.l.InboxCount(ctx)
			if err == nil && waiting == 0 {
				return nil
			}
			if err != nil && ctx.Err() == nil {
				o.Log.Warn("inbox", "error", err) // the database may come back
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// warnings passes on what is at least a warning: River tells of every start and stop.
type warnings struct{ slog.Handler }

// Enabled reports whether a level is passed on.
func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

// patience tries again soon: what fails is the database or the disk, not the batch.
type patience struct{}

// NextRetry is after as many seconds as there were errors, a minute at most.
func (patience) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(min(time.Duration(len(job.Errors)+1)*time.Second, time.Minute))
}

// worker reads batches.
type worker struct {
	river.WorkerDefaults[batch]
	q      *Queue
	reader Reader
	engine string
	o      Options
	stop   <-chan struct{}
	slots  chan struct{} // one for each report that is being read
	merger *Merger

	batches, kept, known, statements, aside atomic.Int64
}

// Work reads one batch and keeps its readings, together with the end of the job.
func (w *worker) Work(ctx context.Context, job *river.Job[batch]) error {
	start := time.Now()
	waiting, err := w.q.l.Inbox(ctx, job.ID)
	if err != nil {
		return err
	}
	read, err := w.read(ctx, waiting)
	if err != nil {
		return err
	}
	var aside int
	kept, err := w.q.l.PutReadings(context.WithoutCancel(ctx), read.readings, func(tx *sql.Tx, kept ledger.Kept) error {
		ctx := context.WithoutCancel(ctx)
		out, why := read.sort(kept)
		aside = len(why)
		for _, bad := range why {
			if err := ledger.SetAside(ctx, tx, bad.Waiting, bad.reason); err != nil {
				return err
			}
		}
		if err := w.q.l.TakeOut(ctx, tx, out); err != nil {
			return err
		}
		if read.left > 0 {
			return nil
		}
		return w.q.engine.complete(ctx, tx, job)
	})
	if err != nil {
		return err
	}
	statements := 0
	for i := range read.readings {
		statements += ledger.StatementsOf(&read.readings[i])
	}
	w.merger.Tell()
	w.batches.Add(1)
	w.kept.Add(int64(kept.Added))
	w.known.Add(int64(read.known + kept.Present))
	w.statements.Add(int64(statements))
	w.aside.Add(int64(aside))
	w.o.Log.Info("kept a batch", "batch", job.ID, "kept", kept.Added, "known", read.known+kept.Present, "aside", aside, "left", read.left,
		"statements", statements, "took", time.Since(start).Round(time.Millisecond))
	if read.left > 0 {
		return river.JobSnooze(0) // the rest goes back, to whoever is free
	}
	return nil
}

// batchRead is what was read of a batch.
type batchRead struct {
	readings []chancery.Reading
	from     []ledger.Waiting // those of the readings
	out      []int64          // rows that need no reading: it is there already
	bad      []aside
	known    int
	left     int // not come to
}

// aside is a report that is set aside, and why.
type aside struct {
	ledger.Waiting
	reason string
}

// sort says which rows leave the inbox once the readings are kept, and which stay aside.
func (b *batchRead) sort(kept ledger.Kept) (out []int64, bad []aside) {
	refused := map[chancery.ReportID]string{}
	for _, id := range kept.Differ {
		refused[id] = "the ledger has another text under this id"
	}
	for _, id := range kept.Unfit {
		refused[id] = "the text holds a NUL character, which the database does not keep"
	}
	out, bad = append(out, b.out...), append(bad, b.bad...)
	for _, f := range b.from {
		if reason := refused[f.Report.ID]; reason != "" {
			bad = append(bad, aside{f, reason})
		} else {
			out = append(out, f.ID)
		}
	}
	return out, bad
}

// read reads the reports of a batch in parallel until all are read, the worker is told
// to end, or half of the time is over after which another would take the batch.
func (w *worker) read(ctx context.Context, waiting []ledger.Waiting) (batchRead, error) {
	ids := make([]chancery.ReportID, len(waiting))
	for i := range waiting {
		ids[i] = waiting[i].Report.ID
	}
	known, err := w.q.l.Known(ctx, w.engine, ids)
	if err != nil {
		return batchRead{}, err
	}
	enough := time.NewTimer(w.o.Rescue / 2)
	defer enough.Stop()
	var b batchRead
	results := make([]func() (chancery.Reading, error), len(waiting))
	var group sync.WaitGroup
	for i := range waiting {
		if known[ids[i]] {
			b.known++
			b.out = append(b.out, waiting[i].ID)
			continue
		}
		known[ids[i]] = true // a second copy in one batch is not read again
		if !w.slot(ctx, enough.C) {
			b.left = len(waiting) - i
			break
		}
		group.Go(func() {
			defer func() { <-w.slots }()
			reading, err := careful(w.reader, waiting[i].Report)
			results[i] = func() (chancery.Reading, error) { return reading, err }
		})
	}
	group.Wait()
	for i, result := range results {
		if result == nil {
			continue
		}
		reading, err := result()
		if err != nil {
			w.o.Log.Error("report set aside", "report", ids[i], "error", err)
			b.bad = append(b.bad, aside{waiting[i], err.Error()})
			continue
		}
		b.readings, b.from = append(b.readings, reading), append(b.from, waiting[i])
	}
	return b, nil
}

// slot waits for a reader that is free; false if the batch should end here.
func (w *worker) slot(ctx context.Context, enough <-chan time.Time) bool {
	select { // the end goes first
	case <-w.stop:
		return false
	default:
	}
	select {
	case w.slots <- struct{}{}:
		return true
	case <-w.stop:
	case <-enough:
	case <-ctx.Done():
	}
	return false
}

// careful reads a report and makes an error of a panic: a defect of the reader that
// one text shows must not stop the other reports.
func careful(r Reader, report chancery.Report) (reading chancery.Reading, err error) {
	defer func() {
		if defect := recover(); defect != nil {
			err = fmt.Errorf("a defect of the reader: %v", defect)
		}
	}()
	return r.Read(report), nil
}
