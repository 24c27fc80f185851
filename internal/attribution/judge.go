package attribution

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/event"
	"chancery/lang"
)

// Judge ties statements to the attributions whose content holds them and sets the
// perspectives of every event and agreement: for the report, and for each source.
// agreements may be empty; their mentions say where they stand.
func Judge(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) {
	j := judge{doc: doc, actors: actors, attributions: attributions, l: tables()}
	for i := range events {
		e := &events[i]
		st := statement{id: string(e.ID), sentence: e.Sentence, token: e.Token, event: &e.Event}
		e.Perspectives = j.perspectives(&st)
	}
	for i := range agreements {
		g := &agreements[i]
		g.Perspectives = j.agreement(g, events)
	}
}

type judge struct {
	doc          *lang.Document
	actors       *actor.Finding
	attributions []Attribution
	l            *lexicon
}

// statement is what is judged: a token, and the event it triggers if any.
type statement struct {
	id              string
	sentence, token int
	event           *chancery.Event
}

// perspectives returns the stand of the report and of every source on a
// statement, and ties the statement to the attributions that hold it.
func (j *judge) perspectives(st *statement) []chancery.Perspective {
	if st.sentence < 0 || st.sentence >= len(j.doc.Sentences) || st.token < 0 || st.token >= len(j.doc.Sentences[st.sentence].Tokens) {
		return nil
	}
	holding := j.holding(st)
	for _, q := range holding {
		a := &j.attributions[q]
		a.Statements = append(a.Statements, st.id)
	}
	token, sentence := st.token, st.sentence
	if q := j.speechAct(st, holding); q >= 0 {
		// the event is the saying itself: "the ministry said the move would harm stability"
		token, sentence = j.attributions[q].Token, j.attributions[q].Sentence
		rest := holding[:0:0]
		for _, h := range holding {
			if h != q && holds(ranges(j.attributions[h].Content), j.attributions[q].Cue.Range()) {
				rest = append(rest, h)
			}
		}
		holding = rest
	}
	v, why := j.byReport(st, sentence, token, holding)
	out := []chancery.Perspective{{Holder: chancery.HolderReport, Factuality: v.value(), Reason: why}}
	for _, q := range holding {
		a := &j.attributions[q]
		if a.Source == "" {
			continue
		}
		v, why := j.bySource(st, sentence, token, q)
		holders := a.Sources
		if len(holders) == 0 {
			holders = []chancery.ActorID{a.Source}
		}
		for _, id := range holders {
			p := chancery.Perspective{Holder: string(id), Factuality: v.value(), Attribution: a.ID, Reason: why}
			if !heldAlready(out, p.Holder) {
				out = append(out, p)
			}
		}
	}
	return out
}

func heldAlready(list []chancery.Perspective, holder string) bool {
	for _, p := range list {
		if p.Holder == holder {
			return true
		}
	}
	return false
}

func ranges(spans []chancery.Span) []lang.Span {
	out := make([]lang.Span, len(spans))
	for i, s := range spans {
		out[i] = s.Range()
	}
	return out
}

// holding returns the attributions whose content holds the statement, widest
// first. An attribution does not hold its own cue.
func (j *judge) holding(st *statement) []int {
	at := j.doc.Sentences[st.sentence].Tokens[st.token].Span
	var out []int
	for q := range j.attributions {
		a := &j.attributions[q]
		if a.Sentence == st.sentence && a.Token == st.token {
			continue
		}
		for _, c := range a.Content {
			if c.Start <= at.Start && at.End <= c.End {
				out = append(out, q)
				break
			}
		}
	}
	for i := 1; i < len(out); i++ {
		for k := i; k > 0 && size(&j.attributions[out[k]]) > size(&j.attributions[out[k-1]]); k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out
}

func size(a *Attribution) int {
	n := 0
	for _, c := range a.Content {
		n += c.End - c.Start
	}
	return n
}

// triggerWords is the span of a trigger; of one that runs from a noun to the verb of
// the relative clause on it only the verb, since what stands between is not part of
// the trigger ("the treaty, which Oslo never ratified").
func triggerWords(s *lang.Sentence, token int, trigger lang.Span) lang.Span {
	t := &s.Tokens[token]
	if h := int(t.Head); t.Deprel == "acl:relcl" && h >= 0 && h < token && trigger.Contains(s.Tokens[h].Span) {
		return t.Span
	}
	return trigger
}

// speechAct returns the attribution whose saying is itself the event: of a type
// that is done with words, by an actor who is the source. -1 for none.
func (j *judge) speechAct(st *statement, holding []int) int {
	if st.event == nil || !verbalType(st.event.Type) {
		return -1
	}
	own := j.subject(st.sentence, st.token)
	s := &j.doc.Sentences[st.sentence]
	toBlame := st.event.Type == "ACCUSE" && s.Child(st.token, "cop") >= 0 && toOf(s, st.token) > 0 // who says so accuses
	for k := len(holding) - 1; k >= 0; k-- {
		a := &j.attributions[holding[k]]
		if a.Source == "" || a.Sentence != st.sentence {
			continue
		}
		if toBlame {
			return holding[k]
		}
		if own != "" && (own == a.Source || j.sameState(own, a.Source)) && j.performs(st) {
			continue // "says it could ask": to say so is not to ask
		}
		for _, id := range st.event.Actors {
			if id == a.Source || j.sameState(id, a.Source) {
				return holding[k]
			}
		}
	}
	return -1
}

// performs reports whether the word of a statement is itself one of saying no,
// demanding, promising or accusing.
func (j *judge) performs(st *statement) bool {
	e, _ := j.l.lookup(&j.doc.Sentences[st.sentence], st.token)
	if e == nil {
		return false
	}
	switch e.stance {
	case "demand", "promise", "deny", "accuse", "ask":
		return true
	}
	return false
}

// subject returns the actor that is the subject of a token, "" if unknown.
func (j *judge) subject(sentence, token int) chancery.ActorID {
	s := &j.doc.Sentences[sentence]
	c := s.Child(token, "nsubj")
	if c < 0 {
		c, _ = clause.Controller(s, token)
	}
	if c < 0 {
		return ""
	}
	if m := j.actors.At(sentence, c); m != nil && len(m.Actors) > 0 {
		return m.Actors[0]
	}
	return ""
}

// sameState reports whether two actors are the same state or speak for it.
func (j *judge) sameState(a, b chancery.ActorID) bool {
	x, y := j.actors.Actor(a), j.actors.Actor(b)
	return x != nil && y != nil && x.Country != "" && x.Country == y.Country
}

func verbalType(t string) bool {
	switch t {
	case "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return true
	}
	return false
}

// walkFor prepares the way to a statement: what is part of the event is no hedge.
func (j *judge) walkFor(st *statement, sentence int) walk {
	w := walk{l: j.l, s: &j.doc.Sentences[sentence]}
	if st.event != nil {
		w.ignore = triggerWords(&j.doc.Sentences[st.sentence], st.token, st.event.Trigger.Range())
		switch st.event.Type {
		case "AGREE", "REQUEST", "THREATEN":
			w.commits = true
		case "REJECT":
			w.commits, w.refuses = true, true
		}
	}
	return w
}

// byReport returns the stand of the author of the text.
func (j *judge) byReport(st *statement, sentence, token int, holding []int) (stand, string) {
	w := j.walkFor(st, sentence)
	v := w.at(token)
	// Cues that do not govern the statement in the tree: insertions, "according
	// to", quotations that end in another sentence.
	for _, q := range holding {
		a := &j.attributions[q]
		if a.Sentence == sentence && !a.enclosing && above(w.s, a.Token, token) {
			continue
		}
		if a.cue.report == "" && !a.negated {
			continue
		}
		v = w.said(a.cue, -1, a.stand(v))
	}
	return v, w.reason()
}

// stand is the stand on the cue's own clause, as far as the cue shows it.
func (a *Attribution) stand(v stand) stand {
	if a.negated {
		return stand{v.certainty, -v.polarity}
	}
	return v
}

// bySource returns the stand of the source of attribution q on the statement.
func (j *judge) bySource(st *statement, sentence, token, q int) (stand, string) {
	a := &j.attributions[q]
	w := j.walkFor(st, sentence)
	w.start = standOf(a.cue.source)
	if a.negated {
		w.start = standOf(a.cue.negated)
	}
	if w.start == (stand{}) {
		return stand{}, a.cue.stance + ": " + a.cue.lemma
	}
	if a.Sentence == sentence && !a.enclosing && a.Token != token && above(w.s, a.Token, token) {
		w.below, w.top = true, a.Token
		s := w.s
		for c := token; c >= 0; c = int(s.Tokens[c].Head) {
			if int(s.Tokens[c].Head) == a.Token { // a "whether" clause is open to its source, too
				if m := opening(s, c); m == "whether" || m == "if" && s.Tokens[c].Rel() == "ccomp" {
					return stand{}, "open question: " + m
				}
				break
			}
		}
	}
	v := w.at(token)
	if len(w.reasons) == 0 {
		return v, a.cue.stance + ": " + a.cue.lemma
	}
	return v, w.reason()
}

// agreement judges an agreement by the event that made it, else by its mentions:
// the firmest of them counts.
func (j *judge) agreement(g *chancery.Agreement, events []event.Event) []chancery.Perspective {
	var best []chancery.Perspective
	for i := range events {
		e := &events[i]
		if e.Agreement == g.ID && len(e.Perspectives) > 0 && firmer(e.Perspectives, best) {
			best = e.Perspectives
		}
	}
	var own []chancery.Perspective
	for _, m := range g.Mentions {
		st := statement{id: string(g.ID)}
		if st.sentence, st.token = headOf(j.doc, m.Range()); st.sentence < 0 {
			continue
		}
		p := j.perspectives(&st)
		if firmer(p, own) {
			own = p
		}
	}
	for q := range j.attributions { // several mentions may lie in one content
		a := &j.attributions[q]
		a.Statements = unique(a.Statements)
	}
	if best == nil {
		best = own
	}
	out := append([]chancery.Perspective(nil), best...)
	switch g.Status {
	case "denied":
		for i := range out {
			out[i].Factuality = chancery.CTMinus
		}
	case "agreed", "leaving":
		for i := range out {
			if g.Kind == "membership" && out[i].Factuality == chancery.CTPlus {
				out[i].Factuality, out[i].Reason = chancery.PRPlus, "status: "+g.Status
			}
		}
	case "sought", "proposed", "under negotiation", "claimed":
		for i := range out {
			if out[i].Factuality == chancery.CTPlus {
				out[i].Factuality, out[i].Reason = chancery.UU, "status: "+g.Status
			}
		}
	}
	return out
}

func unique(list []string) []string {
	out := list[:0]
	for _, s := range list {
		seen := false
		for _, t := range out {
			seen = seen || s == t
		}
		if !seen {
			out = append(out, s)
		}
	}
	return out
}

// firmer reports whether the report is more certain in a than in b.
func firmer(a, b []chancery.Perspective) bool {
	if len(a) == 0 {
		return false
	}
	return len(b) == 0 || standOf(a[0].Factuality).certainty > standOf(b[0].Factuality).certainty
}

// headOf returns the token that heads the words of a span: the first one whose
// own head lies outside; -1, -1 for a span without tokens.
func headOf(doc *lang.Document, span lang.Span) (sentence, token int) {
	k, _ := doc.At(span.Start)
	if k < 0 {
		return -1, -1
	}
	s := &doc.Sentences[k]
	first := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !span.Contains(t.Span) || t.UPOS == "PUNCT" || t.UPOS == "DET" || t.UPOS == "ADP" {
			continue
		}
		if first < 0 {
			first = i
		}
		if h := int(t.Head); h < 0 || !span.Contains(s.Tokens[h].Span) {
			return k, i
		}
	}
	if first < 0 {
		return -1, -1
	}
	return k, first
}
