package main

import (
	"iter"
	"sync"
)

// ordered yields work(item) for every item of in, in the order of in, with up to
// workers of them under way at once. At most 3*workers items are held, however
// slow the reader of the results is. work must be safe for concurrent use.
func ordered[In, Out any](in iter.Seq[In], workers int, work func(In) Out) iter.Seq[Out] {
	workers = max(workers, 1)
	return func(yield func(Out) bool) {
		type job struct {
			item In
			done chan Out
		}
		jobs := make(chan job)
		queue := make(chan job, 2*workers) // in input order
		stop := make(chan struct{})
		var group sync.WaitGroup

		for range workers {
			group.Go(func() {
				for j := range jobs {
					j.done <- work(j.item)
				}
			})
		}
		group.Go(func() {
			defer close(jobs)
			defer close(queue)
			for item := range in {
				j := job{item, make(chan Out, 1)}
				select {
				case queue <- j:
				case <-stop:
					return
				}
				select {
				case jobs <- j:
				case <-stop:
					return
				}
			}
		})

		defer group.Wait()
		defer close(stop)
		for j := range queue {
			if !yield(<-j.done) {
				return
			}
		}
	}
}
