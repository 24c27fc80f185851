package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/server/ui"
)

// framer is a view that tells the layout more than its entry in the table does: a
// title, crumbs, exports, the text of the search box.
type framer interface {
	frame(*ui.Page)
}

// remembering is a view that the browser shall remember something of.
type remembering interface {
	cookies() []*http.Cookie
}

// pageHandler answers with a page or its twin.
type pageHandler struct {
	*Server
	page page
}

func (s *Server) page(p page) http.Handler { return &pageHandler{s, p} }

// ServeHTTP shows the page.
func (h *pageHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	view, err := h.page.show(h.Server, r)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.Header().Add("Vary", "Accept")
	if wantsJSON(r) {
		body, err := marshal(view)
		if err != nil {
			h.fail(w, r, err)
			return
		}
		send(w, r, http.StatusOK, "application/json", body)
		return
	}
	if v, ok := view.(remembering); ok && r.Method == http.MethodGet {
		for _, c := range v.cookies() {
			http.SetCookie(w, c)
		}
	}
	frame := h.frame(r)
	frame.Nav, frame.Data, frame.Twin = h.page.nav, view, twin(r)
	if f, ok := view.(framer); ok {
		f.frame(frame)
	}
	var b bytes.Buffer
	if err := h.pages.Page(&b, h.page.template, frame); err != nil {
		h.fail(w, r, err)
		return
	}
	send(w, r, http.StatusOK, htmlType, b.Bytes())
}

const htmlType = "text/html; charset=utf-8"

// frame is what the layout of every page of this server shows.
func (s *Server) frame(r *http.Request) *ui.Page {
	return &ui.Page{Version: chancery.Version, User: whoOf(r.Context()).name}
}

// twin is the address of the page of a request as JSON.
func twin(r *http.Request) string {
	u := *r.URL
	if u.Path == "/" {
		u.Path = "/index"
	}
	u.Path += ".json"
	if u.RawPath != "" {
		u.RawPath += ".json"
	}
	return u.RequestURI()
}

// marshal writes a view as JSON for people to look at, too.
func marshal(view any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(view)
	return b.Bytes(), err
}

// wantsJSON reports whether the answer shall be JSON: the address ends in .json, or
// Accept gives application/json more weight than HTML.
func wantsJSON(r *http.Request) bool {
	if r.Context().Value(twinKey{}) != nil || strings.HasSuffix(r.URL.Path, ".json") || strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp" {
		return true
	}
	accept := r.Header.Get("Accept")
	asJSON := max(quality(accept, "application/json"), quality(accept, "application/problem+json"))
	return asJSON > 0 && asJSON > quality(accept, "text/html")
}

// quality is the weight that an Accept header names for a media type (RFC 9110,
// 12.5.1); wildcards count only for HTML, which is what is given to all comers.
func quality(accept, media string) float64 {
	best := -1.0
	for _, item := range strings.Split(accept, ",") {
		name, params, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != media && (media != "text/html" || name != "*/*" && name != "text/*" && name != "application/xhtml+xml") {
			continue
		}
		q := 1.0
		for _, p := range strings.Split(params, ";") {
			if value, ok := strings.CutPrefix(strings.ReplaceAll(p, " ", ""), "q="); ok {
				if n, err := strconv.ParseFloat(value, 64); err == nil {
					q = n
				}
			}
		}
		best = max(best, q)
	}
	return best
}

// send writes an answer with a weak ETag made of its content, or says that the
// asker has it already.
func send(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", "private, no-cache") // kept, but asked about each time
	if status == http.StatusOK {
		tag := etag(body)
		h.Set("Etag", tag)
		if matches(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // whoever asked may be gone
	}
}

func etag(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// matches compares weakly (RFC 9110, 8.8.3.2).
func matches(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
