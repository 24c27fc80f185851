package eval

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"chancery/lang"
)

// ReadBIO reads names marked token by token: "token TAB tag", a blank line after
// each sentence, "#" comments with a space and an equals sign before a document.
// Tags are O, B-KIND and I-KIND. file names the input in errors.
func ReadBIO(r io.Reader, file string) ([]TaggedSentence, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	var out []TaggedSentence
	var s TaggedSentence
	open := "" // kind of the name that goes on
	doc := ""
	n := 0
	for row := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n")+"\n", "\n") {
		n++
		row = strings.TrimSuffix(row, "\r")
		if row == "" {
			if len(s.Forms) > 0 {
				out = append(out, s)
			}
			s, open = TaggedSentence{}, ""
			continue
		}
		form, tag, ok := strings.Cut(row, "\t")
		if !ok {
			if id, ok := strings.CutPrefix(row, "# doc = "); ok {
				doc = id
			}
			if strings.HasPrefix(row, "# ") {
				continue
			}
			return nil, fmt.Errorf("%s:%d: want token, tab, tag", file, n)
		}
		at := int32(len(s.Forms))
		s.Doc = doc
		s.Forms = append(s.Forms, form)
		begin, kind, ok := strings.Cut(tag, "-")
		switch {
		case tag == "O":
			open = ""
		case !ok || begin != "B" && begin != "I" || kind == "":
			return nil, fmt.Errorf("%s:%d: tag %q is none of O, B-KIND and I-KIND", file, n, tag)
		case begin == "I" && open != kind:
			return nil, fmt.Errorf("%s:%d: tag %q does not follow B-%s", file, n, tag, kind)
		case begin == "I":
			s.Names[len(s.Names)-1].Last = at
		default:
			open = kind
			s.Names = append(s.Names, lang.Name{First: at, Last: at, Kind: nameKind(kind)})
		}
	}
	if len(s.Forms) > 0 {
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("read %s: %w", file, errors.New("no sentences"))
	}
	return out, nil
}

func nameKind(label string) lang.NameKind {
	for k := lang.PER; k <= lang.NORP; k++ {
		if k.String() == label {
			return k
		}
	}
	return lang.NoName
}

// TaggedSentence is a sentence with its names. A name of a kind that lang does
// not have is of kind NoName.
type TaggedSentence struct {
	Doc   string // the text it is of, "" if the file does not tell
	Forms []string
	Names []lang.Name
}

// NERScore is a file of names scored by exact spans and kinds.
type NERScore struct {
	Set  string
	Kind [lang.NORP + 1]lang.Score // by kind; NoName: spans of PER, LOC and ORG whatever the kind
	All  lang.Score                // PER, LOC and ORG
	// Notes tells every name that was missed or wrongly found.
	Notes []string
}

// ScoreNER finds the names in given words and compares, text by text as far as
// the file tells them apart. Kinds the file does not
// use (NORP, in some) are left out; found names of another kind that have just
// the span of a gold name of a kind lang does not have are not counted either
// way, since what such a class covers differs from set to set.
func ScoreNER(set string, gold []TaggedSentence, p Parser) NERScore {
	r := NERScore{Set: set}
	sentences := make([]lang.Sentence, len(gold))
	var used [lang.NORP + 1]bool
	for i, g := range gold {
		sentences[i].Tokens = make([]lang.Token, len(g.Forms))
		for k, f := range g.Forms {
			sentences[i].Tokens[k] = lang.Token{Form: f, Head: -1, First: -1, Next: -1}
		}
		for _, n := range g.Names {
			used[n.Kind] = true
		}
	}
	const block = 256 // sentences parsed at once
	for at := 0; at < len(sentences); at += block {
		p.Parse(sentences[at:min(at+block, len(sentences))])
	}
	for at := 0; at < len(gold); {
		end := at + 1
		for gold[at].Doc != "" && end < len(gold) && gold[end].Doc == gold[at].Doc {
			end++
		}
		lang.Agree(sentences[at:end])
		at = end
	}
	for i, g := range gold {
		wanted := map[[2]int32]lang.NameKind{}
		for _, n := range g.Names {
			wanted[[2]int32{n.First, n.Last}] = n.Kind
		}
		found := map[[2]int32]bool{}
		for _, n := range sentences[i].Names {
			span := [2]int32{n.First, n.Last}
			kind, ok := wanted[span]
			if n.Kind == lang.NoName || !used[n.Kind] || ok && kind == lang.NoName {
				continue
			}
			found[span] = true
			r.count(n.Kind, func(s *lang.Score) { s.System++ })
			switch {
			case ok && kind == n.Kind:
				r.count(n.Kind, func(s *lang.Score) { s.Correct++ })
				if n.Kind != lang.NORP {
					r.Kind[lang.NoName].Correct++
				}
				continue
			case ok && kind != lang.NORP && n.Kind != lang.NORP:
				r.Kind[lang.NoName].Correct++
			}
			note := "not a name"
			if ok {
				note = "is " + kind.String()
			}
			r.Notes = append(r.Notes, nameNote(g.Forms, n, note))
		}
		for _, n := range g.Names {
			if n.Kind == lang.NoName {
				continue
			}
			r.count(n.Kind, func(s *lang.Score) { s.Gold++ })
			if !found[[2]int32{n.First, n.Last}] {
				r.Notes = append(r.Notes, nameNote(g.Forms, n, "missed"))
			}
		}
	}
	return r
}

func (r *NERScore) count(kind lang.NameKind, add func(*lang.Score)) {
	add(&r.Kind[kind])
	if kind != lang.NORP {
		add(&r.All)
		correct := r.Kind[lang.NoName].Correct
		add(&r.Kind[lang.NoName])
		r.Kind[lang.NoName].Correct = correct // counted apart: the kind may be wrong
	}
}

// nameNote shows a name between a few words.
func nameNote(forms []string, n lang.Name, note string) string {
	a, b := max(int(n.First)-5, 0), min(int(n.Last)+6, len(forms))
	return fmt.Sprintf("%s %s: %s [%s] %s", n.Kind, note, strings.Join(forms[a:n.First], " "),
		strings.Join(forms[n.First:n.Last+1], " "), strings.Join(forms[n.Last+1:b], " "))
}

// Scores returns the measures for the page of scores.
func (r *NERScore) Scores() []Score {
	out := []Score{{Set: r.Set, Measure: "names F1", Value: r.All.F1(), N: r.All.Gold}}
	for k := lang.PER; k <= lang.ORG; k++ {
		out = append(out, Score{Set: r.Set, Measure: k.String() + " F1", Value: r.Kind[k].F1(), N: r.Kind[k].Gold})
	}
	return out
}

// WriteNER prints one line a set and kind, in percent. "span" counts a span as
// right whatever its kind.
func WriteNER(w io.Writer, scores []NERScore) error {
	t := tabwriter.NewWriter(w, 2, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "set\tkind\tP\tR\tF1\tgold\tfound\tright\t")
	for i := range scores {
		r := &scores[i]
		line := func(name string, s lang.Score) {
			if s.Gold+s.System > 0 {
				fmt.Fprintf(t, "%s\t%s\t%.2f\t%.2f\t%.2f\t%d\t%d\t%d\t\n", r.Set, name,
					100*s.Precision(), 100*s.Recall(), 100*s.F1(), s.Gold, s.System, s.Correct)
			}
		}
		for k := lang.PER; k <= lang.NORP; k++ {
			line(k.String(), r.Kind[k])
		}
		line("span", r.Kind[lang.NoName])
		line("all", r.All)
	}
	return t.Flush()
}
