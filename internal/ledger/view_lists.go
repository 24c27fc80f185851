package ledger

import (
	"context"
	"database/sql"
	"encoding/base64"
	"math"
	"strings"
)

// List is one page of a list.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next"` // "" on the last page
}

// Questions returns a page of the open questions about all of some codes, or of all
// there are, the latest learned first. A cursor is List.Next of the page before.
func (l *Ledger) Questions(ctx context.Context, codes []string, cursor string, limit int) (List[Asked], error) {
	below := int64(math.MaxInt64)
	if cursor != "" {
		at, err := parsePlace('q', cursor)
		if err != nil {
			return List[Asked]{}, err
		}
		below = at.id
	}
	var page List[Asked]
	var err error
	if len(codes) == 0 {
		page.Items, err = l.opened(ctx, "", below, limit+1)
	} else {
		page.Items, err = l.questions(ctx, codes, below, limit+1)
	}
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		page.Next = place{"", page.Items[limit-1].statement}.token('q')
	}
	return page, err
}

// ReportList returns a page of the reports, the latest by day of publication first. A
// cursor is List.Next of the page before.
func (l *Ledger) ReportList(ctx context.Context, cursor string, limit int) (List[Told], error) {
	w := &where{}
	if cursor != "" {
		text, err := base64.RawURLEncoding.DecodeString(cursor)
		day, id, ok := strings.Cut(string(text), "|")
		if err != nil || !ok || !strings.HasPrefix(day, reportMark) {
			return List[Told]{}, badCursor(cursor)
		}
		day = strings.TrimPrefix(day, reportMark)
		// The first term bounds the index; the second alone does not in SQLite.
		w.add("p.day <= " + w.arg(day))
		w.add("(p.day < " + w.arg(day) + " OR p.id < " + w.arg(id) + ")")
	}
	type row struct {
		told Told
		day  string
	}
	rows, err := list(ctx, l, toldColumns+", p.day FROM reports AS p WHERE "+w.all()+" ORDER BY p.day DESC, p.id DESC LIMIT "+w.arg(limit+1), func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.told.Report, &r.told.Title, &r.told.Published, &r.told.Outlet, &r.day)
	}, w.args...)
	page := List[Told]{Items: []Told{}}
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		page.Next = base64.RawURLEncoding.EncodeToString([]byte(reportMark + last.day + "|" + string(last.told.Report)))
	}
	for _, r := range rows {
		page.Items = append(page.Items, r.told)
	}
	return page, err
}

// reportMark begins the tokens of the list of reports.
const reportMark = "p"
