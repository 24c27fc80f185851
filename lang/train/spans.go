package train

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chancery/lang"
	"chancery/lang/internal/net"
)

//go:embed data/ewt_names.tsv
var ewtNames string

// Span is a name: words First to Last of a sentence, from 1, inclusive.
type Span struct {
	Sentence    string // its sent_id
	First, Last int
	Kind        lang.NameKind // PER, LOC or ORG
}

// EWTNames returns the names of the training part of UD English EWT, by
// sentence and place. The table names no sentence without a name.
func EWTNames() ([]Span, error) { return ReadSpans(strings.NewReader(ewtNames), "data/ewt_names.tsv") }

// ReadSpans reads a table of names: sentence, first, last, kind, divided by
// tabs, sorted, with a header row and "#" comments. Names of a sentence do not
// overlap. An error tells file and line.
func ReadSpans(r io.Reader, name string) ([]Span, error) {
	var out []Span
	in := bufio.NewScanner(r)
	header := true
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		bad := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", name, n, fmt.Sprintf(format, args...))
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			if line != "sentence\tfirst\tlast\tkind" {
				return nil, bad("header is %q, not sentence, first, last, kind", line)
			}
			header = false
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, bad("%d cells, not 4", len(cells))
		}
		s := Span{Sentence: cells[0]}
		var err error
		if s.First, err = strconv.Atoi(cells[1]); err != nil || s.First < 1 {
			return nil, bad("%q is no number of a word", cells[1])
		}
		if s.Last, err = strconv.Atoi(cells[2]); err != nil || s.Last < s.First {
			return nil, bad("%q is no number of a word at or behind %d", cells[2], s.First)
		}
		for _, k := range []lang.NameKind{lang.PER, lang.LOC, lang.ORG} {
			if k.String() == cells[3] {
				s.Kind = k
			}
		}
		if s.Kind == lang.NoName {
			return nil, bad("kind %q is not PER, LOC or ORG", cells[3])
		}
		if len(out) > 0 {
			p := out[len(out)-1]
			if c := cmp.Compare(s.Sentence, p.Sentence); c < 0 || c == 0 && s.First < p.First {
				return nil, bad("the table is not sorted")
			} else if c == 0 && s.First <= p.Last {
				return nil, bad("two names overlap")
			}
		}
		out = append(out, s)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if header {
		return nil, fmt.Errorf("%s: no header", name)
	}
	return out, nil
}

// addSpans puts names on the samples of a treebank, samples[i] being of
// sentences[i]. Capitalised words outside names may be nationalities, works or
// products as well as nothing: the table does not tell. An error tells what name
// has no words.
func addSpans(samples []*sample, sentences []lang.Sentence, spans []Span) error {
	ids := number(nameTags)
	at := 0
	byID := map[string]int{}
	for i := range sentences {
		byID[sentID(&sentences[i])] = i
		tags := make([]int32, len(sentences[i].Tokens))
		for k := range tags {
			if open(sentences[i].Tokens[k].Form) {
				tags[k] = net.Any
			}
		}
		samples[i].Tags[net.Names] = tags
	}
	for ; at < len(spans); at++ {
		s := &spans[at]
		i, ok := byID[s.Sentence]
		if !ok {
			return fmt.Errorf("the treebank has no sentence %s", s.Sentence)
		}
		tags := samples[i].Tags[net.Names]
		if s.Last > len(tags) {
			return fmt.Errorf("sentence %s has %d words, not %d", s.Sentence, len(tags), s.Last)
		}
		for k := s.First - 1; k < s.Last; k++ {
			tags[k] = ids["I-"+s.Kind.String()]
		}
		tags[s.First-1] = ids["B-"+s.Kind.String()]
	}
	return nil
}

// open reports whether a word without a name may be a nationality or a work.
func open(form string) bool { return strings.IndexFunc(form, unicode.IsUpper) == 0 }

func sentID(s *lang.Sentence) string {
	i := slices.IndexFunc(s.Comments, func(c string) bool { return strings.HasPrefix(c, "sent_id = ") })
	if i < 0 {
		return ""
	}
	return strings.TrimPrefix(s.Comments[i], "sent_id = ")
}

// openTags are the classes that net.Any stands for.
func openTags() []bool {
	out := make([]bool, len(nameTags))
	for i, t := range nameTags {
		out[i] = !strings.HasSuffix(t, "-PER") && !strings.HasSuffix(t, "-LOC") && !strings.HasSuffix(t, "-ORG")
	}
	return out
}

// validMoves are the pairs of classes that may follow each other, an inside tag
// only behind a tag of its kind.
func validMoves() []bool {
	n := len(nameTags)
	out := make([]bool, n*n)
	for a, from := range nameTags {
		for b, to := range nameTags {
			kind, inside := strings.CutPrefix(to, "I-")
			out[a*n+b] = !inside || strings.HasSuffix(from, "-"+kind)
		}
	}
	return out
}
