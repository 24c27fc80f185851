package analysis

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/ledger"
)

// Record is how an outlet tells of the occurrences that were looked at. All of it is
// counted, and none of it is a judgement.
type Record struct {
	Outlet       string `json:"outlet"`
	Occurrences  int    `json:"occurrences"`
	First        int    `json:"first"`         // that it alone told of first, by the day or moment of publication
	Exclusive    int    `json:"exclusive"`     // that no other outlet tells of
	DeniedBy     int    `json:"denied_by"`     // that it affirms and another outlet denies
	Denies       int    `json:"denies"`        // that it denies and another outlet affirms
	Uncommitted  int    `json:"uncommitted"`   // that it tells of and leaves open
	OtherNumbers int    `json:"other_numbers"` // of which it gives another number of dead or injured than another outlet
}

// Voice is what one outlet makes of an occurrence: what the strongest of its
// statements says.
type Voice struct {
	Outlet     string `json:"outlet"`
	Factuality string `json:"factuality"` // FactBank; "" for silent
	Published  string `json:"published"`  // of its first report
	Dead       int    `json:"dead"`
	Injured    int    `json:"injured"`
	Words      string `json:"words"`
	Key        string `json:"key"` // of the statement
}

// Affirms reports whether the outlet holds it to be so.
func (v *Voice) Affirms() bool { return strings.HasSuffix(v.Factuality, "+") }

// Denies reports whether the outlet holds it not to be so.
func (v *Voice) Denies() bool { return strings.HasSuffix(v.Factuality, "-") }

// Voices returns what each outlet makes of each occurrence, by item and in the order
// of outlets. Reports without an outlet have no voice.
func Voices(c *ledger.Coverage) [][]Voice {
	out := make([][]Voice, len(c.Items))
	for _, t := range c.Tellings {
		if t.Outlet == "" || t.Item < 0 || t.Item >= len(out) {
			continue
		}
		i, known := slices.BinarySearchFunc(out[t.Item], t.Outlet, func(v Voice, name string) int { return strings.Compare(v.Outlet, name) })
		if !known {
			out[t.Item] = slices.Insert(out[t.Item], i, Voice{Outlet: t.Outlet, Published: t.Published, Factuality: t.Factuality, Words: t.Words, Key: t.Key})
		}
		v := &out[t.Item][i]
		v.Dead, v.Injured = max(v.Dead, t.Dead), max(v.Injured, t.Injured)
		if t.Published != "" && (v.Published == "" || t.Published < v.Published) {
			v.Published = t.Published
		}
		if certainty(t.Factuality) > certainty(v.Factuality) {
			v.Factuality, v.Words, v.Key = t.Factuality, t.Words, t.Key
		}
	}
	return out
}

// certainty orders FactBank values by how much they commit.
func certainty(f string) int {
	switch {
	case strings.HasPrefix(f, "CT") && f != "CTu":
		return 3
	case strings.HasPrefix(f, "PR"):
		return 2
	case strings.HasPrefix(f, "PS"):
		return 1
	}
	return 0
}

// Records counts how outlets tell of occurrences, those with most first.
func Records(voices [][]Voice) []Record {
	at := map[string]*Record{}
	for _, list := range voices {
		first := firstOf(list)
		for i := range list {
			v := &list[i]
			r := at[v.Outlet]
			if r == nil {
				r = &Record{Outlet: v.Outlet}
				at[v.Outlet] = r
			}
			r.Occurrences++
			if len(list) == 1 {
				r.Exclusive++
			} else if v.Outlet == first {
				r.First++
			}
			against, numbers := false, false
			for j := range list {
				if j == i {
					continue
				}
				against = against || v.Affirms() && list[j].Denies() || v.Denies() && list[j].Affirms()
				numbers = numbers || differ(v.Dead, list[j].Dead) || differ(v.Injured, list[j].Injured)
			}
			switch {
			case against && v.Affirms():
				r.DeniedBy++
			case against:
				r.Denies++
			case !v.Affirms() && !v.Denies():
				r.Uncommitted++
			}
			if numbers {
				r.OtherNumbers++
			}
		}
	}
	out := make([]Record, 0, len(at))
	for _, r := range at {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Record) int { return cmp.Or(b.Occurrences-a.Occurrences, strings.Compare(a.Outlet, b.Outlet)) })
	return out
}

// differ reports whether two numbers are both given and not the same.
func differ(a, b int) bool { return a != b && a > 0 && b > 0 }

// firstOf is the outlet that published before all others, "" where two may have been
// the first: a day is not before a moment of that day.
func firstOf(list []Voice) string {
	first := ""
	for i := range list {
		before := list[i].Published != ""
		for j := range list {
			if i == j {
				continue
			}
			n := min(len(list[i].Published), len(list[j].Published))
			before = before && list[j].Published != "" && list[i].Published[:n] < list[j].Published[:n]
		}
		if before {
			first = list[i].Outlet
		}
	}
	return first
}

// Accord says how two outlets stand on an occurrence.
type Accord string

// The accords.
const (
	Agree         Accord = "agree"
	Contradict    Accord = "contradict"
	OtherNumber   Accord = "other number"    // of dead or injured
	OtherWeight   Accord = "one leaves open" // one commits, the other does not
	OnlyTheFirst  Accord = "only the first"
	OnlyTheSecond Accord = "only the second"
)

// Compare says how two outlets stand on an occurrence; nil is a silent one.
func Compare(a, b *Voice) Accord {
	switch {
	case b == nil:
		return OnlyTheFirst
	case a == nil:
		return OnlyTheSecond
	case a.Affirms() && b.Denies(), a.Denies() && b.Affirms():
		return Contradict
	case differ(a.Dead, b.Dead), differ(a.Injured, b.Injured):
		return OtherNumber
	case a.Affirms() != b.Affirms() || a.Denies() != b.Denies():
		return OtherWeight
	}
	return Agree
}

// VoiceOf returns the voice of an outlet in a list, nil for none.
func VoiceOf(list []Voice, outlet string) *Voice {
	for i := range list {
		if list[i].Outlet == outlet {
			return &list[i]
		}
	}
	return nil
}
