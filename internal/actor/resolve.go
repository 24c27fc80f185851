package actor

import (
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// resolve decides what every name of the document stands for. Persons come last,
// when the countries of the report are known.
func (f *finder) resolve() {
	for si := range f.sents {
		for k := range f.sents[si].names {
			n := &f.sents[si].names[k]
			if len(n.readings) == 0 {
				if n.kind == lang.LOC {
					if c := f.townCountry(si, n, 300_000); c != "" {
						f.support[c]++
					}
				}
				continue
			}
			one := n.readings[0].Country
			for _, m := range n.readings {
				if m.Country != one || m.Kind == gazetteer.Person && m.Use == gazetteer.Surname {
					one = ""
				}
			}
			if one != "" && n.readings[0].Kind != gazetteer.Outlet && n.readings[0].Kind != gazetteer.Party {
				f.support[one]++
			}
		}
	}
	f.agree()
	for si := range f.sents {
		for k := range f.sents[si].names {
			f.resolveName(si, &f.sents[si].names[k])
		}
	}
	f.resolvePersons()
	f.again()
	f.reclaim()
}

// again ties the names that stand for nobody by themselves ("the Frontex report")
// to a body of the same name elsewhere in the report, and what stands in brackets
// behind a name ("the Wellspring Party (WP)") to it.
func (f *finder) again() {
	for si := range f.sents {
		s := &f.doc.Sentences[si]
		st := &f.sents[si]
		for k := range st.names {
			n := &st.names[k]
			if n.readings != nil || n.place || n.entity >= 0 && f.entities[n.entity].entry != nil {
				continue
			}
			if k > 0 && n.first == n.last && allCaps(s.Tokens[n.first].Form) && n.first > 0 && s.Tokens[n.first-1].Form == "(" && n.last+1 < len(s.Tokens) && s.Tokens[n.last+1].Form == ")" {
				if o := &st.names[k-1]; o.last == n.first-2 && o.entity >= 0 && o.last > o.first && f.entities[o.entity].kind != chancery.Person && f.entities[o.entity].kind != chancery.State {
					f.keys["org:"+lower(s.Tokens[n.first].Form)] = o.entity
					n.entity, n.country = o.entity, o.country
					continue
				}
			}
		}
	}
	for si := range f.sents {
		s := &f.doc.Sentences[si]
		for k := range f.sents[si].names {
			n := &f.sents[si].names[k]
			if n.readings != nil || n.place || n.kind == lang.PER {
				continue
			}
			if e, ok := f.keys["org:"+lower(f.doc.Words(s, n.first, n.last))]; ok && e != n.entity && (n.entity < 0 || f.entities[n.entity].entry == nil) {
				n.entity, n.country = e, f.entities[e].country
			}
		}
	}
}

// townCountry returns the country of the town of that name: one of a country
// that the report speaks of, else the largest if it has at least the given
// population; "" for none.
func (f *finder) townCountry(si int, n *name, population int) string {
	towns := f.gaz.Towns(f.doc.Words(&f.doc.Sentences[si], n.first, n.last))
	best := -1
	for i := range towns {
		if f.support[towns[i].Country] > 0 {
			return towns[i].Country
		}
		if best < 0 || towns[i].Population > towns[best].Population {
			best = i
		}
	}
	if best >= 0 && towns[best].Population >= population {
		return towns[best].Country
	}
	return ""
}

// agree makes all unlisted names of one spelling of one class, the one that most
// of them have, and the last word of a person's full name a person's.
func (f *finder) agree() {
	votes := map[string]*[5]int{}
	last := map[string]bool{}
	each := func(do func(s *lang.Sentence, n *name)) {
		for si := range f.sents {
			s := &f.doc.Sentences[si]
			for k := range f.sents[si].names {
				if n := &f.sents[si].names[k]; n.readings == nil {
					do(s, n)
				}
			}
		}
	}
	each(func(s *lang.Sentence, n *name) {
		if n.kind == lang.NoName {
			return
		}
		w := f.doc.Words(s, n.first, n.last)
		v := votes[w]
		if v == nil {
			v = new([5]int)
			votes[w] = v
		}
		v[n.kind]++
		if f.titled(s, n) {
			v[lang.PER]++
		}
		if n.kind == lang.PER && n.last > n.first {
			last[s.Tokens[n.last].Form] = true
		}
	})
	each(func(s *lang.Sentence, n *name) {
		w := f.doc.Words(s, n.first, n.last)
		if n.first == n.last && last[w] {
			n.kind = lang.PER
			return
		}
		if v := votes[w]; v != nil {
			best := n.kind
			for k := range v {
				if v[k] > v[best] {
					best = lang.NameKind(k)
				}
			}
			n.kind = best
		}
	})
}

// reclaim gives organs with a name that several states use ("the Senate") to the
// state that the text says they belong to.
func (f *finder) reclaim() {
	for si := range f.sents {
		for k := range f.sents[si].names {
			n := &f.sents[si].names[k]
			if n.entity < 0 || f.entities[n.entity].kind != chancery.Organ || f.entities[n.entity].entry == nil || len(f.entities[n.entity].entry.Codes) > 0 {
				continue
			}
			var o owner
			f.owned(si, n.head, &o)
			if len(o.countries) == 1 && o.countries[0] != n.country && f.gaz.State(o.countries[0]) != nil && f.gaz.State(o.countries[0]).Of != n.country {
				n.entity, n.country = -2, o.countries[0]
			}
		}
	}
}

// choose returns the reading of a name that fits where it stands, nil for none.
func (f *finder) choose(si int, n *name) *gazetteer.Match {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[n.head]
	var best *gazetteer.Match
	score := -1 << 30
	capital := false
	bearer := f.bearers(si, n)
	for _, m := range n.readings {
		capital = capital || m.Use == gazetteer.Capital
	}
	for i := range n.readings {
		m := &n.readings[i]
		if capital && m.Use == gazetteer.Surname {
			continue // "Washington" alone is no president
		}
		v := -i
		if c := f.support[m.Country]; c > 0 {
			v += 2 * min(c, 10)
		}
		switch m.Use {
		case gazetteer.Adjective:
			if t.UPOS == "ADJ" || t.Rel() == "amod" {
				v += 8
			}
			if len(t.Form) > 1 && m.Use == gazetteer.Adjective && t.UPOS == "PROPN" && t.Rel() != "amod" && t.Rel() != "compound" {
				v -= 8
			}
		case gazetteer.Citizens:
			if plural(t) {
				v += 6
			} else {
				v -= 4
			}
		case gazetteer.Citizen:
			if t.UPOS == "NOUN" && !plural(t) && determiner(s, n.head) != "" {
				v += 6
			} else {
				v -= 6
			}
		}
		switch m.Kind {
		case gazetteer.Person:
			v -= 2
			if n.kind == lang.PER {
				v += 12
			}
			if m.Use == gazetteer.Name {
				v += 20
			}
			if f.titled(s, n) {
				v += 12
			}
			v += f.inOffice(m.Entry) + bearer(m.Entry)
			if n.kind == lang.LOC || n.kind == lang.ORG {
				v -= 8
			}
		case gazetteer.Party:
			if f.support[m.Country] == 0 && m.Country != "" && manyHave(m.Name) {
				continue // a Socialist Party of no country the text speaks of
			}
		case gazetteer.Company, gazetteer.Outlet:
			if n.kind == lang.LOC || n.kind == lang.PER {
				v -= 10
			}
		case gazetteer.IGO:
			if m.Org == "EU" && t.Form == "Brussels" {
				v += 6
			}
		case gazetteer.Region:
			v--
		}
		if v > score {
			best, score = m, v
		}
	}
	if best == nil {
		return nil
	}
	if best.Kind == gazetteer.Person && best.Use == gazetteer.Surname && (n.kind == lang.LOC || locative(preposition(s, n.head))) {
		n.kind, n.place = lang.LOC, true
		return nil
	}
	if best.Kind == gazetteer.Person && best.Use == gazetteer.Surname && !f.plausible(s, n, best.Entry) {
		for i := range n.readings {
			if n.readings[i].Kind != gazetteer.Person {
				return &n.readings[i]
			}
		}
		return nil
	}
	return best
}

// manyHave reports whether parties of many countries have the name.
func manyHave(name string) bool {
	for _, w := range [...]string{"Socialist", "Liberal", "People's", "National Front", "Communist", "Workers'", "Social Democrat", "New Democracy", "Christian", "Justice and Development", "National Rally", "Awami", "Free Democratic", "Law and Justice"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// inOffice is how well the terms of a person fit the day of the report.
func (f *finder) inOffice(e *gazetteer.Entry) int {
	if f.day == "" {
		return 0
	}
	best := -3
	for _, o := range e.Offices {
		switch {
		case o.From != "" && f.day < o.From:
		case o.To == "" || f.day <= o.To+"~":
			return 4
		case within(string(o.To), string(f.day), 6):
			best = max(best, 2)
		}
	}
	return best
}

// within reports whether b is at most n years after a.
func within(a, b string, n int) bool {
	return year(b)-year(a) <= n
}

func year(d string) int {
	if len(d) < 4 {
		return 0
	}
	n := 0
	for _, c := range d[:4] {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// titled reports whether an office stands before or with the name.
func (f *finder) titled(s *lang.Sentence, n *name) bool {
	if n.first > 0 && f.office(&s.Tokens[n.first-1]) {
		return true
	}
	for c := s.Tokens[n.head].First; c >= 0; c = s.Tokens[c].Next {
		if t := &s.Tokens[c]; t.Deprel == "nmod:desc" || t.Rel() == "appos" {
			if f.office(t) {
				return true
			}
		}
	}
	return false
}

// plausible reports whether a last name alone may be the officeholder: the
// report must speak of the country, give a title, or the term must fit.
func (f *finder) plausible(s *lang.Sentence, n *name, e *gazetteer.Entry) bool {
	if e.Country != "" && f.support[e.Country] > 0 || f.titled(s, n) {
		return true
	}
	if e.Country == "" && len(e.Offices) > 0 && f.mentionsOrg(e.Offices[0].Org) {
		return true
	}
	if n.last > n.first {
		return true
	}
	word := s.Tokens[n.head].Form
	if f.gaz.Sex(word) != 0 || f.gaz.Shared(word) || len(word) < 4 {
		return false
	}
	bearers := 0
	for _, m := range n.readings {
		if m.Kind == gazetteer.Person {
			bearers++
		}
	}
	return bearers == 1 || f.day != "" && f.inOffice(e) > 0
}

func (f *finder) mentionsOrg(code string) bool {
	if e := f.gaz.Org(code); e != nil {
		_, ok := f.keys["entry:"+e.Kind.String()+e.Country+e.Name]
		return ok
	}
	return false
}
