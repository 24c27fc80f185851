package train

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"

	"chancery/lang"
	"chancery/lang/internal/net"
)

// load reads all files and builds the network.
func (r *run) load() error {
	var all []lang.Sentence
	from, to := -1, 0 // where the sentences of SpansOf stand
	for _, path := range r.Trees {
		s, err := readTrees(path)
		if err != nil {
			return err
		}
		if path == r.SpansOf {
			from, to = len(all), len(all)+len(s)
		}
		all = append(all, s...)
	}
	var c classes
	if r.Beside == "" {
		c = collect(all)
	} else if err := r.fromModel(&c); err != nil {
		return err
	}
	r.samples = c.trees(all)
	if len(r.samples) != len(all) {
		return fmt.Errorf("%d sentences of the treebanks are empty", len(all)-len(r.samples))
	}
	if len(r.Spans) > 0 {
		if from < 0 {
			return fmt.Errorf("%s, which the names are of, is no treebank of this run", r.SpansOf)
		}
		if err := addSpans(r.samples[from:to], all[from:to], r.Spans); err != nil {
			return fmt.Errorf("names of %s: %w", r.SpansOf, err)
		}
	}
	if err := r.readDev(); err != nil {
		return err
	}
	known, err := r.readNames()
	if err != nil {
		return err
	}
	if r.Beside == "" {
		err = r.build(&c, all, known)
	} else {
		r.trim()
	}
	if err != nil {
		return err
	}
	if r.Teacher != "" {
		if err := r.teach(); err != nil {
			return err
		}
	}
	r.b.Transitions = transitions(known)
	r.adam = net.NewAdam(r.b.Net)
	for _, w := range r.weights() {
		r.average = append(r.average, slices.Clone(*w))
	}
	weights := 0
	for _, p := range r.b.Net.Params {
		weights += len(p.W)
	}
	cfg := &r.b.Config
	fmt.Fprintf(r.Log, "%d sentences with trees, %d with names only; %d vectors, %d learned words, %d affixes, %d relations, classes %v, %d weights\n",
		len(r.samples), len(known)-len(r.samples), cfg.Vectors, cfg.Learned, cfg.Affixes, cfg.Labels, cfg.Classes, weights)
	return nil
}

// readDev reads the files to measure on.
func (r *run) readDev() error {
	for _, path := range r.Dev {
		s, err := readTrees(path)
		if err != nil {
			return err
		}
		r.dev = append(r.dev, s)
	}
	for _, path := range r.DevName {
		f, err := readBIO(path)
		if err != nil {
			return err
		}
		r.devNames = append(r.devNames, f)
	}
	return nil
}

// readNames reads the files of names, joins them to the trees or sets them
// beside, and returns all samples.
func (r *run) readNames() ([]*sample, error) {
	var files [][]tagged
	for _, n := range r.Names {
		f, err := readBIO(n.Path)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	norp := nationalities(files)
	known := slices.Clone(r.samples)
	if len(r.Texts) > 0 {
		marked, err := readTextFiles(r.Texts)
		if err != nil {
			return nil, err
		}
		r.extra, r.shares = append(r.extra, nameSamples(marked, norp, false)), append(r.shares, 1)
		known = append(known, r.extra[0]...)
	}
	for i, f := range files {
		if addNames(r.samples, f, norp) < len(f)/2 {
			r.extra = append(r.extra, nameSamples(f, norp, r.Names[i].Silver))
			r.shares = append(r.shares, r.Names[i].Share)
			known = append(known, r.extra[len(r.extra)-1]...)
		}
	}
	return known, nil
}

// data lists the names of the training files.
func (r *run) data() []string {
	var out []string
	for _, p := range r.Trees {
		out = append(out, filepath.Base(p))
	}
	for _, n := range r.Names {
		out = append(out, filepath.Base(n.Path))
	}
	if len(r.Spans) > 0 {
		out = append(out, "ewt_names.tsv")
	}
	for _, path := range r.Texts {
		out = append(out, "texts/"+filepath.Base(path))
	}
	return out
}

// build makes a network of random weights for the words of the samples.
func (r *run) build(c *classes, all []lang.Sentence, known []*sample) error {
	learned, affixes := vocabulary(known, 3, 4)
	seen := map[uint64]bool{}
	for _, s := range known {
		for _, f := range s.forms {
			seen[net.Extract(f).Word] = true
		}
	}
	for _, path := range r.Seen {
		if err := readSeen(path, seen); err != nil {
			return err
		}
	}
	index, table, err := vectorTable(r.Vectors, 100, r.Frequent, r.Most, seen)
	if err != nil {
		return err
	}
	cfg := net.Config{
		Vectors: table.Rows, VectorDim: table.Dim, Learned: len(learned), LearnedDim: 76, Affixes: len(affixes), AffixDim: 80,
		Hidden: r.Hidden, Layers: r.Layers, TagDim: 128, NameDim: 64, ArcDim: 192, LabelDim: 80, Labels: len(c.relations),
	}
	for t := range c.tags {
		cfg.Classes[t] = len(c.tags[t])
	}
	r.b = &net.Bundle{
		Header: net.Header{Name: modelName, Language: "en", Licence: "CC-BY-SA-4.0", Data: r.data(), Seed: r.Seed, Command: r.Command,
			Config: cfg, Classes: c.tags, Relations: c.relations},
		Vocabulary: net.Vocabulary{Vectors: index, Learned: net.NewIndex(net.Fold(learned)), Affixes: net.NewIndex(net.Fold(affixes))},
		Net:        net.New(cfg),
	}
	lemmas, scripts := c.lexicon(all)
	r.b.Lemmas = net.NewList(lemmas, scripts)
	r.b.Net.Init(rand.New(rand.NewPCG(r.Seed, 1)))
	r.b.Net.Vector = table
	return nil
}
