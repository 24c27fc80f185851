package event

import (
	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// where returns the place of the event: of the places in the sentence that are
// no part of another name, the one nearest below the trigger; "" for none.
func (p *pass) where(d *draft) chancery.PlaceID {
	best, dist := chancery.PlaceID(""), 99
	for i := range p.places.Mentions {
		m := &p.places.Mentions[i]
		if m.Sentence != p.si || m.InName || m.Place == "" {
			continue
		}
		head := p.headOf(m.First, m.Last)
		n := p.hangs(m.First, m.Last, d)
		if n < 0 {
			continue
		}
		if !p.locative(head, 0) || p.ofTopic(head, d) {
			continue
		}
		if n < dist && n < 12 {
			best, dist = m.Place, n
		}
	}
	if dist >= 8 {
		return ""
	}
	return best
}

// placeIn returns the country of a place inside the phrase headed by h, "" for none.
func (p *pass) placeIn(h int) (country string, first, last int) {
	if country, first, last = p.countryAt(h); country != "" {
		return country, first, last
	}
	for j := range p.places.Mentions {
		x := &p.places.Mentions[j]
		if x.Sentence != p.si || x.InName {
			continue
		}
		at := p.headOf(x.First, x.Last)
		for n := 0; n < 5 && at >= 0; n++ {
			if at == h {
				return p.countryAt(x.First)
			}
			switch p.s.Tokens[at].Rel() {
			case "nmod", "appos", "flat", "compound", "amod", "list", "conj":
			default:
				n = 5
			}
			at = int(p.s.Tokens[at].Head)
		}
	}
	return "", 0, 0
}

// ofTopic reports whether token h lies in what d only speaks of: "discussed the
// war in Gaza" is not discussed in Gaza.
func (p *pass) ofTopic(h int, d *draft) bool {
	if doing[d.typ] && d.typ != "CONSULT" || d.sense.noun {
		return false
	}
	for n := 0; n < 8 && h >= 0 && h != d.tok; n++ {
		up := int(p.s.Tokens[h].Head)
		if up == d.tok {
			return p.s.Tokens[h].Rel() == "obj" && h != d.noun && n > 0
		}
		h = up
	}
	return false
}

// locative reports whether the phrase of token h says where: "in Cairo", "in the
// streets of Cairo".
func (p *pass) locative(h, depth int) bool {
	switch firstWord(clause.Preposition(p.s, h)) {
	case "in", "at", "near", "outside", "around", "across", "inside", "off":
		return true
	case "of", "":
		up := int(p.s.Tokens[h].Head)
		switch p.s.Tokens[h].Rel() {
		case "nmod", "appos", "compound", "flat":
			return depth < 3 && up >= 0 && !clause.IsVerbal(p.s, up) && p.locative(up, depth+1)
		}
	}
	return false
}

// headOf returns the token among first to last whose head lies outside them.
func (p *pass) headOf(first, last int) int {
	for i := first; i <= last && i < len(p.lemma); i++ {
		if h := int(p.s.Tokens[i].Head); h < first || h > last {
			return i
		}
	}
	return first
}

// spanOf returns the bytes of tokens first to last.
func (p *pass) spanOf(first, last int) lang.Span {
	return lang.Span{Start: p.s.Tokens[first].Start, End: p.s.Tokens[last].End}
}

// countryAt returns the country of the place named at token h, "" for none.
func (p *pass) countryAt(h int) (country string, first, last int) {
	for i := range p.places.Mentions {
		m := &p.places.Mentions[i]
		if m.Sentence != p.si || m.InName || h < m.First || h > m.Last {
			continue
		}
		for j := range p.places.Places {
			if p.places.Places[j].ID == m.Place {
				return p.places.Places[j].Country, m.First, m.Last
			}
		}
	}
	return "", 0, 0
}
