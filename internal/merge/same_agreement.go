package merge

import (
	"fmt"
	"strings"
)

// How far apart reports of one agreement may be, in days, where its title is no
// proper name: many pairs of states sign a trade agreement every few years.
const (
	signingNews = 10  // two reports that tell a signing as news
	describedBy = 400 // any two
	shortLived  = 45  // any two of a deal or a ceasefire, of which there may be several a year
)

// agreements weighs two agreements. It returns what speaks against them, "" for
// nothing.
func (w *weighing) agreements(a, b *facts) string {
	if a.Type == MembershipKind || b.Type == MembershipKind {
		return w.memberships(a, b)
	}
	for _, check := range []func(a, b *facts) string{w.kinds, w.parties, w.titles, w.times} {
		if against := check(a, b); against != "" {
			return against
		}
	}
	words := jaccard(a.words, b.words)
	w.add(0.2*words, fmt.Sprintf("%.0f %% of the words", 100*words))
	return ""
}

func (w *weighing) kinds(a, b *facts) string {
	if !kindredKinds(a.Type, b.Type) {
		return "a " + a.Type + " and a " + b.Type
	}
	if a.Type == b.Type {
		w.add(0.05, "the same kind")
	}
	return ""
}

// kindredKinds reports whether reports may call one agreement by either kind.
func kindredKinds(a, b string) bool {
	return a == b || (general(a) || general(b)) && a != "contract" && b != "contract"
}

// general reports whether a kind is a word for any agreement.
func general(kind string) bool {
	switch kind {
	case "agreement", "deal", "accord", "pact", "treaty", "other":
		return true
	}
	return false
}

func (w *weighing) parties(a, b *facts) string {
	agree := 0
	for _, x := range a.Names {
		for _, y := range b.Names {
			if alike(x.Name, y.Name) {
				agree++
				break
			}
		}
	}
	if len(a.codes) > 0 && len(b.codes) > 0 {
		share := jaccard(a.codes, b.codes)
		if share < 0.5 {
			return "different parties"
		}
		w.add(0.3*share, "the same parties: "+strings.Join(intersection(a.codes, b.codes), ", "))
	}
	switch n := min(len(a.Names), len(b.Names)); {
	case n > 0 && agree == 0:
		return "different parties"
	case agree > 0 && len(a.codes) < 2:
		w.add(0.2, "the same names of parties")
	}
	return ""
}

func (w *weighing) titles(a, b *facts) string {
	if len(a.ords) > 0 && len(b.ords) > 0 && common(a.ords, b.ords) == 0 {
		return "another of a series"
	}
	if len(a.years) > 0 && len(b.years) > 0 && common(a.years, b.years) == 0 {
		return "other years: " + strings.Join(a.years, ", ") + " and " + strings.Join(b.years, ", ")
	}
	titles, topics := overlap(a.title, b.title), overlap(a.topic, b.topic)
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
	return ""
}

// times compares when the agreements were signed or, where that is not known, when
// they were told of: an agreement lives long, so reports may be far apart if the
// title is a proper name, or has a year.
func (w *weighing) times(a, b *facts) string {
	fit, reason := a.when.meet(b.when)
	if a.when.how == byDay && b.when.how == byDay && fit == 0 {
		return "signed on different days"
	}
	x, ok := dayNumber(a.Published)
	y, ok2 := dayNumber(b.Published)
	if ok && ok2 && !(a.proper && b.proper) && len(intersection(a.years, b.years)) == 0 && fit == 0 {
		if y < x {
			a, b, x, y = b, a, y, x
		}
		limit := describedBy
		if passing(a.Type) || passing(b.Type) {
			limit = shortLived
		}
		switch apart := y - x; {
		case apart > limit:
			return "told of at different times"
		case apart > signingNews && a.isNew() && b.isNew():
			return "signed at different times"
		case apart > signingNews && stage(a.Status) >= stage("signed") && stage(b.Status) < stage("signed") && stage(b.Status) > 0:
			return "one was signed before the other was"
		}
	}
	if fit > 0 {
		w.add(0.25*fit, reason)
	}
	return ""
}

// passing reports whether agreements of a kind come and go.
func passing(kind string) bool { return kind == "deal" || kind == "ceasefire" }

// isNew reports whether a report tells the signing as news.
func (f *facts) isNew() bool { return f.Status == "signed" && f.when.how == byReport }
