package ledger

import (
	"context"
	"database/sql"
	"time"
)

// InsertRows inserts rows as a batch does, for the benchmark against raw inserts.
func InsertRows(ctx context.Context, l *Ledger, tx *sql.Tx, table string, columns int, values []any) error {
	r := rows{table: table, columns: columns, values: values}
	return r.insert(ctx, l.engine, tx)
}

// NewsUntil is NewFor with its own last moment.
func (l *Ledger) NewsUntil(ctx context.Context, w Watch, since string, until time.Time, limit int) (News, error) {
	return l.newsUntil(ctx, w, since, until, limit)
}
