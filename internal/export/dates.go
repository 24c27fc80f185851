package export

import (
	"strings"
	"time"

	"chancery"
)

// days returns the first and the last day, as 2006-01-02, that an EDTF date or
// interval may mean; "" where it is unknown or open.
func days(d chancery.Date) (first, last string) {
	from, to, interval := strings.Cut(string(d), "/")
	if !interval {
		to = from
	}
	first, _ = bounds(from)
	_, last = bounds(to)
	return first, last
}

// bounds returns the first and the last day of a day, month or year.
func bounds(s string) (first, last string) {
	s = strings.TrimRight(s, "~?%")
	if len(s) > len(time.DateOnly) && s[len(time.DateOnly)] == 'T' {
		s = s[:len(time.DateOnly)]
	}
	for _, precision := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(precision.layout, s); err == nil {
			return t.Format(time.DateOnly), t.AddDate(precision.years, precision.months, precision.days).AddDate(0, 0, -1).Format(time.DateOnly)
		}
	}
	return "", ""
}

// eventDays returns the days an event may lie on: its own, or the day of publication
// where the text gives no time.
func eventDays(e *chancery.Event, r *chancery.Reading) (first, last string) {
	if e.Time != nil {
		if first, last = days(e.Time.Value); first != "" || last != "" {
			return first, last
		}
	}
	return days(r.Report.Published)
}

// agreementDays returns from when until when an agreement runs, as far as the report
// knows; last is "" for no known end.
func agreementDays(g *chancery.Agreement, r *chancery.Reading) (first, last string) {
	for _, d := range []chancery.Date{g.Term.From, g.InForce, g.Signed, r.Report.Published} {
		if first, _ = days(d); first != "" {
			break
		}
	}
	if _, last = days(g.Term.To); last < first {
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
