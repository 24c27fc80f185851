package eval

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
)

func (s *ReportScore) agreements(g *GoldReport, r *chancery.Reading) {
	pair := assign(len(g.Agreements), len(r.Agreements), func(i, j int) int {
		gold, found := &g.Agreements[i], &r.Agreements[j]
		if !gold.kindIs(found) || !sameParties(gold.Parties, found.Parties, r) {
			return 0
		}
		w := 10000
		if gold.Optional {
			w = 1000
		}
		for _, d := range gold.Details {
			if d.is(found, r) {
				w += 10
			}
		}
		return w
	})
	taken := make([]bool, len(r.Agreements))
	for i, j := range pair {
		gold := &g.Agreements[i]
		if j >= 0 {
			taken[j] = true
		}
		if j < 0 {
			what := "missed"
			if gold.Optional {
				what = "not found (optional)"
			} else {
				s.Agreements.Missed++
				s.Details.Missed += len(gold.Details)
			}
			s.note("agreement     %s %s | %s", what, strings.Join(gold.Kinds, "/"), partyNames(gold.Parties))
			continue
		}
		if gold.Optional {
			continue
		}
		s.Agreements.Hit++
		for _, d := range gold.Details {
			ok := d.is(&r.Agreements[j], r)
			tally(&s.Details, ok)
			if !ok {
				s.note("detail        %s | %s: %s=%s, found %s", strings.Join(gold.Kinds, "/"), partyNames(gold.Parties), d.Key, d.Value, describeAgreement(&r.Agreements[j], r))
			}
		}
	}
	for j := range r.Agreements {
		if !taken[j] && r.Agreements[j].Kind != "contract" {
			s.Agreements.False++
			s.note("agreement     false %s", describeAgreement(&r.Agreements[j], r))
		}
	}
}

// kindIs reports whether the found agreement is of one of the kinds, or one of
// them stands in its title.
func (g *GoldAgreement) kindIs(found *chancery.Agreement) bool {
	return slices.ContainsFunc(g.Kinds, func(kind string) bool {
		return strings.EqualFold(kind, found.Kind) || strings.Contains(" "+fold(found.Title)+" ", " "+fold(kind)+" ")
	})
}

// is reports whether the found agreement has the detail. Alternatives are
// divided by "/", but in a term, where "/" stands between from and to.
func (d Detail) is(found *chancery.Agreement, r *chancery.Reading) bool {
	switch d.Key {
	case "term":
		return d.termIs(found)
	case "fields":
		return all(list(d.Value, ","), func(item string) bool {
			return slices.ContainsFunc(found.Fields, func(f string) bool { return sameField(f, item) })
		})
	case "signatories":
		return allParties(d.Value, found.Signatories, r)
	case "facilitators":
		return allParties(d.Value, append(slices.Clone(found.Facilitators), found.Hosts...), r)
	case "place":
		p := r.Place(found.Place)
		return p != nil && anyOf(d.Value, func(v string) bool {
			return strings.EqualFold(p.Name, v) || p.Country == v || slices.ContainsFunc(p.Mentions, func(m chancery.Span) bool { return strings.EqualFold(m.Text, v) })
		})
	case "status":
		return anyOf(d.Value, func(v string) bool { return strings.EqualFold(found.Status, v) })
	case "about":
		return anyOf(d.Value, func(v string) bool { return strings.Contains(fold(found.About), fold(v)) })
	case "signed":
		return anyOf(d.Value, func(v string) bool { return string(found.Signed) == v })
	case "in_force":
		return anyOf(d.Value, func(v string) bool { return string(found.InForce) == v })
	case "duration":
		return anyOf(d.Value, func(v string) bool { return strings.EqualFold(found.Duration, v) })
	case "title":
		return anyOf(d.Value, func(v string) bool { return strings.Contains(fold(found.Title), fold(v)) })
	case "replaces", "part_of":
		id := found.Replaces
		if d.Key == "part_of" {
			id = found.PartOf
		}
		for i := range r.Agreements {
			o := &r.Agreements[i]
			if o.ID == id && id != "" {
				return anyOf(d.Value, func(v string) bool {
					return strings.EqualFold(o.Kind, v) || strings.Contains(fold(o.Title), fold(v))
				})
			}
		}
	}
	return false
}

// termIs: "2023/2026" wants both ends; "2022" alone wants an agreement of that
// year: its term starts then or it was signed then.
func (d Detail) termIs(found *chancery.Agreement) bool {
	from, to, both := strings.Cut(d.Value, "/")
	if !both {
		return strings.HasPrefix(string(found.Term.From), from) || strings.HasPrefix(string(found.Signed), from)
	}
	end := func(have chancery.Date, want string) bool {
		return want == "" || want == ".." || strings.HasPrefix(string(have), want)
	}
	return end(found.Term.From, from) && end(found.Term.To, to)
}

func all(items []string, ok func(string) bool) bool {
	for _, item := range items {
		if !ok(item) {
			return false
		}
	}
	return true
}

func anyOf(value string, ok func(string) bool) bool {
	return slices.ContainsFunc(list(value, "/"), ok)
}

func allParties(value string, ids []chancery.ActorID, r *chancery.Reading) bool {
	return all(list(value, ","), func(item string) bool {
		p := parseParty(item)
		return slices.ContainsFunc(ids, func(id chancery.ActorID) bool { return p.Is(r.Actor(id)) })
	})
}

// sameField reports whether a found field is the wanted one but for articles and
// words around it ("the economy", "cooperation in tourism").
func sameField(found, want string) bool {
	f, w := " "+fold(found)+" ", " "+fold(want)+" "
	return f == w || strings.Contains(f, w) && len(wordsOf(found)) <= len(wordsOf(want))+2
}

func describeAgreement(a *chancery.Agreement, r *chancery.Reading) string {
	place := ""
	if p := r.Place(a.Place); p != nil {
		place = p.Name
	}
	return fmt.Sprintf("%s %q | %s | status=%s; place=%s; term=%s/%s; signed=%s; fields=%s; about=%s; signatories=%s; facilitators=%s; replaces=%s  [%s]",
		a.Kind, a.Title, actorLabels(a.Parties, r), a.Status, place, a.Term.From, a.Term.To, a.Signed, strings.Join(a.Fields, ","), a.About,
		actorLabels(a.Signatories, r), actorLabels(a.Facilitators, r), a.Replaces, a.Rule)
}
