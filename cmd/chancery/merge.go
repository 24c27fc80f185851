package main

import (
	"chancery/internal/ledger"
)

type mergeCmd struct {
	ledgerFlag
	Anew bool `help:"Forget all occurrences and merge everything again, as is right when the rules of merging have changed. What people decided stays."`
}

// Help is the longer help of the command.
func (mergeCmd) Help() string {
	return `Puts statements that tell of one thing into one occurrence, agreements into the register, near-duplicate reports into stories, and looks for answers to open questions. Ingest and work do this by themselves; the command does what is left, for instance after a stop.`
}

// Run merges what waits.
func (c *mergeCmd) Run(e *env) error {
	l, err := ledger.OpenExisting(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // batches are whole by themselves
	if c.Anew {
		if err := l.MergeAnew(e.ctx); err != nil {
			return err
		}
	}
	return merged(e, l, ledger.Merged{})
}

// merged merges what waits and says what that did together with what was done before.
func merged(e *env, l *ledger.Ledger, before ledger.Merged) error {
	done, err := l.Merge(e.ctx)
	if err != nil {
		return err
	}
	done = done.Plus(before)
	e.warn("merged %d statements: %d occurrences made, %d gone into others", done.Statements, done.Occurrences, done.Gone)
	return nil
}
