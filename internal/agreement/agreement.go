// Package agreement gathers the agreements of a report: what was signed, sought
// or denied, between whom, on what, for how long.
package agreement

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/attribution"
	"chancery/internal/event"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
)

// Find returns the agreements of a document, one entry each however often it is
// mentioned, with ids g1, g2, … in order of first mention. It ties the events
// about an agreement to it by setting their Agreement field. It sets no
// perspectives: attribution.Judge does.
//
// Each mention is read on its own (its predicates, parties, fields, times), then
// mentions of the same agreement are brought together in text order, then what
// the text leaves to the reader is filled in and marked as inferred.
func Find(doc *lang.Document, actors *actor.Finding, places *place.Finding, times []timex.Expression, events []event.Event, attributions []attribution.Attribution, published chancery.Date) []chancery.Agreement {
	f := &finder{lexicon: builtin(), doc: doc, actors: actors, places: places, times: times, events: events, published: published}
	f.index()
	for si := range doc.Sentences {
		f.scan(si)
	}
	for i := range f.mentions {
		f.read(&f.mentions[i])
		f.follow(i)
	}
	f.prune()
	f.cluster()
	f.infer()
	return f.members(f.entries())
}

// finder is the state of one document.
type finder struct {
	*lexicon
	doc       *lang.Document
	actors    *actor.Finding
	places    *place.Finding
	times     []timex.Expression
	events    []event.Event
	published chancery.Date

	eventsAt map[[2]int][]int // (sentence, token of the trigger) to indexes in events
	timesIn  [][]int          // by sentence
	placesIn [][]int
	actorsIn [][]int
	states   map[string]chancery.ActorID // country to its state actor

	mentions []mention
	clusters []cluster
}

// form is how a mention refers.
type form uint8

const (
	bare       form = iota // "ceasefire talks", "no agreement"
	indefinite             // "a deal"
	definite               // "the deal", "this pact"
	named                  // "the Treaty of …"
	pronoun                // "it"
)

// mention is one place where the text speaks of an agreement, and all that this
// place says of it.
type mention struct {
	sent, tok   int // the head
	first, last int // the words that name it, without determiner and clauses
	core        int // the first of the words of the noun in the table
	noun        noun
	form        form
	plural      bool
	fresh       bool // "another", "a new": not one already told of
	earlier     bool // "an earlier deal": of the same parties as the one told of
	no          bool // "no agreement"
	appos       int  // head token of the mention it stands in apposition to, -1 for none
	list        int  // first conjunct of a list of agreements, -1 for none

	govs         []governor
	parties      []chancery.ActorID
	withOnly     bool // parties come only from "with X": somebody else is one too
	ownName      bool // a party stands in its noun phrase ("the Chadian deal")
	verbWith     bool // a party stands with its predicate ("was signed with X")
	explicit     bool // parties come from the mention's own clause
	signatories  []chancery.ActorID
	facilitators []chancery.ActorID
	hosts        []chancery.ActorID
	between      []chancery.ActorID // who negotiated it: parties if there are no others, else go-betweens
	fields       []string
	about        string
	signed       chancery.Date
	inForce      chancery.Date
	term         chancery.Term
	duration     string
	place        chancery.PlaceID
	steps        []step
	conditions   []chancery.Span
	replaces     int  // index of the mention that this one replaces, -1
	parent       int  // index of the mention whose parties this one shares, -1
	approver     bool // its parties only let it pass
	business     bool
	dropped      bool
	leaning      bool // counts only if it takes up an agreement already told of
	cluster      int
}

// governor is a predicate around a mention.
type governor struct {
	tok  int
	slot slot
	predicate
	key string
}

// step is a step in the life of an agreement with its rank.
type step struct {
	chancery.StatusChange
	firm bool // it has happened, as the words put it
	soft bool // told by what the agreement covers
}

func (f *finder) sentence(m *mention) *lang.Sentence { return &f.doc.Sentences[m.sent] }

// index sorts what the other stages found by where it stands.
func (f *finder) index() {
	n := len(f.doc.Sentences)
	f.timesIn, f.placesIn, f.actorsIn = make([][]int, n), make([][]int, n), make([][]int, n)
	f.eventsAt = map[[2]int][]int{}
	for i, e := range f.events {
		key := [2]int{e.Sentence, e.Token}
		f.eventsAt[key] = append(f.eventsAt[key], i)
	}
	for i, t := range f.times {
		if t.Sentence >= 0 && t.Sentence < n {
			f.timesIn[t.Sentence] = append(f.timesIn[t.Sentence], i)
		}
	}
	for i, p := range f.places.Mentions {
		if p.Sentence >= 0 && p.Sentence < n {
			f.placesIn[p.Sentence] = append(f.placesIn[p.Sentence], i)
		}
	}
	for i, a := range f.actors.Mentions {
		if a.Sentence >= 0 && a.Sentence < n {
			f.actorsIn[a.Sentence] = append(f.actorsIn[a.Sentence], i)
		}
	}
	f.states = map[string]chancery.ActorID{}
	for _, a := range f.actors.Actors {
		if a.Kind == chancery.State && a.Country != "" && f.states[a.Country] == "" {
			f.states[a.Country] = a.ID
		}
	}
}
