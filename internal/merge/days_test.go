package merge

import (
	"testing"
	"time"

	"chancery"
)

func TestDays(t *testing.T) {
	for date, want := range map[chancery.Date][2]string{
		"2023-03-13": {"2023-03-13", "2023-03-13"}, "2023-02": {"2023-02-01", "2023-02-28"}, "2024-02~": {"2024-02-01", "2024-02-29"}, "2016": {"2016-01-01", "2016-12-31"},
		"2023/2026": {"2023-01-01", "2026-12-31"}, "2023-03-13T08:00:00Z": {"2023-03-13", "2023-03-13"}, "2023/..": {"2023-01-01", ""}, "/2024": {"", "2024-12-31"},
		"": {"", ""}, "2023-21": {"", ""}, "soon": {"", ""}, "2023-02-30": {"", ""},
	} {
		if first, last := Days(date); first != want[0] || last != want[1] {
			t.Errorf("%s: %s to %s, want %v", date, first, last, want)
		}
	}
}

// dayString is the day of a number, as dayNumber counts.
func dayString(n int) string { return time.Unix(int64(n)*86400, 0).UTC().Format(dayForm) }
