package actor

import (
	"slices"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// owner is whom a noun phrase belongs to, by its modifiers and possessors.
type owner struct {
	countries []string
	entities  []int // the possessors that are no states
	area      []string
	via       string
	poss      bool // by a possessive pronoun or noun
}

func (o *owner) add(country, via string) {
	if country != "" && !slices.Contains(o.countries, country) {
		o.countries = append(o.countries, country)
		if o.via == "" {
			o.via = via
		}
	}
}

// owned returns whom the phrase with head i belongs to.
func (f *finder) owned(si, i int, o *owner) {
	s := &f.doc.Sentences[si]
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		switch rel := t.Rel(); rel {
		case "amod", "compound", "flat":
			f.ownedBy(si, int(c), t.Rel(), o)
			if rel == "compound" && f.nameAt(si, int(c)) < 0 {
				// "a Chinese coast guard vessel", "the U.N. war crimes court"
				a, b := s.Subtree(int(c))
				for g := a; g <= b; g++ {
					if k := f.nameAt(si, g); k >= 0 && f.sents[si].names[k].head == g {
						f.ownedBy(si, g, "compound", o)
					}
				}
			}
			if rel == "amod" && f.nameAt(si, int(c)) < 0 {
				// "US-led", "Iranian-backed" do not own; but "US-led" leads.
				if w := lower(t.Form); w == "led" || w == "run" || w == "owned" || w == "based" || w == "controlled" || w == "ruled" || w == "administered" {
					for g := t.First; g >= 0; g = s.Tokens[g].Next {
						f.ownedBy(si, int(g), "lead", o)
					}
				}
				if a := f.area(s, int(c)); a != nil {
					o.area = a
				}
			}
		case "acl":
			// "a newspaper based in Beirut"
			switch lower(t.Lemma) {
			case "base", "locate", "headquarter", "station":
				for g := t.First; g >= 0; g = s.Tokens[g].Next {
					if p := preposition(s, int(g)); (p == "in" || p == "at") && s.Tokens[g].Rel() == "obl" {
						f.ownedBy(si, int(g), "of", o)
					}
				}
			}
		case "nmod":
			p := preposition(s, int(c))
			switch {
			case t.Deprel == "nmod:poss":
				o.poss = true
				f.ownedBy(si, int(c), "possessor", o)
			case p == "of" || p == "from" || p == "in" || p == "for" || p == "at":
				if p == "for" && !spokes(lower(s.Tokens[i].Lemma)) {
					continue
				}
				if (p == "in" || p == "at") && len(o.countries) > 0 {
					continue // "Iranian exiles in Iraq"
				}
				if p == "in" || p == "at" {
					switch w := lower(s.Tokens[i].Lemma); w {
					case "force", "troop", "troops":
						if i > 0 && lower(s.Tokens[i-1].Form) != "security" && lower(s.Tokens[i-1].Form) != "government" {
							continue
						}
					case "ambassador", "envoy", "embassy", "consulate", "mission", "consul":
						continue
					}
				}
				f.ownedBy(si, int(c), "of", o)
			case p == "" && t.Deprel == "nmod:desc":
				f.ownedBy(si, int(c), "compound", o)
			}
		}
	}
}

// beside adds the place that follows the noun at once, where the tree ties it to
// something else: "urged the junta in Niamey to".
func (f *finder) beside(si, i int, o *owner) {
	s := &f.doc.Sentences[si]
	if len(o.countries) > 0 || len(o.entities) > 0 || i+2 >= len(s.Tokens) || s.Tokens[i+1].Form != "in" {
		return
	}
	switch lower(s.Tokens[i].Lemma) {
	case "troop", "troops", "force", "forces", "ambassador", "envoy", "embassy", "mission":
		return
	}
	if k := f.nameAt(si, i+2); k >= 0 {
		o.add(f.sents[si].names[k].country, "place")
	}
}

// shared adds the owner of the first of two joined plurals where the second has
// none of its own: "lawmakers and officials in Chad", "Turkish officials and diplomats".
func (f *finder) shared(si, i int, o *owner) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if len(o.countries) > 0 || len(o.entities) > 0 || t.Rel() != "conj" || t.Head < 0 || determiner(s, i) != "" || !plural(t) || !noun(&s.Tokens[t.Head]) || f.nameAt(si, int(t.Head)) >= 0 {
		return
	}
	f.owned(si, int(t.Head), o)
	if o.via != "" {
		o.via = "coordination"
	}
}

// spokes reports whether "for" after a noun names whom it belongs to.
func spokes(w string) bool {
	switch w {
	case "spokesman", "spokeswoman", "spokesperson", "minister", "secretary", "commissioner", "representative", "negotiator", "envoy", "lawyer", "director", "chief", "adviser", "advisor", "analyst", "official", "coordinator", "prosecutor", "candidate":
		return true
	}
	return false
}

// area returns the states of the world region that an adjective names, with the
// word before it ("East African").
func (f *finder) area(s *lang.Sentence, c int) []string {
	w := lower(s.Tokens[c].Form)
	if c > 0 {
		if a := f.gaz.Area(lower(s.Tokens[c-1].Form) + " " + w); a != nil {
			return a
		}
	}
	return f.gaz.Area(w)
}

// ownedBy adds what token c stands for, and its conjuncts, to the owner.
func (f *finder) ownedBy(si, c int, via string, o *owner) {
	s := &f.doc.Sentences[si]
	if k := f.nameAt(si, c); k >= 0 {
		n := &f.sents[si].names[k]
		switch {
		case via == "of" && n.entity >= 0 && f.entities[n.entity].kind == chancery.State && moves(lower(s.Tokens[s.Tokens[c].Head].Lemma)):
		case n.entity >= 0 && (f.entities[n.entity].kind != chancery.State || f.entities[n.entity].country == ""):
			e := &f.entities[n.entity]
			o.entities = append(o.entities, n.entity)
			o.add(e.country, via)
		case n.country != "":
			o.add(n.country, via)
		case len(n.readings) > 0 && n.readings[0].Kind == gazetteer.Region && n.readings[0].Country == "":
			if a := f.gaz.Area(lower(f.doc.Words(s, n.first, n.last))); a != nil {
				o.area = a
			}
		}
	} else if t := &s.Tokens[c]; t.UPOS == "PRON" || t.UPOS == "DET" || noun(t) && (via == "possessor" || via == "of") {
		if f.at(si, c) < 0 && noun(t) && f.deep < 4 {
			f.deep++
			f.nominal(si, c)
			f.deep--
		}
		if noun(t) && placeNoun(lower(t.Lemma)) && f.deep < 4 {
			f.deep++
			f.owned(si, c, o)
			f.deep--
		}
		if m := f.at(si, c); m >= 0 && !f.ments[m].thing {
			for _, e := range f.ments[m].ents {
				if f.entities[e].kind != chancery.State {
					o.entities = append(o.entities, e)
				}
				o.add(f.entities[e].country, via)
			}
		}
	}
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() == "conj" {
			f.ownedBy(si, int(g), via, o)
		}
	}
}

// placeNoun reports whether a noun is one for a place, which belongs to a state.
func placeNoun(w string) bool {
	switch w {
	case "city", "town", "village", "province", "region", "district", "capital", "area", "north", "south", "east", "west", "border", "camp", "port", "suburb", "island", "territory", "part", "stronghold", "enclave", "county", "neighbourhood", "neighborhood", "outskirts":
		return true
	}
	return false
}

// compoundSector returns the sector of a noun before the head that has one:
// "militia members", "opposition supporters". "" for none.
func (f *finder) compoundSector(s *lang.Sentence, i int) string {
	for c := s.Tokens[i].First; c >= 0 && int(c) < i; c = s.Tokens[c].Next {
		if t := &s.Tokens[c]; t.Rel() == "compound" && t.UPOS == "NOUN" {
			for _, h := range singular(t) {
				for _, r := range f.gaz.Word(h) {
					if r.Sector != "" && r.Class != gazetteer.OfficeWord {
						return r.Sector
					}
				}
			}
		}
	}
	return ""
}
