package ledger

import (
	"cmp"
	"context"
	"database/sql"

	"chancery/internal/merge"
)

// Link is why a statement is part of its occurrence: the other statement that it
// resembles most, and what speaks for it.
type Link struct {
	Key     string   `json:"key"`
	With    string   `json:"with"` // key of the other
	Score   float64  `json:"score"`
	Reasons []string `json:"reasons"`
}

// linksCompared bounds the statements that are compared: each with each.
const linksCompared = 30

// Links returns for each statement of an occurrence why it is one with others; none
// for an occurrence of one statement. Of more than 30 the first are looked at.
func (l *Ledger) Links(ctx context.Context, o *Occurrence) ([]Link, error) {
	out := []Link{}
	if len(o.Members) < 2 {
		return out, nil
	}
	tx, err := l.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, l.failure("explain occurrence", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	m := &merging{ctx: ctx, tx: tx, engine: l.engine}
	if m.said, err = readDecisions(ctx, tx); err != nil {
		return nil, l.failure("explain occurrence", err)
	}
	ids := make([]int64, 0, linksCompared)
	for i := range o.Members[:min(len(o.Members), linksCompared)] {
		ids = append(ids, o.Members[i].id)
	}
	found, err := m.members("s.id", anyOf(ids))
	if err != nil {
		return nil, l.failure("explain occurrence", err)
	}
	for i, a := range found {
		best := Link{Key: a.Key}
		for j, b := range found {
			if i == j {
				continue
			}
			v := merge.Same(&a.Statement, &b.Statement)
			if cmp.Or(cmp.Compare(v.Score, best.Score), cmp.Compare(best.With, b.Key)) > 0 && v.Same {
				best.With, best.Score, best.Reasons = b.Key, v.Score, v.Reasons
			}
		}
		if best.With == "" {
			best.Reasons = []string{"a person joined it, or statements between them"}
		}
		out = append(out, best)
	}
	return out, nil
}
