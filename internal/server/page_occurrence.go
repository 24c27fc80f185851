package server

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/server/ui"
)

// occurrence shows who says what of one event or agreement.
type occurrence struct {
	ledger.Occurrence
	Links []ledger.Link `json:"links"` // why its statements are one

	n names
}

func (s *Server) occurrence(r *http.Request) (any, error) {
	o, err := s.ledger.Occurrence(r.Context(), r.PathValue("key"))
	if err != nil {
		return nil, err
	}
	v := &occurrence{Occurrence: o, n: s.names}
	v.Links, err = s.ledger.Links(r.Context(), &o)
	return v, err
}

func (v *occurrence) frame(p *ui.Page) {
	p.Exports = files("occurrence:"+v.Key, occurrenceFiles[0], occurrenceFiles[1], statementFiles[0], statementFiles[1], annotationFile)
	p.Title = clip(v.Heading(), 80)
	p.Crumbs = []ui.Link{{Text: "Brief", URL: "/"}}
	codes := slices.Concat(v.Actors, v.Recipients, v.Parties)
	slices.Sort(codes)
	if codes = slices.Compact(codes); len(codes) == 2 {
		p.Crumbs = append(p.Crumbs, v.n.pair(codes[0], codes[1]))
	} else if len(codes) > 0 {
		p.Crumbs = append(p.Crumbs, v.n.link(codes[0]))
	}
	p.Crumbs = append(p.Crumbs, ui.Link{Text: v.Type})
}

// Heading names the occurrence.
func (v *occurrence) Heading() string {
	what := v.Type
	if v.Kind == ledger.AgreementKind {
		return upperFirstRune(agreementTitle(&v.Item))
	}
	if v.Mode != "" {
		what += " " + v.Mode
	}
	if who := v.n.sides(&v.Item); who != "" {
		what += ": " + who
	}
	return what
}

// Card is the occurrence as lists show it.
func (v *occurrence) Card() ui.Statement {
	c := v.n.item(&v.Item)
	c.URL = ""
	return c
}

// AgreementURL leads to the entry of the register, "" for events.
func (v *occurrence) AgreementURL() string {
	if v.Entry == nil {
		return ""
	}
	return agreementURL(v.Key)
}

// Facts describe the occurrence.
func (v *occurrence) Facts() []fact {
	var out []fact
	add := func(name, text string) {
		if text != "" {
			out = append(out, fact{Name: name, Text: text})
		}
	}
	when := daysOf(&v.Item)
	switch v.Record.Dated {
	case "publication":
		when += ", by the day of the first report: no text gives the time"
	case "text":
		when += ", as the texts say"
	}
	add("Time", when)
	place := v.Place
	if v.Item.Country != "" {
		place = strings.TrimPrefix(place+", "+v.n.of(v.Item.Country), ", ")
	}
	add("Place", place)
	var named []string
	for _, n := range v.Names {
		named = append(named, capitals(n.Name))
	}
	add("Named", strings.Join(named, ", "))
	add("Dead", strings.Join(rangeText("", v.Dead), ""))
	add("Injured", strings.Join(rangeText("", v.Injured), ""))
	for _, a := range v.Record.Amounts {
		add("Amount", strings.TrimSpace(a.Amount+" "+a.Currency))
	}
	add("Told", number(v.Reports)+plural(v.Reports, " report")+" in "+number(v.Stories)+plural(v.Stories, " story")+"; "+number(v.Outlets)+plural(v.Outlets, " independent outlet"))
	add("First and last report", strings.Trim(v.Record.Known+" and "+v.Record.LastReport, " and"))
	add("Learned", v.Learned+"; last changed "+v.Changed)
	return out
}

func plural(n int, word string) string {
	switch {
	case n == 1:
		return word
	case strings.HasSuffix(word, "y"):
		return word[:len(word)-1] + "ies"
	}
	return word + "s"
}

// voice is what one outlet says itself and what it says others hold.
type voice struct {
	outlet string
	tones  map[string]ui.Cell // by holder; HolderReport for its own voice
}

// maxHolders bounds the columns of the table of voices.
const maxHolders = 7

// Voices is who says what: a row for each outlet, a column for its own voice and for
// each holder that any of them names.
func (v *occurrence) Voices() ui.Table {
	var outlets []*voice
	at := map[string]*voice{}
	var holders []string
	for i := range v.Members {
		m := &v.Members[i]
		o := at[m.Told.Outlet]
		if o == nil {
			o = &voice{cmp.Or(m.Told.Outlet, "outlet not known"), map[string]ui.Cell{}}
			at[m.Told.Outlet], outlets = o, append(outlets, o)
		}
		for _, h := range m.Held {
			holder := holderKey(h)
			if holder != reportHolder && !slices.Contains(holders, holder) {
				holders = append(holders, holder)
			}
			tone := ui.ToneOf(h.Factuality)
			cell := ui.Cell{Text: tone.Verb(), Tone: tone, URL: reportURL(string(m.Told.Report)) + "#s-" + m.Local, Note: strings.TrimSuffix(h.Factuality+": "+h.Reason, ": ")}
			if had, ok := o.tones[holder]; !ok || strength(tone) > strength(had.Tone) {
				o.tones[holder] = cell
			}
		}
	}
	t := ui.Table{Caption: "One row for each outlet: what its reports say in their own voice, and what they say others hold", Columns: []ui.Column{{Text: "Outlet"}, {Text: "says itself"}}}
	holders = holders[:min(len(holders), maxHolders)]
	for _, h := range holders {
		name := h
		if isCode(h) {
			name = v.n.of(h)
		}
		t.Columns = append(t.Columns, ui.Column{Text: name})
	}
	for _, o := range outlets {
		row := []ui.Cell{{Text: o.outlet, URL: outletLink(o.outlet).URL}}
		for _, h := range append([]string{reportHolder}, holders...) {
			cell, ok := o.tones[h]
			if !ok {
				cell = ui.Cell{Text: ui.Silent.Verb(), Tone: ui.Silent}
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

const reportHolder = "report"

// holderKey is by what a holder is told from others: a code, else a name.
func holderKey(h ledger.Held) string {
	if h.Holder == reportHolder {
		return reportHolder
	}
	return cmp.Or(h.Code, h.Name, h.Holder)
}

// strength orders tones where one outlet gives several: the firmest is shown.
func strength(t ui.Tone) int {
	return slices.Index([]ui.Tone{ui.Silent, ui.Open, ui.Claimed, ui.Possible, ui.Probable, ui.Affirmed, ui.Denied}, t)
}

// Disputes are what reports differ on.
func (v *occurrence) Disputes() ui.Table { return v.n.disputes(v.Record.Contradictions) }

func (n names) disputes(list []merge.Contradiction) ui.Table {
	t := ui.Table{Caption: "Both sides are kept; nothing is averaged", Columns: []ui.Column{{Text: "About"}, {Text: "Value"}, {Text: "Held by"}, {Text: "Outlets", Number: true}}}
	for _, c := range list {
		for _, s := range c.Sides {
			var holders []string
			for _, h := range s.Holders {
				if isCode(h) && len(h) <= 5 {
					h = n.of(h)
				}
				holders = append(holders, h)
			}
			t.Rows = append(t.Rows, []ui.Cell{{Text: c.About}, {Text: s.Value}, {Text: clip(strings.Join(holders, ", "), 160)}, {Text: number(s.Outlets)}})
		}
	}
	return t
}

// Cards are the statements that tell of it.
func (v *occurrence) Cards() []ui.Statement { return v.n.members(&v.Occurrence, v.Links) }

// members makes the statements of an occurrence what the partials show; links, if
// any, say why each belongs to it.
func (n names) members(o *ledger.Occurrence, links []ledger.Link) []ui.Statement {
	out := make([]ui.Statement, len(o.Members))
	why := map[string]ledger.Link{}
	for _, l := range links {
		why[l.Key] = l
	}
	for i := range o.Members {
		m := &o.Members[i]
		s := ui.Statement{ID: m.Key, URL: reportURL(string(m.Told.Report)) + "#s-" + m.Local, Kind: o.Kind, Type: m.Type, Mode: cmp.Or(m.Status, m.Mode), Quad: quadOf(o.Kind, m.Type), Day: string(m.Time),
			Words: m.Words, Rule: m.Rule, Source: ui.Source{Outlet: outletLink(m.Told.Outlet), Report: ui.Link{Text: cmp.Or(m.Told.Title, "report"), URL: reportURL(string(m.Told.Report))}, Published: string(m.Told.Published)}}
		for _, h := range m.Held {
			c := ui.Chip{Holder: "the report", Tone: ui.ToneOf(h.Factuality), Factuality: h.Factuality, Reason: h.Reason}
			if h.Holder != reportHolder {
				c.Holder = cmp.Or(h.Name, n.of(h.Code), h.Holder)
				if h.Code != "" {
					c.URL = countryURL(h.Code)
				}
			}
			s.Chips = append(s.Chips, c)
		}
		if l, ok := why[m.Key]; ok && len(l.Reasons) > 0 {
			s.Facts = append(s.Facts, "one with another statement by: "+strings.Join(l.Reasons, "; "))
		}
		if m.URL != "" && strings.HasPrefix(m.URL, "http") {
			s.Source.Report.Title = m.URL
		}
		out[i] = s
	}
	return out
}

// History lists what people decided.
func (v *occurrence) History() ui.Table {
	t := ui.Table{Caption: "Decisions of people, in order", Columns: []ui.Column{{Text: "When", Tight: true}, {Text: "Who"}, {Text: "Decision"}, {Text: "Value"}, {Text: "Why"}}}
	for _, d := range v.Occurrence.Reviews {
		what := string(d.Action)
		if d.Undone {
			what += " (undone)"
		}
		value := string(d.Value)
		if value == "null" || !json.Valid(d.Value) {
			value = ""
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: d.At}, {Text: d.Who}, {Text: what}, {Text: clip(value, 120)}, {Text: d.Why}})
	}
	return t
}
