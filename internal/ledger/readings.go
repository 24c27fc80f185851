package ledger

import (
	"context"
	"encoding/json"
	"iter"

	"chancery"
)

// WithAgreements yields the readings that hold agreements, the last one of each
// report, in the order in which they were learned. Their text is left out: spans
// carry their words. After an error nothing more comes.
func (l *Ledger) WithAgreements(ctx context.Context) iter.Seq2[chancery.Reading, error] {
	return func(yield func(chancery.Reading, error) bool) {
		rows, err := l.read.QueryContext(ctx, `SELECT body FROM readings r
			WHERE r.current AND EXISTS (SELECT 1 FROM statements WHERE reading = r.id AND kind = 'agreement') ORDER BY r.id`)
		if err != nil {
			yield(chancery.Reading{}, l.failure("read ledger", err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var body []byte
			var r chancery.Reading
			if err = rows.Scan(&body); err == nil {
				err = json.Unmarshal(body, &r)
			}
			if err != nil {
				yield(chancery.Reading{}, l.failure("read ledger", err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(chancery.Reading{}, l.failure("read ledger", err))
		}
	}
}
