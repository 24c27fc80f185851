package main

import (
	"bufio"
	"fmt"

	"chancery"
	"chancery/internal/eval"
	"chancery/lang"
	"chancery/lang/en"
)

// udSets and nerSets are what is scored if no file is given.
var (
	udSets  = []string{"en_ewt-dev.conllu", "en_gum-ccby-dev.conllu"}
	nerSets = []string{"uner_ewt-dev.bio", "gum-ccby-dev.bio", "crossner_politics-dev.bio"}
)

// evalUDCmd scores words, sentences, tags and trees.
type evalUDCmd struct {
	Files  []string `arg:"" optional:"" help:"Treebanks (CoNLL-U); the development sets if none is given."`
	System string   `placeholder:"FILE" help:"Score this CoNLL-U file against the one treebank, instead of our own parse."`
}

// Help is the longer help of the command.
func (evalUDCmd) Help() string {
	return `Scores as the CoNLL 2018 shared task does: F1 of words aligned by their characters, LAS with universal relations only. UAS-p and LAS-p leave punctuation out.`
}

// Run prints the table.
func (c *evalUDCmd) Run(e *env) error {
	scores, err := c.score()
	if err != nil {
		return err
	}
	if err := eval.WriteUD(e.stdout, scores); err != nil {
		return err
	}
	return belowFloor(e, udScores(scores))
}

func (c *evalUDCmd) score() ([]eval.UDScore, error) {
	if c.System != "" && len(c.Files) != 1 {
		return nil, &chancery.Error{Op: "eval ud", Kind: chancery.Usage, Subject: "--system " + c.System, Hint: "give just one treebank to score it against", Err: fmt.Errorf("%d treebanks to score it against", len(c.Files))}
	}
	files, err := setPaths(c.Files, "ud", udSets)
	if err != nil {
		return nil, err
	}
	if c.System != "" {
		gold, err := readConllu(files[0])
		if err != nil {
			return nil, err
		}
		system, err := readConllu(c.System)
		if err != nil {
			return nil, err
		}
		s, err := eval.ScoreUDFile(setName(files[0]), gold, system)
		if err != nil {
			return nil, &chancery.Error{Op: "eval ud", Kind: chancery.Invalid, Subject: c.System, Err: err}
		}
		return []eval.UDScore{s}, nil
	}
	model, err := en.Model()
	if err != nil {
		return nil, &chancery.Error{Op: "eval ud", Kind: chancery.Internal, Err: err}
	}
	var scores []eval.UDScore
	for _, file := range files {
		gold, err := readConllu(file)
		if err != nil {
			return nil, err
		}
		s, err := eval.ScoreUD(setName(file), gold, model)
		if err != nil {
			return nil, &chancery.Error{Op: "eval ud", Kind: chancery.Internal, Subject: file, Err: err}
		}
		scores = append(scores, s)
	}
	return scores, nil
}

// setPaths returns the files, or the named ones in a directory of the shared data.
func setPaths(files []string, dir string, names []string) ([]string, error) {
	if len(files) > 0 {
		return files, nil
	}
	for _, name := range names {
		path, err := gold("", "data", dir, name)
		if err != nil {
			return nil, err
		}
		files = append(files, path)
	}
	return files, nil
}

func readConllu(path string) ([]lang.Sentence, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := lang.ReadConllu(bufio.NewReader(f))
	if err != nil {
		return nil, &chancery.Error{Op: "read", Kind: chancery.Invalid, Subject: path, Err: err}
	}
	return sentences, nil
}

func udScores(scores []eval.UDScore) []eval.Score {
	var out []eval.Score
	for i := range scores {
		out = append(out, scores[i].Scores()...)
	}
	return out
}

// belowFloor fails, with a line for each, if scores are below their floors.
func belowFloor(e *env, scores []eval.Score) error {
	floors, err := eval.Floors()
	if err != nil {
		return err
	}
	below := eval.Below([]eval.Measured{{Scores: scores}}, floors)
	for _, line := range below {
		e.warn("below the floor: %s", line)
	}
	if len(below) > 0 {
		return reported{fmt.Errorf("%d scores are below their floors", len(below))}
	}
	return nil
}

// evalNERCmd scores names.
type evalNERCmd struct {
	Files  []string `arg:"" optional:"" help:"Files of words and BIO tags; the development sets if none is given."`
	Misses bool     `help:"Print every name that was missed or wrongly found."`
}

// Help is the longer help of the command.
func (evalNERCmd) Help() string {
	return `Scores names of persons (PER), places (LOC) and organisations (ORG), and NORP where a set has it, from given words: a name is right if its first and last word and its kind are. "span" leaves the kind out.`
}

// Run prints the table.
func (c *evalNERCmd) Run(e *env) error {
	scores, err := c.score()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	if c.Misses {
		for _, s := range scores {
			for _, n := range s.Notes {
				fmt.Fprintf(out, "%s %s\n", s.Set, n)
			}
		}
		fmt.Fprintln(out)
	}
	if err := eval.WriteNER(out, scores); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return output(err)
	}
	return belowFloor(e, nerScores(scores))
}

func (c *evalNERCmd) score() ([]eval.NERScore, error) {
	files, err := setPaths(c.Files, "ner", nerSets)
	if err != nil {
		return nil, err
	}
	model, err := en.Model()
	if err != nil {
		return nil, &chancery.Error{Op: "eval ner", Kind: chancery.Internal, Err: err}
	}
	var scores []eval.NERScore
	for _, file := range files {
		f, err := open(file)
		if err != nil {
			return nil, err
		}
		sentences, err := eval.ReadBIO(f, file)
		f.Close()
		if err != nil {
			return nil, &chancery.Error{Op: "eval ner", Kind: chancery.Invalid, Err: err}
		}
		scores = append(scores, eval.ScoreNER(setName(file), sentences, model))
	}
	return scores, nil
}

func nerScores(scores []eval.NERScore) []eval.Score {
	var out []eval.Score
	for i := range scores {
		out = append(out, scores[i].Scores()...)
	}
	return out
}
