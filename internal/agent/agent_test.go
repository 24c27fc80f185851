package agent_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/agent"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// connect fills a ledger and connects a client of the SDK to a server of it.
func connect(t *testing.T, l *ledger.Ledger) *mcp.ClientSession {
	t.Helper()
	ctx := context.Background()
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 3)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); err != nil {
		t.Fatal(err)
	}
	s := agent.New(l, func(_ context.Context, r chancery.Report) (chancery.Reading, error) {
		r.ID = "sha256:read"
		return chancery.Reading{Schema: chancery.Schema, Report: r}, nil
	})
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Connect(ctx, there, nil); err != nil {
		t.Fatal(err)
	}
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// call calls a tool and decodes what it answers.
func call[T any](t *testing.T, c *mcp.ClientSession, tool string, args map[string]any) (out T) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil || r.IsError {
		t.Fatalf("%s %v: %v %v", tool, args, err, text(r))
	}
	body, _ := json.Marshal(r.StructuredContent)
	if err := json.Unmarshal(body, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text(r), "{") {
		t.Errorf("%s: an agent that reads text alone gets %q", tool, text(r))
	}
	return out
}

func text(r *mcp.CallToolResult) string {
	if r == nil || len(r.Content) == 0 {
		return ""
	}
	c, _ := r.Content[0].(*mcp.TextContent)
	return c.Text
}

// cited fails if a citation does not quote its report.
func cited(t *testing.T, l *ledger.Ledger, q ledger.Quote) {
	t.Helper()
	v, err := l.Report(context.Background(), q.Report)
	if err != nil {
		t.Errorf("citation %+v: %v", q, err)
		return
	}
	if body := v.Reading.Report.Text; q.End > len(body) || q.Start >= q.End || body[q.Start:q.End] != q.Words || q.Outlet != "Post" {
		t.Errorf("citation %+v does not quote %q", q, body)
	}
}

func TestTools(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		c := connect(t, l)
		list, err := c.ListTools(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, tool := range list.Tools {
			names = append(names, tool.Name)
			if tool.Description == "" || !tool.Annotations.ReadOnlyHint {
				t.Errorf("%s: %+v", tool.Name, tool)
			}
		}
		slices.Sort(names)
		if want := []string{"agreement", "dyad", "occurrence", "read", "search"}; !slices.Equal(names, want) {
			t.Errorf("tools %v", names)
		}

		found := call[agent.SearchOut](t, c, "search", map[string]any{"query": "dyad:NOR-ITA type:agreement", "limit": 2})
		if len(found.Statements) != 2 || found.Next == "" || !slices.Contains(found.Statements[0].Factuality, "ITA CT-") {
			t.Fatalf("search: %+v", found)
		}
		for _, s := range found.Statements {
			cited(t, l, s.Citation)
		}
		rest := call[agent.SearchOut](t, c, "search", map[string]any{"query": "dyad:NOR-ITA type:agreement", "limit": 2, "cursor": found.Next})
		if len(rest.Statements) != 1 || rest.Statements[0].Key == found.Statements[0].Key {
			t.Errorf("the second page: %+v", rest)
		}

		d := call[agent.DyadOut](t, c, "dyad", map[string]any{"a": "nor", "b": "ITA", "since": "2024"})
		if d.A != "ITA" || len(d.Occurrences) == 0 || len(d.Agreements) == 0 {
			t.Fatalf("dyad: %+v", d)
		}
		for _, o := range slices.Concat(d.Occurrences, d.Agreements) {
			cited(t, l, o.Citation)
		}

		one := call[agent.AgreementOut](t, c, "agreement", map[string]any{"key": d.Agreements[0].Key})
		if one.Agreement == nil || one.Agreement.Entry == nil || len(one.Agreement.Tellings) == 0 {
			t.Fatalf("agreement: %+v", one)
		}
		many := call[agent.AgreementOut](t, c, "agreement", map[string]any{"parties": []string{"nor"}, "limit": 50})
		if len(many.Agreements) != len(d.Agreements) {
			t.Errorf("agreements: %+v", many)
		}
		for _, o := range many.Agreements {
			cited(t, l, o.Citation)
		}

		o := call[agent.OccurrenceOut](t, c, "occurrence", map[string]any{"key": found.Statements[0].Key})
		if len(o.Tellings) == 0 || o.Kind != "agreement" || !slices.Contains(o.Tellings[0].Held, "Italy CT-") {
			t.Errorf("occurrence: %+v", o)
		}
		for _, telling := range o.Tellings {
			cited(t, l, telling.Citation)
		}

		r := call[chancery.Reading](t, c, "read", map[string]any{"text": "Oslo signed.", "published": "2024-02-03"})
		if r.Report.ID != "sha256:read" || r.Report.Text != "Oslo signed." || r.Events == nil {
			t.Errorf("read: %+v", r)
		}
	})
}

// What goes wrong is told with what to do, and without the machine's own affairs.
func TestMistakes(t *testing.T) {
	l := ledgertest.Open(t, ledgertest.File(t))
	c := connect(t, l)
	event, err := l.Statements(context.Background(), ledger.Filter{Kind: ledger.EventKind, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	mistake := func(tool string, args map[string]any) string {
		t.Helper()
		r, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: args})
		if err != nil {
			return err.Error()
		}
		if !r.IsError {
			t.Errorf("%s %v is no mistake: %s", tool, args, text(r))
		}
		return text(r)
	}
	for _, m := range []struct {
		tool string
		args map[string]any
		want string
	}{
		{"search", map[string]any{"query": "colour:red"}, "there is no term colour. Hint: write it as"},
		{"search", map[string]any{"limit": 1000}, "from 1 to 50"},
		{"search", map[string]any{"cursor": "zzz"}, "not a cursor"},
		{"search", map[string]any{"colour": "red"}, "colour"},
		{"dyad", map[string]any{"a": "NOR", "b": ""}, "give two codes"},
		{"occurrence", map[string]any{"key": "none"}, "none"},
		{"occurrence", map[string]any{}, "key"},
		{"agreement", map[string]any{"key": event.Statements[0].Key}, "it is an event"},
		{"read", map[string]any{"text": " "}, "nothing to read"},
		{"read", map[string]any{"text": strings.Repeat("x", 500_001)}, "send parts"},
	} {
		if got := mistake(m.tool, m.args); !strings.Contains(got, m.want) {
			t.Errorf("%s %.60v: %q, want %q", m.tool, m.args, got, m.want)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := mistake("search", map[string]any{"query": "fish"}); got != "the ledger could not be asked; try again later" {
		t.Errorf("a ledger that is gone: %q", got)
	}
}

func TestWithoutAReader(t *testing.T) {
	s := agent.New(ledgertest.Open(t, ledgertest.File(t)), nil)
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Connect(context.Background(), there, nil); err != nil {
		t.Fatal(err)
	}
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	list, err := c.ListTools(context.Background(), nil)
	if err != nil || len(list.Tools) != 4 {
		t.Errorf("%d tools, %v", len(list.Tools), err)
	}
}
