package server

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"
)

// who is whoever asks.
type who struct {
	name string // "" for nobody and on a machine of one's own
	role access.Role
}

// signature is the name under which what somebody does is noted.
func (w who) signature() string { return cmp.Or(w.name, "local") }

type whoKey struct{}

// whoOf returns who asks.
func whoOf(ctx context.Context) who {
	w, _ := ctx.Value(whoKey{}).(who)
	return w
}

// identified finds out who asks: on a machine of one's own its user, else the owner of
// a token or of a session. A token that does not hold is refused, not passed over.
func (s *Server) identified(next http.Handler) http.Handler {
	if s.local() {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !fromHere(r) {
				s.problem(w, r, Problem{Type: "about:blank", Status: http.StatusMisdirectedRequest, Instance: idOf(r),
					Detail: "This server is for its own machine: it was asked under another name, or through a proxy.",
					Hint:   "Use the address that it printed, or start it with --public-url for others."})
				return
			}
			next.ServeHTTP(w, as(r, who{role: access.Admin}))
		})
	}
	bySession := s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asker, err := s.ofSession(r.Context())
		if err != nil {
			s.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, as(r, asker))
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := r.Header.Get("Authorization")
		if header == "" {
			bySession.ServeHTTP(w, r)
			return
		}
		asker, err := s.ofToken(r.Context(), header)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, as(r, asker))
	})
}

func as(r *http.Request, w who) *http.Request {
	v := visitOf(r)
	v.user = w.name
	return r.WithContext(context.WithValue(r.Context(), whoKey{}, w))
}

// local reports whether there are no users: the server is for the one at the machine.
func (s *Server) local() bool { return s.options.Access == nil }

// fromHere reports whether a request names this machine and came without a proxy. A
// page of another site that lets its name point here (DNS rebinding) does not pass.
func fromHere(r *http.Request) bool {
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host"} {
		if r.Header.Get(h) != "" {
			return false
		}
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// ofToken returns whose token an Authorization header holds. Its role is the lesser
// one of token and user.
func (s *Server) ofToken(ctx context.Context, header string) (who, error) {
	scheme, token, _ := strings.Cut(header, " ")
	token = strings.TrimSpace(token)
	if !strings.EqualFold(scheme, "Bearer") || !access.IsToken(token) {
		return who{}, refusedToken()
	}
	u, t, err := s.ledger.Bearer(ctx, access.TokenHash(token))
	if chancery.KindOf(err) == chancery.NotFound {
		return who{}, refusedToken()
	}
	if err != nil {
		return who{}, err
	}
	owner, err := access.ParseRole(u.Role)
	if err != nil {
		return who{}, err
	}
	given, err := access.ParseRole(t.Role)
	return who{u.Name, min(owner, given)}, err
}

func refusedToken() error {
	return &chancery.Error{Op: "log in", Subject: "with this token", Hint: "send Authorization: Bearer TOKEN with one that is neither expired nor revoked", Err: errNoLogin}
}

// What a session holds.
const (
	sessionUser  = "user"
	sessionStamp = "stamp" // ends the session when the password changes
)

// ofSession returns whose session it is; nobody for none, and for one whose user is
// disabled or has a new password.
func (s *Server) ofSession(ctx context.Context) (who, error) {
	name := s.sessions.GetString(ctx, sessionUser)
	if name == "" {
		return who{}, nil
	}
	u, err := s.ledger.User(ctx, name)
	if chancery.KindOf(err) == chancery.NotFound || err == nil && (u.Disabled || stamp(u) != s.sessions.GetString(ctx, sessionStamp)) {
		return who{}, nil
	}
	if err != nil {
		return who{}, err
	}
	role, err := access.ParseRole(u.Role)
	return who{name, role}, err
}

// stamp tells one password of a user from the next without giving its hash away.
func stamp(u ledger.User) string {
	sum := sha256.Sum256([]byte("stamp\x00" + u.Password))
	return hex.EncodeToString(sum[:8])
}

// allow lets a role and those above it through. People who are not logged in are sent
// to the login page, programs get the status.
func (s *Server) allow(needed access.Role, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asker := whoOf(r.Context())
		if asker.role.May(needed) {
			next.ServeHTTP(w, r)
			return
		}
		if asker.role == access.Nobody && !wantsJSON(r) && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			http.Redirect(w, r, "/login?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
			return
		}
		s.fail(w, r, barred(asker, needed))
	})
}

// barred is the error of whoever may not do what needs a role.
func barred(asker who, needed access.Role) error {
	if asker.role == access.Nobody {
		return &chancery.Error{Op: "ask", Hint: "send Authorization: Bearer TOKEN (chancery users token NAME makes one), or log in at /login", Err: errNoLogin}
	}
	return &chancery.Error{Op: "ask", Hint: "this needs the role " + needed.String() + "; an admin gives roles", Err: errRole}
}

// address is where a request comes from: behind a proxy on this machine, what the
// proxy says.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		list := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := net.ParseIP(strings.TrimSpace(list[len(list)-1])); last != nil { // what stands before it the client can make up
			return last.String()
		}
	}
	return host
}

// sameSite refuses requests that change something and come from pages of other sites.
func (s *Server) sameSite(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	if !s.local() {
		if err := guard.AddTrustedOrigin(strings.TrimSuffix(s.options.Access.PublicURL, "/")); err != nil {
			s.log.Warn("the public address is no origin", slog.String("error", err.Error()))
		}
	}
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.log.LogAttrs(r.Context(), slog.LevelWarn, "cross-site request refused", slog.String("request", idOf(r)), slog.String("origin", r.Header.Get("Origin")))
		s.problem(w, r, Problem{Type: "about:blank", Status: http.StatusForbidden, Instance: idOf(r), Detail: "This request came from a page of another site.", Hint: "Do it from the pages of this server."})
	}))
	return guard.Handler(next)
}
