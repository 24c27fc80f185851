package merge

import "chancery"

// The kinds of statements that are merged.
const (
	EventKind     = "event"
	AgreementKind = "agreement"
)

// Statement is what merging knows of one statement of one report. Lists are sorted
// and hold no "".
type Statement struct {
	Key       string // names the statement whatever ledger it is in, and after a re-reading; see Statements
	Report    string // id of the report
	Outlet    string // "" for unknown
	Story     string // key of the story that the report belongs to; "" for a story of its own
	Published string // day, "2023-03-13"; "" for unknown

	Kind   string // EventKind or AgreementKind
	Type   string // PLOVER type of an event, kind of an agreement
	Mode   string // PLOVER mode, "" for none
	Status string // of agreements: the furthest step
	Title  string // of agreements: the title; of events: the trigger words
	Words  string // the clause

	Actors     []string // codes: ISO 3166-1 alpha-3, or the short code of an organisation in capitals
	Recipients []string // codes
	Parties    []string // codes, of agreements
	Names      []Name   // of those who take part and are more than their state: persons, companies, groups

	First, Last string // days that the time of the text may mean; "" where the text gives none
	Future      bool   // the text puts it ahead of its own day
	Background  bool   // older than the news
	Place       string // name; "" for unknown
	PlaceKind   string // city, capital, site, region, country, sea; "" for unknown
	Country     string // ISO 3166-1 alpha-3 of the place

	Dead, Injured int    // 0 for unknown
	Amount        string // decimal number of money, "" for unknown
	Currency      string // ISO 4217

	Perspectives []Held
	Agreement    *Agreement // of agreements; nil for events
}

// Name is the name of somebody or some body that takes part.
type Name struct {
	Code string             `json:"code"` // of its state or organisation; "" for none
	Name string             `json:"name"` // lower case
	Kind chancery.ActorKind `json:"kind"` // "" for unknown, which counts as a person
}

// Held is how certain a holder is of a statement.
type Held struct {
	Holder     string              // chancery.HolderReport, a code, or the name of somebody who has none
	Factuality chancery.Factuality // FactBank value
}

// Agreement is what an agreement has beyond what every statement has. Values are
// codes, names and titles: local ids of a reading mean nothing here.
type Agreement struct {
	Signatories  []Name
	Facilitators []string // codes, or names of those who have none
	Fields       []string // the text's own words
	FieldCodes   []string // EuroVoc codes, parallel to Fields, "" for none
	About        string
	Signed       chancery.Date
	InForce      chancery.Date
	Term         chancery.Term
	Duration     string   // ISO 8601 duration
	Steps        []Step   // in the order of the text
	SignedWith   []string // titles of those signed with it
	PartOf       string   // title
	Replaces     string   // title
	Conditions   []string
	Inferred     []string // names of members that the reader concluded and the text does not say
}

// Step is one step in the life of an agreement, as a report tells it.
type Step struct {
	Status string
	Date   chancery.Date
	Party  string // code, when only one party took it
	Words  string
}
