package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Kept says what became of readings that were put.
type Kept struct {
	Added   int                 // readings that are new
	Present int                 // there already, by report and engine: nothing changed
	Differ  []chancery.ReportID // refused: the ledger has another text under this id
	Unfit   []chancery.ReportID // refused: the database cannot hold the text
}

// EngineName is the name under which the readings of an engine are kept.
func EngineName(e chancery.Engine) string { return e.Version + "/" + e.Model }

// Has reports whether the ledger holds a reading of the report by this engine.
func (l *Ledger) Has(ctx context.Context, id chancery.ReportID, engine string) (bool, error) {
	var one int
	err := l.read.QueryRowContext(ctx, "SELECT 1 FROM readings WHERE report = $1 AND engine = $2", string(id), engine).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, l.failure("look up report", err)
	}
	return true, nil
}

// PutReadings keeps readings in one transaction: all of them are durable when it
// returns nil, none when it fails. Putting the same reading again changes nothing.
// What else is written in the same transaction, such as the completion of a job, is
// done by with, which is told what became of the readings and may be called more than once.
func (l *Ledger) PutReadings(ctx context.Context, readings []chancery.Reading, with ...func(*sql.Tx, Kept) error) (Kept, error) {
	return l.put(ctx, readings, false, with)
}

// ReplaceReadings is PutReadings for an engine that finds something else than before
// under the same name, as one under development does. The earlier reading stays in the
// ledger, under that name with "~" and its number.
func (l *Ledger) ReplaceReadings(ctx context.Context, readings []chancery.Reading) (Kept, error) {
	return l.put(ctx, readings, true, nil)
}

func (l *Ledger) put(ctx context.Context, readings []chancery.Reading, replace bool, with []func(*sql.Tx, Kept) error) (Kept, error) {
	var kept Kept
	err := l.transact(ctx, "write ledger", func(tx *sql.Tx) error {
		p := newPut(ctx, l.engine, tx)
		p.replace = replace
		fresh := make([]int64, len(readings))
		for i := range readings {
			var err error
			if fresh[i], err = p.reading(&readings[i]); err != nil {
				return err
			}
		}
		for i := range readings {
			if fresh[i] != 0 {
				p.wanted += StatementsOf(&readings[i])
			}
		}
		if err := p.take(); err != nil {
			return err
		}
		for i := range readings {
			if fresh[i] != 0 {
				if err := p.collect(fresh[i], &readings[i], true, p.learned); err != nil {
					return err
				}
			}
		}
		if err := p.insert(); err != nil {
			return err
		}
		for _, w := range with {
			if err := w(tx, p.kept); err != nil {
				return err
			}
		}
		kept = p.kept
		return nil
	})
	if err != nil {
		return Kept{}, err
	}
	return kept, nil
}

// put is one batch under way.
type put struct {
	ctx     context.Context
	engine  engine
	tx      *sql.Tx
	learned string
	replace bool // readings by the same engine that differ
	outlets map[string]int64
	seen    map[participant]bool
	keys    merge.Keys // of the reading under way
	wanted  int        // numbers to take
	numbers []int64    // taken and not given yet
	given   []int64
	words   []string // of the statements given
	kept    Kept
	totals  totals

	actors, offices, places, statements, participants, dyads, perspectives, pending, facts, blocks, questions, questionCodes, bands rows
}

func newPut(ctx context.Context, e engine, tx *sql.Tx) *put {
	return &put{ctx: ctx, engine: e, tx: tx, learned: now(), outlets: map[string]int64{}, totals: newTotals(), seen: map[participant]bool{}, keys: merge.Keys{}}
}

// take takes the numbers that the statements will have.
func (p *put) take() (err error) {
	if p.wanted > 0 {
		p.numbers, err = p.engine.numbers(p.ctx, p.tx, p.wanted)
	}
	return err
}

// insert inserts the rows that were collected.
func (p *put) insert() error {
	for _, r := range []*rows{&p.actors, &p.offices, &p.places, &p.statements, &p.participants, &p.dyads, &p.perspectives, &p.facts, &p.blocks, &p.questions, &p.questionCodes, &p.bands, &p.pending} {
		if err := r.insert(p.ctx, p.engine, p.tx); err != nil {
			return err
		}
	}
	if err := p.engine.index(p.ctx, p.tx, p.given, p.words); err != nil {
		return err
	}
	return p.totals.apply(p)
}

// StatementsOf counts the statements of a reading.
func StatementsOf(r *chancery.Reading) int {
	return len(r.Events) + len(r.Agreements) + len(r.Attributions) + len(r.Questions)
}

// reading adds the report and its reading and returns its number, 0 if there is
// nothing new.
func (p *put) reading(r *chancery.Reading) (int64, error) {
	t := &r.Report
	if !p.engine.holds(t.Text) {
		p.kept.Unfit = append(p.kept.Unfit, t.ID)
		return 0, nil
	}
	outlet, err := p.outlet(t.Outlet)
	if err != nil {
		return 0, err
	}
	sketch := merge.Signature(t.Text)
	done, err := p.tx.ExecContext(p.ctx, `INSERT INTO reports (id, outlet, title, url, byline, published, language, text, learned, day, sketch)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) ON CONFLICT (id) DO NOTHING`,
		string(t.ID), outlet, t.Title, t.URL, t.Byline, string(t.Published), t.Language, t.Text, p.learned, exactly(t.Published), sketch.Bytes())
	if err != nil {
		return 0, fmt.Errorf("report %s: %w", t.ID, err)
	}
	isNew, err := done.RowsAffected()
	if err != nil {
		return 0, err
	}
	if isNew == 0 {
		var same bool
		if err := p.tx.QueryRowContext(p.ctx, "SELECT text = $2 FROM reports WHERE id = $1", string(t.ID), t.Text).Scan(&same); err != nil {
			return 0, err
		}
		if !same {
			p.kept.Differ = append(p.kept.Differ, t.ID)
			return 0, nil
		}
	}
	lean := *r
	lean.Report.Text = "" // it stands in reports
	body, err := json.Marshal(lean.Normal())
	if err != nil {
		return 0, fmt.Errorf("report %s: %w", t.ID, err)
	}
	if isNew != 0 {
		p.totals.report(outlet, exactly(t.Published))
	} else if p.replace {
		var was string
		err := p.tx.QueryRowContext(p.ctx, "UPDATE readings SET engine = engine || '~' || id WHERE report = $1 AND engine = $2 AND body <> $3 RETURNING engine", string(t.ID), EngineName(r.Engine), string(body)).Scan(&was)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, fmt.Errorf("reading of %s: %w", t.ID, err)
		}
		if err == nil {
			p.totals.count(totalEngines, EngineName(r.Engine), -1)
			p.totals.count(totalEngines, was, 1)
		}
	}
	var id int64
	err = p.tx.QueryRowContext(p.ctx, `INSERT INTO readings (report, engine, learned, body, current, statements) VALUES ($1,$2,$3,$4,TRUE,$5)
		ON CONFLICT (report, engine) DO NOTHING RETURNING id`, string(t.ID), EngineName(r.Engine), p.learned, string(body), StatementsOf(r)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		p.kept.Present++
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("reading of %s: %w", t.ID, err)
	}
	p.kept.Added++
	p.totals.count(totalEngines, EngineName(r.Engine), 1)
	if isNew == 0 {
		return id, p.supersede(t.ID, id)
	}
	p.band(exactly(t.Published), &sketch, id)
	return id, nil
}

// supersede lets the earlier readings of a report count no more. Their statements
// stay, and wait to be taken out of what they were merged into.
func (p *put) supersede(report chancery.ReportID, by int64) error {
	const earlier = "(SELECT id FROM readings WHERE report = $1 AND id <> $2)"
	if err := p.discount("SELECT kind, count(*) FROM statements WHERE current AND reading IN "+earlier+" GROUP BY kind", string(report), by); err != nil {
		return fmt.Errorf("readings of %s: %w", report, err)
	}
	for _, q := range []string{
		"UPDATE readings SET current = FALSE WHERE report = $1 AND id <> $2 AND current",
		"INSERT INTO pending (statement) SELECT id FROM statements WHERE current AND reading IN " + earlier + " ON CONFLICT (statement) DO NOTHING",
		"UPDATE statements SET current = FALSE WHERE current AND reading IN " + earlier,
	} {
		if _, err := p.tx.ExecContext(p.ctx, q, string(report), by); err != nil {
			return fmt.Errorf("readings of %s: %w", report, err)
		}
	}
	return nil
}

// discount takes the statements that a query counts by kind off the totals.
func (p *put) discount(query string, args ...any) error {
	counted, err := p.tx.QueryContext(p.ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = counted.Close() }()
	for counted.Next() {
		var kind string
		var n int
		if err := counted.Scan(&kind, &n); err != nil {
			return err
		}
		p.totals.count(totalStatements, kind, -n)
	}
	return counted.Err()
}

// outlet returns the number of an outlet, nil for "".
func (p *put) outlet(name string) (any, error) {
	if name == "" {
		return nil, nil
	}
	if id, ok := p.outlets[name]; ok {
		return id, nil
	}
	var id int64
	err := p.tx.QueryRowContext(p.ctx, "INSERT INTO outlets (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id", name).Scan(&id)
	if err != nil {
		return nil, fmt.Errorf("outlet %s: %w", name, err)
	}
	p.outlets[name] = id
	return id, nil
}

// rows are rows of one table that wait to be inserted.
type rows struct {
	columns int
	table   string // with its columns in parentheses where some are left out
	values  []any
}

func (r *rows) add(table string, values ...any) {
	r.table, r.columns = table, len(values)
	r.values = append(r.values, values...)
}

// maxValues is how many values go into one statement: SQLite allows 32766, PostgreSQL
// 65535, and past a few hundred rows nothing is gained.
const maxValues = 4096

// insert inserts the rows, many in a statement. Rows come in the order of the columns.
func (r *rows) insert(ctx context.Context, e engine, tx *sql.Tx) error {
	return r.insertOr(ctx, e, tx, "")
}

// insertOr inserts the rows; clause says what becomes of those that are there already.
func (r *rows) insertOr(ctx context.Context, e engine, tx *sql.Tx, clause string) error {
	for rest := r.values; len(rest) > 0; {
		n := min(maxValues/r.columns, len(rest)/r.columns)
		if _, err := tx.ExecContext(ctx, insertText(e, r.table, r.columns, n)+clause, rest[:n*r.columns]...); err != nil {
			return fmt.Errorf("%s: %w", r.table, err)
		}
		rest = rest[n*r.columns:]
	}
	return nil
}

// insertText is the text of an INSERT of n rows.
func insertText(e engine, table string, columns, n int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + table + " VALUES ")
	for i := range n * columns {
		switch {
		case i == 0:
			b.WriteString("(")
		case i%columns == 0:
			b.WriteString("),(")
		default:
			b.WriteString(",")
		}
		b.WriteString(e.mark(i + 1))
	}
	b.WriteString(")")
	return b.String()
}
