package attribution

import (
	"strings"

	"chancery/internal/clause"
	"chancery/lang"
)

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
		if f.frame == frameNP && tells(s, f.cue) && !toldNoun(s, f) {
			return false
		}
		if f.frame == frameNP && f.entry.stance == "promise" && !eventNoun(s, f.heads[0]) {
			return false
		}
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

// tells reports whether verb i makes known rather than judges what its object names.
func tells(s *lang.Sentence, i int) bool {
	switch tables().lemma(&s.Tokens[i]) {
	case "announce", "report", "note", "allege", "stress", "emphasize", "emphasise", "underline", "underscore", "reiterate", "reaffirm", "highlight":
		return true
	}
	return false
}

// toldNoun reports whether the object of "announced", "reported" is something that
// happens or is counted, told by somebody named: "announced the arrest of six men",
// "reported two cases", not "reported the theft to the police".
func toldNoun(s *lang.Sentence, f *found) bool {
	if clause.Passive(s, f.cue) || s.Tokens[f.cue].XPOS == "VBG" || s.Child(f.cue, "nsubj") < 0 || f.negated {
		return false
	}
	h := f.heads[0]
	if h < f.cue || s.Tokens[h].UPOS != "NOUN" || hasPhrase(s, f.cue, "to") || s.Tokens[f.cue].Deprel == "acl:relcl" {
		return false
	}
	switch tables().lemma(&s.Tokens[f.cue]) {
	case "announce", "report", "note", "allege":
	default:
		return true // "stressed the need for"
	}
	return eventNoun(s, h) || s.Child(h, "nummod") >= 0 || s.Child(h, "nmod") > h || clause.Marker(s, max(s.Child(h, "acl"), 0)) == "to"
}

// withPhrase adds to the object the phrase right behind it that the tree hangs under
// the verb: "stressed the need for a truce".
func withPhrase(s *lang.Sentence, f *found) []int {
	_, last := s.Subtree(f.heads[len(f.heads)-1])
	for c := s.Tokens[f.cue].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() != "obl" {
			continue
		}
		first, _ := s.Subtree(int(c))
		if p := clause.Preposition(s, int(c)); first == last+1 && (p == "for" || p == "of" || p == "on") && !clause.IsTime(s, int(c)) {
			return append(f.heads, int(c))
		}
	}
	return f.heads
}

// personal reports whether a pronoun stands for a person.
func personal(t *lang.Token) bool {
	switch lower(t.Form) {
	case "i", "we", "you", "he", "she", "they":
		return true
	}
	return false
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
		case allowed&(frameThat|frameTo) == frameThat && clause.Passive(s, i) && clause.Marker(s, c) == "to" && t.XPOS != "VBG" && !addresses(s, i) && !predicts(s, i):
			return frameThat // "is alleged to have paid"
		case allowed&(frameThat|frameTo) == frameThat && clause.Marker(s, c) == "to" && t.XPOS != "VBG" && s.Child(i, "obj") >= 0 && predicts(s, i):
			return frameThat // "expects tariffs to fall"
		case allowed&(frameThat|frameTo) == frameThat && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBN") && pronounObject(s, i, c):
			return frameThat // "maintained it controlled the city"
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
		if m == "" && c == i+1 && t.XPOS == "VBG" && allowed&frameIng != 0 {
			return frameIng // "denies sending weapons"
		}
		if o := s.Child(i, "obj"); m == "to" && o >= 0 && o < c && allowed&(frameThat|frameTo) == frameThat && t.XPOS != "VBG" {
			if predicts(s, i) {
				return frameThat
			}
		}
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

func predicts(s *lang.Sentence, i int) bool {
	e, _ := tables().lookup(s, i)
	return e != nil && e.stance == "predict"
}

// parted returns subject and predicate of a reported clause that a relative
// clause parts, which a parser may read as an object and a conjunct ("said Glas,
// who had fled, was a fugitive"); -1, -1 for none.
func parted(s *lang.Sentence, i int) (subject, predicate int) {
	o := s.Child(i, "iobj")
	if o < 0 {
		o = s.Child(i, "obj")
	}
	if o < i || o > i+6 || s.Child(o, "acl") < 0 && s.Child(o, "appos") < 0 {
		return -1, -1
	}
	_, last := s.Subtree(o)
	for v := last + 1; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		if h := int(t.Head); h != i && h != int(s.Tokens[i].Head) && h != o {
			continue
		}
		switch t.Rel() {
		case "conj", "ccomp", "parataxis":
			finite := t.XPOS == "VBD" || t.XPOS == "VBZ" || s.Child(v, "cop") > last || s.Child(v, "aux") > last
			if finite && s.Child(v, "nsubj") < 0 && s.Child(v, "cc") < 0 {
				return o, v
			}
		}
	}
	return -1, -1
}

// pronounObject reports whether a pronoun between verb i and c, taken for an
// object of i, may be the subject of c.
func pronounObject(s *lang.Sentence, i, c int) bool {
	o := s.Child(i, "obj")
	if o != i+1 || o >= c {
		return false
	}
	switch lower(s.Tokens[o].Form) {
	case "it", "he", "she", "they", "we":
		return true
	}
	return false
}
