package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

const accord = "France and Japan signed a fisheries agreement in Tokyo on Monday. The two ministers said that it would enter into force in January."

// ask runs the program and returns what it printed.
func ask(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// A page of the web is fetched, read and kept, if it may be.
func TestIngestAddress(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/accord", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/accord", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><head><title>Accord</title></head><body><article><p>%s</p></article></body></html>", accord)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	ledger := filepath.Join(t.TempDir(), "desk.db")
	code, _, stderr := ask(t, "ingest", "--ledger", ledger, server.URL+"/accord")
	if code != exitUnsupported || !strings.Contains(stderr, "--allow-private") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	code, _, stderr = ask(t, "ingest", "--ledger", ledger, "--allow-private", server.URL+"/old")
	if code != exitOK || !strings.Contains(stderr, "kept 1 ") {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	code, stdout, stderr := ask(t, "query", "--ledger", ledger, "type:agreement", "-f", "jsonl")
	if code != exitOK || !strings.Contains(stdout, `["FRA","JPN"]`) {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
}

// A feed is added, fetched, found unchanged, and removed.
func TestFeeds(t *testing.T) {
	mux := http.NewServeMux()
	feeds, pages := 0, 0
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		feeds++
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Courier</title><item><title>Accord</title><link>http://%s/accord</link></item></channel></rss>`, r.Host)
	})
	mux.HandleFunc("/accord", func(w http.ResponseWriter, _ *http.Request) {
		pages++
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><body><article><p>%s</p></article></body></html>", accord)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	ledger := filepath.Join(t.TempDir(), "desk.db")
	steps := []struct {
		name, args string
		code       int
		want       string // in what is printed
	}{
		{"add", "feeds add --ledger L U/feed", exitOK, ""},
		{"add again", "feeds add --ledger L U/feed", exitConflict, "the ledger has this feed"},
		{"add a file", "feeds add --ledger L feed.xml", exitUsage, "not an address of http or https"},
		{"guarded", "feeds fetch --ledger L", exitUnsupported, "--allow-private"},
		{"the list tells", "feeds list --ledger L", exitOK, "1         fetch U/feed: it has another port"},
		{"fetch", "feeds fetch --ledger L --allow-private", exitOK, "kept 1 "},
		{"unchanged", "feeds fetch --ledger L --allow-private U/feed", exitOK, "kept 0 "},
		{"read", "query --ledger L type:agreement -f jsonl", exitOK, `"outlet":"The Courier"`},
		{"list", "feeds list --ledger L -f jsonl", exitOK, `"title":"The Courier","outlet":"","etag":"\"v1\"","modified":"","fetched":"20`},
		{"too often", "feeds fetch --ledger L --every 1s", exitUsage, "too often"},
		{"none", "feeds fetch --ledger L U/none", exitNotFound, "no such feed"},
		{"remove", "feeds remove --ledger L U/feed", exitOK, ""},
		{"remove again", "feeds remove --ledger L U/feed", exitNotFound, "no such feed"},
		{"sound", "check --ledger L", exitOK, "is sound"},
	}
	fill := strings.NewReplacer(" L", " "+ledger, "U/", server.URL+"/")
	for _, s := range steps {
		code, stdout, stderr := ask(t, strings.Fields(fill.Replace(s.args))...)
		if code != s.code || !strings.Contains(stdout+stderr, fill.Replace(s.want)) {
			t.Errorf("%s: exit code %d, want %d with %q:\n%s%s", s.name, code, s.code, fill.Replace(s.want), stdout, stderr)
		}
	}
	if feeds != 2 || pages != 1 {
		t.Errorf("the feed was asked for %d times, the page %d times; want 2 and 1", feeds, pages)
	}
}

// Told to go on, it fetches what is due until it is told to end, which is no failure.
func TestFeedsEvery(t *testing.T) {
	asked := make(chan struct{}, 10)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			asked <- struct{}{}
		}
		http.NotFound(w, r)
	}))
	defer server.Close()
	ledger := filepath.Join(t.TempDir(), "desk.db")
	if code, _, stderr := ask(t, "feeds", "add", "--ledger", ledger, server.URL+"/feed"); code != exitOK {
		t.Fatal(stderr)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-asked
		cancel()
	}()
	var out, errs bytes.Buffer
	code := run(ctx, []string{"feeds", "fetch", "--ledger", ledger, "--allow-private", "--every", "1h"}, strings.NewReader(""), &out, &errs)
	if code != exitOK {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
}
