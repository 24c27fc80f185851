package eval

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"chancery"
	"chancery/internal/merge"
	"chancery/internal/table"
)

//go:embed data/merge_pairs.tsv
var mergePairsTSV string

// MergePair is two short reports and whether the words marked in them speak of one
// thing.
type MergePair struct {
	ID, Split string // Split: "dev", or "blind" for those whose misses nobody reads
	Same      bool
	Kind      string // event, agreement
	Reports   [2]chancery.Report
	Marks     [2]chancery.Span // the marked words in the text of each
	Note      string
}

// MergePairs returns the pairs of the project.
func MergePairs() ([]MergePair, error) {
	return ReadMergePairs(strings.NewReader(mergePairsTSV), "data/merge_pairs.tsv")
}

// ReadMergePairs reads a table of pairs: id, split, same (yes, no), kind, and day,
// outlet and text of either report, and a note, divided by tabs, with a header row
// and "#" comments. The words to judge stand in brackets, once in each text; the
// brackets are taken away.
func ReadMergePairs(r io.Reader, name string) ([]MergePair, error) {
	var out []MergePair
	const header = "id\tsplit\tsame\tkind\tday_a\toutlet_a\ttext_a\tday_b\toutlet_b\ttext_b\tnote"
	err := table.Rows(r, name, header, func(c []string) error {
		p := MergePair{ID: c[0], Split: c[1], Same: c[2] == "yes", Kind: c[3], Note: c[10]}
		switch {
		case p.Split != "dev" && p.Split != "blind":
			return fmt.Errorf("split is %q, not dev or blind", p.Split)
		case c[2] != "yes" && c[2] != "no":
			return fmt.Errorf("same is %q, not yes or no", c[2])
		case p.Kind != merge.EventKind && p.Kind != merge.AgreementKind:
			return fmt.Errorf("kind is %q, not event or agreement", p.Kind)
		}
		for i := range p.Reports {
			cells := c[4+3*i : 7+3*i]
			text := cells[2]
			from, to := strings.IndexByte(text, '['), strings.IndexByte(text, ']')
			if from < 0 || to < from || strings.Count(text, "[") != 1 || strings.Count(text, "]") != 1 {
				return fmt.Errorf("text %d does not mark words with one pair of brackets", i+1)
			}
			marked := text[from+1 : to]
			text = text[:from] + marked + text[to+1:]
			p.Reports[i] = chancery.Report{ID: chancery.ReportID(fmt.Sprintf("%s.%d", p.ID, i+1)), Published: chancery.Date(cells[0]), Outlet: cells[1], Language: "en", Text: text}
			p.Marks[i] = chancery.Span{Start: from, End: from + len(marked), Text: marked}
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

// MergePairScore is how well merging tells which pairs are one. A pair is called one
// if a statement on the marked words of one report and a statement on those of the
// other are joined. Pairs in which the reader finds nothing at a mark are not
// joined, and counted in Unread.
type MergePairScore struct {
	Dev, Blind Count // Hit, False, Missed: of pairs called one
	Unread     int   // of both splits
	Notes      []string
	Pairs      [2]int // how many of dev, of blind
}

// ScoreMergePairs reads and judges pairs. Notes tell of the pairs of dev alone.
func ScoreMergePairs(pairs []MergePair, reader Reader) MergePairScore {
	var s MergePairScore
	for i := range pairs {
		p := &pairs[i]
		a, b := marked(p, 0, reader), marked(p, 1, reader)
		if len(a) == 0 || len(b) == 0 {
			s.Unread++
		}
		var best merge.Verdict
		var why []string
		for _, x := range a {
			for _, y := range b {
				v := merge.Same(x, y)
				if v.Same && !best.Same || v.Same == best.Same && v.Score >= best.Score {
					best = v
				}
				why = append(why, fmt.Sprintf("%s %s and %s %s: %.2f %s", x.Type, x.Mode, y.Type, y.Mode, v.Score, strings.Join(v.Reasons, "; ")))
			}
		}
		if len(why) == 0 {
			why = []string{fmt.Sprintf("%d and %d statements read", len(a), len(b))}
		}
		count := &s.Dev
		if p.Split == "blind" {
			count = &s.Blind
			s.Pairs[1]++
		} else {
			s.Pairs[0]++
		}
		switch {
		case best.Same && p.Same:
			count.Hit++
		case best.Same:
			count.False++
		case p.Same:
			count.Missed++
		}
		if best.Same != p.Same && p.Split == "dev" {
			s.Notes = append(s.Notes, fmt.Sprintf("%s (%s), one: %v\n  %s", p.ID, p.Note, p.Same, strings.Join(why, "\n  ")))
		}
	}
	return s
}

// marked returns the statements that rest on the marked words of a report.
func marked(p *MergePair, i int, reader Reader) []*merge.Statement {
	reading := reader.Read(p.Reports[i])
	statements := merge.Statements(&reading, "")
	mark := p.Marks[i]
	touches := func(s chancery.Span) bool { return s.Start < mark.End && mark.Start < s.End }
	var out []*merge.Statement
	for k := range statements {
		at := k - len(reading.Events)
		if p.Kind == merge.EventKind && at < 0 && touches(reading.Events[k].Trigger) {
			out = append(out, &statements[k])
		}
		if p.Kind == merge.AgreementKind && at >= 0 {
			for _, m := range reading.Agreements[at].Mentions {
				if touches(m) {
					out = append(out, &statements[k])
					break
				}
			}
		}
	}
	return out
}

// Scores returns the values to report.
func (s *MergePairScore) Scores() []Score {
	return []Score{
		{"merge_pairs dev", "pairs joined, precision", s.Dev.Precision(), s.Dev.Hit + s.Dev.False},
		{"merge_pairs dev", "pairs joined, recall", s.Dev.Recall(), s.Dev.Hit + s.Dev.Missed},
		{"merge_pairs blind", "pairs joined, precision", s.Blind.Precision(), s.Blind.Hit + s.Blind.False},
		{"merge_pairs blind", "pairs joined, recall", s.Blind.Recall(), s.Blind.Hit + s.Blind.Missed},
	}
}
