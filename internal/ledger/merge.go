package ledger

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"chancery/internal/merge"
)

// Merged says what a run of merging did.
type Merged struct {
	Statements  int // that were looked at
	Occurrences int // made or made anew
	Gone        int // that were merged into others, or whose statements count no more
}

// Plus returns the sum of two runs.
func (m Merged) Plus(other Merged) Merged {
	return Merged{m.Statements + other.Statements, m.Occurrences + other.Occurrences, m.Gone + other.Gone}
}

// mergeBatch is how many waiting statements are merged in one transaction: enough to
// share the trips, few enough that writers of readings do not wait long.
const mergeBatch = 1500

// Merge puts the statements that wait into occurrences and the register, finds
// stories of near-duplicate reports and answers to open questions, and keeps the
// counts. It works in batches, each one transaction, and one process at a time. The
// result does not depend on the order in which reports came, nor on the batches.
func (l *Ledger) Merge(ctx context.Context) (Merged, error) {
	var total Merged
	for {
		var done Merged
		err := l.transact(ctx, "merge statements", func(tx *sql.Tx) error {
			if err := l.engine.alone(ctx, tx); err != nil {
				return err
			}
			m := &merging{ctx: ctx, tx: tx, engine: l.engine, at: now()}
			if err := m.current(); err != nil {
				return err
			}
			err := m.run()
			done = m.done
			return err
		})
		if err != nil {
			return total, err
		}
		total = total.Plus(done)
		if done.Statements == 0 {
			return total, nil
		}
	}
}

// Waiting counts the statements that wait to be merged.
func (l *Ledger) Waiting(ctx context.Context) (int, error) {
	var n int
	err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM pending").Scan(&n)
	return n, l.failure("count statements", err)
}

// merging is one batch of waiting statements on its way into occurrences.
type merging struct {
	ctx    context.Context
	tx     *sql.Tx
	engine engine
	at     string // now
	done   Merged

	list map[int64]*member // loaded statements
	said *decisions
}

// member is a statement of the part of the ledger that is merged anew.
type member struct {
	merge.Statement
	facts
	id         int64
	occurrence int64 // that it is in, 0 for none
	learned    string
	lat, lon   sql.NullFloat64
	ready      *merge.Prepared
}

func (m *merging) run() error {
	ids, err := m.numbers("SELECT statement FROM pending ORDER BY statement LIMIT $1", mergeBatch)
	if err != nil || len(ids) == 0 {
		return err
	}
	m.done.Statements = len(ids)
	m.list = map[int64]*member{}
	if m.said, err = readDecisions(m.ctx, m.tx); err != nil {
		return err
	}
	moved, err := m.stories(ids)
	if err != nil {
		return err
	}
	touched, err := m.part(append(ids, moved...))
	if err != nil {
		return err
	}
	if err := m.write(touched); err != nil {
		return err
	}
	if err := m.questions(ids); err != nil {
		return err
	}
	return m.each(ids, "DELETE FROM pending WHERE statement IN (%s)")
}

// part loads what must be clustered together: the statements that wait, and all of
// every occurrence that one of them was in, joins by likeness, or is tied to by a
// decision. It returns these occurrences, which are made anew. A statement that waits
// for a later batch is left to that.
func (m *merging) part(ids []int64) ([]int64, error) {
	touched := map[int64]bool{}
	fresh, err := m.load(ids, touched)
	if err != nil {
		return nil, err
	}
	if err := m.reblock(fresh); err != nil {
		return nil, err
	}
	near, err := m.near(fresh)
	if err != nil {
		return nil, err
	}
	for _, n := range near {
		if n.occurrence != 0 {
			touched[n.occurrence] = true
		}
	}
	rest, err := m.membersOf(slices.Sorted(maps.Keys(touched)))
	if err != nil {
		return nil, err
	}
	_, err = m.load(rest, touched)
	return slices.Sorted(maps.Keys(touched)), err
}

// reblock gives statements that a person edited the blocks of what they are now.
func (m *merging) reblock(list []*member) error {
	var edited []int64
	var blocks rows
	for _, s := range list {
		if _, ok := m.said.edits[s.Key]; !ok {
			continue
		}
		edited = append(edited, s.id)
		for _, b := range s.prepared().Blocks() {
			blocks.add("blocks", b, s.id)
		}
	}
	if err := m.each(edited, "DELETE FROM blocks WHERE statement IN (%s)"); err != nil {
		return err
	}
	return blocks.insert(m.ctx, m.engine, m.tx)
}

// near returns the statements that are joined with one of a list, by likeness or by a
// decision.
func (m *merging) near(list []*member) ([]*member, error) {
	byBlock := map[string][]*member{}
	var blocks, tied []string
	for _, s := range list {
		tied = append(tied, m.said.tied[s.Key]...)
		if m.said.alone[s.Key] {
			continue
		}
		for _, b := range s.prepared().Blocks() {
			if byBlock[b] == nil {
				blocks = append(blocks, b)
			}
			byBlock[b] = append(byBlock[b], s)
		}
	}
	out, err := m.byKeys(tied)
	if err != nil {
		return nil, err
	}
	candidates, in, err := m.sharing(blocks)
	if err != nil {
		return nil, err
	}
	for _, c := range candidates {
		if !m.said.alone[c.Key] && m.joins(c, in[c.id], byBlock) {
			out = append(out, c)
		}
	}
	return out, nil
}

// joins reports whether a statement is joined with another that shares one of its blocks.
func (m *merging) joins(c *member, blocks []string, byBlock map[string][]*member) bool {
	tried := map[int64]bool{c.id: true}
	for _, b := range blocks {
		for _, s := range byBlock[b] {
			if !tried[s.id] && s.prepared().Joins(c.prepared()) {
				return true
			}
			tried[s.id] = true
		}
	}
	return false
}

// prepared is the statement as merging compares it.
func (s *member) prepared() merge.Prepared {
	if s.ready == nil {
		p := merge.Prepare(&s.Statement)
		s.ready = &p
	}
	return *s.ready
}
