package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// nameWords returns the words of a person's name as they are compared: small
// letters, without the article of Arabic names and without dots.
func nameWords(s *lang.Sentence, n *name) []string {
	var out []string
	for i := n.first; i <= n.last; i++ {
		t := &s.Tokens[i]
		if t.UPOS == "PUNCT" && isHyphen(t.Form) {
			continue
		}
		for _, w := range strings.FieldsFunc(strings.TrimRight(lower(t.Form), "."), func(r rune) bool { return r == ' ' || r == '\u00a0' }) {
			w = strings.TrimPrefix(strings.TrimPrefix(w, "al-"), "el-")
			if w == "al" || w == "el" || w == "jr" || w == "sr" || w == "" {
				continue
			}
			out = append(out, w)
		}
	}
	return out
}

// person is a name of a person and where it stands.
type person struct {
	si   int
	n    *name
	word []string
}

// resolvePersons finds the entities of the persons: full names first, then each
// part of a name with the last full name before it that holds it, else after it.
func (f *finder) resolvePersons() {
	var list []person
	for si := range f.sents {
		for k := range f.sents[si].names {
			n := &f.sents[si].names[k]
			if n.kind == lang.PER && n.entity < 0 && !n.place {
				list = append(list, person{si, n, nameWords(&f.doc.Sentences[si], n)})
			}
		}
	}
	byLast := map[string][]int{} // word of a name to entities that hold it
	var full, part []person
	for _, p := range list {
		if len(p.word) > 1 {
			full = append(full, p)
		} else {
			part = append(part, p)
		}
	}
	for _, p := range full {
		if p.n.readings == nil && len(p.word) > 1 && slices.ContainsFunc(p.word, noBody) {
			continue
		}
		p.n.entity = f.person(p, byLast)
	}
	for _, p := range part {
		p.n.entity = f.person(p, byLast)
	}
	for _, p := range list {
		if p.n.entity >= 0 {
			p.n.country = f.entities[p.n.entity].country
		}
	}
}

func (f *finder) person(p person, index map[string][]int) int {
	s := &f.doc.Sentences[p.si]
	if len(p.word) == 0 {
		return -1
	}
	var entry *gazetteer.Entry
	if len(p.n.readings) > 0 && p.n.readings[0].Kind == gazetteer.Person {
		entry = p.n.readings[0].Entry
		p.n.use = p.n.readings[0].Use
	} else if form := s.Tokens[p.n.first].Form; p.n.first == p.n.last && 'a' <= form[0] && form[0] <= 'z' {
		// "President obama"
		if m := persons(f.gaz.Lookup(strings.ToUpper(form[:1]) + form[1:])); len(m) > 0 {
			entry, p.n.use = m[0].Entry, m[0].Use
		}
	} else if len(p.word) > 1 {
		entry = f.gaz.PersonLike(f.doc.Words(s, p.n.first, p.n.last))
		for k := p.n.last - 1; entry == nil && k > p.n.first; k-- {
			// "Bernardo Arevalo de Leon" begins with the name that is listed.
			for _, m := range f.gaz.Lookup(f.doc.Words(s, p.n.first, k)) {
				if m.Kind == gazetteer.Person && m.Use == gazetteer.Name {
					entry = m.Entry
					break
				}
			}
		}
	}
	last := p.word[len(p.word)-1]
	for _, i := range index[last] {
		e := &f.entities[i]
		if entry != nil && e.entry == entry {
			return i
		}
		if len(p.word) == 1 {
			if entry != nil && e.entry != nil && e.entry != entry {
				continue
			}
			return i
		}
		if sameName(p.word, e.words) && (entry == nil || e.entry == nil) {
			if e.entry == nil && entry != nil {
				f.identify(i, entry)
			}
			return i
		}
	}
	if len(p.word) == 1 {
		// A given name or a first surname alone: "Saddam", "Getachew", "Xi".
		for i := range f.entities {
			e := &f.entities[i]
			if e.kind == chancery.Person && slices.Contains(e.words, last) && (entry == nil || e.entry == entry) {
				return i
			}
		}
	}
	e := entity{kind: chancery.Person, name: f.doc.Words(s, p.n.first, p.n.last), words: p.word, human: true, reason: "name of a person", last: -1}
	if len(p.word) > 1 || entry != nil {
		e.sex = f.gaz.Sex(s.Tokens[p.n.first].Form)
	}
	i := f.newEntity("", e)
	if entry != nil {
		f.identify(i, entry)
	}
	for _, w := range p.word {
		if !slices.Contains(index[w], i) {
			index[w] = append(index[w], i)
		}
	}
	return i
}

// identify says that a person is an officeholder of the gazetteer.
func (f *finder) identify(i int, g *gazetteer.Entry) {
	e := &f.entities[i]
	e.entry, e.country, e.sex, e.sectors = g, g.Country, g.Sex, g.Sectors
	if e.name != g.Name && strings.Count(g.Name, " ") > strings.Count(e.name, " ") {
		e.name = g.Name
	}
	e.reason = "gazetteer person"
	e.org = g.Org
	if o, held := heldOn(g, f.day); o != nil {
		e.country, e.org = o.Country, o.Org
		e.reason = "gazetteer person: " + o.Title
		switch {
		case !held:
			if e.country == "" && g.Country != "" {
				e.country, e.org = g.Country, ""
			}
			e.sectors = []string{"ELI"}
			e.reason = "gazetteer person: former " + o.Title
		case o.Sector != "":
			e.sectors = []string{o.Sector}
		}
	}
	for _, w := range strings.Fields(lower(g.Name)) {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "al-"), "el-")
		if !slices.Contains(e.words, w) {
			e.words = append(e.words, w)
		}
	}
}

// heldOn returns the office that a person held on a day, else the last one held
// before it and false. Without a day it is the last of those still held, and an
// office that has ended is not told from one that had not.
func heldOn(g *gazetteer.Entry, day chancery.Date) (*gazetteer.Office, bool) {
	var now, before *gazetteer.Office
	for k := range g.Offices {
		o := &g.Offices[k]
		switch {
		case day == "":
			if now == nil || o.To == "" || now.To != "" && o.To > now.To {
				now = o
			}
		case o.From != "" && day < o.From:
		case o.To == "" || day <= o.To+"~":
			if now == nil || o.From >= now.From {
				now = o
			}
		case before == nil || o.To > before.To:
			before = o
		}
	}
	if now != nil {
		return now, true
	}
	if before == nil && len(g.Offices) > 0 {
		return &g.Offices[0], true // known for an office still to come
	}
	return before, false
}

// sameName reports whether two names may be one person's: the same last word,
// and first words that agree or abbreviate each other.
func sameName(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) == 1 || len(b) == 1 {
		return slices.Contains(b, a[len(a)-1])
	}
	if a[len(a)-1] != b[len(b)-1] && !slices.Contains(b, a[len(a)-1]) {
		return false
	}
	x, y := a[0], b[0]
	return x == y || len(x) == 1 && strings.HasPrefix(y, x) || len(y) == 1 && strings.HasPrefix(x, y) || slices.Contains(b, x)
}
