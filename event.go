package chancery

// EventID names an event within one Reading ("e1").
type EventID string

// Event is who did what to whom. It asserts nothing by itself: Perspectives say
// who holds it to be true.
type Event struct {
	ID           EventID       `json:"id"`
	Type         string        `json:"type"`     // PLOVER 2021 event type
	Mode         string        `json:"mode"`     // PLOVER 2021 mode, "" for none
	Contexts     []string      `json:"contexts"` // PLOVER 2021 contexts
	CAMEO        string        `json:"cameo"`
	Quad         string        `json:"quad"`      // "verbal cooperation" and so on
	Intensity    float64       `json:"intensity"` // PLOVER score, -10 to 10
	Actors       []ActorID     `json:"actors"`
	Recipients   []ActorID     `json:"recipients"`
	Reciprocal   bool          `json:"reciprocal"`
	Others       []Other       `json:"others"`
	About        string        `json:"about"`
	Agreement    AgreementID   `json:"agreement,omitempty"`
	Trigger      Span          `json:"trigger"`
	Span         Span          `json:"span"` // the clause
	Time         *Time         `json:"time,omitempty"`
	Place        PlaceID       `json:"place,omitempty"`
	Tense        string        `json:"tense"` // past, present, future
	Background   bool          `json:"background"`
	Size         Size          `json:"size"`
	Perspectives []Perspective `json:"perspectives"`
	Rule         string        `json:"rule"`           // the lexicon entry or model that made it
	Path         string        `json:"path,omitempty"` // how arguments were found, for --explain
}

// Other is a third party to an event.
type Other struct {
	Actor ActorID `json:"actor"`
	Role  string  `json:"role"` // mediator, host, facilitator, source
}

// Size holds the quantities of an event; 0 and "" mean unknown.
type Size struct {
	Dead     int    `json:"dead"`
	Injured  int    `json:"injured"`
	Arrested int    `json:"arrested,omitempty"`
	Crowd    int    `json:"crowd,omitempty"`
	Amount   string `json:"amount"`   // decimal number of money, e.g. "82000000"
	Currency string `json:"currency"` // ISO 4217
}
