package chancery

// ActorID names an actor within one Reading ("a1").
type ActorID string

// ActorKind is what an actor is.
type ActorKind string

// The kinds of actors.
const (
	Person     ActorKind = "person"
	State      ActorKind = "state"
	Government ActorKind = "government"
	Organ      ActorKind = "organ" // a ministry, army, court, parliament of a state
	IGO        ActorKind = "igo"
	Party      ActorKind = "party"
	ArmedGroup ActorKind = "armed_group"
	Company    ActorKind = "company"
	Outlet     ActorKind = "outlet"
	Group      ActorKind = "group" // protesters, officials, refugees, a movement
	People     ActorKind = "people"
)

// MentionForm is how a mention refers.
type MentionForm string

// The forms of mentions.
const (
	ByName    MentionForm = "name"
	ByNominal MentionForm = "nominal"
	ByPronoun MentionForm = "pronoun"
)

// Actor is somebody or some body that acts in a report, with every mention of it.
type Actor struct {
	ID           ActorID       `json:"id"`
	Name         string        `json:"name"`
	Kind         ActorKind     `json:"kind"`
	Country      string        `json:"country"`        // ISO 3166-1 alpha-3, XKX for Kosovo; "" for none or unknown
	Org          string        `json:"org"`            // short code of an international or non-state organisation
	Code         string        `json:"code,omitempty"` // first code of the PLOVER manual for bodies of no state (UNO, EUR, IGO, NGO, IMG, MNC), or a user's own
	Sectors      []string      `json:"sectors"`        // PLOVER 2021 sectors
	Roles        []Role        `json:"roles"`
	Descriptions []Span        `json:"descriptions"`
	Profile      string        `json:"profile,omitempty"` // what the gazetteer knows of an outlet: its ownership, and more
	IDs          ForeignIDs    `json:"ids"`
	Reason       string        `json:"reason"` // how the actor was resolved, e.g. "gazetteer state: demonym"
	Mentions     []MentionSpan `json:"mentions"`
}

// Role is an office that the report says a person holds or held.
type Role struct {
	Title  string  `json:"title"`
	Of     ActorID `json:"of"`               // the state or organisation, "" for unknown
	Former bool    `json:"former,omitempty"` // "former president"
	Date   Date    `json:"date,omitempty"`   // as of when the report says so
	Span   Span    `json:"span"`
}

// ForeignIDs are identifiers in other registers.
type ForeignIDs struct {
	Wikidata string `json:"wikidata"`
	COW      int    `json:"cow"` // Correlates of War number, 0 for none
}

// MentionSpan is one mention of an actor. A plural mention ("the two countries")
// stands under each of its actors.
type MentionSpan struct {
	Span
	Form MentionForm `json:"form"`
}
