package attribution

import (
	"unicode"
	"unicode/utf8"

	"chancery/internal/actor"
	"chancery/lang"
)

// maxCueGap is how far in bytes a cue may stand from the quotation it gives a
// speaker; room for a name with a long description.
const maxCueGap = 220

// speakers gives every quotation that is somebody's speech to a cue: one whose
// content it is part of, one in the same sentence, the one of the quotation it
// continues, or the last one of the paragraph.
func speakers(l *lexicon, doc *lang.Document, actors *actor.Finding, all []found) []found {
	quotes := Quotes(doc.Text)
	last := -1      // the attribution that spoke last
	lastPara := -10 // where
	for qi := range quotes {
		q := &quotes[qi]
		first, _ := doc.At(q.Inner.Start)
		final, _ := doc.At(q.Inner.End - 1)
		if first < 0 {
			continue
		}
		if final < first {
			final = first
		}
		if i := covering(doc, all, q); i >= 0 {
			merge(doc, quotes, &all[i], q)
			last, lastPara = i, doc.Sentences[final].Paragraph
			continue
		}
		if !speechLike(doc.Text, q) {
			continue
		}
		whole := standsAlone(doc.Text, q)
		i := -1
		if q.Continues && last >= 0 {
			i = last
		}
		if i < 0 {
			all, i = cueBeside(l, doc, actors, all, quotes, q, first, final)
		}
		if i < 0 && whole && last >= 0 {
			if p := doc.Sentences[first].Paragraph; p == lastPara || p == lastPara+1 && fillsParagraph(doc, q, first, final) {
				i = last
			}
		}
		if i < 0 && whole {
			i = lastIn(doc, all, first)
		}
		if i < 0 {
			continue
		}
		merge(doc, quotes, &all[i], q)
		last, lastPara = i, doc.Sentences[final].Paragraph
	}
	return all
}

// covering returns the attribution with a cue outside the quotation whose
// content overlaps it: the narrowest one, -1 for none.
func covering(doc *lang.Document, all []found, q *Quotation) int {
	best, size := -1, 0
	for i := range all {
		f := &all[i]
		if q.Outer.Overlaps(f.cueSpan) || f.entry.pos == "NOUN" && f.frame != frameThat {
			continue
		}
		for _, c := range f.content {
			if !c.Overlaps(q.Inner) {
				continue
			}
			if n := total(f.content); best < 0 || n < size {
				best, size = i, n
			}
		}
	}
	return best
}

// merge makes a quotation part of the content: it takes the place of what
// overlaps it and is not longer.
func merge(doc *lang.Document, quotes []Quotation, f *found, q *Quotation) {
	f.quoted = true
	speakerAfter(doc, f, q)
	var out []lang.Span
	done := false
	for _, c := range f.content {
		switch {
		case !c.Overlaps(q.Outer) && c.End < f.cueSpan.Start && f.cueSpan.End <= q.Outer.Start && q.Outer.Contains(headSpan(doc, f)) && !inQuote(quotes, c):
			continue // "Asked about it, he said: “…”"
		case !c.Overlaps(q.Outer):
			if !done && c.Start > q.Inner.Start {
				out, done = append(out, q.Inner), true
			}
			out = append(out, c)
			continue
		case c.Contains(q.Inner):
			out, done = append(out, c), true
			continue
		case !q.Outer.Contains(c):
			u := lang.Span{Start: min(c.Start, q.Inner.Start), End: max(c.End, q.Inner.End)}
			if u.Overlaps(f.cueSpan) || u.Overlaps(f.source.span) {
				u = c
				if c.Start < q.Outer.Start && q.Outer.Start < c.End {
					u.End = q.Inner.End
				}
				if u.Overlaps(f.cueSpan) {
					out = append(out, c)
					continue
				}
			}
			out, done = append(out, u), true
			continue
		}
		if !done {
			out, done = append(out, q.Inner), true
		}
	}
	if !done {
		out = append(out, q.Inner)
	}
	f.content = join(doc.Text, out)
}

// speakerAfter finds the source between the closing mark and the cue where the
// parser counts it to the quoted clause (“…,” a spokesman said).
func speakerAfter(doc *lang.Document, f *found, q *Quotation) {
	if f.source.head >= 0 || f.cueSpan.Start < q.Outer.End {
		return
	}
	s := &doc.Sentences[f.sentence]
	from := f.cue
	for from > 0 && s.Tokens[from-1].Start >= q.Outer.End {
		from--
	}
	for from < f.cue && s.Tokens[from].UPOS == "PUNCT" {
		from++
	}
	head := -1
	for j := from; j < f.cue; j++ {
		h := int(s.Tokens[j].Head)
		switch s.Tokens[j].UPOS {
		case "VERB", "AUX", "PUNCT":
			return
		case "NOUN", "PROPN", "PRON":
			if head < 0 && (h < from || h >= f.cue) {
				head = j
			}
		}
	}
	if head < 0 {
		return
	}
	f.source = source{f.sentence, head, lang.Span{Start: s.Tokens[from].Start, End: s.Tokens[f.cue-1].End}}
	for i, c := range f.content {
		if c.Overlaps(q.Outer) && c.End > q.Outer.End && c.End <= f.cueSpan.Start {
			f.content[i].End = max(q.Inner.End, c.Start+1)
		}
	}
}

// headSpan is the span of the token that heads the content, zero for none.
func headSpan(doc *lang.Document, f *found) lang.Span {
	if len(f.heads) == 0 {
		return lang.Span{}
	}
	return doc.Sentences[f.sentence].Tokens[f.heads[0]].Span
}

// join unites overlapping spans.
func join(text string, list []lang.Span) []lang.Span {
	for i := 1; i < len(list); i++ { // few and nearly sorted
		for j := i; j > 0 && list[j].Start < list[j-1].Start; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	out := list[:0]
	for _, s := range list {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// speechLike reports whether a quotation is more than a word or name in marks.
func speechLike(text string, q *Quotation) bool {
	inner := text[q.Inner.Start:q.Inner.End]
	words := 1
	for i := 0; i < len(inner); i++ {
		if inner[i] == ' ' {
			words++
		}
	}
	switch inner[len(inner)-1] {
	case '.', ',', '?', '!':
		return true
	}
	return words >= 4
}

// standsAlone reports whether a quotation begins where a sentence does.
func standsAlone(text string, q *Quotation) bool {
	i := q.Outer.Start
	for i > 0 && (text[i-1] == ' ' || text[i-1] == '\t') {
		i--
	}
	if i == 0 {
		return true
	}
	switch text[i-1] {
	case '\n', '.', '!', '?', ':', '"':
	default:
		if r, _ := utf8.DecodeLastRuneInString(text[:i]); r != '”' && r != '’' && r != '»' {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(text[q.Inner.Start:])
	return !unicode.IsLower(r)
}

// cueBeside finds a verb of speech outside all quotations in the sentences of
// the quotation, or in the short one after it, and returns its attribution,
// making it if need be.
func cueBeside(l *lexicon, doc *lang.Document, actors *actor.Finding, all []found, quotes []Quotation, q *Quotation, first, final int) ([]found, int) {
	bestK, bestI, bestGap := -1, -1, maxCueGap
	look := func(k int) {
		s := &doc.Sentences[k]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if inQuote(quotes, t.Span) {
				continue
			}
			e, _ := l.lookup(s, i)
			if e == nil || e.pos != "VERB" || e.frames&frameQuote == 0 || t.Rel() == "amod" || t.Rel() == "acl" && t.XPOS == "VBN" {
				continue // the last: "a song called “Rain”"
			}
			gap := t.Start - q.Outer.End
			if gap < 0 {
				gap = q.Outer.Start - t.End
			}
			if e.stance != "report" && e.stance != "claim" {
				gap += 40 // "said" beside "praised" is the one that speaks
			}
			if gap >= 0 && gap < bestGap {
				bestK, bestI, bestGap = k, i, gap
			}
		}
	}
	for k := first; k <= final; k++ {
		if k == first || k == final {
			look(k)
		}
	}
	if bestK < 0 && final+1 < len(doc.Sentences) && tagOf(doc, q, final+1) {
		look(final + 1)
	}
	if bestK < 0 && first > 0 && endsWithColon(doc, first-1, q) {
		bestGap = maxCueGap * 2
		look(first - 1)
	}
	if bestK < 0 {
		return headline(l, doc, all, q, first)
	}
	s := &doc.Sentences[bestK]
	if w := l.lemma(&s.Tokens[bestI]); w == "quote" || w == "cite" || w == "report" {
		for c := s.Tokens[bestI].First; c >= 0; c = s.Tokens[c].Next { // "quoted him as saying"
			if e, _ := l.lookup(s, int(c)); e != nil && int(c) > bestI && s.Tokens[c].XPOS == "VBG" && asBefore(s, int(c)) {
				bestI = int(c)
				break
			}
		}
	}
	for i := range all {
		if all[i].sentence == bestK && all[i].cue == bestI {
			if all[i].frame&(frameThat|frameQuote|frameWh) == 0 { // its own object was no speech
				all[i].content = nil
				all[i].frame = frameQuote
			}
			return all, i
		}
	}
	e, second := l.lookup(s, bestI)
	f := found{sentence: bestK, cue: bestI, entry: e, frame: frameQuote, via: -1, source: noSource, cueSpan: s.Tokens[bestI].Span}
	if second == bestI+1 {
		f.cueSpan.End = s.Tokens[second].End
	}
	f.negated = deniedCue(s, bestI)
	findSource(doc, actors, &f)
	return append(all, f), len(all)
}

// fillsParagraph reports whether nothing stands beside the quotation in its paragraph.
func fillsParagraph(doc *lang.Document, q *Quotation, first, final int) bool {
	p := doc.Sentences[first].Paragraph
	return (first == 0 || doc.Sentences[first-1].Paragraph != p) &&
		(final+1 >= len(doc.Sentences) || doc.Sentences[final+1].Paragraph != p)
}

// headline makes an attribution of a name, a colon and the quotation: "Minister:
// “We need more time”".
func headline(l *lexicon, doc *lang.Document, all []found, q *Quotation, k int) ([]found, int) {
	s := &doc.Sentences[k]
	colon := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start >= q.Outer.Start {
			break
		}
		if colon = -1; t.Form == ":" && i > 0 && i <= 8 && q.Outer.Start-t.End <= 2 {
			colon = i
			break
		}
		if t.UPOS == "VERB" || t.UPOS == "AUX" {
			break
		}
	}
	if colon < 0 {
		return all, -1
	}
	head := colon - 1
	for n := 0; n < 8; n++ {
		h := int(s.Tokens[head].Head)
		if h < 0 || h >= colon {
			break
		}
		head = h
	}
	if u := s.Tokens[head].UPOS; u != "PROPN" && u != "NOUN" || !l.animate(&s.Tokens[head]) {
		return all, -1
	}
	f := found{sentence: k, cue: colon, cueSpan: s.Tokens[colon].Span, entry: l.cues[lemmaKey{"say", "VERB"}], frame: frameQuote, via: -1}
	f.source = source{k, head, lang.Span{Start: s.Tokens[0].Start, End: s.Tokens[colon-1].End}}
	return append(all, f), len(all)
}

func asBefore(s *lang.Sentence, i int) bool { return i > 0 && lower(s.Tokens[i-1].Form) == "as" }

func inQuote(quotes []Quotation, s lang.Span) bool {
	for i := range quotes {
		if quotes[i].Outer.Start >= s.End {
			return false
		}
		if quotes[i].Outer.Overlaps(s) {
			return true
		}
	}
	return false
}

// tagOf reports whether sentence k is the "he asked." that a splitter cut off
// the quotation before it.
func tagOf(doc *lang.Document, q *Quotation, k int) bool {
	s := &doc.Sentences[k]
	if len(s.Tokens) == 0 || len(s.Tokens) > 14 || s.Start-q.Outer.End > 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.Tokens[0].Form)
	return unicode.IsLower(r) || s.Tokens[0].UPOS == "PROPN"
}

func endsWithColon(doc *lang.Document, k int, q *Quotation) bool {
	s := &doc.Sentences[k]
	return len(s.Tokens) > 0 && s.Tokens[len(s.Tokens)-1].Form == ":" && q.Outer.Start-s.End <= 3
}

// lastIn returns the last attribution by a verb of speech before sentence k in
// its paragraph and not more than one sentence away, -1 for none.
func lastIn(doc *lang.Document, all []found, k int) int {
	best := -1
	for i := range all {
		f := &all[i]
		if f.sentence >= k || k-f.sentence > 1 || doc.Sentences[f.sentence].Paragraph != doc.Sentences[k].Paragraph {
			continue
		}
		if f.entry.frames&frameQuote == 0 || f.source.head < 0 {
			continue
		}
		if best < 0 || all[best].cueSpan.Start < f.cueSpan.Start && !holds(all[best].content, f.cueSpan) {
			best = i
		}
	}
	return best
}
