package main

import (
	"iter"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestOrdered(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 7, 64} {
		next := 0
		for got := range ordered(count(500), workers, func(i int) int {
			time.Sleep(time.Duration(rand.IntN(50)) * time.Microsecond)
			return i * i
		}) {
			if got != next*next {
				t.Fatalf("%d workers: result %d is %d, want %d", workers, next, got, next*next)
			}
			next++
		}
		if next != 500 {
			t.Errorf("%d workers: %d results, want 500", workers, next)
		}
	}
}

// However many items there are, few are held: a slow reader holds up the input.
func TestOrderedIsBounded(t *testing.T) {
	const workers = 4
	var taken atomic.Int64
	in := func(yield func(int) bool) {
		for i := 0; ; i++ {
			taken.Add(1)
			if !yield(i) {
				return
			}
		}
	}
	read := int64(0)
	for range ordered(iter.Seq[int](in), workers, func(i int) int { return i }) {
		read++
		time.Sleep(200 * time.Microsecond)
		if held := taken.Load() - read; held > 3*workers+2 {
			t.Fatalf("%d items held with %d workers", held, workers)
		}
		if read == 200 {
			break
		}
	}
}
