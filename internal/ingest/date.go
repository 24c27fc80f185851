package ingest

import (
	"time"

	"chancery"
)

// ValidDate reports whether d is a day, month or year, or a moment of a day (RFC
// 3339), as the date of publication may be.
func ValidDate(d chancery.Date) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00"} {
		if _, err := time.Parse(layout, string(d)); err == nil {
			return true
		}
	}
	return false
}
