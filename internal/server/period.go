package server

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
	"chancery/ontology"
)

// period is the months and the types that the network and the map look at.
type period struct {
	From string `json:"from"` // "2023-03"; "" is open
	To   string `json:"to"`
	What string `json:"what"` // see analysis.Wanting

	last   string // the last month that the ledger holds
	all    bool   // asked for all years
	wanted func(string) bool
}

// periodOf reads the period that is asked for: the twelve months until the last that
// the ledger holds where none is.
func (s *Server) periodOf(ctx context.Context, q url.Values) (p period, err error) {
	if p.last, err = s.ledger.LastMonth(ctx, day(s.now())); err != nil {
		return p, err
	}
	from, err := dayOf(q, "from", false)
	if err != nil {
		return p, err
	}
	to, err := dayOf(q, "to", true)
	if err != nil {
		return p, err
	}
	p.From, p.To, p.all = from[:min(len(from), 7)], to[:min(len(to), 7)], q.Get("all") != ""
	if p.From+p.To == "" && !p.all && p.last != "" {
		p.From, p.To = monthsBefore(p.last, 11), p.last
	}
	var ok bool
	p.What = strings.TrimSpace(q.Get("what"))
	if p.wanted, ok = analysis.Wanting(p.What); !ok {
		return p, &chancery.Error{Op: "list", Kind: chancery.Usage, Subject: "what " + p.What, Hint: "cooperation, conflict, agreement, or a PLOVER type", Err: errors.New("no such kind of tie")}
	}
	return p, nil
}

// monthsBefore returns the month that lies n before another.
func monthsBefore(month string, n int) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return ""
	}
	return t.AddDate(0, -n, 0).Format("2006-01")
}

// filter is the form of the period. The slider moves the same fields.
func (p *period) filter(action string) ui.Filter {
	what := []ui.Option{{Text: "everything"}, {Value: "cooperation", Text: "cooperation"}, {Value: "conflict", Text: "conflict"}, {Value: ledger.AgreementKind, Text: "agreements"}}
	for _, q := range analysis.Quads() {
		if q != ledger.AgreementKind {
			what = append(what, ui.Option{Value: q, Text: q})
		}
	}
	for _, t := range ontology.Default().Types() {
		what = append(what, ui.Option{Value: strings.ToLower(string(t.Type)), Text: string(t.Type)})
	}
	return ui.Filter{Action: action, Slider: p.last, Fields: []ui.Field{{Name: "from", Label: "From", Kind: "month", Value: p.From}, {Name: "to", Label: "To", Kind: "month", Value: p.To},
		{Name: "what", Label: "What", Kind: "select", Value: strings.ToLower(p.What), Options: what}}}
}

// words says which time it is.
func (p *period) words() string {
	switch {
	case p.From == "" && p.To == "":
		return "of all time"
	case p.From == "":
		return "until " + p.To
	case p.To == "":
		return "since " + p.From
	case p.From == p.To:
		return "of " + p.From
	}
	return "from " + p.From + " to " + p.To
}

// days are the first and last day of the period, as other pages take them.
func (p *period) days() []string {
	var since, until string
	if p.From != "" {
		since = p.From + "-01"
	}
	if t, err := time.Parse("2006-01", p.To); err == nil {
		until = t.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return []string{"since", since, "until", until}
}

// links lead to all years.
func (p *period) links(path string) []ui.Link {
	if p.From+p.To == "" {
		return nil
	}
	return []ui.Link{{Text: "All years", URL: withQuery(path, "all", "1", "what", p.What)}}
}
