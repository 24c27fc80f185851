package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"chancery"
	"chancery/lang"
)

// AttributionDocument is one text of the GUM attribution sets (eRST relations;
// Zeldes et al. 2024) with its gold attributions in byte offsets.
type AttributionDocument struct {
	ID, Genre, Text string
	Gold            []AttributionGold
}

// AttributionGold is one attribution; parts may lie apart. Source is empty
// where the set gives none.
type AttributionGold struct {
	Source, Cue, Content []lang.Span
}

// ReadAttributions reads a GUM attribution set. Only attributions with a cue are
// kept, and only documents of the given genres (all if none is given).
func ReadAttributions(path string, genres ...string) ([]AttributionDocument, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &chancery.Error{Op: "read attribution set", Kind: chancery.NotFound, Subject: path, Err: err}
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	var out []AttributionDocument
	for n := 1; in.Scan(); n++ {
		var row struct {
			ID, Genre, Text string
			Attributions    []struct{ Source, Cue, Content [][2]int }
		}
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if len(genres) > 0 && !contains(genres, row.Genre) {
			continue
		}
		at := codePoints(row.Text)
		d := AttributionDocument{ID: row.ID, Genre: row.Genre, Text: row.Text}
		for _, a := range row.Attributions {
			if len(a.Cue) == 0 {
				continue
			}
			d.Gold = append(d.Gold, AttributionGold{bytesOf(at, a.Source), bytesOf(at, a.Cue), bytesOf(at, a.Content)})
		}
		out = append(out, d)
	}
	return out, in.Err()
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// codePoints returns the byte offset of every code point of a text and of its end.
func codePoints(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func bytesOf(at []int, spans [][2]int) []lang.Span {
	var out []lang.Span
	for _, s := range spans {
		if s[0] >= 0 && s[1] < len(at) && s[0] < s[1] {
			out = append(out, lang.Span{Start: at[s[0]], End: at[s[1]]})
		}
	}
	return out
}

// AttributionScore gathers how well attributions were found. A found one matches
// a gold one if their cues share a character; pairs are one to one. Source and
// Content add up, over the pairs, the share of common characters (2·both/(gold+found),
// spaces left out); divided by all gold and all found attributions they give
// overlap recall and precision, so that a missed cue also costs its source.
type AttributionScore struct {
	Cue                     Count
	Source, Content         float64
	SourceGold, ContentGold int // gold attributions that have one
	SourceFound             int // found attributions, without those paired with gold that has no source
	Notes                   []string
}

// Add scores the attributions found in one document.
func (s *AttributionScore) Add(d *AttributionDocument, found []chancery.Attribution) {
	pair := assign(len(d.Gold), len(found), func(i, j int) int {
		return common(d.Text, d.Gold[i].Cue, []lang.Span{found[j].Cue.Range()})
	})
	used := make([]bool, len(found))
	for i, j := range pair {
		g := &d.Gold[i]
		if len(g.Content) > 0 {
			s.ContentGold++
		}
		if len(g.Source) > 0 {
			s.SourceGold++
		}
		if j < 0 {
			s.Cue.Missed++
			s.Notes = append(s.Notes, fmt.Sprintf("%s missed  %s | %s | %s", d.ID, words(d.Text, g.Source), words(d.Text, g.Cue), words(d.Text, g.Content)))
			continue
		}
		used[j] = true
		s.Cue.Hit++
		f := &found[j]
		var content []lang.Span
		for _, c := range f.Content {
			content = append(content, c.Range())
		}
		if len(g.Source) > 0 {
			o := overlap(d.Text, g.Source, []lang.Span{f.SourceText.Range()})
			s.Source += o
			s.SourceFound++
			if o < 0.6 {
				s.Notes = append(s.Notes, fmt.Sprintf("%s source  %.2f %s | want %s | found %s", d.ID, o, f.Cue.Text, words(d.Text, g.Source), f.SourceText.Text))
			}
		}
		o := overlap(d.Text, g.Content, content)
		s.Content += o
		if o < 0.6 {
			s.Notes = append(s.Notes, fmt.Sprintf("%s content %.2f %s | want %s | found %s", d.ID, o, f.Cue.Text, words(d.Text, g.Content), words(d.Text, content)))
		}
	}
	for j := range found {
		if !used[j] {
			s.Cue.False++
			s.SourceFound++
			f := &found[j]
			var content []lang.Span
			for _, c := range f.Content {
				content = append(content, c.Range())
			}
			s.Notes = append(s.Notes, fmt.Sprintf("%s false   %s | %s | %s", d.ID, f.SourceText.Text, f.Cue.Text, words(d.Text, content)))
		}
	}
}

// Scores returns cue F1 and the overlap F1 of sources and contents.
func (s *AttributionScore) Scores(set string) []Score {
	n := s.Cue.Hit + s.Cue.Missed
	f1 := func(sum float64, gold, found int) float64 {
		if gold+found == 0 {
			return 1
		}
		return 2 * sum / float64(gold+found)
	}
	return []Score{
		{set, "cue F1", s.Cue.F1(), n},
		{set, "cue precision", s.Cue.Precision(), n},
		{set, "cue recall", s.Cue.Recall(), n},
		{set, "source overlap F1", f1(s.Source, s.SourceGold, s.SourceFound), s.SourceGold},
		{set, "content overlap F1", f1(s.Content, s.ContentGold, s.Cue.Hit+s.Cue.False), s.ContentGold},
	}
}

// common returns the number of characters, spaces left out, in both lists.
func common(text string, a, b []lang.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			for i := max(x.Start, y.Start); i < min(x.End, y.End); i++ {
				if text[i] != ' ' && text[i] != '\n' {
					n++
				}
			}
		}
	}
	return n
}

func overlap(text string, gold, found []lang.Span) float64 {
	size := func(list []lang.Span) int { return common(text, list, []lang.Span{{Start: 0, End: len(text)}}) }
	all := size(gold) + size(found)
	if all == 0 {
		return 1
	}
	return 2 * float64(common(text, gold, found)) / float64(all)
}

func words(text string, spans []lang.Span) string {
	out := ""
	for i, s := range spans {
		if i > 0 {
			out += " … "
		}
		out += text[s.Start:s.End]
	}
	return out
}
