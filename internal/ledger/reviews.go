package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"chancery"
)

// Review is one decision of a person about a statement. Decisions are only added; one
// that is undone stays in the list.
type Review struct {
	ID      int64           `json:"id"`
	Subject string          `json:"subject"` // key of the statement
	Action  Action          `json:"action"`
	Value   json.RawMessage `json:"value"` // edit: an Edit; merge, split, answer: keys of the other statements; else null
	Who     string          `json:"who"`
	At      string          `json:"at"` // RFC 3339
	Why     string          `json:"why"`
	Undoes  int64           `json:"undoes,omitempty"` // for undo: the decision that holds no more
	Undone  bool            `json:"undone"`
}

// Review keeps a decision and returns its number. What it changes waits to be merged:
// call Merge after. Errors are *chancery.Error: NotFound for a subject that the ledger
// does not hold, Usage for a value that does not fit the action, Conflict for undoing twice.
func (l *Ledger) Review(ctx context.Context, r Review) (int64, error) {
	const op = "review"
	others, err := r.check()
	if err != nil {
		return 0, err
	}
	var id int64
	err = l.transact(ctx, op, func(tx *sql.Tx) error {
		if r.Action == Undo {
			var value string
			err := tx.QueryRowContext(ctx, "SELECT subject, value FROM reviews WHERE id = $1 AND action <> 'undo'", r.Undoes).Scan(&r.Subject, &value)
			if errors.Is(err, sql.ErrNoRows) {
				return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: fmt.Sprint(r.Undoes), Hint: "name a decision of the list", Err: errors.New("no such decision")}
			}
			if err != nil {
				return err
			}
			var undone bool
			if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM reviews WHERE undoes = $1)", r.Undoes).Scan(&undone); err != nil {
				return err
			}
			if undone {
				return &chancery.Error{Op: op, Kind: chancery.Conflict, Subject: fmt.Sprint(r.Undoes), Hint: "decide anew", Err: errors.New("undone already")}
			}
			_ = json.Unmarshal([]byte(value), &others) // an edit names no others
		}
		if err := l.wait(ctx, tx, append(others, r.Subject)); err != nil {
			return err
		}
		if len(r.Value) == 0 {
			r.Value = json.RawMessage("null")
		}
		var undoes any
		if r.Undoes != 0 {
			undoes = r.Undoes
		}
		err := tx.QueryRowContext(ctx, "INSERT INTO reviews (subject, subject_kind, action, value, who, at, why, undoes) VALUES ($1, 'statement', $2, $3, $4, $5, $6, $7) RETURNING id",
			r.Subject, string(r.Action), string(r.Value), r.Who, now(), r.Why, undoes).Scan(&id)
		if err != nil {
			return err
		}
		return audit(ctx, tx, r.Who, string(r.Action), r.Subject, r.Why)
	})
	return id, err
}

// check returns the keys that the value names, or what is wrong with it.
func (r *Review) check() ([]string, error) {
	usage := func(what, hint string) ([]string, error) {
		return nil, &chancery.Error{Op: "review", Kind: chancery.Usage, Subject: string(r.Action), Hint: hint, Err: errors.New(what)}
	}
	switch r.Action {
	case Accept, Reject:
		return nil, nil
	case Undo:
		if r.Undoes == 0 {
			return usage("names no decision to undo", "give its number")
		}
		return nil, nil
	case Change:
		decoder := json.NewDecoder(bytes.NewReader(r.Value))
		decoder.DisallowUnknownFields()
		var e Edit
		if err := decoder.Decode(&e); err != nil {
			return usage("not an edit: "+err.Error(), `write it as {"type": "CONSULT", "actors": ["BLR"]}`)
		}
		return nil, nil
	case Join, Part, Answer:
		var others []string
		if err := json.Unmarshal(r.Value, &others); err != nil {
			return usage("not a list of keys", `write it as ["KEY", …]`)
		}
		if len(others) == 0 && r.Action != Part {
			return usage("names no other statement", `write it as ["KEY", …]`)
		}
		if slices.Contains(others, r.Subject) {
			return usage("names the statement itself", "name others")
		}
		return others, nil
	}
	return usage("no such action", "accept, reject, edit, merge, split, answer or undo")
}

// wait lets the statements of some keys be merged anew. Each must be there.
func (l *Ledger) wait(ctx context.Context, tx *sql.Tx, keys []string) error {
	for _, key := range keys {
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM statements WHERE key = $1", key).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			return &chancery.Error{Op: "review", Kind: chancery.NotFound, Subject: "statement " + key, Hint: "use the key that the ledger gives", Err: errors.New("no such statement")}
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO pending (statement) SELECT id FROM statements WHERE key = $1 AND current ON CONFLICT (statement) DO NOTHING", key); err != nil {
			return err
		}
	}
	return nil
}

// Reviews returns the decisions about statements, by key or all for "", newest first.
func (l *Ledger) Reviews(ctx context.Context, subject string, limit int) ([]Review, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT id, subject, action, value, who, at, why, coalesce(undoes, 0), EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.id)
		FROM reviews r WHERE subject_kind = 'statement' AND ($1 = '' OR subject = $1) ORDER BY id DESC LIMIT $2`, subject, limit)
	if err != nil {
		return nil, l.failure("read reviews", err)
	}
	defer func() { _ = rows.Close() }()
	out := []Review{}
	for rows.Next() {
		var r Review
		var value string
		if err := rows.Scan(&r.ID, &r.Subject, &r.Action, &value, &r.Who, &r.At, &r.Why, &r.Undoes, &r.Undone); err != nil {
			return nil, l.failure("read reviews", err)
		}
		r.Value = json.RawMessage(value)
		out = append(out, r)
	}
	return out, l.failure("read reviews", rows.Err())
}

// Rating is how reliable a user holds an outlet to be: A (completely reliable) to E
// (unreliable), F (cannot be judged), after the Admiralty scale. It is never computed.
type Rating struct {
	Outlet      string `json:"outlet"`
	Reliability string `json:"reliability"`
	Who         string `json:"who"`
	At          string `json:"at"`
	Why         string `json:"why"`
}

// Rate keeps a rating of an outlet. The last one counts; the earlier ones stay.
func (l *Ledger) Rate(ctx context.Context, r Rating) error {
	const op = "rate outlet"
	if len(r.Reliability) != 1 || r.Reliability < "A" || r.Reliability > "F" {
		return &chancery.Error{Op: op, Kind: chancery.Usage, Subject: r.Reliability, Hint: "A (completely reliable) to E (unreliable), F (cannot be judged)", Err: errors.New("not a reliability")}
	}
	return l.transact(ctx, op, func(tx *sql.Tx) error {
		var id int64
		err := tx.QueryRowContext(ctx, "SELECT id FROM outlets WHERE name = $1", r.Outlet).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: r.Outlet, Hint: "use the name that the ledger gives", Err: errors.New("no such outlet")}
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO ratings (outlet, reliability, who, at, why) VALUES ($1, $2, $3, $4, $5)", id, r.Reliability, r.Who, now(), r.Why); err != nil {
			return err
		}
		return audit(ctx, tx, r.Who, "rate "+r.Reliability, r.Outlet, r.Why)
	})
}

// Ratings returns the ratings of an outlet, newest first.
func (l *Ledger) Ratings(ctx context.Context, outlet string) ([]Rating, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT o.name, r.reliability, r.who, r.at, r.why FROM ratings r JOIN outlets o ON o.id = r.outlet WHERE o.name = $1 ORDER BY r.id DESC", outlet)
	if err != nil {
		return nil, l.failure("read ratings", err)
	}
	defer func() { _ = rows.Close() }()
	out := []Rating{}
	for rows.Next() {
		var r Rating
		if err := rows.Scan(&r.Outlet, &r.Reliability, &r.Who, &r.At, &r.Why); err != nil {
			return nil, l.failure("read ratings", err)
		}
		out = append(out, r)
	}
	return out, l.failure("read ratings", rows.Err())
}

// Audit notes who did what to what.
func (l *Ledger) Audit(ctx context.Context, who, action, subject, detail string) error {
	return l.transact(ctx, "write audit", func(tx *sql.Tx) error { return audit(ctx, tx, who, action, subject, detail) })
}

func audit(ctx context.Context, tx *sql.Tx, who, action, subject, detail string) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO audit (at, who, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", now(), who, action, subject, detail)
	return err
}
