package ledger

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"chancery"
)

// Country is what the ledger holds of a state or organisation.
type Country struct {
	Code       string        `json:"code"`
	Tally      []Tally       `json:"tally"`    // of occurrences it takes part in, by month
	Partners   []Partner     `json:"partners"` // counts with each other party, by type
	Offices    []Office      `json:"offices"`  // what the latest reports say, the latest first
	Outlets    []OutletCount `json:"outlets"`  // of the latest occurrences, those with most reports first
	Newest     []Item        `json:"newest"`
	Agreements []Item        `json:"agreements"`
	Questions  []Asked       `json:"questions"` // open ones, the latest learned first
}

// Partner is how many occurrences of a type join two parties.
type Partner struct {
	Code string `json:"code"`
	Type string `json:"type"`
	N    int    `json:"n"`
}

// Office is who a report says held which office.
type Office struct {
	Name   string            `json:"name"`
	Title  string            `json:"title"`
	Body   string            `json:"body"`
	Former bool              `json:"former"`
	Day    string            `json:"day"` // as of when
	Words  string            `json:"words"`
	Start  int               `json:"start"` // bytes into the text of the report
	End    int               `json:"end"`
	Report chancery.ReportID `json:"report"`
}

// OutletCount is how many reports of an outlet tell of something.
type OutletCount struct {
	Outlet  string `json:"outlet"`
	Reports int    `json:"reports"`
}

// Limits of what a page of a country or a pair reads.
const (
	newestShown     = 20
	agreementsShown = 50
	officesRead     = 150
	outletsOf       = 100 // the latest occurrences, whose outlets are counted
	questionsShown  = 30
)

// OutletsOf is of how many occurrences, the latest, the outlets of a country are counted.
const OutletsOf = outletsOf

// Country returns what the ledger holds of a code; for one it does not know all is empty.
func (l *Ledger) Country(ctx context.Context, code string) (Country, error) {
	code = strings.ToUpper(code)
	c := Country{Code: code}
	var err error
	if c.Tally, err = list(ctx, l, "SELECT month, type, n FROM tally_country WHERE code = $1 AND n > 0 ORDER BY month, type", scanTally, code); err != nil {
		return c, err
	}
	c.Partners, err = list(ctx, l, "SELECT partner, type, n FROM tally_partner WHERE code = $1 AND n > 0 ORDER BY partner, type", func(rows *sql.Rows) (p Partner, err error) {
		return p, rows.Scan(&p.Code, &p.Type, &p.N)
	}, code)
	if err != nil {
		return c, err
	}
	// The index of readings is asked, not the row: its columns lie behind a long body.
	c.Offices, err = list(ctx, l, `SELECT f.name, f.title, f.body, f.former, f.day, f.words, f.span_start, f.span_end, r.report FROM offices AS f JOIN readings AS r ON r.id = f.reading
		WHERE f.code = $1 AND EXISTS (SELECT 1 FROM readings AS c WHERE c.report = r.report AND c.current AND c.id = r.id) ORDER BY f.day DESC, f.id DESC LIMIT $2`,
		func(rows *sql.Rows) (f Office, err error) {
			return f, rows.Scan(&f.Name, &f.Title, &f.Body, &f.Former, &f.Day, &f.Words, &f.Start, &f.End, &f.Report)
		}, code, officesRead)
	if err != nil {
		return c, err
	}
	c.Outlets, err = list(ctx, l, `WITH k AS (SELECT DISTINCT day, occurrence FROM occurrence_codes WHERE code = $1 ORDER BY day DESC, occurrence DESC LIMIT $2)
		SELECT u.name, count(DISTINCT p.id) AS n FROM k JOIN statements AS s ON s.occurrence = k.occurrence JOIN readings AS r ON r.id = s.reading
		JOIN reports AS p ON p.id = r.report JOIN outlets AS u ON u.id = p.outlet WHERE s.current GROUP BY u.name ORDER BY n DESC, u.name LIMIT 20`,
		func(rows *sql.Rows) (o OutletCount, err error) { return o, rows.Scan(&o.Outlet, &o.Reports) }, code, outletsOf)
	if err != nil {
		return c, err
	}
	if c.Newest, err = l.some(ctx, Wanted{Codes: []string{code}, Limit: newestShown}); err != nil {
		return c, err
	}
	if c.Agreements, err = l.some(ctx, Wanted{Codes: []string{code}, Kind: AgreementKind, Limit: agreementsShown}); err != nil {
		return c, err
	}
	c.Questions, err = l.questions(ctx, []string{code}, math.MaxInt64, questionsShown)
	return c, err
}

// some returns the first page of occurrences without a count.
func (l *Ledger) some(ctx context.Context, f Wanted) ([]Item, error) {
	items, err := l.untold(ctx, f)
	if err != nil {
		return nil, err
	}
	return items, l.tell(ctx, items)
}

// untold is some without the reports that the words stand in.
func (l *Ledger) untold(ctx context.Context, f Wanted) ([]Item, error) {
	w, from, id, err := f.where()
	if err != nil {
		return nil, err
	}
	return l.items(ctx, "SELECT DISTINCT k.day AS day, "+id+" AS id FROM "+from+" WHERE "+w.all()+" ORDER BY k.day DESC, "+id+" DESC LIMIT "+w.arg(f.Limit),
		"o.day DESC, o.id DESC", w.args...)
}

// CountryCount is a row of the list of countries.
type CountryCount struct {
	Code  string  `json:"code"`
	Total int     `json:"total"` // occurrences of all time
	Tally []Tally `json:"tally"` // by month, of the last twelve months
}

// tallyYears is how far back the list of countries counts by month.
const tallyYears = 1

// Countries returns all codes that take part in something, sorted, with their counts,
// and by month for the twelve months up to the latest report that is not of after today.
func (l *Ledger) Countries(ctx context.Context, today string) ([]CountryCount, error) {
	var last string
	if err := l.read.QueryRowContext(ctx, "SELECT coalesce(max(day), '') FROM reports WHERE day <= $1", today).Scan(&last); err != nil {
		return nil, l.failure("query ledger", err)
	}
	from, until := "", ""
	if len(last) >= len("2023-03") {
		from, until = yearsBefore(last[:len("2023-03")], tallyYears), last[:len("2023-03")]
	}
	type row struct {
		code  string
		total int
		t     Tally
	}
	rows, err := list(ctx, l, `WITH c AS (SELECT code, sum(n) AS total FROM tally_code GROUP BY code)
		SELECT c.code, c.total, coalesce(t.month, ''), coalesce(t.type, ''), coalesce(t.n, 0) FROM c
		LEFT JOIN tally_country AS t ON t.code = c.code AND t.month > $1 AND t.month <= $2 WHERE c.total > 0 ORDER BY c.code, t.month, t.type`,
		func(rows *sql.Rows) (r row, err error) {
			return r, rows.Scan(&r.code, &r.total, &r.t.Month, &r.t.Type, &r.t.N)
		}, from, until)
	if err != nil {
		return nil, err
	}
	out := []CountryCount{}
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].Code != r.code {
			out = append(out, CountryCount{Code: r.code, Total: r.total, Tally: []Tally{}})
		}
		if r.t.N > 0 {
			c := &out[len(out)-1]
			c.Tally = append(c.Tally, r.t)
		}
	}
	return out, nil
}

// yearsBefore returns the same month some years earlier.
func yearsBefore(month string, years int) string {
	y := 0
	for _, d := range month[:4] {
		y = 10*y + int(d-'0')
	}
	y -= years
	return string([]byte{byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10)}) + month[4:]
}
