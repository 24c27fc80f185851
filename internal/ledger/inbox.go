package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery"
)

// Waiting is a report in the inbox.
type Waiting struct {
	ID     int64 // of its row
	Report chancery.Report
}

// Transact runs work in one transaction of the writer; op says in an error what was
// being done. It may run more than once, from nothing each time.
func (l *Ledger) Transact(ctx context.Context, op string, work func(*sql.Tx) error) error {
	return l.transact(ctx, op, work)
}

// PutInbox lets reports wait to be read, as one batch with a number above 0.
func (l *Ledger) PutInbox(ctx context.Context, tx *sql.Tx, batch int64, reports []chancery.Report) error {
	var waiting rows
	for i := range reports {
		body, err := json.Marshal(&reports[i])
		if err != nil {
			return fmt.Errorf("report %s: %w", reports[i].ID, err)
		}
		waiting.add("inbox (batch, report)", batch, string(body))
	}
	return waiting.insert(ctx, l.engine, tx)
}

// Inbox returns what waits in a batch, in the order in which it came.
func (l *Ledger) Inbox(ctx context.Context, batch int64) ([]Waiting, error) {
	const op = "read inbox"
	found, err := l.read.QueryContext(ctx, "SELECT id, report FROM inbox WHERE batch = $1 ORDER BY id", batch)
	if err != nil {
		return nil, l.failure(op, err)
	}
	defer func() { _ = found.Close() }()
	var out []Waiting
	for found.Next() {
		var w Waiting
		var body []byte
		if err := found.Scan(&w.ID, &body); err != nil {
			return nil, l.failure(op, err)
		}
		if err := json.Unmarshal(body, &w.Report); err != nil {
			return nil, l.failure(op, fmt.Errorf("row %d: %w", w.ID, err))
		}
		out = append(out, w)
	}
	return out, l.failure(op, found.Err())
}

// InboxCount is how many reports wait to be read, and how many were set aside.
func (l *Ledger) InboxCount(ctx context.Context) (waiting, aside int, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT coalesce(sum(CASE WHEN batch > 0 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN batch < 0 THEN 1 ELSE 0 END), 0) FROM inbox").Scan(&waiting, &aside)
	return waiting, aside, l.failure("read inbox", err)
}

// TakeOut removes rows from the inbox.
func (l *Ledger) TakeOut(ctx context.Context, tx *sql.Tx, ids []int64) error {
	for part := range slices.Chunk(ids, maxIn) {
		if _, err := tx.ExecContext(ctx, "DELETE FROM inbox WHERE id IN ("+marks(l.engine, 1, len(part))+")", anyOf(part)...); err != nil {
			return fmt.Errorf("inbox: %w", err)
		}
	}
	return nil
}

// SetAside leaves a report in the inbox under the negative number of its batch, where
// no worker takes it, and says why in the audit.
func SetAside(ctx context.Context, tx *sql.Tx, w Waiting, why string) error {
	if _, err := tx.ExecContext(ctx, "UPDATE inbox SET batch = -batch WHERE id = $1 AND batch > 0", w.ID); err != nil {
		return fmt.Errorf("inbox: %w", err)
	}
	return audit(ctx, tx, "work", "set aside", string(w.Report.ID), why)
}

// Aside is a report that was set aside.
type Aside struct {
	Waiting
	At  string // RFC 3339
	Why string
}

// Asides returns the reports that were set aside, in the order in which they came.
func (l *Ledger) Asides(ctx context.Context) ([]Aside, error) {
	out, err := list(ctx, l, "SELECT id, report FROM inbox WHERE batch < 0 ORDER BY id", func(rows *sql.Rows) (a Aside, err error) {
		var body []byte
		if err := rows.Scan(&a.ID, &body); err != nil {
			return a, err
		}
		if err := json.Unmarshal(body, &a.Report); err != nil {
			return a, fmt.Errorf("row %d: %w", a.ID, err)
		}
		return a, nil
	})
	if err != nil || len(out) == 0 {
		return out, err
	}
	type note struct{ report, at, why string }
	notes, err := list(ctx, l, "SELECT subject, at, detail FROM audit WHERE action = 'set aside' ORDER BY id", func(rows *sql.Rows) (n note, err error) {
		return n, rows.Scan(&n.report, &n.at, &n.why)
	})
	last := make(map[string]note, len(notes))
	for _, n := range notes {
		last[n.report] = n
	}
	for i := range out {
		n := last[string(out[i].Report.ID)]
		out[i].At, out[i].Why = n.at, n.why
	}
	return out, err
}

// Return puts reports that were set aside into a batch again and says so in the audit.
func (l *Ledger) Return(ctx context.Context, tx *sql.Tx, batch int64, list []Aside, who string) error {
	for i := range list {
		if _, err := tx.ExecContext(ctx, "UPDATE inbox SET batch = $1 WHERE id = $2 AND batch < 0", batch, list[i].ID); err != nil {
			return fmt.Errorf("inbox: %w", err)
		}
		if err := audit(ctx, tx, who, "retry", string(list[i].Report.ID), list[i].Why); err != nil {
			return err
		}
	}
	return nil
}

// Known returns those of some reports that have a reading by an engine.
func (l *Ledger) Known(ctx context.Context, engine string, ids []chancery.ReportID) (map[chancery.ReportID]bool, error) {
	known := map[chancery.ReportID]bool{}
	for part := range slices.Chunk(ids, maxIn) {
		if err := l.known(ctx, engine, part, known); err != nil {
			return nil, l.failure("look up reports", err)
		}
	}
	return known, nil
}

func (l *Ledger) known(ctx context.Context, engine string, ids []chancery.ReportID, known map[chancery.ReportID]bool) error {
	found, err := l.read.QueryContext(ctx, "SELECT report FROM readings WHERE engine = "+l.engine.mark(1)+" AND report IN ("+marks(l.engine, 2, len(ids))+")", append([]any{engine}, anyOf(ids)...)...)
	if err != nil {
		return err
	}
	defer func() { _ = found.Close() }()
	for found.Next() {
		var id chancery.ReportID
		if err := found.Scan(&id); err != nil {
			return err
		}
		known[id] = true
	}
	return found.Err()
}
