package ledger_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// told returns the reading of a report in which an outlet tells of one of a few pacts.
// Outlets of even number print the same text.
func told(pact, by int) chancery.Reading {
	r := ledgertest.Sample(pact)
	r.Report.ID = chancery.ReportID(fmt.Sprintf("sha256:%d-%d", pact, by))
	r.Report.Outlet = fmt.Sprintf("Outlet %d", by)
	r.Report.Published = chancery.Date(fmt.Sprintf("2024-%02d-%02d", 2+pact, 3+by%2))
	r.Agreements[0].Signed = r.Report.Published[:len("2024-02")]
	if by%2 == 1 {
		for i := range 20 {
			r.Report.Text += fmt.Sprintf(" own%dword%d", by, i)
		}
	}
	if by%3 == 0 { // this one holds what others leave open
		r.Events[0].Perspectives = []chancery.Perspective{{Holder: "report", Factuality: chancery.CTPlus}}
	}
	return r
}

// dump writes what merging made, without numbers and moments.
func dump(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	if err := l.Check(context.Background()); err != nil { // the counts are those of the rows
		t.Fatal(err)
	}
	var b strings.Builder
	for _, q := range []string{
		"SELECT o.key || ' ' || o.kind || ' ' || o.day || ' ' || o.reports || ' ' || o.outlets || ' ' || o.affirmed || ' ' || o.denied || ' ' || o.body FROM occurrences o ORDER BY o.key",
		"SELECT o.key || ' ' || s.key FROM statements s JOIN occurrences o ON o.id = s.occurrence ORDER BY o.key, s.key",
		"SELECT o.key || ' ' || c.code || ' ' || c.role FROM occurrence_codes c JOIN occurrences o ON o.id = c.occurrence ORDER BY o.key, c.code, c.role",
		"SELECT o.key || ' ' || c.a || ' ' || c.b FROM occurrence_dyads c JOIN occurrences o ON o.id = c.occurrence ORDER BY o.key, c.a, c.b",
		"SELECT key || ' ' || title || ' ' || status || ' ' || signed || ' ' || parties FROM register ORDER BY key",
		"SELECT code || ' ' || month || ' ' || type || ' ' || n FROM tally_country WHERE n > 0 ORDER BY code, month, type",
		"SELECT a || ' ' || b || ' ' || month || ' ' || type || ' ' || n FROM tally_dyad WHERE n > 0 ORDER BY a, b, month, type",
		"SELECT code || ' ' || partner || ' ' || type || ' ' || n FROM tally_partner WHERE n > 0 ORDER BY code, partner, type",
		"SELECT code || ' ' || type || ' ' || n FROM tally_code WHERE n > 0 ORDER BY code, type",
		"SELECT word || ' ' || n FROM tally_word WHERE n > 0 ORDER BY word",
		"SELECT what || ' ' || value || ' ' || n FROM tally_total WHERE n > 0 ORDER BY what, value",
		"SELECT name || ' ' || reports || ' ' || last FROM outlets ORDER BY name",
		"SELECT id || ' ' || story FROM reports ORDER BY id",
	} {
		for _, line := range lines(t, l, q) {
			b.WriteString(line + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// lines returns the one column of a query.
func lines(t *testing.T, l *ledger.Ledger, query string) []string {
	t.Helper()
	rows, err := l.Writer().Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		out = append(out, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func putAndMerge(t *testing.T, l *ledger.Ledger, list []chancery.Reading) {
	t.Helper()
	ctx := context.Background()
	if _, err := l.PutReadings(ctx, list); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); err != nil {
		t.Fatal(err)
	}
}

// TestMergeDoesNotDependOnOrder puts the same reports in several orders and batches.
func TestMergeDoesNotDependOnOrder(t *testing.T) {
	var list []chancery.Reading
	for pact := range 4 {
		for by := range 5 {
			list = append(list, told(pact, by))
		}
	}
	want := ""
	ledgertest.Each(t, func(t *testing.T, location string) {
		for seed := range uint64(4) {
			random := rand.New(rand.NewPCG(seed, 7))
			random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			if seed > 0 {
				location = ledgertest.File(t)
			}
			l := ledgertest.Open(t, location)
			for rest := list; len(rest) > 0; {
				n := 1 + random.IntN(len(rest))
				putAndMerge(t, l, rest[:n])
				rest = rest[n:]
			}
			if n, err := l.Waiting(context.Background()); err != nil || n != 0 {
				t.Fatalf("%d statements wait, %v", n, err)
			}
			ledger.BlocksAgree(t, l)
			got := dump(t, l)
			if seed == 1 {
				mergeAnew(t, l)
				if again := dump(t, l); again != got {
					t.Fatalf("merged anew:\n%s\nwant\n%s", again, got)
				}
			}
			if want == "" {
				want = got
			}
			if got != want {
				t.Fatalf("seed %d:\n%s\nwant\n%s", seed, got, want)
			}
		}
	})
	if n := strings.Count(want, " agreement 2024-0"); n != 4 || !strings.Contains(want, "-01 5 3 ") {
		t.Errorf("%d agreements of 4 pacts told by 5 outlets each, 3 of them with the same text\n%s", n, want)
	}
}

func mergeAnew(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	ctx := context.Background()
	if _, err := l.Writer().Exec("UPDATE meta SET value = 'older' WHERE name = 'merge'"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); chancery.KindOf(err) != chancery.Conflict || !strings.Contains(chancery.HintOf(err), "--anew") {
		t.Errorf("rules are mixed: %v (hint %q)", err, chancery.HintOf(err))
	}
	if err := l.MergeAnew(ctx); err != nil {
		t.Fatal(err)
	}
	if done, err := l.Merge(ctx); err != nil || done.Statements == 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	ledger.BlocksAgree(t, l)
}

// TestMergeOfAReReading holds that a newer reading takes the place of the old one.
func TestMergeOfAReReading(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		putAndMerge(t, l, []chancery.Reading{told(1, 0), told(1, 1)})
		newer := told(1, 1)
		newer.Engine.Version = "2"
		newer.Events = nil
		putAndMerge(t, l, []chancery.Reading{newer})
		var events, outlets int
		if err := l.Writer().QueryRow("SELECT count(*), coalesce(sum(outlets), 0) FROM occurrences WHERE kind = 'event'").Scan(&events, &outlets); err != nil {
			t.Fatal(err)
		}
		if events != 1 || outlets != 1 {
			t.Errorf("%d events of %d outlets, want 1 of 1: the newer reading finds none in the second report", events, outlets)
		}
		if err := l.Writer().QueryRow("SELECT outlets FROM occurrences WHERE kind = 'agreement'").Scan(&outlets); err != nil || outlets != 2 {
			t.Errorf("the pact has %d outlets, want 2; %v", outlets, err)
		}
		if err := l.Check(context.Background()); err != nil {
			t.Error(err)
		}
	})
}

// TestCountsOfAnOlderLedger holds that a ledger of before the counts of the whole and
// the words of the register gets them when it is opened.
func TestCountsOfAnOlderLedger(t *testing.T) {
	ledgertest.Each(t, func(t *testing.T, location string) {
		l := ledgertest.Open(t, location)
		var list []chancery.Reading
		for i := range 6 {
			list = append(list, told(i%3, i))
		}
		list[5].Report.Outlet = ""
		list[0].Agreements[0].Title = "Salt Pact"
		putAndMerge(t, l, list)
		newer := told(1, 1)
		newer.Engine.Version = "2"
		putAndMerge(t, l, []chancery.Reading{newer})
		want := dump(t, l)
		if !strings.Contains(want, "report no outlet 1\n") || !strings.Contains(want, "engine ") || !strings.Contains(want, "\nw:") {
			t.Fatalf("too little to compare:\n%s", want)
		}
		ledger.Downgrade(t, l, 3)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, ledgertest.Open(t, location)); got != want {
			t.Errorf("brought up to date:\n%s\nwant\n%s", got, want)
		}
	})
}
