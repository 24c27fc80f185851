package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"chancery"
)

// Found is one page of a search, the latest learned first.
type Found struct {
	Statements []Hit   `json:"statements"`
	Total      Count   `json:"total"`  // of those looked at: More where there are others
	Facets     []Facet `json:"facets"` // of those looked at
	Next       string  `json:"next"`   // "" at the end; a page with a Next may be short, or empty
}

// Hit is a statement that was found, with the occurrence that it is part of.
type Hit struct {
	Statement
	Occurrence string `json:"occurrence"` // key; "" for none
	Title      string `json:"title"`      // of the report
}

// Facet counts the values of one term of the query language.
type Facet struct {
	Term   string       `json:"term"`   // type, kind, status, outlet, year
	Values []FacetValue `json:"values"` // the most frequent first
}

// FacetValue is one value of a facet.
type FacetValue struct {
	Value string `json:"value"`
	N     int    `json:"n"`
}

// How far a search looks for one page. It goes along one index, the one that promises
// most, and looks at candidates in windows until the page is full or the time is up;
// the next page goes on from there.
const (
	searchWindow  = 1000
	searchTime    = 60 * time.Millisecond
	facetShown    = 12
	fewStatements = 1000 // a pair or a country with no more is gone along before words are
	fewReports    = 500  // an outlet with no more
)

// Search returns a page of the statements that pass a filter. Unlike Statements it
// never reads all there are: counts and facets are of the candidates it looked at.
func (l *Ledger) Search(ctx context.Context, f Filter) (Found, error) {
	page := Found{Statements: []Hit{}}
	last := int64(math.MaxInt64)
	if f.Cursor != "" {
		at, err := parsePlace('f', f.Cursor)
		if err != nil {
			return page, err
		}
		last = at.id
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	from, err := l.way(ctx, &f)
	if err != nil {
		return page, err
	}
	var hits []hit
	more := true
	for start := time.Now(); more && len(hits) <= limit; {
		var found []hit
		if found, last, more, err = l.window(ctx, &f, from, last); err != nil {
			return page, err
		}
		if hits = append(hits, found...); time.Since(start) >= searchTime {
			break
		}
	}
	page.Total = Count{N: len(hits), More: more}
	page.Facets = facets(hits)
	if len(hits) > limit {
		page.Next = place{"", hits[limit-1].id}.token('f')
		hits = hits[:limit]
	} else if more {
		page.Next = place{"", last}.token('f')
	}
	page.Statements, err = l.hits(ctx, hits)
	return page, err
}

// hit is what facets count of a statement.
type hit struct {
	id                             int64
	kind, typ, status, outlet, day string
}

// window looks at the candidates below a number and returns those that pass, where
// it ended, and whether there may be more.
func (l *Ledger) window(ctx context.Context, f *Filter, from way, below int64) (found []hit, end int64, more bool, err error) {
	w := &where{}
	candidates := from.candidates(w, below, searchWindow)
	rest := f.rest(w, l.engine, from.sees)
	query := `WITH c AS (` + candidates + `), ends AS (SELECT min(id) AS last, count(*) AS n FROM c)
		SELECT h.id, h.kind, h.type, h.status, h.outlet, h.day, ends.last, ends.n FROM ends LEFT JOIN
		(SELECT s.id, s.kind, s.type, s.status, coalesce((SELECT name FROM outlets WHERE id = p.outlet), '') AS outlet, s.day
		FROM c CROSS JOIN statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report
		WHERE s.id = c.id AND ` + rest + `) AS h ON TRUE ORDER BY h.id DESC`
	type row struct {
		id                             sql.NullInt64
		kind, typ, status, outlet, day sql.NullString
		last                           sql.NullInt64
		n                              int
	}
	rows, err := list(ctx, l, query, func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.id, &r.kind, &r.typ, &r.status, &r.outlet, &r.day, &r.last, &r.n)
	}, w.args...)
	if err != nil {
		return nil, 0, false, err
	}
	for _, r := range rows {
		end, more = r.last.Int64, r.n == searchWindow
		if r.id.Valid {
			found = append(found, hit{r.id.Int64, r.kind.String, r.typ.String, r.status.String, r.outlet.String, r.day.String})
		}
	}
	return found, end, more, nil
}

// hits reads the statements of a page.
func (l *Ledger) hits(ctx context.Context, of []hit) ([]Hit, error) {
	if len(of) == 0 {
		return []Hit{}, nil
	}
	w := &where{}
	marks := make([]string, len(of))
	for i := range of {
		marks[i] = w.arg(of[i].id)
	}
	return list(ctx, l, "SELECT "+statementColumns+`, coalesce((SELECT key FROM occurrences WHERE id = s.occurrence), ''), p.title
		FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.id IN (`+strings.Join(marks, ", ")+`) ORDER BY s.id DESC`,
		func(rows *sql.Rows) (h Hit, err error) {
			h.Statement, err = scanStatement(rows, &h.Occurrence, &h.Title)
			return h, err
		}, w.args...)
}

// facets counts hits by the terms that narrow them.
func facets(hits []hit) []Facet {
	counts := []struct {
		term string
		of   func(*hit) string
	}{
		{"kind", func(h *hit) string { return h.kind }},
		{"type", func(h *hit) string { return h.typ }},
		{"status", func(h *hit) string { return h.status }},
		{"outlet", func(h *hit) string { return h.outlet }},
		{"year", func(h *hit) string { return h.day[:min(4, len(h.day))] }},
	}
	var out []Facet
	for _, c := range counts {
		n := map[string]int{}
		for i := range hits {
			if v := c.of(&hits[i]); v != "" {
				n[v]++
			}
		}
		f := Facet{Term: c.term}
		for v, k := range n {
			f.Values = append(f.Values, FacetValue{v, k})
		}
		slices.SortFunc(f.Values, func(a, b FacetValue) int { return cmp.Or(b.N-a.N, strings.Compare(a.Value, b.Value)) })
		f.Values = f.Values[:min(len(f.Values), facetShown)]
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// way is an index along which a search goes: arms are queries for the numbers of
// statements, each in order along an index; sees is the term of the filter that
// they see to.
type way struct {
	arms []func(w *where) (from, id, condition string)
	sees string
}

// candidates is the query for the latest candidates below a number, as id.
func (g way) candidates(w *where, below int64, limit int) string {
	arms := make([]string, len(g.arms))
	for i, arm := range g.arms {
		from, id, condition := arm(w)
		arms[i] = fmt.Sprintf("SELECT id FROM (SELECT DISTINCT %[1]s AS id FROM %[2]s WHERE %[3]s AND %[1]s < %[4]s ORDER BY %[1]s DESC LIMIT %[5]d) AS a%[6]d", id, from, condition, w.arg(below), limit, i)
	}
	if len(arms) == 1 {
		return arms[0]
	}
	return fmt.Sprintf("SELECT id FROM (%s) AS u ORDER BY id DESC LIMIT %d", strings.Join(arms, " UNION "), limit)
}

// way chooses the index that a search goes along.
func (l *Ledger) way(ctx context.Context, f *Filter) (way, error) {
	one := func(sees string, arm func(w *where) (from, id, condition string)) way {
		return way{[]func(w *where) (string, string, string){arm}, sees}
	}
	var narrow way
	switch {
	case f.Dyad[0] != "":
		a, b := strings.ToUpper(f.Dyad[0]), strings.ToUpper(f.Dyad[1])
		narrow = one("dyad", func(w *where) (string, string, string) {
			return "dyads", "statement", "a = " + w.arg(min(a, b)) + " AND b = " + w.arg(max(a, b))
		})
	case f.SaidBy != "":
		code := strings.ToUpper(f.SaidBy)
		if strings.EqualFold(f.SaidBy, chancery.HolderReport) {
			break // that is most of them
		}
		values := f.Factuality
		if len(values) == 0 {
			values = factualities
		}
		for _, v := range values {
			narrow.arms = append(narrow.arms, func(w *where) (string, string, string) {
				return "perspectives", "statement", "code = " + w.arg(code) + " AND factuality = " + w.arg(v)
			})
		}
		narrow.sees = "said-by"
	case len(f.Country) > 0:
		narrow = one("country", func(w *where) (string, string, string) {
			return "participants", "statement", "code = " + w.arg(strings.ToUpper(f.Country[0]))
		})
	}
	if words := strings.Fields(f.Words); len(words) > 0 {
		if narrow.arms != nil {
			few, err := l.few(ctx, narrow)
			if err != nil || few {
				return narrow, err
			}
		}
		return one("words", func(w *where) (string, string, string) {
			arg, id, match := l.engine.search(words)
			return "statement_words", id, fmt.Sprintf(match, w.arg(arg))
		}), nil
	}
	if narrow.arms != nil {
		return narrow, nil
	}
	if f.Outlet != "" {
		if g, err := l.outletWay(ctx, f.Outlet); err != nil || g.arms != nil {
			return g, err
		}
	}
	current := "current"
	if f.LearnedBy != "" {
		current = "TRUE" // statements that do not count now may have counted then
	}
	along := func(sees, column string, values []string) way {
		g := way{sees: sees}
		for _, v := range values {
			g.arms = append(g.arms, func(w *where) (string, string, string) {
				return "statements", "id", current + " AND " + column + " = " + w.arg(v)
			})
		}
		return g
	}
	switch {
	case len(f.Status) > 0 && f.LearnedBy == "":
		g := along("", "status", f.Status)
		for i, arm := range g.arms {
			g.arms[i] = func(w *where) (string, string, string) {
				from, id, condition := arm(w)
				return from, id, condition + " AND status <> ''" // as the index says it
			}
		}
		return g, nil
	case len(f.Type) > 0:
		var types []string
		for _, t := range f.Type { // types of events are written in capitals
			types = append(types, strings.ToUpper(t), strings.ToLower(t))
		}
		return along("", "type", types), nil
	case f.Kind != "":
		return along("", "kind", []string{f.Kind}), nil
	}
	return one("", func(*where) (string, string, string) { return "statements", "id", current }), nil
}

// factualities are all values that a holder may give.
var factualities = []string{string(chancery.CTPlus), string(chancery.PRPlus), string(chancery.PSPlus), string(chancery.CTMinus),
	string(chancery.PRMinus), string(chancery.PSMinus), string(chancery.CTU), string(chancery.UU)}

// few reports whether a way has few statements on it.
func (l *Ledger) few(ctx context.Context, g way) (bool, error) {
	w := &where{}
	var n int
	err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM ("+g.candidates(w, math.MaxInt64, fewStatements+1)+") AS c", w.args...).Scan(&n)
	return n <= fewStatements, l.failure("query ledger", err)
}

// outletWay goes along the reports of an outlet that has few.
func (l *Ledger) outletWay(ctx context.Context, name string) (way, error) {
	var n int
	const reports = "reports AS p JOIN readings AS r ON r.report = p.id JOIN statements AS s ON s.reading = r.id"
	const condition = "p.outlet IN (SELECT id FROM outlets WHERE lower(name) = %s)"
	err := l.read.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM reports AS p WHERE "+condition+" LIMIT %d) AS c", "$1", fewReports+1), strings.ToLower(name)).Scan(&n)
	if err != nil || n > fewReports {
		return way{}, l.failure("query ledger", err)
	}
	return way{sees: "", arms: []func(w *where) (string, string, string){func(w *where) (string, string, string) {
		return reports, "s.id", fmt.Sprintf(condition, w.arg(strings.ToLower(name)))
	}}}, nil
}

// rest is the condition on a candidate s, of reading r and report p, but for the
// term that the way has seen to.
func (f *Filter) rest(w *where, e engine, seen string) string {
	short := *f
	if seen == "words" {
		short.Words = ""
	}
	if seen == "dyad" {
		short.Dyad = [2]string{}
	}
	if seen == "country" {
		short.Country = f.Country[1:]
	}
	if seen == "said-by" {
		short.SaidBy, short.Factuality = "", nil
	}
	return short.each(w, e)
}
