package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// What is counted of a whole ledger; see the table tally_total.
const (
	totalReports    = "report"
	totalEngines    = "engine"
	totalStatements = "statement"

	noOutlet = "no outlet"
	noDay    = "no day"
)

// totals are changes of the counts of a whole ledger and of its outlets.
type totals struct {
	of      map[[2]string]int // by what and value
	outlets map[int64]*outletTotal
}

// outletTotal is what is new of an outlet.
type outletTotal struct {
	reports int
	last    string
}

func newTotals() totals {
	return totals{map[[2]string]int{}, map[int64]*outletTotal{}}
}

func (t *totals) count(what, value string, n int) { t.of[[2]string{what, value}] += n }

// report counts a new report; outlet is nil for none.
func (t *totals) report(outlet any, day string) {
	t.count(totalReports, "", 1)
	if day == "" {
		t.count(totalReports, noDay, 1)
	}
	id, ok := outlet.(int64)
	if !ok {
		t.count(totalReports, noOutlet, 1)
		return
	}
	o := t.outlets[id]
	if o == nil {
		o = &outletTotal{}
		t.outlets[id] = o
	}
	o.reports++
	o.last = max(o.last, day)
}

// apply brings the counts up to date. All writers change rows in the same order, so
// that none waits for another that waits for it.
func (t *totals) apply(p *put) error {
	for _, id := range slices.Sorted(maps.Keys(t.outlets)) {
		o := t.outlets[id]
		if _, err := p.tx.ExecContext(p.ctx, "UPDATE outlets SET reports = reports + $2, last = CASE WHEN last < $3 THEN $3 ELSE last END WHERE id = $1", id, o.reports, o.last); err != nil {
			return err
		}
	}
	var out rows
	for _, k := range slices.SortedFunc(maps.Keys(t.of), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	}) {
		if n := t.of[k]; n != 0 {
			out.add("tally_total", k[0], k[1], n)
		}
	}
	return out.insertOr(p.ctx, p.engine, p.tx, " ON CONFLICT (what, value) DO UPDATE SET n = tally_total.n + excluded.n")
}

// wrongTotals counts the counts of the whole that are not as counted.
const wrongTotals = `SELECT count(*) FROM (SELECT what, value FROM (SELECT what, value, n FROM tally_total
	UNION ALL SELECT 'report', '', -count(*) FROM reports
	UNION ALL SELECT 'report', 'no outlet', -count(*) FROM reports WHERE outlet IS NULL
	UNION ALL SELECT 'report', 'no day', -count(*) FROM reports WHERE day = ''
	UNION ALL SELECT 'engine', engine, -count(*) FROM readings GROUP BY engine
	UNION ALL SELECT 'statement', kind, -count(*) FROM statements WHERE current GROUP BY kind) AS u GROUP BY what, value HAVING sum(n) <> 0) AS t`
