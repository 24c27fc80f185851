package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// noun is what a common noun that heads a phrase is, by the word lists.
type nounPhrase struct {
	gazetteer.Word
	first int // first token of the listed phrase
}

// lookup returns the longest listed phrase that ends in token i and its readings.
func (f *finder) lookup(si, i int) (first int, readings []gazetteer.Word) {
	s := &f.doc.Sentences[si]
	heads := singular(&s.Tokens[i])
	f.end = i
	if first, readings = f.lookAhead(s, i, heads); readings != nil {
		return first, readings
	}
	most := f.gaz.WordLen() - 1
	start := i
	for start > 0 && i-start < most {
		p := &s.Tokens[start-1]
		if p.UPOS == "PUNCT" && !isHyphen(p.Form) || p.UPOS == "VERB" || p.UPOS == "CCONJ" || f.nameAt(si, start-1) >= 0 {
			break
		}
		start--
	}
	var b [128]byte
	for k := start; k <= i; k++ {
		key := b[:0]
		for j := k; j < i; j++ {
			key = append(key, lower(s.Tokens[j].Form)...)
			if s.Tokens[j+1].Start > s.Tokens[j].End {
				key = append(key, ' ')
			}
		}
		n := len(key)
		for _, h := range heads {
			if h == "" {
				continue
			}
			key = append(key[:n], h...)
			if r := f.gaz.Word(string(key)); r != nil && !strings.Contains(r[0].Phrase, " of ") {
				return k, r
			}
		}
	}
	return i, nil
}

// lookAhead returns the readings of a listed phrase that begins with token i and
// "of": "secretary of state", "member of parliament". It sets f.end to its last token.
func (f *finder) lookAhead(s *lang.Sentence, i int, heads [3]string) (int, []gazetteer.Word) {
	if i+2 >= len(s.Tokens) || s.Tokens[i+1].Form != "of" {
		return i, nil
	}
	var b [96]byte
	for k := min(i+5, len(s.Tokens)-1); k >= i+2; k-- {
		for _, h := range heads {
			if h == "" {
				continue
			}
			key := append(b[:0], h...)
			for j := i + 1; j <= k; j++ {
				key = append(key, ' ')
				key = append(key, lower(s.Tokens[j].Form)...)
			}
			if r := f.gaz.Word(string(key)); r != nil {
				f.end = k
				return i, r
			}
		}
	}
	return i, nil
}

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
					switch lower(s.Tokens[i].Lemma) {
					case "ambassador", "envoy", "embassy", "consulate", "troops", "troop", "force", "mission", "consul":
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

// shared adds the owner of the first of two joined plurals where the second has
// none of its own: "lawmakers and officials in Chad", "Turkish officials and diplomats".
func (f *finder) shared(si, i int, o *owner) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if len(o.countries) > 0 || len(o.entities) > 0 || t.Rel() != "conj" || t.Head < 0 || determiner(s, i) != "" || !plural(t) || !plural(&s.Tokens[t.Head]) {
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

// nominal makes the mention that token i, a common noun, heads, if it is one of
// an actor.
func (f *finder) nominal(si, i int) {
	st := &f.sents[si]
	if st.at[i] >= 0 || st.done[i] {
		return
	}
	st.done[i] = true
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if st.title[i] >= 0 {
		return
	}
	if t.Rel() == "nmod" && t.Head >= 0 && int(t.Head) == i-2 && s.Tokens[i-1].Form == "of" {
		if _, r := f.lookAhead(s, i-2, singular(&s.Tokens[i-2])); r != nil {
			return // the end of "member of parliament"
		}
	}
	switch t.Rel() {
	case "compound", "flat", "fixed", "goeswith":
		return
	case "nmod":
		if t.Deprel == "nmod:desc" {
			return
		}
	}
	first, readings := f.lookup(si, i)
	if f.gaz.AgentLen() > 0 {
		if f.agent(si, i) {
			return
		}
	}
	if readings == nil {
		f.thing(si, i)
		return
	}
	if i+2 < len(s.Tokens) && isHyphen(s.Tokens[i+1].Form) && f.inPhrase(s, i, i) {
		return // the first half of "secretary-general"
	}
	if readings[0].Phrase == "party" && !plural(t) && t.UPOS == "NOUN" && s.Tokens[i].First >= 0 && determiner(s, i) == "" && f.phraseStart(s, i) == i {
		return // "was not party to"
	}
	if w := readings[0]; w.Class == gazetteer.GroupWord && !plural(t) && t.UPOS == "NOUN" && !isSubject(s, i) && determiner(s, i) == "" && f.phraseStart(s, i) == i {
		switch w.Sector {
		case "MIL", "COP", "OPP", "CVL":
		default:
			return // "freedom of movement"
		}
	}
	// A name that belongs to the phrase says whom it refers to.
	e := f.apposed(si, i, readings[0])
	if e < 0 && readings[0].Class == gazetteer.OfficeWord && !plural(t) {
		if e = f.after(si, i); e >= 0 {
			f.entitle(si, e, i)
		}
	}
	if e >= 0 {
		f.addMention(si, f.phraseStart(s, i), i, i, chancery.ByNominal, []int{e})
		return
	}
	var o owner
	f.owned(si, i, &o)
	f.shared(si, i, &o)
	w := f.class(s, i, readings, &o)
	start := min(f.phraseStart(s, i), first)
	f.first = first
	if w.Sector == "" && (w.Class == gazetteer.OfficeWord || w.Class == gazetteer.GroupWord) {
		w.Sector = f.compoundSector(s, i)
	}
	var ents []int
	switch w.Class {
	case gazetteer.StateWord:
		ents = f.stateNominal(si, i, &o)
	case gazetteer.SideWord:
		ents = f.sideNominal(si, i, &o)
	case gazetteer.OfficeWord:
		if plural(t) {
			ents = f.groupNominal(si, i, w, &o)
		} else {
			ents = f.personNominal(si, i, first, w, &o)
		}
	case gazetteer.OrganWord:
		ents = f.organNominal(si, i, w, &o)
	case gazetteer.GroupWord:
		ents = f.groupNominal(si, i, w, &o)
	case gazetteer.OutletWord:
		ents = f.outletNominal(si, i, w, &o)
	case gazetteer.IGOWord:
		ents = f.igoNominal(si, i, w, &o)
	}
	if ents == nil && (w.Class == gazetteer.StateWord || w.Class == gazetteer.IGOWord) {
		f.thing(si, i)
		return
	}
	m := f.addMention(si, start, i, i, chancery.ByNominal, ents)
	f.ments[m].plural = plural(t)
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

// phraseStart returns the first token of the noun phrase with head i that stands
// before it without a break.
func (f *finder) phraseStart(s *lang.Sentence, i int) int {
	start := i
	for c := s.Tokens[i].First; c >= 0 && int(c) < i; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "det", "amod", "compound", "nmod", "nummod", "flat":
			a, _ := s.Subtree(int(c))
			if a < start {
				start = a
			}
		}
	}
	for k := i - 1; k >= start; k-- {
		switch t := &s.Tokens[k]; t.UPOS {
		case "AUX", "SCONJ", "INTJ":
			return k + 1
		case "CCONJ":
			if int(t.Head) == i {
				return k + 1
			}
		case "VERB":
			if t.Rel() != "amod" && t.Rel() != "compound" {
				return k + 1
			}
		case "PUNCT", "SYM":
			if !isHyphen(t.Form) && t.Form != "\"" && t.Form != "“" && t.Form != "”" || k == start {
				return k + 1
			}
		}
	}
	return start
}

// class chooses among the readings of a noun.
func (f *finder) class(s *lang.Sentence, i int, readings []gazetteer.Word, o *owner) gazetteer.Word {
	t := &s.Tokens[i]
	byClass := func(c gazetteer.Class) (gazetteer.Word, bool) {
		for _, r := range readings {
			if r.Class == c {
				return r, true
			}
		}
		return gazetteer.Word{}, false
	}
	if len(readings) == 1 {
		return readings[0]
	}
	if w, ok := byClass(gazetteer.SideWord); ok {
		if w.Phrase == "counterpart" {
			w, _ = byClass(gazetteer.OfficeWord)
			return w
		}
		if plural(t) && len(o.entities) == 0 || determiner(s, i) == "either" || determiner(s, i) == "neither" || determiner(s, i) == "both" {
			for c := t.First; c >= 0; c = s.Tokens[c].Next {
				if s.Tokens[c].Rel() == "amod" && number(s.Tokens[c].Form) == 0 {
					switch lower(s.Tokens[c].Form) {
					case "warring", "rival", "other", "opposing", "negotiating", "conflicting":
					default:
						w, ok = byClass(gazetteer.GroupWord)
						if ok {
							return w
						}
					}
				}
			}
			return w
		}
		if g, ok := byClass(gazetteer.GroupWord); ok {
			return g
		}
		return w
	}
	if w, ok := byClass(gazetteer.IGOWord); ok && !plural(t) && definite(s, i) && len(o.countries) == 0 && !o.poss {
		if len(f.ments) > 0 && f.latest(f.ments[len(f.ments)-1].si, func(e *entity) bool { return e.kind == chancery.IGO }) >= 0 {
			return w // "the bloc" after a word of the EU
		}
	}
	if w, ok := byClass(gazetteer.StateWord); ok {
		if counted(s, i) >= 2 || w.Phrase == "neighbor" || w.Phrase == "neighbour" || w.Phrase == "state" {
			return w
		}
		if g, ok := byClass(gazetteer.GroupWord); ok && plural(t) {
			return g
		}
		return w
	}
	if w, ok := byClass(gazetteer.OrganWord); ok && (len(o.countries) > 0 || w.Phrase == "government") {
		return w
	}
	return readings[0]
}

// apposed returns the entity of a name that is one with the noun at i: "the
// BelTA news agency", "Iran's top security official, Ali Shamkhani"; -1 for none.
func (f *finder) apposed(si, i int, w gazetteer.Word) int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if plural(t) {
		return -1
	}
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		d := &s.Tokens[c]
		rel := d.Rel()
		if rel != "appos" && rel != "flat" && rel != "compound" && d.Deprel != "nmod:desc" {
			continue
		}
		k := f.nameAt(si, int(c))
		if k < 0 {
			continue
		}
		n := &f.sents[si].names[k]
		if n.entity < 0 {
			continue
		}
		e := &f.entities[n.entity]
		switch e.kind {
		case chancery.Person:
			if w.Class == gazetteer.OfficeWord && rel != "compound" {
				f.entitle(si, n.entity, i)
				return n.entity
			}
		case chancery.State, chancery.Government, chancery.People:
			if rel == "appos" && w.Class == gazetteer.StateWord {
				return n.entity
			}
		case chancery.Outlet:
			if w.Class == gazetteer.OutletWord || w.Class == gazetteer.GroupWord && w.Sector == "" {
				return n.entity
			}
		default:
			if w.Class != gazetteer.OfficeWord && w.Class != gazetteer.OrganWord && (rel == "appos" || rel == "flat" || sameKind(e, w)) {
				return n.entity
			}
		}
	}
	return -1
}

// after returns the person whose name follows the phrase of the noun at i behind a
// comma: "the president of the league, Jamel Msallem"; -1 for none.
func (f *finder) after(si, i int) int {
	s := &f.doc.Sentences[si]
	_, b := s.Subtree(i)
	for k := i + 2; k <= b; k++ {
		n := f.nameAt(si, k)
		if n < 0 || s.Tokens[k-1].Form != "," {
			continue
		}
		x := &f.sents[si].names[n]
		if x.first != k || x.entity < 0 || f.entities[x.entity].kind != chancery.Person || s.Tokens[x.head].Rel() != "appos" {
			return -1
		}
		if h := int(s.Tokens[x.head].Head); h <= i || f.nameAt(si, h) >= 0 && f.entities[max(f.sents[si].names[f.nameAt(si, h)].entity, 0)].kind == chancery.Person {
			return -1
		}
		return x.entity
	}
	// "The president of the union, Some Body", whatever the tree says.
	if b+2 < len(s.Tokens) && s.Tokens[b+1].Form == "," {
		if n := f.nameAt(si, b+2); n >= 0 && b-i < 12 && b > i {
			x := &f.sents[si].names[n]
			h := int(s.Tokens[x.head].Head)
			if x.first == b+2 && x.entity >= 0 && f.entities[x.entity].kind == chancery.Person && (h == i || int(s.Tokens[i].Head) == x.head || h >= 0 && h == int(s.Tokens[i].Head) && s.Tokens[x.head].Rel() != "conj") {
				return x.entity
			}
		}
	}
	return -1
}

// sameKind reports whether a noun may be said of a named body.
func sameKind(e *entity, w gazetteer.Word) bool {
	switch w.Phrase {
	case "group", "movement", "organization", "organisation", "bloc", "alliance", "party", "company", "militia", "cartel", "gang", "network", "union", "charity", "watchdog", "firm", "bank", "coalition", "rebel group", "militant group", "terrorist group", "rights group", "human rights group", "agency":
		return true
	}
	return e.kind == chancery.Outlet && w.Class == gazetteer.OutletWord || e.kind == chancery.IGO && w.Class == gazetteer.IGOWord || e.kind == chancery.Party && w.Sector == "PTY"
}

// appositive returns the entity that the noun at i says something of: as an
// apposition after a name, or as a predicate; -1 for none.
func (f *finder) appositive(si, i int) int {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	subject := -1
	if t.Rel() == "appos" && t.Head >= 0 {
		subject = int(t.Head)
	} else if hasChild(s, i, "cop", "") && !hasChild(s, i, "advmod", "not") {
		subject = s.Child(i, "nsubj")
	}
	if subject < 0 {
		return -1
	}
	m := f.at(si, subject)
	if m < 0 || f.ments[m].thing || len(f.ments[m].ents) != 1 || f.ments[m].plural {
		return -1
	}
	return f.ments[m].ents[0]
}

// entitle records that an entity holds the office that token i names.
func (f *finder) entitle(si, e, i int) {
	s := &f.doc.Sentences[si]
	first, readings := f.lookup(si, i)
	if readings == nil {
		return
	}
	w := readings[0]
	ok := false
	for _, r := range readings {
		if r.Class == gazetteer.OfficeWord {
			w, ok = r, true
		}
	}
	if !ok {
		return
	}
	end := f.end
	var o owner
	f.owned(si, i, &o)
	if k := first - 1; k >= 0 && len(o.countries) == 0 && len(o.entities) == 0 && f.nameAt(si, k) >= 0 && s.Tokens[f.sents[si].names[f.nameAt(si, k)].head].Head == s.Tokens[i].Head {
		f.ownedBy(si, k, "compound", &o) // "Chad President Idriss Deby", both hung on the name
	}
	t := title{phrase: w.Phrase, words: f.doc.Words(s, first, end)}
	start := f.phraseStart(s, i)
	start = min(start, first)
	t.span = lang.Span{Start: s.Tokens[start].Start, End: s.Tokens[end].End}
	for k := start; k < i; k++ {
		switch lower(s.Tokens[k].Form) {
		case "former", "ex", "ex-", "late", "ousted", "deposed", "then", "outgoing-":
			t.former = true
		case "acting", "interim", "caretaker":
			t.acting = true
		}
	}
	if len(o.countries) > 0 {
		t.country = o.countries[0]
	}
	for _, x := range o.entities {
		if f.entities[x].kind != chancery.Person && f.entities[x].org != "" {
			t.org = f.entities[x].org
		}
		if k := f.entities[x].kind; k == chancery.Company && w.Sector == "GOV" {
			w.Sector = "BUS"
		}
	}
	f.give(e, t, w)
}

// give adds a title to a person and lets it say what the person is.
func (f *finder) give(i int, t title, w gazetteer.Word) {
	e := &f.entities[i]
	if e.kind != chancery.Person {
		return
	}
	for _, old := range e.titles {
		if old.span == t.span {
			return
		}
	}
	switch w.Phrase {
	case "counterpart", "predecessor", "successor":
	default:
		e.titles = append(e.titles, t)
	}
	sector := w.Sector
	if t.former && (sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "") {
		sector = "ELI"
	}
	if sector == "" && t.country != "" && t.org == "" {
		sector = "GOV"
	}
	if sector != "" && (len(e.sectors) == 0 || e.entry == nil && len(e.titles) == 1) {
		e.sectors = []string{sector}
	}
	if e.country == "" && e.entry == nil {
		e.country = t.country
		if e.country != "" {
			e.reason = "title: " + t.words
		}
	}
	if e.org == "" && t.org != "" && e.entry == nil {
		e.org = t.org
	}
	if e.sex == 0 {
		e.sex = sexOf(w.Phrase)
	}
}

// sexOf returns the sex that a noun for a person tells, 0 for none.
func sexOf(w string) byte {
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	switch w {
	case "king", "prince", "emperor", "sultan", "sheikh", "emir", "man", "boy", "father", "son", "brother", "husband", "spokesman", "businessman", "policeman", "congressman", "chairman", "pope", "priest", "monk", "imam", "ayatollah", "mullah", "uncle", "nephew", "actor", "statesman", "gunman", "grandfather", "grandson", "shah":
		return 'm'
	case "queen", "princess", "empress", "woman", "girl", "mother", "daughter", "sister", "wife", "widow", "spokeswoman", "businesswoman", "policewoman", "congresswoman", "chairwoman", "nun", "aunt", "niece", "actress", "grandmother", "granddaughter":
		return 'f'
	}
	return 0
}
