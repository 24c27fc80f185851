package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"chancery"

	"github.com/jackc/pgx/v5"
)

// source is a ledger that is only read: it is neither made nor brought up to date.
type source struct {
	name    string
	engine  engine
	db      *sql.DB
	version int
}

// openSource opens a ledger that must be there. Errors are those of Open.
func openSource(ctx context.Context, location string) (*source, error) {
	s := &source{name: location}
	var err error
	if OnServer(location) {
		err = s.openPostgres(ctx, location)
	} else {
		err = s.openSQLite(ctx, location)
	}
	if err != nil {
		if s.db != nil {
			_ = s.db.Close()
		}
		return nil, (&Ledger{name: s.name, engine: s.engine}).failure("open ledger", err)
	}
	return s, nil
}

func (s *source) openSQLite(ctx context.Context, path string) error {
	s.engine = &sqliteEngine{path: path}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return &chancery.Error{Op: "open ledger", Kind: chancery.NotFound, Subject: path, Hint: "name a ledger or a backup", Err: errors.New("no such file")}
	}
	var err error
	if s.db, err = sql.Open("sqlite", dsn(path, toRead(path))); err != nil {
		return err
	}
	s.db.SetMaxOpenConns(1)
	s.version, err = versionOf(ctx, s.db, path)
	return err
}

// toRead is how a SQLite file is opened that is only read.
func toRead(path string) string {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return "&mode=ro"
	}
	if info, err := os.Stat(path + "-shm"); err == nil && info.Size() > 0 {
		return "&mode=ro" // somebody has it open
	}
	return "&mode=ro&immutable=1" // it may lie on a disk where nothing can be written, not even the index of a log
}

// versionOf is the version of the tables of a SQLite file, if it is a ledger.
func versionOf(ctx context.Context, db *sql.DB, path string) (int, error) {
	var id int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, err
	}
	if id != applicationID {
		return 0, &chancery.Error{Op: "open ledger", Kind: chancery.Unsupported, Subject: path, Hint: "name another file: this one is no ledger", Err: errors.New("a database of another program, not a ledger")}
	}
	return schemaVersion(ctx, db, path)
}

func (s *source) openPostgres(ctx context.Context, address string) error {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return &chancery.Error{Op: "open ledger", Kind: chancery.Usage, Subject: "postgres://…", Hint: "write it as postgres://user@host:5432/database", Err: err}
	}
	s.name = serverName(config)
	s.engine = &postgresEngine{name: s.name}
	if s.db, err = sql.Open("pgx", address); err != nil {
		return err
	}
	var there bool
	if err := s.db.QueryRowContext(ctx, "SELECT to_regclass('goose_db_version') IS NOT NULL").Scan(&there); err != nil {
		return err
	}
	if !there {
		return &chancery.Error{Op: "open ledger", Kind: chancery.NotFound, Subject: s.name, Hint: "name the database and schema of a ledger", Err: errors.New("there is no ledger")}
	}
	s.version, err = schemaVersion(ctx, s.db, s.name)
	return err
}

// upToDate is an error for a ledger of an older version.
func (s *source) upToDate(op string) error {
	if s.version == version {
		return nil
	}
	return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: s.name, Hint: "chancery check brings it up to date",
		Err: fmt.Errorf("ledger version %d; this program writes %d", s.version, version)}
}

// snapshot begins a transaction that sees the ledger as of one moment.
func (s *source) snapshot(ctx context.Context) (*sql.Tx, error) {
	if OnServer(s.name) {
		return s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	}
	return s.db.BeginTx(ctx, nil)
}
