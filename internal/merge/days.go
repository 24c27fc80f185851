package merge

import (
	"strings"
	"time"

	"chancery"
)

// span returns the first and the last day that an EDTF date or interval of years,
// months or days may mean; "" for what it does not know. An interval that is open
// at one end knows no days.
func span(d chancery.Date) (first, last string) {
	first, last = Days(d)
	if first == "" || last == "" || first > last {
		return "", ""
	}
	return first, last
}

// Days returns the first and the last day that an EDTF date or interval of years, months
// or days may mean, as 2006-01-02, "" for unknown; of an interval that is open at one
// end, the one that is known.
func Days(d chancery.Date) (first, last string) {
	from, to, interval := strings.Cut(string(d), "/")
	if !interval {
		to = from
	}
	first, _ = Bounds(from)
	_, last = Bounds(to)
	return first, last
}

// Bounds returns the first and the last day that one EDTF date of a year, a month or a
// day may mean, "" for what is none of these.
func Bounds(s string) (first, last string) {
	s = strings.TrimRight(s, "~?%")
	if len(s) > len(dayForm) && s[len(dayForm)] == 'T' {
		s = s[:len(dayForm)]
	}
	var t time.Time
	var err error
	end := func() time.Time { return t }
	switch len(s) {
	case len("2006"):
		t, err = time.Parse("2006", s)
		end = func() time.Time { return t.AddDate(1, 0, -1) }
	case len("2006-01"):
		t, err = time.Parse("2006-01", s)
		end = func() time.Time { return t.AddDate(0, 1, -1) }
	case len(dayForm):
		t, err = time.Parse(dayForm, s)
	default:
		return "", ""
	}
	if err != nil {
		return "", ""
	}
	return t.Format(dayForm), end().Format(dayForm)
}

const dayForm = "2006-01-02"

// dayNumber counts days since 1970; ok is false for what is no day.
func dayNumber(day string) (n int, ok bool) {
	if day == "" {
		return 0, false
	}
	t, err := time.Parse(dayForm, day)
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / 86400), true
}
