package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery"
	"chancery/internal/merge"
)

// Action is what a person decides.
type Action string

// The actions.
const (
	Accept Action = "accept" // the statement is as the report has it
	Reject Action = "reject" // it is not: it counts in no occurrence
	Change Action = "edit"   // it is, but for some members
	Join   Action = "merge"  // two statements speak of one thing
	Part   Action = "split"  // they do not, or a statement stands alone
	Answer Action = "answer" // a statement answers a question
	Undo   Action = "undo"   // an earlier decision holds no more
)

// Edit is what a person puts in the place of what was read. What is nil stays.
type Edit struct {
	Type       *string   `json:"type,omitempty"`
	Mode       *string   `json:"mode,omitempty"`
	Status     *string   `json:"status,omitempty"`
	Title      *string   `json:"title,omitempty"`
	Actors     *[]string `json:"actors,omitempty"` // codes
	Recipients *[]string `json:"recipients,omitempty"`
	Parties    *[]string `json:"parties,omitempty"`
	Time       *string   `json:"time,omitempty"` // EDTF
	Place      *string   `json:"place,omitempty"`
	Country    *string   `json:"country,omitempty"`
}

// decisions are what people decided about statements, as far as merging heeds it.
type decisions struct {
	rejected, alone map[string]bool
	edits           map[string]Edit
	together, apart [][2]string
	tied            map[string][]string // keys that a person named together with a key
	answers         map[[2]string]bool  // question and statement that answers it, as a person decided
}

// readDecisions reads the decisions that hold: later ones win over earlier ones.
func readDecisions(ctx context.Context, tx *sql.Tx) (*decisions, error) {
	d := &decisions{rejected: map[string]bool{}, alone: map[string]bool{}, edits: map[string]Edit{}, tied: map[string][]string{}, answers: map[[2]string]bool{}}
	rows, err := tx.QueryContext(ctx, `SELECT subject, action, value FROM reviews r WHERE subject_kind = 'statement' AND action IN ('accept', 'reject', 'edit', 'merge', 'split', 'answer')
		AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.id) ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	pairs := map[[2]string]Action{}
	var order [][2]string
	for rows.Next() {
		var key, value string
		var action Action
		if err := rows.Scan(&key, &action, &value); err != nil {
			return nil, err
		}
		switch action {
		case Accept, Reject:
			d.rejected[key] = action == Reject
			continue
		case Change:
			var e Edit
			if err := json.Unmarshal([]byte(value), &e); err != nil {
				return nil, fmt.Errorf("edit of statement %s: %w", key, err)
			}
			d.edits[key] = d.edits[key].then(e)
			continue
		}
		var others []string
		if err := json.Unmarshal([]byte(value), &others); err != nil {
			return nil, fmt.Errorf("%s of statement %s: %w", action, key, err)
		}
		if action == Answer {
			for _, other := range others {
				d.answers[[2]string{key, other}] = true
			}
			continue
		}
		if action == Part && len(others) == 0 {
			d.alone[key] = true
		}
		for _, other := range others {
			p := [2]string{min(key, other), max(key, other)}
			if _, known := pairs[p]; !known {
				order = append(order, p)
				d.tied[p[0]] = append(d.tied[p[0]], p[1])
				d.tied[p[1]] = append(d.tied[p[1]], p[0])
			}
			pairs[p] = action
		}
	}
	for _, p := range order {
		if pairs[p] == Join {
			d.together = append(d.together, p)
		} else {
			d.apart = append(d.apart, p)
		}
	}
	return d, rows.Err()
}

// then is the edit with a later one on top.
func (e Edit) then(later Edit) Edit {
	over(&e.Type, later.Type)
	over(&e.Mode, later.Mode)
	over(&e.Status, later.Status)
	over(&e.Title, later.Title)
	over(&e.Actors, later.Actors)
	over(&e.Recipients, later.Recipients)
	over(&e.Parties, later.Parties)
	over(&e.Time, later.Time)
	over(&e.Place, later.Place)
	over(&e.Country, later.Country)
	return e
}

func over[T any](to **T, with *T) {
	if with != nil {
		*to = with
	}
}

// apply changes a statement as a person edited it.
func (d *decisions) apply(s *member) {
	e, ok := d.edits[s.Key]
	if !ok {
		return
	}
	assign(&s.Type, e.Type)
	assign(&s.Mode, e.Mode)
	assign(&s.Status, e.Status)
	assign(&s.Statement.Title, e.Title)
	assign(&s.Place, e.Place)
	assign(&s.Country, e.Country)
	putCodes(&s.Statement.Actors, e.Actors)
	putCodes(&s.Statement.Recipients, e.Recipients)
	putCodes(&s.Statement.Parties, e.Parties)
	if e.Time != nil {
		s.First, s.Last = merge.Days(chancery.Date(*e.Time))
	}
}

func assign[T any](to *T, value *T) {
	if value != nil {
		*to = *value
	}
}

func putCodes(to *[]string, codes *[]string) {
	if codes != nil {
		*to = slices.Sorted(slices.Values(*codes))
	}
}

// answering returns the keys of the statements that a person said answer a question.
func (d *decisions) answering(question string) []string {
	var out []string
	for p := range d.answers {
		if p[0] == question {
			out = append(out, p[1])
		}
	}
	slices.Sort(out)
	return out
}
