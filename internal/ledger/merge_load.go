package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
)

// A statement with all that merging wants of it. Statements that a person rejected
// are left out of occurrences, and so are those that count no more.
const memberColumns = `SELECT s.id, s.key, s.current, coalesce(s.occurrence, 0), s.kind, s.type, s.mode, s.status, s.words, s.first_day, s.last_day, s.learned,
	p.id, p.story, p.day, coalesce(o.name, ''), coalesce(l.name, ''), coalesce(l.kind, ''), coalesce(l.country, ''), l.lat, l.lon, f.body
	FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report JOIN facts f ON f.statement = s.id
	LEFT JOIN outlets o ON o.id = p.outlet LEFT JOIN places l ON l.reading = s.reading AND l.local = s.place `

// load takes statements into the part that is merged anew and returns those that
// count and were not there. Occurrences that any of them is in are added to old.
func (m *merging) load(ids []int64, old map[int64]bool) ([]*member, error) {
	var wanted []int64
	for _, id := range ids {
		if m.list[id] == nil {
			wanted = append(wanted, id)
		}
	}
	found, err := m.members("s.id", anyOf(wanted))
	if err != nil {
		return nil, err
	}
	var out []*member
	for _, c := range found {
		if c.occurrence != 0 {
			old[c.occurrence] = true
		}
		if c.counts {
			m.list[c.id] = c.member
			out = append(out, c.member)
		}
	}
	return out, nil
}

// loaded is a member and whether it takes part in occurrences.
type loaded struct {
	*member
	counts bool
}

// members reads statements by a column, many values at once.
func (m *merging) members(column string, values []any) ([]loaded, error) {
	var out []loaded
	err := m.scan(memberColumns+"WHERE "+column+" IN (%s) ORDER BY s.id", values, func(rows *sql.Rows) error {
		c := loaded{member: &member{}}
		var body []byte
		if err := rows.Scan(&c.id, &c.Key, &c.counts, &c.occurrence, &c.Kind, &c.Type, &c.Mode, &c.Status, &c.Statement.Words, &c.First, &c.Last, &c.learned,
			&c.Report, &c.Story, &c.Published, &c.Outlet, &c.Place, &c.PlaceKind, &c.Country, &c.lat, &c.lon, &body); err != nil {
			return err
		}
		if err := json.Unmarshal(body, &c.facts); err != nil {
			return fmt.Errorf("facts of statement %d: %w", c.id, err)
		}
		if c.First == "" || c.Last == "" || c.First > c.Last { // open at one end: no days to compare
			c.First, c.Last = "", ""
		}
		c.into(&c.Statement)
		m.said.apply(c.member)
		c.counts = c.counts && !m.said.rejected[c.Key]
		out = append(out, c)
		return nil
	})
	return out, err
}

// sharing reads the statements that have one of some blocks, and which of the blocks
// each has.
func (m *merging) sharing(blocks []string) ([]*member, map[int64][]string, error) {
	in := map[int64][]string{}
	var ids []int64
	err := m.scan("SELECT block, statement FROM blocks WHERE block IN (%s) ORDER BY block, statement", anyOf(blocks), func(rows *sql.Rows) error {
		var block string
		var id int64
		if err := rows.Scan(&block, &id); err != nil {
			return err
		}
		if in[id] == nil {
			ids = append(ids, id)
		}
		in[id] = append(in[id], block)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	var out []*member
	var wanted []int64
	for _, id := range ids {
		if c := m.list[id]; c != nil {
			out = append(out, c)
		} else {
			wanted = append(wanted, id)
		}
	}
	found, err := m.members("s.id", anyOf(wanted))
	for _, c := range found {
		if c.counts {
			out = append(out, c.member)
		}
	}
	return out, in, err
}

// byKeys reads statements that count by their keys.
func (m *merging) byKeys(keys []string) ([]*member, error) {
	found, err := m.members("s.current AND s.key", anyOf(keys))
	var out []*member
	for _, c := range found {
		if c.counts {
			out = append(out, c.member)
		}
	}
	return out, err
}

// membersOf returns the numbers of the statements of occurrences.
func (m *merging) membersOf(occurrences []int64) ([]int64, error) {
	return m.numbers("SELECT id FROM statements WHERE occurrence IN (%s) ORDER BY id", anyOf(occurrences)...)
}

// numbers reads a column of numbers; see scan.
func (m *merging) numbers(query string, values ...any) ([]int64, error) {
	var out []int64
	err := m.scan(query, values, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		out = append(out, id)
		return nil
	})
	return out, err
}

// scan runs a query on values, many at once, and row on each of its rows. %s in the
// query stands for the place holders; without it all values go at once.
func (m *merging) scan(query string, values []any, row func(*sql.Rows) error) error {
	if !strings.Contains(query, "%s") {
		return m.scanOnce(query, values, row)
	}
	for len(values) > 0 {
		n := min(maxIn, len(values))
		if err := m.scanOnce(strings.ReplaceAll(query, "%s", marks(m.engine, 1, n)), values[:n], row); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

func (m *merging) scanOnce(query string, values []any, row func(*sql.Rows) error) error {
	rows, err := m.tx.QueryContext(m.ctx, query, values...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// each runs a statement on numbers, many at once; %s stands for their place holders.
func (m *merging) each(ids []int64, query string) error {
	for values := anyOf(ids); len(values) > 0; {
		n := min(maxIn, len(values))
		if _, err := m.tx.ExecContext(m.ctx, fmt.Sprintf(query, marks(m.engine, 1, n)), values[:n]...); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

// maxIn is how many values stand in one list.
const maxIn = 500

// marks are n place holders from the first on, with commas between.
func marks(e engine, first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(e.mark(first + i))
	}
	return b.String()
}

func anyOf[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
