package place

import (
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// reach is how many sentences back "the city" may have been named.
const reach = 6

// nominals adds the mentions that speak of a named place by a common noun or an
// adverb: "the city", "the port of Odesa", "there".
func (f *finder) nominals(out *Finding) {
	var all []Mention
	next := 0
	for si := range f.doc.Sentences {
		s := &f.doc.Sentences[si]
		for i := range s.Tokens {
			for next < len(out.Mentions) && (out.Mentions[next].Sentence < si || out.Mentions[next].Sentence == si && out.Mentions[next].First <= i) {
				all = append(all, out.Mentions[next])
				next++
			}
			if n := len(all); n > 0 && all[n-1].Sentence == si && all[n-1].Last >= i {
				continue
			}
			p := f.nominal(out, all, si, i)
			if p == nil {
				continue
			}
			m := Mention{Span: lang.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End}, Sentence: si, First: i, Last: i, Place: p.ID, Nominal: true}
			if i > 0 && s.Tokens[i-1].Rel() == "det" && int(s.Tokens[i-1].Head) == i {
				m.First, m.Start = i-1, s.Tokens[i-1].Start
			}
			m.Stands = true
			all = append(all, m)
			p.Mentions = append(p.Mentions, chancery.Quote(f.doc.Text, m.Span))
		}
	}
	out.Mentions = append(all, out.Mentions[next:]...)
	for i := range out.Places {
		slices.SortFunc(out.Places[i].Mentions, func(a, b chancery.Span) int { return a.Start - b.Start })
	}
}

// nominal returns the place that token i speaks of without naming it, nil for none.
// before are the mentions up to it.
func (f *finder) nominal(out *Finding, before []Mention, si, i int) *chancery.Place {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if t.UPOS == "ADV" && t.Rel() == "advmod" && t.Form == "there" {
		return f.last(out, before, si, func(p *chancery.Place, m *Mention) bool { return m.Stands && p.Kind != "sea" })
	}
	if t.UPOS != "NOUN" || t.XPOS == "NNS" {
		return nil
	}
	fits := kindOf(strings.ToLower(t.Lemma))
	if fits == nil {
		return nil
	}
	switch t.Rel() {
	case "compound", "flat", "fixed", "nmod:poss":
		if t.Deprel != "nmod:poss" {
			return nil
		}
	case "appos":
		// "Goma, the largest city of the east": one with the name before it.
		if m := out.Of(si, int(t.Head)); m != nil {
			if p := out.Place(m.Place); fits(p) {
				return p
			}
			return nil
		}
	}
	definite, plain := false, true
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		d := &s.Tokens[c]
		switch d.Rel() {
		case "det":
			switch strings.ToLower(d.Form) {
			case "the", "this", "that":
				definite = true
			default:
				return nil
			}
		case "nmod", "appos", "flat", "compound":
			if m := out.Of(si, int(c)); m != nil && d.Rel() != "compound" {
				p := out.Place(m.Place)
				by := preposition(s, int(c))
				if fits(p) && (d.Rel() != "nmod" || by == "of") && m.First > i {
					return p // "the port of Odesa", "the capital, Bamako"
				}
			}
			plain = false
		case "amod", "acl", "nummod":
			plain = false
		}
	}
	if !definite || !plain {
		return nil
	}
	return f.last(out, before, si, func(p *chancery.Place, m *Mention) bool { return !m.InName && fits(p) })
}

// last returns the place last named before that passes, nil for none near enough.
func (f *finder) last(out *Finding, before []Mention, si int, pass func(*chancery.Place, *Mention) bool) *chancery.Place {
	for k := len(before) - 1; k >= 0 && before[k].Sentence >= si-reach; k-- {
		if p := out.Place(before[k].Place); p != nil && pass(p, &before[k]) {
			return p
		}
	}
	return nil
}

// kindOf returns what a place must be to be spoken of by a noun, nil where the noun
// speaks of no named place.
func kindOf(noun string) func(*chancery.Place) bool {
	switch noun {
	case "city", "metropolis", "town", "village", "municipality", "settlement", "port":
		return func(p *chancery.Place) bool { return p.Kind == "city" || p.Kind == "capital" }
	case "capital":
		return func(p *chancery.Place) bool { return p.Kind == "capital" }
	case "region", "province", "governorate", "oblast", "district", "territory", "enclave", "peninsula", "strip", "island", "archipelago", "prefecture", "canton":
		return func(p *chancery.Place) bool { return p.Kind == "region" }
	case "strait", "sea", "waterway", "gulf", "canal", "river", "ocean":
		return func(p *chancery.Place) bool { return p.Kind == "sea" }
	}
	return nil
}
