package merge

import (
	"fmt"
	"slices"
	"strings"
)

// Verdict says whether two statements speak of one thing, and why.
type Verdict struct {
	Same    bool
	Score   float64  // of what speaks for it, 0 where something speaks against it; from Threshold on they are one
	Reasons []string // for people: what agrees, or what differs
}

// Threshold is the score from which on two statements are one.
const Threshold = 0.6

// sameReport is added to Threshold within one report, which seldom tells a thing
// twice without a tie that the reader follows.
const sameReport = 0.15

// Same tells whether two statements speak of one thing. It is symmetric, looks at
// nothing but the two, and joins none that share no block.
func Same(a, b *Statement) Verdict { return same(prepare(a), prepare(b), true) }

// weighing gathers the evidence for one pair.
type weighing struct {
	score   float64
	explain bool
	reasons []string
}

func (w *weighing) add(points float64, reason string) {
	w.score += points
	if w.explain {
		w.reasons = append(w.reasons, fmt.Sprintf("%s (%+.2f)", reason, points))
	}
}

// not is the verdict where something speaks against.
func not(reason string) Verdict { return Verdict{Reasons: []string{reason}} }

func same(a, b *facts, explain bool) Verdict {
	if b.Key < a.Key {
		a, b = b, a
	}
	switch {
	case a.Key == b.Key:
		return Verdict{Same: true, Score: 1, Reasons: []string{"the same statement"}}
	case a.Kind != b.Kind:
		return not("an event and an agreement")
	case firstShared(a.blocks, b.blocks) == "":
		return not("nothing to compare them by: other parties, or another time")
	}
	w := &weighing{explain: explain}
	var against string
	if a.Kind == AgreementKind {
		against = w.agreements(a, b)
	} else {
		against = w.events(a, b)
	}
	if against != "" {
		return not(against)
	}
	limit := Threshold
	if a.Report == b.Report {
		limit += sameReport
	}
	return Verdict{Same: w.score >= limit, Score: min(w.score, 1), Reasons: w.reasons}
}

// events weighs two events. It returns what speaks against them, "" for nothing.
func (w *weighing) events(a, b *facts) string {
	words := jaccard(a.words, b.words)
	if a.Report == b.Report && a.Words == b.Words {
		return "one clause tells of two"
	}
	if against := w.types(a, b, words); against != "" {
		return against
	}
	if against := w.time(a, b, words); against != "" {
		return against
	}
	if against := w.parts(a, b); against != "" {
		return against
	}
	if against := w.names(a, b); against != "" {
		return against
	}
	if against := w.place(a, b, words); against != "" {
		return against
	}
	w.add(0.5*words, fmt.Sprintf("%.0f %% of the words", 100*words))
	if n := common(a.title, b.title); n > 0 {
		w.add(0.08, "the same trigger")
	}
	if a.Dead > 0 && a.Dead == b.Dead {
		w.add(0.2, "as many dead")
	}
	return ""
}

func (w *weighing) types(a, b *facts, words float64) string {
	if a.Type != b.Type {
		if words < 0.3 {
			return "different types of events"
		}
		w.add(-0.1, "types that reports exchange")
		return ""
	}
	switch {
	case a.Mode == b.Mode && a.Mode != "":
		w.add(0.1, "the same type and mode")
	case a.Mode == b.Mode:
		w.add(0.05, "the same type")
	case a.Mode != "" && b.Mode != "" && !kindredModes(a.Type, a.Mode, b.Mode):
		return "modes that exclude each other"
	case a.Mode == "phone" || b.Mode == "phone":
		return "a call and a meeting"
	}
	return ""
}

// kindredModes reports whether one event may be given either mode.
func kindredModes(typ, a, b string) bool {
	switch typ {
	case "CONSULT":
		return a != "phone" && b != "phone"
	case "ASSAULT":
		soft := []string{"sexual", "torture", "abduct", "beat", "crowd-control"}
		return !slices.Contains(soft, a) && !slices.Contains(soft, b)
	case "PROTEST":
		return a != "hunger" && b != "hunger"
	}
	return false
}

func (w *weighing) time(a, b *facts, words float64) string {
	if a.Future != b.Future {
		return "one is still to come"
	}
	fit, reason := a.when.meet(b.when)
	if fit == 0 {
		return reason
	}
	if (a.when.how == old || a.when.how == noTime) && words < 0.6 {
		return reason + ", and other words"
	}
	if a.when.how != b.when.how && (a.when.how == byPeriod || b.when.how == byPeriod) && !onceOnly(a) {
		return reason + ", which is not enough"
	}
	w.add(0.2*fit, reason)
	return ""
}

// symmetric are the types in which it does not matter who is named first.
func symmetric(typ string) bool {
	return typ == "CONSULT" || typ == "AGREE" || typ == "SUPPORT" || typ == "COOPERATE"
}

func (w *weighing) parts(a, b *facts) string {
	if !symmetric(a.Type) || !symmetric(b.Type) {
		if len(a.Actors) > 0 && len(b.Actors) > 0 && common(a.Actors, b.Actors) == 0 {
			return "different actors"
		}
		if len(a.Recipients) > 0 && len(b.Recipients) > 0 && common(a.Recipients, b.Recipients) == 0 {
			return "different recipients"
		}
	}
	if len(a.codes) == 0 && len(b.codes) == 0 {
		return ""
	}
	share := jaccard(a.codes, b.codes)
	if share < 0.5 {
		return "different participants"
	}
	if n := common(a.codes, b.codes); n >= 2 {
		w.add(0.35*share, "the same participants: "+strings.Join(a.codes, ", "))
	} else {
		w.add(0.15*share, "one participant: "+a.codes[0])
	}
	return ""
}

// names compares persons, companies and groups of the same state.
func (w *weighing) names(a, b *facts) string {
	agree, differ := 0, ""
	for _, x := range a.Names {
		rivals, match := 0, false
		for _, y := range b.Names {
			if x.Code == y.Code {
				rivals++
				match = match || alike(x.Name, y.Name)
			}
		}
		switch {
		case match:
			agree++
		case rivals > 0:
			differ = x.Name
		}
	}
	switch {
	case differ != "" && (agree == 0 || symmetric(a.Type)):
		return "different persons: " + differ
	case agree > 0:
		w.add(0.15+0.05*float64(min(agree, 2)), "the same persons")
	}
	return ""
}

// alike reports whether two names may be of one: all words of the shorter are in
// the longer.
func alike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, word := range x {
		if !slices.Contains(y, word) {
			return false
		}
	}
	return len(x) > 0
}

func (w *weighing) place(a, b *facts, words float64) string {
	switch {
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return "in different countries"
	case a.Place == "" || b.Place == "":
		return ""
	case strings.EqualFold(a.Place, b.Place):
		w.add(0.15, "in the same place: "+a.Place)
	case words < 0.5:
		return "in different places"
	}
	return ""
}
