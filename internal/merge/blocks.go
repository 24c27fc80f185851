package merge

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// Blocks returns the keys under which a statement is compared, sorted: few, and
// such that two statements that [Same] joins share one. A key is made of a family
// of types, who takes part, and a time; two statements of few days lie in one
// bucket of days or in neighbouring ones, and each has the keys of its own and of
// the next. Keys are opaque and may change with the version of this package.
func Blocks(s *Statement) []string { return prepare(s).blocks }

// maxAnchors bounds the pairs or names that make keys; those of which keys of other
// kinds are made too have fewer.
const (
	maxAnchors = 3
	fewAnchors = 2
	titleKeys  = 2 // words of a title that make keys
)

func blocks(f *facts) []string {
	if b := membershipBlock(f); b != nil {
		return b
	}
	family, limit := familyOf(f.Type), maxAnchors
	if f.Kind == AgreementKind {
		family = "agreement"
	}
	var times []string
	switch f.when.how {
	case noTime:
		times = []string{"-"}
	case byPeriod:
		times = []string{yearKey(f.First)}
	default:
		bucket := floorDiv(f.when.hi, bucketDays)
		times = []string{strconv.Itoa(bucket), strconv.Itoa(bucket + 1)}
		if f.when.how == byDay && onceOnly(f) {
			times = append(times, yearKey(f.First))
		}
	}
	if f.Kind == AgreementKind {
		limit = fewAnchors
	}
	var out []string
	for i, anchor := range anchors(f, limit) {
		for _, t := range times {
			if i == 0 || t[0] != 'y' || len(times) == 1 {
				out = append(out, family+"|"+anchor+"|"+t)
			}
		}
		if i == 0 && f.Kind == AgreementKind {
			for _, w := range least(f.title, titleKeys) {
				out = append(out, family+"|"+anchor+"|"+w)
			}
		}
	}
	return sorted(out)
}

func yearKey(day string) string { return "y" + day[:min(4, len(day))] }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// anchors are what two statements must share of who takes part: a pair of codes, or
// one code and what was done, or a name. Of two codes one may be all that another
// report names.
func anchors(f *facts, limit int) []string {
	var out []string
	switch n := len(f.codes); {
	case n >= 2:
		for i, a := range f.codes {
			for _, b := range f.codes[i+1:] {
				out = append(out, a+"-"+b)
			}
		}
		out = least(out, limit)
		if n > 2 || f.Kind == AgreementKind {
			return out
		}
		fallthrough
	case n == 1:
		done := f.mode
		if w := least(f.title, 1); done == "" && len(w) > 0 {
			done = w[0]
		}
		for _, c := range f.codes {
			out = append(out, c+"/"+done)
		}
		return out
	}
	for _, n := range f.Names {
		out = append(out, n.Name[strings.LastIndexByte(n.Name, ' ')+1:])
	}
	if out = least(out, limit); len(out) == 0 && f.Place != "" {
		out = []string{f.Place}
	}
	return out
}

// least returns the n members of least hash, so that similar lists keep the same
// ones.
func least(list []string, n int) []string {
	out := sorted(list)
	if len(out) <= n {
		return out
	}
	slices.SortFunc(out, func(a, b string) int {
		if ha, hb := hash32(a), hash32(b); ha != hb {
			if ha < hb {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return out[:n]
}

func hash32(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// familyOf puts types together that one event may be given by different reports.
func familyOf(typ string) string {
	switch typ {
	case "AGREE", "SUPPORT", "COOPERATE":
		return "accord"
	}
	return typ
}

// onceOnly reports whether such a thing happens so rarely between the same parties
// that its year is enough to know it by.
func onceOnly(f *facts) bool {
	return f.Type == "SANCTION" && f.Mode == "withdraw"
}
