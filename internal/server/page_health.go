package server

import (
	"cmp"
	"net/http"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// dataHealth shows how the data stands.
type dataHealth struct {
	ledger.Health
	Program string `json:"program"` // version
}

func (s *Server) dataHealth(r *http.Request) (any, error) {
	h, err := s.ledger.Health(r.Context())
	return &dataHealth{h, chancery.Version}, err
}

func (v *dataHealth) frame(p *ui.Page) { p.Title = "Data health" }

// Stats are the counts.
func (v *dataHealth) Stats() []ui.Stat {
	return []ui.Stat{{Number: number(v.Reports), Text: plural(v.Reports, "report")}, {Number: number(v.Inbox), Text: "reports wait to be read"}, {Number: number(v.Waiting), Text: "statements wait to be merged"},
		{Number: number(v.Aside), Text: "reports set aside"}, {Number: number(v.NoOutlet), Text: "reports without an outlet"}, {Number: number(v.NoDay), Text: "reports without a day"}}
}

// Span says from when to when reports are.
func (v *dataHealth) Span() string {
	if v.First == "" {
		return ""
	}
	return v.First + " to " + v.Last
}

func tallied(caption, head, count string, list []ledger.Tallied, unknown string) ui.Table {
	t := ui.Table{Caption: caption, Columns: []ui.Column{{Text: head}, {Text: count, Number: true}}}
	for _, l := range list {
		t.Rows = append(t.Rows, []ui.Cell{{Text: cmp.Or(l.Value, unknown)}, {Text: number(l.N)}})
	}
	return t
}

// EngineTable, LanguageTable and ReviewTable are counts.
func (v *dataHealth) EngineTable() ui.Table {
	return tallied("Readings by engine: version and model", "Engine", "Readings", v.Engines, "unknown")
}
func (v *dataHealth) LanguageTable() ui.Table {
	return tallied("Languages of the latest "+number(v.Looked)+" reports", "Language", "Reports", v.Languages, "unknown")
}
func (v *dataHealth) ReviewTable() ui.Table {
	return tallied("Decisions that hold", "Decision", "Number", v.Reviews, "")
}

// FeedTable is how fetching goes.
func (v *dataHealth) FeedTable() ui.Table {
	t := ui.Table{Caption: "Feeds", Columns: []ui.Column{{Text: "Feed"}, {Text: "Outlet"}, {Text: "Fetched"}, {Text: "Due"}, {Text: "Failures in a row", Number: true}, {Text: "Last failure"}}}
	for _, f := range v.Feeds {
		c := ui.Cell{Text: cmp.Or(f.Title, f.URL), Note: f.URL}
		t.Rows = append(t.Rows, []ui.Cell{c, {Text: f.Outlet}, {Text: cmp.Or(f.Fetched, "never")}, {Text: f.Due}, {Text: number(f.Failures)}, {Text: f.Error}})
	}
	return t
}
