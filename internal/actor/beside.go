package actor

import (
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// partyOf returns the last token of the name of a party that goes on behind token
// end with the state it is of, another than that of the listed party with the same
// words ("Democratic Party" "of Japan"); -1 where it does not.
func (f *finder) partyOf(s *lang.Sentence, end int, readings []gazetteer.Match) int {
	if len(readings) == 0 || readings[0].Kind != gazetteer.Party || end+2 >= len(s.Tokens) || s.Tokens[end+1].Form != "of" {
		return -1
	}
	k := end + 2
	if s.Tokens[k].Form == "the" && k+1 < len(s.Tokens) {
		k++
	}
	last, state := f.gaz.Longest(f.doc.Text, s.Tokens, k)
	if last < k || state[0].Kind > gazetteer.Territory || state[0].Use != gazetteer.Name {
		return -1
	}
	for _, m := range readings {
		if m.Country == "" || m.Country == state[0].Country {
			return -1
		}
	}
	return last
}

// stateBeside returns the country of the state that stands right before a name and the
// titles before it ("Saudi King Abdullah"), or behind it after "of"; "" for none.
func (f *finder) stateBeside(si int, n *name) string {
	s := &f.doc.Sentences[si]
	k := n.first - 1
	for k >= 0 && (f.office(&s.Tokens[k]) || f.inPhrase(s, k, k) || s.Tokens[k].XPOS == "POS") {
		k--
	}
	if c := f.listedState(si, k); c != "" {
		return c
	}
	if k = n.last + 1; k+1 < len(s.Tokens) && s.Tokens[k].Form == "of" {
		if s.Tokens[k+1].Form == "the" {
			k++
		}
		return f.listedState(si, k+1)
	}
	return ""
}

// listedState returns the country of the name at token k where all its readings are
// of one state, "" for another.
func (f *finder) listedState(si, k int) string {
	if k < 0 {
		return ""
	}
	j := f.nameAt(si, k)
	if j < 0 {
		return ""
	}
	c := ""
	for _, m := range f.sents[si].names[j].readings {
		if m.Kind > gazetteer.Territory || m.Use == gazetteer.Capital || c != "" && c != m.Country {
			return ""
		}
		c = m.Country
	}
	return c
}

// bearers tells the listed persons of one name apart: by the state that stands
// beside it here, else beside the same words elsewhere in the report, and by a
// title that only a man or a woman has. It returns what is in favour of a reading.
func (f *finder) bearers(si int, n *name) func(e *gazetteer.Entry) int {
	s := &f.doc.Sentences[si]
	persons := 0
	for _, m := range n.readings {
		if m.Kind == gazetteer.Person {
			persons++
		}
	}
	if persons < 2 {
		return func(*gazetteer.Entry) int { return 0 }
	}
	country := f.stateBeside(si, n)
	for sj := 0; country == "" && sj < len(f.sents); sj++ {
		for j := range f.sents[sj].names {
			if o := &f.sents[sj].names[j]; country == "" && f.doc.Words(&f.doc.Sentences[sj], o.first, o.last) == f.doc.Words(s, n.first, n.last) {
				country = f.stateBeside(sj, o)
			}
		}
	}
	var sex byte
	if n.first > 0 {
		switch w := lower(s.Tokens[n.first-1].Form); w {
		case "mr", "mr.", "sir":
			sex = 'm'
		case "mrs", "mrs.", "ms", "ms.", "miss":
			sex = 'f'
		default:
			sex = sexOf(w)
		}
	}
	return func(e *gazetteer.Entry) int {
		v := 0
		if country != "" && e.Country == country {
			v += 30
		}
		if sex != 0 && e.Sex != 0 && e.Sex != sex {
			v -= 30
		}
		return v
	}
}

// speaksFor reports whether the name of an area that declared its independence
// stands where a body acts or takes part: as a subject, or beside those who do.
func (f *finder) speaksFor(s *lang.Sentence, n *name) bool {
	h := n.head
	for k := 0; k < 8 && s.Tokens[h].Rel() == "conj" && s.Tokens[h].Head >= 0; k++ {
		h = int(s.Tokens[h].Head)
	}
	switch p := preposition(s, h); s.Tokens[h].Rel() {
	case "nsubj":
		return s.Tokens[h].Deprel != "nsubj:pass" && p == ""
	case "obl", "nmod":
		return p == "with" || p == "between" || p == "by" && s.Tokens[h].Deprel == "obl:agent"
	}
	return false
}
