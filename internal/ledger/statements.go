package ledger

import (
	"context"
	"database/sql"
	"encoding/base64"
	"fmt"
	"math"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// StatementID is the number of a statement in its ledger.
type StatementID int64

// Statement is one event, agreement, attribution or question of one report.
type Statement struct {
	ID        StatementID       `json:"id"`
	Key       string            `json:"key"`    // names it in every ledger, whatever engine read it
	Kind      string            `json:"kind"`   // event, agreement, attribution, question
	Type      string            `json:"type"`   // PLOVER type, kind of agreement, or stance
	Mode      string            `json:"mode"`   // PLOVER mode, or manner of an attribution
	Status    string            `json:"status"` // of agreements
	Time      chancery.Date     `json:"time"`   // as the text gives it; "" for unknown
	Day       string            `json:"day"`    // the first day of Time, else that of publication, else ""
	Start     int               `json:"start"`  // bytes into the text of the report
	End       int               `json:"end"`
	Words     string            `json:"words"`
	Rule      string            `json:"rule"`
	Codes     []string          `json:"codes"`      // of those who take part, sorted
	Factual   []string          `json:"factuality"` // "report CT+", "IRN CT-", sorted
	Report    chancery.ReportID `json:"report"`
	Local     string            `json:"local"` // id within its reading
	Outlet    string            `json:"outlet"`
	Published chancery.Date     `json:"published"`
	Learned   string            `json:"learned"` // RFC 3339
}

// Filter says which statements are wanted. Empty members want all.
type Filter struct {
	Dyad       [2]string // codes of two that act on each other
	Country    []string  // codes; each must take part
	Kind       string
	Type       []string // one of these, case ignored
	Status     []string // one of these
	Since      string   // on this day or later: by the time of the statement, else by publication
	Until      string   // on this day or earlier
	SaidBy     string   // code of a holder of the statement
	Factuality []string // one of these values; with SaidBy, for that holder
	Outlet     string
	Report     chancery.ReportID // of this report
	Occurrence string            // key of the occurrence that it is part of
	Quad       string            // cooperation or conflict, or a quadrant in words: see Quads
	Words      string            // words that the statement holds, each
	LearnedBy  string            // only what the ledger knew at this moment (RFC 3339) or on this day

	Newest bool   // what was learned last comes first
	Limit  int    // of a page; 0 for 50
	Cursor string // Page.Next of the page before, in the same order

	learnedFrom, learnedTo string // learned in this time, by what was not learned before (watches)
}

// Page is one page of statements.
type Page struct {
	Statements []Statement `json:"statements"`
	Total      int         `json:"total"` // of all pages
	Next       string      `json:"next"`  // "" on the last page
}

// Statements returns a page of the statements that pass a filter, in the order in
// which they were learned, or the reverse. Of a report that several engines read, the last reading counts.
func (l *Ledger) Statements(ctx context.Context, f Filter) (Page, error) {
	after, err := f.after()
	if err != nil {
		return Page{}, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = 50
	}
	beyond, order := ">", ""
	if f.Newest {
		beyond, order = "<", " DESC"
	}
	w := f.where(l.engine)
	query := `WITH found AS (SELECT s.id FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report WHERE ` + strings.Join(w.terms, " AND ") + `)
		SELECT ` + statementColumns + `, (SELECT count(*) FROM found)
		FROM found JOIN statements s ON s.id = found.id JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
		WHERE s.id ` + beyond + " " + w.arg(after) + ` ORDER BY s.id` + order + ` LIMIT ` + w.arg(limit+1)
	rows, err := l.read.QueryContext(ctx, query, w.args...)
	if err != nil {
		return Page{}, l.failure("query ledger", err)
	}
	defer func() { _ = rows.Close() }()
	page := Page{Statements: []Statement{}}
	for rows.Next() {
		s, err := scanStatement(rows, &page.Total)
		if err != nil {
			return Page{}, l.failure("query ledger", err)
		}
		page.Statements = append(page.Statements, s)
	}
	if err := rows.Err(); err != nil {
		return Page{}, l.failure("query ledger", err)
	}
	if len(page.Statements) > limit {
		page.Statements = page.Statements[:limit]
		page.Next = f.cursor(page.Statements[limit-1].ID)
	}
	return page, nil
}

// statementColumns are what scanStatement reads, of statements s and reports p.
const statementColumns = `s.id, s.key, s.kind, s.type, s.mode, s.status, s.time, s.day, s.span_start, s.span_end, s.words, s.rule, s.local, s.learned, p.id, p.published,
	coalesce((SELECT name FROM outlets WHERE id = p.outlet), ''),
	coalesce((SELECT string_agg(code, ' ' ORDER BY code) FROM (SELECT DISTINCT code FROM participants WHERE statement = s.id AND code <> '') AS c), ''),
	coalesce((SELECT string_agg(line, ',' ORDER BY line) FROM (SELECT DISTINCT CASE WHEN holder = 'report' THEN 'report' WHEN code <> '' THEN code ELSE holder END || ' ' || factuality AS line
		FROM perspectives WHERE statement = s.id) AS h), '')`

// scanStatement reads a statement and the columns that follow.
func scanStatement(rows *sql.Rows, more ...any) (Statement, error) {
	var s Statement
	var codes, factual string
	at := []any{&s.ID, &s.Key, &s.Kind, &s.Type, &s.Mode, &s.Status, &s.Time, &s.Day, &s.Start, &s.End, &s.Words, &s.Rule, &s.Local, &s.Learned,
		&s.Report, &s.Published, &s.Outlet, &codes, &factual}
	if err := rows.Scan(append(at, more...)...); err != nil {
		return Statement{}, err
	}
	s.Codes, s.Factual = strings.Fields(codes), []string{}
	if factual != "" {
		s.Factual = strings.Split(factual, ",")
	}
	return s, nil
}

// cursor is opaque to callers, so that its form may change. It tells the order, too.
func (f *Filter) cursor(id StatementID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(f.mark() + strconv.FormatInt(int64(id), 10)))
}

// mark begins the cursors of an order.
func (f *Filter) mark() string {
	if f.Newest {
		return "n"
	}
	return "s"
}

// after is the statement after which the page begins.
func (f *Filter) after() (int64, error) {
	if f.Cursor == "" && f.Newest {
		return math.MaxInt64, nil
	}
	if f.Cursor == "" {
		return 0, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(f.Cursor)
	if number, ok := strings.CutPrefix(string(text), f.mark()); ok && err == nil {
		var id int64
		if id, err = strconv.ParseInt(number, 10, 64); err == nil {
			return id, nil
		}
	}
	return 0, badCursor(f.Cursor)
}

// where is the condition of a filter with its arguments.
type where struct {
	terms []string
	args  []any
}

// arg adds an argument and returns its place holder.
func (w *where) arg(v any) string {
	w.args = append(w.args, v)
	return fmt.Sprintf("$%d", len(w.args))
}

func (w *where) add(term string) { w.terms = append(w.terms, term) }

// oneOf adds a condition that a column holds one of some values.
func (w *where) oneOf(column string, values []string) {
	if len(values) == 0 {
		return
	}
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = w.arg(strings.ToLower(v))
	}
	w.add("lower(" + column + ") IN (" + strings.Join(marks, ", ") + ")")
}

// where is the condition on a statement s of reading r and report p.
func (f *Filter) where(e engine) *where {
	w := &where{}
	f.terms(w, e, within)
	return w
}

// within says that a statement is one of those that another table names.
func within(id, from, condition string) string {
	return "s.id IN (SELECT " + id + " FROM " + from + " WHERE " + condition + ")"
}

// each is the same condition, for a few statements of which each is looked at by itself;
// c has their numbers, which is enough for the other tables.
func (f *Filter) each(w *where, e engine) string {
	own := &where{args: w.args}
	f.terms(own, e, func(id, from, condition string) string {
		return "EXISTS (SELECT 1 FROM " + from + " WHERE " + condition + " AND " + id + " = c.id)"
	})
	w.args = own.args
	return own.all()
}

// terms adds the conditions of a filter; among says how a statement is one of those
// that another table names.
func (f *Filter) terms(w *where, e engine, among func(id, from, condition string) string) {
	if f.LearnedBy == "" {
		w.add("s.current")
	} else {
		moment := f.LearnedBy
		if len(moment) == len("2023-03-13") {
			moment += "T23:59:59Z"
		}
		w.add("r.id = (SELECT max(n.id) FROM readings n WHERE n.report = r.report AND n.learned <= " + w.arg(moment) + ")")
	}
	if f.Dyad[0] != "" {
		a, b := strings.ToUpper(f.Dyad[0]), strings.ToUpper(f.Dyad[1])
		w.add(among("statement", "dyads", "a = "+w.arg(min(a, b))+" AND b = "+w.arg(max(a, b))))
	}
	for _, c := range f.Country {
		w.add(among("statement", "participants", "code = "+w.arg(strings.ToUpper(c))))
	}
	if f.Kind != "" {
		w.add("s.kind = " + w.arg(f.Kind))
	}
	w.oneOf("s.type", f.Type)
	w.oneOf("s.status", f.Status)
	if f.Since != "" {
		first, _ := merge.Days(chancery.Date(f.Since))
		w.add("coalesce(nullif(s.last_day, ''), substr(p.published, 1, 10)) >= " + w.arg(first))
	}
	if f.Until != "" {
		_, last := merge.Days(chancery.Date(f.Until))
		d := "coalesce(nullif(s.first_day, ''), substr(p.published, 1, 10))"
		w.add(d + " <= " + w.arg(last))
		w.add(d + " <> ''")
	}
	if f.SaidBy != "" || len(f.Factuality) > 0 {
		h := &where{args: w.args}
		if strings.EqualFold(f.SaidBy, chancery.HolderReport) {
			h.add("holder = 'report'")
		} else if f.SaidBy != "" {
			h.add("code = " + h.arg(strings.ToUpper(f.SaidBy)))
		}
		h.oneOf("factuality", f.Factuality)
		w.args = h.args
		w.add(among("statement", "perspectives", strings.Join(h.terms, " AND ")))
	}
	if f.Outlet != "" {
		w.add("p.outlet IN (SELECT id FROM outlets WHERE lower(name) = " + w.arg(strings.ToLower(f.Outlet)) + ")")
	}
	if f.Report != "" {
		w.add("p.id = " + w.arg(string(f.Report)))
	}
	if f.Occurrence != "" {
		w.add("s.occurrence = (SELECT id FROM occurrences WHERE key = " + w.arg(f.Occurrence) + ")")
	}
	f.quad(w, "s")
	if f.learnedFrom != "" {
		w.add("s.learned >= " + w.arg(f.learnedFrom) + " AND s.learned <= " + w.arg(f.learnedTo))
		w.add("NOT EXISTS (SELECT 1 FROM statements AS e WHERE e.key = s.key AND e.id < s.id)")
	}
	if words := strings.Fields(f.Words); len(words) > 0 {
		arg, id, match := e.search(words)
		w.add(among(id, "statement_words", fmt.Sprintf(match, w.arg(arg))))
	}
}
