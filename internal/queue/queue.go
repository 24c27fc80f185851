// Package queue lets reports wait in a ledger until a worker reads them: on one
// machine or on many that share a PostgreSQL server. A job is a batch of reports; it
// is enqueued in the transaction that writes the reports into the inbox, and completed
// in the one that keeps their readings. Every report is read at least once, and a
// second reading of the same changes nothing. The jobs are kept by River
// (https://riverqueue.com), in tables of its own beside those of the ledger.
package queue

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"chancery"
	"chancery/internal/ledger"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
)

// Queue is the queue of one ledger.
type Queue struct {
	l      *ledger.Ledger
	engine engine
	client *river.Client[*sql.Tx] // only enqueues
}

// Open opens the queue of a ledger and makes its tables if there are none, or brings
// them up to date. The ledger must stay open as long as the queue is used.
func Open(ctx context.Context, l *ledger.Ledger) (*Queue, error) {
	q := &Queue{l: l, engine: engineOf(l)}
	if err := q.migrate(ctx); err != nil {
		return nil, failure("open queue", l.Name(), err)
	}
	var err error
	q.client, err = river.NewClient(q.engine.driver, &river.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, failure("open queue", l.Name(), err)
	}
	return q, nil
}

// migrate brings River's tables up to date; of several programs that start at once
// one does it.
func (q *Queue) migrate(ctx context.Context) error {
	m, err := rivermigrate.New(q.engine.driver, &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	if state, err := m.Validate(ctx, nil); err != nil || state.OK {
		return err
	}
	return q.engine.migrate(ctx, q.l, m)
}

// batch is the argument of a job: the reports stand in the inbox, under its number.
type batch struct {
	Digest  string `json:"digest" river:"unique"` // of the ids of the reports, in order
	Reports int    `json:"reports"`
}

// Kind names the jobs in the table of River.
func (batch) Kind() string { return "read" }

// tries is how often a batch is tried. It is never given up in practice: a report
// that cannot be read is set aside, and what else fails is the database or the disk.
const tries = 10_000

// waits are the states in which a batch is not done.
func waits() []rivertype.JobState {
	return []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning, rivertype.JobStateRetryable, rivertype.JobStateScheduled}
}

// Enqueue lets reports wait as one batch: when it returns nil they are on disk and
// will be read. It returns false if the same batch waits already.
func (q *Queue) Enqueue(ctx context.Context, reports []chancery.Report) (bool, error) {
	digest := sha256.New()
	for i := range reports {
		_, _ = fmt.Fprintf(digest, "%s\n", reports[i].ID) // a hash takes everything
	}
	args := batch{Digest: hex.EncodeToString(digest.Sum(nil)), Reports: len(reports)}
	fresh := false
	err := q.l.Transact(ctx, "enqueue reports", func(tx *sql.Tx) error {
		job, err := q.client.InsertTx(ctx, tx, args, &river.InsertOpts{MaxAttempts: tries, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waits()}})
		if err != nil {
			return err
		}
		fresh = !job.UniqueSkippedAsDuplicate
		if !fresh {
			return nil
		}
		return q.l.PutInbox(ctx, tx, job.Job.ID, reports)
	})
	return fresh, err
}

// retried is how many reports that were set aside go into one batch.
const retried = 50

// Retry lets reports that were set aside wait again, in batches of their own: when it
// returns nil they will be read. who stands in the audit.
func (q *Queue) Retry(ctx context.Context, list []ledger.Aside, who string) error {
	for part := range slices.Chunk(list, retried) {
		digest := sha256.New()
		for i := range part {
			_, _ = fmt.Fprintf(digest, "again %d %s\n", part[i].ID, part[i].At) // a hash takes everything
		}
		args := batch{Digest: hex.EncodeToString(digest.Sum(nil)), Reports: len(part)}
		err := q.l.Transact(ctx, "enqueue reports", func(tx *sql.Tx) error {
			job, err := q.client.InsertTx(ctx, tx, args, &river.InsertOpts{MaxAttempts: tries, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waits()}})
			if err != nil || job.UniqueSkippedAsDuplicate {
				return err
			}
			return q.l.Return(ctx, tx, job.Job.ID, part, who)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// failure says what was tried, unless err does already or the program is ending.
func failure(op, subject string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.As(err, new(*chancery.Error)) {
		return err
	}
	return &chancery.Error{Op: op, Kind: chancery.IO, Subject: subject, Err: err}
}
