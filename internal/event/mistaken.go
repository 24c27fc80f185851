package event

import "chancery/internal/clause"

// headline reports whether noun i is a verb in the present that the tagger took
// for a noun ("Police arrest 75 people"): it heads the sentence, stands after
// the noun that is its subject, and a bare noun phrase follows. Its arguments
// are then those of a verb.
func (p *pass) headline(i int) bool {
	t := &p.s.Tokens[i]
	if t.Rel() != "root" && t.Rel() != "parataxis" || len(p.lex.verbs[p.lemma[i]]) == 0 {
		return false
	}
	subject, object := -1, -1
	var rest []clause.Argument
	for c := range p.s.Children(i) {
		k := &p.s.Tokens[c]
		switch k.Rel() {
		case "compound", "nmod", "amod", "nsubj":
			if c == i-1 && k.UPOS != "ADJ" {
				subject = c
			}
		case "appos", "dep", "obj", "list":
			if c > i && object < 0 && p.s.Tokens[i+1].UPOS != "PUNCT" {
				object = c
			}
		case "det", "case", "cop":
			return false
		}
	}
	if subject < 0 || object < 0 {
		return false
	}
	for _, a := range p.arguments(i) {
		if a.Relation == clause.Oblique {
			rest = append(rest, a)
		}
	}
	p.args[i] = append([]clause.Argument{{Relation: clause.Subject, Head: subject, Via: "headline"}, {Relation: clause.Object, Head: object, Via: "headline"}}, rest...)
	return true
}

// mistaken reports whether verb i was taken for an adjective of its own object in
// a short clause: "Turkey massed tanks". Before it stands the subject, as a
// modifier of that object or as the head of it.
func (p *pass) mistaken(i int) bool {
	t := &p.s.Tokens[i]
	noun := int(t.Head)
	if t.Rel() != "amod" || noun <= i || len(p.lex.verbs[p.lemma[i]]) == 0 {
		return false
	}
	subject := i - 1
	if subject > 0 && p.s.Tokens[subject].UPOS == "ADV" {
		subject--
	}
	if subject < 0 {
		return false
	}
	s, o := &p.s.Tokens[subject], &p.s.Tokens[noun]
	if s.UPOS != "NOUN" && s.UPOS != "PROPN" && s.UPOS != "PRON" {
		return false
	}
	below := int(s.Head) == noun && (o.Rel() == "root" || o.Rel() == "ccomp" || o.Rel() == "parataxis" || s.Rel() == "nsubj")
	above := int(o.Head) == subject && (o.Rel() == "appos" || o.Rel() == "obj" || o.Rel() == "dep" || o.Rel() == "list" || o.Rel() == "parataxis")
	if !below && !above {
		return false
	}
	args := []clause.Argument{{Relation: clause.Subject, Head: subject, Via: "mistaken"}, {Relation: clause.Object, Head: noun, Via: "mistaken"}}
	for _, a := range p.arguments(noun) {
		if a.Relation == clause.Oblique || a.Relation == clause.Complement {
			args = append(args, a)
		}
	}
	p.args[i] = args
	return true
}

// perfect reports whether participle i, taken for an adjective, is the verb of a
// perfect: "has broken relations", parsed as having broken ones.
func (p *pass) perfect(i int) bool {
	t := &p.s.Tokens[i]
	noun := int(t.Head)
	if t.Rel() != "amod" || i == 0 || noun <= i || len(p.lex.verbs[p.lemma[i]]) == 0 {
		return false
	}
	have := i - 1
	if have > 0 && p.s.Tokens[have].UPOS == "ADV" {
		have--
	}
	if p.lemma[have] != "have" || p.s.Tokens[noun].Rel() != "obj" || int(p.s.Tokens[noun].Head) != have {
		return false
	}
	args := []clause.Argument{{Relation: clause.Object, Head: noun, Via: "perfect"}}
	for _, a := range p.arguments(have) {
		if a.Head != noun {
			args = append(args, a)
		}
	}
	p.args[i] = args
	return true
}
