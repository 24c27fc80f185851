package export

import (
	"io"
	"iter"
	"slices"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/ontology"
)

// graphOf writes the graph of occurrences: each counts once, however many reports tell
// of it.
func graphOf(list iter.Seq2[ledger.Occurred, error], name Namer, w io.Writer, write func(*graph, io.Writer) error) error {
	g := newGraph("occurrences")
	if err := eachOccurrence(list, func(o *ledger.Occurred) error {
		g.occur(o, name)
		return nil
	}); err != nil {
		return err
	}
	return write(g, w)
}

// occur adds an occurrence. What has no recipients is done together.
func (g *graph) occur(o *ledger.Occurred, name Namer) {
	left, right, when := o.Actors, o.Recipients, spell{o.Day, o.Day}
	if o.First != "" {
		when = spell{o.First, o.Last}
	}
	reciprocal := len(right) == 0
	if reciprocal {
		right = left
	}
	if o.Kind == ledger.AgreementKind {
		left, right, reciprocal = o.Parties, o.Parties, true
		when = termOf(o)
	}
	var met []string
	for _, k := range codePairs(left, right, reciprocal) {
		k.kind, k.typ = o.Kind, o.Type
		for _, code := range []string{k.from, k.to} {
			if !slices.Contains(met, code) {
				met = append(met, code)
				g.named(code, name).statements++
			}
		}
		x := g.edges[k]
		if x == nil {
			x = &edge{spells: map[spell]int{}}
			g.edges[k] = x
		}
		x.count++
		x.reports += o.Reports
		if o.Affirmed > 0 {
			x.asserted++
		}
		if o.Denied > 0 {
			x.denied++
		}
		if when.first != "" || when.last != "" {
			x.spells[when]++
		}
		if o.Kind != ledger.AgreementKind {
			x.quad, x.intensity = ontology.Default().Quad(ontology.Type(o.Type)).String(), x.intensity+o.Intensity
		}
	}
}

// termOf is the stretch in which an agreement holds, as agreementDays has it.
func termOf(o *ledger.Occurred) spell {
	s := spell{first: o.Day}
	if t := o.Terms; t != nil {
		for _, d := range []string{t.Signed, t.InForce, t.From} { // the last that is known
			if first, _ := merge.Days(chancery.Date(d)); first != "" {
				s.first = first
			}
		}
		if _, s.last = merge.Days(chancery.Date(t.To)); s.last == "" {
			s.last = t.Expires
		}
	}
	if s.last != "" && s.last < s.first {
		s.last = ""
	}
	return s
}

// named returns the node of a code.
func (g *graph) named(code string, name Namer) *vertex {
	v := g.nodes[code]
	if v == nil {
		v = &vertex{code: code, kind: "organisation", label: name.of(code)}
		if _, ok := states()[code]; ok {
			v.kind = "state"
		}
		g.nodes[code] = v
	}
	return v
}

// codePairs returns each pair of different codes of both sides once.
func codePairs(left, right []string, reciprocal bool) []edgeKey {
	var out []edgeKey
	for _, a := range left {
		for _, b := range right {
			k := edgeKey{from: a, to: b, reciprocal: reciprocal}
			if reciprocal && k.from > k.to {
				k.from, k.to = k.to, k.from
			}
			if a == b || slices.Contains(out, k) {
				continue
			}
			if out = append(out, k); len(out) == maxPairs {
				return out
			}
		}
	}
	return out
}
