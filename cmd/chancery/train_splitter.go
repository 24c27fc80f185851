package main

import (
	"errors"
	"fmt"
	"os"

	"chancery"
	"chancery/lang"
)

// splitterSets are the treebanks that data/split.bin is trained on.
var splitterSets = []string{"en_ewt-train.conllu", "en_gum-ccby-train.conllu"}

// trainSplitterCmd trains the sentence splitter.
type trainSplitterCmd struct {
	Files  []string `arg:"" optional:"" help:"Treebanks (CoNLL-U); EWT and GUM (CC BY) if none is given."`
	Out    string   `default:"split.bin" placeholder:"FILE" help:"File to write."`
	Rounds int      `default:"16" help:"Passes over the data."`
	Seed   uint64   `default:"1" help:"Seed of the order and of the features left out."`
}

// Help is the longer help of the command.
func (trainSplitterCmd) Help() string {
	return `Fits the model that tells where sentences end within a paragraph and writes what lang/data/split.bin holds. With the usual treebanks, rounds and seed it is that file.`
}

// Run trains and writes the file.
func (c *trainSplitterCmd) Run(e *env) error {
	if c.Rounds < 1 {
		return &chancery.Error{Op: "train splitter", Kind: chancery.Usage, Subject: fmt.Sprintf("--rounds %d", c.Rounds), Hint: "give at least 1", Err: errors.New("no pass over the data")}
	}
	files, err := setPaths(c.Files, "ud", splitterSets)
	if err != nil {
		return err
	}
	var docs []lang.Document
	for _, file := range files {
		sentences, err := readConllu(file)
		if err != nil {
			return err
		}
		docs = append(docs, lang.Documents(sentences)...)
	}
	weights, err := lang.TrainSplitter(docs, c.Rounds, c.Seed, func(line string) { fmt.Fprintln(e.stdout, line) })
	if err != nil {
		return &chancery.Error{Op: "train splitter", Kind: chancery.Invalid, Err: err}
	}
	if err := os.WriteFile(c.Out, weights, 0o644); err != nil {
		return &chancery.Error{Op: "write", Kind: chancery.IO, Subject: c.Out, Err: err}
	}
	return nil
}
