package timex

import (
	"strings"

	"chancery"
)

// Bounds returns the first and the last day of an EDTF level 1 date or interval.
// An open or unknown end ("../2024") is the earliest or latest day there is.
// Qualifiers (~ ? %) widen nothing. ok is false for "" and for what is not EDTF.
func Bounds(d chancery.Date) (first, last Day, ok bool) {
	from, to, isInterval := strings.Cut(string(d), "/")
	if !isInterval {
		return bounds(from)
	}
	first, last = earliest, latest
	if from != "" && from != ".." {
		if first, _, ok = bounds(from); !ok {
			return 0, 0, false
		}
	}
	if to != "" && to != ".." {
		if _, last, ok = bounds(to); !ok {
			return 0, 0, false
		}
	}
	if from == to && (from == "" || from == "..") || first > last {
		return 0, 0, false
	}
	return first, last, true
}

// The days that stand for open ends: years -9999 and 9999, the range of a
// four-digit year.
const (
	earliest Day = -4371587
	latest   Day = 2932896
)

// bounds reads one EDTF date: YYYY, YYY X, YY XX, YYYY-MM, YYYY-SS, YYYY-MM-DD,
// YYYY-XX, YYYY-MM-XX.
func bounds(s string) (first, last Day, ok bool) {
	s = strings.TrimRight(s, "~?%")
	sign := 1
	if strings.HasPrefix(s, "-") {
		sign, s = -1, s[1:]
	}
	if len(s) < 4 {
		return 0, 0, false
	}
	year, scale, ok := yearDigits(s[:4])
	if !ok || sign < 0 && (scale > 1 || year == 0) {
		return 0, 0, false
	}
	year *= sign
	first, last = dayOf(year, 1, 1), dayOf(year+scale-1, 12, 31)
	rest := s[4:]
	if rest == "" {
		return first, last, true
	}
	if scale > 1 || len(rest) < 3 || rest[0] != '-' {
		return 0, 0, false
	}
	if rest == "-XX" || rest == "-XX-XX" {
		return first, last, true
	}
	month, ok := twoDigits(rest[1:3])
	if !ok {
		return 0, 0, false
	}
	rest = rest[3:]
	if month >= 21 && month <= 24 && rest == "" {
		// A season is its three meteorological months of the northern hemisphere.
		y, m := addMonths(year, 3, (month-21)*3)
		y2, m2 := addMonths(y, m, 2)
		return dayOf(y, m, 1), dayOf(y2, m2, daysIn(y2, m2)), true
	}
	if month < 1 || month > 12 {
		return 0, 0, false
	}
	if rest == "" || rest == "-XX" {
		return dayOf(year, month, 1), dayOf(year, month, daysIn(year, month)), true
	}
	if len(rest) != 3 || rest[0] != '-' {
		return 0, 0, false
	}
	day, ok := twoDigits(rest[1:])
	if !ok || !isDate(year, month, day) {
		return 0, 0, false
	}
	return dayOf(year, month, day), dayOf(year, month, day), true
}

// yearDigits reads four year digits of which the last one or two may be X.
// scale is the number of years meant.
func yearDigits(s string) (year, scale int, ok bool) {
	scale = 1
	for i := 0; i < 4; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9' && scale == 1:
			year = year*10 + int(c-'0')
		case c == 'X' && i >= 2:
			year, scale = year*10, scale*10
		default:
			return 0, 0, false
		}
	}
	return year, scale, true
}

func twoDigits(s string) (int, bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}
