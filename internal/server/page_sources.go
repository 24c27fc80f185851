package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"chancery"
	"chancery/internal/access"
	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// How many occurrences and reports the comparison of outlets looks at.
const (
	coveredItems   = 400
	coveredReports = 150
	comparedShown  = 60
	outletsShown   = 300 // in the table
)

// sourceList compares all outlets.
type sourceList struct {
	Outlets []ledger.Outlet   `json:"outlets"`
	Records []analysis.Record `json:"records"` // of the occurrences that were looked at
	Looked  int               `json:"looked"`  // how many these are, the latest
	Cut     bool              `json:"cut"`     // there are more
	Since   string            `json:"since"`
	Until   string            `json:"until"`
}

func (s *Server) sources(r *http.Request) (any, error) {
	q := r.URL.Query()
	v := &sourceList{}
	var err error
	if v.Since, err = dayOf(q, "since", false); err != nil {
		return nil, err
	}
	if v.Until, err = dayOf(q, "until", true); err != nil {
		return nil, err
	}
	if v.Outlets, err = s.outlets(r.Context()); err != nil {
		return nil, err
	}
	c, err := s.ledger.Coverage(r.Context(), ledger.Covered{Since: v.Since, Until: v.Until, Limit: coveredItems})
	if err != nil {
		return nil, err
	}
	v.Records, v.Looked, v.Cut = analysis.Records(analysis.Voices(&c)), len(c.Items), c.Cut
	return v, nil
}

// outlets are those of the ledger, with what is publicly known of them.
func (s *Server) outlets(ctx context.Context) ([]ledger.Outlet, error) {
	list, err := s.ledger.Outlets(ctx)
	if err != nil || s.options.Outlet == nil {
		return list, err
	}
	for i := range list {
		if o := &list[i]; o.Country == "" && o.Profile == "" {
			o.Country, o.Profile = s.options.Outlet(o.Name)
		}
	}
	return list, nil
}

func (v *sourceList) frame(p *ui.Page) {
	p.Title = "Sources"
	p.Exports = []ui.Link{{Text: "CSV", Title: "all outlets, with how they are rated", URL: apiRoot + "/outlets/export/csv"}, {Text: "JSON lines", Title: "all outlets", URL: apiRoot + "/outlets/export/jsonl"}}
}

// Filter narrows the comparison.
func (v *sourceList) Filter() ui.Filter {
	return ui.Filter{Action: "/sources", Fields: []ui.Field{{Name: "since", Label: "From", Kind: "date", Value: v.Since}, {Name: "until", Label: "To", Kind: "date", Value: v.Until}}}
}

// Lead says what was looked at.
func (v *sourceList) Lead() string {
	of := fmt.Sprintf("%s %s", number(v.Looked), plural(v.Looked, "occurrence"))
	if v.Cut {
		of = "the latest " + of
	}
	return "Reports are all that the ledger holds; the columns after them are counted over " + of + ". Reliability is what people here set, and nothing is computed from it or for it."
}

// Table compares the outlets.
func (v *sourceList) Table() ui.Table {
	caption := "Outlets, those with most reports first"
	if n := len(v.Outlets) - outletsShown; n > 0 {
		caption += fmt.Sprintf("; %s more have fewer, and stand in the JSON of this page", number(n))
	}
	t := ui.Table{Caption: caption, Columns: []ui.Column{{Text: "Outlet"}, {Text: "Reliability"}, {Text: "Reports", Number: true}, {Text: "Last report"},
		{Text: "Occurrences", Number: true}, {Text: "First", Number: true}, {Text: "Exclusive", Number: true}, {Text: "Denied by others", Number: true}, {Text: "Denies others", Number: true},
		{Text: "Leaves open", Number: true}, {Text: "Other numbers", Number: true}}}
	at := map[string]analysis.Record{}
	for _, r := range v.Records {
		at[r.Outlet] = r
	}
	for i := range min(len(v.Outlets), outletsShown) {
		o := &v.Outlets[i]
		r := at[o.Name]
		t.Rows = append(t.Rows, []ui.Cell{{Text: o.Name, URL: sourceURL(o.Name), Note: o.Profile}, {Text: cmp.Or(o.Reliability, "not set"), Note: reliabilityWords(o.Reliability)}, {Text: number(o.Reports)}, {Text: o.Last},
			{Text: number(r.Occurrences)}, {Text: number(r.First)}, {Text: number(r.Exclusive)}, {Text: number(r.DeniedBy)}, {Text: number(r.Denies)}, {Text: number(r.Uncommitted)}, {Text: number(r.OtherNumbers)}})
	}
	return t
}

// Empty is shown where no report names its outlet.
func (v *sourceList) Empty() ui.Empty {
	return ui.Empty{Title: "No outlets", Text: "No report says where it stood. chancery ingest --outlet NAME says it for reports that do not."}
}

func sourceURL(outlet string) string { return "/sources/" + url.PathEscape(outlet) }

// reliabilityWords says what a letter of the Admiralty scale means.
func reliabilityWords(letter string) string {
	for _, o := range reliabilities() {
		if o.Value == letter {
			return o.Text
		}
	}
	return ""
}

// reliabilities are the letters of the Admiralty scale.
func reliabilities() []ui.Option {
	return []ui.Option{{Value: "A", Text: "A completely reliable"}, {Value: "B", Text: "B usually reliable"}, {Value: "C", Text: "C fairly reliable"},
		{Value: "D", Text: "D not usually reliable"}, {Value: "E", Text: "E unreliable"}, {Value: "F", Text: "F cannot be judged"}}
}

// source shows one outlet, perhaps beside another.
type source struct {
	ledger.Outlet
	Record  analysis.Record `json:"record"` // of the occurrences that were looked at
	Looked  int             `json:"looked"`
	Beside  string          `json:"beside"` // the other outlet
	Pairs   []compared      `json:"pairs"`  // side by side, the latest first
	Ratings []ledger.Rating `json:"ratings"`
	Others  []string        `json:"others"` // outlets that there are

	n       names
	may     bool // whoever asks may set the reliability
	since   string
	until   string
	accords map[analysis.Accord]int
}

// compared is what two outlets make of one occurrence.
type compared struct {
	Item   ledger.Item     `json:"item"`
	First  *analysis.Voice `json:"first"` // nil for silent
	Second *analysis.Voice `json:"second"`
	Accord analysis.Accord `json:"accord"`
}

func (s *Server) source(r *http.Request) (any, error) {
	q := r.URL.Query()
	v := &source{n: s.names, may: whoOf(r.Context()).role.May(access.Reviewer), Beside: strings.TrimSpace(q.Get("with")), Pairs: []compared{}, Others: []string{}, accords: map[analysis.Accord]int{}}
	name := r.PathValue("outlet")
	all, err := s.outlets(r.Context())
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Name == name {
			v.Outlet = all[i]
		} else {
			v.Others = append(v.Others, all[i].Name)
		}
	}
	if v.Name == "" {
		return nil, &chancery.Error{Op: "show a source", Kind: chancery.NotFound, Subject: name, Hint: "the list of sources names them", Err: errors.New("no such outlet")}
	}
	if v.since, err = dayOf(q, "since", false); err != nil {
		return nil, err
	}
	if v.until, err = dayOf(q, "until", true); err != nil {
		return nil, err
	}
	if v.Ratings, err = s.ledger.Ratings(r.Context(), name); err != nil {
		return nil, err
	}
	c, err := s.ledger.Coverage(r.Context(), ledger.Covered{Outlet: name, With: v.Beside, Since: v.since, Until: v.until, Limit: coveredReports})
	if err != nil {
		return nil, err
	}
	v.compare(&c)
	return v, nil
}

// compare counts for the outlet and puts it beside the other, or beside all others.
func (v *source) compare(c *ledger.Coverage) {
	voices := analysis.Voices(c)
	for _, r := range analysis.Records(voices) {
		if r.Outlet == v.Name {
			v.Record = r
		}
	}
	for i := range c.Items {
		p := compared{Item: c.Items[i], First: analysis.VoiceOf(voices[i], v.Name)}
		if v.Beside == "" {
			p.Second = contrary(p.First, voices[i])
		} else {
			p.Second = analysis.VoiceOf(voices[i], v.Beside)
		}
		p.Accord = analysis.Compare(p.First, p.Second)
		v.accords[p.Accord]++
		if len(v.Pairs) < comparedShown {
			v.Pairs = append(v.Pairs, p)
		}
	}
	v.Looked = len(c.Items)
}

// contrary is the voice that stands furthest from another: one that contradicts it,
// else one that gives another number, else any; nil where nobody else tells of it.
func contrary(own *analysis.Voice, list []analysis.Voice) *analysis.Voice {
	var best *analysis.Voice
	rank := map[analysis.Accord]int{analysis.Contradict: 3, analysis.OtherNumber: 2, analysis.OtherWeight: 1}
	for i := range list {
		if own != nil && list[i].Outlet == own.Outlet {
			continue
		}
		if best == nil || rank[analysis.Compare(own, &list[i])] > rank[analysis.Compare(own, best)] {
			best = &list[i]
		}
	}
	return best
}

func (v *source) frame(p *ui.Page) {
	p.Title, p.Crumbs = v.Name, []ui.Link{{Text: "Sources", URL: "/sources"}, {Text: v.Name}}
	p.Exports = append(files("outlet:"+quoted(v.Name), statementFiles...), files("outlet:"+quoted(v.Name), occurrenceFiles...)...)
}

// Stats are the counts.
func (v *source) Stats() []ui.Stat {
	r := &v.Record
	return []ui.Stat{{Number: number(v.Reports), Text: plural(v.Reports, "report"), URL: termURL("outlet", v.Name)}, {Number: number(r.Occurrences), Text: plural(r.Occurrences, "occurrence") + " looked at"},
		{Number: number(r.First), Text: "told of first"}, {Number: number(r.Exclusive), Text: "told of by nobody else"}, {Number: number(r.DeniedBy), Text: "denied by others"},
		{Number: number(r.Denies), Text: "that it denies"}, {Number: number(r.OtherNumbers), Text: "with other numbers"}}
}

// May tells whether whoever asks may set the reliability.
func (v *source) May() bool { return v.may }

// Letters are the choices of the form.
func (v *source) Letters() []ui.Option { return reliabilities() }

// URL is where the reliability is posted to.
func (v *source) URL() string { return sourceURL(v.Name) }

// RatingTable is how the reliability was set.
func (v *source) RatingTable() ui.Table {
	t := ui.Table{Caption: "Reliability, the last set first", Columns: []ui.Column{{Text: "Reliability"}, {Text: "Set by"}, {Text: "When"}, {Text: "Why"}}}
	for _, r := range v.Ratings {
		t.Rows = append(t.Rows, []ui.Cell{{Text: reliabilityWords(r.Reliability)}, {Text: r.Who}, {Text: r.At}, {Text: r.Why}})
	}
	return t
}

// Filter chooses the other outlet.
func (v *source) Filter() ui.Filter {
	others := []ui.Option{{Text: "whoever differs most"}}
	for _, o := range v.Others {
		others = append(others, ui.Option{Value: o, Text: o})
	}
	return ui.Filter{Action: sourceURL(v.Name), Fields: []ui.Field{{Name: "with", Label: "Beside", Kind: "select", Value: v.Beside, Options: others},
		{Name: "since", Label: "From", Kind: "date", Value: v.since}, {Name: "until", Label: "To", Kind: "date", Value: v.until}}}
}

// Summary counts how the two stand.
func (v *source) Summary() string {
	var parts []string
	for _, a := range []analysis.Accord{analysis.Agree, analysis.Contradict, analysis.OtherNumber, analysis.OtherWeight, analysis.OnlyTheFirst, analysis.OnlyTheSecond} {
		if n := v.accords[a]; n > 0 {
			parts = append(parts, number(n)+" "+string(a))
		}
	}
	return fmt.Sprintf("Of %s %s in the latest reports: %s.", number(v.Looked), plural(v.Looked, "occurrence"), strings.Join(parts, ", "))
}

// Table puts what the two say side by side.
func (v *source) Table() ui.Table {
	t := ui.Table{Caption: "Occurrences, the latest first", Columns: []ui.Column{{Text: "Day"}, {Text: "Occurrence"}, {Text: v.Name}, {Text: cmp.Or(v.Beside, "Another outlet")}, {Text: "They"}}}
	for i := range v.Pairs {
		p := &v.Pairs[i]
		t.Rows = append(t.Rows, []ui.Cell{{Text: daysOf(&p.Item)}, {Text: cmp.Or(p.Item.Title, p.Item.Type) + ": " + v.n.sides(&p.Item), URL: occurrenceURL(p.Item.Key), Note: clip(p.Item.Words, 200)},
			voiceCell(p.First, false), voiceCell(p.Second, v.Beside == ""), {Text: string(p.Accord)}})
	}
	return t
}

// voiceCell says what an outlet makes of an occurrence.
func voiceCell(v *analysis.Voice, named bool) ui.Cell {
	if v == nil {
		return ui.Cell{Text: ui.Silent.Verb(), Tone: ui.Silent}
	}
	tone := ui.ToneOf(v.Factuality)
	c := ui.Cell{Tone: tone, Text: tone.Verb(), Note: clip(v.Words, 200)}
	if v.Dead > 0 {
		c.Text += ", " + number(v.Dead) + " dead"
	}
	if v.Injured > 0 {
		c.Text += ", " + number(v.Injured) + " injured"
	}
	if named {
		c.Text = v.Outlet + " " + c.Text
	}
	return c
}

// rate keeps the reliability that somebody sets.
func (s *Server) rate(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, badForm(err))
		return
	}
	outlet := r.PathValue("outlet")
	err := s.ledger.Rate(r.Context(), ledger.Rating{Outlet: outlet, Reliability: r.PostForm.Get("reliability"), Why: cut(strings.TrimSpace(r.PostForm.Get("why")), maxWhy), Who: whoOf(r.Context()).signature()})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, sourceURL(outlet), http.StatusSeeOther)
}

// maxWhy bounds a reason, in characters.
const maxWhy = 1000

func badForm(err error) error {
	return &chancery.Error{Op: "read form", Kind: chancery.Usage, Hint: "send it as the page does", Err: err}
}
