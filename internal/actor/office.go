package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// personNominal finds the person that a singular noun for an office refers to.
func (f *finder) personNominal(si, i, first int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	if e := f.appositive(si, i); e >= 0 {
		if x := &f.entities[e]; x.kind == chancery.Person {
			f.entitle(si, e, i)
			f.describe(si, i, e)
			return []int{e}
		} else if w.Sector == "" || x.kind == chancery.State {
			return []int{e}
		}
	}
	if e := f.appointed(si, i, first); e >= 0 {
		f.entitle(si, e, i)
		if x := &f.entities[e]; x.country == "" && x.org == "" && x.entry == nil && office(w) {
			if x.country = f.salient(si, nil); x.country != "" {
				x.reason += "; country by context"
			}
		}
		return []int{e}
	}
	switch w.Phrase {
	case "counterpart", "predecessor", "successor":
		return f.relatedPerson(si, i, w, o)
	}
	def := definite(s, i)
	country, org := "", ""
	if len(o.countries) > 0 {
		country = o.countries[0]
	}
	for _, x := range o.entities {
		if e := &f.entities[x]; e.kind != chancery.Person {
			org = e.org
		}
	}
	if country == "" && org == "" && office(w) {
		// "Iran's president and the supreme leader".
		if c := f.conjunctCountry(si, i); c != "" {
			country, o.via = c, "coordination"
		}
	}
	if e := f.findPerson(si, i, w, country, org, def); e >= 0 && !slices.Contains(o.entities, e) {
		f.entitle(si, e, i)
		return []int{e}
	}
	e := entity{kind: chancery.Person, name: f.doc.Words(s, first, i), country: country, org: org, human: true, phrase: w.Phrase, sex: sexOf(w.Phrase), last: -1}
	if w.Sector != "" {
		e.sectors = []string{w.Sector}
	} else if len(o.entities) > 0 && f.entities[o.entities[0]].kind != chancery.Person {
		e.sectors = f.entities[o.entities[0]].sectors
	} else if country != "" {
		e.sectors = []string{"GOV"}
	}
	e.reason = "word list: " + w.Phrase
	key := ""
	e.abroad = f.abroad(s, i, o)
	if !def && country == "" && org == "" && !e.abroad && f.ofOrgan(s, i) {
		// "a foreign ministry spokesman": of the state just spoken of.
		if c := f.salient(si, nil); c != "" {
			country, e.country, o.via = c, c, "context"
		}
	}
	if country == "" && org == "" && !def && !e.abroad && (w.Sector == "LEG" || w.Sector == "JUD") {
		if c := f.salient(si, nil); c != "" {
			country, e.country, o.via = c, c, "context" // "to intimidate a lawmaker"
		}
	}
	switch {
	case country != "":
		e.reason += "; country by " + o.via
		if def || office(w) {
			key = "person:" + country + org + ":" + w.Phrase
		}
	case office(w) && def && !e.abroad:
		if c := f.salient(si, nil); c != "" && org == "" {
			e.country = c
			e.reason += "; country by context"
			key = "person:" + c + ":" + w.Phrase
		}
	case def:
		key = "person::" + w.Phrase
	}
	if key != "" {
		if k, ok := f.keys[key]; ok && (def || s.Tokens[i].UPOS == "PROPN") {
			return []int{k}
		}
	}
	n := f.newEntity(key, e)
	f.entitle(si, n, i)
	return []int{n}
}

// appointed returns the person whose name stands before "as" and the office that
// begins at token first: "named Somebody as foreign minister"; -1 for none.
func (f *finder) appointed(si, i, first int) int {
	s := &f.doc.Sentences[si]
	k := min(first, f.phraseStart(s, i)) - 1
	if k < 1 || s.Tokens[k].Form != "as" {
		return -1
	}
	n := f.nameAt(si, k-1)
	if n < 0 {
		return -1
	}
	x := &f.sents[si].names[n]
	if x.entity < 0 || x.last != k-1 || f.entities[x.entity].kind != chancery.Person {
		return -1
	}
	return x.entity
}

// ofOrgan reports whether a noun before the head is one for an organ of a state.
func (f *finder) ofOrgan(s *lang.Sentence, i int) bool {
	for c := s.Tokens[i].First; c >= 0 && int(c) < i; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "compound" {
			for _, w := range singular(&s.Tokens[c]) {
				for _, r := range f.gaz.Word(w) {
					if r.Class == gazetteer.OrganWord || r.Class == gazetteer.GroupWord && (r.Sector == "MIL" || r.Sector == "COP") {
						return true
					}
				}
			}
		}
	}
	return false
}

// office reports whether a word names a public post and not only a calling.
func office(w gazetteer.Word) bool {
	switch w.Sector {
	case "GOV", "LEG", "JUD", "MIL", "SPY":
		return true
	}
	return w.Phrase == "leader" || w.Phrase == "police chief"
}

// general reports whether a word may be said of any holder of a high office.
func general(phrase string) bool {
	switch phrase {
	case "leader", "ruler", "strongman", "head of state", "statesman", "dictator", "politician":
		return true
	}
	return false
}

// high reports whether an office is one of those that lead a state.
func high(phrase string) bool {
	switch phrase {
	case "president", "prime minister", "premier", "king", "queen", "emir", "sultan", "supreme leader", "chancellor", "leader", "crown prince", "monarch", "ruler", "emperor", "chief executive", "chairman", "chief", "head", "secretary-general", "secretary general", "chairperson", "pope", "taoiseach", "first minister", "general":
		return true
	}
	return false
}

// envoy reports whether a word names somebody who is likely to be of another
// state than the one the text is about.
func envoy(phrase string) bool {
	switch phrase {
	case "diplomat", "ambassador", "envoy", "negotiator", "special envoy", "consul", "emissary", "senior diplomat", "top diplomat":
		return true
	}
	return false
}

// lesser reports whether an office is that of a deputy.
func lesser(phrase string) bool {
	for _, p := range [...]string{"vice", "deputy", "assistant", "under", "junior"} {
		if strings.HasPrefix(phrase, p) {
			return true
		}
	}
	return false
}

// findPerson looks among the persons of the report for the one that a noun for
// an office refers to.
func (f *finder) findPerson(si, i int, w gazetteer.Word, country, org string, def bool) int {
	if !def && country == "" || w.Phrase == "official" && !def || w.Phrase == "spokesman" && !def {
		return -1
	}
	best, score := -1, 3
	for k := range f.entities {
		e := &f.entities[k]
		if e.kind != chancery.Person || e.phrase != "" && e.phrase != w.Phrase {
			continue
		}
		if country != "" && e.country != country || org != "" && e.org != org || country == "" && org == "" && e.last < 0 {
			continue
		}
		if x := sexOf(w.Phrase); x != 0 && e.sex != 0 && x != e.sex {
			continue
		}
		v := f.holds(e, w.Phrase)
		if v == 0 && def && country == "" && e.last >= si-2 {
			switch w.Phrase {
			case "man", "woman", "politician", "person":
				v = 3
			}
		}
		if v == 0 {
			continue
		}
		if e.last >= 0 {
			v += 4 - min(4, si-e.last)
		}
		if v > score {
			best, score = k, v
		}
	}
	return best
}

// holds is how well an office fits a person: by the titles of the text, then by
// those of the gazetteer.
func (f *finder) holds(e *entity, phrase string) int {
	tail := phrase[strings.LastIndexByte(phrase, ' ')+1:]
	best := 0
	for _, t := range e.titles {
		switch {
		case t.phrase == phrase:
			best = max(best, 8)
		case strings.HasSuffix(t.phrase, " "+phrase) && !lesser(t.phrase), tail == t.phrase && !high(phrase) && !lesser(phrase):
			best = max(best, 6)
		case general(phrase) && high(t.phrase):
			best = max(best, 5)
		}
	}
	if best > 0 {
		return best
	}
	if e.entry != nil {
		for _, o := range e.entry.Offices {
			if f.day != "" && (o.From != "" && f.day < o.From || o.To != "" && f.day > o.To+"~") {
				continue
			}
			switch {
			case o.Title == phrase:
				best = max(best, 6)
			case strings.HasSuffix(o.Title, " "+phrase) && !lesser(o.Title):
				best = max(best, 5)
			case general(phrase) && high(o.Title):
				best = max(best, 4)
			}
		}
	}
	return best
}

// relatedPerson finds "his Mexican counterpart", "her predecessor".
func (f *finder) relatedPerson(si, i int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	holder := -1
	country := ""
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		if t.Deprel == "nmod:poss" {
			if m := f.at(si, int(c)); m >= 0 && len(f.ments[m].ents) > 0 {
				holder = f.ments[m].ents[0]
			} else if k := f.nameAt(si, int(c)); k >= 0 {
				holder = f.sents[si].names[k].entity
			}
			continue
		}
		if k := f.nameAt(si, int(c)); k >= 0 && (t.Rel() == "amod" || t.Rel() == "compound") {
			country = f.sents[si].names[k].country
		}
	}
	if w.Phrase != "counterpart" && country == "" && holder >= 0 {
		country = f.entities[holder].country
	}
	phrase := ""
	if holder >= 0 {
		h := &f.entities[holder]
		if len(h.titles) > 0 {
			phrase = h.titles[len(h.titles)-1].phrase
		} else if h.entry != nil && len(h.entry.Offices) > 0 {
			phrase = h.entry.Offices[0].Title
		}
	}
	if country != "" && phrase != "" && w.Phrase == "counterpart" {
		// Also one who is named only further on.
		if e := f.findPerson(si, i, gazetteer.Word{Phrase: phrase}, country, "", true); e >= 0 && e != holder {
			return []int{e}
		}
	}
	e := entity{kind: chancery.Person, name: f.doc.Words(s, i, i), country: country, human: true, phrase: w.Phrase, sectors: []string{"GOV"}, reason: "word list: " + w.Phrase, last: -1}
	if country != "" {
		e.reason += "; country by modifier"
	}
	if w.Phrase == "predecessor" {
		e.sectors = []string{"ELI"}
	}
	key := ""
	if country != "" {
		key = "person:" + country + ":" + w.Phrase + phrase
		if k, ok := f.keys[key]; ok {
			return []int{k}
		}
	}
	return []int{f.newEntity(key, e)}
}
