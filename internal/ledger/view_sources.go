package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
)

// Outlet is a source with what is known of it.
type Outlet struct {
	Name        string `json:"name"`
	Country     string `json:"country"`
	Profile     string `json:"profile"`
	Reports     int    `json:"reports"`
	Last        string `json:"last"`             // day of its latest report; "" for unknown
	Reliability string `json:"reliability"`      // as a user set it last; "" for not set
	Rating      Rating `json:"rating,omitempty"` // that one
}

// Outlets returns all outlets, those with most reports first.
func (l *Ledger) Outlets(ctx context.Context) ([]Outlet, error) {
	return list(ctx, l, `SELECT o.name, o.country, o.profile, o.reports, o.last, coalesce(t.reliability, ''), coalesce(t.who, ''), coalesce(t.at, ''), coalesce(t.why, '')
		FROM outlets AS o LEFT JOIN ratings AS t ON t.id = (SELECT max(id) FROM ratings WHERE outlet = o.id) ORDER BY 4 DESC, o.name`,
		func(rows *sql.Rows) (o Outlet, err error) {
			err = rows.Scan(&o.Name, &o.Country, &o.Profile, &o.Reports, &o.Last, &o.Reliability, &o.Rating.Who, &o.Rating.At, &o.Rating.Why)
			o.Rating.Outlet, o.Rating.Reliability = o.Name, o.Reliability
			return o, err
		})
}

// Telling is what one report tells of one occurrence.
type Telling struct {
	Item       int    `json:"item"` // index of the occurrence
	Outlet     string `json:"outlet"`
	Published  string `json:"published"` // of the report; "" for unknown
	Story      string `json:"story"`     // of near copies; "" for none
	Factuality string `json:"factuality"`
	Dead       int    `json:"dead"` // as this report has it; 0 for unsaid
	Injured    int    `json:"injured"`
	Words      string `json:"words"`
	Key        string `json:"key"` // of the statement
}

// Coverage is who tells of some occurrences.
type Coverage struct {
	Items    []Item    `json:"items"`    // the latest first
	Tellings []Telling `json:"tellings"` // by item, in the order in which they were learned
	Cut      bool      `json:"cut"`      // there are more occurrences than were looked at
}

// Covered says which occurrences are looked at.
type Covered struct {
	Outlet string // "" for all
	With   string // those that this outlet tells of, too
	Since  string // day
	Until  string
	Limit  int // of the occurrences; of an outlet's, of its latest reports
}

// Coverage returns the latest occurrences that pass and all who tell of them.
func (l *Ledger) Coverage(ctx context.Context, f Covered) (Coverage, error) {
	c := Coverage{Tellings: []Telling{}}
	w := &where{}
	var query string
	if f.Outlet == "" {
		if f.Since != "" {
			w.add("day >= " + w.arg(f.Since))
		}
		if f.Until != "" {
			w.add("day <= " + w.arg(f.Until))
		}
		query = "SELECT id FROM occurrences WHERE " + w.all() + " ORDER BY day DESC, id DESC LIMIT " + w.arg(f.Limit+1)
	} else {
		outlets := []string{f.Outlet}
		if f.With != "" {
			outlets = append(outlets, f.With)
		}
		arms := make([]string, len(outlets))
		for i, o := range outlets {
			arms[i] = l.toldBy(w, o, &f)
		}
		query = "SELECT DISTINCT id FROM (" + strings.Join(arms, " UNION ") + ") AS u"
	}
	var err error
	if c.Items, err = l.items(ctx, query, "o.day DESC, o.id DESC", w.args...); err != nil {
		return c, err
	}
	if c.Cut = len(c.Items) > f.Limit; c.Cut {
		c.Items = c.Items[:f.Limit]
	}
	c.Tellings, err = l.tellings(ctx, c.Items)
	return c, err
}

// toldBy is the query for the occurrences that the latest reports of an outlet tell of.
func (l *Ledger) toldBy(w *where, outlet string, f *Covered) string {
	days := ""
	if f.Since != "" {
		days += " AND p.day >= " + w.arg(f.Since)
	}
	if f.Until != "" {
		days += " AND p.day <= " + w.arg(f.Until)
	}
	return `SELECT DISTINCT s.occurrence AS id FROM (SELECT p.id FROM reports AS p WHERE p.outlet = (SELECT id FROM outlets WHERE name = ` + w.arg(outlet) + ")" + days +
		" ORDER BY p.day DESC LIMIT " + w.arg(f.Limit) + `) AS q JOIN readings AS r ON r.report = q.id AND r.current
		JOIN statements AS s ON s.reading = r.id WHERE s.current AND s.occurrence IS NOT NULL`
}

// tellings returns who tells of some occurrences.
func (l *Ledger) tellings(ctx context.Context, items []Item) ([]Telling, error) {
	out := []Telling{}
	for from := 0; from < len(items); from += maxIn {
		part := items[from:min(from+maxIn, len(items))]
		w := &where{}
		marks, at := make([]string, len(part)), make(map[int64]int, len(part))
		for i := range part {
			marks[i], at[part[i].ID] = w.arg(part[i].ID), from+i
		}
		found, err := list(ctx, l, `SELECT s.occurrence, s.key, coalesce(u.name, ''), p.published, p.story, coalesce(v.factuality, ''), s.words, coalesce(f.body, '')
			FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report LEFT JOIN outlets AS u ON u.id = p.outlet
			LEFT JOIN perspectives AS v ON v.statement = s.id AND v.holder = 'report' LEFT JOIN facts AS f ON f.statement = s.id
			WHERE s.occurrence IN (`+strings.Join(marks, ", ")+") AND s.current ORDER BY s.id", func(rows *sql.Rows) (t Telling, err error) {
			var occurrence int64
			var body []byte
			if err := rows.Scan(&occurrence, &t.Key, &t.Outlet, &t.Published, &t.Story, &t.Factuality, &t.Words, &body); err != nil {
				return t, err
			}
			t.Item = at[occurrence]
			t.Dead, t.Injured, err = lossesOf(body)
			return t, err
		}, w.args...)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// lossesOf reads the dead and injured from what merging compares of a statement.
func lossesOf(body []byte) (dead, injured int, err error) {
	if len(body) == 0 {
		return 0, 0, nil
	}
	var f facts
	err = json.Unmarshal(body, &f)
	return f.Dead, f.Injured, err
}
