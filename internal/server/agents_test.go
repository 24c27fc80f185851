package server

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"chancery/internal/agent"
	"chancery/internal/ledger/ledgertest"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// bearer sends a token with each request.
type bearer string

// RoundTrip sends it.
func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

// An agent over HTTP needs a token of a shared server, and none on one's own.
func TestAgents(t *testing.T) {
	ctx := context.Background()
	l := ledgertest.Open(t, ledgertest.File(t))
	own := httptest.NewServer(merged(t, l, Options{Read: echo}).Handler())
	defer own.Close()
	site := httptest.NewServer(shared(t, l, &Access{PublicURL: "https://desk.example"}).Handler())
	defer site.Close()
	good, _ := token(t, l, "reader", "reader", time.Hour)
	connect := func(url string, client *http.Client) (*mcp.ClientSession, error) {
		return mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(ctx, &mcp.StreamableClientTransport{Endpoint: url + "/mcp", HTTPClient: client, MaxRetries: -1}, nil)
	}
	for name, c := range map[string]struct {
		url    string
		client *http.Client
		tools  int
	}{
		"one's own":            {own.URL, http.DefaultClient, 5},
		"shared, with a token": {site.URL, &http.Client{Transport: bearer(good)}, 4},
	} {
		session, err := connect(c.url, c.client)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		list, err := session.ListTools(ctx, nil)
		if err != nil || len(list.Tools) != c.tools {
			t.Errorf("%s: tools %+v, %v", name, list, err)
		}
		r, err := session.CallTool(ctx, &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"query": "dyad:NOR-ITA"}})
		if err != nil || r.IsError {
			t.Fatalf("%s: %v %+v", name, err, r)
		}
		var out agent.SearchOut
		body, _ := json.Marshal(r.StructuredContent)
		if err := json.Unmarshal(body, &out); err != nil || len(out.Statements) != 10 || out.Statements[0].Citation.Report == "" || out.Statements[0].Citation.Words == "" {
			t.Errorf("%s: %s", name, body)
		}
		session.Close()
	}
	for name, client := range map[string]*http.Client{"nobody": http.DefaultClient, "a token that is none": {Transport: bearer("chancery_x")}} {
		if session, err := connect(site.URL, client); err == nil {
			session.Close()
			t.Errorf("%s gets in", name)
		}
	}
	if w := ask(start(t, ledgertest.Open(t, ledgertest.File(t)), 0).Handler(), "POST", "/mcp", `{}`, "Host", "evil.example", "Content-Type", "application/json"); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("asked under another name: %d", w.Code)
	}
}
