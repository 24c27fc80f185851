package agreement

import (
	"slices"
	"strings"

	"chancery/internal/clause"
	"chancery/internal/timex"
	"chancery/lang"
)

// general reports whether a noun may take up any agreement.
func general(n noun) bool {
	switch n.kind {
	case "deal", "agreement", "accord", "pact":
		return n.class != "swap"
	}
	return false
}

// formal reports whether a mention is of the form that is given to what has been
// agreed: "a formal agreement", "the final accord".
func (f *finder) formal(m *mention) bool {
	s := f.sentence(m)
	for c := s.Tokens[m.tok].First; c >= 0; c = s.Tokens[c].Next {
		switch lower(s.Tokens[c].Form) {
		case "formal", "final", "full", "written", "definitive", "binding", "detailed":
			return true
		}
	}
	return false
}

// keptOut reports whether what m tells is that somebody did not sign or join:
// "Tanzania refused to sign the agreement" of others.
func (f *finder) keptOut(m *mention) bool {
	s := f.sentence(m)
	for _, g := range m.govs {
		if g.slot == asObject && joining[g.key] && f.realityOf(s, g.tok) == negated {
			return true
		}
	}
	return false
}

// lifeIn is the status of a cluster as told so far.
func (f *finder) lifeIn(cl *cluster) string {
	var all []step
	for _, k := range cl.members {
		all = append(all, f.mentions[k].steps...)
	}
	return lifeOf(all)
}

// repeats reports whether m takes up o again behind a comma: "signed a deal, a
// deal that …".
func (f *finder) repeats(m, o *mention) bool {
	if m.noun.words == nil || o.noun.words == nil || m.noun.words[m.noun.head] != o.noun.words[o.noun.head] || m.list >= 0 {
		return false
	}
	s := f.sentence(m)
	k := m.first - 1
	if k >= 0 && s.Tokens[k].UPOS == "DET" {
		k--
	}
	return k > 0 && (s.Tokens[k].Form == "," || s.Tokens[k].Form == "–" || s.Tokens[k].Form == "—")
}

// lasts reports whether a duration starts at token k.
func (f *finder) lasts(si, k int) bool {
	i := f.timeFrom(si, k)
	return i >= 0 && f.times[i].Kind == timex.Duration
}

// alone reports whether a name opens its sentence as the subject of something
// that agreements do or undergo.
func (f *finder) alone(m *mention) bool {
	s := f.sentence(m)
	if m.first > 2 {
		return false
	}
	for _, g := range m.govs {
		if g.slot == asSubject || g.slot == asObject && clause.Passive(s, g.tok) {
			return true
		}
	}
	return false
}

// alias reports whether m gives the name of o: "the accord, known as …".
func (f *finder) alias(o, m *mention) bool {
	s := f.sentence(m)
	for k := o.last + 1; k < m.first && k < o.last+7; k++ {
		switch lower(s.Tokens[k].Form) {
		case "known", "called", "dubbed", "named", "titled", "entitled", "nicknamed":
			return m.first-k < 4
		}
	}
	return false
}

// replacesIn reports whether, in one sentence, o is the subject of a verb of
// replacing whose object is m, or the other way round.
func (f *finder) replacesIn(o, m *mention) bool {
	for _, a := range o.govs {
		for _, b := range m.govs {
			if a.tok == b.tok && a.slot != b.slot && a.slot != asComplement && b.slot != asComplement {
				return true
			}
		}
	}
	s := f.sentence(m)
	for _, b := range m.govs { // "signed a pact, renewing a similar one"
		if b.slot == asObject && replacing(b.key) {
			for _, a := range o.govs {
				if int(s.Tokens[b.tok].Head) == a.tok || int(s.Tokens[b.tok].Head) == o.tok {
					return true
				}
			}
		}
	}
	return false
}

// opposed reports whether one of two mentions in a sentence is the subject of the
// verb whose object is the other.
func (f *finder) opposed(o, m *mention) bool {
	t := f.sentence(m).Tokens
	a, b := &t[o.tok], &t[m.tok]
	return a.Head >= 0 && a.Head == b.Head && (a.Rel() == "nsubj" && b.Rel() == "obj" || a.Rel() == "obj" && b.Rel() == "nsubj")
}

func (f *finder) partOfList(cl *cluster) bool {
	return f.mentions[cl.members[len(cl.members)-1]].list >= 0
}

// headMention is the mention that names a cluster best: the first named one, else
// the first.
func (f *finder) headMention(cl *cluster) *mention {
	for _, k := range cl.members {
		if f.mentions[k].form == named {
			return &f.mentions[k]
		}
	}
	return &f.mentions[cl.members[0]]
}

func (f *finder) namedMember(cl *cluster) bool { return f.headMention(cl).form == named }

func (f *finder) sameName(m *mention, cl *cluster) bool {
	a := strings.ToLower(f.title(m))
	for _, k := range cl.members {
		if o := &f.mentions[k]; o.form == named {
			b := strings.ToLower(f.title(o))
			if a == b || strings.HasSuffix(b, a) || strings.HasSuffix(a, b) || sameWords(a, b) >= 2 {
				return true
			}
		}
	}
	return false
}

// otherName reports whether a mention with a small head bears a name ("the Lagos
// accords") that no mention of the cluster bears, though one of them has a name.
func (f *finder) otherName(m *mention, cl *cluster) bool {
	mine := f.nameWords(m)
	if len(mine) == 0 {
		return false
	}
	has := false
	for _, k := range cl.members {
		o := &f.mentions[k]
		theirs := f.nameWords(o)
		if o.form == named {
			theirs = strings.Fields(strings.ToLower(f.title(o)))
		}
		for _, w := range mine {
			if slices.Contains(theirs, w) {
				return false
			}
		}
		has = has || len(theirs) > 0
	}
	return has
}

// nameWords are the words with a capital before the head of a mention, in small
// letters, but for those that open a sentence or name a state.
func (f *finder) nameWords(m *mention) []string {
	s := f.sentence(m)
	var out []string
	for k := max(m.first, 1); k < m.tok; k++ {
		if t := &s.Tokens[k]; capital(t.Form) && (t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NOUN") {
			if a := f.covering(m.sent, k); a == nil || f.isTown(m.sent, a) {
				out = append(out, strings.ToLower(t.Form))
			}
		}
	}
	return out
}

// kindFits reports whether two nouns can name the same agreement.
func kindFits(a, b noun) bool {
	if a.class == "pointer" || b.class == "pointer" && b.kind == "other" {
		return true
	}
	if a.kind == b.kind {
		return true
	}
	truce := func(n noun) bool { return n.class == "truce" }
	switch {
	case general(a) && general(b):
		return true
	case truce(a) || truce(b):
		return general(a) || general(b)
	case a.class == "swap" || b.class == "swap":
		return general(a) || general(b)
	case a.kind == "alliance" || b.kind == "alliance":
		return false
	case general(a):
		return true
	case general(b):
		return a.class != "document"
	}
	return false
}

// conflict reports whether a mention cannot belong to a cluster: other parties,
// another year.
func (f *finder) conflict(m *mention, cl *cluster) bool {
	if y, z := yearOf(m), f.yearOf(cl); y != "" && z != "" && y != z {
		return true
	}
	if len(m.parties) == 0 || len(cl.parties) == 0 || m.approver {
		return false
	}
	if contains(cl.parties, m.parties) || contains(m.parties, cl.parties) {
		return false
	}
	if len(m.parties) == 1 || len(cl.parties) == 1 { // one may be told of at a time
		if len(m.parties) == 1 && len(cl.parties) == 1 && m.form == definite {
			return false
		}
		for _, g := range m.govs {
			if joining[g.key] || approving[g.key] || keeping[g.key] && m.form == definite {
				return false
			}
		}
	}
	return true
}

// joining are predicates of single parties of an agreement of many.
var joining = words("join", "leave", "quit", "exit", "withdraw from", "pull out of", "accede to", "ratify", "sign", "sign up to", "party", "signatory", "member")

// keeping are predicates of what a single party does with an agreement of several.
var keeping = words("abide by", "adhere to", "break", "breach", "comply with", "flout", "honor", "honour", "implement", "keep", "observe", "reject", "respect", "uphold", "violate")

// yearOf is the year that names a mention ("the 2015 deal"), "" for none.
func yearOf(m *mention) string {
	if m.signed != "" && m.term.From == m.signed {
		return string(m.signed)[:min(4, len(m.signed))]
	}
	return ""
}

func (f *finder) yearOf(cl *cluster) string {
	for _, k := range cl.members {
		if y := yearOf(&f.mentions[k]); y != "" {
			return y
		}
	}
	return ""
}

func (f *finder) fieldsIn(cl *cluster) []string {
	var out []string
	for _, k := range cl.members {
		out = append(out, f.mentions[k].fields...)
	}
	return out
}

// fieldsFit reports whether fields do not speak against each other.
func fieldsFit(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) || sameWords(x, y) > 0 {
				return true
			}
		}
	}
	return false
}

// sameWords counts common words of four letters or more, agreement nouns aside.
func sameWords(a, b string) int {
	n := 0
	other := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if len(w) > 3 && slices.Contains(other, w) && len(builtin().nouns[w]) == 0 && w != "with" && w != "between" {
			n++
		}
	}
	return n
}

// title is the words that name a mention: its noun phrase and the phrases behind
// that say what it is on, without parties and clauses.
func (f *finder) title(m *mention) string {
	if m.form == pronoun {
		return ""
	}
	s := f.sentence(m)
	last := m.last
	if m.form != named {
		last = f.titleEnd(m, s)
	}
	first := m.first
	if first < m.tok && isYear(s.Tokens[first].Form) {
		first++
	}
	if first < m.tok && lower(s.Tokens[first].Form) == "own" {
		first++
	}
	return f.doc.Words(s, first, last)
}

func (f *finder) titleEnd(m *mention, s *lang.Sentence) int {
	last := m.last
	for k := m.last + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		w := lower(t.Form)
		if w == "," && listGoesOn(s, k) && k > m.last+1 {
			continue
		}
		if k == m.last+1 && (t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM" || t.UPOS == "ADJ") {
			break
		}
		if t.UPOS == "PUNCT" && !isHyphen(w) || t.UPOS == "VERB" && t.XPOS != "VBN" && !attributive(s, k) || t.UPOS == "AUX" || t.UPOS == "PRON" || t.UPOS == "SCONJ" && w != "of" || t.UPOS == "PART" {
			break
		}
		if t.XPOS == "VBN" && t.Rel() != "amod" && !attributive(s, k) {
			break
		}
		if f.timeFrom(m.sent, k) >= 0 && f.times[f.timeFrom(m.sent, k)].EDTF != "" && k == m.last+1 {
			return last
		}
		if w == "for" && (f.lasts(m.sent, k+1) || f.lasts(m.sent, k+2)) {
			return last
		}
		switch w {
		case "at", "with", "between", "among", "by", "after", "following", "during", "as", "to", "despite", "before", "amid", "under", "from":
			return last
		case "in", "on":
			if k+1 >= len(s.Tokens) || f.timeFrom(m.sent, k+1) >= 0 || f.placeFrom(m.sent, s, k+1) >= 0 || isDay(s.Tokens[k+1].Form) {
				return last
			}
			if w == "in" && !f.fieldWord(s, k+1) {
				return last
			}
		case "an", "a":
			if lower(s.Tokens[k-1].Form) == "and" || s.Tokens[k-1].Form == "," {
				return last
			}
		}
		if t.UPOS == "DET" && s.Tokens[k-1].UPOS != "ADP" && s.Tokens[k-1].UPOS != "CCONJ" && s.Tokens[k-1].UPOS != "SCONJ" && s.Tokens[k-1].Form != "," {
			return last
		}
		if t.UPOS == "ADP" {
			switch w {
			case "of", "on", "for", "in", "about", "concerning", "regarding", "against", "over":
			default:
				return last
			}
		}
		if t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM" {
			last = k
		}
		if k > m.last+14 {
			break
		}
	}
	return last
}
