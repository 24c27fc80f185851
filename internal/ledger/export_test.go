package ledger

import (
	"context"
	"database/sql"
	"io/fs"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
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

// Reword makes the words of the register anew, after a test has changed it.
func Reword(t testing.TB, l *Ledger) {
	t.Helper()
	if _, err := l.write.ExecContext(context.Background(), "INSERT INTO meta (name, value) VALUES ('register words', 'stale')"); err != nil {
		t.Fatal(err)
	}
	if err := l.reword(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// Downgrade takes a ledger back to an older version of the tables.
func Downgrade(t testing.TB, l *Ledger, to int64) {
	t.Helper()
	dialect, folder := goose.DialectSQLite3, "migrations/sqlite"
	if l.Server() {
		dialect, folder = goose.DialectPostgres, "migrations/postgres"
	}
	dir, err := fs.Sub(migrations, folder)
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(dialect, l.write, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.DownTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
}

// OpenReadOnly is OpenToRead where nothing can be written.
func OpenReadOnly(ctx context.Context, path string) (*Ledger, error) { return openReadOnly(ctx, path) }
