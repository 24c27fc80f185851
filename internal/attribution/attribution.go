// Package attribution finds who says what in a text, how certain each holder is
// of each statement (FactBank), and what the text says is not known.
package attribution

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/event"
	"chancery/lang"
)

// Attribution is an attribution and where its cue stands: the head token.
type Attribution struct {
	chancery.Attribution
	Sentence, Token int
}

// Find returns the attributions of a document in text order of their cues, with
// ids q1, q2, …. Statements is left empty: Judge ties them.
func Find(doc *lang.Document, actors *actor.Finding) []Attribution {
	return nil
}

// Judge ties statements to the attributions whose content holds them and sets the
// perspectives of every event and agreement: for the report, and for each source.
// agreements may be empty; their mentions say where they stand.
func Judge(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) {
}

// Questions returns what the document says is open, with ids u1, u2, ….
func Questions(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) []chancery.Question {
	return nil
}
