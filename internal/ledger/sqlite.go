package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"chancery"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/sqlite/*.sql migrations/postgres/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a ledger: "CHNC" in ASCII.
const applicationID = 0x43484e43

// openSQLite opens the file, and makes it if there is none.
func openSQLite(ctx context.Context, path string) (*Ledger, error) {
	l := &Ledger{name: path}
	e := &sqliteEngine{path: path}
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		e.fresh = true
	}
	l.engine = e
	var err error
	// 16 MB of log between checkpoints: pages that every batch touches are written once.
	if l.write, err = sql.Open("sqlite", dsn(path, "&_txlock=immediate&_pragma=cache_size(-65536)&_pragma=wal_autocheckpoint(4096)")); err != nil {
		return nil, l.failure("open ledger", err)
	}
	l.write.SetMaxOpenConns(1)
	e.db = l.write
	if err := e.migrate(ctx); err != nil {
		_ = l.write.Close()
		return nil, l.failure("open ledger", err)
	}
	if l.read, err = sql.Open("sqlite", dsn(path, "&_pragma=query_only(1)")); err != nil {
		_ = l.write.Close()
		return nil, l.failure("open ledger", err)
	}
	l.read.SetMaxOpenConns(4)
	return l, nil
}

// dsn is the name of a SQLite file for database/sql. busy_timeout comes first: the
// other pragmas may wait for a lock.
func dsn(path, more string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=busy_timeout(30000)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" + more
}

// sqliteEngine is the ledger in one file. One connection writes.
type sqliteEngine struct {
	path  string
	fresh bool // there was no file, or an empty one
	db    *sql.DB
}

func (e *sqliteEngine) migrate(ctx context.Context) error {
	const op = "open ledger"
	// Its marks are looked at before anything is written: a foreign file stays as it is.
	var id, tables int
	if err := e.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := e.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if id != applicationID && (id != 0 || tables > 0 && !e.fresh) {
		return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: e.path,
			Hint: "name another file: this one is left as it is", Err: errors.New("a database of another program, not a ledger")}
	}
	if tables > 0 {
		have, err := schemaVersion(ctx, e.db, e.path)
		if err != nil {
			return err
		}
		if have == version {
			return e.wal(ctx) // a backup comes without
		}
	}
	if _, err := e.db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	if err := e.wal(ctx); err != nil {
		return err
	}
	return e.migrateBeside(ctx)
}

// How often a migration that fails is tried again, and after what time: two programs
// may make one ledger at the same moment, and the one that comes second fails at each
// step that the other has just taken.
const (
	migrationTries = 20
	migrationWait  = 100 * time.Millisecond
)

func (e *sqliteEngine) migrateBeside(ctx context.Context) error {
	for try := 1; ; try++ {
		err := migrateUp(ctx, goose.DialectSQLite3, e.db, "migrations/sqlite")
		if err == nil {
			return nil
		}
		if have, vErr := schemaVersion(ctx, e.db, e.path); vErr == nil && have == version {
			return nil // the other was quicker
		}
		if kind, hint := e.explain(err); try == migrationTries || hint != "" && kind != chancery.Conflict { // a full disk does not mend itself
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(migrationWait):
		}
	}
}

// schemaVersion returns the version of the tables that are there. One that is newer
// than this program is an error.
func schemaVersion(ctx context.Context, db *sql.DB, name string) (int, error) {
	var have int
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&have); err != nil {
		return 0, err
	}
	if have > version {
		return 0, &chancery.Error{Op: "open ledger", Kind: chancery.Unsupported, Subject: name,
			Hint: "use the chancery that made it, or a newer one", Err: fmt.Errorf("ledger version %d; this program knows %d", have, version)}
	}
	return have, nil
}

func migrateUp(ctx context.Context, dialect goose.Dialect, db *sql.DB, folder string) error {
	dir, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// wal lets readers go on while one writes. The mode stays with the file.
func (e *sqliteEngine) wal(ctx context.Context) error {
	var mode string
	if err := e.db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil || mode == "wal" {
		return err
	}
	_, err := e.db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return err
}

// numbers counts on from the last: the one writer holds the lock from BEGIN IMMEDIATE on.
func (*sqliteEngine) numbers(ctx context.Context, tx *sql.Tx, n int) ([]int64, error) {
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM statements").Scan(&last); err != nil {
		return nil, err
	}
	out := make([]int64, n)
	for i := range out {
		out[i] = last + int64(i) + 1
	}
	return out, nil
}

// alone has nothing to do: a transaction of the writer is the only one.
func (*sqliteEngine) alone(context.Context, *sql.Tx) error { return nil }

// mark has no number: SQLite looks numbered ones up in a list, one by one, which for
// thousands takes longer than all the rest.
func (*sqliteEngine) mark(int) string { return "?" }

func (*sqliteEngine) index(ctx context.Context, tx *sql.Tx, ids []int64, _ []string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO statement_words(rowid, words) SELECT id, words FROM statements WHERE id BETWEEN $1 AND $2", ids[0], ids[len(ids)-1])
	return err
}

func (*sqliteEngine) search(words []string) (arg any, id, match string) {
	quoted := make([]string, len(words))
	for i, word := range words { // as strings of FTS5: no operator of its own language
		quoted[i] = `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
	}
	return strings.Join(quoted, " "), "rowid", "statement_words MATCH %s"
}

func (*sqliteEngine) holds(string) bool { return true }

func (*sqliteEngine) quoted(text, start, end string) string {
	return fmt.Sprintf("CAST(substr(CAST(%s AS BLOB), %s + 1, %s - %s) AS TEXT)", text, start, end, start)
}

func (*sqliteEngine) check(ctx context.Context, l *Ledger) (string, error) {
	var verdict string
	if err := l.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return "", err
	}
	if verdict != "ok" {
		return verdict, nil
	}
	var dangling int
	if err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&dangling); err != nil {
		return "", err
	}
	if dangling > 0 {
		return fmt.Sprintf("%d rows refer to rows that are not there", dangling), nil
	}
	if l.readOnly { // the next is an INSERT
		return "", nil
	}
	if _, err := l.write.ExecContext(ctx, "INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)"); err != nil {
		return "the search index does not fit its statements: " + err.Error(), nil //nolint:nilerr // it is the finding
	}
	return "", nil
}

func (*sqliteEngine) backup(ctx context.Context, l *Ledger, to string) error {
	if _, err := l.write.ExecContext(ctx, "VACUUM INTO $1", to); err != nil {
		return err
	}
	return synced(to)
}

func (*sqliteEngine) tables(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return strs(ctx, tx, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
}

// numbered has nothing to do: a new number is above all there are.
func (*sqliteEngine) numbered(context.Context, *sql.Tx) error { return nil }

func (*sqliteEngine) overriding() string { return "" }

func (*sqliteEngine) explain(err error) (chancery.Kind, string) {
	var cause *sqlite.Error
	if errors.As(err, &cause) {
		switch cause.Code() & 0xff { // the primary code; the rest is detail
		case sqlite3.SQLITE_NOTADB:
			return chancery.Unsupported, "name another file: this one is no ledger"
		case sqlite3.SQLITE_FULL:
			return chancery.IO, "the disk is full: make room and run the command again; what was reported as kept is kept"
		case sqlite3.SQLITE_READONLY:
			return chancery.IO, "make the ledger and its folder writable"
		case sqlite3.SQLITE_CANTOPEN:
			return chancery.IO, "does its folder exist, and may you write there?"
		case sqlite3.SQLITE_BUSY:
			return chancery.Conflict, "another process is writing: wait for it"
		case sqlite3.SQLITE_CORRUPT:
			return chancery.Invalid, "restore the last backup"
		}
	}
	return chancery.IO, ""
}

// again is never needed: writers wait for the lock and hold it to the end.
func (*sqliteEngine) again(error) bool { return false }
