package main

import (
	"chancery/internal/eval"
	"chancery/read"
)

// readItems reads the news items that labels name.
func readItems(path string, l *eval.Labels) (eval.Items, error) {
	path, err := gold(path, "data", "events", "wiki_current_events-dev.jsonl")
	if err != nil {
		return nil, err
	}
	return eval.ReadItems(path, l.Wanted())
}

type evalEventsCmd struct {
	File string `arg:"" optional:"" help:"The news items, JSON lines with id, date and text."`
	gsrFlags
}

func (c *evalEventsCmd) score(reader eval.Reader) (*eval.ReportScore, []eval.Score, error) {
	labels, err := eval.EventLabels()
	if err != nil {
		return nil, nil, err
	}
	items, err := readItems(c.File, labels)
	if err != nil {
		return nil, nil, err
	}
	s := eval.ScoreEventItems(labels, items, reader)
	const set = "wiki_current_events-dev 200"
	n := s.Events.Hit + s.Events.Missed
	return s, []eval.Score{
		{Set: set, Measure: "precision of events", Value: s.Events.Precision(), N: s.Events.Hit + s.Events.False},
		{Set: set, Measure: "recall of events", Value: s.Events.Recall(), N: n},
		{Set: set, Measure: "events with participants F1", Value: s.Participants.F1(), N: n},
	}, nil
}

func (c *evalEventsCmd) Run(e *env) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	s, scores, err := c.score(reader)
	if err != nil {
		return err
	}
	return c.print(e, s.Notes, s.Confusion, scores)
}

type evalAgreementsCmd struct {
	File   string `arg:"" optional:"" help:"The news items, JSON lines with id, date and text."`
	Misses bool   `help:"Print every item that is not wholly right."`
}

func (c *evalAgreementsCmd) score(reader eval.Reader) ([]string, []eval.Score, error) {
	labels, err := eval.AgreementLabels()
	if err != nil {
		return nil, nil, err
	}
	items, err := readItems(c.File, labels)
	if err != nil {
		return nil, nil, err
	}
	s := eval.ScoreAgreementItems(labels, items, reader)
	return s.Notes, s.Scores("wiki_current_events-dev 150"), nil
}

func (c *evalAgreementsCmd) Run(e *env) error {
	return noted(e, c.Misses, c.score)
}
