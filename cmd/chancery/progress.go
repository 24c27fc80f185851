package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progressEvery is the time between two lines on how far it has come.
const progressEvery = 5 * time.Second

// progress shows how far a long command has come: a bar with the rate and the time
// left on a terminal, a line now and then elsewhere.
type progress struct {
	e      *env
	stderr io.Writer // of the command; its messages go through Write from now on
	start  time.Time
	every  time.Duration // between two lines
	total  int64         // bytes of all inputs, 0 for unknown
	done   atomic.Int64
	bar    *mpb.Bar // nil without a terminal

	mu   sync.Mutex
	bars *mpb.Progress // nil without a terminal, and after the end

	told time.Time // the last line; used by one goroutine
	text atomic.Pointer[string]
}

// startProgress begins to show. Messages of the command go above the bar.
func startProgress(e *env, total int64, every time.Duration) *progress {
	p := &progress{e: e, stderr: e.stderr, start: time.Now(), every: every, total: total}
	p.told = p.start
	e.stderr = p
	if file, ok := p.stderr.(*os.File); ok && term.IsTerminal(int(file.Fd())) && os.Getenv("TERM") != "dumb" {
		p.show(mpb.New(mpb.WithOutput(file), mpb.WithWidth(30), mpb.WithRefreshRate(200*time.Millisecond)))
	}
	return p
}

// show draws a bar.
func (p *progress) show(bars *mpb.Progress) {
	count := decor.CurrentKibiByte("% .1f")
	var left []decor.Decorator
	if p.total > 0 {
		count = decor.CountersKibiByte("% .1f of % .1f")
		left = append(left, decor.Percentage(decor.WCSyncSpace), decor.Name(" left "), decor.AverageETA(decor.ET_STYLE_GO))
	}
	left = append(left, decor.Any(func(decor.Statistics) string {
		if text := p.text.Load(); text != nil {
			return "  " + *text
		}
		return ""
	}))
	p.bars = bars
	p.bar = bars.New(p.total, mpb.BarStyle(), mpb.BarRemoveOnComplete(), mpb.PrependDecorators(count), mpb.AppendDecorators(left...))
}

// Write prints a message above the bar, or as it is without one.
func (p *progress) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars == nil {
		return p.stderr.Write(text)
	}
	return p.bars.Write(text)
}

// add counts bytes that were read. It is safe for concurrent use.
func (p *progress) add(bytes int) {
	done := p.done.Add(int64(bytes))
	if p.bar != nil {
		p.bar.SetCurrent(min(done, max(p.total-1, done-p.total))) // the bar ends when all is kept, not when all is read
	}
}

// tell says how far it has come: beside the bar, or in a line now and then.
func (p *progress) tell(text string) {
	p.text.Store(&text)
	if p.bar != nil || time.Since(p.told) < p.every {
		return
	}
	p.told = time.Now()
	p.e.warn("%s%s", text, share(p.done.Load(), p.total, time.Since(p.start)))
}

// end takes the bar away. It may be called twice.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bars = nil
	}
}

// share is how much is done and how long the rest will take at the rate so far, ""
// where the whole is not known.
func share(done, total int64, took time.Duration) string {
	if total <= 0 || done <= 0 {
		return ""
	}
	done = min(done, total)
	left := time.Duration(float64(took) / float64(done) * float64(total-done))
	return fmt.Sprintf("; %d %% of %.1f MiB, %v left", 100*done/total, float64(total)/(1<<20), left.Round(time.Second))
}
