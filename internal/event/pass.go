package event

import (
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
)

// pass is the work on one document: the sentence at hand and what is known of it.
type pass struct {
	lex    *Lexicon
	doc    *lang.Document
	actors *actor.Finding
	places *place.Finding
	times  []timex.Expression
	last   map[string][2][]chancery.ActorID // by type: the parties of the last event
	latest string                           // the latest day the text names, "" for none
	scene  scene                            // where the last sentence that names a place plays

	s       *lang.Sentence
	si      int
	lemma   []string
	timed   []bool              // per token: part of a time expression
	mention []int32             // per token: the mention it heads, else one by name that covers it; -1
	args    [][]clause.Argument // per token, nil until asked for
	drafts  []draft
}

// draft is an event in the making.
type draft struct {
	tok    int
	sense  *sense
	entry  *Entry
	tokens []int // the other tokens of the trigger
	noun   int   // the object noun of a light verb, -1
	comp   int   // the complement of an operator, -1
	object int   // what the parser hung on the particle as on a preposition ("took in refugees"), -1
	gov    governor

	typ, mode, cameo string
	contexts         []string
	actor, rec       []chancery.ActorID
	others           []chancery.Other
	path             string
	status           clause.Status
	gone             bool
	inner            int // the draft it took in, -1
	depth            int // how far below it the inner one stands
}

// start prepares sentence si.
func (p *pass) start(si int) {
	p.si, p.s = si, &p.doc.Sentences[si]
	n := len(p.s.Tokens)
	p.lemma, p.mention, p.args, p.drafts, p.timed = p.lemma[:0], p.mention[:0], p.args[:0], p.drafts[:0], p.timed[:0]
	for i := 0; i < n; i++ {
		p.lemma = append(p.lemma, p.lex.lemma(&p.s.Tokens[i]))
		p.mention = append(p.mention, -1)
		p.args = append(p.args, nil)
		p.timed = append(p.timed, false)
	}
	for k := range p.times {
		if x := &p.times[k]; x.Sentence == si {
			for i := max(x.First, 0); i <= x.Last && i < n; i++ {
				p.timed[i] = true
			}
		}
	}
}

// lemma returns the lemma of a token in lower case. Where the engine's is unknown
// to the lexicon and a regular inflection of a known verb explains the form
// better, that verb.
func (l *Lexicon) lemma(t *lang.Token) string {
	w := lower(t.Lemma)
	if verb := irregular()[lower(t.Form)]; verb != "" {
		if t.UPOS == "VERB" || t.UPOS == "NOUN" && strings.HasSuffix(verb, "ie") {
			return verb
		}
	}
	if t.UPOS == "NOUN" && strings.HasSuffix(t.Form, "ing") && len(l.nouns[lower(t.Form)]) > 0 {
		return lower(t.Form) // a gerund that has become a noun
	}
	if t.UPOS != "VERB" || len(l.verbs[w]) > 0 {
		return w
	}
	form := lower(t.Form)
	for _, suffix := range [...]string{"ed", "ing", "es", "s", "d"} {
		stem, ok := strings.CutSuffix(form, suffix)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, try := range [...]string{stem, stem + "e", stem[:len(stem)-1], stem[:len(stem)-1] + "y"} {
			if len(l.verbs[try]) > 0 && (len(try) >= len(stem) || stem[len(stem)-1] == stem[len(stem)-2] || strings.HasSuffix(stem, "i")) {
				return try
			}
		}
	}
	return w
}

// cover ties the mentions of the sentence to tokens. from is the first mention
// that may belong to it; it returns the first that lies beyond.
func (p *pass) cover(from int) int {
	i := from
	for ; i < len(p.actors.Mentions) && p.actors.Mentions[i].Sentence <= p.si; i++ {
		m := &p.actors.Mentions[i]
		if m.Sentence != p.si || len(m.Actors) == 0 || m.Modifier {
			continue
		}
		if m.Form == chancery.ByName {
			for t := m.First; t <= m.Last && t < len(p.mention); t++ {
				if p.s.Tokens[t].UPOS == "PROPN" {
					p.mention[t] = int32(i)
				}
			}
		}
	}
	for j := from; j < i; j++ {
		m := &p.actors.Mentions[j]
		if m.Sentence == p.si && len(m.Actors) > 0 && !m.Modifier && m.Head < len(p.mention) {
			p.mention[m.Head] = int32(j)
		}
	}
	return i
}

// word returns the lemma at token i, "" outside the sentence.
func (p *pass) word(i int) string {
	if i < 0 || i >= len(p.lemma) {
		return ""
	}
	return p.lemma[i]
}

// in reports whether token i is in the set of words.
func (p *pass) in(w *wordset, i int) bool {
	if w.any {
		return true
	}
	if w.match(func(off int) string { return p.word(i + off) }) {
		return true
	}
	return w.party && len(p.parties(i, true, nil)) > 0
}

// arguments returns the logical arguments of token i.
func (p *pass) arguments(i int) []clause.Argument {
	if p.args[i] == nil {
		p.args[i] = clause.Arguments(p.s, i, make([]clause.Argument, 0, 6))
	}
	return p.args[i]
}

// measures are nouns that only measure or part what follows ("a round of talks").
var measures = wordMap("round series number lot group set kind wave spate part half package batch shipment ton tonne amount string flurry volley barrage hundred thousand dozen million billion couple majority handful delegation team form type member piece range host array campaign threat act tonnes third quarter rest one some all many several most couple patch kg kilogram kilo kilos litre liter barrel pound bag bottle sack box load truckload planeload shipload lorry truck scores score consignment collection section portion pair crowd contingent element percent statement expression outpouring day week month hour")

// through returns the noun that head measures, else head.
func (p *pass) through(head int) int {
	if !measures[p.lemma[head]] {
		return head
	}
	for _, a := range p.arguments(head) {
		if a.Relation == clause.Oblique && a.Prep == "of" {
			return a.Head
		}
	}
	return head
}

// governor says how a noun is tied to the clause above it.
type governor struct {
	kind byte // 'l' light verb, 'o' verb of happening, 'a' adjunct, 'c' predicate, 'r' root, 0 anything else
	verb int  // the governing verb, -1
	prep string
}

// governs finds the governor of noun n.
func (p *pass) governs(n int) governor {
	for depth := 0; depth < 5; depth++ {
		t := &p.s.Tokens[n]
		q := int(t.Head)
		if q < 0 {
			if p.s.Child(n, "cop") >= 0 || p.s.Child(n, "nsubj") >= 0 {
				return governor{'c', n, ""}
			}
			return governor{'r', -1, ""}
		}
		switch t.Rel() {
		case "conj":
			if q < n && !clause.IsVerbal(p.s, q) {
				n = q
				continue
			}
			if clause.IsVerbal(p.s, q) && p.s.Child(n, "cop") >= 0 {
				return governor{'c', n, ""}
			}
		case "nmod":
			switch prep := clause.Preposition(p.s, n); prep {
			case "after", "following", "during": // "made the comment following talks": hung on the object
				if v := int(p.s.Tokens[q].Head); v >= 0 && p.s.Tokens[q].Rel() == "obj" && clause.IsVerbal(p.s, v) {
					return governor{'a', v, prep}
				}
			}
			if measures[p.lemma[q]] || undertakings[p.lemma[q]] || p.lemma[q] == "day" {
				n = q
				continue
			}
		case "compound":
			if undertakings[p.lemma[q]] {
				n = q
				continue
			}
		case "obj":
			if p.light(q) {
				return governor{'l', q, ""}
			}
			if clause.IsVerbal(p.s, q) && p.class("cause", q) {
				return governor{'o', q, ""} // "sparked protests": they happened
			}
			return governor{0, q, ""}
		case "nsubj":
			if t.Deprel == "nsubj:pass" && p.light(q) {
				return governor{'l', q, ""}
			}
			if p.class("occur", q) {
				return governor{'o', q, ""}
			}
			return governor{0, q, ""}
		case "obl":
			prep := clause.Preposition(p.s, n)
			if clause.IsVerbal(p.s, q) || p.s.Tokens[q].UPOS == "ADJ" {
				switch prep {
				case "after", "following", "during", "in", "on", "at", "for", "amid", "with", "by", "through", "to", "under":
					return governor{'a', q, prep}
				}
				return governor{0, q, prep}
			}
		case "ccomp", "xcomp", "advcl", "acl", "parataxis", "root":
			if p.s.Child(n, "cop") >= 0 || p.s.Child(n, "nsubj") >= 0 {
				return governor{'c', n, ""}
			}
		}
		return governor{0, q, ""}
	}
	return governor{0, -1, ""}
}

// light reports whether verb q is a support verb.
func (p *pass) light(q int) bool {
	return clause.IsVerbal(p.s, q) && p.class("light", q)
}

func (p *pass) class(name string, i int) bool {
	c := p.lex.classes[name]
	return c != nil && c.words[p.lemma[i]]
}

// match reports whether the sense fits at token i, and fills tokens, noun and
// comp of the draft.
func (p *pass) match(i int, sn *sense, d *draft) bool {
	d.tokens, d.noun, d.comp, d.object = d.tokens[:0], -1, -1, -1
	for k := range sn.parts {
		pt := &sn.parts[k]
		found := -1
		switch pt.kind {
		case 'w':
			if i+1 < len(p.lemma) && pt.form[lower(p.s.Tokens[i+1].Form)] {
				found = i + 1
				if h := int(p.s.Tokens[i+1].Head); h > i && int(p.s.Tokens[h].Head) == i && p.s.Tokens[i+1].Rel() == "case" {
					d.object = h
				}
				break
			}
			for c := range p.s.Children(i) {
				if c > i && c <= i+9 && pt.form[lower(p.s.Tokens[c].Form)] {
					found = c
					break
				}
			}
		case '+':
			if d.object >= 0 {
				if found = p.among(&pt.words, d.object); found >= 0 {
					d.noun = found
					break
				}
			}
			for _, a := range p.arguments(i) {
				if a.Relation != clause.Object {
					continue
				}
				if found = p.among(&pt.words, a.Head); found >= 0 {
					d.noun = found
					break
				}
			}
		case '@':
			found = p.prepositional(i, pt)
			if found < 0 && d.noun >= 0 {
				found = p.prepositional(d.noun, pt)
			}
			if found < 0 && sn.noun { // "threats by the leader against Kenya": the second may hang on the first
				for _, a := range p.arguments(i) {
					if a.Relation == clause.Oblique && a.Prep == "by" && found < 0 {
						found = p.prepositional(a.Head, pt)
					}
				}
			}
			if found < 0 && d.noun < 0 && !sn.noun {
				for _, a := range p.arguments(i) {
					if a.Relation == clause.Object && a.Head > i && found < 0 {
						found = p.prepositional(a.Head, pt)
					}
				}
			}
		case '>':
			for _, a := range p.arguments(i) {
				if a.Relation == clause.Complement && (pt.preps == nil || pt.preps[a.Prep] && (a.Prep != "" || a.Via == "ccomp" || a.Via == "xcomp")) && (a.Head > i || a.Via == "ccomp") {
					found, d.comp = a.Head, a.Head
					break
				}
			}
			if found < 0 && d.noun >= 0 { // "reserve the right to respond"
				for _, a := range p.arguments(d.noun) {
					if a.Relation == clause.Complement && (pt.preps == nil || pt.preps[a.Prep]) && a.Head > d.noun {
						found, d.comp = a.Head, a.Head
						break
					}
				}
			}
			if found < 0 && pt.preps != nil { // a gerund tagged as a noun
				for _, a := range p.arguments(i) {
					if a.Relation == clause.Oblique && pt.preps[a.Prep] && a.Prep != "to" && a.Head > i {
						found, d.comp = a.Head, a.Head
						break
					}
				}
			}
		case '<':
			for j := i - 1; j >= 0 && j >= i-4; j-- {
				if p.in(&pt.words, j) || pt.words.lemmas[lower(p.s.Tokens[j].Form)] {
					found = j
					break
				}
			}
		}
		if found < 0 {
			return false
		}
		if pt.kind != '>' && (pt.kind != '@' || !pt.words.any) {
			d.tokens = append(d.tokens, found)
		}
	}
	if len(sn.entry.Modals) > 0 {
		if d.comp < 0 {
			return false
		}
		modal := clause.StatusOf(p.s, d.comp).Modal
		for _, m := range sn.entry.Modals {
			if m == modal || m == "base" && modal == "" && p.subjunctive(d.comp) {
				return true
			}
		}
		return false
	}
	return true
}

// subjunctive reports whether the clause of i stands in the base form that a
// demand takes: "insists that Egypt withdraw".
func (p *pass) subjunctive(i int) bool {
	for _, rel := range [...]string{"aux", "aux:pass", "cop"} {
		if c := p.s.Child(i, rel); c >= 0 {
			return lower(p.s.Tokens[c].Form) == "be"
		}
	}
	switch p.s.Tokens[i].XPOS {
	case "VB":
		return true
	case "VBP": // with a subject in the singular no form but the base looks so
		c := p.s.Child(i, "nsubj")
		return c >= 0 && (p.s.Tokens[c].XPOS == "NNP" || p.s.Tokens[c].XPOS == "NN")
	}
	return false
}

// among returns the conjunct of head, or what it measures, that is in the set; -1.
func (p *pass) among(w *wordset, head int) int {
	for _, h := range clause.Conjuncts(p.s, head, nil) {
		if p.in(w, h) {
			return h
		}
		for c := range p.s.Children(h) { // "called him a liar", "declared the vote unlawful"
			if r := p.s.Tokens[c].Rel(); (r == "appos" || r == "amod" && c > h || p.s.Tokens[h].UPOS == "PROPN" && c < h && (r == "compound" || r == "nmod" && p.s.Tokens[c].UPOS == "NOUN")) && p.in(w, c) {
				return c
			}
		}
		if t := p.through(h); t != h {
			if p.in(w, t) {
				return t
			}
			if t2 := p.through(t); t2 != t && p.in(w, t2) {
				return t2
			}
		}
	}
	return -1
}

// prepositional finds the oblique that part pt asks for under token i.
func (p *pass) prepositional(i int, pt *part) int {
	for _, a := range p.arguments(i) {
		if a.Relation == clause.Oblique && pt.preps[a.Prep] || a.Via == "by" && pt.preps["by"] && !pt.words.any {
			if pt.words.any {
				if clause.IsTime(p.s, a.Head) {
					continue
				}
				return a.Head
			}
			if h := p.among(&pt.words, a.Head); h >= 0 {
				return h
			}
		}
	}
	return -1
}

// lower is strings.ToLower without allocation for words in lower case.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(w)
		}
	}
	return w
}
