package server

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"chancery/internal/access"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// idp is a small provider: whoever comes is logged in as its person.
type idp struct {
	t      *testing.T
	url    string
	signer jose.Signer
	keys   jose.JSONWebKeySet
	codes  map[string]url.Values // what a login was asked with, by code

	person   map[string]any // claims of who is logged in
	audience string
	age      time.Duration
	nonce    string // in place of the one asked for, "" for that
}

func newIDP(t *testing.T) *idp {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &idp{t: t, codes: map[string]url.Values{}, audience: "chancery"}
	p.signer, err = jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: key, KeyID: "k1"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p.keys.Keys = []jose.JSONWebKey{{Key: key.Public(), KeyID: "k1", Algorithm: "RS256", Use: "sig"}}
	site := httptest.NewServer(p)
	t.Cleanup(site.Close)
	p.url = site.URL
	return p
}

func (p *idp) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := func(v any) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(v)
	}
	switch r.URL.Path {
	case "/.well-known/openid-configuration":
		answer(map[string]any{"issuer": p.url, "authorization_endpoint": p.url + "/auth", "token_endpoint": p.url + "/token", "jwks_uri": p.url + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256"}})
	case "/keys":
		answer(p.keys)
	case "/auth":
		q := r.URL.Query()
		if q.Get("client_id") != "chancery" || q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" {
			p.t.Errorf("a login is asked for with %v", q)
		}
		code := rand.Text()
		p.codes[code] = q
		http.Redirect(w, r, q.Get("redirect_uri")+"?"+url.Values{"code": {code}, "state": {q.Get("state")}}.Encode(), http.StatusFound)
	case "/token":
		_ = r.ParseForm()
		asked, known := p.codes[r.PostForm.Get("code")]
		sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
		if !known || base64.RawURLEncoding.EncodeToString(sum[:]) != asked.Get("code_challenge") {
			w.WriteHeader(http.StatusBadRequest)
			answer(map[string]string{"error": "invalid_grant"})
			return
		}
		delete(p.codes, r.PostForm.Get("code"))
		nonce := asked.Get("nonce")
		if p.nonce != "" {
			nonce = p.nonce
		}
		now := time.Now().Add(-p.age)
		id, err := jwt.Signed(p.signer).Claims(jwt.Claims{Issuer: p.url, Audience: jwt.Audience{p.audience}, IssuedAt: jwt.NewNumericDate(now), Expiry: jwt.NewNumericDate(now.Add(time.Minute))}).
			Claims(map[string]any{"nonce": nonce}).Claims(p.person).Serialize()
		if err != nil {
			p.t.Error(err)
		}
		answer(map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": id})
	}
}

// through sends a browser to log in and returns where it ends.
func through(t *testing.T, site string, next string) (at string, code int) {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	resp, err := (&http.Client{Jar: jar}).Get(site + "/login/oidc?next=" + url.QueryEscape(next))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.Request.URL.RequestURI(), resp.StatusCode
}

func TestOIDC(t *testing.T) {
	ctx := context.Background()
	l := ledgertest.Open(t, ledgertest.File(t))
	p := newIDP(t)
	site := httptest.NewUnstartedServer(nil)
	a := &Access{PublicURL: "http://" + site.Listener.Addr().String(), OIDC: &OIDC{Name: "Example", Issuer: p.url, ClientID: "chancery", ClientSecret: "s"}}
	site.Config.Handler = shared(t, l, a).Handler()
	site.Start()
	defer site.Close()
	if err := l.AddUser(ctx, ledger.User{Name: "ada", Role: "reviewer", OIDC: "ada@example.org"}, "test"); err != nil {
		t.Fatal(err)
	}
	ada := map[string]any{"sub": "7", "email": "ada@example.org", "email_verified": true}
	for _, c := range []struct {
		name   string
		person map[string]any
		change func()
		in     bool
	}{
		{"somebody else", map[string]any{"sub": "8", "email": "eve@example.org", "email_verified": true}, nil, false},
		{"an address that nobody verified", map[string]any{"sub": "8", "email": "ada@example.org", "email_verified": false}, nil, false},
		{"another audience", ada, func() { p.audience = "other" }, false},
		{"an old answer", ada, func() { p.age = time.Hour }, false},
		{"the answer to another login", ada, func() { p.nonce = "x" }, false},
		{"the user", ada, nil, true},
		{"the user with another address", map[string]any{"sub": "7", "email": "new@example.org"}, nil, true},
		{"another account with the address of the user", map[string]any{"sub": "9", "email": "ada@example.org", "email_verified": true}, nil, false},
	} {
		p.person, p.audience, p.age, p.nonce = c.person, "chancery", 0, ""
		if c.change != nil {
			c.change()
		}
		at, code := through(t, site.URL, "/search?q=pact")
		if in := at == "/search?q=pact" && code == http.StatusOK; in != c.in {
			t.Errorf("%s: at %s, %d", c.name, at, code)
		}
	}
	if u, err := l.User(ctx, "ada"); err != nil || u.OIDC != p.url+" 7" || u.Visited == "" {
		t.Errorf("ada is %+v, %v", u, err)
	}
	if resp, err := http.Get(site.URL + "/login/oidc/callback?code=x&state="); err != nil || resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("an answer that nobody asked for: %v %v", resp, err)
	} else {
		resp.Body.Close()
	}
	if err := l.SetDisabled(ctx, "ada", true, "test"); err != nil {
		t.Fatal(err)
	}
	p.person = ada
	if at, code := through(t, site.URL, "/"); code != http.StatusForbidden {
		t.Errorf("a disabled user: at %s, %d", at, code)
	}

	// Those whom the ledger does not know may be let in as readers.
	a.OIDC.NewRole = access.Reader
	p.person = map[string]any{"sub": "10", "email": "new@example.org", "email_verified": true}
	for range 2 {
		if at, code := through(t, site.URL, "/"); at != "/" || code != http.StatusOK {
			t.Errorf("a new user: at %s, %d", at, code)
		}
	}
	if u, err := l.User(ctx, "new@example.org"); err != nil || u.Role != "reader" || !strings.HasSuffix(u.OIDC, " 10") {
		t.Errorf("the new user is %+v, %v", u, err)
	}
	p.person = map[string]any{"sub": "11", "email": "reader", "email_verified": true} // takes the name of a user with a password
	if at, code := through(t, site.URL, "/"); code != http.StatusForbidden {
		t.Errorf("the name of another user: at %s, %d", at, code)
	}
}

// A provider that cannot be reached fails the login, not the server.
func TestOIDCAway(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "https://desk.example", OIDC: &OIDC{Name: "Example", Issuer: "http://127.0.0.1:1"}}).Handler()
	if w := get(h, "/login"); w.Code != 200 || !strings.Contains(w.Body.String(), "Log in with Example") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(h, "/login/oidc"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("%d", w.Code)
	}
}
