package main

import (
	"cmp"
	"errors"
	"iter"
	"runtime"
	"slices"
	"time"

	"chancery"
	"chancery/internal/ingest"
	"chancery/internal/ledger"
	"chancery/internal/queue"
	"chancery/read"
)

// keepFlags are the flags of all commands that read reports and keep them.
type keepFlags struct {
	Batch   int    `default:"100" placeholder:"N" help:"Readings kept in one transaction."`
	Workers int    `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor."`
	Refused string `placeholder:"FILE" type:"path" help:"Write what was refused or skipped, and why, to this file as JSON lines."`
	Queue   bool   `help:"Read nothing now: let the reports wait in the ledger for chancery work, here or on other machines."`
}

func (f keepFlags) check() error {
	if f.Batch < 1 || f.Workers < 0 {
		return &chancery.Error{Op: "ingest", Kind: chancery.Usage, Subject: "--batch or --workers", Hint: "a batch has at least one reading", Err: errors.New("less than none")}
	}
	return nil
}

// taken is an input on its way into the ledger.
type taken struct {
	item    ingest.Item
	err     error
	known   bool // the ledger has its reading
	reading chancery.Reading
}

// ingestion reads what inputs yield, and keeps it.
type ingestion struct {
	e      *env
	l      *ledger.Ledger
	flags  keepFlags
	reader *read.Reader
	engine string
	keep   keep
	merger *queue.Merger
	batch  []chancery.Reading

	progress *progress
	list     *refusals // nil for none

	seen, kept, known, skipped, statements, refused int
	first                                           error
	reasons                                         map[chancery.Kind]int
}

// begin makes ready to take in inputs of so many bytes, 0 for unknown,
// with a line on how far it has come every so often. Whoever calls it
// calls close.
func (f keepFlags) begin(e *env, l *ledger.Ledger, bytes int64, every time.Duration) (*ingestion, error) {
	reader, err := read.New(read.Options{})
	if err != nil {
		return nil, err
	}
	r := &ingestion{e: e, l: l, flags: f, reader: reader, engine: ledger.EngineName(reader.Read(chancery.Report{}).Engine), keep: keeping(l)}
	if f.Queue {
		if r.keep, err = queueing(e.ctx, l); err != nil {
			return nil, err
		}
	}
	if f.Refused != "" {
		if r.list, err = createRefusals(f.Refused); err != nil {
			return nil, err
		}
	}
	r.progress = startProgress(e, bytes, every)
	r.merger = queue.MergeBeside(e.ctx, l, func(err error) { e.warn("merging: %v", err) })
	return r, nil
}

// close ends what runs beside, and the list of refusals.
func (r *ingestion) close() error {
	r.merger.End()
	r.progress.end()
	return r.list.close()
}

// through reads and keeps all items. An interrupt ends it without an error.
func (r *ingestion) through(items iter.Seq2[ingest.Item, error]) error {
	work := func(t taken) taken {
		switch {
		case t.err != nil || t.known || t.item.Skipped != "":
		case r.flags.Queue:
			t.reading.Report = t.item.Report // for a worker to read
		default:
			t.reading = r.reader.Read(t.item.Report)
		}
		return t
	}
	for t := range ordered(r.inputs(items), cmp.Or(r.flags.Workers, runtime.GOMAXPROCS(0)), work) {
		if err := r.take(t); err != nil {
			return err
		}
	}
	return r.flush()
}

// inputs yields the items, each with whether the ledger knows its reading.
func (r *ingestion) inputs(items iter.Seq2[ingest.Item, error]) iter.Seq[taken] {
	return func(yield func(taken) bool) {
		for item, err := range items {
			t := taken{item: item, err: err}
			if err == nil && item.Skipped == "" {
				if t.item.Report.ID == "" {
					t.item.Report.ID = read.ID(item.Report.Text)
				}
				t.known, t.err = r.l.Has(r.e.ctx, t.item.Report.ID, r.engine)
			}
			if r.e.ctx.Err() != nil || !yield(t) {
				return
			}
		}
	}
}

// finish says how it went, merges what was kept, and returns the first refusal.
func (r *ingestion) finish() error {
	r.progress.end()
	r.summary()
	before := r.merger.End()
	if err := r.e.ctx.Err(); err != nil {
		return err
	}
	if !r.flags.Queue {
		if err := merged(r.e, r.l, before); err != nil {
			return err
		}
	}
	if r.first != nil {
		return reported{r.first}
	}
	return nil
}

// take adds one input to the batch, or counts why not.
func (r *ingestion) take(t taken) error {
	r.seen++
	switch {
	case t.err != nil:
		if stop := r.e.ctx.Err(); stop == nil || !errors.Is(t.err, stop) { // what an interrupt cut off is not refused
			r.refuse(t.item.Name, t.err)
		}
		return nil
	case t.item.Skipped != "":
		r.e.warn("%s: %s", t.item.Name, t.item.Skipped)
		r.skipped++
		r.list.add(refusal{Input: t.item.Name, Kind: "skipped", Reason: t.item.Skipped})
		return nil
	case t.known:
		r.known++
		return nil
	}
	for _, note := range t.item.Notes {
		r.e.warn("%s: %s", t.item.Name, note)
	}
	r.batch = append(r.batch, t.reading)
	if len(r.batch) >= r.flags.Batch {
		return r.flush()
	}
	return nil
}

// refuse tells and counts an input that is not kept.
func (r *ingestion) refuse(input string, err error) {
	r.e.report(err)
	r.list.add(refusal{Input: input, Kind: chancery.KindOf(err).String(), Reason: reason(err), Hint: chancery.HintOf(err)})
	r.refused++
	if r.first == nil {
		r.first = err
	}
	if r.reasons == nil {
		r.reasons = map[chancery.Kind]int{}
	}
	r.reasons[chancery.KindOf(err)]++
}

func (r *ingestion) rate() float64 { return float64(r.kept) / time.Since(r.progress.start).Seconds() }

// summary tells how it went.
func (r *ingestion) summary() {
	r.e.warn("%d inputs in %.1f s: "+r.keep.word+" %d (%.1f a second) with %d statements, known before %d, skipped %d, refused %d",
		r.seen, time.Since(r.progress.start).Seconds(), r.kept, r.rate(), r.statements, r.known, r.skipped, r.refused)
	var kinds []chancery.Kind
	for k := range r.reasons {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		r.e.warn("refused as %s: %d", k, r.reasons[k])
	}
}
