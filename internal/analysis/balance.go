package analysis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/merge"
)

// Balance is how many occurrences of each quadrant there were.
type Balance struct {
	VerbalCooperation   int `json:"verbal_cooperation"`
	MaterialCooperation int `json:"material_cooperation"`
	VerbalConflict      int `json:"verbal_conflict"`
	MaterialConflict    int `json:"material_conflict"`
	Agreements          int `json:"agreements"`
	Other               int `json:"other"`
}

// Add counts n occurrences of a type, as tallies name it.
func (b *Balance) Add(typ string, n int) {
	switch Quad("", typ) {
	case "verbal cooperation":
		b.VerbalCooperation += n
	case "material cooperation":
		b.MaterialCooperation += n
	case "verbal conflict":
		b.VerbalConflict += n
	case "material conflict":
		b.MaterialConflict += n
	case ledger.AgreementKind:
		b.Agreements += n
	default:
		b.Other += n
	}
}

// Of returns the count of a quadrant, or of agreements.
func (b Balance) Of(quad string) int {
	switch quad {
	case "verbal cooperation":
		return b.VerbalCooperation
	case "material cooperation":
		return b.MaterialCooperation
	case "verbal conflict":
		return b.VerbalConflict
	case "material conflict":
		return b.MaterialConflict
	case ledger.AgreementKind:
		return b.Agreements
	}
	return b.Other
}

// Cooperation counts what is cooperation in words or deeds, agreements among it.
func (b Balance) Cooperation() int {
	return b.VerbalCooperation + b.MaterialCooperation + b.Agreements
}

// Conflict counts what is conflict in words or deeds.
func (b Balance) Conflict() int { return b.VerbalConflict + b.MaterialConflict }

// Total counts all.
func (b Balance) Total() int { return b.Cooperation() + b.Conflict() + b.Other }

// Share returns the share of cooperation in cooperation and conflict, in percent;
// false where there is neither. It is a count of what was reported, not a score.
func (b Balance) Share() (int, bool) {
	n := b.Cooperation() + b.Conflict()
	if n == 0 {
		return 0, false
	}
	return (100*b.Cooperation() + n/2) / n, true
}

// Sum returns the balance of tallies.
func Sum(tally []ledger.Tally) Balance {
	var b Balance
	for _, t := range tally {
		b.Add(t.Type, t.N)
	}
	return b
}

// Period is the balance of a month or a year.
type Period struct {
	Label   string `json:"label"` // "2023-03" or "2023"
	From    string `json:"from"`  // first and last day
	To      string `json:"to"`
	Balance `json:"balance"`
}

// Course is the balance over time.
type Course struct {
	Periods []Period `json:"periods"` // without gaps
	Outside int      `json:"outside"` // occurrences of odd months far from all others, which are left out
	Undated int      `json:"undated"` // occurrences of no known month
}

const (
	// monthsShown is how many columns a chart holds; past that it goes by years.
	monthsShown = 60
	// oddShare of the occurrences may be left out at each end, where nothing is told of
	// farMonths beside them: one wrong date of long ago would squeeze all others into a
	// corner.
	oddShare  = 0.01
	farMonths = 24
)

// CourseOf returns the balance by month from the first to the last that is counted; by
// year where there are more than 60 months.
func CourseOf(tally []ledger.Tally) Course {
	c := Course{Periods: []Period{}}
	by := map[int]*Balance{} // months since the year 0
	var months []int
	total := 0
	for _, t := range tally {
		m, ok := monthNumber(t.Month)
		if !ok {
			c.Undated += t.N
			continue
		}
		if by[m] == nil {
			by[m] = &Balance{}
			months = append(months, m)
		}
		by[m].Add(t.Type, t.N)
		total += t.N
	}
	if len(months) == 0 {
		return c
	}
	slices.Sort(months)
	if months[len(months)-1]-months[0] >= monthsShown {
		months, c.Outside = trim(months, by, total)
	}
	first, last := months[0], months[len(months)-1]
	if last-first < monthsShown {
		for m := first; m <= last; m++ {
			label := monthName(m)
			first, last := merge.Bounds(label)
			p := Period{Label: label, From: first, To: last}
			if by[m] != nil {
				p.Balance = *by[m]
			}
			c.Periods = append(c.Periods, p)
		}
		return c
	}
	for y := first / 12; y <= last/12; y++ {
		label := year(y)
		p := Period{Label: label, From: label + "-01-01", To: label + "-12-31"}
		for m := max(first, 12*y); m <= min(last, 12*y+11); m++ {
			if b := by[m]; b != nil {
				p.plus(b)
			}
		}
		c.Periods = append(c.Periods, p)
	}
	return c
}

// trim takes odd months that are far from all others off both ends, and counts what was
// in them.
func trim(months []int, by map[int]*Balance, total int) ([]int, int) {
	odd := int(oddShare * float64(total))
	before, n := farEnd(months, by, odd)
	back := slices.Clone(months[before:])
	slices.Reverse(back)
	after, m := farEnd(back, by, odd)
	return months[before : len(months)-after], n + m
}

// farEnd returns how many of the first months hold no more than odd occurrences and are
// followed by a gap, and how many these are.
func farEnd(months []int, by map[int]*Balance, odd int) (cut, outside int) {
	n := 0
	for i := range len(months) - 1 {
		if n += by[months[i]].Total(); n > odd {
			break
		}
		if max(months[i+1]-months[i], months[i]-months[i+1]) >= farMonths {
			cut, outside = i+1, n
		}
	}
	return cut, outside
}

func (b *Balance) plus(o *Balance) {
	b.VerbalCooperation += o.VerbalCooperation
	b.MaterialCooperation += o.MaterialCooperation
	b.VerbalConflict += o.VerbalConflict
	b.MaterialConflict += o.MaterialConflict
	b.Agreements += o.Agreements
	b.Other += o.Other
}

func monthNumber(s string) (int, bool) {
	y, m, ok := strings.Cut(s, "-")
	year, err1 := strconv.Atoi(y)
	month, err2 := strconv.Atoi(m)
	if !ok || err1 != nil || err2 != nil || month < 1 || month > 12 || year < 1 || len(y) != 4 {
		return 0, false
	}
	return 12*year + month - 1, true
}

func monthName(m int) string {
	s := strconv.Itoa(m%12 + 1)
	if len(s) < 2 {
		s = "0" + s
	}
	return year(m/12) + "-" + s
}

func year(y int) string {
	s := strconv.Itoa(y)
	return strings.Repeat("0", max(0, 4-len(s))) + s
}

// TypeCount is how many occurrences of a type there were.
type TypeCount struct {
	Type string `json:"type"`
	Quad string `json:"quad"`
	N    int    `json:"n"`
}

// Types returns the counts by type, the most frequent first.
func Types(tally []ledger.Tally) []TypeCount {
	at := map[string]int{}
	out := []TypeCount{}
	for _, t := range tally {
		i, ok := at[t.Type]
		if !ok {
			i = len(out)
			at[t.Type] = i
			out = append(out, TypeCount{Type: t.Type, Quad: Quad("", t.Type)})
		}
		out[i].N += t.N
	}
	slices.SortFunc(out, func(a, b TypeCount) int { return cmp.Or(b.N-a.N, strings.Compare(a.Type, b.Type)) })
	return out
}

// Partner is the balance with another party.
type Partner struct {
	Code    string `json:"code"`
	Balance `json:"balance"`
}

// Partners returns the balances with all partners, those with most occurrences first.
func Partners(counts []ledger.Partner) []Partner {
	out := []Partner{}
	for _, c := range counts { // sorted by code
		if len(out) == 0 || out[len(out)-1].Code != c.Code {
			out = append(out, Partner{Code: c.Code})
		}
		out[len(out)-1].Add(c.Type, c.N)
	}
	slices.SortFunc(out, func(a, b Partner) int {
		return cmp.Or(b.Total()-a.Total(), strings.Compare(a.Code, b.Code))
	})
	return out
}
