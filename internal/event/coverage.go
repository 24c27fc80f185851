package event

import (
	"sort"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// Predicate is a verb and how often it stands with a political participant.
type Predicate struct {
	Lemma   string
	Count   int
	Covered bool // some entry has it as a trigger
}

// Coverage counts verbs that have a state, an organisation or one of their people
// as subject or object.
type Coverage struct {
	lexicon *Lexicon
	counts  map[string]int
}

// NewCoverage starts a count against a lexicon.
func NewCoverage(l *Lexicon) *Coverage { return &Coverage{l, map[string]int{}} }

// Add counts the verbs of a document.
func (c *Coverage) Add(doc *lang.Document, gaz *gazetteer.Gazetteer) {
	actors := actor.Find(doc, gaz, "")
	var buf []clause.Argument
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		for i := range s.Tokens {
			if s.Tokens[i].UPOS != "VERB" || !clause.IsVerbal(s, i) {
				continue
			}
			buf = clause.Arguments(s, i, buf[:0])
			for _, a := range buf {
				if a.Relation != clause.Subject && a.Relation != clause.Object {
					continue
				}
				if m := actors.At(si, a.Head); m != nil && placed(&actors, m) {
					c.counts[c.lexicon.lemma(&s.Tokens[i])]++
					break
				}
			}
		}
	}
}

func placed(f *actor.Finding, m *actor.Mention) bool {
	for _, id := range m.Actors {
		if a := f.Actor(id); a != nil && a.Kind != chancery.Outlet && (a.Country != "" || a.Org != "") {
			return true
		}
	}
	return false
}

// Predicates returns all verbs counted, the most frequent first.
func (c *Coverage) Predicates() []Predicate {
	out := make([]Predicate, 0, len(c.counts))
	for lemma, n := range c.counts {
		out = append(out, Predicate{lemma, n, c.lexicon.Covers(lemma, false)})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Lemma < out[j].Lemma
	})
	return out
}
