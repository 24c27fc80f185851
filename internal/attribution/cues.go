package attribution

import (
	"strings"

	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// found is an attribution on the way: where its parts stand.
type found struct {
	sentence  int
	cue       int // head token of the cue
	cueSpan   lang.Span
	entry     *cue
	frame     frames // the frame that gave the content
	negated   bool
	source    source
	content   []lang.Span
	heads     []int     // tokens of the sentence that head the content
	enclosing bool      // the cue hangs under its content (", officials said")
	back      bool      // the content is what the sentence before says ("This was also reported")
	quoted    bool      // a quotation is part of the content
	through   lang.Span // the cue of the attribution it came through, if that is known
	via       int       // index of the attribution it came through, -1
}

// lookup returns the entry for the token as a cue, and the second token of an
// entry of two words or -1. It returns nil for a token that is no cue.
func (l *lexicon) lookup(s *lang.Sentence, i int) (*cue, int) {
	t := &s.Tokens[i]
	pos := t.UPOS
	switch pos {
	case "VERB", "NOUN", "ADJ":
	case "AUX":
		return nil, -1
	default:
		if !clause.IsVerbal(s, i) {
			return nil, -1
		}
		pos = "VERB"
	}
	w := l.lemma(t)
	if pos == "VERB" {
		for _, p := range l.phrases[w] {
			if p.cue.pos != "VERB" {
				continue
			}
			if j := secondWord(s, i, p.second); j >= 0 {
				return p.cue, j
			}
		}
	}
	if e := l.cues[lemmaKey{w, pos}]; e != nil {
		return e, -1
	}
	if pos == "ADJ" && (t.XPOS == "VBN" || t.XPOS == "VBD" || t.XPOS == "VBG") {
		return l.cues[lemmaKey{w, "VERB"}], -1
	}
	return nil, -1
}

// secondWord returns the token that completes an entry of two words after verb
// i: a particle, adverb, adjective, object, or the preposition of a phrase.
func secondWord(s *lang.Sentence, i int, second string) int {
	for j := i + 1; j < len(s.Tokens) && j <= i+5; j++ {
		t := &s.Tokens[j]
		if lower(t.Form) != second {
			continue
		}
		h := int(t.Head)
		if h == i {
			return j
		}
		if h > j && int(s.Tokens[h].Head) == i && (t.Rel() == "case" || t.Rel() == "mark" || t.Rel() == "advmod") {
			return j
		}
	}
	return -1
}

// scan finds the attributions that grammar alone shows in sentence k.
func scan(l *lexicon, doc *lang.Document, k int, out []found) []found {
	s := &doc.Sentences[k]
	for i := range s.Tokens {
		if strings.EqualFold(s.Tokens[i].Form, "according") {
			if f, ok := accordingTo(l, doc, k, i); ok {
				out = append(out, f)
			}
			continue
		}
		if lower(s.Tokens[i].Form) == "words" {
			if f, ok := inTheWordsOf(l, doc, k, i); ok {
				out = append(out, f)
			}
			continue
		}
		e, second := l.lookup(s, i)
		if e == nil {
			continue
		}
		f := found{sentence: k, cue: i, entry: e, via: -1, source: noSource}
		f.cueSpan = s.Tokens[i].Span
		if second == i+1 {
			f.cueSpan.End = s.Tokens[second].End
		}
		f.negated = deniedCue(s, i)
		var ok bool
		switch e.pos {
		case "VERB":
			ok = verbCue(doc, &f)
		case "NOUN":
			ok = nounCue(doc, &f)
		case "ADJ":
			ok = adjectiveCue(doc, &f)
		}
		if ok {
			out = append(out, f)
		}
	}
	return out
}

// deniedCue reports whether the cue itself is negated: "did not say that", not
// "vowed never to go".
func deniedCue(s *lang.Sentence, i int) bool {
	if s.Tokens[i].Rel() == "xcomp" && denied(s, i) { // "declined to say"
		return true
	}
	n := clause.Negation(s, i)
	return n >= 0 && !(n > i && n+1 < len(s.Tokens) && lower(s.Tokens[n+1].Form) == "to")
}

// verbCue fills in the content of a verb by its complements, best frame first.
func verbCue(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	e := f.entry
	if r := s.Tokens[f.cue].Rel(); r == "amod" || r == "compound" {
		// "Cleverly denied reports": a surname that is a word as well
		h := int(s.Tokens[f.cue].Head)
		if e.frames&frameNP == 0 || h < f.cue || s.Tokens[h].Rel() != "root" || mentionBefore(doc, &actor.Finding{}, f.sentence, f.cue) < 0 {
			return false
		}
		f.frame, f.heads = frameNP, []int{h}
		f.content = contentOf(s, f.heads, []int{f.cue})
		return len(f.content) > 0
	}
	// "X, officials said"
	if e.frames&frameThat != 0 && inserts(e) && insertion(s, f.cue) {
		f.enclosing, f.frame = true, frameThat
		f.heads = []int{int(s.Tokens[f.cue].Head)}
		f.content = contentOf(s, f.heads, []int{f.cue})
		return len(f.content) > 0
	}
	if tailed(doc, f) || chargeDenied(s, f) {
		return true
	}
	if strings.HasPrefix(e.lemma, "carry ") { // "TASS also carried the report"
		f.back, f.frame = f.sentence > 0, frameThat
		return f.back
	}
	if n := detached(s, f.cue); n >= 0 && e.frames&frameThat != 0 && (e.stance == "report" || e.stance == "confirm" || e.stance == "claim") {
		f.enclosing, f.frame = true, frameThat
		f.heads = []int{int(s.Tokens[n].Head)}
		f.content = contentOf(s, f.heads, []int{n})
		f.source = sourceAt(doc, f.sentence, n, f.cue)
		return len(f.content) > 0
	}
	for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
		frame := complementFrame(s, f.cue, int(c), e.frames)
		if frame == 0 || e.frames&frame == 0 {
			continue
		}
		f.heads = append(f.heads, int(c))
		if f.frame == 0 || rank(frame) < rank(f.frame) {
			f.frame = frame
		}
	}
	f.heads = bestFrame(s, f)
	if c := underObject(s, f.cue, e.frames); len(f.heads) == 0 && c >= 0 {
		f.heads, f.frame = []int{c}, e.frames&prepositions
	}
	if c := inStatement(s, f.cue); len(f.heads) == 0 && c >= 0 && e.frames&frameThat != 0 {
		f.heads, f.frame = []int{c}, frameThat
	}
	if len(f.heads) == 0 && e.frames&frameThat != 0 {
		if o, v := parted(s, f.cue); v >= 0 {
			f.heads, f.frame = []int{o, v}, frameThat
		}
	}
	if len(f.heads) == 0 {
		return announced(doc, f) || restOf(s, f) || reportedThis(doc, f)
	}
	if h := f.heads[0]; len(f.heads) == 1 && s.Tokens[h].Rel() == "ccomp" && s.Child(h, "nsubj") < 0 && !addresses(s, f.cue) {
		o := s.Child(f.cue, "iobj")
		if o < 0 && s.Child(h, "mark") < 0 && finiteClause(s, h) {
			o = s.Child(f.cue, "obj")
		}
		if o > f.cue && o < h {
			f.heads = []int{o, h} // its subject, parted from it by a relative clause
		}
	}
	if f.frame == frameThat { // of two subjects the far one belongs to the content
		near, far := -1, -1
		for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
			if s.Tokens[c].Deprel == "nsubj" && int(c) < f.cue {
				near, far = int(c), near
			}
		}
		if far >= 0 && f.heads[0] > far && f.heads[0] < near {
			f.heads = append(f.heads, far)
		}
	}
	if o := s.Child(f.cue, "obj"); f.frame == frameThat && o >= 0 && len(f.heads) == 1 && s.Tokens[f.heads[0]].Rel() != "ccomp" && s.Child(f.heads[0], "nsubj") < 0 && o < f.heads[0] && !addresses(s, f.cue) {
		f.heads = []int{o, f.heads[0]} // the subject of what is expected
	}
	if !plausible(s, f) {
		return false
	}
	f.heads = unspliced(s, f)
	if f.frame == frameNP && tells(s, f.cue) {
		f.heads = withPhrase(s, f)
	}
	f.content = beforeSemicolon(s, f.cue, contentOf(s, f.heads, []int{f.cue}))
	if n := clause.Negation(s, f.cue); n > f.cue && !f.negated && len(f.content) > 0 && f.content[0].Start == s.Tokens[n+1].Start {
		f.content[0].Start = s.Tokens[n].Start // "vowed never to go"
	}
	return len(f.content) > 0
}

// nounCue fills in the content of a noun: "the claim that …", "reports of …".
func nounCue(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	if f.entry.lemma == "charge" && f.cue > 0 && lower(s.Tokens[f.cue-1].Form) == "in" {
		return false // "in charge of"
	}
	for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		if int(c) < f.cue {
			continue
		}
		var frame frames
		switch t.Rel() {
		case "ccomp":
			frame = frameThat
			if whClause(s, int(c)) {
				frame = frameWh
			}
		case "acl":
			switch m := clause.Marker(s, int(c)); {
			case t.Deprel == "acl:relcl" && !gapless(s, int(c)):
				continue
			case m == "that" || t.Deprel == "acl:relcl":
				frame = frameThat
			case m == "to":
				frame = frameTo
			case whClause(s, int(c)):
				frame = frameWh
			default:
				frame = phraseFrame(m)
			}
		case "nmod", "obl":
			frame = phraseFrame(clause.Preposition(s, int(c)))
			if frame == frameOf && f.entry.frames&frameOf != 0 && !eventNoun(s, int(c)) {
				continue
			}
		}
		if frame&f.entry.frames == 0 {
			continue
		}
		f.frame = frame
		f.heads = append(f.heads, int(c))
		break
	}
	if len(f.heads) == 0 {
		return false
	}
	f.content = contentOf(s, f.heads, []int{f.cue})
	return len(f.content) > 0
}

// adjectiveCue: "is confident that", "was not sure whether".
func adjectiveCue(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	t := &s.Tokens[f.cue]
	if t.Rel() == "amod" || t.Head >= 0 && lemma(&s.Tokens[t.Head]) == "make" { // "make sure"
		return false
	}
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		r := s.Tokens[c].Rel()
		if r == "expl" {
			return false
		}
		if int(c) < f.cue || (r != "ccomp" && r != "advcl" && r != "acl") || !finiteClause(s, int(c)) {
			continue
		}
		frame := frameThat
		if whClause(s, int(c)) {
			frame = frameWh
		}
		if m := clause.Marker(s, int(c)); r != "ccomp" && m != "that" && frame != frameWh || f.entry.frames&frame == 0 {
			continue
		}
		f.frame = frame
		f.heads = append(f.heads, int(c))
	}
	if len(f.heads) == 0 {
		return false
	}
	f.content = contentOf(s, f.heads, []int{f.cue})
	return len(f.content) > 0
}

// unspliced drops a second clause that only a comma joins to the content and that
// reports in its own right: "Oslo says it won, Bergen denies it".
func unspliced(s *lang.Sentence, f *found) []int {
	if len(f.heads) < 2 {
		return f.heads
	}
	out := f.heads[:1]
	for _, h := range f.heads[1:] {
		if h > f.cue && s.Tokens[h].Rel() == "ccomp" && s.Child(h, "cc") < 0 && s.Child(h, "mark") < 0 && s.Child(h, "nsubj") >= 0 && commaBefore(s, h) {
			continue
		}
		out = append(out, h)
	}
	return out
}

// beforeSemicolon cuts content after the cue at a semicolon outside quotation
// marks.
func beforeSemicolon(s *lang.Sentence, cue int, content []lang.Span) []lang.Span {
	quoted := false
	for j := cue + 1; j < len(s.Tokens); j++ {
		switch s.Tokens[j].Form {
		case "“", "``", "«":
			quoted = true
		case "”", "''", "»":
			quoted = false
		case "\"":
			quoted = !quoted
		case ";":
			if quoted {
				continue
			}
			var out []lang.Span
			for _, c := range content {
				if c.Start >= s.Tokens[j].Start {
					continue
				}
				if c.End > s.Tokens[j].Start {
					c.End = s.Tokens[j-1].End
				}
				out = append(out, c)
			}
			return out
		}
	}
	return content
}
