package draw

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
)

// Blocs groups nodes that are tied to each other more than to the rest: by
// affirmed edges of cooperation and agreements, their weights added, each at least
// 1. Groups are sorted, the largest first, and hold two nodes or more; the rest
// belongs to none. It is a computation, not a fact of the record: say so where it
// is shown. Method: Louvain (Blondel et al. 2008) at resolution 1 with a fixed
// seed.
func Blocs(nodes []string, edges []Edge) [][]string {
	ids := slices.Clone(nodes)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	at := make(map[string]int64, len(ids))
	for i, id := range ids {
		at[id] = int64(i)
	}
	type pair struct{ a, b int64 }
	weights := map[pair]float64{}
	var pairs []pair
	for _, e := range edges {
		a, okA := at[e.From]
		b, okB := at[e.To]
		switch e.Class {
		case VerbalCooperation, MaterialCooperation, Agreements:
		default:
			continue
		}
		if !okA || !okB || a == b || e.State != Affirmed {
			continue
		}
		p := pair{min(a, b), max(a, b)}
		if _, seen := weights[p]; !seen {
			pairs = append(pairs, p)
		}
		// Whole numbers add up to the same sum in any order.
		weights[p] += math.Round(min(max(1, sane(e.Weight)), 1e9))
	}
	if len(pairs) == 0 {
		return nil
	}
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range ids {
		g.AddNode(simple.Node(i))
	}
	for _, p := range pairs {
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(p.a), T: simple.Node(p.b), W: weights[p]})
	}
	var blocs [][]string
	for _, c := range community.Modularize(g, 1, rand.NewPCG(1, 2)).Communities() {
		if len(c) < 2 {
			continue
		}
		var names []string
		for _, n := range c {
			names = append(names, ids[n.ID()])
		}
		slices.Sort(names)
		blocs = append(blocs, names)
	}
	slices.SortFunc(blocs, func(p, q []string) int { return cmp.Or(len(q)-len(p), strings.Compare(p[0], q[0])) })
	return blocs
}

// letterBlocs writes the letter of its bloc into each node, and returns blocs with
// their members in words. Beyond Z nodes have no letter.
func letterBlocs(nodes []netNode, edges []Edge) string {
	var ids []string
	for _, n := range nodes {
		ids = append(ids, n.ID)
	}
	letters := map[string]string{}
	var words []string
	for i, bloc := range Blocs(ids, edges) {
		if i > 25 {
			break
		}
		letter := string(rune('A' + i))
		for _, id := range bloc {
			letters[id] = letter
		}
		words = append(words, letter+" "+strings.Join(bloc, " "))
	}
	for i := range nodes {
		nodes[i].bloc = letters[nodes[i].ID]
	}
	return strings.Join(words, "; ")
}
