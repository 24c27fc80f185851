package server

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/draw"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/server/ui"
)

func sortByName(rows []countryRow) {
	slices.SortStableFunc(rows, func(a, b countryRow) int { return strings.Compare(a.Name.Text, b.Name.Text) })
}

// dyad shows two that act on each other.
type dyad struct {
	NameA string `json:"name_a"`
	NameB string `json:"name_b"`
	ledger.Dyad
	Course analysis.Course      `json:"course"` // by month or year
	Types  []analysis.TypeCount `json:"types"`

	n           names
	today, soon string
	asked       ledger.Wanted
	path        string
}

func (s *Server) dyad(r *http.Request) (any, error) {
	a, b, ok := strings.Cut(r.PathValue("pair"), "-")
	if !ok || a == "" || b == "" || strings.EqualFold(a, b) {
		return nil, &chancery.Error{Op: "show a pair", Kind: chancery.Usage, Subject: r.PathValue("pair"), Hint: "write it as /d/BLR-IRN", Err: errors.New("not two codes with a hyphen between")}
	}
	q := r.URL.Query()
	now := s.now()
	v := &dyad{n: s.names, today: day(now), soon: day(now.AddDate(0, 0, expirySoon)), path: dyadURL(strings.ToUpper(a), strings.ToUpper(b))}
	v.NameA, v.NameB = s.names.of(strings.ToUpper(a)), s.names.of(strings.ToUpper(b))
	v.asked = ledger.Wanted{Kind: q.Get("kind"), Cursor: q.Get("cursor")}
	if t := q.Get("type"); t != "" {
		v.asked.Types = strings.Split(t, ",")
	}
	var err error
	if v.asked.Since, err = dayOf(q, "since", false); err != nil {
		return nil, err
	}
	if v.asked.Until, err = dayOf(q, "until", true); err != nil {
		return nil, err
	}
	if v.asked.Limit, err = limitOf(q); err != nil {
		return nil, err
	}
	if v.Dyad, err = s.ledger.Dyad(r.Context(), a, b, v.asked); err != nil {
		return nil, err
	}
	v.Course, v.Types = analysis.CourseOf(v.Tally), analysis.Types(v.Tally)
	return v, nil
}

// dayOf reads a day, month or year and returns its first day, or its last.
func dayOf(q url.Values, name string, last bool) (string, error) {
	text := q.Get(name)
	if text == "" {
		return "", nil
	}
	first, end := merge.Bounds(text)
	if first == "" {
		return "", &chancery.Error{Op: "list", Kind: chancery.Usage, Subject: name + " " + text, Hint: "write it as 2024-02-03, 2024-02 or 2024", Err: errNoDay}
	}
	if last {
		return end, nil
	}
	return first, nil
}

func (v *dyad) frame(p *ui.Page) {
	p.Nav, p.Title = "countries", v.NameA+" and "+v.NameB
	p.Crumbs = []ui.Link{{Text: "Countries", URL: "/countries"}, v.n.link(v.A), v.n.link(v.B)}
	p.Exports = append(files(v.query(), occurrenceFiles...), files(v.query(), statementFiles...)...)
}

// Nothing tells whether the ledger holds nothing of the two.
func (v *dyad) Nothing() bool { return len(v.Tally)+len(v.Questions) == 0 }

// Empty is shown then.
func (v *dyad) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing is known between the two", Text: "No report that was read tells of anything one did with or to the other.",
		Links: []ui.Link{v.n.link(v.A), v.n.link(v.B), {Text: "Statements that name both", URL: searchURL("country:"+v.A+" country:"+v.B, "")}}}
}

// Stats are the counts as the page shows them.
func (v *dyad) Stats() []ui.Stat {
	b := analysis.Sum(v.Tally)
	return append([]ui.Stat{{Number: number(b.Total()), Text: "occurrences"}, {Number: number(b.Agreements), Text: "agreements", URL: withQuery("/agreements", "party", v.A, "with", v.B)}}, shares(b)...)
}

// url is the address of the page with some of its filters changed.
func (v *dyad) url(pairs ...string) string {
	now := []string{"since", v.asked.Since, "until", v.asked.Until, "type", strings.Join(v.asked.Types, ","), "kind", v.asked.Kind}
	return withQuery(v.path, append(now, pairs...)...)
}

// query asks for what the list shows, in the query language.
func (v *dyad) query() string {
	q := queryOf("dyad", v.A+"-"+v.B, "type", v.asked.Kind, "type", strings.Join(v.asked.Types, ","))
	return queryWith(q, "since", v.asked.Since, "until", v.asked.Until)
}

// Filter narrows the timeline and the list.
func (v *dyad) Filter() ui.Filter {
	types := []ui.Option{{Value: "", Text: "all"}}
	for _, t := range v.Types {
		if t.Type != ledger.AgreementKind {
			types = append(types, ui.Option{Value: t.Type, Text: t.Type + " (" + number(t.N) + ")"})
		}
	}
	return ui.Filter{Action: v.path, Fields: []ui.Field{{Name: "since", Label: "From", Kind: "date", Value: v.asked.Since}, {Name: "until", Label: "To", Kind: "date", Value: v.asked.Until},
		{Name: "type", Label: "Type", Kind: "select", Value: strings.Join(v.asked.Types, ","), Options: types},
		{Name: "kind", Label: "Kind", Kind: "select", Value: v.asked.Kind, Options: []ui.Option{{Value: "", Text: "all"}, {Value: ledger.EventKind, Text: "events"}, {Value: ledger.AgreementKind, Text: "agreements"}}}}}
}

// Timeline is the lanes of cooperation and conflict, agreements and open questions.
func (v *dyad) Timeline() ui.Figure {
	f := ui.Figure{ID: "timeline", Title: "Timeline", Caption: "Discs grow with the weight of what happened. Filled: affirmed by reports. Dashed: claimed, or left open. Struck: denied. Bars: terms of agreements, with an arrow where no end is known."}
	lanes := draw.Lanes{ID: "timeline-lanes", Title: "What " + v.NameA + " and " + v.NameB + " did with and to each other", Today: v.today, From: v.asked.Since, To: v.asked.Until,
		Zoom: v.url("since", "{from}", "until", "{to}")}
	lanes.Zoom = strings.NewReplacer("%7Bfrom%7D", "{from}", "%7Bto%7D", "{to}").Replace(lanes.Zoom)
	at := map[string]int{}
	for _, q := range analysis.Quads() {
		at[q] = len(lanes.Lanes)
		lanes.Lanes = append(lanes.Lanes, draw.Lane{Name: nameOf(q), Class: classOf(q)})
	}
	old, undated, crowd := 0, 0, 0
	first, last := "", ""
	f.Table = ui.Table{Caption: "What the timeline shows, the latest first", Columns: []ui.Column{{Text: "Day", Tight: true}, {Text: "Type"}, {Text: "Who"}, {Text: "Standing"}, {Text: "Reports", Number: true}}}
	for i := range v.Marks {
		o := &v.Marks[i]
		quad := analysis.Quad(o.Kind, o.Type)
		lane, ok := at[quad]
		if !ok || o.Kind == ledger.AgreementKind {
			continue
		}
		if o.Background && v.asked.Since == "" {
			old++ // what is only looked back on would stretch the axis over decades
			continue
		}
		if daysOf(o) == "" {
			undated++
		}
		if o.Day != "" && (first == "" || o.Day < first) {
			first = o.Day
		}
		last = max(last, o.Day)
		standing := analysis.StandingOf(o)
		what := o.Type
		if o.Mode != "" {
			what += " " + o.Mode
		}
		lanes.Lanes[lane].Items = append(lanes.Lanes[lane].Items, draw.Item{Date: daysOf(o), Label: strings.ToLower(cmp.Or(o.Mode, o.Type)), URL: occurrenceURL(o.Key), Weight: o.Weight / usualWeight,
			State: stateOf(standing), Title: daysOf(o) + " " + what + " (" + string(standing) + "): " + clip(o.Words, 160)})
		f.Table.Rows = append(f.Table.Rows, []ui.Cell{{Text: daysOf(o)}, {Text: what, URL: occurrenceURL(o.Key), Note: clip(o.Words, 200)}, {Text: v.n.sides(o)}, {Text: string(standing), Tone: toneOf(standing)}, {Text: number(o.Reports)}})
	}
	for i := range v.Agreements {
		o := &v.Agreements[i]
		if o.Terms == nil {
			continue
		}
		lane := &lanes.Lanes[at[ledger.AgreementKind]]
		standing := analysis.StandingOf(o)
		state := termState(o)
		title := agreementTitle(o) + ": " + o.Terms.Status + ", " + termText(o.Terms)
		if term := analysis.TermOf(o.Terms); term != "" && len(lane.Terms) == termsDrawn {
			crowd++
		} else if term != "" {
			lane.Terms = append(lane.Terms, draw.Term{Date: term, Label: clip(agreementTitle(o), 40), Title: title, URL: agreementURL(o.Key), State: state})
		} else {
			lane.Items = append(lane.Items, draw.Item{Date: daysOf(o), Label: clip(agreementTitle(o), 30), Title: title, URL: agreementURL(o.Key), State: state})
		}
		f.Table.Rows = append(f.Table.Rows, []ui.Cell{{Text: cmp.Or(termText(o.Terms), daysOf(o))}, {Text: agreementTitle(o), URL: agreementURL(o.Key)}, {Text: v.n.list(o.Parties, 4)}, {Text: o.Terms.Status, Tone: toneOf(standing)}, {Text: number(o.Reports)}})
	}
	if len(v.Questions) > 0 {
		lane := draw.Lane{Name: "Open questions", Class: draw.Neutral}
		for _, q := range v.Questions {
			lane.Items = append(lane.Items, draw.Item{Date: q.Day, Label: clip(q.Topic, 30), Title: q.Day + " " + q.Words, URL: reportURL(string(q.Told.Report)) + "#s-" + q.Local, State: draw.Claimed})
		}
		lanes.Lanes = append(lanes.Lanes, lane)
	}
	if more := v.List.Total; more.N > len(v.Marks) || more.More {
		f.Caption += " The latest " + number(len(v.Marks)) + " of " + more.String() + "; choose days above for others."
	}
	if len(v.Marks) >= manyMarks && !v.Filtered() { // terms of decades would leave them no room
		lanes.From, lanes.To = first, last
	}
	if crowd > 0 {
		f.Caption += " The latest " + number(termsDrawn) + " terms are drawn; " + number(crowd) + " more are in the table."
	}
	if undated > 0 {
		f.Caption += " " + number(undated) + " of no known day are in the table and the list only."
	}
	if old > 0 {
		f.Caption += " " + number(old) + " that reports only look back on are in the list below, not here."
	}
	f.Drawing = lanes.Draw()
	return f
}

const (
	termsDrawn = 20 // agreements whose terms a timeline has room for
	manyMarks  = 60 // occurrences from which on the axis is theirs alone
)

// usualWeight is the weight of an event of two parties that one outlet tells of, as
// merging weighs: it is drawn as the usual disc.
const usualWeight = 2

// sides names who did it and to whom.
func (n names) sides(o *ledger.Item) string {
	switch {
	case o.Kind == ledger.AgreementKind:
		return n.list(o.Parties, 4)
	case len(o.Recipients) == 0:
		return n.list(o.Actors, 4)
	case len(o.Actors) == 0:
		return n.list(o.Recipients, 4)
	}
	return n.list(o.Actors, 3) + " → " + n.list(o.Recipients, 3)
}

// Chart is occurrences over time, each column a link to its days.
func (v *dyad) Chart() ui.Figure {
	return balance("time", "Occurrences over time", v.Course, func(from, to string) string { return v.url("since", from, "until", to) })
}

// AgreementTable lists the agreements of the two.
func (v *dyad) AgreementTable() ui.Table {
	return v.n.agreementTable("Agreements of the two, the latest first", v.Agreements, v.today, v.soon)
}

// Asked and Cards are lists of statements.
func (v *dyad) Asked() []ui.Statement { return v.n.asked(v.Questions) }
func (v *dyad) Cards() []ui.Statement { return v.n.items(v.List.Items) }

// Pager leads on.
func (v *dyad) Pager() ui.Pager {
	p := ui.Pager{Total: -1}
	if v.asked.Cursor != "" {
		p.First = v.url() + "#list"
	}
	if v.List.Next != "" {
		p.Next = v.url("cursor", v.List.Next) + "#list"
	}
	return p
}

// Filtered tells whether the list is narrowed.
func (v *dyad) Filtered() bool {
	return v.asked.Since+v.asked.Until+v.asked.Kind != "" || len(v.asked.Types) > 0
}

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

// The rows of a list.
const (
	usualRows = 50
	maxRows   = 500
)
