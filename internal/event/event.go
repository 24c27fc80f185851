// Package event codes events from parsed sentences with a lexicon of triggers
// and frames that is kept as data. Vocabulary: PLOVER 2021.
package event

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/place"
	"chancery/internal/timex"
	"chancery/lang"
)

// Event is a coded event and where it stands: the head token of its trigger.
type Event struct {
	chancery.Event
	Sentence, Token int
}

// Coder applies one lexicon. It is read-only and serves all goroutines.
type Coder struct{ lexicon *Lexicon }

// Default returns the coder with the built-in lexicon.
func Default() *Coder { return &Coder{Builtin()} }

// NewCoder returns the coder with the given lexicon.
func NewCoder(l *Lexicon) *Coder { return &Coder{l} }

// Find codes the events of a document, in text order of their triggers, with ids
// e1, e2, …. It sets no perspectives: attribution.Judge does.
func (c *Coder) Find(doc *lang.Document, actors *actor.Finding, places *place.Finding, times []timex.Expression) []Event {
	return newPass(c.lexicon, doc, actors, places, times).code()
}
