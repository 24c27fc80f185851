package eval

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/table"
	"chancery/lang"
)

//go:embed data/negation.tsv
var negationTSV string

// NegationCase is a sentence made to test the scope of a negator.
type NegationCase struct {
	Kind     string // what denies the predicate; "control" where nothing does
	Values   []chancery.Factuality
	Word     string
	Nth      int // which occurrence of the word, from 1
	Sentence string
}

// NegationCases returns the built-in set.
func NegationCases() ([]NegationCase, error) {
	var out []NegationCase
	err := table.Rows(strings.NewReader(negationTSV), "data/negation.tsv", "kind\tvalues\tword\tsentence", func(cells []string) error {
		c := NegationCase{Kind: cells[0], Word: cells[2], Nth: 1, Sentence: cells[3]}
		for _, v := range strings.Split(cells[1], ",") {
			c.Values = append(c.Values, chancery.Factuality(v))
		}
		if word, nth, ok := strings.Cut(c.Word, "#"); ok {
			k, err := strconv.Atoi(nth)
			if err != nil {
				return err
			}
			c.Word, c.Nth = word, k
		}
		if !strings.Contains(c.Sentence, c.Word) {
			return fmt.Errorf("no %q in the sentence", c.Word)
		}
		out = append(out, c)
		return nil
	})
	return out, err
}

// find returns the index of the judged token, -1 if there is none.
func (c *NegationCase) find(tokens []lang.Token) int {
	nth := c.Nth
	for i := range tokens {
		if tokens[i].Form == c.Word {
			if nth--; nth == 0 {
				return i
			}
		}
	}
	return -1
}

// ScoreNegation judges every case: right is one of its values.
func ScoreNegation(cases []NegationCase, annotate func(string) lang.Document, judge Judge) (right Count, notes []string) {
	for i := range cases {
		c := &cases[i]
		doc := annotate(c.Sentence)
		sentence, token := -1, -1
		for k := range doc.Sentences {
			if t := c.find(doc.Sentences[k].Tokens); t >= 0 && sentence < 0 {
				sentence, token = k, t
			}
		}
		if token < 0 {
			right.Missed++
			notes = append(notes, fmt.Sprintf("%s: no token %q in %s", c.Kind, c.Word, c.Sentence))
			continue
		}
		v, why, _ := judge(&doc, sentence, token)
		if slices.Contains(c.Values, v) {
			right.Hit++
			continue
		}
		right.Missed++
		notes = append(notes, fmt.Sprintf("%s: want %v found %s (%s) [%s] %s", c.Kind, c.Values, v, why, c.Word, c.Sentence))
	}
	return right, notes
}
