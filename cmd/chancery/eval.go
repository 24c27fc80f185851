package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/eval"
	"chancery/read"
)

// evalCmd scores the reader against gold sets.
type evalCmd struct {
	Reports     evalReportsCmd     `cmd:"" help:"Score readings of whole reports against gold annotations."`
	Plover      evalPloverCmd      `cmd:"" help:"Score against PLOVER gold records (JSON lines)."`
	Petr2       evalPetr2Cmd       `cmd:"" name:"petr2" help:"Score against PETRARCH-2 validation records (JSON lines)."`
	Petrarch    evalPetrarchCmd    `cmd:"" help:"Score against the PETRARCH unit records, with their actor and agent dictionaries loaded."`
	Time        evalTimeCmd        `cmd:"" help:"Score time expressions and their values."`
	Attribution evalAttributionCmd `cmd:"" help:"Score attributions: cues, sources, contents."`
	Factuality  evalFactualityCmd  `cmd:"" help:"Score the factuality of predicates on UDS-IH2 and MEANTIME, or fit its weights."`
	Negation    evalNegationCmd    `cmd:"" help:"Score the scope of negation on sentences made for it."`
	Events      evalEventsCmd      `cmd:"" help:"Score the events of 200 labelled news items."`
	Agreed      evalAgreementsCmd  `cmd:"" name:"agreements" help:"Score the agreements of 150 labelled news items."`
	Memberships evalMembershipsCmd `cmd:"" name:"memberships" help:"Score the memberships in organisations of 60 labelled news items and of 30 blind ones."`
	UD          evalUDCmd          `cmd:"" name:"ud" help:"Score words, sentences, tags and trees against treebanks."`
	NER         evalNERCmd         `cmd:"" name:"ner" help:"Score names of persons, places and organisations."`
	Coref       evalCorefCmd       `cmd:"" name:"coref" help:"Score coreference of persons, organisations and places."`
	Actors      evalActorsCmd      `cmd:"" name:"actors" help:"Score the participants of whole reports, or list their chains."`
	Merge       evalMergeCmd       `cmd:"" name:"merge" help:"Score which statements of different reports are joined."`
	All         evalAllCmd         `cmd:"" help:"Score every set, write the page of scores, and fail below a floor."`
}

// gold returns the path, or the named one under the shared gold directory.
func gold(path string, parts ...string) (string, error) {
	if path != "" {
		return path, nil
	}
	dir := eval.SharedDir()
	if dir == "" {
		return "", &chancery.Error{Op: "find gold sets", Kind: chancery.NotFound, Subject: filepath.Join(parts...), Hint: "give the path, or set CHANCERY_SHARED to the directory that holds data and gold"}
	}
	return filepath.Join(append([]string{dir}, parts...)...), nil
}

// open opens a file that an argument names; its error is a *chancery.Error.
func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err == nil {
		var info fs.FileInfo
		if info, err = f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		f.Close()
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err // the path stands in Subject
	}
	switch {
	case err == nil:
		return nil, &chancery.Error{Op: "open", Kind: chancery.Usage, Subject: path, Hint: "name a file in it", Err: errors.New("is a folder")}
	case errors.Is(err, fs.ErrNotExist):
		return nil, &chancery.Error{Op: "open", Kind: chancery.NotFound, Subject: path, Hint: "check the path", Err: errors.New("no such file")}
	}
	return nil, &chancery.Error{Op: "open", Kind: chancery.IO, Subject: path, Err: err}
}

type evalReportsCmd struct {
	Dir       string `arg:"" optional:"" help:"Directory of gold reports (*.txt)."`
	Misses    bool   `help:"Print every miss and false alarm."`
	Confusion bool   `help:"Print the confusion matrix of event types."`
	Only      string `help:"Only the reports whose name contains this."`
}

func (c *evalReportsCmd) score(reader eval.Reader) ([]eval.ReportScore, *eval.ReportScore, error) {
	dir, err := gold(c.Dir, "gold", "reports")
	if err != nil {
		return nil, nil, err
	}
	reports, err := eval.ReadGoldReports(dir)
	if err != nil {
		return nil, nil, err
	}
	scores, total := c.scoreAll(reports, reader)
	return scores, total, nil
}

// scoreAll scores the reports whose name is wanted.
func (c *evalReportsCmd) scoreAll(reports []eval.GoldReport, reader eval.Reader) ([]eval.ReportScore, *eval.ReportScore) {
	total := &eval.ReportScore{Name: "TOTAL"}
	var scores []eval.ReportScore
	for i := range reports {
		if c.Only != "" && !strings.Contains(reports[i].Name, c.Only) {
			continue
		}
		reading := reader.Read(reports[i].Report)
		s := eval.ScoreReport(&reports[i], &reading)
		scores = append(scores, s)
		total.Add(&s)
	}
	return scores, total
}

func (c *evalReportsCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	scores, total, err := c.score(reader)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	if c.Misses {
		for _, s := range scores {
			fmt.Fprintf(out, "%s\n", s.Name)
			for _, n := range s.Notes {
				fmt.Fprintf(out, "  %s\n", n)
			}
		}
		fmt.Fprintln(out)
	}
	if err := eval.WriteReports(out, scores, total); err != nil {
		return err
	}
	if c.Confusion {
		fmt.Fprintln(out)
		if err := eval.WriteConfusion(out, total.Confusion); err != nil {
			return err
		}
	}
	fmt.Fprintln(out)
	set := "reports"
	if c.Dir != "" || c.Only != "" {
		set = "chosen reports" // the floors are of the whole set
	}
	return writeScores(e, out, total.Scores(set))
}

// writeScores ends the output of a command with its scores beside their floors,
// and fails if one is below.
func writeScores(e *env, out *bufio.Writer, scores []eval.Score) error {
	floors, err := eval.Floors()
	if err != nil {
		return err
	}
	if err := errors.Join(eval.WriteScores(out, scores, floors), out.Flush()); err != nil {
		return output(err)
	}
	return belowFloor(e, scores)
}

// gsrFlags are shared by the scorers of gold records.
type gsrFlags struct {
	Misses    bool `help:"Print every record that is not wholly right."`
	Confusion bool `help:"Print the confusion matrix."`
}

func (f gsrFlags) print(e *env, notes []string, confusion map[[2]string]int, scores []eval.Score) error {
	out := bufio.NewWriter(e.stdout)
	if f.Misses {
		for _, n := range notes {
			fmt.Fprintf(out, "%s\n\n", n)
		}
	}
	if f.Confusion {
		if err := eval.WriteConfusion(out, confusion); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	return writeScores(e, out, scores)
}

// noted scores with a new reader and prints notes, where asked, and scores.
func noted(e *env, misses bool, score func(eval.Reader) ([]string, []eval.Score, error)) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	notes, scores, err := score(reader)
	if err != nil {
		return err
	}
	return gsrFlags{Misses: misses}.print(e, notes, nil, scores)
}

// setName is the name of a set in the table: its file name.
func setName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

type evalPloverCmd struct {
	File string `arg:"" optional:"" help:"Gold records, JSON lines."`
	gsrFlags
}

func (c *evalPloverCmd) score(reader eval.Reader) (eval.PLOVERScore, string, error) {
	path, err := gold(c.File, "gold", "plover_gsr_dev.jsonl")
	if err != nil {
		return eval.PLOVERScore{}, "", err
	}
	f, err := open(path)
	if err != nil {
		return eval.PLOVERScore{}, "", err
	}
	defer f.Close()
	records, err := eval.ReadPLOVER(f, path)
	if err != nil {
		return eval.PLOVERScore{}, "", err
	}
	return eval.ScorePLOVER(records, reader), setName(path), nil
}

func (c *evalPloverCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	s, set, err := c.score(reader)
	if err != nil {
		return err
	}
	return c.print(e, s.Notes, s.Confusion, s.Scores(set))
}

// scorePetrarch scores a file of PETRARCH records. With dictionaries the actor
// and agent files that the records name are loaded from dir.
func scorePetrarch(file, standard, dir string, dictionaries bool, reader eval.Reader) (eval.PETRARCHScore, string, error) {
	var none eval.PETRARCHScore
	path, err := gold(file, "gold", standard)
	if err != nil {
		return none, "", err
	}
	f, err := open(path)
	if err != nil {
		return none, "", err
	}
	defer f.Close()
	records, err := eval.ReadPETRARCH(f, path)
	if err != nil {
		return none, "", err
	}
	if dictionaries {
		if dir, err = gold(dir, "data", "petrarch"); err != nil {
			return none, "", err
		}
		var opts read.Options
		for _, rec := range records {
			for _, name := range rec.Actors {
				opts.ActorFiles = addPath(opts.ActorFiles, dir, name)
			}
			if rec.Agents != "" {
				opts.AgentFiles = addPath(opts.AgentFiles, dir, rec.Agents)
			}
		}
		if reader, err = read.New(opts); err != nil {
			return none, "", err
		}
	}
	return eval.ScorePETRARCH(records, reader), setName(path), nil
}

func addPath(list []string, dir, name string) []string {
	path := filepath.Join(dir, filepath.Base(name))
	if slices.Contains(list, path) {
		return list
	}
	return append(list, path)
}

type evalPetr2Cmd struct {
	File string `arg:"" optional:"" help:"Gold records, JSON lines."`
	gsrFlags
}

func (c *evalPetr2Cmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	s, set, err := scorePetrarch(c.File, "petr2_gsr_dev.jsonl", "", false, reader)
	if err != nil {
		return err
	}
	return c.print(e, s.Notes, s.Confusion, s.Scores(set))
}

type evalPetrarchCmd struct {
	File         string `arg:"" optional:"" help:"Gold records, JSON lines."`
	Dictionaries string `help:"Directory of the dictionaries that the records name." placeholder:"DIR"`
	gsrFlags
}

func (c *evalPetrarchCmd) Run(e *env) error {
	s, set, err := scorePetrarch(c.File, "petrarch_unit.jsonl", c.Dictionaries, true, nil)
	if err != nil {
		return err
	}
	return c.print(e, s.Notes, s.Confusion, s.Scores(set))
}

type evalAllCmd struct {
	Out string `default:"docs/scores.md" help:"Where to write the page of scores." placeholder:"FILE"`
}

func (c *evalAllCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	floors, err := eval.Floors()
	if err != nil {
		return err
	}
	results := eval.RunAll(evaluations(reader))
	file, err := os.Create(c.Out)
	if err != nil {
		return &chancery.Error{Op: "write scores", Kind: chancery.IO, Subject: c.Out, Err: err}
	}
	engine := reader.Read(chancery.Report{Text: "."}).Engine
	err = eval.WriteMarkdown(file, results, floors, engine)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return &chancery.Error{Op: "write scores", Kind: chancery.IO, Subject: c.Out, Err: err}
	}
	var failed error
	for _, m := range results {
		if m.Err != nil {
			failed = fmt.Errorf("%s: %w", m.Command, m.Err)
			e.warn("%v", failed)
		}
		if err := eval.WriteScores(e.stdout, m.Scores, floors); err != nil {
			return err
		}
	}
	below := eval.Below(results, floors)
	for _, line := range below {
		e.warn("below the floor: %s", line)
	}
	if len(below) > 0 {
		return reported{fmt.Errorf("%d scores are below their floors", len(below))}
	}
	if failed != nil {
		return reported{failed}
	}
	return nil
}

// evaluations lists every set in the order of the page of scores.
func evaluations(reader *read.Reader) []eval.Evaluation {
	return []eval.Evaluation{
		{Command: "chancery eval reports", Run: func() ([]eval.Score, error) {
			_, total, err := new(evalReportsCmd).score(reader)
			if err != nil {
				return nil, err
			}
			return total.Scores("reports"), nil
		}},
		{Command: "chancery eval reports internal/eval/data/reports", Run: func() ([]eval.Score, error) {
			reports, err := eval.OwnReports()
			if err != nil {
				return nil, err
			}
			_, total := new(evalReportsCmd).scoreAll(reports, reader)
			return total.Scores("own reports"), nil
		}},
		{Command: "chancery eval reports internal/eval/data/blind", Run: func() ([]eval.Score, error) {
			reports, err := eval.BlindReports()
			if err != nil {
				return nil, err
			}
			_, total := new(evalReportsCmd).scoreAll(reports, reader)
			return total.Scores("blind reports"), nil
		}},
		{Command: "chancery eval events", Run: func() ([]eval.Score, error) {
			_, scores, err := new(evalEventsCmd).score(reader)
			return scores, err
		}},
		{Command: "chancery eval agreements", Run: func() ([]eval.Score, error) {
			_, scores, err := new(evalAgreementsCmd).score(reader)
			return scores, err
		}},
		{Command: "chancery eval memberships", Run: func() ([]eval.Score, error) {
			_, scores, err := new(evalMembershipsCmd).score(reader)
			return scores, err
		}},
		{Command: "chancery eval plover", Run: func() ([]eval.Score, error) {
			s, set, err := new(evalPloverCmd).score(reader)
			return s.Scores(set), err
		}},
		{Command: "chancery eval petr2", Run: func() ([]eval.Score, error) {
			s, set, err := scorePetrarch("", "petr2_gsr_dev.jsonl", "", false, reader)
			return s.Scores(set), err
		}},
		{Command: "chancery eval petrarch", Run: func() ([]eval.Score, error) {
			s, set, err := scorePetrarch("", "petrarch_unit.jsonl", "", true, nil)
			return s.Scores(set), err
		}},
		{Command: "chancery eval time", Run: func() ([]eval.Score, error) {
			return new(evalTimeCmd).scores()
		}},
		{Command: "chancery eval attribution", Run: func() ([]eval.Score, error) {
			return new(evalAttributionCmd).scores()
		}},
		{Command: "chancery eval factuality", Run: func() ([]eval.Score, error) {
			return new(evalFactualityCmd).scores()
		}},
		{Command: "chancery eval negation", Run: func() ([]eval.Score, error) {
			return new(evalNegationCmd).scores()
		}},
		{Command: "chancery eval ud", Run: func() ([]eval.Score, error) {
			s, err := new(evalUDCmd).score()
			return udScores(s), err
		}},
		{Command: "chancery eval ner", Run: func() ([]eval.Score, error) {
			s, err := new(evalNERCmd).score()
			return nerScores(s), err
		}},
		{Command: "chancery eval coref", Run: func() ([]eval.Score, error) {
			s, news, err := new(evalCorefCmd).score()
			if err != nil {
				return nil, err
			}
			return append(s.Scores(corefSet), news.Scores(corefSet+" news")...), nil
		}},
		{Command: "chancery eval merge", Run: func() ([]eval.Score, error) {
			_, scores, err := new(evalMergeCmd).score(reader)
			return scores, err
		}},
		{Command: "chancery eval actors", Run: func() ([]eval.Score, error) {
			s, err := new(evalActorsCmd).score(nil)
			if err != nil {
				return nil, err
			}
			return s.Scores("reports"), nil
		}},
	}
}
