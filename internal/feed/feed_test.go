package feed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/fetch"
	"chancery/internal/ingest"
	"chancery/internal/ledger"
)

// web is a web of a few documents.
type web struct {
	pages map[string]string
	fails map[string]error
	asked []fetch.Request
}

func (w *web) Get(ctx context.Context, r fetch.Request) (fetch.Response, error) {
	w.asked = append(w.asked, r)
	if err := errors.Join(ctx.Err(), w.fails[r.URL]); err != nil {
		return fetch.Response{}, err
	}
	if r.ETag == "v1" {
		return fetch.Response{URL: r.URL, Unchanged: true, ETag: "v1"}, nil
	}
	body, ok := w.pages[r.URL]
	if !ok {
		return fetch.Response{}, &chancery.Error{Op: "fetch", Kind: chancery.NotFound, Subject: r.URL}
	}
	response := fetch.Response{URL: strings.TrimSuffix(r.URL, "?from=feed"), ContentType: "text/html", Body: []byte(body)}
	if strings.HasPrefix(body, "<rss") {
		response.ContentType, response.ETag = "application/rss+xml", "v1"
	}
	return response, nil
}

type known []string

func (k known) KnownURLs(context.Context, []string) ([]string, error) { return k, nil }

const sentence = "The two ministers signed the agreement on the border after talks in the capital on Monday, officials said. "

func site() *web {
	full := strings.Repeat(sentence, 5)
	return &web{fails: map[string]error{}, pages: map[string]string{
		"https://a.example/feed": `<rss version="2.0"><channel><title>The Courier</title>
<item><title>Full</title><link>https://a.example/full</link><description>` + full + `</description></item>
<item><title>Linked</title><link>https://a.example/linked?from=feed</link><pubDate>Mon, 03 Jun 2024 10:00:00 GMT</pubDate><description>A teaser.</description></item>
<item><title>Linked again</title><link>https://a.example/linked?from=feed</link></item>
<item><title>Known</title><link>https://a.example/known</link></item>
<item><title>Gone</title><link>https://a.example/gone</link></item>
<item><title>No link</title></item></channel></rss>`,
		"https://a.example/linked?from=feed": `<html><head><meta property="og:site_name" content="Its own name"></head><body><article><p>` + full + `</p></article></body></html>`,
	}}
}

func visit(t *testing.T, w *web, f ledger.Feed) (*Visit, []ingest.Item, []error) {
	t.Helper()
	f.URL = "https://a.example/feed"
	v := NewVisit(w, known{"https://a.example/known"}, f, time.Hour)
	v.now = func() time.Time { return time.Date(2024, 6, 3, 12, 0, 0, 0, time.UTC) }
	var items []ingest.Item
	var errs []error
	for item, err := range v.Items(t.Context()) {
		if err != nil {
			errs = append(errs, err)
		} else {
			items = append(items, item)
		}
	}
	return v, items, errs
}

func TestVisit(t *testing.T) {
	w := site()
	v, items, errs := visit(t, w, ledger.Feed{Failures: 3, Error: "old"})
	if len(items) != 2 || len(errs) != 1 || chancery.KindOf(errs[0]) != chancery.NotFound {
		t.Fatalf("%+v, %v", items, errs)
	}
	if r := items[0].Report; r.URL != "https://a.example/full" || r.Outlet != "The Courier" || r.Title != "Full" || !strings.HasPrefix(r.Text, sentence) {
		t.Errorf("%+v", r)
	}
	if r := items[1].Report; r.URL != "https://a.example/linked?from=feed" || r.Outlet != "Its own name" || r.Published != "2024-06-03" || r.Title != "Linked" ||
		string(r.Extra["found_at"]) != `"https://a.example/linked"` {
		t.Errorf("%+v", r)
	}
	want := ledger.Feed{URL: "https://a.example/feed", Title: "The Courier", ETag: "v1", Fetched: "2024-06-03T12:00:00Z", Due: "2024-06-03T13:00:00Z"}
	if v.After() != want {
		t.Errorf("%+v, want %+v", v.After(), want)
	}
	var asked []string
	for _, r := range w.asked {
		asked = append(asked, r.URL)
	}
	if !slices.Equal(asked, []string{"https://a.example/feed", "https://a.example/linked?from=feed", "https://a.example/gone"}) {
		t.Errorf("asked for %v", asked)
	}
	w.asked = nil
	v, items, errs = visit(t, w, want)
	if len(items)+len(errs) != 0 || len(w.asked) != 1 || v.After() != want {
		t.Errorf("unchanged: %v, %v, %+v, %+v", items, errs, w.asked, v.After())
	}
	_, items, _ = visit(t, w, ledger.Feed{Outlet: "Named"})
	if items[0].Report.Outlet != "Named" || items[1].Report.Outlet != "Named" {
		t.Errorf("%+v: the outlet that was named stands", items)
	}
}

// An article that is out of reach for now is asked for again: the feed is not taken as seen.
func TestArticleOutOfReach(t *testing.T) {
	w := site()
	w.fails["https://a.example/gone"] = &chancery.Error{Op: "fetch", Kind: chancery.IO}
	v, items, errs := visit(t, w, ledger.Feed{})
	if len(items) != 2 || len(errs) != 1 || v.After().ETag != "" || v.After().Failures != 0 {
		t.Errorf("%d items, %v, %+v", len(items), errs, v.After())
	}
}

func TestFailures(t *testing.T) {
	w := site()
	for _, c := range []struct {
		err      error
		failures int
		due      string
	}{
		{errors.New("out of reach"), 0, "2024-06-03T14:00:00Z"},
		{errors.New("out of reach"), 2, "2024-06-03T20:00:00Z"},
		{errors.New("out of reach"), 100, "2024-06-04T12:00:00Z"},
		{fmt.Errorf("x: %w", &fetch.BusyError{After: 72 * time.Hour}), 0, "2024-06-06T12:00:00Z"},
	} {
		w.fails["https://a.example/feed"] = c.err
		v, items, errs := visit(t, w, ledger.Feed{ETag: "v0", Failures: c.failures})
		after := v.After()
		if len(items) != 0 || len(errs) != 1 || after.Failures != c.failures+1 || after.Due != c.due || after.Error == "" || after.ETag != "v0" {
			t.Errorf("%v: %+v, want due at %s", c.err, after, c.due)
		}
	}
	delete(w.fails, "https://a.example/feed")
	w.pages["https://a.example/feed"] = "<html>no feed"
	if v, _, errs := visit(t, w, ledger.Feed{}); len(errs) != 1 || chancery.KindOf(errs[0]) != chancery.Invalid || v.After().Failures != 1 {
		t.Errorf("%v, %+v", errs, v.After())
	}
}

// An interrupt, or a caller who has enough, leaves the feed to be read again.
func TestStopped(t *testing.T) {
	f := ledger.Feed{URL: "https://a.example/feed"}
	v := NewVisit(site(), known{}, f, time.Hour)
	for range v.Items(t.Context()) {
		break
	}
	if v.After().ETag != "" {
		t.Errorf("%+v", v.After())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	v = NewVisit(site(), known{}, f, time.Hour)
	for item, err := range v.Items(ctx) {
		t.Errorf("%+v, %v", item, err)
	}
	if v.After() != f {
		t.Errorf("%+v", v.After())
	}
}

func TestDue(t *testing.T) {
	now := time.Date(2024, 6, 3, 12, 0, 0, 0, time.UTC)
	due, next := Due([]ledger.Feed{{URL: "new"}, {URL: "late", Due: "2024-06-03T14:00:00Z"}, {URL: "past", Due: "2024-06-03T12:00:00Z"}, {URL: "soon", Due: "2024-06-03T13:00:00Z"}}, now)
	if len(due) != 2 || due[0].URL != "new" || due[1].URL != "past" || next.Hour() != 13 {
		t.Errorf("%+v, %v", due, next)
	}
}
