package ledger

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"

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

// Readings yields the last reading of each report that holds a statement passing the
// filter, whole, with the text of the report, in the order in which they were learned.
// It is one query, so all are as of one moment; one reading is in memory at a time.
// Filter.Limit, Cursor and Newest say nothing here. Errors are *chancery.Error; after
// one nothing more comes.
func (l *Ledger) Readings(ctx context.Context, f Filter) iter.Seq2[chancery.Reading, error] {
	return func(yield func(chancery.Reading, error) bool) {
		for r, err := range l.passing(ctx, f) {
			if !yield(r.reading, err) {
				return
			}
		}
	}
}

// Passing yields the same readings with the statements that pass the filter, and with
// the actors and places of these, but without statements that a person rejected. A
// report of which nothing is left is not yielded.
func (l *Ledger) Passing(ctx context.Context, f Filter) iter.Seq2[chancery.Reading, error] {
	return func(yield func(chancery.Reading, error) bool) {
		for r, err := range l.passing(ctx, f) {
			if err == nil {
				ids := r.passing[:0]
				for _, id := range r.passing {
					if !slices.Contains(r.rejected, id) {
						ids = append(ids, id)
					}
				}
				if len(ids) == 0 {
					continue
				}
				r.reading = only(r.reading, ids)
			}
			if !yield(r.reading, err) {
				return
			}
		}
	}
}

// found is a reading and the local ids of those of its statements that pass a filter,
// and of those that a person rejected.
type found struct {
	reading           chancery.Reading
	passing, rejected []string
}

func (l *Ledger) passing(ctx context.Context, f Filter) iter.Seq2[found, error] {
	return func(yield func(found, error) bool) {
		w := f.where(l.engine)
		// The last of accept and reject that was not undone is what holds.
		rows, err := l.read.QueryContext(ctx, `WITH passing AS (SELECT s.reading, s.local, coalesce((SELECT v.action = 'reject' FROM reviews v
			WHERE v.subject = s.key AND v.subject_kind = 'statement' AND v.action IN ('accept', 'reject') AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = v.id)
			ORDER BY v.id DESC LIMIT 1), FALSE) AS rejected
			FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report WHERE `+strings.Join(w.terms, " AND ")+`)
			SELECT o.body, t.text, x.ids, x.rejected FROM (SELECT reading, string_agg(local, ' ') AS ids,
				coalesce(string_agg(CASE WHEN rejected THEN local END, ' '), '') AS rejected FROM passing GROUP BY reading) AS x
			JOIN readings o ON o.id = x.reading JOIN reports t ON t.id = o.report ORDER BY x.reading`, w.args...)
		if err != nil {
			yield(found{}, l.failure("read ledger", err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var body []byte
			var text, ids, rejected string
			var r found
			if err = rows.Scan(&body, &text, &ids, &rejected); err == nil {
				err = json.Unmarshal(body, &r.reading)
			}
			if err != nil {
				yield(found{}, l.failure("read ledger", err))
				return
			}
			r.reading.Report.Text = text
			r.passing, r.rejected = strings.Fields(ids), strings.Fields(rejected)
			if !yield(r, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(found{}, l.failure("read ledger", err))
		}
	}
}
