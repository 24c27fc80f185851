package main

import (
	"fmt"

	"chancery/internal/ledger"
)

// ledgerFlag is the flag of all commands that use a ledger.
type ledgerFlag struct {
	Ledger string `required:"" placeholder:"FILE" help:"The ledger: a SQLite file, or postgres://user@host/database."`
}

type checkCmd struct {
	ledgerFlag
}

// Run checks a ledger.
func (c *checkCmd) Run(e *env) error {
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	if err := l.Check(e.ctx); err != nil {
		return err
	}
	if l.ReadOnly() {
		e.warn("%s cannot be written here: whether the search index fits its statements was not looked at", c.Ledger)
	}
	if _, err := fmt.Fprintf(e.stdout, "%s is sound\n", c.Ledger); err != nil {
		return output(err)
	}
	return nil
}

type backupCmd struct {
	ledgerFlag
	To string `arg:"" name:"to" type:"path" help:"The file to write; it must not be there."`
}

// Run writes a copy of a ledger.
func (c *backupCmd) Run(e *env) error {
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // nothing was written
	return l.Backup(e.ctx, c.To)
}
