package server

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what the server counts, for Prometheus.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "chancery_http_requests_total", Help: "Requests answered, by route, method and status."}, []string{"route", "method", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "chancery_http_request_duration_seconds", Help: "How long answers took, by route.",
			Buckets: []float64{.005, .01, .025, .05, .1, .3, 1, 3, 10, 30}}, []string{"route"}), // a page shall take 0.3 s at most
	}
	m.registry.MustRegister(m.requests, m.took, &ledgerCollector{s}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe counts a request. The route is the pattern that matched, so that there are
// as many labels as routes, whatever is asked for.
func (m *metrics) observe(r *http.Request, route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	method := r.Method
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions:
	default:
		method = "other"
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.took.WithLabelValues(route).Observe(took.Seconds())
}

// ledgerCollector asks the ledger how much it holds.
type ledgerCollector struct{ *Server }

// collectFor is how long the ledger may take to say how much it holds.
const collectFor = 10 * time.Second

// The descriptions of what is told of the ledger. Reports and statements are only
// added: their rates are those of ingest.
func ledgerDescriptions() (reports, outlets, statements, waiting, up *prometheus.Desc) {
	describe := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc("chancery_ledger_"+name, help, labels, nil)
	}
	return describe("reports_total", "Reports that the ledger holds."),
		describe("outlets", "Outlets that the ledger knows."),
		describe("statements", "Statements of the readings that count, by kind.", "kind"),
		describe("waiting", "Statements that wait to be merged."),
		describe("up", "Whether the ledger answered.")
}

// Describe sends the descriptions.
func (c *ledgerCollector) Describe(to chan<- *prometheus.Desc) {
	reports, outlets, statements, waiting, up := ledgerDescriptions()
	for _, d := range []*prometheus.Desc{reports, outlets, statements, waiting, up} {
		to <- d
	}
}

// Collect sends the counts; a ledger that does not answer is down, not zero.
func (c *ledgerCollector) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), collectFor)
	defer cancel()
	reports, outlets, statements, waiting, up := ledgerDescriptions()
	h, err := c.health(ctx)
	if err != nil {
		c.log.LogAttrs(ctx, slog.LevelWarn, "the ledger could not be counted", slog.String("error", err.Error()))
		to <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0)
		return
	}
	gauge := func(d *prometheus.Desc, n int, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(n), labels...)
	}
	gauge(up, 1)
	to <- prometheus.MustNewConstMetric(reports, prometheus.CounterValue, float64(h.Counts.Reports))
	gauge(outlets, h.Counts.Outlets)
	gauge(statements, h.Counts.Events, "event")
	gauge(statements, h.Counts.Agreements, "agreement")
	gauge(statements, h.Counts.Attributions, "attribution")
	gauge(statements, h.Counts.Questions, "question")
	gauge(waiting, h.Waiting)
}

// showMetrics answers Prometheus.
func (s *Server) showMetrics() http.Handler {
	return promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{DisableCompression: true, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn)})
}

// pingFor is how long the database may take to answer at all.
const pingFor = 3 * time.Second

// healthz says whether the server can do its work: whether the database answers.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pingFor)
	defer cancel()
	if err := s.ledger.Ping(ctx); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("ok\n")) // whoever asked may be gone
}
