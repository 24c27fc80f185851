// Package ledger keeps readings: reports with their text, and every statement
// with its words, its rule, who takes part and who holds it to be so. Statements
// are only ever added. The tables are described in docs/format/ledger.md.
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

	"chancery"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a ledger: "CHNC" in ASCII.
const applicationID = 0x43484e43

// version is the number of the last migration.
const version = 1

// Ledger is an open ledger. It serves all goroutines: writes go one after another
// through one connection, reads have a pool of their own.
type Ledger struct {
	path  string
	write *sql.DB
	read  *sql.DB
}

// Open opens the SQLite ledger at path, and makes it if there is none. Errors are
// *chancery.Error: Unsupported for another program's database and for a ledger of
// a newer version, Conflict when another process holds it, IO for the disk.
func Open(ctx context.Context, path string) (*Ledger, error) {
	l := &Ledger{path: path}
	fresh := false
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		fresh = true
	}
	var err error
	if l.write, err = sql.Open("sqlite", dsn(path, "&_txlock=immediate")); err != nil {
		return nil, l.failure("open ledger", err)
	}
	l.write.SetMaxOpenConns(1)
	if err := l.prepare(ctx, fresh); err != nil {
		_ = l.write.Close()
		return nil, err
	}
	if l.read, err = sql.Open("sqlite", dsn(path, "&_pragma=query_only(1)")); err != nil {
		_ = l.write.Close()
		return nil, l.failure("open ledger", err)
	}
	l.read.SetMaxOpenConns(4)
	return l, nil
}

// OpenExisting opens a ledger that must be there.
func OpenExisting(ctx context.Context, path string) (*Ledger, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, &chancery.Error{Op: "open ledger", Kind: chancery.NotFound, Subject: path,
			Hint: "chancery ingest --ledger " + path + " FILE makes one", Err: errors.New("no such file")}
	}
	return Open(ctx, path)
}

// dsn is the name of a SQLite file for database/sql. busy_timeout comes first: the
// other pragmas may wait for a lock.
func dsn(path, more string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=busy_timeout(5000)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" + more
}

// prepare makes or checks the schema.
func (l *Ledger) prepare(ctx context.Context, fresh bool) error {
	const op = "open ledger"
	// Its marks are looked at before anything is written: a foreign file stays as it is.
	var id, tables int
	if err := l.write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return l.failure(op, err)
	}
	if err := l.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return l.failure(op, err)
	}
	if id != applicationID && (id != 0 || tables > 0 && !fresh) {
		return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: l.path,
			Hint: "name another file: this one is left as it is", Err: errors.New("a database of another program, not a ledger")}
	}
	if tables > 0 {
		var have int
		err := l.write.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&have)
		if err != nil {
			return l.failure(op, err)
		}
		if have > version {
			return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: l.path,
				Hint: "use the chancery that made it, or a newer one", Err: fmt.Errorf("ledger version %d; this program knows %d", have, version)}
		}
		if have == version {
			return l.wal(ctx) // a backup comes without
		}
	}
	if _, err := l.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return l.failure(op, err)
	}
	if err := l.wal(ctx); err != nil {
		return err
	}
	dir, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return l.failure(op, err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, l.write, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return l.failure(op, err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return l.failure(op, err)
	}
	return nil
}

// wal lets readers go on while one writes. The mode stays with the file.
func (l *Ledger) wal(ctx context.Context) error {
	var mode string
	if err := l.write.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil || mode == "wal" {
		return l.opened(err)
	}
	_, err := l.write.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return l.opened(err)
}

func (l *Ledger) opened(err error) error {
	if err == nil {
		return nil
	}
	return l.failure("open ledger", err)
}

// Close closes the ledger.
func (l *Ledger) Close() error {
	return errors.Join(l.read.Close(), l.write.Close())
}

// Check looks for damage: of the file, of references, and of statements whose words
// are not those of the report. It returns nil for a sound ledger and an Invalid
// error that names the first fault.
func (l *Ledger) Check(ctx context.Context) error {
	const op = "check ledger"
	bad := func(what string) error {
		return &chancery.Error{Op: op, Kind: chancery.Invalid, Subject: l.path, Hint: "restore the last backup", Err: errors.New(what)}
	}
	var verdict string
	if err := l.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return l.failure(op, err)
	}
	if verdict != "ok" {
		return bad(verdict)
	}
	for _, q := range []struct{ what, query string }{
		{"%d rows refer to rows that are not there", `SELECT count(*) FROM pragma_foreign_key_check`},
		{"%d statements do not quote their report", `SELECT count(*) FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
			WHERE CAST(substr(CAST(p.text AS BLOB), s.span_start + 1, s.span_end - s.span_start) AS TEXT) <> s.words`},
		{"%d readings lack statements", `SELECT count(*) FROM readings r WHERE
			json_array_length(body, '$.events') + json_array_length(body, '$.agreements') + json_array_length(body, '$.attributions') + json_array_length(body, '$.questions')
			<> (SELECT count(*) FROM statements WHERE reading = r.id)`},
	} {
		var n int
		if err := l.read.QueryRowContext(ctx, q.query).Scan(&n); err != nil {
			return l.failure(op, err)
		}
		if n > 0 {
			return bad(fmt.Sprintf(q.what, n))
		}
	}
	if _, err := l.write.ExecContext(ctx, "INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)"); err != nil {
		return bad("the search index does not fit its statements: " + err.Error())
	}
	return nil
}

// Backup writes a copy of the ledger, as of one moment, to a file that must not be there.
func (l *Ledger) Backup(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &chancery.Error{Op: "back up ledger", Kind: chancery.Exists, Subject: to, Hint: "name a new file", Err: errors.New("already there")}
	}
	if _, err := l.write.ExecContext(ctx, "VACUUM INTO $1", to); err != nil {
		return l.failure("back up ledger", err)
	}
	return nil
}

// failure makes an error of the database one that says what to do.
func (l *Ledger) failure(op string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	kind, hint := chancery.IO, ""
	var cause *sqlite.Error
	if errors.As(err, &cause) {
		switch cause.Code() & 0xff { // the primary code; the rest is detail
		case sqlite3.SQLITE_NOTADB:
			kind, hint = chancery.Unsupported, "name another file: this one is no ledger"
		case sqlite3.SQLITE_FULL:
			hint = "the disk is full: make room and run the command again; what was reported as kept is kept"
		case sqlite3.SQLITE_READONLY:
			hint = "make the ledger and its folder writable"
		case sqlite3.SQLITE_CANTOPEN:
			hint = "does its folder exist, and may you write there?"
		case sqlite3.SQLITE_BUSY:
			kind, hint = chancery.Conflict, "another process is writing: wait for it"
		case sqlite3.SQLITE_CORRUPT:
			kind, hint = chancery.Invalid, "restore the last backup"
		}
	}
	return &chancery.Error{Op: op, Kind: kind, Subject: l.path, Hint: hint, Err: err}
}
