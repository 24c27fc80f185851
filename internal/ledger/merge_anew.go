package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"chancery"
	"chancery/internal/merge"
)

// MergeAnew lets all statements wait and forgets what they were merged into, as is
// right when the rules of merging have changed: what is compared is taken from the
// readings again. Merge does the rest. What people decided stays, and so do stories.
func (l *Ledger) MergeAnew(ctx context.Context) error {
	return l.transact(ctx, "merge anew", func(tx *sql.Tx) error {
		if err := l.engine.alone(ctx, tx); err != nil {
			return err
		}
		for _, q := range []string{
			"UPDATE statements SET occurrence = NULL WHERE occurrence IS NOT NULL",
			"DELETE FROM register_parties", "DELETE FROM register", "DELETE FROM occurrence_codes", "DELETE FROM occurrence_dyads", "DELETE FROM occurrences",
			"DELETE FROM tally_country", "DELETE FROM tally_dyad", "DELETE FROM tally_partner", "DELETE FROM tally_code", "DELETE FROM register_words", "DELETE FROM tally_word",
			"DELETE FROM facts", "DELETE FROM blocks", "DELETE FROM meta WHERE name = 'merge'",
			"INSERT INTO pending (statement) SELECT id FROM statements WHERE current AND kind <> 'attribution' ON CONFLICT (statement) DO NOTHING",
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		for last := int64(0); ; {
			list, err := readingsAfter(ctx, tx, last)
			if err != nil || len(list) == 0 {
				return err
			}
			last = list[len(list)-1].id
			p := newPut(ctx, l.engine, tx)
			for i := range list {
				if k := &list[i]; k.current {
					if err := p.again(k.id, &k.reading); err != nil {
						return err
					}
				}
			}
			if err := p.insert(); err != nil {
				return err
			}
		}
	})
}

// again collects the facts and blocks of the statements of a reading.
func (p *put) again(reading int64, r *chancery.Reading) error {
	ids := map[string]int64{}
	rows, err := p.tx.QueryContext(p.ctx, "SELECT key, id FROM statements WHERE reading = $1 AND kind IN ('event', 'agreement')", reading)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var key string
		var id int64
		if err := rows.Scan(&key, &id); err != nil {
			return err
		}
		ids[key] = id
	}
	if err := rows.Err(); err != nil {
		return err
	}
	w := &writing{put: p, r: r, reading: reading, current: true}
	for i, s := range merge.Statements(r, "") {
		id, ok := ids[s.Key]
		if !ok {
			return fmt.Errorf("reading %d has no statement %s", reading, s.Key)
		}
		var f facts
		if i < len(r.Events) {
			f = w.eventFacts(&r.Events[i], &s)
		} else {
			f = w.agreementFacts(&r.Agreements[i-len(r.Events)], &s)
		}
		if err := w.remember(id, &s, f); err != nil {
			return err
		}
	}
	return nil
}

// current notes the rules that a ledger is merged by, and refuses to mix them with others.
func (m *merging) current() error {
	var have string
	err := m.tx.QueryRowContext(m.ctx, "SELECT value FROM meta WHERE name = 'merge'").Scan(&have)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = m.tx.ExecContext(m.ctx, "INSERT INTO meta (name, value) VALUES ('merge', $1)", merge.Version)
		return err
	}
	if err != nil || have == merge.Version {
		return err
	}
	return &chancery.Error{Op: "merge statements", Kind: chancery.Conflict, Subject: "the ledger", Hint: "chancery merge --anew merges all of it by the rules of this version",
		Err: fmt.Errorf("it was merged by rules %s, this program has rules %s", have, merge.Version)}
}
