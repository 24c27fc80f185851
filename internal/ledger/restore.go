package ledger

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"chancery"
)

// Restore makes a ledger in a file that must not be there from a backup. The copy is
// checked before it gets its name; the backup stays as it is.
func Restore(ctx context.Context, from, to string) (err error) {
	const op = "restore ledger"
	if OnServer(from) || OnServer(to) {
		return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: to, Hint: "pg_restore brings back what pg_dump wrote; chancery move takes a file to a server",
			Err: errors.New("a server's ledger is restored by the server's own tools")}
	}
	if _, err := os.Lstat(to); err == nil {
		return &chancery.Error{Op: op, Kind: chancery.Exists, Subject: to, Hint: "name a new file, or move the old one away", Err: errors.New("already there")}
	}
	s, err := openSource(ctx, from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.db.Close()) }()
	part, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*")
	if err != nil {
		return &chancery.Error{Op: op, Kind: chancery.IO, Subject: to, Hint: "does its folder exist, and may you write there?", Err: err}
	}
	_ = part.Close()
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(part.Name() + end)
		}
	}()
	damaged := func(err error) error {
		if err == nil || chancery.KindOf(err) != chancery.Invalid {
			return err
		}
		return &chancery.Error{Op: op, Kind: chancery.Invalid, Subject: from, Hint: "this backup is damaged: take an earlier one", Err: err}
	}
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO $1", part.Name()); err != nil {
		return damaged((&Ledger{name: from, engine: s.engine}).failure(op, err))
	}
	if err := checked(ctx, part.Name()); err != nil {
		return damaged(err)
	}
	if err := synced(part.Name()); err != nil {
		return &chancery.Error{Op: op, Kind: chancery.IO, Subject: to, Err: err}
	}
	if err := os.Link(part.Name(), to); err != nil { // unlike a renaming it never replaces a file
		return &chancery.Error{Op: op, Kind: chancery.IO, Subject: to, Err: err}
	}
	return nil
}

// checked opens a copy, which brings it up to date, and looks for damage.
func checked(ctx context.Context, path string) error {
	l, err := Open(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(l.Check(ctx), l.Close())
}

// synced has a file written through to the disk: VACUUM INTO does not wait for it.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Compact gives back room that is no longer used. It returns the size before and after, in bytes.
func (l *Ledger) Compact(ctx context.Context) (before, after int64, err error) {
	const op = "compact ledger"
	if before, err = l.engine.size(ctx, l); err != nil {
		return 0, 0, l.failure(op, err)
	}
	if err := l.engine.compact(ctx, l); err != nil {
		return 0, 0, l.failure(op, err)
	}
	after, err = l.engine.size(ctx, l)
	return before, after, l.failure(op, err)
}

func (e *sqliteEngine) size(ctx context.Context, l *Ledger) (n int64, err error) {
	err = l.write.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&n)
	return n, err
}

func (e *sqliteEngine) compact(ctx context.Context, l *Ledger) error {
	for _, step := range []string{
		"INSERT INTO statement_words(statement_words) VALUES ('optimize')",
		"VACUUM",
		"PRAGMA wal_checkpoint(TRUNCATE)", // readers may be in its way: then a later one does it
	} {
		if _, err := l.write.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("%s: %w", step, err)
		}
	}
	return nil
}

func (e *postgresEngine) size(ctx context.Context, l *Ledger) (n int64, err error) {
	err = l.read.QueryRowContext(ctx, `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
		WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace`).Scan(&n)
	return n, err
}

// compact vacuums the tables of the ledger and of its queue, not those of neighbours.
func (e *postgresEngine) compact(ctx context.Context, l *Ledger) error {
	var tables string
	err := l.read.QueryRowContext(ctx, "SELECT string_agg(quote_ident(tablename), ', ' ORDER BY tablename) FROM pg_tables WHERE schemaname = current_schema()").Scan(&tables)
	if err != nil {
		return err
	}
	_, err = l.write.ExecContext(ctx, "VACUUM (ANALYZE) "+tables)
	return err
}
