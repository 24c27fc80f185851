package server

import (
	"cmp"
	"context"
	"net/http"
	"strings"
	"time"

	"chancery/internal/access"

	"github.com/klauspost/compress/gzhttp"
)

// page is one page of the site. Its function returns what the page shows: a value
// with JSON tags, which the template is given as Data and the .json twin is made of.
// What only the template needs are methods of that value.
type page struct {
	pattern  string // of [http.ServeMux], without method
	template string // the file templates/NAME.html
	nav      string // the entry of the navigation it belongs to
	show     func(*Server, *http.Request) (any, error)
}

// pageTable lists the pages.
func pageTable() []page {
	return []page{
		{"/{$}", "brief", "brief", (*Server).brief},
		{"/countries", "countries", "countries", (*Server).countries},
		{"/c/{code}", "country", "countries", (*Server).country},
		{"/d/{pair}", "dyad", "countries", (*Server).dyad},
		{"/agreements", "agreements", "agreements", (*Server).agreements},
		{"/agreements/{key}", "agreement", "agreements", (*Server).agreement},
		{"/o/{key}", "occurrence", "", (*Server).occurrence},
		{"/r/{id}", "report", "", (*Server).report},
		{"/network", "network", "network", (*Server).network},
		{"/map", "map", "map", (*Server).worldMap},
		{"/sources", "sources", "sources", (*Server).sources},
		{"/sources/{outlet}", "source", "sources", (*Server).source},
		{"/review", "review", "review", (*Server).review},
		{"/watches", "watches", "watches", (*Server).watches},
		{"/health", "health", "health", (*Server).dataHealth},
		{"/search", "search", "search", (*Server).search},
		{"/api", "api", "", (*Server).apiDocs},
	}
}

// route is one thing that can be asked, and who may.
type route struct {
	method, pattern string
	role            access.Role // the least that may; Nobody: everybody
	handler         http.Handler
	takes           time.Duration // how long an answer may take; 0 for maxDuration
}

// routes lists all that is answered.
func (s *Server) routes() []route {
	list := []route{
		{method: "GET", pattern: "/static/", handler: s.static},
		{method: "GET", pattern: "/healthz", handler: http.HandlerFunc(s.healthz)},
		{method: "GET", pattern: "/metrics", role: access.Reader, handler: s.showMetrics()},
	}
	for _, p := range pageTable() {
		list = append(list, route{method: "GET", pattern: p.pattern, role: access.Reader, handler: s.page(p)})
	}
	pace := s.paced()
	for _, r := range s.api.routes {
		r.handler = pace(r.handler)
		list = append(list, r)
	}
	list = append(list, route{method: "GET", pattern: "/c", role: access.Reader, handler: http.RedirectHandler("/countries", http.StatusMovedPermanently)})
	list = append(list, s.changes()...)
	for _, r := range s.agents() {
		r.handler = pace(r.handler)
		list = append(list, r)
	}
	if s.local() {
		return list
	}
	list = append(list,
		route{method: "GET", pattern: "/login", handler: http.HandlerFunc(s.showLogin)},
		route{method: "POST", pattern: "/login", handler: s.slowed(http.HandlerFunc(s.doLogin))},
		route{method: "POST", pattern: "/logout", handler: http.HandlerFunc(s.doLogout)})
	if s.options.Access.OIDC != nil {
		list = append(list,
			route{method: "GET", pattern: "/login/oidc", handler: http.HandlerFunc(s.leaveFor)},
			route{method: "GET", pattern: "/login/oidc/callback", handler: http.HandlerFunc(s.comeBack)})
	}
	return list
}

// changes lists the forms that change what the ledger holds.
func (s *Server) changes() []route {
	return []route{
		{method: "POST", pattern: "/sources/{outlet}", role: access.Reviewer, handler: http.HandlerFunc(s.rate)},
		{method: "POST", pattern: "/review", role: access.Reviewer, handler: http.HandlerFunc(s.decide)},
		{method: "POST", pattern: "/watches", role: access.Reviewer, handler: http.HandlerFunc(s.watch)},
		{method: "GET", pattern: "/watches/{id}", role: access.Reader, handler: http.HandlerFunc(s.atom)},
	}
}

// Handler returns all of the server. What stands outside of it, a proxy or a
// listener, adds nothing that it needs.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	pages := map[string]bool{} // patterns of those that have a twin
	for _, r := range s.routes() {
		pattern := r.method + " " + r.pattern
		_, pages[pattern] = r.handler.(*pageHandler)
		mux.Handle(pattern, s.allow(r.role, timed(cmp.Or(r.takes, maxDuration), r.handler)))
	}
	var h http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.dispatch(mux, pages, w, r) })
	h = s.identified(h)
	h = s.sameSite(h)
	h = limit(h)
	h = gzhttp.GzipHandler(h)
	h = s.recovered(h)
	h = s.secured(h)
	return s.logged(h)
}

// dispatch finds the handler of a request. The twin of a page has its address with
// .json added; that of the first page is /index.json.
func (s *Server) dispatch(mux *http.ServeMux, pages map[string]bool, w http.ResponseWriter, r *http.Request) {
	if twin, ok := strings.CutSuffix(r.URL.Path, ".json"); ok {
		plain := r.Clone(context.WithValue(r.Context(), twinKey{}, true))
		plain.URL.Path, plain.URL.RawPath = twin, strings.TrimSuffix(r.URL.RawPath, ".json")
		if twin == "/index" {
			plain.URL.Path = "/"
		}
		if _, pattern := mux.Handler(plain); pages[pattern] {
			r = plain
		}
	}
	h, pattern := mux.Handler(r)
	if pattern == "" { // its handler knows whether the path or the method is wrong
		told := &headOnly{header: http.Header{}}
		h.ServeHTTP(told, r)
		if allow := told.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
		}
		s.refuse(w, r, told.status)
		return
	}
	setRoute(r, pattern)
	mux.ServeHTTP(w, r)
}

// twinKey marks a request for a page's twin.
type twinKey struct{}

// headOnly keeps status and header of an answer and drops its body.
type headOnly struct {
	header http.Header
	status int
}

// Header returns the header to be filled.
func (h *headOnly) Header() http.Header { return h.header }

// Write drops the body.
func (h *headOnly) Write(p []byte) (int, error) { return len(p), nil }

// WriteHeader keeps the status.
func (h *headOnly) WriteHeader(status int) { h.status = status }
