package export

import (
	"time"

	"chancery"
	"chancery/internal/merge"
)

// eventDays returns the days an event may lie on: its own, or the day of publication
// where the text gives no time.
func eventDays(e *chancery.Event, r *chancery.Reading) (first, last string) {
	if e.Time != nil {
		if first, last = merge.Days(e.Time.Value); first != "" || last != "" {
			return first, last
		}
	}
	return merge.Days(r.Report.Published)
}

// agreementDays returns from when until when an agreement runs, as far as the report
// knows; last is "" for no known end.
func agreementDays(g *chancery.Agreement, r *chancery.Reading) (first, last string) {
	for _, d := range []chancery.Date{g.Term.From, g.InForce, g.Signed, r.Report.Published} {
		if first, _ = merge.Days(d); first != "" {
			break
		}
	}
	if _, last = merge.Days(g.Term.To); last < first {
		last = ""
	}
	return first, last
}

// next returns the day after a day.
func next(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}
