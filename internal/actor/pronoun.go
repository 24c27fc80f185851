package actor

import (
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// pronoun makes the mention of a pronoun, if it refers to actors.
func (f *finder) pronoun(si, i int) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if f.sents[si].at[i] >= 0 {
		return
	}
	w := lower(t.Form)
	if t.Rel() == "expl" && (w != "it" || expletive(s, i)) {
		return
	}
	switch w {
	case "who", "which", "that", "whom", "whose":
		f.relative(si, i, w)
	case "he", "him", "his":
		f.antecedent(si, i, 'm', false)
	case "she", "her", "hers":
		f.antecedent(si, i, 'f', false)
	case "it", "its":
		f.antecedent(si, i, 'n', false)
	case "they", "them", "their", "theirs":
		f.antecedent(si, i, 0, true)
	case "himself", "herself", "itself", "themselves":
		f.reflexive(si, i)
	case "i", "me", "my", "mine", "myself", "we", "us", "our", "ours":
		f.speaker(si, i)
	case "you", "your", "yours", "yourself", "yourselves":
		f.addressee(si, i)
	case "other", "another":
		// "each other", "one another": all that the subject names.
		if i > 0 && (lower(s.Tokens[i-1].Form) == "each" || lower(s.Tokens[i-1].Form) == "one") {
			f.reflexive(si, i)
		}
	case "each":
		if i+1 < len(s.Tokens) && lower(s.Tokens[i+1].Form) == "other" && s.Tokens[i+1].Deprel == "fixed" {
			f.reflexive(si, i)
		}
	case "both", "neither", "either":
		if r := t.Rel(); r == "nsubj" || r == "obj" || r == "obl" || r == "iobj" {
			e := f.lastPair(si)
			if e == nil {
				e = f.set(si, i, 2)
			}
			if e != nil {
				f.addMention(si, i, i, i, chancery.ByPronoun, e)
			}
		}
	}
}

// lastPair returns the two that were last joined by "and", in this sentence or
// the one before.
func (f *finder) lastPair(si int) []int {
	for k := len(f.ments) - 1; k >= 0 && f.ments[k].si >= si-1; k-- {
		if m := &f.ments[k]; !m.thing {
			if e := f.withConjuncts(m.si, k); len(e) == 2 && f.entities[e[0]].kind == f.entities[e[1]].kind {
				return e
			}
		}
	}
	return nil
}

// relative ties a relative pronoun to the noun that its clause modifies.
func (f *finder) relative(si, i int, w string) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if w == "that" && (t.UPOS != "PRON" || t.Rel() == "det") {
		return
	}
	k := i
	for n := 0; n < 24 && k >= 0; n++ {
		r := s.Tokens[k].Rel()
		if r == "acl" && s.Tokens[k].Head >= 0 {
			h := int(s.Tokens[k].Head)
			if h >= i {
				return
			}
			if m := f.at(si, h); m >= 0 && !f.ments[m].thing && len(f.ments[m].ents) > 0 {
				p := f.addMention(si, i, i, i, chancery.ByPronoun, f.ments[m].ents)
				f.ments[p].plural = f.ments[m].plural
			}
			return
		}
		if r == "root" || r == "ccomp" && k != i {
			return
		}
		k = int(s.Tokens[k].Head)
	}
}

// reflexive ties "itself" and "each other" to the subject of their clause.
func (f *finder) reflexive(si, i int) {
	s := &f.doc.Sentences[si]
	v := clauseHead(s, i)
	for n := 0; n < 6 && v >= 0; n++ {
		if c := s.Child(v, "nsubj"); c >= 0 && c != i {
			if m := f.at(si, c); m >= 0 {
				ents := f.withConjuncts(si, m)
				if len(ents) > 0 {
					f.addMention(si, i, i, i, chancery.ByPronoun, ents)
				}
			}
			return
		}
		h := int(s.Tokens[v].Head)
		if h < 0 {
			return
		}
		v = clauseHead(s, h)
		if s.Tokens[v].Head < 0 && s.Child(v, "nsubj") < 0 {
			return
		}
	}
}

// withConjuncts returns the entities of a mention and of those joined to it, each
// to the first or each to the one before.
func (f *finder) withConjuncts(si, m int) []int {
	return f.conjuncts(si, f.ments[m].head, slices.Clone(f.ments[m].ents), 0)
}

func (f *finder) conjuncts(si, head int, out []int, deep int) []int {
	s := &f.doc.Sentences[si]
	for c := s.Tokens[head].First; c >= 0 && deep < 8; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() != "conj" {
			continue
		}
		if k := f.at(si, int(c)); k >= 0 {
			for _, e := range f.ments[k].ents {
				if !slices.Contains(out, e) {
					out = append(out, e)
				}
			}
			out = f.conjuncts(si, int(c), out, deep+1)
		}
	}
	return out
}

// acts reports whether the pronoun is the subject of a verb that only persons
// and bodies can be subject of.
func acts(s *lang.Sentence, i int) bool {
	if !strings.HasPrefix(s.Tokens[i].Deprel, "nsubj") || s.Tokens[i].Head < 0 || s.Tokens[i].Deprel == "nsubj:pass" {
		return false
	}
	w := lower(s.Tokens[s.Tokens[i].Head].Lemma)
	if speaks(w) {
		return true
	}
	switch w {
	case "agree", "sign", "reject", "welcome", "plan", "want", "threaten", "decide", "refuse", "seek", "try", "back", "support", "launch", "fire", "withdraw", "impose", "ban", "arrest", "order", "recognise", "recognize", "invite", "host", "meet", "attack", "kill", "send", "ask", "abandon", "scrap", "win", "lose", "negotiate", "oppose", "offer", "give", "pay", "accept", "intend", "hold", "build", "buy", "sell", "deploy", "release", "detain", "pursue", "join", "leave", "enter", "know", "feel", "use", "work", "fight", "ratify", "approve", "commit", "sanction", "expel", "summon", "recall", "investigate", "help", "consider", "monitor", "receive", "invade", "annex", "own", "possess", "enrich", "develop", "condemn", "propose", "freeze", "suspend", "resume", "cut", "break", "sever", "restore", "close", "open", "train":
		return true
	}
	return false
}

// political reports whether what a possessive pronoun owns is a thing that states
// and bodies have.
func (f *finder) political(si, i int) bool {
	s := &f.doc.Sentences[si]
	h := int(s.Tokens[i].Head)
	if s.Tokens[i].Deprel != "nmod:poss" || h < 0 {
		return false
	}
	if _, r := f.lookup(si, h); r != nil {
		return true
	}
	switch lower(s.Tokens[h].Lemma) {
	case "tie", "relation", "border", "territory", "airspace", "economy", "sovereignty", "independence", "interest", "policy", "sanction", "nuclear", "program", "programme", "missile", "weapon", "soil", "water", "coast", "security", "constitution", "election", "currency", "oil", "gas", "export", "import", "ambition", "obligation", "commitment", "vote", "veto", "presidency", "membership", "stance", "position", "demand", "decision", "campaign", "offensive", "attack", "war", "invasion", "occupation", "airport", "neighbour", "neighbor", "ally", "rival", "partner", "people", "citizen", "national", "leader", "headquarters", "spokesman", "member", "charter", "intention", "readiness", "willingness", "right", "support", "concern":
		return true
	}
	return false
}

// Points of an antecedent. Fitted to the pronouns of the GUM training documents of
// news, speeches, interviews and textbooks by coordinate ascent, then rounded.
const (
	farther     = 3.5  // taken off for every sentence back
	perToken    = 0.1  // taken off for every token back within the sentence
	asSubject   = 1.0  // a subject
	parallel    = 1.0  // a subject for a subject
	notSubject  = -2.0 // a subject for an object
	ofClause    = 0.5  // the subject of the clause, for a possessive
	ofMain      = 0.5  // the subject of the main clause
	asObject    = 0.5  // an object
	asPossessor = 0.5  // a possessor
	asModifier  = -4.0 // a name that only qualifies
	asPlace     = -3.0 // behind a preposition of place
	byName      = 0.5  // a name
	perMention  = 0.4  // for every earlier mention, up to six
)

// antecedent ties a third-person pronoun to what it refers to. sex is 'm', 'f',
// 'n' for things and bodies, or 0.
func (f *finder) antecedent(si, i int, sex byte, many bool) {
	s := &f.doc.Sentences[si]
	p := &s.Tokens[i]
	if sex == 'n' && expletive(s, i) {
		return
	}
	possessive := p.Deprel == "nmod:poss"
	subject := isSubject(s, i)
	clause := clauseHead(s, i)
	bodies := sex == 'n' && (acts(s, i) || possessive && f.political(si, i))
	best, score := -1, -1.0
	var ents []int
	self := f.firstPerson(si, i)
	for k, seen := len(f.ments)-1, 0; k >= 0 && seen < 60; k, seen = k-1, seen+1 {
		m := &f.ments[k]
		dist := si - m.si
		if dist > 4 {
			break
		}
		if !m.thing && len(m.ents) == 0 {
			continue
		}
		if self >= 0 && !m.thing && slices.Contains(m.ents, self) {
			continue // who says "I" is not "he" in the same breath
		}
		group := m.ents
		if many && !m.thing && f.doc.Sentences[m.si].Tokens[m.head].Rel() != "conj" {
			group = f.withConjuncts(m.si, k)
		}
		v, ok := f.fits(m, group, sex, many)
		if !ok || m.thing && bodies {
			continue
		}
		if dist == 0 {
			if possessive && f.inside(s, i, m.head) {
				continue
			}
			if !possessive && clauseHead(s, m.head) == clause && argument(s, m.head) && argument(s, i) && !many {
				continue // "he met him"
			}
			if s.Tokens[m.head].Deprel == "nmod:poss" && int(s.Tokens[m.head].Head) == i {
				continue
			}
		}
		v += 10 - farther*float64(dist)
		object := argument(s, i) && !subject
		if m.subject {
			v += asSubject
			if subject {
				v += parallel
			} else if object && sex == 'n' {
				v -= asSubject
			} else if object {
				v += notSubject
			}
			if dist == 0 && possessive && clauseHead(s, m.head) == clause {
				v += ofClause
			}
		}
		ms := &f.doc.Sentences[m.si]
		switch _, rel := verbOf(ms, m.head); {
		case rel == "obj":
			v += asObject
			if object && sex == 'n' {
				v += 2
			}
		case rel == "amod", rel == "compound":
			v += asModifier
		case rel == "nmod:poss":
			v += asPossessor
		case rel == "obl":
			if locative(preposition(ms, m.head)) {
				v += asPlace
			}
		case strings.HasPrefix(rel, "nsubj") && ms.Tokens[clauseHead(ms, m.head)].Head < 0:
			v += ofMain
		}
		if dist == 0 {
			v -= perToken * float64(i-m.head)
		}
		if m.form == chancery.ByName && !m.thing {
			v += byName
		}
		for _, e := range m.ents {
			v += perMention * float64(min(f.entities[e].mentions, 6))
		}
		if v > score {
			best, score, ents = k, v, group
		}
	}
	if best < 0 {
		if sex == 'n' || many {
			return
		}
		// A person unnamed so far.
		return
	}
	if f.ments[best].thing {
		return
	}
	for _, e := range ents {
		if x := &f.entities[e]; x.kind == chancery.Person && x.sex == 0 && (sex == 'm' || sex == 'f') {
			x.sex = sex
		}
	}
	m := f.addMention(si, i, i, i, chancery.ByPronoun, slices.Clone(ents))
	f.ments[m].plural = many
}

// firstPerson returns whoever says "I" or "we" before token i of a sentence, in the
// same words said; -1 for nobody.
func (f *finder) firstPerson(si, i int) int {
	s := &f.doc.Sentences[si]
	for k := i - 1; k >= 0; k-- {
		switch s.Tokens[k].Form {
		case "\"", "“", "”":
			return -1
		case "I", "me", "my", "we", "us", "our", "We", "Our", "My":
			if m := f.at(si, k); m >= 0 && len(f.ments[m].ents) == 1 {
				return f.ments[m].ents[0]
			}
		}
	}
	return -1
}

// fits reports whether a mention may be what a pronoun refers to, and how well.
func (f *finder) fits(m *ment, ents []int, sex byte, many bool) (float64, bool) {
	if len(ents) == 1 && f.entities[ents[0]].phrase == "you" {
		return 0, false // nobody else refers to those spoken to
	}
	if m.thing {
		if many {
			return -2, m.plural
		}
		return 1, sex == 'n' && !m.plural
	}
	if many {
		if len(ents) > 1 {
			return 2, true
		}
		e := &f.entities[ents[0]]
		if e.kind == chancery.Person {
			return -6, e.sex == 0 && e.phrase != ""
		}
		if m.plural || e.plural || e.kind == chancery.People {
			return 2, true
		}
		if e.kind == chancery.State {
			return -5, true
		}
		return -2.5, true
	}
	if len(ents) > 1 {
		return 0, false
	}
	e := &f.entities[ents[0]]
	if sex == 'n' {
		if e.kind == chancery.Person || e.kind == chancery.People || e.plural || m.plural {
			return 0, false
		}
		return 0, true
	}
	if e.kind != chancery.Person || m.plural {
		return 0, false
	}
	if e.sex != 0 && e.sex != sex {
		return 0, false
	}
	if e.sex == sex {
		return 1, true
	}
	return 0, true
}

// argument reports whether a token is an argument of its verb.
func argument(s *lang.Sentence, i int) bool {
	switch s.Tokens[i].Rel() {
	case "nsubj", "obj", "iobj":
		return true
	case "obl":
		return true
	}
	return false
}

// inside reports whether token i stands in the phrase that token h heads.
func (f *finder) inside(s *lang.Sentence, i, h int) bool {
	for n := 0; i >= 0 && n < 40; n++ {
		if i == h {
			return true
		}
		if r := s.Tokens[i].Rel(); r == "acl" || r == "advcl" || r == "conj" || r == "appos" {
			return false
		}
		i = int(s.Tokens[i].Head)
	}
	return false
}

// expletive reports whether an "it" refers to nothing: "it is clear that",
// "it was reported".
func expletive(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.Head < 0 {
		return false
	}
	h := int(t.Head)
	if t.Deprel == "expl" && s.Tokens[h].UPOS == "NOUN" && preposition(s, h) != "" {
		return false // "it is in talks": an error of the parser
	}
	if !strings.HasPrefix(t.Deprel, "nsubj") {
		return t.Deprel == "expl"
	}
	if t.Deprel == "nsubj:pass" {
		switch lower(s.Tokens[h].Lemma) {
		case "report", "say", "believe", "think", "expect", "know", "announce", "reveal", "allege", "claim", "understand", "feel", "hope", "note", "agree", "estimate", "suggest", "rumour", "rumor", "decide":
			return true
		}
	}
	adjective := s.Tokens[h].UPOS == "ADJ" && hasChild(s, h, "cop", "")
	for c := s.Tokens[h].First; c >= 0; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "csubj":
			return true
		case "ccomp", "advcl", "xcomp":
			if adjective && int(c) > h {
				return true
			}
		}
	}
	switch lower(s.Tokens[h].Lemma) {
	case "seem", "appear", "rain", "snow", "emerge", "turn":
		return true
	case "clear", "unclear", "likely", "unlikely", "possible", "impossible", "important", "necessary":
		return adjective
	}
	if s.Tokens[h].Lemma == "remain" {
		return hasChild(s, h, "xcomp", "unclear") || hasChild(s, h, "xcomp", "clear")
	}
	return false
}
