package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vbauerster/mpb/v8"
)

func TestShare(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		took        time.Duration
		want        string
	}{
		{0, 100, time.Second, ""},
		{10, 0, time.Second, ""},
		{1 << 20, 4 << 20, 10 * time.Second, "; 25 % of 4.0 MiB, 30s left"},
		{5 << 20, 4 << 20, 10 * time.Second, "; 100 % of 4.0 MiB, 0s left"},
	} {
		if got := share(c.done, c.total, c.took); got != c.want {
			t.Errorf("share(%d, %d, %v) = %q, want %q", c.done, c.total, c.took, got, c.want)
		}
	}
}

// locked is a buffer that two goroutines write.
type locked struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// The bar shows bytes, share, time left and the rate; messages stay, and are
// plain when it is gone.
func TestBar(t *testing.T) {
	var out locked
	e := &env{stderr: &out}
	p := startProgress(e, 4<<20, progressEvery)
	p.show(mpb.New(mpb.WithOutput(&out), mpb.WithRefreshRate(10*time.Millisecond), mpb.ForceTTY(), mpb.WithAutoRefresh()))
	p.tell("kept 7 (3.5 a second)")
	p.add(1 << 20)
	e.warn("a message")
	for deadline := time.Now().Add(5 * time.Second); !strings.Contains(out.String(), "25 %") && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	p.end()
	p.end()
	for _, want := range []string{"1.0 MiB of 4.0 MiB", "25 %", " left ", "kept 7 (3.5 a second)", "chancery: a message\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the bar lacks %q:\n%q", want, out.String())
		}
	}
	before := out.String()
	e.warn("another")
	if out.String() != before+"chancery: another\n" {
		t.Errorf("after the bar: %q", out.String()[len(before):])
	}
}

// Elsewhere than on a terminal nothing is drawn.
func TestNoBar(t *testing.T) {
	var out bytes.Buffer
	e := &env{stderr: &out}
	p := startProgress(e, 100, progressEvery)
	p.add(50)
	p.tell("kept 1")
	p.end()
	if out.Len() != 0 {
		t.Errorf("%q", out.String())
	}
	p.told = time.Now().Add(-time.Minute)
	p.tell("kept 2")
	if !strings.HasPrefix(out.String(), "chancery: kept 2; 50 % of 0.0 MiB, ") || strings.Contains(out.String(), "\r") {
		t.Errorf("%q", out.String())
	}
}
