package ledger

import (
	"context"
	"database/sql"
	"strings"

	"chancery"
)

// Quote is where the words of a statement stand.
type Quote struct {
	Report    chancery.ReportID `json:"report"`
	Outlet    string            `json:"outlet"`
	Title     string            `json:"title"`
	Published chancery.Date     `json:"published"`
	Start     int               `json:"start"` // bytes into the text of the report
	End       int               `json:"end"`
	Words     string            `json:"words"`
}

// Quotes returns where the words of some statements stand, by key.
func (l *Ledger) Quotes(ctx context.Context, keys []string) (map[string]Quote, error) {
	out := make(map[string]Quote, len(keys))
	for len(keys) > 0 {
		some := keys[:min(len(keys), 500)]
		keys = keys[len(some):]
		w := &where{}
		marks := make([]string, len(some))
		for i, k := range some {
			marks[i] = w.arg(k)
		}
		_, err := list(ctx, l, `SELECT s.key, p.id, coalesce((SELECT name FROM outlets WHERE id = p.outlet), ''), p.title, p.published, s.span_start, s.span_end, s.words
			FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report WHERE s.current AND s.key IN (`+strings.Join(marks, ", ")+`)`,
			func(rows *sql.Rows) (struct{}, error) {
				var key string
				var q Quote
				err := rows.Scan(&key, &q.Report, &q.Outlet, &q.Title, &q.Published, &q.Start, &q.End, &q.Words)
				out[key] = q
				return struct{}{}, err
			}, w.args...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
