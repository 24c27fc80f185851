package main

import (
	"fmt"
	"time"

	"chancery/internal/ledger"
)

type restoreCmd struct {
	From   string `arg:"" name:"from" type:"path" help:"The backup: a file that chancery backup wrote, or any SQLite ledger."`
	Ledger string `required:"" type:"path" placeholder:"FILE" help:"The ledger to make; it must not be there."`
}

// Help is the longer help of the command.
func (restoreCmd) Help() string {
	return `Makes a ledger from a backup. The copy is checked before it gets its name, and brought up to date if an older program wrote it; the backup stays as it is. For a ledger on PostgreSQL use pg_restore, or restore into a file and chancery move.`
}

// Run restores a ledger.
func (c *restoreCmd) Run(e *env) error {
	if err := ledger.Restore(e.ctx, c.From, c.Ledger); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(e.stdout, "%s is restored and sound\n", c.Ledger); err != nil {
		return output(err)
	}
	return nil
}

type compactCmd struct {
	ledgerFlag
}

// Help is the longer help of the command.
func (compactCmd) Help() string {
	return `Gives back room that the ledger no longer uses, and puts its search index into one piece. A SQLite ledger is written anew: that needs as much room again for a while, and nobody else may write to it meanwhile. On PostgreSQL its tables are vacuumed.`
}

// Run compacts a ledger.
func (c *compactCmd) Run(e *env) error {
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // what was compacted is written
	before, after, err := l.Compact(e.ctx)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(e.stdout, "%s: from %.1f to %.1f MB\n", l.Name(), float64(before)/1e6, float64(after)/1e6); err != nil {
		return output(err)
	}
	return nil
}

type moveCmd struct {
	ledgerFlag
	To string `required:"" placeholder:"LEDGER" help:"Where to: an empty PostgreSQL database, postgres://user@host/database, or a SQLite file."`
}

// Help is the longer help of the command.
func (moveCmd) Help() string {
	return `Copies a ledger into an empty one, of either engine: reports, readings, what was merged, decisions, watches, feeds, users and audit, in one transaction. It is there whole or not at all; a run that failed or was stopped is simply run again. The ledger that is moved stays as it is: remove it when the new one has been looked at. People sign in again.

Examples:
  chancery move --ledger desk.db --to postgres://desk@db.example.org/chancery
  chancery move --ledger postgres://desk@db.example.org/chancery --to copy.db`
}

// Run moves a ledger.
func (c *moveCmd) Run(e *env) error {
	last, rows, counted := time.Now(), 0, ""
	before := 0 // rows of tables that are done
	err := ledger.Move(e.ctx, c.Ledger, c.To, func(table string, n int) {
		if table != counted {
			before, counted = rows, table
		}
		rows = before + n
		if time.Since(last) >= progressEvery {
			last = time.Now()
			e.warn("%s: %d rows; %d in all", table, n, rows)
		}
	})
	if err != nil {
		return err
	}
	l, err := ledger.OpenExisting(e.ctx, c.To)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	e.warn("copied %d rows; checking", rows)
	if err := l.Check(e.ctx); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(e.stdout, "moved to %s, which is sound\n", l.Name()); err != nil {
		return output(err)
	}
	return nil
}
