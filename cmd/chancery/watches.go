package main

import (
	"context"
	"log/slog"

	"chancery/internal/fetch"
	"chancery/internal/ledger"
	"chancery/internal/watch"
)

// tellBeside tells webhooks what is new for watches while a server or a worker runs.
// The function it returns ends that. Receivers on private addresses are refused.
func tellBeside(ctx context.Context, l *ledger.Ledger, log *slog.Logger) func() {
	ctx, cancel := context.WithCancel(ctx)
	client := fetch.New(fetch.Options{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		watch.New(l, client, log).Beside(ctx)
	}()
	return func() {
		cancel()
		<-ended
		client.Close()
	}
}
