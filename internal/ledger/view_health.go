package ledger

import (
	"context"
	"database/sql"
)

// Health is how the data of a ledger stands.
type Health struct {
	Reports   int       `json:"reports"`
	NoOutlet  int       `json:"no_outlet"` // reports without an outlet
	NoDay     int       `json:"no_day"`    // reports without a day of publication
	First     string    `json:"first"`     // day of the first report that has one
	Last      string    `json:"last"`
	Waiting   int       `json:"waiting"`   // statements that wait to be merged
	Inbox     int       `json:"inbox"`     // reports that wait to be read
	Aside     int       `json:"aside"`     // reports that could not be read or kept
	Engines   []Tallied `json:"engines"`   // readings by engine; of several of one report the last counts
	Languages []Tallied `json:"languages"` // of the latest reports
	Looked    int       `json:"looked"`    // how many reports languages were counted of
	Feeds     []Feed    `json:"feeds"`
	Reviews   []Tallied `json:"reviews"` // decisions that hold, by action
}

// Tallied is a value and how often it is there.
type Tallied struct {
	Value string `json:"value"`
	N     int    `json:"n"`
}

// languagesOf is of how many reports, the latest, the languages are counted.
const languagesOf = 5000

// Health returns how the data stands, from counts that are kept with every write.
func (l *Ledger) Health(ctx context.Context) (Health, error) {
	var h Health
	err := l.read.QueryRowContext(ctx, `SELECT coalesce((SELECT n FROM tally_total WHERE what = 'report' AND value = ''), 0), coalesce((SELECT n FROM tally_total WHERE what = 'report' AND value = 'no outlet'), 0),
		coalesce((SELECT n FROM tally_total WHERE what = 'report' AND value = 'no day'), 0), coalesce((SELECT min(day) FROM reports WHERE day > ''), ''), coalesce((SELECT max(day) FROM reports), ''), (SELECT count(*) FROM pending)`).
		Scan(&h.Reports, &h.NoOutlet, &h.NoDay, &h.First, &h.Last, &h.Waiting)
	if err != nil {
		return h, l.failure("look at health", err)
	}
	if h.Inbox, h.Aside, err = l.InboxCount(ctx); err != nil {
		return h, err
	}
	tallied := func(rows *sql.Rows) (t Tallied, err error) { return t, rows.Scan(&t.Value, &t.N) }
	if h.Engines, err = list(ctx, l, "SELECT value, n FROM tally_total WHERE what = 'engine' AND n > 0 ORDER BY 2 DESC, 1", tallied); err != nil {
		return h, err
	}
	if h.Languages, err = list(ctx, l, "SELECT language, count(*) FROM (SELECT language FROM reports ORDER BY day DESC LIMIT $1) AS p GROUP BY language ORDER BY 2 DESC, 1", tallied, languagesOf); err != nil {
		return h, err
	}
	h.Looked = min(h.Reports, languagesOf)
	h.Reviews, err = list(ctx, l, `SELECT action, count(*) FROM reviews AS v WHERE action <> 'undo' AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = v.id)
		GROUP BY action ORDER BY 2 DESC, 1`, tallied)
	if err != nil {
		return h, err
	}
	h.Feeds, err = l.Feeds(ctx)
	return h, err
}
