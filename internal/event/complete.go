package event

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
)

// aimed are the types that are aimed at somebody: where the frame finds no
// recipient, whoever stands below the trigger is one.
var aimed = wordMap("ACCUSE REJECT REQUEST THREATEN SANCTION AID COERCE ASSAULT CONCEDE RETREAT PROTEST AGREE")

// done are the types that are done to the place they are done in.
var done = wordMap("ASSAULT COERCE PROTEST SANCTION AID MOBILIZE")

// inward are the types that a state as often aims at its own.
var inward = wordMap("CONCEDE COERCE ASSAULT PROTEST RETREAT")

// complete finds participants that the frame of a draft leaves open.
func (p *pass) complete(d *draft) {
	if d.entry.Mutual && d.entry.Need == needNone && len(d.actor) == 0 { // "the talks focused on": those told of before
		if last, ok := p.last[d.typ]; ok {
			d.actor, d.rec = last[0], last[1]
			d.path += ", as told before"
		}
	}
	defer func() {
		if len(d.actor) > 0 {
			p.last[d.typ] = [2][]chancery.ActorID{d.actor, d.rec}
		}
	}()
	if d.typ == "ASSAULT" && len(d.actor) == 0 {
		if ids := p.behind(d); len(ids) > 0 {
			d.actor = ids
			d.path += ", actor of the attack they fell to"
		}
	}
	if len(d.actor) == 0 && (d.mode == "arrest" || d.mode == "convict" || d.entry.Name == "sue") {
		if id := p.stateOfPlace(d); id != "" {
			d.actor = []chancery.ActorID{id}
			d.path += ", actor state of the place"
		}
	}
	if d.typ == "SANCTION" && len(d.rec) == 0 && len(d.actor) > 0 { // PLOVER: there is no SANCTION without its recipient
		if ids := p.later(d); len(ids) > 0 {
			d.rec = ids
			d.path += ", recipient named later"
		}
	}
	if d.typ == "THREATEN" {
		if ids := p.unless(d); len(ids) > 0 && (len(d.rec) == 0 || p.unknown(d.rec)) {
			d.rec = ids
			d.path += ", recipient who must act"
		}
	}
	if len(d.rec) == 0 && aimed[d.typ] && !p.reciprocal(d) && d.mode != "resign" {
		if ids := p.below(d, d.tok, 0); len(ids) > 0 && !(d.typ == "AID" && p.unknown(ids)) {
			d.rec = ids
			d.path += ", recipient below the trigger"
		}
	}
	if len(d.rec) == 0 && p.reciprocal(d) && len(d.actor) < 2 {
		if ids := p.below(d, d.tok, 0); len(ids) > 0 { // "signed an accord to supply Kenya"
			d.rec = ids
			d.path += ", other party below the trigger"
		}
	}
	if len(d.rec) == 0 && done[d.typ] && d.mode != "strike" && d.mode != "hunger" {
		if id := p.stateOfPlace(d); id != "" && (!has(d.actor, id) || d.typ == "PROTEST") && (d.typ != "MOBILIZE" || p.foreign(id, d.actor)) {
			d.rec = []chancery.ActorID{id}
			d.path += ", recipient state of the place"
		}
	}
	p.domestic(d)
}

// foreign reports whether state id is another than that of the actors.
func (p *pass) foreign(id chancery.ActorID, actors []chancery.ActorID) bool {
	a := p.actors.Actor(id)
	for _, x := range p.countries(actors, nil) {
		if a != nil && x == a.Country {
			return false
		}
	}
	return a != nil
}

// behind returns who made the attack in which somebody died: "killed in a Russian
// strike", "by a Taliban car bomb", from the attack's possessor, modifiers and "by".
func (p *pass) behind(d *draft) []chancery.ActorID {
	for _, a := range p.reaches(d) {
		if a.Relation == clause.Oblique {
			switch a.Prep {
			case "in", "by", "during", "from", "after", "following":
			default:
				continue
			}
		} else if a.Relation != clause.Subject {
			continue
		}
		n := p.through(a.Head)
		if !p.isAttack(n) {
			continue
		}
		for _, want := range [...]clause.Relation{clause.Possessor, clause.Oblique, clause.Modifier} {
			for _, b := range p.arguments(n) {
				if b.Relation != want || want == clause.Oblique && b.Prep != "by" {
					continue
				}
				if want == clause.Modifier {
					if m := p.actors.At(p.si, b.Head); m != nil && len(m.Actors) > 0 {
						return m.Actors
					}
					continue
				}
				if ids := p.parties(b.Head, false, nil); len(ids) > 0 {
					return ids
				}
			}
		}
	}
	return nil
}

// isAttack reports whether noun n names an attack.
func (p *pass) isAttack(n int) bool {
	for _, name := range [...]string{"attack", "blast", "gunfire"} {
		if c := p.lex.classes[name]; c != nil && c.words[p.lemma[n]] {
			return true
		}
	}
	for c := range p.s.Children(n) { // "in a series of violent incidents"
		if p.lemma[c] == "violent" {
			return true
		}
	}
	return p.lemma[n] == "violence"
}

// later returns the first party of another country after the trigger.
func (p *pass) later(d *draft) []chancery.ActorID {
	own := p.countries(d.actor, nil)
	for i := d.tok + 1; i < len(p.mention); i++ {
		m := p.mention[i]
		if m < 0 {
			continue
		}
		var ids []chancery.ActorID
		for _, id := range p.actors.Mentions[m].Actors {
			a := p.actors.Actor(id)
			if a != nil && a.Country != "" && a.Kind != chancery.Outlet && !subset([]string{a.Country}, own) {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// sibling gives an act without a recipient that of another act of the same
// actors in the sentence: "fired on the crowd, killing one and arresting twelve".
func (p *pass) sibling(d *draft) {
	if len(d.rec) > 0 || d.typ != "COERCE" && d.typ != "ASSAULT" || len(d.actor) == 0 {
		return
	}
	for k := range p.drafts {
		o := &p.drafts[k]
		if o != d && !o.gone && len(o.rec) > 0 && (o.typ == "COERCE" || o.typ == "ASSAULT") && has(o.actor, d.actor[0]) {
			d.rec = o.rec
			d.path += ", recipient of the same actor's act"
			return
		}
	}
}

// below returns the first parties under token t, nearest first, that are not
// actors already.
func (p *pass) below(d *draft, t, depth int) []chancery.ActorID {
	if depth > 5 {
		return nil
	}
	for c := range p.s.Children(t) {
		if !p.opens(d, t, c) {
			continue
		}
		var ids []chancery.ActorID
		for _, h := range clause.Conjuncts(p.s, c, nil) {
			for _, id := range p.parties(h, false, nil) {
				if !has(d.actor, id) && !has(ids, id) && (inward[d.typ] || !p.sameCountry(id, d.actor)) {
					ids = append(ids, id)
				}
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	for c := range p.s.Children(t) {
		if p.opens(d, t, c) {
			if ids := p.below(d, c, depth+1); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// opens reports whether dependent c of t may hold a recipient: not the subject,
// not a clause of its own that tells of something else.
func (p *pass) opens(d *draft, t, c int) bool {
	k := &p.s.Tokens[c]
	switch k.Rel() {
	case "nsubj", "punct", "parataxis", "cc", "case", "mark", "aux", "cop", "nummod", "discourse", "csubj":
		return t != d.tok && k.Rel() == "nsubj"
	case "conj":
		return !clause.IsVerbal(p.s, c)
	case "xcomp":
		return k.UPOS != "ADJ"
	case "advcl":
		switch clause.Marker(p.s, c) {
		case "to", "of", "from", "for", "against", "":
			return true
		}
		return false
	case "obl", "nmod":
		switch firstWord(clause.Preposition(p.s, c)) {
		case "by":
			return t != d.tok || !clause.Passive(p.s, d.tok)
		case "according", "alongside", "beside", "like", "unlike", "except":
			return false
		case "after", "before", "since", "until", "following", "despite", "as":
			return k.Rel() == "nmod" && t != d.tok
		}
	}
	return true
}

func (p *pass) sameCountry(id chancery.ActorID, ids []chancery.ActorID) bool {
	a := p.actors.Actor(id)
	if a == nil || a.Country == "" || a.Kind != chancery.State {
		return false
	}
	for _, other := range ids {
		if b := p.actors.Actor(other); b != nil && b.Country == a.Country {
			return true
		}
	}
	return false
}

// stateOfPlace returns the state of the place that the event is done to or in.
func (p *pass) stateOfPlace(d *draft) chancery.ActorID {
	for i := range p.places.Mentions {
		m := &p.places.Mentions[i]
		if m.Sentence != p.si || m.InName {
			continue
		}
		if n := p.hangs(m.First, m.Last, d); n < 0 || n > 6 {
			continue
		}
		country, first, last := p.countryAt(m.First)
		if country == "" {
			continue
		}
		return p.actors.State(country, chancery.Quote(p.doc.Text, p.spanOf(first, last)))
	}
	return ""
}

// domestic gives an unnamed group without a country that of the place of the
// event, else that of the other side: "police arrested demonstrators".
func (p *pass) domestic(d *draft) {
	switch d.typ {
	case "PROTEST", "COERCE", "CONCEDE", "REQUEST", "REJECT", "ASSAULT", "RETREAT", "ACCUSE", "THREATEN", "MOBILIZE", "SANCTION", "AID", "AGREE":
	default:
		return
	}
	place := p.placeCountry(d)
	fix := func(ids, other []chancery.ActorID) {
		for _, id := range ids {
			a := p.actors.Actor(id)
			if a == nil || a.Country != "" || a.Org != "" || a.Kind == chancery.IGO || a.Kind == chancery.State || a.Kind == chancery.ArmedGroup {
				continue
			}
			country := or(p.phraseCountry(id), place)
			if country == "" && d.typ != "ASSAULT" && d.typ != "AID" && d.typ != "AGREE" && (d.typ == "CONCEDE" || d.typ == "COERCE" || !p.states(other)) && !p.between(id) {
				country = p.onlyCountry(other)
			}
			if country != "" {
				a.Country = country
				if a.Reason != "" {
					a.Reason += "; "
				}
				a.Reason += "country of the event"
			}
		}
	}
	fix(d.rec, d.actor)
	fix(d.actor, d.rec)
}

// phraseCountry returns the country of a place inside the phrase of the actor in
// this sentence ("a newspaper based in Beirut"), "" for none.
func (p *pass) phraseCountry(id chancery.ActorID) string {
	for i := range p.mention {
		m := p.mention[i]
		if m < 0 || p.actors.Mentions[m].Head != i || !has(p.actors.Mentions[m].Actors, id) {
			continue
		}
		if c := p.from(p.actors.Mentions[m].Last + 1); c != "" {
			return c
		}
		for j := range p.places.Mentions {
			x := &p.places.Mentions[j]
			if x.Sentence != p.si || x.InName {
				continue
			}
			at := p.headOf(x.First, x.Last)
			for n := 0; n < 5 && at >= 0; n++ {
				if at == i {
					country, _, _ := p.countryAt(x.First)
					return country
				}
				if r := p.s.Tokens[at].Rel(); r == "nsubj" || r == "root" || r == "advcl" || r == "conj" || p.s.Tokens[at].Deprel == "acl:relcl" {
					break
				}
				at = int(p.s.Tokens[at].Head)
			}
		}
	}
	return ""
}

// from returns the country of "from Syria" at token i, whatever it hangs on.
func (p *pass) from(i int) string {
	if i+1 >= len(p.lemma) || p.lemma[i] != "from" {
		return ""
	}
	for j := i + 1; j < len(p.lemma) && j <= i+3; j++ {
		if m := p.mention[j]; m >= 0 {
			return p.onlyCountry(p.actors.Mentions[m].Actors)
		}
		if c, _, _ := p.countryAt(j); c != "" {
			return c
		}
	}
	return ""
}

// unless returns the party that a threat is put to: the subject of its "unless" or
// "if" ("threatened to strike unless Rome pays").
func (p *pass) unless(d *draft) []chancery.ActorID {
	for _, at := range [...]int{d.comp, d.tok} {
		if at < 0 {
			continue
		}
		for _, a := range p.arguments(at) {
			if a.Relation != clause.Complement || a.Prep != "unless" && a.Prep != "if" {
				continue
			}
			for _, b := range p.arguments(a.Head) {
				if b.Relation == clause.Subject {
					if ids := p.take(b.Head, false, nil, d.actor); len(ids) > 0 {
						return ids
					}
				}
			}
		}
	}
	return nil
}

// between reports whether the phrase of the actor names a body between states
// ("the U.N. war crimes court"): it is no state's own.
func (p *pass) between(id chancery.ActorID) bool {
	for i := range p.mention {
		m := p.mention[i]
		if m < 0 || !has(p.actors.Mentions[m].Actors, id) {
			continue
		}
		for t := p.actors.Mentions[m].First; t <= p.actors.Mentions[m].Last && t < len(p.mention); t++ {
			if x := p.actors.At(p.si, t); x != nil {
				for _, other := range x.Actors {
					if a := p.actors.Actor(other); a != nil && a.ID != id && a.Kind == chancery.IGO {
						return true
					}
				}
			}
		}
	}
	return false
}

// states reports whether any of the actors is a state or a body between states:
// who faces one need not be its own.
func (p *pass) states(ids []chancery.ActorID) bool {
	for _, id := range ids {
		a := p.actors.Actor(id)
		if a == nil {
			continue
		}
		if a.Kind == chancery.State || a.Kind == chancery.IGO {
			return true
		}
		name := strings.ToLower(a.Name)
		if strings.Contains(name, "embassy") || strings.Contains(name, "consulate") { // its crowd is the host's
			return true
		}
	}
	return false
}

// placeCountry returns the country of the place of the event, "" for none.
func (p *pass) placeCountry(d *draft) string {
	id := p.where(d)
	for j := range p.places.Places {
		if p.places.Places[j].ID == id {
			return p.places.Places[j].Country
		}
	}
	for _, a := range p.reaches(d) { // "in the Indian city of Haridwar"
		if a.Relation == clause.Oblique && p.locative(a.Head, 0) && !p.isAttack(p.through(a.Head)) {
			if c := p.onlyCountry(p.parties(a.Head, false, nil)); c != "" {
				return c
			}
		}
	}
	return ""
}

// onlyCountry returns the country that all of the actors share, "" if there is none.
func (p *pass) onlyCountry(ids []chancery.ActorID) string {
	country := ""
	for _, id := range ids {
		a := p.actors.Actor(id)
		if a == nil || a.Country == "" || country != "" && a.Country != country {
			return ""
		}
		country = a.Country
	}
	return country
}
