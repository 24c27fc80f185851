package timex

// form says how a spec is resolved.
type form uint8

const (
	fNone     form = iota
	fCalendar      // year, month, day, weekday, as far as given
	fUnit          // the unit n units from the anchor's: this month, last week, next year
	fShift         // the anchor moved by n units: two days ago
	fSpan          // the n units up to or from the anchor: the past three years
	fDuration      // n units
	fSet           // every n units
	fQuarter       // quarter n of a year
	fHalf          // half n of a year
	fSeason        // season n (21-24) of a year
	fDecade        // the 1990s
	fCentury       // the 19th century; n is its number
	fRange         // from spec to *to
	fWithin        // the nth unit, or weekday, of *in: first week of October
	fNamed         // row n of data/names.tsv
	fRef           // now, recently, soon
	fJubilee       // 30th anniversary
	fWeekOf        // the week in which *in lies
	fFrom          // n units before or after *in: two weeks before Christmas
)

// anchoring says what a relative expression counts from.
type anchoring uint8

const (
	toReport    anchoring = iota // the day of the report
	toText                       // the time last spoken of
	toTextFirst                  // that, and if there is none the report
)

// spec is a time expression as it was read, not yet resolved.
type spec struct {
	form             form
	kind             Kind
	anchor           anchoring
	hasYear, bc      bool
	year, month, day int
	weekday          int
	unit             unit
	n, sign          int    // a count, and -1, 0, 1 for its direction
	vague            bool   // n is not said: "several years"
	halves           bool   // and a half
	tenths           int    // and so many tenths
	more             string // further parts of a duration: "3M" in P2Y3M
	mod              string // START, MID, END, APPROX as in TIMEX3
	bound            bool   // a length that another event bounds: "within 90 days of the vote"
	deadline         bool   // the very end: "the end of March"
	tod              string // time of day as in TIMEX3: "TMO", "T18:30"
	value            string // fRef: the value itself
	in, to           *spec
	span             int    // fWithin: so many units, the first nine months of
	byShift          bool   // the weekday, month, season stands after last, this, next (sign)
	signal           string // the preposition that governs it
}
