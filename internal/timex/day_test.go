package timex

import (
	"testing"

	"chancery"
)

func TestDay(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    Day
		weekday int
	}{
		{1970, 1, 1, 0, 4},
		{2000, 2, 29, 11016, 2},
		{1969, 12, 31, -1, 3},
		{2024, 12, 31, 20088, 2},
		{1, 1, 1, -719162, 1},
	} {
		got := dayOf(c.y, c.m, c.d)
		y, m, d := got.Civil()
		if got != c.want || y != c.y || m != c.m || d != c.d || got.weekday() != c.weekday {
			t.Errorf("%d-%d-%d: day %d, back %d-%d-%d, weekday %d", c.y, c.m, c.d, got, y, m, d, got.weekday())
		}
	}
	if earliest != dayOf(-9999, 1, 1) || latest != dayOf(9999, 12, 31) {
		t.Errorf("bounds are %d and %d", dayOf(-9999, 1, 1), dayOf(9999, 12, 31))
	}
}

func TestISOWeek(t *testing.T) {
	for _, c := range []struct {
		y, m, d, year, week int
	}{{2021, 1, 3, 2020, 53}, {2024, 12, 30, 2025, 1}, {2004, 11, 17, 2004, 47}, {2010, 1, 4, 2010, 1}} {
		if y, w := dayOf(c.y, c.m, c.d).isoWeek(); y != c.year || w != c.week {
			t.Errorf("%d-%d-%d: week %d of %d, want %d of %d", c.y, c.m, c.d, w, y, c.week, c.year)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{2024: "2024-03-31", 2025: "2025-04-20", 2000: "2000-04-23", 1961: "1961-04-02"} {
		if got := easter(year).String(); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func TestBounds(t *testing.T) {
	good := map[chancery.Date][2]string{
		"2024-02":               {"2024-02-01", "2024-02-29"},
		"2023":                  {"2023-01-01", "2023-12-31"},
		"199X":                  {"1990-01-01", "1999-12-31"},
		"18XX":                  {"1800-01-01", "1899-12-31"},
		"2023-03-13~":           {"2023-03-13", "2023-03-13"},
		"2023/2026":             {"2023-01-01", "2026-12-31"},
		"2012-22":               {"2012-06-01", "2012-08-31"},
		"2012-24":               {"2012-12-01", "2013-02-28"},
		"../2024-05":            {"-9999-01-01", "2024-05-31"},
		"-0507":                 {"-0507-01-01", "-0507-12-31"},
		"2023-XX":               {"2023-01-01", "2023-12-31"},
		"2024-03-11/2024-03-17": {"2024-03-11", "2024-03-17"},
	}
	for d, want := range good {
		first, last, ok := Bounds(d)
		if !ok || first.String() != want[0] || last.String() != want[1] {
			t.Errorf("%s: %s to %s, %t", d, first, last, ok)
		}
	}
	for _, d := range []chancery.Date{"", "2023-02-29", "2023-13", "23", "2024/2023", "x", "2023-1", "/", "../..", "2023-03-13T10:00", "X023"} {
		if first, last, ok := Bounds(d); ok {
			t.Errorf("%q: %s to %s, want none", d, first, last)
		}
	}
}
