package ledger_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// BenchmarkPutPostgres measures statements kept a second on PostgreSQL beside COPY of
// the same rows into the same tables and indexes, in as many commits.
func BenchmarkPutPostgres(b *testing.B) {
	ctx := context.Background()
	list := ledgertest.Samples(0, 2000)
	for b.Loop() {
		from, to := ledgertest.Open(b, ledgertest.Schema(b)), ledgertest.Open(b, ledgertest.Schema(b))
		start := time.Now()
		for n := 0; n < len(list); n += 100 {
			if _, err := from.PutReadings(ctx, list[n:n+100]); err != nil {
				b.Fatal(err)
			}
		}
		ours := time.Since(start)
		raw := copied(b, from, to)
		statements := float64(3 * len(list))
		b.ReportMetric(statements/ours.Seconds(), "statements/s")
		b.ReportMetric(statements/raw.Seconds(), "copied-statements/s")
		b.ReportMetric(raw.Seconds()/ours.Seconds(), "of-copy")
	}
}

// copied brings the rows of one ledger, already in memory, into another by COPY and
// returns the time of that.
func copied(b *testing.B, from, to *ledger.Ledger) time.Duration {
	b.Helper()
	ctx := context.Background()
	tables := []string{"outlets", "reports", "readings", "actors", "offices", "places", "statements", "participants", "dyads", "perspectives", "facts", "pending", "blocks", "bands", "statement_words"}
	data, columns := map[string][][]any{}, map[string][]string{}
	for _, name := range tables {
		query := "SELECT * FROM " + name
		if name == "reports" { // as they came, so that a batch's readings follow its reports
			query = "SELECT p.* FROM reports p JOIN readings r ON r.report = p.id ORDER BY r.id"
		}
		columns[name], data[name] = everything(b, from, query)
	}
	conn, err := to.Writer().Conn(ctx)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	const commits = 20
	start := time.Now()
	err = conn.Raw(func(driver any) error {
		c := driver.(*stdlib.Conn).Conn()
		for i := range commits {
			err := pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
				for _, name := range tables {
					rows, n := data[name], len(data[name])
					part := rows[n*i/commits : n*(i+1)/commits]
					if name == "outlets" { // the reports of the first commit refer to them
						part = nil
						if i == 0 {
							part = rows
						}
					}
					if _, err := tx.CopyFrom(ctx, pgx.Identifier{name}, columns[name], pgx.CopyFromRows(part)); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	took := time.Since(start)
	if err != nil {
		b.Fatal(err)
	}
	var there, here int
	for l, n := range map[*ledger.Ledger]*int{from: &there, to: &here} {
		if err := l.Writer().QueryRowContext(ctx, "SELECT (SELECT count(*) FROM statements) + (SELECT count(*) FROM perspectives) + (SELECT count(*) FROM statement_words)").Scan(n); err != nil && err != sql.ErrNoRows {
			b.Fatal(err)
		}
	}
	if there != here {
		b.Fatalf("%d rows were put, %d copied", there, here)
	}
	return took
}

// everything returns the columns and rows of a query.
func everything(b *testing.B, l *ledger.Ledger, query string) (columns []string, rows [][]any) {
	b.Helper()
	found, err := l.Writer().Query(query)
	if err != nil {
		b.Fatal(err)
	}
	defer found.Close()
	columns, _ = found.Columns()
	for found.Next() {
		values, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			at[i] = &values[i]
		}
		if err := found.Scan(at...); err != nil {
			b.Fatal(err)
		}
		rows = append(rows, values)
	}
	if err := found.Err(); err != nil {
		b.Fatal(err)
	}
	return columns, rows
}
