package server

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestMetrics(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		s := start(t, l, 3)
		h := s.Handler()
		get(h, "/search")
		get(h, "/search?q=colour:red")
		get(h, "/made/up")
		ask(h, "BREW", "/made/up", "")
		get(h, "/api/v1/reports/sha256:1")
		page := get(h, "/metrics").Body.String()
		for _, want := range []string{
			`chancery_http_requests_total{method="GET",route="GET /search",status="200"} 1`,
			`chancery_http_requests_total{method="GET",route="GET /search",status="400"} 1`,
			`chancery_http_requests_total{method="GET",route="none",status="404"} 1`,
			`chancery_http_requests_total{method="other",route="none",status="404"} 1`,
			`chancery_http_requests_total{method="GET",route="GET /api/v1/reports/{id}",status="200"} 1`,
			`chancery_http_request_duration_seconds_count{route="GET /search"} 2`,
			`chancery_ledger_reports_total 3`,
			`chancery_ledger_statements{kind="agreement"} 3`,
			`chancery_ledger_waiting 0`,
			`chancery_ledger_up 1`,
			`go_goroutines `,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("no %s in\n%s", want, regexp.MustCompile(`(?m)^(#|go_|process_).*\n`).ReplaceAllString(page, ""))
			}
		}
		if strings.Contains(page, "made/up") {
			t.Error("what is asked for becomes a label")
		}
		if problems, err := testutil.GatherAndLint(s.metrics.registry); err != nil || len(problems) > 0 {
			t.Errorf("%v, %v", problems, err)
		}
	})
}

func TestHealthz(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler()
	if w := get(h, "/healthz"); w.Code != http.StatusOK || w.Body.String() != "ok\n" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if w := get(h, "/healthz", "Accept", "application/json"); w.Code != http.StatusServiceUnavailable && w.Code != http.StatusInternalServerError {
		t.Errorf("without its database: %d %s", w.Code, w.Body)
	}
}

// A ledger that is gone is down; the rest is still told.
func TestMetricsOfALedgerThatIsGone(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	h := start(t, l, 0).Handler()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if page := get(h, "/metrics").Body.String(); !strings.Contains(page, "chancery_ledger_up 0") || strings.Contains(page, "chancery_ledger_reports_total 0") || !strings.Contains(page, "go_goroutines") {
		t.Errorf("%s", page)
	}
}
