package server

import (
	"net/http"
	"slices"
	"strings"

	"chancery/internal/analysis"
	"chancery/internal/draw"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/server/ui"
)

// country shows what the ledger holds of a state or organisation.
type country struct {
	Name string `json:"name"`
	ledger.Country
	Course  analysis.Course      `json:"course"` // by month or year
	Types   []analysis.TypeCount `json:"types"`
	Shares  []analysis.Partner   `json:"partners_by_quadrant"` // those with most occurrences first
	Holders []analysis.Holder    `json:"holders"`

	n           names
	today, soon string
}

func (s *Server) country(r *http.Request) (any, error) {
	code := strings.ToUpper(r.PathValue("code"))
	now := s.now()
	v := &country{Name: s.names.of(code), n: s.names, today: day(now), soon: day(now.AddDate(0, 0, expirySoon))}
	var err error
	if v.Country, err = s.ledger.Country(r.Context(), code); err != nil {
		return nil, err
	}
	v.Course, v.Types = analysis.CourseOf(v.Tally), analysis.Types(v.Tally)
	v.Shares, v.Holders = analysis.Partners(v.Partners), analysis.Offices(v.Offices)
	return v, nil
}

func (v *country) frame(p *ui.Page) {
	p.Title, p.Crumbs = v.Name, []ui.Link{{Text: "Countries", URL: "/countries"}, {Text: v.Name}}
	p.Exports = append(files("country:"+v.Code, occurrenceFiles...), files("country:"+v.Code, statementFiles...)...)
	p.Exports = append(p.Exports, ui.Link{Text: "GGO CSV", Title: "agreements, as treaty sets have them", URL: withQuery(registerFile+"csv", "party", v.Code)})
}

// Nothing tells whether the ledger holds nothing of the country.
func (v *country) Nothing() bool {
	return len(v.Tally)+len(v.Newest)+len(v.Country.Questions)+len(v.Offices) == 0
}

// Empty is shown then.
func (v *country) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing is known of " + v.Name, Text: "No report that was read tells of anything it did or that was done to it.", Links: []ui.Link{{Text: "Countries with something", URL: "/countries"}}}
}

// Stats are the counts as the page shows them.
func (v *country) Stats() []ui.Stat {
	b := analysis.Sum(v.Tally)
	out := []ui.Stat{{Number: number(b.Total()), Text: "occurrences"}, {Number: number(len(v.Shares)), Text: "partners"}, {Number: number(b.Agreements), Text: "agreements", URL: withQuery("/agreements", "party", v.Code)}}
	return append(out, shares(b)...)
}

// shares are the counts of cooperation and conflict.
func shares(b analysis.Balance) []ui.Stat {
	out := []ui.Stat{{Number: number(b.Cooperation()), Text: "cooperation"}, {Number: number(b.Conflict()), Text: "conflict"}}
	if percent, ok := b.Share(); ok {
		out[0].Note = number(percent) + " % of the two"
	}
	return out
}

// Chart is occurrences over time.
func (v *country) Chart() ui.Figure { return balance("time", "Occurrences over time", v.Course, nil) }

// partnersShown is how many partners the table lists.
const partnersShown = 25

// PartnerTable lists the partners.
func (v *country) PartnerTable() ui.Table {
	t := ui.Table{Caption: "Occurrences with each partner, those with most first", Columns: []ui.Column{{Text: "Partner"}, {Text: "All", Number: true}}}
	for _, q := range analysis.Quads() {
		t.Columns = append(t.Columns, ui.Column{Text: nameOf(q), Number: true})
	}
	for _, p := range v.Shares[:min(partnersShown, len(v.Shares))] {
		row := []ui.Cell{{Text: v.n.of(p.Code), URL: dyadURL(v.Code, p.Code), Note: p.Code}, {Text: number(p.Total())}}
		for _, q := range analysis.Quads() {
			row = append(row, ui.Cell{Text: number(p.Of(q))})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// MorePartners says how many partners are not in the table.
func (v *country) MorePartners() int { return max(0, len(v.Shares)-partnersShown) }

// TypeTable lists the types of events.
func (v *country) TypeTable() ui.Table {
	t := ui.Table{Caption: "Occurrences by type", Columns: []ui.Column{{Text: "Type"}, {Text: "Quadrant"}, {Text: "Occurrences", Number: true}}}
	for _, c := range v.Types {
		t.Rows = append(t.Rows, []ui.Cell{{Text: c.Type, URL: searchURL("country:"+v.Code+" type:"+c.Type, "")}, {Text: c.Quad}, {Text: number(c.N)}})
	}
	return t
}

// OfficeTable lists who holds which office, by the last report of it.
func (v *country) OfficeTable() ui.Table {
	t := ui.Table{Caption: "As the latest reports say", Columns: []ui.Column{{Text: "Office"}, {Text: "Holder"}, {Text: "As of", Tight: true}, {Text: "Also named"}}}
	for _, h := range v.Holders[:min(30, len(v.Holders))] {
		name := h.Last.Name
		if h.Last.Former {
			name += " (former)"
		}
		title := h.Title
		if h.Last.Body != "" && !strings.EqualFold(h.Last.Body, v.Name) {
			title += ", " + h.Last.Body
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: title}, {Text: name}, {Text: h.Last.Day, URL: reportURL(string(h.Last.Report)), Note: "“" + h.Last.Words + "”"}, {Text: strings.Join(h.Before, ", ")}})
	}
	return t
}

// OutletTable lists who reports on the country.
func (v *country) OutletTable() ui.Table {
	t := ui.Table{Caption: "Of the latest " + number(ledger.OutletsOf) + " occurrences at most", Columns: []ui.Column{{Text: "Outlet"}, {Text: "Reports", Number: true}}}
	for _, o := range v.Outlets {
		t.Rows = append(t.Rows, []ui.Cell{{Text: o.Outlet, URL: searchURL("country:"+v.Code+" outlet:"+quoted(o.Outlet), "")}, {Text: number(o.Reports)}})
	}
	return t
}

// agreementRows is how many agreements the page lists; the register has all.
const agreementRows = 25

// AgreementTable lists the latest agreements but for memberships.
func (v *country) AgreementTable() ui.Table {
	list := v.agreementsThat(func(o *ledger.Item) bool { return o.Type != merge.MembershipKind })
	return v.n.agreementTable("The latest agreements", list[:min(agreementRows, len(list))], v.today, v.soon)
}

// Memberships are those in organisations, in order of the other party.
func (v *country) Memberships() []ledger.Item {
	list := v.agreementsThat(func(o *ledger.Item) bool { return o.Type == merge.MembershipKind })
	slices.SortStableFunc(list, func(a, b ledger.Item) int { return strings.Compare(v.other(&a), v.other(&b)) })
	return list
}

// MembershipTable lists them with where each stands.
func (v *country) MembershipTable() ui.Table {
	t := ui.Table{Caption: "Memberships that reports tell of, each with the step it has come to",
		Columns: []ui.Column{{Text: "With"}, {Text: "Status"}, {Text: "Last told", Tight: true}, {Text: "Words"}, {Text: "Reports", Number: true}}}
	for _, o := range v.Memberships() {
		status := ""
		if o.Terms != nil {
			status = o.Terms.Status
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: v.other(&o), URL: agreementURL(o.Key), Tone: toneOf(analysis.StandingOf(&o))}, {Text: status}, {Text: o.Day}, {Text: clip(o.Words, 120), Note: o.Words}, {Text: number(o.Reports)}})
	}
	return t
}

// other is the name of the party of a membership that the page is not about.
func (v *country) other(o *ledger.Item) string {
	for _, p := range o.Parties {
		if p != v.Code {
			return v.n.of(p)
		}
	}
	return agreementTitle(o)
}

func (v *country) agreementsThat(keep func(*ledger.Item) bool) []ledger.Item {
	var out []ledger.Item
	for i := range v.Agreements {
		if keep(&v.Agreements[i]) {
			out = append(out, v.Agreements[i])
		}
	}
	return out
}

// MembershipsURL leads to all of them.
func (v *country) MembershipsURL() string {
	return withQuery("/agreements", "party", v.Code, "kind", merge.MembershipKind)
}

// RegisterURL leads to all of them.
func (v *country) RegisterURL() string { return withQuery("/agreements", "party", v.Code) }

// Newest and Asked are lists of statements.
func (v *country) News() []ui.Statement  { return v.n.items(v.Newest) }
func (v *country) Asked() []ui.Statement { return v.n.asked(v.Country.Questions) }

// SearchURL leads to all statements.
func (v *country) SearchURL() string { return termURL("country", v.Code) }

// countries lists all that take part in something.
type countries struct {
	Countries []ledger.CountryCount `json:"countries"`
	n         names
}

func (s *Server) countries(r *http.Request) (any, error) {
	list, err := s.ledger.Countries(r.Context(), day(s.now()))
	return &countries{list, s.names}, err
}

func (v *countries) frame(p *ui.Page) { p.Title = "Countries" }

// countryRow is a row of the list.
type countryRow struct {
	Name    ui.Link
	Total   string
	Balance analysis.Balance // of the last twelve months
	Spark   ui.Figure
}

// Rows are the countries, by name.
func (v *countries) Rows() []countryRow {
	out := make([]countryRow, len(v.Countries))
	for i, c := range v.Countries {
		spark := draw.Spark{ID: "spark-" + c.Code, Title: "Cooperation above, conflict below, by month"}
		for _, p := range analysis.CourseOf(c.Tally).Periods {
			spark.Up, spark.Down = append(spark.Up, p.Cooperation()), append(spark.Down, p.Conflict())
		}
		out[i] = countryRow{v.n.link(c.Code), number(c.Total), analysis.Sum(c.Tally), ui.Figure{Drawing: spark.Draw()}}
	}
	sortByName(out)
	return out
}

// Empty is shown for an empty ledger.
func (v *countries) Empty() ui.Empty {
	return ui.Empty{Title: "No countries yet", Text: "Take reports in: chancery ingest --ledger FILE reports/"}
}
