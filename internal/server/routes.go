package server

import (
	"context"
	"net/http"
	"strings"

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
		{"/search", "search", "search", (*Server).search},
	}
}

// routes joins all that is answered.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	for _, p := range pageTable() {
		mux.Handle("GET "+p.pattern, s.page(p))
	}
	mux.Handle("GET /static/", s.static)
	return mux
}

// Handler returns all of the server. What stands outside of it, a proxy or a
// listener, adds nothing that it needs.
func (s *Server) Handler() http.Handler {
	mux := s.routes()
	var h http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.dispatch(mux, w, r) })
	h = limit(h)
	h = gzhttp.GzipHandler(h)
	h = s.recovered(h)
	h = secured(h)
	return s.logged(h)
}

// dispatch finds the handler of a request. The twin of a page has its address with
// .json added; that of the first page is /index.json.
func (s *Server) dispatch(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) {
	if twin, ok := strings.CutSuffix(r.URL.Path, ".json"); ok {
		plain := r.Clone(context.WithValue(r.Context(), twinKey{}, true))
		plain.URL.Path, plain.URL.RawPath = twin, strings.TrimSuffix(r.URL.RawPath, ".json")
		if twin == "/index" {
			plain.URL.Path = "/"
		}
		if h, pattern := mux.Handler(plain); pattern != "" {
			if _, ok := h.(*pageHandler); ok {
				r = plain
			}
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
