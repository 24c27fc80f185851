package queue

import (
	"context"

	"chancery/internal/ledger"
)

// Merger merges the statements that wait in a ledger while others keep new ones: it
// is told of each batch, and does not hold them up. Of several processes one merges at
// a time (see Ledger.Merge).
type Merger struct {
	told   chan struct{}
	ended  chan struct{}
	cancel context.CancelFunc
	done   ledger.Merged // complete when ended is closed
}

// MergeBeside starts a merger that lives until End or the end of ctx. An error leaves
// the statements waiting; failed is told of it.
func MergeBeside(ctx context.Context, l *ledger.Ledger, failed func(error)) *Merger {
	ctx, cancel := context.WithCancel(ctx)
	m := &Merger{told: make(chan struct{}, 1), ended: make(chan struct{}), cancel: cancel}
	go func() {
		defer close(m.ended)
		for {
			select {
			case <-ctx.Done():
				return
			case <-m.told:
			}
			done, err := l.Merge(ctx)
			m.done = m.done.Plus(done)
			if err != nil && ctx.Err() == nil {
				failed(err)
			}
		}
	}()
	return m
}

// Tell says that there is something to merge.
func (m *Merger) Tell() {
	select {
	case m.told <- struct{}{}:
	default: // it has been told
	}
}

// End stops the merger and returns what it did. Merging is made of transactions: what
// was not merged waits.
func (m *Merger) End() ledger.Merged {
	m.cancel()
	<-m.ended
	return m.done
}
