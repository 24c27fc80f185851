// Package attribution finds who says what in a text, how certain each holder is
// of each statement (FactBank), and what the text says is not known.
//
// Cues, signatures and hedges are tables in data/. The rules that read them work
// on Universal Dependencies trees and look at word forms where a tree is wrong.
package attribution

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/lang"
)

// Attribution is an attribution and where its cue stands: the head token.
type Attribution struct {
	chancery.Attribution
	Sentence, Token int

	cue       *cue
	negated   bool
	enclosing bool  // the cue hangs under its content
	heads     []int // tokens of the sentence that head the content
}

// Find returns the attributions of a document in text order of their cues, with
// ids q1, q2, …. Statements is left empty: Judge ties them.
func Find(doc *lang.Document, actors *actor.Finding) []Attribution {
	return finish(doc, actors, Quotes(doc.Text), find(doc, actors))
}
