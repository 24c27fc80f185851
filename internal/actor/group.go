package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// local reports whether a group without a word of its country is likely to be of
// the state that the report is about.
func local(sector string) bool {
	switch sector {
	case "MIL", "COP", "OPP", "GOV", "LEG", "JUD", "SPY", "PTY":
		return true
	}
	return false
}

// groupNominal finds the group, or groups of several countries, of a noun.
func (f *finder) groupNominal(si, i int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if e := f.appositive(si, i); e >= 0 && f.entities[e].kind != chancery.Person && f.entities[e].kind != chancery.State {
		f.describe(si, i, e)
		return []int{e}
	}
	def := definite(s, i)
	if n := counted(s, i); n >= 2 && w.Class == gazetteer.OfficeWord && len(o.countries) == 0 {
		if p := f.lastPersons(si, n, w); p != nil {
			return p
		}
	}
	if plural(t) && w.Class == gazetteer.OfficeWord && len(o.countries) == 0 && def && general(w.Phrase) {
		if p := f.lastPersons(si, 2, w); len(p) == 2 {
			return p
		}
	}
	name := f.doc.Words(s, f.named(si, i), i)
	if w.Phrase == "counterpart" && o.poss && len(o.countries) > 1 {
		o.countries = o.countries[1:] // "their Egyptian counterparts"
	}
	if !plural(t) && def && !o.poss && len(o.countries) < 2 && len(o.entities) == 0 {
		if e := f.recentBody(si, w); e >= 0 && (len(o.countries) == 0 || f.entities[e].country == o.countries[0]) {
			return []int{e}
		}
	}
	kind := chancery.Group
	switch w.Phrase {
	case "army", "military", "navy", "air force", "armed forces", "coast guard", "police", "junta", "national guard", "general staff":
		kind = chancery.Organ
	case "company", "firm", "corporation", "bank", "airline", "oil company", "conglomerate", "business":
		kind = chancery.Company
	case "party", "ruling party", "political party", "opposition party":
		kind = chancery.Party
	case "rebel group", "militant group", "militia", "armed group", "terrorist group", "guerrilla group", "jihadist group":
		kind = chancery.ArmedGroup
	case "people", "public", "population", "populace":
		kind = chancery.People
	}
	e := entity{kind: kind, name: name, sectors: sectorOr(w.Sector, nil), plural: plural(t) || w.Class == gazetteer.OfficeWord, phrase: w.Phrase, reason: "word list: " + w.Phrase, last: -1}
	e.human = w.Class == gazetteer.OfficeWord || plural(t)
	e.abroad = f.abroad(s, i, o)
	for _, x := range o.entities {
		g := &f.entities[x]
		if g.kind != chancery.Person && (g.org != "" || g.code != "") {
			e.org, e.country, e.code = g.org, g.country, g.code
			if len(e.sectors) == 0 {
				e.sectors = g.sectors
			}
			e.reason += " of " + g.name
			return []int{f.keyed("group:"+g.org+g.name+":"+w.Phrase, e)}
		}
	}
	if len(o.countries) > 0 {
		var out []int
		for _, c := range o.countries {
			x := e
			x.country = c
			x.reason += "; country by " + o.via
			if len(x.sectors) == 0 && w.Class == gazetteer.OfficeWord {
				x.sectors = []string{"GOV"}
			}
			out = append(out, f.keyed("group:"+c+":"+w.Phrase, x))
			if !plural(t) {
				break
			}
		}
		return out
	}
	if !e.abroad && (local(w.Sector) || !def && f.partisan(s, i, w)) && (w.Phrase != "party" && w.Phrase != "soldier" && !envoy(w.Phrase) || def) {
		c := f.actingCountry(si, i)
		if c == "" {
			c = f.placeOf(si, i)
		}
		if c == "" && !def {
			c = f.scene(si, i)
		}
		if c == "" && f.stage != "" && f.stageAt >= si-1 && (w.Sector == "COP" || w.Sector == "OPP") {
			c = f.stage
		}
		if c == "" && def {
			if k := f.recentGroup(si, w.Phrase); k >= 0 {
				return []int{k}
			}
			c = f.salient(si, o.area)
		} else if c == "" {
			c = f.main()
		}
		if c != "" {
			e.country = c
			e.reason += "; country by context"
			return []int{f.keyed("group:"+c+":"+w.Phrase, e)}
		}
	}
	if def {
		if k := f.recentGroup(si, w.Phrase); k >= 0 {
			return []int{k}
		}
	}
	if e.abroad {
		return []int{f.keyed("group::"+lower(name), e)}
	}
	return []int{f.keyed("group::"+w.Phrase, e)}
}

// abroad reports whether a phrase speaks of those of other states than the one
// the text is about.
func (f *finder) abroad(s *lang.Sentence, i int, o *owner) bool {
	if o.area != nil && len(o.countries) == 0 {
		return true
	}
	for c := s.Tokens[i].First; c >= 0 && int(c) < i; c = s.Tokens[c].Next {
		switch lower(s.Tokens[c].Form) {
		case "foreign", "international", "western", "regional", "global", "world", "multinational", "allied", "overseas", "neighbouring", "neighboring":
			return true
		}
	}
	return false
}

// partisan reports whether a group is one of a country's politics ("left-wing
// groups", "student activists"), though of no public sector.
func (f *finder) partisan(s *lang.Sentence, i int, w gazetteer.Word) bool {
	if w.Phrase == "activist" || w.Phrase == "striker" || w.Phrase == "rioter" || w.Phrase == "looter" {
		return true
	}
	if strings.HasSuffix(w.Phrase, "wing group") || w.Phrase == "student group" || w.Phrase == "youth group" {
		return true
	}
	if w.Phrase != "group" && w.Phrase != "movement" && w.Phrase != "union" && w.Phrase != "student" {
		return false
	}
	for k := max(0, i-4); k < i; k++ {
		switch lower(s.Tokens[k].Form) {
		case "wing", "left-wing", "right-wing", "opposition", "student", "leftist", "rightist", "nationalist", "separatist", "anti-government", "local", "pro-democracy", "indigenous", "islamist":
			return true
		}
	}
	return false
}

// recentGroup returns the group last spoken of with the same noun.
func (f *finder) recentGroup(si int, phrase string) int {
	best := -1
	for k := range f.entities {
		e := &f.entities[k]
		if e.kind == chancery.Group && e.phrase == phrase && e.last >= 0 && (best < 0 || e.last >= f.entities[best].last) {
			best = k
		}
	}
	return best
}

// recentBody returns the named body that "the group", "the party", "the company"
// refers to.
func (f *finder) recentBody(si int, w gazetteer.Word) int {
	var fits func(*entity) bool
	switch w.Phrase {
	case "group", "movement", "organization", "organisation", "network", "faction", "rebel group", "militant group", "terrorist group", "terror group", "militia", "armed group", "rights group", "human rights group", "charity", "ngo", "watchdog", "aid group", "terrorist organization":
		fits = func(e *entity) bool {
			return e.phrase == "" && (e.kind == chancery.ArmedGroup || e.kind == chancery.Group || e.kind == chancery.IGO || e.kind == chancery.Party && w.Phrase != "rights group")
		}
	case "party", "ruling party", "opposition party":
		fits = func(e *entity) bool { return e.phrase == "" && e.kind == chancery.Party }
	case "company", "firm", "corporation", "bank", "airline", "conglomerate", "manufacturer", "oil company":
		fits = func(e *entity) bool { return e.phrase == "" && e.kind == chancery.Company }
	case "union", "association", "federation", "coalition", "committee":
		fits = func(e *entity) bool {
			return e.phrase == "" && strings.Contains(lower(e.name), w.Phrase)
		}
	default:
		return -1
	}
	return f.latest(si, fits)
}

// lastPersons returns the last n different persons that a plural like "the two
// presidents" may refer to, nil unless there are as many.
func (f *finder) lastPersons(si, n int, w gazetteer.Word) []int {
	var out []int
	for k := len(f.ments) - 1; k >= 0 && f.ments[k].si >= si-8 && len(out) < n; k-- {
		m := &f.ments[k]
		for _, x := range m.ents {
			e := &f.entities[x]
			if e.kind != chancery.Person || slices.Contains(out, x) {
				continue
			}
			if f.holds(e, w.Phrase) > 0 || general(w.Phrase) && (len(e.titles) > 0 || e.entry != nil) || w.Phrase == "man" || w.Phrase == "official" && len(e.titles) > 0 || w.Phrase == "side" {
				out = append(out, x)
			}
		}
	}
	if len(out) != n {
		return nil
	}
	slices.Reverse(out)
	return out
}
