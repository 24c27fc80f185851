package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"chancery"
	"chancery/internal/ledger"

	_ "modernc.org/sqlite" // the driver "sqlite" of database/sql
)

// subject is what one page is asked about.
type subject struct {
	Kind string   `json:"kind"`
	Args []string `json:"args"`
}

// page is the kind of page: searches and registers are of several kinds.
func (s *subject) page() string {
	page, _, _ := strings.Cut(s.Kind, ":")
	return page
}

// ask asks what the page asks.
func (s *subject) ask(ctx context.Context, l *ledger.Ledger) (err error) {
	arg := func(i int) string {
		if i < len(s.Args) {
			return s.Args[i]
		}
		return ""
	}
	switch s.page() {
	case "brief":
		_, err = l.Brief(ctx, arg(0), arg(1), arg(2))
	case "countries":
		_, err = l.Countries(ctx, arg(0))
	case "country":
		_, err = l.Country(ctx, arg(0))
	case "pair":
		f := ledger.Wanted{Since: arg(3), Until: arg(4)}
		if arg(2) != "" {
			f.Types = []string{arg(2)}
		}
		_, err = l.Dyad(ctx, arg(0), arg(1), f)
	case "register":
		f, _ := register(s.Kind, arg(0), arg(1))
		if _, err = l.Agreements(ctx, f); err == nil && f.Expiring == "" { // the page warns of what ends soon
			_, err = l.Agreements(ctx, ledger.Register{Expiring: arg(3), From: arg(2), Limit: 10})
		}
	case "agreement", "occurrence":
		var o ledger.Occurrence
		if o, err = l.Occurrence(ctx, arg(0)); err == nil && s.page() == "occurrence" {
			_, err = l.Links(ctx, &o)
		}
	case "report":
		_, err = l.Report(ctx, chancery.ReportID(arg(0)))
	case "search":
		f, err := ledger.ParseQuery(arg(0))
		if err != nil {
			return err
		}
		_, err = l.Search(ctx, f)
		return err
	case "network", "map":
		if s.page() == "map" {
			if _, err = l.Presences(ctx, arg(0), arg(1)); err != nil {
				return err
			}
		}
		_, err = l.Ties(ctx, arg(0), arg(1))
	case "review":
		return review(ctx, l)
	case "sources":
		_, err = l.Outlets(ctx)
		if err == nil {
			_, err = l.Coverage(ctx, ledger.Covered{Limit: 400})
		}
	case "source":
		_, err = l.Coverage(ctx, ledger.Covered{Outlet: arg(0), Limit: 200})
	case "health":
		_, err = l.Health(ctx)
	default:
		err = fmt.Errorf("no page %s", s.page())
	}
	return err
}

// register is the filter of one kind of register.
func register(kind, value, other string) (ledger.Register, error) {
	switch _, by, _ := strings.Cut(kind, ":"); by {
	case "":
		return ledger.Register{}, nil
	case "party":
		return ledger.Register{Parties: []string{value}}, nil
	case "two parties":
		return ledger.Register{Parties: []string{value, other}}, nil
	case "status of a party":
		return ledger.Register{Parties: []string{value}, Status: []string{other}}, nil
	case "status":
		return ledger.Register{Status: []string{value}}, nil
	case "field":
		return ledger.Register{Field: value}, nil
	case "words":
		return ledger.Register{Words: value}, nil
	case "kind":
		return ledger.Register{Kind: []string{value}}, nil
	case "signed since":
		return ledger.Register{Signed: value}, nil
	case "signed since, kind":
		return ledger.Register{Signed: value, Kind: []string{other}}, nil
	case "expiring":
		return ledger.Register{Expiring: other, From: value}, nil
	}
	return ledger.Register{}, fmt.Errorf("no register %s", kind)
}

// review asks for the queue and the first statement in it.
func review(ctx context.Context, l *ledger.Ledger) error {
	queue, err := l.Doubtful(ctx, "", 50)
	if err != nil || len(queue) == 0 {
		return err
	}
	if _, err := l.Reviews(ctx, "", 20); err != nil {
		return err
	}
	current, err := l.Reviewed(ctx, queue[0].Key)
	if err != nil {
		return err
	}
	find := "type:" + current.Kind
	switch len(current.Codes) {
	case 0:
	case 1:
		find = "country:" + current.Codes[0]
	default:
		find = "dyad:" + current.Codes[0] + "-" + current.Codes[1]
	}
	_, err = l.Candidates(ctx, &current, find, 10)
	return err
}

// draw draws the subjects from a ledger, n of each kind.
func draw(ctx context.Context, path string, n int, random *rand.Rand) ([]subject, error) {
	l, err := ledger.OpenExisting(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil { // it is brought up to date
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return nil, err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	d := &drawing{ctx: ctx, db: db, random: random}
	if err := d.bounds(); err != nil {
		return nil, err
	}
	d.pages(n)
	d.registers(n)
	d.searches(n)
	return d.out, d.err
}

// drawing draws subjects; the first error ends it.
type drawing struct {
	ctx    context.Context
	db     *sql.DB
	random *rand.Rand
	out    []subject
	err    error

	last, lastOccurrence int64  // numbers of the last statement and occurrence
	from, until          string // days of the first and the last report
	codes                []string
}

func (d *drawing) bounds() error {
	err := d.db.QueryRowContext(d.ctx, `SELECT (SELECT max(id) FROM statements), (SELECT max(id) FROM occurrences), (SELECT min(day) FROM reports WHERE day > ''), (SELECT max(day) FROM reports)`).
		Scan(&d.last, &d.lastOccurrence, &d.from, &d.until)
	if err != nil {
		return err
	}
	rows, err := d.db.QueryContext(d.ctx, "SELECT DISTINCT code FROM tally_partner ORDER BY code")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var code string
		if err := rows.Scan(&code); err != nil {
			return err
		}
		d.codes = append(d.codes, code)
	}
	return rows.Err()
}

func (d *drawing) add(kind string, args ...string) {
	if d.err == nil {
		d.out = append(d.out, subject{kind, args})
	}
}

// row reads one row of texts; {n} in the query is a number up to most.
func (d *drawing) row(query string, most int64, args ...any) []string {
	if d.err != nil {
		return make([]string, 8)
	}
	at := append([]any{d.random.Int64N(most + 1)}, args...)
	rows, err := d.db.QueryContext(d.ctx, query, at...)
	if err != nil {
		d.err = fmt.Errorf("%s: %w", query, err)
		return make([]string, 8)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	names, err := rows.Columns()
	out := make([]string, len(names))
	if err == nil && rows.Next() {
		into := make([]any, len(out))
		for i := range out {
			into[i] = &out[i]
		}
		err = rows.Scan(into...)
	}
	if err == nil {
		err = rows.Err()
	}
	d.err = err
	return out
}

func (d *drawing) code() string { return d.codes[d.random.IntN(len(d.codes))] }

// pair draws two codes that act on each other.
func (d *drawing) pair() (a, b string) {
	code := d.code()
	p := d.row("SELECT partner FROM tally_partner WHERE code = $2 AND n > 0 GROUP BY partner ORDER BY (sum(n) * 7919 + $1) % 10007 LIMIT 1", 10006, code)
	return code, p[0]
}

// day draws a day within those of the reports.
func (d *drawing) day() string {
	from, err := time.Parse(time.DateOnly, d.from)
	until, err2 := time.Parse(time.DateOnly, d.until)
	if err != nil || err2 != nil {
		return "2015-01-01"
	}
	return from.AddDate(0, 0, d.random.IntN(1+int(until.Sub(from).Hours()/24))).Format(time.DateOnly)
}

func (d *drawing) later(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

func (d *drawing) pages(n int) {
	few := max(1, n/5)
	for range few {
		day := d.day()
		d.add("brief", "2000-01-01T00:00:00Z", day, d.later(day, 90))
	}
	for range few {
		d.add("countries", d.until)
	}
	for range 2 * n {
		d.add("country", d.code())
	}
	for range 2 * n {
		a, b := d.pair()
		d.add("pair", a, b)
	}
	for range n {
		a, b := d.pair()
		day := d.day()
		t := d.row("SELECT type FROM occurrences WHERE id >= $1 AND kind = 'event' ORDER BY id LIMIT 1", d.lastOccurrence)
		d.add("pair:type and days", a, b, t[0], day, d.later(day, 730))
	}
	for range n {
		d.add("agreement", d.row("SELECT key FROM register WHERE occurrence >= $1 ORDER BY occurrence LIMIT 1", d.lastOccurrence)[0])
	}
	for range n {
		d.add("occurrence", d.row("SELECT key FROM occurrences WHERE id >= $1 ORDER BY id LIMIT 1", d.lastOccurrence)[0])
	}
	for range n {
		d.add("report", d.row("SELECT r.report FROM statements AS s JOIN readings AS r ON r.id = s.reading WHERE s.id >= $1 AND s.current ORDER BY s.id LIMIT 1", d.last)[0])
	}
	month := func(day string) string { return day[:min(len(day), 7)] }
	for range few {
		day := d.day()
		d.add("network", month(day), month(d.later(day, 365)))
	}
	for range few {
		day := d.day()
		d.add("map", month(day), month(d.later(day, 365)))
	}
	for range few {
		d.add("network:all")
	}
	for range few {
		d.add("map:all")
	}
	for range few {
		d.add("review")
	}
	for range few {
		d.add("sources")
	}
	for range few {
		d.add("source", d.row("SELECT name FROM outlets WHERE id >= $1 ORDER BY id LIMIT 1", 5000)[0])
	}
	for range few {
		d.add("health")
	}
}

func (d *drawing) registers(n int) {
	few := max(1, n*2/5)
	for _, by := range []string{"", "party", "two parties", "status of a party", "status", "field", "words", "kind", "signed since", "signed since, kind", "expiring"} {
		kind := strings.TrimSuffix("register:"+by, ":")
		for range few {
			today := d.day()
			r := d.row(`SELECT g.status, g.kind, g.fields, g.title, (SELECT coalesce(min(code), '') FROM register_parties AS p WHERE p.occurrence = g.occurrence),
				(SELECT coalesce(max(code), '') FROM register_parties AS p WHERE p.occurrence = g.occurrence) FROM register AS g WHERE g.occurrence >= $1 AND g.fields <> '' ORDER BY g.occurrence LIMIT 1`, d.lastOccurrence)
			value, other := "", ""
			switch by {
			case "party":
				value = d.code()
			case "two parties":
				value, other = r[4], r[5]
			case "status of a party":
				value, other = d.code(), r[0]
			case "status":
				value = r[0]
			case "field":
				value, _, _ = strings.Cut(r[2], ";")
			case "words":
				value = d.word(r[3])
			case "kind":
				value = r[1]
			case "signed since":
				value = d.day()
			case "signed since, kind":
				value, other = d.day(), r[1]
			case "expiring":
				value, other = today, d.later(today, 365)
			}
			d.add(kind, value, other, today, d.later(today, 90))
		}
	}
}

// word draws a word of a text.
func (d *drawing) word(text string) string {
	words := slices.DeleteFunc(strings.Fields(text), func(w string) bool {
		return strings.ContainsFunc(w, func(r rune) bool { return r < 'A' || r > 'z' || r > 'Z' && r < 'a' })
	})
	if len(words) == 0 {
		return "treaty"
	}
	return words[d.random.IntN(len(words))]
}

func (d *drawing) searches(n int) {
	few := max(1, n*2/5)
	of := func(columns, condition string) []string {
		return d.row("SELECT "+columns+" FROM statements AS s JOIN readings AS r ON r.id = s.reading JOIN reports AS p ON p.id = r.report WHERE s.id >= $1 AND s.current AND "+condition+" ORDER BY s.id LIMIT 1", d.last)
	}
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, " ") + `"` }
	for _, k := range []struct {
		name  string
		query func() string
	}{
		{"all", func() string { return "" }},
		{"word", func() string { return d.word(of("s.words", "TRUE")[0]) }},
		{"two words", func() string {
			text := of("s.words", "length(s.words) > 60")[0]
			return d.word(text) + " " + d.word(text)
		}},
		{"country", func() string { return "country:" + d.code() }},
		{"country, type", func() string { return "country:" + d.code() + " type:" + of("s.type", "s.kind = 'event'")[0] }},
		{"country, word", func() string { return "country:" + d.code() + " " + d.word(of("s.words", "TRUE")[0]) }},
		{"pair", func() string { a, b := d.pair(); return "dyad:" + a + "-" + b }},
		{"pair, type, since", func() string {
			a, b := d.pair()
			return "dyad:" + a + "-" + b + " type:" + of("s.type", "s.kind = 'event'")[0] + " since:" + d.day()
		}},
		{"pair, word", func() string { a, b := d.pair(); return "dyad:" + a + "-" + b + " " + d.word(of("s.words", "TRUE")[0]) }},
		{"type", func() string { return "type:" + of("s.type", "s.kind = 'event'")[0] }},
		{"status, since", func() string { return "status:" + quote(of("s.status", "s.status <> ''")[0]) + " since:" + d.day() }},
		{"said by, denied", func() string { return "said-by:" + d.code() + " factuality:denied" }},
		{"denied", func() string { return "factuality:denied" }},
		{"outlet", func() string {
			return "outlet:" + quote(d.row("SELECT name FROM outlets WHERE id >= $1 ORDER BY id LIMIT 1", 5000)[0])
		}},
		{"outlet, word", func() string {
			return "outlet:" + quote(d.row("SELECT name FROM outlets WHERE id >= $1 ORDER BY id LIMIT 1", 5000)[0]) + " " + d.word(of("s.words", "TRUE")[0])
		}},
		{"since", func() string { return "since:" + d.day() }},
		{"until", func() string { return "until:" + d.day() }},
		{"since, until", func() string { day := d.day(); return "since:" + day + " until:" + d.later(day, 31) }},
		{"country, until", func() string { return "country:" + d.code() + " until:" + d.day() }},
		{"learned by", func() string { return "country:" + d.code() + " learned-by:" + d.until }},
	} {
		for range few {
			query := k.query()
			d.add("search:"+k.name, query)
		}
	}
}
