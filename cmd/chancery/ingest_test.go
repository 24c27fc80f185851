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
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/accord", http.StatusMovedPermanently) })
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
