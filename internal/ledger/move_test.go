package ledger_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// furnished fills a ledger with some of everything that people make.
func furnished(t *testing.T, location string) (*ledger.Ledger, []chancery.Reading) {
	t.Helper()
	l := ledgertest.Open(t, location)
	ctx := context.Background()
	list := []chancery.Reading{told(1, 0), told(1, 1), told(1, 2), told(2, 0), told(3, 1)}
	putAndMerge(t, l, list)
	keys := lines(t, l, "SELECT key FROM statements WHERE kind = 'agreement' ORDER BY id")
	if _, err := l.Review(ctx, ledger.Review{Subject: keys[0], Action: ledger.Part, Value: json.RawMessage("[]"), Who: "ada", Why: "another pact"}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Merge(ctx); err != nil {
		t.Fatal(err)
	}
	newer := told(2, 0)
	newer.Engine.Version = "2"
	if _, err := l.PutReadings(ctx, []chancery.Reading{newer}); err != nil { // left to be merged
		t.Fatal(err)
	}
	for _, q := range []string{
		"INSERT INTO ratings (outlet, reliability, who, at, why) VALUES (1, 'B', 'ada', '2024-02-03T04:05:06Z', '')",
		"INSERT INTO watches (name, query, owner, webhook, secret, created, told) VALUES ('fish', 'fish', 'ada', '', '', '2024-02-03T04:05:06Z', '')",
		"INSERT INTO feeds (url, title, outlet, etag, modified, fetched, due, failures, error, added) VALUES ('https://post.example/feed', '', 'Post', '', '', '', '', 0, '', '')",
		"INSERT INTO users (name, role, password, oidc, created, disabled, visited) VALUES ('ada', 'admin', '', '', '', TRUE, '')",
		"INSERT INTO tokens (hash, owner, name, role, created, used, expires, revoked) VALUES ('x', 'ada', '', 'reader', '', '', '', FALSE)",
		"INSERT INTO inbox (batch, report) VALUES (-3, '{}')",
	} {
		if _, err := l.Writer().Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return l, list
}

// made is what a move must bring along.
func made(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	out := dump(t, l)
	for _, q := range []string{
		"SELECT id || ' ' || engine || ' ' || body FROM readings ORDER BY id",
		"SELECT id || ' ' || subject || ' ' || action || ' ' || who || ' ' || why FROM reviews ORDER BY id",
		"SELECT id || ' ' || reliability FROM ratings ORDER BY id",
		"SELECT name || ' ' || role || ' ' || CASE WHEN disabled THEN 'off' ELSE 'on' END FROM users ORDER BY id",
		"SELECT hash || ' ' || CASE WHEN revoked THEN 'off' ELSE 'on' END FROM tokens ORDER BY id",
		"SELECT id || ' ' || batch FROM inbox ORDER BY id",
		"SELECT id || ' ' || words || ' ' || CASE WHEN current THEN 'counts' ELSE 'no' END FROM statements ORDER BY id",
		"SELECT CAST(statement AS TEXT) FROM pending ORDER BY statement",
	} {
		for _, line := range lines(t, l, q) {
			out += line + "\n"
		}
	}
	return out
}

// A ledger moves from file to file, from a file to a server and back, and is the same.
func TestMove(t *testing.T) {
	ctx := context.Background()
	ledgertest.Each(t, func(t *testing.T, to string) {
		from := ledgertest.File(t)
		l, list := furnished(t, from)
		before := made(t, l)
		rows := map[string]int{}
		if err := ledger.Move(ctx, from, to, func(table string, n int) { rows[table] = n }); err != nil {
			t.Fatal(err)
		}
		if rows["reports"] != 5 || rows["readings"] != 6 {
			t.Errorf("told of %v", rows)
		}
		there := ledgertest.Open(t, to)
		if got := made(t, there); got != before {
			t.Errorf("moved:\n%s\nwant\n%s", got, before)
		}
		if made(t, l) != before {
			t.Error("the source has changed")
		}
		if err := there.Check(ctx); err != nil {
			t.Error(err)
		}
		if page, err := there.Statements(ctx, ledger.Filter{Words: "fish", Kind: ledger.AgreementKind}); err != nil || page.Total != len(list) {
			t.Errorf("search finds %d, %v", page.Total, err)
		}
		// Numbers go on after those that came along.
		if _, err := there.PutReadings(ctx, ledgertest.Samples(100, 103)); err != nil {
			t.Error(err)
		}
		if _, err := there.Merge(ctx); err != nil {
			t.Error(err)
		}
		if err := there.Audit(ctx, "ada", "moved", "", ""); err != nil {
			t.Error(err)
		}
		if err := ledger.Move(ctx, from, to, func(string, int) {}); chancery.KindOf(err) != chancery.Exists {
			t.Errorf("into a ledger with rows: %v", err)
		}
		now := made(t, there)
		back := filepath.Join(t.TempDir(), "back.db")
		if err := ledger.Move(ctx, to, back, func(string, int) {}); err != nil {
			t.Fatal(err)
		}
		if got := made(t, ledgertest.Open(t, back)); got != now {
			t.Errorf("moved back:\n%s\nwant\n%s", got, now)
		}
	})
}

func TestMoveRefuses(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	to := filepath.Join(dir, "to.db")
	move := func(from string) error { return ledger.Move(ctx, from, to, func(string, int) {}) }
	if err := move(filepath.Join(dir, "none.db")); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("nothing: %v", err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE notes (x)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if err := move(foreign); chancery.KindOf(err) != chancery.Unsupported {
		t.Errorf("a foreign file: %v", err)
	}
	waits := filepath.Join(dir, "waits.db")
	l, _ := furnished(t, waits)
	if _, err := l.Writer().Exec("INSERT INTO inbox (batch, report) VALUES (7, '{}')"); err != nil {
		t.Fatal(err)
	}
	if err := move(waits); chancery.KindOf(err) != chancery.Conflict || chancery.HintOf(err) == "" {
		t.Errorf("with reports that wait: %v", err)
	}
	if _, err := l.Writer().Exec("DELETE FROM inbox; UPDATE goose_db_version SET version_id = 1 WHERE version_id > 1"); err != nil {
		t.Fatal(err)
	}
	if err := move(waits); chancery.KindOf(err) != chancery.Unsupported || chancery.HintOf(err) == "" {
		t.Errorf("an older version: %v", err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a target was made for nothing")
	}
}

// A failure in the middle leaves the target empty, for another try.
func TestMoveIsWholeOrNothing(t *testing.T) {
	to := ledgertest.Schema(t)
	from := ledgertest.File(t)
	l, _ := furnished(t, from)
	if _, err := l.Writer().Exec("UPDATE reviews SET why = 'a NUL' || char(0)"); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if err := ledger.Move(ctx, from, to, func(string, int) {}); chancery.KindOf(err) != chancery.Invalid || chancery.HintOf(err) == "" {
		t.Errorf("a text that PostgreSQL does not keep: %v", err)
	}
	if _, err := l.Writer().Exec("UPDATE reviews SET why = ''"); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Move(ctx, from, to, func(string, int) {}); err != nil {
		t.Error(err)
	}
}

func TestRestore(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	l, _ := furnished(t, filepath.Join(dir, "l.db"))
	backup, to := filepath.Join(dir, "backup.db"), filepath.Join(dir, "restored.db")
	if err := l.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.Restore(ctx, backup, to); err != nil {
		t.Fatal(err)
	}
	if got, want := made(t, ledgertest.Open(t, to)), made(t, l); got != want {
		t.Errorf("restored:\n%s\nwant\n%s", got, want)
	}
	if after, _ := os.ReadFile(backup); string(after) != string(before) {
		t.Error("the backup was changed")
	}
	if err := ledger.Restore(ctx, backup, to); chancery.KindOf(err) != chancery.Exists {
		t.Errorf("over a file: %v", err)
	}
	if err := ledger.Restore(ctx, filepath.Join(dir, "none.db"), to+"2"); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("from nothing: %v", err)
	}
	// A ledger in use, with its log, is a backup too.
	if err := ledger.Restore(ctx, l.Name(), filepath.Join(dir, "live.db")); err != nil {
		t.Error(err)
	}
	damaged := filepath.Join(dir, "damaged.db")
	for at := 8 << 10; at < len(before)-4096; at += 16 << 10 {
		copy(before[at:], make([]byte, 4096))
	}
	if err := os.WriteFile(damaged, before, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Restore(ctx, damaged, to+"3"); chancery.KindOf(err) != chancery.Invalid {
		t.Errorf("from a damaged file: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := os.Stat(to + "3"); err == nil {
		t.Error("a damaged backup made a ledger")
	}
}

func TestCompact(t *testing.T) {
	ledgertest.EachOpen(t, func(t *testing.T, l *ledger.Ledger) {
		ctx := context.Background()
		if _, err := l.PutReadings(ctx, ledgertest.Samples(0, 300)); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Writer().Exec("DELETE FROM pending"); err != nil {
			t.Fatal(err)
		}
		before, after, err := l.Compact(ctx)
		if err != nil || before == 0 || after == 0 || !l.Server() && after >= before {
			t.Errorf("from %d to %d bytes, %v", before, after, err)
		}
		if page, err := l.Statements(ctx, ledger.Filter{Words: "fish"}); err != nil || page.Total != 600 {
			t.Errorf("search finds %d, %v", page.Total, err)
		}
		if err := l.Check(ctx); err != nil {
			t.Error(err)
		}
	})
}
