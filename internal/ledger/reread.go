package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"chancery"
)

// Earlier is a reading that may be replaced by a newer one.
type Earlier struct {
	Reading int64 // its number; later ones have greater numbers
	Engine  string
	Report  chancery.Report // with its text
}

// Earlier returns up to n readings that count, with numbers above after and up to
// upTo, in the order of these. Those by an engine are left out; "" leaves none out.
func (l *Ledger) Earlier(ctx context.Context, engine string, after, upTo int64, n int) ([]Earlier, error) {
	const op = "read ledger"
	found, err := l.read.QueryContext(ctx, `SELECT r.id, r.engine, r.body, p.text FROM readings r JOIN reports p ON p.id = r.report
		WHERE r.current AND r.engine <> $1 AND r.id > $2 AND r.id <= $3 ORDER BY r.id LIMIT $4`, engine, after, upTo, n)
	if err != nil {
		return nil, l.failure(op, err)
	}
	defer func() { _ = found.Close() }()
	var out []Earlier
	for found.Next() {
		var e Earlier
		var body []byte
		var text string
		var reading chancery.Reading
		if err := found.Scan(&e.Reading, &e.Engine, &body, &text); err != nil {
			return nil, l.failure(op, err)
		}
		if err := json.Unmarshal(body, &reading); err != nil {
			return nil, l.failure(op, fmt.Errorf("reading %d: %w", e.Reading, err))
		}
		e.Report = reading.Report
		e.Report.Text = text
		out = append(out, e)
	}
	return out, l.failure(op, found.Err())
}

// EarlierCount is how many readings Earlier would return without a limit, and the
// greatest of their numbers.
func (l *Ledger) EarlierCount(ctx context.Context, engine string, after int64) (n int, last int64, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT count(*), coalesce(max(id), 0) FROM readings WHERE current AND engine <> $1 AND id > $2", engine, after).Scan(&n, &last)
	return n, last, l.failure("read ledger", err)
}

// Difference is a statement that a newer reading of a report has added, lost or changed.
type Difference struct {
	What   string // added, gone, changed
	Key    string
	Kind   string
	Type   string // of the newer reading, if it has the statement
	Words  string
	Report chancery.ReportID
}

// The values of Difference.What.
const (
	Added   = "added"
	Gone    = "gone"
	Changed = "changed"
)

// Differences compares earlier readings with those of the same reports that count now:
// statements with the same key are the same statement. A statement has changed if its
// type, status, time, words, participants or perspectives have. The order is that of
// the reports, then of the keys.
func (l *Ledger) Differences(ctx context.Context, earlier []Earlier) ([]Difference, error) {
	var out []Difference
	for part := range slices.Chunk(earlier, maxIn) {
		ids, reports := make([]int64, len(part)), make([]chancery.ReportID, len(part))
		for i := range part {
			ids[i], reports[i] = part[i].Reading, part[i].Report.ID
		}
		old, err := l.content(ctx, "r.id IN ("+marks(l.engine, 1, len(ids))+")", anyOf(ids))
		if err != nil {
			return nil, err
		}
		current, err := l.content(ctx, "r.current AND r.report IN ("+marks(l.engine, 1, len(reports))+")", anyOf(reports))
		if err != nil {
			return nil, err
		}
		for key, now := range current {
			switch before, ok := old[key]; {
			case !ok:
				now.What = Added
			case before.signature != now.signature:
				now.What = Changed
			default:
				continue
			}
			out = append(out, now.Difference)
		}
		for key, before := range old {
			if _, ok := current[key]; !ok {
				before.What = Gone
				out = append(out, before.Difference)
			}
		}
	}
	slices.SortFunc(out, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Key, b.Key))
	})
	return out, nil
}

// signed is a statement with all that makes it what it is, as text.
type signed struct {
	Difference
	signature string
}

func (l *Ledger) content(ctx context.Context, condition string, args []any) (map[string]signed, error) {
	const who = "CASE WHEN %s.code <> '' THEN %s.code ELSE coalesce((SELECT name FROM actors WHERE reading = s.reading AND local = %s), %s) END"
	takes, holds := fmt.Sprintf(who, "q", "q", "q.actor", "q.actor"), fmt.Sprintf(who, "q", "q", "q.holder", "q.holder")
	found, err := l.read.QueryContext(ctx, `SELECT r.report, s.key, s.kind, s.type, s.words, s.mode || '|' || s.status || '|' || s.time || '|' ||
		coalesce((SELECT string_agg(line, ',' ORDER BY line) FROM (SELECT DISTINCT q.role || ' ' || `+takes+` AS line FROM participants q WHERE q.statement = s.id) AS t), '') || '|' ||
		coalesce((SELECT string_agg(line, ',' ORDER BY line) FROM (SELECT DISTINCT `+holds+` || ' ' || q.factuality AS line FROM perspectives q WHERE q.statement = s.id) AS t), '')
		FROM readings r JOIN statements s ON s.reading = r.id WHERE `+condition, args...)
	if err != nil {
		return nil, l.failure("compare readings", err)
	}
	defer func() { _ = found.Close() }()
	out := map[string]signed{}
	for found.Next() {
		var s signed
		if err := found.Scan(&s.Report, &s.Key, &s.Kind, &s.Type, &s.Words, &s.signature); err != nil {
			return nil, l.failure("compare readings", err)
		}
		s.signature += "|" + s.Type + "|" + s.Words
		out[s.Key] = s
	}
	return out, l.failure("compare readings", found.Err())
}
