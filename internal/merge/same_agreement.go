package merge

import (
	"fmt"
	"strings"
)

// agreements weighs two agreements. It returns what speaks against them, "" for
// nothing.
func (w *weighing) agreements(a, b *facts) string {
	if !kindredKinds(a.Type, b.Type) {
		return "a " + a.Type + " and a " + b.Type
	}
	if len(a.years) > 0 && len(b.years) > 0 && common(a.years, b.years) == 0 {
		return "other years: " + strings.Join(a.years, ", ") + " and " + strings.Join(b.years, ", ")
	}
	if len(a.codes) > 0 && len(b.codes) > 0 {
		share := jaccard(a.codes, b.codes)
		if share < 0.5 {
			return "different parties"
		}
		w.add(0.3*share, "the same parties: "+strings.Join(a.codes, ", "))
	}
	if a.Type == b.Type {
		w.add(0.05, "the same kind")
	}
	titles := overlap(a.title, b.title)
	topics := overlap(a.topic, b.topic)
	switch {
	case len(a.title) > 0 && len(b.title) > 0:
		if titles < 0.5 {
			return "other titles"
		}
		w.add(0.3*titles, fmt.Sprintf("%.0f %% of the title", 100*titles))
	case len(a.topic) > 0 && len(b.topic) > 0 && topics < 0.3:
		return "other subjects"
	default:
		w.add(0.2*topics, fmt.Sprintf("%.0f %% of the subjects", 100*topics))
	}
	fit, reason := a.when.meet(b.when)
	switch {
	case a.when.how == byDay && b.when.how == byDay && fit == 0:
		return "signed on different days"
	case fit > 0:
		w.add(0.25*fit, reason)
	}
	words := jaccard(a.words, b.words)
	w.add(0.2*words, fmt.Sprintf("%.0f %% of the words", 100*words))
	return ""
}

// kindredKinds reports whether reports may call one agreement by either kind.
func kindredKinds(a, b string) bool {
	if a == b || general(a) || general(b) {
		return a != "contract" && b != "contract" || a == b
	}
	return false
}

// general reports whether a kind is a word for any agreement.
func general(kind string) bool {
	switch kind {
	case "agreement", "deal", "accord", "pact", "treaty", "other":
		return true
	}
	return false
}
