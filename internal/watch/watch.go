// Package watch tells webhooks what is new for the watches of a ledger.
package watch

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"chancery/internal/ledger"
)

// Sender posts a body to an address; see fetch.Client.
type Sender interface {
	Post(ctx context.Context, address string, header http.Header, body []byte) error
}

// Message is what a webhook is sent.
type Message struct {
	Watch      string       `json:"watch"` // its name
	ID         int64        `json:"id"`
	Query      string       `json:"query"`
	Statements []ledger.Hit `json:"statements"` // the first learned come first
	More       bool         `json:"more"`       // another message follows
}

// The headers of a message. Delivery is the same when a message is sent again.
const (
	SignatureHeader = "Chancery-Signature"
	DeliveryHeader  = "Chancery-Delivery"
)

// Sign returns the signature of a body: "sha256=" and the HMAC-SHA256 of the body with
// the secret as key, in hexadecimal digits.
func Sign(secret string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = mac.Write(body) // a hash takes everything
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// How messages are sent.
const (
	perMessage = 100              // statements
	tries      = 3                // of one message in one round; the next round tries again
	firstWait  = 2 * time.Second  // before the second try; then twice as long
	turn       = 2 * time.Minute  // how long one process has the telling to itself
	every      = 30 * time.Second // between rounds
)

// Teller tells webhooks.
type Teller struct {
	ledger *ledger.Ledger
	sender Sender
	log    *slog.Logger
	name   string // of this process among others
	wait   time.Duration
}

// New returns a teller. log takes what could not be delivered.
func New(l *ledger.Ledger, s Sender, log *slog.Logger) *Teller {
	return &Teller{ledger: l, sender: s, log: log, name: rand.Text(), wait: firstWait}
}

// Beside tells webhooks every half a minute until the context ends. Of several
// processes on one ledger one does it at a time.
func (t *Teller) Beside(ctx context.Context) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := t.Tell(ctx); err != nil && ctx.Err() == nil {
			t.log.LogAttrs(ctx, slog.LevelWarn, "watches could not be told", slog.String("error", err.Error()))
		}
	}
}

// Tell tells every webhook what is new. A watch moves on only when its receiver has
// taken a message, so none is lost; one may come twice. What one receiver refuses
// keeps no other from being told.
func (t *Teller) Tell(ctx context.Context) error {
	list, err := t.ledger.Watches(ctx, "")
	if err != nil {
		return err
	}
	var failed []error
	for _, w := range list {
		if w.Webhook == "" {
			continue
		}
		mine, err := t.ledger.Turn(ctx, "watches", t.name, turn)
		if err != nil {
			return err
		}
		if !mine {
			return errors.Join(failed...)
		}
		if err := t.one(ctx, w); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// one tells one webhook all that is new for it.
func (t *Teller) one(ctx context.Context, w ledger.Watch) error {
	for {
		news, err := t.ledger.NewFor(ctx, w, w.Told, perMessage)
		if err != nil || len(news.Statements) == 0 {
			return err
		}
		body, err := json.Marshal(Message{Watch: w.Name, ID: w.ID, Query: w.Query, Statements: news.Statements, More: news.More})
		if err != nil {
			return err
		}
		if err := t.send(ctx, &w, news.Told, body); err != nil {
			return err
		}
		if err := t.ledger.Told(ctx, w, news.Told); err != nil {
			return err
		}
		w.Told = news.Told
		if !news.More {
			return nil
		}
	}
}

// send sends a message, again if it is not taken.
func (t *Teller) send(ctx context.Context, w *ledger.Watch, told string, body []byte) error {
	id := sha256.Sum256([]byte(w.Secret + " " + w.Told + " " + told))
	header := http.Header{"Content-Type": {"application/json"}, SignatureHeader: {Sign(w.Secret, body)}, DeliveryHeader: {hex.EncodeToString(id[:12])}}
	var err error
	for try, wait := 1, t.wait; ; try, wait = try+1, 2*wait {
		if err = t.sender.Post(ctx, w.Webhook, header, body); err == nil || try == tries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}
