package ledger

import (
	"context"
	"database/sql"
)

// InsertRows inserts rows as a batch does, for the benchmark against raw inserts.
func InsertRows(ctx context.Context, l *Ledger, tx *sql.Tx, table string, columns int, values []any) error {
	r := rows{table: table, columns: columns, values: values}
	return r.insert(ctx, l.engine, tx)
}
