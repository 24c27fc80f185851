package attribution

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/event"
	"chancery/lang"
)

// Judge ties statements to the attributions whose content holds them and sets the
// perspectives of every event and agreement: for the report, and for each source.
// agreements may be empty; their mentions say where they stand.
func Judge(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) {
}

// Questions returns what the document says is open, with ids u1, u2, ….
func Questions(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) []chancery.Question {
	return nil
}
