package ledger

import (
	"context"
	"math"
	"strings"
)

// Dyad is what the ledger holds of two that act on each other.
type Dyad struct {
	A          string  `json:"a"` // codes, A < B
	B          string  `json:"b"`
	Tally      []Tally `json:"tally"`
	Agreements []Item  `json:"agreements"` // the latest 100
	Questions  []Asked `json:"questions"`  // open ones about both
	List       Items   `json:"list"`       // occurrences that pass the filter
	Marks      []Item  `json:"-"`          // those that a picture of the filter's days shows; Told is empty
}

// How many agreements and other occurrences a timeline can show apart.
const (
	termsShown = 100
	marksShown = 250
)

// Dyad returns what the ledger holds of two codes. f narrows the list; its codes are not looked at.
func (l *Ledger) Dyad(ctx context.Context, a, b string, f Wanted) (Dyad, error) {
	a, b = strings.ToUpper(a), strings.ToUpper(b)
	d := Dyad{A: min(a, b), B: max(a, b)}
	f.Codes = []string{d.A, d.B}
	var err error
	if d.Tally, err = list(ctx, l, "SELECT month, type, n FROM tally_dyad WHERE a = $1 AND b = $2 AND n > 0 ORDER BY month, type", scanTally, d.A, d.B); err != nil {
		return d, err
	}
	if d.Agreements, err = l.some(ctx, Wanted{Codes: f.Codes, Kind: AgreementKind, Limit: termsShown}); err != nil {
		return d, err
	}
	if d.Questions, err = l.questions(ctx, f.Codes, math.MaxInt64, questionsShown); err != nil {
		return d, err
	}
	if d.List, err = l.Occurrences(ctx, f); err != nil {
		return d, err
	}
	f.Cursor, f.Limit = "", marksShown
	d.Marks, err = l.untold(ctx, f)
	return d, err
}
