package actor

import (
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
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
	// "A US delegation is due in the country": not in its own.
	own := ""
	if !isSubject(s, i) {
		if c := s.Child(clauseHead(s, i), "nsubj"); c >= 0 {
			if m := f.at(si, c); m >= 0 && len(f.ments[m].ents) == 1 && f.entities[f.ments[m].ents[0]].kind != chancery.State {
				own = f.entities[f.ments[m].ents[0]].country
			}
		}
	}
	best := f.salientBut(si, o.area, own)
	if best == "" {
		best = own
	}
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
	if n == 2 {
		if e := f.lastRivals(si); e != nil {
			return e
		}
	}
	return f.set(si, i, n)
}

// lastRivals returns the two bodies, not both of them states, that were last
// joined by "and" in this sentence or the one before: "the army and the rebels".
func (f *finder) lastRivals(si int) []int {
	for k := len(f.ments) - 1; k >= 0 && f.ments[k].si >= si-3; k-- {
		m := &f.ments[k]
		if f.doc.Sentences[m.si].Paragraph != f.doc.Sentences[si].Paragraph && m.si < si-1 {
			break
		}
		if m.thing || len(m.ents) != 1 || !m.subject {
			continue
		}
		e := f.withConjuncts(m.si, k)
		if len(e) != 2 {
			continue
		}
		states := 0
		for _, x := range e {
			switch f.entities[x].kind {
			case chancery.State:
				states++
			case chancery.ArmedGroup, chancery.Party, chancery.Organ, chancery.Government, chancery.Group:
			default:
				states = 9
			}
		}
		if states < 2 {
			return e
		}
		return nil
	}
	return nil
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
		if x := f.latest(si, func(e *entity) bool {
			return e.kind == chancery.IGO && !(e.code == "UNO" && (strings.HasSuffix(w.Phrase, "bloc") || strings.HasSuffix(w.Phrase, "alliance")))
		}); x >= 0 {
			return []int{x}
		}
	}
	return nil
}
