package actor

import (
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
)

// agent makes the mention of a noun that the user's agent dictionary lists: the
// code of whom it belongs to and its own are joined.
func (f *finder) agent(si, i int) bool {
	s := &f.doc.Sentences[si]
	most := f.gaz.AgentLen() - 1
	code, first := "", i
	for k := max(0, i-most); k <= i; k++ {
		var b strings.Builder
		for j := k; j <= i; j++ {
			if j > k && s.Tokens[j].Start > s.Tokens[j-1].End {
				b.WriteByte(' ')
			}
			b.WriteString(lower(s.Tokens[j].Form))
		}
		if code = f.gaz.Agent(b.String()); code != "" {
			first = k
			break
		}
	}
	if code == "" {
		return false
	}
	var o owner
	f.owned(si, i, &o)
	agents := []string{code}
	// Further agents among the modifiers: "human rights activist journalist".
	for c := s.Tokens[i].First; c >= 0 && int(c) < first; c = s.Tokens[c].Next {
		if a := f.gaz.Agent(lower(s.Tokens[c].Form)); a != "" && f.nameAt(si, int(c)) < 0 {
			agents = append(agents, a)
		}
	}
	bases := f.codes(si, i)
	if t := &s.Tokens[i]; len(bases) == 0 && t.Rel() == "conj" && t.Head >= 0 {
		bases = f.codes(si, int(t.Head)) // "lawmakers and officials in Arnor"
	}
	kind := chancery.Group
	if !plural(&s.Tokens[i]) {
		if _, r := f.lookup(si, i); len(r) > 0 && r[0].Class == gazetteer.OfficeWord {
			kind = chancery.Person
		} else {
			kind = chancery.Organ
		}
	}
	if len(bases) == 0 {
		bases = []string{""}
	}
	var ents []int
	for _, b := range bases {
		full := gazetteer.Compose(b, agents...)
		e := entity{kind: kind, name: f.doc.Words(s, f.named(si, i), i), org: full, code: full, plural: plural(&s.Tokens[i]),
			phrase: lower(s.Tokens[i].Form), human: kind != chancery.Organ, reason: "user's agent dictionary", last: -1}
		if f.gaz.State(b) != nil {
			e.country = b
		}
		for _, a := range agents {
			if a = strings.Trim(a, "~"); len(a) >= 3 {
				e.sectors = append(e.sectors, a[:3])
			}
		}
		ents = append(ents, f.keyed("agent:"+full+":"+e.phrase, e))
	}
	if e := f.appositive(si, i); e >= 0 {
		ents = []int{e}
	}
	f.addMention(si, f.phraseStart(s, i), i, i, chancery.ByNominal, ents)
	return true
}

// agentTitle gives a person the code of whom the title belongs to, with that of
// the title itself in the user's agent dictionary.
func (f *finder) agentTitle(si, person, i int) {
	s := &f.doc.Sentences[si]
	e := &f.entities[person]
	var agents []string
	for k := max(0, i-f.gaz.AgentLen()+1); k <= i; k++ {
		if a := f.gaz.Agent(lower(f.doc.Words(s, k, i))); a != "" {
			agents = append(agents, a)
			break
		}
	}
	base := e.code
	if base == "" {
		if c := f.codes(si, i); len(c) > 0 {
			base = c[0]
		} else if h := int(s.Tokens[i].Head); h >= 0 && f.entities[person].code == "" {
			if c := f.codes(si, h); len(c) > 0 {
				base = c[0]
			}
		}
	}
	if base == "" || base == "---" {
		return
	}
	e.code = gazetteer.Compose(base, agents...)
	e.org = e.code
	e.reason = "user's dictionaries: title"
	if e.country == "" && len(base) >= 3 && f.gaz.State(base[:3]) != nil {
		e.country = base[:3]
	}
}

// settle gives a country to the holders of public offices, the organs and the
// groups that have none: the one the report speaks of most.
func (f *finder) settle() {
	main := f.main()
	if main == "" {
		best := 0
		for si := range f.sents {
			for k := range f.sents[si].names {
				n := &f.sents[si].names[k]
				if c := n.country; c != "" && f.support[c] > best {
					main, best = c, f.support[c]
				}
			}
		}
	}
	if main == "" {
		return
	}
	for i := range f.entities {
		e := &f.entities[i]
		if e.country != "" || e.org != "" || e.code != "" || e.entry != nil || e.abroad {
			continue
		}
		public := false
		switch e.kind {
		case chancery.Person:
			for _, t := range e.titles {
				if t.org != "" {
					public = false
					break
				}
				if w := f.gaz.Word(t.phrase); len(w) > 0 && w[0].Class == gazetteer.OfficeWord && (office(w[0]) || w[0].Sector == "OPP" || w[0].Sector == "COP") && t.phrase != "official" && t.phrase != "diplomat" && t.phrase != "envoy" {
					public = true
				}
			}
		case chancery.Organ, chancery.Group:
			if len(e.sectors) > 0 && e.sectors[0] == "REB" && e.phrase != "" && e.kind == chancery.Group && !strings.HasPrefix(e.phrase, "terror") {
				// Rebels are those of the state that is not doing something to or for them.
				e.country = main
				e.reason += "; country by context: main state of the report"
				if c := f.other(i); c != "" {
					e.country = c
				}
				continue
			}
			public = e.phrase == "leader" || e.phrase != "" && len(e.sectors) > 0 && local(e.sectors[0]) && e.phrase != "official" && e.phrase != "diplomat" && e.phrase != "party" && e.phrase != "embassy" && e.phrase != "peacekeeper"
		}
		if public && e.kind == chancery.Person && foreign(e) {
			if c := f.other(i); c != "" {
				e.country = c
				e.reason += "; country by context: the other state of the sentence"
				continue
			}
		}
		if public {
			e.country = main
			e.reason += "; country by context: main state of the report"
		}
	}
}

// foreign reports whether a person holds an office that deals with other states.
func foreign(e *entity) bool {
	for _, t := range e.titles {
		if high(t.phrase) || t.phrase == "foreign minister" || t.phrase == "foreign secretary" || strings.HasPrefix(t.phrase, "defen") {
			return true
		}
	}
	return false
}

// other returns the country of the place in the sentence that first names a
// person, where those he meets there are of another one; "" for none.
func (f *finder) other(e int) string {
	for k := range f.ments {
		m := &f.ments[k]
		if m.thing || len(m.ents) != 1 || m.ents[0] != e {
			continue
		}
		s := &f.doc.Sentences[m.si]
		clause := clauseHead(s, m.head)
		taken := map[string]bool{}
		for j := range f.ments {
			o := &f.ments[j]
			if o.si == m.si && !o.thing && j != k && argument(s, o.head) && clauseHead(s, o.head) == clause {
				for _, x := range o.ents {
					taken[f.entities[x].country] = true
				}
			}
		}
		if len(taken) == 0 {
			return ""
		}
		for j := range f.sents[m.si].names {
			n := &f.sents[m.si].names[j]
			if n.country != "" && !taken[n.country] && f.gaz.State(n.country) != nil && (n.place || n.use == gazetteer.Name) {
				return n.country
			}
		}
		return ""
	}
	return ""
}

// codes returns the codes of the actors that a noun phrase belongs to.
func (f *finder) codes(si, i int) []string {
	s := &f.doc.Sentences[si]
	var out []string
	var add func(c int)
	add = func(c int) {
		var ents []int
		if k := f.nameAt(si, c); k >= 0 && f.sents[si].names[k].entity >= 0 {
			ents = []int{f.sents[si].names[k].entity}
		} else if m := f.at(si, c); m >= 0 && !f.ments[m].thing {
			ents = f.ments[m].ents
		}
		for _, e := range ents {
			x := &f.entities[e]
			code := x.code
			if code == "" {
				code = x.country
			}
			if code != "" && !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
		for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
			if s.Tokens[g].Rel() == "conj" {
				add(int(g))
			}
		}
	}
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		switch t := &s.Tokens[c]; t.Rel() {
		case "amod", "compound", "flat", "det", "appos":
			if t.Rel() == "appos" && int(c) > i {
				continue
			}
			add(int(c))
			for g := t.First; g >= 0; g = s.Tokens[g].Next {
				if r := s.Tokens[g].Rel(); r == "compound" || r == "amod" {
					add(int(g))
				}
			}
		case "nmod", "obl":
			if p := preposition(s, int(c)); t.Deprel == "nmod:poss" || t.Deprel == "nmod:desc" || p == "of" || p == "in" || p == "from" || p == "for" {
				add(int(c))
			}
		}
	}
	return out
}

// finish turns what was found into actors with ids in the order of their first
// mention, and settles which mentions only qualify others.
func (f *finder) finish() Finding {
	f.settle()
	out := Finding{index: make(map[chancery.ActorID]int)}
	list := make([]int, 0, len(f.ments))
	for k := range f.ments {
		if !f.ments[k].thing {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		x, y := &f.ments[a], &f.ments[b]
		if x.si != y.si {
			return x.si - y.si
		}
		if x.first != y.first {
			return x.first - y.first
		}
		return y.last - x.last
	})
	ids := make([]chancery.ActorID, len(f.entities))
	out.Mentions = make([]Mention, 0, len(list))
	out.heads = make(map[[2]int]int, 2*len(list))
	for _, k := range list {
		m := &f.ments[k]
		span := f.span(m.si, m.first, m.last)
		o := Mention{Span: span, Sentence: m.si, First: m.first, Last: m.last, Head: m.head, Form: m.form, Modifier: f.modifier(m)}
		for _, e := range m.ents {
			if ids[e] == "" {
				ids[e] = chancery.ActorID("a" + strconv.Itoa(len(out.Actors)+1))
				out.index[ids[e]] = len(out.Actors)
				out.Actors = append(out.Actors, f.actor(e, ids[e]))
			}
			a := &out.Actors[out.index[ids[e]]]
			a.Mentions = append(a.Mentions, chancery.MentionSpan{Span: chancery.Quote(f.doc.Text, span), Form: m.form})
			o.Actors = append(o.Actors, ids[e])
		}
		out.heads[[2]int{m.si, m.head}] = len(out.Mentions)
		out.Mentions = append(out.Mentions, o)
	}
	// The words of a name and its title lead to its mention too.
	for i := range out.Mentions {
		m := &out.Mentions[i]
		if m.Form != chancery.ByName {
			continue
		}
		for k := m.First; k <= m.Last; k++ {
			if _, ok := out.heads[[2]int{m.Sentence, k}]; !ok {
				out.heads[[2]int{m.Sentence, k}] = i
			}
		}
		st := &f.sents[m.Sentence]
		if n := st.nameAt[m.First]; n >= 0 {
			for k := max(0, m.First-6); k < m.First; k++ {
				if _, ok := out.heads[[2]int{m.Sentence, k}]; !ok && st.title[k] == n {
					out.heads[[2]int{m.Sentence, k}] = i
				}
			}
		}
	}
	states := make(map[string]chancery.ActorID)
	for e, id := range ids {
		if x := &f.entities[e]; id != "" && x.kind == chancery.State && x.country != "" {
			states[x.country] = id
		}
	}
	// Roles may belong to states, which by now have their ids.
	for e, id := range ids {
		if id == "" {
			continue
		}
		a := &out.Actors[out.index[id]]
		for _, t := range f.entities[e].titles {
			r := chancery.Role{Title: t.words, Former: t.former, Date: f.day, Span: chancery.Quote(f.doc.Text, t.span)}
			c := t.country
			if c == "" && t.org == "" {
				c = f.entities[e].country
			}
			if t.org != "" {
				for i := range out.Actors {
					if out.Actors[i].Org == t.org && out.Actors[i].Kind != chancery.Person {
						r.Of = out.Actors[i].ID
						break
					}
				}
			}
			if r.Of == "" && c != "" {
				r.Of = states[c]
			}
			a.Roles = append(a.Roles, r)
		}
	}
	return out
}

// modifier reports whether a mention only qualifies a larger one.
func (f *finder) modifier(m *ment) bool {
	s := &f.doc.Sentences[m.si]
	t := &s.Tokens[m.head]
	for t.Rel() == "conj" && t.Head >= 0 {
		t = &s.Tokens[t.Head]
	}
	if t.Head < 0 {
		return false
	}
	switch t.Rel() {
	case "amod", "compound", "flat", "det":
	case "nmod":
		if t.Deprel != "nmod:poss" && t.Deprel != "nmod:desc" {
			return false
		}
	default:
		return false
	}
	h := int(t.Head)
	k := f.at(m.si, h)
	if k < 0 {
		// A title belongs to the mention of its name.
		return f.sents[m.si].title[h] >= 0
	}
	o := &f.ments[k]
	return !o.thing && o != m && (len(o.ents) > 0 || t.Rel() != "nmod")
}

// actor makes the actor of an entity.
func (f *finder) actor(i int, id chancery.ActorID) chancery.Actor {
	e := &f.entities[i]
	a := chancery.Actor{ID: id, Name: e.name, Kind: e.kind, Country: e.country, Org: e.org, Code: e.code, Reason: e.reason}
	a.Descriptions = e.desc
	a.Sectors = slices.Clone(e.sectors)
	if e.entry != nil {
		a.IDs.Wikidata = e.entry.Wikidata
		a.IDs.COW = e.entry.COW
		if e.kind == chancery.Outlet && e.entry.Kind == gazetteer.Outlet {
			a.Profile = e.entry.Note
		}
	}
	if a.Code == "" && e.kind == chancery.IGO {
		a.Code = "IGO"
	}
	return a
}
