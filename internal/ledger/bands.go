package ledger

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"

	"chancery"
	"chancery/internal/merge"
)

// band adds the bands by which a report is found by its near-duplicates.
func (p *put) band(day string, sketch *merge.Sketch, reading int64) {
	period := merge.Period(day)
	for _, b := range sketch.Bands() {
		p.bands.add("bands", period, b, reading)
	}
}

// resketch makes the sketch of a report that was kept before there were sketches.
func (p *put) resketch(id chancery.ReportID, reading int64) error {
	var text, day string
	err := p.tx.QueryRowContext(p.ctx, "SELECT text, day FROM reports WHERE id = $1 AND sketch IS NULL", string(id)).Scan(&text, &day)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	sketch := merge.Signature(text)
	p.band(day, &sketch, reading)
	_, err = p.tx.ExecContext(p.ctx, "UPDATE reports SET sketch = $2 WHERE id = $1", string(id), sketch.Bytes())
	return err
}

// reband makes the bands of all reports where a migration has left that to do.
func (l *Ledger) reband(ctx context.Context) error {
	return l.renew(ctx, "bands", func(tx *sql.Tx) error {
		if err := l.engine.alone(ctx, tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM bands"); err != nil {
			return err
		}
		for last, more := "", true; more; {
			p := newPut(ctx, l.engine, tx)
			var err error
			if last, more, err = p.rebandAfter(last); err == nil {
				err = p.insert()
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// rebandAfter collects the bands of the next reports by id. It returns the last of them
// and whether there may be more.
func (p *put) rebandAfter(last string) (id string, more bool, err error) {
	const batch = 5000
	rows, err := p.tx.QueryContext(p.ctx, `SELECT p.id, p.day, p.sketch, (SELECT min(id) FROM readings WHERE report = p.id)
		FROM reports p WHERE p.sketch IS NOT NULL AND p.id > $1 ORDER BY p.id LIMIT $2`, last, batch)
	if err != nil {
		return "", false, err
	}
	defer func() { _ = rows.Close() }()
	n := 0
	for ; rows.Next(); n++ {
		var day string
		var sketch []byte
		var reading int64
		if err := rows.Scan(&id, &day, &sketch, &reading); err != nil {
			return "", false, err
		}
		s, err := merge.ParseSketch(sketch)
		if err != nil {
			return "", false, err
		}
		p.band(day, &s, reading)
	}
	return id, n == batch, rows.Err()
}

// alike returns the bands that reports of the ledger share with some texts, by report.
func (m *merging) alike(texts []*text) (map[string][]int64, error) {
	wanted := map[int]map[int64]bool{} // bands by period
	var all []int                      // all periods of the ledger
	for _, t := range texts {
		periods, ok := merge.Periods(merge.Period(t.Published))
		if !ok {
			if all == nil {
				var err error
				if all, err = m.periods(); err != nil {
					return nil, err
				}
			}
			periods = all
		}
		for _, p := range periods {
			if wanted[p] == nil {
				wanted[p] = map[int64]bool{}
			}
			for _, b := range t.Sketch.Bands() {
				wanted[p][b] = true
			}
		}
	}
	near := map[string][]int64{}
	for _, p := range slices.Sorted(maps.Keys(wanted)) {
		query := "SELECT b.band, r.report FROM bands b JOIN readings r ON r.id = b.reading WHERE b.period = " + strconv.Itoa(p) + " AND b.band IN (%s)"
		err := m.scan(query, anyOf(slices.Sorted(maps.Keys(wanted[p]))), func(rows *sql.Rows) error {
			var band int64
			var report string
			err := rows.Scan(&band, &report)
			near[report] = append(near[report], band)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return near, nil
}

// periods returns the periods of which the ledger has reports. It leaps from one to the
// next: there are few beside the rows.
func (m *merging) periods() (list []int, err error) {
	err = m.scan(`WITH RECURSIVE p(n) AS (SELECT min(period) FROM bands UNION ALL SELECT (SELECT min(period) FROM bands WHERE period > p.n) FROM p WHERE p.n IS NOT NULL)
		SELECT n FROM p WHERE n IS NOT NULL`, nil, func(rows *sql.Rows) error {
		var n int
		err := rows.Scan(&n)
		list = append(list, n)
		return err
	})
	return list, err
}
