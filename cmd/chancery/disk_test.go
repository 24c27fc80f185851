package main

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// disk mounts a file system of its own in memory; only root of a Linux machine can.
func disk(t *testing.T, size string) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("mounting a file system needs root on Linux")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("mount: %v: %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir
}

// ended returns what a command said and its exit code.
func ended(t *testing.T, name string, args ...string) (string, int) {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if exit != nil {
		return string(out), exit.ExitCode()
	}
	return string(out), 0
}

// A full disk ends ingest with an error that says so; the ledger is whole, and the
// next run goes on when there is room.
func TestDiskFull(t *testing.T) {
	chancery, dir := program(t), disk(t, "3m")
	path, in := filepath.Join(dir, "l.db"), madeUp(t, 600)
	out, code := ended(t, chancery, "ingest", "--ledger", path, "--batch", "20", in)
	if code != exitIO || !strings.Contains(out, "Hint: the disk is full: make room") {
		t.Fatalf("exit code %d\n%s", code, out)
	}
	if out, err := exec.Command("mount", "-o", "remount,size=64m", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	before := sound(t, path)
	if before.readings == 0 || before.readings == 600 || before.readings != before.reports {
		t.Errorf("%+v: the disk was not full in the middle", before)
	}
	if out, code := ended(t, chancery, "ingest", "--ledger", path, in); code != 0 {
		t.Fatalf("with room again: exit code %d\n%s", code, out)
	}
	if after := sound(t, path); after.readings != 600 {
		t.Errorf("%+v, want 600 readings", after)
	}
}

// On a disk that cannot be written nothing is changed, and the error says what to do.
// A backup there can still be restored to elsewhere.
func TestReadOnlyDisk(t *testing.T) {
	chancery, dir := program(t), disk(t, "32m")
	path := filepath.Join(dir, "l.db")
	if out, code := ended(t, chancery, "ingest", "--ledger", path, madeUp(t, 20)); code != 0 {
		t.Fatal(out)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, args := range [][]string{{"ingest", "--ledger", path, madeUp(t, 30)}, {"ingest", "--ledger", filepath.Join(dir, "new.db"), madeUp(t, 30)}} {
		out, code := ended(t, chancery, args...)
		if code != exitIO || !strings.Contains(out, "Hint: ") {
			t.Errorf("%q: exit code %d\n%s", args, code, out)
		}
	}
	for _, args := range [][]string{{"query", "--ledger", path, "type:agreement"}, {"check", "--ledger", path}, {"brief", "--ledger", path, "--since", "2000-01-01"}, {"agreements", "--ledger", path},
		{"offices", "--ledger", path}, {"export", "--ledger", path, "-f", "csv"}, {"backup", "--ledger", path, filepath.Join(t.TempDir(), "backup.db")}} {
		if out, code := ended(t, chancery, args...); code != 0 {
			t.Errorf("%q: exit code %d\n%s", args, code, out)
		}
	}
	served(t, chancery, path)
	to := filepath.Join(t.TempDir(), "restored.db")
	if out, code := ended(t, chancery, "restore", path, "--ledger", to); code != 0 {
		t.Errorf("restore: exit code %d\n%s", code, out)
	} else if got := sound(t, to); got.readings != 20 {
		t.Errorf("restored %+v, want 20 readings", got)
	}
	if out, err := exec.Command("mount", "-o", "remount,rw", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got := sound(t, path); got.readings != 20 {
		t.Errorf("%+v, want 20 readings", got)
	}
}

// served asks a server on a ledger that cannot be written for its
// pages.
func served(t *testing.T, chancery, path string) {
	t.Helper()
	command := exec.Command(chancery, "serve", "--ledger", path, "--listen", "127.0.0.1:0")
	said, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}()
	scanner, url := bufio.NewScanner(said), ""
	for url == "" && scanner.Scan() {
		url = regexp.MustCompile(`http://[0-9.:]+`).FindString(scanner.Text())
	}
	if !scanner.Scan() || !strings.Contains(scanner.Text(), "cannot be written here") {
		t.Errorf("it says %q", scanner.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	for _, page := range []string{"/", "/countries", "/agreements", "/search?q=pact", "/review", "/sources", "/health"} {
		resp, err := http.Get(url + page)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", page, resp.Status)
		}
	}
}
