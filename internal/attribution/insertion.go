package attribution

import (
	"chancery/internal/clause"
	"chancery/lang"
)

// inserts reports whether a cue is used in insertions: "X, officials said", not
// "as India sees it".
func inserts(e *cue) bool {
	switch e.lemma {
	case "see", "view", "regard", "mean", "consider", "understand", "read", "feel", "know":
		return false
	}
	return e.stance != "deny" && e.stance != "doubt"
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
	case "acl": // ", the statement added", hung wrongly
		n := s.Child(i, "nsubj")
		return t.Deprel == "acl:relcl" && n >= 0 && n < i && n >= i-6 && !isWh(&s.Tokens[n]) && s.Child(i, "obj") < 0 && commaBefore(s, leftmost(s, n)) && onlyTail(s, i)
	case "conj": // ", the two countries announced", hung wrongly
		if i < h || s.Child(i, "cc") >= 0 || s.Child(i, "obj") >= 0 {
			return false
		}
		n := s.Child(i, "nsubj")
		return n >= 0 && n < i && n >= i-6 && commaBefore(s, i) && s.Tokens[i].XPOS != "VBN"
	case "advcl":
		m := clause.Marker(s, i)
		if c := s.Child(i, "mark"); c >= 0 && c+1 < i && s.Tokens[c+1].Form == "," {
			m = "" // "have died since, the ministry says": the mark belongs elsewhere
		}
		if m == "" && s.Tokens[i].XPOS != "VBG" && i > h && s.Child(i, "obj") < 0 {
			n := s.Child(i, "nsubj") // ", officials in London said", hung wrongly
			return n >= 0 && n < i && finiteClause(s, i) && commaBefore(s, leftmost(s, n))
		}
		return m == "as" && s.Child(i, "obj") < 0 && (s.Child(i, "nsubj") >= 0 || passiveSource(s, i) >= 0)
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

// tail reports whether verb i ends its sentence as "…, X said", whatever the tree:
// a comma or closing mark, a short noun phrase, the verb, and at most when and
// where it was said. It returns the head of the noun phrase and the last token
// before the comma, -1, -1 for none.
func tail(s *lang.Sentence, i int) (speaker, last int) {
	speaker = -1
	t := &s.Tokens[i]
	if t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || t.Rel() == "root" {
		return -1, -1
	}
	for j := i + 1; j < len(s.Tokens); j++ {
		if u := s.Tokens[j].UPOS; u == "VERB" || u == "AUX" || s.Tokens[j].Form == "," || j > i+6 {
			return -1, -1
		}
	}
	for j := i - 1; j > 2 && j > i-9; j-- {
		switch u := s.Tokens[j].UPOS; {
		case u == "PUNCT" && (s.Tokens[j].Form == "," || s.Tokens[j].XPOS == "''"):
			if speaker < 0 || j == i-1 {
				return -1, -1
			}
			for k := j - 1; k >= 0; k-- { // what is reported is a clause
				if x := s.Tokens[k].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" {
					return speaker, j - 1
				}
			}
			return -1, -1
		case j == i-1 && u != "NOUN" && u != "PROPN" && u != "PRON":
			return -1, -1
		case j == i-1:
			if isWh(&s.Tokens[j]) {
				return -1, -1
			}
			speaker = j
		case u == "VERB" || u == "AUX" || u == "SCONJ" || u == "CCONJ" || u == "PUNCT" || isWh(&s.Tokens[j]):
			return -1, -1
		}
	}
	return -1, -1
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

// leftmost returns the first token of the subtree of i.
func leftmost(s *lang.Sentence, i int) int {
	f, _ := s.Subtree(i)
	return f
}

// onlyTail reports whether nothing but phrases and punctuation of its own follows
// token i in the sentence.
func onlyTail(s *lang.Sentence, i int) bool {
	_, last := s.Subtree(i)
	for j := last + 1; j < len(s.Tokens); j++ {
		if s.Tokens[j].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}
