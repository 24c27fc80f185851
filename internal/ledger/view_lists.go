package ledger

import (
	"context"
	"database/sql"
)

// Outlet is a publisher of reports.
type Outlet struct {
	Name        string `json:"name"`
	Country     string `json:"country"`
	Reports     int    `json:"reports"`
	Reliability string `json:"reliability"` // A to F as a user has rated it last; "" for not rated
}

// OutletList returns all outlets by name.
func (l *Ledger) OutletList(ctx context.Context) ([]Outlet, error) {
	return list(ctx, l, `SELECT o.name, o.country, (SELECT count(*) FROM reports WHERE outlet = o.id),
		coalesce((SELECT reliability FROM ratings WHERE outlet = o.id ORDER BY id DESC LIMIT 1), '') FROM outlets o ORDER BY o.name`,
		func(rows *sql.Rows) (o Outlet, err error) {
			err = rows.Scan(&o.Name, &o.Country, &o.Reports, &o.Reliability)
			return o, err
		})
}

// Questions returns open questions about all of some codes, or all there are, the
// latest learned first.
func (l *Ledger) Questions(ctx context.Context, codes []string, limit int) ([]Asked, error) {
	if len(codes) == 0 {
		return l.opened(ctx, "", limit)
	}
	return l.questions(ctx, codes, limit)
}
