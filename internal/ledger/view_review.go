package ledger

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"chancery"
	"chancery/internal/merge"
)

// Doubt is why a statement is worth a look.
type Doubt string

// The doubts, the gravest first.
const (
	Disputed     Doubt = "disputed"     // people decided differently about it
	Contradicted Doubt = "contradicted" // some affirm what others deny
	Unresolved   Doubt = "unresolved"   // somebody who takes part is known by no code
	Unbacked     Doubt = "unbacked"     // one report tells of it, and leaves it open
)

// Doubts returns all doubts, the gravest first.
func Doubts() []Doubt { return []Doubt{Disputed, Contradicted, Unresolved, Unbacked} }

// Doubtful is a statement in the queue of reviews.
type Doubtful struct {
	Doubt Doubt `json:"doubt"`
	Hit
}

// How many candidates are looked at for each doubt: few, and many where people have
// decided about most of the few.
const (
	doubtsRead = 200
	doubtsMost = 2000
)

// Doubtful returns the statements that are worth a look for a reason, all reasons for
// "", the gravest first, and of one reason the latest first. What somebody accepted,
// rejected or edited is not among them, unless people disagree.
func (l *Ledger) Doubtful(ctx context.Context, why Doubt, limit int) ([]Doubtful, error) {
	if why != "" && !slices.Contains(Doubts(), why) {
		return nil, &chancery.Error{Op: "review", Kind: chancery.Usage, Subject: string(why), Hint: "disputed, contradicted, unresolved or unbacked", Err: errors.New("no such doubt")}
	}
	out, seen := []Doubtful{}, map[string]bool{}
	for _, d := range Doubts() {
		if why != "" && why != d {
			continue
		}
		ids, err := l.doubted(ctx, d, limit, doubtsRead)
		if err == nil && len(ids) < limit {
			ids, err = l.doubted(ctx, d, limit, doubtsMost)
		}
		if err != nil {
			return nil, err
		}
		found, err := l.hits(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, h := range found {
			if len(out) < limit && !seen[h.Key] {
				seen[h.Key] = true
				out = append(out, Doubtful{d, h})
			}
		}
	}
	return out, nil
}

// undecided is the condition that nobody decided about a statement s.
const undecided = `NOT EXISTS (SELECT 1 FROM reviews AS v WHERE v.subject = s.key AND v.action IN ('accept', 'reject', 'edit')
	AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = v.id))`

// doubted returns the numbers of the statements of one doubt, of so many candidates.
func (l *Ledger) doubted(ctx context.Context, d Doubt, limit, read int) ([]hit, error) {
	w := &where{}
	var query string
	switch d {
	case Disputed:
		query = `SELECT s.id FROM (SELECT v.subject FROM reviews AS v WHERE v.action IN ('accept', 'reject', 'edit') AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = v.id)
			GROUP BY v.subject HAVING count(DISTINCT v.who) > 1 AND (count(DISTINCT v.action) > 1 OR min(v.action) = 'edit')) AS k JOIN statements AS s ON s.key = k.subject AND s.current ORDER BY s.id DESC LIMIT ` + w.arg(limit)
	case Contradicted:
		query = `SELECT s.id FROM (SELECT id FROM occurrences WHERE contradicted ORDER BY changed DESC, id DESC LIMIT ` + w.arg(read) + `) AS k
			JOIN statements AS s ON s.occurrence = k.id AND s.current WHERE ` + undecided + ` ORDER BY s.id DESC LIMIT ` + w.arg(limit)
	case Unresolved:
		query = `SELECT s.id FROM (SELECT DISTINCT statement FROM participants WHERE code = '' ORDER BY statement DESC LIMIT ` + w.arg(read) + `) AS k
			JOIN statements AS s ON s.id = k.statement WHERE s.current AND s.kind IN ('event', 'agreement') AND ` + undecided + ` ORDER BY s.id DESC LIMIT ` + w.arg(limit)
	case Unbacked:
		query = `SELECT s.id FROM (SELECT id, reports, affirmed, denied FROM occurrences ORDER BY learned DESC, weight DESC LIMIT ` + w.arg(read) + `) AS k
			JOIN statements AS s ON s.occurrence = k.id AND s.current WHERE k.reports = 1 AND k.affirmed = 0 AND k.denied = 0 AND ` + undecided + ` ORDER BY s.id DESC LIMIT ` + w.arg(limit)
	}
	return list(ctx, l, query, func(rows *sql.Rows) (h hit, err error) { return h, rows.Scan(&h.id) }, w.args...)
}

// Reviewed is a statement with all that somebody needs to judge it.
type Reviewed struct {
	Hit
	Text    string   `json:"text"` // of the report
	URL     string   `json:"url"`
	Read    Edit     `json:"read"`    // as it was read; nil where the kind has no such member
	Now     Edit     `json:"now"`     // what people put in its place
	Verdict Action   `json:"verdict"` // accept, reject or edit; "" for none
	Of      *Item    `json:"of"`      // the occurrence that it is part of; nil for none
	Others  []Hit    `json:"others"`  // other statements of that
	Reviews []Review `json:"reviews"` // newest first
}

// Reviewed returns a statement by its key. NotFound if no reading that counts has it.
func (l *Ledger) Reviewed(ctx context.Context, key string) (Reviewed, error) {
	const op = "look up statement"
	var v Reviewed
	ids, err := list(ctx, l, "SELECT id FROM statements WHERE key = $1 AND current", func(rows *sql.Rows) (h hit, err error) { return h, rows.Scan(&h.id) }, key)
	if err != nil {
		return v, err
	}
	if len(ids) == 0 {
		return v, &chancery.Error{Op: op, Kind: chancery.NotFound, Subject: key, Hint: "use the key that the ledger gives", Err: errors.New("no such statement")}
	}
	found, err := l.hits(ctx, ids[:1])
	if err != nil {
		return v, err
	}
	v.Hit, v.Others = found[0], []Hit{}
	if err := l.read.QueryRowContext(ctx, "SELECT text, url FROM reports WHERE id = $1", string(v.Report)).Scan(&v.Text, &v.URL); err != nil {
		return v, l.failure(op, err)
	}
	if err := l.asRead(ctx, &v); err != nil {
		return v, err
	}
	if v.Reviews, err = l.Reviews(ctx, key, 100); err != nil {
		return v, err
	}
	if v.Occurrence == "" {
		return v, nil
	}
	o, err := l.Occurrence(ctx, v.Occurrence)
	if err != nil {
		return v, err
	}
	v.Of = &o.Item
	for i := range o.Members {
		if m := &o.Members[i]; m.Key != key {
			v.Others = append(v.Others, Hit{Title: m.Told.Title, Statement: Statement{Key: m.Key, Kind: v.Kind, Type: m.Type, Mode: m.Mode, Status: m.Status, Words: m.Words, Time: m.Time,
				Report: m.Told.Report, Outlet: m.Told.Outlet, Published: m.Told.Published, Local: m.Local}})
		}
	}
	return v, nil
}

// asRead fills in what a statement was read to be, and what people made of it.
func (l *Ledger) asRead(ctx context.Context, v *Reviewed) error {
	tx, err := l.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return l.failure("look up statement", err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	said, err := readDecisions(ctx, tx)
	if err != nil {
		return l.failure("look up statement", err)
	}
	v.Now = said.edits[v.Key]
	m := &merging{ctx: ctx, tx: tx, engine: l.engine, said: &decisions{}}
	found, err := m.members("s.id", []any{int64(v.ID)})
	if err != nil {
		return l.failure("look up statement", err)
	}
	for _, s := range found {
		v.Read = editOf(&s.Statement)
		v.Read.Time = new(string)
		*v.Read.Time = string(v.Time)
	}
	rejected, decided := said.rejected[v.Key]
	switch {
	case rejected:
		v.Verdict = Reject
	case decided:
		v.Verdict = Accept
	case v.Now != Edit{}:
		v.Verdict = Change
	}
	return nil
}

// editOf writes what was read as an edit.
func editOf(s *merge.Statement) Edit {
	e := Edit{Type: &s.Type, Place: &s.Place, Country: &s.Country}
	if s.Kind == AgreementKind {
		e.Status, e.Title, e.Parties = &s.Status, &s.Title, &s.Parties
		return e
	}
	e.Mode, e.Actors, e.Recipients = &s.Mode, &s.Actors, &s.Recipients
	return e
}

// Candidates returns statements that may speak of the same thing as another: of its
// kind, from other reports, with one of its codes and words of a query.
func (l *Ledger) Candidates(ctx context.Context, v *Reviewed, query string, limit int) ([]Hit, error) {
	f, err := ParseQuery(query)
	if err != nil {
		return nil, err
	}
	f.Kind, f.Limit = v.Kind, limit+1
	page, err := l.Search(ctx, f)
	out := []Hit{}
	for _, h := range page.Statements {
		if h.Key != v.Key && (h.Occurrence == "" || h.Occurrence != v.Occurrence) && len(out) < limit {
			out = append(out, h)
		}
	}
	return out, err
}
