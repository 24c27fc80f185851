// Package place finds the places a text names and the place it was filed from.
package place

import (
	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// Mention is one naming of a place: tokens First to Last (inclusive).
type Mention struct {
	lang.Span
	Sentence    int
	First, Last int
	Place       chancery.PlaceID
	// InName is set where the place is only part of another name ("Treaty of
	// Lisbon", "Tehran Times"): nothing happens there.
	InName bool
}

// Finding is all that the stage found. Mentions are in text order.
type Finding struct {
	Places   []chancery.Place
	Mentions []Mention
	Dateline *chancery.Dateline
}

// Find reads the places of a document.
func Find(doc *lang.Document, gaz *gazetteer.Gazetteer, published chancery.Date) Finding {
	return Finding{}
}
