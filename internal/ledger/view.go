package ledger

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// What the pages ask. A view reads as many rows as it shows, whatever the ledger
// holds: it goes along an index from a place on, and counts end at a cap.

// Item is an occurrence as lists show it.
type Item struct {
	ID           int64   `json:"-"` // in this ledger, until it is merged anew
	Key          string  `json:"key"`
	Kind         string  `json:"kind"` // event or agreement
	Type         string  `json:"type"` // PLOVER type, or kind of agreement
	Mode         string  `json:"mode"`
	Day          string  `json:"day"`   // by which it is listed; "" for unknown
	First        string  `json:"first"` // days that it may have been on; "" for unknown
	Last         string  `json:"last"`
	Title        string  `json:"title"`
	Words        string  `json:"words"` // the clause that says most
	Place        string  `json:"place"`
	Country      string  `json:"country"` // of the place
	Reports      int     `json:"reports"`
	Stories      int     `json:"stories"` // copies of one text count once
	Outlets      int     `json:"outlets"` // independent ones
	Affirmed     int     `json:"affirmed"`
	Denied       int     `json:"denied"`
	Claimed      int     `json:"claimed"`
	Uncommitted  int     `json:"uncommitted"`
	Contradicted bool    `json:"contradicted"`
	Background   bool    `json:"background"` // older than the news
	Intensity    float64 `json:"intensity"`  // PLOVER, -10 to 10
	Weight       float64 `json:"weight"`
	Learned      string  `json:"learned"` // RFC 3339
	Changed      string  `json:"changed"`

	Actors     []string        `json:"actors"` // codes, sorted
	Recipients []string        `json:"recipients"`
	Parties    []string        `json:"parties"`
	Names      []merge.Name    `json:"names"`
	Holders    []merge.Holding `json:"holders"` // who else holds what
	Dead       merge.Range     `json:"dead"`
	Injured    merge.Range     `json:"injured"`
	Source     string          `json:"source"` // key of the statement that Words come from
	Terms      *Terms          `json:"terms,omitempty"`
	Told       Told            `json:"told"` // by whom, first of all
}

// Terms are what lists show of an agreement.
type Terms struct {
	Status   string `json:"status"`
	Signed   string `json:"signed"` // EDTF; "" for unknown, as all that follow
	InForce  string `json:"in_force"`
	From     string `json:"from"`
	To       string `json:"to"`
	Duration string `json:"duration"` // ISO 8601
	Expires  string `json:"expires"`  // day, computed
	About    string `json:"about"`
	Fields   string `json:"fields"`
}

// Told is the report that a statement stands in.
type Told struct {
	Report    chancery.ReportID `json:"report"`
	Title     string            `json:"title"`
	Outlet    string            `json:"outlet"`
	Published chancery.Date     `json:"published"`
}

// Items is one page of occurrences, the latest first.
type Items struct {
	Items []Item `json:"items"`
	Total Count  `json:"total"`
	Next  string `json:"next"` // "" on the last page
}

// Count is a count that ends at a cap.
type Count struct {
	N    int  `json:"n"`
	More bool `json:"more"` // there are more than N
}

// String writes the count for people: "17", "10,000+".
func (c Count) String() string {
	digits := strconv.Itoa(c.N)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if c.More {
		return digits + "+"
	}
	return digits
}

// maxCount is where counts end: to count on costs more than it tells.
const maxCount = 10000

// Wanted says which occurrences are wanted. Empty members want all.
type Wanted struct {
	Codes []string // none, one that takes part, or two that act on each other
	Kind  string   // AgreementKind for agreements alone
	Types []string
	Since string // day; those on this day or later
	Until string

	Limit  int    // of a page; 0 for 50
	Cursor string // Items.Next of the page before
}

const pageSize = 50

// itemColumns are what scanItem reads, of occurrences o and register g.
const itemColumns = `o.id, o.key, o.kind, o.type, o.mode, o.day, o.first_day, o.last_day, o.title, o.words, o.place, o.country, o.reports, o.stories, o.outlets,
	o.affirmed, o.denied, o.claimed, o.uncommitted, o.contradicted, o.background, o.intensity, o.weight, o.learned, o.changed, o.body,
	g.status, g.signed, g.in_force, g.term_from, g.term_to, g.duration, g.expires, g.about, g.fields`

// scanItem reads an item and the columns that follow.
func scanItem(rows *sql.Rows, more ...any) (Item, error) {
	var o Item
	var body []byte
	var terms [9]sql.NullString
	at := []any{&o.ID, &o.Key, &o.Kind, &o.Type, &o.Mode, &o.Day, &o.First, &o.Last, &o.Title, &o.Words, &o.Place, &o.Country, &o.Reports, &o.Stories, &o.Outlets,
		&o.Affirmed, &o.Denied, &o.Claimed, &o.Uncommitted, &o.Contradicted, &o.Background, &o.Intensity, &o.Weight, &o.Learned, &o.Changed, &body}
	for i := range terms {
		at = append(at, &terms[i])
	}
	if err := rows.Scan(append(at, more...)...); err != nil {
		return Item{}, err
	}
	var record merge.Occurrence
	if err := json.Unmarshal(body, &record); err != nil {
		return Item{}, fmt.Errorf("occurrence %s: %w", o.Key, err)
	}
	o.Actors, o.Recipients, o.Parties, o.Names = some(record.Actors), some(record.Recipients), some(record.Parties), some(record.Names)
	o.Holders, o.Dead, o.Injured, o.Source = some(record.Holders), record.Dead, record.Injured, record.Source
	if terms[0].Valid {
		o.Terms = &Terms{Status: terms[0].String, Signed: terms[1].String, InForce: terms[2].String, From: terms[3].String, To: terms[4].String,
			Duration: terms[5].String, Expires: terms[6].String, About: terms[7].String, Fields: terms[8].String}
	}
	return o, nil
}

func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Occurrences returns a page of occurrences, the latest first; those without a day
// come last.
func (l *Ledger) Occurrences(ctx context.Context, f Wanted) (Items, error) {
	w, from, id, err := f.where()
	if err != nil {
		return Items{}, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = pageSize
	}
	var page Items
	counted := fmt.Sprintf("SELECT count(*) FROM (SELECT DISTINCT k.day, %s FROM %s WHERE %s LIMIT %d) AS c", id, from, w.all(), maxCount+1)
	if err := l.read.QueryRowContext(ctx, counted, w.args...).Scan(&page.Total.N); err != nil {
		return Items{}, l.failure("query ledger", err)
	}
	page.Total = capped(page.Total.N, maxCount)
	if f.Cursor != "" {
		at, err := parsePlace('o', f.Cursor)
		if err != nil {
			return Items{}, err
		}
		w.add(fmt.Sprintf("(k.day, %s) < (%s, %s)", id, w.arg(at.day), w.arg(at.id)))
	}
	page.Items, err = l.items(ctx, fmt.Sprintf("SELECT DISTINCT k.day AS day, %s AS id FROM %s WHERE %s ORDER BY k.day DESC, %[1]s DESC LIMIT %[4]s", id, from, w.all(), w.arg(limit+1)),
		"o.day DESC, o.id DESC", w.args...)
	if err != nil {
		return Items{}, err
	}
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		last := page.Items[limit-1]
		page.Next = place{last.Day, last.ID}.token('o')
	}
	return page, l.tell(ctx, page.Items)
}

// where returns the condition, the table k to go along, and its column with the
// number of the occurrence.
func (f *Wanted) where() (w *where, from, id string, err error) {
	w = &where{}
	from, id = "occurrences AS k", "k.id"
	switch len(f.Codes) {
	case 0:
	case 1:
		from, id = "occurrence_codes AS k", "k.occurrence"
		w.add("k.code = " + w.arg(strings.ToUpper(f.Codes[0])))
	default:
		from, id = "occurrence_dyads AS k", "k.occurrence"
		a, b := strings.ToUpper(f.Codes[0]), strings.ToUpper(f.Codes[1])
		w.add("k.a = " + w.arg(min(a, b)))
		w.add("k.b = " + w.arg(max(a, b)))
	}
	switch f.Kind {
	case "":
	case AgreementKind:
		w.add("k.kind = 'agreement'") // as the indexes say it
	default:
		w.add("k.kind = " + w.arg(f.Kind))
	}
	switch len(f.Types) {
	case 0:
	case 1:
		w.add("k.type = " + w.arg(f.Types[0]))
	default:
		marks := make([]string, len(f.Types))
		for i, t := range f.Types {
			marks[i] = w.arg(t)
		}
		w.add("k.type || '' IN (" + strings.Join(marks, ", ") + ")") // no index: to go by day is the way
	}
	if f.Since != "" {
		w.add("k.day >= " + w.arg(f.Since))
	}
	if f.Until != "" {
		w.add("k.day <= " + w.arg(f.Until))
	}
	if f.Until != "" && f.Since == "" {
		w.add("k.day > ''")
	}
	return w, from, id, nil
}

// all is the whole condition.
func (w *where) all() string {
	if len(w.terms) == 0 {
		return "TRUE"
	}
	return strings.Join(w.terms, " AND ")
}

// items returns the occurrences whose numbers a query gives as id.
func (l *Ledger) items(ctx context.Context, query, order string, args ...any) ([]Item, error) {
	rows, err := l.read.QueryContext(ctx, "WITH k AS ("+query+") SELECT "+itemColumns+" FROM k JOIN occurrences AS o ON o.id = k.id LEFT JOIN register AS g ON g.occurrence = o.id ORDER BY "+order, args...)
	if err != nil {
		return nil, l.failure("query ledger", err)
	}
	defer func() { _ = rows.Close() }()
	out := []Item{}
	for rows.Next() {
		o, err := scanItem(rows)
		if err != nil {
			return nil, l.failure("query ledger", err)
		}
		out = append(out, o)
	}
	return out, l.failure("query ledger", rows.Err())
}

// tell fills in the reports that the words of occurrences stand in.
func (l *Ledger) tell(ctx context.Context, items []Item) error {
	if len(items) == 0 {
		return nil
	}
	w := &where{}
	marks := make([]string, 0, len(items))
	at := make(map[string][]int, len(items))
	for i := range items {
		if key := items[i].Source; key != "" {
			if at[key] == nil {
				marks = append(marks, w.arg(key))
			}
			at[key] = append(at[key], i)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	rows, err := l.read.QueryContext(ctx, `SELECT s.key, p.id, p.title, p.published, coalesce((SELECT name FROM outlets WHERE id = p.outlet), '')
		FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.current AND s.key IN (`+strings.Join(marks, ", ")+`)`, w.args...)
	if err != nil {
		return l.failure("query ledger", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var key string
		var t Told
		if err := rows.Scan(&key, &t.Report, &t.Title, &t.Published, &t.Outlet); err != nil {
			return l.failure("query ledger", err)
		}
		for _, i := range at[key] {
			items[i].Told = t
		}
	}
	return l.failure("query ledger", rows.Err())
}

func capped(n, limit int) Count {
	if n > limit {
		return Count{limit, true}
	}
	return Count{n, false}
}

// place is where a page of a list ends: after this day and number.
type place struct {
	day string
	id  int64
}

// token is opaque to callers; kind keeps the tokens of one list from another's.
func (p place) token(kind byte) string {
	return base64.RawURLEncoding.EncodeToString([]byte(string(kind) + p.day + "|" + strconv.FormatInt(p.id, 36)))
}

func parsePlace(kind byte, token string) (place, error) {
	text, err := base64.RawURLEncoding.DecodeString(token)
	if err == nil && len(text) > 0 && text[0] == kind {
		if day, number, ok := strings.Cut(string(text[1:]), "|"); ok {
			if id, err := strconv.ParseInt(number, 36, 64); err == nil {
				return place{day, id}, nil
			}
		}
	}
	return place{}, badCursor(token)
}

func badCursor(token string) error {
	return &chancery.Error{Op: "query ledger", Kind: chancery.Usage, Subject: "cursor " + token,
		Hint: "use the next of the page before, unchanged", Err: errors.New("not a cursor of this program")}
}

// Tally is how many occurrences of a type there were in a month.
type Tally struct {
	Month string `json:"month"` // "2023-03"; "" for unknown
	Type  string `json:"type"`
	N     int    `json:"n"`
}

// list reads all rows of a query with a function for one row.
func list[T any](ctx context.Context, l *Ledger, query string, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	rows, err := l.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, l.failure("query ledger", err)
	}
	defer func() { _ = rows.Close() }()
	out := []T{}
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, l.failure("query ledger", err)
		}
		out = append(out, v)
	}
	return out, l.failure("query ledger", rows.Err())
}

func scanTally(rows *sql.Rows) (t Tally, err error) {
	return t, rows.Scan(&t.Month, &t.Type, &t.N)
}
