package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery"
)

// News is what a watch has not been told yet.
type News struct {
	Statements []Hit  // the first learned come first
	Told       string // how far Watch.Told is with these
	More       bool   // there is more after them
}

// settled is how long after their moment statements are left alone: what carries a
// moment is seen by others when the transaction that keeps it ends.
const settled = 20 * time.Second

// unsorted is by how much the numbers of statements and the moments they were learned
// may disagree, as several writers are at it.
const unsorted = time.Hour

// NewFor returns what passes the query of a watch and was learned after a moment, as
// Watch.Told has it: at most limit statements. What another engine has read anew is no
// news. The last seconds are left for the next time.
func (l *Ledger) NewFor(ctx context.Context, w Watch, since string, limit int) (News, error) {
	return l.newsUntil(ctx, w, since, time.Now().Add(-settled), limit)
}

func (l *Ledger) newsUntil(ctx context.Context, w Watch, since string, until time.Time, limit int) (News, error) {
	moment, number, _ := strings.Cut(since, " ")
	last, _ := strconv.ParseInt(number, 10, 64)
	from, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return News{}, &chancery.Error{Op: "look for news", Kind: chancery.Usage, Subject: since, Hint: "write it as 2023-03-13T08:00:00Z", Err: errors.New("not a moment")}
	}
	f, err := ParseQuery(w.Query)
	if err != nil {
		return News{}, err
	}
	f.learnedFrom, f.learnedTo = from.UTC().Format(time.RFC3339), until.UTC().Format(time.RFC3339)
	hits, err := l.learned(ctx, &f, from.Add(-unsorted).UTC().Format(time.RFC3339))
	if err != nil {
		return News{}, err
	}
	news := News{Told: since}
	var fresh []hit
	for at := len(hits) - 1; at >= 0; at-- { // from the first learned on
		h := &hits[at]
		if h.learned == f.learnedFrom && h.id <= last {
			continue
		}
		if len(fresh) == limit {
			news.More = true
			break
		}
		fresh = append(fresh, h.hit)
		news.Told = h.learned + " " + strconv.FormatInt(h.id, 10)
	}
	news.Statements, err = l.hits(ctx, fresh)
	return news, err
}

// dated is a hit with the moment it was learned.
type dated struct {
	hit
	learned string
}

// learned returns the statements that pass a filter with moments, the last learned
// first. It goes along an index as Search does, and ends where statements are older
// than a moment.
func (l *Ledger) learned(ctx context.Context, f *Filter, oldest string) ([]dated, error) {
	from, err := l.way(ctx, f)
	if err != nil {
		return nil, err
	}
	var out []dated
	for last, more := (place{"", math.MaxInt64}), true; more; {
		var found []hit
		if found, last, more, err = l.window(ctx, f, from, last, searchLooked); err != nil {
			return nil, err
		}
		if out, err = l.date(ctx, out, found); err != nil {
			return nil, err
		}
		if !more {
			break
		}
		var reached string
		err := l.read.QueryRowContext(ctx, "SELECT learned FROM statements WHERE id = $1", last.id).Scan(&reached)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, l.failure("look for news", err)
		}
		if reached != "" && reached < oldest {
			break
		}
	}
	slices.SortFunc(out, func(a, b dated) int {
		return cmp.Or(strings.Compare(b.learned, a.learned), cmp.Compare(b.id, a.id))
	})
	return out, nil
}

// date adds hits with their moments to a list.
func (l *Ledger) date(ctx context.Context, to []dated, found []hit) ([]dated, error) {
	if len(found) == 0 {
		return to, nil
	}
	w := &where{}
	marks := make([]string, len(found))
	at := make(map[int64]int, len(found))
	for i := range found {
		marks[i], at[found[i].id] = w.arg(found[i].id), len(to)
		to = append(to, dated{hit: found[i]})
	}
	type row struct {
		id      int64
		learned string
	}
	rows, err := list(ctx, l, "SELECT id, learned FROM statements WHERE id IN ("+strings.Join(marks, ", ")+")", func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.id, &r.learned)
	}, w.args...)
	for _, r := range rows {
		to[at[r.id]].learned = r.learned
	}
	return to, err
}

// Turn takes the right to do something that only one process shall do at a time, for a
// while: it reports whether holder has it now. Whoever has it may take it again.
func (l *Ledger) Turn(ctx context.Context, what, holder string, length time.Duration) (bool, error) {
	var mine bool
	err := l.transact(ctx, "take turn", func(tx *sql.Tx) error {
		at := time.Now().UTC()
		value := at.Add(length).Format(time.RFC3339) + " " + holder
		done, err := tx.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
			WHERE meta.value < $3 OR substr(meta.value, 22) = $4`, "turn "+what, value, at.Format(time.RFC3339), holder)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		mine = n > 0
		return err
	})
	return mine, err
}
