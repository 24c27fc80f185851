package attribution

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"sync"

	"chancery/internal/clause"
	"chancery/internal/table"
	"chancery/lang"
)

//go:embed data/weights.tsv
var weightsTSV []byte

var weights = sync.OnceValue(func() map[string]float32 {
	w, err := loadWeights(bytes.NewReader(weightsTSV))
	if err != nil {
		panic(err) // the table is part of the program and tested
	}
	return w
})

func loadWeights(r io.Reader) (map[string]float32, error) {
	out := map[string]float32{}
	err := table.Rows(r, "weights.tsv", "signal\tweight", func(c []string) error {
		v, err := strconv.ParseFloat(c[1], 32)
		if err != nil {
			return fmt.Errorf("weight %q: %w", c[1], err)
		}
		out[c[0]] = float32(v)
		return nil
	})
	return out, err
}

// Score returns how likely readers are to say that what a predicate token says
// has happened or is so, from -3 (certainly not) to 3 (certainly): a finer value
// than Factuality, and one that counts what lies ahead as not (yet) so. It
// follows the judges of that set, who are of two minds about what is negated;
// perspectives rest on Factuality. Method:
// ridge regression over the signals of the token, fitted on the training split
// of UDS-IH2 (White et al. 2016; Rudinger, White and Van Durme 2018).
func Score(doc *lang.Document, sentence, token int) float64 {
	table := weights()
	sum := float64(table["bias"])
	Signals(doc, sentence, token, func(name []byte) { sum += float64(table[string(name)]) })
	return min(3, max(-3, sum))
}

// Signals calls use with the name of every signal about a predicate token that
// Score weighs. The name is valid during the call only.
func Signals(doc *lang.Document, sentence, token int, use func(name []byte)) {
	s := &doc.Sentences[sentence]
	b := signalBuffer{use: use}
	w := walk{l: tables(), s: s, signals: func(name string) { b.put("way", name) }}
	v := w.at(token)
	b.put("value", string(v.value()))
	b.put2("value", string(v.value()), "tag", s.Tokens[token].XPOS)
	for _, r := range w.reasons {
		b.put("reason", r)
	}
	all := w.reason()
	b.put("reasons", all)
	b.put2("reasons", all, "tag", s.Tokens[token].XPOS)

	t := &s.Tokens[token]
	b.put("tag", t.XPOS)
	b.put("pos", t.UPOS)
	b.put("lemma", lemma(t))
	b.put2("lemma", lemma(t), "tag", t.XPOS)
	b.put("rel", t.Deprel)
	b.put2("rel", t.Deprel, "tag", t.XPOS)
	aux := b.auxiliaries(s, token)
	mark := opening(s, token)
	b.put("mark", mark)
	b.put2("mark", mark, "tag", t.XPOS)
	b.put3("mark", mark, "rel", t.Deprel, "aux", aux)
	b.put2("aux", aux, "tag", t.XPOS)
	b.put2("value", string(v.value()), "aux", aux)
	subject := subjectKind(s, token)
	b.put("subject", subject)
	b.put2("subject", subject, "aux", aux)
	b.put3("subject", subject, "aux", aux, "tag", t.XPOS)
	b.put2("subject", subject, "lemma", lemma(t))
	neg := w.negator(token, clausal(s, token)) >= 0
	if neg {
		b.put2("negated", "yes", "lemma", lemma(t))
		b.put2("negated", "yes", "aux", aux)
		b.put2("negated", "yes", "value", string(v.value()))
	}
	for g := t.First; g >= 0; g = s.Tokens[g].Next {
		c := &s.Tokens[g]
		switch c.Rel() {
		case "advmod":
			b.put("adverb", lemma(c))
			b.put2("adverb", lemma(c), "aux", aux)
		case "obl", "nmod":
			b.put2("oblique", lemma(c), "aux", "")
			b.put("preposition", clause.Preposition(s, int(g)))
		case "advcl":
			b.put2("with clause", opening(s, int(g)), "aux", aux)
		case "obj", "ccomp", "xcomp", "cop":
			b.put("has", c.Rel())
			b.put2("has", c.Rel(), "lemma", lemma(t))
		case "det":
			b.put("det", lemma(c))
		case "case":
			b.put("case", lower(c.Form))
		}
	}
	last := s.Tokens[len(s.Tokens)-1].Form
	b.put("end", last)
	b.put2("end", last, "rel", t.Rel())
	b.put("first", lower(s.Tokens[0].Form))

	// around: the governing predicate, and the first conjunct
	h := int(t.Head)
	if h >= 0 {
		p := &s.Tokens[h]
		b.put2("rel", t.Deprel, "up", lemma(p))
		b.put3("rel", t.Deprel, "up", lemma(p), "mark", mark)
		b.put3("rel", t.Deprel, "up", lemma(p), "tag", t.XPOS)
		b.put2("rel", t.Deprel, "uptag", p.XPOS)
		up := b.auxiliaries2(s, h)
		b.put3("rel", t.Deprel, "upaux", up, "tag", t.XPOS)
		b.put3("rel", t.Deprel, "upaux", up, "uptag", p.XPOS)
		upneg := "no"
		if w.negator(h, clausal(s, h)) >= 0 {
			upneg = "yes"
		}
		b.put3("rel", t.Deprel, "upneg", upneg, "up", lemma(p))
		b.put3("rel", t.Deprel, "uprel", p.Deprel, "tag", t.XPOS)
		b.put2("rel", t.Rel(), "upsubject", subjectKind(s, h))
		b.put3("rel", t.Rel(), "upsubject", subjectKind(s, h), "up", lemma(p))
		if g := int(p.Head); g >= 0 {
			b.put3("rel", t.Rel(), "uprel", p.Rel(), "upup", lemma(&s.Tokens[g]))
		}
	}
	for k := token - 2; k <= token+1; k++ {
		if k >= 0 && k < len(s.Tokens) && k != token {
			b.put2("at", place(k-token), "form", lower(s.Tokens[k].Form))
		}
	}
	if token > 1 {
		b.put2("before", lower(s.Tokens[token-2].Form), "form", lower(s.Tokens[token-1].Form))
	}
	for i := range s.Tokens {
		switch w := lower(s.Tokens[i].Form); w {
		case "if", "will", "would", "could", "should", "may", "might", "please", "yesterday", "tomorrow", "?", "!", "today", "when":
			b.put("near", w)
			if i < token {
				b.put2("near", w, "tag", t.XPOS)
			}
		}
	}
}

func place(d int) string {
	switch d {
	case -2:
		return "-2"
	case -1:
		return "-1"
	}
	return "+1"
}

// signalBuffer builds the names of signals without allocating.
type signalBuffer struct {
	use  func([]byte)
	name []byte
	aux  [2][]byte
}

func (b *signalBuffer) put(k, v string) {
	b.name = append(append(append(b.name[:0], k...), '='), v...)
	b.use(b.name)
}

func (b *signalBuffer) put2(k, v, k2, v2 string) {
	b.name = append(append(append(b.name[:0], k...), '='), v...)
	b.name = append(append(append(append(b.name, ' '), k2...), '='), v2...)
	b.use(b.name)
}

func (b *signalBuffer) put3(k, v, k2, v2, k3, v3 string) {
	b.name = append(append(append(b.name[:0], k...), '='), v...)
	b.name = append(append(append(append(b.name, ' '), k2...), '='), v2...)
	b.name = append(append(append(append(b.name, ' '), k3...), '='), v3...)
	b.use(b.name)
}

// auxiliaries returns the auxiliaries and the copula of i in order, "will_have".
func (b *signalBuffer) auxiliaries(s *lang.Sentence, i int) string  { return b.auxOf(s, i, 0) }
func (b *signalBuffer) auxiliaries2(s *lang.Sentence, i int) string { return b.auxOf(s, i, 1) }

func (b *signalBuffer) auxOf(s *lang.Sentence, i, slot int) string {
	out := b.aux[slot][:0]
	add := func(i int) {
		for g := s.Tokens[i].First; g >= 0; g = s.Tokens[g].Next {
			switch t := &s.Tokens[g]; t.Rel() {
			case "aux", "cop":
				out = append(append(out, lower(t.Form)...), '_')
			case "advmod":
				if lemma(t) == "not" || lower(t.Form) == "never" {
					out = append(out, "not_"...)
				}
			}
		}
	}
	add(i)
	if t := &s.Tokens[i]; len(out) == 0 && t.Rel() == "conj" && t.Head >= 0 {
		out = append(out, "conj_"...)
		add(int(t.Head))
		out = append(out, s.Tokens[t.Head].XPOS...)
	}
	b.aux[slot] = out
	return string(out)
}

// subjectKind is the form of a pronoun subject, else the part of speech of the
// subject, "" for none.
func subjectKind(s *lang.Sentence, i int) string {
	c := s.Child(i, "nsubj")
	if c < 0 {
		if s.Child(i, "expl") >= 0 {
			return "expl"
		}
		return ""
	}
	if s.Tokens[c].UPOS == "PRON" {
		return lower(s.Tokens[c].Form)
	}
	return s.Tokens[c].UPOS
}
