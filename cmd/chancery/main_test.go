package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery"
	"chancery/internal/ledger"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chancery": main})
}

// TestScripts runs the sessions of testdata/script: each is a file of commands,
// inputs and what they must print. -update rewrites the expected output.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fill":    fill,
			"code":    code,
			"older":   older,
			"binary":  write("report\x00\x01\x02\x03"),
			"notutf8": write("caf\xe9 closed"),
		},
	})
}

// fill FILE BYTES TEXT writes a file of that size by repeating a text.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE BYTES TEXT")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	text := bytes.Repeat([]byte(args[2]), 1<<20/len(args[2]))
	for ; size > 0; size -= len(text) {
		_, err := file.Write(text[:min(size, len(text))])
		ts.Check(err)
	}
	ts.Check(file.Close())
}

// write returns the command that writes bytes which a script cannot hold.
func write(data string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 {
			ts.Fatalf("usage: binary FILE, notutf8 FILE")
		}
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o600))
	}
}

// older LEDGER lets empty readings by an older engine count in a SQLite ledger.
func older(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: older LEDGER")
	}
	ctx := context.Background()
	l, err := ledger.Open(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	earlier, err := l.Earlier(ctx, "", 0, math.MaxInt64, 1000)
	ts.Check(err)
	_, err = l.Writer().Exec("UPDATE readings SET engine = 'set aside'") // what the test engine has found is not there for it
	ts.Check(err)
	_, err = l.Writer().Exec("UPDATE tally_total SET value = 'set aside' WHERE what = 'engine'")
	ts.Check(err)
	var list []chancery.Reading
	for _, e := range earlier {
		list = append(list, chancery.Reading{Schema: chancery.Schema, Engine: chancery.Engine{Version: "0.0.1", Model: "old"}, Report: e.Report})
	}
	_, err = l.PutReadings(ctx, list)
	ts.Check(err)
	ts.Check(l.Close())
}

// code N COMMAND… runs a command that must end with exit code N. Its standard
// error is left for stderr, its standard output for stdout.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var exit interface{ ExitCode() int }
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func TestExitCodes(t *testing.T) {
	for kind, want := range map[chancery.Kind]int{
		chancery.Unknown: 1, chancery.Usage: 2, chancery.Invalid: 3, chancery.NotFound: 4, chancery.Unsupported: 5,
		chancery.TooLarge: 6, chancery.IO: 7, chancery.Exists: 8, chancery.Conflict: 8, chancery.Internal: 70,
	} {
		err := fmt.Errorf("while testing: %w", &chancery.Error{Op: "test", Kind: kind})
		if got := exitCode(err); got != want {
			t.Errorf("exit code of %v is %d, want %d", kind, got, want)
		}
		if !strings.Contains(exitHelp, fmt.Sprintf("\n  %-3d ", want)) {
			t.Errorf("the help does not list exit code %d", want)
		}
	}
	if got := exitCode(nil); got != 0 {
		t.Errorf("exit code of success is %d", got)
	}
	if got := exitCode(errors.New("plain")); got != 1 {
		t.Errorf("exit code of a plain error is %d", got)
	}
}

// A write that fails ends the command with the code for input and output.
func TestBrokenPipe(t *testing.T) {
	var stderr bytes.Buffer
	got := run(context.Background(), []string{"read", "-f", "conllu", "-"}, strings.NewReader("The ministers met."), closedPipe{}, &stderr)
	if got != exitIO || !strings.Contains(stderr.String(), "write standard output: closed") {
		t.Errorf("exit code %d, stderr %q", got, stderr.String())
	}
}

// An interrupt ends a command that waits for input.
func TestInterrupt(t *testing.T) {
	stdin, keepOpen := io.Pipe()
	defer keepOpen.Close()
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	var stderr bytes.Buffer
	if got := run(ctx, []string{"read", "-"}, stdin, io.Discard, &stderr); got != exitInterrupted || stderr.String() != "chancery: interrupted\n" {
		t.Errorf("exit code %d, stderr %q", got, stderr.String())
	}
}

type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, errors.New("closed") }
