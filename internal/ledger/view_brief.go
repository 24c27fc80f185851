package ledger

import (
	"context"
	"math"
)

// Brief is what is new since a moment.
type Brief struct {
	Since        string  `json:"since"`        // RFC 3339
	New          Count   `json:"new"`          // occurrences that were learned
	Occurrences  []Item  `json:"occurrences"`  // of these, the weightiest first
	Agreements   []Item  `json:"agreements"`   // learned, the latest first
	Expiring     []Item  `json:"expiring"`     // that end soon, the soonest first
	Contradicted []Item  `json:"contradicted"` // changed since, and contradicted; the latest first
	Opened       []Asked `json:"opened"`
	Answered     []Asked `json:"answered"`
	Reports      []Told  `json:"reports"` // the latest, whenever they were learned
}

const (
	briefShown = 30
	// briefWeighed is how many new occurrences are weighed, the latest learned: what
	// came before them in a longer absence is past reading anyway.
	briefWeighed = 20000
)

// Brief returns what was learned at a moment (RFC 3339, UTC) or later, and what ends
// from one day to another.
func (l *Ledger) Brief(ctx context.Context, since, today, soon string) (Brief, error) {
	b := Brief{Since: since}
	if err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM occurrences WHERE learned >= $1 LIMIT $2) AS c", since, maxCount+1).Scan(&b.New.N); err != nil {
		return b, l.failure("query ledger", err)
	}
	b.New = capped(b.New.N, maxCount)
	var err error
	get := func(out *[]Item, query, order string, args ...any) {
		if err != nil {
			return
		}
		if *out, err = l.items(ctx, query, order, args...); err == nil {
			err = l.tell(ctx, *out)
		}
	}
	get(&b.Occurrences, `SELECT id FROM (SELECT id, weight FROM occurrences WHERE learned >= $1 ORDER BY learned DESC, weight DESC LIMIT $2) AS n ORDER BY weight DESC, id DESC LIMIT $3`,
		"o.weight DESC, o.id DESC", since, briefWeighed, briefShown)
	get(&b.Agreements, "SELECT id FROM occurrences WHERE kind = 'agreement' AND learned >= $1 ORDER BY learned DESC, id DESC LIMIT $2", "o.learned DESC, o.id DESC", since, briefShown)
	get(&b.Expiring, "SELECT occurrence AS id FROM register WHERE expires >= $1 AND expires < $2 AND expires > '' ORDER BY expires, occurrence LIMIT $3", "g.expires, o.id", today, soon, briefShown)
	get(&b.Contradicted, "SELECT id FROM occurrences WHERE contradicted AND changed >= $1 ORDER BY changed DESC, id DESC LIMIT $2", "o.changed DESC, o.id DESC", since, briefShown)
	if err != nil {
		return b, err
	}
	if b.Opened, err = l.opened(ctx, since, math.MaxInt64, briefShown); err != nil {
		return b, err
	}
	if b.Answered, err = l.answered(ctx, since, briefShown); err != nil {
		return b, err
	}
	b.Reports, err = l.Reports(ctx, 10)
	return b, err
}
