package analysis

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/ledger"
)

// Bond is all that joins a pair in a time.
type Bond struct {
	A       string      `json:"a"` // the lesser code
	B       string      `json:"b"`
	Types   []TypeCount `json:"types"` // the most frequent first
	Balance `json:"balance"`
}

// Bonds gathers ties by pair, the strongest first. Types that wanted refuses are left
// out, and so are pairs that nothing is left of; nil wants all. Ties are sorted by pair.
func Bonds(ties []ledger.Tie, wanted func(typ string) bool) []Bond {
	out := []Bond{}
	for _, t := range ties {
		if wanted != nil && !wanted(t.Type) {
			continue
		}
		if len(out) == 0 || out[len(out)-1].A != t.A || out[len(out)-1].B != t.B {
			out = append(out, Bond{A: t.A, B: t.B})
		}
		b := &out[len(out)-1]
		b.Types = append(b.Types, TypeCount{Type: t.Type, Quad: Quad("", t.Type), N: t.N})
		b.Add(t.Type, t.N)
	}
	for i := range out {
		slices.SortStableFunc(out[i].Types, func(a, b TypeCount) int { return cmp.Or(b.N-a.N, strings.Compare(a.Type, b.Type)) })
	}
	slices.SortStableFunc(out, func(a, b Bond) int {
		return cmp.Or(b.Total()-a.Total(), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
	return out
}

// Wanting returns whether types are wanted by a choice: a quadrant, "agreement",
// "cooperation" or "conflict" in words or deeds, or one type; nil for "". False if
// there is no such choice.
func Wanting(choice string) (func(typ string) bool, bool) {
	switch choice {
	case "":
		return nil, true
	case "cooperation", "conflict":
		return func(typ string) bool {
			q := Quad("", typ)
			return strings.HasSuffix(q, choice) || choice == "cooperation" && q == ledger.AgreementKind
		}, true
	}
	if slices.Contains(Quads(), choice) {
		return func(typ string) bool { return Quad("", typ) == choice }, true
	}
	if typ := strings.ToUpper(choice); Quad("", typ) != "" {
		return func(t string) bool { return t == typ }, true
	}
	return nil, false
}

// OfQuad returns the types of a bond that are in a quadrant.
func (b *Bond) OfQuad(quad string) []TypeCount {
	var out []TypeCount
	for _, t := range b.Types {
		if t.Quad == quad {
			out = append(out, t)
		}
	}
	return out
}
