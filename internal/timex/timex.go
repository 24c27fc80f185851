// Package timex finds time expressions (TIMEX3: ISO-TimeML) and resolves them
// against the day of the report.
package timex

import (
	"chancery"
	"chancery/lang"
)

// Kind is the TIMEX3 type.
type Kind uint8

// The TIMEX3 types.
const (
	Date Kind = iota
	Time
	Duration
	Set
)

// Expression is a time expression: tokens First to Last (inclusive) of a sentence.
type Expression struct {
	lang.Span
	Sentence    int
	First, Last int
	Kind        Kind
	Value       string        // TIMEX3 value: "2023-03-13", "P2D", "XXXX-WXX-1"; "" if unresolved
	EDTF        chancery.Date // for Date and Time: EDTF, to the day; "" if unresolved
}

// Find returns the time expressions of a document in text order. published is
// the day of the report, "" if unknown: then only absolute dates are resolved.
func Find(doc *lang.Document, published chancery.Date) []Expression {
	return nil
}
