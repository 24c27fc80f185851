package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"chancery"
)

// ReportView is a report with its text and the reading that counts.
type ReportView struct {
	Reading chancery.Reading `json:"reading"` // with the text
	Keys    map[string]Named `json:"keys"`    // by the id of a statement within the reading
	Learned string           `json:"learned"`
	Story   string           `json:"story"`
	Copies  []Told           `json:"copies"` // others of the same story
}

// Named is how a statement of a reading is called elsewhere.
type Named struct {
	Key        string `json:"key"`
	Occurrence string `json:"occurrence"` // key of the occurrence that it is part of; "" for none
	Reports    int    `json:"reports"`    // that tell of the occurrence
}

// copiesShown bounds the copies of a report that are named.
const copiesShown = 50

// Report returns a report. NotFound if there is none.
func (l *Ledger) Report(ctx context.Context, id chancery.ReportID) (ReportView, error) {
	const op = "look up report"
	v := ReportView{Keys: map[string]Named{}, Copies: []Told{}}
	var body []byte
	var reading int64
	var text string
	err := l.read.QueryRowContext(ctx, `SELECT r.id, r.body, p.text, p.learned, p.story FROM reports AS p JOIN readings AS r ON r.report = p.id AND r.current WHERE p.id = $1`, string(id)).
		Scan(&reading, &body, &text, &v.Learned, &v.Story)
	if errors.Is(err, sql.ErrNoRows) {
		return v, &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: string(id), Hint: "search for its words", Err: errors.New("no such report")}
	}
	if err != nil {
		return v, l.failure(op, err)
	}
	if err := json.Unmarshal(body, &v.Reading); err != nil {
		return v, l.failure(op, err)
	}
	v.Reading.Report.Text = text
	type row struct {
		local string
		named Named
	}
	rows, err := list(ctx, l, "SELECT s.local, s.key, coalesce(o.key, ''), coalesce(o.reports, 0) FROM statements AS s LEFT JOIN occurrences AS o ON o.id = s.occurrence WHERE s.reading = $1",
		func(rows *sql.Rows) (r row, err error) {
			return r, rows.Scan(&r.local, &r.named.Key, &r.named.Occurrence, &r.named.Reports)
		}, reading)
	if err != nil {
		return v, err
	}
	for _, r := range rows {
		v.Keys[r.local] = r.named
	}
	if v.Story != "" {
		v.Copies, err = list(ctx, l, toldColumns+" FROM reports AS p WHERE p.story = $1 AND p.id <> $2 ORDER BY p.published, p.id LIMIT $3", scanTold, v.Story, string(id), copiesShown)
	}
	return v, err
}

const toldColumns = "SELECT p.id, p.title, p.published, coalesce((SELECT name FROM outlets WHERE id = p.outlet), '')"

func scanTold(rows *sql.Rows) (t Told, err error) {
	return t, rows.Scan(&t.Report, &t.Title, &t.Published, &t.Outlet)
}

// Reports returns the latest reports by day of publication.
func (l *Ledger) Reports(ctx context.Context, limit int) ([]Told, error) {
	return list(ctx, l, toldColumns+" FROM reports AS p ORDER BY p.day DESC LIMIT $1", scanTold, limit)
}
