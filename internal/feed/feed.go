// Package feed fetches feeds again and again: it asks for what has changed, fetches the
// articles that the ledger does not have, and decides when to ask again.
package feed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"chancery"
	"chancery/internal/fetch"
	"chancery/internal/ingest"
	"chancery/internal/ledger"
)

// Web gets documents.
type Web interface {
	Get(context.Context, fetch.Request) (fetch.Response, error)
}

// Store knows which articles are kept.
type Store interface {
	KnownURLs(ctx context.Context, urls []string) ([]string, error)
}

// DefaultEvery is the time between two visits to a feed; maxEvery the longest that
// failures make it.
const (
	DefaultEvery = 30 * time.Minute
	maxEvery     = 24 * time.Hour
)

// Visit is one visit to a feed.
type Visit struct {
	web   Web
	store Store
	every time.Duration
	now   func() time.Time

	feed   ledger.Feed
	failed bool // an article is out of reach for now: the feed is read whole the next time
}

// NewVisit returns a visit to a feed that will be due again after every.
func NewVisit(web Web, store Store, feed ledger.Feed, every time.Duration) *Visit {
	return &Visit{web: web, store: store, every: every, now: time.Now, feed: feed}
}

// Items yields the reports of the feed that the store does not know: as the feed
// carries them if it carries the full text, else as the page that it links to. An item
// that fails yields an error and the next follows; so does a feed that fails.
func (v *Visit) Items(ctx context.Context) iter.Seq2[ingest.Item, error] {
	return func(yield func(ingest.Item, error) bool) {
		channel, etag, modified, err := v.channel(ctx)
		if ctx.Err() != nil {
			v.failed = true
			return
		}
		v.seen(err)
		if err != nil {
			yield(ingest.Item{Name: v.feed.URL}, err)
			return
		}
		fresh, err := v.fresh(ctx, channel.Entries)
		if err != nil {
			v.failed = true
			yield(ingest.Item{Name: v.feed.URL}, err)
			return
		}
		for _, e := range fresh {
			if !v.article(ctx, e, yield) {
				v.failed = true
				return
			}
		}
		if !v.failed {
			v.feed.ETag, v.feed.Modified = etag, modified
		}
	}
}

// After is the state of the feed after its items have been kept.
func (v *Visit) After() ledger.Feed { return v.feed }

// channel gets the feed; one that is unchanged has no entries.
func (v *Visit) channel(ctx context.Context) (c ingest.Channel, etag, modified string, err error) {
	got, err := v.web.Get(ctx, fetch.Request{URL: v.feed.URL, ETag: v.feed.ETag, Modified: v.feed.Modified})
	if err != nil || got.Unchanged {
		return c, v.feed.ETag, v.feed.Modified, err
	}
	c, err = ingest.ParseFeed(got.Body, v.feed.URL, got.ContentType, "")
	if err == nil && c.Title != "" {
		v.feed.Title = c.Title
	}
	return c, got.ETag, got.Modified, err
}

// seen notes a visit and when the next is due: after failures later each time, and not
// before a busy server wants it.
func (v *Visit) seen(err error) {
	now, wait := v.now().UTC(), v.every
	v.feed.Fetched, v.feed.Error = now.Format(time.RFC3339), ""
	if err == nil {
		v.feed.Failures = 0
	} else {
		v.feed.Error = err.Error()
		v.feed.Failures++
		for range min(v.feed.Failures, 10) {
			wait = min(2*wait, max(maxEvery, v.every))
		}
		var busy *fetch.BusyError
		if errors.As(err, &busy) {
			wait = max(wait, busy.After)
		}
	}
	v.feed.Due = now.Add(wait).Format(time.RFC3339)
}

// fresh returns the entries that the store does not know, each address once.
func (v *Visit) fresh(ctx context.Context, entries []ingest.Entry) ([]ingest.Entry, error) {
	var urls []string
	for _, e := range entries {
		if e.Report.URL != "" {
			urls = append(urls, e.Report.URL)
		}
	}
	known, err := v.store.KnownURLs(ctx, urls)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, url := range known {
		seen[url] = true
	}
	var out []ingest.Entry
	for _, e := range entries {
		url := e.Report.URL
		if url == "" && !e.Full || url != "" && seen[url] {
			continue
		}
		seen[url] = true
		out = append(out, e)
	}
	return out, nil
}

// article yields the report of an entry; it reports whether the caller wants more.
func (v *Visit) article(ctx context.Context, e ingest.Entry, yield func(ingest.Item, error) bool) bool {
	name := e.Report.URL
	if e.Full {
		if name == "" {
			name = fmt.Sprintf("%s (%s)", v.feed.URL, e.Report.Title)
		}
		item, err := e.Item(name, ingest.Options{})
		v.own(&item, e)
		return yield(item, err)
	}
	got, err := v.web.Get(ctx, fetch.Request{URL: name})
	if ctx.Err() != nil {
		return false
	}
	if err != nil {
		if chancery.KindOf(err) == chancery.IO {
			v.failed = true
		}
		return yield(ingest.Item{Name: name}, err)
	}
	o := ingest.Options{Fill: true, Metadata: e.Report}
	for item, err := range ingest.Document(bytes.NewReader(got.Body), name, ingest.Origin{URL: got.URL, ContentType: got.ContentType}, o) {
		v.own(&item, e)
		if !yield(item, err) {
			return false
		}
	}
	return true
}

// own makes a report one of the feed: under the address that the feed gives, so that
// it is known the next time, and of the outlet that the user named.
func (v *Visit) own(item *ingest.Item, e ingest.Entry) {
	r := &item.Report
	if r.URL != "" && r.URL != e.Report.URL && e.Report.URL != "" {
		if value, err := json.Marshal(r.URL); err == nil {
			if r.Extra == nil {
				r.Extra = map[string]json.RawMessage{}
			}
			r.Extra["found_at"] = value
		}
	}
	if e.Report.URL != "" {
		r.URL = e.Report.URL
	}
	if v.feed.Outlet != "" {
		r.Outlet = v.feed.Outlet
	}
}

// Due returns the feeds that are due at a moment, and when the first of the others is;
// the zero time if there are none.
func Due(feeds []ledger.Feed, now time.Time) (due []ledger.Feed, next time.Time) {
	for _, f := range feeds {
		at, err := time.Parse(time.RFC3339, f.Due)
		if err != nil || !at.After(now) {
			due = append(due, f)
		} else if next.IsZero() || at.Before(next) {
			next = at
		}
	}
	return due, next
}
