package merge

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// Occur makes one record of statements that speak of one thing. It does not depend
// on their order. There must be at least one.
func Occur(members []*Statement) Occurrence {
	list := slices.Clone(members)
	slices.SortFunc(list, func(a, b *Statement) int { return strings.Compare(a.Key, b.Key) })
	o := Occurrence{Key: list[0].Key, Kind: list[0].Kind}
	var actors, recipients, parties []string
	for _, s := range list {
		o.Statements = append(o.Statements, s.Key)
		actors, recipients, parties = append(actors, s.Actors...), append(recipients, s.Recipients...), append(parties, s.Parties...)
	}
	o.Actors, o.Recipients, o.Parties = sorted(actors), sorted(recipients), sorted(parties)
	o.Names = allNames(list)
	o.Type = mostly(list, func(s *Statement) string { return s.Type })
	o.Mode = mostly(list, func(s *Statement) string {
		if s.Type != o.Type {
			return ""
		}
		return s.Mode
	})
	o.Place = mostly(list, func(s *Statement) string { return s.Place })
	o.Country = mostly(list, func(s *Statement) string { return s.Country })
	best := bestClause(list)
	o.Words, o.Source, o.Title = best.Words, best.Key, best.Title
	if o.Kind == AgreementKind {
		o.Title = titlesOf(list)[0]
	}
	o.Reports, o.Stories = counts(list)
	o.Outlets = Independent(list)
	o.days(list)
	o.numbers(list)
	o.stances(list)
	o.Weight = o.weigh()
	return o
}

// allNames gathers the names of all statements. A name that is part of a longer one
// of the same state is left out.
func allNames(list []*Statement) []Name {
	var all []Name
	for _, s := range list {
		all = append(all, s.Names...)
	}
	slices.SortFunc(all, compareNames)
	all = slices.Compact(all)
	var out []Name
	for i, n := range all {
		longer := slices.ContainsFunc(all, func(o Name) bool {
			return o.Code == n.Code && len(o.Name) > len(n.Name) && alike(o.Name, n.Name)
		})
		if !longer {
			out = append(out, all[i])
		}
	}
	return out
}

// vote is a value with the statements that hold it.
type vote struct {
	value string
	list  []*Statement
}

// votes groups statements by a value, those with the most independent outlets
// first, then the most statements, then the lesser value; "" has no vote.
func votes(list []*Statement, value func(*Statement) string) []vote {
	var out []vote
	for _, s := range list {
		v := value(s)
		if v == "" {
			continue
		}
		i := slices.IndexFunc(out, func(x vote) bool { return x.value == v })
		if i < 0 {
			out = append(out, vote{value: v})
			i = len(out) - 1
		}
		out[i].list = append(out[i].list, s)
	}
	slices.SortFunc(out, func(a, b vote) int {
		return cmp.Or(Independent(b.list)-Independent(a.list), len(b.list)-len(a.list), strings.Compare(a.value, b.value))
	})
	return out
}

// mostly returns the value that most say, "" if none says one.
func mostly(list []*Statement, value func(*Statement) string) string {
	if v := votes(list, value); len(v) > 0 {
		return v[0].value
	}
	return ""
}

// bestClause picks the statement whose words tell the occurrence best: held certain,
// with names, a day, a place and participants; of equals the shorter clause, then
// the earlier report.
func bestClause(list []*Statement) *Statement {
	score := func(s *Statement) int {
		n := 2 * len(s.Names)
		if s.First != "" {
			n += 2
		}
		if s.Place != "" {
			n += 2
		}
		n += min(4, len(s.Actors)+len(s.Recipients)+len(s.Parties))
		if s.by(chancery.HolderReport) == chancery.CTPlus {
			n += 3
		}
		if length := len(s.Words); length < 30 || length > 300 {
			n -= 3
		}
		return n
	}
	return slices.MinFunc(list, func(a, b *Statement) int {
		return cmp.Or(score(b)-score(a), len(a.Words)-len(b.Words), strings.Compare(a.Published, b.Published), strings.Compare(a.Key, b.Key))
	})
}

// story is the key of the story of a statement: its report where it has none.
func (s *Statement) story() string {
	if s.Story != "" {
		return s.Story
	}
	return s.Report
}

func counts(list []*Statement) (reports, stories int) {
	r, t := map[string]bool{}, map[string]bool{}
	for _, s := range list {
		r[s.Report], t[s.story()] = true, true
	}
	return len(r), len(t)
}

// Independent counts the outlets that tell of something on their own: the most that
// can each be given a story of its own. An outlet with ten reports counts once, and
// so do ten outlets with copies of one text. Outlets that are not known count as
// one together.
func Independent(list []*Statement) int {
	stories := map[string][]string{} // by outlet
	for _, s := range list {
		stories[s.Outlet] = append(stories[s.Outlet], s.story())
	}
	outlets := make([]string, 0, len(stories))
	for o, t := range stories {
		outlets = append(outlets, o)
		stories[o] = sorted(t)
	}
	slices.Sort(outlets)
	owner := map[string]string{} // outlet by story
	var assign func(outlet string, tried map[string]bool) bool
	assign = func(outlet string, tried map[string]bool) bool {
		for _, t := range stories[outlet] {
			if tried[t] {
				continue
			}
			tried[t] = true
			if other, taken := owner[t]; !taken || assign(other, tried) {
				owner[t] = outlet
				return true
			}
		}
		return false
	}
	n := 0
	for _, o := range outlets {
		if assign(o, map[string]bool{}) {
			n++
		}
	}
	return n
}

// days finds the time: of the times that the texts give, those that agree with most
// others, the most precise of them; else from the days of the reports.
func (o *Occurrence) days(list []*Statement) {
	for _, s := range list {
		if s.Published == "" {
			continue
		}
		if o.Known == "" || s.Published < o.Known {
			o.Known = s.Published
		}
		o.LastReport = max(o.LastReport, s.Published)
	}
	given := votes(list, func(s *Statement) string {
		if s.First == "" || s.Last == "" {
			return ""
		}
		return s.First + "/" + s.Last
	})
	if len(given) == 0 {
		if o.Known != "" && !slices.ContainsFunc(list, func(s *Statement) bool { return s.Background || s.Future }) {
			o.First, o.Last, o.Dated = o.Known, o.Known, "publication"
		}
		return
	}
	support := func(v vote) int {
		n := 0
		for _, other := range given {
			if v.list[0].First <= other.list[0].Last && other.list[0].First <= v.list[0].Last {
				n += len(other.list)
			}
		}
		return n
	}
	length := func(v vote) int {
		a, _ := dayNumber(v.list[0].First)
		b, _ := dayNumber(v.list[0].Last)
		return b - a
	}
	best := slices.MinFunc(given, func(a, b vote) int { // the first of equals: it has most votes
		return cmp.Or(support(b)-support(a), length(a)-length(b))
	})
	o.First, o.Last, o.Dated = best.list[0].First, best.list[0].Last, "text"
	single := slices.DeleteFunc(slices.Clone(given), func(v vote) bool { return length(v) > 0 })
	o.contradict("day", single)
}

// contradict adds a contradiction where there are two sides or more.
func (o *Occurrence) contradict(about string, sides []vote) {
	if len(sides) < 2 {
		return
	}
	c := Contradiction{About: about}
	for _, v := range sides {
		value, _, _ := strings.Cut(v.value, "/")
		c.Sides = append(c.Sides, side(value, v.list, nil))
	}
	o.Contradictions = append(o.Contradictions, c)
}

// side makes one side of a contradiction; without holders the outlets hold it.
func side(value string, list []*Statement, holders []string) Side {
	s := Side{Value: value, Holders: holders, Outlets: Independent(list)}
	var keys, outlets []string
	for _, m := range list {
		keys = append(keys, m.Key)
		if m.Outlet != "" {
			outlets = append(outlets, m.Outlet)
		}
	}
	if holders == nil {
		s.Holders = sorted(outlets)
	}
	s.Statements = sorted(keys)
	return s
}

// numbers finds the ranges of the dead and the injured, and the amounts.
func (o *Occurrence) numbers(list []*Statement) {
	count := func(about string, value func(*Statement) int) Range {
		v := votes(list, func(s *Statement) string {
			if value(s) == 0 {
				return ""
			}
			return strconv.Itoa(value(s))
		})
		if len(v) == 0 {
			return Range{}
		}
		var r Range
		latest := func(x vote) string {
			day := ""
			for _, s := range x.list {
				day = max(day, s.Published)
			}
			return day
		}
		best := slices.MinFunc(v, func(a, b vote) int {
			return cmp.Or(Independent(b.list)-Independent(a.list), strings.Compare(latest(b), latest(a)))
		})
		for _, x := range v {
			n := value(x.list[0])
			if r.Low == 0 || n < r.Low {
				r.Low = n
			}
			r.High = max(r.High, n)
		}
		r.Best = value(best.list[0])
		o.contradict(about, v)
		return r
	}
	o.Dead = count("dead", func(s *Statement) int { return s.Dead })
	o.Injured = count("injured", func(s *Statement) int { return s.Injured })
	amounts := votes(list, func(s *Statement) string {
		if s.Amount == "" {
			return ""
		}
		return strings.TrimSpace(s.Amount + " " + s.Currency)
	})
	for _, v := range amounts {
		q := Quantity{Amount: v.list[0].Amount, Currency: v.list[0].Currency}
		for _, s := range v.list {
			q.Statements = append(q.Statements, s.Key)
		}
		o.Amounts = append(o.Amounts, q)
	}
	o.contradict("amount", amounts)
}

// weigh is how much an occurrence matters when occurrences are ranked.
func (o *Occurrence) weigh() float64 {
	participants := len(sorted(slices.Concat(o.Actors, o.Recipients, o.Parties)))
	w := math.Log2(1+float64(o.Outlets)) + 0.5*math.Log2(1+float64(o.Stories)) + 0.5*math.Log10(1+float64(o.Dead.Best))
	w += 0.25 * float64(min(participants, 4))
	if o.Kind == AgreementKind {
		w++
	}
	if len(o.Contradictions) > 0 {
		w += 0.5
	}
	return math.Round(w*1000) / 1000
}
