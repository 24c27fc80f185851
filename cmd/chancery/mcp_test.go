package main

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP talks to the command as an agent does, over its standard input and output.
func TestMCP(t *testing.T) {
	file := filepath.Join(t.TempDir(), "l.db")
	const report = "Hungary and Romania signed a trade agreement on Tuesday."
	if code := run(t.Context(), []string{"ingest", "--ledger", file, "--published", "2024-02-03", "-"}, strings.NewReader(report), io.Discard, io.Discard); code != 0 {
		t.Fatalf("ingest ends with %d", code)
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	exit := make(chan int, 1)
	var errs strings.Builder
	go func() {
		exit <- run(t.Context(), []string{"mcp", "--ledger", file}, in, out, &errs)
		out.Close()
	}()
	ctx := context.Background()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(ctx, &mcp.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer := func(tool string, args map[string]any) string {
		t.Helper()
		r, err := session.CallTool(ctx, &mcp.CallToolParams{Name: tool, Arguments: args})
		if err != nil || r.IsError {
			t.Fatalf("%s: %v %+v", tool, err, r)
		}
		body, _ := json.Marshal(r.StructuredContent)
		return string(body)
	}
	if got := answer("search", map[string]any{"query": "type:agreement"}); !strings.Contains(got, `"words":"a trade agreement"`) && !strings.Contains(got, `"words":"trade agreement"`) {
		t.Errorf("search: %s", got)
	}
	if got := answer("read", map[string]any{"text": "Chad and Niger opened talks in Niamey."}); !strings.Contains(got, `"CONSULT"`) || !strings.Contains(got, `"sha256:`) {
		t.Errorf("read: %s", got)
	}
	toServer.Close()
	if code := <-exit; code != 0 || errs.Len() > 0 {
		t.Errorf("it ends with %d: %s", code, errs.String())
	}
}
