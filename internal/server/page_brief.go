package server

import (
	"net/http"
	"time"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// brief shows what is new since the last visit, or since a day that is asked for.
type brief struct {
	ledger.Brief
	Counts  ledger.Counts `json:"counts"`
	Counted bool          `json:"counted"` // false shortly after the start on a large ledger
	Soon    string        `json:"soon"`    // agreements that end before this day are listed

	n     names
	today string
	visit visits
}

// The spans of the brief.
const (
	firstLook  = 7 * 24 * time.Hour // of somebody who was not here before
	expirySoon = 180                // days within which an end is soon
)

func (s *Server) brief(r *http.Request) (any, error) {
	now := s.now()
	v := &brief{n: s.names, today: day(now), Soon: day(now.AddDate(0, 0, expirySoon))}
	since := now.Add(-firstLook)
	v.visit = s.visits(r, now)
	if !v.visit.before.IsZero() {
		since = v.visit.before
	}
	if asked := r.URL.Query().Get("since"); asked != "" {
		var err error
		if since, err = parseMoment(asked); err != nil {
			return nil, err
		}
	}
	var err error
	if v.Brief, err = s.ledger.Brief(r.Context(), moment(since), v.today, v.Soon); err != nil {
		return nil, err
	}
	v.Counts, v.Counted = s.counted(r.Context())
	return v, nil
}

// parseMoment reads a day or a moment.
func parseMoment(text string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, &chancery.Error{Op: "brief", Kind: chancery.Usage, Subject: "since " + text, Hint: "write it as 2024-02-03", Err: errNoDay}
}

func day(t time.Time) string    { return t.UTC().Format(time.DateOnly) }
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func (v *brief) frame(p *ui.Page) { p.Title = "Brief" }

func (v *brief) cookies() []*http.Cookie { return v.visit.cookies() }

// Nothing tells whether the ledger is empty.
func (v *brief) Nothing() bool { return len(v.Reports) == 0 }

// Empty is shown for an empty ledger.
func (v *brief) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing has been read yet", Text: "Take reports in: chancery ingest --ledger FILE reports/"}
}

// SinceDay is the day since which things are new.
func (v *brief) SinceDay() string { return v.Since[:len("2024-02-03")] }

// Stats are the counts as the page shows them.
func (v *brief) Stats() []ui.Stat {
	fresh := ui.Stat{Number: v.New.String(), Text: "new occurrences"}
	if !v.Counted {
		return []ui.Stat{fresh}
	}
	return []ui.Stat{
		fresh,
		{Number: number(v.Counts.Reports), Text: "reports in all"},
		{Number: number(v.Counts.Outlets), Text: "outlets"},
		{Number: number(v.Counts.Events), Text: "events", URL: searchURL("type:event", "")},
		{Number: number(v.Counts.Agreements), Text: "agreements", URL: searchURL("type:agreement", "")},
		{Number: number(v.Counts.Attributions), Text: "attributions", URL: searchURL("type:attribution", "")},
		{Number: number(v.Counts.Questions), Text: "open questions", URL: searchURL("type:question", "")},
	}
}

// Filter asks for another day.
func (v *brief) Filter() ui.Filter {
	return ui.Filter{Action: "/", Fields: []ui.Field{{Name: "since", Label: "New since", Kind: "date", Value: v.SinceDay()}}}
}

// The parts of the page.
func (v *brief) Weighty() []ui.Statement  { return v.n.items(v.Occurrences) }
func (v *brief) Disputed() []ui.Statement { return v.n.items(v.Contradicted) }
func (v *brief) Asked() []ui.Statement    { return v.n.asked(v.Opened) }
func (v *brief) Replied() []ui.Statement  { return v.n.asked(v.Answered) }

// NewAgreements and Ending are tables of agreements.
func (v *brief) NewAgreements() ui.Table {
	return v.n.agreementTable("Agreements learned of since then", v.Agreements, v.today, v.Soon)
}

func (v *brief) Ending() ui.Table {
	return v.n.agreementTable("Agreements that end within 180 days", v.Expiring, v.today, v.Soon)
}

// Latest lists the latest reports.
func (v *brief) Latest() ui.Table {
	t := ui.Table{Caption: "By day of publication", Columns: []ui.Column{{Text: "Published", Tight: true}, {Text: "Outlet"}, {Text: "Report"}}}
	for _, r := range v.Reports {
		t.Rows = append(t.Rows, told(r))
	}
	return t
}

func told(r ledger.Told) []ui.Cell {
	title := r.Title
	if title == "" {
		title = "Report without a title"
	}
	return []ui.Cell{{Text: string(r.Published)}, {Text: r.Outlet, URL: outletLink(r.Outlet).URL}, {Text: title, URL: reportURL(string(r.Report))}}
}

// agreementTable lists agreements.
func (n names) agreementTable(caption string, list []ledger.Item, today, soon string) ui.Table {
	t := ui.Table{Caption: caption, Columns: []ui.Column{{Text: "Agreement"}, {Text: "Parties"}, {Text: "Kind"}, {Text: "Status"}, {Text: "Signed", Tight: true}, {Text: "Term", Tight: true}, {Text: "Ends", Tight: true}, {Text: "Fields"}, {Text: "Reports", Number: true}}}
	for i := range list {
		o := &list[i]
		terms := o.Terms
		if terms == nil {
			terms = &ledger.Terms{}
		}
		ends := ui.Cell{Text: terms.Expires}
		switch analysis.ExpiryOf(terms.Expires, today, soon) {
		case analysis.Soon:
			ends.Note, ends.Text = "within 180 days", terms.Expires+" (soon)"
		case analysis.Expired:
			ends.Note, ends.Text = "as far as is known", terms.Expires+" (past)"
		}
		term := terms.From
		switch {
		case terms.To != "":
			term += " to " + terms.To
		case terms.Duration != "":
			term = durationText(terms.Duration)
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: agreementTitle(o), URL: agreementURL(o.Key), Tone: toneOf(analysis.StandingOf(o)), Note: clip(o.Words, 200)}, {Text: n.list(o.Parties, 4)}, {Text: o.Type}, {Text: terms.Status},
			{Text: terms.Signed}, {Text: term}, ends, {Text: clip(terms.Fields, 80), Note: terms.Fields}, {Text: number(o.Reports)}})
	}
	return t
}

func toneOf(s analysis.Standing) ui.Tone {
	switch s {
	case analysis.Affirmed:
		return ui.Affirmed
	case analysis.Denied:
		return ui.Denied
	}
	return ui.Claimed
}
