package train

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"chancery/lang"
)

// Scores are shares of right words, in percent, from gold tokens. UAS and LAS
// count all words, LAS the universal relation without subtype, as the scorer of
// the CoNLL 2018 shared task does.
type Scores struct {
	Words                                    int
	UPOS, XPOS, Feats, Lemma, UAS, LAS, Full float64 // Full: LAS with subtypes
}

// Measure parses the tokens of gold sentences and compares.
func Measure(m *lang.Model, gold []lang.Sentence) Scores {
	var s Scores
	var n [7]int
	const block = 200
	for at := 0; at < len(gold); at += block {
		part := gold[at:min(at+block, len(gold))]
		mine := make([]lang.Sentence, len(part))
		for i := range part {
			mine[i].Tokens = make([]lang.Token, len(part[i].Tokens))
			for k := range part[i].Tokens {
				mine[i].Tokens[k].Form = part[i].Tokens[k].Form
			}
		}
		m.Parse(mine)
		for i := range part {
			for k := range part[i].Tokens {
				g, t := &part[i].Tokens[k], &mine[i].Tokens[k]
				s.Words++
				head := g.Head == t.Head
				for j, ok := range []bool{g.UPOS == t.UPOS, g.XPOS == t.XPOS, g.Feats == t.Feats,
					g.Lemma == t.Lemma || g.Lemma == "" || g.Lemma == "_",
					head, head && g.Rel() == t.Rel(), head && g.Deprel == t.Deprel} {
					if ok {
						n[j]++
					}
				}
			}
		}
	}
	for j, to := range []*float64{&s.UPOS, &s.XPOS, &s.Feats, &s.Lemma, &s.UAS, &s.LAS, &s.Full} {
		*to = 100 * float64(n[j]) / float64(max(1, s.Words))
	}
	return s
}

// MeasureNames returns the F1 of names of the kinds PER, LOC and ORG: same
// tokens, same kind.
func MeasureNames(m *lang.Model, gold []tagged) (precision, recall, f1 float64) {
	right, found, wanted := 0, 0, 0
	sentences := make([]lang.Sentence, len(gold))
	for i, g := range gold {
		for _, f := range g.forms {
			sentences[i].Tokens = append(sentences[i].Tokens, lang.Token{Form: f})
		}
	}
	m.Parse(sentences)
	for i, g := range gold {
		set := map[string]bool{}
		for a := 0; a < len(g.tags); a++ {
			kind, ok := strings.CutPrefix(g.tags[a], "B-")
			if !ok || kind != "PER" && kind != "LOC" && kind != "ORG" {
				continue
			}
			b := a
			for b+1 < len(g.tags) && g.tags[b+1] == "I-"+kind {
				b++
			}
			set[fmt.Sprintf("%d %d %s", a, b, kind)] = true
		}
		wanted += len(set)
		for _, n := range sentences[i].Names {
			if n.Kind == lang.NORP {
				continue
			}
			found++
			if set[fmt.Sprintf("%d %d %s", n.First, n.Last, n.Kind)] {
				right++
			}
		}
	}
	precision, recall = float64(right)/float64(max(1, found)), float64(right)/float64(max(1, wanted))
	if right > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return 100 * precision, 100 * recall, 100 * f1
}

// measure writes the model of the averaged weights, reads it back and scores it.
func (r *run) measure() error {
	if r.Out == "" {
		return nil
	}
	r.swap()
	defer r.swap()
	m, err := r.model()
	if err != nil {
		return err
	}
	scores := map[string]float64{}
	for i, path := range r.Dev {
		s := Measure(m, r.dev[i])
		name := strings.TrimSuffix(filepath.Base(path), ".conllu")
		for k, v := range map[string]float64{"upos": s.UPOS, "xpos": s.XPOS, "feats": s.Feats, "lemma": s.Lemma, "uas": s.UAS, "las": s.LAS} {
			scores[name+"."+k] = float64(int(v*100+0.5)) / 100
		}
		fmt.Fprintf(r.Log, "  %s: UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f)\n",
			name, s.UPOS, s.XPOS, s.Feats, s.Lemma, s.UAS, s.LAS, s.Full)
	}
	for i, path := range r.DevName {
		p, q, f := MeasureNames(m, r.devNames[i])
		name := strings.TrimSuffix(filepath.Base(path), ".bio")
		scores[name+".names"] = float64(int(f*100+0.5)) / 100
		fmt.Fprintf(r.Log, "  %s: names precision %.2f recall %.2f F1 %.2f\n", name, p, q, f)
	}
	r.b.Scores = scores
	return replace(r.Out, func(w io.Writer) error { return r.write(w) })
}
