package attribution

import (
	"slices"
	"strconv"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// find runs the steps that lead to attributions, in text order of their cues.
func find(doc *lang.Document, actors *actor.Finding) []found {
	l := tables()
	var out []found
	for k := range doc.Sentences {
		out = scan(l, doc, k, out)
	}
	for i := range out {
		findSource(doc, actors, &out[i])
	}
	out = slices.DeleteFunc(out, func(f found) bool { return idle(doc, &f) })
	out = speakers(l, doc, actors, out)
	out = quotedAs(doc, out)
	out = cited(l, doc, out)
	pointBack(doc, out)
	slices.SortStableFunc(out, func(a, b found) int {
		if n := a.cueSpan.Start - b.cueSpan.Start; n != 0 {
			return n
		}
		return b.source.head - a.source.head // of two for one cue, the one with a source
	})
	out = slices.CompactFunc(out, func(a, b found) bool { return a.cueSpan.Overlaps(b.cueSpan) })
	chain(doc, out)
	return out
}

// idle reports whether a cue without a source attributes nothing to anybody: an
// infinitive ("it is fair to assume that"), or a noun or verb with a phrase only
// ("calls for reform"), but for reports and claims.
func idle(doc *lang.Document, f *found) bool {
	if f.source.head >= 0 {
		return false
	}
	s := &doc.Sentences[f.sentence]
	if h := int(s.Tokens[f.cue].Head); f.entry.pos == "NOUN" && h >= 0 && h < f.cue && s.Tokens[f.cue].Rel() == "obl" {
		if e, _ := tables().lookup(s, h); e != nil && e.pos == "VERB" && inStatement(s, h) >= 0 {
			return true // "said in a statement that": the verb is the cue
		}
	}
	switch {
	case f.entry.stance == "report" && f.entry.pos == "NOUN", f.entry.stance == "claim" && f.entry.pos == "NOUN":
		return false
	case f.entry.pos == "NOUN":
		return f.frame != frameThat && f.frame != frameWh
	case f.frame&(prepositions|frameNP|frameAs|frameTo|frameIng) != 0:
		// the subject of a main verb may be there and the tree wrong
		return s.Tokens[f.cue].Rel() != "root" || s.Child(f.cue, "aux:pass") >= 0
	}
	return s.Tokens[f.cue].XPOS == "VB" && !clause.Passive(s, f.cue) && s.Tokens[f.cue].Rel() != "root"
}

// pointBack gives attributions of what was said before the content of the
// sentence before: that of its first attribution, else all of it.
func pointBack(doc *lang.Document, all []found) {
	for i := range all {
		f := &all[i]
		if !f.back {
			continue
		}
		for j := range all {
			if all[j].sentence == f.sentence-1 && len(all[j].content) > 0 && !all[j].back {
				f.content = slices.Clone(all[j].content)
				break
			}
		}
		if len(f.content) == 0 {
			f.content = []lang.Span{trimSentence(&doc.Sentences[f.sentence-1])}
		}
	}
}

func trimSentence(s *lang.Sentence) lang.Span {
	in := make([]bool, len(s.Tokens))
	for i := range in {
		in[i] = true
	}
	p := pieces(s, in, nil)
	if len(p) == 0 {
		return s.Span
	}
	return lang.Span{Start: p[0].Start, End: p[len(p)-1].End}
}

// quotedAs splits "Y quoted X as saying …" and "X was quoted by Y as saying …"
// in two: Y's attribution through which X's word came, and X's.
func quotedAs(doc *lang.Document, all []found) []found {
	var extra []found
	for i := range all {
		f := &all[i]
		if f.entry.pos != "VERB" {
			continue
		}
		s := &doc.Sentences[f.sentence]
		h := int(s.Tokens[f.cue].Head)
		if r := s.Tokens[f.cue].Rel(); h < 0 || r != "advcl" && r != "xcomp" && r != "ccomp" {
			continue
		}
		if s.Tokens[f.cue].XPOS != "VBG" && !hasAux(s, f.cue, "have") || clause.Marker(s, f.cue) != "as" && !asBefore(s, f.cue) {
			continue
		}
		switch tables().lemma(&s.Tokens[h]) {
		case "quote", "cite", "report":
		default:
			continue
		}
		outer := found{sentence: f.sentence, cue: h, cueSpan: s.Tokens[h].Span, entry: tables().cues[lemmaKey{"quote", "VERB"}], frame: frameQuote, via: -1, source: noSource}
		if clause.Passive(s, h) {
			if c := s.Child(h, "nsubj"); c >= 0 {
				f.source = sourceAt(doc, f.sentence, antecedent(s, c), f.cue)
			} else if c, _ := clause.Controller(s, h); c >= 0 {
				f.source = sourceAt(doc, f.sentence, antecedent(s, c), f.cue)
			}
			if by := passiveSource(s, h); by >= 0 {
				outer.source = sourceAt(doc, f.sentence, by, h)
			}
		} else {
			if c := s.Child(h, "obj"); c >= 0 {
				f.source = sourceAt(doc, f.sentence, antecedent(s, c), f.cue)
			}
			if c := s.Child(h, "nsubj"); c >= 0 {
				outer.source = sourceAt(doc, f.sentence, antecedent(s, c), f.cue)
			}
		}
		outer.heads, outer.content = f.heads, slices.Clone(f.content)
		extra = append(extra, outer)
	}
	for i := range extra { // the plain entry of the verb, if any, gives way
		all = slices.DeleteFunc(all, func(f found) bool { return f.cueSpan == extra[i].cueSpan })
	}
	return append(all, extra...)
}

// cited adds the sources that a source names: "the agency, citing officials, said
// that …". Their content is that of the cue which "citing" hangs on, through
// which they reached the report.
func cited(l *lexicon, doc *lang.Document, all []found) []found {
	for i, n := 0, len(all); i < n; i++ {
		s := &doc.Sentences[all[i].sentence]
		for c := 0; c < len(s.Tokens); c++ {
			if s.Tokens[c].XPOS != "VBG" || !above(s, all[i].cue, c) && !above(s, all[i].source.head, c) || all[i].source.sentence >= 0 && all[i].source.sentence != all[i].sentence {
				continue
			}
			if w := l.lemma(&s.Tokens[c]); w != "cite" && w != "quote" {
				continue
			}
			o := s.Child(c, "obj")
			if o < 0 || c == all[i].cue || clause.Marker(s, c) == "without" || holds(all[i].content, s.Tokens[c].Span) {
				continue
			}
			if k := l.nouns[lemma(&s.Tokens[o])]; k == "" && s.Tokens[o].UPOS != "PROPN" {
				continue
			}
			f := found{sentence: all[i].sentence, cue: c, cueSpan: s.Tokens[c].Span, entry: l.cues[lemmaKey{"quote", "VERB"}], frame: all[i].frame, via: i}
			f.source = sourceAt(doc, f.sentence, o, c)
			f.content, f.heads, f.enclosing = slices.Clone(all[i].content), all[i].heads, true
			f.through = all[i].cueSpan
			all = append(all, f)
		}
	}
	return all
}

// chain sets via: the narrowest other attribution whose content holds the cue.
func chain(doc *lang.Document, all []found) {
	for i := range all {
		f := &all[i]
		f.via = -1
		if f.through.End > 0 {
			f.via = slices.IndexFunc(all, func(g found) bool { return g.cueSpan == f.through })
			continue
		}
		best, size := -1, 0
		for j := range all {
			if i == j || all[j].cueSpan == f.cueSpan || !holds(all[j].content, f.cueSpan) || holds(f.content, all[j].cueSpan) {
				continue
			}
			if n := total(all[j].content); best < 0 || n < size {
				best, size = j, n
			}
		}
		f.via = best
		if best >= 0 {
			continue
		}
		// "quoted … as saying", "citing": the governing cue has the same content
		s := &doc.Sentences[f.sentence]
		for j := range all {
			g := &all[j]
			if j == i || g.sentence != f.sentence || int(s.Tokens[f.cue].Head) != g.cue || s.Tokens[f.cue].Rel() == "conj" {
				continue
			}
			if len(f.content) > 0 && len(g.content) > 0 && f.content[0].Overlaps(g.content[0]) {
				f.via = j
			}
		}
	}
}

func holds(content []lang.Span, s lang.Span) bool {
	for _, c := range content {
		if c.Contains(s) {
			return true
		}
	}
	return false
}

func total(content []lang.Span) int {
	n := 0
	for _, c := range content {
		n += c.Len()
	}
	return n
}

// finish turns what was found into attributions with ids.
func finish(doc *lang.Document, actors *actor.Finding, quotes []Quotation, all []found) []Attribution {
	out := make([]Attribution, 0, len(all))
	lastOutlet := chancery.ActorID("")
	for i := range all {
		f := &all[i]
		a := Attribution{Sentence: f.sentence, Token: f.cue}
		a.ID = id(i)
		a.Cue = chancery.Quote(doc.Text, f.cueSpan)
		a.Stance = f.entry.stance
		if f.source.head >= 0 {
			a.SourceText = chancery.Quote(doc.Text, f.source.span)
			a.Source = resolve(doc, actors, f.source)
			a.Sources = together(doc, actors, f.source, a.Source)
			s := &doc.Sentences[f.source.sentence]
			switch t := &s.Tokens[f.source.head]; {
			case a.Source == "" && isDocument(t) && author(doc, actors, f.source) != "":
				a.Source = author(doc, actors, f.source)
			case a.Source == "" && isDocument(t) && oneOfThem(s, f.source.head):
				if o := actors.Actor(lastOutlet); o != nil && o.Kind != chancery.Person {
					a.Source = lastOutlet
				}
			case a.Source == "" && f.via >= 0 && firstPerson(t): // "I" is who speaks
				for j := range out {
					if out[j].ID == id(f.via) {
						a.Source = out[j].Source
					}
				}
				if a.Source == "" {
					a.Source = resolve(doc, actors, all[f.via].source)
				}
			}
		} else {
			a.SourceText = chancery.Span{Start: a.Cue.Start, End: a.Cue.Start}
		}
		if a.Source != "" {
			lastOutlet = a.Source
		}
		for _, c := range f.content {
			a.Content = append(a.Content, chancery.Quote(doc.Text, closeQuote(quotes, c)))
		}
		a.Manner = manner(doc.Text, quotes, f.content)
		if f.via >= 0 {
			a.Via = id(f.via)
		}
		a.cue, a.negated, a.enclosing = f.entry, f.negated, f.enclosing
		a.heads = f.heads
		out = append(out, a)
	}
	return out
}

// closeQuote extends content that opens a quotation and holds all its words to
// the closing mark.
func closeQuote(quotes []Quotation, c lang.Span) lang.Span {
	for _, q := range quotes {
		if c.Start <= q.Outer.Start && c.Start < q.Inner.Start && q.Inner.End-1 <= c.End && c.End < q.Outer.End {
			c.End = q.Outer.End
		}
	}
	return c
}

func id(i int) chancery.AttributionID {
	return chancery.AttributionID("q" + strconv.Itoa(i+1))
}

func firstPerson(t *lang.Token) bool {
	switch lower(t.Form) {
	case "i", "we", "my", "our", "me", "us":
		return true
	}
	return false
}

// oneOfThem reports whether noun i is one document that has been told of: "the
// report", "its statement", not "reports" or "a poll".
func oneOfThem(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.XPOS == "NNS" {
		return false
	}
	d := s.Child(i, "det")
	return d < 0 || lower(s.Tokens[d].Form) != "a" && lower(s.Tokens[d].Form) != "an" && lower(s.Tokens[d].Form) != "another"
}

// isDocument reports whether a noun names a text rather than somebody.
func isDocument(t *lang.Token) bool {
	return tables().nouns[lemma(t)] == "document"
}

// manner says how much of the content is quoted: none, all but a connective, some.
func manner(text string, quotes []Quotation, content []lang.Span) string {
	in, all := 0, 0
	for _, c := range content {
		all += c.Len()
		for _, q := range quotes {
			if a, b := max(c.Start, q.Outer.Start), min(c.End, q.Outer.End); b > a {
				in += b - a
			}
		}
	}
	switch {
	case in == 0:
		return "indirect"
	case in >= all-6: // "that", a comma, the marks
		return "direct"
	}
	return "mixed"
}
