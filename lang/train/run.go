package train

import (
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// Options fix a training run.
type Options struct {
	Trees         []string   // CoNLL-U files to learn from
	Dev           []string   // CoNLL-U files to measure on
	Names         []NameFile // those with the sentences of a tree file are joined to it
	DevName       []string   // BIO files to measure names on
	Seen          []string   // text files whose words keep their vectors
	Vectors       string     // wink-embeddings JSON file
	Out           string     // model file
	State         string     // checkpoint; an existing one is resumed
	Beside        string     // model file: only a finder of names to stand beside it is trained, from its weights
	Spans         []Span     // names in the treebank SpansOf
	SpansOf       string     // one of Trees
	Texts         []string   // files of text with marked names, see readTexts
	Teacher       string     // file of a teacher's chances, see readSoft
	NamesOut      string     // only write the sentences with names as a BIO file, for a teacher
	TeacherWeight float32    // of the loss against them, beside 1 of the annotation
	TeacherShare  float64    // of the sentences only the teacher knows, shown in an epoch
	Blend         []string   // checkpoints of other runs from the same start: a finished run is written as the mean of all

	Seed     uint64
	Epochs   int     // passes over the trees
	Batch    int     // words of one step
	Rate     float64 // highest learning rate
	Warmup   int     // steps to reach it
	Decay    float64 // last part of the run, in which the rate falls to zero
	Average  float64 // weight of the past in the running average of weights that is measured and written
	Frequent int     // vectors kept by frequency alone
	Most     int     // vectors kept in all
	Every    int     // epochs between measurements
	Hidden   int
	Layers   int
	Drop     net.Dropout
	Limit    time.Duration // stop, and write, after this time; 0 for none. Breaks reproducibility
	Plain    float32       // share of the sentences without a name shown to a finder of names
	Case     float32       // share of the sentences shown in capitals, in small letters, and in title case
	Caution  float32       // nats that a finder of names adds to the score of no name
	Rename   float32       // share of the sentences shown to a finder of names with other names
	Workers  int           // 1 or 2; does not change the result
	Command  string        // noted in the model
	Log      io.Writer
}

// NameFile is a BIO file and how often its sentences are shown in an epoch.
type NameFile struct {
	Path   string
	Share  float64
	Silver bool // annotated by machine
}

// Defaults are the options of the released model but for the files.
func Defaults() Options {
	return Options{
		Seed: 1, Epochs: 40, Batch: 1000, Rate: 2e-3, Warmup: 300, Decay: 0.3, Average: 0.999, Frequent: 70000, Most: 80000,
		Every: 2, Hidden: 160, Layers: 3, Plain: 0.3, Rename: 0.15, Case: 0.015, Workers: 2, Log: io.Discard,
		Drop: net.Dropout{Vector: 0.05, Learned: 0.2, Affix: 0.1, Lists: 0.15, Input: 0.15, Layer: 0.3, Recurrent: 0.2, Hidden: 0.3},
	}
}

// state is a checkpoint.
type state struct {
	Config      net.Config
	Epoch, Step int
	Params      [][]float32
	Word, Affix []float32
	Average     [][]float32
	Adam        net.Adam
}

// run is a training run under way.
type run struct {
	Options
	b        *net.Bundle
	samples  []*sample   // with trees
	extra    [][]*sample // with names only, by file
	shares   []float64   // of the files of extra
	dev      [][]lang.Sentence
	devNames [][]tagged
	adam     *net.Adam
	average  [][]float32 // of the weights, in the order of weights()
	learners [2]*net.Learner
	start    time.Time
	tokens   int
	base     string      // the model file Beside
	lists    [8][]string // names for a finder of names
}

// Run trains a model and writes it.
func Run(o Options) error {
	r := &run{Options: o, start: time.Now()}
	if err := r.load(); err != nil {
		return err
	}
	if o.NamesOut != "" {
		return r.writeNames(o.NamesOut)
	}
	steps := r.stepsPerEpoch() * o.Epochs
	epoch, step, err := r.resume()
	if err != nil {
		return err
	}
	weights := [net.Tasks]float32{0.4, 0.4, 0.4, 0.4, 0.8}
	if o.Beside != "" {
		weights = besideWeights
	}
	for i := range r.learners {
		r.learners[i] = net.NewLearner(r.b.Net, o.Drop, weights)
		r.learners[i].Open, r.learners[i].Valid, r.learners[i].Teacher = openTags(), validMoves(), o.TeacherWeight
	}
	r.b.Net.Refresh()
	if epoch >= o.Epochs { // a finished run is measured and written again
		if err := r.blend(); err != nil {
			return err
		}
		return r.measure()
	}
	for ; epoch < o.Epochs; epoch++ {
		batches := r.batches(epoch)
		var sum net.Loss
		before := r.tokens
		for _, b := range batches {
			loss, err := r.step(b, step, steps)
			if err != nil {
				return err
			}
			sum.Arc, sum.Label, sum.Words = sum.Arc+loss.Arc, sum.Label+loss.Label, sum.Words+loss.Words
			for t := range sum.Tags {
				sum.Tags[t] += loss.Tags[t]
			}
			step++
		}
		if o.Beside != "" {
			sum.Words = r.tokens - before
		}
		w := float64(max(1, sum.Words))
		fmt.Fprintf(o.Log, "epoch %d step %d/%d %s %.0f words/s loss: head %.3f relation %.3f upos %.3f xpos %.3f feats %.3f lemma %.3f names %.3f\n",
			epoch+1, step, steps, time.Since(r.start).Round(time.Second), float64(r.tokens)/time.Since(r.start).Seconds(),
			sum.Arc/w, sum.Label/w, sum.Tags[0]/w, sum.Tags[1]/w, sum.Tags[2]/w, sum.Tags[3]/w, sum.Tags[4]/w)
		last := epoch+1 == o.Epochs || o.Limit > 0 && time.Since(r.start) > o.Limit
		if last || (epoch+1)%o.Every == 0 {
			if err := r.save(epoch+1, step); err != nil {
				return err
			}
			if err := r.measure(); err != nil {
				return err
			}
		}
		if last {
			break
		}
	}
	return nil
}

// readSeen notes the words of a text file that occur at least three times.
func readSeen(path string, seen map[uint64]bool) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(string(b), func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r > 127)
	}) {
		counts[w]++
	}
	for w, n := range counts {
		if n >= 3 {
			seen[net.Extract(w).Word] = true
		}
	}
	return nil
}

func (r *run) stepsPerEpoch() int {
	// The number of batches depends on the draw; this estimate only shapes the
	// learning rate.
	m := 0.0
	words := func(s *sample, share float64) {
		if r.Beside != "" && !s.named() {
			share *= float64(r.Plain)
		}
		m += share * float64(len(s.forms))
	}
	for _, s := range r.samples {
		words(s, 1)
	}
	for i, file := range r.extra {
		for _, s := range file {
			words(s, r.shares[i])
		}
	}
	return int(m / (float64(r.Batch) * 0.985))
}

// batches draws the batches of an epoch: all trees and a share of the names,
// shuffled, sorted by length within pools of 20 batches.
func (r *run) batches(epoch int) [][]*sample {
	rnd := rand.New(rand.NewPCG(r.Seed, 1000+uint64(epoch)))
	all := slices.Clone(r.samples)
	for i, file := range r.extra {
		// Walk through a fixed shuffle, a share at a time.
		n := len(file)
		order := rand.New(rand.NewPCG(r.Seed, 3)).Perm(n)
		take := int(float64(n) * r.shares[i])
		for k := range take {
			all = append(all, file[order[(epoch*take+k)%n]])
		}
	}
	if r.Beside != "" { // most sentences without a name teach nothing new
		all = slices.DeleteFunc(all, func(s *sample) bool { return !s.named() && rnd.Float32() > r.Plain })
	}
	rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var out [][]*sample
	for len(all) > 0 {
		n, words := 0, 0
		for n < len(all) && words < 20*r.Batch {
			words += len(all[n].forms)
			n++
		}
		pool := all[:n]
		all = all[n:]
		slices.SortStableFunc(pool, func(a, b *sample) int { return cmp.Compare(len(a.forms), len(b.forms)) })
		for len(pool) > 0 {
			k, words := 0, 0
			for k < len(pool) && (k == 0 || words+len(pool[k].forms) <= r.Batch) {
				words += len(pool[k].forms)
				k++
			}
			out = append(out, pool[:k])
			pool = pool[k:]
		}
	}
	rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// rate is the learning rate of a step: a straight rise, a plain, and a straight
// fall to zero, so that a run can be lengthened while on the plain.
func (r *run) rate(step, steps int) float32 {
	up := float64(step+1) / float64(max(1, r.Warmup))
	down := float64(steps-step) / max(1, r.Decay*float64(steps))
	return float32(r.Rate * max(0.002, min(1, up, down)))
}

// weights lists the arrays that are averaged.
func (r *run) weights() []*[]float32 {
	var out []*[]float32
	for _, p := range r.b.Net.Params {
		out = append(out, &p.W)
	}
	return append(out, &r.b.Net.Word.F, &r.b.Net.Affix.F)
}

// averageEvery is the number of steps between updates of the average.
const averageEvery = 4

// fold moves the running average towards the weights.
func (r *run) fold(step int) {
	if step%averageEvery != 0 {
		return
	}
	n := float64(step / averageEvery)
	past := min(math.Pow(r.Average, averageEvery), (1+n)/(10+n))
	var jobs []func()
	for i, w := range r.weights() {
		jobs = append(jobs, func() {
			a, w, k := r.average[i], *w, float32(1-past)
			a = a[:len(w)]
			for j, v := range w {
				a[j] += k * (v - a[j])
			}
		})
	}
	r.parallel(jobs)
}

// swap exchanges the weights and their average.
func (r *run) swap() {
	for i, w := range r.weights() {
		*w, r.average[i] = r.average[i], *w
	}
}

// step learns from one batch: two fixed halves, each in its own goroutine if
// there are two workers, their gradients added in order.
func (r *run) step(batch []*sample, step, steps int) (net.Loss, error) {
	var halves [2][]*net.Example
	var words [2]int
	rnd := rand.New(rand.NewPCG(r.Seed, 1<<32+uint64(step)))
	for _, s := range slices.Backward(batch) {
		if r.Beside != "" && s.Tags[net.Names] != nil && s.named() && rnd.Float32() < r.Rename {
			s = r.renamed(s, rnd)
		}
		e := s.varied(&r.b.Vocabulary, rnd, r.Case)
		h := 0
		if words[1] < words[0] {
			h = 1
		}
		words[h] += len(e.Words)
		halves[h] = append(halves[h], e)
	}
	norm := float32(words[0] + words[1])
	var jobs []func()
	for h, part := range halves {
		slices.SortStableFunc(part, func(a, b *net.Example) int { return cmp.Compare(len(b.Words), len(a.Words)) })
		jobs = append(jobs, func() {
			r.learners[h].Clear()
			r.learners[h].Learn(part, r.Seed<<40+uint64(2*step+h))
		})
	}
	r.parallel(jobs)
	loss := r.learners[0].Loss
	other := r.learners[1].Loss
	loss.Arc, loss.Label, loss.Words = loss.Arc+other.Arc, loss.Label+other.Label, loss.Words+other.Words
	for t := range loss.Tags {
		loss.Tags[t] += other.Tags[t]
	}
	if math.IsNaN(loss.Arc + loss.Label) {
		return loss, errors.New("train: the loss is no longer a number; lower the rate")
	}
	r.adam.Apply(r.b.Net, r.learners, norm, r.rate(step, steps), 2, r.parallel)
	r.fold(step)
	jobs = jobs[:0]
	for _, p := range r.b.Net.Params {
		if p.Rows > 1 {
			jobs = append(jobs, func() { p.Refresh() })
		}
	}
	r.parallel(jobs)
	r.tokens += words[0] + words[1]
	return loss, nil
}

// parallel runs jobs, job i always after those before it in its worker.
func (r *run) parallel(jobs []func()) {
	if r.Workers < 2 || runtime.GOMAXPROCS(0) < 2 {
		for _, j := range jobs {
			j()
		}
		return
	}
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < len(jobs); i += 2 {
				jobs[i]()
			}
		})
	}
	wg.Wait()
}

// save writes the checkpoint.
func (r *run) save(epoch, step int) error {
	if r.State == "" {
		return nil
	}
	s := state{Config: r.b.Config, Epoch: epoch, Step: step, Word: r.b.Net.Word.F, Affix: r.b.Net.Affix.F, Average: r.average, Adam: *r.adam}
	for _, p := range r.b.Net.Params {
		s.Params = append(s.Params, p.W)
	}
	return replace(r.State, func(w io.Writer) error { return gob.NewEncoder(w).Encode(&s) })
}

// replace writes a file beside path and puts it in its place.
func replace(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".train-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(f.Name(), path)
}

// readState reads a checkpoint of the network of this run.
func (r *run) readState(path string) (*state, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var s state
	if err := gob.NewDecoder(f).Decode(&s); err != nil {
		return nil, fmt.Errorf("read checkpoint %s: %w", path, err)
	}
	if s.Config != r.b.Config {
		return nil, fmt.Errorf("read checkpoint %s: it is the state of another network", path)
	}
	return &s, nil
}

// blend replaces the averaged weights by the mean of them and those of other
// checkpoints (Wortsman et al. 2022, model soups).
func (r *run) blend() error {
	for n, path := range r.Blend {
		s, err := r.readState(path)
		if err != nil {
			return err
		}
		k := 1 / float32(n+2)
		for i, a := range r.average {
			for j, v := range s.Average[i] {
				a[j] += k * (v - a[j])
			}
		}
	}
	return nil
}

// resume goes on from the checkpoint, if there is one.
func (r *run) resume() (epoch, step int, err error) {
	if r.State == "" {
		return 0, 0, nil
	}
	s, err := r.readState(r.State)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	for i, p := range r.b.Net.Params {
		copy(p.W, s.Params[i])
	}
	copy(r.b.Net.Word.F, s.Word)
	copy(r.b.Net.Affix.F, s.Affix)
	*r.adam, r.average = s.Adam, s.Average
	fmt.Fprintf(r.Log, "resume after epoch %d, step %d\n", s.Epoch, s.Step)
	return s.Epoch, s.Step, nil
}
