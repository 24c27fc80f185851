package attribution

import (
	"chancery/internal/clause"
	"chancery/lang"
)

// openKind is how a word says that something is open; see data/README.md.
type openKind uint16

const (
	isOpen    openKind = 1 << iota // by itself: unclear
	isClosed                       // when negated: clear
	isMade                         // when negated, in the passive: verify
	isTold                         // when negated, with a question clause: say
	isNamed                        // when negated, of its object: name
	isGiven                        // when negated, of a detail as object: give
	isSet                          // when negated, of a detail as passive subject: set
	isDetail                       // such details: date
	isDoubted                      // with a whether clause: doubt
	isSign                         // when negated, with a phrase or question clause: word
	isIssue                        // nouns: question
	isSeen                         // in "remains to be seen"
	isProbed                       // with a question clause, while it is being asked: investigate
	isChecked                      // when negated, of its object: verify
	isClaimed                      // of responsibility, by nobody: claim
	ofThings                       // the subject may be what is open: the cause is unknown
)

var openKinds = map[string]openKind{
	"open": isOpen, "closed": isClosed, "made": isMade, "told": isTold, "named": isNamed, "given": isGiven, "set": isSet,
	"detail": isDetail, "doubted": isDoubted, "sign": isSign, "issue": isIssue, "seen": isSeen, "things": ofThings,
	"probed": isProbed, "checked": isChecked, "claimed": isClaimed,
}

// openPredicate reports whether token i says that something is open: it returns
// the predicate and the head of what is open, -1 if it does not.
func openPredicate(s *lang.Sentence, i int) (pred, open int) {
	t := &s.Tokens[i]
	if t.UPOS != "VERB" && t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "ADV" && t.UPOS != "AUX" {
		return i, -1
	}
	word := tables().lemma(t)
	form := lower(t.Form)
	if form == "known" || form == "decided" || form == "settled" { // however it is tagged
		word = form
	}
	if t.Rel() == "amod" {
		return i, -1
	}
	kind := tables().open[word]
	if kind == 0 {
		return i, -1
	}
	negated := denied(s, i)
	state := false // a state of being open
	switch {
	case kind&isOpen != 0:
		state = !negated
	case kind&isClosed != 0:
		state = negated
	case kind&isMade != 0 && clause.Passive(s, i):
		state = negated
	}
	switch {
	case kind&isSeen != 0:
		// "remains to be seen"
		if h := int(t.Head); h >= 0 && lemma(&s.Tokens[h]) == "remain" && t.Rel() == "xcomp" {
			if c := openClause(s, i); c >= 0 {
				return h, c
			}
			if c := openClause(s, h); c >= 0 {
				return h, c
			}
			if c := s.Child(h, "nsubj"); c >= 0 && s.Tokens[c].UPOS != "PRON" {
				return h, c
			}
		}
		return i, -1
	case kind&isIssue != 0 && t.UPOS != "VERB":
		return openQuestion(s, i)
	case kind&isClaimed != 0:
		return unclaimed(s, i)
	}
	if state {
		if c := openClause(s, i); c >= 0 {
			return i, c
		}
		h := i
		if t.Rel() == "xcomp" && t.Head >= 0 { // "remains unclear"
			h = int(t.Head)
			if c := openClause(s, h); c >= 0 {
				return h, c
			}
		}
		if c := s.Child(h, "nsubj"); c >= 0 && s.Tokens[c].UPOS == "NOUN" && kind&ofThings != 0 && !tables().animate(&s.Tokens[c]) {
			return h, c
		}
		if word == "known" || word == "clear" {
			if c := phraseAbout(s, i); c >= 0 && s.Child(i, "nsubj") >= 0 { // "little is known about"
				return i, c
			}
		}
		return i, -1
	}
	if t.UPOS != "VERB" && t.UPOS != "NOUN" && kind&isDoubted == 0 {
		return i, -1
	}
	if kind&isProbed != 0 && !negated && asking(s, i) {
		if c := whBelow(s, i); c >= 0 && clause.Marker(s, c) != "to" && !infinitive(s, c) {
			return governor(s, i), c
		}
		if c := whetherBelow(s, i); c >= 0 && !infinitive(s, c) {
			return i, c
		}
	}
	if c := s.Child(i, "obj"); kind&isChecked != 0 && negated && c > i && t.UPOS == "VERB" && whBelow(s, i) < 0 && s.Tokens[c].UPOS == "NOUN" && !declined(s, i) {
		return i, c
	}
	switch {
	case kind&isTold != 0:
		if !negated && !tooEarly(s, i) {
			return i, -1
		}
		if c := whBelow(s, i); c >= 0 {
			return i, c
		}
		switch word {
		case "specify", "reveal", "disclose", "detail", "explain":
			if c := s.Child(i, "obj"); c >= 0 {
				return i, c
			}
		case "elaborate":
			if c := phraseAbout(s, i); c >= 0 {
				return i, c
			}
		}
		return undisclosed(s, i, negated)
	case kind&isNamed != 0:
		if c := s.Child(i, "nsubj"); c >= 0 && negated && word == "identify" && clause.Passive(s, i) && s.Tokens[c].UPOS == "NOUN" {
			return i, c
		}
		if !negated || clause.Passive(s, i) {
			return undisclosed(s, i, negated)
		}
		if c := s.Child(i, "obj"); c >= 0 {
			return i, c
		}
	case kind&isGiven != 0:
		if c := s.Child(i, "obj"); c >= 0 && (negated || denied(s, c)) && tables().open[lemma(&s.Tokens[c])]&isDetail != 0 {
			return i, c
		}
		return undisclosed(s, i, negated)
	case kind&isSet != 0:
		return undisclosed(s, i, negated)
	case kind&isDoubted != 0:
		if t.UPOS == "VERB" && !negated {
			if c := whetherBelow(s, i); c >= 0 {
				return i, c
			}
		}
		if t.UPOS == "NOUN" || t.Rel() == "obj" || t.Rel() == "xcomp" { // "cast doubt on whether"
			if c := whetherBelow(s, i); c >= 0 {
				return governor(s, i), c
			}
			if h := int(t.Head); h >= 0 && clause.IsVerbal(s, h) {
				if c := whetherBelow(s, h); c >= 0 {
					return h, c
				}
			}
		}
	case kind&isSign != 0:
		if h := int(t.Head); h >= 0 && denied(s, i) {
			if c := phraseAbout(s, i); c >= 0 {
				return governor(s, i), c
			}
			if c := whBelow(s, i); c >= 0 {
				return governor(s, i), c
			}
			if c := phraseAbout(s, h); c >= 0 && t.Rel() == "nsubj" && s.Child(h, "expl") >= 0 { // "there was no word on", hung on "was"
				return h, c
			}
		}
	}
	return i, -1
}

// undisclosed: "no date has been set", "details were not released".
func undisclosed(s *lang.Sentence, i int, negated bool) (pred, open int) {
	if !negated || !clause.Passive(s, i) {
		return i, -1
	}
	c := s.Child(i, "nsubj")
	if c < 0 {
		return i, -1
	}
	if tables().open[lemma(&s.Tokens[c])]&isDetail != 0 {
		return i, c
	}
	return i, -1
}

// asking reports whether verb i tells of an inquiry that goes on: "is
// investigating", "is trying to determine".
func asking(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.XPOS == "VBG" && s.Child(i, "aux") >= 0 {
		return true
	}
	if t.Rel() == "xcomp" && t.Head >= 0 {
		switch tables().lemma(&s.Tokens[t.Head]) {
		case "try", "seek", "work", "attempt", "struggle", "want", "continue", "begin":
			return true
		}
	}
	return false
}

// infinitive reports whether the clause of c has no subject and "to": "whether to go".
func infinitive(s *lang.Sentence, c int) bool {
	return s.Child(c, "nsubj") < 0 && toBefore(s, c)
}

// declined reports whether verb i is what somebody declines to do.
func declined(s *lang.Sentence, i int) bool {
	h := int(s.Tokens[i].Head)
	if h < 0 || s.Tokens[i].Rel() != "xcomp" {
		return false
	}
	switch lemma(&s.Tokens[h]) {
	case "decline", "refuse":
		return true
	}
	return false
}

// unclaimed: "no group has claimed responsibility", "there was no claim of
// responsibility".
func unclaimed(s *lang.Sentence, i int) (pred, open int) {
	if s.Tokens[i].UPOS == "NOUN" {
		if c := s.Child(i, "nmod"); c >= 0 && lemma(&s.Tokens[c]) == "responsibility" && denied(s, i) {
			return governor(s, i), c
		}
		return i, -1
	}
	o := s.Child(i, "obj")
	if o < 0 || lemma(&s.Tokens[o]) != "responsibility" {
		return i, -1
	}
	n := s.Child(i, "nsubj")
	if n < 0 {
		return i, -1
	}
	nobody := nobody(s, n) || lower(s.Tokens[n].Form) == "no-one"
	if n > 0 && lower(s.Tokens[n].Form) == "one" && lower(s.Tokens[n-1].Form) == "no" {
		nobody = true
	}
	if nobody || clause.Negation(s, i) >= 0 {
		return i, o
	}
	return i, -1
}

// openQuestion handles the nouns: "is an open question", "the question is
// whether", "questions remain over".
func openQuestion(s *lang.Sentence, i int) (pred, open int) {
	if c := s.Child(i, "csubj"); c >= 0 && (whClause(s, c) || openWord(s, i)) {
		return i, c
	}
	if c := s.Child(i, "advcl"); c >= 0 && c < i && clause.Marker(s, c) == "whether" && s.Child(i, "cop") >= 0 {
		return i, c // a subject clause taken for an adverbial one
	}
	if s.Child(i, "cop") >= 0 {
		if c := s.Child(i, "nsubj"); c >= 0 && openWord(s, i) {
			return i, c
		}
		if c := openClause(s, i); c >= 0 && openWord(s, i) {
			return i, c
		}
	}
	if openWord(s, i) && s.Tokens[i].Rel() == "xcomp" && s.Tokens[i].Head >= 0 { // "remains an open question"
		h := int(s.Tokens[i].Head)
		if c := freeRelative(s, h); c >= 0 {
			return h, c
		}
		if c := s.Child(h, "nsubj"); c >= 0 {
			return h, c
		}
		if c := s.Child(h, "csubj"); c >= 0 {
			return h, c
		}
	}
	h := int(s.Tokens[i].Head)
	if s.Tokens[i].Rel() == "nsubj" && h >= 0 {
		if clausal(s, h) && whClause(s, h) { // "the question is whether"
			return h, h
		}
		if c := s.Child(h, "ccomp"); c >= 0 && whClause(s, c) {
			return h, c
		}
		if w := lemma(&s.Tokens[h]); w == "remain" || w == "linger" || w == "persist" || w == "arise" || w == "swirl" {
			if c := phraseAbout(s, h); c >= 0 {
				return h, c
			}
			if c := phraseAbout(s, i); c >= 0 {
				return h, c
			}
		}
	}
	if lemma(&s.Tokens[i]) == "question" {
		if c := whetherBelow(s, i); c >= 0 {
			return governor(s, i), c
		}
	}
	return i, -1
}

func openWord(s *lang.Sentence, i int) bool {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		if s.Tokens[g].Rel() != "amod" {
			continue
		}
		switch lower(s.Tokens[g].Form) {
		case "open", "unanswered", "unresolved", "unsettled", "big", "key", "main", "real", "remaining":
			return true
		}
	}
	if c := s.Child(i, "nmod"); c >= 0 && lemma(&s.Tokens[i]) == "matter" { // "a matter of dispute"
		switch lemma(&s.Tokens[c]) {
		case "dispute", "debate", "speculation", "conjecture", "doubt":
			return true
		}
	}
	return lemma(&s.Tokens[i]) == "mystery"
}

// governor is the predicate that a noun belongs to, the noun itself if none.
func governor(s *lang.Sentence, i int) int {
	if h := int(s.Tokens[i].Head); h >= 0 && clausal(s, h) {
		return h
	}
	return i
}

// denied reports whether token i is negated, or somebody refuses, declines or
// has yet to do it, or cannot.
func denied(s *lang.Sentence, i int) bool {
	w := walk{l: tables(), s: s}
	if w.negator(i, clausal(s, i)) >= 0 || yetTo(s, i) {
		return true
	}
	t := &s.Tokens[i]
	if h := int(t.Head); h >= 0 {
		switch t.Rel() {
		case "xcomp", "ccomp", "advcl":
			switch lemma(&s.Tokens[h]) {
			case "decline", "refuse", "unable", "unwilling", "fail", "neglect", "reluctant":
				return true
			case "able", "willing", "remain", "become", "seem", "make":
				return w.negator(h, true) >= 0
			}
		case "conj":
			if s.Tokens[h].Rel() == "xcomp" && toBefore(s, h) { // "declined to confirm or say"
				return denied(s, h)
			}
		}
	}
	if c := s.Child(i, "nsubj"); c >= 0 { // "little is known", "few know"
		switch lower(s.Tokens[c].Form) {
		case "little", "few", "nobody", "none", "no-one":
			return true
		}
	}
	return false
}

// tooEarly: "it is too early to say whether".
func tooEarly(s *lang.Sentence, i int) bool {
	h := int(s.Tokens[i].Head)
	for n := 0; h >= 0 && n < 2; n++ {
		switch lemma(&s.Tokens[h]) {
		case "early", "soon", "premature", "impossible", "hard", "difficult":
			return true
		}
		h = int(s.Tokens[h].Head)
	}
	return false
}

// openClause returns the clause of a state that is open: a question clause or a
// clause as its subject; -1 for none.
func openClause(s *lang.Sentence, i int) int {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		switch s.Tokens[g].Rel() {
		case "csubj":
			if whClause(s, int(g)) {
				return int(g)
			}
		case "ccomp", "advcl", "acl", "xcomp", "parataxis":
			if (int(g) > i || clause.Marker(s, int(g)) == "whether") && whClause(s, int(g)) {
				return int(g)
			}
		}
	}
	if c := freeRelative(s, i); c >= 0 {
		return c
	}
	return whBelow(s, i)
}

// freeRelative returns the question word with a clause of its own before i
// ("what was promised is not known"), -1 for none.
func freeRelative(s *lang.Sentence, i int) int {
	for g := s.Tokens[i].First; g >= 0 && int(g) < i; g = s.Tokens[g].Next {
		if isWh(&s.Tokens[g]) && (s.Child(int(g), "acl") > int(g) || s.Child(int(g), "advcl") > int(g)) {
			return int(g)
		}
	}
	return -1
}

// whBelow returns the question clause, or the phrase with a question word, that
// hangs under i ("say when", "say how many", "as to whether"); -1 for none.
func whBelow(s *lang.Sentence, i int) int {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		if int(g) < i {
			continue
		}
		switch s.Tokens[g].Rel() {
		case "ccomp", "xcomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "advmod", "nsubj":
			if s.Tokens[g].Deprel != "acl:relcl" && whClause(s, int(g)) && opening(s, int(g)) != "while" {
				if m := opening(s, int(g)); s.Tokens[g].Rel() == "advcl" && m != "whether" && m != "if" {
					if f, _ := s.Subtree(int(g)); f != i+1 || s.Child(i, "obj") >= 0 {
						continue // "did not speak of it when she left"
					}
				}
				return int(g)
			}
		}
	}
	return -1
}

// whetherBelow returns the clause with "whether" or "if" under i or under its
// preposition, -1 for none.
func whetherBelow(s *lang.Sentence, i int) int {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		if int(g) < i {
			continue
		}
		for h := s.Tokens[g].First; h >= 0; h = s.Tokens[h].Next {
			if w := lower(s.Tokens[h].Form); w == "whether" || w == "if" && s.Tokens[g].Rel() == "ccomp" {
				return int(g)
			}
		}
		if r := s.Tokens[g].Rel(); r == "nmod" || r == "obl" || r == "acl" || r == "advcl" {
			if c := whetherBelow(s, int(g)); c >= 0 {
				return c
			}
		}
	}
	return -1
}

// phraseAbout returns the phrase with about, on, over or of under i, -1 for none.
func phraseAbout(s *lang.Sentence, i int) int {
	for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
		if r := s.Tokens[g].Rel(); int(g) > i && (r == "obl" || r == "nmod" || r == "acl" || r == "advcl") {
			switch clause.Preposition(s, int(g)) {
			case "about", "on", "over", "of", "as to", "surrounding", "regarding":
				return int(g)
			}
		}
	}
	return -1
}
