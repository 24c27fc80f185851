package actor

import (
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

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
			if w.Class == gazetteer.OutletWord || w.Phrase == "agency" || w.Class == gazetteer.GroupWord && w.Sector == "" {
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
	if t.Rel() != "appos" && preposition(s, i) != "" {
		return -1 // "was without a head of state"
	}
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
