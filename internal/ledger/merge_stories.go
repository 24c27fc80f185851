package ledger

import (
	"database/sql"
	"maps"
	"slices"

	"chancery/internal/merge"
)

// stories puts the reports of some statements into stories with their near-duplicates.
// It returns the statements of other reports whose story changed: copies among their
// outlets count once from now on.
func (m *merging) stories(ids []int64) ([]int64, error) {
	reports, err := m.texts(`SELECT DISTINCT p.id, p.day, p.story, p.sketch FROM statements s JOIN readings r ON r.id = s.reading JOIN reports p ON p.id = r.report
		WHERE p.sketch IS NOT NULL AND s.id IN (%s)`, anyOf(ids))
	if err != nil {
		return nil, err
	}
	known := map[string]*text{}
	byBand := map[int64][]*text{}
	for _, t := range reports {
		if known[t.Report] != nil {
			continue // its statements stood in two lists
		}
		known[t.Report] = t
		for _, b := range t.Sketch.Bands() {
			byBand[b] = append(byBand[b], t)
		}
	}
	near, err := m.alike(reports)
	if err != nil {
		return nil, err
	}
	var wanted []any
	for _, id := range slices.Sorted(maps.Keys(near)) {
		if known[id] == nil {
			wanted = append(wanted, id)
		}
	}
	others, err := m.texts("SELECT id, day, story, sketch FROM reports WHERE id IN (%s) ORDER BY id", wanted)
	if err != nil {
		return nil, err
	}
	for _, t := range others {
		known[t.Report] = t
	}
	keys := storyKeys{}
	for _, id := range slices.Sorted(maps.Keys(near)) {
		t := known[id]
		for _, b := range near[id] {
			for _, o := range byBand[b] {
				if o != t && keys.of(o.key()) != keys.of(t.key()) && merge.Copies(&o.Text, &t.Text) {
					keys.join(o.key(), t.key())
				}
			}
		}
	}
	return m.rename(keys)
}

// text is a report as stories see it.
type text struct {
	merge.Text
	story string
}

// key is the story of a report: its own id where it has none yet.
func (t *text) key() string {
	if t.story != "" {
		return t.story
	}
	return t.Report
}

func (m *merging) texts(query string, values []any) ([]*text, error) {
	var out []*text
	err := m.scan(query, values, func(rows *sql.Rows) error {
		t := &text{}
		var sketch []byte
		if err := rows.Scan(&t.Report, &t.Published, &t.story, &sketch); err != nil {
			return err
		}
		var err error
		t.Sketch, err = merge.ParseSketch(sketch)
		out = append(out, t)
		return err
	})
	return out, err
}

// storyKeys maps keys of stories to the least key of those they are joined with.
type storyKeys map[string]string

func (k storyKeys) of(key string) string {
	for k[key] != "" && k[key] != key {
		key = k[key]
	}
	return key
}

func (k storyKeys) join(a, b string) {
	a, b = k.of(a), k.of(b)
	least := min(a, b)
	k[a], k[b] = least, least
}

// rename gives reports the story that theirs has become and returns the statements of
// those.
func (m *merging) rename(keys storyKeys) ([]int64, error) {
	for _, old := range slices.Sorted(maps.Keys(keys)) {
		// The key of a story is the id of one of its reports, which is in it too.
		if _, err := m.tx.ExecContext(m.ctx, "UPDATE reports SET story = $1 WHERE (story = $2 OR id = $2) AND story <> $1", keys.of(old), old); err != nil {
			return nil, err
		}
	}
	var changed []any
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if least := keys.of(key); !slices.Contains(changed, any(least)) {
			changed = append(changed, least)
		}
	}
	return m.numbers(`SELECT s.id FROM reports p JOIN readings r ON r.report = p.id JOIN statements s ON s.reading = r.id
		WHERE s.occurrence IS NOT NULL AND p.story IN (%s) ORDER BY s.id`, changed...)
}
