package server

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/ledger"

	"github.com/danielgtaylor/huma/v2"
)

// maxText is the greatest text that is read, in bytes.
const maxText = 500_000

// toRead is a text to be read.
type toRead struct {
	Text      string `json:"text" minLength:"1" maxLength:"500000" doc:"English, UTF-8." example:"Hungary and Romania signed a trade agreement on Tuesday."`
	Title     string `json:"title,omitempty" maxLength:"1000"`
	Outlet    string `json:"outlet,omitempty" maxLength:"200"`
	URL       string `json:"url,omitempty" maxLength:"2000"`
	Byline    string `json:"byline,omitempty" maxLength:"500"`
	Published string `json:"published,omitempty" pattern:"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" doc:"Day, month or year; what \"on Tuesday\" is counted from."`
}

// decision is a review as it is sent.
type decision struct {
	Subject string        `json:"subject,omitempty" maxLength:"100" doc:"Key of the statement; not for undo."`
	Action  ledger.Action `json:"action" enum:"accept,reject,edit,merge,split,answer,undo"`
	Value   any           `json:"value,omitempty" doc:"edit: the fields as they should be; merge, split, answer: keys of other statements."`
	Why     string        `json:"why,omitempty" maxLength:"2000"`
	Undoes  int64         `json:"undoes,omitempty" minimum:"1" doc:"For undo: the number of the decision."`
}

// decided is a review that was kept.
type decided struct {
	ID     int64 `json:"id"`
	Merged bool  `json:"merged"` // occurrences already show it; else with the next merge
}

// watchIn is a watch as it is sent.
type watchIn struct {
	Name    string `json:"name" minLength:"1" maxLength:"200"`
	Query   string `json:"query" minLength:"1" maxLength:"2000" example:"dyad:BLR-IRN type:agreement"`
	Webhook string `json:"webhook,omitempty" maxLength:"2000" format:"uri" doc:"Where what is new is posted to."`
}

// watchOut is a watch as it was kept.
type watchOut struct {
	ledger.Watch
	Secret string `json:"secret,omitempty" doc:"Signs what is sent to the webhook."`
}

// Numbered is what asks for something by its number. Like the others above of its
// kind it is exported for huma, which looks into it.
type Numbered struct {
	ID int64 `path:"id" minimum:"1"`
}

// doing describes an operation that changes something.
func doing(method, id, path, summary, tag string) huma.Operation {
	o := of(id, path, summary, tag)
	o.Method = method
	return o
}

// change adds the operations that read a text or change something.
func (a *api) change() {
	l := a.ledger
	add(a, access.Reader, doing(http.MethodPost, "read", "/read", "Reads a text; nothing is kept.", "read"),
		func(ctx context.Context, in *struct{ Body toRead }) (chancery.Reading, error) {
			b := in.Body
			if len(b.Text) > maxText {
				return chancery.Reading{}, &chancery.Error{Op: "read", Kind: chancery.TooLarge, Hint: "send parts, or use chancery ingest", Err: errors.New("the text has more than 500,000 bytes")}
			}
			return a.reading(ctx, chancery.Report{Text: b.Text, Title: b.Title, Outlet: b.Outlet, URL: b.URL, Byline: b.Byline, Published: chancery.Date(b.Published)})
		})
	add(a, access.Reviewer, doing(http.MethodPost, "review", "/reviews", "Keeps a decision about a statement.", "reviews"),
		func(ctx context.Context, in *struct{ Body decision }) (decided, error) {
			b := in.Body
			r := ledger.Review{Subject: b.Subject, Action: b.Action, Who: whoOf(ctx).signature(), Why: b.Why, Undoes: b.Undoes}
			if b.Value != nil {
				value, err := json.Marshal(b.Value)
				if err != nil {
					return decided{}, err
				}
				r.Value = value
			}
			id, err := l.Review(ctx, r)
			return decided{id, err == nil && a.merged(ctx)}, err
		})
	add(a, access.Reviewer, doing(http.MethodPost, "rate", "/ratings", "Says how reliable an outlet is: Admiralty A to F. It is never computed.", "outlets"),
		func(ctx context.Context, in *struct {
			Body struct {
				Outlet      string `json:"outlet" minLength:"1" maxLength:"500"`
				Reliability string `json:"reliability" enum:"A,B,C,D,E,F"`
				Why         string `json:"why,omitempty" maxLength:"2000"`
			}
		}) (listOf[ledger.Rating], error) {
			b := in.Body
			if err := l.Rate(ctx, ledger.Rating{Outlet: b.Outlet, Reliability: b.Reliability, Who: whoOf(ctx).signature(), Why: b.Why}); err != nil {
				return listOf[ledger.Rating]{}, err
			}
			list, err := l.Ratings(ctx, b.Outlet)
			return listOf[ledger.Rating]{list}, err
		})
	a.watches()
}

// merged lets a decision show, and reports whether it does.
func (s *Server) merged(ctx context.Context) bool {
	if _, err := s.ledger.Merge(ctx); err != nil {
		s.log.LogAttrs(ctx, slog.LevelWarn, "a decision waits to be merged", slog.String("request", visitFrom(ctx).id), slog.String("error", err.Error()))
		return false
	}
	return true
}

// watches adds the operations on the watches of whoever asks.
func (a *api) watches() {
	l := a.ledger
	put := func(ctx context.Context, id int64, in watchIn) (watchOut, error) {
		w, err := l.PutWatch(ctx, ledger.Watch{ID: id, Name: in.Name, Query: in.Query, Webhook: strings.TrimSpace(in.Webhook), Owner: whoOf(ctx).signature()})
		return watchOut{w, w.Secret}, err
	}
	add(a, access.Reviewer, of("watches", "/watches", "One's own watches, the latest first.", "watches"),
		func(ctx context.Context, _ *struct{}) (listOf[ledger.Watch], error) {
			list, err := l.Watches(ctx, whoOf(ctx).signature())
			return listOf[ledger.Watch]{list}, err
		})
	add(a, access.Reviewer, of("watch", "/watches/{id}", "A watch.", "watches"),
		func(ctx context.Context, in *Numbered) (ledger.Watch, error) {
			return l.Watch(ctx, in.ID, whoOf(ctx).signature())
		})
	add(a, access.Reviewer, doing(http.MethodPost, "add-watch", "/watches", "Keeps a query that is asked again whenever there is something new.", "watches"),
		func(ctx context.Context, in *struct{ Body watchIn }) (watchOut, error) { return put(ctx, 0, in.Body) })
	add(a, access.Reviewer, doing(http.MethodPut, "change-watch", "/watches/{id}", "Changes a watch.", "watches"),
		func(ctx context.Context, in *struct {
			Numbered
			Body watchIn
		}) (watchOut, error) {
			return put(ctx, in.ID, in.Body)
		})
	add(a, access.Reviewer, doing(http.MethodDelete, "delete-watch", "/watches/{id}", "Takes a watch away.", "watches"),
		func(ctx context.Context, in *Numbered) (listOf[ledger.Watch], error) {
			owner := whoOf(ctx).signature()
			if err := l.DeleteWatch(ctx, in.ID, owner); err != nil {
				return listOf[ledger.Watch]{}, err
			}
			list, err := l.Watches(ctx, owner)
			return listOf[ledger.Watch]{list}, err
		})
}
