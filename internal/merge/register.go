package merge

import "chancery"

// Entry is one agreement of the register, as all its statements tell it.
type Entry struct {
	Key          string // least key of its statements
	Statements   []string
	Title        string
	Titles       []string // all titles, the best first
	Kind         string
	Parties      []Standing // sorted by code
	Signatories  []Name
	Facilitators []string
	Fields       []Field
	About        string
	Place        string
	Country      string

	Signed   Dated
	InForce  Dated
	Term     chancery.Term
	Duration string // ISO 8601

	Expires    string // day after which it no longer runs, computed; "" for unknown or open
	ExpiresHow string // "end of the term", "signed 2023-03-13 and runs P25Y"
	Expired    bool   // Expires is before today and nothing extended it
	Next       *Anniversary

	Status         string // the furthest step, or its end
	StatusBy       string // key of the statement that says so
	History        []Moment
	Contradictions []Contradiction
	Package        []string // titles of those signed with it
	Replaces       string
	PartOf         string
	Conditions     []string
	Inferred       []string
	Reports        int
	Outlets        int // independent ones
}

// Dated is a day or a coarser date and the statement that gives it.
type Dated struct {
	Date      chancery.Date // "" where it is known to have happened and not when
	Statement string        // key; "" if it is not known to have happened
}

// Standing is where one party stands, in the columns of the treaty database of the
// Netherlands: signature, provisional application, ratification or another act of
// consent, entry into force, withdrawal.
type Standing struct {
	Party       string // code
	Signed      Dated
	Provisional Dated
	Ratified    Dated
	How         string // kind of consent: "R" ratification, "A" accession, "Su" succession, "Ap" approval or acceptance; "" for unknown
	InForce     Dated
	Suspended   Dated
	Withdrawn   Dated
}

// Field is a subject of an agreement.
type Field struct {
	Words string
	Code  string // EuroVoc, "" for none
}

// Moment is one step in the life of an agreement.
type Moment struct {
	Status    string
	Date      chancery.Date // "" for unknown
	Party     string        // code, when only one party took it
	Statement string        // key
	Reported  string        // day of the report
	Words     string
}

// Anniversary is the next return of the day of signing or of entry into force.
type Anniversary struct {
	Day   string
	Years int
	Of    string // "signature", "entry into force"
}
