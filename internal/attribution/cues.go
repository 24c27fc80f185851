package attribution

import (
	"strings"

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
	n := clause.Negation(s, i)
	return n >= 0 && !(n > i && n+1 < len(s.Tokens) && lower(s.Tokens[n+1].Form) == "to")
}

// verbCue fills in the content of a verb by its complements, best frame first.
func verbCue(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	if s.Tokens[f.cue].Rel() == "amod" || s.Tokens[f.cue].Rel() == "compound" {
		return false
	}
	e := f.entry
	// "X, officials said"
	if e.frames&frameThat != 0 && inserts(e) && insertion(s, f.cue) {
		f.enclosing, f.frame = true, frameThat
		f.heads = []int{int(s.Tokens[f.cue].Head)}
		f.content = contentOf(s, f.heads, []int{f.cue})
		return len(f.content) > 0
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
	if len(f.heads) == 0 {
		return reportedThis(doc, f)
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
	if !plausible(s, f) {
		return false
	}
	f.content = contentOf(s, f.heads, []int{f.cue})
	if n := clause.Negation(s, f.cue); n > f.cue && !f.negated && len(f.content) > 0 && f.content[0].Start == s.Tokens[n+1].Start {
		f.content[0].Start = s.Tokens[n].Start // "vowed never to go"
	}
	return len(f.content) > 0
}

// underObject returns the gerund with one of the prepositions that hangs under
// the object of verb i ("suspected Oslo of arming them"), -1 for none.
func underObject(s *lang.Sentence, i int, allowed frames) int {
	o := s.Child(i, "obj")
	if o < 0 || allowed&prepositions == 0 {
		return -1
	}
	for g := s.Tokens[o].First; g >= 0; g = s.Tokens[g].Next {
		if r := s.Tokens[g].Rel(); int(g) > o && (r == "acl" || r == "advcl") && phraseFrame(clause.Marker(s, int(g)))&allowed != 0 {
			return int(g)
		}
	}
	return -1
}

// inStatement returns the clause of "said in a statement that …", which a parser
// may hang under the noun; -1 for none.
func inStatement(s *lang.Sentence, i int) int {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		r := s.Tokens[c].Rel()
		addressee := (r == "obj" || r == "iobj") && addresses(s, i)
		if int(c) < i || r != "obl" && r != "nmod" && !addressee {
			continue
		}
		for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
			if r := s.Tokens[g].Rel(); g < c || r != "acl" && r != "ccomp" {
				continue
			}
			f, _ := s.Subtree(int(g))
			if clause.Marker(s, int(g)) == "that" || addressee && lower(s.Tokens[f].Form) == "that" && s.Child(int(g), "nsubj") > f {
				return int(g)
			}
		}
	}
	return -1
}

// plausible rules out other senses of a verb: names ("a group called X"), "this
// means that", questions that are only objects.
func plausible(s *lang.Sentence, f *found) bool {
	subject := s.Child(f.cue, "nsubj")
	passive := clause.Passive(s, f.cue)
	switch f.frame {
	case frameAs, frameNP:
		if passive && passiveSource(s, f.cue) < 0 || s.Tokens[f.cue].Rel() == "acl" && f.frame == frameAs {
			return false
		}
	case frameThat, frameWh:
		switch lemma(&s.Tokens[f.cue]) {
		case "mean":
			return subject >= 0 && s.Tokens[subject].UPOS == "PRON" && personal(&s.Tokens[subject])
		}
	}
	return true
}

// personal reports whether a pronoun stands for a person.
func personal(t *lang.Token) bool {
	switch lower(t.Form) {
	case "i", "we", "you", "he", "she", "they":
		return true
	}
	return false
}

// inserts reports whether a cue is used in insertions: "X, officials said", not
// "as India sees it".
func inserts(e *cue) bool {
	switch e.lemma {
	case "see", "view", "regard", "mean", "consider", "understand", "read", "feel", "know":
		return false
	}
	return e.stance != "deny" && e.stance != "doubt"
}

// rank orders frames: a clause says more than a phrase.
func rank(f frames) int {
	switch f {
	case frameThat, frameQuote:
		return 0
	case frameWh:
		return 1
	case frameTo, frameIng:
		return 2
	case frameOf, frameFor, frameWith, frameOver, frameAbout, frameAgainst, frameOn, frameIn, frameFrom:
		return 3
	case frameAs:
		return 4
	}
	return 5
}

// bestFrame keeps the complements that belong to the chosen frame; an object
// goes with a phrase after it ("condemned Israel for the raid").
func bestFrame(s *lang.Sentence, f *found) []int {
	keep := f.heads[:0]
	for _, c := range f.heads {
		frame := complementFrame(s, f.cue, c, f.entry.frames)
		switch {
		case rank(frame) == rank(f.frame),
			frame == frameNP && f.frame&(prepositions|frameAs) != 0 && f.entry.frames&frameNP != 0,
			f.frame == frameThat && frame == frameWh:
			keep = append(keep, c)
		}
	}
	return keep
}

// complementFrame says which of the allowed frames the dependent c of verb i fills.
func complementFrame(s *lang.Sentence, i, c int, allowed frames) frames {
	t := &s.Tokens[c]
	switch t.Rel() {
	case "ccomp":
		switch {
		case whClause(s, c) && c > i:
			if allowed&frameWh == 0 && allowed&frameThat != 0 {
				return frameThat
			}
			return frameWh
		case bareClause(s, c) && allowed&frameTo == 0:
			switch tables().lemma(&s.Tokens[i]) {
			case "see", "hear", "feel":
				return 0
			}
			return frameThat
		case finiteClause(s, c):
			return frameThat
		case s.Tokens[c].XPOS == "VBG":
			if allowed&frameIng != 0 {
				return frameIng
			}
			return phraseFrame(clause.Marker(s, c))
		case allowed&frameTo == 0:
			return 0
		}
		return frameTo
	case "parataxis":
		// "The minister said: we will go", or a quotation the parser hung beside.
		if c > i && clausal(s, c) && colonBetween(s, i, c) {
			return frameThat
		}
	case "xcomp":
		switch {
		case allowed&frameAs != 0 && (allowed&frameTo == 0 || !clausal(s, c)):
			return frameAs
		case allowed&(frameThat|frameTo) == frameThat && clause.Passive(s, i) && clause.Marker(s, c) == "to" && t.XPOS != "VBG" && !addresses(s, i):
			return frameThat // "is alleged to have paid"
		case clause.Marker(s, c) == "to":
			if allowed&frameWh != 0 && whClause(s, c) {
				return frameWh
			}
			return frameTo
		case t.XPOS == "VBG":
			return frameIng
		case t.UPOS == "ADJ" || t.UPOS == "NOUN":
			if allowed&frameThat != 0 && (s.Child(i, "obj") >= 0 || tables().lemma(&s.Tokens[i]) == "say") {
				return frameThat // "considers it illegal", "Iran says ready for talks"
			}
		}
	case "advcl":
		m := clause.Marker(s, c)
		if f, _ := s.Subtree(c); f == i+1 && (m == "when" || m == "where" || m == "how" || m == "why" || m == "whether") && allowed&frameWh != 0 {
			return frameWh // "could not say when they would leave"
		}
		return phraseFrame(m)
	case "csubj":
		if t.Deprel == "csubj:pass" {
			return frameThat
		}
	case "advmod", "obj":
		if c > i && isWh(t) && (s.Child(c, "acl") > c || s.Child(c, "advcl") > c) { // "explained what it is"
			return frameWh
		}
		if t.Rel() == "advmod" || t.UPOS == "PRON" && t.Feat("PronType") == "Rel" {
			return 0
		}
		if allowed&frameAs != 0 {
			if s.Child(i, "xcomp") >= 0 || hasPhrase(s, i, "as") || objects(s, i) > 1 {
				return frameAs
			}
			if allowed&frameNP == 0 {
				return 0
			}
		}
		return frameNP
	case "nsubj":
		if t.Deprel == "nsubj:pass" && allowed&frameAs != 0 {
			return 0
		}
	case "obl", "nmod":
		m := clause.Preposition(s, c)
		if m == "as" {
			return frameAs
		}
		return phraseFrame(m)
	}
	return 0
}

func objects(s *lang.Sentence, i int) int {
	n := 0
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "obj" || s.Tokens[c].Rel() == "iobj" {
			n++
		}
	}
	return n
}

func hasPhrase(s *lang.Sentence, i int, prep string) bool {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); (r == "obl" || r == "nmod" || r == "advcl") && clause.Marker(s, int(c)) == prep {
			return true
		}
	}
	return false
}

func colonBetween(s *lang.Sentence, i, c int) bool {
	for j := i + 1; j < c; j++ {
		switch s.Tokens[j].Form {
		case ":", "\"", "“", "``", "‘", "«":
			return true
		}
	}
	return false
}

func phraseFrame(prep string) frames {
	f := frameNames[prep]
	return f & prepositions
}

// insertion reports whether verb i is a reporting clause that hangs under what
// it reports: "X, officials said", "as the minister put it".
func insertion(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	h := int(t.Head)
	if c := s.Child(i, "ccomp"); c >= 0 && !(c > i && whClause(s, c) && commaBefore(s, c)) { // but ", where thousands met"
		return false
	}
	if h < 0 || !clausal(s, h) && s.Tokens[h].Rel() != "root" {
		return false
	}
	switch t.Rel() {
	case "parataxis":
		return s.Child(i, "nsubj") >= 0 && (s.Child(i, "obj") < 0 || addresses(s, i)) || passiveSource(s, i) >= 0
	case "conj": // ", the two countries announced", hung wrongly
		if i < h || s.Child(i, "cc") >= 0 || s.Child(i, "obj") >= 0 {
			return false
		}
		n := s.Child(i, "nsubj")
		return n >= 0 && n < i && n >= i-6 && commaBefore(s, i) && s.Tokens[i].XPOS != "VBN"
	case "advcl":
		if m := clause.Marker(s, i); m == "" && s.Tokens[i].XPOS != "VBG" && i > h && s.Child(i, "obj") < 0 {
			n := s.Child(i, "nsubj") // ", officials in London said", hung wrongly
			return n >= 0 && n < i && finiteClause(s, i) && commaBefore(s, i)
		}
		return clause.Marker(s, i) == "as" && s.Child(i, "obj") < 0 && (s.Child(i, "nsubj") >= 0 || passiveSource(s, i) >= 0)
	}
	return false
}

// addresses reports whether the object of verb i is who is spoken to.
func addresses(s *lang.Sentence, i int) bool {
	switch tables().lemma(&s.Tokens[i]) {
	case "tell", "inform", "assure", "remind", "notify", "brief", "advise", "ask", "warn":
		return true
	}
	return false
}

// detached returns the subject of a reporting clause at the end of a sentence
// that a parser took for a noun with a participle (", the two sides announced on
// Monday"), -1 for none.
func detached(s *lang.Sentence, i int) int {
	t := &s.Tokens[i]
	n := int(t.Head)
	if t.Rel() != "acl" || n != i-1 || t.XPOS != "VBN" && t.XPOS != "VBD" || s.Tokens[n].Head < 0 || passiveSource(s, i) >= 0 {
		return -1
	}
	h := int(s.Tokens[n].Head)
	if h > n || !clausal(s, h) || !tables().animate(&s.Tokens[n]) {
		return -1
	}
	f, _ := s.Subtree(n)
	if f < n && s.Tokens[f].UPOS == "PUNCT" {
		return n
	}
	if f > 0 && s.Tokens[f-1].UPOS == "PUNCT" {
		return n
	}
	return -1
}

// commaBefore reports whether the subtree of i stands after a comma or a
// closing quotation mark.
func commaBefore(s *lang.Sentence, i int) bool {
	f, _ := s.Subtree(i)
	for f < i && s.Tokens[f].UPOS == "PUNCT" {
		f++
	}
	return f > 0 && s.Tokens[f-1].UPOS == "PUNCT"
}

// passiveSource returns the agent of a passive reporting verb, -1 for none.
func passiveSource(s *lang.Sentence, i int) int {
	for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); r == "obl" || r == "nmod" {
			if clause.Preposition(s, int(c)) == "by" {
				return int(c)
			}
		}
	}
	return -1
}

// contentOf returns the spans of the subtrees of heads without those of cut.
func contentOf(s *lang.Sentence, heads, cut []int) []lang.Span {
	in := make([]bool, len(s.Tokens))
	for _, h := range heads {
		if len(cut) == 1 && above(s, h, cut[0]) {
			subtreeWithout(s, h, cut, in)
			continue
		}
		subtreeWithout(s, h, nil, in)
	}
	for _, c := range cut { // the source of an enclosed cue may hang elsewhere
		in[c] = false
	}
	return pieces(s, in, nil)
}

// nounCue fills in the content of a noun: "the claim that …", "reports of …".
func nounCue(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
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

// gapless reports whether a clause taken for a relative one has "that", a
// subject and an object of its own: "reports that Britain had paid a sum".
func gapless(s *lang.Sentence, c int) bool {
	that, subject, object := false, false, false
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		switch r := s.Tokens[g].Rel(); {
		case lower(s.Tokens[g].Form) == "that" && int(g) < c:
			that = true
		case r == "nsubj":
			subject = true
		case r == "obj" && int(g) > c:
			object = true
		}
	}
	return that && subject && object
}

// eventNoun reports whether c looks like something that happens rather than a
// person or thing: a gerund, or a noun that ends like an action.
func eventNoun(s *lang.Sentence, c int) bool {
	t := &s.Tokens[c]
	if t.UPOS == "VERB" || t.XPOS == "VBG" {
		return true
	}
	if t.UPOS != "NOUN" {
		return false
	}
	w := lemma(t)
	for _, end := range [...]string{"ing", "ion", "ment", "ance", "ence", "al", "ack", "ash", "use", "der", "ship", "ism", "th", "ce"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
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

// accordingTo handles "according to X" at token i.
func accordingTo(l *lexicon, doc *lang.Document, k, i int) (found, bool) {
	s := &doc.Sentences[k]
	if i+2 >= len(s.Tokens) || lower(s.Tokens[i+1].Form) != "to" {
		return found{}, false
	}
	var e *cue
	for _, p := range l.phrases["according"] {
		e = p.cue
	}
	src := int(s.Tokens[i].Head)
	if src <= i+1 { // the parser missed it: the noun phrase that follows
		src = -1
		for j := i + 2; j < len(s.Tokens); j++ {
			if u := s.Tokens[j].UPOS; u == "NOUN" || u == "PROPN" || u == "PRON" {
				src = j
				break
			}
		}
		if src < 0 {
			return found{}, false
		}
		for h := int(s.Tokens[src].Head); h > src && s.Tokens[h].UPOS != "VERB" && s.Tokens[h].Rel() != "root"; h = int(s.Tokens[src].Head) {
			src = h
		}
	}
	if e == nil {
		return found{}, false
	}
	head := int(s.Tokens[src].Head)
	for head >= 0 && !clausal(s, head) && s.Tokens[head].Head >= 0 && s.Tokens[head].Rel() != "conj" {
		head = int(s.Tokens[head].Head)
	}
	if head < 0 {
		return found{}, false
	}
	for s.Tokens[head].Head >= 0 { // ", according to" takes in the clauses around it
		r := s.Tokens[head].Rel()
		if i > 0 && (r == "xcomp" || i > head && s.Tokens[i-1].Form == "," && (r == "ccomp" || r == "advcl" || r == "conj")) {
			head = int(s.Tokens[head].Head)
			continue
		}
		break
	}
	f := found{sentence: k, cue: i, entry: e, frame: framePP, enclosing: true, via: -1}
	f.cueSpan = lang.Span{Start: s.Tokens[i].Start, End: s.Tokens[i+1].End}
	f.source = sourceAt(doc, k, src, -1)
	f.heads = []int{head}
	f.content = contentOf(s, f.heads, []int{src})
	return f, len(f.content) > 0
}

// inTheWordsOf handles "in the words of X" and "in X's words" at "words", token i.
func inTheWordsOf(l *lexicon, doc *lang.Document, k, i int) (found, bool) {
	s := &doc.Sentences[k]
	head := int(s.Tokens[i].Head)
	if clause.Preposition(s, i) != "in" || head < 0 || !clausal(s, head) {
		return found{}, false
	}
	src := s.Child(i, "nmod:poss")
	if src < 0 {
		if src = s.Child(i, "nmod"); src < 0 || clause.Preposition(s, src) != "of" {
			return found{}, false
		}
	}
	f := found{sentence: k, cue: i, entry: l.cues[lemmaKey{"say", "VERB"}], frame: framePP, enclosing: true, via: -1, cueSpan: s.Tokens[i].Span}
	f.source = sourceAt(doc, k, src, -1)
	f.heads = []int{head}
	f.content = contentOf(s, f.heads, []int{i})
	return f, len(f.content) > 0
}

// reportedThis handles a passive cue whose subject points back: "This was also
// reported in state media".
func reportedThis(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	switch f.entry.stance {
	case "report", "confirm", "claim", "believe", "predict":
	default:
		return false
	}
	for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
		t := &s.Tokens[c]
		if t.Rel() != "nsubj" && t.Rel() != "expl" || !clause.Passive(s, f.cue) {
			continue
		}
		switch lower(t.Form) {
		case "this", "that", "it", "these":
			if m := thatAfter(s, f.cue); m > 0 { // the clause hangs elsewhere in the tree
				f.frame = frameThat
				f.content = []lang.Span{{Start: s.Tokens[m].Start, End: endOf(s)}}
				return true
			}
			f.back, f.frame = f.sentence > 0 && f.entry.stance == "report" && lower(t.Form) != "it", frameThat
			return f.back
		}
	}
	return false
}

// thatAfter returns the "that" which opens a clause shortly after token i, -1 for none.
func thatAfter(s *lang.Sentence, i int) int {
	for j := i + 1; j < len(s.Tokens) && j <= i+4; j++ {
		if lower(s.Tokens[j].Form) == "that" && j+2 < len(s.Tokens) {
			return j
		}
	}
	return -1
}

// endOf is the end of the last word of a sentence.
func endOf(s *lang.Sentence) int {
	n := len(s.Tokens) - 1
	for n > 0 && s.Tokens[n].UPOS == "PUNCT" {
		n--
	}
	return s.Tokens[n].End
}
