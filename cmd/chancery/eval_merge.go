package main

import (
	"chancery/internal/eval"
)

// evalMergeCmd scores the joining of statements of different reports, and that of
// copies of one text where no file is given.
type evalMergeCmd struct {
	File   string `arg:"" optional:"" help:"Documents with gold mentions of events, JSON lines (MEANTIME)."`
	Misses bool   `help:"Print every pair that is judged wrongly, but for those of the blind split."`
}

func (c *evalMergeCmd) score(reader eval.Reader) ([]string, []eval.Score, error) {
	pairs, err := eval.MergePairs()
	if err != nil {
		return nil, nil, err
	}
	s := eval.ScoreMergePairs(pairs, reader)
	scores := s.Scores()
	path, err := gold(c.File, "data", "events", "meantime.jsonl")
	if err != nil {
		return nil, nil, err
	}
	f, err := open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	docs, err := eval.ReadEventDocs(f, path, "dev")
	if err != nil {
		return nil, nil, err
	}
	coref := eval.ScoreMergeCoref(docs, reader)
	if c.File != "" {
		return s.Notes, append(scores, coref.Scores(setName(path))...), nil
	}
	scores = append(scores, coref.Scores("meantime-dev")...)
	copies, err := scoreCopies()
	return s.Notes, append(scores, copies...), err
}

// scoreCopies scores near copies among the shared news.
func scoreCopies() ([]eval.Score, error) {
	list, err := gold("", "data", "news", "near_duplicates.tsv")
	if err != nil {
		return nil, err
	}
	f, err := open(list)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	pairs, err := eval.ReadCopyPairs(f, list)
	if err != nil {
		return nil, err
	}
	news, err := gold("", "data", "news", "news.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := open(news)
	if err != nil {
		return nil, err
	}
	defer docs.Close()
	c, err := eval.ScoreCopies(docs, news, pairs)
	if err != nil {
		return nil, err
	}
	return []eval.Score{
		{Set: "near_duplicates", Measure: "copies found, precision", Value: c.Precision(), N: c.Hit + c.False},
		{Set: "near_duplicates", Measure: "copies found, recall", Value: c.Recall(), N: c.Hit + c.Missed},
	}, nil
}

func (c *evalMergeCmd) Run(e *env) error {
	return noted(e, c.Misses, c.score)
}
