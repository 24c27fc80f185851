package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"chancery/lang"
)

// Parser is what the evaluations of language need of a lang.Model.
type Parser interface {
	Annotate(text string) lang.Document
	Parse(sentences []lang.Sentence)
}

// UDScore is a treebank file scored as the CoNLL 2018 shared task does it.
type UDScore struct {
	Set           string
	Words         int          // gold words
	Given         *lang.Scores // from the gold words, nil if they were not given to a parser
	GivenNoPunct  *lang.Scores
	Raw           *lang.Scores // from raw text
	RawNoPunct    *lang.Scores
	RawTime       time.Duration // taken by Annotate
	RawWords      int           // words of the system
	PerfectSplits int           // documents whose words and sentences are all as in the gold
	Documents     int
}

// ScoreUD parses a treebank from its gold words and from its raw text, which
// lang.Documents rebuilds, and scores both.
func ScoreUD(set string, gold []lang.Sentence, p Parser) (UDScore, error) {
	s := UDScore{Set: set, Given: new(lang.Scores), GivenNoPunct: new(lang.Scores), Raw: new(lang.Scores), RawNoPunct: new(lang.Scores)}
	docs := lang.Documents(gold)
	s.Documents = len(docs)
	for i := range docs {
		d := &docs[i]
		mine := stripped(d.Sentences)
		p.Parse(mine)
		if err := s.add(d.Sentences, mine, s.Given, s.GivenNoPunct); err != nil {
			return s, fmt.Errorf("score %s, document %d: %w", set, i+1, err)
		}
		start := time.Now()
		raw := p.Annotate(d.Text)
		s.RawTime += time.Since(start)
		for k := range raw.Sentences {
			s.RawWords += len(raw.Sentences[k].Tokens)
		}
		before := *s.Raw
		if err := s.add(d.Sentences, raw.Sentences, s.Raw, s.RawNoPunct); err != nil {
			return s, fmt.Errorf("score %s, document %d: %w", set, i+1, err)
		}
		if perfect(s.Raw.Words, before.Words) && perfect(s.Raw.Sentences, before.Sentences) {
			s.PerfectSplits++
		}
		for k := range d.Sentences {
			s.Words += len(d.Sentences[k].Tokens)
		}
	}
	return s, nil
}

// perfect reports whether all that a score gained since it was before is right.
func perfect(now, before lang.Score) bool {
	correct, gold, system := now.Correct-before.Correct, now.Gold-before.Gold, now.System-before.System
	return correct == gold && correct == system
}

// ScoreUDFile scores an analysis read from a file against the gold. Documents
// are not told apart.
func ScoreUDFile(set string, gold, system []lang.Sentence) (UDScore, error) {
	s := UDScore{Set: set, Raw: new(lang.Scores), RawNoPunct: new(lang.Scores), Documents: 1}
	for i := range gold {
		s.Words += len(gold[i].Tokens)
	}
	for i := range system {
		s.RawWords += len(system[i].Tokens)
	}
	if err := s.add(gold, system, s.Raw, s.RawNoPunct); err != nil {
		return s, fmt.Errorf("score %s: %w", set, err)
	}
	return s, nil
}

func (s *UDScore) add(gold, system []lang.Sentence, all, noPunct *lang.Scores) error {
	for _, punct := range []bool{true, false} {
		r, err := lang.Evaluate(gold, system, punct)
		if err != nil {
			return err
		}
		if punct {
			all.Add(r)
		} else {
			noPunct.Add(r)
		}
	}
	return nil
}

// stripped returns the sentences with their words and nothing of the analysis.
func stripped(gold []lang.Sentence) []lang.Sentence {
	out := make([]lang.Sentence, len(gold))
	for i := range gold {
		g := &gold[i]
		out[i] = lang.Sentence{Span: g.Span, Paragraph: g.Paragraph, MWT: g.MWT, Tokens: make([]lang.Token, len(g.Tokens))}
		for k := range g.Tokens {
			out[i].Tokens[k] = lang.Token{Span: g.Tokens[k].Span, Form: g.Tokens[k].Form, Head: -1, First: -1, Next: -1}
		}
	}
	return out
}

// Scores returns the measures for the page of scores.
func (s *UDScore) Scores() []Score {
	var out []Score
	add := func(measure string, v float64, n int) {
		out = append(out, Score{Set: s.Set, Measure: measure, Value: v, N: n})
	}
	if g := s.Given; g != nil {
		add("UPOS, gold words", g.UPOS.F1(), s.Words)
		add("features, gold words", g.Feats.F1(), s.Words)
		add("lemmas, gold words", g.Lemmas.F1(), s.Words)
		add("UAS, gold words", g.UAS.F1(), s.Words)
		add("LAS, gold words", g.LAS.F1(), s.Words)
		add("LAS without punctuation, gold words", s.GivenNoPunct.LAS.F1(), s.GivenNoPunct.LAS.Gold)
	}
	if r := s.Raw; r != nil {
		add("words F1, raw text", r.Words.F1(), s.Words)
		add("sentences F1, raw text", r.Sentences.F1(), r.Sentences.Gold)
		add("UPOS F1, raw text", r.UPOS.F1(), s.Words)
		add("LAS F1, raw text", r.LAS.F1(), s.Words)
	}
	return out
}

// WriteUD prints two lines a treebank, F1 in percent.
func WriteUD(w io.Writer, scores []UDScore) error {
	t := tabwriter.NewWriter(w, 2, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "treebank\tfrom\ttokens\twords\tsents\tUPOS\tXPOS\tfeats\tlemma\tUAS\tLAS\tCLAS\tUAS-p\tLAS-p\twords/s\t")
	line := func(s *UDScore, from string, a, p *lang.Scores, speed string) {
		fmt.Fprintf(t, "%s\t%s\t", s.Set, from)
		for _, x := range []lang.Score{a.Tokens, a.Words, a.Sentences, a.UPOS, a.XPOS, a.Feats, a.Lemmas, a.UAS, a.LAS, a.CLAS, p.UAS, p.LAS} {
			fmt.Fprintf(t, "%.2f\t", 100*x.F1())
		}
		fmt.Fprintf(t, "%s\t\n", speed)
	}
	for i := range scores {
		s := &scores[i]
		if s.Given != nil {
			line(s, "gold words", s.Given, s.GivenNoPunct, "")
		}
		if s.Raw != nil {
			from, speed := "file", ""
			if s.RawTime > 0 {
				from, speed = "raw text", fmt.Sprintf("%.0f", float64(s.RawWords)/s.RawTime.Seconds())
			}
			line(s, from, s.Raw, s.RawNoPunct, speed)
		}
	}
	return t.Flush()
}
