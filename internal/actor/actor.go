// Package actor finds who acts in a text: mentions of persons, states,
// organisations and groups, their coreference, and what each one is.
package actor

import (
	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// Mention is one place where the text refers to one or more actors: tokens First
// to Last (inclusive) of a sentence, with syntactic head Head. "The two
// countries" refers to two actors; a mention that could not be resolved has none.
type Mention struct {
	lang.Span
	Sentence          int
	First, Last, Head int
	Form              chancery.MentionForm
	Actors            []chancery.ActorID
	// Modifier is set for a demonym or name that only qualifies the head of a
	// larger mention ("Iranian" in "Iranian officials"): it is no participant.
	Modifier bool
}

// Finding is all that the stage found. Mentions are in text order; nested
// mentions come after the one that holds them.
type Finding struct {
	Actors   []chancery.Actor
	Mentions []Mention
	heads    map[[2]int]int // (sentence, head token) to index in Mentions
	index    map[chancery.ActorID]int
}

// At returns the mention whose syntactic head is the given token, nil for none.
func (f *Finding) At(sentence, token int) *Mention {
	if i, ok := f.heads[[2]int{sentence, token}]; ok {
		return &f.Mentions[i]
	}
	return nil
}

// Actor returns the actor with the given id, nil for none.
func (f *Finding) Actor(id chancery.ActorID) *chancery.Actor {
	if i, ok := f.index[id]; ok {
		return &f.Actors[i]
	}
	return nil
}

// Find reads the actors of a document. published is the day of the report, ""
// if unknown: it decides who held an office.
func Find(doc *lang.Document, gaz *gazetteer.Gazetteer, published chancery.Date) Finding {
	return Finding{}
}
