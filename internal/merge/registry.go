package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"chancery"
)

// Register makes one entry of statements that speak of one agreement. today is the
// day that expiry and anniversaries are reckoned from, "2023-03-13"; "" leaves them
// out. The entry does not depend on the order of the statements. There must be at
// least one.
func Register(members []*Statement, today string) Entry {
	list := slices.Clone(members)
	slices.SortFunc(list, func(a, b *Statement) int { return strings.Compare(a.Key, b.Key) })
	o := Occur(list)
	e := Entry{
		Key: o.Key, Statements: o.Statements, Kind: bestKind(list), Titles: titlesOf(list),
		Place: o.Place, Country: o.Country, Reports: o.Reports, Outlets: o.Outlets,
	}
	e.Title = e.Titles[0]
	of := func(value func(*Agreement) string) func(*Statement) string {
		return func(s *Statement) string {
			if s.Agreement == nil {
				return ""
			}
			return value(s.Agreement)
		}
	}
	e.About = mostly(list, of(func(a *Agreement) string { return a.About }))
	e.Duration = mostly(list, of(func(a *Agreement) string { return a.Duration }))
	e.Replaces = mostly(list, of(func(a *Agreement) string { return a.Replaces }))
	e.PartOf = mostly(list, of(func(a *Agreement) string { return a.PartOf }))
	e.Term.From = dated(list, func(a *Agreement) chancery.Date { return a.Term.From }).Date
	e.Term.To = dated(list, func(a *Agreement) chancery.Date { return a.Term.To }).Date
	e.gather(list)
	e.History = history(list)
	e.Signed = e.first(list, "signed", func(a *Agreement) chancery.Date { return a.Signed })
	e.InForce = e.first(list, "in force", func(a *Agreement) chancery.Date { return a.InForce })
	e.Parties = standings(o.Parties, e.History)
	m := outcome(e.History, len(o.Parties))
	if e.Kind == MembershipKind {
		m = membershipOutcome(e.History, o.Parties)
		e.InForce = lastJoined(e.History)
		e.Parties = standings(o.Parties, sharedSteps(e.History, o.Parties))
	}
	if m != nil {
		e.Status, e.StatusBy = m.Status, m.Statement
	}
	e.Contradictions = append(disputes(e.History, list, len(o.Parties)), o.Contradictions...)
	e.expiry()
	if today != "" {
		e.reckon(today)
	}
	return e
}

// gather collects what statements add to each other.
func (e *Entry) gather(list []*Statement) {
	var signatories []Name
	var facilitators, with, conditions, inferred []string
	said := map[string]bool{} // members that some report says itself
	for _, s := range list {
		a := s.Agreement
		if a == nil {
			continue
		}
		signatories = append(signatories, a.Signatories...)
		facilitators, with, conditions = append(facilitators, a.Facilitators...), append(with, a.SignedWith...), append(conditions, a.Conditions...)
		inferred = append(inferred, a.Inferred...)
		said["place"] = said["place"] || s.Place != "" && !slices.Contains(a.Inferred, "place")
		said["signed"] = said["signed"] || a.Signed != "" && !slices.Contains(a.Inferred, "signed")
		for i, w := range a.Fields {
			f := Field{Words: w}
			if i < len(a.FieldCodes) {
				f.Code = a.FieldCodes[i]
			}
			if !slices.ContainsFunc(e.Fields, func(o Field) bool { return strings.EqualFold(o.Words, w) }) {
				e.Fields = append(e.Fields, f)
			}
		}
	}
	slices.SortFunc(e.Fields, func(a, b Field) int { return strings.Compare(a.Words, b.Words) })
	e.Signatories = allNames([]*Statement{{Names: signatories}})
	e.Facilitators, e.Conditions = sorted(facilitators), sorted(conditions)
	e.Package = slices.DeleteFunc(sorted(with), func(t string) bool { return slices.Contains(e.Titles, t) })
	e.Inferred = slices.DeleteFunc(sorted(inferred), func(m string) bool { return said[m] })
}

// first returns the date that statements give for a step, else the first report of
// the step.
func (e *Entry) first(list []*Statement, status string, date func(*Agreement) chancery.Date) Dated {
	if d := dated(list, date); d.Statement != "" {
		return d
	}
	for _, m := range e.History {
		if m.Status == status && m.Party == "" {
			return Dated{m.Date, m.Statement}
		}
	}
	return Dated{}
}

// expiry finds the last day of an agreement: of its term, else from its duration
// and the day it came into force or was signed.
func (e *Entry) expiry() {
	if _, last := span(e.Term.To); last != "" {
		e.Expires, e.ExpiresHow = last, "end of the term "+string(e.Term.To)
		return
	}
	years, months, days, ok := duration(e.Duration)
	if !ok {
		return
	}
	for _, from := range []struct {
		what string
		date chancery.Date
	}{{"term begins", e.Term.From}, {"in force", e.InForce.Date}, {"signed", e.Signed.Date}} {
		first, _ := span(from.date)
		if t, err := time.Parse(dayForm, first); err == nil {
			if end := after(t, years, months).AddDate(0, 0, days-1); end.Year() <= 9999 {
				e.Expires, e.ExpiresHow = end.Format(dayForm), fmt.Sprintf("%s %s and runs %s", from.what, from.date, e.Duration)
			}
			return
		}
	}
}

// after is the day so many years and months later. Where that month has no such day, as
// February has no 31st, it is the day after its last, so that the day before is in it.
func after(t time.Time, years, months int) time.Time {
	first := time.Date(t.Year()+years, t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(t.Day()-1, first.AddDate(0, 1, -1).Day()))
}

// duration reads an ISO 8601 duration of years, months, weeks and days.
func duration(s string) (years, months, days int, ok bool) {
	rest, found := strings.CutPrefix(s, "P")
	if !found || rest == "" {
		return 0, 0, 0, false
	}
	for rest != "" {
		at := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if at <= 0 || at > 5 {
			return 0, 0, 0, false
		}
		n, err := strconv.Atoi(rest[:at])
		if err != nil {
			return 0, 0, 0, false
		}
		switch rest[at] {
		case 'Y':
			years += n
		case 'M':
			months += n
		case 'W':
			days += 7 * n
		case 'D':
			days += n
		default:
			return 0, 0, 0, false
		}
		rest = rest[at+1:]
	}
	return years, months, days, true
}

// reckon compares the entry with a day.
func (e *Entry) reckon(today string) {
	e.Expired = e.Expires != "" && e.Expires < today && e.Status != "extended"
	for _, from := range []struct {
		what string
		date chancery.Date
	}{{"signature", e.Signed.Date}, {"entry into force", e.InForce.Date}} {
		first, last := span(from.date)
		if first == "" || first != last {
			continue
		}
		start, err := time.Parse(dayForm, first)
		now, err2 := time.Parse(dayForm, today)
		if err != nil || err2 != nil || !start.Before(now) {
			continue
		}
		years := now.Year() - start.Year()
		day := start.AddDate(years, 0, 0)
		if day.Before(now) {
			years++
			day = start.AddDate(years, 0, 0)
		}
		if e.Next == nil || day.Format(dayForm) < e.Next.Day {
			e.Next = &Anniversary{day.Format(dayForm), years, from.what}
		}
	}
}

// bestKind is the kind that most say, but a word for any agreement yields to one
// that says more.
func bestKind(list []*Statement) string {
	v := votes(list, func(s *Statement) string { return s.Type })
	for _, x := range v {
		if !general(x.value) {
			return x.value
		}
	}
	if len(v) == 0 {
		return ""
	}
	return v[0].value
}

// titlesOf returns the titles of statements, the best first: a proper name before a
// description, one that tells more before one that tells less, then what most say.
// There is at least one, "" if no statement has a title.
func titlesOf(list []*Statement) []string {
	v := votes(list, func(s *Statement) string { return s.Title })
	slices.SortStableFunc(v, func(a, b vote) int {
		return cmp.Or(capitals(b.value)-capitals(a.value), min(len(titleStems(b.value)), 4)-min(len(titleStems(a.value)), 4))
	})
	out := make([]string, 0, len(v)+1)
	for _, x := range v {
		out = append(out, x.value)
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// capitals is 1 for a title of which two words or more begin with a capital.
func capitals(title string) int {
	n := 0
	for _, w := range strings.Fields(title) {
		if unicode.IsUpper([]rune(w)[0]) {
			n++
		}
	}
	return min(n/2, 1)
}
