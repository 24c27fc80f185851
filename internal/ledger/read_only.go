package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"chancery"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// OpenToRead opens a ledger that must be there and is only asked. A SQLite file that
// cannot be written, or whose folder cannot, is opened as it is: nothing is made beside
// it, and what would write fails. Errors are those of Open; one of an older version
// that cannot be brought up to date is Unsupported.
func OpenToRead(ctx context.Context, location string) (*Ledger, error) {
	if !OnServer(location) && refuses(location) {
		return openReadOnly(ctx, location)
	}
	l, err := OpenExisting(ctx, location)
	if err == nil || OnServer(location) {
		return l, err
	}
	var cause *sqlite.Error
	if errors.As(err, &cause) && (cause.Code()&0xff == sqlite3.SQLITE_READONLY || cause.Code()&0xff == sqlite3.SQLITE_CANTOPEN) { // the folder
		return openReadOnly(ctx, location)
	}
	return nil, err
}

// refuses reports whether a file is there that cannot be written.
func refuses(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		_ = f.Close()
		return false
	}
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

func openReadOnly(ctx context.Context, path string) (*Ledger, error) {
	l := &Ledger{name: path, engine: &sqliteEngine{path: path}, readOnly: true}
	var err error
	if l.read, err = sql.Open("sqlite", dsn(path, toRead(path))); err != nil {
		return nil, l.failure("open ledger", err)
	}
	l.read.SetMaxOpenConns(4)
	if l.write, err = sql.Open("sqlite", dsn(path, toRead(path))); err != nil {
		return nil, errors.Join(l.failure("open ledger", err), l.read.Close())
	}
	if err := l.ready(ctx); err != nil {
		return nil, errors.Join(l.failure("open ledger", err), l.Close())
	}
	return l, nil
}

// ready is nil if nothing must be written before the ledger can be asked.
func (l *Ledger) ready(ctx context.Context) error {
	behind := func(what string) error {
		return &chancery.Error{Op: "open ledger", Kind: chancery.Unsupported, Subject: l.name,
			Hint: "it cannot be written here: copy it to where it can, chancery check brings it up to date", Err: errors.New(what)}
	}
	have, err := versionOf(ctx, l.read, l.name)
	if err != nil {
		return err
	}
	if have < version {
		return behind(fmt.Sprintf("ledger version %d; this program reads %d", have, version))
	}
	var stale int
	if err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM meta WHERE name IN ('derived', 'register words')").Scan(&stale); err != nil {
		return err
	}
	if stale > 0 {
		return behind("it was not brought up to date to the end")
	}
	return nil
}

// ReadOnly reports whether the ledger was opened where it cannot be written.
func (l *Ledger) ReadOnly() bool { return l.readOnly }
