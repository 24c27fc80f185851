package event

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
)

// reach is an argument within reach of a trigger: its own, or one of the noun or
// verb that supports it.
type reach struct {
	clause.Argument
	far bool // not its own
}

// reaches gathers what a trigger can take as participants: its own arguments,
// those of its object noun, and, for a noun, those of its governor.
func (p *pass) reaches(d *draft) []reach {
	var out []reach
	wounds := d.entry.Type == "ASSAULT" && p.s.Tokens[d.tok].Rel() == "advcl"
	add := func(i int, far bool, keep func(a clause.Argument) bool) {
		for _, a := range p.arguments(i) {
			if wounds && i == d.tok && a.Relation == clause.Subject && strings.HasPrefix(a.Via, "adjunct nsubj:pass") {
				continue // "the march was attacked, wounding ten": not by the march
			}
			if keep == nil || keep(a) {
				out = append(out, reach{a, far})
			}
		}
	}
	if d.object >= 0 {
		out = append(out, reach{clause.Argument{Relation: clause.Object, Head: d.object, Via: "particle"}, false})
	}
	add(d.tok, false, nil)
	if d.noun >= 0 {
		add(d.noun, false, nil)
		for c := range p.s.Children(d.noun) { // "sending arms captured in Ukraine to Iran"
			if p.s.Tokens[c].Rel() == "acl" && c > d.noun {
				add(c, true, func(b clause.Argument) bool { return b.Relation == clause.Oblique && b.Prep != "by" && b.Prep != "in" })
			}
		}
		if top := p.measureOf(d.noun); top >= 0 {
			add(top, false, func(a clause.Argument) bool { return a.Relation == clause.Oblique && a.Prep != "of" })
		}
	} else if !d.sense.noun {
		for _, a := range p.arguments(d.tok) { // "fired shells at": the phrase may hang on either
			if a.Relation == clause.Object && a.Head > d.tok {
				for c := range p.s.Children(a.Head) { // "sending arms captured in Ukraine to Iran"
					if p.s.Tokens[c].Rel() == "acl" && c > a.Head {
						add(c, true, func(b clause.Argument) bool { return b.Relation == clause.Oblique && b.Prep != "by" && b.Prep != "in" })
					}
				}
				add(a.Head, true, func(b clause.Argument) bool { return b.Relation == clause.Oblique && b.Prep != "of" && b.Prep != "by" })
			}
		}
	}
	if !d.sense.noun {
		out = p.purpose(d, out)
		for c := range p.s.Children(d.tok) { // "killed and wounded in a crash"
			if c > d.tok && p.shares(c, d) {
				add(c, true, func(a clause.Argument) bool { return a.Relation == clause.Oblique || a.Via == "by" })
			}
		}
		if t := &p.s.Tokens[d.tok]; t.Deprel == "acl" && t.Head >= 0 && p.s.Tokens[t.Head].Rel() == "nsubj" { // "lorries carrying aid crossed into"
			h := int(p.s.Tokens[t.Head].Head)
			if q := p.s.Child(h, "ccomp"); q > int(t.Head) && q < h { // "Y said" at the end took the subject
				h = q
			}
			add(h, true, func(a clause.Argument) bool { return a.Relation == clause.Oblique && a.Prep != "by" })
		}
		return out
	}
	for _, a := range p.arguments(d.tok) { // "threats by the leader against South Korea": the second may hang on the first
		if a.Relation == clause.Oblique && a.Prep == "by" {
			add(a.Head, true, func(b clause.Argument) bool {
				return b.Relation == clause.Oblique && b.Head > a.Head && (b.Prep == "against" || b.Prep == "on" || b.Prep == "to" || b.Prep == "at")
			})
		}
	}
	if top := p.measureOf(d.tok); top >= 0 {
		add(top, false, func(a clause.Argument) bool { return a.Relation != clause.Oblique || a.Prep != "of" })
	}
	g := d.gov
	if g.verb < 0 || g.verb == d.tok {
		return out
	}
	switch g.kind {
	case 'l':
		add(g.verb, true, func(a clause.Argument) bool {
			return a.Relation == clause.Subject || a.Relation == clause.Oblique || a.Relation == clause.Indirect
		})
	case 'o':
		add(g.verb, true, func(a clause.Argument) bool { return a.Relation == clause.Oblique })
	case 'a':
		for _, a := range p.arguments(g.verb) {
			switch {
			case (d.entry.Type == "ASSAULT" || d.entry.Type == "PROTEST" && !p.class("protester", a.Head)) && (a.Relation == clause.Subject || a.Relation == clause.Object):
				// victims and police stand in the same clause: no actors of the attack or the protest
			case a.Relation == clause.Subject, a.Relation == clause.Object && (clause.Passive(p.s, g.verb) && a.Via != "by"):
				out = append(out, reach{clause.Argument{Relation: clause.Subject, Head: a.Head, Via: "adjunct " + a.Via}, true})
			case a.Relation == clause.Oblique && a.Prep != g.prep:
				out = append(out, reach{a, true})
			}
		}
	}
	return out
}

// purpose adds, for "was in Iran to discuss", "flew to Cairo to meet", those one
// goes to as those one does it with.
func (p *pass) purpose(d *draft, out []reach) []reach {
	t := &p.s.Tokens[d.tok]
	if t.Head < 0 || d.entry.Type != "CONSULT" || clause.Marker(p.s, d.tok) != "to" {
		return out
	}
	if r := t.Rel(); r != "advcl" && r != "xcomp" && r != "acl" {
		return out
	}
	q := int(t.Head)
	if p.s.Child(q, "cop") >= 0 {
		if c := p.s.Child(q, "case"); c >= 0 && (p.lemma[c] == "in" || p.lemma[c] == "at") {
			out = append(out, reach{clause.Argument{Relation: clause.Oblique, Prep: "with", Head: q, Via: "purpose"}, true})
		}
		return out
	}
	for _, a := range p.arguments(q) {
		if a.Relation == clause.Oblique && (a.Prep == "in" || a.Prep == "to" || a.Prep == "for") || a.Relation == clause.Object && p.lemma[q] == "visit" {
			out = append(out, reach{clause.Argument{Relation: clause.Oblique, Prep: "with", Head: a.Head, Via: "purpose"}, true})
		}
	}
	return out
}

// measureOf returns the measuring noun above n ("a round of talks"), -1 for none.
func (p *pass) measureOf(n int) int {
	if q := int(p.s.Tokens[n].Head); q >= 0 && p.s.Tokens[n].Rel() == "compound" && undertakings[p.lemma[q]] {
		return q
	}
	if q := int(p.s.Tokens[n].Head); q >= 0 && p.s.Tokens[n].Rel() == "nmod" && measures[p.lemma[q]] {
		return q
	}
	return -1
}

// undertakings are nouns that with an event noun before them stand for it.
var undertakings = wordMap("effort mission campaign session process bid programme program operation attempt drive initiative")

// fits reports whether argument a fills role r.
func fits(a clause.Argument, r role) bool {
	switch r.name {
	case "subj":
		return a.Relation == clause.Subject
	case "obj":
		return a.Relation == clause.Object
	case "iobj":
		return a.Relation == clause.Indirect
	case "poss":
		return a.Relation == clause.Possessor
	case "mod":
		return a.Relation == clause.Modifier
	case "comp", "comp.subj", "comp.obj":
		return a.Relation == clause.Complement
	case "any":
		return a.Relation == clause.Oblique || a.Relation == clause.Object || a.Relation == clause.Indirect
	case "by":
		return a.Relation == clause.Subject && a.Via == "by" || a.Relation == clause.Oblique && a.Prep == "by"
	}
	return a.Relation == clause.Oblique && a.Prep == r.name && !a.Bridge
}

// fill finds the participants in the first of the roles that has any, or in all
// of them. places lets a place stand for its state; own keeps to the trigger's own arguments. skip are not taken again.
func (p *pass) fill(rs []role, args []reach, all, own, places bool, skip []chancery.ActorID) (ids []chancery.ActorID, path string) {
	for _, r := range rs {
		before := len(ids)
		for _, a := range args {
			if own && a.far || !fits(a.Argument, r) {
				continue
			}
			switch r.name {
			case "comp":
				n := len(ids)
				ids = p.inside(a.Head, ids, skip)
				if len(ids) == n+1 && p.sameCountry(ids[n], skip) { // "Canada warns of attacks within Canada"
					ids = ids[:n]
				}
			case "comp.subj":
				for _, b := range p.arguments(a.Head) {
					if b.Relation == clause.Subject || b.Relation == clause.Object && strings.HasPrefix(b.Via, "nsubj") {
						ids = p.take(b.Head, false, ids, skip)
					}
				}
			default:
				ids = p.take(a.Head, r.head, ids, skip)
				if places && len(ids) == before && !r.head {
					if country, f, l := p.placeIn(a.Head); country != "" {
						if id := p.actors.State(country, chancery.Quote(p.doc.Text, p.spanOf(f, l))); id != "" && !has(skip, id) {
							ids = append(ids, id)
						}
					}
				}
			}
			if len(ids) > before {
				if path != "" {
					path += "+"
				}
				path += r.name
				if a.Via != "" && a.Via != r.name && a.Via != "nmod" && a.Via != "obl" {
					path += "(" + strings.TrimSpace(a.Via) + ")"
				}
				before = len(ids)
				if a.Via == clause.Severed {
					continue
				}
				if a.Relation == clause.Oblique || r.name == "any" || r.name == "subj" || r.name == "obj" {
					break
				}
			}
		}
		if len(ids) > 0 && !all {
			return ids, path
		}
	}
	return ids, path
}

// take adds the parties at head and its conjuncts.
func (p *pass) take(head int, only bool, ids, skip []chancery.ActorID) []chancery.ActorID {
	for _, h := range clause.Conjuncts(p.s, head, nil) {
		for _, id := range p.parties(h, only, nil) {
			if !has(skip, id) && !has(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// inside adds the parties of the clause headed by pred other than its subject.
func (p *pass) inside(pred int, ids, skip []chancery.ActorID) []chancery.ActorID {
	for _, q := range clause.Conjuncts(p.s, pred, nil) {
		for _, want := range [...]clause.Relation{clause.Object, clause.Indirect, clause.Oblique, clause.Subject} {
			for _, a := range p.arguments(q) {
				if a.Relation != want || want == clause.Subject && strings.HasPrefix(a.Via, "control") {
					continue
				}
				before := len(ids)
				if ids = p.take(a.Head, false, ids, skip); len(ids) > before {
					return ids
				}
			}
		}
		for _, a := range p.arguments(q) {
			if a.Relation == clause.Complement && a.Prep != "unless" && a.Prep != "if" && a.Prep != "as" && a.Prep != "after" && a.Prep != "because" && a.Prep != "while" && a.Prep != "when" {
				before := len(ids)
				if ids = p.inside(a.Head, ids, skip); len(ids) > before {
					return ids
				}
			}
		}
	}
	return ids
}

// parties returns the actors at token h: of the mention it heads or, unless only
// the head counts, of what stands inside its phrase: possessor, modifiers, then
// phrases with prepositions.
func (p *pass) parties(h int, only bool, seen []int) []chancery.ActorID {
	if len(seen) > 6 {
		return nil
	}
	if m := p.mention[h]; m >= 0 {
		if ids := p.political(p.actors.Mentions[m].Actors); len(ids) > 0 {
			return p.others(h, ids)
		}
	}
	if p.s.Tokens[h].UPOS == "PRON" && p.mention[h] < 0 {
		return p.speaker(h, seen)
	}
	if only {
		return nil
	}
	t := &p.s.Tokens[h]
	if clause.IsVerbal(p.s, h) && t.XPOS != "VBG" {
		return nil
	}
	seen = append(seen, h)
	for _, a := range p.arguments(h) { // "the arrest of five Britons by China": who does it counts first
		if a.Relation == clause.Oblique && a.Prep == "by" {
			if ids := p.parties(a.Head, false, seen); len(ids) > 0 {
				return ids
			}
		}
	}
	for _, want := range [...]clause.Relation{clause.Possessor, clause.Modifier, clause.Oblique} {
		var ids []chancery.ActorID
		for _, a := range p.arguments(h) {
			if a.Relation != want || a.Head == h {
				continue
			}
			if want == clause.Oblique && !insidePrep(a.Prep) {
				continue
			}
			for _, c := range clause.Conjuncts(p.s, a.Head, nil) {
				if want == clause.Modifier {
					if m := p.actors.At(p.si, c); m != nil {
						ids = join(ids, p.political(m.Actors))
					}
					continue
				}
				ids = join(ids, p.parties(c, false, seen))
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	if !clause.IsVerbal(p.s, h) { // a name anywhere before the noun: "Air Force drone strike"
		first, _ := p.s.Subtree(h)
		for i := h - 1; i >= first && i >= h-5; i-- {
			if m := p.actors.At(p.si, i); m != nil && len(m.Actors) > 0 && p.s.Tokens[i].Rel() != "nsubj" && p.s.Tokens[i].UPOS != "PRON" {
				return m.Actors
			}
		}
	}
	for c := range p.s.Children(h) { // "the plan put forward by Norway"
		if p.s.Tokens[c].Rel() == "acl" && clause.IsVerbal(p.s, c) {
			for _, a := range p.arguments(c) {
				if a.Relation == clause.Subject && a.Via == "by" {
					if ids := p.parties(a.Head, false, seen); len(ids) > 0 {
						return ids
					}
				}
			}
		}
	}
	for c := range p.s.Children(h) {
		if p.s.Tokens[c].Rel() == "appos" || p.s.Tokens[c].Rel() == "flat" || p.s.Tokens[c].Deprel == "nmod:desc" {
			if ids := p.parties(c, false, seen); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// others adds to the parties of a plural mention at h those of its further
// conjoined names ("officials of Hungary and Romania", "French and Egyptian ships").
func (p *pass) others(h int, ids []chancery.ActorID) []chancery.ActorID {
	if p.s.Tokens[h].XPOS != "NNS" && p.s.Tokens[h].XPOS != "NNPS" {
		return ids
	}
	for _, a := range p.arguments(h) {
		if a.Relation != clause.Modifier && a.Relation != clause.Possessor && (a.Relation != clause.Oblique || a.Prep != "of" && a.Prep != "from") {
			continue
		}
		names := clause.Conjuncts(p.s, a.Head, nil)
		if len(names) < 2 {
			continue
		}
		known := p.countries(ids, nil)
		for _, c := range names {
			m := p.actors.At(p.si, c)
			if m == nil || m.Form != chancery.ByName {
				continue
			}
			for _, id := range m.Actors {
				if x := p.countries([]chancery.ActorID{id}, nil); !subset(x, known) {
					ids = join(ids, []chancery.ActorID{id})
				}
			}
		}
	}
	return ids
}

// speaker resolves a pronoun that the actor stage left open as the subject of a
// reported clause: "Israel announced it would free prisoners".
func (p *pass) speaker(h int, seen []int) []chancery.ActorID {
	switch lower(p.s.Tokens[h].Form) {
	case "it", "they", "he", "she", "we", "i":
	default:
		return nil
	}
	c := int(p.s.Tokens[h].Head)
	if c < 0 || p.s.Tokens[h].Rel() != "nsubj" {
		return nil
	}
	for n := 0; n < 3; n++ {
		q := int(p.s.Tokens[c].Head)
		if q < 0 {
			return nil
		}
		if p.s.Tokens[c].Rel() == "ccomp" {
			for _, a := range p.arguments(q) {
				if a.Relation == clause.Subject && a.Head != h {
					return p.parties(a.Head, false, append(seen, h))
				}
			}
			return nil
		}
		c = q
	}
	return nil
}

// insidePrep reports whether a phrase with this preposition says whose a thing is.
func insidePrep(prep string) bool {
	switch prep {
	case "of", "from", "by", "in", "on", "at", "against", "with", "between", "near", "to", "for", "inside", "across", "within", "among", "over", "outside", "around", "into":
		return true
	}
	return false
}

// political keeps the actors that can be participants: all but outlets, and
// persons or companies of whom nothing is known.
func (p *pass) political(ids []chancery.ActorID) []chancery.ActorID {
	ok := 0
	for _, id := range ids {
		if p.isPolitical(id) {
			ok++
		}
	}
	if ok == len(ids) {
		return ids
	}
	var out []chancery.ActorID
	for _, id := range ids {
		if p.isPolitical(id) {
			out = append(out, id)
		}
	}
	return out
}

func (p *pass) isPolitical(id chancery.ActorID) bool {
	a := p.actors.Actor(id)
	return a != nil
}

func has(ids []chancery.ActorID, id chancery.ActorID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

func join(a, b []chancery.ActorID) []chancery.ActorID {
	for _, id := range b {
		if !has(a, id) {
			a = append(a[:len(a):len(a)], id)
		}
	}
	return a
}
