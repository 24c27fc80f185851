package main

import (
	"bufio"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"chancery/internal/eval"
	"chancery/lang/en"
)

// evalTimeCmd scores time expressions.
type evalTimeCmd struct {
	Files  []string `arg:"" optional:"" help:"Sets of time expressions (JSON lines); the development sets if none is given."`
	Misses bool     `help:"Print every gold expression that was missed or wrongly resolved, and the rules that leave cases out."`
}

// paths returns the sets to score.
func (c *evalTimeCmd) paths() ([]string, error) {
	if len(c.Files) > 0 {
		return c.Files, nil
	}
	data, err := gold("", "data")
	if err != nil {
		return nil, err
	}
	return eval.TimeSets(data), nil
}

// score scores one set. Precision is told only where the set marks every
// expression.
func (c *evalTimeCmd) score(path string) (eval.TimeScore, []eval.Score, error) {
	items, left, err := eval.ReadTimes(path)
	if err != nil {
		return eval.TimeScore{}, nil, err
	}
	s := eval.ScoreTimes(items, en.Annotate)
	s.Left = left
	return s, s.Scores(setName(path), strings.Contains(filepath.Base(path), "meantime")), nil
}

// scores scores every set.
func (c *evalTimeCmd) scores() ([]eval.Score, error) {
	paths, err := c.paths()
	if err != nil {
		return nil, err
	}
	var all []eval.Score
	for _, path := range paths {
		_, scores, err := c.score(path)
		if err != nil {
			return nil, err
		}
		all = append(all, scores...)
	}
	return all, nil
}

func (c *evalTimeCmd) Run(e *env) error {
	paths, err := c.paths()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	var all []eval.Score
	for _, path := range paths {
		s, scores, err := c.score(path)
		if err != nil {
			return err
		}
		all = append(all, scores...)
		if c.Misses {
			fmt.Fprintf(out, "%s\n", setName(path))
			for _, n := range s.Notes {
				fmt.Fprintf(out, "  %s\n", n)
			}
			var rules []string
			for rule := range s.Left {
				rules = append(rules, rule)
			}
			sort.Strings(rules)
			for _, rule := range rules {
				fmt.Fprintf(out, "  left out: %d, %s\n", s.Left[rule], rule)
			}
		}
	}
	return writeScores(e, out, all)
}
