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
		for r, err := range l.passing(ctx, f, false) {
			if !yield(r.reading, err) {
				return
			}
		}
	}
}

// Passing yields the same readings with the statements that pass the filter, and with
// the actors and places of these, as people corrected them: without statements that
// somebody rejected, and with what somebody put in the place of what was read, which is
// also what terms about who takes part, type, status and time are asked of. A report of
// which nothing is left is not yielded.
func (l *Ledger) Passing(ctx context.Context, f Filter) iter.Seq2[chancery.Reading, error] {
	return func(yield func(chancery.Reading, error) bool) {
		said, err := l.edits(ctx)
		if err != nil {
			yield(chancery.Reading{}, err)
			return
		}
		for r, err := range l.passing(ctx, f, len(said.by) > 0) {
			if err == nil {
				ids := r.corrected(&f, said)
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

// found is a reading and those of its statements that pass a filter.
type found struct {
	reading chancery.Reading
	passing []passed
}

// passed is a statement of a reading that passes.
type passed struct {
	local    string
	rejected bool   // by a person
	edited   string // its key, if somebody edited it: whether it passes must be looked at
}

// corrected puts the edits into the reading and returns the ids of the statements that
// pass after that.
func (r *found) corrected(f *Filter, said edits) []string {
	var ids []string
	for _, p := range r.passing {
		if p.rejected {
			continue
		}
		if e, ok := said.by[p.edited]; ok {
			said.into(&r.reading, e, p.local)
			if !f.holdsEdited(&r.reading, p.local) {
				continue
			}
		}
		ids = append(ids, p.local)
	}
	return ids
}

// passing yields readings with the statements that pass as they were read and, where
// corrected is set, those that somebody edited and that may pass.
func (l *Ledger) passing(ctx context.Context, f Filter, corrected bool) iter.Seq2[found, error] {
	return func(yield func(found, error) bool) {
		const from = " FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report WHERE "
		const edited = "s.key IN (SELECT v.subject FROM reviews v WHERE v.subject_kind = 'statement' AND v.action = 'edit' AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = v.id))"
		w := f.where(l.engine)
		key := "''"
		candidates := "SELECT s.id" + from + w.all()
		if corrected {
			key = "CASE WHEN " + edited + " THEN s.key ELSE '' END"
			unedited := f.unedited()
			candidates += " UNION SELECT s.id" + from + edited + " AND " + unedited.among(w, l.engine)
		}
		// The last of accept and reject that was not undone is what holds. Neither a local
		// id nor a key has a space or a comma in it.
		rows, err := l.read.QueryContext(ctx, `WITH candidates AS (`+candidates+`), passing AS (SELECT s.reading, s.local || ',' || `+key+` || ',' ||
			coalesce((SELECT v.action FROM reviews v WHERE v.subject = s.key AND v.subject_kind = 'statement' AND v.action IN ('accept', 'reject')
				AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = v.id) ORDER BY v.id DESC LIMIT 1), '') AS line
			FROM candidates c JOIN statements s ON s.id = c.id)
			SELECT o.body, t.text, x.lines FROM (SELECT reading, string_agg(line, ' ') AS lines FROM passing GROUP BY reading) AS x
			JOIN readings o ON o.id = x.reading JOIN reports t ON t.id = o.report ORDER BY x.reading`, w.args...)
		if err != nil {
			yield(found{}, l.failure("read ledger", err))
			return
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var body []byte
			var text, lines string
			var r found
			if err = rows.Scan(&body, &text, &lines); err == nil {
				err = json.Unmarshal(body, &r.reading)
			}
			if err != nil {
				yield(found{}, l.failure("read ledger", err))
				return
			}
			r.reading.Report.Text = text
			for _, line := range strings.Fields(lines) {
				cells := strings.Split(line, ",")
				r.passing = append(r.passing, passed{cells[0], cells[2] == string(Reject), cells[1]})
			}
			slices.SortFunc(r.passing, func(a, b passed) int { return strings.Compare(a.local, b.local) })
			if !yield(r, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(found{}, l.failure("read ledger", err))
		}
	}
}
