package ledger_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// TestReadOnly holds that a ledger that cannot be written is asked as any other, that
// nothing is made beside it, and that what would write says why it does not.
func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	path := ledgertest.File(t)
	l := ledgertest.Open(t, path)
	world(t, l)
	want := dump(t, l)
	key := lines(t, l, "SELECT key FROM statements WHERE current ORDER BY key LIMIT 1")[0]
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l, err := ledger.OpenReadOnly(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(t, l); got != want { // and checks
		t.Errorf("it reads\n%s\nwant\n%s", got, want)
	}
	f, err := ledger.ParseQuery("type:agreement fish")
	if err != nil {
		t.Fatal(err)
	}
	page, err := l.Search(ctx, f)
	if err != nil || len(page.Statements) == 0 {
		t.Errorf("found %d, %v", len(page.Statements), err)
	}
	_, err = l.Review(ctx, ledger.Review{Subject: key, Action: ledger.Accept, Who: "ada"})
	if chancery.KindOf(err) != chancery.Conflict || !strings.Contains(chancery.HintOf(err), "writable") {
		t.Errorf("a review: %v (hint %q)", err, chancery.HintOf(err))
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside it lie %v, %v", beside, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	l = ledgertest.Open(t, path)
	ledger.Downgrade(t, l, 3)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.OpenReadOnly(ctx, path); chancery.KindOf(err) != chancery.Unsupported || !strings.Contains(chancery.HintOf(err), "chancery check") {
		t.Errorf("an older one: %v (hint %q)", err, chancery.HintOf(err))
	}
}

// TestOpenToRead holds that a ledger that can be written is opened as ever, and one
// that is not there is not made.
func TestOpenToRead(t *testing.T) {
	ctx := context.Background()
	path := ledgertest.File(t)
	if _, err := ledger.OpenToRead(ctx, path); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("no file: %v", err)
	}
	ledgertest.Open(t, path)
	l, err := ledger.OpenToRead(ctx, path)
	if err != nil || l.ReadOnly() {
		t.Fatalf("%v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		t.Skip("root may write everything; see TestReadOnlyDisk")
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if l, err = ledger.OpenToRead(ctx, path); err != nil || !l.ReadOnly() {
		t.Fatalf("not to be written: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}
