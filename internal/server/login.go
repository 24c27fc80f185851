package server

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"

	"github.com/alexedwards/scs/v2"
	"github.com/go-chi/httprate"
)

// Access is how a server for several people knows them. Users are those of the ledger.
type Access struct {
	PublicURL string // the address that people use: https://chancery.example.org
	OIDC      *OIDC  // nil: by password only
}

// secure reports whether people come by https.
func (a *Access) secure() bool { return strings.HasPrefix(a.PublicURL, "https://") }

// sessionFor is how long a login lasts.
const sessionFor = 12 * time.Hour

// newSessions makes the manager of sessions. What is kept of a session's token is its
// hash; a cookie with the __Host- prefix is of this host alone and never sent in clear.
func newSessions(l *ledger.Ledger, a *Access, failed func(http.ResponseWriter, *http.Request, error)) *scs.SessionManager {
	m := scs.New()
	m.Store = l.Sessions()
	m.Lifetime = sessionFor
	m.HashTokenInStore = true
	m.ErrorFunc = failed
	m.Cookie.Name = "chancery"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode // Strict would lose the way back from a provider
	m.Cookie.Path = "/"
	if a.secure() {
		m.Cookie.Secure, m.Cookie.Name = true, "__Host-chancery"
	}
	return m
}

// loginPage is the page of the login.
type loginPage struct {
	Next     string `json:"next"`     // where to go after
	Provider string `json:"provider"` // name of the provider, "" for none
	Name     string `json:"name"`
	Failed   bool   `json:"failed"`
}

func (v *loginPage) frame(p *ui.Page) { p.Title, p.Twin = "Log in", "" }

func (s *Server) login(r *http.Request) *loginPage {
	v := &loginPage{Next: inside(r.FormValue("next"))}
	if o := s.options.Access.OIDC; o != nil {
		v.Provider = o.Name
	}
	return v
}

// inside keeps a way back within this server.
func inside(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") || strings.HasPrefix(next, "/login") {
		return "/"
	}
	return next
}

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, page{template: "login"}, s.login(r))
}

// doLogin checks a name and a password. An unknown name takes as long as a wrong password.
func (s *Server) doLogin(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, &chancery.Error{Op: "log in", Kind: chancery.Usage, Hint: "send name and password as a form", Err: err})
		return
	}
	v := s.login(r)
	v.Name = r.PostForm.Get("name")
	u, err := s.ledger.User(r.Context(), v.Name)
	if err != nil && chancery.KindOf(err) != chancery.NotFound {
		s.fail(w, r, err)
		return
	}
	select {
	case s.guesses <- struct{}{}: // each takes 19 MiB for a moment
	case <-r.Context().Done():
		s.fail(w, r, r.Context().Err())
		return
	}
	matches := access.Matches(u.Password, r.PostForm.Get("password"))
	<-s.guesses
	if !matches || u.Disabled {
		if err := s.ledger.Audit(r.Context(), "", "login failed", cut(v.Name, 100), address(r)); err != nil {
			s.fail(w, r, err)
			return
		}
		v.Failed = true
		s.render(w, r, http.StatusUnauthorized, page{template: "login"}, v)
		return
	}
	if err := s.enter(r.Context(), u, "password from "+address(r)); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, v.Next, http.StatusSeeOther)
}

// enter begins the session of a user under a new token, so that one which somebody
// else knew before is worth nothing.
func (s *Server) enter(ctx context.Context, u ledger.User, how string) error {
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.Put(ctx, sessionUser, u.Name)
	s.sessions.Put(ctx, sessionStamp, stamp(u))
	return s.ledger.Visited(ctx, u.Name, how)
}

// doLogout ends a session.
func (s *Server) doLogout(w http.ResponseWriter, r *http.Request) {
	if err := s.sessions.Destroy(r.Context()); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// The limits of logins, for an address and for a name. docs/api.md states them.
const (
	loginsPerAddress = 10 // a minute
	loginsPerName    = 20 // in a quarter of an hour
)

// slowed bounds how often a password can be tried.
func (s *Server) slowed(next http.Handler) http.Handler {
	byAddress := httprate.LimitBy(loginsPerAddress, time.Minute, func(r *http.Request) (string, error) { return address(r), nil },
		httprate.WithLimitHandler(s.tooMany))
	byName := httprate.LimitBy(loginsPerName, 15*time.Minute, func(r *http.Request) (string, error) { return r.PostFormValue("name"), nil },
		httprate.WithLimitHandler(s.tooMany))
	return byAddress(byName(next))
}

func (s *Server) tooMany(w http.ResponseWriter, r *http.Request) {
	s.problem(w, r, Problem{Type: "about:blank", Status: http.StatusTooManyRequests, Instance: idOf(r), Detail: "Too many requests from here.", Hint: "Wait as long as Retry-After says."})
}

// cut shortens a text to n characters.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// render writes a page that stands outside of the table of pages.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, p page, view any) {
	frame := s.frame(r)
	frame.Data = view
	if f, ok := view.(framer); ok {
		f.frame(frame)
	}
	var b bytes.Buffer
	if err := s.pages.Page(&b, p.template, frame); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	send(w, r, status, htmlType, b.Bytes())
}
