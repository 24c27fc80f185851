// Package chancery holds the nouns of the record: reports, actors, places,
// events, agreements, attributions, perspectives, questions, and the Reading
// that carries all of one report. Their JSON form is the contract of
// docs/format/reading.md (schema chancery.reading/1).
//
// The package computes nothing about language. Package read turns a Report into
// a Reading; packages under internal keep, merge and show readings.
package chancery
