package ledger

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"testing"
)

// BlocksAgree holds that the blocks written with a statement are those of the
// statement as it is loaded again.
func BlocksAgree(t *testing.T, l *Ledger) {
	t.Helper()
	ctx := context.Background()
	err := l.once(ctx, func(tx *sql.Tx) error {
		m := &merging{ctx: ctx, tx: tx, engine: l.engine, list: map[int64]*member{}}
		var err error
		if m.said, err = readDecisions(ctx, tx); err != nil {
			return err
		}
		ids, err := m.numbers("SELECT statement FROM facts ORDER BY statement")
		if err != nil {
			return err
		}
		if _, err := m.load(ids, map[int64]bool{}); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(m.list)) {
			var stored string
			if err := tx.QueryRowContext(ctx, "SELECT coalesce(string_agg(block, ' ' ORDER BY block), '') FROM blocks WHERE statement = $1", id).Scan(&stored); err != nil {
				return err
			}
			if loaded := strings.Join(m.list[id].prepared().Blocks(), " "); loaded != stored {
				t.Errorf("statement %d: blocks %q, loaded again %q", id, stored, loaded)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
