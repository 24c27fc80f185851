package server

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"

	"chancery"
	"chancery/internal/server/ui"
)

// Problem is the one body of all errors (RFC 9457, application/problem+json).
type Problem struct {
	Type     string `json:"type"`             // "about:blank": title and status say it all
	Title    string `json:"title"`            // what the status means
	Status   int    `json:"status"`           //
	Detail   string `json:"detail,omitempty"` // what went wrong this time
	Hint     string `json:"hint,omitempty"`   // what whoever asked can do
	Instance string `json:"instance"`         // names the request in the log
}

const problemType = "application/problem+json"

// Error is the detail: the API returns problems as errors.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the status of the answer.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of the answer.
func (p *Problem) ContentType(string) string { return problemType }

// status is the one place where the kind of an error becomes an HTTP status.
func status(err error) int {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	case errors.Is(err, context.Canceled):
		return statusGone
	case errors.Is(err, errNoLogin):
		return http.StatusUnauthorized
	case errors.Is(err, errRole):
		return http.StatusForbidden
	}
	switch chancery.KindOf(err) {
	case chancery.Usage:
		return http.StatusBadRequest
	case chancery.Invalid:
		return http.StatusUnprocessableEntity
	case chancery.NotFound:
		return http.StatusNotFound
	case chancery.Exists, chancery.Conflict:
		return http.StatusConflict
	case chancery.Unsupported:
		return http.StatusNotImplemented
	case chancery.TooLarge:
		return http.StatusRequestEntityTooLarge
	case chancery.IO:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// statusGone stands in the log for a request whose asker left (nginx has it so).
const statusGone = 499

// What keeps somebody out.
var (
	errNoLogin = errors.New("log in first")
	errRole    = errors.New("your role does not allow this")
)

// problemOf is what is told of an error. Defects and failures of the machine are
// logged with all they say, and told without it.
func (s *Server) problemOf(ctx context.Context, err error) Problem {
	p := Problem{Type: "about:blank", Status: status(err), Detail: err.Error(), Hint: chancery.HintOf(err), Instance: visitFrom(ctx).id}
	if p.Title = http.StatusText(p.Status); p.Title == "" {
		p.Title = "The request was given up"
	}
	if p.Status < http.StatusInternalServerError || p.Status == http.StatusNotImplemented {
		return p
	}
	s.log.LogAttrs(ctx, slog.LevelError, "request failed", slog.String("request", p.Instance), slog.String("error", err.Error()))
	p.Detail, p.Hint = "The server could not do it.", "Try again; if it stays so, its log tells more under the name of this request."
	if errors.Is(err, context.DeadlineExceeded) {
		p.Detail, p.Hint = "The answer took too long to find.", "Narrow the question, for example with since: and until:."
	}
	return p
}

// fail answers with an error.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	s.problem(w, r, s.problemOf(r.Context(), err))
}

// refuse answers with a status alone.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int) {
	p := Problem{Type: "about:blank", Status: status, Instance: idOf(r)}
	switch status {
	case http.StatusNotFound:
		p.Detail, p.Hint = "There is nothing at "+r.URL.Path+".", "Start from the first page, or search."
	case http.StatusMethodNotAllowed:
		p.Detail = r.Method + " is not possible at " + r.URL.Path + "."
	}
	s.problem(w, r, p)
}

func (s *Server) problem(w http.ResponseWriter, r *http.Request, p Problem) {
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="chancery"`)
	}
	if p.Title == "" {
		p.Title = http.StatusText(p.Status)
	}
	if wantsJSON(r) {
		if body, err := marshal(p); err == nil {
			send(w, r, p.Status, problemType, body)
		}
		return
	}
	var b bytes.Buffer
	if err := s.pages.Problem(&b, s.frame(r), ui.Problem{Status: p.Status, Title: p.Title, Detail: p.Detail, Hint: p.Hint, ID: p.Instance}); err != nil {
		s.log.LogAttrs(r.Context(), slog.LevelError, "error page failed", slog.String("error", err.Error()))
		http.Error(w, p.Title, p.Status)
		return
	}
	send(w, r, p.Status, htmlType, b.Bytes())
}
