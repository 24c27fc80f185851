package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery"
)

// moved are the tables that Move copies, each after those it refers to.
func moved() []string {
	return []string{
		"meta", "outlets", "reports", "readings", "actors", "offices", "places", "statements", "participants", "dyads", "perspectives",
		"facts", "pending", "bands", "blocks", "occurrences", "occurrence_codes", "occurrence_dyads", "register", "register_parties", "register_words",
		"tally_country", "tally_dyad", "tally_partner", "tally_code", "tally_word", "tally_total", "questions", "question_codes", "answers",
		"reviews", "ratings", "watches", "audit", "feeds", "users", "tokens", "inbox",
	}
}

// stays reports whether a table is left behind: what belongs to a database and not to
// the record, and sessions, for people sign in again.
func stays(table string) bool {
	return table == "sessions" || table == "goose_db_version" || strings.HasPrefix(table, "river_") || strings.HasPrefix(table, "statement_words") || strings.HasPrefix(table, "sqlite_")
}

// Move copies a ledger into another that is empty, of either engine: into all of it or,
// when it fails, nothing. It leaves the source as it is. told is called with the rows
// copied of each table as they come. Reports that wait to be read must have been read.
func Move(ctx context.Context, from, to string, told func(table string, rows int)) (err error) {
	const op = "move ledger"
	s, err := openSource(ctx, from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.db.Close()) }()
	if err := s.upToDate(op); err != nil {
		return err
	}
	view, err := s.snapshot(ctx)
	if err != nil {
		return (&Ledger{name: s.name, engine: s.engine}).failure(op, err)
	}
	defer view.Rollback() //nolint:errcheck // it only read
	if err := readyToMove(ctx, s, view); err != nil {
		return err
	}
	l, err := Open(ctx, to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	// Not again on a conflict: an empty ledger has no other writers.
	return l.failure(op, l.once(ctx, func(tx *sql.Tx) error {
		m := &moving{ctx: ctx, s: s, view: view, l: l, tx: tx, told: told}
		return m.run()
	}))
}

// readyToMove is nil if all tables are known and no report waits.
func readyToMove(ctx context.Context, s *source, view *sql.Tx) error {
	const op = "move ledger"
	tables, err := s.engine.tables(ctx, view)
	if err != nil {
		return (&Ledger{name: s.name, engine: s.engine}).failure(op, err)
	}
	for _, t := range tables {
		if !stays(t) && !slices.Contains(moved(), t) {
			return &chancery.Error{Op: op, Kind: chancery.Unsupported, Subject: s.name, Hint: "move a ledger from a database of its own", Err: fmt.Errorf("table %s is not of a ledger", t)}
		}
	}
	var waiting int
	if err := view.QueryRowContext(ctx, "SELECT count(*) FROM inbox WHERE batch > 0").Scan(&waiting); err != nil {
		return (&Ledger{name: s.name, engine: s.engine}).failure(op, err)
	}
	if waiting > 0 {
		return &chancery.Error{Op: op, Kind: chancery.Conflict, Subject: s.name, Hint: "chancery work --until-empty reads them", Err: fmt.Errorf("%d reports wait to be read", waiting)}
	}
	return nil
}

// moving is a Move under way.
type moving struct {
	ctx  context.Context
	s    *source
	view *sql.Tx // of the source
	l    *Ledger
	tx   *sql.Tx // of the target
	told func(string, int)
}

func (m *moving) run() error {
	for _, t := range moved() {
		if err := m.empty(t); err != nil {
			return err
		}
	}
	for _, t := range moved() {
		if err := m.table(t); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	if err := m.words(); err != nil {
		return err
	}
	return m.l.engine.numbered(m.ctx, m.tx)
}

// empty is an error for a target with rows; what it says of itself is replaced.
func (m *moving) empty(table string) error {
	if table == "meta" {
		_, err := m.tx.ExecContext(m.ctx, "DELETE FROM meta")
		return err
	}
	var some bool
	if err := m.tx.QueryRowContext(m.ctx, "SELECT EXISTS (SELECT 1 FROM "+table+")").Scan(&some); err != nil {
		return err
	}
	if some {
		return &chancery.Error{Op: "move ledger", Kind: chancery.Exists, Subject: m.l.name, Hint: "name an empty one", Err: fmt.Errorf("the ledger to move to holds rows in %s", table)}
	}
	return nil
}

// copyBatch is how many rows are told of at once.
const copyBatch = 10_000

// table copies one table and counts its rows on both sides.
func (m *moving) table(table string) error {
	found, err := m.view.QueryContext(m.ctx, "SELECT * FROM "+table)
	if err != nil {
		return m.ofSource(err)
	}
	defer func() { _ = found.Close() }()
	columns, err := found.Columns()
	if err != nil {
		return m.ofSource(err)
	}
	types, err := found.ColumnTypes()
	if err != nil {
		return m.ofSource(err)
	}
	into := fmt.Sprintf("%s (%s) %s", table, strings.Join(columns, ", "), m.l.engine.overriding())
	values, at := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		at[i] = &values[i]
	}
	n := 0
	var part rows
	flush := func() error {
		err := part.insert(m.ctx, m.l.engine, m.tx)
		part.values = part.values[:0]
		return err
	}
	for found.Next() {
		if err := found.Scan(at...); err != nil {
			return m.ofSource(err)
		}
		for i, v := range values {
			if n, ok := v.(int64); ok && types[i].DatabaseTypeName() == "BOOLEAN" {
				values[i] = n != 0 // SQLite has numbers for them
			}
		}
		part.add(into, values...)
		if n++; len(part.values) >= maxValues {
			if err := flush(); err != nil {
				return err
			}
		}
		if n%copyBatch == 0 {
			m.told(table, n)
		}
	}
	if err := found.Err(); err != nil {
		return m.ofSource(err)
	}
	if err := flush(); err != nil {
		return err
	}
	m.told(table, n)
	var there, here int
	if err := m.view.QueryRowContext(m.ctx, "SELECT count(*) FROM "+table).Scan(&there); err != nil {
		return m.ofSource(err)
	}
	if err := m.tx.QueryRowContext(m.ctx, "SELECT count(*) FROM "+table).Scan(&here); err != nil {
		return err
	}
	if n != there || n != here {
		return &chancery.Error{Op: "move ledger", Kind: chancery.Internal, Subject: m.l.name, Err: fmt.Errorf("%s has %d rows, %d were copied, %d have come", table, there, n, here)}
	}
	return nil
}

// ofSource makes an error of the source one that names it.
func (m *moving) ofSource(err error) error {
	return (&Ledger{name: m.s.name, engine: m.s.engine}).failure("move ledger", err)
}

// words makes the search index of the target.
func (m *moving) words() error {
	for last := int64(0); ; {
		ids, words, err := m.after(last)
		if err != nil || len(ids) == 0 {
			return err
		}
		last = ids[len(ids)-1]
		if err := m.l.engine.index(m.ctx, m.tx, ids, words); err != nil {
			return fmt.Errorf("search index: %w", err)
		}
	}
}

func (m *moving) after(last int64) (ids []int64, words []string, err error) {
	found, err := m.tx.QueryContext(m.ctx, "SELECT id, words FROM statements WHERE id > $1 ORDER BY id LIMIT 2000", last)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = found.Close() }()
	for found.Next() {
		var id int64
		var w string
		if err := found.Scan(&id, &w); err != nil {
			return nil, nil, err
		}
		ids, words = append(ids, id), append(words, w)
	}
	return ids, words, found.Err()
}

// strs returns a column of texts.
func strs(ctx context.Context, tx *sql.Tx, query string) ([]string, error) {
	found, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = found.Close() }()
	var out []string
	for found.Next() {
		var s string
		if err := found.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, found.Err()
}
