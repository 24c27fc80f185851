package main

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/queue"
	"chancery/read"
)

type workCmd struct {
	ledgerFlag
	webhookFlag
	Workers    int           `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor."`
	UntilEmpty bool          `help:"End when no report waits."`
	Rescue     time.Duration `default:"2m" placeholder:"TIME" help:"After this time a batch whose worker died is given to another."`
}

// Help is the longer help of the command.
func (workCmd) Help() string {
	return `Reads the reports that chancery ingest --queue lets wait, and keeps their readings. Any number of workers, on any number of machines, may work on one PostgreSQL ledger. An interrupt or SIGTERM ends the work: what has been read of a batch is kept, the rest goes back to the others. A worker that is killed loses nothing: its batch is read again by another.

A report that cannot be read or kept is set aside, and the audit says why; chancery aside lists them and lets them be tried again.

Examples:
  chancery work --ledger postgres://desk@db.example.org/chancery
  chancery work --ledger desk.db --until-empty -j 2`
}

// Run works until it is told to end.
func (c *workCmd) Run(e *env) (err error) {
	if c.Workers < 0 || c.Rescue < queue.MinRescue {
		return &chancery.Error{Op: "work", Kind: chancery.Usage, Subject: "--workers or --rescue", Hint: fmt.Sprintf("a rescue comes after %s or more", queue.MinRescue), Err: errors.New("too little")}
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	q, err := queue.Open(e.ctx, l)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	log.Info("working", "ledger", l.Name())
	defer c.tellBeside(e.ctx, l, log)()
	done, err := q.Work(e.ctx, reader, queue.Options{Readers: c.Workers, UntilEmpty: c.UntilEmpty, Rescue: c.Rescue, Log: log})
	log.Info("ended", "batches", done.Batches, "kept", done.Kept, "known", done.Known, "aside", done.Aside, "statements", done.Statements,
		"took", done.Took.Round(time.Millisecond), "a second", fmt.Sprintf("%.1f", float64(done.Kept)/done.Took.Seconds()))
	if e.ctx.Err() != nil && errors.Is(err, e.ctx.Err()) {
		return nil // to be told to end is how it ends
	}
	return err
}
