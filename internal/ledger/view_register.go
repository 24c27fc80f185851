package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Register says which agreements are wanted. Empty members want all.
type Register struct {
	Parties  []string // codes; each must be a party
	Alone    bool     // the parties and nobody else
	Field    string   // part of a field in the text's words, or the first digits of its EuroVoc code
	Status   []string // one of these
	Kind     []string // one of these
	Expiring string   // day; known to end before it
	From     string   // with Expiring: not before this day
	Signed   string   // day; known to be signed on it or later
	Words    string   // all in the title, in what it is about, or in its fields

	Contracts bool // business and sport contracts too

	Limit  int    // of a page; 0 for 50
	Cursor string // of the page before
}

// Registered is an agreement as lists show it.
type Registered struct {
	Item
	Entry merge.Entry `json:"entry"`
}

// Agreements is one page of the register.
type Agreements struct {
	Items []Registered `json:"items"`
	Total Count        `json:"total"`
	Next  string       `json:"next"` // "" on the last page
}

// maxCountRegister is where counts of agreements end: each takes a row of its own.
const maxCountRegister = 1000

// order is how a register is gone through: along which column, and how.
type order struct {
	column, direction, before string
	kind                      byte // of the tokens
}

func (f *Register) order() order {
	switch {
	case f.Expiring != "":
		return order{"g.expires", "", ">", 'x'}
	case f.Signed != "":
		return order{"g.signed", " DESC", "<", 'g'}
	}
	return order{"k.day", " DESC", "<", 'r'}
}

// Agreements returns a page of the register: those that end soonest first where
// Expiring is set, else the latest first.
func (l *Ledger) Agreements(ctx context.Context, f Register) (Agreements, error) {
	w, from := f.where()
	o := f.order()
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	page := Agreements{Items: []Registered{}}
	counted := fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT %d) AS c", from, w.all(), maxCountRegister+1)
	if err := l.read.QueryRowContext(ctx, counted, w.args...).Scan(&page.Total.N); err != nil {
		return page, l.failure("query ledger", err)
	}
	page.Total = capped(page.Total.N, maxCountRegister)
	if f.Cursor != "" {
		at, err := parsePlace(o.kind, f.Cursor)
		if err != nil {
			return page, err
		}
		w.add(fmt.Sprintf("(%s, g.occurrence) %s (%s, %s)", o.column, o.before, w.arg(at.day), w.arg(at.id)))
	}
	rows, err := l.read.QueryContext(ctx, fmt.Sprintf(`WITH k AS (SELECT %[1]s AS place, g.occurrence AS id FROM %[2]s WHERE %[3]s ORDER BY %[1]s%[4]s, g.occurrence%[4]s LIMIT %[5]s)
		SELECT %[6]s, k.place, g.body FROM k JOIN occurrences AS o ON o.id = k.id JOIN register AS g ON g.occurrence = k.id ORDER BY k.place%[4]s, k.id%[4]s`,
		o.column, from, w.all(), o.direction, w.arg(limit+1), itemColumns), w.args...)
	if err != nil {
		return page, l.failure("query ledger", err)
	}
	defer func() { _ = rows.Close() }()
	places := make([]string, 0, limit+1)
	for rows.Next() {
		var place string
		var body []byte
		item, err := scanItem(rows, &place, &body)
		if err != nil {
			return page, l.failure("query ledger", err)
		}
		r := Registered{Item: item}
		if err := json.Unmarshal(body, &r.Entry); err != nil {
			return page, l.failure("query ledger", fmt.Errorf("agreement %s: %w", item.Key, err))
		}
		page.Items, places = append(page.Items, r), append(places, place)
	}
	if err := rows.Err(); err != nil {
		return page, l.failure("query ledger", err)
	}
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		page.Next = place{places[limit-1], page.Items[limit-1].ID}.token(o.kind)
	}
	told := make([]Item, len(page.Items))
	for i := range page.Items {
		told[i] = page.Items[i].Item
	}
	err = l.tell(ctx, told)
	for i := range page.Items {
		page.Items[i].Told = told[i].Told
	}
	return page, err
}

// where returns the condition and the tables to go along: k, and g for the register.
// CROSS JOIN fixes their order in SQLite.
func (f *Register) where() (w *where, from string) {
	w = &where{}
	parties := make([]string, len(f.Parties))
	for i, p := range f.Parties {
		parties[i] = strings.ToUpper(p)
	}
	rest := parties // those that the table k does not see to
	switch {
	case f.Expiring != "":
		from = "register AS g"
		w.add("g.expires > ''")
		w.add("g.expires >= " + w.arg(f.From))
		w.add("g.expires < " + w.arg(firstDay(f.Expiring)))
	case f.Signed != "":
		from = "register AS g"
		w.add("g.signed >= " + w.arg(f.Signed))
	case len(parties) == 2:
		from, rest = "occurrence_dyads AS k CROSS JOIN register AS g", nil
		w.add("k.a = " + w.arg(min(parties[0], parties[1])))
		w.add("k.b = " + w.arg(max(parties[0], parties[1])))
		w.add("k.kind = 'agreement' AND g.occurrence = k.occurrence")
	case len(parties) > 0:
		from, rest = "occurrence_codes AS k CROSS JOIN register AS g", parties[1:]
		w.add("k.code = " + w.arg(parties[0]))
		w.add("k.role = 'party' AND k.kind = 'agreement' AND g.occurrence = k.occurrence")
	default:
		from = "occurrences AS k CROSS JOIN register AS g"
		w.add("k.kind = 'agreement' AND g.occurrence = k.id")
	}
	for _, p := range rest {
		w.add("EXISTS (SELECT 1 FROM register_parties AS p WHERE p.occurrence = g.occurrence AND p.code = " + w.arg(p) + ")")
	}
	if f.Alone {
		w.add(fmt.Sprintf("(SELECT count(*) FROM register_parties AS p WHERE p.occurrence = g.occurrence) = %d", len(parties)))
	}
	w.oneOf("g.status", f.Status)
	w.oneOf("g.kind", f.Kind)
	if !f.Contracts && len(f.Kind) == 0 {
		w.add("g.kind <> 'contract'")
	}
	if f.Field != "" {
		if f.Field[0] >= '0' && f.Field[0] <= '9' {
			w.add("' ' || g.field_codes LIKE " + w.arg("% "+likeText(f.Field)+"%") + ` ESCAPE '\'`)
		} else {
			w.add("lower(g.fields) LIKE " + w.arg("%"+likeText(strings.ToLower(f.Field))+"%") + ` ESCAPE '\'`)
		}
	}
	for _, word := range strings.Fields(f.Words) {
		w.add("lower(g.title || ' ' || g.about || ' ' || g.fields) LIKE " + w.arg("%"+likeText(strings.ToLower(word))+"%") + ` ESCAPE '\'`)
	}
	return w, from
}

// likeText takes the signs of a LIKE pattern as they are.
func likeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)
}

// firstDay is the first day that a day, month or year may mean.
func firstDay(s string) string {
	first, _ := days(chancery.Date(s))
	return first
}
