package merge

import (
	"cmp"
	"slices"
	"strings"
)

// Cluster divides statements into the groups that speak of one thing and returns
// their positions in list, each group sorted by key and the groups by their first
// key. The result depends on the statements and the decisions alone, not on their
// order.
//
// Without decisions the groups are the connected components of the graph whose
// edges are the pairs that [Same] joins. together and apart are pairs of keys that
// a person joined or parted; where a pair is both, apart wins. Pairs that a person
// parted end up in different groups: edges are taken from the firmest to the
// weakest, decisions first, and one that would bring such a pair together is left
// out. Statements named in alone have no edges but those a person made.
//
// A group of a part of the statements is right only if the part is closed: it must
// hold every statement of each group that a statement of it may join, and of the
// groups parted from these by a decision.
func Cluster(list []*Statement, together, apart [][2]string, alone map[string]bool) [][]int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(list[a].Key, list[b].Key) })
	at := make(map[string][]int, len(list)) // place in order by key
	facts := make([]*facts, len(list))
	for place, i := range order {
		facts[place] = prepare(list[i])
		at[list[i].Key] = append(at[list[i].Key], place)
	}
	parted := pairSet(apart, at)
	var edges []edge
	for _, p := range together {
		for _, a := range at[p[0]] {
			for _, b := range at[p[1]] {
				if a != b && !parted[pair(a, b)] {
					edges = append(edges, edge{pair(a, b), 2})
				}
			}
		}
	}
	for p := range candidates(facts) {
		a, b := facts[p[0]], facts[p[1]]
		if alone[a.Key] || alone[b.Key] || parted[p] {
			continue
		}
		if v := same(a, b, false); v.Same {
			edges = append(edges, edge{p, v.Score})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.pair[0], b.pair[0]), cmp.Compare(a.pair[1], b.pair[1]))
	})
	u := newUnion(len(list), parted)
	for _, e := range edges {
		u.join(e.pair[0], e.pair[1])
	}
	groups := u.groups()
	for _, g := range groups {
		for k, place := range g {
			g[k] = order[place]
		}
	}
	return groups
}

type edge struct {
	pair  [2]int
	score float64
}

func pair(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

func pairSet(pairs [][2]string, at map[string][]int) map[[2]int]bool {
	out := make(map[[2]int]bool, len(pairs))
	for _, p := range pairs {
		for _, a := range at[p[0]] {
			for _, b := range at[p[1]] {
				if a != b {
					out[pair(a, b)] = true
				}
			}
		}
	}
	return out
}

// candidates yields every pair that shares a block, once, in no order.
func candidates(list []*facts) func(yield func([2]int) bool) {
	return func(yield func([2]int) bool) {
		blocks := map[string][]int{}
		for i, f := range list {
			for _, b := range f.blocks {
				blocks[b] = append(blocks[b], i)
			}
		}
		for b, members := range blocks {
			for k, i := range members {
				for _, j := range members[:k] {
					if firstShared(list[i].blocks, list[j].blocks) == b && !yield(pair(i, j)) {
						return
					}
				}
			}
		}
	}
}

// firstShared returns the least of the members of two sorted lists that both have.
func firstShared(a, b []string) string {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			return a[i]
		}
	}
	return ""
}

// union is a forest of disjoint sets that keeps parted pairs in different sets.
type union struct {
	parent []int
	member map[int][]int // of roots of more than one
	foes   map[int][]int // points that a point is parted from
}

func newUnion(n int, parted map[[2]int]bool) *union {
	u := &union{parent: make([]int, n), member: map[int][]int{}, foes: map[int][]int{}}
	for i := range u.parent {
		u.parent[i] = i
	}
	for p := range parted {
		u.foes[p[0]] = append(u.foes[p[0]], p[1])
		u.foes[p[1]] = append(u.foes[p[1]], p[0])
	}
	return u
}

func (u *union) find(i int) int {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

func (u *union) of(root int) []int {
	if m := u.member[root]; m != nil {
		return m
	}
	return []int{root}
}

func (u *union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	if a == b {
		return
	}
	small, large := u.of(a), u.of(b)
	if len(small) > len(large) {
		a, b, small, large = b, a, large, small
	}
	if len(u.foes) > 0 {
		for _, m := range small {
			for _, foe := range u.foes[m] {
				if u.find(foe) == b {
					return
				}
			}
		}
	}
	u.parent[a] = b
	u.member[b] = append(large, small...)
	delete(u.member, a)
}

// groups returns the sets, members sorted, sets by their first member.
func (u *union) groups() [][]int {
	at := make([]int, len(u.parent)) // 1 + place in out, by root
	var out [][]int
	for i := range u.parent {
		r := u.find(i)
		if at[r] == 0 {
			out = append(out, nil)
			at[r] = len(out)
		}
		out[at[r]-1] = append(out[at[r]-1], i)
	}
	return out
}
