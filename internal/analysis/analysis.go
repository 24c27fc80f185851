// Package analysis turns what the ledger holds into what views show: how something
// stands, cooperation and conflict by month, who holds which office, what runs out.
// All of it is functions of values, with no database and no clock.
package analysis

import (
	"chancery/internal/ledger"
	"chancery/ontology"
)

// Standing is how a thing stands in the eyes of those who tell of it.
type Standing string

// The standings.
const (
	Affirmed Standing = "affirmed" // an outlet holds it to be so itself, and no fewer than deny it
	Claimed  Standing = "claimed"  // somebody says so, or nobody commits; planned, possible
	Denied   Standing = "denied"   // more outlets deny it than affirm it, or only its denial is told
)

// StandingOf returns how an occurrence stands. Whether it is also contradicted is a
// question of its own.
func StandingOf(o *ledger.Item) Standing {
	switch {
	case o.Denied > o.Affirmed:
		return Denied
	case o.Affirmed > 0:
		return Affirmed
	}
	said, denied := 0, 0
	for _, h := range o.Holders {
		switch sign := h.Factuality; {
		case len(sign) > 0 && sign[len(sign)-1] == '+':
			said++
		case len(sign) > 0 && sign[len(sign)-1] == '-':
			denied++
		}
	}
	if denied > 0 && said == 0 {
		return Denied
	}
	return Claimed
}

// Quad returns the quadrant of a type of events in words, "verbal cooperation" and so
// on, and "agreement" for the kind; "" for what is neither.
func Quad(kind, typ string) string {
	if kind == ledger.AgreementKind || typ == ledger.AgreementKind {
		return ledger.AgreementKind
	}
	if !ontology.Default().ValidType(ontology.Type(typ)) {
		return ""
	}
	return ontology.Default().Quad(ontology.Type(typ)).String()
}

// quads are the quadrants, with agreements last, in the order in which views show them.
var quads = [...]string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict", ledger.AgreementKind}

// Quads returns the quadrants and agreements, in the order in which views show them.
func Quads() []string { return quads[:] }

// Expiry says how an agreement stands to its end.
type Expiry string

// The expiries.
const (
	NoEnd   Expiry = ""        // not known, or open
	Runs    Expiry = "runs"    // its end lies further ahead than soon
	Soon    Expiry = "soon"    // ends within the time that counts as soon
	Expired Expiry = "expired" // its end has passed
)

// ExpiryOf returns how a day of expiry stands to today and to the day until which it
// is soon. Days are "2023-03-13"; an end that was called off is the caller's to know.
func ExpiryOf(expires, today, soon string) Expiry {
	switch {
	case expires == "":
		return NoEnd
	case expires < today:
		return Expired
	case expires < soon:
		return Soon
	}
	return Runs
}
