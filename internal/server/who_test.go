package server

import (
	"context"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/access"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

const password = "correct horse battery"

// shared makes a server for several people, one for each role, named by it.
func shared(t *testing.T, l *ledger.Ledger, a *Access) *Server {
	t.Helper()
	hash := access.Hash(password)
	for r := access.Reader; r <= access.Admin; r++ {
		if err := l.AddUser(context.Background(), ledger.User{Name: r.String(), Role: r.String(), Password: hash}, "test"); err != nil {
			t.Fatal(err)
		}
	}
	s, err := New(l, Options{Access: a})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// token makes a token for a user.
func token(t *testing.T, l *ledger.Ledger, owner, role string, in time.Duration) (secret string, id int64) {
	t.Helper()
	secret, hash := access.NewToken()
	id, err := l.AddToken(context.Background(), ledger.Token{Owner: owner, Name: "test", Role: role, Expires: time.Now().Add(in).UTC().Format(time.RFC3339)}, hash, "test")
	if err != nil {
		t.Fatal(err)
	}
	return secret, id
}

// logIn posts the login form and returns the answer.
func logIn(h http.Handler, name, password, next string, headers ...string) *httptest.ResponseRecorder {
	form := url.Values{"name": {name}, "password": {password}, "next": {next}}
	return ask(h, "POST", "/login", form.Encode(), append(headers, "Content-Type", "application/x-www-form-urlencoded")...)
}

// cookie is the session that an answer sets.
func cookie(w *httptest.ResponseRecorder) string {
	for _, c := range w.Result().Cookies() {
		if strings.HasSuffix(c.Name, "chancery") {
			return c.Name + "=" + c.Value
		}
	}
	return ""
}

// On a machine of one's own nobody logs in, and no other site gets in by another name.
func TestLocal(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 1).Handler()
	for host, want := range map[string]int{
		"127.0.0.1:8080": 200, "localhost": 200, "LocalHost.:1": 200, "[::1]:8080": 200, "desk.localhost:80": 200, "127.8.9.1": 200,
		"evil.example:8080": 421, "localhost.evil.example": 421, "10.0.0.1": 421, "": 421, "0.0.0.0:8080": 421,
	} {
		if w := get(h, "/", "Host", host); w.Code != want {
			t.Errorf("as %q: %d, want %d", host, w.Code, want)
		}
	}
	for _, header := range []string{"X-Forwarded-For", "Forwarded", "X-Forwarded-Host"} {
		if w := get(h, "/", header, "10.0.0.1"); w.Code != http.StatusMisdirectedRequest {
			t.Errorf("through a proxy (%s): %d", header, w.Code)
		}
	}
	if w := get(h, "/login"); w.Code != http.StatusNotFound {
		t.Errorf("a login without users: %d", w.Code)
	}
}

func TestLogin(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
		if w := get(h, "/search?q=type:event"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login?next=%2Fsearch%3Fq%3Dtype%3Aevent" {
			t.Errorf("not logged in: %d to %s", w.Code, w.Header().Get("Location"))
		}
		if w := get(h, "/search.json"); w.Code != http.StatusUnauthorized || w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("a program: %d", w.Code)
		}
		if page := get(h, "/login?next=/search").Body.String(); !strings.Contains(page, `name="next" value="/search"`) || strings.Contains(page, "Log in with") {
			t.Errorf("the login page: %s", page)
		}
		for _, c := range [][2]string{{"reader", "wrong horse battery"}, {"nobody", password}, {"reader", ""}, {"", ""}} {
			if w := logIn(h, c[0], c[1], "/"); w.Code != http.StatusUnauthorized || cookie(w) != "" || !strings.Contains(w.Body.String(), "do not fit") {
				t.Errorf("%v: %d, cookie %q", c, w.Code, cookie(w))
			}
		}
		w := logIn(h, "reader", password, "/search?q=fish", "Cookie", "__Host-chancery=known-to-somebody-else")
		session := cookie(w)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/search?q=fish" || !strings.HasPrefix(session, "__Host-chancery=") || strings.Contains(session, "else") {
			t.Fatalf("%d to %s, cookie %q", w.Code, w.Header().Get("Location"), session)
		}
		c := w.Result().Cookies()[0]
		if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("the cookie: %+v", c)
		}
		if w.Header().Get("Strict-Transport-Security") == "" {
			t.Error("no HSTS")
		}
		page := get(h, "/", "Cookie", session)
		if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), `<span class="user">reader</span>`) {
			t.Errorf("logged in: %d", page.Code)
		}
		// Somebody who logs in again has a new session; the old one is worth nothing.
		again := cookie(logIn(h, "reader", password, "/", "Cookie", session))
		if again == session || again == "" {
			t.Error("a login keeps the token of the session before")
		}
		if w := get(h, "/", "Cookie", session); w.Code != http.StatusSeeOther {
			t.Errorf("the session before: %d", w.Code)
		}
		var kept int
		if err := l.Writer().QueryRow("SELECT count(*) FROM sessions WHERE token = $1", strings.TrimPrefix(again, "__Host-chancery=")).Scan(&kept); err != nil || kept != 0 {
			t.Errorf("the token of a session is kept in clear (%v)", err)
		}
		if w := ask(h, "POST", "/logout", "", "Cookie", again); w.Code != http.StatusSeeOther || get(h, "/", "Cookie", again).Code != http.StatusSeeOther {
			t.Error("the session goes on after a logout")
		}
		out := cookie(logIn(h, "reader", password, "/"))
		for what, change := range map[string]func() error{
			"a new password": func() error { return l.SetPassword(ctx, "reader", access.Hash(password), "test") },
			"being disabled": func() error { return l.SetDisabled(ctx, "reader", true, "test") },
		} {
			if err := change(); err != nil {
				t.Fatal(err)
			}
			if w := get(h, "/", "Cookie", out); w.Code != http.StatusSeeOther {
				t.Errorf("the session outlives %s: %d", what, w.Code)
			}
		}
		log, err := l.AuditLog(ctx, 100)
		if err != nil {
			t.Fatal(err)
		}
		failed := slices.DeleteFunc(slices.Clone(log), func(a ledger.Audited) bool { return a.Action != "login failed" })
		if len(failed) != 4 || failed[3].Subject != "reader" || failed[3].Detail != "192.0.2.1" {
			t.Errorf("failed logins in the audit: %+v", failed)
		}
	})
}

func TestDisabledUsersStayOut(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "http://desk.example"}).Handler()
	if err := l.SetDisabled(context.Background(), "admin", true, "test"); err != nil {
		t.Fatal(err)
	}
	if w := logIn(h, "admin", password, "/"); w.Code != http.StatusUnauthorized || cookie(w) != "" {
		t.Errorf("%d", w.Code)
	}
	if w := logIn(h, "reader", password, "/"); !strings.HasPrefix(cookie(w), "chancery=") || w.Result().Cookies()[0].Secure {
		t.Errorf("a cookie without https: %s", cookie(w))
	}
}

func TestWayBack(t *testing.T) {
	for next, want := range map[string]string{"/search?q=a%2Fb": "/search?q=a%2Fb", "": "/", "//evil.example": "/", "/\\evil.example": "/", "https://evil.example": "/",
		"/\tx": "/", "/login": "/", "javascript:alert(1)": "/"} {
		if got := inside(next); got != want {
			t.Errorf("%q leads to %q", next, got)
		}
	}
}

func TestLoginsAreSlowed(t *testing.T) {
	h := shared(t, ledgertest.Open(t, ledgertest.File(t)), &Access{PublicURL: "https://desk.example"}).Handler()
	long := strings.Repeat("x", 2000) // is not hashed: the test is quick
	for i := range loginsPerAddress {
		if w := logIn(h, "reader", long, "/"); w.Code != http.StatusUnauthorized {
			t.Fatalf("try %d: %d", i, w.Code)
		}
	}
	w := logIn(h, "reader", password, "/", "Accept", "application/json")
	if p := decode[Problem](t, w); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || p.Status != w.Code {
		t.Errorf("one more: %d %s", w.Code, w.Body)
	}
	// Other addresses are told apart by what the proxy on this machine says, up to the limit of the name.
	limited := 0
	for i := range loginsPerName {
		r := httptest.NewRequest(http.MethodPost, "/login", strings.NewReader(url.Values{"name": {"reader"}, "password": {long}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", "10.0.0.1, 10.1.0."+string(rune('1'+i%9))+string(rune('0'+i/9)))
		r.RemoteAddr = "127.0.0.1:999"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == http.StatusTooManyRequests {
			limited++
		}
	}
	if limited != loginsPerAddress {
		t.Errorf("%d tries for one name from other addresses are refused, want %d", limited, loginsPerAddress)
	}
}

func TestTokens(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
		good, id := token(t, l, "reviewer", "reader", time.Hour)
		old, _ := token(t, l, "reviewer", "reader", -time.Second)
		orphan, _ := token(t, l, "admin", "admin", time.Hour)
		if err := l.SetDisabled(ctx, "admin", true, "test"); err != nil {
			t.Fatal(err)
		}
		ofToken := func(header string) int { return get(h, "/search.json", "Authorization", header).Code }
		for header, want := range map[string]int{"Bearer " + good: 200, "bearer  " + good: 200, "Bearer " + old: 401, "Bearer " + orphan: 401, "Bearer " + good + "x": 401,
			"Bearer " + strings.ToUpper(good): 401, "Bearer": 401, "Basic " + good: 401, "Bearer chancery_": 401} {
			if got := ofToken(header); got != want {
				t.Errorf("%q: %d, want %d", header, got, want)
			}
		}
		if err := l.Revoke(ctx, id, "test"); err != nil || ofToken("Bearer "+good) != 401 {
			t.Errorf("a revoked token works (%v)", err)
		}
		if w := get(h, "/search", "Authorization", "Bearer "+good); w.Code != 401 || strings.Contains(w.Body.String(), good) {
			t.Errorf("a page with a bad token: %d", w.Code)
		}
	})
}

func TestCrossSite(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
	session := cookie(logIn(h, "admin", password, "/"))
	for _, c := range []struct {
		headers []string
		want    int
	}{
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403},
		{[]string{"Origin", "https://evil.example"}, 403},
		{[]string{"Origin", "null"}, 403},
		{[]string{"Origin", "https://desk.example"}, 303},
		{[]string{"Sec-Fetch-Site", "same-origin"}, 303},
		{nil, 303},
	} {
		if w := ask(h, "POST", "/logout", "", append(c.headers, "Cookie", session)...); w.Code != c.want {
			t.Errorf("%v: %d, want %d", c.headers, w.Code, c.want)
		}
	}
	if w := get(start(t, l, 0).Handler(), "/", "Sec-Fetch-Site", "cross-site"); w.Code != 200 {
		t.Errorf("a link from another site: %d", w.Code)
	}
}

// TestRoleMatrix asks every route as everybody: who is below its role is kept out, who
// has it is not.
func TestRoleMatrix(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	s := shared(t, l, &Access{PublicURL: "https://desk.example", OIDC: &OIDC{Issuer: "http://127.0.0.1:1"}})
	h := s.Handler()
	tokens := map[access.Role]string{}
	for r := access.Reader; r <= access.Admin; r++ {
		tokens[r], _ = token(t, l, r.String(), "admin", time.Hour) // the user's own role bounds it
	}
	open := map[string]access.Role{}
	for _, route := range s.routes() {
		path := strings.NewReplacer("{$}", "", "{", "", "}", "", "...", "").Replace(route.pattern)
		if route.role < access.Reader {
			open[route.method+" "+route.pattern] = route.role
		}
		for asker := access.Nobody; asker <= access.Admin; asker++ {
			headers := []string{"Accept", "application/json", "Content-Type", "application/json"}
			if asker > access.Nobody {
				headers = append(headers, "Authorization", "Bearer "+tokens[asker])
			}
			code := ask(h, route.method, path, "", headers...).Code
			out := code == http.StatusUnauthorized || code == http.StatusForbidden
			if barred := asker < route.role; barred != out && route.pattern != "/login" && route.pattern != "/login/oidc/callback" {
				t.Errorf("%s %s as %s: %d", route.method, path, asker, code)
			}
			if asker < route.role && (code == http.StatusUnauthorized) != (asker == access.Nobody) {
				t.Errorf("%s %s as %s: %d", route.method, path, asker, code)
			}
		}
	}
	want := []string{"GET /healthz", "GET /login", "GET /login/oidc", "GET /login/oidc/callback", "GET /static/", "POST /login", "POST /logout"}
	if got := slices.Sorted(maps.Keys(open)); !slices.Equal(got, want) {
		t.Errorf("open to everybody: %v", got)
	}
}

// A browser keeps the cookie and finds its way.
func TestBrowser(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	a := &Access{}
	site := httptest.NewUnstartedServer(nil)
	a.PublicURL = "http://" + site.Listener.Addr().String()
	site.Config.Handler = shared(t, l, a).Handler()
	site.Start()
	defer site.Close()
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	visit := func(resp *http.Response, err error) (string, int) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.Request.URL.RequestURI(), resp.StatusCode
	}
	if at, code := visit(browser.Get(site.URL + "/search?q=pact")); !strings.HasPrefix(at, "/login?next=") || code != 200 {
		t.Errorf("at %s, %d", at, code)
	}
	if at, code := visit(browser.PostForm(site.URL+"/login", url.Values{"name": {"reviewer"}, "password": {password}, "next": {"/search?q=pact"}})); at != "/search?q=pact" || code != 200 {
		t.Errorf("at %s, %d", at, code)
	}
	if at, _ := visit(browser.Post(site.URL+"/logout", "", nil)); at != "/login" {
		t.Errorf("at %s", at)
	}
}
