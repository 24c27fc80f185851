package merge

// when is the time of a statement for comparing: the days it may have happened on,
// and how they are known.
type when struct {
	lo, hi int // days since 1970
	known  bool
	how    clock
}

// clock is how a time is known.
type clock uint8

const (
	noTime   clock = iota
	byDay          // the text gives a day, or a few
	byPeriod       // the text gives a month, a year, a span of years
	byReport       // from the day of the report, which tells it as news
	old            // told as background with no time; the days are those of the report
)

// How far times may lie apart, in days.
const (
	shortSpan  = 8 // a time of no more days than this is a day or a few
	newsDelay  = 2 // news without a time is of the day of the report or this many days before
	bucketDays = 6 // statements compared lie no farther apart than this
)

// whenOf finds the time of a statement.
func whenOf(s *Statement) when {
	if lo, ok := dayNumber(s.First); ok {
		if hi, ok := dayNumber(s.Last); ok && hi >= lo {
			w := when{lo, hi, true, byDay}
			if hi-lo >= shortSpan {
				w.how = byPeriod
			}
			return w
		}
	}
	day, ok := dayNumber(s.Published)
	switch {
	case !ok:
		return when{}
	case s.Background:
		return when{day, day, true, old}
	case s.Future:
		return when{day, day, true, byReport}
	}
	return when{day - newsDelay, day, true, byReport}
}

// meet says how well two times agree, from 0 (they cannot be one) to 1.
func (w when) meet(o when) (float64, string) {
	if w.how > o.how {
		w, o = o, w
	}
	gap := max(w.lo-o.hi, o.lo-w.hi, 0)
	switch {
	case w.how == noTime && o.how == noTime:
		return 0.3, "no time is known of either"
	case w.how == noTime:
		return 0, "the time of one is not known"
	case o.how == old:
		if w.how == byPeriod || w.hi > o.hi+newsDelay || w.lo < o.hi-bucketDays {
			return 0, "told as background, with no time"
		}
		return 0.3, "told as background at the same time"
	case w.how == byDay && o.how == byDay:
		switch gap {
		case 0:
			return 1, "the same day"
		case 1:
			return 0.4, "one day apart"
		}
		return 0, "different days"
	case w.how == byDay && o.how == byReport:
		switch {
		case gap == 0:
			return 0.8, "the day fits the day of the report"
		case w.lo == o.hi+1 || gap == 1:
			return 0.4, "the day is next to those of the report"
		}
		return 0, "the day does not fit the day of the report"
	case w.how == byReport:
		switch w.apart(o) {
		case 0:
			return 0.8, "reported on the same day"
		case 1:
			return 0.6, "reported one day apart"
		case newsDelay:
			return 0.3, "reported two days apart"
		}
		return 0, "reported at different times"
	case w.how == byPeriod && o.how == byPeriod:
		if w.lo == o.lo && w.hi == o.hi {
			return 0.6, "the same period"
		}
		return 0, "different periods"
	case w.how == byDay && o.how == byPeriod:
		if w.lo >= o.lo && w.hi <= o.hi {
			return 0.2, "the day is in the period"
		}
		return 0, "the day is outside the period"
	}
	return 0, "a period and the day of a report"
}

// apart is how many days lie between the last days of two times.
func (w when) apart(o when) int { return max(w.hi-o.hi, o.hi-w.hi) }
