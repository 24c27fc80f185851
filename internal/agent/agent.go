// Package agent lets language models and other agents ask a ledger, over the Model
// Context Protocol. Every answer cites what it rests on: the report, the words, and
// where they stand in its text.
package agent

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"chancery"
	"chancery/internal/ledger"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const instructions = `Chancery holds what news reports say between states: events, agreements, who says so and how sure. It was read by machine and can be wrong. Quote the words of a citation and name its outlet and report when you use an answer. Factuality is FactBank's: CT+ certain, PR+ probable, PS+ possible, CT- denied, Uu not committed; each holder has its own. Contradictions stand side by side: tell both.`

// New makes a server that asks a ledger. read reads a text; without it there is no
// such tool. One server serves all sessions.
func New(l *ledger.Ledger, read func(context.Context, chancery.Report) (chancery.Reading, error)) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "chancery", Title: "Chancery", Version: chancery.Version}, &mcp.ServerOptions{Instructions: instructions})
	t := tools{l, read}
	add(s, "search", "Statements that a query asks for, the last learned first. Terms that must all hold: dyad:BLR-IRN, country:IRN, type:SUPPORT,AID or type:agreement, status:signed, since:2023-03, until:2024, said-by:IRN, factuality:denied, outlet:NAME, words.", t.search)
	add(s, "dyad", "What two states or organisations did to and with each other, the latest first, with the agreements between them and open questions. Codes are ISO 3166-1 alpha-3, or those of organisations.", t.dyad)
	add(s, "agreement", "One agreement by its key, with the standing of its parties; or, without a key, agreements of the register that match.", t.agreement)
	add(s, "occurrence", "One event or agreement by its key, or by that of a statement: every report that tells of it, and who affirms, denies or leaves it open.", t.occurrence)
	if read != nil {
		add(s, "read", "Reads an English text and returns what it says: actors, events, agreements, attributions, questions, each with its words and their bytes. Nothing is kept.", t.readText)
	}
	return s
}

// add adds a tool that changes nothing.
func add[In, Out any](s *mcp.Server, name, what string, do func(context.Context, In) (Out, error)) {
	closed := false
	tool := &mcp.Tool{Name: name, Description: what, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(s, tool, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		out, err := do(ctx, in)
		return nil, out, told(err)
	})
}

// told is an error as the agent is told it: with what to do, and without what it
// cannot help.
func told(err error) error {
	if err == nil {
		return nil
	}
	switch chancery.KindOf(err) {
	case chancery.Usage, chancery.NotFound, chancery.TooLarge, chancery.Unsupported, chancery.Invalid:
		if hint := chancery.HintOf(err); hint != "" {
			return fmt.Errorf("%w. Hint: %s", err, hint)
		}
		return err
	default:
		return errors.New("the ledger could not be asked; try again later")
	}
}

// tools are the tools of a server.
type tools struct {
	ledger *ledger.Ledger
	read   func(context.Context, chancery.Report) (chancery.Reading, error)
}

// Rows of an answer: agents read all of it.
const (
	usualRows = 10
	maxRows   = 50
)

func rows(n int) (int, error) {
	if n == 0 {
		return usualRows, nil
	}
	if n < 0 || n > maxRows {
		return 0, &chancery.Error{Op: "list", Kind: chancery.Usage, Subject: fmt.Sprintf("limit %d", n), Hint: fmt.Sprintf("from 1 to %d", maxRows), Err: errors.New("not a number of rows")}
	}
	return n, nil
}

type searchIn struct {
	Query  string `json:"query,omitempty" jsonschema:"terms that must all hold; empty for all"`
	Limit  int    `json:"limit,omitempty" jsonschema:"rows, from 1 to 50; 10 without it"`
	Cursor string `json:"cursor,omitempty" jsonschema:"the next of the answer before, unchanged"`
}

// Statement is a statement with its citation.
type Statement struct {
	Key        string       `json:"key"`
	Occurrence string       `json:"occurrence,omitempty"` // what it is merged into
	Kind       string       `json:"kind"`
	Type       string       `json:"type"`
	Mode       string       `json:"mode,omitempty"`
	Status     string       `json:"status,omitempty"`
	Day        string       `json:"day,omitempty"`
	Codes      []string     `json:"codes"`
	Factuality []string     `json:"factuality"`
	Citation   ledger.Quote `json:"citation"`
}

// SearchOut answers search.
type SearchOut struct {
	Statements []Statement `json:"statements"`
	Total      string      `json:"total"` // "17", or "1,000+"
	Next       string      `json:"next,omitempty"`
}

func (t tools) search(ctx context.Context, in searchIn) (out SearchOut, err error) {
	f, err := ledger.ParseQuery(in.Query)
	if err != nil {
		return out, err
	}
	if f.Limit, err = rows(in.Limit); err != nil {
		return out, err
	}
	f.Cursor = in.Cursor
	page, err := t.ledger.Search(ctx, f)
	if err != nil {
		return out, err
	}
	out = SearchOut{Statements: []Statement{}, Total: page.Total.String(), Next: page.Next}
	for _, s := range page.Statements {
		out.Statements = append(out.Statements, Statement{Key: s.Key, Occurrence: s.Occurrence, Kind: s.Kind, Type: s.Type, Mode: s.Mode, Status: s.Status, Day: s.Day,
			Codes: s.Codes, Factuality: s.Factual,
			Citation: ledger.Quote{Report: s.Report, Outlet: s.Outlet, Title: s.Title, Published: s.Published, Start: s.Start, End: s.End, Words: s.Words}})
	}
	return out, nil
}

type readIn struct {
	Text      string `json:"text" jsonschema:"English, at most 500000 bytes"`
	Published string `json:"published,omitempty" jsonschema:"day of publication, as 2023-03-13: what 'on Tuesday' is counted from"`
	Outlet    string `json:"outlet,omitempty"`
}

// maxText is the greatest text that is read, in bytes.
const maxText = 500_000

func (t tools) readText(ctx context.Context, in readIn) (any, error) {
	if len(in.Text) > maxText {
		return nil, &chancery.Error{Op: "read", Kind: chancery.TooLarge, Hint: "send parts", Err: fmt.Errorf("the text has more than %d bytes", maxText)}
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, &chancery.Error{Op: "read", Kind: chancery.Usage, Hint: "send a text", Err: errors.New("there is nothing to read")}
	}
	r, err := t.read(ctx, chancery.Report{Text: in.Text, Published: chancery.Date(in.Published), Outlet: in.Outlet})
	if err != nil {
		return nil, err
	}
	return r.Normal(), nil
}
