package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery"

	"code.dny.dev/ssrf"
)

// patient is a client for a test server, whose waits are only noted.
func patient(t *testing.T, o Options) (*Client, *[]time.Duration) {
	t.Helper()
	o.AllowPrivate = true
	c := New(o)
	t.Cleanup(c.Close)
	var mu sync.Mutex
	waits := &[]time.Duration{}
	clock := time.Date(2024, 6, 3, 10, 0, 0, 0, time.UTC)
	c.now = func() time.Time { mu.Lock(); defer mu.Unlock(); return clock }
	c.sleep = func(ctx context.Context, d time.Duration) error {
		mu.Lock()
		defer mu.Unlock()
		if d > 0 {
			*waits = append(*waits, d)
			clock = clock.Add(d)
		}
		return ctx.Err()
	}
	return c, waits
}

// serve starts a server of pages; the key is the path.
func serve(t *testing.T, pages map[string]http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page, ok := pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, body)
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// refused checks that an error is one for a user.
func refused(t *testing.T, err error, kind chancery.Kind, want string) {
	t.Helper()
	var e *chancery.Error
	if !errors.As(err, &e) || e.Kind != kind || e.Op != "fetch" || e.Subject == "" || e.Hint == "" || !strings.Contains(err.Error(), want) {
		t.Errorf("%v (%v), want %v with %q and a hint", err, chancery.KindOf(err), kind, want)
	}
}

func TestGet(t *testing.T) {
	var agent, encoding string
	base := serve(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) {
			agent, encoding = r.UserAgent(), r.Header.Get("Accept-Encoding")
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, "<p>Hello")
			z.Close()
		},
		"/moved": redirect("/again"),
		"/again": redirect("/a"),
	})
	c, _ := patient(t, Options{})
	got, err := c.Get(t.Context(), Request{URL: base + "/moved#part"})
	if err != nil || string(got.Body) != "<p>Hello" || got.URL != base+"/a" || got.ContentType != "text/html" || got.Date.Year() != 2024 {
		t.Errorf("%+v, %v", got, err)
	}
	if agent != "chancery/"+chancery.Version || encoding != "gzip" {
		t.Errorf("agent %q, encoding %q", agent, encoding)
	}
}

func TestUnchanged(t *testing.T) {
	base := serve(t, map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 03 Jun 2024 10:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` || r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		text("news")(w, r)
	}})
	c, _ := patient(t, Options{})
	first, err := c.Get(t.Context(), Request{URL: base + "/feed"})
	if err != nil || first.ETag != `"v1"` || first.Modified == "" || first.Unchanged {
		t.Fatalf("%+v, %v", first, err)
	}
	for _, known := range []Request{{ETag: first.ETag}, {Modified: first.Modified}} {
		known.URL = base + "/feed"
		second, err := c.Get(t.Context(), known)
		if err != nil || !second.Unchanged || len(second.Body) != 0 || second.ETag != `"v1"` {
			t.Errorf("%+v, %v", second, err)
		}
	}
}

// Nothing private is connected to: not by name or number, nor by way of a redirect.
func TestGuard(t *testing.T) {
	base := serve(t, map[string]http.HandlerFunc{"/": text("secret"), "/robots.txt": text("")})
	_, port, _ := strings.Cut(strings.TrimPrefix(base, "http://"), ":")
	c := New(Options{Retries: -1, Delay: time.Nanosecond})
	defer c.Close()
	for _, address := range []string{
		"http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://0.0.0.0/", "http://[::]/", "http://127.1.2.3/",
		"http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[fd00:ec2::254]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:7f00:1::]/",
		"http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://[ff02::1]/",
		"http://240.0.0.1/", "http://255.255.255.255/", "https://127.0.0.1/",
	} {
		_, err := c.Get(t.Context(), Request{URL: address})
		if err == nil {
			t.Errorf("%s was fetched", address)
			continue
		}
		refused(t, err, chancery.Unsupported, "leads to a private or special address")
	}
	for _, address := range []string{base + "/", "http://localhost:" + port + "/"} {
		_, err := c.Get(t.Context(), Request{URL: address})
		refused(t, err, chancery.Unsupported, "another port than 80 or 443")
	}
}

// The guard stands where the connection is made: so a name that resolves to a public
// address when it is looked at, and to a private one when it is used, does not pass.
func TestGuardIsInTheDialer(t *testing.T) {
	if transport(true).DialContext == nil || transport(false).Proxy != nil {
		t.Error("the transport dials by itself, and uses no proxy")
	}
	for _, address := range []string{"127.0.0.1:443", "169.254.169.254:80", "[::ffff:10.0.0.1]:80"} {
		_, err := transport(false).DialContext(t.Context(), "tcp", address)
		if !errors.Is(err, ssrf.ErrProhibitedIP) {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, public := range []string{"93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"} {
		if err := ssrf.New().SafeAddr(netip.MustParseAddr(public)); err != nil {
			t.Errorf("%s: %v", public, err)
		}
	}
}

// A redirect of an allowed host to a private one is judged as any other address. The
// client here may connect to the test server alone.
func TestGuardedRedirect(t *testing.T) {
	base := serve(t, map[string]http.HandlerFunc{"/": redirect("http://169.254.169.254/latest/"), "/file": redirect("file:///etc/passwd")})
	c, _ := patient(t, Options{Retries: -1})
	open, guarded := transport(true), transport(false)
	c.http.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		if "http://"+r.URL.Host == base {
			return open.RoundTrip(r)
		}
		return guarded.RoundTrip(r)
	})
	_, err := c.Get(t.Context(), Request{URL: base + "/"})
	refused(t, err, chancery.Unsupported, "http://169.254.169.254/latest/: it leads to a private")
	_, err = c.Get(t.Context(), Request{URL: base + "/file"})
	refused(t, err, chancery.Unsupported, "it redirects to")
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestRefusals(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	base := serve(t, map[string]http.HandlerFunc{
		"/loop":  redirect("/loop"),
		"/gone":  status(http.StatusGone),
		"/login": status(http.StatusForbidden),
		"/tea":   status(http.StatusTeapot),
		"/image": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "image/png")
			fmt.Fprint(w, "x")
		},
		"/big": text(strings.Repeat("x", 3<<20)),
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 64 {
				z.Write(bytes.Repeat([]byte(" "), 1<<20))
			}
			z.Close()
		},
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "short")
		},
		"/304": status(http.StatusNotModified),
	})
	for _, c := range []struct {
		name, address string
		kind          chancery.Kind
		want          string
	}{
		{"not there", base + "/none", chancery.NotFound, "it is not there (status 404"},
		{"gone", base + "/gone", chancery.NotFound, "status 410"},
		{"redirects to itself", base + "/loop", chancery.Invalid, "redirects more than 5 times"},
		{"forbidden", base + "/login", chancery.Unsupported, "does not give it to programs"},
		{"odd status", base + "/tea", chancery.IO, "418"},
		{"unasked 304", base + "/304", chancery.IO, "304"},
		{"picture", base + "/image", chancery.Unsupported, `it is "image/png"`},
		{"large", base + "/big", chancery.TooLarge, "larger than 2 MiB"},
		{"gzip bomb", base + "/bomb", chancery.TooLarge, "larger than 2 MiB"},
		{"cut off", base + "/cut", chancery.IO, "unexpected EOF"},
		{"no server", "http://127.0.0.1:1/", chancery.IO, "connection refused"},
		{"file", "file:///etc/passwd", chancery.Usage, "not an address of http or https"},
		{"ftp", "ftp://a.example/x", chancery.Usage, "not an address"},
		{"no host", "https:///x", chancery.Usage, "not an address"},
		{"nonsense", "http://a b/", chancery.Usage, "invalid character"},
		{"a password", "https://me:secret@a.example/", chancery.Usage, "name or password"},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, _ := patient(t, Options{MaxBytes: 2 << 20, Retries: -1})
			_, err := client.Get(t.Context(), Request{URL: c.address})
			refused(t, err, c.kind, c.want)
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("%v tells the password", err)
			}
		})
	}
}

func TestTimeout(t *testing.T) {
	done := make(chan struct{})
	base := serve(t, map[string]http.HandlerFunc{"/slow": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.(http.Flusher).Flush() // the header comes, the body never
		<-done
	}})
	t.Cleanup(func() { close(done) })
	c, _ := patient(t, Options{Timeout: 100 * time.Millisecond, Retries: -1})
	_, err := c.Get(t.Context(), Request{URL: base + "/slow"})
	refused(t, err, chancery.IO, "took too long")

	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	c, _ = patient(t, Options{})
	if _, err := c.Get(ctx, Request{URL: base + "/slow"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want the end of the context", err)
	}
}

func TestBusy(t *testing.T) {
	answers := []func(http.ResponseWriter){
		func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		func(w http.ResponseWriter) { w.WriteHeader(http.StatusServiceUnavailable) },
		func(w http.ResponseWriter) { text("at last")(w, nil) },
	}
	n := 0
	base := serve(t, map[string]http.HandlerFunc{
		"/a":    func(w http.ResponseWriter, _ *http.Request) { answers[n](w); n++ },
		"/down": func(w http.ResponseWriter, _ *http.Request) { n++; w.WriteHeader(http.StatusInternalServerError) },
		"/long": func(w http.ResponseWriter, _ *http.Request) {
			n++
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusServiceUnavailable)
		},
	})
	c, waits := patient(t, Options{})
	got, err := c.Get(t.Context(), Request{URL: base + "/a"})
	if err != nil || string(got.Body) != "at last" || n != 3 {
		t.Fatalf("%+v, %v after %d requests", got, err, n)
	}
	if len(*waits) < 2 || (*waits)[0] != 7*time.Second || (*waits)[1] < 500*time.Millisecond || (*waits)[1] > 5*time.Second {
		t.Errorf("waits %v, want 7 s as asked, then a little", *waits)
	}
	n = 0
	_, err = c.Get(t.Context(), Request{URL: base + "/down"})
	refused(t, err, chancery.IO, "busy (status 500)")
	if n != 4 {
		t.Errorf("%d requests, want one and three more", n)
	}
	n = 0
	_, err = c.Get(t.Context(), Request{URL: base + "/long"})
	refused(t, err, chancery.IO, "asks for a wait of 1h0m0s")
	var told *BusyError
	if !errors.As(err, &told) || told.After != time.Hour || told.Status != 503 || n != 1 {
		t.Errorf("%+v after %d requests", told, n)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2024, 6, 3, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, " 5 ": 5 * time.Second, "Mon, 03 Jun 2024 10:01:00 GMT": time.Minute,
		"Mon, 03 Jun 2024 09:00:00 GMT": 0, "-5": 0, "soon": 0, "": 0, "99999999999999999999": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// Requests to one host keep their distance; those to others need not wait.
func TestDelay(t *testing.T) {
	one := serve(t, map[string]http.HandlerFunc{"/a": text("x")})
	other := serve(t, map[string]http.HandlerFunc{"/a": text("x")})
	slow := serve(t, map[string]http.HandlerFunc{"/a": text("x"), "/robots.txt": text("User-agent: *\nCrawl-delay: 9\n")})
	c, waits := patient(t, Options{Delay: 2 * time.Second})
	for _, base := range []string{one, other, one, slow, slow} {
		if _, err := c.Get(t.Context(), Request{URL: base + "/a"}); err != nil {
			t.Fatal(err)
		}
	}
	if fmt.Sprint(*waits) != "[2s 9s]" {
		t.Errorf("waits %v, want 2 s for the host asked twice, and the 9 s that a site asks for", *waits)
	}
}

func TestRobots(t *testing.T) {
	const rules = "\ufeffSitemap: x\nCrawl-delay: often\nDisallow: /before-any-agent\n\nUser-agent: *\nDisallow: /\n\n" +
		"User-agent: Chancery\nnonsense\nDisallow: /private # not this\nAllow: /private/open\nDisallow: /*.cgi$\nCrawl-delay: x\n"
	asked := 0
	pages := map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { asked++; text(rules)(w, r) },
		"/moved":      redirect("/private/x"),
	}
	for _, path := range []string{"/", "/a", "/private/x", "/private/open/x", "/x.cgi", "/before-any-agent"} {
		pages[path] = text("x")
	}
	base := serve(t, pages)
	c, _ := patient(t, Options{})
	for path, allowed := range map[string]bool{"/": true, "": true, "/a": true, "/before-any-agent": true, "/private/x": false, "/private/x?q": false, "/private/open/x": true, "/x.cgi": false, "/moved": false} {
		_, err := c.Get(t.Context(), Request{URL: base + path})
		if allowed && err != nil {
			t.Errorf("%s: %v", path, err)
		} else if !allowed {
			refused(t, err, chancery.Unsupported, "robots.txt of the site does not allow it")
		}
	}
	if asked != 1 {
		t.Errorf("robots.txt asked for %d times", asked)
	}
}

func TestRobotsOutOfReach(t *testing.T) {
	for _, c := range []struct {
		name    string
		answer  http.HandlerFunc
		allowed bool
	}{
		{"none", http.NotFound, true},
		{"forbidden", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, true},
		{"server error", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, false},
		{"busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) }, false},
		{"a status without a name", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(520) }, false},
		{"elsewhere", redirect("/other.txt"), false},
		{"in circles", redirect("/robots.txt"), true},
		{"a page", text("<html>No such page</html>"), true},
		{"binary", text("\x00\xff\xfe\x01"), true},
		{"endless", text("User-agent: *\nDisallow: /a\n" + strings.Repeat("#", 2*maxRobots)), false},
		{"asks for a wait of a day", text("User-agent: *\nCrawl-delay: 86400\n"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := serve(t, map[string]http.HandlerFunc{"/robots.txt": c.answer, "/other.txt": text("User-agent: *\nDisallow: /a"), "/a": text("x")})
			client, _ := patient(t, Options{})
			_, err := client.Get(t.Context(), Request{URL: base + "/a"})
			if (err == nil) != c.allowed {
				t.Errorf("%v, want allowed %v", err, c.allowed)
			}
			if err != nil && (chancery.HintOf(err) == "" || !strings.Contains(err.Error(), "robots.txt") || strings.Contains(err.Error(), "status )")) {
				t.Errorf("%v", err)
			}
		})
	}
}

func FuzzSensible(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*$\nCrawl-delay: 1\n"))
	f.Add([]byte("\xef\xbb\xbfAllow: /\r\nUSER-AGENT:x\rDisallow:"))
	f.Fuzz(func(t *testing.T, body []byte) {
		c := New(Options{AllowPrivate: true})
		c.http.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
			w := httptest.NewRecorder()
			if r.URL.Path == "/robots.txt" {
				w.Write(body)
			} else {
				text("x")(w, r)
			}
			return w.Result(), nil
		})
		c.sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
		if _, err := c.Get(t.Context(), Request{URL: "http://a.example/a"}); err != nil && chancery.KindOf(err) == chancery.Unknown {
			t.Errorf("an error without a kind: %v", err)
		}
	})
}
