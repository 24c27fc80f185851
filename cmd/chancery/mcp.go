package main

import (
	"context"
	"errors"
	"io"

	"chancery"
	"chancery/internal/agent"
	"chancery/internal/ledger"
	"chancery/read"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type mcpCmd struct {
	ledgerFlag
}

// Help is the longer help of the command.
func (mcpCmd) Help() string {
	return `Serves the tools search, dyad, agreement, occurrence and read to one agent. Each answer cites reports, their words and where these stand. chancery serve offers the same tools under /mcp.

Examples:
  claude mcp add chancery -- chancery mcp --ledger desk.db`
}

// Run serves until the agent is done.
func (c *mcpCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	return c.with(e, func(l *ledger.Ledger) error {
		server := agent.New(l, func(_ context.Context, r chancery.Report) (chancery.Reading, error) { return reader.Read(r), nil })
		err := server.Run(e.ctx, &mcp.IOTransport{Reader: io.NopCloser(e.stdin), Writer: unclosed{e.stdout}})
		if err != nil && !errors.Is(err, io.EOF) && e.ctx.Err() == nil {
			return &chancery.Error{Op: "serve an agent", Kind: chancery.IO, Err: err}
		}
		return nil
	})
}

// unclosed is a writer that is not this command's to close.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }
