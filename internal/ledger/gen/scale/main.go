// Command scale makes a large SQLite ledger out of a small one, to measure pages on
// ten million statements. Each copy of the small one has other days and other states:
// days move on by a step of its own within twenty years, the codes of states move on
// along their list. Keys, reports and readings are new, so a copy is as large as the
// first; readings keep their rows and lose their JSON.
//
//	go run ./internal/ledger/gen/scale -from small.db -copies 500 large.db
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"time"

	"chancery/internal/ledger"

	_ "modernc.org/sqlite" // the driver "sqlite" of database/sql
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "", "the small ledger, merged")
	copies := flag.Int("copies", 100, "how many copies")
	flag.Parse()
	if *from == "" || flag.NArg() != 1 {
		log.Fatal("usage: scale -from small.db -copies N large.db")
	}
	if err := run(context.Background(), *from, flag.Arg(0), *copies); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, from, to string, copies int) error {
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("%s is there already", to)
	}
	for _, open := range []func() (*ledger.Ledger, error){
		func() (*ledger.Ledger, error) { return ledger.OpenExisting(ctx, from) }, // brings it up to date
		func() (*ledger.Ledger, error) { return ledger.Open(ctx, to) },           // makes the tables
	} {
		l, err := open()
		if err != nil {
			return err
		}
		if err := l.Close(); err != nil {
			return err
		}
	}
	db, err := sql.Open("sqlite", "file:"+to+"?_pragma=synchronous(OFF)&_pragma=cache_size(-1000000)&_pragma=foreign_keys(0)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	for _, q := range []string{
		"ATTACH DATABASE '" + strings.ReplaceAll(from, "'", "''") + "' AS small",
		"CREATE TEMP TABLE codes AS SELECT row_number() OVER (ORDER BY code) - 1 AS n, code FROM (SELECT DISTINCT code FROM small.participants WHERE length(code) = 3)",
		"CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY)",
		fmt.Sprintf("WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < %d) INSERT INTO copies SELECT n FROM c", copies-1),
		"CREATE TEMP TABLE swap (n INTEGER, code TEXT, becomes TEXT NOT NULL, PRIMARY KEY (n, code)) WITHOUT ROWID",
		"INSERT INTO swap SELECT k.n, c.code, d.code FROM copies k JOIN codes c JOIN codes d ON d.n = (c.n + k.n) % (SELECT count(*) FROM codes)",
		"INSERT INTO outlets (id, name, country, profile) SELECT id, name, country, profile FROM small.outlets",
	} {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
	}
	indexes, err := dropIndexes(ctx, db)
	if err != nil {
		return err
	}
	start := time.Now()
	for n := range copies {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		for _, q := range oneCopy {
			if _, err := tx.ExecContext(ctx, q, n); err != nil {
				_ = tx.Rollback()
				return fmt.Errorf("copy %d: %s: %w", n, q, err)
			}
		}
		if err := tx.Commit(); err != nil {
			return err
		}
		if n%10 == 9 {
			log.Printf("%d copies in %.0f s", n+1, time.Since(start).Seconds())
		}
	}
	for _, q := range slices.Concat(sorted, indexes, totals) {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
		log.Printf("%.0f s: %.60s", time.Since(start).Seconds(), q)
	}
	var statements, occurrences int
	if err := db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM occurrences)").Scan(&statements, &occurrences); err != nil {
		return err
	}
	log.Printf("%d statements, %d occurrences in %.0f s", statements, occurrences, time.Since(start).Seconds())
	return nil
}

// dropIndexes drops what can be made faster at the end, and returns how.
func dropIndexes(ctx context.Context, db *sql.DB) (again []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var names []string
	for rows.Next() {
		var name, query string
		if err := rows.Scan(&name, &query); err != nil {
			return nil, err
		}
		names, again = append(names, name), append(again, query)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	_ = rows.Close() // the one connection is wanted
	for _, name := range names {
		if _, err := db.ExecContext(ctx, "DROP INDEX main."+name); err != nil {
			return nil, err
		}
	}
	return again, nil
}

// What a value of a row of the n-th copy becomes. Days move on by a step that shares no
// factor with the days of twenty years.
const (
	step = 100_000_000 // more than a small ledger has of anything
	days = "CAST(julianday(%[1]s) AS INTEGER) + k.n * 1009"
)

func id(column string) string { return fmt.Sprintf("%s + k.n * %d", column, step) }

// Names of one copy lie together in an index: scattered ones would touch all its pages.
func key(column string) string {
	return fmt.Sprintf("printf('%%08x', k.n) || substr(%s, 1, 16)", column)
}
func name(column string) string { return fmt.Sprintf("printf('%%06d#', k.n) || %s", column) }

func day(column string) string {
	return fmt.Sprintf("CASE WHEN coalesce(%[1]s, '') = '' THEN '' ELSE date('2004-01-01', '+' || (("+days+") %% 7305) || ' days') END", column)
}

func code(column string) string {
	return "coalesce((SELECT becomes FROM swap WHERE swap.n = k.n AND swap.code = " + column + "), " + column + ")"
}

// whole is a column that holds a day, or a coarser date that is left out.
func whole(column string) string {
	return "CASE WHEN length(" + column + ") = 10 THEN " + column + " END"
}

// oneCopy are the statements that add the n-th copy to tables whose rows come in order.
var oneCopy = []string{
	"INSERT INTO reports (id, outlet, title, url, byline, published, language, text, learned, day, story) SELECT " + name("id") + ", outlet, title, url, byline, " + day("day") + ", language, text, learned, " + day("day") + ", CASE story WHEN '' THEN '' ELSE " + name("story") + " END" + of("reports"),
	"INSERT INTO readings (id, report, engine, learned, body, current, statements) SELECT " + id("id") + ", " + name("report") + ", engine, learned, '{}', current, statements" + of("readings"),
	"INSERT INTO actors SELECT " + id("reading") + ", local, name, kind, " + code("country") + ", org, " + code("code") + of("actors"),
	"INSERT INTO places SELECT " + id("reading") + ", local, name, kind, country, geonames, lat, lon" + of("places"),
	"INSERT INTO offices (id, reading, actor, name, title, body, code, former, day, span_start, span_end, words) SELECT " + id("id") + ", " + id("reading") + ", actor, name, title, body, " + code("code") + ", former, " + day("day") + ", span_start, span_end, words" + of("offices"),
	"INSERT INTO occurrences SELECT " + id("id") + ", " + key("key") + ", kind, type, mode, " + day("day") + ", " + day("first_day") + ", " + day("last_day") + ", title, words, place, country, lat, lon, reports, stories, outlets, affirmed, denied, claimed, uncommitted, contradicted, background, intensity, weight, learned, changed, body" + of("occurrences"),
	"INSERT INTO statements SELECT " + id("id") + ", " + id("reading") + ", local, " + key("key") + ", current, " + id("occurrence") + ", kind, type, mode, status, rule, span_start, span_end, words, time, " + day("first_day") + ", " + day("last_day") + ", " + day("day") + ", place, learned" + of("statements"),
	"INSERT INTO participants SELECT " + id("statement") + ", role, actor, " + code("code") + of("participants"),
	"INSERT INTO perspectives SELECT " + id("statement") + ", number, holder, " + code("code") + ", factuality, attribution, reason" + of("perspectives"),
	"INSERT INTO register SELECT " + id("occurrence") + ", " + key("key") + ", title, kind, status, " + day(whole("signed")) + ", " + day(whole("in_force")) + ", term_from, term_to, duration, " + day("expires") + ", about, place, (SELECT coalesce(group_concat(" + code("p.code") + ", ' '), '') FROM small.register_parties p WHERE p.occurrence = t.occurrence), fields, field_codes, contradicted, body, " + day("day") + of("register"),
	"INSERT OR IGNORE INTO register_parties SELECT " + id("occurrence") + ", " + code("code") + ", name, signed, provisional, ratified, in_force, withdrawn, " + day("day") + ", kind, status" + of("register_parties"),
	"INSERT INTO questions SELECT " + id("statement") + ", topic, asked_by, " + day("day") + ", status" + of("questions"),
}

// of is a table of the small ledger and the number of the copy.
func of(table string) string { return " FROM small." + table + " AS t JOIN copies AS k ON k.n = $1" }

// ofAll is a table and all copies.
func ofAll(table string) string { return " FROM small." + table + " AS t CROSS JOIN copies AS k" }

// sorted are the statements that fill tables whose rows lie in another order.
var sorted = []string{
	"INSERT OR IGNORE INTO dyads SELECT min(x, y), max(x, y), s FROM (SELECT " + code("a") + " AS x, " + code("b") + " AS y, " + id("statement") + " AS s" + ofAll("dyads") + ") ORDER BY 1, 2, 3",
	"INSERT OR IGNORE INTO occurrence_codes SELECT " + code("code") + ", " + day("day") + ", " + id("occurrence") + ", kind, type, role" + ofAll("occurrence_codes") + " ORDER BY 1, 2, 3, 6",
	"INSERT OR IGNORE INTO occurrence_dyads SELECT min(x, y), max(x, y), d, o, kind, type FROM (SELECT " + code("a") + " AS x, " + code("b") + " AS y, " + day("day") + " AS d, " + id("occurrence") + " AS o, kind, type" + ofAll("occurrence_dyads") + ") ORDER BY 1, 2, 3, 4",
	"INSERT OR IGNORE INTO question_codes SELECT " + code("code") + ", " + id("question") + ofAll("question_codes") + " ORDER BY 1, 2",
	"INSERT INTO statement_words(statement_words) VALUES ('rebuild')",
}

// totals makes the counts of the occurrences and brings the statistics up to date.
var totals = []string{
	"INSERT INTO tally_country SELECT code, substr(day, 1, 7), CASE kind WHEN 'agreement' THEN kind ELSE type END, count(DISTINCT occurrence) FROM occurrence_codes GROUP BY 1, 2, 3",
	"INSERT INTO tally_dyad SELECT a, b, substr(day, 1, 7), CASE kind WHEN 'agreement' THEN kind ELSE type END, count(*) FROM occurrence_dyads GROUP BY 1, 2, 3, 4",
	"INSERT INTO tally_partner SELECT code, partner, type, sum(n) FROM (SELECT a AS code, b AS partner, type, n FROM tally_dyad UNION ALL SELECT b, a, type, n FROM tally_dyad) GROUP BY 1, 2, 3",
	"INSERT INTO tally_code SELECT code, type, sum(n) FROM tally_country GROUP BY 1, 2",
	"UPDATE outlets SET reports = (SELECT count(*) FROM reports WHERE outlet = outlets.id), last = coalesce((SELECT max(day) FROM reports WHERE outlet = outlets.id), '')",
	"INSERT INTO tally_total SELECT 'report', '', count(*) FROM reports UNION ALL SELECT 'report', 'no outlet', count(*) FROM reports WHERE outlet IS NULL UNION ALL SELECT 'report', 'no day', count(*) FROM reports WHERE day = ''",
	"INSERT INTO tally_total SELECT 'engine', engine, count(*) FROM readings GROUP BY engine",
	"INSERT INTO tally_total SELECT 'statement', kind, count(*) FROM statements WHERE current GROUP BY kind",
	"INSERT INTO meta (name, value) VALUES ('register words', 'stale')", // made when it is opened
	"ANALYZE",
}
