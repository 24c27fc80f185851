package merge

import (
	"fmt"
	"slices"
	"strings"

	"chancery"
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
	if a.Report == b.Report && a.Words == b.Words {
		return "one clause tells of two"
	}
	p := evidence{words: jaccard(a.words, b.words)}
	for _, check := range []func(a, b *facts, p *evidence) string{w.types, w.parts, w.names, w.place, w.time, w.tie, w.content} {
		if against := check(a, b, &p); against != "" {
			return against
		}
	}
	return ""
}

// evidence is what checks leave for those after them.
type evidence struct {
	words float64 // share of the words that both have
	parts float64 // share of the participants that both name
	names int     // persons that both name
	place bool    // both name the same town or site
	fit   float64 // how well the times agree
}

func (w *weighing) types(a, b *facts, p *evidence) string {
	if a.Type != b.Type {
		if p.words < 0.3 {
			return "different types of events"
		}
		w.add(-0.1, "types that reports exchange")
		return ""
	}
	switch {
	case a.mode == b.mode && a.mode != "":
		w.add(0.1, "the same type and mode")
	case a.mode == b.mode:
		w.add(0.05, "the same type")
	case a.mode == "phone" || b.mode == "phone":
		return "a call and a meeting"
	case a.mode != "" && b.mode != "" && !kindredModes(a.Type, a.mode, b.mode):
		return "modes that exclude each other"
	}
	return ""
}

// kindredModes reports whether one event may be given either mode.
func kindredModes(typ, a, b string) bool {
	switch typ {
	case "CONSULT":
		return true // but for calls
	case "ASSAULT":
		hands := []string{"sexual", "torture", "abduct", "beat", "crowd-control"}
		return !slices.Contains(hands, a) && !slices.Contains(hands, b)
	case "PROTEST":
		return a != "hunger" && b != "hunger"
	}
	return false
}

// symmetric are the types in which it does not matter who is named first.
func symmetric(typ string) bool {
	return typ == "CONSULT" || typ == "AGREE" || typ == "SUPPORT" || typ == "COOPERATE"
}

func (w *weighing) parts(a, b *facts, p *evidence) string {
	if len(a.codes) == 0 && len(b.codes) == 0 {
		return ""
	}
	if !symmetric(a.Type) {
		if len(a.Actors) > 0 && len(b.Actors) > 0 && common(a.Actors, b.Actors) == 0 {
			return "different actors"
		}
		if len(a.Recipients) > 0 && len(b.Recipients) > 0 && common(a.Recipients, b.Recipients) == 0 {
			return "different recipients"
		}
	}
	share := jaccard(a.codes, b.codes)
	if share < 0.5 {
		return "different participants"
	}
	if common(a.codes, b.codes) >= 2 {
		p.parts = share
	}
	both := strings.Join(intersection(a.codes, b.codes), ", ")
	switch {
	case common(a.codes, b.codes) >= 2:
		w.add(0.35*share, "the same participants: "+both)
	case slices.Equal(a.Actors, b.Actors) && slices.Equal(a.Recipients, b.Recipients):
		w.add(0.2, "the same participant: "+both)
	default:
		w.add(0.1, "one participant of both: "+both)
	}
	return ""
}

// names compares persons, companies and groups. Two of one state that are not the
// same speak against, unless others agree and the event is done to many.
func (w *weighing) names(a, b *facts, p *evidence) string {
	agree, differ := 0, ""
	for _, x := range a.Names {
		rivals, match := 0, false
		for _, y := range b.Names {
			if alike(x.Name, y.Name) {
				match = true
				if x.person() && y.person() {
					p.names++
				}
				break
			}
			if (x.Code == y.Code || x.person() && y.person() && (x.Code == "" || y.Code == "")) && !a.calls(y.Name) {
				rivals++
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
		return "different names: " + differ
	case p.names > 0:
		w.add(0.15+0.05*float64(min(p.names, 2)), "the same persons")
	case agree > 0 && len(a.codes) == 0:
		w.add(0.15, "the same names")
	case agree > 0:
		w.add(0.05, "the same names")
	}
	return ""
}

// calls reports whether a statement names somebody.
func (f *facts) calls(name string) bool {
	return slices.ContainsFunc(f.Names, func(n Name) bool { return alike(n.Name, name) })
}

// person reports whether a name is that of a person or a company: of those who do
// less in a day than armies, ministries and organisations.
func (n *Name) person() bool {
	return n.Kind == chancery.Person || n.Kind == chancery.Company || n.Kind == ""
}

func (w *weighing) place(a, b *facts, p *evidence) string {
	switch {
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return "in different countries"
	case a.Place == "" || b.Place == "":
		return ""
	case strings.EqualFold(a.Place, b.Place):
		if p.place = narrow(a.PlaceKind) && narrow(b.PlaceKind); p.place {
			w.add(0.15, "in the same place: "+a.Place)
		} else {
			w.add(0.03, "in the same part of the world: "+a.Place)
		}
	case p.words < 0.5 || local(a.Type):
		return "in different places"
	}
	return ""
}

// narrow reports whether a place of a kind is a town or less; an unknown kind is.
func narrow(kind string) bool { return kind != "country" && kind != "region" && kind != "sea" }

// local are the types of events that many happen of in one country on one day.
func local(typ string) bool { return typ == "ASSAULT" || typ == "PROTEST" || typ == "CONSULT" }

func (w *weighing) time(a, b *facts, p *evidence) string {
	if a.Future != b.Future {
		return "one is still to come"
	}
	fit, reason := a.when.meet(b.when)
	if fit == 0 {
		return reason
	}
	vague := func(c clock) bool { return c == noTime || c == old }
	switch {
	case (vague(a.when.how) || vague(b.when.how)) && p.words < 0.6:
		return reason + ", and other words"
	case a.when.how != b.when.how && (a.when.how == byPeriod || b.when.how == byPeriod) && !onceOnly(a):
		return reason + ", which is not enough"
	case a.when.how == byDay && b.when.how == byDay && fit < 1 && p.names == 0 && !p.place:
		return reason + ", and neither place nor person ties them"
	}
	p.fit = fit
	w.add(0.2*fit, reason)
	return ""
}

// tie asks for more than who and when of what the same parties do day after day, of
// anything whose days only nearly agree, and where the two have only one participant
// in common: the others may be any.
func (w *weighing) tie(a, b *facts, p *evidence) string {
	need := 0.0
	switch {
	case p.fit < 0.4:
		need = 0.5
	case frequent(a.Type) && p.fit < 0.8:
		need = 0.5
	case frequent(a.Type):
		need = 0.35
	}
	if p.parts == 0 && p.names < 2 {
		if symmetric(a.Type) {
			need = max(need, 0.5)
		} else {
			need = max(need, 0.3)
		}
	}
	tie := 0.0
	if common(a.rare, b.rare) >= 2 {
		tie = jaccard(a.rare, b.rare)
	}
	if p.place {
		tie += 0.3
	}
	switch {
	case p.names > 1, p.names == 1 && (p.parts > 0 || !symmetric(a.Type)):
		tie += 0.3
	case p.names == 1:
		tie += 0.15 // the other is not known, and may be any
	}
	if a.Dead > 1 && a.Dead == b.Dead {
		tie += 0.3
	}
	if len(a.nums) > 0 && len(b.nums) > 0 && common(a.nums, b.nums) == 0 && frequent(a.Type) && p.fit < 0.8 {
		return "other numbers, on another day"
	}
	if tie < need {
		return "nothing ties them but who and when"
	}
	return ""
}

// frequent are the types of which the same parties may do many in a day.
func frequent(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT":
		return true
	}
	return false
}

// content compares the words.
func (w *weighing) content(a, b *facts, p *evidence) string {
	if len(a.ords) > 0 && len(b.ords) > 0 && common(a.ords, b.ords) == 0 {
		return "another of a series"
	}
	if spoken(a.Type, a.mode) && !oneSubject(a.said, b.said, p.fit) {
		return "about something else"
	}
	w.add(0.5*p.words, fmt.Sprintf("%.0f %% of the words", 100*p.words))
	if common(a.title, b.title) > 0 {
		w.add(0.08, "the same trigger")
	}
	switch {
	case a.Dead > 0 && a.Dead == b.Dead:
		w.add(0.2, "as many dead")
	case a.Dead > 0 && b.Dead > 0 && (a.Dead > 2*b.Dead || b.Dead > 2*a.Dead):
		w.add(-0.2, "far other numbers of dead")
	case len(a.nums) > 0 && len(b.nums) > 0 && common(a.nums, b.nums) == 0:
		w.add(-0.1, "other numbers")
	}
	return ""
}

// oneSubject reports whether what is said is about one thing. Two that say nothing of
// it are, one that says nothing and one that does are not.
func oneSubject(a, b []string, fit float64) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	if fit >= 0.8 {
		return overlap(a, b) >= 0.25
	}
	return overlap(a, b) >= 0.4 && common(a, b) >= 2
}

// spoken are the types of which the same parties do many in a day, each about
// something else.
func spoken(typ, mode string) bool {
	switch typ {
	case "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "COOPERATE":
		return true
	}
	return typ == "SANCTION" && mode == ""
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

// intersection returns what two sorted lists share.
func intersection(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { _, ok := slices.BinarySearch(b, x); return !ok })
}
