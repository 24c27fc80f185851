package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/queue"
	"chancery/read"
)

type rereadCmd struct {
	ledgerFlag
	All     bool  `help:"Read again also what an engine of the same name has read: its tables may have changed."`
	After   int64 `placeholder:"N" help:"With --all: go on after this reading, as the run that was stopped has said."`
	Batch   int   `default:"100" placeholder:"N" help:"Readings replaced in one transaction."`
	Workers int   `short:"j" default:"0" placeholder:"N" help:"Reports read at once; 0 for one a processor."`
	Verbose bool  `short:"v" help:"List every statement that was added, is gone or has changed."`
}

// Help is the longer help of the command.
func (rereadCmd) Help() string {
	return `Reads the reports of a ledger again whose reading is by another engine than this, and lets the new reading count in its place. The old one stays in the ledger; reviews stay and hold for the statements that are found again. Prints what has changed, by kind and type. A run that was stopped goes on where it ended.

Examples:
  chancery reread --ledger desk.db
  chancery reread --ledger desk.db --all --verbose`
}

// Run reads again and tells what changed.
func (c *rereadCmd) Run(e *env) (err error) {
	if c.Batch < 1 || c.Workers < 0 || c.After != 0 && !c.All {
		return &chancery.Error{Op: "reread", Kind: chancery.Usage, Subject: "--batch, --workers or --after", Hint: "a batch has at least one reading; --after goes with --all", Err: errors.New("makes no sense")}
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
	other := ledger.EngineName(reader.Read(chancery.Report{}).Engine)
	if c.All {
		other = "" // none is left out
	}
	total, last, err := l.EarlierCount(e.ctx, other, c.After)
	if err != nil {
		return err
	}
	merger := queue.MergeBeside(e.ctx, l, func(err error) { e.warn("merging: %v", err) })
	defer merger.End()
	run := &rereading{c: c, e: e, l: l, reader: reader, changes: map[changeKind]*changeCount{}}
	start, told := time.Now(), time.Now()
	done, after := 0, c.After
	for e.ctx.Err() == nil {
		list, err := l.Earlier(e.ctx, other, after, last, c.Batch)
		if e.ctx.Err() != nil {
			break // where to go on is told below
		}
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		if err := run.batch(list); err != nil {
			return err
		}
		merger.Tell()
		done, after = done+len(list), list[len(list)-1].Reading
		if time.Since(told) >= progressEvery {
			told = time.Now()
			rate := float64(done) / time.Since(start).Seconds()
			e.warn("read %d of %d (%.1f a second, %s left)", done, total, rate, (time.Duration(float64(total-done)/rate) * time.Second).Round(time.Second))
		}
	}
	e.warn("read %d of %d again in %.1f s: %d readings replaced, %d the same by name and content", done, total, time.Since(start).Seconds(), run.replaced, run.same)
	if err := run.table(); err != nil {
		return output(err)
	}
	before := merger.End()
	if err := e.ctx.Err(); err != nil {
		if c.All && done < total {
			e.warn("--all --after %d goes on from here", after)
		}
		return err
	}
	return merged(e, l, before)
}

// rereading is a run of reread.
type rereading struct {
	c      *rereadCmd
	e      *env
	l      *ledger.Ledger
	reader *read.Reader

	replaced, same int
	changes        map[changeKind]*changeCount
}

type changeKind struct{ kind, typ string }

type changeCount struct{ added, gone, changed int }

// batch reads some reports and lets the readings count. A batch that has begun is
// finished.
func (r *rereading) batch(list []ledger.Earlier) error {
	ctx := context.WithoutCancel(r.e.ctx)
	readings := make([]chancery.Reading, 0, len(list))
	for reading := range ordered(slices.Values(list), cmp.Or(r.c.Workers, runtime.GOMAXPROCS(0)), func(e ledger.Earlier) chancery.Reading { return r.reader.Read(e.Report) }) {
		readings = append(readings, reading)
	}
	put := func() (ledger.Kept, error) { return r.l.PutReadings(ctx, readings) }
	if r.c.All {
		put = func() (ledger.Kept, error) { return r.l.ReplaceReadings(ctx, readings) }
	}
	kept, err := put()
	if err != nil {
		return err
	}
	r.replaced += kept.Added
	r.same += kept.Present
	differences, err := r.l.Differences(ctx, list)
	if err != nil {
		return err
	}
	for _, d := range differences {
		k := changeKind{d.Kind, d.Type}
		if r.changes[k] == nil {
			r.changes[k] = &changeCount{}
		}
		switch d.What {
		case ledger.Added:
			r.changes[k].added++
		case ledger.Gone:
			r.changes[k].gone++
		case ledger.Changed:
			r.changes[k].changed++
		}
		if r.c.Verbose {
			if _, err := fmt.Fprintf(r.e.stdout, "%s\t%s\t%s\t%s\t%s\t%q\n", d.What, d.Key, d.Kind, d.Type, d.Report, d.Words); err != nil {
				return output(err)
			}
		}
	}
	return nil
}

// table prints how many statements changed, by kind and type.
func (r *rereading) table() error {
	var kinds []changeKind
	for k := range r.changes {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b changeKind) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.typ, b.typ)) })
	if len(kinds) == 0 {
		_, err := io.WriteString(r.e.stdout, "no statement has changed\n")
		return err
	}
	t := tabwriter.NewWriter(r.e.stdout, 0, 0, 2, ' ', 0)
	if _, err := fmt.Fprintln(t, "kind\ttype\tadded\tgone\tchanged"); err != nil {
		return err
	}
	for _, k := range kinds {
		n := r.changes[k]
		if _, err := fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%d\n", k.kind, cmp.Or(k.typ, "-"), n.added, n.gone, n.changed); err != nil {
			return err
		}
	}
	return t.Flush()
}
