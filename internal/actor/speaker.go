package actor

import "chancery"

// author stands in place of a sex for the one who says "I": nobody else refers to
// him as "he" or "she".
const author = 'x'

// speaker ties "I" and "we" to whoever says the words they stand in.
func (f *finder) speaker(si, i int) {
	e := f.saidBy(si, i)
	if e < 0 {
		for _, k := range [...]int{si + 1, si - 1} {
			if k >= 0 && k < len(f.sents) && f.doc.Sentences[k].Paragraph == f.doc.Sentences[si].Paragraph {
				if e = f.saidIn(k); e >= 0 {
					break
				}
			}
		}
	}
	if e < 0 {
		// Nobody is said to speak: the author of the text does, alone or for many.
		switch lower(f.doc.Sentences[si].Tokens[i].Form) {
		case "i", "me", "my", "mine", "myself":
			e = f.keyed("first person", entity{kind: chancery.Person, name: "I", human: true, sex: author, phrase: "I", reason: "first person: the author", last: -1})
		default:
			e = f.keyed("first person plural", entity{kind: chancery.Group, name: "we", human: true, plural: true, phrase: "we", reason: "first person: those the author speaks for", last: -1})
		}
	}
	f.addMention(si, i, i, i, chancery.ByPronoun, []int{e})
}

// addressee ties "you" to those who are spoken to: the same throughout a text.
func (f *finder) addressee(si, i int) {
	e := f.keyed("second person", entity{kind: chancery.Group, name: "you", human: true, plural: true, phrase: "you", reason: "second person: those spoken to", last: -1})
	f.addMention(si, i, i, i, chancery.ByPronoun, []int{e})
}

// saidBy climbs from a token to the verb of saying above it and returns its subject.
func (f *finder) saidBy(si, i int) int {
	s := &f.doc.Sentences[si]
	for k, n := i, 0; k >= 0 && n < 40; k, n = int(s.Tokens[k].Head), n+1 {
		if !speaks(lower(s.Tokens[k].Lemma)) || s.Tokens[k].UPOS != "VERB" {
			// The words said may govern the verb: "..., she said" as parataxis.
			for c := s.Tokens[k].First; c >= 0; c = s.Tokens[c].Next {
				if s.Tokens[c].Rel() == "parataxis" && speaks(lower(s.Tokens[c].Lemma)) {
					if e := f.subjectOf(si, int(c), i); e >= 0 {
						return e
					}
				}
			}
			continue
		}
		if e := f.subjectOf(si, k, i); e >= 0 {
			return e
		}
	}
	return -1
}

func (f *finder) saidIn(si int) int {
	s := &f.doc.Sentences[si]
	for i := range s.Tokens {
		if r := s.Tokens[i].Rel(); s.Tokens[i].UPOS == "VERB" && (r == "root" || r == "parataxis") && speaks(lower(s.Tokens[i].Lemma)) {
			if e := f.subjectOf(si, i, -1); e >= 0 {
				return e
			}
		}
	}
	return -1
}

// subjectOf returns the entity of the subject of a verb, -1 if it has none or is
// the token itself.
func (f *finder) subjectOf(si, v, not int) int {
	s := &f.doc.Sentences[si]
	c := s.Child(v, "nsubj")
	if c < 0 || c == not {
		return -1
	}
	if k := f.nameAt(si, c); k >= 0 {
		return max(f.sents[si].names[k].entity, -1)
	}
	if f.at(si, c) < 0 && f.deep < 4 && c > not {
		// "I agree," he said: who he is must be known first.
		f.deep++
		switch t := &s.Tokens[c]; {
		case t.UPOS == "PRON" && not >= 0:
			f.pronoun(si, c)
		case noun(t) && not >= 0:
			f.nominal(si, c)
		}
		f.deep--
	}
	if m := f.at(si, c); m >= 0 && len(f.ments[m].ents) > 0 {
		return f.ments[m].ents[0]
	}
	return -1
}
