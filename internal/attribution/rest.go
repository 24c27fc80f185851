package attribution

import (
	"chancery/internal/clause"
	"chancery/lang"
)

// restOf gives a verb of speech whose complement the tree has lost what stands
// behind it to the end of its sentence: "said attacks that targeted civilians were
// unlawful", read as an object with two relative clauses. What stands there must
// hold a main clause.
func restOf(s *lang.Sentence, f *found) bool {
	i := f.cue
	if x := s.Tokens[i].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && !(x == "VBN" && hasAux(s, i, "have")) || clause.Passive(s, i) {
		return false
	}
	if s.Tokens[i].Deprel == "acl:relcl" || f.negated || f.entry.frames&frameThat == 0 {
		return false
	}
	objects := false
	plain := false // takes hardly anything but clauses
	switch tables().lemma(&s.Tokens[i]) {
	case "say":
		plain = true
	case "claim", "maintain", "state", "estimate", "announce", "report": // often with objects
		objects = true
	case "insist", "warn", "argue", "suggest", "believe", "allege", "reveal", "conclude", "acknowledge", "admit", "concede", "stress", "assert":
	case "tell":
	default:
		return false
	}
	from := i + 1
	if addresses(s, i) { // "told reporters, …"
		o := s.Child(i, "obj")
		if o < 0 {
			o = s.Child(i, "iobj")
		}
		if o < i || o > i+6 {
			return false
		}
		from = o + 1
		if from >= len(s.Tokens) || s.Tokens[from].Form != "," {
			return false
		}
		from++
	}
	for from < len(s.Tokens) && (isWeekday(s.Tokens[from].Form) || lower(s.Tokens[from].Form) == "that") {
		from++
	}
	if from+2 >= len(s.Tokens) || !opensClause(&s.Tokens[from]) {
		return false
	}
	end := from
	finite, openers, verbs := 0, 0, 0
	for ; end < len(s.Tokens); end++ {
		t := &s.Tokens[end]
		if t.Form == ";" || t.Form == ":" {
			break
		}
		if finite == 0 && objects && t.UPOS == "CCONJ" && (s.Tokens[end-1].Form == "," || end+1 < len(s.Tokens) && isFinite(&s.Tokens[end+1])) {
			return false // "claimed six lives, and …", "maintains his innocence and blames …"
		}
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			finite++
			verbs++
		case "VB", "VBG", "VBN":
			verbs++
		case "WDT", "WP", "WRB", "WP$":
			openers++
		}
		if t.UPOS == "SCONJ" && t.Rel() == "mark" && end > from {
			openers++
		}
	}
	if verbs == 0 || !plain && finite <= openers {
		return false
	}
	for end > from && s.Tokens[end-1].UPOS == "PUNCT" && s.Tokens[end-1].XPOS != "''" {
		end--
	}
	f.heads = f.heads[:0]
	for k := from; k < end; k++ { // what hangs outside heads the content
		if h := int(s.Tokens[k].Head); (h < from || h >= end) && s.Tokens[k].UPOS != "PUNCT" {
			f.heads = append(f.heads, k)
		}
	}
	f.frame = frameThat
	f.content = []lang.Span{{Start: s.Tokens[from].Start, End: s.Tokens[end-1].End}}
	return len(f.heads) > 0
}

func isFinite(t *lang.Token) bool {
	return t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP"
}

// opensClause reports whether a token may be the first of a reported clause.
func opensClause(t *lang.Token) bool {
	switch t.UPOS {
	case "DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON":
	case "ADV":
		switch lower(t.Form) {
		case "so", "too", "yes", "no", "then", "there", "here", "more", "much", "otherwise", "as":
			return lower(t.Form) == "there" || lower(t.Form) == "more"
		}
	case "VERB":
		return t.XPOS == "VBG"
	default:
		return false
	}
	switch lower(t.Form) {
	case "something", "nothing", "anything", "everything", "so", "goodbye", "hello", "yes", "no", "what", "which", "who":
		return false
	}
	return true
}

func isWeekday(form string) bool {
	switch lower(form) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// tailed gives "…, newspaper X reported" at the end of a sentence, which the tree
// has hung under a word of what it reports, all that stands before.
func tailed(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	if f.entry.frames&frameThat == 0 || !inserts(f.entry) || f.entry.stance != "report" && f.entry.stance != "claim" && f.entry.stance != "confirm" {
		return false
	}
	speaker, last := tail(s, f.cue)
	if speaker < 0 {
		return false
	}
	first := 0
	for first < last && s.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	f.enclosing, f.frame, f.heads = true, frameThat, nil
	for k := first; k <= last; k++ {
		if s.Tokens[k].Rel() == "root" {
			f.heads = []int{k}
		}
	}
	if len(f.heads) == 0 {
		return false
	}
	from := speaker
	for from > last+2 {
		from--
	}
	f.source = source{f.sentence, speaker, lang.Span{Start: s.Tokens[from].Start, End: s.Tokens[f.cue-1].End}}
	f.content = []lang.Span{{Start: s.Tokens[first].Start, End: s.Tokens[last].End}}
	return true
}

// announced gives "The minister said:" at the end of a paragraph the paragraphs that
// follow without quotation marks, up to the next such line.
func announced(doc *lang.Document, f *found) bool {
	s := &doc.Sentences[f.sentence]
	n := len(s.Tokens)
	if n < 3 || f.cue < n-12 || s.Tokens[n-1].Form != ":" || !inserts(f.entry) || f.entry.frames&frameQuote == 0 {
		return false
	}
	switch tables().lemma(&s.Tokens[f.cue]) {
	case "say", "add", "state", "comment", "write", "declare", "continue":
	default:
		return false
	}
	for j := f.cue + 1; j < n; j++ {
		if s.Tokens[j].UPOS == "VERB" {
			return false
		}
	}
	end := f.sentence
	for k := f.sentence + 1; k < len(doc.Sentences) && k <= f.sentence+40; k++ {
		t := doc.Sentences[k].Tokens
		if k == f.sentence+1 && (doc.Sentences[k].Paragraph == s.Paragraph || len(t) > 0 && opensQuote(t[0].Form)) {
			return false
		}
		if len(t) == 0 || t[len(t)-1].Form == ":" || !sentenceEnd(t[len(t)-1].Form) {
			break
		}
		end = k
	}
	if end == f.sentence {
		return false
	}
	f.frame = frameQuote
	f.content = []lang.Span{{Start: doc.Sentences[f.sentence+1].Start, End: doc.Sentences[end].End}}
	return true
}

func opensQuote(form string) bool {
	switch form {
	case "\"", "“", "``", "‘", "«", "'":
		return true
	}
	return false
}

func sentenceEnd(form string) bool {
	switch form {
	case ".", "!", "?", "…", "...":
		return true
	}
	return false
}
