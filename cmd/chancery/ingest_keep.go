package main

import (
	"context"
	"errors"
	"fmt"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/queue"
)

// keep is what is done with a batch.
type keep struct {
	word string // in the past tense
	do   func(context.Context, []chancery.Reading) (ledger.Kept, error)
}

// keeping keeps readings in a ledger.
func keeping(l *ledger.Ledger) keep {
	return keep{"kept", func(ctx context.Context, batch []chancery.Reading) (ledger.Kept, error) {
		return l.PutReadings(ctx, batch)
	}}
}

// queueing lets the reports of readings that are still empty wait for workers.
func queueing(ctx context.Context, l *ledger.Ledger) (keep, error) {
	q, err := queue.Open(ctx, l)
	if err != nil {
		return keep{}, err
	}
	return keep{"queued", func(ctx context.Context, batch []chancery.Reading) (ledger.Kept, error) {
		reports := make([]chancery.Report, len(batch))
		for i := range batch {
			reports[i] = batch[i].Report
		}
		fresh, err := q.Enqueue(ctx, reports)
		if !fresh {
			return ledger.Kept{Present: len(batch)}, err
		}
		return ledger.Kept{Added: len(batch)}, err
	}}, nil
}

// flush keeps the batch. An interrupt does not lose what has been read.
func (r *ingestion) flush() error {
	if len(r.batch) == 0 {
		return nil
	}
	kept, err := r.keep.do(context.WithoutCancel(r.e.ctx), r.batch)
	if err != nil {
		return err
	}
	if kept.Added > 0 {
		r.merger.Tell()
	}
	for _, id := range kept.Differ {
		r.refuse(string(id), &chancery.Error{Op: "ingest", Kind: chancery.Conflict, Subject: string(id), Hint: "leave the id out: it is then made of the text", Err: errors.New("the ledger has another text under this id")})
	}
	for _, id := range kept.Unfit {
		r.refuse(string(id), &chancery.Error{Op: "ingest", Kind: chancery.Invalid, Subject: string(id), Hint: "take the character out, or keep the report in a SQLite ledger", Err: errors.New("the text holds a NUL character, which PostgreSQL does not keep")})
	}
	for i := range r.batch {
		r.statements += ledger.StatementsOf(&r.batch[i])
	}
	r.kept += kept.Added
	r.known += kept.Present
	r.batch = r.batch[:0]
	r.progress.tell(fmt.Sprintf("%s %d (%.1f a second), known %d, refused %d", r.keep.word, r.kept, r.rate(), r.known, r.refused))
	return nil
}
