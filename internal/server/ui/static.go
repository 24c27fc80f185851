package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"chancery/internal/draw"
)

// Static serves the files that pages need. Their addresses hold a hash of all of
// them, so that browsers keep them for good and a new version is seen at once.
type Static struct {
	prefix string // "/static/"
	digest string
	files  map[string]staticFile
}

type staticFile struct {
	kind  string // content type
	plain []byte
	gzip  []byte // nil where it would not be smaller
	etag  string // without quotes and encoding
}

// Assets returns the files that pages need, without their folder.
func Assets() fs.FS {
	sub, err := fs.Sub(files, "assets")
	if err != nil { // only an invalid path does that
		panic(err)
	}
	return sub
}

// NewStatic prepares the files, compressed once, to be served below prefix, which
// begins and ends with a slash.
func NewStatic(prefix string) (*Static, error) {
	if !strings.HasPrefix(prefix, "/") || !strings.HasSuffix(prefix, "/") {
		return nil, fmt.Errorf("prepare static files: the prefix %q does not begin and end with a slash", prefix)
	}
	s := &Static{prefix: prefix, files: map[string]staticFile{}}
	all := sha256.New()
	add := func(name string, body []byte) error {
		f, err := newStaticFile(name, body)
		if err != nil {
			return err
		}
		fmt.Fprintf(all, "%s %s\n", name, f.etag)
		s.files[name] = f
		return nil
	}
	err := fs.WalkDir(Assets(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(Assets(), name)
		if err != nil {
			return err
		}
		return add(name, body)
	})
	if err == nil {
		err = add("draw.css", []byte(draw.Stylesheet()))
	}
	if err != nil {
		return nil, fmt.Errorf("prepare static files: %w", err)
	}
	s.digest = hex.EncodeToString(all.Sum(nil))[:12]
	return s, nil
}

func newStaticFile(name string, body []byte) (staticFile, error) {
	sum := sha256.Sum256(body)
	f := staticFile{kind: contentType(name), plain: body, etag: hex.EncodeToString(sum[:])[:20]}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return f, err
	}
	if _, err := z.Write(body); err != nil {
		return f, err
	}
	if err := z.Close(); err != nil {
		return f, err
	}
	if b.Len() < len(body) {
		f.gzip = b.Bytes()
	}
	return f, nil
}

// contentType does not ask the machine's tables for what pages depend on.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".tsv", "":
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// URL returns the address of a file; an unknown name is an error.
func (s *Static) URL(name string) (string, error) {
	if _, ok := s.files[name]; !ok {
		return "", fmt.Errorf("there is no static file %q", name)
	}
	return s.prefix + s.digest + "/" + name, nil
}

// ServeHTTP answers GET and HEAD below the prefix. A file at the address that URL
// gives may be kept for a year; at prefix plus name it is asked for again each
// time, which its ETag makes cheap.
func (s *Static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name, found := strings.CutPrefix(r.URL.Path, s.prefix)
	name, current := strings.CutPrefix(name, s.digest+"/")
	f, ok := s.files[name]
	if !found || !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if current {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body, etag := f.plain, f.etag
	if f.gzip != nil && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		body, etag = f.gzip, f.etag+"-gz"
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(body)))
		// A part of a compressed file is of no use to anybody.
		r = r.Clone(r.Context())
		r.Header.Del("Range")
	}
	h.Set("Etag", `"`+etag+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110, 12.5.3).
func acceptsGzip(header string) bool {
	any := false
	for _, item := range strings.Split(header, ",") {
		coding, params, _ := strings.Cut(item, ";")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.ReplaceAll(strings.TrimSpace(params), " ", ""), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64) // not a number: 0, not accepted
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return q > 0
		case "*":
			any = q > 0
		}
	}
	return any
}
