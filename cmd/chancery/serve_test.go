package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// running starts the server on a ledger of one report and returns its address and
// what stops it and waits for its exit code.
func running(t *testing.T, args ...string) (url string, stop func() int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "l.db")
	const text = "Hungary and Romania signed a trade agreement on Tuesday."
	if code := run(t.Context(), []string{"ingest", "--ledger", file, "--published", "2024-02-03", "-"}, strings.NewReader(text), io.Discard, io.Discard); code != 0 {
		t.Fatalf("ingest ends with %d", code)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	lines, out := io.Pipe()
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, append([]string{"serve", "--ledger", file, "--listen", "127.0.0.1:0"}, args...), strings.NewReader(""), io.Discard, out)
		out.Close()
	}()
	scanner := bufio.NewScanner(lines)
	for scanner.Scan() {
		if found := regexp.MustCompile(`http://[0-9.:]+`).FindString(scanner.Text()); found != "" {
			go func() { _, _ = io.Copy(io.Discard, lines) }()
			return found, func() int { cancel(); return <-exit }
		}
	}
	t.Fatalf("the server ends with %d", <-exit)
	return "", nil
}

func TestServe(t *testing.T) {
	url, stop := running(t)
	resp, err := http.Get(url + "/search.json?q=type:agreement")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(body), `"n": 1`) || !strings.Contains(string(body), "trade agreement") {
		t.Errorf("%d %s, %v", resp.StatusCode, body, err)
	}
	if code := stop(); code != 0 {
		t.Errorf("a stop that was asked for ends with %d", code)
	}
}
