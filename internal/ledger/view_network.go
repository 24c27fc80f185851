package ledger

import (
	"context"
	"database/sql"
)

// Tie is how many occurrences of a type join two parties. A pair that only acted on
// itself has none.
type Tie struct {
	A    string `json:"a"` // the lesser code
	B    string `json:"b"`
	Type string `json:"type"` // PLOVER type, or agreement
	N    int    `json:"n"`
}

// Presence is in how many occurrences of a type a party takes part.
type Presence struct {
	Code string `json:"code"`
	Type string `json:"type"`
	N    int    `json:"n"`
}

// LastMonth is the month of the latest report until a day; "" for none.
func (l *Ledger) LastMonth(ctx context.Context, until string) (string, error) {
	var day string
	err := l.read.QueryRowContext(ctx, "SELECT coalesce(max(day), '') FROM reports WHERE day <= $1", until).Scan(&day)
	return day[:min(len(day), len("2023-03"))], l.failure("query ledger", err)
}

// Ties returns the counts of all pairs from one month to another, both included; ""
// is open, and with both open what has no month counts, too.
func (l *Ledger) Ties(ctx context.Context, from, to string) ([]Tie, error) {
	scan := func(rows *sql.Rows) (t Tie, err error) { return t, rows.Scan(&t.A, &t.B, &t.Type, &t.N) }
	if from == "" && to == "" {
		return list(ctx, l, "SELECT code, partner, type, n FROM tally_partner WHERE code < partner AND n > 0 ORDER BY code, partner, type", scan)
	}
	w := months(from, to)
	return list(ctx, l, "SELECT a, b, type, sum(n) FROM tally_dyad WHERE a < b AND "+w.all()+" GROUP BY a, b, type HAVING sum(n) > 0 ORDER BY a, b, type", scan, w.args...)
}

// Presences returns the counts of all parties from one month to another, as Ties.
func (l *Ledger) Presences(ctx context.Context, from, to string) ([]Presence, error) {
	scan := func(rows *sql.Rows) (p Presence, err error) { return p, rows.Scan(&p.Code, &p.Type, &p.N) }
	if from == "" && to == "" {
		return list(ctx, l, "SELECT code, type, n FROM tally_code WHERE n > 0 ORDER BY code, type", scan)
	}
	w := months(from, to)
	return list(ctx, l, "SELECT code, type, sum(n) FROM tally_country WHERE "+w.all()+" GROUP BY code, type HAVING sum(n) > 0 ORDER BY code, type", scan, w.args...)
}

// months is the condition on the month of a tally.
func months(from, to string) *where {
	w := &where{}
	if from != "" {
		w.add("month >= " + w.arg(from))
	}
	if to != "" {
		w.add("month <= " + w.arg(to))
		w.add("month > ''")
	}
	return w
}
