package agreement

import (
	"strings"

	"chancery/internal/clause"
	"chancery/lang"
)

// memberGovernor returns the word over p that says what is done with the
// membership or the step ("applied to join", "accession talks"), -1 for none.
func (f *finder) memberGovernor(s *lang.Sentence, p int) (found int, word string) {
	found = -1
	at := p
	for n := 0; n < 5; n++ {
		up := int(s.Tokens[at].Head)
		if up < 0 || s.Tokens[at].Rel() == "conj" && n > 0 && !clause.IsVerbal(s, at) {
			return found, word
		}
		switch s.Tokens[at].Rel() {
		case "xcomp", "ccomp", "acl", "nmod", "obl", "obj", "compound", "nsubj", "csubj", "conj", "advcl", "amod":
		default:
			return found, word
		}
		if s.Tokens[at].Deprel == "acl:relcl" || s.Tokens[at].Rel() == "advcl" && clause.Marker(s, at) != "to" {
			return found, word
		}
		if s.Tokens[at].Rel() == "conj" {
			at = up
			continue
		}
		for _, l := range f.overForms(&s.Tokens[up]) {
			row, ok := f.memberships.over[l]
			switch {
			case !ok:
				continue
			case found < 0 && s.Tokens[up].UPOS == "NOUN": // "ratified the accession protocol": the verb says more
				found, word = up, l
			case found < 0 || clause.IsVerbal(s, up) && row.status != "" && len(row.state) == 0:
				return up, l
			}
			break
		}
		if r := s.Tokens[at].Rel(); r == "nsubj" || r == "csubj" {
			return found, word
		}
		at = up
	}
	return found, word
}

func (f *finder) overForms(t *lang.Token) []string {
	if t.UPOS == "VERB" || t.UPOS == "ADJ" {
		return verbForms(t, nil)
	}
	return []string{lemma(t), lower(t.Form)}
}

// standing is the status that "member" tells of.
func (f *finder) standing(s *lang.Sentence, i, gov int, over string) string {
	up := int(s.Tokens[i].Head)
	p := i
	become := up >= 0 && (s.Tokens[i].Rel() == "xcomp" || s.Tokens[i].Rel() == "obj" || s.Tokens[i].Rel() == "obl") && (lemma(&s.Tokens[up]) == "become" || lemma(&s.Tokens[up]) == "remain")
	switch {
	case become:
		p = up
	case s.Child(i, "cop") < 0:
		return ""
	}
	switch r := f.realityOf(s, p); r {
	case happened:
		st := clause.StatusOf(s, p)
		if st.Infinitive || gov >= 0 && clause.Marker(s, p) == "to" {
			return f.memberships.over[over].status
		}
		if !become && st.Tense == clause.Past {
			return ""
		}
		return "in force"
	case coming:
		return "agreed"
	case wanted:
		return "sought"
	case disowned:
		return "denied"
	}
	return ""
}

// verbStatus is the status that a verb tells of, turned by how it is put and by
// the word over it.
func (f *finder) verbStatus(s *lang.Sentence, p int, status string, gov int, over string) string {
	r := f.realityOf(s, p)
	if r == open {
		r = f.reported(s, p)
	}
	if r == disowned {
		return "denied"
	}
	switch clause.Marker(s, p) {
	case "against", "without":
		return ""
	}
	if r == open || r == negated || hypothetical(s, p) || barred(s, p) {
		return ""
	}
	if gov >= 0 {
		if q := f.realityOf(s, gov); clause.IsVerbal(s, gov) && (q == negated || q == disowned) {
			return ""
		}
	}
	if status == "withdrawn" && clause.StatusOf(s, p).Progressive {
		return "leaving" // "announced that it was quitting"
	}
	ahead := r != happened || gov >= 0 && over != "announce" && over != "declare" || clause.Marker(s, p) == "to" && !ordinal(s, int(s.Tokens[p].Head))
	if !ahead {
		return status
	}
	row, known := f.memberships.over[over]
	switch status {
	case "withdrawn":
		if r == wanted && (!known || len(row.state) == 0) {
			return "" // others want it
		}
		if known || r == coming {
			return "leaving"
		}
	case "in force":
		switch {
		case known && row.status == "agreed" && r == wanted && gov < 0:
			return "sought"
		case known && row.status != "":
			return row.status
		case r == coming:
			return "agreed"
		case r == wanted, clause.Marker(s, p) == "to":
			return "sought"
		}
	case "agreed":
		return "proposed"
	}
	return ""
}

// nounStatus is the status that a noun tells of: by the word over it, else by what
// it means.
func (f *finder) nounStatus(s *lang.Sentence, p int, status string, gov int, over string) string {
	if row, ok := f.qualified(s, p); ok {
		return row.status
	}
	if gov >= 0 {
		switch r := f.realityOf(s, gov); {
		case clause.IsVerbal(s, gov) && (r == negated || r == open):
			return ""
		case r == disowned:
			return "denied"
		}
		row := f.memberships.over[over]
		switch status {
		case "withdrawn":
			return "leaving"
		case "suspended", "expelled":
			if row.status == "in force" {
				return "in force" // the suspension was lifted
			}
			return ""
		case "in force":
			if row.status == "" {
				return ""
			}
		}
		if row.status == "suspended" || row.status == "ratified" || row.status == "withdrawn" || row.status == "in force" {
			if r := f.realityOf(s, gov); r != happened {
				if row.status == "withdrawn" && r == coming {
					return "leaving"
				}
				return ""
			}
		}
		if row.status == "agreed" && (f.realityOf(s, gov) != happened || clause.IsVerbal(s, gov) && clause.Marker(s, gov) == "to") {
			return "sought"
		}
		if row.status != "" {
			return row.status
		}
	}
	if status == "withdrawn" && !bygone(s, p) {
		return "leaving" // "its withdrawal from the union": begun, perhaps done
	}
	return status
}

// reported is what "would" means below a word of saying in the past: what is to
// come, or what is denied.
func (f *finder) reported(s *lang.Sentence, p int) reality {
	up := int(s.Tokens[p].Head)
	if up < 0 || s.Tokens[p].Rel() != "ccomp" || clause.StatusOf(s, p).Modal != "would" || s.Tokens[up].XPOS != "VBD" && s.Tokens[up].XPOS != "VBN" {
		return open
	}
	l := f.plainVerb(&s.Tokens[up])
	if denying[l] {
		return disowned
	}
	switch l {
	case "announce", "say", "declare", "confirm", "promise", "decide", "pledge", "vow", "notify", "agree", "tell":
		if clause.StatusOf(s, p).Negation < 0 {
			return coming
		}
	}
	return open
}

// alongside reports whether somebody joined an organisation in doing something
// ("joined the union in condemning the attack").
func alongside(s *lang.Sentence, at []int) bool {
	for _, h := range at {
		for k := h + 1; k+1 < len(s.Tokens) && k < h+4; k++ {
			if w := lower(s.Tokens[k].Form); w == "in" && s.Tokens[k+1].XPOS == "VBG" || w == "to" && s.Tokens[k+1].XPOS == "VB" {
				return true
			}
		}
	}
	return false
}

// ordinal reports whether a word counts those who did something ("the first to
// join").
func ordinal(s *lang.Sentence, i int) bool {
	if i < 0 {
		return false
	}
	switch l := lemma(&s.Tokens[i]); l {
	case "last", "latest", "newest":
		return true
	default:
		return s.Tokens[i].Feat("NumType") == "Ord" || strings.HasSuffix(l, "th") || l == "first" || s.Child(i, "amod") >= 0 && s.Tokens[s.Child(i, "amod")].Feat("NumType") == "Ord"
	}
}

// barred reports whether a verb stands bare ("having them join would …").
func barred(s *lang.Sentence, p int) bool {
	if s.Tokens[p].XPOS != "VB" || s.Child(p, "aux") >= 0 || clause.Marker(s, p) == "to" {
		return false
	}
	up := int(s.Tokens[p].Head)
	return up >= 0 && s.Tokens[p].Rel() == "ccomp"
}

// qualified returns the row of a modifier of noun p that tells the standing.
func (f *finder) qualified(s *lang.Sentence, p int) (memberWord, bool) {
	for c := s.Tokens[p].First; c >= 0; c = s.Tokens[c].Next {
		for _, l := range f.overForms(&s.Tokens[c]) {
			if row, ok := f.memberships.with[l]; ok {
				return row, true
			}
		}
	}
	return memberWord{}, false
}

// hypothetical reports whether the clause of p, or the one over it, is a condition.
func hypothetical(s *lang.Sentence, p int) bool {
	for n := 0; p >= 0 && n < 4; n++ {
		switch clause.Marker(s, p) {
		case "if", "unless", "whether", "until":
			return true
		}
		p = int(s.Tokens[p].Head)
	}
	return false
}

// bygone reports whether a step is told as older than the rest: "after leaving",
// "since joining in 1975".
func bygone(s *lang.Sentence, p int) bool {
	for n := 0; p >= 0 && n < 2; n++ {
		w := clause.Marker(s, p)
		if w == "" {
			w = clause.Preposition(s, p)
		}
		switch w {
		case "after", "since", "following":
			return true
		}
		p = int(s.Tokens[p].Head)
	}
	return false
}
