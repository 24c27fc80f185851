// Command cold measures what pages ask of a SQLite ledger when nothing is in memory:
// each query runs in a new process, on a subject drawn by a seed. Before each process
// the file is dropped from the memory of the system where -cache says so: none keeps
// it there, file gives up the pages of the ledger (Linux), all those of every file
// (Linux, as root).
//
//	go run ./internal/ledger/gen/cold -n 25 large.db
//	go run ./internal/ledger/gen/cold -n 25 -cache file large.db
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"chancery/internal/ledger"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 25, "how many subjects of each kind")
	seed := flag.Uint64("seed", 1, "for the subjects")
	cache := flag.String("cache", "none", "what is dropped from the memory of the system before each process: none, file or all")
	only := flag.String("only", "", "kinds whose name holds this")
	slow := flag.Duration("slow", 0, "tell of each query that takes longer")
	one := flag.String("one", "", "answer one subject, as the processes do that this one starts")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: cold [-n 25] [-seed 1] [-cache none|file|all] ledger.db")
	}
	ctx, path := context.Background(), flag.Arg(0)
	if *one != "" {
		if err := answer(ctx, path, *one); err != nil {
			log.Fatal(err)
		}
		return
	}
	b := bench{path: path, cache: *cache, slow: *slow}
	if err := b.run(ctx, *n, *seed, *only); err != nil {
		log.Fatal(err)
	}
}

// bench starts a process for each subject.
type bench struct {
	path, cache string
	slow        time.Duration
}

// took is what a process tells of its query.
type took struct {
	Open  time.Duration `json:"open"`  // of the ledger
	Query time.Duration `json:"query"` // all that the page asks
	Peak  int           `json:"peak"`  // most memory of the process, in kB; 0 for unknown
	CPU   time.Duration `json:"-"`     // processor time of the process, its start and the opening included
}

func (b *bench) run(ctx context.Context, n int, seed uint64, only string) error {
	subjects, err := draw(ctx, b.path, n, rand.New(rand.NewPCG(seed, seed)))
	if err != nil {
		return err
	}
	fmt.Printf("%-28s %5s  %9s %9s %9s %9s  %9s %9s  %s\n", "page", "n", "p50", "p95", "p99", "most", "open p95", "cpu p95", "memory")
	groups := map[string][]took{}
	var kinds []string
	for _, s := range subjects {
		if !strings.Contains(s.Kind, only) {
			continue
		}
		t, err := b.cold(ctx, &s)
		if err != nil {
			return fmt.Errorf("%s %q: %w", s.Kind, s.Args, err)
		}
		if b.slow > 0 && t.Query > b.slow {
			log.Printf("%s %q: %v", s.Kind, s.Args, t.Query.Round(time.Millisecond))
		}
		if s.page() != s.Kind {
			groups[s.page()] = append(groups[s.page()], t)
		}
		if len(groups[s.Kind]) == 0 {
			if len(kinds) > 0 {
				report(kinds[len(kinds)-1], groups)
			}
			kinds = append(kinds, s.Kind)
		}
		groups[s.Kind] = append(groups[s.Kind], t)
	}
	if len(kinds) > 0 {
		report(kinds[len(kinds)-1], groups)
	}
	fmt.Println()
	for _, page := range []string{"country", "pair", "register", "agreement", "search"} {
		report(page, groups)
	}
	return nil
}

func report(kind string, groups map[string][]took) {
	list := groups[kind]
	if len(list) == 0 {
		return
	}
	query, open, cpu, peak := make([]time.Duration, len(list)), make([]time.Duration, len(list)), make([]time.Duration, len(list)), 0
	for i, t := range list {
		query[i], open[i], cpu[i], peak = t.Query, t.Open, t.CPU, max(peak, t.Peak)
	}
	slices.Sort(query)
	slices.Sort(open)
	slices.Sort(cpu)
	ms := func(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }
	fmt.Printf("%-28s %5d  %9s %9s %9s %9s  %9s %9s  %d MB\n", kind, len(list), ms(share(query, 50)), ms(share(query, 95)), ms(share(query, 99)), ms(query[len(query)-1]), ms(share(open, 95)), ms(share(cpu, 95)), peak/1000)
}

// share is the least value that so many of a hundred of a sorted list do not exceed.
func share(sorted []time.Duration, percent int) time.Duration {
	return sorted[max(0, (len(sorted)*percent+99)/100-1)]
}

// cold answers a subject in a process of its own.
func (b *bench) cold(ctx context.Context, s *subject) (t took, err error) {
	if err := forget(b.cache, b.path); err != nil {
		return t, err
	}
	text, err := json.Marshal(s)
	if err != nil {
		return t, err
	}
	self, err := os.Executable()
	if err != nil {
		return t, err
	}
	command := exec.CommandContext(ctx, self, "-one", string(text), b.path)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return t, err
	}
	err = json.Unmarshal(out, &t)
	t.CPU = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	return t, err
}

// forget drops files from the memory of the system.
func forget(what, path string) error {
	switch what {
	case "none":
		return nil
	case "all":
		return os.WriteFile("/proc/sys/vm/drop_caches", []byte("3"), 0)
	case "file":
		for _, name := range []string{path, path + "-wal"} {
			if err := forgetFile(name); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("-cache %s: none, file or all", what)
}

// answer opens the ledger, answers one subject and prints what that took.
func answer(ctx context.Context, path, text string) error {
	var s subject
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return err
	}
	start := time.Now()
	l, err := ledger.OpenExisting(ctx, path)
	if err != nil {
		return err
	}
	t := took{Open: time.Since(start)}
	start = time.Now()
	if err := s.ask(ctx, l); err != nil {
		return err
	}
	t.Query, t.Peak = time.Since(start), peak()
	if err := json.NewEncoder(os.Stdout).Encode(t); err != nil {
		return err
	}
	return l.Close()
}

// peak is the most memory that this process has held, in kB; 0 where the system does
// not tell.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kB int
	_, _ = fmt.Sscan(rest, &kB)
	return kB
}
