package clause

import "chancery/lang"

// control finds the subject of a predicate that has none of its own: through
// raising and control, participles, relative clauses and coordination. It
// returns whether an object is now known.
func control(s *lang.Sentence, p int, passive, object bool, buf []Argument) ([]Argument, bool) {
	rel := Subject
	if passive {
		rel = Object
	}
	h, via := Controller(s, p)
	if h < 0 {
		return buf, object
	}
	if rel == Object && object {
		return buf, object
	}
	for _, a := range buf { // "by" already gave the agent
		if a.Relation == rel && a.Head == h {
			return buf, object
		}
	}
	return append(buf, Argument{Relation: rel, Prep: "", Head: h, Via: via}), object || rel == Object
}

// Controller returns the understood surface subject of predicate p, which has no
// subject of its own, and how it was found; -1 for none.
func Controller(s *lang.Sentence, p int) (head int, via string) {
	return controller(s, p, 0)
}

func controller(s *lang.Sentence, p, depth int) (int, string) {
	t := &s.Tokens[p]
	q := int(t.Head)
	if q < 0 || depth > 8 {
		return -1, ""
	}
	switch t.Rel() {
	case "conj":
		if q < p && nominal(s, q) && finiteForm(s, p) && s.Child(q, "cop") < 0 && IsVerbal(s, p) {
			return q, "nsubj" // "European powers and France accuse": the parser took the verb for one more of them
		}
		if !IsVerbal(s, q) && s.Tokens[q].UPOS != "ADJ" && s.Child(q, "cop") < 0 {
			return -1, ""
		}
		if finiteForm(s, p) && s.Tokens[p].XPOS != "VBP" { // "urged them to stop and thanked them": he who urged did
			for n := 0; n < 4 && s.Tokens[q].XPOS == "VB" && (s.Tokens[q].Rel() == "xcomp" || s.Tokens[q].Rel() == "advcl" || s.Tokens[q].Rel() == "ccomp") && marker(s, q) == "to"; n++ {
				q = int(s.Tokens[q].Head)
			}
		}
		h, via := surface(s, q, depth+1)
		return h, "conj " + via
	case "xcomp":
		if !subjectControl[lower(s.Tokens[q].Lemma)] && !Passive(s, q) {
			if o := s.Child(q, "iobj"); o >= 0 {
				return Antecedent(s, o), "control"
			}
			if o := s.Child(q, "obj"); o >= 0 && o != p && !isDay(s, o) {
				return Antecedent(s, o), "control"
			}
			if o := askedParty(s, q); o >= 0 {
				return o, "control"
			}
		}
		h, via := surface(s, q, depth+1)
		return h, "control " + via
	case "advcl":
		m := marker(s, p)
		switch m {
		case "of", "from", "into", "with", "against", "for", "over":
			if o := s.Child(q, "obj"); o >= 0 {
				return Antecedent(s, o), "control"
			}
		case "to":
			if !subjectControl[lower(s.Tokens[q].Lemma)] && objectControl[lower(s.Tokens[q].Lemma)] {
				if o := s.Child(q, "obj"); o >= 0 && !Passive(s, q) {
					return Antecedent(s, o), "control"
				}
				if o := askedParty(s, q); o >= 0 {
					return o, "control"
				}
			}
		}
		h, via := surface(s, q, depth+1)
		return h, "adjunct " + via
	case "acl":
		if t.Deprel == "acl:relcl" {
			return relativeGap(s, p, q)
		}
		if m := marker(s, p); m == "to" || m == "of" || m == "for" || m == "in" || m == "at" || m == "against" {
			return nounController(s, q, depth)
		}
		return Antecedent(s, q), "participle"
	case "ccomp":
		if e := s.Child(p, "expl"); e >= 0 && lower(s.Tokens[e].Form) == "it" { // "Syria says it is willing"
			return surface(s, q, depth+1)
		}
		if p < q { // "X did it, Y said": the parser may hang X on "said"
			for c := s.Tokens[q].First; c >= 0 && int(c) < p; c = s.Tokens[c].Next {
				if s.Tokens[c].Rel() == "nsubj" {
					return Antecedent(s, int(c)), "quoted"
				}
			}
		}
		if m := marker(s, p); m == "to" || t.XPOS == "VBG" {
			h, via := surface(s, q, depth+1)
			return h, "control " + via
		}
	case "parataxis", "appos", "list":
		// "Greece, a rival of Turkey, sent rescuers": the parser may take the name for the root.
		if q < p && s.Tokens[q].Head < 0 && (s.Tokens[q].UPOS == "PROPN" || s.Tokens[q].UPOS == "NOUN") && t.XPOS != "VB" {
			return q, "topic"
		}
	case "obl", "nmod":
		if t.XPOS == "VBG" {
			h, via := surface(s, q, depth+1)
			return h, "adjunct " + via
		}
	}
	return -1, ""
}

// surface returns the surface subject of q, its own or understood.
func surface(s *lang.Sentence, q, depth int) (int, string) {
	for c := s.Tokens[q].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "nsubj" && !isExpletive(s, int(c)) {
			return Antecedent(s, int(c)), s.Tokens[c].Deprel
		}
	}
	if s.Tokens[q].Rel() == "amod" {
		return -1, ""
	}
	if !IsVerbal(s, q) && s.Tokens[q].UPOS != "ADJ" {
		return nounController(s, q, depth)
	}
	return controller(s, q, depth)
}

// nounController finds who does what a noun's infinitive says ("Iran's decision
// to leave", "made a promise to help"): the possessor of the noun, its "by" or
// the subject of the verb that governs it.
func nounController(s *lang.Sentence, n, depth int) (int, string) {
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == "nmod:poss" {
			return Antecedent(s, int(c)), "possessor"
		}
	}
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); r == "nmod" || r == "obl" {
			if m := Preposition(s, int(c)); m == "by" || m == "from" {
				return int(c), m
			}
		}
	}
	q := int(s.Tokens[n].Head)
	if q < 0 || depth > 8 {
		return -1, ""
	}
	switch s.Tokens[n].Rel() {
	case "obj", "obl", "xcomp", "nmod", "ccomp":
		if IsVerbal(s, q) {
			h, via := surface(s, q, depth+1)
			return h, "support " + via
		}
	}
	return -1, ""
}

// relativeGap returns the head noun as subject when the relative clause has no
// subject of its own.
func relativeGap(s *lang.Sentence, p, n int) (int, string) {
	if s.Child(p, "nsubj") >= 0 {
		return -1, ""
	}
	return n, "relative"
}

// shareObject finds the object of a verb that lost it to a conjunct or to the
// head of its relative clause ("weapons that Russia sent", "met and praised him").
func shareObject(s *lang.Sentence, p int, buf []Argument) []Argument {
	t := &s.Tokens[p]
	q := int(t.Head)
	if q >= 0 && t.Deprel == "acl:relcl" && s.Child(p, "nsubj") >= 0 && s.Child(p, "cop") < 0 {
		for _, a := range buf {
			if a.Head == q {
				return buf
			}
		}
		return append(buf, Argument{Relation: Object, Prep: "", Head: q, Via: "relative"})
	}
	if q >= 0 && t.Rel() == "conj" && IsVerbal(s, q) {
		if o := s.Child(q, "obj"); o > p {
			return append(buf, Argument{Relation: Object, Prep: "", Head: Antecedent(s, o), Via: "conj obj"})
		}
	}
	for c := t.First; c >= 0; c = s.Tokens[c].Next { // "captures and later releases two drones"
		if s.Tokens[c].Rel() != "conj" || int(c) > p+3 || !IsVerbal(s, int(c)) || s.Child(int(c), "nsubj") >= 0 {
			continue
		}
		if o := s.Child(int(c), "obj"); o > int(c) {
			return append(buf, Argument{Relation: Object, Head: Antecedent(s, o), Via: "conj obj"})
		}
	}
	if t.Rel() == "acl" && marker(s, p) == "to" {
		for _, a := range buf {
			if a.Head == q {
				return buf
			}
		}
	}
	return buf
}

// askedParty returns the party of "called on Chad to stop", "appealed to donors
// to give": the oblique of the governing verb that controls its infinitive.
func askedParty(s *lang.Sentence, q int) int {
	switch lower(s.Tokens[q].Lemma) {
	case "call", "appeal", "plead", "press", "push", "lobby":
	default:
		return -1
	}
	for c := s.Tokens[q].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() != "obl" {
			continue
		}
		switch Preposition(s, int(c)) {
		case "on", "upon", "to", "with", "for":
			return int(c)
		}
	}
	return -1
}

// subjectControl are verbs whose subject also does what the infinitive says,
// even where they have an object.
var subjectControl = set("try", "attempt", "intend", "manage", "struggle", "promise", "threaten", "vow", "agree", "offer", "refuse", "decline",
	"pledge", "swear", "use", "take", "need", "spend", "make", "hold", "sign", "sell", "visit",
	"launch", "commit", "undertake", "join", "leave", "reach", "send", "meet", "deploy", "raise", "seek", "vote")

// objectControl are verbs whose object does what the infinitive says.
var objectControl = set("urge", "ask", "order", "force", "press", "pressure", "tell", "call",
	"invite", "allow", "permit", "enable", "help", "persuade", "convince", "encourage", "instruct",
	"direct", "command", "require", "compel", "push", "warn", "advise", "request", "beg", "demand",
	"want", "expect", "authorize", "authorise", "let", "cause", "appeal", "lobby", "send", "prompt")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
