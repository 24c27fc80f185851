package server

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/analysis"
	"chancery/internal/draw"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// How many of the strongest pairs the network shows.
const (
	usualBonds = 30
	maxBonds   = 150
)

// network shows what joins states in a time.
type network struct {
	period
	Bonds []analysis.Bond `json:"bonds"` // the strongest, in this order
	Pairs int             `json:"pairs"` // that there are in all
	Blocs [][]string      `json:"blocs"` // computed from the bonds that are shown

	n    names
	most int
}

func (s *Server) network(r *http.Request) (any, error) {
	q := r.URL.Query()
	p, err := s.periodOf(r.Context(), q)
	if err != nil {
		return nil, err
	}
	v := &network{period: p, n: s.names}
	if v.most, err = atMost(q, "most", usualBonds, maxBonds); err != nil {
		return nil, err
	}
	ties, err := s.ledger.Ties(r.Context(), p.From, p.To)
	if err != nil {
		return nil, err
	}
	v.Bonds = analysis.Bonds(ties, p.wanted)
	v.Pairs = len(v.Bonds)
	v.Bonds = v.Bonds[:min(len(v.Bonds), v.most)]
	nodes, edges := v.graph()
	var ids []string
	for _, n := range nodes {
		ids = append(ids, n.ID)
	}
	v.Blocs = draw.Blocs(ids, edges)
	if v.Blocs == nil {
		v.Blocs = [][]string{}
	}
	return v, nil
}

// atMost reads a number of things to show.
func atMost(q url.Values, name string, usual, most int) (int, error) {
	text := q.Get(name)
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, &chancery.Error{Op: "list", Kind: chancery.Usage, Subject: name + " " + text, Hint: "from 1 to " + strconv.Itoa(most), Err: errors.New("not such a number")}
	}
	return n, nil
}

// graph is the bonds as nodes and edges, one edge for each quadrant of a pair.
func (v *network) graph() ([]draw.Node, []draw.Edge) {
	weights := map[string]int{}
	var edges []draw.Edge
	for i := range v.Bonds {
		b := &v.Bonds[i]
		weights[b.A] += b.Total()
		weights[b.B] += b.Total()
		for _, q := range analysis.Quads() {
			n := b.Of(q)
			if n == 0 {
				continue
			}
			words := countWords(b.OfQuad(q), len(b.Types))
			edges = append(edges, draw.Edge{From: b.A, To: b.B, Class: classOf(q), Weight: float64(n), Label: edgeLabel(b.OfQuad(q), n, i), URL: withQuery(dyadURL(b.A, b.B), v.days()...),
				Title: v.n.of(b.A) + " and " + v.n.of(b.B) + ", " + q + ": " + words})
		}
	}
	codes := make([]string, 0, len(weights))
	for code := range weights {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(weights[b]-weights[a], strings.Compare(a, b)) })
	nodes := make([]draw.Node, len(codes))
	for i, code := range codes {
		nodes[i] = draw.Node{ID: code, Title: v.n.of(code) + ": " + number(weights[code]), URL: countryURL(code), Weight: float64(weights[code])}
	}
	return nodes, edges
}

// labelledBonds is how many of the strongest pairs have words at their lines: with
// more of them no line can be told from another.
const labelledBonds = 12

// edgeLabel is a word or two at a line: the most frequent type, and how many more
// there are of its quadrant.
func edgeLabel(types []analysis.TypeCount, n, rank int) string {
	if rank >= labelledBonds {
		return ""
	}
	label := countWords(types[:1], 1)
	if rest := n - types[0].N; rest > 0 {
		label += " +" + number(rest)
	}
	return label
}

// countWords writes counts of types, the first most of them: "3 agreements", "consult 2,
// support 1".
func countWords(types []analysis.TypeCount, most int) string {
	var parts []string
	for i, t := range types {
		switch {
		case i == most:
			return strings.Join(parts, ", ") + fmt.Sprintf(" and %d other types", len(types)-most)
		case t.Type != ledger.AgreementKind:
			parts = append(parts, strings.ToLower(t.Type)+" "+number(t.N))
		case t.N == 1:
			parts = append(parts, "1 agreement")
		default:
			parts = append(parts, number(t.N)+" agreements")
		}
	}
	return strings.Join(parts, ", ")
}

func (v *network) frame(p *ui.Page) {
	p.Title, p.Exports = "Network", files(v.query(), graphFiles...)
	p.Exports = append(p.Exports, files(v.query(), occurrenceFiles[:2]...)...)
}

// Filter narrows the network.
func (v *network) Filter() ui.Filter {
	f := v.filter("/network")
	f.Fields = append(f.Fields, ui.Field{Name: "most", Label: "Pairs at most", Kind: "number", Value: strconv.Itoa(v.most)})
	return f
}

// Links lead to other times.
func (v *network) Links() []ui.Link { return v.links("/network") }

// Lead says what is shown.
func (v *network) Lead() string {
	if v.Pairs > len(v.Bonds) {
		return fmt.Sprintf("The strongest %d of %s pairs %s, by the number of occurrences that join them.", len(v.Bonds), number(v.Pairs), v.words())
	}
	return fmt.Sprintf("%s %s %s, by the number of occurrences that join them.", number(v.Pairs), plural(v.Pairs, "pair"), v.words())
}

// Figure is the network with its table.
func (v *network) Figure() ui.Figure {
	nodes, edges := v.graph()
	d := draw.Network{ID: "network", Title: "What joins states, " + v.words(), Nodes: nodes, Edges: edges, Blocs: true}
	for _, q := range analysis.Quads() {
		if slices.ContainsFunc(edges, func(e draw.Edge) bool { return e.Class == classOf(q) }) {
			d.Kinds = append(d.Kinds, draw.Kind{Class: classOf(q), Name: nameOf(q)})
		}
	}
	return ui.Figure{ID: "ties", Title: "Who is tied to whom", Drawing: d.Draw(), Open: true, Table: v.table(),
		Caption: "Each line is one kind of tie; the strongest have their most frequent type written on them, and how many others there are of the kind. Lines are heavier where more occurrences make them; each occurrence counts once, however many reports tell of it, and also where it is denied. Where a state stands means nothing else than who it is tied to."}
}

func (v *network) table() ui.Table {
	t := ui.Table{Caption: "Pairs, the strongest first", Columns: []ui.Column{{Text: "Pair"}, {Text: "Occurrences", Number: true}}}
	for _, q := range analysis.Quads() {
		t.Columns = append(t.Columns, ui.Column{Text: nameOf(q), Number: true})
	}
	t.Columns = append(t.Columns, ui.Column{Text: "Types"})
	for i := range v.Bonds {
		b := &v.Bonds[i]
		row := []ui.Cell{{Text: v.n.of(b.A) + " and " + v.n.of(b.B), URL: withQuery(dyadURL(b.A, b.B), v.days()...)}, {Text: number(b.Total())}}
		for _, q := range analysis.Quads() {
			row = append(row, ui.Cell{Text: number(b.Of(q))})
		}
		t.Rows = append(t.Rows, append(row, ui.Cell{Text: countWords(b.Types, 4), Note: countWords(b.Types, len(b.Types))}))
	}
	return t
}

// BlocTable lists the blocs.
func (v *network) BlocTable() ui.Table {
	t := ui.Table{Caption: "Blocs, the largest first", Columns: []ui.Column{{Text: "Bloc"}, {Text: "Members"}}}
	for i, b := range v.Blocs {
		letter := strconv.Itoa(i + 1)
		if i < 26 {
			letter = string(rune('A' + i))
		}
		t.Rows = append(t.Rows, []ui.Cell{{Text: letter}, {Text: v.n.list(b, len(b))}})
	}
	return t
}

// Empty is shown where nothing joins anybody.
func (v *network) Empty() ui.Empty {
	return ui.Empty{Title: "Nothing joins two states " + v.words(), Text: "No occurrence of this time and kind has two parties.", Links: v.Links()}
}
