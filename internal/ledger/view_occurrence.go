package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Occurrence is one event or agreement with every statement that tells of it.
type Occurrence struct {
	Item
	Record  merge.Occurrence `json:"record"`
	Members []Member         `json:"members"` // in the order in which they were learned
	Cut     bool             `json:"cut"`     // there are more members than are given
	Reviews []Review         `json:"reviews"` // of the occurrence and its members, in order
	Entry   *merge.Entry     `json:"entry,omitempty"`
}

// Member is a statement of an occurrence.
type Member struct {
	Key     string        `json:"key"`
	Local   string        `json:"local"` // id within its reading
	Type    string        `json:"type"`
	Mode    string        `json:"mode"`
	Status  string        `json:"status"`
	Rule    string        `json:"rule"`
	Words   string        `json:"words"`
	Start   int           `json:"start"` // bytes into the text of the report
	End     int           `json:"end"`
	Time    chancery.Date `json:"time"`
	Learned string        `json:"learned"`
	URL     string        `json:"url"`
	Told    Told          `json:"told"`
	Held    []Held        `json:"held"`

	id int64
}

// Held is what a holder makes of a statement.
type Held struct {
	Holder     string `json:"holder"` // report, or the id of an actor within the reading
	Code       string `json:"code"`   // of the actor
	Name       string `json:"name"`
	Factuality string `json:"factuality"`
	Reason     string `json:"reason"`
}

// membersShown bounds the statements of one occurrence that are read.
const membersShown = 200

// Occurrence returns the occurrence that a key names: its own or that of any
// statement in it. NotFound if there is none.
func (l *Ledger) Occurrence(ctx context.Context, key string) (Occurrence, error) {
	var o Occurrence
	found, err := l.items(ctx, `SELECT id FROM occurrences WHERE key = $1
		UNION SELECT occurrence AS id FROM statements WHERE key = $1 AND current AND occurrence IS NOT NULL`, "o.id", key)
	if err != nil {
		return o, err
	}
	if len(found) == 0 {
		return o, &chancery.Error{Op: "look up occurrence", Kind: chancery.NotFound, Subject: key, Hint: "search for its words", Err: errors.New("no such occurrence")}
	}
	if err := l.tell(ctx, found); err != nil {
		return o, err
	}
	o.Item = found[0]
	var body, entry []byte
	err = l.read.QueryRowContext(ctx, "SELECT o.body, coalesce(g.body, '') FROM occurrences AS o LEFT JOIN register AS g ON g.occurrence = o.id WHERE o.id = $1", o.ID).Scan(&body, &entry)
	if err != nil {
		return o, l.failure("look up occurrence", err)
	}
	if err := json.Unmarshal(body, &o.Record); err != nil {
		return o, l.failure("look up occurrence", err)
	}
	if len(entry) > 0 {
		o.Entry = new(merge.Entry)
		if err := json.Unmarshal(entry, o.Entry); err != nil {
			return o, l.failure("look up occurrence", err)
		}
	}
	if o.Members, err = l.members(ctx, o.ID); err != nil {
		return o, err
	}
	if o.Cut = len(o.Members) > membersShown; o.Cut {
		o.Members = o.Members[:membersShown]
	}
	if err := l.hold(ctx, o.Members); err != nil {
		return o, err
	}
	keys := []string{o.Key}
	for i := range o.Members {
		keys = append(keys, o.Members[i].Key)
	}
	o.Reviews, err = l.reviewsOf(ctx, keys)
	return o, err
}

func (l *Ledger) members(ctx context.Context, occurrence int64) ([]Member, error) {
	return list(ctx, l, `SELECT s.id, s.key, s.local, s.type, s.mode, s.status, s.rule, s.words, s.span_start, s.span_end, s.time, s.learned, p.url, p.id, p.title, p.published,
		coalesce((SELECT name FROM outlets WHERE id = p.outlet), '')
		FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.occurrence = $1 AND s.current ORDER BY s.id LIMIT $2`,
		func(rows *sql.Rows) (m Member, err error) {
			m.Held = []Held{}
			return m, rows.Scan(&m.id, &m.Key, &m.Local, &m.Type, &m.Mode, &m.Status, &m.Rule, &m.Words, &m.Start, &m.End, &m.Time, &m.Learned, &m.URL,
				&m.Told.Report, &m.Told.Title, &m.Told.Published, &m.Told.Outlet)
		}, occurrence, membersShown+1)
}

// hold fills in the perspectives of members.
func (l *Ledger) hold(ctx context.Context, members []Member) error {
	if len(members) == 0 {
		return nil
	}
	w, at := &where{}, make(map[int64]int, len(members))
	marks := make([]string, len(members))
	for i := range members {
		marks[i], at[members[i].id] = w.arg(members[i].id), i
	}
	type row struct {
		statement int64
		held      Held
	}
	rows, err := list(ctx, l, `SELECT v.statement, v.holder, v.code, coalesce(a.name, ''), v.factuality, v.reason FROM perspectives AS v
		JOIN statements AS s ON s.id = v.statement LEFT JOIN actors AS a ON a.reading = s.reading AND a.local = v.holder
		WHERE v.statement IN (`+strings.Join(marks, ", ")+`) ORDER BY v.statement, v.number`, func(rows *sql.Rows) (r row, err error) {
		return r, rows.Scan(&r.statement, &r.held.Holder, &r.held.Code, &r.held.Name, &r.held.Factuality, &r.held.Reason)
	}, w.args...)
	for _, r := range rows {
		m := &members[at[r.statement]]
		m.Held = append(m.Held, r.held)
	}
	return err
}

// reviewsOf returns what people decided of some statements, in order.
func (l *Ledger) reviewsOf(ctx context.Context, keys []string) ([]Review, error) {
	w := &where{}
	marks := make([]string, len(keys))
	for i, key := range keys {
		marks[i] = w.arg(key)
	}
	return list(ctx, l, `SELECT v.id, v.subject, v.action, v.value, v.who, v.at, v.why, coalesce(v.undoes, 0), EXISTS (SELECT 1 FROM reviews AS n WHERE n.subject = v.subject AND n.undoes = v.id)
		FROM reviews AS v WHERE v.subject IN (`+strings.Join(marks, ", ")+`) AND v.subject_kind = 'statement' ORDER BY v.id`, func(rows *sql.Rows) (v Review, err error) {
		var value []byte
		err = rows.Scan(&v.ID, &v.Subject, &v.Action, &value, &v.Who, &v.At, &v.Why, &v.Undoes, &v.Undone)
		v.Value = value
		return v, err
	}, w.args...)
}
