package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// stateNominal finds the states that "the country", "the two neighbours" refer to.
func (f *finder) stateNominal(si, i int, o *owner) []int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if e := f.appositive(si, i); e >= 0 && f.entities[e].kind != chancery.Person {
		f.describe(si, i, e)
		return []int{e}
	}
	if n := counted(s, i); n >= 2 && (definite(s, i) || plural(t)) {
		return f.set(si, i, n)
	}
	if plural(t) {
		if o.poss && len(o.countries) >= 2 && (t.Form == "countries" || t.Form == "nations" || t.Form == "states") {
			return f.states(o.countries, "possessor")
		}
		return nil
	}
	if !definite(s, i) {
		return nil
	}
	if t.Form == "state" && o.area == nil {
		return nil // more often a part of a state than a state
	}
	if t.Form == "territory" || t.Form == "republic" {
		for c := t.First; c >= 0; c = s.Tokens[c].Next {
			if p := preposition(s, int(c)); s.Tokens[c].Rel() == "nmod" && p == "of" {
				return nil // "the state of Ohio"
			}
		}
	}
	switch lower(t.Lemma) {
	case "country", "nation", "state", "republic", "kingdom", "homeland", "territory", "motherland", "fatherland", "superpower", "emirate":
	default:
		if o.poss || len(o.countries) > 0 {
			return nil
		}
	}
	if o.poss {
		// "his country": that of the possessor.
		if len(o.countries) == 1 {
			return f.states(o.countries, "country of the possessor")
		}
		return nil
	}
	if len(o.countries) == 1 && t.Form != "state" {
		return f.states(o.countries, "modifier")
	}
	if hasChild(s, i, "amod", "other") {
		return nil
	}
	best := f.salient(si, o.area)
	if best == "" {
		return nil
	}
	return f.states([]string{best}, "nominal: the state last spoken of")
}

func (f *finder) states(iso []string, reason string) []int {
	var out []int
	for _, c := range iso {
		if e := f.state(c, reason); e >= 0 {
			out = append(out, e)
		}
	}
	return out
}

// sideNominal finds the parties that "both sides", "the parties" refer to.
func (f *finder) sideNominal(si, i int, o *owner) []int {
	s := &f.doc.Sentences[si]
	if len(o.entities) > 0 && f.entities[o.entities[0]].kind == chancery.Person {
		return nil // "on his side"
	}
	if len(o.countries) > 0 {
		return f.states(o.countries, "side")
	}
	if len(o.entities) > 0 {
		return o.entities
	}
	t := &s.Tokens[i]
	if !definite(s, i) && counted(s, i) < 2 {
		return nil
	}
	if !plural(t) && counted(s, i) < 2 && determiner(s, i) != "each" && determiner(s, i) != "either" && determiner(s, i) != "neither" {
		return nil
	}
	n := counted(s, i)
	if n == 0 {
		n = 2
	}
	return f.set(si, i, n)
}

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
	if e := f.findPerson(si, i, w, country, org, def); e >= 0 {
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
		case strings.HasSuffix(t.phrase, " "+phrase), tail == t.phrase && !high(phrase):
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
			case strings.HasSuffix(o.Title, " "+phrase):
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

// governs reports whether an organ is the government itself.
func governs(phrase string) bool {
	if strings.HasSuffix(phrase, "government") {
		return phrase != "local government" && phrase != "state government" && phrase != "provincial government" && phrase != "regional government"
	}
	switch phrase {
	case "administration", "regime", "authority", "authorities", "executive", "leadership", "cabinet", "state":
		return true
	}
	return false
}

// organNominal finds the organ of a state that a noun refers to.
func (f *finder) organNominal(si, i int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if e := f.appositive(si, i); e >= 0 && f.entities[e].kind != chancery.Person && f.entities[e].kind != chancery.State {
		f.describe(si, i, e)
		return []int{e}
	}
	if governs(w.Phrase) && len(o.countries) == 0 && counted(s, i) >= 2 {
		return f.set(si, i, counted(s, i))
	}
	countries, via := o.countries, "country by "+o.via
	for _, x := range o.entities {
		// "the UN mission", "the Hamas government".
		if e := &f.entities[x]; e.org != "" && e.kind != chancery.Person {
			return []int{f.keyed("organ:"+e.org+":"+w.Phrase, entity{kind: chancery.Organ, name: f.doc.Words(s, f.named(si, i), i), country: e.country, org: e.org,
				code: e.code, sectors: sectorOr(w.Sector, e.sectors), phrase: w.Phrase, reason: "word list: " + w.Phrase + " of " + e.name, last: -1})}
		}
	}
	if len(countries) == 0 {
		if c := determiner(s, i); c == "a" || c == "an" || c == "any" || c == "no" || c == "some" || plural(t) && c == "" && w.Phrase != "authority" && w.Phrase != "authorities" {
			if e := f.keyed("organ::"+w.Phrase, entity{kind: chancery.Organ, name: t.Form, sectors: sectorOr(w.Sector, nil), phrase: w.Phrase, plural: plural(t), reason: "word list: " + w.Phrase, last: -1}); true {
				return []int{e}
			}
		}
		// The organ of this name that was spoken of before, else that of the state.
		if definite(s, i) {
			if e := f.recentOrgan(si, w.Phrase); e >= 0 {
				return []int{e}
			}
		}
		if c := f.salient(si, o.area); c != "" {
			countries, via = []string{c}, "country by context"
		}
	}
	var out []int
	for _, c := range countries {
		if governs(w.Phrase) {
			out = append(out, f.government(c, f.doc.Words(s, f.named(si, i), i), "word list: "+w.Phrase+"; "+via))
			continue
		}
		out = append(out, f.keyed("organ:"+c+":"+w.Phrase, entity{kind: chancery.Organ, name: f.doc.Words(s, f.named(si, i), i), country: c,
			sectors: sectorOr(w.Sector, nil), phrase: w.Phrase, reason: "word list: " + w.Phrase + "; " + via, last: -1}))
		if !plural(t) {
			break
		}
	}
	if out == nil {
		out = []int{f.keyed("organ::"+w.Phrase, entity{kind: chancery.Organ, name: f.doc.Words(s, f.named(si, i), i), sectors: sectorOr(w.Sector, nil),
			phrase: w.Phrase, reason: "word list: " + w.Phrase, last: -1})}
	}
	return out
}

func sectorOr(s string, other []string) []string {
	if s != "" {
		return []string{s}
	}
	return other
}

// keyed returns the entity of a key and makes it when there is none.
func (f *finder) keyed(key string, e entity) int {
	if i, ok := f.keys[key]; ok {
		return i
	}
	return f.newEntity(key, e)
}

// named returns the first token of a noun phrase behind its determiner.
func (f *finder) named(si, i int) int {
	s := &f.doc.Sentences[si]
	k := f.phraseStart(s, i)
	if f.first < i && f.first < k && i-f.first < 5 {
		k = f.first
	}
	for k < i && (s.Tokens[k].UPOS == "DET" || s.Tokens[k].UPOS == "PRON" || s.Tokens[k].UPOS == "NUM" || s.Tokens[k].UPOS == "SYM" || s.Tokens[k].UPOS == "PUNCT") {
		k++
	}
	return k
}

// recentOrgan returns the organ last spoken of that ends in the same noun.
func (f *finder) recentOrgan(si int, phrase string) int {
	best := -1
	for k := range f.entities {
		e := &f.entities[k]
		if (e.kind == chancery.Organ || e.kind == chancery.Government) && e.last >= 0 && e.last >= si-12 &&
			(e.phrase == phrase || strings.HasSuffix(e.phrase, " "+phrase)) && (best < 0 || e.last >= f.entities[best].last) {
			best = k
		}
	}
	return best
}

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
		if p := f.lastPersons(si, 2, w); p != nil && len(p) == 2 {
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
	if !e.abroad && (local(w.Sector) || !def && f.partisan(s, i, w)) && (w.Phrase != "party" && w.Phrase != "soldier" || def) {
		c := f.actingCountry(si, i)
		if c == "" {
			c = f.placeOf(si, i)
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
		case "foreign", "international", "western", "regional", "global", "multinational", "allied", "overseas", "neighbouring", "neighboring":
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
	fits := func(e *entity) bool { return false }
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

// latest returns the entity last spoken of, in the last ten sentences, that fits.
func (f *finder) latest(si int, fits func(*entity) bool) int {
	for k := len(f.ments) - 1; k >= 0 && f.ments[k].si >= si-10; k-- {
		for _, x := range f.ments[k].ents {
			if fits(&f.entities[x]) {
				return x
			}
		}
	}
	return -1
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
			if f.holds(e, w.Phrase) > 0 || general(w.Phrase) && len(e.titles) > 0 || w.Phrase == "man" || w.Phrase == "official" && len(e.titles) > 0 || w.Phrase == "side" {
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

// outletNominal finds the outlet that "the agency", "Russian state media" refers to.
func (f *finder) outletNominal(si, i int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if e := f.appositive(si, i); e >= 0 && f.entities[e].kind != chancery.Person && f.entities[e].kind != chancery.State {
		f.entities[e].kind = chancery.Outlet
		f.entities[e].sectors = []string{"JRN"}
		f.describe(si, i, e)
		return []int{e}
	}
	e := entity{kind: chancery.Outlet, name: f.doc.Words(s, f.named(si, i), i), sectors: []string{"JRN"}, plural: plural(t), phrase: w.Phrase, reason: "word list: " + w.Phrase, last: -1}
	if len(o.countries) == 0 && definite(s, i) && !plural(t) && !strings.HasSuffix(w.Phrase, "media") {
		if x := f.latest(si, func(e *entity) bool { return e.kind == chancery.Outlet && e.phrase == "" }); x >= 0 {
			return []int{x}
		}
	}
	c := ""
	if len(o.countries) > 0 {
		c = o.countries[0]
		e.reason += "; country by " + o.via
	} else if strings.Contains(w.Phrase, "state") || strings.Contains(w.Phrase, "official") || strings.Contains(w.Phrase, "local") {
		if c = f.salient(si, o.area); c != "" {
			e.reason += "; country by context"
		}
	}
	e.country = c
	return []int{f.keyed("outlet:"+c+":"+w.Phrase, e)}
}

// igoNominal finds the organisation that "the bloc", "the world body" refers to.
func (f *finder) igoNominal(si, i int, w gazetteer.Word, o *owner) []int {
	s := &f.doc.Sentences[si]
	if e := f.appositive(si, i); e >= 0 && f.entities[e].kind == chancery.IGO {
		f.describe(si, i, e)
		return []int{e}
	}
	if w.Phrase == "world body" {
		if g := f.gaz.Org("UN"); g != nil {
			return []int{f.listed(g)}
		}
	}
	if w.Phrase == "international community" {
		return []int{f.keyed("igo:"+w.Phrase, entity{kind: chancery.Group, name: w.Phrase, phrase: w.Phrase, reason: "word list: " + w.Phrase, last: -1})}
	}
	if len(o.countries) > 0 && w.Phrase == "coalition" {
		return []int{f.keyed("igo:"+o.countries[0]+w.Phrase, entity{kind: chancery.Group, name: f.doc.Words(s, f.named(si, i), i), country: o.countries[0],
			sectors: []string{"MIL"}, phrase: w.Phrase, reason: "word list: " + w.Phrase + "; country by " + o.via, last: -1})}
	}
	if definite(s, i) && len(o.countries) == 0 {
		if x := f.latest(si, func(e *entity) bool { return e.kind == chancery.IGO }); x >= 0 {
			return []int{x}
		}
	}
	return nil
}

// describe records what the text says of an entity in an apposition.
func (f *finder) describe(si, i, e int) {
	s := &f.doc.Sentences[si]
	a, b := s.Subtree(i)
	for b > i && s.Tokens[b].UPOS == "PUNCT" {
		b--
	}
	for a < i && s.Tokens[a].UPOS == "PUNCT" {
		a++
	}
	x := &f.entities[e]
	if b-a < 3 || x.kind == chancery.Person && b-a < 4 || len(x.desc) >= 4 {
		return
	}
	q := chancery.Quote(f.doc.Text, f.span(si, a, b))
	for _, d := range x.desc {
		if d.Start == q.Start {
			return
		}
	}
	x.desc = append(x.desc, q)
}

// conjunctCountry returns the country of the person that the noun at i is joined
// to by "and", "" for none.
func (f *finder) conjunctCountry(si, i int) string {
	t := &f.doc.Sentences[si].Tokens[i]
	if t.Rel() != "conj" || t.Head < 0 {
		return ""
	}
	if m := f.at(si, int(t.Head)); m >= 0 && len(f.ments[m].ents) == 1 {
		return f.entities[f.ments[m].ents[0]].country
	}
	return ""
}

// actingCountry returns the country of the subject of the verb whose object the
// noun at i is: "Belarus has not sent forces". "" for none.
func (f *finder) actingCountry(si, i int) string {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if t.Rel() != "obj" || t.Head < 0 {
		return ""
	}
	switch lower(s.Tokens[t.Head].Lemma) {
	case "send", "deploy", "withdraw", "mobilize", "mobilise", "commit", "dispatch", "pull", "use", "order", "move", "have", "station", "contribute", "provide", "train", "arm", "recall", "summon", "appoint", "call":
	default:
		return ""
	}
	for v, n := int(t.Head), 0; v >= 0 && n < 4; v, n = int(s.Tokens[v].Head), n+1 {
		if c := s.Child(v, "nsubj"); c >= 0 {
			if m := f.at(si, c); m >= 0 && len(f.ments[m].ents) == 1 {
				return f.entities[f.ments[m].ents[0]].country
			}
			return ""
		}
		if r := s.Tokens[v].Rel(); r != "conj" && r != "xcomp" && r != "advcl" {
			return ""
		}
	}
	return ""
}

// placeOf returns the country of the place that the clause of the noun at i
// names: "protesters stormed its embassy in Tehran". "" for none.
func (f *finder) placeOf(si, i int) string {
	s := &f.doc.Sentences[si]
	v, rel := verbOf(s, i)
	if v < 0 || s.Tokens[v].UPOS != "VERB" || !strings.HasPrefix(rel, "nsubj") && rel != "obj" && rel != "obl:agent" {
		return ""
	}
	var look func(h, deep int) string
	look = func(h, deep int) string {
		for c := s.Tokens[h].First; c >= 0; c = s.Tokens[c].Next {
			r := s.Tokens[c].Rel()
			if (r == "obl" || r == "nmod") && locative(preposition(s, int(c))) {
				if k := f.nameAt(si, int(c)); k >= 0 && f.sents[si].names[k].country != "" {
					return f.sents[si].names[k].country
				}
			}
			if deep > 0 && (r == "obj" || r == "obl") {
				if p := look(int(c), 0); p != "" {
					return p
				}
			}
		}
		return ""
	}
	return look(v, 1)
}
