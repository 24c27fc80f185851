package server

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"chancery/internal/analysis"
	"chancery/internal/draw"
	"chancery/internal/server/ui"
)

// usualArcs is how many of the strongest pairs the map joins.
const usualArcs = 25

// worldMap shows where what happened in a time.
type worldMap struct {
	period
	States []stateCount    `json:"states"` // those with most occurrences first
	Bonds  []analysis.Bond `json:"bonds"`  // the strongest
	Pairs  int             `json:"pairs"`  // that there are in all

	n names
}

// stateCount is in how many occurrences a state takes part.
type stateCount struct {
	Code string `json:"code"`
	N    int    `json:"n"`
}

func (s *Server) worldMap(r *http.Request) (any, error) {
	p, err := s.periodOf(r.Context(), r.URL.Query())
	if err != nil {
		return nil, err
	}
	v := &worldMap{period: p, n: s.names, States: []stateCount{}}
	counts, err := s.ledger.Presences(r.Context(), p.From, p.To)
	if err != nil {
		return nil, err
	}
	for _, c := range counts { // by code
		if p.wanted != nil && !p.wanted(c.Type) {
			continue
		}
		if n := len(v.States); n == 0 || v.States[n-1].Code != c.Code {
			v.States = append(v.States, stateCount{Code: c.Code})
		}
		v.States[len(v.States)-1].N += c.N
	}
	slices.SortStableFunc(v.States, func(a, b stateCount) int { return cmp.Or(b.N-a.N, strings.Compare(a.Code, b.Code)) })
	ties, err := s.ledger.Ties(r.Context(), p.From, p.To)
	if err != nil {
		return nil, err
	}
	v.Bonds = analysis.Bonds(ties, p.wanted)
	v.Pairs = len(v.Bonds)
	v.Bonds = v.Bonds[:min(len(v.Bonds), usualArcs)]
	return v, nil
}

func (v *worldMap) frame(p *ui.Page) {
	p.Title, p.Exports = "Map", files(v.query(), pointFile, occurrenceFiles[0], occurrenceFiles[1])
}

// Filter narrows the map.
func (v *worldMap) Filter() ui.Filter { return v.filter("/map") }

// Links lead to other times.
func (v *worldMap) Links() []ui.Link { return v.links("/map") }

// Lead says what is shown.
func (v *worldMap) Lead() string {
	arcs := "all pairs are joined by arcs"
	if v.Pairs > len(v.Bonds) {
		arcs = fmt.Sprintf("arcs join the strongest %d of %s pairs", len(v.Bonds), number(v.Pairs))
	}
	return "Occurrences that a state takes part in " + v.words() + ", wherever they were; " + arcs + "."
}

// Figure is the map with its table.
func (v *worldMap) Figure() ui.Figure {
	m := draw.Map{ID: "world", Title: "Who took part in what, " + v.words(), Unit: "occurrences"}
	f := ui.Figure{ID: "map", Title: "Map", Open: true, Table: ui.Table{Caption: "States and organisations, those with most occurrences first",
		Columns: []ui.Column{{Text: "Who"}, {Text: "Code"}, {Text: "Occurrences", Number: true}}}}
	for _, s := range v.States {
		m.Values = append(m.Values, draw.StateValue{ISO3: s.Code, Value: float64(s.N), URL: countryURL(s.Code), Title: v.n.of(s.Code) + ": " + number(s.N) + " " + plural(s.N, "occurrence")})
		f.Table.Rows = append(f.Table.Rows, []ui.Cell{{Text: v.n.of(s.Code), URL: countryURL(s.Code)}, {Text: s.Code}, {Text: number(s.N)}})
	}
	for i := range v.Bonds {
		b := &v.Bonds[i]
		m.Arcs = append(m.Arcs, draw.Arc{From: b.A, To: b.B, Weight: float64(b.Total()), Class: classOf(leading(&b.Balance)), URL: withQuery(dyadURL(b.A, b.B), v.days()...),
			Title: v.n.of(b.A) + " and " + v.n.of(b.B) + ": " + countWords(b.Types, len(b.Types))})
	}
	f.Drawing = m.Draw()
	f.Caption = "Shades by the number of occurrences, arcs coloured by the quadrant that most of a pair's occurrences are of. Outlines are held in fact (Natural Earth), contested areas are ringed and numbered: outlines say nothing of right."
	if f.Drawing.Omitted > 0 {
		f.Caption += " " + number(f.Drawing.Omitted) + " " + plural(f.Drawing.Omitted, "value") + " of organisations and others without a place on the map stand in the table only."
	}
	return f
}

// leading is the quadrant that most of a balance is of.
func leading(b *analysis.Balance) string {
	best := ""
	for _, q := range analysis.Quads() {
		if best == "" || b.Of(q) > b.Of(best) {
			best = q
		}
	}
	return best
}

// ContestedTable says who holds and who claims what.
func (v *worldMap) ContestedTable() ui.Table {
	t := ui.Table{Caption: "Contested areas, by the numbers of the map", Columns: []ui.Column{{Text: "No.", Number: true}, {Text: "Area"}, {Text: "Who holds and who claims it"}}}
	for _, a := range draw.Contested() {
		t.Rows = append(t.Rows, []ui.Cell{{Text: number(a.Number)}, {Text: a.Name}, {Text: a.Note}})
	}
	return t
}

// Empty is shown where nothing happened.
func (v *worldMap) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing happened " + v.words(), Text: "The ledger holds no occurrence of this time and kind.", Links: v.Links()}
}
