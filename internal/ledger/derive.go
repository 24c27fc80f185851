package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"chancery"
)

// derive makes the statements anew from the readings where a migration has dropped
// them. Reviews and stories of reports stay.
func (l *Ledger) derive(ctx context.Context) error {
	return l.renew(ctx, "derived", func(tx *sql.Tx) error { return l.deriveAll(ctx, tx) })
}

// renew makes something anew where a migration has left that to do, and notes that it
// is done.
func (l *Ledger) renew(ctx context.Context, what string, do func(*sql.Tx) error) error {
	var state string
	err := l.write.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = $1", what).Scan(&state)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return l.failure("open ledger", err)
	}
	if state != "stale" {
		return nil
	}
	return l.transact(ctx, "bring ledger up to date", func(tx *sql.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM meta WHERE name = $1", what)
		return err
	})
}

// deriveBatch is how many readings are in memory at once.
const deriveBatch = 200

func (l *Ledger) deriveAll(ctx context.Context, tx *sql.Tx) error {
	for last := int64(0); ; {
		list, err := readingsAfter(ctx, tx, last)
		if err != nil || len(list) == 0 {
			return err
		}
		last = list[len(list)-1].id
		p := newPut(ctx, l.engine, tx)
		for i := range list {
			p.wanted += StatementsOf(&list[i].reading)
			if err := p.resketch(list[i].reading.Report.ID, list[i].id); err != nil {
				return err
			}
		}
		if err := p.take(); err != nil {
			return err
		}
		for i := range list {
			k := &list[i]
			if err := p.collect(k.id, &k.reading, k.current, k.learned); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "UPDATE readings SET statements = $2 WHERE id = $1", k.id, StatementsOf(&k.reading)); err != nil {
				return err
			}
		}
		if err := p.insert(); err != nil {
			return err
		}
	}
}

// kept is a reading as it stands in the ledger.
type kept struct {
	id      int64
	current bool
	learned string
	reading chancery.Reading
}

// readingsAfter returns the next readings by number, without the text of the report.
func readingsAfter(ctx context.Context, tx *sql.Tx, last int64) ([]kept, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, current, learned, body FROM readings WHERE id > $1 ORDER BY id LIMIT $2", last, deriveBatch)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []kept
	for rows.Next() {
		var k kept
		var body []byte
		if err := rows.Scan(&k.id, &k.current, &k.learned, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &k.reading); err != nil {
			return nil, fmt.Errorf("reading %d: %w", k.id, err)
		}
		out = append(out, k)
	}
	return out, rows.Err()
}
