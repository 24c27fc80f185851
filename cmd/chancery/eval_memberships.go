package main

import (
	"chancery/internal/eval"
	"chancery/read"
)

type evalMembershipsCmd struct {
	File   string `arg:"" optional:"" help:"The news items, JSON lines with id, date and text."`
	Misses bool   `help:"Print every item that is not wholly right."`
}

func (c *evalMembershipsCmd) score(reader eval.Reader) ([]string, []eval.Score, error) {
	labels, err := eval.MembershipLabels()
	if err != nil {
		return nil, nil, err
	}
	path, err := gold(c.File, "data", "events", "wiki_current_events-train.jsonl")
	if err != nil {
		return nil, nil, err
	}
	items, err := eval.ReadItems(path, labels.Wanted())
	if err != nil {
		return nil, nil, err
	}
	s := eval.ScoreMemberships(labels, items, reader)
	return s.Notes, s.Scores("wiki_current_events-train 60"), nil
}

func (c *evalMembershipsCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	notes, scores, err := c.score(reader)
	if err != nil {
		return err
	}
	return gsrFlags{Misses: c.Misses}.print(e, notes, nil, scores)
}
