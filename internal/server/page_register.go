package server

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/server/ui"
)

// agreements shows the register.
type agreements struct {
	ledger.Agreements
	Soon []ledger.Registered `json:"soon"` // those that end within 180 days, where nothing is filtered

	n           names
	today, soon string
	asked       ledger.Register
}

func (s *Server) agreements(r *http.Request) (any, error) {
	q := r.URL.Query()
	now := s.now()
	v := &agreements{n: s.names, today: day(now), soon: day(now.AddDate(0, 0, expirySoon)), Soon: []ledger.Registered{}}
	v.asked = ledger.Register{Field: strings.TrimSpace(q.Get("field")), Words: q.Get("words"), Cursor: q.Get("cursor"), Contracts: q.Get("contracts") != ""}
	for _, name := range []string{"party", "with"} {
		if code := strings.TrimSpace(q.Get(name)); code != "" {
			v.asked.Parties = append(v.asked.Parties, strings.ToUpper(code))
		}
	}
	if status := q.Get("status"); status != "" {
		v.asked.Status = strings.Split(status, ",")
	}
	if kind := q.Get("kind"); kind != "" {
		v.asked.Kind = strings.Split(kind, ",")
	}
	var err error
	if v.asked.Expiring, err = dayOf(q, "expiring", false); err != nil {
		return nil, err
	}
	if v.asked.Expiring != "" {
		v.asked.From = v.today
		if q.Get("past") != "" {
			v.asked.From = ""
		}
	}
	if v.asked.Signed, err = dayOf(q, "signed", false); err != nil {
		return nil, err
	}
	if v.asked.Limit, err = limitOf(q); err != nil {
		return nil, err
	}
	if v.Agreements, err = s.ledger.Agreements(r.Context(), v.asked); err != nil {
		return nil, err
	}
	if !v.Filtered() && v.asked.Cursor == "" {
		soon, err := s.ledger.Agreements(r.Context(), ledger.Register{Expiring: v.soon, From: v.today, Limit: 10})
		if err != nil {
			return nil, err
		}
		v.Soon = soon.Items
	}
	return v, nil
}

func (v *agreements) frame(p *ui.Page) {
	p.Title = "Agreements"
	p.Exports = v.files()
}

// Filtered tells whether the list is narrowed.
func (v *agreements) Filtered() bool {
	f := &v.asked
	return len(f.Parties)+len(f.Status)+len(f.Kind) > 0 || f.Field+f.Words+f.Expiring+f.Signed != ""
}

func itemsOf(list []ledger.Registered) []ledger.Item {
	out := make([]ledger.Item, len(list))
	for i := range list {
		out[i] = list[i].Item
	}
	return out
}

// Table is the register.
func (v *agreements) Table() ui.Table {
	return v.n.agreementTable("Agreements, "+v.order(), itemsOf(v.Items), v.today, v.soon)
}

func (v *agreements) order() string {
	switch {
	case v.asked.Expiring != "":
		return "those that end soonest first"
	case v.asked.Signed != "":
		return "the latest signed first"
	}
	return "the latest first"
}

// SoonTable lists what ends soon.
func (v *agreements) SoonTable() ui.Table {
	return v.n.agreementTable("The soonest first", itemsOf(v.Soon), v.today, v.soon)
}

// SoonURL leads to all that end soon.
func (v *agreements) SoonURL() string { return withQuery("/agreements", "expiring", v.soon) }

// Chart draws the terms of the agreements of the page.
func (v *agreements) Chart() ui.Figure {
	return v.n.terms("terms", "Terms", v.today, itemsOf(v.Items)) // its table stands below
}

// The choices of the filter, in the order of the life of an agreement.
var statusChoices = [...]string{"sought", "proposed", "under negotiation", "agreed", "initialled", "signed", "ratified", "in force", "extended", "suspended", "leaving", "withdrawn", "expelled", "terminated", "expired", "denied"}

// Filter narrows the register.
func (v *agreements) Filter() ui.Filter {
	f := &v.asked
	party := append(append([]string{}, f.Parties...), "", "")
	statuses := []ui.Option{{Text: "any"}}
	for _, s := range statusChoices {
		statuses = append(statuses, ui.Option{Value: s, Text: s})
	}
	return ui.Filter{Action: "/agreements", Fields: []ui.Field{{Name: "party", Label: "Party (code)", Kind: "text", Value: party[0]}, {Name: "with", Label: "with (code)", Kind: "text", Value: party[1]},
		{Name: "field", Label: "Field", Kind: "text", Value: f.Field}, {Name: "words", Label: "Words", Kind: "text", Value: f.Words},
		{Name: "status", Label: "Status", Kind: "select", Value: strings.Join(f.Status, ","), Options: statuses}, {Name: "kind", Label: "Kind", Kind: "text", Value: strings.Join(f.Kind, ",")},
		{Name: "expiring", Label: "Ends before", Kind: "date", Value: f.Expiring}, {Name: "signed", Label: "Signed since", Kind: "date", Value: f.Signed}}}
}

func (v *agreements) url(cursor string) string {
	f := &v.asked
	party := append(append([]string{}, f.Parties...), "", "")
	return withQuery("/agreements", "party", party[0], "with", party[1], "field", f.Field, "words", f.Words, "status", strings.Join(f.Status, ","), "kind", strings.Join(f.Kind, ","),
		"expiring", f.Expiring, "signed", f.Signed, "cursor", cursor)
}

// Pager leads on.
func (v *agreements) Pager() ui.Pager {
	p := ui.Pager{Total: -1}
	if v.asked.Cursor != "" {
		p.First = v.url("")
	}
	if v.Next != "" {
		p.Next = v.url(v.Next)
	}
	return p
}

// Empty is shown when nothing was found.
func (v *agreements) Empty() ui.Empty {
	if !v.Filtered() {
		return ui.Empty{Title: "No agreements yet", Text: "None of the reports that were read tells of one."}
	}
	return ui.Empty{Title: "No agreement passes", Text: "All conditions must hold. Leave one out.", Links: []ui.Link{{Text: "All agreements", URL: "/agreements"}}}
}

// agreement shows one entry of the register.
type agreement struct {
	ledger.Occurrence
	n           names
	today, soon string
	reports     map[string]*ledger.Member // by key of the statement
}

func (s *Server) agreement(r *http.Request) (any, error) {
	o, err := s.ledger.Occurrence(r.Context(), r.PathValue("key"))
	if err != nil {
		return nil, err
	}
	if o.Entry == nil {
		return nil, &chancery.Error{Op: "look up agreement", Kind: chancery.NotFound, Subject: o.Key, Hint: "it is an event: see /o/" + o.Key, Err: errors.New("no agreement")}
	}
	now := s.now()
	v := &agreement{Occurrence: o, n: s.names, today: day(now), soon: day(now.AddDate(0, 0, expirySoon)), reports: map[string]*ledger.Member{}}
	for i := range v.Members {
		v.reports[v.Members[i].Key] = &v.Members[i]
	}
	return v, nil
}

func (v *agreement) frame(p *ui.Page) {
	p.Exports = files("occurrence:"+v.Key, agreementFile, occurrenceFiles[0], statementFiles[0], statementFiles[1], annotationFile)
	p.Title, p.Crumbs = clip(v.Name(), 80), []ui.Link{{Text: "Agreements", URL: "/agreements"}, {Text: clip(v.Name(), 60)}}
}

// Name is what the agreement is called.
func (v *agreement) Name() string { return upperFirstRune(agreementTitle(&v.Item)) }

func upperFirstRune(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// OccurrenceURL leads to who says what of it.
func (v *agreement) OccurrenceURL() string { return occurrenceURL(v.Key) }

// Chips tell who holds it to be so.
func (v *agreement) Chips() []ui.Chip { return v.n.chips(&v.Item) }

// Parties are links.
func (v *agreement) PartyLinks() []ui.Link { return v.n.links(v.Parties) }

// PairLink leads to the page of the two parties.
func (v *agreement) PairLink() ui.Link {
	if len(v.Parties) != 2 {
		return ui.Link{}
	}
	return v.n.pair(v.Parties[0], v.Parties[1])
}

// Fact is a line of the description.
type fact struct {
	Name string
	Text string
	From ui.Link // the report that says so
}

// Facts describe the agreement.
func (v *agreement) Facts() []fact {
	e := v.Entry
	var out []fact
	add := func(name, text, statement string) {
		if text != "" {
			out = append(out, fact{name, text, v.source(statement)})
		}
	}
	add("Kind", e.Kind, "")
	add("Status", e.Status, e.StatusBy)
	add("Signed", string(e.Signed.Date), e.Signed.Statement)
	add("In force", string(e.InForce.Date), e.InForce.Statement)
	switch {
	case e.Term.From != "" && e.Term.To != "":
		add("Term", string(e.Term.From)+" to "+string(e.Term.To), "")
	case e.Term.To != "":
		add("Term", "until "+string(e.Term.To), "")
	case e.Term.From != "":
		add("Term", "from "+string(e.Term.From), "")
	}
	if e.Duration != "" {
		add("Duration", durationText(e.Duration), "")
	}
	if e.Expires != "" {
		how := "ends after " + e.Expires + ", computed"
		if e.ExpiresHow != "" {
			how += ": " + e.ExpiresHow
		}
		switch analysis.ExpiryOf(e.Expires, v.today, v.soon) {
		case analysis.Soon:
			how += " (soon)"
		case analysis.Expired:
			how += " (past, as far as is known)"
		}
		add("Expiry", how, "")
	}
	var fields, signatories []string
	for _, f := range e.Fields {
		text := f.Words
		if f.Code != "" {
			text += " (EuroVoc " + f.Code + ")"
		}
		fields = append(fields, text)
	}
	for _, s := range e.Signatories {
		text := capitals(s.Name)
		if s.Code != "" {
			text += " (" + v.n.of(s.Code) + ")"
		}
		signatories = append(signatories, text)
	}
	var facilitators []string
	for _, f := range e.Facilitators {
		facilitators = append(facilitators, v.n.holder(f))
	}
	add("Fields", strings.Join(fields, ", "), "")
	add("About", e.About, "")
	add("Signatories", strings.Join(signatories, ", "), "")
	add("Facilitators", strings.Join(facilitators, ", "), "")
	add("Place", e.Place, "")
	add("Part of", e.PartOf, "")
	add("Replaces", e.Replaces, "")
	add("Signed with it", strings.Join(e.Package, "; "), "")
	for _, c := range e.Conditions {
		add("Condition", c, "")
	}
	add("Inferred, not said", strings.Join(e.Inferred, ", "), "")
	if len(e.Titles) > 1 {
		add("Also called", strings.Join(e.Titles[1:min(len(e.Titles), 6)], "; "), "")
	}
	return out
}

// source is the report that a statement stands in, as a link.
func (v *agreement) source(key string) ui.Link {
	m := v.reports[key]
	if m == nil {
		return ui.Link{}
	}
	return ui.Link{Text: strings.TrimSpace(cmp.Or(m.Told.Outlet, "report") + " " + string(m.Told.Published)), URL: reportURL(string(m.Told.Report)) + "#s-" + m.Local, Title: clip(m.Words, 200)}
}

// PartyTable is where each party stands, in the columns of the treaty database of
// the Netherlands.
func (v *agreement) PartyTable() ui.Table {
	t := ui.Table{Caption: "Where each party stands, as far as reports say. R ratification, A accession, Su succession, Ap approval or acceptance.",
		Columns: []ui.Column{{Text: "Party"}, {Text: "Signature", Tight: true}, {Text: "Provisional application"}, {Text: "Ratification", Tight: true}, {Text: "Entry into force", Tight: true}, {Text: "Suspension"}, {Text: "Withdrawal"}}}
	for _, p := range v.Entry.Parties {
		cell := func(d merge.Dated, how string) ui.Cell {
			if d.Date == "" && d.Statement == "" {
				return ui.Cell{Text: "–"}
			}
			text := cmp.Or(string(d.Date), "yes, day not given")
			if how != "" {
				text += " " + how
			}
			from := v.source(d.Statement)
			return ui.Cell{Text: text, URL: from.URL, Note: strings.TrimSpace(from.Text + " " + from.Title)}
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: v.n.of(p.Party), URL: countryURL(p.Party), Note: p.Party}, cell(p.Signed, ""), cell(p.Provisional, ""), cell(p.Ratified, p.How), cell(p.InForce, ""), cell(p.Suspended, ""), cell(p.Withdrawn, "")})
	}
	return t
}

// HistoryTable is the steps in its life.
func (v *agreement) HistoryTable() ui.Table {
	t := ui.Table{Caption: "Steps, each with the first report of it", Columns: []ui.Column{{Text: "Date", Tight: true}, {Text: "Step"}, {Text: "Party"}, {Text: "Words"}, {Text: "Report"}}}
	for _, m := range v.Entry.History {
		from := v.source(m.Statement)
		party := "all"
		if m.Party != "" {
			party = v.n.of(m.Party)
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: cmp.Or(string(m.Date), "not given")}, {Text: m.Status}, {Text: party}, {Text: clip(m.Words, 160)}, {Text: cmp.Or(from.Text, m.Reported), URL: from.URL}})
	}
	return t
}

// Chart is its term.
func (v *agreement) Chart() ui.Figure {
	f := v.n.terms("term", "Term", v.today, []ledger.Item{v.Item})
	f.Table = v.n.agreementTable("The same in words", []ledger.Item{v.Item}, v.today, v.soon)
	return f
}

// Disputes are what reports differ on.
func (v *agreement) Disputes() ui.Table {
	return v.n.disputes(append(append([]merge.Contradiction{}, v.Record.Contradictions...), v.Entry.Contradictions...))
}

// Sources are the statements with their words.
func (v *agreement) Sources() []ui.Statement { return v.n.members(&v.Occurrence, nil) }
