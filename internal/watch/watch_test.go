package watch

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/fetch"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// receiver takes messages, or refuses the first few.
type receiver struct {
	refuse int
	bodies []Message
	ids    map[string]int
	secret string
	t      *testing.T
}

func (r *receiver) Post(_ context.Context, _ string, h http.Header, body []byte) error {
	r.ids[h.Get(DeliveryHeader)]++
	if r.refuse > 0 {
		r.refuse--
		return errors.New("not now")
	}
	if got := h.Get(SignatureHeader); got != Sign(r.secret, body) {
		r.t.Errorf("signature %q", got)
	}
	var m Message
	if err := json.Unmarshal(body, &m); err != nil {
		r.t.Error(err)
	}
	r.bodies = append(r.bodies, m)
	return nil
}

// TestTell holds that what a receiver does not take is told again, whole and under the
// same name, and that what it took is not.
func TestTell(t *testing.T) {
	ctx := context.Background()
	l := ledgertest.Open(t, ledgertest.File(t))
	w, err := l.PutWatch(ctx, ledger.Watch{Name: "Pacts", Query: "type:agreement", Webhook: "https://example.org/hook"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 130)); err != nil {
		t.Fatal(err)
	}
	// What was learned just now is left alone for a while: let it have been before.
	if _, err := l.Writer().ExecContext(ctx, "UPDATE statements SET learned = '2024-01-01T00:00:00Z'"); err != nil {
		t.Fatal(err)
	}
	if err := l.Told(ctx, w, "2023-01-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	r := &receiver{refuse: tries, ids: map[string]int{}, secret: w.Secret, t: t}
	teller := New(l, r, slog.New(slog.DiscardHandler))
	teller.wait = time.Millisecond
	if err := teller.Tell(ctx); err == nil {
		t.Error("a refusal is no error")
	}
	if now, err := l.Watch(ctx, w.ID, ""); err != nil || now.Told != "2023-01-01T00:00:00Z" || len(r.bodies) != 0 || len(r.ids) != 1 {
		t.Fatalf("refused: %+v, %d taken, %d names, %v", now, len(r.bodies), len(r.ids), err)
	}
	r.refuse = 1
	if err := teller.Tell(ctx); err != nil {
		t.Fatal(err)
	}
	if len(r.bodies) != 2 || len(r.bodies[0].Statements) != perMessage || len(r.bodies[1].Statements) != 30 || !r.bodies[0].More || r.bodies[1].More || len(r.ids) != 2 {
		t.Errorf("%d messages, %d names", len(r.bodies), len(r.ids))
	}
	if err := teller.Tell(ctx); err != nil || len(r.bodies) != 2 {
		t.Errorf("told again: %d messages, %v", len(r.bodies), err)
	}
	other := New(l, r, slog.New(slog.DiscardHandler))
	if mine, err := l.Turn(ctx, "watches", other.name, turn); err != nil || mine {
		t.Errorf("another process tells at the same time: %v, %v", mine, err)
	}
}

// TestTellingIsGuarded holds that a watch cannot make this machine connect to its own
// network, unless that is allowed, and that it loses nothing by it.
func TestTellingIsGuarded(t *testing.T) {
	ctx := context.Background()
	l := ledgertest.Open(t, ledgertest.File(t))
	messages := 0
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if body, _ := io.ReadAll(r.Body); strings.HasPrefix(r.Header.Get(SignatureHeader), "sha256=") && json.Valid(body) {
			messages++
		}
	}))
	defer hook.Close()
	w, err := l.PutWatch(ctx, ledger.Watch{Name: "Pacts", Query: "type:agreement", Webhook: hook.URL})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 3)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Writer().ExecContext(ctx, "UPDATE statements SET learned = '2024-01-01T00:00:00Z'"); err != nil {
		t.Fatal(err)
	}
	if err := l.Told(ctx, w, "2023-01-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	for _, allowed := range []bool{false, true} {
		client := fetch.New(fetch.Options{AllowPrivate: allowed})
		teller := New(l, client, slog.New(slog.DiscardHandler))
		teller.wait, teller.name = 0, "one process"
		err := teller.Tell(ctx)
		client.Close()
		if allowed && (err != nil || messages != 1) || !allowed && (chancery.KindOf(err) != chancery.Unsupported || messages != 0) {
			t.Errorf("private addresses allowed: %v; %d messages, %v", allowed, messages, err)
		}
	}
}
