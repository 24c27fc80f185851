package server

import (
	"context"
	"strconv"
	"sync"
	"time"

	"chancery/internal/ledger"
)

// counts keeps the counts of the ledger for a while: they look at all of it.
type counts struct {
	mu    sync.Mutex
	at    time.Time
	value ledger.Counts
}

const countsFor = 30 * time.Second

// count returns the counts of the ledger as of half a minute ago at most.
func (s *Server) count(ctx context.Context) (ledger.Counts, error) {
	s.counts.mu.Lock()
	defer s.counts.mu.Unlock()
	if time.Since(s.counts.at) < countsFor {
		return s.counts.value, nil
	}
	c, err := s.ledger.Counts(ctx)
	if err == nil {
		s.counts.at, s.counts.value = time.Now(), c
	}
	return c, err
}

// number writes a count with commas between the thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
