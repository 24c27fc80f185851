package server

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

const formType = "application/x-www-form-urlencoded"

// TestMorePages looks at the pages of network, map, sources, review, watches and health
// over odd texts.
func TestMorePages(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if _, err := l.PutReadings(ctx, append(ledgertest.Samples(0, 5), odd())); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Merge(ctx); err != nil {
			t.Fatal(err)
		}
		s, err := New(l, Options{})
		if err != nil {
			t.Fatal(err)
		}
		h := s.Handler()
		outlet := url.PathEscape(odd().Report.Outlet)
		for _, c := range []struct{ target, want string }{
			{"/network", "ITA and NOR"}, {"/network?all=1&what=agreement", "Louvain"}, {"/network?from=1900&to=1901", "Nothing joins"},
			{"/map", "<svg"}, {"/map?all=1&what=conflict", "Nothing happened"},
			{"/sources", "Post &amp; &#34;Sons&#34; &lt;b&gt;"}, {"/sources/" + outlet, "cannot be judged"}, {"/sources/Post?with=" + url.QueryEscape(odd().Report.Outlet), "Reliability"},
			{"/review", "<h1>Review</h1>"}, {"/review?doubt=disputed", "Nothing waits"}, {"/watches?q=type:event", `value="type:event"`}, {"/health", "docs/scores.md"},
		} {
			got := get(h, c.target)
			if got.Code != http.StatusOK || !strings.Contains(got.Body.String(), c.want) {
				t.Errorf("%s: status %d, %q is not there", c.target, got.Code, c.want)
			}
			if what := balanced(got.Body.String()); what != "" {
				t.Errorf("%s: %s", c.target, what)
			}
			path, query, _ := strings.Cut(c.target, "?")
			if twin := get(h, path+".json?"+query); twin.Code != http.StatusOK || !strings.HasPrefix(twin.Header().Get("Content-Type"), "application/json") {
				t.Errorf("the twin of %s: %d %s", c.target, twin.Code, twin.Header().Get("Content-Type"))
			}
		}
		for target, want := range map[string]int{"/network?what=nonsense": 400, "/network?most=1000": 400, "/map?from=soon": 400, "/sources/nobody": 404, "/review?key=none": 404, "/review?doubt=odd": 400, "/watches/9.atom": 404, "/watches/9": 404} {
			if got := get(h, target); got.Code != want {
				t.Errorf("%s: status %d, want %d", target, got.Code, want)
			}
		}
	})
}

// TestForms decides, rates and watches by forms, and refuses them from other sites.
func TestForms(t *testing.T) {
	ctx := context.Background()
	l := ledgertest.Open(t, ledgertest.File(t))
	h := start(t, l, 1).Handler()
	post := func(target string, form url.Values, headers ...string) int {
		t.Helper()
		return ask(h, http.MethodPost, target, form.Encode(), append([]string{"Content-Type", formType}, headers...)...).Code
	}
	queue, err := l.Doubtful(ctx, "", 10)
	if err != nil || len(queue) == 0 {
		t.Fatal(queue, err)
	}
	key := queue[0].Key
	if code := post("/review", url.Values{"key": {key}, "action": {"accept"}}, "Sec-Fetch-Site", "cross-site"); code != http.StatusForbidden {
		t.Errorf("from another site: %d", code)
	}
	for _, form := range []url.Values{
		{"key": {key}, "action": {"accept"}, "why": {"plain"}},
		{"key": {key}, "action": {"edit"}, "place": {"Oslo"}, "actors": {"nor, swe"}, "parties": {"nor swe"}},
		{"key": {key}, "action": {"split"}},
	} {
		if code := post("/review", form); code != http.StatusSeeOther {
			t.Errorf("%v: status %d", form, code)
		}
	}
	v, err := l.Reviewed(ctx, key)
	if err != nil || len(v.Reviews) != 3 || v.Now.Place == nil || *v.Now.Place != "Oslo" || v.Now.Type != nil {
		t.Errorf("%+v, %v", v.Now, err)
	}
	if v.Now.Actors == nil && v.Now.Parties == nil {
		t.Error("codes were not edited")
	}
	for _, form := range []url.Values{{"key": {key}, "action": {"burn"}}, {"key": {key}, "action": {"merge"}}, {"action": {"undo"}}} {
		if code := post("/review", form); code != http.StatusBadRequest {
			t.Errorf("%v: status %d", form, code)
		}
	}
	if code := post("/sources/Post", url.Values{"reliability": {"B"}, "why": {"corrects its errors"}}); code != http.StatusSeeOther {
		t.Errorf("rated: %d", code)
	}
	if code := post("/sources/Post", url.Values{"reliability": {"Z"}}); code != http.StatusBadRequest {
		t.Errorf("rated Z: %d", code)
	}
	if code := post("/watches", url.Values{"name": {"Pacts"}, "query": {"type:agreement"}}); code != http.StatusSeeOther {
		t.Errorf("watched: %d", code)
	}
	list, err := l.Watches(ctx, "")
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	feed := get(h, feedURL(list[0].ID))
	if !strings.Contains(feed.Body.String(), "<entry>") || !strings.HasPrefix(feed.Header().Get("Content-Type"), "application/atom+xml") {
		t.Errorf("feed: %d %s", feed.Code, feed.Body)
	}
	if code := post("/watches", url.Values{"delete": {"1"}}); code != http.StatusSeeOther {
		t.Errorf("taken away: %d", code)
	}
}

// TestOutletsAreDescribed holds that what is publicly known of an outlet stands beside
// it, on its page, in the list and in the API.
func TestOutletsAreDescribed(t *testing.T) {
	s := start(t, ledgertest.Open(t, ledgertest.File(t)), 2)
	s.options.Outlet = func(name string) (country, profile string) {
		if name == "Post" {
			return "NOR", "owned by its readers"
		}
		return "", ""
	}
	h := s.Handler()
	for _, target := range []string{"/sources", "/sources/Post", "/sources.json", "/api/v1/outlets"} {
		if body := get(h, target).Body.String(); !strings.Contains(body, "owned by its readers") {
			t.Errorf("%s does not say who owns the outlet:\n%.500s", target, body)
		}
	}
}
