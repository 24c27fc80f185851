package ledgertest

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chancery/internal/ledger"
	"chancery/internal/merge"
)

// Fill puts made-up statements straight into the tables of an empty ledger, with the
// occurrences, the register and the counts that merging would make of them, to measure
// views on: ten statements a report, one occurrence for two and a half statements,
// codes and words as uneven as in news. The same n gives the same rows.
func Fill(t testing.TB, l *ledger.Ledger, n int) {
	t.Helper()
	f := &filling{t: t, random: rand.New(rand.NewPCG(1, 2)), rows: map[string]*batch{}, tally: map[[4]string]int{}}
	ctx := context.Background()
	for f.statement < n {
		tx, err := l.Writer().BeginTx(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		f.tx = tx
		for range 2000 {
			f.report(f.statement / perReport)
		}
		f.flush(0)
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	tx, err := l.Writer().BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.tx = tx
	f.counts()
	f.flush(0)
	for _, q := range append(totals, "INSERT INTO statement_words(rowid, words) SELECT id, words FROM statements") {
		f.do(q)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

const (
	perReport = 10
	outlets   = 500
	codeCount = 200
)

// filling is the state of Fill.
type filling struct {
	t          testing.TB
	tx         *sql.Tx
	random     *rand.Rand
	rows       map[string]*batch
	tally      map[[4]string]int
	statement  int
	occurrence int
}

// batch is rows of one table that wait.
type batch struct {
	columns int
	values  []any
}

func (f *filling) do(query string, args ...any) {
	f.t.Helper()
	if _, err := f.tx.ExecContext(context.Background(), query, args...); err != nil {
		f.t.Fatalf("%.80s: %v", query, err)
	}
}

func (f *filling) add(table string, values ...any) {
	b := f.rows[table]
	if b == nil {
		b = &batch{columns: len(values)}
		f.rows[table] = b
	}
	b.values = append(b.values, values...)
}

// tables are those that are filled, each after those it refers to.
var tables = []string{"outlets (id, name)", "reports (id, outlet, title, url, byline, published, language, text, learned, day, story)",
	"readings (id, report, engine, learned, body, current, statements)", "offices (reading, actor, name, title, body, code, former, day, span_start, span_end, words)",
	"occurrences", "occurrence_codes", "occurrence_dyads", "register", "register_parties", "register_words", "statements", "participants", "dyads", "perspectives", "questions", "question_codes",
	"tally_country", "tally_dyad", "tally_partner"}

// totals are the counts that follow from the rows.
var totals = []string{
	"UPDATE outlets SET reports = (SELECT count(*) FROM reports WHERE outlet = outlets.id), last = coalesce((SELECT max(day) FROM reports WHERE outlet = outlets.id), '')",
	"INSERT INTO tally_total SELECT 'report', '', count(*) FROM reports",
	"INSERT INTO tally_total SELECT 'engine', engine, count(*) FROM readings GROUP BY engine",
	"INSERT INTO tally_total SELECT 'statement', kind, count(*) FROM statements WHERE current GROUP BY kind",
	"INSERT INTO tally_code SELECT code, type, sum(n) FROM tally_country GROUP BY code, type",
	"INSERT INTO tally_word SELECT word, count(*) FROM register_words GROUP BY word",
}

// flush inserts rows table by table.
func (f *filling) flush(least int) {
	f.t.Helper()
	for _, table := range tables {
		b := f.rows[table]
		for b != nil && len(b.values) > least {
			n := min(4000/b.columns, len(b.values)/b.columns)
			marks := strings.Repeat(",("+strings.Repeat(",?", b.columns)[1:]+")", n)[1:]
			f.do("INSERT INTO "+table+" VALUES "+marks, b.values[:n*b.columns]...)
			b.values = b.values[n*b.columns:]
		}
	}
}

// uneven returns a number below n, small ones far more often.
func (f *filling) uneven(n int) int { return int(float64(n) * math.Pow(f.random.Float64(), 3)) }

func codeOf(n int) string {
	return string([]byte{byte('A' + n/26/26%26), byte('A' + n/26%26), byte('A' + n%26)})
}

func pick[T any](f *filling, list []T) T { return list[f.random.IntN(len(list))] }

var (
	eventTypes = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	statuses   = []string{"sought", "signed", "signed", "in force", "ratified"}
	filler     = strings.Repeat("The talks went on for a third day and nobody left the room before noon. ", 55)
)

func (f *filling) report(n int) {
	if n < outlets {
		f.add(tables[0], n+1, fmt.Sprintf("Outlet %d", n+1))
	}
	id := fmt.Sprintf("sha256:%064x", n)
	day := fmt.Sprintf("20%02d-%02d-%02d", 14+f.random.IntN(10), 1+f.random.IntN(12), 1+f.random.IntN(28))
	learned := fmt.Sprintf("2024-%02d-%02dT%02d:%02d:00Z", 1+n/60000%12, 1+n/2000%28, n/60%24, n%60)
	f.add(tables[1], id, 1+f.uneven(min(outlets, n+1)), fmt.Sprintf("Report %d", n), "", "", day, "en", filler, learned, day, "")
	f.add(tables[2], n+1, id, "1/t", learned, `{"schema":"chancery.reading/1","report":{"title":"`+filler+`"}}`, true, perReport)
	f.add(tables[3], n+1, "a1", fmt.Sprintf("Person %d", f.uneven(1000)), pick(f, []string{"president", "foreign minister", "prime minister"}), "", codeOf(f.uneven(codeCount)), false, day, 0, 9, "president")
	for i := range perReport {
		f.one(n+1, i, day, learned)
	}
}

func (f *filling) one(reading, local int, day, learned string) {
	f.statement++
	id := f.statement
	kind, typ, status := ledger.EventKind, eventTypes[f.uneven(len(eventTypes))], ""
	switch {
	case local == 9 && id%4 == 0:
		kind, typ = ledger.QuestionKind, ""
	case local == 8:
		kind, typ, status = ledger.AgreementKind, pick(f, []string{"treaty", "agreement", "memorandum of understanding", "pact"}), pick(f, statuses)
	}
	a, b := codeOf(f.uneven(codeCount)), codeOf(f.uneven(codeCount))
	words := fmt.Sprintf("ministers of %s and %s met over word%d and word%d", a, b, f.uneven(20000), f.uneven(20000))
	key := fmt.Sprintf("%024x", id)
	var occurrence any
	if kind != ledger.QuestionKind {
		if f.occurrence == 0 || f.random.IntN(5) < 2 {
			f.occurrence++
			f.occur(key, kind, typ, status, day, learned, words, a, b)
		}
		occurrence = f.occurrence
	}
	f.add("statements", id, reading, fmt.Sprintf("e%d", local), key, true, occurrence, kind, typ, "", status, "rule", 0, len(words), words, "", "", "", day, "", learned)
	f.add("participants", id, "actor", "a1", a)
	f.add("participants", id, "recipient", "a2", b)
	if a != b {
		f.add("dyads", min(a, b), max(a, b), id)
	}
	f.add("perspectives", id, 0, "report", "", pick(f, []string{"CT+", "CT+", "Uu"}), "", "")
	f.add("perspectives", id, 1, "a1", a, pick(f, []string{"CT+", "CT+", "CT+", "PR+", "CT-"}), "q1", "")
	if kind == ledger.QuestionKind {
		f.add("questions", id, "word", "report", day, "open")
		f.add("question_codes", min(a, b), id)
		if a != b {
			f.add("question_codes", max(a, b), id)
		}
	}
}

func (f *filling) occur(key, kind, typ, status, day, learned, words, a, b string) {
	id, denied := f.occurrence, f.random.IntN(20)/19
	body, err := json.Marshal(merge.Occurrence{Key: key, Kind: kind, Type: typ, Words: words, Actors: []string{a}, Recipients: []string{b}, Source: key, Reports: 3})
	if err != nil {
		f.t.Fatal(err)
	}
	f.add("occurrences", id, key, kind, typ, "", day, day, day, "met", words, "", a, nil, nil, 3, 2, 2, 2, denied, 1, 0, denied == 1, false, 1.0, f.random.Float64()*10, learned, learned, string(body))
	roles := []string{"actor", "recipient"}
	if kind == ledger.AgreementKind {
		roles = []string{"party", "party"}
	}
	f.add("occurrence_codes", a, day, id, kind, typ, roles[0])
	if a != b {
		f.add("occurrence_codes", b, day, id, kind, typ, roles[1])
		f.add("occurrence_dyads", min(a, b), max(a, b), day, id, kind, typ)
	}
	if kind == ledger.AgreementKind {
		f.register(id, key, typ, status, day, words, a, b)
		typ = kind
	}
	f.tally[[4]string{a, "", day[:7], typ}]++
	if a != b {
		f.tally[[4]string{b, "", day[:7], typ}]++
		f.tally[[4]string{min(a, b), max(a, b), day[:7], typ}]++
	}
}

func (f *filling) register(id int, key, kind, status, day, words, a, b string) {
	entry, err := json.Marshal(merge.Entry{Key: key, Title: words, Kind: kind, Status: status, About: words})
	if err != nil {
		f.t.Fatal(err)
	}
	expires := ""
	if f.random.IntN(3) == 0 {
		expires = fmt.Sprintf("20%02d-%02d-01", 20+f.random.IntN(20), 1+f.random.IntN(12))
	}
	field := fmt.Sprintf("field%d", f.uneven(500))
	f.add("register", id, key, words, kind, status, day, "", day[:4], "", "", expires, words, "", a+" "+b, field, "2016", false, string(entry), day)
	named := map[string]bool{"w:" + field: true, "f:" + field: true, "c:2016": true}
	for _, word := range strings.Fields(strings.ToLower(words)) {
		named["w:"+word] = true
	}
	for _, word := range slices.Sorted(maps.Keys(named)) {
		f.add("register_words", word, day, id, kind, status)
	}
	f.add("register_parties", id, a, "", day, "", "", "", "", day, kind, status)
	if a != b {
		f.add("register_parties", id, b, "", day, "", "", "", "", day, kind, status)
	}
}

func (f *filling) counts() {
	partner := map[[3]string]int{}
	for k, n := range f.tally {
		if k[1] == "" {
			f.add("tally_country", k[0], k[2], k[3], n)
			continue
		}
		f.add("tally_dyad", k[0], k[1], k[2], k[3], n)
		partner[[3]string{k[0], k[1], k[3]}] += n
		partner[[3]string{k[1], k[0], k[3]}] += n
	}
	for k, n := range partner {
		f.add("tally_partner", k[0], k[1], k[2], n)
	}
}
