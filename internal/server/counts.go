package server

import (
	"context"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"chancery/internal/ledger"
)

// counts keeps the counts of the ledger for a while: they look at all of it, which no
// page waits for.
type counts struct {
	mu    sync.Mutex
	at    time.Time // of the last that were made; zero for none
	value ledger.Counts
	doing chan struct{} // closed when those under way are made; nil for none
}

const (
	countsFor  = 30 * time.Second
	countsWait = 250 * time.Millisecond // for the first of a small ledger
	countsMost = 5 * time.Minute        // for those of a large one
)

// count returns the counts of the ledger as of half a minute ago at most.
func (s *Server) count(ctx context.Context) (ledger.Counts, error) {
	c := &s.counts
	c.mu.Lock()
	fresh, value := !c.at.IsZero() && time.Since(c.at) < countsFor, c.value
	c.mu.Unlock()
	if fresh {
		return value, nil
	}
	value, err := s.ledger.Counts(ctx)
	if err == nil {
		c.mu.Lock()
		c.at, c.value = time.Now(), value
		c.mu.Unlock()
	}
	return value, err
}

// counted returns the counts as they were some time ago, and whether they are known
// yet: those of a large ledger take a while after the start, which is not waited for.
func (s *Server) counted(ctx context.Context) (ledger.Counts, bool) {
	c := &s.counts
	c.mu.Lock()
	known, old := !c.at.IsZero(), time.Since(c.at) >= countsFor
	if old && c.doing == nil {
		c.doing = make(chan struct{})
		go s.recount(context.WithoutCancel(ctx))
	}
	doing := c.doing
	c.mu.Unlock()
	if !known {
		select {
		case <-doing:
		case <-time.After(countsWait):
		case <-ctx.Done():
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value, !c.at.IsZero()
}

// recount makes the counts. Where it fails the old ones stay, and another try follows.
func (s *Server) recount(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, countsMost)
	defer cancel()
	if _, err := s.count(ctx); err != nil {
		s.log.LogAttrs(ctx, slog.LevelWarn, "count the ledger", slog.String("error", err.Error()))
	}
	c := &s.counts
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.doing)
	c.doing = nil
}

// number writes a count with commas between the thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
