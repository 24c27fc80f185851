package main

import (
	"maps"

	"chancery/internal/eval"
)

type evalMembershipsCmd struct {
	File   string `arg:"" optional:"" help:"The news items, JSON lines with id, date and text."`
	Misses bool   `help:"Print every item of the 60 that is not wholly right."`
}

// score scores both sets; notes are those of the first, on which rules may be tuned.
func (c *evalMembershipsCmd) score(reader eval.Reader) ([]string, []eval.Score, error) {
	labels, err := eval.MembershipLabels()
	if err != nil {
		return nil, nil, err
	}
	blind, err := eval.BlindMembershipLabels()
	if err != nil {
		return nil, nil, err
	}
	path, err := gold(c.File, "data", "events", "wiki_current_events-train.jsonl")
	if err != nil {
		return nil, nil, err
	}
	wanted := labels.Wanted()
	maps.Copy(wanted, blind.Wanted())
	items, err := eval.ReadItems(path, wanted)
	if err != nil {
		return nil, nil, err
	}
	s, b := eval.ScoreMemberships(labels, items, reader), eval.ScoreMemberships(blind, items, reader)
	return s.Notes, append(s.Scores("wiki_current_events-train 60"), b.Scores("wiki_current_events-train 30, blind")...), nil
}

func (c *evalMembershipsCmd) Run(e *env) error {
	return noted(e, c.Misses, c.score)
}
