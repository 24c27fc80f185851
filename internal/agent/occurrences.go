package agent

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/merge"
)

// Occurrence is an event or agreement as lists give it, with the citation of the words
// that say most.
type Occurrence struct {
	Key          string        `json:"key"`
	Kind         string        `json:"kind"`
	Type         string        `json:"type"`
	Mode         string        `json:"mode,omitempty"`
	Title        string        `json:"title,omitempty"`
	Day          string        `json:"day,omitempty"`
	Place        string        `json:"place,omitempty"`
	Actors       []string      `json:"actors"`
	Recipients   []string      `json:"recipients"`
	Parties      []string      `json:"parties"`
	Terms        *ledger.Terms `json:"terms,omitempty"` // of an agreement
	Reports      int           `json:"reports"`
	Outlets      int           `json:"outlets"` // independent ones
	Affirmed     int           `json:"affirmed"`
	Denied       int           `json:"denied"`
	Contradicted bool          `json:"contradicted"`
	Citation     ledger.Quote  `json:"citation"`
}

// cite makes items of the ledger what is told of them.
func (t tools) cite(ctx context.Context, items []ledger.Item) ([]Occurrence, error) {
	keys := make([]string, len(items))
	for i := range items {
		keys[i] = items[i].Source
	}
	quotes, err := t.ledger.Quotes(ctx, keys)
	if err != nil {
		return nil, err
	}
	out := make([]Occurrence, len(items))
	for i, o := range items {
		out[i] = Occurrence{Key: o.Key, Kind: o.Kind, Type: o.Type, Mode: o.Mode, Title: o.Title, Day: o.Day, Place: o.Place, Actors: o.Actors, Recipients: o.Recipients,
			Parties: o.Parties, Terms: o.Terms, Reports: o.Reports, Outlets: o.Outlets, Affirmed: o.Affirmed, Denied: o.Denied, Contradicted: o.Contradicted, Citation: quotes[o.Source]}
	}
	return out, nil
}

type dyadIn struct {
	A      string `json:"a" jsonschema:"a code, such as BLR"`
	B      string `json:"b" jsonschema:"another code, such as IRN"`
	Since  string `json:"since,omitempty" jsonschema:"day, month or year"`
	Until  string `json:"until,omitempty" jsonschema:"day, month or year"`
	Limit  int    `json:"limit,omitempty" jsonschema:"rows, from 1 to 50; 10 without it"`
	Cursor string `json:"cursor,omitempty" jsonschema:"the next of the answer before, unchanged"`
}

// Question is an open question with its citation.
type Question struct {
	Key      string       `json:"key"`
	Topic    string       `json:"topic"`
	AskedBy  string       `json:"asked_by"`
	Citation ledger.Quote `json:"citation"`
}

// DyadOut answers dyad.
type DyadOut struct {
	A           string       `json:"a"`
	B           string       `json:"b"`
	Occurrences []Occurrence `json:"occurrences"`
	Total       string       `json:"total"`
	Next        string       `json:"next,omitempty"`
	Agreements  []Occurrence `json:"agreements"` // at most 50, the latest
	Questions   []Question   `json:"questions"`
}

func (t tools) dyad(ctx context.Context, in dyadIn) (out DyadOut, err error) {
	if in.A == "" || in.B == "" {
		return out, &chancery.Error{Op: "dyad", Kind: chancery.Usage, Hint: "give two codes: a and b", Err: errors.New("a dyad is two")}
	}
	limit, err := rows(in.Limit)
	if err != nil {
		return out, err
	}
	d, err := t.ledger.Dyad(ctx, strings.ToUpper(in.A), strings.ToUpper(in.B), ledger.Wanted{Since: in.Since, Until: in.Until, Limit: limit, Cursor: in.Cursor})
	if err != nil {
		return out, err
	}
	out = DyadOut{A: d.A, B: d.B, Total: d.List.Total.String(), Next: d.List.Next, Questions: []Question{}}
	if out.Occurrences, err = t.cite(ctx, d.List.Items); err != nil {
		return out, err
	}
	if out.Agreements, err = t.cite(ctx, d.Agreements[:min(len(d.Agreements), maxRows)]); err != nil {
		return out, err
	}
	keys := make([]string, len(d.Questions))
	for i, q := range d.Questions {
		keys[i] = q.Key
	}
	quotes, err := t.ledger.Quotes(ctx, keys)
	for _, q := range d.Questions {
		out.Questions = append(out.Questions, Question{q.Key, q.Topic, q.AskedBy, quotes[q.Key]})
	}
	return out, err
}

type agreementIn struct {
	Key      string   `json:"key,omitempty" jsonschema:"key of one agreement; without it the others count"`
	Parties  []string `json:"parties,omitempty" jsonschema:"codes; each must be a party"`
	Words    string   `json:"words,omitempty" jsonschema:"in its title, what it is about, or its fields"`
	Status   string   `json:"status,omitempty" jsonschema:"such as signed or in force"`
	Expiring string   `json:"expiring,omitempty" jsonschema:"a day: those known to end before it, the soonest first"`
	Limit    int      `json:"limit,omitempty" jsonschema:"rows, from 1 to 50; 10 without it"`
	Cursor   string   `json:"cursor,omitempty" jsonschema:"the next of the answer before, unchanged"`
}

// AgreementOut answers agreement: one with all that tells of it, or a list.
type AgreementOut struct {
	Agreement  *OccurrenceOut `json:"agreement,omitempty"`
	Agreements []Occurrence   `json:"agreements"`
	Total      string         `json:"total,omitempty"`
	Next       string         `json:"next,omitempty"`
}

func (t tools) agreement(ctx context.Context, in agreementIn) (out AgreementOut, err error) {
	out.Agreements = []Occurrence{}
	if in.Key != "" {
		one, err := t.occurrence(ctx, occurrenceIn{in.Key})
		if err == nil && one.Entry == nil {
			return out, &chancery.Error{Op: "look up agreement", Kind: chancery.NotFound, Subject: in.Key, Hint: "ask for the occurrence", Err: errors.New("it is an event")}
		}
		out.Agreement = &one
		return out, err
	}
	limit, err := rows(in.Limit)
	if err != nil {
		return out, err
	}
	f := ledger.Register{Words: in.Words, Expiring: in.Expiring, Limit: limit, Cursor: in.Cursor}
	for _, p := range in.Parties {
		f.Parties = append(f.Parties, strings.ToUpper(p))
	}
	if in.Status != "" {
		f.Status = []string{in.Status}
	}
	page, err := t.ledger.Agreements(ctx, f)
	if err != nil {
		return out, err
	}
	items := make([]ledger.Item, len(page.Items))
	for i := range page.Items {
		items[i] = page.Items[i].Item
	}
	out.Total, out.Next = page.Total.String(), page.Next
	out.Agreements, err = t.cite(ctx, items)
	return out, err
}

type occurrenceIn struct {
	Key string `json:"key" jsonschema:"key of an occurrence or of a statement in it"`
}

// Telling is one statement of an occurrence with who holds what.
type Telling struct {
	Key      string       `json:"key"`
	Rule     string       `json:"rule"` // what found it
	Held     []string     `json:"held"` // "report CT+", "Iran CT-: denied"
	Citation ledger.Quote `json:"citation"`
}

// OccurrenceOut answers occurrence.
type OccurrenceOut struct {
	Occurrence
	Entry    *merge.Entry `json:"entry,omitempty"` // of an agreement: parties, history, package
	Tellings []Telling    `json:"tellings"`        // at most 50
	More     int          `json:"more"`            // tellings that are left out
}

func (t tools) occurrence(ctx context.Context, in occurrenceIn) (out OccurrenceOut, err error) {
	o, err := t.ledger.Occurrence(ctx, in.Key)
	if err != nil {
		return out, err
	}
	items, err := t.cite(ctx, []ledger.Item{o.Item})
	if err != nil {
		return out, err
	}
	out = OccurrenceOut{Occurrence: items[0], Entry: o.Entry, Tellings: []Telling{}, More: max(0, len(o.Members)-maxRows)}
	for _, m := range o.Members[:min(len(o.Members), maxRows)] {
		telling := Telling{Key: m.Key, Rule: m.Rule, Held: []string{},
			Citation: ledger.Quote{Report: m.Told.Report, Outlet: m.Told.Outlet, Title: m.Told.Title, Published: m.Told.Published, Start: m.Start, End: m.End, Words: m.Words}}
		for _, h := range m.Held {
			holder := h.Name
			if h.Holder == chancery.HolderReport {
				holder = h.Holder
			}
			telling.Held = append(telling.Held, strings.TrimSuffix(fmt.Sprintf("%s %s: %s", holder, h.Factuality, h.Reason), ": "))
		}
		out.Tellings = append(out.Tellings, telling)
	}
	return out, nil
}
