package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"chancery"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx" of database/sql
	"github.com/pressly/goose/v3"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// maxConnections bounds what one process takes of the hundred that a PostgreSQL
// server gives by default.
const maxConnections = 8

// openPostgres opens a ledger on a PostgreSQL server; the database must be there.
func openPostgres(ctx context.Context, address string) (*Ledger, error) {
	const op = "open ledger"
	config, err := pgx.ParseConfig(address)
	if err != nil { // its message leaves the password out
		return nil, &chancery.Error{Op: op, Kind: chancery.Usage, Subject: "postgres://…", Hint: "write it as postgres://user@host:5432/database", Err: err}
	}
	l := &Ledger{name: serverName(config)}
	e := &postgresEngine{name: l.name}
	l.engine = e
	db, err := sql.Open("pgx", address)
	if err != nil {
		return nil, l.failure(op, err)
	}
	db.SetMaxOpenConns(maxConnections)
	db.SetMaxIdleConns(maxConnections)
	l.write, l.read, e.db = db, db, db
	if err := e.migrate(ctx); err != nil {
		_ = db.Close()
		return nil, l.failure(op, err)
	}
	return l, nil
}

// serverName is an address without user and password.
func serverName(c *pgx.ConnConfig) string {
	return fmt.Sprintf("postgres://%s:%d/%s", c.Host, c.Port, c.Database)
}

// postgresEngine is the ledger of several people and machines.
type postgresEngine struct {
	name string
	db   *sql.DB
}

// migrationLock keeps two programs that start at once from migrating together.
const (
	migrationLock = applicationID
	mergeLock     = applicationID + 1
)

func (e *postgresEngine) migrate(ctx context.Context) error {
	lock, err := e.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer lock.Close() //nolint:errcheck // it goes back to the pool
	if _, err := lock.ExecContext(ctx, "SELECT pg_advisory_lock($1)", migrationLock); err != nil {
		return err
	}
	defer lock.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", migrationLock) //nolint:errcheck // ends with the connection at the latest
	var ours, others int
	err = lock.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE table_name = 'goose_db_version'), count(*) FILTER (WHERE table_name <> 'goose_db_version')
		FROM information_schema.tables WHERE table_schema = current_schema()`).Scan(&ours, &others)
	if err != nil {
		return err
	}
	if ours == 0 && others > 0 {
		return &chancery.Error{Op: "open ledger", Kind: chancery.Unsupported, Subject: e.name,
			Hint: "make a database of its own: createdb chancery", Err: errors.New("a database of another program, not a ledger")}
	}
	if ours > 0 {
		have, err := schemaVersion(ctx, e.db, e.name)
		if err != nil || have == version {
			return err
		}
	}
	return migrateUp(ctx, goose.DialectPostgres, e.db, "migrations/postgres")
}

// numberStep is by how much the sequence of statement numbers goes on.
const numberStep = 1000

func (*postgresEngine) numbers(ctx context.Context, tx *sql.Tx, n int) ([]int64, error) {
	out := make([]int64, 0, n)
	rows, err := tx.QueryContext(ctx, "SELECT nextval('statement_numbers') FROM generate_series(1, $1)", (n+numberStep-1)/numberStep)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var first int64
		if err := rows.Scan(&first); err != nil {
			return nil, err
		}
		for i := int64(0); i < numberStep && len(out) < n; i++ {
			out = append(out, first+i)
		}
	}
	return out, rows.Err()
}

func (*postgresEngine) alone(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", mergeLock)
	return err
}

func (*postgresEngine) mark(n int) string { return "$" + strconv.Itoa(n) }

func (*postgresEngine) index(ctx context.Context, tx *sql.Tx, ids []int64, words []string) error {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = fold(w)
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO statement_words (statement, words) SELECT i, to_tsvector('simple', w) FROM unnest($1::bigint[], $2::text[]) AS t(i, w)", ids, folded)
	return err
}

func (*postgresEngine) search(words []string) (arg any, id, match string) {
	return fold(strings.Join(words, " ")), "statement", "words @@ plainto_tsquery('simple', %s)"
}

// fold takes marks off letters and puts spaces for what is neither letter nor digit,
// as the tokenizer of the SQLite engine does.
func fold(s string) string {
	marks := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	folded, _, err := transform.String(marks, s)
	if err != nil {
		folded = s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return ' '
	}, folded)
}

// holds: there is no NUL character in a text of PostgreSQL.
func (*postgresEngine) holds(text string) bool { return !strings.Contains(text, "\x00") }

func (*postgresEngine) quoted(text, start, end string) string {
	return fmt.Sprintf("convert_from(substring(convert_to(%s, 'UTF8') from (%s + 1)::int for (%s - %s)::int), 'UTF8')", text, start, end, start)
}

// check finds nothing of its own: PostgreSQL keeps references and pages whole.
func (*postgresEngine) check(ctx context.Context, l *Ledger) (string, error) {
	var missing int
	err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM statements s WHERE NOT EXISTS (SELECT 1 FROM statement_words w WHERE w.statement = s.id)").Scan(&missing)
	if err != nil || missing == 0 {
		return "", err
	}
	return fmt.Sprintf("the search index lacks %d statements", missing), nil
}

func (e *postgresEngine) backup(context.Context, *Ledger, string) error {
	return &chancery.Error{Op: "back up ledger", Kind: chancery.Unsupported, Subject: e.name,
		Hint: "pg_dump --format custom writes a copy of a PostgreSQL ledger, pg_restore brings it back", Err: errors.New("a server's ledger is backed up by the server's own tools")}
}

func (*postgresEngine) numbered(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "SELECT setval('statement_numbers', greatest((SELECT max(id) FROM statements), 1))"); err != nil {
		return err
	}
	tables, err := strs(ctx, tx, "SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES' ORDER BY table_name")
	if err != nil {
		return err
	}
	for _, table := range tables {
		q := fmt.Sprintf("SELECT setval(pg_get_serial_sequence('%s', 'id'), greatest((SELECT max(id) FROM %s), 1))", table, table)
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (*postgresEngine) tables(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return strs(ctx, tx, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
}

func (*postgresEngine) overriding() string { return "OVERRIDING SYSTEM VALUE" }

func (*postgresEngine) explain(err error) (chancery.Kind, string) {
	var cause *pgconn.PgError
	var unreachable *pgconn.ConnectError
	switch {
	case errors.As(err, &cause):
		switch {
		case cause.Code == "53100":
			return chancery.IO, "the server's disk is full: make room and run the command again; what was reported as kept is kept"
		case cause.Code == "53300":
			return chancery.Conflict, "the server has no connection left: raise max_connections or run fewer workers"
		case cause.Code == "3D000":
			return chancery.NotFound, "make the database first: createdb"
		case strings.HasPrefix(cause.Code, "28"), cause.Code == "42501":
			return chancery.IO, "is the user right, and may it write there?"
		case cause.Code == "25006":
			return chancery.IO, "the server is read-only: name the primary"
		case cause.Code == "22021", cause.Code == "22P05":
			return chancery.Invalid, "a text holds a NUL character, which PostgreSQL does not keep"
		}
	case errors.As(err, &unreachable):
		return chancery.IO, "does the server run, and is its address right?"
	}
	return chancery.IO, ""
}

// again: deadlock, serialization failure, or a lock that was not to be had.
func (*postgresEngine) again(err error) bool {
	var cause *pgconn.PgError
	return errors.As(err, &cause) && (cause.Code == "40P01" || cause.Code == "40001" || cause.Code == "55P03")
}
