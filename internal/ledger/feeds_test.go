package ledger_test

import (
	"slices"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func TestFeeds(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		for _, url := range []string{"https://b.example/feed", "https://a.example/feed"} {
			if err := l.AddFeed(t.Context(), ledger.Feed{URL: url, Outlet: "Post"}); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.AddFeed(t.Context(), ledger.Feed{URL: "https://a.example/feed"}); chancery.KindOf(err) != chancery.Exists || chancery.HintOf(err) == "" {
			t.Errorf("%v, want that it is there", err)
		}
		state := ledger.Feed{URL: "https://b.example/feed", Title: "B", ETag: `"1"`, Modified: "m", Fetched: "2024-06-03T10:00:00Z", Due: "2024-06-03T11:00:00Z", Failures: 2, Error: "out of reach"}
		if err := l.UpdateFeed(t.Context(), state); err != nil {
			t.Fatal(err)
		}
		feeds, err := l.Feeds(t.Context())
		if err != nil || len(feeds) != 2 || feeds[0].URL != "https://a.example/feed" || feeds[0].Added == "" || feeds[0].Outlet != "Post" {
			t.Fatalf("%+v, %v", feeds, err)
		}
		state.Outlet, state.Added = "Post", feeds[1].Added
		if feeds[1] != state {
			t.Errorf("%+v, want %+v", feeds[1], state)
		}
		if err := l.DeleteFeed(t.Context(), "https://b.example/feed"); err != nil {
			t.Error(err)
		}
		for _, err := range []error{l.DeleteFeed(t.Context(), state.URL), l.UpdateFeed(t.Context(), state)} {
			if chancery.KindOf(err) != chancery.NotFound || chancery.HintOf(err) == "" {
				t.Errorf("%v, want that it is not there", err)
			}
		}
	})
}

func TestKnownURLs(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		reading := ledgertest.Sample(1)
		reading.Report.URL = "https://a.example/1"
		if _, err := l.PutReadings(t.Context(), []chancery.Reading{reading}); err != nil {
			t.Fatal(err)
		}
		ask := make([]string, 1000)
		for i := range ask {
			ask[i] = "https://a.example/none"
		}
		got, err := l.KnownURLs(t.Context(), append(ask, "https://a.example/1"))
		if err != nil || !slices.Equal(got, []string{"https://a.example/1"}) {
			t.Errorf("%v, %v", got, err)
		}
		if got, err := l.KnownURLs(t.Context(), nil); err != nil || len(got) != 0 {
			t.Errorf("%v, %v", got, err)
		}
	})
}
