package merge

import "chancery"

// Occurrence is one event, or one agreement, as all its statements tell it.
type Occurrence struct {
	Key        string   `json:"key"`        // least key of its statements
	Statements []string `json:"statements"` // keys, sorted
	Kind       string   `json:"kind"`
	Type       string   `json:"type"`
	Mode       string   `json:"mode"`
	Title      string   `json:"title"`  // of agreements: the best title; of events: trigger words of the best clause
	Words      string   `json:"words"`  // the clause that says most
	Source     string   `json:"source"` // key of the statement that Words come from

	First          string          `json:"first"` // days; the most precise time that most agree on; "" for unknown
	Last           string          `json:"last"`
	Dated          string          `json:"dated"` // "text" where a report gives the time, "publication" where it is inferred, "" for unknown
	Place          string          `json:"place"` // "" for unknown
	Country        string          `json:"country"`
	Actors         []string        `json:"actors"` // codes, sorted
	Recipients     []string        `json:"recipients"`
	Parties        []string        `json:"parties"`
	Names          []Name          `json:"names"`
	Dead           Range           `json:"dead"`
	Injured        Range           `json:"injured"`
	Amounts        []Quantity      `json:"amounts"`  // every amount that is given
	Reports        int             `json:"reports"`  // that tell of it
	Stories        int             `json:"stories"`  // copies of one text count once
	Outlets        int             `json:"outlets"`  // independent ones; see [Independent]
	Affirmed       int             `json:"affirmed"` // independent outlets that hold it for certain or probable themselves
	Denied         int             `json:"denied"`   // that say themselves it is not so
	Open           int             `json:"open"`     // that report it and leave it open
	Holders        []Holding       `json:"holders"`  // who else holds what, sorted by holder
	Contradictions []Contradiction `json:"contradictions"`
	Known          string          `json:"known"`       // day of the first report; "" for unknown
	LastReport     string          `json:"last_report"` // day of the latest report
	Weight         float64         `json:"weight"`      // for ranking; see [Weight]
}

// Range is a number on which reports may differ; all 0 for unknown.
type Range struct {
	Low  int `json:"low"` // Best is what most independent outlets say, the latest of equals
	Best int `json:"best"`
	High int `json:"high"`
}

// Quantity is an amount of money as a statement gives it.
type Quantity struct {
	Amount     string   `json:"amount"`
	Currency   string   `json:"currency"`
	Statements []string `json:"statements"`
}

// Holding is what one holder is said to hold, by how many.
type Holding struct {
	Holder     string              `json:"holder"`
	Factuality chancery.Factuality `json:"factuality"`
	Outlets    int                 `json:"outlets"`    // independent outlets that say so
	Statements []string            `json:"statements"` // keys, sorted
}

// Contradiction is something on which the statements of an occurrence differ.
type Contradiction struct {
	About string `json:"about"` // "factuality", "dead", "injured", "amount", "day", "place", "status"
	Sides []Side `json:"sides"` // two or more, those with most outlets first
}

// Side is one side of a contradiction.
type Side struct {
	Value      string   `json:"value"`   // "so", "not so", a number, a day, a status
	Holders    []string `json:"holders"` // codes and names of holders, outlets for what reports say themselves
	Outlets    int      `json:"outlets"`
	Statements []string `json:"statements"` // keys
}
