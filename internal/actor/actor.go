// Package actor finds who acts in a text: mentions of persons, states,
// organisations and groups, their coreference, and what each one is.
package actor

import (
	"chancery"
	"chancery/internal/dateline"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// Mention is one place where the text refers to one or more actors: tokens First
// to Last (inclusive) of a sentence, with syntactic head Head. "The two
// countries" refers to two actors; a mention that could not be resolved has none.
type Mention struct {
	lang.Span
	Sentence          int
	First, Last, Head int
	Form              chancery.MentionForm
	Actors            []chancery.ActorID
	// Modifier is set for a demonym or name that only qualifies the head of a
	// larger mention ("Iranian" in "Iranian officials"): it is no participant.
	Modifier bool
}

// Finding is all that the stage found. Mentions are in text order; nested
// mentions come after the one that holds them.
type Finding struct {
	Actors   []chancery.Actor
	Mentions []Mention
	heads    map[[2]int]int // (sentence, head token) to index in Mentions
	index    map[chancery.ActorID]int
}

// At returns the mention whose syntactic head is the given token, nil for none.
// The other words of a name and the title before it lead to the same mention.
func (f *Finding) At(sentence, token int) *Mention {
	if i, ok := f.heads[[2]int{sentence, token}]; ok {
		return &f.Mentions[i]
	}
	return nil
}

// Actor returns the actor with the given id, nil if there is none.
func (f *Finding) Actor(id chancery.ActorID) *chancery.Actor {
	if i, ok := f.index[id]; ok {
		return &f.Actors[i]
	}
	return nil
}

// sent is what is known of one sentence.
type sent struct {
	names  []name
	nameAt []int16 // by token: the name it is part of, -1 for none
	title  []int16 // by token: the name whose title it heads, -1 for none
	at     []int32 // by token: the mention it heads, -1 for none
	done   []bool  // by token: nominal has looked at it
}

// ment is a mention while the report is read.
type ment struct {
	si, first, last, head int
	form                  chancery.MentionForm
	ents                  []int
	plural                bool
	thing                 bool // no actor: kept because a pronoun may refer to it
	subject               bool
}

type finder struct {
	doc      *lang.Document
	gaz      *gazetteer.Gazetteer
	day      chancery.Date
	sents    []sent
	entities []entity
	keys     map[string]int
	support  map[string]int
	ments    []ment
	context
	deep  int
	first int       // of the noun phrase that is being read: the first token of its listed words
	end   int       // the last token of the phrase that lookup found
	line  lang.Span // the dateline, which names nobody
}

// Find reads the actors of a document. published is the day of the report, ""
// if unknown: it decides who held an office.
func Find(doc *lang.Document, gaz *gazetteer.Gazetteer, published chancery.Date) Finding {
	if gaz == nil {
		gaz = gazetteer.Default()
	}
	f := &finder{doc: doc, gaz: gaz, day: published, sents: make([]sent, len(doc.Sentences)),
		keys: make(map[string]int), support: make(map[string]int)}
	f.weights = make(map[string]*weight)
	if l, ok := dateline.Find(doc.Text); ok {
		f.line = l.Span
	}
	total := 0
	for si := range doc.Sentences {
		total += len(doc.Sentences[si].Tokens)
	}
	small, large, flags := make([]int16, 2*total), make([]int32, total), make([]bool, total)
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		n := len(s.Tokens)
		st := &f.sents[si]
		st.nameAt, st.title, small = small[:n:n], small[n:2*n:2*n], small[2*n:]
		st.at, large = large[:n:n], large[n:]
		st.done, flags = flags[:n:n], flags[n:]
		for i := range n {
			st.nameAt[i], st.title[i], st.at[i] = -1, -1, -1
		}
		st.names = f.names(s)
		for k := range st.names {
			for i := st.names[k].first; i <= st.names[k].last; i++ {
				st.nameAt[i] = int16(k)
			}
		}
	}
	f.recall()
	f.resolve()
	for si := range doc.Sentences {
		f.titles(si)
	}
	for si := range doc.Sentences {
		f.read(si)
	}
	return f.finish()
}

func (f *finder) nameAt(si, i int) int { return int(f.sents[si].nameAt[i]) }

func (f *finder) at(si, i int) int { return int(f.sents[si].at[i]) }

// span returns the bytes from the start of token a to the end of token b.
func (f *finder) span(si, a, b int) lang.Span {
	s := &f.doc.Sentences[si]
	return lang.Span{Start: s.Tokens[a].Start, End: s.Tokens[b].End}
}

// titles finds the titles that stand with the names of persons.
func (f *finder) titles(si int) {
	s := &f.doc.Sentences[si]
	st := &f.sents[si]
	for k := range st.names {
		n := &st.names[k]
		if n.entity < 0 || f.entities[n.entity].kind != chancery.Person {
			continue
		}
		mark := func(i int) {
			if i < 0 || st.nameAt[i] >= 0 || st.title[i] >= 0 || !noun(&s.Tokens[i]) && s.Tokens[i].UPOS != "ADJ" {
				return
			}
			if !f.office(&s.Tokens[i]) {
				return
			}
			for c := i + 1; c < n.first; c++ {
				if s.Tokens[c].UPOS == "CCONJ" && determiner(s, i) != "" {
					return // "the vice president and President-elect Somebody" are two
				}
			}
			st.title[i] = int16(k)
			// "Secretary-General" in three tokens: one title.
			if i >= 2 && isHyphen(s.Tokens[i-1].Form) && st.nameAt[i-2] < 0 && f.inPhrase(s, i-2, i-2) {
				st.title[i-2] = int16(k)
			}
		}
		for c := s.Tokens[n.head].First; c >= 0; c = s.Tokens[c].Next {
			t := &s.Tokens[c]
			if int(c) < n.first && (t.Deprel == "nmod:desc" || t.Rel() == "compound" || t.Rel() == "flat" || t.Rel() == "amod" && t.UPOS != "ADJ") {
				mark(int(c))
			}
		}
		// "Mayor of London Boris Johnson", "Chancellor of the Exchequer Some Body".
		if h := f.titleOf(si, n.first); h >= 0 {
			mark(h)
		}
		// The noun just before the name, whatever the tree says.
		if p := n.first - 1; p >= 0 && st.title[p] < 0 && s.Tokens[p].UPOS != "ADJ" {
			t := &s.Tokens[p]
			if h := int(t.Head); t.Rel() == "conj" && h >= 0 && h < p && f.office(&s.Tokens[h]) && p-h < 5 {
				mark(h) // "acting president and prime minister Somebody"
			}
			if t.UPOS == "NOUN" || int(t.Head) >= n.first && int(t.Head) <= n.last || int(s.Tokens[n.head].Head) == p {
				mark(p)
			}
		}
	}
}

// titleOf returns the noun for an office whose "of"-phrase ends just before token
// i, -1 for none.
func (f *finder) titleOf(si, i int) int {
	s := &f.doc.Sentences[si]
	st := &f.sents[si]
	p := i - 1
	if p < 2 {
		return -1
	}
	if k := st.nameAt[p]; k >= 0 {
		h := st.names[k].first - 1
		if h > 0 && lower(s.Tokens[h].Form) == "the" {
			h--
		}
		if h > 0 && s.Tokens[h].Form == "of" && f.office(&s.Tokens[h-1]) {
			return h - 1
		}
		return -1
	}
	for h := p - 2; h >= 0 && h >= p-5; h-- {
		if s.Tokens[h+1].Form == "of" {
			if _, r := f.lookAhead(s, h, singular(&s.Tokens[h])); r != nil && f.end == p {
				return h
			}
			return -1
		}
	}
	return -1
}

// read makes the mentions of one sentence, in the order of its words.
func (f *finder) read(si int) {
	s := &f.doc.Sentences[si]
	st := &f.sents[si]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if k := st.nameAt[i]; k >= 0 {
			n := &st.names[k]
			if i == n.first {
				f.nameMention(si, n)
				if n.place && n.country != "" && locative(preposition(s, n.head)) {
					f.stage, f.stageAt = n.country, si
				}
			}
			continue
		}
		switch t.UPOS {
		case "PRON", "DET":
			f.pronoun(si, i)
		case "NOUN", "PROPN":
			f.nominal(si, i)
		case "ADJ", "NUM":
			if r := t.Rel(); (r == "nsubj" || r == "obj" || r == "obl") && (plural(t) || determiner(s, i) != "") {
				f.nominal(si, i)
			}
		}
	}
	f.close(si)
}

// nameMention makes the mention of a name.
func (f *finder) nameMention(si int, n *name) {
	s := &f.doc.Sentences[si]
	if n.entity == -2 {
		// An organ such as "the Supreme Court", of the state it is of here.
		if f.at(si, n.head) < 0 {
			var o owner
			f.owned(si, n.head, &o)
			w := gazetteer.Word{Phrase: lower(f.doc.Words(s, n.first, n.last)), Class: gazetteer.OrganWord}
			if len(n.readings) > 0 && len(n.readings[0].Sectors) > 0 {
				w.Sector = n.readings[0].Sectors[0]
			}
			f.addMention(si, n.first, n.last, n.head, chancery.ByName, f.organNominal(si, n.head, w, &o))
		}
		return
	}
	if n.entity < 0 || f.line.Contains(f.span(si, n.first, n.last)) {
		return
	}
	if f.entities[n.entity].kind == chancery.People {
		f.ethnic(si, n)
	}
	ents := []int{n.entity}
	if a := f.unjoined(si, n); a >= 0 {
		ents = []int{a, n.entity}
	}
	if w := s.Tokens[n.head].Form; w == "Koreas" {
		ents = f.states([]string{"PRK", "KOR"}, "both Koreas")
	}
	m := f.addMention(si, n.first, n.last, n.head, chancery.ByName, ents)
	if e := &f.entities[n.entity]; e.kind == chancery.Person {
		if e.country == "" && e.entry == nil && e.org == "" {
			// "Saudi Arabia's Oil Minister Somebody", with the possessor on the name.
			var o owner
			f.owned(si, n.head, &o)
			if e = &f.entities[n.entity]; len(o.countries) == 1 && o.via != "of" {
				e.country, e.reason = o.countries[0], "name of a person; country by "+o.via
			}
		}
		st := &f.sents[si]
		k := int(st.nameAt[n.first])
		for i := range s.Tokens {
			if int(st.title[i]) == k {
				if !f.inPhrase(s, i, i) {
					f.entitle(si, n.entity, i)
					if f.gaz.AgentLen() > 0 {
						f.agentTitle(si, n.entity, i)
					}
				}
				if st.at[i] < 0 {
					st.at[i] = int32(m)
				}
			}
		}
		n.country = f.entities[n.entity].country
	}
	// "Greece, a longtime rival of Ankara": the apposition is read where it
	// stands, after the name.
}

// unjoined returns the state that opens a list ("Niger, Mali and Burkina Faso")
// whose second member is n, where the parser has not joined it to the others; -1
// for none.
func (f *finder) unjoined(si int, n *name) int {
	s := &f.doc.Sentences[si]
	if f.entities[n.entity].kind != chancery.State || n.use != gazetteer.Name || n.first < 2 || s.Tokens[n.first-1].Form != "," || s.Tokens[n.head].Rel() == "conj" || !hasChild(s, n.head, "conj", "") {
		return -1
	}
	k := f.nameAt(si, n.first-2)
	if k < 0 {
		return -1
	}
	a := &f.sents[si].names[k]
	if a.use != gazetteer.Name || a.entity < 0 || f.entities[a.entity].kind != chancery.State || a.entity == n.entity || hasChild(s, a.head, "conj", "") || s.Tokens[a.head].Rel() == "conj" || preposition(s, a.head) != "" {
		return -1
	}
	for c := s.Tokens[n.head].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "conj" {
			if j := f.nameAt(si, int(c)); j >= 0 && f.sents[si].names[j].use == gazetteer.Name {
				return a.entity
			}
		}
	}
	return -1
}

// ethnic turns "ethnic Albanians in Serbia" into people of the state they are in.
func (f *finder) ethnic(si int, n *name) {
	s := &f.doc.Sentences[si]
	if len(n.readings) > 0 && n.readings[0].Kind == gazetteer.Region {
		return
	}
	if !hasChild(s, n.head, "amod", "ethnic") && !hasChild(s, n.head, "compound", "ethnic") {
		return
	}
	in := ""
	for c := s.Tokens[n.head].First; c >= 0; c = s.Tokens[c].Next {
		if k := f.nameAt(si, int(c)); k >= 0 && locative(preposition(s, int(c))) {
			in = f.sents[si].names[k].country
		}
	}
	if in == "" {
		in = f.placeOf(si, n.head)
	}
	if in == "" {
		for _, x := range f.sents[si].names {
			if x.country != "" && x.country != n.country {
				in = x.country
				break
			}
		}
	}
	if in == "" || in == n.country {
		return
	}
	words := "ethnic " + f.doc.Words(s, n.first, n.last)
	n.entity = f.keyed("people:"+in+words, entity{kind: chancery.People, name: words, country: in, plural: true, human: true, sectors: []string{"CVL"},
		reason: "gazetteer: people of " + n.country + " by origin; country by place", last: -1})
	n.country = in
}

// addMention records a mention and what follows from it for the context.
func (f *finder) addMention(si, first, last, head int, form chancery.MentionForm, ents []int) int {
	s := &f.doc.Sentences[si]
	m := ment{si: si, first: first, last: last, head: head, form: form, ents: ents, subject: isSubject(s, head)}
	m.plural = len(ents) > 1
	for _, e := range ents {
		m.plural = m.plural || f.entities[e].plural && form != chancery.ByPronoun
	}
	f.ments = append(f.ments, m)
	k := len(f.ments) - 1
	f.sents[si].at[head] = int32(k)
	f.weigh(si, head, form, ents)
	for _, e := range ents {
		f.entities[e].mentions++
		f.entities[e].last = si
	}
	return k
}

// thing records a noun phrase that is no actor, which a pronoun may refer to.
func (f *finder) thing(si, i int) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	switch t.Rel() {
	case "nsubj", "obj", "obl", "root", "conj", "nmod", "appos", "iobj":
	default:
		return
	}
	if t.Deprel == "nmod:poss" || t.Deprel == "obl:unmarked" || t.Deprel == "nmod:desc" {
		return
	}
	f.ments = append(f.ments, ment{si: si, first: i, last: i, head: i, form: chancery.ByNominal, plural: plural(t), thing: true, subject: isSubject(s, i)})
}
