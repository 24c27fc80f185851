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
func Find(doc *lang.Document, actors *actor.Finding, places *place.Finding, times []timex.Expression, events []event.Event, attributions []attribution.Attribution, published chancery.Date) []chancery.Agreement {
	return nil
}
