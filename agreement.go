package chancery

// AgreementID names an agreement within one Reading ("g1").
type AgreementID string

// Agreement is what parties agreed, seek to agree or are said to have agreed:
// one entry for one agreement, gathered over all its mentions in a report.
type Agreement struct {
	ID           AgreementID    `json:"id"`
	Kind         string         `json:"kind"` // treaty, agreement, accord, pact, charter, … see docs/format/reading.md
	Title        string         `json:"title"`
	Parties      []ActorID      `json:"parties"`
	Signatories  []ActorID      `json:"signatories"`
	Facilitators []ActorID      `json:"facilitators"`
	Hosts        []ActorID      `json:"hosts,omitempty"`
	Fields       []string       `json:"fields"`                // the text's own words
	FieldCodes   []string       `json:"field_codes,omitempty"` // codes of the subject domains, parallel to Fields, "" for none
	About        string         `json:"about"`
	Signed       Date           `json:"signed"`
	InForce      Date           `json:"in_force"`
	Term         Term           `json:"term"`
	Duration     string         `json:"duration"` // ISO 8601 duration
	Place        PlaceID        `json:"place"`
	Status       string         `json:"status"`
	History      []StatusChange `json:"history,omitempty"`
	PartOf       AgreementID    `json:"part_of"`
	SignedWith   []AgreementID  `json:"signed_with"`
	Replaces     AgreementID    `json:"replaces"`
	Conditions   []Span         `json:"conditions,omitempty"`
	Inferred     []string       `json:"inferred,omitempty"` // names of fields, or facts, that are inferred and not said
	Mentions     []Span         `json:"mentions"`
	Perspectives []Perspective  `json:"perspectives"`
	Rule         string         `json:"rule"`
}

// Term is from when to when an agreement runs; "" for unknown.
type Term struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// StatusChange is one step in the life of an agreement and the words that say so.
type StatusChange struct {
	Status string  `json:"status"`
	Date   Date    `json:"date,omitempty"`
	Party  ActorID `json:"party,omitempty"` // when only one party took the step
	Span   Span    `json:"span"`
}
