package merge

import "chancery"

// Entry is one agreement of the register, as all its statements tell it.
type Entry struct {
	Key          string     `json:"key"` // least key of its statements
	Statements   []string   `json:"statements"`
	Title        string     `json:"title"`
	Titles       []string   `json:"titles"` // all titles, the best first
	Kind         string     `json:"kind"`
	Parties      []Standing `json:"parties"` // sorted by code
	Signatories  []Name     `json:"signatories"`
	Facilitators []string   `json:"facilitators"`
	Fields       []Field    `json:"fields"`
	About        string     `json:"about"`
	Place        string     `json:"place"`
	Country      string     `json:"country"`

	Signed   Dated         `json:"signed"`
	InForce  Dated         `json:"in_force"`
	Term     chancery.Term `json:"term"`
	Duration string        `json:"duration"` // ISO 8601

	Expires    string       `json:"expires"`     // day after which it no longer runs, computed; "" for unknown or open
	ExpiresHow string       `json:"expires_how"` // "end of the term", "signed 2023-03-13 and runs P25Y"
	Expired    bool         `json:"expired"`     // Expires is before today and nothing extended it
	Next       *Anniversary `json:"next,omitempty"`

	Status         string          `json:"status"`    // the furthest step, or its end
	StatusBy       string          `json:"status_by"` // key of the statement that says so
	History        []Moment        `json:"history"`
	Contradictions []Contradiction `json:"contradictions"`
	Package        []string        `json:"package"` // titles of those signed with it
	Replaces       string          `json:"replaces"`
	PartOf         string          `json:"part_of"`
	Conditions     []string        `json:"conditions"`
	Inferred       []string        `json:"inferred"`
	Reports        int             `json:"reports"`
	Outlets        int             `json:"outlets"` // independent ones
}

// Dated is a day or a coarser date and the statement that gives it.
type Dated struct {
	Date      chancery.Date `json:"date"`      // "" where it is known to have happened and not when
	Statement string        `json:"statement"` // key; "" if it is not known to have happened
}

// Standing is where one party stands, in the columns of the treaty database of the
// Netherlands: signature, provisional application, ratification or another act of
// consent, entry into force, withdrawal.
type Standing struct {
	Party       string `json:"party"` // code
	Signed      Dated  `json:"signed"`
	Provisional Dated  `json:"provisional"`
	Ratified    Dated  `json:"ratified"`
	How         string `json:"how"` // kind of consent: "R" ratification, "A" accession, "Su" succession, "Ap" approval or acceptance; "" for unknown
	InForce     Dated  `json:"in_force"`
	Suspended   Dated  `json:"suspended"`
	Withdrawn   Dated  `json:"withdrawn"`
}

// Field is a subject of an agreement.
type Field struct {
	Words string `json:"words"`
	Code  string `json:"code"` // EuroVoc, "" for none
}

// Moment is one step in the life of an agreement.
type Moment struct {
	Status    string        `json:"status"`
	Date      chancery.Date `json:"date"`      // "" for unknown
	Party     string        `json:"party"`     // code, when only one party took it
	Statement string        `json:"statement"` // key
	Reported  string        `json:"reported"`  // day of the report
	Words     string        `json:"words"`
}

// Anniversary is the next return of the day of signing or of entry into force.
type Anniversary struct {
	Day   string `json:"day"`
	Years int    `json:"years"`
	Of    string `json:"of"` // "signature", "entry into force"
}
