package server

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// OIDC is a provider of identities (OpenID Connect) that may log people in.
type OIDC struct {
	Name         string // how the login page calls it
	Issuer       string
	ClientID     string
	ClientSecret string
	NewRole      access.Role // of those whom the ledger does not know yet; Nobody keeps them out
}

// provider is the provider as it describes itself, asked for when it is first needed.
type provider struct {
	mu       sync.Mutex
	config   *oauth2.Config
	verifier *oidc.IDTokenVerifier
}

// askFor is how long the provider may take to answer.
const askFor = 10 * time.Second

// find asks the provider what it is, once; a failure is tried again the next time.
func (p *provider) find(ctx context.Context, a *Access) (*oauth2.Config, *oidc.IDTokenVerifier, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.config != nil {
		return p.config, p.verifier, nil
	}
	// The keys of the provider are fetched again later, when this request is over.
	found, err := oidc.NewProvider(context.WithoutCancel(ctx), a.OIDC.Issuer)
	if err != nil {
		return nil, nil, &chancery.Error{Op: "ask provider", Kind: chancery.IO, Subject: a.OIDC.Issuer, Err: err}
	}
	p.config = &oauth2.Config{ClientID: a.OIDC.ClientID, ClientSecret: a.OIDC.ClientSecret, Endpoint: found.Endpoint(),
		RedirectURL: strings.TrimSuffix(a.PublicURL, "/") + "/login/oidc/callback", Scopes: []string{oidc.ScopeOpenID, "email", "profile"}}
	p.verifier = found.Verifier(&oidc.Config{ClientID: a.OIDC.ClientID})
	return p.config, p.verifier, nil
}

// What a session holds on the way to a provider and back.
const (
	oidcState    = "oidc state"
	oidcNonce    = "oidc nonce"
	oidcVerifier = "oidc verifier"
	oidcNext     = "oidc next"
)

// leaveFor sends somebody to the provider, with state, nonce and PKCE.
func (s *Server) leaveFor(w http.ResponseWriter, r *http.Request) {
	config, _, err := s.provider.find(s.outside(r), s.options.Access)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	for key, value := range map[string]string{oidcState: state, oidcNonce: nonce, oidcVerifier: verifier, oidcNext: inside(r.FormValue("next"))} {
		s.sessions.Put(r.Context(), key, value)
	}
	http.Redirect(w, r, config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), http.StatusSeeOther)
}

// comeBack takes what the provider says of whoever comes from there.
func (s *Server) comeBack(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	state, nonce := s.sessions.PopString(ctx, oidcState), s.sessions.PopString(ctx, oidcNonce)
	verifier, next := s.sessions.PopString(ctx, oidcVerifier), s.sessions.PopString(ctx, oidcNext)
	given := r.FormValue("state")
	if state == "" || subtle.ConstantTimeCompare([]byte(state), []byte(given)) != 1 {
		s.fail(w, r, outsider("this answer belongs to no login that was begun here"))
		return
	}
	if what := r.FormValue("error"); what != "" {
		s.fail(w, r, outsider("the provider says: "+cut(what, 100)))
		return
	}
	who, err := s.proven(s.outside(r), r.FormValue("code"), verifier, nonce)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	u, err := s.userOf(ctx, who)
	if err == nil {
		err = s.enter(ctx, u, s.options.Access.OIDC.Issuer+" from "+address(r))
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, inside(next), http.StatusSeeOther)
}

// outside is the context of what is asked of the provider.
func (s *Server) outside(r *http.Request) context.Context {
	return oidc.ClientContext(r.Context(), &http.Client{Timeout: askFor})
}

func outsider(what string) error {
	return &chancery.Error{Op: "log in", Hint: "begin again at /login", Err: fmt.Errorf("%s: %w", what, errNoLogin)}
}

// claims are what a provider says of somebody.
type claims struct {
	Subject  string `json:"sub"`
	Mail     string `json:"email"`
	Verified bool   `json:"email_verified"`
}

// proven exchanges a code for what the provider says, and checks its signature, its
// audience, its age and that it answers this login.
func (s *Server) proven(ctx context.Context, code, verifier, nonce string) (c claims, err error) {
	config, verify, err := s.provider.find(ctx, s.options.Access)
	if err != nil {
		return c, err
	}
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		return c, outsider("the provider does not know this login")
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return c, outsider("the provider does not say who it is")
	}
	id, err := verify.Verify(ctx, raw)
	if err != nil {
		return c, outsider("what the provider says does not hold")
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(nonce)) != 1 {
		return c, outsider("what the provider says is of another login")
	}
	return c, id.Claims(&c)
}

// userOf finds the user whom a provider means. A user who was added with an address of
// mail is held to issuer and subject from the first login on.
func (s *Server) userOf(ctx context.Context, c claims) (ledger.User, error) {
	o := s.options.Access.OIDC
	subject, mail := o.Issuer+" "+c.Subject, ""
	if c.Verified {
		mail = c.Mail
	}
	u, err := s.ledger.UserOf(ctx, subject, mail)
	switch {
	case err == nil && u.Disabled:
		return u, errRole
	case err == nil && u.OIDC != subject:
		return u, s.ledger.SetOIDC(ctx, u.Name, subject, o.Issuer)
	case err == nil || chancery.KindOf(err) != chancery.NotFound:
		return u, err
	case o.NewRole == access.Nobody || mail == "":
		return u, &chancery.Error{Op: "log in", Hint: "an admin adds you with: chancery users add NAME --oidc ADDRESS", Err: fmt.Errorf("this ledger has no such user: %w", errRole)}
	}
	u = ledger.User{Name: mail, Role: o.NewRole.String(), OIDC: subject}
	err = s.ledger.AddUser(ctx, u, o.Issuer)
	var known *chancery.Error
	if errors.As(err, &known) && known.Kind == chancery.Exists { // of another account: not this one's to take
		err = errRole
	}
	return u, err
}
