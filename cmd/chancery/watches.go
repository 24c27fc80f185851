package main

import (
	"context"
	"log/slog"

	"chancery/internal/fetch"
	"chancery/internal/ledger"
	"chancery/internal/watch"
)

// webhookFlag says where webhooks may be: whoever may keep a watch names an address that
// this machine then connects to, so that only whoever starts the program can open its
// own network to them.
type webhookFlag struct {
	AllowPrivate bool `help:"Let webhooks be on loopback, private and other special addresses, and on any port."`
}

// tellBeside tells webhooks what is new for watches while a server or a worker runs.
// The function it returns ends that. Receivers on private addresses are refused unless
// the flag allows them.
func (w webhookFlag) tellBeside(ctx context.Context, l *ledger.Ledger, log *slog.Logger) func() {
	ctx, cancel := context.WithCancel(ctx)
	client := w.sender()
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

// sender posts to webhooks.
func (w webhookFlag) sender() *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: w.AllowPrivate})
}
