package agreement

import (
	"slices"

	"chancery/internal/clause"
	"chancery/lang"
)

// govern finds the predicates around a mention: the verb or noun it depends on,
// the participles and relative clauses that depend on it.
func (f *finder) govern(m *mention, s *lang.Sentence) {
	h := m.tok
	for n := 0; n < 20 && s.Tokens[h].Rel() == "conj" && s.Tokens[h].Head >= 0; n++ {
		h = int(s.Tokens[h].Head)
	}
	if m.appos >= 0 && s.Tokens[h].Rel() == "appos" {
		h = m.appos // what is said of the other name is said of this one
	}
	f.up(m, s, h, 0)
	for c := s.Tokens[m.tok].First; c >= 0; c = s.Tokens[c].Next {
		f.down(m, s, int(c))
	}
	if len(m.govs) == 0 {
		f.beside(m, s)
	}
	if !slices.ContainsFunc(m.govs, func(g governor) bool { return g.status != "" }) {
		f.reachedBehind(m, s)
	}
	k := m.last + 1 // "the deal, mediated by Chad,", wherever the tree hung it
	if k < len(s.Tokens) && s.Tokens[k].Form == "," {
		k++
	}
	if k+1 < len(s.Tokens) && s.Tokens[k].XPOS == "VBN" && lower(s.Tokens[k+1].Form) == "by" {
		f.add(m, s, k, asObject, f.keys(s, k, ""))
	}
	for k := m.first; k < m.tok; k++ { // "a US-brokered deal", "the proposed pact", "a draft treaty"
		if t := &s.Tokens[k]; t.XPOS == "VBN" || t.XPOS == "VBD" || t.UPOS == "ADJ" || t.UPOS == "VERB" || lower(t.Form) == "draft" {
			l := f.verbOf(t)
			if p, ok := f.predicates[asObject][l]; ok && (p.status != "" || p.doer == "facilitator") && !m.hasGovernor(k) {
				m.govs = append(m.govs, governor{k, asObject, p, l})
			}
		}
	}
}

// beside looks for a predicate by position where the tree gives none: a passive
// behind the mention, else a verb close before it.
func (f *finder) beside(m *mention, s *lang.Sentence) {
	for k := m.last + 1; k < len(s.Tokens) && k < m.last+12; k++ {
		t := &s.Tokens[k]
		if t.UPOS == "PUNCT" && t.Form != "-" || t.XPOS == "VBD" && t.UPOS == "VERB" {
			break
		}
		if t.UPOS == "AUX" && lemma(t) == "be" {
			for j := k + 1; j < len(s.Tokens) && j < k+3; j++ {
				if v := &s.Tokens[j]; v.XPOS == "VBN" {
					f.add(m, s, j, asObject, f.keys(s, j, ""))
					return
				}
			}
			break
		}
	}
	for k := m.first - 1; k >= 0 && k > m.first-4; k-- {
		t := &s.Tokens[k]
		if t.UPOS == "VERB" {
			f.add(m, s, k, asObject, f.keys(s, k, ""))
			return
		}
		if t.UPOS != "DET" && t.UPOS != "ADJ" && t.UPOS != "ADV" {
			return
		}
	}
}

// reachedBehind looks for the passive whose subject the mention is where the tree
// makes it the object of a verb of saying ("reports a deal to free them has been
// reached").
func (f *finder) reachedBehind(m *mention, s *lang.Sentence) {
	v := int(s.Tokens[m.tok].Head)
	if v < 0 || v > m.tok || s.Tokens[m.tok].Rel() != "obj" {
		return
	}
	for c := s.Tokens[v].First; c >= 0; c = s.Tokens[c].Next {
		if p := int(c); p > m.tok && s.Tokens[p].Rel() == "ccomp" && clause.Passive(s, p) && s.Child(p, "nsubj") < 0 {
			f.add(m, s, p, asObject, f.keys(s, p, ""))
			return
		}
	}
}

func (m *mention) hasGovernor(tok int) bool {
	for _, g := range m.govs {
		if g.tok == tok {
			return true
		}
	}
	return false
}

// up reads the predicate that token h, the mention or the first of its list,
// depends on.
func (f *finder) up(m *mention, s *lang.Sentence, h, depth int) {
	g := int(s.Tokens[h].Head)
	if g < 0 || depth > 4 {
		return
	}
	t := &s.Tokens[h]
	verbal := clause.IsVerbal(s, g)
	switch t.Rel() {
	case "obj", "iobj", "dobj":
		f.add(m, s, g, asObject, f.keys(s, g, ""))
	case "nsubj", "nsubjpass", "csubj":
		if verbal && clause.Passive(s, g) {
			if x := s.Child(g, "xcomp"); x > g && awaits[lemma(&s.Tokens[g])] {
				f.waiting(m, s, x)
				return
			}
			f.add(m, s, g, asObject, f.keys(s, g, ""))
			return
		}
		if x := s.Child(g, "xcomp"); x > g && awaits[lemma(&s.Tokens[g])] { // "is due to expire"
			f.waiting(m, s, x)
			return
		}
		f.add(m, s, g, asSubject, f.subjectKeys(s, g))
		for c := s.Tokens[g].First; c >= 0; c = s.Tokens[c].Next { // "removes tariffs and enters into force"
			if k := int(c); k > g && s.Tokens[k].Rel() == "conj" && clause.IsVerbal(s, k) && s.Child(k, "nsubj") < 0 {
				if clause.Passive(s, k) {
					f.add(m, s, k, asObject, f.keys(s, k, ""))
				} else {
					f.add(m, s, k, asSubject, f.subjectKeys(s, k))
				}
			}
		}
	case "obl", "nmod", "compound", "advcl", "acl", "ccomp", "xcomp", "dep":
		prep := clause.Preposition(s, h)
		if t.Deprel == "nmod:poss" || t.Rel() == "compound" {
			prep = "of"
		}
		if verbal {
			if prep == "under" || prep == "as" || prep == "after" || prep == "before" || prep == "despite" || prep == "following" || prep == "since" || prep == "during" {
				return
			}
			if prep == "to" && f.closeTo(s, h) { // "are moving closer to a deal"
				m.govs = append(m.govs, governor{g, asObject, predicate{status: "under negotiation", doer: "party"}, "close to"})
				return
			}
			if !f.add(m, s, g, asObject, f.keys(s, g, prep)) && (t.Rel() == "obl" || t.Rel() == "xcomp") {
				// "hold talks on a pact", with the pact hung on the verb
				if o := s.Child(g, "obj"); o >= 0 && (prep == "on" || prep == "for" || prep == "about" || prep == "over" || prep == "of" || prep == "to") {
					f.complement(m, s, o)
				}
			}
			return
		}
		if v := int(s.Tokens[g].Head); lemma(&s.Tokens[g]) == "principle" && v >= 0 && clause.IsVerbal(s, v) { // "agreed in principle on"
			f.add(m, s, v, asObject, f.keys(s, v, prep))
			return
		}
		if f.complement(m, s, g) {
			return
		}
		if _, _, _, ok := f.nounAt(s, g); ok && m.noun.class == "weak" && m.noun.kind == "other" && m.appos < 0 {
			m.dropped = true // "an agreement on trade arrangements"
			return
		}
		if s.Tokens[g].UPOS == "NOUN" || s.Tokens[g].UPOS == "PROPN" {
			f.up(m, s, g, depth+2) // "in talks with Chad on a swap", hung on Chad
		}
	}
}

// awaits are predicates whose infinitive tells what will befall their subject.
var awaits = words("set", "due", "schedule", "expect", "likely", "bind", "plan")

// waiting adds what will befall a mention, by the infinitive of "is set to".
func (f *finder) waiting(m *mention, s *lang.Sentence, x int) {
	if clause.Passive(s, x) {
		f.add(m, s, x, asObject, f.keys(s, x, ""))
		return
	}
	f.add(m, s, x, asSubject, f.subjectKeys(s, x))
}

// closeTo reports whether "close to" or "closer to" stands before the phrase of h.
func (f *finder) closeTo(s *lang.Sentence, h int) bool {
	for c := s.Tokens[h].First; c >= 0 && int(c) < h; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "case" && c > 0 {
			switch lower(s.Tokens[c-1].Form) {
			case "close", "closer", "near", "nearer":
				return true
			}
		}
	}
	return false
}

// complement adds noun g as a governor, and what governs it in turn ("efforts
// to end talks on …").
func (f *finder) complement(m *mention, s *lang.Sentence, g int) bool {
	if !f.add(m, s, g, asComplement, []string{lemma(&s.Tokens[g])}) {
		return false
	}
	switch lemma(&s.Tokens[g]) { // "initialled the text of a treaty": what befalls the text befalls the treaty
	case "text", "version", "term", "terms", "copy", "instrument":
		f.up(m, s, g, 3)
		return true
	}
	if sequel(clause.Preposition(s, g)) {
		return true
	}
	if v := int(s.Tokens[g].Head); v >= 0 && !clause.IsVerbal(s, v) && (s.Tokens[g].Rel() == "nmod" || s.Tokens[g].Rel() == "compound") {
		f.complement(m, s, v)
	}
	return true
}

// add appends a governor under the first key the lexicon has.
func (f *finder) add(m *mention, s *lang.Sentence, tok int, at slot, keys []string) bool {
	if at == asSubject && s.Child(tok, "obj") >= 0 {
		keys = keys[:len(keys)-1] // "which ended the war" has not ended itself
		if last := f.verbOf(&s.Tokens[tok]); f.predicates[at][last].status != "terminated" && f.predicates[at][last].status != "expired" {
			keys = append(keys, last)
		}
	}
	for _, k := range keys {
		if (k == "declare" || k == "proclaim") && m.noun.class != "truce" {
			continue // "declared the deal void"
		}
		if p, ok := f.predicates[at][k]; ok && k != "" {
			if !m.hasGovernor(tok) {
				m.govs = append(m.govs, governor{tok, at, p, k})
			}
			return true
		}
	}
	return false
}

// keys are the forms under which verb g may stand in the table of objects.
func (f *finder) keys(s *lang.Sentence, g int, prep string) []string {
	l := f.verbOf(&s.Tokens[g])
	base := l
	if p := clause.Particle(s, g); p >= 0 {
		base = l + " " + lower(s.Tokens[p].Form)
	} else if s.Tokens[g].Rel() != "amod" && g+1 < len(s.Tokens) {
		switch w := lower(s.Tokens[g+1].Form); w { // particles the tree calls adverbs
		case "up", "out", "off", "down", "forward":
			base = l + " " + w
		}
	}
	if prep != "" {
		out := []string{base + " " + prep}
		if base != l {
			out = append(out, l+" "+prep, base)
		}
		return out
	}
	if base != l {
		return []string{base, l}
	}
	return []string{l}
}

// subjectKeys are the forms under which verb g may stand in the table of
// subjects: with its oblique or object ("enter into force"), then alone.
func (f *finder) subjectKeys(s *lang.Sentence, g int) []string {
	l := f.verbOf(&s.Tokens[g])
	var out []string
	for c := s.Tokens[g].First; c >= 0; c = s.Tokens[c].Next {
		switch s.Tokens[c].Rel() {
		case "obl":
			out = append(out, l+" "+clause.Preposition(s, int(c))+" "+lemma(&s.Tokens[c]))
		case "obj":
			out = append(out, l+" "+lemma(&s.Tokens[c]))
		case "compound", "advmod", "xcomp":
			out = append(out, l+" "+lower(s.Tokens[c].Form))
		}
	}
	if s.Child(g, "cop") >= 0 { // "is in force", "is effective"
		if p := clause.Preposition(s, g); p != "" {
			out = append(out, "be "+p+" "+l)
		}
		out = append(out, "be "+l)
	}
	return append(out, l)
}

// down reads a dependent of the mention that is a predicate over it.
func (f *finder) down(m *mention, s *lang.Sentence, c int) {
	t := &s.Tokens[c]
	if t.Rel() != "acl" && t.Rel() != "advcl" || !clause.IsVerbal(s, c) && s.Child(c, "cop") < 0 {
		return
	}
	for k := c; k >= 0; {
		f.clauseOver(m, s, k, t.Deprel == "acl:relcl")
		next := -1
		for d := s.Tokens[k].First; d >= 0; d = s.Tokens[d].Next { // "covers five sites and runs until May"
			if s.Tokens[d].Rel() == "conj" && clause.IsVerbal(s, int(d)) {
				next = int(d)
				break
			}
		}
		if next <= k {
			break
		}
		k = next
	}
	// "that it is trying to form": the verb below the relative clause
	if t.Deprel == "acl:relcl" {
		if x := s.Child(c, "xcomp"); x >= 0 {
			if awaits[lemma(&s.Tokens[c])] { // "which is set to expire"
				f.waiting(m, s, x)
			} else {
				f.add(m, s, x, asObject, f.keys(s, x, ""))
			}
		}
	}
}

func (f *finder) clauseOver(m *mention, s *lang.Sentence, c int, relative bool) {
	if !relative {
		if mark := clause.Marker(s, c); mark == "to" || mark == "for" || mark == "of" || s.Tokens[c].XPOS == "VBG" {
			return // its purpose, not its life
		}
		f.add(m, s, c, asObject, f.keys(s, c, ""))
		return
	}
	if clause.Passive(s, c) {
		f.add(m, s, c, asObject, f.keys(s, c, ""))
		return
	}
	for d := s.Tokens[c].First; d >= 0; d = s.Tokens[d].Next {
		if s.Tokens[d].Rel() == "nsubj" && clause.Antecedent(s, int(d)) != m.tok && !relativePronoun(&s.Tokens[d]) {
			f.add(m, s, c, asObject, f.keys(s, c, ""))
			return
		}
	}
	f.add(m, s, c, asSubject, f.subjectKeys(s, c))
}

func relativePronoun(t *lang.Token) bool {
	switch lower(t.Form) {
	case "which", "that", "who":
		return true
	}
	return false
}
