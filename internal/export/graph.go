package export

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// graph is what joins states and organisations, gathered over readings: it grows with
// the pairs and the days on which they met, not with the reports.
type graph struct {
	unit  string // what is counted: statements or occurrences
	nodes map[string]*vertex
	edges map[edgeKey]*edge
}

// vertex is a state or an organisation.
type vertex struct {
	code, label, kind string // kind: state or organisation
	statements        int
}

// edgeKey is what makes two statements one edge: who, in which direction, and what.
type edgeKey struct {
	from, to   string // for what both sides do, the lesser code first
	kind       string // event or agreement
	typ        string // PLOVER type or kind of agreement
	reciprocal bool
}

// edge is all statements of one key.
type edge struct {
	quad      string // of events
	intensity float64
	count     int // statements
	asserted  int // those that the report holds for certain or probable
	denied    int // those that the report holds not to be so
	reports   int
	lastSeen  int           // number of the last reading counted
	spells    map[spell]int // when, and how many
}

// spell is a stretch of days, both included; last is "" for no known end, first for
// no known beginning.
type spell struct{ first, last string }

// maxPairs bounds the pairs of one statement, as the ledger does: a pact of 40 members
// has 780.
const maxPairs = 1000

func newGraph(unit string) *graph {
	return &graph{unit: unit, nodes: map[string]*vertex{}, edges: map[edgeKey]*edge{}}
}

// gather makes the graph of readings.
func gather(readings Readings) (*graph, error) {
	g := newGraph("statements")
	number := 0
	for r, err := range readings {
		if err != nil {
			return nil, err
		}
		number++
		g.add(&r, number)
	}
	return g, nil
}

func (g *graph) add(r *chancery.Reading, number int) {
	for i := range r.Events {
		e := &r.Events[i]
		first, last := eventDays(e, r)
		left, right, reciprocal := e.Actors, e.Recipients, e.Reciprocal
		if reciprocal && len(right) == 0 {
			right = left
		}
		for _, k := range g.pairs(r, left, right, reciprocal) {
			k.kind, k.typ = "event", e.Type
			x := g.count(k, number, e.Perspectives, spell{first, last})
			x.quad, x.intensity = e.Quad, x.intensity+e.Intensity
		}
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		first, last := agreementDays(a, r)
		for _, k := range g.pairs(r, a.Parties, a.Parties, true) {
			k.kind, k.typ = "agreement", a.Kind
			g.count(k, number, a.Perspectives, spell{first, last})
		}
	}
}

// pairs returns each pair of different codes of both sides once, and sees to their nodes.
func (g *graph) pairs(r *chancery.Reading, left, right []chancery.ActorID, reciprocal bool) []edgeKey {
	var out []edgeKey
	var met []string
	for _, l := range left {
		for _, o := range right {
			a, b := r.Actor(l), r.Actor(o)
			if a == nil || b == nil {
				continue
			}
			k := edgeKey{from: short(a), to: short(b), reciprocal: reciprocal}
			if k.from == "" || k.to == "" || k.from == k.to {
				continue
			}
			if reciprocal && k.from > k.to {
				k.from, k.to = k.to, k.from
			}
			if slices.Contains(out, k) {
				continue
			}
			out = append(out, k)
			for _, actor := range []*chancery.Actor{a, b} {
				if v := g.vertex(actor); !slices.Contains(met, v.code) {
					met = append(met, v.code)
					v.statements++
				}
			}
			if len(out) == maxPairs {
				return out
			}
		}
	}
	return out
}

// vertex returns the node of an actor. A state has the name of the table; what belongs
// to a state counts as the state.
func (g *graph) vertex(a *chancery.Actor) *vertex {
	code := short(a)
	v := g.nodes[code]
	if v == nil {
		v = &vertex{code: code, kind: "organisation", label: code}
		if s, ok := states()[code]; ok {
			v.kind, v.label = "state", s.name
		}
		g.nodes[code] = v
	}
	named := a.Kind != chancery.Person && a.Kind != chancery.Group && a.Kind != chancery.People
	if v.kind == "organisation" && v.label == code && named {
		v.label = a.Name
	}
	return v
}

func (g *graph) count(k edgeKey, number int, held []chancery.Perspective, when spell) *edge {
	x := g.edges[k]
	if x == nil {
		x = &edge{spells: map[spell]int{}}
		g.edges[k] = x
	}
	x.count++
	for _, p := range held {
		if p.Holder != chancery.HolderReport {
			continue
		}
		switch {
		case p.Factuality == chancery.CTPlus, p.Factuality == chancery.PRPlus:
			x.asserted++
		case strings.HasSuffix(string(p.Factuality), "-"):
			x.denied++
		}
		break
	}
	if x.lastSeen != number {
		x.reports, x.lastSeen = x.reports+1, number
	}
	if when != (spell{}) {
		x.spells[when]++
	}
	return x
}

// vertices returns the nodes by code.
func (g *graph) vertices() []*vertex {
	out := make([]*vertex, 0, len(g.nodes))
	for _, v := range g.nodes {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b *vertex) int { return strings.Compare(a.code, b.code) })
	return out
}

// keys returns the keys of the edges in order.
func (g *graph) keys() []edgeKey {
	out := make([]edgeKey, 0, len(g.edges))
	for k := range g.edges {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b edgeKey) int { return strings.Compare(a.id(), b.id()) })
	return out
}

// id is the identifier of an edge in a file: the same for the same key in any file.
func (k edgeKey) id() string {
	between := "-to-"
	if k.reciprocal {
		between = "-and-"
	}
	return nmtoken(k.from + between + k.to + ":" + k.kind + ":" + k.typ)
}

// nmtoken makes a name that GraphML takes for an identifier (NMTOKEN): letters, digits,
// hyphens, colons and points stay, other bytes become an underscore and two digits, so that
// different names stay different.
func nmtoken(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == ':', c == '.':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// forever stands after all days.
const forever = "9999-12-31"

// merged returns the spells in order, those that touch or overlap made one.
func (x *edge) merged() []spell {
	list := make([]spell, 0, len(x.spells))
	for s := range x.spells {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b spell) int { return strings.Compare(a.first+" "+a.last, b.first+" "+b.last) })
	var out []spell
	for _, s := range list {
		if n := len(out); n > 0 && s.first <= after(out[n-1].last) {
			out[n-1].last = later(out[n-1].last, s.last)
			continue
		}
		out = append(out, s)
	}
	return out
}

// after returns the day after a day; no known end lies after all.
func after(day string) string {
	if day == "" {
		return forever
	}
	return next(day)
}

func later(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return max(a, b)
}

// extent returns the first and last known day of an edge, "" for unknown.
func (x *edge) extent() (first, last string) {
	for s := range x.spells {
		if s.first != "" && (first == "" || s.first < first) {
			first = s.first
		}
		last = max(last, s.first, s.last)
	}
	return first, last
}
