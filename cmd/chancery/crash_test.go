package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/internal/ledger"
	"chancery/internal/ledger/ledgertest"
)

// program returns the name of the program itself: this test binary runs it when it is
// called by that name (see TestMain).
func program(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "chancery")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// madeUp writes n short reports, all different, into a file of JSON lines.
func madeUp(t testing.TB, n int) string {
	t.Helper()
	states := []string{"Norway", "Italy", "Japan", "Brazil", "Kenya", "Poland", "Chile", "Egypt"}
	goods := []string{"fish", "grain", "timber", "steel", "tea", "ships", "wool", "copper", "rice"}
	path := filepath.Join(t.TempDir(), "reports.jsonl")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	encoder := json.NewEncoder(file)
	for i := range n {
		a, b := states[i%8], states[(i+1+i/8%7)%8]
		err := encoder.Encode(map[string]string{
			"text": fmt.Sprintf("%s and %s signed agreement number %d on %s in Vienna on Tuesday. The government of %s said talks would go on. %s denied that it had asked for aid.",
				a, b, i, goods[i%9], a, b),
			"published": fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28), "outlet": fmt.Sprintf("Post %d", i%5),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// counts are what a ledger holds.
type counts struct{ reports, readings, statements, waiting int }

// sound opens a ledger, fails unless it is sound, and returns what it holds.
func sound(t testing.TB, location string) counts {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, location)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Check(ctx); err != nil {
		t.Fatal(err)
	}
	var c counts
	err = l.Writer().QueryRow("SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM readings), (SELECT count(*) FROM statements), (SELECT count(*) FROM inbox)").
		Scan(&c.reports, &c.readings, &c.statements, &c.waiting)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// occurrences returns the occurrences of a ledger with their statements, in order.
func occurrences(t testing.TB, location string) string {
	t.Helper()
	l, err := ledger.Open(context.Background(), location)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	rows, err := l.Writer().Query("SELECT o.key || ' ' || s.key FROM occurrences o JOIN statements s ON s.occurrence = o.id ORDER BY o.key, s.key")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

var keptLine = regexp.MustCompile(`kept (\d+) `)

// TestCrash kills ingest with SIGKILL at random moments: the ledger stays sound, what
// was acknowledged is there, nothing is there twice, and a last run that is left alone
// ends with what a ledger holds that was never killed. CRASH_ROUNDS sets the rounds.
func TestCrash(t *testing.T) {
	rounds := 6
	if n, err := strconv.Atoi(os.Getenv("CRASH_ROUNDS")); err == nil {
		rounds = n
	} else if testing.Short() {
		t.Skip("starts many processes")
	}
	const reports = 600
	chancery, in, dir := program(t), madeUp(t, reports), t.TempDir()
	path := filepath.Join(dir, "l0.db")
	ingest := func() *exec.Cmd {
		return exec.Command(chancery, "ingest", "--ledger", path, "--batch", "5", "--every", "0s", in)
	}
	calm := filepath.Join(dir, "calm.db")
	if out, err := exec.Command(chancery, "ingest", "--ledger", calm, in).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, whole := sound(t, calm), occurrences(t, calm)

	random := rand.New(rand.NewPCG(3, 4))
	ledgers, killed, acknowledged := 1, 0, 0
	before := counts{}
	for round := range rounds {
		cmd := ingest()
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kill := func(most int) {
			time.AfterFunc(time.Duration(random.IntN(most))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		armed := round%4 == 0
		if armed { // sometimes before anything was kept: the start makes tables
			kill(1500)
		}
		said := 0
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			if m := keptLine.FindStringSubmatch(lines.Text()); m != nil {
				said, _ = strconv.Atoi(m[1])
				if !armed {
					armed = true
					kill(1000)
				}
			}
		}
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if _, err := os.Stat(path); err != nil {
			continue // killed before the file was made
		}
		now := sound(t, path)
		if now.readings < before.readings+said || now.reports != now.readings || now.readings > reports {
			t.Fatalf("round %d: %+v, then %d acknowledged, then %+v", round, before, said, now)
		}
		acknowledged += said
		before = now
		if now.readings == reports { // all is there: the next rounds fill another
			finish(t, ingest(), path, want, whole)
			path, before = filepath.Join(dir, fmt.Sprintf("l%d.db", ledgers)), counts{}
			ledgers++
		}
	}
	finish(t, ingest(), path, want, whole)
	if acknowledged == 0 || killed == 0 {
		t.Fatalf("%d acknowledged, %d killed: the test shows nothing", acknowledged, killed)
	}
	t.Logf("%d rounds, %d ended by SIGKILL, %d readings acknowledged, %d ledgers", rounds, killed, acknowledged, ledgers)
}

// finish lets a run go to its end and compares the ledger with one that was never killed.
func finish(t *testing.T, cmd *exec.Cmd, path string, want counts, whole string) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the last run: %v\n%s", err, out)
	}
	if got := sound(t, path); got != want {
		t.Fatalf("in the end %+v, want %+v", got, want)
	}
	if occurrences(t, path) != whole {
		t.Fatal("other occurrences than in a ledger that was never killed")
	}
}

// Two processes write to one SQLite file: both finish, and nothing is lost.
func TestTwoWriters(t *testing.T) {
	chancery, path := program(t), filepath.Join(t.TempDir(), "l.db")
	first, second := madeUp(t, 300), madeUp(t, 400) // the first 300 are the same
	var group sync.WaitGroup
	for _, in := range []string{first, second} {
		group.Go(func() {
			if out, err := exec.Command(chancery, "ingest", "--ledger", path, "--batch", "10", in).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	group.Wait()
	if got := sound(t, path); got.readings != 400 {
		t.Errorf("%+v, want 400 readings", got)
	}
}

// Two workers share a PostgreSQL ledger and one is killed with SIGKILL: in the end
// every report has been read, and counts once.
func TestKilledWorker(t *testing.T) {
	location := ledgertest.Schema(t)
	const reports = 500
	chancery := program(t)
	if out, err := exec.Command(chancery, "ingest", "--queue", "--ledger", location, "--batch", "25", madeUp(t, reports)).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	work := func() (*exec.Cmd, io.Reader) {
		cmd := exec.Command(chancery, "work", "--ledger", location, "-j", "1", "--until-empty", "--rescue", "4s")
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd, stderr
	}
	victim, its := work()
	survivor, log := work()
	killed := make(chan bool, 1)
	go func() { // after its first batch it is in the middle of the next two
		lines := bufio.NewScanner(its)
		for lines.Scan() {
			if strings.Contains(lines.Text(), "kept a batch") {
				killed <- victim.Process.Kill() == nil
				return
			}
		}
		killed <- false
	}()
	said, err := io.ReadAll(log)
	if err := errors.Join(err, survivor.Wait()); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if !<-killed || victim.Wait() == nil {
		t.Fatal("the worker was not killed in the middle")
	}
	if got := sound(t, location); got.readings != reports || got.reports != reports || got.waiting != 0 {
		t.Errorf("%+v, want %d readings", got, reports)
	}
}
