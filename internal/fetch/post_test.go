package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"chancery"
)

func TestPost(t *testing.T) {
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = r.Method + " " + r.Header.Get("X-Test") + " " + string(body)
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/", http.StatusTemporaryRedirect)
		case "/full":
			w.WriteHeader(http.StatusInsufficientStorage)
		}
	}))
	defer server.Close()
	ctx := context.Background()
	open := New(Options{AllowPrivate: true})
	defer open.Close()
	if err := open.Post(ctx, server.URL, http.Header{"X-Test": {"yes"}}, []byte("news")); err != nil || got != "POST yes news" {
		t.Errorf("got %q, %v", got, err)
	}
	for path, status := range map[string]string{"/moved": "307", "/full": "507"} {
		if err := open.Post(ctx, server.URL+path, nil, nil); chancery.KindOf(err) != chancery.IO || !strings.Contains(err.Error(), status) {
			t.Errorf("%s: %v", path, err)
		}
	}
	guarded := New(Options{})
	defer guarded.Close()
	got = ""
	if err := guarded.Post(ctx, server.URL, nil, []byte("news")); chancery.KindOf(err) != chancery.Unsupported || got != "" {
		t.Errorf("a private address: %v, got %q", err, got)
	}
}
