package ledger

import "context"

// Counts are how much a ledger holds. Of a report that several engines read, the
// last reading counts.
type Counts struct {
	Reports      int `json:"reports"`
	Outlets      int `json:"outlets"`
	Events       int `json:"events"`
	Agreements   int `json:"agreements"`
	Attributions int `json:"attributions"`
	Questions    int `json:"questions"`
}

// Statements is the number of statements of all kinds.
func (c Counts) Statements() int {
	return c.Events + c.Agreements + c.Attributions + c.Questions
}

// Counts counts what the ledger holds. It looks at every statement: a second for
// some millions.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := l.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM outlets),
		coalesce(sum(CASE WHEN kind = 'event' THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN kind = 'agreement' THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN kind = 'attribution' THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN kind = 'question' THEN 1 ELSE 0 END), 0)
		FROM statements WHERE current`).Scan(&c.Reports, &c.Outlets, &c.Events, &c.Agreements, &c.Attributions, &c.Questions)
	return c, l.failure("count", err)
}

// Ping asks whether the database answers.
func (l *Ledger) Ping(ctx context.Context) error {
	var one int
	return l.failure("reach ledger", l.read.QueryRowContext(ctx, "SELECT 1").Scan(&one))
}
