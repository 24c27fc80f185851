package event

import (
	"strconv"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
	"chancery/ontology"
)

// code finds the events of every sentence.
func (p *pass) code() []Event {
	var out []Event
	at := 0
	for si := range p.doc.Sentences {
		p.start(si)
		at = p.cover(at)
		for i := range p.s.Tokens {
			p.token(i)
		}
		p.resolve()
		p.sport()
		for k := range p.drafts {
			if !p.drafts[k].gone {
				p.sibling(&p.drafts[k])
				p.complete(&p.drafts[k])
				if p.private(&p.drafts[k]) {
					continue
				}
				p.settle(&p.drafts[k])
				out = append(out, p.event(&p.drafts[k]))
			}
		}
		p.remember()
	}
	for i := range out {
		out[i].ID = chancery.EventID("e" + strconv.Itoa(i+1))
	}
	return out
}

// refusal codes "will not" and "would not" of a verb that no entry knows, said by
// a party of itself: what is refused is not in the lexicon, the refusal is.
func (p *pass) refusal(i int) {
	t := &p.s.Tokens[i]
	if t.UPOS != "VERB" || t.XPOS != "VB" {
		return
	}
	st := clause.StatusOf(p.s, i)
	if st.Negation < 0 || st.Tense != clause.Future || st.Passive || p.s.Child(i, "cop") >= 0 {
		return
	}
	var ids []chancery.ActorID
	for _, a := range p.arguments(i) {
		if a.Relation == clause.Subject && a.Via == "nsubj" {
			ids = p.take(a.Head, true, ids, nil)
		}
	}
	if len(ids) == 0 || subset(p.countries(ids, nil), nil) {
		return
	}
	sn := &refusalSense
	d := draft{tok: i, sense: sn, entry: sn.entry, inner: -1, noun: -1, comp: -1, object: -1, typ: "REJECT", cameo: "120",
		actor: ids, status: st, path: "actor subj, refused"}
	args := p.reaches(&d)
	d.rec, _ = p.fill([]role{{name: "to"}, {name: "iobj"}, {name: "obj"}, {name: "with"}}, args, false, false, false, ids)
	if len(d.rec) > 0 {
		p.drafts = append(p.drafts, d)
	}
}

var refusalSense = sense{entry: &Entry{Name: "refusal", Type: "REJECT", CAMEO: "120", Stays: true}}

// token codes the event that token i triggers, if any.
func (p *pass) token(i int) {
	if p.timed[i] {
		return // "early March"
	}
	t := &p.s.Tokens[i]
	var senses []*sense
	noun := false
	switch {
	case clause.IsVerbal(p.s, i):
		senses = p.lex.verbs[p.lemma[i]]
		if len(senses) == 0 {
			p.refusal(i)
			return
		}
	case (t.XPOS == "VBN" || t.XPOS == "VBD") && (p.perfect(i) || p.mistaken(i)):
		senses = p.lex.verbs[p.lemma[i]]
	case t.UPOS == "NOUN" && p.headline(i):
		senses = p.lex.verbs[p.lemma[i]]
	case t.UPOS == "NOUN", t.UPOS == "ADJ", t.UPOS == "PROPN", t.UPOS == "VERB":
		senses, noun = p.lex.nouns[p.lemma[i]], true
	}
	if noun && t.UPOS == "ADJ" && (t.Deprel == "acl:relcl" || t.Rel() == "appos") {
		return // "a broadcaster that is critical of …" describes, and tells nothing
	}
	if noun && i+1 < len(p.s.Tokens) && p.s.Tokens[i+1].Form == ":" {
		return // a label before the news: "Syrian uprising: …"
	}
	if noun && p.mention[i] >= 0 && t.UPOS == "PROPN" {
		return
	}
	for _, sn := range senses {
		d := draft{tok: i, sense: sn, entry: sn.entry, typ: sn.entry.Type, inner: -1}
		if !p.match(i, sn, &d) {
			continue
		}
		if noun {
			d.gov = p.governs(i)
		}
		args := p.reaches(&d)
		if !p.conditions(&d, args) {
			continue
		}
		if sn.entry.Type == "" {
			return // a blocking entry
		}
		if !p.bind(&d, args) {
			continue
		}
		p.drafts = append(p.drafts, d)
		return
	}
	if !noun {
		p.refusal(i)
	}
}

// conditions reports whether the restrictions of the entry hold.
func (p *pass) conditions(d *draft, args []reach) bool {
	for k := range d.entry.If {
		c := &d.entry.If[k]
		met := false
		for _, r := range c.roles {
			if r.name == "up" {
				if up := int(p.s.Tokens[d.tok].Head); up >= 0 && p.s.Tokens[d.tok].Deprel != "acl:relcl" {
					met = met || p.in(&c.words, up)
				}
				continue
			}
			for _, a := range args {
				if a.far && r.name != "subj" && !d.sense.noun && d.noun < 0 && !c.negate {
					continue
				}
				if c.negate && a.far && d.sense.noun && d.gov.kind == 'a' && a.Relation == clause.Oblique {
					continue // "spoke with reporters after talks": no talks with reporters
				}
				if !fits(a.Argument, r) || d.comp >= 0 && a.Relation == clause.Complement && a.Head != d.comp {
					continue // with ">", only that clause is meant
				}
				if r.name == "comp.obj" {
					for _, b := range p.arguments(a.Head) {
						met = met || b.Relation == clause.Object && p.among(&c.words, b.Head) >= 0
					}
					continue
				}
				met = met || p.among(&c.words, a.Head) >= 0
				if r.name == "comp" && !c.negate { // "called it a terrorist act"
					for _, b := range p.arguments(a.Head) {
						met = met || b.Relation == clause.Modifier && p.in(&c.words, b.Head)
					}
				}
			}
		}
		if met == c.negate {
			return false
		}
	}
	return true
}

// bind finds the participants, and reports whether those needed are there.
func (p *pass) bind(d *draft, args []reach) bool {
	e := d.entry
	own := false
	if d.sense.noun && d.gov.kind == 0 {
		if e.Weak {
			return false
		}
		own = true
	}
	d.typ, d.mode, d.cameo = e.Type, e.Mode, e.CAMEO
	d.contexts = append(d.contexts, e.Contexts...)
	var ap, rp string
	d.actor, ap = p.fill(e.Actor, args, e.Mutual, own, false, nil)
	if d.typ != "" && d.comp >= 0 && !hasComp(args, d.comp) {
		args = append(args, reach{clause.Argument{Relation: clause.Complement, Head: d.comp}, false})
	}
	recs := e.Rec
	if e.Mutual && e.Type == "AGREE" && len(joinWords(nil, p.countries(d.actor, nil))) > 1 {
		recs = withRole // two who agree do so with each other
	}
	if e.Type == "AID" && d.noun >= 0 && p.class("aid", d.noun) { // "flew rescuers": what is given is not who gets it
		kept := make([]reach, 0, len(args))
		for _, a := range args {
			if a.Relation != clause.Object || a.Head != d.noun {
				kept = append(kept, a)
			}
		}
		args = kept
	}
	d.rec, rp = p.fill(recs, args, false, own, e.Need == needBoth || e.Need == needPair || done[e.Type], d.actor)
	d.rec = p.abroad(d.rec, d.actor)
	for _, t := range e.Third {
		ids, _ := p.fill(t.roles, args, true, own, false, d.actor)
		for _, id := range ids {
			if !has(d.rec, id) {
				d.others = append(d.others, chancery.Other{Actor: id, Role: t.part})
			}
		}
	}
	if e.Mutual && len(d.actor) == 0 {
		d.actor, d.rec, ap, rp = d.rec, nil, rp, ""
	}
	d.path = "actor " + or(ap, "-") + ", recipient " + or(rp, "-")
	d.status = p.status(d)
	if len(d.rec) == 0 && done[d.typ] && (e.Need == needRec || e.Need == needAny && len(d.actor) == 0) && (!d.sense.noun || d.gov.kind == 'o' || d.gov.kind == 'l') {
		if id := p.stateOfPlace(d); id != "" {
			d.rec = []chancery.ActorID{id}
			d.path += ", recipient state of the place"
		}
	}
	switch e.Need {
	case needActor:
		if len(d.actor) == 0 {
			return false
		}
	case needBoth:
		if len(d.actor) == 0 || len(d.rec) == 0 {
			return false
		}
	case needAny:
		if len(d.actor) == 0 && len(d.rec) == 0 {
			return false
		}
	case needRec:
		if len(d.rec) == 0 {
			return false
		}
	case needPair:
		if len(d.actor)+len(d.rec) < 2 && !p.plural(d.actor) {
			return false
		}
	}
	if own { // a noun out of any clause must bring its parties along
		return len(d.actor) > 0 && len(d.rec) > 0 || len(d.actor) > 1
	}
	return true
}

// abroad leaves the actor's own state out of the recipients where there are
// others: "Canada announced bans on travel to Canada against officers".
func (p *pass) abroad(rec, actor []chancery.ActorID) []chancery.ActorID {
	if len(rec) < 2 || len(actor) != 1 {
		return rec
	}
	by := p.actors.Actor(actor[0])
	if by == nil || by.Country == "" {
		return rec
	}
	keep := rec[:0:0]
	for _, id := range rec {
		if a := p.actors.Actor(id); a == nil || a.Kind != chancery.State || a.Country != by.Country {
			keep = append(keep, id)
		}
	}
	if len(keep) == 0 {
		return rec
	}
	return keep
}

var withRole = []role{{name: "with"}}

func hasComp(args []reach, comp int) bool {
	for _, a := range args {
		if a.Relation == clause.Complement && a.Head == comp {
			return true
		}
	}
	return false
}

// plural reports whether the party is one that can act among itself: a group.
func (p *pass) plural(ids []chancery.ActorID) bool {
	for _, id := range ids {
		if a := p.actors.Actor(id); a != nil && (a.Kind == chancery.Group || a.Kind == chancery.People || a.Kind == chancery.IGO) {
			return true
		}
	}
	return false
}

// status is the grammar of the predicate that carries the event: the trigger, or
// the verb that supports a noun.
func (p *pass) status(d *draft) clause.Status {
	if d.sense.noun && d.gov.kind != 0 && d.gov.kind != 'a' && d.gov.verb >= 0 {
		return clause.StatusOf(p.s, d.gov.verb)
	}
	return clause.StatusOf(p.s, d.tok)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// event turns a draft into an event.
func (p *pass) event(d *draft) Event {
	s := p.s
	e := Event{Sentence: p.si, Token: d.tok}
	cf, cl := clause.Span(s, d.tok)
	first, last := d.tok, d.tok
	for _, t := range d.tokens {
		if t > d.tok+8 || t < d.tok-8 {
			continue
		}
		first, last = min(first, t), max(last, t)
	}
	if d.entry.AtComp && d.comp >= 0 {
		first, last = d.comp, d.comp
		cf, cl = clause.Span(s, d.comp)
		e.Token = d.comp
	}
	if d.sense.noun && d.gov.kind == 'l' && d.gov.verb >= 0 && d.gov.verb < first && d.gov.verb >= first-5 {
		first = d.gov.verb
	}
	if d.sense.noun && d.gov.verb >= 0 && d.gov.kind != 0 {
		f, l := clause.Span(s, d.gov.verb)
		cf, cl = min(f, cf), max(l, cl)
	}
	e.Type, e.Mode, e.CAMEO, e.Contexts = d.typ, d.mode, d.cameo, d.contexts
	e.Actors, e.Recipients, e.Others = d.actor, d.rec, d.others
	o := ontology.Default()
	e.Quad, e.Intensity = o.Quad(ontology.Type(d.typ)).String(), o.Intensity(ontology.Type(d.typ), d.mode)
	e.Reciprocal = p.reciprocal(d)
	e.About = p.about(d)
	e.Contexts = p.addContexts(e.Contexts, cf, cl)
	e.Time = p.when(d)
	e.Place = p.where(d)
	e.Background = p.background(d, e.Time)
	e.Size = p.size(d, cf, cl)
	e.Trigger = chancery.Quote(p.doc.Text, lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
	e.Span = chancery.Quote(p.doc.Text, lang.Span{Start: s.Tokens[cf].Start, End: s.Tokens[cl].End})
	e.Tense = p.tense(d)
	e.Rule, e.Path = d.entry.Name, d.path
	return e
}

// reciprocal reports whether all parties do it with each other. One who agrees to
// something agrees alone; two who agree, with each other.
func (p *pass) reciprocal(d *draft) bool {
	if !d.entry.Mutual {
		return false
	}
	switch d.typ {
	case "CONSULT", "SUPPORT", "COOPERATE":
		return true
	}
	return len(d.rec) == 0 && len(d.actor) > 1
}

// about returns the words that say what the event concerns.
func (p *pass) about(d *draft) string {
	for _, r := range d.entry.About {
		for _, a := range p.reaches(d) {
			if !fits(a.Argument, r) || a.Head == d.noun || a.Head == d.tok || p.mention[a.Head] >= 0 || p.timed[a.Head] || clause.IsTime(p.s, a.Head) {
				continue
			}
			f, l := clause.Span(p.s, a.Head)
			for f < l && (p.s.Tokens[f].Rel() == "case" || p.s.Tokens[f].Rel() == "det") {
				f++
			}
			return p.doc.Words(p.s, f, l)
		}
	}
	return ""
}

// tense returns past, present or future.
func (p *pass) tense(d *draft) string {
	i, st := d.tok, d.status
	for n := 0; n < 8; n++ {
		if st.Tense != clause.NoTense {
			return st.Tense.String()
		}
		up := int(p.s.Tokens[i].Head)
		if up < 0 {
			break
		}
		i = up
		st = clause.StatusOf(p.s, i)
	}
	return "past"
}

// newPass starts the work on a document.
func newPass(lex *Lexicon, doc *lang.Document, actors *actor.Finding, places *place.Finding, times []timex.Expression) *pass {
	return &pass{lex: lex, doc: doc, actors: actors, places: places, times: times, latest: newest(times), last: map[string][2][]chancery.ActorID{}}
}
