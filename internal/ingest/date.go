package ingest

import (
	"time"

	"chancery"
)

// The years in which a report may be published. News came to be printed in 1605; a
// year beyond the next two centuries is a default of some database.
const (
	firstYear = 1600
	lastYear  = 2199
)

// ValidDate reports whether d is a day, month or year, or a moment of a day (RFC
// 3339), as the date of publication may be: one of the years 1600 to 2199.
func ValidDate(d chancery.Date) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t.Year() >= firstYear && t.Year() <= lastYear
		}
	}
	return false
}
