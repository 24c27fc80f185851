package server

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"chancery/internal/server/ui"
)

// visit is what is known of a request on its way, for the log.
type visit struct {
	id    string
	route string // the pattern that matched
	user  string // who asks
}

type visitKey struct{}

func visitFrom(ctx context.Context) *visit {
	if v, ok := ctx.Value(visitKey{}).(*visit); ok {
		return v
	}
	return &visit{}
}

func visitOf(r *http.Request) *visit { return visitFrom(r.Context()) }

func idOf(r *http.Request) string { return visitOf(r).id }

func setRoute(r *http.Request, pattern string) { visitOf(r).route = pattern }

// counted is an answer whose status and length are noted.
type counted struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (c *counted) WriteHeader(status int) {
	if c.status == 0 && status >= 200 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

// Write notes the length.
func (c *counted) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	n, err := c.ResponseWriter.Write(p)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the answer itself.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// logged names each request and logs it when it is done. Queries are part of what
// people look for and are not logged.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		v := &visit{id: requestID()}
		w.Header().Set("X-Request-Id", v.id)
		c := &counted{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), visitKey{}, v))
		defer func() {
			s.metrics.observe(r, v.route, c.status, time.Since(start))
			s.log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("id", v.id), slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.String("route", v.route),
				slog.Int("status", c.status), slog.Int64("bytes", c.bytes), slog.Duration("took", time.Since(start)), slog.String("from", address(r)), slog.String("user", v.user))
		}()
		next.ServeHTTP(c, r)
	})
}

// secured sets the headers that keep a browser from doing what no page asks for.
func (s *Server) secured(next http.Handler) http.Handler {
	https := !s.local() && s.options.Access.secure()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", ui.Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if https {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// limit bounds what a request may send.
func limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// timed bounds how long an answer may take.
func timed(d time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), d)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// recovered turns a panic into an error of this request alone.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			what := recover()
			if what == nil {
				return
			}
			if what == http.ErrAbortHandler { //nolint:errorlint // the package says to compare it
				panic(what)
			}
			s.log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("request", idOf(r)), slog.String("panic", fmt.Sprint(what)), slog.String("stack", string(debug.Stack())))
			s.refuse(w, r, http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}
