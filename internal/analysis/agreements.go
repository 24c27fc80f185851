package analysis

import (
	"cmp"
	"strings"

	"chancery/internal/ledger"
)

// TermOf returns the time over which an agreement runs, as an EDTF interval with an
// open end as "..", "" where nothing tells when it begins.
func TermOf(t *ledger.Terms) string {
	from := cmp.Or(begin(t.From), begin(t.InForce), begin(t.Signed))
	to := cmp.Or(end(t.To), t.Expires)
	switch {
	case from == "":
		return ""
	case to == "":
		return from + "/.."
	case to < from:
		return from
	}
	return from + "/" + to
}

// begin and end are the two sides of a date that may be an interval itself.
func begin(s string) string {
	from, _, _ := strings.Cut(s, "/")
	return strings.Trim(from, ".")
}

func end(s string) string {
	if _, to, ok := strings.Cut(s, "/"); ok {
		s = to
	}
	return strings.Trim(s, ".")
}

// Ended reports whether a status ends an agreement, or keeps it from being one.
func Ended(status string) bool {
	switch status {
	case "terminated", "expired", "withdrawn", "expelled", "replaced", "denied":
		return true
	}
	return false
}

// Agreed reports whether a status is one of an agreement that was reached.
func Agreed(status string) bool {
	switch status {
	case "agreed", "initialled", "signed", "ratified", "in force", "extended", "suspended", "leaving":
		return true
	}
	return false
}
