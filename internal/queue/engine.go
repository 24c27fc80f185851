package queue

import (
	"context"
	"database/sql"

	"chancery/internal/ledger"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

// engine is what River does not say in the same words for both databases.
type engine struct {
	driver   riverdriver.Driver[*sql.Tx]
	complete func(context.Context, *sql.Tx, *river.Job[batch]) error // in the ledger's own transaction
	migrate  func(context.Context, *ledger.Ledger, *rivermigrate.Migrator[*sql.Tx]) error
}

func engineOf(l *ledger.Ledger) engine {
	if l.Server() {
		return engine{riverdatabasesql.New(l.Writer()), complete[*riverdatabasesql.Driver], migrateLocked}
	}
	return engine{riversqlite.New(l.Writer()), complete[*riversqlite.Driver], migrateAtOnce}
}

// migrateAtOnce takes all steps in one transaction: it is the only writer.
func migrateAtOnce(ctx context.Context, l *ledger.Ledger, m *rivermigrate.Migrator[*sql.Tx]) error {
	return l.Transact(ctx, "open queue", func(tx *sql.Tx) error {
		_, err := m.MigrateTx(ctx, tx, rivermigrate.DirectionUp, nil) //nolint:staticcheck // deprecated for steps that PostgreSQL wants apart; here the transaction is the lock
		return err
	})
}

// migrateLocked takes each step in a transaction of its own, for PostgreSQL has no use
// of a new value of an enumeration before that, and keeps other programs out by a lock.
func migrateLocked(ctx context.Context, l *ledger.Ledger, m *rivermigrate.Migrator[*sql.Tx]) error {
	const lock = 0x43484e51 // "CHNQ": a number of our own among the advisory locks
	conn, err := l.Writer().Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock($1)", lock); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", lock) //nolint:errcheck // ends with the connection at the latest
	_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	return err
}

func complete[D riverdriver.Driver[*sql.Tx]](ctx context.Context, tx *sql.Tx, job *river.Job[batch]) error {
	_, err := river.JobCompleteTx[D](ctx, tx, job)
	return err
}
