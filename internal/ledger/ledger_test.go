package ledger_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

func open(t testing.TB) *ledger.Ledger {
	t.Helper()
	return ledgertest.Open(t, ledgertest.File(t))
}

func TestSamplesAreSound(t *testing.T) {
	r := ledgertest.Sample(1)
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestPutTwiceChangesNothing(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if kept, err := l.PutReadings(ctx, ledgertest.Samples(0, 250)); err != nil || kept.Added != 250 {
			t.Fatalf("%+v, %v", kept, err)
		}
		if kept, err := l.PutReadings(ctx, append(ledgertest.Samples(200, 260), ledgertest.Sample(255))); err != nil || kept.Added != 10 || kept.Present != 51 {
			t.Fatalf("%+v, %v", kept, err)
		}
		page, err := l.Statements(ctx, ledger.Filter{})
		if err != nil || page.Total != 3*260 {
			t.Errorf("%d statements, want %d; %v", page.Total, 3*260, err)
		}
		other := ledgertest.Sample(1)
		other.Report.Text += " "
		if kept, err := l.PutReadings(ctx, []chancery.Reading{other}); err != nil || len(kept.Differ) != 1 || kept.Added != 0 {
			t.Errorf("another text under a known id: %+v, %v", kept, err)
		}
		if err := l.Check(ctx); err != nil {
			t.Error(err)
		}
		newer := ledgertest.Sample(1)
		newer.Engine.Version = "2"
		if kept, err := l.PutReadings(ctx, []chancery.Reading{newer}); err != nil || kept.Added != 1 {
			t.Errorf("a newer engine: %+v, %v", kept, err)
		}
		if page, err := l.Statements(ctx, ledger.Filter{}); err != nil || page.Total != 3*260 {
			t.Errorf("after a second reading %d statements count, want %d; %v", page.Total, 3*260, err)
		}
	})
}

func TestStatements(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 3)); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name string
			f    ledger.Filter
			want int
		}{
			{"all", ledger.Filter{}, 9},
			{"dyad either way", ledger.Filter{Dyad: [2]string{"nor", "ITA"}}, 6},
			{"dyad of others", ledger.Filter{Dyad: [2]string{"NOR", "FRA"}}, 0},
			{"country", ledger.Filter{Country: []string{"ITA"}}, 9},
			{"kind", ledger.Filter{Kind: ledger.AgreementKind}, 3},
			{"type", ledger.Filter{Type: []string{"support", "aid"}}, 3},
			{"status", ledger.Filter{Status: []string{"signed"}}, 3},
			{"since its month", ledger.Filter{Kind: ledger.AgreementKind, Since: "2024-02-20"}, 3},
			{"since, by publication", ledger.Filter{Kind: ledger.EventKind, Since: "2024-02-20"}, 0},
			{"until", ledger.Filter{Until: "2024-01"}, 0},
			{"until its year", ledger.Filter{Until: "2024"}, 9},
			{"denied by", ledger.Filter{SaidBy: "ITA", Factuality: []string{"CT-"}}, 6},
			{"denied by the other", ledger.Filter{SaidBy: "NOR", Factuality: []string{"CT-"}}, 0},
			{"by the report", ledger.Filter{SaidBy: "report", Factuality: []string{"Uu"}}, 6},
			{"words", ledger.Filter{Words: "FISH pact"}, 6},
			{"words that look like operators", ledger.Filter{Words: `fish" OR NEAR(`}, 0},
			{"outlet", ledger.Filter{Outlet: "post"}, 9},
			{"before it was learned", ledger.Filter{LearnedBy: "2000-01-01"}, 0},
		} {
			t.Run(c.name, func(t *testing.T) {
				page, err := l.Statements(ctx, c.f)
				if err != nil || page.Total != c.want || len(page.Statements) != c.want {
					t.Errorf("%d of %d, want %d; %v", len(page.Statements), page.Total, c.want, err)
				}
			})
		}
		seen := map[ledger.StatementID]bool{}
		f := ledger.Filter{Limit: 4}
		for pages := 1; ; pages++ {
			page, err := l.Statements(ctx, f)
			if err != nil || page.Total != 9 {
				t.Fatalf("page %d: total %d, %v", pages, page.Total, err)
			}
			for _, s := range page.Statements {
				if seen[s.ID] {
					t.Errorf("statement %d on two pages", s.ID)
				}
				seen[s.ID] = true
			}
			if f.Cursor = page.Next; f.Cursor == "" {
				break
			}
		}
		if len(seen) != 9 {
			t.Errorf("the pages hold %d statements, want 9", len(seen))
		}
		if _, err := l.Statements(ctx, ledger.Filter{Cursor: "x"}); chancery.KindOf(err) != chancery.Usage {
			t.Errorf("a made-up cursor: %v", err)
		}
	})
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE notes (x)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database at all\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	l, err := ledger.Open(ctx, newer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Writer().Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	l.Close()
	for _, path := range []string{foreign, text, newer} {
		before, _ := os.ReadFile(path)
		_, err := ledger.Open(ctx, path)
		if chancery.KindOf(err) != chancery.Unsupported || chancery.HintOf(err) == "" {
			t.Errorf("%s: %v (hint %q)", filepath.Base(path), err, chancery.HintOf(err))
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
	if _, err := ledger.Open(ctx, filepath.Join(dir, "no", "folder.db")); chancery.KindOf(err) != chancery.IO || chancery.HintOf(err) == "" {
		t.Errorf("no folder: %v", err)
	}
	if _, err := ledger.OpenExisting(ctx, filepath.Join(dir, "none.db")); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("no file: %v", err)
	}
}

func TestDiskFullLeavesTheLedgerWhole(t *testing.T) {
	l, ctx := open(t), context.Background()
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 10)); err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := l.Writer().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Writer().Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+2)); err != nil { // SQLite's own stand-in for a full disk
		t.Fatal(err)
	}
	_, err := l.PutReadings(ctx, ledgertest.Samples(10, 500))
	if chancery.KindOf(err) != chancery.IO || !strings.Contains(chancery.HintOf(err), "disk is full") {
		t.Errorf("%v (hint %q)", err, chancery.HintOf(err))
	}
	if page, err := l.Statements(ctx, ledger.Filter{}); err != nil || page.Total != 30 {
		t.Errorf("%d statements, want 30; %v", page.Total, err)
	}
	if err := l.Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestBackupAndCheck(t *testing.T) {
	l, ctx := open(t), context.Background()
	if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 5)); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := l.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(ctx, to); chancery.KindOf(err) != chancery.Exists {
		t.Errorf("over an old backup: %v", err)
	}
	copied, err := ledger.OpenExisting(ctx, to)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	var mode string
	if err := copied.Writer().QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("the copy opens in journal mode %q, want wal; %v", mode, err)
	}
	if page, err := copied.Statements(ctx, ledger.Filter{}); err != nil || page.Total != 15 {
		t.Errorf("the copy holds %d statements, want 15; %v", page.Total, err)
	}
	if _, err := copied.Writer().Exec("UPDATE statements SET words = 'never said' WHERE id = 2"); err != nil {
		t.Fatal(err)
	}
	if err := copied.Check(ctx); chancery.KindOf(err) != chancery.Invalid {
		t.Errorf("a statement that misquotes passes: %v", err)
	}
}

// TestCrash kills a process that fills a ledger at random moments: what it said was
// kept is there, nothing is there in part or twice. CRASH_ROUNDS sets the rounds.
func TestCrash(t *testing.T) {
	if path := os.Getenv("LEDGER_CRASH"); path != "" {
		fill(t, path)
		return
	}
	rounds := 20
	if n, err := strconv.Atoi(os.Getenv("CRASH_ROUNDS")); err == nil {
		rounds = n
	}
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "l.db")
	random := rand.New(rand.NewPCG(1, 2))
	acknowledged := 0
	for round := range rounds {
		cmd := exec.Command(os.Args[0], "-test.run=^TestCrash$")
		cmd.Env = append(os.Environ(), "LEDGER_CRASH="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Half of the rounds end some time after the start, half some time after the first batch was kept.
		kill := func() {
			time.AfterFunc(time.Duration(20+random.IntN(150))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		armed := round%2 == 0
		if armed {
			kill()
		}
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if !armed && strings.HasPrefix(lines.Text(), "kept ") {
				armed = true
				kill()
			}
			if n, err := strconv.Atoi(strings.TrimPrefix(lines.Text(), "kept ")); err == nil {
				acknowledged = max(acknowledged, n)
			}
		}
		cmd.Wait()
		l, err := ledger.Open(ctx, path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if err := l.Check(ctx); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		var reports, readings, statements int
		if err := l.Writer().QueryRow("SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM readings), (SELECT count(*) FROM statements)").Scan(&reports, &readings, &statements); err != nil {
			t.Fatal(err)
		}
		l.Close()
		if readings < acknowledged || reports != readings || statements != 3*readings {
			t.Fatalf("round %d: %d acknowledged; %d reports, %d readings, %d statements", round, acknowledged, reports, readings, statements)
		}
	}
	if acknowledged == 0 {
		t.Fatal("no round kept anything: the test shows nothing")
	}
	t.Logf("%d rounds, %d readings acknowledged", rounds, acknowledged)
}

// fill puts batches until it is killed and says what was kept, as ingest does.
func fill(t *testing.T, path string) {
	ctx := context.Background()
	l, err := ledger.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := l.Writer().QueryRow("SELECT count(*) FROM readings").Scan(&n); err != nil {
		t.Fatal(err)
	}
	for ; ; n += 20 {
		if _, err := l.PutReadings(ctx, ledgertest.Samples(max(n-20, 0), n+20)); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("kept %d\n", n+20)
	}
}

// BenchmarkPut measures readings kept a second beside the raw insertion of the same
// rows into the same tables and indexes.
func BenchmarkPut(b *testing.B) {
	ctx := context.Background()
	list := ledgertest.Samples(0, 2000)
	for b.Loop() {
		from, to := open(b), open(b)
		start := time.Now()
		for n := 0; n < len(list); n += 100 {
			if _, err := from.PutReadings(ctx, list[n:n+100]); err != nil {
				b.Fatal(err)
			}
		}
		ours := time.Since(start)
		raw := rawCopy(b, from, to)
		b.ReportMetric(float64(len(list))/ours.Seconds(), "readings/s")
		b.ReportMetric(float64(len(list))/raw.Seconds(), "raw-readings/s")
		b.ReportMetric(raw.Seconds()/ours.Seconds(), "of-raw")
	}
}

// rawCopy inserts the rows of one ledger into another, already in memory, with as
// many commits, and returns the time of the insertion.
func rawCopy(b *testing.B, from, to *ledger.Ledger) time.Duration {
	b.Helper()
	tables := []string{"outlets", "reports", "readings", "actors", "places", "statements", "participants", "dyads", "perspectives", "facts", "blocks", "bands", "pending"}
	data := map[string]*table{}
	for _, name := range tables {
		order := " ORDER BY 1"
		switch name { // as they came, so that what a row refers to comes before it
		case "reports":
			order = " ORDER BY rowid"
		case "dyads", "blocks":
			order = " ORDER BY statement"
		case "bands":
			order = " ORDER BY reading, band"
		}
		found, err := from.Writer().Query("SELECT * FROM " + name + order)
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = found.Close() }()
		columns, _ := found.Columns()
		r := &table{name: name, columns: len(columns)}
		for found.Next() {
			values, at := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				at[i] = &values[i]
			}
			if err := found.Scan(at...); err != nil {
				b.Fatal(err)
			}
			r.values = append(r.values, values...)
		}
		if err := found.Err(); err != nil {
			b.Fatal(err)
		}
		data[name] = r
	}
	const commits = 20
	start := time.Now()
	if err := outletsFirst(to, data["outlets"]); err != nil {
		b.Fatal(err)
	}
	for i := range commits {
		tx, err := to.Writer().Begin()
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range tables[1:] {
			r := data[name]
			n := len(r.values) / r.columns
			part := table{name: name, columns: r.columns, values: r.values[n*i/commits*r.columns : n*(i+1)/commits*r.columns]}
			if err := part.insert(to, tx); err != nil {
				b.Fatal(err)
			}
		}
		if i == commits-1 {
			if _, err := tx.Exec("INSERT INTO statement_words(statement_words) VALUES ('rebuild')"); err != nil {
				b.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// outletsFirst inserts the outlets: the reports of the first commit refer to them.
func outletsFirst(to *ledger.Ledger, outlets *table) error {
	tx, err := to.Writer().Begin()
	if err != nil {
		return err
	}
	if err := outlets.insert(to, tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// table is the rows of one table.
type table struct {
	name    string
	columns int
	values  []any
}

func (r *table) insert(l *ledger.Ledger, tx *sql.Tx) error {
	return ledger.InsertRows(context.Background(), l, tx, r.name, r.columns, r.values)
}

// TestOldLedgersAreBroughtUpToDate makes a ledger of version 1 and opens it.
func TestOldLedgersAreBroughtUpToDate(t *testing.T) {
	ctx, path := context.Background(), ledgertest.File(t)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile("migrations/sqlite/00001_ledger.sql")
	if err != nil {
		t.Fatal(err)
	}
	up, _, _ := strings.Cut(string(first), "-- +goose Down")
	r, newer := ledgertest.Sample(1), ledgertest.Sample(1)
	r.Report.Title, newer.Engine.Version = "Pact", "2"
	text := r.Report.Text
	r.Report.Text, newer.Report.Text = "", ""
	for _, step := range []struct {
		query string
		args  []any
	}{
		{"PRAGMA application_id = 1128812099", nil},
		{up, nil},
		{"CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))", nil},
		{"INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)", nil},
		{"INSERT INTO outlets VALUES (1, 'Post')", nil},
		{"INSERT INTO reports VALUES ($1, 1, 'Pact', '', '', '2024-02-03', 'en', $2, '2024-02-04T00:00:00Z')", []any{string(r.Report.ID), text}},
		{"INSERT INTO readings VALUES (1, $1, '1/t', '2024-02-04T00:00:00Z', $2)", []any{string(r.Report.ID), body(t, r)}},
		{"INSERT INTO readings VALUES (2, $1, '2/t', '2024-02-05T00:00:00Z', $2)", []any{string(r.Report.ID), body(t, newer)}},
	} {
		if _, err := db.ExecContext(ctx, step.query, step.args...); err != nil {
			t.Fatalf("%s: %v", step.query, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	l := ledgertest.Open(t, path)
	if err := l.Check(ctx); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		f    ledger.Filter
		want string
	}{{ledger.Filter{}, "2024-02-05T00:00:00Z"}, {ledger.Filter{LearnedBy: "2024-02-04"}, "2024-02-04T00:00:00Z"}, {ledger.Filter{Words: "fish", Kind: ledger.EventKind}, "2024-02-05T00:00:00Z"}} {
		page, err := l.Statements(ctx, c.f)
		if err != nil || len(page.Statements) == 0 || page.Statements[0].Learned != c.want {
			t.Errorf("%+v: %+v, %v; want what was learned at %s", c.f, page.Statements, err, c.want)
		}
	}
}

func body(t *testing.T, r chancery.Reading) string {
	t.Helper()
	b, err := json.Marshal(r.Normal())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
