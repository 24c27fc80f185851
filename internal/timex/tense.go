package timex

import "chancery/lang"

// tense returns the time of the verb that governs tokens first to last: -1 for the
// past, 1 for what is to come, 0 if the sentence does not show it. signal is the
// preposition that leads the tokens: what was put off until a day has that day
// ahead. It reads the dependency tree where there is one and else the words before
// and after.
func tense(s *lang.Sentence, first, last int, signal string) int {
	head := -1
	for t := first; t <= last && t < len(s.Tokens); t++ {
		if h := int(s.Tokens[t].Head); h < first || h > last {
			head = t
			break
		}
	}
	if head < 0 {
		return nearbyTense(s, first, last)
	}
	v := head
	for steps := 0; steps < 12; steps++ {
		h := int(s.Tokens[v].Head)
		if h < 0 || h >= len(s.Tokens) {
			break
		}
		// "planned for Monday", "Monday's scheduled talks": the plan decides.
		v = h
		if t, ok := verbTense(s, v); ok {
			if t < 0 && (signal == "until" || signal == "till" || signal == "to" || signal == "through") && defers(s.Tokens[v].Lemma) {
				return 1
			}
			return t
		}
	}
	return nearbyTense(s, first, last)
}

// maxChildren bounds how many dependents of a verb are looked at: auxiliaries come
// first, and a list of thousands must not be read again for every date in it.
const maxChildren = 64

// verbTense returns the time of one verb or of a noun with a copula. ok is false
// if the token shows none and its own governor has to be asked.
func verbTense(s *lang.Sentence, v int) (time int, ok bool) {
	tok := &s.Tokens[v]
	verbal := tok.UPOS == "VERB" || tok.UPOS == "AUX"
	modal, have, be, to := "", "", "", false
	left := maxChildren
	for c := range s.Children(v) {
		if left--; left < 0 {
			break
		}
		ch := &s.Tokens[c]
		switch ch.Rel() {
		case "aux", "cop":
			switch lemma := ch.Lemma; {
			case ch.XPOS == "MD":
				modal = lemma
			case lemma == "have":
				have = ch.XPOS
			case lemma == "be" || lemma == "get":
				be = ch.XPOS
				if ch.XPOS == "VB" && modal == "" && ch.Form == "be" {
					be = "VB"
				}
			case lemma == "do":
				if ch.XPOS == "VBD" {
					return -1, true
				}
			}
		case "mark":
			if ch.XPOS == "TO" || ch.UPOS == "PART" && ch.Form == "to" {
				to = true
			}
		}
	}
	if !verbal && be == "" && modal == "" {
		return 0, false
	}
	if modal != "" {
		if have != "" { // "may have met"
			return -1, true
		}
		return 1, true
	}
	if have != "" && !to {
		return -1, true
	}
	if plan(tok.Lemma) && (tok.XPOS == "VBN" || tok.XPOS == "JJ" || tok.UPOS == "ADJ") {
		return 1, true
	}
	if to {
		if have != "" {
			return -1, true
		}
		// "managed to meet on Monday" has the time of managing.
		if h := int(tok.Head); h >= 0 && h < len(s.Tokens) && (tok.Rel() == "xcomp" || tok.Rel() == "advcl") && achieves(s.Tokens[h].Lemma) {
			return verbTense(s, h)
		}
		return 1, true
	}
	if be != "" {
		switch be {
		case "VBD":
			return -1, true
		case "VBZ", "VBP":
			if tok.XPOS == "VBN" && !plan(tok.Lemma) {
				return 0, true
			}
			return 1, true
		}
	}
	switch tok.XPOS {
	case "VBD":
		return -1, true
	case "VBN":
		return -1, true
	case "VBZ", "VBP":
		if speaks(tok.Lemma) {
			return -1, true
		}
		return 1, true
	case "VBG":
		return 0, false
	case "VB":
		if tok.Head < 0 {
			return 1, true
		}
		return 0, false
	}
	switch {
	case tok.Feat("Tense") == "Past":
		return -1, true
	case tok.Feat("VerbForm") == "Inf":
		return 1, true
	case tok.Feat("Tense") == "Pres" && tok.Feat("VerbForm") == "Fin":
		return 1, true
	}
	return 0, false
}

// nearbyTense reads the nearest word that shows a time, before the expression and
// then after it.
func nearbyTense(s *lang.Sentence, first, last int) int {
	show := func(t *lang.Token) int {
		switch t.XPOS {
		case "VBD":
			return -1
		case "VBN":
			if plan(t.Lemma) {
				return 1
			}
			return -1
		case "MD", "TO":
			return 1
		}
		switch t.Form {
		case "will", "shall", "would", "may", "might", "could", "'ll", "’ll", "plans", "expected", "scheduled", "due":
			return 1
		case "was", "were", "had", "did", "said", "told":
			return -1
		}
		return 0
	}
	for t := first - 1; t >= 0 && t >= first-15; t-- {
		if d := show(&s.Tokens[t]); d != 0 {
			return d
		}
	}
	for t := last + 1; t < len(s.Tokens) && t <= last+15; t++ {
		switch s.Tokens[t].Form {
		case "and", "but", ",", ";", "which", "that", "who":
			return 0
		}
		if d := show(&s.Tokens[t]); d != 0 {
			return d
		}
	}
	return 0
}

// plan reports whether what is planned lies ahead of its plan.
func plan(lemma string) bool {
	switch lemma {
	case "plan", "schedule", "set", "due", "expect", "slate", "intend", "hope", "postpone", "delay", "book", "tip", "bind", "upcoming", "forthcoming", "project", "forecast", "anticipate", "invite", "plann":
		return true
	}
	return false
}

// defers reports whether a verb moves the end of something into the time to come.
func defers(lemma string) bool {
	switch lemma {
	case "extend", "prolong", "postpone", "delay", "adjourn", "suspend", "renew", "defer", "remand", "ban", "close", "push", "move", "shift", "reschedule", "pause", "halt":
		return true
	}
	return false
}

// achieves reports whether a verb puts its infinitive into its own time.
func achieves(lemma string) bool {
	switch lemma {
	case "manage", "fail", "begin", "start", "continue", "come", "help", "get", "go", "use", "refuse", "decline", "happen", "have", "choose", "appear", "seem", "cease", "dare", "bother":
		return true
	}
	return false
}

// speaks reports whether a verb in the present tense reports what was said.
func speaks(lemma string) bool {
	switch lemma {
	case "say", "tell", "report", "announce", "state", "claim", "deny", "warn", "accuse", "write", "add", "confirm", "quote", "show", "reveal":
		return true
	}
	return false
}
