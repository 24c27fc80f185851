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
	"chancery/internal/merge"
)

// Found is one page of a search, the latest learned first; of a search by days alone or
// by outlet, the latest day first.
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
// the next page goes on from there. Windows grow as the clock allows: what is read from
// a disk takes a hundred times as long as what is in memory.
const (
	firstWindow   = 60
	mostWindow    = 4000
	searchLooked  = 1000 // candidates of a page that is full sooner, for its counts and facets
	searchTime    = 40 * time.Millisecond
	facetShown    = 12
	fewStatements = 1000 // a pair or a country with no more is gone along before words are
)

// Search returns a page of the statements that pass a filter. Unlike Statements it
// never reads all there are: counts and facets are of the candidates it looked at.
func (l *Ledger) Search(ctx context.Context, f Filter) (Found, error) {
	page := Found{Statements: []Hit{}}
	start := time.Now()
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	from, err := l.way(ctx, &f)
	if err != nil {
		return page, err
	}
	last := place{"9999-99-99", math.MaxInt64}
	if f.Cursor != "" {
		if last, err = parsePlace(from.kind(), f.Cursor); err != nil {
			return page, err
		}
	}
	var hits []hit
	more := true
	for looked, size := 0, firstWindow; more && size > 0 && (len(hits) <= limit || looked < searchLooked); {
		began := time.Now()
		var found []hit
		if found, last, more, err = l.window(ctx, &f, from, last, size); err != nil {
			return page, err
		}
		hits, looked = append(hits, found...), looked+size
		size = nextWindow(size, time.Since(began), searchTime-time.Since(start))
	}
	page.Total = Count{N: len(hits), More: more}
	page.Facets = facets(hits)
	if len(hits) > limit {
		end := hits[limit-1]
		page.Next = place{end.at, end.id}.token(from.kind())
		hits = hits[:limit]
	} else if more {
		page.Next = last.token(from.kind())
	}
	page.Statements, err = l.hits(ctx, hits)
	return page, err
}

// nextWindow is how many candidates can be looked at in what is left of the time, when
// the last window took so long; 0 for too few to begin with.
func nextWindow(size int, took, left time.Duration) int {
	fits := mostWindow
	if took > 0 {
		fits = int(float64(size) * float64(left) / float64(took))
	}
	if fits < firstWindow/4 {
		return 0
	}
	return min(fits, 2*size, mostWindow)
}

// hit is what facets count of a statement.
type hit struct {
	id                             int64
	at                             string // the day that the way goes by; "" for none
	kind, typ, status, outlet, day string
}

// window looks at so many candidates below a place and returns those that pass, where
// it ended, and whether there may be more.
func (l *Ledger) window(ctx context.Context, f *Filter, from way, below place, size int) (found []hit, end place, more bool, err error) {
	w := &where{}
	candidates := from.candidates(w, below, size)
	rest := f.rest(w, l.engine, from.sees)
	query := `WITH c AS (` + candidates + `), ends AS (SELECT id AS last, at AS day, (SELECT count(*) FROM c) AS n FROM c ORDER BY at, id LIMIT 1)
		SELECT h.id, h.at, h.kind, h.type, h.status, h.outlet, h.day, ends.last, ends.day, ends.n FROM ends LEFT JOIN
		(SELECT c.id, c.at, s.kind, s.type, s.status, coalesce((SELECT name FROM outlets WHERE id = p.outlet), '') AS outlet, s.day
		FROM c CROSS JOIN statements AS s CROSS JOIN readings AS r CROSS JOIN reports AS p
		WHERE s.id = c.id AND r.id = s.reading AND p.id = r.report AND ` + rest + `) AS h ON TRUE ORDER BY h.at DESC, h.id DESC`
	type row struct {
		id                                 sql.NullInt64
		at, kind, typ, status, outlet, day sql.NullString
		last                               place
		n                                  int
	}
	rows, err := list(ctx, l, query, func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.id, &r.at, &r.kind, &r.typ, &r.status, &r.outlet, &r.day, &r.last.id, &r.last.day, &r.n)
	}, w.args...)
	if err != nil {
		return nil, place{}, false, err
	}
	for _, r := range rows {
		end, more = r.last, r.n == size
		if r.id.Valid {
			found = append(found, hit{r.id.Int64, r.at.String, r.kind.String, r.typ.String, r.status.String, r.outlet.String, r.day.String})
		}
	}
	return found, end, more, nil
}

// hits reads the statements of a page, in its order.
func (l *Ledger) hits(ctx context.Context, of []hit) ([]Hit, error) {
	if len(of) == 0 {
		return []Hit{}, nil
	}
	w := &where{}
	marks, at := make([]string, len(of)), make(map[StatementID]int, len(of))
	for i := range of {
		marks[i], at[StatementID(of[i].id)] = w.arg(of[i].id), i
	}
	out, err := list(ctx, l, "SELECT "+statementColumns+`, coalesce((SELECT key FROM occurrences WHERE id = s.occurrence), ''), p.title
		FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.id IN (`+strings.Join(marks, ", ")+`)`,
		func(rows *sql.Rows) (h Hit, err error) {
			h.Statement, err = scanStatement(rows, &h.Occurrence, &h.Title)
			return h, err
		}, w.args...)
	slices.SortFunc(out, func(a, b Hit) int { return at[a.ID] - at[b.ID] })
	return out, err
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
// they see to. by is the column of the day that the way goes by before the number, ""
// for none.
type way struct {
	arms []func(w *where) (from, id, condition string)
	sees string
	by   string
}

// kind keeps the tokens of ways that go by a day from those that do not.
func (g way) kind() byte {
	if g.by == "" {
		return 'f'
	}
	return 'd'
}

// candidates is the query for the latest candidates below a place, as at and id.
func (g way) candidates(w *where, below place, limit int) string {
	arms := make([]string, len(g.arms))
	if g.by != "" {
		day, number := w.arg(below.day), w.arg(below.id)
		for i, arm := range g.arms {
			from, id, condition := arm(w)
			// The first term on the day bounds the index, which the second alone does not in SQLite.
			arms[i] = fmt.Sprintf("SELECT at, id FROM (SELECT %[1]s AS at, %[2]s AS id FROM %[3]s WHERE %[4]s AND %[1]s <= %[5]s AND (%[1]s < %[5]s OR %[2]s < %[6]s) ORDER BY %[1]s DESC, %[2]s DESC LIMIT %[7]d) AS a%[8]d",
				g.by, id, from, condition, day, number, limit, i)
		}
		return fmt.Sprintf("SELECT at, id FROM (%s) AS u ORDER BY at DESC, id DESC LIMIT %d", strings.Join(arms, " UNION ALL "), limit)
	}
	for i, arm := range g.arms {
		from, id, condition := arm(w)
		arms[i] = fmt.Sprintf("SELECT id FROM (SELECT DISTINCT %[1]s AS id FROM %[2]s WHERE %[3]s AND %[1]s < %[4]s ORDER BY %[1]s DESC LIMIT %[5]d) AS a%[6]d", id, from, condition, w.arg(below.id), limit, i)
	}
	if len(arms) == 1 {
		return "SELECT '' AS at, id FROM (" + arms[0] + ") AS u"
	}
	return fmt.Sprintf("SELECT '' AS at, id FROM (%s) AS u ORDER BY id DESC LIMIT %d", strings.Join(arms, " UNION "), limit)
}

// way chooses the index that a search goes along.
func (l *Ledger) way(ctx context.Context, f *Filter) (way, error) {
	if f.Report != "" {
		return along("", func(w *where) (string, string, string) {
			return "readings AS r JOIN statements AS s ON s.reading = r.id", "s.id", "r.report = " + w.arg(string(f.Report))
		}), nil
	}
	if f.Occurrence != "" {
		return along("", func(w *where) (string, string, string) {
			return "statements", "id", "occurrence = (SELECT id FROM occurrences WHERE key = " + w.arg(f.Occurrence) + ")"
		}), nil
	}
	narrow := f.narrow()
	if words := strings.Fields(f.Words); len(words) > 0 {
		if narrow.arms != nil {
			few, err := l.few(ctx, narrow)
			if err != nil || few {
				return narrow, err
			}
		}
		return along("words", func(w *where) (string, string, string) {
			arg, id, match := l.engine.search(words)
			return "statement_words", id, fmt.Sprintf(match, w.arg(arg))
		}), nil
	}
	if narrow.arms != nil {
		return narrow, nil
	}
	inOrder := f.learnedFrom != "" // of learning, as watches go
	if f.Outlet != "" && !inOrder {
		return l.outletWay(ctx, f.Outlet)
	}
	if f.LearnedBy == "" {
		if g := f.kinds(); g.arms != nil {
			return g, nil
		}
	}
	current := "current"
	if f.LearnedBy != "" {
		current = "TRUE" // statements that do not count now may have counted then
	}
	return along("", func(*where) (string, string, string) { return "statements", "id", current }), nil
}

// along is a way along one index.
func along(sees string, arm func(w *where) (from, id, condition string)) way {
	return way{arms: []func(w *where) (string, string, string){arm}, sees: sees}
}

// narrow is the way along those who take part or take a stand; without arms for none.
func (f *Filter) narrow() (g way) {
	switch {
	case f.Dyad[0] != "":
		a, b := strings.ToUpper(f.Dyad[0]), strings.ToUpper(f.Dyad[1])
		return along("dyad", func(w *where) (string, string, string) {
			return "dyads", "statement", "a = " + w.arg(min(a, b)) + " AND b = " + w.arg(max(a, b))
		})
	case f.SaidBy != "" && !strings.EqualFold(f.SaidBy, chancery.HolderReport): // that is most of them
		code := strings.ToUpper(f.SaidBy)
		values := f.Factuality
		if len(values) == 0 {
			values = factualities
		}
		for _, v := range values {
			g.arms = append(g.arms, func(w *where) (string, string, string) {
				return "perspectives", "statement", "code = " + w.arg(code) + " AND factuality = " + w.arg(v)
			})
		}
		g.sees = "said-by"
	case len(f.Country) > 0:
		return along("country", func(w *where) (string, string, string) {
			return "participants", "statement", "code = " + w.arg(strings.ToUpper(f.Country[0]))
		})
	case len(f.Factuality) > 0 && !slices.Contains(f.Factuality, string(chancery.CTPlus)): // that is most of them
		for _, v := range f.Factuality {
			g.arms = append(g.arms, func(w *where) (string, string, string) {
				return "perspectives", "statement", "factuality = " + w.arg(v) + " AND factuality <> 'CT+'" // as the index says it
			})
		}
	}
	return g
}

// kinds is the way along statements of a status, days, types or a kind that count now;
// without arms for none.
func (f *Filter) kinds() (g way) {
	each := func(column string, values []string, more string) way {
		for _, v := range values {
			g.arms = append(g.arms, func(w *where) (string, string, string) {
				return "statements", "id", "current AND " + column + " = " + w.arg(v) + more
			})
		}
		return g
	}
	switch {
	case len(f.Status) > 0:
		return each("status", f.Status, " AND status <> ''") // as the index says it
	case (f.Since != "" || f.Until != "") && f.learnedFrom == "":
		_, last := merge.Days(chancery.Date(f.Until))
		g = along("", func(w *where) (string, string, string) {
			if last == "" {
				return "statements", "id", "current"
			}
			return "statements", "id", "current AND day <= " + w.arg(last)
		})
		g.by = "day"
		return g
	case len(f.Type) > 0:
		var types []string
		for _, t := range f.Type { // types of events are written in capitals
			types = append(types, strings.ToUpper(t), strings.ToLower(t))
		}
		return each("type", types, "")
	case f.Kind != "":
		return each("kind", []string{f.Kind}, "")
	}
	return g
}

// factualities are all values that a holder may give.
var factualities = []string{string(chancery.CTPlus), string(chancery.PRPlus), string(chancery.PSPlus), string(chancery.CTMinus),
	string(chancery.PRMinus), string(chancery.PSMinus), string(chancery.CTU), string(chancery.UU)}

// few reports whether a way has few statements on it.
func (l *Ledger) few(ctx context.Context, g way) (bool, error) {
	w := &where{}
	var n int
	err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM ("+g.candidates(w, place{"", math.MaxInt64}, fewStatements+1)+") AS c", w.args...).Scan(&n)
	return n <= fewStatements, l.failure("query ledger", err)
}

// outletWay goes along the reports of an outlet, the latest published first.
func (l *Ledger) outletWay(ctx context.Context, name string) (way, error) {
	ids, err := list(ctx, l, "SELECT id FROM outlets WHERE lower(name) = $1 ORDER BY id", func(rows *sql.Rows) (id int64, err error) { return id, rows.Scan(&id) }, strings.ToLower(name))
	g := way{sees: "outlet", by: "p.day"}
	for _, id := range append(ids, 0)[:max(1, len(ids))] { // of none there is nothing
		g.arms = append(g.arms, func(w *where) (string, string, string) {
			return "reports AS p CROSS JOIN readings AS r CROSS JOIN statements AS s", "s.id", "p.outlet = " + w.arg(id) + " AND r.report = p.id AND s.reading = r.id"
		})
	}
	return g, err
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
	if seen == "outlet" {
		short.Outlet = ""
	}
	if seen == "said-by" {
		short.SaidBy, short.Factuality = "", nil
	}
	return short.each(w, e)
}
