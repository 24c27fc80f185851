package server

import (
	"context"
	"encoding/csv"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

var downloads = regexp.MustCompile(`<a href="([^"]+)" download>`)

// TestDownloads follows every file that the pages offer.
func TestDownloads(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		h := merged(t, l, Options{}).Handler()
		event, pact := keyOf(t, l, "event"), keyOf(t, l, "agreement")
		for page, want := range map[string]int{"/c/NOR": 6, "/d/NOR-ITA": 5, "/d/NOR-ITA?since=2024&kind=event&type=SUPPORT": 5, "/agreements": 2, "/agreements?party=NOR&with=ITA&status=signed&expiring=2030": 2,
			"/agreements/" + pact: 5, "/o/" + event: 5, "/r/sha256:1": 5, "/search?q=dyad:NOR-ITA+%22fish%22": 5, "/search?q=learned-by:2099": 4, "/network?all=1": 4, "/network?all=1&what=verbal+cooperation": 4,
			"/map?all=1&what=agreement": 3, "/sources": 2, "/sources/Post": 5, "/countries": 0, "/": 0} {
			body := get(h, page).Body.String()
			if !strings.Contains(body, "<summary>Download</summary>") {
				t.Errorf("%s has no list of downloads", page)
			}
			found := downloads.FindAllStringSubmatch(body, -1)
			if len(found) != want {
				t.Errorf("%s offers %d files, want %d: %v", page, len(found), want, found)
			}
			for _, m := range found {
				url := html.UnescapeString(m[1])
				w := get(h, url)
				if w.Code != http.StatusOK || w.Body.Len() == 0 && !strings.Contains(url, "jsonl") || !strings.HasPrefix(w.Header().Get("Content-Disposition"), `attachment; filename="chancery-`) {
					t.Errorf("%s: %s: %d %q %.200s", page, url, w.Code, w.Header().Get("Content-Disposition"), w.Body)
				}
			}
		}
	})
}

// What is downloaded is what the page shows.
func TestDownloadsKeepTheFilter(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := merged(t, l, Options{}).Handler()
	rows := func(url string) int {
		t.Helper()
		w := get(h, url)
		list, err := csv.NewReader(w.Body).ReadAll()
		if err != nil || w.Code != http.StatusOK {
			t.Fatalf("%s: %d, %v", url, w.Code, err)
		}
		return len(list) - 1
	}
	file := func(page string, n int) string {
		t.Helper()
		return html.UnescapeString(downloads.FindAllStringSubmatch(get(h, page).Body.String(), -1)[n][1])
	}
	for page, want := range map[string]int{"/d/NOR-ITA": 2, "/d/NOR-ITA?kind=agreement": 1, "/d/NOR-ITA?type=SUPPORT": 1, "/d/NOR-ITA?until=2023": 0, "/d/NOR-FRA": 0, "/agreements?party=NOR": 1, "/agreements?party=NOR&with=FRA": 0, "/agreements?status=ratified": 0} {
		if n := rows(file(page, 0)); n != want {
			t.Errorf("%s: a file of %d rows, want %d", page, n, want)
		}
	}
	if w := get(h, "/api/v1/export/csv?of=occurrences&q=dyad:NOR-ITA+since:2024"); w.Header().Get("Content-Disposition") != `attachment; filename="chancery-occurrences-dyad-NOR-ITA-since-2024.csv"` {
		t.Error(w.Header())
	}
	for url, want := range map[string]int{"/api/v1/export/brat?of=occurrences": 404, "/api/v1/export/csv?of=readings": 422, "/api/v1/export/csv?of=occurrences&q=type:question": 400,
		"/api/v1/agreements/export/xls": 422, "/api/v1/agreements/export/csv?expiring=soon": 422} {
		if w := get(h, url); w.Code != want || w.Header().Get("Content-Type") != problemType {
			t.Errorf("%s: %d %s, want %d", url, w.Code, w.Header().Get("Content-Type"), want)
		}
	}
}

// A file waits for its turn, and says so when it does not come.
func TestExportsTakeTurns(t *testing.T) {
	s := merged(t, ledgertest.Open(t, ledgertest.File(t)), Options{})
	for range exportsNow {
		s.exports <- struct{}{}
	}
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/api/v1/export/csv", nil)
	ctx, cancel := context.WithTimeout(r.Context(), 50*time.Millisecond)
	defer cancel()
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r.WithContext(ctx))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != problemType {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	<-s.exports
	if w := get(s.Handler(), "/api/v1/export/csv"); w.Code != http.StatusOK {
		t.Errorf("with a turn: %d", w.Code)
	}
}

// TestThePaceOfTheAPI holds that one user who asks too often is refused, and no other.
func TestThePaceOfTheAPI(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
	mine, _ := token(t, l, "reader", "reader", time.Hour)
	other, _ := token(t, l, "reviewer", "reader", time.Hour)
	refused := 0
	var last *httptest.ResponseRecorder
	for range 2*asksPerMinute + 2 { // a minute may turn over meanwhile
		if w := get(h, "/api/v1/export", "Authorization", "Bearer "+mine); w.Code == http.StatusTooManyRequests {
			refused, last = refused+1, w
			break
		} else if w.Code != http.StatusOK {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	if refused == 0 {
		t.Fatalf("%d requests in a row were all answered", 2*asksPerMinute+2)
	}
	p := decode[Problem](t, last)
	if last.Header().Get("Content-Type") != problemType || last.Header().Get("Retry-After") == "" || p.Status != http.StatusTooManyRequests || p.Hint == "" || p.Instance == "" {
		t.Errorf("%v %+v", last.Header(), p)
	}
	if w := get(h, "/api/v1/export", "Authorization", "Bearer "+other); w.Code != http.StatusOK {
		t.Errorf("another user: %d", w.Code)
	}
	if w := get(h, "/search.json", "Authorization", "Bearer "+mine); w.Code != http.StatusOK {
		t.Errorf("a page: %d", w.Code)
	}
}
