package attribution

import (
	"slices"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// source is who stands behind an attribution: the head of a noun phrase and its
// span. Head is -1 where nobody is named.
type source struct {
	sentence, head int
	span           lang.Span
}

var noSource = source{sentence: -1, head: -1}

// sourceAt returns the source headed by token i: its noun phrase without
// appositions and clauses set off by commas, and without the clause of the cue.
func sourceAt(doc *lang.Document, k, i, cue int) source {
	s := &doc.Sentences[k]
	first, last := nounPhrase(s, i, cue)
	return source{k, i, lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End}}
}

// nounPhrase returns the first and last token of the noun phrase of i.
func nounPhrase(s *lang.Sentence, i, cue int) (first, last int) {
	first, last = i, i
	comma := false
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		switch t.Rel() {
		case "case", "mark", "cc", "parataxis", "discourse", "dep", "ccomp":
			if t.Rel() != "cc" {
				continue
			}
			if int(c) > i {
				continue
			}
		case "punct":
			if int(c) > i && (t.Form == "," || t.Form == "(" || t.Form == "-" || t.Form == "–" || t.Form == "—") {
				comma = true
			}
			continue
		case "advmod":
			if int(c) > i {
				continue
			}
		case "appos":
			if int(c) > i && setOff(s, i, int(c)) {
				return first, last
			}
		case "acl", "nmod", "obl", "advcl":
			if int(c) > i && setOff(s, i, int(c)) {
				return first, last
			}
		case "conj":
			if comma {
				comma = false
			}
		}
		if int(c) != i && cue >= 0 && above(s, int(c), cue) {
			continue
		}
		f, l := s.Subtree(int(c))
		if t.Rel() == "conj" {
			_, l = nounPhrase(s, int(c), cue)
		}
		if int(c) < i {
			first = min(first, f)
		} else {
			last = max(last, l)
		}
	}
	for first < i && s.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	for last > i && s.Tokens[last].UPOS == "PUNCT" {
		last--
	}
	return first, last
}

// setOff reports whether a comma, bracket or dash separates the subtree of c
// from what is before it.
func setOff(s *lang.Sentence, i, c int) bool {
	f, _ := s.Subtree(c)
	for j := f; j > i && j >= f-1; j-- {
		if s.Tokens[j].UPOS == "PUNCT" {
			return true
		}
	}
	return false
}

// findSource sets the source of a verb, noun or adjective cue.
func findSource(doc *lang.Document, actors *actor.Finding, f *found) {
	if f.source.head >= 0 {
		return
	}
	defer func() { cutContent(doc, f) }()
	s := &doc.Sentences[f.sentence]
	if f.entry.pos == "NOUN" {
		nounSource(doc, f)
		return
	}
	i := f.cue
	passive := f.entry.pos == "VERB" && passiveCue(s, i)
	subject := -1
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		if t.Rel() == "nsubj" && !passive && t.Deprel != "nsubj:pass" && (subject < 0 || int(c) < i && len(f.heads) > 0 && f.heads[0] < i) {
			subject = int(c) // after its content, the one next to the cue
		}
	}
	if subject < i && saidBefore(s, i) && !passive { // “Spent and sore,” writes her partner
		if h := nounAfter(s, i); h >= 0 {
			f.source = sourceAt(doc, f.sentence, h, f.cue)
			return
		}
	}
	if subject >= 0 {
		f.source = sourceAt(doc, f.sentence, antecedent(s, subject), f.cue)
		return
	}
	if h := speakerOver(s, i); h >= 0 && !passive {
		f.source = sourceAt(doc, f.sentence, h, f.cue)
		return
	}
	if m := mentionBefore(doc, actors, f.sentence, i); m >= 0 && !(passive && subjectBefore(s, i, m)) {
		f.source = sourceAt(doc, f.sentence, m, f.cue)
		return
	}
	if passive {
		f.source = agentSource(doc, actors, f)
		return
	}
	if s.Tokens[i].Rel() == "parataxis" {
		return
	}
	if h, _ := clause.Controller(s, i); h >= 0 && h != i {
		f.source = sourceAt(doc, f.sentence, antecedent(s, h), f.cue)
		return
	}
	if x := s.Tokens[i].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" {
		h := nounBefore(s, i)
		switch {
		case h < 0 || s.Tokens[h].UPOS == "PRON" && !personal(&s.Tokens[h]):
			if h := nounAfter(s, i); h >= 0 && len(f.content) > 0 && f.content[0].End <= f.cueSpan.Start {
				f.source = sourceAt(doc, f.sentence, h, f.cue)
			}
		case !holds(f.content, s.Tokens[h].Span):
			f.source = sourceAt(doc, f.sentence, h, f.cue)
		case h == i-1: // the parser counts the source to the content
			f.source = sourceAt(doc, f.sentence, h, f.cue)
			f.content = slices.DeleteFunc(f.content, func(c lang.Span) bool { return f.source.span.Contains(c) })
			if len(f.content) == 0 {
				f.content = []lang.Span{f.source.span}
			}
		}
	}
}

// speakerOver returns who speaks where a parser has joined a second verb of speech to
// the clause of the first ("said there is no hope, and accused the army of murder"):
// the clause has a thing for its subject, and the verb over it a speaker; -1 else.
func speakerOver(s *lang.Sentence, i int) int {
	t := &s.Tokens[i]
	if t.Rel() != "conj" || t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || s.Child(i, "nsubj") >= 0 {
		return -1
	}
	h := int(t.Head)
	if h < 0 || s.Tokens[h].Rel() != "ccomp" || s.Tokens[h].Head < 0 {
		return -1
	}
	c := s.Child(h, "nsubj")
	if c < 0 || tables().animate(&s.Tokens[c]) || s.Tokens[c].UPOS == "PROPN" || s.Tokens[c].UPOS == "PRON" {
		return -1
	}
	v := int(s.Tokens[h].Head)
	if s.Tokens[v].XPOS != t.XPOS {
		return -1
	}
	return s.Child(v, "nsubj")
}

// saidBefore reports whether a quotation that ends as a clause does stands right
// before token i.
func saidBefore(s *lang.Sentence, i int) bool {
	if i < 3 || !closesQuote(s.Tokens[i-1].Form) {
		return false
	}
	switch s.Tokens[i-2].Form {
	case ",", "?", "!", "…":
		return true
	}
	return false
}

func closesQuote(form string) bool {
	switch form {
	case "\"", "”", "''", "»", "’":
		return true
	}
	return false
}

// subjectBefore reports whether token m belongs to the passive subject of i, which
// is spoken of and does not speak ("Syria is said to be ready").
func subjectBefore(s *lang.Sentence, i, m int) bool {
	c := s.Child(i, "nsubj")
	for n := 0; c >= 0 && m >= 0 && n < 6; m, n = int(s.Tokens[m].Head), n+1 {
		if m == c {
			return true
		}
	}
	return false
}

// cutContent takes content that the tree hangs under the source off its end.
func cutContent(doc *lang.Document, f *found) {
	if f.source.head < 0 {
		return
	}
	s := &doc.Sentences[f.source.sentence]
	for _, c := range f.content {
		if c.Start <= s.Tokens[f.source.head].Start || c.Start >= f.source.span.End {
			continue
		}
		for j := f.source.head; j < len(s.Tokens) && s.Tokens[j].Start < c.Start; j++ {
			if s.Tokens[j].UPOS != "PUNCT" {
				f.source.span.End = s.Tokens[j].End
			}
		}
	}
}

// nounAfter returns the head of the noun phrase right after verb i, whose
// inverted subject it may be (“…,” said study author Ann Lee), -1 for none.
func nounAfter(s *lang.Sentence, i int) int {
	for j := i + 1; j < len(s.Tokens) && j <= i+8; j++ {
		switch s.Tokens[j].UPOS {
		case "NOUN", "PROPN", "PRON":
			for n := 0; n < 6; n++ {
				h := int(s.Tokens[j].Head)
				if h <= i || h > i+10 || s.Tokens[h].UPOS != "NOUN" && s.Tokens[h].UPOS != "PROPN" {
					break
				}
				j = h
			}
			return j
		case "DET", "ADJ", "NUM":
		default:
			return -1
		}
	}
	return -1
}

// passiveCue reports whether verb i is passive, with or without auxiliary
// ("asked whether he would go, she …").
func passiveCue(s *lang.Sentence, i int) bool {
	if clause.Passive(s, i) {
		return true
	}
	t := &s.Tokens[i]
	if t.XPOS == "VBN" || t.XPOS == "VBD" { // whatever the tree calls subject and auxiliary
		for g := t.First; g >= 0; g = s.Tokens[g].Next {
			if r := s.Tokens[g].Rel(); int(g) < i && (r == "aux" || r == "cop") && lemma(&s.Tokens[g]) == "be" {
				return true
			}
		}
	}
	return (t.XPOS == "VBN" || t.XPOS == "VBD") && t.Rel() == "advcl" && s.Child(i, "nsubj") < 0 && s.Child(i, "aux") < 0
}

// nounBefore returns the head of the noun phrase that stands before finite verb
// i where the tree gives it no subject, past an apposition between commas; -1
// for none.
func nounBefore(s *lang.Sentence, i int) int {
	j := i - 1
	for j >= 0 && (s.Tokens[j].UPOS == "ADV" || s.Tokens[j].UPOS == "AUX") {
		j--
	}
	if j > 0 && s.Tokens[j].Form == "," { // "Ann Smith, a lawyer, said"
		for j--; j > 0 && s.Tokens[j].Form != ","; j-- {
			if s.Tokens[j].UPOS == "VERB" {
				return -1
			}
		}
		j--
	}
	if j < 0 {
		return -1
	}
	switch s.Tokens[j].UPOS {
	case "PROPN", "NOUN", "PRON":
	default:
		return -1
	}
	for h := int(s.Tokens[j].Head); h >= 0 && h < i && h >= j-8; h = int(s.Tokens[h].Head) {
		u := s.Tokens[h].UPOS
		r := s.Tokens[j].Rel()
		if u != "PROPN" && u != "NOUN" || r != "flat" && r != "compound" && r != "nmod" && r != "appos" {
			break
		}
		j = h
	}
	return j
}

// mentionBefore returns the head of the name that opens the sentence and ends at
// the cue, which has no subject in the tree: a mention of an actor, or a word
// that is a name elsewhere in the text ("Cleverly denied"). -1 for none.
func mentionBefore(doc *lang.Document, actors *actor.Finding, k, i int) int {
	s := &doc.Sentences[k]
	for j := i - 1; j >= 0; j-- {
		if m := actors.At(k, j); m != nil && m.First == 0 && len(m.Actors) > 0 && !m.Modifier {
			return j
		}
		u := s.Tokens[j].UPOS
		if j == 0 && (u == "ADV" || u == "ADJ" || u == "PROPN" || u == "NOUN") && nameElsewhere(doc, k, s.Tokens[0].Form) {
			return 0
		}
		if u != "ADV" && u != "AUX" && u != "PROPN" {
			return -1
		}
	}
	return -1
}

// nameElsewhere reports whether a capitalised word is a proper noun inside
// another sentence.
func nameElsewhere(doc *lang.Document, k int, form string) bool {
	if form == "" || form[0] < 'A' || form[0] > 'Z' {
		return false
	}
	for n := range doc.Sentences {
		if n == k {
			continue
		}
		for i := 1; i < len(doc.Sentences[n].Tokens); i++ {
			if t := &doc.Sentences[n].Tokens[i]; t.UPOS == "PROPN" && t.Form == form {
				return true
			}
		}
	}
	return false
}

func antecedent(s *lang.Sentence, i int) int { return clause.Antecedent(s, i) }

// agentSource finds who reported something that is told in the passive: "by X",
// or the outlet in which it was ("in Russian state media"). A person that was
// told, asked or quoted is no agent.
func agentSource(doc *lang.Document, actors *actor.Finding, f *found) source {
	s := &doc.Sentences[f.sentence]
	if by := passiveSource(s, f.cue); by >= 0 {
		return sourceAt(doc, f.sentence, by, f.cue)
	}
	for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); r != "obl" && r != "nmod" {
			continue
		}
		switch clause.Preposition(s, int(c)) {
		case "in", "on":
			if isOutlet(s, actors, f.sentence, int(c)) {
				return sourceAt(doc, f.sentence, int(c), f.cue)
			}
		}
	}
	return noSource
}

// isOutlet reports whether token i heads the name or description of a medium.
func isOutlet(s *lang.Sentence, actors *actor.Finding, k, i int) bool {
	if m := actors.At(k, i); m != nil {
		for _, id := range m.Actors {
			if a := actors.Actor(id); a != nil && a.Kind == chancery.Outlet {
				return true
			}
		}
	}
	kind := tables().nouns[lemma(&s.Tokens[i])]
	return kind == "outlet" || kind == "document"
}

// nounSource finds whose claim, report or promise a noun is.
func nounSource(doc *lang.Document, f *found) {
	s := &doc.Sentences[f.sentence]
	n := f.cue
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == "nmod:poss" {
			f.source = sourceAt(doc, f.sentence, antecedent(s, int(c)), f.cue)
			return
		}
	}
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); (r == "nmod" || r == "obl") && int(c) > n {
			switch clause.Preposition(s, int(c)) {
			case "by", "from", "among":
				f.source = sourceAt(doc, f.sentence, int(c), f.cue)
				return
			}
		}
	}
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		if t := &s.Tokens[c]; t.Rel() == "compound" && t.UPOS == "PROPN" || t.Rel() == "amod" && t.Form[0] >= 'A' && t.Form[0] <= 'Z' && c > 0 {
			f.source = sourceAt(doc, f.sentence, int(c), f.cue)
			return
		}
	}
	// "Paris made a promise to", "officials expressed fear that"
	q := int(s.Tokens[n].Head)
	if q < 0 || !clause.IsVerbal(s, q) || s.Tokens[n].Rel() != "obj" {
		return
	}
	switch lemma(&s.Tokens[q]) {
	case "make", "express", "voice", "have", "issue", "give", "offer", "raise", "share", "repeat", "renew", "reiterate",
		"post", "release", "publish", "send", "deliver", "cast", "hold", "announce", "file", "level", "reject", "deny", "dismiss":
		if w := lemma(&s.Tokens[q]); w == "reject" || w == "deny" || w == "dismiss" {
			return // somebody else's claim
		}
		for c := s.Tokens[q].First; c >= 0; c = s.Tokens[c].Next {
			if s.Tokens[c].Deprel == "nsubj" {
				f.source = sourceAt(doc, f.sentence, antecedent(s, int(c)), f.cue)
				return
			}
		}
		if h, _ := clause.Controller(s, q); h >= 0 && !clause.Passive(s, q) {
			f.source = sourceAt(doc, f.sentence, antecedent(s, h), f.cue)
		}
	}
}
