package merge

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"chancery"
)

// drawStatements makes statements that resemble each other enough for some to join.
func drawStatements(t *rapid.T) []*Statement {
	codes := []string{"BLR", "IRN", "RUS", "USA"}
	names := []Name{{"BLR", "alexander lukashenko", ""}, {"IRN", "ebrahim raisi", chancery.Person}, {"IRN", "hizb", chancery.ArmedGroup}}
	phrases := []string{"arrived in Tehran for an official visit", "paid a visit to the capital", "signed a roadmap on trade", "shelled the border town", "held talks on gas and trade"}
	n := rapid.IntRange(0, 24).Draw(t, "n")
	out := make([]*Statement, n)
	for i := range out {
		s := &Statement{
			Key: fmt.Sprintf("k%02d", i), Report: fmt.Sprintf("r%d", rapid.IntRange(0, 8).Draw(t, "report")), Kind: EventKind,
			Outlet: rapid.SampledFrom([]string{"", "A", "B", "C"}).Draw(t, "outlet"), Story: rapid.SampledFrom([]string{"", "s1", "s2"}).Draw(t, "story"),
			Type: rapid.SampledFrom([]string{"CONSULT", "AGREE", "SUPPORT", "ASSAULT"}).Draw(t, "type"), Mode: rapid.SampledFrom([]string{"", "visit"}).Draw(t, "mode"),
			Words: rapid.SampledFrom(phrases).Draw(t, "words"), Published: dayString(19400 + rapid.IntRange(0, 5).Draw(t, "pub")),
			Actors: sorted(rapid.SliceOfN(rapid.SampledFrom(codes), 0, 2).Draw(t, "actors")), Recipients: sorted(rapid.SliceOfN(rapid.SampledFrom(codes), 0, 2).Draw(t, "recipients")),
			Place: rapid.SampledFrom([]string{"", "Tehran", "Minsk"}).Draw(t, "place"), Background: rapid.Bool().Draw(t, "background"),
			Dead: rapid.SampledFrom([]int{0, 0, 3, 5}).Draw(t, "dead"),
		}
		if rapid.Bool().Draw(t, "named") {
			s.Names = []Name{rapid.SampledFrom(names).Draw(t, "name")}
		}
		if rapid.Bool().Draw(t, "dated") {
			d := 19400 + rapid.IntRange(0, 4).Draw(t, "first")
			s.First, s.Last = dayString(d), dayString(d+rapid.SampledFrom([]int{0, 0, 1, 40}).Draw(t, "length"))
		}
		if rapid.IntRange(0, 3).Draw(t, "kind") == 0 {
			s.Kind, s.Type, s.Title = AgreementKind, rapid.SampledFrom([]string{"agreement", "roadmap", "ceasefire"}).Draw(t, "agreement"), s.Words
			s.Parties, s.Actors, s.Recipients = sorted(slices.Concat(s.Actors, s.Recipients)), nil, nil
			s.Agreement = &Agreement{}
		}
		out[i] = s
	}
	return out
}

func drawPairs(t *rapid.T, label string, n int) [][2]string {
	if n < 2 {
		return nil
	}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]string {
		return [2]string{fmt.Sprintf("k%02d", rapid.IntRange(0, n-1).Draw(t, "a")), fmt.Sprintf("k%02d", rapid.IntRange(0, n-1).Draw(t, "b"))}
	}), 0, 4).Draw(t, label)
}

// keysOf turns groups of positions into groups of keys.
func keysOf(list []*Statement, groups [][]int) [][]string {
	out := make([][]string, len(groups))
	for i, g := range groups {
		for _, at := range g {
			out[i] = append(out[i], list[at].Key)
		}
	}
	return out
}

func TestSameIsSymmetricAndWithinBlocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawStatements(t)
		for _, a := range list {
			if n := len(Blocks(a)); n > 6 {
				t.Fatalf("%d blocks", n)
			}
			for _, b := range list {
				v, w := Same(a, b), Same(b, a)
				if !reflect.DeepEqual(v, w) {
					t.Fatalf("Same(%s, %s) = %v, but the other way %v", a.Key, b.Key, v, w)
				}
				if v.Same && a != b && firstShared(Blocks(a), Blocks(b)) == "" {
					t.Fatalf("%s and %s are the same and share no block", a.Key, b.Key)
				}
				if len(v.Reasons) == 0 {
					t.Fatalf("no reasons for %s, %s", a.Key, b.Key)
				}
			}
		}
	})
}

func TestClusterIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawStatements(t)
		together, apart := drawPairs(t, "together", len(list)), drawPairs(t, "apart", len(list))
		alone := map[string]bool{}
		if len(list) > 0 && rapid.Bool().Draw(t, "alone") {
			alone[list[0].Key] = true
		}
		want := keysOf(list, Cluster(list, together, apart, alone))
		shuffled := rapid.Permutation(list).Draw(t, "order")
		slices.Reverse(together)
		slices.Reverse(apart)
		if got := keysOf(shuffled, Cluster(shuffled, together, apart, alone)); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order %v, not %v", got, want)
		}
		group := map[string]int{}
		for i, g := range want {
			for _, k := range g {
				group[k] = i
			}
		}
		for _, p := range apart {
			if p[0] != p[1] && group[p[0]] == group[p[1]] {
				t.Fatalf("%v are parted and in one group", p)
			}
		}
		for i, g := range Cluster(list, together, apart, alone) {
			members := make([]*Statement, len(g))
			for k, at := range g {
				members[k] = list[at]
			}
			back := slices.Clone(members)
			slices.Reverse(back)
			if !reflect.DeepEqual(Occur(members), Occur(back)) {
				t.Fatalf("occurrence %d depends on the order", i)
			}
			if members[0].Kind == AgreementKind && !reflect.DeepEqual(Register(members, "2023-05-01"), Register(back, "2023-05-01")) {
				t.Fatalf("entry %d depends on the order", i)
			}
		}
	})
}

// ledger keeps groups as a ledger does that takes statements one by one: it looks
// up who shares a block, takes in the groups of those that Same joins and the
// groups parted from these, and divides them anew.
type ledger struct {
	groups          [][]*Statement
	together, apart [][2]string
}

func (l *ledger) touch(s *Statement) []*Statement {
	var taken []*Statement
	reach := func(hit func(*Statement) bool) bool {
		for i, g := range l.groups {
			if slices.ContainsFunc(g, hit) {
				taken = append(taken, g...)
				l.groups = slices.Delete(l.groups, i, i+1)
				return true
			}
		}
		return false
	}
	tied := func(pairs [][2]string, key string) func(*Statement) bool {
		return func(o *Statement) bool {
			return slices.Contains(pairs, [2]string{key, o.Key}) || slices.Contains(pairs, [2]string{o.Key, key})
		}
	}
	for reach(func(o *Statement) bool {
		return o == s || firstShared(Blocks(s), Blocks(o)) != "" && Same(s, o).Same || tied(l.together, s.Key)(o)
	}) {
	}
	for {
		more := false
		for _, m := range append(slices.Clone(taken), s) {
			more = reach(tied(l.apart, m.Key)) || more
		}
		if !more {
			return taken
		}
	}
}

func (l *ledger) divide(list []*Statement) {
	for _, g := range Cluster(list, l.together, l.apart, nil) {
		var members []*Statement
		for _, at := range g {
			members = append(members, list[at])
		}
		l.groups = append(l.groups, members)
	}
}

func (l *ledger) keys() [][]string {
	var out [][]string
	for _, g := range l.groups {
		var keys []string
		for _, s := range g {
			keys = append(keys, s.Key)
		}
		out = append(out, sorted(keys))
	}
	slices.SortFunc(out, func(a, b []string) int { return slices.Compare(a, b) })
	return out
}

func TestOneByOneEqualsAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawStatements(t)
		l := &ledger{together: drawPairs(t, "together", len(list)), apart: drawPairs(t, "apart", len(list))}
		for _, s := range rapid.Permutation(list).Draw(t, "order") {
			l.divide(append(l.touch(s), s))
		}
		if got, want := l.keys(), keysOf(list, Cluster(list, l.together, l.apart, nil)); len(list) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("one by one %v, at once %v", got, want)
		}
		if len(list) == 0 {
			return
		}
		gone := rapid.SampledFrom(list).Draw(t, "gone") // and taken out again
		taken := l.touch(gone)
		l.divide(slices.DeleteFunc(taken, func(s *Statement) bool { return s == gone }))
		rest := slices.DeleteFunc(slices.Clone(list), func(s *Statement) bool { return s == gone })
		if got, want := l.keys(), keysOf(rest, Cluster(rest, l.together, l.apart, nil)); len(rest) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("after %s is gone %v, not %v", gone.Key, got, want)
		}
	})
}
