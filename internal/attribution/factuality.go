package attribution

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
	"chancery/lang"
)

// Factuality returns how certain the author of a text is that what a token says
// (a verb, or a noun or adjective that stands for an event or state) is so, and
// why: the words that make it less than certain. The words of others count as
// far as the author stands by them.
func Factuality(doc *lang.Document, sentence, token int) (chancery.Factuality, string) {
	w := walk{l: tables(), s: &doc.Sentences[sentence]}
	v := w.at(token)
	return v.value(), w.reason()
}

// walk goes down from the root of a sentence, or from a cue, to one token and
// keeps count of what each word on the way does to certainty and polarity.
type walk struct {
	l       *lexicon
	s       *lang.Sentence
	top     int       // token whose complement the walk starts in; set with below
	below   bool      // start under top, not at the root
	start   stand     // the stand there, certain if below is not set
	ignore  lang.Span // words whose effect is part of the event itself
	commits bool      // promises and plans on the way count as done: the event is the promise
	refuses bool      // the event is a refusal: what negates its words makes it
	path    []int
	used    []int // negators already counted, on the noun and its verb alike
	reasons []string
	signals func(string) // receives the signals of the way, nil for nobody
}

func (w *walk) because(why, word string) {
	if word != "" {
		why += ": " + word
	}
	w.reasons = append(w.reasons, why)
}

func (w *walk) reason() string {
	if len(w.reasons) == 0 {
		return "asserted"
	}
	return strings.Join(w.reasons, ", ")
}

func (w *walk) signal(name string) {
	if w.signals != nil {
		w.signals(name)
	}
}

// at returns the stand on token i.
func (w *walk) at(i int) stand {
	s := w.s
	w.path, w.used = w.path[:0], w.used[:0]
	for j, n := i, 0; j >= 0 && n <= len(s.Tokens); j, n = int(s.Tokens[j].Head), n+1 {
		if w.below && j == w.top {
			break
		}
		w.path = append(w.path, j)
	}
	in := certain
	if w.below || w.start != (stand{}) {
		in = w.start
	}
	if !w.below {
		in = w.sentence(in, w.path[len(w.path)-1])
	}
	out := in
	before := 0 // negators and reasons counted before the first conjunct
	because := 0
	for n := len(w.path) - 1; n >= 0; n-- {
		j := w.path[n]
		if n < len(w.path)-1 {
			if s.Tokens[j].Rel() == "conj" { // what denies one conjunct need not deny the next
				w.used, w.reasons = w.used[:before], w.reasons[:because]
			}
			in = w.link(w.path[n+1], j, in, out)
		}
		before, because = len(w.used), len(w.reasons)
		out = w.local(j, in, n == 0)
	}
	return out
}

// sentence applies what holds for all of it: a question, a command.
func (w *walk) sentence(in stand, root int) stand {
	s := w.s
	last := len(s.Tokens) - 1
	for last > 0 && s.Tokens[last].UPOS == "PUNCT" && s.Tokens[last].Form != "?" {
		last--
	}
	if s.Tokens[last].Form == "?" {
		if !openWh(s, root) {
			w.because("question", "")
			w.signal("question")
			return stand{}
		}
		w.signal("wh-question")
	}
	t := &s.Tokens[root]
	if t.Feat("Mood") == "Imp" && root <= 2 && s.Child(root, "nsubj") < 0 {
		w.because("command", "")
		w.signal("imperative")
		return stand{}
	}
	return in
}

// openWh reports whether a question takes its predicate for granted: why, when,
// where, how.
func openWh(s *lang.Sentence, root int) bool {
	for i := 0; i < len(s.Tokens) && i < root; i++ {
		switch lower(s.Tokens[i].Form) {
		case "why", "when", "where", "how":
			return true
		}
	}
	return false
}

// link returns the stand with which child c of p begins: in is the stand on p's
// surroundings, out that on p itself.
func (w *walk) link(p, c int, in, out stand) stand {
	s := w.s
	t := &s.Tokens[c]
	switch t.Rel() {
	case "conj":
		if contrast(s, c) {
			w.because("negation", "rather than")
			return in.weaken(stand{3, -1})
		}
		return in
	case "ccomp", "csubj", "xcomp":
		return w.complement(p, c, out)
	case "advcl":
		return w.adverbial(p, c, in, out)
	case "acl":
		return w.ofNoun(p, c, in, out)
	case "parataxis":
		if e, _ := w.l.lookup(s, p); e != nil && c > p && colonBetween(s, p, c) && e.frames&frameQuote != 0 {
			return w.complement(p, c, out)
		}
		return w.base()
	case "nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "expl":
		return w.nominal(p, c, in, out)
	}
	return out
}

// base is the stand with which the walk began.
func (w *walk) base() stand {
	if w.below || w.start != (stand{}) {
		return w.start
	}
	return certain
}

// complement: c is what verb, adjective or noun p says, wants, manages, ….
func (w *walk) complement(p, c int, out stand) stand {
	s := w.s
	if w.ignored(p) {
		return out
	}
	frame := frameThat
	switch {
	case whClause(s, c) && c > p:
		frame = frameWh
	case s.Tokens[c].Rel() == "xcomp" || !finiteClause(s, c):
		switch m := clause.Marker(s, c); {
		case m == "to" || toBefore(s, c):
			frame = frameTo
		case phraseFrame(m) != 0:
			frame = phraseFrame(m)
		case s.Tokens[c].XPOS == "VBG":
			frame = frameIng
		case s.Tokens[c].Rel() == "xcomp":
			frame = frameBare
		}
	case bareClause(s, c):
		frame = frameBare
	}
	if frame == frameWh {
		if m := opening(s, c); m == "whether" || m == "if" {
			w.because("open question", m)
			w.signal("whether")
			return stand{}
		}
		w.signal("wh")
		return w.base()
	}
	word := w.word(p)
	if frame == frameTo && yetTo(s, c) {
		w.signal("yet to")
		return out // local denies it
	}
	pos := s.Tokens[p].UPOS
	switch pos {
	case "AUX":
		pos = "VERB"
	case "PROPN":
		pos = "NOUN"
	}
	if frame == frameTo && pos == "VERB" {
		switch {
		case word == "be":
			w.because("scheduled", "is to")
			w.signal("be to")
			return out.under(stand{2, 1}, stand{2, -1})
		case word == "have":
			w.because("duty", "have to")
			w.signal("have to")
			return stand{}
		case word == "go" && s.Tokens[p].XPOS == "VBG":
			w.because("future", "going to")
			w.signal("going to")
			return out.under(stand{2, 1}, stand{2, -1})
		}
	}
	e, second := w.l.lookup(s, p)
	if second >= 0 {
		word = e.lemma
	}
	if sig, ok := w.l.signatures[frameKey{word, pos, frame}]; ok {
		return w.signed(sig, word, out)
	}
	if pos == "VERB" || pos == "ADJ" { // participles that are adjectives: "is prepared to"
		form := lower(s.Tokens[p].Form)
		for _, k := range [...]frameKey{{form, "ADJ", frame}, {word, "ADJ", frame}, {word, "VERB", frame}} {
			if sig, ok := w.l.signatures[k]; ok {
				return w.signed(sig, k.lemma, out)
			}
		}
	}
	if e != nil && e.frames&(frameThat|frameTo|frameIng|frameQuote|frameWh) != 0 {
		return w.said(e, p, out)
	}
	w.signal("unknown complement")
	switch frame {
	case frameTo:
		if s.Tokens[c].Rel() == "csubj" || pos == "ADJ" {
			w.because("not asserted", word)
			return out.under(stand{}, stand{})
		}
		w.because("infinitive", word)
		return out.weaken(stand{2, 1})
	case frameThat:
		if out.polarity < 0 {
			return stand{}
		}
	}
	return out
}

// bareClause reports whether c is an infinitive without "to" that has a subject:
// "saw him leave".
func bareClause(s *lang.Sentence, c int) bool {
	return s.Tokens[c].XPOS == "VB" && s.Tokens[c].Rel() == "ccomp" && s.Child(c, "aux") < 0 && s.Child(c, "mark") < 0
}

// signed applies a signature.
func (w *walk) signed(sig signature, word string, out stand) stand {
	if w.commits && (sig.kind == "intention" || sig.kind == "demand" || sig.kind == "proposal") ||
		w.refuses && standOf(sig.positive).polarity < 0 {
		return out
	}
	v := out.under(standOf(sig.positive), standOf(sig.negative))
	if v != out || sig.positive != chancery.CTPlus {
		w.because(sig.kind, word)
	}
	w.signal("kind " + sig.kind)
	return v
}

// said applies a cue: how far the author stands by what somebody says.
func (w *walk) said(e *cue, p int, out stand) stand {
	w.signal("stance " + e.stance)
	if w.commits && (e.stance == "promise" || e.stance == "demand") || w.refuses && e.stance == "deny" {
		return out
	}
	if e.report == chancery.CTPlus && e.negated == chancery.CTPlus {
		return certain // known, whoever knows it
	}
	if out.polarity < 0 {
		w.because("not "+e.stance, e.lemma)
		if e.negated == chancery.PRMinus { // "does not think that"
			return out.under(stand{}, standOf(e.negated))
		}
		return stand{}
	}
	if e.report == "" {
		return out
	}
	w.because(e.stance, e.lemma)
	if p >= 0 && (e.stance == "predict" || e.stance == "believe") && clause.Passive(w.s, p) && passiveSource(w.s, p) < 0 {
		return out.under(standOf(e.source), stand{}) // "it is expected": the author, too, expects it
	}
	return out.under(standOf(e.report), stand{})
}

// word is the lemma of token i with its particle, if the two have a signature.
func (w *walk) word(i int) string {
	v := w.l.lemma(&w.s.Tokens[i])
	g := clause.Particle(w.s, i)
	if g < 0 && i+1 < len(w.s.Tokens) && w.s.Tokens[i].UPOS == "VERB" { // the parser may take it for a preposition
		switch lower(w.s.Tokens[i+1].Form) {
		case "off", "out", "up", "on":
			g = i + 1
		}
	}
	if g >= 0 {
		known := g != i+1 || w.s.Tokens[g].Deprel == "compound:prt"
		both := v + " " + lower(w.s.Tokens[g].Form)
		for _, f := range [...]frames{frameNP, frameTo, frameIng, frameThat, frameFor} {
			if _, ok := w.l.signatures[frameKey{both, "VERB", f}]; ok {
				return both
			}
		}
		if known {
			return both // "set up" is not "set"
		}
	}
	return v
}

func (w *walk) ignored(i int) bool {
	return w.ignore.End > 0 && w.ignore.Contains(w.s.Tokens[i].Span)
}
