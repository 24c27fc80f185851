package server

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"chancery/internal/ledger"
)

// decide keeps what somebody decided on the page of reviews and leads to the next
// statement of the queue.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, badForm(err))
		return
	}
	form := r.PostForm
	decision, err := s.decisionOf(r, form)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if _, err := s.ledger.Review(r.Context(), decision); err != nil {
		s.fail(w, r, err)
		return
	}
	s.merged(r.Context())
	next := form.Get("next")
	if decision.Action == ledger.Undo || decision.Action == ledger.Change || decision.Action == ledger.Join || decision.Action == ledger.Part {
		next = form.Get("key") // to see what came of it
	}
	http.Redirect(w, r, withQuery("/review", "doubt", form.Get("doubt"), "key", next), http.StatusSeeOther)
}

// decisionOf reads a decision from the form.
func (s *Server) decisionOf(r *http.Request, form url.Values) (ledger.Review, error) {
	d := ledger.Review{Subject: form.Get("key"), Action: ledger.Action(form.Get("action")), Who: whoOf(r.Context()).signature(), Why: cut(strings.TrimSpace(form.Get("why")), maxWhy)}
	switch d.Action {
	case ledger.Undo:
		d.Undoes, _ = strconv.ParseInt(form.Get("undoes"), 10, 64) // 0 is refused by the ledger
	case ledger.Join, ledger.Part:
		others := []string{}
		for _, key := range form["with"] {
			if key != "" {
				others = append(others, key)
			}
		}
		d.Value, _ = json.Marshal(others) // of strings: it cannot fail
	case ledger.Change:
		current, err := s.ledger.Reviewed(r.Context(), d.Subject)
		if err != nil {
			return d, err
		}
		d.Value, _ = json.Marshal(editFrom(form, &current)) // of strings: it cannot fail
	}
	return d, nil
}

// editFrom is what a form changes: what differs from what holds now.
func editFrom(form url.Values, current *ledger.Reviewed) ledger.Edit {
	var e ledger.Edit
	read, now := &current.Read, &current.Now
	text := func(name string, to **string, was, is *string) {
		if value := strings.TrimSpace(form.Get(name)); was != nil && form.Has(name) && value != deref(is, was) {
			*to = &value
		}
	}
	codes := func(name string, to **[]string, was, is *[]string) {
		value := strings.Fields(strings.ToUpper(strings.ReplaceAll(form.Get(name), ",", " ")))
		if was != nil && form.Has(name) && strings.Join(value, " ") != strings.Join(deref(is, was), " ") {
			*to = &value
		}
	}
	text("type", &e.Type, read.Type, now.Type)
	text("mode", &e.Mode, read.Mode, now.Mode)
	text("title", &e.Title, read.Title, now.Title)
	text("status", &e.Status, read.Status, now.Status)
	codes("actors", &e.Actors, read.Actors, now.Actors)
	codes("recipients", &e.Recipients, read.Recipients, now.Recipients)
	codes("parties", &e.Parties, read.Parties, now.Parties)
	text("time", &e.Time, read.Time, now.Time)
	text("place", &e.Place, read.Place, now.Place)
	text("country", &e.Country, read.Country, now.Country)
	return e
}

// deref is the first of two that is there.
func deref[T any](first, second *T) T {
	if first != nil {
		return *first
	}
	return *second
}
