// Package ledger keeps readings: reports with their text, and every statement
// with its words, its rule, who takes part and who holds it to be so. Statements
// are only ever added. A ledger is a SQLite file or a PostgreSQL database; the
// tables are described in docs/format/ledger.md.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"chancery"
)

// Ledger is an open ledger. It serves all goroutines. On SQLite writes go one after
// another through one connection, and reads have a pool of their own.
type Ledger struct {
	name   string // the file, or the address without a password
	engine engine
	write  *sql.DB
	read   *sql.DB

	readOnly bool // it cannot be written where it lies
}

// Open opens the ledger at location, a file or an address postgres://user@host/database,
// and makes its tables if there are none. Errors are *chancery.Error: Unsupported for
// another program's database and for a ledger of a newer version, Conflict when another
// process holds it, IO for the disk and the server.
func Open(ctx context.Context, location string) (*Ledger, error) {
	open := openSQLite
	if OnServer(location) {
		open = openPostgres
	}
	l, err := open(ctx, location)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(l.reband(ctx), l.derive(ctx), l.reword(ctx)); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// OnServer reports whether a location is the address of a PostgreSQL database.
func OnServer(location string) bool {
	return strings.HasPrefix(location, "postgres://") || strings.HasPrefix(location, "postgresql://")
}

// OpenExisting opens a ledger that must be there.
func OpenExisting(ctx context.Context, location string) (*Ledger, error) {
	if _, err := os.Stat(location); !OnServer(location) && errors.Is(err, fs.ErrNotExist) {
		return nil, &chancery.Error{Op: "open ledger", Kind: chancery.NotFound, Subject: location,
			Hint: "chancery ingest --ledger " + location + " FILE makes one", Err: errors.New("no such file")}
	}
	return Open(ctx, location)
}

// Name is the file, or the address without a password.
func (l *Ledger) Name() string { return l.name }

// Writer is the database as the queue uses it: its jobs are enqueued and completed in
// the transactions of the ledger.
func (l *Ledger) Writer() *sql.DB { return l.write }

// Server reports whether the ledger is on PostgreSQL.
func (l *Ledger) Server() bool { return l.read == l.write }

// Close closes the ledger.
func (l *Ledger) Close() error {
	if l.Server() {
		return l.write.Close()
	}
	return errors.Join(l.read.Close(), l.write.Close())
}

// now is the moment that rows carry as learned: RFC 3339, UTC, to the second.
func now() string { return time.Now().UTC().Format(time.RFC3339) }

// transact runs work in one transaction of the writer, and again if another
// transaction was in its way. It may run more than once: it starts from nothing each time.
func (l *Ledger) transact(ctx context.Context, op string, work func(*sql.Tx) error) error {
	if l.readOnly {
		return &chancery.Error{Op: op, Kind: chancery.Conflict, Subject: l.name, Hint: "make the ledger and its folder writable", Err: errors.New("it cannot be written where it lies")}
	}
	const tries = 5
	for try := 1; ; try++ {
		err := l.once(ctx, work)
		if err == nil {
			return nil
		}
		if try == tries || !l.engine.again(err) {
			return l.failure(op, err)
		}
	}
}

func (l *Ledger) once(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Check looks for damage: of the database, of references, of statements whose words
// are not those of the report, and of readings in part. It returns nil for a sound
// ledger and an Invalid error that names the first fault.
func (l *Ledger) Check(ctx context.Context) error {
	const op = "check ledger"
	bad := func(what string) error {
		return &chancery.Error{Op: op, Kind: chancery.Invalid, Subject: l.name, Hint: "restore the last backup", Err: errors.New(what)}
	}
	if what, err := l.engine.check(ctx, l); err != nil {
		return l.failure(op, err)
	} else if what != "" {
		return bad(what)
	}
	for _, q := range []struct{ what, query string }{
		{"%d statements do not quote their report", `SELECT count(*) FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
			WHERE ` + l.engine.quoted("p.text", "s.span_start", "s.span_end") + ` <> s.words`},
		{"%d readings lack statements", `SELECT count(*) FROM readings r WHERE r.statements <> (SELECT count(*) FROM statements WHERE reading = r.id)`},
		{"%d reports have no reading that counts, or several", `SELECT count(*) FROM (SELECT report FROM readings GROUP BY report
			HAVING sum(CASE WHEN current THEN 1 ELSE 0 END) <> 1) AS t`},
		{"%d statements count though their reading does not, or the reverse", `SELECT count(*) FROM statements s JOIN readings r ON r.id = s.reading WHERE s.current <> r.current`},
		{"%d outlets have other counts than reports", `SELECT count(*) FROM outlets o LEFT JOIN (SELECT outlet, count(*) AS n, max(day) AS last FROM reports GROUP BY outlet) AS p ON p.outlet = o.id
			WHERE o.reports <> coalesce(p.n, 0) OR o.last <> coalesce(p.last, '')`},
		{"%d counts of the whole are wrong", wrongTotals},
		{"%d counts of those who take part are wrong", `SELECT count(*) FROM (SELECT code, type, sum(n) AS n FROM (SELECT code, type, n FROM tally_code UNION ALL SELECT code, type, -n FROM tally_country) AS u
			GROUP BY code, type HAVING sum(n) <> 0) AS t`},
		{"%d words of the register are counted wrong", `SELECT count(*) FROM (SELECT word FROM (SELECT word, n FROM tally_word UNION ALL SELECT word, -1 FROM register_words) AS u GROUP BY word HAVING sum(n) <> 0) AS t`},
		{"%d rows of the register stand under another day, kind or status than their entry", `SELECT (SELECT count(*) FROM register g JOIN occurrences o ON o.id = g.occurrence WHERE g.day <> o.day)
			+ (SELECT count(*) FROM register_parties p JOIN register g ON g.occurrence = p.occurrence WHERE p.day <> g.day OR p.kind <> g.kind OR p.status <> g.status)
			+ (SELECT count(*) FROM register_words p LEFT JOIN register g ON g.occurrence = p.occurrence WHERE g.occurrence IS NULL OR p.day <> g.day OR p.kind <> g.kind OR p.status <> g.status)`},
	} {
		var n int
		if err := l.read.QueryRowContext(ctx, q.query).Scan(&n); err != nil {
			return l.failure(op, err)
		}
		if n > 0 {
			return bad(fmt.Sprintf(q.what, n))
		}
	}
	return nil
}

// Backup writes a copy of the ledger, as of one moment, to a file that must not be there.
func (l *Ledger) Backup(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &chancery.Error{Op: "back up ledger", Kind: chancery.Exists, Subject: to, Hint: "name a new file", Err: errors.New("already there")}
	}
	return l.failure("back up ledger", l.engine.backup(ctx, l, to))
}

// failure makes an error of the database one that says what to do; nil stays nil.
func (l *Ledger) failure(op string, err error) error {
	var known *chancery.Error
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &known) {
		return err
	}
	kind, hint := l.engine.explain(err)
	return &chancery.Error{Op: op, Kind: kind, Subject: l.name, Hint: hint, Err: err}
}
