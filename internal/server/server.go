// Package server answers HTTP: pages for people, each with a twin as JSON, and an
// API for programs. It asks the ledger and shows; it reads no text itself.
package server

import (
	"context"
	"crypto/rand"
	"embed"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"

	"github.com/alexedwards/scs/v2"
)

//go:embed all:templates
var templates embed.FS

// Options are what a server needs besides its ledger.
type Options struct {
	// Read reads a text that is sent to the API. Nil: texts are not read here.
	Read func(chancery.Report) chancery.Reading
	// Names gives the name of a state or organisation by its code, "" for one it does
	// not know. Nil: codes are shown as they are.
	Names func(code string) string
	// Outlet gives the country of an outlet by its name and who owns it, both "" for one
	// it does not know. Nil: only what the ledger holds is shown.
	Outlet func(name string) (country, profile string)
	// Now is the clock; nil for that of the machine.
	Now func() time.Time
	// Log takes a line for each request and every failure. Nil: nothing is logged.
	Log *slog.Logger
	// Access is how people are known. Nil: the server is for the one at its machine,
	// who may do everything; requests under another name than this machine's are refused.
	Access *Access
}

// Server answers requests from a ledger. It is safe for concurrent use.
type Server struct {
	ledger  *ledger.Ledger
	options Options
	log     *slog.Logger
	static  *ui.Static
	pages   *ui.Set
	counts  counts
	names   names
	now     func() time.Time
	api     *api
	metrics *metrics

	sessions *scs.SessionManager // nil without users
	provider provider
	guesses  chan struct{} // passwords that are checked at once
	reads    chan struct{} // texts that are read at once
	exports  chan struct{} // files that are written at once
}

// New prepares a server. It fails only on a defect of its templates.
func New(l *ledger.Ledger, o Options) (*Server, error) {
	static, err := ui.NewStatic("/static/")
	if err != nil {
		return nil, err
	}
	pages, err := ui.Parse(templates, "templates/*.html", static, template.FuncMap{})
	if err != nil {
		return nil, err
	}
	s := &Server{ledger: l, options: o, log: o.Log, static: static, pages: pages, names: o.Names, now: o.Now, guesses: make(chan struct{}, 4), reads: make(chan struct{}, runtime.GOMAXPROCS(0)), exports: make(chan struct{}, exportsNow)}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if o.Access != nil {
		s.sessions = newSessions(l, o.Access, s.fail)
	}
	s.metrics = newMetrics(s)
	s.api = s.newAPI()
	for _, p := range pageTable() {
		if !s.pages.Has(p.template) {
			return nil, fmt.Errorf("page %s: there is no template %s", p.pattern, p.template)
		}
	}
	return s, nil
}

// The limits of a request. docs/api.md states them.
const (
	maxBody     = 1 << 20          // bytes of a request's body; a long report has some 50 kB
	maxHeader   = 64 << 10         // bytes of its header
	maxDuration = 30 * time.Second // for an answer; a slow query is given up then
)

// Serve answers on a listener until the context ends, then lets the requests under
// way finish for a while. It returns nil after a stop that was asked for.
func (s *Server) Serve(ctx context.Context, on net.Listener) error {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       maxDuration,
		WriteTimeout:      maxDuration + 10*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(grace)
	})
	err := server.Serve(on)
	if stop() { // it ended by itself
		return err
	}
	return <-stopped
}

// grace is how long requests under way may take to finish after a stop.
const grace = 15 * time.Second

// requestID names a request in the log and in the answer to it.
func requestID() string { return rand.Text()[:12] }
