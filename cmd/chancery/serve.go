package main

import (
	"errors"
	"log/slog"
	"net"
	"net/url"
	"os"
	"strings"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/gazetteer"
	"chancery/internal/ledger"
	"chancery/internal/server"
	"chancery/read"
)

type serveCmd struct {
	ledgerFlag
	webhookFlag
	Listen    string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on; port 0 takes a free one."`
	PublicURL string `name:"public-url" placeholder:"URL" help:"The address that people use, for a server that several share: everybody then logs in."`

	OIDCIssuer string `name:"oidc-issuer" placeholder:"URL" help:"Let an OpenID Connect provider log people in."`
	OIDCClient string `name:"oidc-client" default:"chancery" placeholder:"ID" help:"Name of this server at the provider."`
	OIDCSecret string `name:"oidc-secret-file" type:"path" placeholder:"FILE" help:"File with the secret that goes with it."`
	OIDCName   string `name:"oidc-name" default:"your organisation" placeholder:"TEXT" help:"What the login page calls the provider."`
	OIDCRole   string `name:"oidc-role" enum:"none,reader,reviewer" default:"none" help:"Role of those whom the provider knows and the ledger does not. One of ${enum}; none keeps them out."`

	Log string `enum:"text,json" default:"text" help:"The form of log lines on standard error. One of ${enum}."`
}

// Help is the longer help of the command.
func (serveCmd) Help() string {
	return `Shows a ledger as pages in the browser, each also as JSON (add .json to its address). Without --public-url it is for the one at this machine: it listens here only and nobody logs in. With it, users log in by password, token or provider (chancery users); put a proxy that speaks https before it: docs/guide/deploy.md. An interrupt lets requests under way finish, then stops.

Examples:
  chancery serve --ledger desk.db
  chancery serve --ledger desk.db --listen 127.0.0.1:0 --log json
  chancery serve --ledger postgres://chancery@db/news --public-url https://chancery.example.org`
}

// access checks who may come, and returns nil where it is only the one at this machine.
func (c *serveCmd) access() (*server.Access, error) {
	usage := func(subject, hint, what string) error {
		return &chancery.Error{Op: "serve", Kind: chancery.Usage, Subject: subject, Hint: hint, Err: errors.New(what)}
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return nil, usage("--listen "+c.Listen, "write it as 127.0.0.1:8080", "not an address to listen on")
	}
	if c.PublicURL == "" {
		if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			return nil, usage("--listen "+c.Listen, "say with --public-url where people find it: they log in then", "not an address of this machine alone")
		}
		if c.OIDCIssuer != "" {
			return nil, usage("--oidc-issuer", "say with --public-url where people find this server", "nobody logs in without --public-url")
		}
		return nil, nil
	}
	public, err := url.Parse(c.PublicURL)
	if err != nil || public.Host == "" || public.Scheme != "https" && public.Scheme != "http" || strings.Trim(public.Path, "/") != "" || public.RawQuery != "" {
		return nil, usage("--public-url "+c.PublicURL, "write it as https://chancery.example.org", "not the address of a site")
	}
	a := &server.Access{PublicURL: public.Scheme + "://" + public.Host}
	if c.OIDCIssuer == "" {
		return a, nil
	}
	a.OIDC = &server.OIDC{Name: c.OIDCName, Issuer: c.OIDCIssuer, ClientID: c.OIDCClient}
	if c.OIDCRole != "none" {
		if a.OIDC.NewRole, err = access.ParseRole(c.OIDCRole); err != nil {
			return nil, usage("--oidc-role", "reader or reviewer", err.Error())
		}
	}
	if c.OIDCSecret != "" {
		secret, err := os.ReadFile(c.OIDCSecret)
		if err != nil {
			return nil, &chancery.Error{Op: "read secret", Kind: chancery.IO, Subject: c.OIDCSecret, Err: err}
		}
		a.OIDC.ClientSecret = strings.TrimSpace(string(secret))
	}
	return a, nil
}

// someone fails if nobody could log in.
func (c *serveCmd) someone(e *env, l *ledger.Ledger, a *server.Access) error {
	users, err := l.Users(e.ctx)
	if err != nil {
		return err
	}
	for _, u := range users {
		if !u.Disabled {
			return nil
		}
	}
	if a.OIDC != nil && a.OIDC.NewRole != access.Nobody {
		return nil
	}
	return &chancery.Error{Op: "serve", Kind: chancery.Usage, Subject: c.Ledger, Hint: "chancery users add NAME --role admin --ledger " + c.Ledger, Err: errors.New("nobody could log in: the ledger has no users")}
}

// nameOf is the name of a state or organisation by its code, "" for one that is not known.
func nameOf(code string) string {
	names := gazetteer.Default()
	if e := names.State(code); e != nil {
		return e.Name
	}
	for _, c := range []string{code, strings.ToLower(code)} {
		if e := names.Org(c); e != nil {
			return e.Name
		}
	}
	return ""
}

// outletOf gives the country of an outlet and what the gazetteer says of who owns it.
func outletOf(name string) (country, profile string) {
	for _, m := range gazetteer.Default().Lookup(name) {
		if m.Kind == gazetteer.Outlet {
			return m.Country, m.Note
		}
	}
	return "", ""
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(e *env) (err error) {
	who, err := c.access()
	if err != nil {
		return err
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	l, err := ledger.OpenToRead(e.ctx, c.Ledger)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if l.ReadOnly() && who != nil {
		return &chancery.Error{Op: "serve", Kind: chancery.IO, Subject: c.Ledger, Hint: "make the ledger and its folder writable, or serve it to yourself alone", Err: errors.New("people cannot sign in at a ledger that cannot be written")}
	}
	if who != nil {
		if err := c.someone(e, l, who); err != nil {
			return err
		}
		if !strings.HasPrefix(who.PublicURL, "https://") {
			e.warn("passwords go in clear to %s: use https but for trying things out", who.PublicURL)
		}
	}
	log := slog.New(slog.NewTextHandler(e.stderr, nil))
	if c.Log == "json" {
		log = slog.New(slog.NewJSONHandler(e.stderr, nil))
	}
	s, err := server.New(l, server.Options{Read: reader.Read, Names: nameOf, Outlet: outletOf, Log: log, Access: who})
	if err != nil {
		return &chancery.Error{Op: "serve", Kind: chancery.Internal, Err: err}
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(e.ctx, "tcp", c.Listen)
	if err != nil {
		return &chancery.Error{Op: "serve", Kind: chancery.IO, Subject: c.Listen, Hint: "is another server running there? --listen 127.0.0.1:0 takes a free port", Err: err}
	}
	e.warn("serving %s at http://%s", l.Name(), listener.Addr())
	if l.ReadOnly() {
		e.warn("%s cannot be written here: it is shown, reviews and watches are not kept", l.Name())
		return s.Serve(e.ctx, listener)
	}
	defer c.tellBeside(e.ctx, l, log)()
	return s.Serve(e.ctx, listener)
}
