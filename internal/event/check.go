package event

import (
	"fmt"
	"sort"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/gazetteer"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
)

// Failure is an example that does not come out as its entry says.
type Failure struct {
	Entry   *Entry
	Example Example
	Got     string // what was found instead
}

// Error returns the failure as "file:line: entry: …".
func (f Failure) Error() string {
	want := "no " + f.Entry.Name
	if f.Example.Fires {
		want = f.Entry.Type + " " + strings.Join(f.Example.Actors, ",") + " > " + strings.Join(f.Example.Recs, ",")
	}
	return fmt.Sprintf("%s:%d: %s: %q: want %s, got %s", f.Entry.File, f.Example.Line, f.Entry.Name, f.Example.Text, want, or(f.Got, "nothing"))
}

// Check runs the examples of the lexicon and returns those that fail. An example
// that fires must yield an event of the entry's type and mode with exactly its
// participants, counted by country or organisation; one that does not must not
// fire its entry. annotate is the language engine.
func (l *Lexicon) Check(annotate func(string) lang.Document, gaz *gazetteer.Gazetteer, only func(*Entry) bool) []Failure {
	c := NewCoder(l)
	var out []Failure
	for _, e := range l.Entries {
		if only != nil && !only(e) {
			continue
		}
		for _, x := range e.Examples {
			doc := annotate(x.Text)
			places := place.Find(&doc, gaz, "")
			actors := actor.Find(&doc, gaz, "")
			events := c.Find(&doc, &actors, &places, timex.Find(&doc, ""))
			ok := !x.Fires
			var got []string
			for i := range events {
				ev := &events[i]
				got = append(got, fmt.Sprintf("%s/%s %s > %s [%s: %q]", ev.Type, ev.Mode, strings.Join(codes(&actors, ev.Actors), ","), strings.Join(codes(&actors, ev.Recipients), ","), ev.Rule, ev.Trigger.Text))
				switch {
				case x.Fires:
					ok = ok || ev.Type == e.Type && (e.Mode == "" || ev.Mode == e.Mode) && x.fits(codes(&actors, ev.Actors), codes(&actors, ev.Recipients), e.Mutual)
				case ev.Rule == e.Name:
					ok = false
				}
			}
			if !ok {
				out = append(out, Failure{e, x, strings.Join(got, "; ")})
			}
		}
	}
	return out
}

// fits reports whether the participants are those of the example. Parties of a
// mutual act may stand on either side.
func (x *Example) fits(actors, recs []string, mutual bool) bool {
	if mutual {
		return strings.Join(union(actors, recs), ",") == strings.Join(union(x.Actors, x.Recs), ",")
	}
	return strings.Join(union(actors, nil), ",") == strings.Join(union(x.Actors, nil), ",") &&
		strings.Join(union(recs, nil), ",") == strings.Join(union(x.Recs, nil), ",")
}

func union(a, b []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, list := range [2][]string{a, b} {
		for _, x := range list {
			if !seen[x] {
				seen[x] = true
				out = append(out, x)
			}
		}
	}
	sort.Strings(out)
	return out
}

// codes returns the countries or organisations of the actors, in their order,
// without those of which neither is known.
func codes(f *actor.Finding, ids []chancery.ActorID) []string {
	var out []string
	for _, id := range ids {
		if a := f.Actor(id); a != nil {
			if a.Country != "" {
				out = append(out, a.Country)
			} else if a.Org != "" {
				out = append(out, a.Org)
			}
		}
	}
	return out
}
