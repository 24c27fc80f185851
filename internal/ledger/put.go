package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery"
)

// Kept says what became of readings that were put.
type Kept struct {
	Added   int                 // readings that are new
	Present int                 // there already, by report and engine: nothing changed
	Differ  []chancery.ReportID // refused: the ledger has another text under this id
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
func (l *Ledger) PutReadings(ctx context.Context, readings []chancery.Reading) (Kept, error) {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return Kept{}, l.failure("write ledger", err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it has nothing to do
	p := put{ctx: ctx, tx: tx, learned: time.Now().UTC().Format(time.RFC3339), outlets: map[string]int64{}, seen: map[participant]bool{}}
	// The one writer holds the lock from BEGIN IMMEDIATE on, so numbers can be given here
	// and rows of all tables be inserted many at once.
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM statements").Scan(&p.last); err != nil {
		return Kept{}, l.failure("write ledger", err)
	}
	first := p.last
	for i := range readings {
		if err := p.reading(&readings[i]); err != nil {
			return Kept{}, l.failure("write ledger", err)
		}
	}
	for _, r := range []*rows{&p.actors, &p.places, &p.statements, &p.participants, &p.dyads, &p.perspectives} {
		if err := r.insert(ctx, tx); err != nil {
			return Kept{}, l.failure("write ledger", err)
		}
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO statement_words(rowid, words) SELECT id, words FROM statements WHERE id > $1", first); err != nil {
		return Kept{}, l.failure("write ledger", err)
	}
	if err := tx.Commit(); err != nil {
		return Kept{}, l.failure("write ledger", err)
	}
	return p.kept, nil
}

// put is one batch under way.
type put struct {
	ctx     context.Context
	tx      *sql.Tx
	learned string
	last    int64 // number of the last statement
	outlets map[string]int64
	seen    map[participant]bool
	kept    Kept

	actors, places, statements, participants, dyads, perspectives rows
}

// reading adds the report and its reading, and collects the rows of the rest.
func (p *put) reading(r *chancery.Reading) error {
	t := &r.Report
	outlet, err := p.outlet(t.Outlet)
	if err != nil {
		return err
	}
	done, err := p.tx.ExecContext(p.ctx, `INSERT INTO reports (id, outlet, title, url, byline, published, language, text, learned)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT (id) DO NOTHING`,
		string(t.ID), outlet, t.Title, t.URL, t.Byline, string(t.Published), t.Language, t.Text, p.learned)
	if err != nil {
		return fmt.Errorf("report %s: %w", t.ID, err)
	}
	if n, err := done.RowsAffected(); err != nil {
		return err
	} else if n == 0 {
		var same bool
		if err := p.tx.QueryRowContext(p.ctx, "SELECT text = $2 FROM reports WHERE id = $1", string(t.ID), t.Text).Scan(&same); err != nil {
			return err
		}
		if !same {
			p.kept.Differ = append(p.kept.Differ, t.ID)
			return nil
		}
	}
	lean := *r
	lean.Report.Text = "" // it stands in reports
	body, err := json.Marshal(lean.Normal())
	if err != nil {
		return fmt.Errorf("report %s: %w", t.ID, err)
	}
	var id int64
	err = p.tx.QueryRowContext(p.ctx, `INSERT INTO readings (report, engine, learned, body) VALUES ($1,$2,$3,$4)
		ON CONFLICT (report, engine) DO NOTHING RETURNING id`, string(t.ID), EngineName(r.Engine), p.learned, string(body)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		p.kept.Present++
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading of %s: %w", t.ID, err)
	}
	p.kept.Added++
	p.collect(id, r)
	return nil
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
	table   string
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
func (r *rows) insert(ctx context.Context, tx *sql.Tx) error {
	for rest := r.values; len(rest) > 0; {
		n := min(maxValues/r.columns, len(rest)/r.columns)
		if _, err := tx.ExecContext(ctx, insertText(r.table, r.columns, n), rest[:n*r.columns]...); err != nil {
			return fmt.Errorf("%s: %w", r.table, err)
		}
		rest = rest[n*r.columns:]
	}
	return nil
}

// insertText is the text of an INSERT of n rows.
func insertText(table string, columns, n int) string {
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
		fmt.Fprintf(&b, "$%d", i+1)
	}
	b.WriteString(")")
	return b.String()
}
