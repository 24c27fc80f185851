package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"chancery"

	"github.com/alecthomas/kong"
)

// Webhooks on private addresses are refused unless whoever starts the program allows them.
func TestPrivateWebhooks(t *testing.T) {
	asked := 0
	receiver := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer receiver.Close()
	for _, command := range []string{"serve", "work"} {
		for flag, want := range map[string]int{"": 0, "--allow-private": 1} {
			var c struct {
				Serve serveCmd `cmd:""`
				Work  workCmd  `cmd:""`
			}
			parser, err := kong.New(&c)
			if err != nil {
				t.Fatal(err)
			}
			args := []string{command, "--ledger", "desk.db"}
			if flag != "" {
				args = append(args, flag)
			}
			if _, err := parser.Parse(args); err != nil {
				t.Fatal(err)
			}
			w := c.Serve.webhookFlag
			if command == "work" {
				w = c.Work.webhookFlag
			}
			client := w.sender()
			asked = 0
			err = client.Post(context.Background(), receiver.URL, nil, []byte("news"))
			client.Close()
			if asked != want || (err == nil) != (want == 1) || err != nil && chancery.KindOf(err) != chancery.Unsupported {
				t.Errorf("%s %s: the receiver was asked %d times, %v", command, flag, asked, err)
			}
		}
	}
}
