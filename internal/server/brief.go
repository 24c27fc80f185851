package server

import (
	"net/http"
	"sync"
	"time"

	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// counts keeps the counts of the ledger for a while: they look at all of it.
type counts struct {
	mu    sync.Mutex
	at    time.Time
	value ledger.Counts
}

const countsFor = 30 * time.Second

// count returns the counts of the ledger as of half a minute ago at most.
func (s *Server) count(r *http.Request) (ledger.Counts, error) {
	s.counts.mu.Lock()
	defer s.counts.mu.Unlock()
	if time.Since(s.counts.at) < countsFor {
		return s.counts.value, nil
	}
	c, err := s.ledger.Counts(r.Context())
	if err == nil {
		s.counts.at, s.counts.value = time.Now(), c
	}
	return c, err
}

// brief shows what came last.
type brief struct {
	Counts ledger.Counts      `json:"counts"`
	Newest []ledger.Statement `json:"newest"` // the last ones learned
}

func (s *Server) brief(r *http.Request) (any, error) {
	c, err := s.count(r)
	if err != nil {
		return nil, err
	}
	page, err := s.ledger.Statements(r.Context(), ledger.Filter{Newest: true, Limit: 20})
	return &brief{c, page.Statements}, err
}

func (b *brief) frame(p *ui.Page) { p.Title = "Brief" }

// Stats are the counts as the page shows them.
func (b *brief) Stats() []ui.Stat {
	return []ui.Stat{
		{Number: number(b.Counts.Reports), Text: "reports"},
		{Number: number(b.Counts.Outlets), Text: "outlets"},
		{Number: number(b.Counts.Events), Text: "events", URL: searchURL("type:event", "")},
		{Number: number(b.Counts.Agreements), Text: "agreements", URL: searchURL("type:agreement", "")},
		{Number: number(b.Counts.Attributions), Text: "attributions", URL: searchURL("type:attribution", "")},
		{Number: number(b.Counts.Questions), Text: "open questions", URL: searchURL("type:question", "")},
	}
}

// Cards are the statements as the page shows them.
func (b *brief) Cards() []ui.Statement { return cards(b.Newest) }

// Empty is shown for an empty ledger.
func (b *brief) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing has been read yet", Text: "Take reports in: chancery ingest --ledger FILE reports/"}
}
