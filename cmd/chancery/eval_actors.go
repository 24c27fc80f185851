package main

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/eval"
	"chancery/internal/gazetteer"
	"chancery/lang"
	"chancery/lang/en"
	"chancery/read"
)

// corefSet is the set of documents scored if no other is named.
const corefSet = "en_gum-ccby-dev"

// evalCorefCmd scores coreference.
type evalCorefCmd struct {
	Files []string `arg:"" optional:"" help:"CoNLL-U files with Entity values; the GUM development set if none is given."`
	Genre string   `help:"Only documents whose id holds this word (news, interview, …)."`
	Trees bool     `help:"Use the trees of the file instead of parsing its words."`
}

// score scores the sets; trees are parsed anew from the words unless asked.
func (c *evalCorefCmd) score() (*eval.CorefScore, *eval.CorefScore, error) {
	files := c.Files
	if len(files) == 0 {
		path, err := gold("", "data", "ud", corefSet+".conllu")
		if err != nil {
			return nil, nil, err
		}
		files = []string{path}
	}
	total, news := &eval.CorefScore{}, &eval.CorefScore{}
	for _, path := range files {
		sentences, err := readConllu(path)
		if err != nil {
			return nil, nil, err
		}
		docs := lang.Documents(sentences)
		for i := range docs {
			d := &docs[i]
			id := d.Sentences[0].Comment("newdoc id")
			if !strings.Contains(id, c.Genre) {
				continue
			}
			for k := range d.Sentences {
				d.Sentences[k].Link()
			}
			mentions := eval.GoldMentions(d)
			if !c.Trees {
				d.Sentences = slices.Clone(d.Sentences)
				en.ParseSentences(d.Sentences)
			}
			total.Coref(d, mentions, gazetteer.Default())
			if strings.Contains(id, "_news_") {
				news.Coref(d, mentions, gazetteer.Default())
			}
		}
	}
	return total, news, nil
}

func (c *evalCorefCmd) Run(e *env) error {
	total, news, err := c.score()
	if err != nil {
		return err
	}
	set := corefSet
	if len(c.Files) > 0 || c.Genre != "" || c.Trees {
		set = "chosen documents" // the floors are of the whole set
	}
	return printScores(e, nil, slices.Concat(total.Scores(set), news.Scores(set+" news")))
}

// evalActorsCmd scores the participants of whole reports.
type evalActorsCmd struct {
	Dir   string `arg:"" optional:"" help:"Directory of gold reports (*.txt)."`
	Chain bool   `help:"Print every actor with its mentions."`
}

func (c *evalActorsCmd) score(e *env) (*eval.ActorScore, error) {
	dir, err := gold(c.Dir, "gold", "reports")
	if err != nil {
		return nil, err
	}
	reports, err := eval.ReadGoldReports(dir)
	if err != nil {
		return nil, err
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return nil, err
	}
	s := &eval.ActorScore{}
	for i := range reports {
		reading := reader.Read(reports[i].Report)
		s.Actors(&reports[i], &reading)
		if e == nil || !c.Chain {
			continue
		}
		fmt.Fprintf(e.stdout, "%s\n", reports[i].Name)
		for k := range reading.Actors {
			a := &reading.Actors[k]
			fmt.Fprintf(e.stdout, "  %s %s\n", eval.ActorLabel(a), a.Reason)
			for _, m := range a.Mentions {
				fmt.Fprintf(e.stdout, "      %s %q\n", m.Form, m.Text)
			}
		}
	}
	return s, nil
}

func (c *evalActorsCmd) Run(e *env) error {
	s, err := c.score(e)
	if err != nil {
		return err
	}
	notes := make([]string, len(s.Misses))
	for i, m := range s.Misses {
		notes[i] = "missed " + m
	}
	set := "reports"
	if c.Dir != "" {
		set = "chosen reports"
	}
	return printScores(e, notes, s.Scores(set))
}
