package ledger

import (
	"context"
	"database/sql"

	"chancery"
)

// engine is what the two databases do not say in the same words. Everything else
// is one SQL text for both.
type engine interface {
	// migrate makes or checks the schema.
	migrate(ctx context.Context) error
	// numbers takes n new numbers for statements inside a transaction.
	numbers(ctx context.Context, tx *sql.Tx, n int) ([]int64, error)
	// alone waits until no other transaction merges, and keeps others from it.
	alone(ctx context.Context, tx *sql.Tx) error
	// mark is the place holder of the n-th argument in a statement of very many, each
	// used once and in order.
	mark(n int) string
	// index lets new statements be found by their words.
	index(ctx context.Context, tx *sql.Tx, ids []int64, words []string) error
	// search returns what selects the statements that hold all of some words: an
	// argument, the column of statement_words with their numbers, and the condition
	// on that table with %s for the place holder of the argument.
	search(words []string) (arg any, id, match string)
	// holds reports whether the database can keep a text.
	holds(text string) bool
	// quoted is the SQL for the bytes from start to end of a text.
	quoted(text, start, end string) string
	// check looks for damage of the database itself and returns what it is, "" for none.
	check(ctx context.Context, l *Ledger) (string, error)
	// backup writes a copy to a file.
	backup(ctx context.Context, l *Ledger, to string) error
	// size is what the ledger takes on the disk, in bytes.
	size(ctx context.Context, l *Ledger) (int64, error)
	// compact gives back what it does not need.
	compact(ctx context.Context, l *Ledger) error
	// tables are the names of all tables.
	tables(ctx context.Context, tx *sql.Tx) ([]string, error)
	// numbered makes numbers go on after those of rows that brought theirs along.
	numbered(ctx context.Context, tx *sql.Tx) error
	// overriding stands in an INSERT of rows that bring their numbers along.
	overriding() string
	// explain returns the kind of an error of the database and what to do about it.
	explain(err error) (chancery.Kind, string)
	// again reports whether a transaction failed only because another was in its way.
	again(err error) bool
}

// version is the number of the last migration.
const version = 5
