package merge

import "chancery"

// Occurrence is one event, or one agreement, as all its statements tell it.
type Occurrence struct {
	Key        string   // least key of its statements
	Statements []string // keys, sorted
	Kind       string
	Type, Mode string
	Title      string // of agreements: the best title; of events: trigger words of the best clause
	Words      string // the clause that says most
	Source     string // key of the statement that Words come from

	First, Last    string   // days; the most precise time that most agree on; "" for unknown
	Dated          string   // "text" where a report gives the time, "publication" where it is inferred, "" for unknown
	Place, Country string   // "" for unknown
	Actors         []string // codes, sorted
	Recipients     []string
	Parties        []string
	Names          []Name
	Dead, Injured  Range
	Amounts        []Quantity // every amount that is given
	Reports        int        // that tell of it
	Stories        int        // copies of one text count once
	Outlets        int        // independent ones; see [Independent]
	Affirmed       int        // independent outlets that hold it for certain or probable themselves
	Denied         int        // that say themselves it is not so
	Open           int        // that report it and leave it open
	Holders        []Holding  // who else holds what, sorted by holder
	Contradictions []Contradiction
	Known          string  // day of the first report; "" for unknown
	LastReport     string  // day of the latest report
	Weight         float64 // for ranking; see [Weight]
}

// Range is a number on which reports may differ; all 0 for unknown.
type Range struct {
	Low, Best, High int // Best is what most independent outlets say, the latest of equals
}

// Quantity is an amount of money as a statement gives it.
type Quantity struct {
	Amount, Currency string
	Statements       []string
}

// Holding is what one holder is said to hold, by how many.
type Holding struct {
	Holder     string
	Factuality chancery.Factuality
	Outlets    int      // independent outlets that say so
	Statements []string // keys, sorted
}

// Contradiction is something on which the statements of an occurrence differ.
type Contradiction struct {
	About string // "factuality", "dead", "injured", "amount", "day", "place", "status"
	Sides []Side // two or more, those with most outlets first
}

// Side is one side of a contradiction.
type Side struct {
	Value      string   // "so", "not so", a number, a day, a status
	Holders    []string // codes and names of holders, outlets for what reports say themselves
	Outlets    int
	Statements []string // keys
}
