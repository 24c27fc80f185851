package agreement

import (
	"strings"

	"chancery/lang"
)

// fieldsOf reads the fields of cooperation and what the agreement is about, off
// the words before and behind its noun. The phrase behind is read as it stands
// in the text: where the tree hangs it matters less than what it says.
func (f *finder) fieldsOf(m *mention, s *lang.Sentence) {
	if m.noun.class == "truce" {
		return
	}
	f.fieldsBefore(m, s)
	f.fieldsBehind(m, s, m.last+1)
	for k := m.last + 1; k < len(s.Tokens) && k < m.last+6; k++ { // "the road map signed includes …"
		if t := &s.Tokens[k]; t.UPOS == "VERB" {
			f.contents(m, s, k)
		} else if t.UPOS == "PUNCT" && t.Form != "," {
			break
		}
	}
}

// fieldsBefore reads modifiers that the subject table knows ("a trade deal").
func (f *finder) fieldsBefore(m *mention, s *lang.Sentence) {
	end := m.tok
	if m.noun.class == "swap" || m.noun.class == "truce" || m.noun.class == "document" {
		end = m.core // "prisoner swap" is no swap in the field of prisoners
	}
	for k := m.first; k < end; k++ {
		longest := -1
		for j := min(end-1, k+4); j >= k; j-- {
			if _, ok := f.domains[lower(f.doc.Words(s, k, j))]; ok {
				longest = j
				break
			}
		}
		if longest < 0 {
			continue
		}
		words := f.doc.Words(s, k, longest)
		if f.inPlace(m.sent, k) {
			continue
		}
		if f.covering(m.sent, k) == nil || f.covering(m.sent, k).Modifier {
			m.field(words)
		}
		k = longest
	}
}

// inPlace reports whether token k is part of the name of a place.
func (f *finder) inPlace(si, k int) bool {
	for _, i := range f.placesIn[si] {
		if p := &f.places.Mentions[i]; p.First <= k && k <= p.Last {
			return true
		}
	}
	return false
}

func (m *mention) field(words string) {
	for _, have := range m.fields {
		if strings.EqualFold(have, words) {
			return
		}
	}
	m.fields = append(m.fields, words)
}

// fieldsBehind reads "on …", "in the field of …", "for …", "concerning …" from
// token k on.
func (f *finder) fieldsBehind(m *mention, s *lang.Sentence, k int) {
	for steps := 0; k < len(s.Tokens) && steps < 6; steps++ {
		t := &s.Tokens[k]
		w := lower(t.Form)
		switch {
		case f.timeFrom(m.sent, k) >= 0:
			k = f.times[f.timeFrom(m.sent, k)].Last + 1
			continue
		case w == "of" || w == "for" || w == "in" || w == "from" || w == "until" || w == "through":
			if k+1 < len(s.Tokens) {
				j := k + 1
				if lower(s.Tokens[j].Form) == "the" && j+1 < len(s.Tokens) {
					j++
				}
				if e := f.timeFrom(m.sent, j+1); e >= 0 && f.timeFrom(m.sent, j) < 0 && (s.Tokens[j].UPOS == "DET" || s.Tokens[j].UPOS == "ADJ" || s.Tokens[j].UPOS == "ADV") {
					j++ // "for another five years"
				}
				if e := f.timeFrom(m.sent, j); e >= 0 {
					k = f.times[e].Last + 1
					continue
				}
				if isYear(s.Tokens[j].Form) || lower(s.Tokens[j].Form) == "years" || lower(s.Tokens[j].Form) == "period" {
					k = j + 1
					for k < len(s.Tokens) && (s.Tokens[k].UPOS == "NUM" || isHyphen(s.Tokens[k].Form) || isYear(s.Tokens[k].Form)) {
						k++
					}
					continue
				}
			}
		}
		switch w {
		case "between", "with", "among", "by": // over the parties
			k = f.overActors(m, s, k+1)
			continue
		case "dedicated", "devoted":
			if k+2 < len(s.Tokens) {
				m.about = strings.TrimPrefix(f.phrase(s, k+2, false), "the ")
			}
			return
		case "aimed", "aiming", "designed", "meant", "intended":
			if k+2 < len(s.Tokens) {
				m.about = f.phrase(s, k+2, true)
			}
			return
		case "to", "allowing", "ending", "enabling", "permitting", "under":
			if w == "to" && (k+1 >= len(s.Tokens) || s.Tokens[k+1].UPOS != "VERB" && s.Tokens[k+1].UPOS != "AUX") {
				return
			}
			if w == "to" && f.wantedTo(m, s) {
				return // "wants the accord to include …"
			}
			if w != "under" && len(m.fields) == 0 && m.about == "" {
				m.about = f.phrase(s, k, true)
			}
			return
		case "on", "concerning", "regarding", "about", "over", "covering", "of", "for", "in", "governing":
		default:
			return
		}
		from := k + 1
		if from >= len(s.Tokens) {
			return
		}
		if e := f.timeFrom(m.sent, from); e >= 0 { // "the agreement on 2 December on fishing"
			k = f.times[e].Last + 1
			continue
		}
		if e := f.timeFrom(m.sent, from+1); e >= 0 && s.Tokens[from].UPOS == "DET" { // "over the last four years"
			return
		}
		if w == "in" || w == "of" || w == "for" {
			if place := f.placeFrom(m.sent, s, from); place >= 0 {
				k = f.places.Mentions[place].Last + 1
				continue
			}
		}
		if a := f.covering(m.sent, from); a != nil && a.First <= from && w != "of" && !a.Modifier {
			return
		}
		if w == "in" && !f.fieldWord(s, from) {
			return
		}
		if s.Tokens[from].XPOS == "VBG" || s.Tokens[from].UPOS == "VERB" {
			m.about = f.phrase(s, from, true)
			return
		}
		if w == "for" || w == "of" {
			if words := f.phrase(s, from, false); f.code(trimField(words)) == "" {
				if w == "of" && words != "" {
					for k = from; k < len(s.Tokens) && s.Tokens[k].End < s.Tokens[from].Start+len(words); k++ {
					}
					k++
					continue
				}
				if m.about == "" && w == "for" && !generic[trimField(words)] {
					m.about = f.phrase(s, from, true)
				}
				return
			}
		}
		if d := lower(s.Tokens[from].Form); (d == "a" || d == "an" || d == "how" || d == "whether" || d == "what") && w != "of" {
			if m.about == "" {
				m.about = f.phrase(s, from, true)
			}
			return
		}
		f.fieldPhrase(m, s, from)
		return
	}
}

// wantedTo reports whether a mention is the object of a verb whose infinitive says
// what it shall do.
func (f *finder) wantedTo(m *mention, s *lang.Sentence) bool {
	h := int(s.Tokens[m.tok].Head)
	if h < 0 || s.Tokens[m.tok].Rel() != "obj" && s.Tokens[m.tok].Rel() != "nsubj" {
		return false
	}
	switch f.plainVerb(&s.Tokens[h]) {
	case "want", "expect", "ask", "urge", "allow", "force", "need", "like", "cause", "require", "call", "wish":
		return true
	}
	return false
}

// fieldWord reports whether a phrase starts with "the field(s) of".
func (f *finder) fieldWord(s *lang.Sentence, k int) bool {
	for end := min(len(s.Tokens), k+3); k < end; k++ {
		switch lower(s.Tokens[k].Form) {
		case "field", "fields", "area", "areas", "sphere", "spheres", "domain", "domains", "sector", "sectors":
			return true
		}
	}
	return false
}

// fieldPhrase splits the phrase from token k on into fields. "Fields", or commas,
// make a list; "the field of A and B" is one.
func (f *finder) fieldPhrase(m *mention, s *lang.Sentence, k int) {
	single := false
	for again := true; again && k < len(s.Tokens); {
		again = false
		switch w := lower(s.Tokens[k].Form); w {
		case "the", "closer", "bilateral", "mutual", "joint", "further", "enhanced", "comprehensive", "strategic", "increased", "stronger", "strengthening", "expanding", "deepening", "greater":
			if k+1 < len(s.Tokens) {
				k++
				again = true
			}
		case "cooperation", "co-operation", "collaboration", "partnership", "work", "ties", "relations", "matters", "issues", "questions":
			if k+1 < len(s.Tokens) {
				if p := lower(s.Tokens[k+1].Form); p == "in" || p == "on" || p == "of" || p == "for" {
					k += 2
					again = true
				}
			}
		case "field", "area", "sphere", "domain", "sector":
			if k+1 < len(s.Tokens) && (lower(s.Tokens[k+1].Form) == "of") {
				k += 2
				single, again = true, true
			}
		case "fields", "areas", "spheres", "domains", "sectors":
			if k+1 < len(s.Tokens) && (lower(s.Tokens[k+1].Form) == "of" || lower(s.Tokens[k+1].Form) == ",") {
				k += 2
				single, again = false, true
			}
		}
	}
	words := f.phrase(s, k, false)
	if words == "" || generic[words] {
		return
	}
	for _, item := range splitFields(words, single) {
		m.field(item)
	}
}

// generic are words that name no field.
var generic = words("cooperation", "comprehensive cooperation", "co-operation", "partnership", "relations", "ties", "bilateral relations", "matters", "issues", "terms", "procedures", "principles")

// phrase returns the words from token k to where a phrase of nouns ends. With
// whole set it runs on to the end of the clause.
func (f *finder) phrase(s *lang.Sentence, k int, whole bool) string {
	end := k
	for end < len(s.Tokens) {
		if e := f.timeFrom(f.sentenceOf(s), end); e >= 0 && f.times[e].EDTF != "" {
			break
		}
		t := &s.Tokens[end]
		w := lower(t.Form)
		if t.UPOS == "PUNCT" && w != "," && !isHyphen(w) && w != "'" && w != "’" {
			break
		}
		if w == "," {
			if whole || end+1 >= len(s.Tokens) {
				break
			}
			n := &s.Tokens[end+1]
			if n.UPOS != "NOUN" && n.UPOS != "ADJ" && n.UPOS != "PROPN" && n.UPOS != "CCONJ" && lower(n.Form) != "the" && n.XPOS != "VBG" {
				break
			}
			if (n.UPOS == "CCONJ" || lower(n.Form) == "the") && end+2 < len(s.Tokens) && s.Tokens[end+2].UPOS != "NOUN" && s.Tokens[end+2].UPOS != "ADJ" && s.Tokens[end+2].UPOS != "PROPN" && lower(s.Tokens[end+2].Form) != "the" {
				break
			}
			if !listGoesOn(s, end) {
				break
			}
		}
		if !whole && end > k {
			if t.UPOS == "VERB" && t.XPOS != "VBN" && t.XPOS != "VBG" && t.Rel() != "amod" && !attributive(s, end) || t.UPOS == "AUX" || t.UPOS == "SCONJ" && w != "of" || t.UPOS == "PRON" || t.UPOS == "PART" && w == "to" {
				break
			}
			if t.UPOS == "ADP" && w != "of" && w != "for" && w != "in" {
				break
			}
			if si := f.sentenceOf(s); w == "for" && (f.lasts(si, end+1) || f.lasts(si, end+2)) {
				break
			}
			if w == "in" || w == "for" {
				if f.placeFrom(f.sentenceOf(s), s, end+1) >= 0 || w == "in" {
					break
				}
			}
			if w == "between" || w == "with" || (w == "a" || w == "an") && lower(s.Tokens[end-1].Form) == "and" {
				break
			}
		}
		if whole && end > k && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD") {
			break
		}
		if whole && (t.Rel() == "mark" && w != "to" || w == "which" || w == "that" || w == "after" || w == "following" || w == "while" || t.UPOS == "SCONJ" && w != "of") {
			break
		}
		end++
	}
	for end > k && (s.Tokens[end-1].UPOS == "PUNCT" || s.Tokens[end-1].UPOS == "CCONJ" || s.Tokens[end-1].UPOS == "ADP" || s.Tokens[end-1].UPOS == "DET" || lower(s.Tokens[end-1].Form) == "and") {
		end--
	}
	if end <= k || end-k > 40 {
		return ""
	}
	return f.doc.Words(s, k, end-1)
}

// attributive reports whether token k stands as a modifier, whatever its tag:
// between a preposition or determiner and a noun.
func attributive(s *lang.Sentence, k int) bool {
	if k == 0 || k+1 >= len(s.Tokens) || s.Tokens[k+1].UPOS != "NOUN" {
		return false
	}
	p := &s.Tokens[k-1]
	return p.UPOS == "ADP" || p.UPOS == "SCONJ" || p.UPOS == "DET" || p.UPOS == "ADJ"
}

// listGoesOn reports whether a comma is inside a list: "and" follows further on
// before any verb.
func listGoesOn(s *lang.Sentence, comma int) bool {
	for k := comma + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		switch {
		case lower(t.Form) == "and" || lower(t.Form) == "or":
			return k+1 < len(s.Tokens) && lower(s.Tokens[k+1].Form) != "an" && lower(s.Tokens[k+1].Form) != "a"
		case t.UPOS == "VERB" && t.XPOS != "VBG" && t.XPOS != "VBN" || t.UPOS == "AUX" || t.UPOS == "PRON" || lower(t.Form) == "a" || lower(t.Form) == "an":
			return false
		}
	}
	return false
}

// splitFields splits a list of fields. A list with commas keeps "A and B" together
// but at its end; without commas two plain words are two fields.
func splitFields(words string, single bool) []string {
	if single {
		return []string{trimField(words)}
	}
	parts := strings.Split(words, ",")
	var out []string
	for i, p := range parts {
		p = strings.TrimSpace(p)
		p = strings.TrimSpace(strings.TrimPrefix(p, "and "))
		if i == len(parts)-1 && (len(parts) > 1 && !strings.HasPrefix(strings.TrimSpace(parts[i]), "and ") || len(parts) == 1 && twoWords(p)) {
			a, b, ok := strings.Cut(p, " and ")
			if ok {
				out = append(out, trimField(a), trimField(b))
				continue
			}
		}
		if p != "" {
			out = append(out, trimField(p))
		}
	}
	return out
}

// twoWords reports whether a phrase is "A and B" with a single word on each side.
func twoWords(p string) bool {
	a, b, ok := strings.Cut(p, " and ")
	return ok && !strings.Contains(strings.TrimPrefix(a, "the "), " ") && !strings.Contains(strings.TrimPrefix(b, "the "), " ")
}

func trimField(p string) string {
	p = strings.TrimSpace(p)
	for _, article := range []string{"the ", "The ", "a ", "an "} {
		p = strings.TrimPrefix(p, article)
	}
	p = strings.Trim(p, "“”\"'’ ")
	if cut := strings.TrimSuffix(p, " issues"); cut != p {
		return cut
	}
	return p
}

// contents reads fields off what an agreement is said to include or cover.
func (f *finder) contents(m *mention, s *lang.Sentence, verb int) {
	switch f.verbOf(&s.Tokens[verb]) {
	case "include", "cover", "contain", "provide", "envisage", "concern", "foresee", "call", "span", "encompass", "address":
	default:
		return
	}
	if k := verb + 1; k+2 < len(s.Tokens) { // "covers “politics, trade and culture”"
		if s.Tokens[k].UPOS == "PUNCT" {
			k++
		}
		j := k
		if s.Tokens[j].UPOS == "DET" {
			j++
		}
		if words := f.phrase(s, j, false); f.code(strings.SplitN(words, ",", 2)[0]) != "" && strings.Contains(words, ",") && f.code(strings.SplitN(words, ",", 2)[1]) != "" {
			f.fieldPhrase(m, s, j)
			return
		}
	}
	for k := verb + 1; k < len(s.Tokens) && k < verb+12; k++ {
		switch lower(s.Tokens[k].Form) {
		case "fields", "areas", "field", "area", "sphere", "spheres":
			f.fieldPhrase(m, s, k)
			return
		case "cooperation", "co-operation", "collaboration":
			if k+1 < len(s.Tokens) && (lower(s.Tokens[k+1].Form) == "in" || lower(s.Tokens[k+1].Form) == "on") {
				f.fieldPhrase(m, s, k)
				return
			}
		}
	}
}

// code returns the EuroVoc micro-thesaurus of a field: of the longest term in it,
// the last of equals ("development of railways"); "" for none.
func (f *finder) code(field string) string {
	words := strings.Fields(strings.ToLower(field))
	for n := min(5, len(words)); n > 0; n-- {
		for i := len(words) - n; i >= 0; i-- {
			if code, ok := f.domains[strings.Join(words[i:i+n], " ")]; ok {
				return code
			}
		}
	}
	return ""
}

// overActors returns the token behind the names that start at token k.
func (f *finder) overActors(m *mention, s *lang.Sentence, k int) int {
	for start := k; k < len(s.Tokens) && k < start+16; {
		if a := f.covering(m.sent, k); a != nil {
			k = a.Last + 1
			continue
		}
		if t := &s.Tokens[k]; t.UPOS == "DET" || t.UPOS == "CCONJ" || t.Form == "," || t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NUM" {
			k++
			continue
		}
		break
	}
	return k
}

func (f *finder) sentenceOf(s *lang.Sentence) int {
	lo, hi := 0, len(f.doc.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if f.doc.Sentences[m].Start < s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// timeFrom returns the time expression that starts at token k, -1 for none.
func (f *finder) timeFrom(si, k int) int {
	for _, i := range f.timesIn[si] {
		if f.times[i].First == k {
			return i
		}
	}
	return -1
}

// placeFrom returns the place mention that starts at token k or one later ("the
// Gambia"), -1 for none.
func (f *finder) placeFrom(si int, s *lang.Sentence, k int) int {
	for _, i := range f.placesIn[si] {
		if p := &f.places.Mentions[i]; p.First == k || p.First == k+1 && k < len(s.Tokens) && s.Tokens[k].UPOS == "DET" {
			return i
		}
	}
	return -1
}

func isYear(form string) bool {
	if len(form) != 4 || form[0] != '1' && form[0] != '2' {
		return false
	}
	for i := 1; i < 4; i++ {
		if form[i] < '0' || form[i] > '9' {
			return false
		}
	}
	return true
}
