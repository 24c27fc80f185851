package train

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"chancery/lang/internal/net"
)

// readSoft reads what a teacher thinks of sentences: a word and the chances of
// "no name" and of the beginning and inside of persons, places and
// organisations, in per mille, divided by tabs, with a blank line after each
// sentence. It returns the chances by sentence (its words with blanks between)
// and the sentences in order. An error tells file and line.
func readSoft(path string) (map[string][]float32, [][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	chances := map[string][]float32{}
	var sentences [][]string
	var forms []string
	var soft []float32
	in := bufio.NewScanner(f)
	for line := 1; in.Scan(); line++ {
		row := in.Text()
		if row == "" {
			if len(forms) > 0 {
				chances[strings.Join(forms, " ")] = soft
				sentences = append(sentences, forms)
			}
			forms, soft = nil, nil
			continue
		}
		cells := strings.Split(row, "\t")
		if len(cells) != 1+net.SoftTags {
			return nil, nil, fmt.Errorf("%s:%d: %d cells, not a word and %d chances", path, line, len(cells), net.SoftTags)
		}
		sum := 0
		for _, c := range cells[1:] {
			n, err := strconv.Atoi(c)
			if err != nil || n < 0 {
				return nil, nil, fmt.Errorf("%s:%d: %q is no chance in per mille", path, line, c)
			}
			soft = append(soft, float32(n))
			sum += n
		}
		if sum == 0 {
			return nil, nil, fmt.Errorf("%s:%d: no tag has a chance", path, line)
		}
		for i := len(soft) - net.SoftTags; i < len(soft); i++ {
			soft[i] /= float32(sum)
		}
		forms = append(forms, cells[0])
	}
	return chances, sentences, in.Err()
}

// teach sets the chances of a teacher on the samples of the same words, and adds
// the sentences that no sample has, whose names only the teacher knows.
func (r *run) teach() error {
	chances, sentences, err := readSoft(r.Teacher)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	set := 0
	give := func(samples []*sample) {
		for _, s := range samples {
			key := strings.Join(s.forms, " ")
			known[key] = true
			if soft := chances[key]; soft != nil {
				s.Soft = soft
				set++
			}
		}
	}
	give(r.samples)
	for _, file := range r.extra {
		give(file)
	}
	var alone []*sample
	for _, forms := range sentences {
		key := strings.Join(forms, " ")
		if !known[key] {
			known[key] = true
			s := &sample{forms: forms}
			s.Soft = chances[key]
			alone = append(alone, s)
		}
	}
	r.extra, r.shares = append(r.extra, alone), append(r.shares, r.TeacherShare)
	fmt.Fprintf(r.Log, "a teacher's chances for %d sentences, and for %d more\n", set, len(alone))
	return nil
}

// writeNames writes the sentences that a finder of names learns from as a BIO
// file, for a teacher: those of the treebank with names, the texts, the others.
// A word that is no person, place or organisation but may be another kind of
// name has the tag "?".
func (r *run) writeNames(path string) error {
	return replace(path, func(w io.Writer) error {
		out := bufio.NewWriter(w)
		for _, samples := range append([][]*sample{r.samples}, r.extra...) {
			for _, s := range samples {
				for i, t := range s.Tags[net.Names] {
					tag := "?"
					if t >= 0 {
						tag = nameTags[int(t)%len(nameTags)]
					}
					fmt.Fprintf(out, "%s\t%s\n", s.forms[i], tag)
				}
				if s.Tags[net.Names] != nil {
					fmt.Fprintln(out)
				}
			}
		}
		return out.Flush()
	})
}
