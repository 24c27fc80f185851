package agreement

import (
	"strings"

	"chancery/lang"
)

// scan finds the mentions of one sentence.
func (f *finder) scan(si int) {
	s := &f.doc.Sentences[si]
	for i := 0; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if lower(t.Form) == "it" && (t.Rel() == "nsubj" || t.Rel() == "obj") {
			f.mentions = append(f.mentions, f.newMention(si, i, i, i, noun{kind: "other", class: "pointer"}, pronoun))
			continue
		}
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "X" && !isRoadMap(s, i) {
			continue
		}
		n, first, last, ok := f.nounAt(s, i)
		if !ok || f.guarded(s, si, i, first, n) {
			continue
		}
		f.mentions = append(f.mentions, f.newMention(si, i, first, last, n, bare))
		i = max(i, last)
	}
}

func isRoadMap(s *lang.Sentence, i int) bool {
	return lower(s.Tokens[i].Form) == "map" && i > 0 && lower(s.Tokens[i-1].Form) == "road"
}

// lemma returns the lemma in lower case; for names, whose lemma keeps its form,
// the form in lower case.
func lemma(t *lang.Token) string {
	if t.Lemma == "" || t.Lemma == "_" {
		return lower(t.Form)
	}
	return lower(t.Lemma)
}

// verbForms appends to keys the verbs that an inflected form may belong to, for
// words whose lemma the model does not know.
func verbForms(t *lang.Token, buf []string) []string {
	w := lower(t.Form)
	buf = append(buf, lemma(t))
	cut := func(suffix string, ends ...string) {
		if stem, ok := strings.CutSuffix(w, suffix); ok && len(stem) > 2 {
			for _, e := range ends {
				buf = append(buf, stem+e)
			}
			if n := len(stem); stem[n-1] == stem[n-2] {
				buf = append(buf, stem[:n-1]) // "initialled"
			}
		}
	}
	cut("ied", "y")
	cut("ies", "y")
	cut("ed", "", "e")
	cut("ing", "", "e")
	cut("es", "", "e")
	cut("s", "")
	return buf
}

// verbOf returns the form of a verb that the tables of predicates know, its lemma
// if none.
func (f *finder) verbOf(t *lang.Token) string {
	var buf [8]string
	for _, l := range verbForms(t, buf[:0]) {
		if _, ok := f.predicates[asObject][l]; ok {
			return l
		}
		if _, ok := f.predicates[asSubject][l]; ok {
			return l
		}
	}
	return lemma(t)
}

// nounAt matches the longest noun whose head is token i; first and last are the
// tokens of its words.
func (f *finder) nounAt(s *lang.Sentence, i int) (n noun, first, last int, ok bool) {
	candidates := f.nouns[lemma(&s.Tokens[i])]
	if candidates == nil {
		if w := lower(s.Tokens[i].Form); s.Tokens[i].UPOS == "PROPN" || w != s.Tokens[i].Lemma {
			if candidates = f.nouns[w]; candidates == nil {
				candidates = f.nouns[singular(w)]
			}
		}
	}
	for _, c := range candidates {
		first, ok = before(s, i, c.words[:c.head])
		if !ok {
			continue
		}
		if last, ok = after(s, i, c.words[c.head+1:]); ok {
			return c, first, last, true
		}
	}
	return noun{}, 0, 0, false
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case w == "memoranda":
		return "memorandum"
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// before matches words right before token i, over hyphens.
func before(s *lang.Sentence, i int, words []string) (first int, ok bool) {
	at := i
	for k := len(words) - 1; k >= 0; k-- {
		parts := strings.Split(words[k], "-")
		for p := len(parts) - 1; p >= 0; p-- {
			at--
			for at >= 0 && isHyphen(s.Tokens[at].Form) {
				at--
			}
			if at < 0 {
				return 0, false
			}
			if w := lower(s.Tokens[at].Form); w == words[k] && len(parts) > 1 {
				break
			} else if w != parts[p] && lemma(&s.Tokens[at]) != parts[p] {
				return 0, false
			}
		}
	}
	return at, true
}

func after(s *lang.Sentence, i int, words []string) (last int, ok bool) {
	at := i
	for _, w := range words {
		at++
		if at >= len(s.Tokens) || lower(s.Tokens[at].Form) != w && lemma(&s.Tokens[at]) != w {
			return 0, false
		}
	}
	return at, true
}

func isHyphen(form string) bool { return form == "-" || form == "‐" || form == "–" }

func (f *finder) newMention(si, tok, first, last int, n noun, how form) mention {
	return mention{sent: si, tok: tok, first: first, last: last, core: first, noun: n, form: how, appos: -1, list: -1, replaces: -1, parent: -1, cluster: -1}
}

// read fills a mention from the words around it.
func (f *finder) read(m *mention) {
	s := f.sentence(m)
	f.reference(m, s)
	f.govern(m, s)
	if m.form == pronoun {
		f.readPronoun(m, s)
		return
	}
	f.participants(m, s)
	f.fieldsOf(m, s)
	f.lifecycle(m, s)
	f.when(m, s)
	f.where(m, s)
}

// follow gives mention i the predicates of the one before it where both stand in
// one list that the tree has torn apart: "signed a plan …, an agreement on … and
// a treaty".
func (f *finder) follow(i int) {
	m := &f.mentions[i]
	if m.form != indefinite || m.list >= 0 && len(m.govs) > 0 {
		return
	}
	told := false
	for _, g := range m.govs {
		told = told || g.status != ""
	}
	if told && m.appos >= 0 && i > 0 && f.mentions[i-1].sent == m.sent && f.mentions[i-1].first <= m.appos && m.appos <= f.mentions[i-1].last {
		return // another name of the one before
	}
	for k := i - 1; k >= 0 && f.mentions[k].sent == m.sent; k-- {
		p := &f.mentions[k]
		if p.form != indefinite || len(p.govs) == 0 {
			continue
		}
		s := f.sentence(m)
		d := m.first - 1 // the determiner
		if d < 2 || f.repeats(m, p) {
			return
		}
		switch w := lower(s.Tokens[d-1].Form); w {
		case ",", "and", "or", "plus":
		case "with", "as": // "along with", "as well as"
			if v := lower(s.Tokens[d-2].Form); v != "along" && v != "together" && v != "well" {
				return
			}
		default:
			return
		}
		for j := p.last + 1; j < d; j++ {
			if t := &s.Tokens[j]; t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD" {
				return
			}
		}
		m.list = p.list
		if m.list < 0 {
			m.list = p.tok
		}
		if told {
			return
		}
		m.govs = append([]governor(nil), p.govs...)
		parties := m.parties
		f.participants(m, s)
		m.parties = union(m.parties, parties)
		f.lifecycle(m, s)
		f.when(m, s)
		f.where(m, s)
		return
	}
}

// reference reads the determiner, the number, the extent and the list position.
func (f *finder) reference(m *mention, s *lang.Sentence) {
	if m.form == pronoun {
		return
	}
	t := &s.Tokens[m.tok]
	m.plural = t.Feat("Number") == "Plur" || t.XPOS == "NNS" || t.XPOS == "NNPS"
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		m.determiner(&s.Tokens[c])
	}
	// Left of the head as it stands: modifiers and, where the tree went wrong,
	// the determiner.
	k := m.first - 1
	for ; k >= 0; k-- {
		w := &s.Tokens[k]
		switch lower(w.Form) {
		case "first":
			m.fresh = true
		case "previous", "earlier", "former", "similar":
			m.fresh, m.earlier = true, true
		}
		if w.UPOS == "DET" || w.Rel() == "det" || w.XPOS == "PRP$" || w.XPOS == "POS" {
			m.determiner(w)
			break
		}
		if h := int(w.Head); (w.UPOS == "PROPN" || w.UPOS == "NOUN") && (h < k && !isHyphen(s.Tokens[k+1].Form) || h > m.tok) && s.Tokens[m.tok].UPOS != "PROPN" && h >= 0 {
			break // a name before it that belongs elsewhere
		}
		if w.UPOS == "ADJ" || w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "NUM" || isHyphen(w.Form) && k > 0 || w.UPOS == "VERB" && (w.XPOS == "VBN" || w.XPOS == "VBG") && w.Rel() == "amod" || w.UPOS == "SYM" {
			continue
		}
		if (w.UPOS == "ADV" || w.UPOS == "CCONJ") && k > 0 && int(w.Head) > k && int(w.Head) <= m.tok {
			continue
		}
		break
	}
	if m.fresh && m.form == definite && k >= 0 && s.Tokens[k].XPOS == "PRP$" {
		m.form = indefinite // "their first treaty"
	}
	m.first = min(m.first, k+1)
	if t.Rel() == "compound" && int(t.Head) > m.tok {
		m.first = m.core // the words before belong to the head ("failed ceasefire talks")
	}
	for m.first < m.tok && (isHyphen(s.Tokens[m.first].Form) || s.Tokens[m.first].UPOS == "CCONJ") {
		m.first++
	}
	if isName(s, m) {
		if m.form != indefinite {
			m.form = named
		}
		m.last = nameEnd(s, m.last)
	}
	for h, n := m.tok, 0; n < 20; n++ {
		r := s.Tokens[h].Rel()
		up := int(s.Tokens[h].Head)
		if up < 0 {
			break
		}
		if r == "appos" && h == m.tok {
			m.appos = up
		}
		if r != "conj" {
			break
		}
		h = up
		if _, _, _, ok := f.nounAt(s, h); ok {
			m.list = h
		}
	}
}

func (m *mention) determiner(t *lang.Token) {
	switch lower(t.Form) {
	case "a", "an", "some", "several", "various", "many":
		m.form = indefinite
	case "another", "second", "third", "further", "similar", "separate", "different", "additional", "other":
		m.fresh = true
		if lower(t.Form) == "another" {
			m.form = indefinite
		}
	case "previous", "earlier", "former":
		m.fresh, m.earlier = true, true
	case "new":
		m.fresh = m.fresh || m.form == indefinite
	case "any":
		m.form = indefinite
	case "no":
		m.form, m.no = indefinite, true
	case "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both":
		if m.form != named {
			m.form = definite
		}
	}
	if t.Deprel == "nmod:poss" && m.form == bare {
		m.form = definite
	}
}

// isName reports whether the mention is a proper name: its head is capitalised
// inside the sentence, with a capitalised word beside it.
func isName(s *lang.Sentence, m *mention) bool {
	if !capital(s.Tokens[m.tok].Form) || allCapitals(s.Tokens[m.tok].Form) && len(s.Tokens[m.tok].Form) > 4 {
		return false
	}
	if m.tok == 0 {
		return false
	}
	for k := m.first; k < m.tok; k++ {
		if capital(s.Tokens[k].Form) && s.Tokens[k].UPOS != "DET" && (k > 0 || s.Tokens[k].UPOS == "PROPN") {
			return true
		}
	}
	if k := m.last + 2; k < len(s.Tokens) && (lower(s.Tokens[k-1].Form) == "of" || lower(s.Tokens[k-1].Form) == "on" || lower(s.Tokens[k-1].Form) == "for") {
		return capital(s.Tokens[k].Form) || k+1 < len(s.Tokens) && lower(s.Tokens[k].Form) == "the" && capital(s.Tokens[k+1].Form)
	}
	return false
}

// nameEnd extends a name over "of", "on", "and" to its last capitalised word.
func nameEnd(s *lang.Sentence, last int) int {
	titled := false // "Treaty on … in Europe"
	for k := last + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		switch w := lower(t.Form); {
		case w == "on" || w == "against":
			titled = true
		}
		switch w := lower(t.Form); {
		case capital(t.Form) && t.UPOS != "PRON" && t.UPOS != "VERB":
			last = k
		case w == "of" || w == "on" || w == "and" || w == "the" || w == "for" || w == "in" || w == "against" || isHyphen(w):
			if w == "and" || w == "in" || w == "on" {
				if k+1 >= len(s.Tokens) || !capital(s.Tokens[k+1].Form) && lower(s.Tokens[k+1].Form) != "the" || s.Tokens[last].UPOS != "PROPN" {
					return last
				}
				if w == "in" && !titled || isDay(s.Tokens[k+1].Form) {
					return last
				}
			}
		default:
			return last
		}
	}
	return last
}

func isDay(form string) bool {
	switch lower(form) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func capital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

func allCapitals(form string) bool { return strings.ToUpper(form) == form }

// lower is strings.ToLower without allocation for words in lower case.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(w)
		}
	}
	return w
}
