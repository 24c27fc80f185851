// Package ledgertest opens empty ledgers for tests: a SQLite file always, a schema of
// its own on a PostgreSQL server when CHANCERY_TEST_POSTGRES names one
// (eval "$(.ci/postgres start)").
package ledgertest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/ledger"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx" of database/sql
)

// Env is the environment variable with the address of a PostgreSQL database where
// tests may make schemas.
const Env = "CHANCERY_TEST_POSTGRES"

// Each runs a test once for each engine, with the location of an empty ledger.
func Each(t *testing.T, test func(t *testing.T, location string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, File(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Schema(t)) })
}

// EachOpen runs a test once for each engine, with an empty ledger.
func EachOpen(t *testing.T, test func(t *testing.T, l *ledger.Ledger)) {
	t.Helper()
	Each(t, func(t *testing.T, location string) { test(t, Open(t, location)) })
}

// Open opens a ledger until the end of the test.
func Open(t testing.TB, location string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), location)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// File is the name of a SQLite file that is not there.
func File(t testing.TB) string { return filepath.Join(t.TempDir(), "l.db") }

// Schema is the address of an empty schema, dropped at the end. Without a server the
// test is skipped.
func Schema(t testing.TB) string {
	t.Helper()
	address := os.Getenv(Env)
	if address == "" {
		t.Skip("no PostgreSQL server: set " + Env)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	ctx := context.Background()
	var n int64
	if err := db.QueryRowContext(ctx, "SELECT pg_backend_pid()::bigint * 1000000 + (random() * 999999)::int").Scan(&n); err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprintf("test_%d", n)
	if _, err := db.ExecContext(ctx, "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = db.ExecContext(ctx, "DROP SCHEMA "+schema+" CASCADE") })
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}
