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
		return order{"k.expires", "", ">", 'x'}
	case f.Signed != "":
		return order{"k.signed", " DESC", "<", 'g'}
	}
	return order{"k.day", " DESC", "<", 'r'}
}

// Agreements returns a page of the register: those that end soonest first where
// Expiring is set, else the latest first.
func (l *Ledger) Agreements(ctx context.Context, f Register) (Agreements, error) {
	words, err := l.wordsOf(ctx, &f)
	if err != nil {
		return Agreements{}, err
	}
	w, from, each := f.where(words)
	o := f.order()
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	page := Agreements{Items: []Registered{}}
	counted := fmt.Sprintf("SELECT count(*) FROM (SELECT DISTINCT k.occurrence FROM %s WHERE %s LIMIT %d) AS c", from, strings.Join(append(w.terms, either(each)), " AND "), maxCountRegister+1)
	if err := l.read.QueryRowContext(ctx, counted, w.args...).Scan(&page.Total.N); err != nil {
		return page, l.failure("query ledger", err)
	}
	page.Total = capped(page.Total.N, maxCountRegister)
	if f.Cursor != "" {
		at, err := parsePlace(o.kind, f.Cursor)
		if err != nil {
			return page, err
		}
		w.add(fmt.Sprintf("(%s, k.occurrence) %s (%s, %s)", o.column, o.before, w.arg(at.day), w.arg(at.id)))
	}
	most := w.arg(limit + 1)
	arms := make([]string, max(1, len(each)))
	for i := range arms {
		arms[i] = fmt.Sprintf("SELECT place, id FROM (SELECT %[1]s AS place, k.occurrence AS id FROM %[2]s WHERE %[3]s ORDER BY %[1]s%[4]s, k.occurrence%[4]s LIMIT %[5]s) AS a%[6]d",
			o.column, from, strings.Join(append(w.terms, either(each[i:min(i+1, len(each))])), " AND "), o.direction, most, i)
	}
	rows, err := l.read.QueryContext(ctx, fmt.Sprintf(`WITH k AS (SELECT DISTINCT place, id FROM (%[1]s) AS u ORDER BY place%[2]s, id%[2]s LIMIT %[3]s)
		SELECT %[4]s, k.place, g.body FROM k JOIN occurrences AS o ON o.id = k.id JOIN register AS g ON g.occurrence = k.id ORDER BY k.place%[2]s, k.id%[2]s`,
		strings.Join(arms, " UNION ALL "), o.direction, most, itemColumns), w.args...)
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

// wordsOf looks the field and the words of a filter up in the vocabulary.
func (l *Ledger) wordsOf(ctx context.Context, f *Register) ([]named, error) {
	var out []named
	add := func(kind, text, like string) error {
		n, err := l.named(ctx, kind, text)
		n.like = like
		out = append(out, n)
		return err
	}
	if f.Field != "" {
		kind, like := aField, "lower(g.fields)"
		if f.Field[0] >= '0' && f.Field[0] <= '9' {
			kind, like = aCode, ""
		}
		if err := add(kind, strings.ToLower(f.Field), like); err != nil {
			return nil, err
		}
	}
	for _, word := range strings.Fields(strings.ToLower(f.Words)) {
		if err := add(aWord, word, "lower(g.title || ' ' || g.about || ' ' || g.fields)"); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// either is the condition that one of some conditions holds; none are no condition.
func either(conditions []string) string {
	if len(conditions) == 0 {
		return "TRUE"
	}
	return "(" + strings.Join(conditions, " OR ") + ")"
}

// where returns the condition and the tables to go along: k has the day, the kind, the
// status and the number of entries, and what they are in order of. words are those that each
// entry must have. each are conditions of which one must hold too: each goes along an
// index in order, which they do not together.
func (f *Register) where(words []named) (w *where, from string, each []string) {
	w = &where{}
	parties := make([]string, len(f.Parties))
	for i, p := range f.Parties {
		parties[i] = strings.ToUpper(p)
	}
	rest := parties // those that the table k does not see to
	rare := -1      // the words that it sees to
	for i := range words {
		if rare < 0 || words[i].n < words[rare].n {
			rare = i
		}
	}
	if rare >= 0 && len(words[rare].words) > maxNamed {
		rare = -1
	}
	seen := -1
	switch {
	case f.Expiring != "":
		from = "register AS k"
		w.add("k.expires > ''")
		w.add("k.expires >= " + w.arg(f.From))
		w.add("k.expires < " + w.arg(firstDay(f.Expiring)))
	case f.Signed != "":
		from = "register AS k"
		w.add("k.signed >= " + w.arg(f.Signed))
	case len(parties) == 2:
		from, rest = "occurrence_dyads AS d CROSS JOIN register AS k", nil
		w.add("d.a = " + w.arg(min(parties[0], parties[1])))
		w.add("d.b = " + w.arg(max(parties[0], parties[1])))
		w.add("d.kind = 'agreement' AND k.occurrence = d.occurrence")
	case len(parties) > 0:
		from, rest = "register_parties AS k", parties[1:]
		w.add("k.code = " + w.arg(parties[0]))
	case rare >= 0 && len(words[rare].words) > 0:
		from, seen = "register_words AS k", rare
		for _, word := range words[rare].words {
			each = append(each, "k.word = "+w.arg(word))
		}
	default:
		from = "register AS k"
	}
	for _, p := range rest {
		w.add("EXISTS (SELECT 1 FROM register_parties AS p WHERE p.occurrence = k.occurrence AND p.code = " + w.arg(p) + ")")
	}
	if f.Alone {
		w.add(fmt.Sprintf("(SELECT count(*) FROM register_parties AS p WHERE p.occurrence = k.occurrence) = %d", len(parties)))
	}
	// Where another order is gone along, or the kind narrows already, the index of a
	// status would only mislead.
	w.equals("k.kind", f.Kind, from == "register AS k" && f.Expiring == "" && f.Signed == "")
	w.equals("k.status", f.Status, from == "register AS k" && f.Expiring == "" && f.Signed == "" && len(f.Kind) == 0)
	if !f.Contracts && len(f.Kind) == 0 {
		w.add("k.kind <> 'contract'")
	}
	for i := range words {
		if i != seen {
			w.add(words[i].held(w))
		}
	}
	return w, from, each
}

// held is the condition that an entry k has one of the words.
func (n *named) held(w *where) string {
	switch {
	case len(n.words) == 0:
		return "FALSE"
	case len(n.words) > maxNamed && n.like != "":
		return "EXISTS (SELECT 1 FROM register AS g WHERE g.occurrence = k.occurrence AND " + n.like + " LIKE " + w.arg("%"+likeText(n.text)+"%") + ` ESCAPE '\')`
	}
	return "EXISTS (SELECT 1 FROM register_words AS h WHERE h.day = k.day AND h.occurrence = k.occurrence AND " + n.in(w, "h.word") + ")"
}

// equals adds a condition that a column, in small letters, holds one of some values. Its
// index may be used for one value; else to go in order is the way.
func (w *where) equals(column string, values []string, indexed bool) {
	if len(values) == 1 && indexed {
		w.add(column + " = " + w.arg(strings.ToLower(values[0])))
		return
	}
	w.oneOf(column, values)
}

// likeText takes the signs of a LIKE pattern as they are.
func likeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)
}

// firstDay is the first day that a day, month or year may mean.
func firstDay(s string) string {
	first, _ := merge.Days(chancery.Date(s))
	return first
}
