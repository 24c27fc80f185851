package event

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
)

// resolve settles how the drafts of a sentence bear on each other: which are
// only the content of another ("agreed to send"), what tense and negation make
// of them, and which tell the same thing twice.
func (p *pass) resolve() {
	ds := p.drafts
	if len(ds) == 0 {
		return
	}
	// A light verb and its noun are one event.
	for i := range ds {
		for j := range ds {
			if i != j && !ds[j].gone && ds[i].sense != nil && holds(ds[i].tokens, ds[j].tok) {
				ds[j].gone = true
			}
		}
	}
	for i := range ds {
		for j := range ds {
			if i != j && !ds[j].gone && !ds[i].gone {
				p.absorb(&ds[i], j)
			}
		}
	}
	for i := range ds {
		if d := &ds[i]; !d.gone || d.inner >= 0 {
			p.sign(d)
		}
	}
	for i := range ds {
		if d := &ds[i]; !d.gone && p.hypothetical(d) {
			d.gone = true
		}
	}
	for i := range ds {
		for j := i + 1; j < len(ds); j++ {
			if !ds[i].gone && !ds[j].gone && p.same(&ds[i], &ds[j]) {
				p.merge(&ds[i], &ds[j])
			}
		}
	}
}

func holds(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// factual are the prepositions and markers whose phrase tells of another event
// in its own right.
var factual = wordMap("after before during following since while amid despite when as until once because although though whereas")

// absorb marks draft j as gone if it is only what d is about.
func (p *pass) absorb(d *draft, j int) {
	in := &p.drafts[j]
	if d.entry.Keep {
		return
	}
	// Climb from the inner trigger to d.
	at := in.tok
	for n := 0; n < 10; n++ {
		t := &p.s.Tokens[at]
		q := int(t.Head)
		if q < 0 || t.Deprel == "acl:relcl" || t.Rel() == "parataxis" {
			return
		}
		rel := t.Rel()
		if rel == "conj" && q < at && q != d.tok && !holds(d.tokens, q) {
			if clause.IsVerbal(p.s, at) && (!p.within(q, d) || p.finite(at) && !p.finite(q)) {
				return // "urged them to stop and thanked them": hung too low by the parser
			}
			at = q
			continue
		}
		if rel == "conj" && q == d.tok {
			return
		}
		switch p.lemma[at] {
		case "response", "retaliation", "revenge", "reprisal", "reaction", "reply", "protest":
			return
		}
		if rel == "obl" || rel == "nmod" {
			if factual[firstWord(clause.Preposition(p.s, at))] {
				return
			}
		}
		if rel == "advcl" {
			m := clause.Marker(p.s, at)
			switch m {
			case "to", "of", "for", "from", "against", "over":
			case "in":
			default:
				return
			}
		}
		if q == d.tok || holds(d.tokens, q) {
			switch rel {
			case "ccomp":
				if at < d.tok {
					return // "they did it, he charged": told, and then whose word it is
				}
			case "obj", "xcomp", "obl", "advcl", "acl", "nmod", "iobj":
			case "nsubj":
				if t.Deprel != "nsubj:pass" && in.typ != d.typ {
					return
				}
			case "compound", "amod", "appos":
			default:
				return
			}
			if d.typ == "ACCUSE" && (in.typ == "AID" || in.typ == "COOPERATE") && rel == "advcl" {
				return // what they are accused of is told
			}
			in.gone = true
			if n <= 2 && (d.inner < 0 || n < d.depth) {
				d.inner, d.depth = j, n
			}
			return
		}
		at = q
	}
}

func firstWord(x string) string {
	w, _, _ := strings.Cut(x, " ")
	return w
}

// finite reports whether verb i is in the past or the present of a finite clause.
func (p *pass) finite(i int) bool {
	x := p.s.Tokens[i].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP"
}

// within reports whether token q lies below the trigger of d.
func (p *pass) within(q int, d *draft) bool {
	for n := 0; n < 10 && q >= 0; n++ {
		if q == d.tok {
			return true
		}
		q = int(p.s.Tokens[q].Head)
	}
	return false
}

var cooperative = wordMap("CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT AGREE")
var hostile = wordMap("PROTEST SANCTION MOBILIZE COERCE ASSAULT THREATEN")

// doing are the types of acts, which take no party from what stands around them;
// the others are words about an act.
var doing = wordMap("CONSULT ASSAULT COERCE PROTEST MOBILIZE AID COOPERATE RETREAT")

// promising are the verbs whose object is a good for somebody.
var promising = wordMap("pledge promise commit offer agree volunteer")

// sign settles type, mode and code of a draft by what it took in, and by tense
// and negation: a promised or future cooperation is AGREE, a future conflict
// THREATEN, a refused cooperation REJECT.
func (p *pass) sign(d *draft) {
	if d.inner >= 0 {
		in := &p.drafts[d.inner]
		switch d.typ {
		case "AGREE":
			if in.typ == "MOBILIZE" && promising[p.lemma[d.tok]] && len(in.rec) > 0 {
				d.cameo = "0332" // "pledged to send troops to Saudi Arabia": help, not a threat
			} else if hostile[in.typ] && (d.comp >= 0 || d.entry.Inner) {
				if in.typ != "THREATEN" {
					d.mode, d.cameo = threatMode(in), threatCode(in)
				}
				d.typ = "THREATEN"
			} else if cooperative[in.typ] {
				d.cameo = agreeCode(in)
			}
		case "THREATEN":
			if hostile[in.typ] && in.typ != "THREATEN" {
				d.mode, d.cameo = threatMode(in), threatCode(in)
			}
		case "REQUEST":
			d.mode, d.cameo = demandMode(in), requestCode(in, d.cameo)
		case "REJECT":
			d.mode, d.cameo = demandMode(in), rejectCode(in)
		}
		if len(d.contexts) == 0 || d.typ == "AGREE" || d.typ == "REQUEST" || d.typ == "REJECT" || d.typ == "THREATEN" {
			d.contexts = joinWords(d.contexts, in.contexts)
		}
		if strings.Contains(d.path, "recipient comp(") {
			var ids []chancery.ActorID
			for _, id := range in.rec {
				if !has(d.actor, id) {
					ids = append(ids, id)
				}
			}
			if len(ids) > 0 {
				d.rec = ids
			}
		}
		if len(d.rec) == 0 && !d.entry.Mutual && !doing[d.typ] {
			for _, ids := range [][]chancery.ActorID{in.rec, in.actor} {
				for _, id := range ids {
					if !has(d.actor, id) && !has(d.rec, id) {
						d.rec = append(d.rec, id)
					}
				}
				if len(d.rec) > 0 {
					d.path += ", recipient of what it takes in"
					break
				}
			}
		}
	}
	if d.gone {
		return
	}
	if st := d.status; st.Negation >= 0 && st.Tense == clause.Present && !st.Perfect && !st.Progressive && (doing[d.typ] || d.typ == "SUPPORT") {
		d.gone = true // "does not attack", "does not recognise": nothing happens
		return
	}
	if d.typ == "REJECT" && d.status.Negation >= 0 && d.status.Tense != clause.Future {
		d.gone = true // "neither confirmed nor denied"
		return
	}
	if d.inner < 0 && d.entry.Inner {
		d.gone = true
		return
	}
	st := d.status
	future := st.Tense == clause.Future
	if st.Negation >= 0 && (future || st.Modal == "would" || st.Modal == "can" || st.Modal == "could") {
		if cooperative[d.typ] && d.mode != "resign" {
			d.mode, d.cameo, d.typ = demandMode(d), rejectCode(d), "REJECT"
			d.path += ", refused"
		}
		return
	}
	if d.entry.Stays {
		return
	}
	if !future || st.Negation >= 0 || len(d.actor) == 0 || st.Modal != "" && st.Modal != "would" {
		return
	}
	switch {
	case d.typ == "RETREAT" && d.mode == "resign", d.typ == "AGREE", d.typ == "THREATEN":
	case cooperative[d.typ]:
		// CAMEO coders code the act itself; the intent is PLOVER's.
		if d.typ == "CONCEDE" || d.typ == "RETREAT" { // but a promise to yield is one
			d.cameo = agreeCode(d)
		}
		d.typ, d.mode = "AGREE", ""
		d.path += ", future"
	case d.typ == "COERCE" && len(d.rec) == 0 && (d.mode == "restrict" || d.mode == ""):
		d.gone = true // a rule to come for nobody in particular
	case hostile[d.typ]:
		d.mode, d.typ = threatMode(d), "THREATEN"
		d.path += ", future"
	}
}

func joinWords(a, b []string) []string {
	for _, w := range b {
		seen := false
		for _, x := range a {
			seen = seen || x == w
		}
		if !seen {
			a = append(a[:len(a):len(a)], w)
		}
	}
	return a
}

// hypothetical reports whether the draft stands where nothing is said to happen:
// under "if", "unless" or "whether", or as a mere purpose of another event.
func (p *pass) hypothetical(d *draft) bool {
	at := d.tok
	for n := 0; n < 6; n++ {
		t := &p.s.Tokens[at]
		switch t.Rel() {
		case "advcl", "ccomp", "acl", "csubj", "xcomp":
			switch clause.Marker(p.s, at) {
			case "if", "unless", "whether", "lest":
				return true
			}
		}
		if t.Head < 0 || t.Rel() == "parataxis" {
			return false
		}
		at = int(t.Head)
	}
	return false
}

// same reports whether b tells again what a tells, in the same sentence.
func (p *pass) same(a, b *draft) bool {
	if a.typ != b.typ || a.entry.Type != b.entry.Type {
		return false
	}
	if (a.typ == "ACCUSE" || a.typ == "PROTEST" || a.typ == "CONSULT" || a.typ == "ASSAULT") && a.mode != b.mode && a.mode != "" && b.mode != "" && a.typ != "ASSAULT" && a.typ != "CONSULT" {
		return false
	}
	if a.typ == "ASSAULT" && (p.oneAttack(a, b) || p.oneAttack(b, a)) {
		return true
	}
	if a.entry.Mutual || b.entry.Mutual {
		x, y := p.countries(a.actor, a.rec), p.countries(b.actor, b.rec)
		return subset(y, x) || subset(x, y)
	}
	ax, bx := p.countries(a.actor, nil), p.countries(b.actor, nil)
	ar, br := p.countries(a.rec, nil), p.countries(b.rec, nil)
	if !(subset(ax, bx) || subset(bx, ax)) {
		return false
	}
	if a.typ == "ASSAULT" && (p.s.Tokens[b.tok].Rel() == "advcl" || p.s.Tokens[b.tok].Rel() == "conj") && p.unknown(b.rec) {
		return true // "attacked the town, killing twenty people"
	}
	return subset(ar, br) || subset(br, ar)
}

// oneAttack reports whether b, by its place in the tree, is the same violence as
// a: "killed in an attack", "an attack that killed", "struck the post, killing".
func (p *pass) oneAttack(a, b *draft) bool {
	t := &p.s.Tokens[b.tok]
	if t.Rel() == "conj" && int(t.Head) == a.tok && mishaps[p.lemma[a.tok]] && mishaps[p.lemma[b.tok]] {
		return true // "three killed and two injured"
	}
	if b.sense.noun {
		if b.gov.verb == a.tok && b.gov.kind == 'a' {
			switch b.gov.prep {
			case "after", "following":
				return len(b.actor) == 0 && len(a.actor) == 0
			case "in", "during", "by", "amid", "with", "on", "at", "through":
				return true
			}
		}
		for _, x := range p.arguments(a.tok) { // the attack is what kills
			if x.Relation == clause.Subject && (x.Head == b.tok || p.through(x.Head) == b.tok) {
				return true
			}
		}
		return false
	}
	if int(t.Head) != a.tok {
		return false
	}
	return t.Deprel == "acl:relcl" && a.sense.noun || t.Rel() == "advcl" && t.XPOS == "VBG" && clause.Marker(p.s, b.tok) == ""
}

// unknown reports whether nothing is known of where any of the actors belongs.
func (p *pass) unknown(ids []chancery.ActorID) bool {
	for _, id := range ids {
		if a := p.actors.Actor(id); a != nil && (a.Country != "" || a.Org != "") {
			return false
		}
	}
	return true
}

// merge keeps one of two drafts that tell the same: the one that knows more of
// its parties, else the first.
func (p *pass) merge(a, b *draft) {
	score := func(d *draft) int { return min(len(d.actor), 1) + min(len(d.rec), 1) }
	if a.typ == "ASSAULT" && p.oneAttack(b, a) || score(b) > score(a) && !(a.typ == "ASSAULT" && p.oneAttack(a, b)) {
		a, b = b, a
	}
	b.gone = true
	if a.typ != "ASSAULT" {
		return
	}
	if len(a.actor) == 0 {
		a.actor = b.actor
	}
	if len(a.rec) == 0 || p.unknown(a.rec) && !p.unknown(b.rec) {
		a.rec = b.rec
	}
	if a.mode == "" {
		a.mode, a.cameo = b.mode, or(b.cameo, a.cameo)
	}
}

// countries returns what the actors count for: country, organisation, else id.
func (p *pass) countries(a, b []chancery.ActorID) []string {
	var out []string
	for _, list := range [2][]chancery.ActorID{a, b} {
		for _, id := range list {
			x := p.actors.Actor(id)
			if x == nil {
				continue
			}
			switch {
			case x.Country != "":
				out = append(out, x.Country)
			case x.Org != "":
				out = append(out, x.Org)
			default:
				out = append(out, string(id))
			}
		}
	}
	return out
}

func subset(a, b []string) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}
