package ledger

import (
	"context"
	"database/sql"
	"strings"
)

// Tenure is an office that reports say somebody held, and from when to when they do.
type Tenure struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Body    string `json:"body"` // the state or organisation by name
	Code    string `json:"code"` // of it
	Former  bool   `json:"former"`
	First   string `json:"first"` // days of the first and the last report that says so, "" for unknown
	Last    string `json:"last"`
	Reports int    `json:"reports"`
}

// OfficesWanted says which offices are wanted. Empty members want all.
type OfficesWanted struct {
	Code    string // of the state or organisation
	Name    string // part of the name of the person, case ignored
	Reports int    // told by so many reports at least
}

// Offices returns the register of offices that the ledger has learned from reports, by
// name, then code, then title.
func (l *Ledger) Offices(ctx context.Context, want OfficesWanted) ([]Tenure, error) {
	return list(ctx, l, `SELECT f.name, f.title, f.body, f.code, f.former, min(f.day), max(f.day), count(DISTINCT r.report)
		FROM offices f JOIN readings r ON r.id = f.reading
		WHERE r.current AND ($1 = '' OR f.code = $1) AND ($2 = '' OR lower(f.name) LIKE '%' || $2 || '%')
		GROUP BY f.name, f.title, f.body, f.code, f.former HAVING count(DISTINCT r.report) >= $3
		ORDER BY f.name, f.code, f.title, f.body, f.former`, func(rows *sql.Rows) (h Tenure, err error) {
		return h, rows.Scan(&h.Name, &h.Title, &h.Body, &h.Code, &h.Former, &h.First, &h.Last, &h.Reports)
	}, strings.ToUpper(want.Code), strings.ToLower(want.Name), want.Reports)
}
