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

// Counts tells what the ledger holds, from the counts that are kept with every write.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := l.read.QueryRowContext(ctx, `SELECT coalesce(sum(CASE WHEN what = 'report' AND value = '' THEN n END), 0), (SELECT count(*) FROM outlets),
		coalesce(sum(CASE WHEN what = 'statement' AND value = 'event' THEN n END), 0), coalesce(sum(CASE WHEN what = 'statement' AND value = 'agreement' THEN n END), 0),
		coalesce(sum(CASE WHEN what = 'statement' AND value = 'attribution' THEN n END), 0), coalesce(sum(CASE WHEN what = 'statement' AND value = 'question' THEN n END), 0)
		FROM tally_total`).Scan(&c.Reports, &c.Outlets, &c.Events, &c.Agreements, &c.Attributions, &c.Questions)
	return c, l.failure("count", err)
}

// Ping asks whether the database answers.
func (l *Ledger) Ping(ctx context.Context) error {
	var one int
	return l.failure("reach ledger", l.read.QueryRowContext(ctx, "SELECT 1").Scan(&one))
}
