package server

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
	"chancery/internal/server/ui"
)

// start makes a server of a ledger that holds some samples.
func start(t *testing.T, l *ledger.Ledger, samples int) *Server {
	t.Helper()
	if _, err := l.PutReadings(context.Background(), ledgertest.Samples(0, samples)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(context.Background()); err != nil {
		t.Fatal(err)
	}
	s, err := New(l, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// get asks a handler; headers come as name, value, name, value.
func get(h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, target, "", headers...)
}

func ask(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func decode[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	return v
}

func TestBrief(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		h := start(t, l, 40).Handler()
		page := get(h, "/").Body.String()
		for _, want := range []string{"<title>Brief · Chancery</title>", "<dt>reports in all</dt><dd>40", "Rome signed pact", `aria-current="page"`, `href="/index.json"`, "Latest reports"} {
			if !strings.Contains(page, want) {
				t.Errorf("the page has no %q", want)
			}
		}
		v := decode[brief](t, get(h, "/index.json"))
		if want := (ledger.Counts{Reports: 40, Outlets: 1, Events: 40, Agreements: 40, Attributions: 40}); v.Counts != want || v.Counts.Statements() != 120 {
			t.Errorf("counts %+v, want %+v", v.Counts, want)
		}
		if v.New.N == 0 || len(v.Occurrences) == 0 || len(v.Occurrences) > 30 {
			t.Errorf("%d new, %d shown", v.New.N, len(v.Occurrences))
		}
		if v := decode[brief](t, get(h, "/index.json?since=2100-01-01")); v.New.N != 0 || v.Since != "2100-01-01T00:00:00Z" {
			t.Errorf("since a day to come: %d new since %s", v.New.N, v.Since)
		}
		if w := get(h, "/?since=yesterday"); w.Code != http.StatusBadRequest {
			t.Errorf("since what is no day: %d", w.Code)
		}
	})
}

func TestAnEmptyLedger(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 0).Handler()
	for target, want := range map[string]string{"/": "Nothing has been read yet", "/search": "Nothing matches"} {
		if w := get(h, target); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, want %q", target, w.Code, want)
		}
		if w := get(h, target, "Accept", "application/json"); strings.Contains(w.Body.String(), "null") {
			t.Errorf("%s: an absent list is not []: %s", target, w.Body)
		}
	}
}

func TestSearchPages(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		h := start(t, l, 60).Handler()
		seen := map[string]bool{}
		pages, slow := 0, false
		for cursor := ""; ; pages++ {
			v := decode[search](t, get(h, "/search.json?limit=25&q=type:event+pact&cursor="+cursor))
			// On a slow machine the time of a page is up before all were looked at, and says so.
			if cursor == "" && !v.Total.More && v.Total.N != 60 {
				t.Fatalf("%+v statements in all, want 60", v.Total)
			}
			slow = slow || v.Total.More && v.Next != "" && len(v.Statements) < 25
			for _, s := range v.Statements {
				if seen[s.Key] || s.Kind != "event" {
					t.Errorf("statement %s (%s) twice, or not asked for", s.Key, s.Kind)
				}
				seen[s.Key] = true
			}
			if cursor = v.Next; cursor == "" {
				break
			}
		}
		if len(seen) != 60 || pages != 2 && !slow {
			t.Errorf("%d statements on %d pages", len(seen), pages+1)
		}
		page := get(h, `/search?q="pact+5+on"`).Body.String()
		if !regexp.MustCompile(`\b2\+? statements for <code>&#34;pact 5 on&#34;</code>`).MatchString(page) {
			t.Errorf("the search for words: %s", page)
		}
		oldest, err := l.Statements(context.Background(), ledger.Filter{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if w := get(h, "/search?cursor="+oldest.Next); w.Code != http.StatusBadRequest {
			t.Errorf("a cursor of the other order: %d", w.Code)
		}
	})
}

func TestProblems(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 1).Handler()
	for _, c := range []struct {
		method, target, headers string
		status                  int
		json                    bool
	}{
		{"GET", "/search?q=colour:red", "", 400, false},
		{"GET", "/search.json?q=colour:red", "", 400, true},
		{"GET", "/search?q=colour:red", "application/json", 400, true},
		{"GET", "/search?q=colour:red", "text/html, application/json;q=0.9", 400, false},
		{"GET", "/search?limit=0", "", 400, false},
		{"GET", "/search?cursor=zzz", "", 400, false},
		{"GET", "/nowhere", "", 404, false},
		{"GET", "/nowhere.json", "application/json", 404, true},
		{"GET", "/static/none.css", "", 404, false},
		{"DELETE", "/search", "", 405, false},
		{"POST", "/", "application/problem+json", 405, true},
	} {
		w := ask(h, c.method, c.target, "", "Accept", c.headers)
		if w.Code != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.target, w.Code, c.status)
		}
		if c.status == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s %s: no Allow", c.method, c.target)
		}
		if strings.HasPrefix(c.target, "/static/") {
			continue
		}
		if !c.json {
			if !strings.Contains(w.Body.String(), `<div class="problem">`) {
				t.Errorf("%s %s: no error page: %s", c.method, c.target, w.Body)
			}
			continue
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%s %s: %s", c.method, c.target, got)
		}
		p := decode[Problem](t, w)
		if p.Status != c.status || p.Title != http.StatusText(c.status) || p.Detail == "" || p.Instance == "" || p.Instance != w.Header().Get("X-Request-Id") {
			t.Errorf("%s %s: %+v", c.method, c.target, p)
		}
		if c.status == 400 && !strings.Contains(p.Hint, "dyad:") {
			t.Errorf("%s %s: no hint: %+v", c.method, c.target, p)
		}
	}
}

// Each kind of error has its status, and what went wrong inside stays inside.
func TestStatuses(t *testing.T) {
	s := start(t, ledgertest.Open(t, ledgertest.File(t)), 0)
	for k := chancery.Unknown; k <= chancery.Internal; k++ {
		err := fmt.Errorf("page: %w", &chancery.Error{Op: "look", Kind: k, Subject: "/var/secret", Hint: "do it so"})
		w := httptest.NewRecorder()
		s.fail(w, httptest.NewRequest(http.MethodGet, "/search.json", nil).WithContext(context.WithValue(context.Background(), twinKey{}, true)), err)
		inside := w.Code >= 500 && w.Code != http.StatusNotImplemented
		if w.Code < 400 || strings.Contains(w.Body.String(), "secret") == inside {
			t.Errorf("%v: %d %s", k, w.Code, w.Body)
		}
	}
	for want, err := range map[int]error{503: context.DeadlineExceeded, 413: &http.MaxBytesError{Limit: 1}, 401: errNoLogin, 403: errRole, 500: errors.New("?")} {
		if got := status(fmt.Errorf("x: %w", err)); got != want {
			t.Errorf("%v: %d, want %d", err, got, want)
		}
	}
}

func TestETags(t *testing.T) {
	s := start(t, ledgertest.Open(t, ledgertest.File(t)), 3)
	h := s.Handler()
	for _, target := range []string{"/search", "/search.json"} {
		first := get(h, target)
		tag := first.Header().Get("Etag")
		if !strings.HasPrefix(tag, `W/"`) || first.Header().Get("Cache-Control") != "private, no-cache" {
			t.Fatalf("%s: ETag %s, header %v", target, tag, first.Header())
		}
		for _, asked := range []string{tag, `"x", ` + tag, strings.TrimPrefix(tag, "W/"), "*"} {
			if w := get(h, target, "If-None-Match", asked); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
				t.Errorf("%s asked with %s: %d", target, asked, w.Code)
			}
		}
		if w := ask(h, "HEAD", target, ""); w.Code != 200 || w.Body.Len() > 0 || w.Header().Get("Etag") != tag {
			t.Errorf("HEAD %s: %d, %d bytes", target, w.Code, w.Body.Len())
		}
		if _, err := s.ledger.PutReadings(context.Background(), []chancery.Reading{ledgertest.Sample(100 + len(target))}); err != nil {
			t.Fatal(err)
		}
		if w := get(h, target, "If-None-Match", tag); w.Code != 200 || w.Header().Get("Etag") == tag {
			t.Errorf("%s after a change: %d", target, w.Code)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := start(t, ledgertest.Open(t, ledgertest.File(t)), 1).Handler()
	for _, target := range []string{"/", "/search.json", "/nowhere", "/static/chancery.css"} {
		w := get(h, target)
		for name, want := range map[string]string{"Content-Security-Policy": ui.Policy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q", target, name, got)
			}
		}
	}
	w := get(h, "/", "Accept-Encoding", "gzip")
	if w.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("not compressed: %v", w.Header())
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(z); err != nil || !strings.Contains(string(plain), "Latest reports") {
		t.Errorf("%s, %v", plain, err)
	}
}

func TestPanicsStayInTheirRequest(t *testing.T) {
	var log strings.Builder
	s := start(t, ledgertest.Open(t, ledgertest.File(t)), 0)
	s.log = slog.New(slog.NewTextHandler(&log, nil))
	h := s.logged(s.recovered(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("out of order") })))
	w := get(h, "/x.json", "Accept", "application/json")
	if p := decode[Problem](t, w); w.Code != 500 || p.Instance == "" || strings.Contains(w.Body.String(), "order") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "out of order") || !strings.Contains(log.String(), "status=500") {
		t.Errorf("the log lacks it: %s", log.String())
	}
}

func TestLimits(t *testing.T) {
	var failed error
	h := limit(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, failed = io.ReadAll(r.Body) }))
	ask(h, "POST", "/", strings.Repeat("x", maxBody))
	if failed != nil {
		t.Errorf("a body of the greatest length: %v", failed)
	}
	ask(h, "POST", "/", strings.Repeat("x", maxBody+1))
	if status(failed) != http.StatusRequestEntityTooLarge {
		t.Errorf("a longer body: %v", failed)
	}
	synctest.Test(t, func(*testing.T) {
		begun := time.Now()
		h = timed(maxDuration, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done(); failed = r.Context().Err() }))
		get(h, "/")
		if took := time.Since(begun); took != maxDuration || status(failed) != http.StatusServiceUnavailable {
			t.Errorf("a slow answer: %v after %v", failed, took)
		}
	})
}

// A stop lets a request under way finish and takes no new ones.
func TestGracefulStop(t *testing.T) {
	s := start(t, ledgertest.Open(t, ledgertest.File(t)), 1)
	on, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, on) }()
	url := "http://" + on.Addr().String()
	s.counts.mu.Lock() // holds the brief up
	answer := make(chan string, 1)
	go func() {
		resp, err := http.Get(url)
		if err != nil {
			answer <- err.Error()
			return
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		answer <- string(body)
	}()
	resp, err := http.Get(url + "/search")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%v %v", resp, err)
	}
	resp.Body.Close()
	time.Sleep(100 * time.Millisecond)
	stop()
	time.Sleep(50 * time.Millisecond)
	s.counts.mu.Unlock()
	if page := <-answer; !strings.Contains(page, "Latest reports") {
		t.Errorf("the request under way got %q", page)
	}
	if err := <-done; err != nil {
		t.Errorf("the stop: %v", err)
	}
	if resp, err := http.Get(url); err == nil {
		resp.Body.Close()
		t.Error("it still answers")
	}
}

func TestQuality(t *testing.T) {
	for _, c := range []struct {
		accept string
		json   bool
	}{
		{"", false}, {"*/*", false}, {"application/json", true}, {"text/html,application/xhtml+xml,*/*;q=0.8", false},
		{"application/json, text/html;q=0.5", true}, {"application/json;q=0.4, text/html;q=0.5", false},
		{"application/json;q=0", false}, {"application/problem+json", true}, {"application/json, */*;q=0.1", true}, {"application/json;q=x", true},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept", c.accept)
		if wantsJSON(r) != c.json {
			t.Errorf("Accept: %q", c.accept)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := number(n); got != want {
			t.Errorf("%d as %s", n, got)
		}
	}
}
