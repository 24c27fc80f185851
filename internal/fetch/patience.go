package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"chancery"

	"github.com/cenkalti/backoff/v5"
)

// retryError is a failure that another attempt might mend.
type retryError struct{ error }

// Unwrap returns the failure.
func (r retryError) Unwrap() error { return r.error }

// busy reports whether a status means that the server will answer later.
func busy(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// persist makes requests until one succeeds or fails for good. Before each it waits
// for the host's turn, between two of them longer each time, or as the server asks.
func (c *Client) persist(ctx context.Context, at *url.URL, request Request, delay time.Duration) (answer, error) {
	intervals := backoff.NewExponentialBackOff()
	intervals.InitialInterval = time.Second
	intervals.MaxInterval = maxWait / 2
	for attempt := 0; ; attempt++ {
		if err := c.sleep(ctx, c.hosts.turn(at.Host, c.now(), delay)); err != nil {
			return answer{}, stopped(at, err)
		}
		got, err := c.once(ctx, at, request)
		var again retryError
		if err == nil || !errors.As(err, &again) {
			return got, err
		}
		wait := intervals.NextBackOff()
		var told *BusyError
		if errors.As(err, &told) {
			wait = max(wait, told.After)
		}
		if ctx.Err() != nil {
			return answer{}, stopped(at, ctx.Err())
		}
		if attempt >= c.o.Retries || wait > maxWait {
			return answer{}, finally(at, again.error)
		}
		if err := c.sleep(ctx, wait); err != nil {
			return answer{}, stopped(at, err)
		}
	}
}

// finally is the error of the last attempt.
func finally(at *url.URL, err error) error {
	var told *BusyError
	if errors.As(err, &told) {
		return &chancery.Error{Op: "fetch", Kind: chancery.IO, Subject: at.String(), Hint: "try again later", Err: told}
	}
	return err
}

func stopped(at *url.URL, err error) error {
	return &chancery.Error{Op: "fetch", Kind: chancery.IO, Subject: at.String(), Err: err}
}

// retryAfter returns the wait that a Retry-After field asks for: seconds, or a date.
// 0 is none.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if seconds, err := strconv.ParseInt(value, 10, 32); err == nil {
		return time.Duration(max(seconds, 0)) * time.Second
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(date.Sub(now), 0)
	}
	return 0
}

// sleep waits, or returns the error of the context if it ends first.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hosts knows when each host may be asked again.
type hosts struct {
	mu   sync.Mutex
	next map[string]time.Time
}

// maxHosts bounds what is remembered of hosts.
const maxHosts = 1000

// turn returns how long to wait for the next turn at a host, and takes it.
func (h *hosts) turn(host string, now time.Time, delay time.Duration) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.next == nil {
		h.next = map[string]time.Time{}
	}
	if len(h.next) >= maxHosts {
		for name, next := range h.next {
			if next.Before(now) {
				delete(h.next, name)
			}
		}
	}
	next := h.next[host]
	if next.Before(now) {
		next = now
	}
	h.next[host] = next.Add(delay)
	return next.Sub(now)
}
