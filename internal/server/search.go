package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// search shows the statements that a query asks for, the last learned first.
type search struct {
	Query string `json:"query"`
	ledger.Page
	first bool // no cursor was given
}

func (s *Server) search(r *http.Request) (any, error) {
	q := r.URL.Query()
	f, err := ledger.ParseQuery(q.Get("q"))
	if err != nil {
		return nil, err
	}
	f.Newest, f.Cursor = true, q.Get("cursor")
	if f.Limit, err = limitOf(q); err != nil {
		return nil, err
	}
	page, err := s.ledger.Statements(r.Context(), f)
	return &search{q.Get("q"), page, f.Cursor == ""}, err
}

// The rows of a list.
const (
	usualRows = 50
	maxRows   = 500
)

// limitOf reads the number of rows that is asked for.
func limitOf(q url.Values) (int, error) {
	text := q.Get("limit")
	if text == "" {
		return usualRows, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxRows {
		return 0, &chancery.Error{Op: "list", Kind: chancery.Usage, Subject: "limit " + text, Hint: "from 1 to " + strconv.Itoa(maxRows), Err: errors.New("not a number of rows")}
	}
	return n, nil
}

func (v *search) frame(p *ui.Page) { p.Title, p.Query = "Search", v.Query }

// Found says how much was found.
func (v *search) Found() string {
	if v.Total == 1 {
		return "1 statement"
	}
	return number(v.Total) + " statements"
}

// Cards are the statements as the page shows them.
func (v *search) Cards() []ui.Statement { return cards(v.Statements) }

// Pager leads on.
func (v *search) Pager() ui.Pager {
	p := ui.Pager{Total: v.Total}
	if !v.first {
		p.First = searchURL(v.Query, "")
	}
	if v.Next != "" {
		p.Next = searchURL(v.Query, v.Next)
	}
	return p
}

// Empty is shown when nothing was found.
func (v *search) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing matches", Text: "All terms must hold. Leave one out, or look for other words.",
		Links: []ui.Link{{Text: "All statements", URL: "/search"}}}
}

func searchURL(query, cursor string) string {
	v := url.Values{"q": {query}}
	if cursor != "" {
		v.Set("cursor", cursor)
	}
	return "/search?" + v.Encode()
}
