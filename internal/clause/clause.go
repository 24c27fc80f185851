// Package clause reads who does what to whom off a dependency tree (Universal
// Dependencies v2): the logical arguments of a verb, noun or adjective, whatever
// the syntax that carries them, and the polarity, tense and modality of a
// predicate. It knows no politics and no meanings.
package clause

import (
	"strings"

	"chancery/lang"
)

// Relation is the logical relation of an argument to its predicate: voice,
// control, relative clauses and sharing between conjuncts are undone.
type Relation uint8

// The relations.
const (
	Subject    Relation = iota // who acts: the active subject, the agent of a passive
	Object                     // what is acted on: the active object, the passive subject
	Indirect                   // the bare indirect object ("gave Kenya aid")
	Oblique                    // a phrase with a preposition; see Argument.Prep
	Possessor                  // "Iran's", "its"
	Modifier                   // an adjective or noun before the head ("Iranian", "embassy")
	Complement                 // the predicate of a dependent clause; Prep is its marker ("to", "that", "of")
)

// Argument is one argument of a predicate. Head is the token that heads it, the
// first of its conjuncts: see Conjuncts. Via says how it was found.
type Argument struct {
	Relation Relation
	Prep     string // lower case, words joined by blanks ("on behalf of"); "" for none
	Head     int
	Via      string
	Bridge   bool // the noun is part of a preposition of several words ("in response to")
}

// Arguments appends the logical arguments of predicate p (a verb, a noun or an
// adjective) to buf, in text order within each relation. Relative pronouns are
// replaced by their antecedents. Trees with errors yield fewer arguments.
func Arguments(s *lang.Sentence, p int, buf []Argument) []Argument {
	t := &s.Tokens[p]
	verbal := IsVerbal(s, p)
	passive := Passive(s, p)
	subject, object := false, false
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		i := int(c)
		switch rel := s.Tokens[c].Rel(); rel {
		case "nsubj":
			if isExpletive(s, i) || passive && s.Tokens[c].Deprel == "nsubj" && IsTime(s, i) {
				continue
			}
			if quoted := s.Child(p, "ccomp"); quoted > i && quoted < p {
				continue // "X did it, Y said": both hang on "said"
			}
			h := Antecedent(s, i)
			if k := len(buf) - 1; subject && i < p && t.Deprel == "acl:relcl" && buf[k].Relation == Subject && buf[k].Via == "nsubj" {
				buf = buf[:k] // of two subjects the nearer is that of a relative clause
				subject = false
			}
			if passive && s.Tokens[c].Deprel != "nsubj:outer" {
				buf = append(buf, Argument{Relation: Object, Prep: "", Head: h, Via: "nsubj:pass"})
				object = true
			} else if subject && i > p {
				buf = append(buf, Argument{Relation: Object, Prep: "", Head: h, Via: "after"})
				object = true
			} else {
				if x := severed(s, p, i); x >= 0 {
					if k := len(buf) - 1; subject && buf[k].Relation == Subject {
						buf[k].Via = Severed
					} else if !subject {
						buf = append(buf, Argument{Relation: Subject, Head: x, Via: Severed})
					}
				}
				buf = append(buf, Argument{Relation: Subject, Prep: "", Head: h, Via: "nsubj"})
				subject = true
			}
		case "obj", "dobj":
			if isDay(s, i) && i > p { // "voted Friday to cut"
				continue
			}
			buf = append(buf, Argument{Relation: Object, Prep: "", Head: Antecedent(s, i), Via: "obj"})
			object = true
		case "iobj":
			buf = append(buf, Argument{Relation: Indirect, Prep: "", Head: Antecedent(s, i), Via: "iobj"})
		case "obl", "nmod":
			buf = oblique(s, p, i, passive, verbal, buf)
		case "amod", "compound", "det", "flat", "nummod":
			if rel == "compound" && i < p && !subject && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") && (s.Tokens[c].UPOS == "PROPN" || s.Tokens[c].UPOS == "NOUN") {
				buf = append(buf, Argument{Relation: Subject, Head: i, Via: "compound"}) // a finite verb is no compound
				subject = true
				continue
			}
			if s.Tokens[c].Deprel == "compound:prt" || rel == "det" || rel == "nummod" {
				continue
			}
			if rel == "flat" && s.Tokens[c].UPOS == "PROPN" && s.Tokens[p].UPOS == "PROPN" {
				continue
			}
			buf = append(buf, Argument{Relation: Modifier, Prep: "", Head: i, Via: s.Tokens[c].Deprel})
		case "advmod":
			for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next { // "close to the border"
				if s.Tokens[g].Rel() == "obl" {
					if passive && s.Tokens[g].Deprel == "obl:agent" { // "was opposed earlier by Spain"
						buf = append(buf, Argument{Relation: Subject, Head: Antecedent(s, int(g)), Via: "by"})
						continue
					}
					if prep := Preposition(s, int(g)); prep != "" {
						buf = append(buf, Argument{Relation: Oblique, Prep: lower(s.Tokens[c].Form) + " " + prep, Head: Antecedent(s, int(g)), Via: "obl"})
					}
				}
			}
		case "xcomp", "ccomp", "advcl", "acl":
			if o := reduced(s, p, i); o >= 0 && !object && !passive {
				buf = append(buf, Argument{Relation: Object, Head: o, Via: "reduced"})
				object = true
				continue
			}
			buf = append(buf, Argument{Relation: Complement, Prep: marker(s, i), Head: i, Via: s.Tokens[c].Deprel})
		}
	}
	if !verbal && t.UPOS != "ADJ" {
		if c := s.Child(p, "expl"); c >= 0 && c < p && !subject && t.Rel() == "ccomp" && s.Tokens[c].UPOS == "PRON" && s.Child(p, "cop") > c {
			buf = append(buf, Argument{Relation: Subject, Head: c, Via: "expl"}) // "says it is in talks": no empty "it"
		}
		return buf
	}
	if !subject {
		buf, object = control(s, p, passive, object, buf)
	}
	if !object && !passive {
		for k := range buf { // one object alone is the direct one, whatever the label
			if buf[k].Relation == Indirect {
				buf[k].Relation, object = Object, true
				break
			}
		}
	}
	if !object && !passive {
		for k := range buf { // a bare noun phrase after the verb that is no time is its object
			if a := &buf[k]; a.Relation == Oblique && a.Prep == "" && a.Head > p && s.Tokens[a.Head].Deprel == "obl" && !IsTime(s, a.Head) {
				a.Relation, a.Via, object = Object, "bare", true
				break
			}
		}
	}
	if !object {
		buf = shareObject(s, p, buf)
	}
	return buf
}

// Severed is the Via of the first members of a coordinated subject whose last
// member the parser took for the whole ("Spain and the [evil] great Portugal"):
// the true subject follows it.
const Severed = "severed"

// severed returns the head of a coordination that stands right before c, the
// subject of p, and is the subject of p or of the verb of saying over it, though
// c should be its last member; -1 for none.
func severed(s *lang.Sentence, p, c int) int {
	edge := c // the first token of the phrase of c
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		edge = min(edge, int(g))
	}
	over := [2]int{p, -1}
	if t := &s.Tokens[p]; t.Rel() == "ccomp" && int(t.Head) > p {
		over[1] = int(t.Head)
	}
	for _, h := range over {
		if h < 0 {
			continue
		}
		for x := s.Tokens[h].First; x >= 0 && int(x) < edge; x = s.Tokens[x].Next {
			if s.Tokens[x].Rel() != "nsubj" {
				continue
			}
			list := Conjuncts(s, int(x), nil)
			if len(list) < 2 || s.Tokens[edge-1].Rel() == "punct" {
				continue
			}
			for up, n := edge-1, 0; up >= int(x) && n < 4; up, n = int(s.Tokens[up].Head), n+1 {
				if up == int(x) {
					return up
				}
			}
		}
	}
	return -1
}

// oblique appends the argument that c, an obl or nmod of p, stands for.
func oblique(s *lang.Sentence, p, c int, passive, verbal bool, buf []Argument) []Argument {
	t := &s.Tokens[c]
	if t.Deprel == "nmod:poss" {
		return append(buf, Argument{Relation: Possessor, Prep: "", Head: Antecedent(s, c), Via: "nmod:poss"})
	}
	prep := Preposition(s, c)
	switch {
	case prep == "" && strings.HasSuffix(t.Deprel, "tmod"):
		return buf
	case prep == "" && (strings.HasSuffix(t.Deprel, "unmarked") || strings.HasSuffix(t.Deprel, "npmod")):
		return buf
	case t.Deprel == "obl:agent", prep == "by" && passive && verbal:
		return append(buf, Argument{Relation: Subject, Prep: "", Head: Antecedent(s, c), Via: "by"})
	}
	buf = append(buf, Argument{Relation: Oblique, Prep: prep, Head: Antecedent(s, c), Via: t.Deprel})
	if !bridges[strings.ToLower(t.Lemma)] || prep == "" {
		return buf
	}
	at := len(buf) - 1
	defer func() { buf[at].Bridge = len(buf) > at+1 }()
	for g := t.First; g >= 0; g = s.Tokens[g].Next {
		if r := s.Tokens[g].Rel(); r != "nmod" && r != "obl" {
			continue
		}
		if s.Tokens[g].Deprel == "nmod:poss" {
			buf = append(buf, Argument{Relation: Oblique, Prep: prep + " " + strings.ToLower(t.Lemma) + " of", Head: Antecedent(s, int(g)), Via: "nmod:poss"})
			continue
		}
		if q := Preposition(s, int(g)); q != "" {
			buf = append(buf, Argument{Relation: Oblique, Prep: prep + " " + strings.ToLower(t.Lemma) + " " + q, Head: Antecedent(s, int(g)), Via: "nmod"})
		}
	}
	return buf
}

// bridges are the nouns inside prepositions of several words ("in favour of").
var bridges = map[string]bool{
	"behalf": true, "favour": true, "favor": true, "support": true, "protest": true,
	"response": true, "return": true, "exchange": true, "cooperation": true,
	"coordination": true, "conjunction": true, "collaboration": true, "defence": true,
	"defense": true, "solidarity": true, "violation": true, "breach": true,
	"defiance": true, "retaliation": true, "line": true, "accordance": true,
	"agreement": true, "talk": true, "place": true, "front": true, "charge": true,
	"control": true, "direction": true, "part": true, "side": true, "talks": true,
	"partnership": true, "aid": true, "reply": true, "reaction": true, "opposition": true,
	"connection": true, "concert": true, "alliance": true, "hand": true, "hands": true,
	"result": true, "case": true, "spite": true, "view": true, "light": true, "wake": true,
}

// Preposition returns the preposition that marks token c, lower case and joined
// by blanks when it has several words ("because of", "ahead of"); "" for none.
func Preposition(s *lang.Sentence, c int) string {
	var only string
	var many strings.Builder
	n := 0
	add := func(i int) {
		w := lower(s.Tokens[i].Form)
		if n++; n == 1 {
			only = w
			return
		}
		if n == 2 {
			many.WriteString(only)
		}
		many.WriteByte(' ')
		many.WriteString(w)
	}
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if r := s.Tokens[g].Rel(); (r != "case" && r != "mark") || int(g) > c || s.Tokens[g].Form == "'s" || s.Tokens[g].Form == "’s" || s.Tokens[g].XPOS == "POS" {
			continue
		}
		add(int(g))
		for f := s.Tokens[g].First; f >= 0; f = s.Tokens[f].Next {
			if s.Tokens[f].Rel() == "fixed" {
				add(int(f))
			}
		}
	}
	if n <= 1 {
		return only
	}
	return many.String()
}

// marker returns the word that introduces clause c: its mark, else "".
func marker(s *lang.Sentence, c int) string {
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if r := s.Tokens[g].Rel(); r == "mark" || r == "case" {
			return lower(s.Tokens[g].Form)
		}
	}
	for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next {
		if t := &s.Tokens[g]; t.Rel() == "advmod" && t.XPOS == "WRB" {
			return lower(t.Form)
		}
	}
	return ""
}

// Marker returns the word that introduces the clause of predicate p ("to", "if",
// "that", "whether", "by"), lower case; "" for none.
func Marker(s *lang.Sentence, p int) string { return marker(s, p) }

// Conjuncts appends head and the tokens coordinated with it, in text order.
// Conjuncts of another kind (a verb under a noun) are left out.
func Conjuncts(s *lang.Sentence, head int, buf []int) []int {
	buf = append(buf, head)
	for c := s.Tokens[head].First; c >= 0; c = s.Tokens[c].Next {
		if r := s.Tokens[c].Rel(); r == "flat" && int(c) > head {
			for g := s.Tokens[c].First; g >= 0; g = s.Tokens[g].Next { // "Minas Tirith and Osgiliath", hung on "Tirith"
				if s.Tokens[g].Rel() == "conj" && g > c && s.Tokens[g].UPOS == "PROPN" {
					buf = Conjuncts(s, int(g), buf)
				}
			}
			continue
		}
		if s.Tokens[c].Rel() != "conj" || int(c) <= head || IsVerbal(s, int(c)) && !IsVerbal(s, head) {
			continue
		}
		buf = Conjuncts(s, int(c), buf)
	}
	return buf
}

// Particle returns the verb particle of p ("up" in "set up"), -1 for none.
func Particle(s *lang.Sentence, p int) int {
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Deprel == "compound:prt" {
			return int(c)
		}
	}
	return -1
}

// Antecedent returns the noun that a relative pronoun stands for, and any other
// token itself.
func Antecedent(s *lang.Sentence, i int) int {
	t := &s.Tokens[i]
	if t.XPOS != "WP" && t.XPOS != "WDT" && t.XPOS != "WP$" {
		if t.Feat("PronType") != "Rel" {
			return i
		}
	}
	for up, n := int(t.Head), 0; up >= 0 && n < 6; up, n = int(s.Tokens[up].Head), n+1 {
		if s.Tokens[up].Deprel == "acl:relcl" || s.Tokens[up].Deprel == "acl" {
			if h := int(s.Tokens[up].Head); h >= 0 && h < i {
				return h
			}
		}
	}
	return i
}

// IsVerbal reports whether p heads a verbal clause: a verb, or a participle used
// as one. Attributive participles ("captured") are not.
func IsVerbal(s *lang.Sentence, p int) bool {
	t := &s.Tokens[p]
	if t.Rel() == "amod" || t.Rel() == "compound" {
		return false
	}
	if t.UPOS == "ADJ" || t.UPOS == "NOUN" { // "would free the prisoners", its verb taken for an adjective
		aux, cop := false, false
		for c := t.First; c >= 0; c = s.Tokens[c].Next {
			switch s.Tokens[c].Rel() {
			case "aux":
				aux = aux || int(c) < p && s.Tokens[c].XPOS == "MD"
			case "cop":
				cop = true
			}
		}
		if aux && !cop {
			return true
		}
	}
	return t.UPOS == "VERB" || (t.UPOS == "AUX" && t.Rel() != "aux" && t.Rel() != "cop") ||
		t.UPOS != "NOUN" && len(t.XPOS) >= 2 && t.XPOS[:2] == "VB" && t.Rel() != "aux" && t.Rel() != "cop"
}

// Passive reports whether p is a passive predicate: by its auxiliary or subject,
// or a past participle that has neither subject nor object of its own
// ("troops sent to Mali", "arrested in May, he …").
func Passive(s *lang.Sentence, p int) bool {
	t := &s.Tokens[p]
	hasSubject, hasObject, hasAux, before, after := false, false, false, false, false
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		switch d := s.Tokens[c].Deprel; d {
		case "aux:pass", "auxpass":
			return true
		case "nsubj:pass", "nsubjpass":
			hasSubject = true
			before, after = before || int(c) < p, after || int(c) > p
		case "nsubj":
			hasSubject = true
		case "obj", "ccomp":
			hasObject = true
		case "aux":
			hasAux = true
		}
	}
	if before && !after && !(t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
		return true // a finite form, or one with nouns on both sides, is active whatever the label
	}
	if t.XPOS != "VBN" && !(t.Feat("VerbForm") == "Part" && t.Feat("Tense") == "Past") {
		return false
	}
	if hasSubject || hasAux || hasObject && t.Rel() != "acl" {
		return false
	}
	switch t.Rel() {
	case "acl", "advcl":
		return true
	case "conj":
		if h := int(t.Head); h >= 0 && h < p { // conjuncts follow their head
			return Passive(s, h)
		}
	case "root", "parataxis", "xcomp", "ccomp":
		return t.XPOS == "VBN"
	}
	return false
}

// IsTime reports whether noun i names a time ("Monday", "last week").
func IsTime(s *lang.Sentence, i int) bool {
	return times[lower(s.Tokens[i].Lemma)] || s.Tokens[i].UPOS == "NUM"
}

var times = set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
	"february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"day", "week", "month", "year", "today", "yesterday", "tomorrow", "tonight", "night", "morning", "evening",
	"afternoon", "hour", "minute", "time", "decade", "century", "weekend", "moment", "summer", "winter", "spring",
	"autumn", "fall", "midnight", "noon")

// isDay reports whether token i names a day, which no verb here takes as object.
func isDay(s *lang.Sentence, i int) bool {
	return days[lower(s.Tokens[i].Form)]
}

var days = set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight")

// nominal reports whether token i is a noun or a name.
func nominal(s *lang.Sentence, i int) bool {
	u := s.Tokens[i].UPOS
	return u == "NOUN" || u == "PROPN"
}

// finiteForm reports whether token i has the form of a finite verb.
func finiteForm(s *lang.Sentence, i int) bool {
	x := s.Tokens[i].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP"
}

// reduced returns the object of verb p that the parser took for the subject of
// the participle c behind it ("ended the state of emergency declared in March"),
// -1 for none.
func reduced(s *lang.Sentence, p, c int) int {
	if s.Tokens[c].XPOS != "VBN" || s.Tokens[c].Rel() != "xcomp" && s.Tokens[c].Rel() != "ccomp" || c < p || causative[lower(s.Tokens[p].Lemma)] {
		return -1
	}
	if s.Child(c, "aux") >= 0 || s.Child(c, "mark") >= 0 || s.Child(c, "cop") >= 0 {
		return -1
	}
	for k := s.Tokens[c].First; k >= 0; k = s.Tokens[k].Next {
		if s.Tokens[k].Deprel == "nsubj:pass" && int(k) > p && int(k) < c {
			return int(k)
		}
		if s.Tokens[k].Deprel == "aux:pass" {
			return -1
		}
	}
	return -1
}

// causative are verbs that take a participle with its own subject.
var causative = set("have", "get", "see", "want", "like", "keep", "need", "make", "leave", "find", "hear", "watch", "say", "order", "report", "believe", "think", "know", "feel", "consider")

func isExpletive(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	return t.XPOS == "EX" || t.Rel() == "expl"
}

// lower is strings.ToLower without allocation for words that are lower case already.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(w)
		}
	}
	return w
}
