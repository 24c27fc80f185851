package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/attribution"
	"chancery/internal/eval"
	"chancery/lang"
	"chancery/lang/en"
)

// evalAttributionCmd scores who says what.
type evalAttributionCmd struct {
	File   string `arg:"" optional:"" help:"Attribution set (JSON lines); the GUM development set, news and interviews, if none is given."`
	Misses bool   `help:"Print every attribution that was missed, wrong or too much."`
}

func (c *evalAttributionCmd) score() (*eval.AttributionScore, string, error) {
	path, err := gold(c.File, "data", "attribution", "gum_attribution-ccby-dev.jsonl")
	if err != nil {
		return nil, "", err
	}
	docs, err := eval.ReadAttributions(path, "news", "interview")
	if err != nil {
		return nil, "", err
	}
	s := new(eval.AttributionScore)
	for i := range docs {
		doc := en.Annotate(docs[i].Text)
		var found []chancery.Attribution
		for _, a := range attribution.Find(&doc, &actor.Finding{}) {
			found = append(found, a.Attribution)
		}
		s.Add(&docs[i], found)
	}
	return s, setName(path), nil
}

func (c *evalAttributionCmd) scores() ([]eval.Score, error) {
	s, set, err := c.score()
	if err != nil {
		return nil, err
	}
	return s.Scores(set), nil
}

// Run prints the scores.
func (c *evalAttributionCmd) Run(e *env) error {
	s, set, err := c.score()
	if err != nil {
		return err
	}
	if !c.Misses {
		s.Notes = nil
	}
	return printScores(e, s.Notes, s.Scores(set))
}

// printScores prints notes, one a line, and scores beside their floors.
func printScores(e *env, notes []string, scores []eval.Score) error {
	out := bufio.NewWriter(e.stdout)
	for _, n := range notes {
		fmt.Fprintln(out, strings.ReplaceAll(n, "\n", " "))
	}
	return writeScores(e, out, scores)
}

// evalFactualityCmd scores how certain predicates are, and fits the weights.
type evalFactualityCmd struct {
	Files  []string `arg:"" optional:"" help:"Sets (JSON lines); the development sets of UDS-IH2 and MEANTIME if none is given."`
	Misses bool     `help:"Print every predicate judged far from the gold value."`
	Fit    string   `placeholder:"FILE" help:"Fit the weights of the signals on the UDS-IH2 set FILE and write the table."`
	Out    string   `default:"weights.tsv" help:"Where --fit writes the table."`
}

func (c *evalFactualityCmd) paths() ([]string, error) {
	if len(c.Files) > 0 {
		return c.Files, nil
	}
	dir, err := gold("", "data", "factuality")
	if err != nil {
		return nil, err
	}
	return []string{filepath.Join(dir, "uds_ih2-dev.jsonl"), filepath.Join(dir, "meantime-dev.jsonl")}, nil
}

func readFactuality(path string) ([]eval.FactualitySentence, error) {
	if strings.Contains(filepath.Base(path), "meantime") {
		return eval.ReadMeantime(path)
	}
	return eval.ReadUDS(path)
}

// judge judges by the rules and by the fitted weights.
func judge(doc *lang.Document, sentence, token int) (chancery.Factuality, string, float64) {
	v, why := attribution.Factuality(doc, sentence, token)
	return v, why, attribution.Score(doc, sentence, token)
}

func (c *evalFactualityCmd) score(path string) (*eval.FactualityScore, error) {
	set, err := readFactuality(path)
	if err != nil {
		return nil, err
	}
	s := new(eval.FactualityScore)
	for i := range set {
		s.Add(&set[i], en.ParseSentences, judge)
	}
	return s, nil
}

func (c *evalFactualityCmd) scores() ([]eval.Score, error) {
	paths, err := c.paths()
	if err != nil {
		return nil, err
	}
	var all []eval.Score
	for _, path := range paths {
		s, err := c.score(path)
		if err != nil {
			return nil, err
		}
		all = append(all, s.Scores(setName(path))...)
	}
	return all, nil
}

// Run prints the scores, or fits the weights.
func (c *evalFactualityCmd) Run(e *env) error {
	if c.Fit != "" {
		return c.fit(e)
	}
	paths, err := c.paths()
	if err != nil {
		return err
	}
	var notes []string
	var all []eval.Score
	for _, path := range paths {
		s, err := c.score(path)
		if err != nil {
			return err
		}
		if c.Misses {
			notes = append(notes, s.Notes...)
		}
		all = append(all, s.Scores(setName(path))...)
	}
	return printScores(e, notes, all)
}

func (c *evalFactualityCmd) fit(e *env) error {
	set, err := eval.ReadUDS(c.Fit)
	if err != nil {
		return err
	}
	var data []eval.Judged
	for i := range set {
		doc := eval.Bare(set[i].Tokens)
		en.ParseSentences(doc.Sentences)
		for _, t := range set[i].Targets {
			data = append(data, eval.Judged{Doc: &doc, Token: t.Token, Value: t.Value})
		}
	}
	weights := eval.FitFactuality(data, eval.DefaultFit)
	f, err := os.Create(c.Out)
	if err != nil {
		return &chancery.Error{Op: "write weights", Kind: chancery.IO, Subject: c.Out, Err: err}
	}
	if err := eval.WriteWeights(f, weights); err != nil {
		f.Close()
		return &chancery.Error{Op: "write weights", Kind: chancery.IO, Subject: c.Out, Err: err}
	}
	fmt.Fprintf(e.stdout, "%d weights from %d predicates in %s\n", len(weights), len(data), c.Out)
	return f.Close()
}

// evalNegationCmd scores the scope of negation on sentences made for it.
type evalNegationCmd struct {
	Misses bool `help:"Print every sentence judged wrongly."`
}

func (c *evalNegationCmd) score() ([]eval.Score, []string, error) {
	cases, err := eval.NegationCases()
	if err != nil {
		return nil, nil, err
	}
	right, notes := eval.ScoreNegation(cases, en.Annotate, judge)
	return []eval.Score{{Set: "negation", Measure: "negation accuracy", Value: right.Recall(), N: len(cases)}}, notes, nil
}

func (c *evalNegationCmd) scores() ([]eval.Score, error) {
	s, _, err := c.score()
	return s, err
}

// Run prints the score.
func (c *evalNegationCmd) Run(e *env) error {
	s, notes, err := c.score()
	if err != nil {
		return err
	}
	if !c.Misses {
		notes = nil
	}
	return printScores(e, notes, s)
}
