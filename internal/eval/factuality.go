package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"chancery"
	"chancery/lang"
)

// FactualitySentence is a tokenised sentence with judged predicates.
type FactualitySentence struct {
	Tokens  []string
	Targets []FactualityTarget
}

// FactualityTarget is one judged predicate: Token is its 0-based index. Value is
// that of UDS-IH2, -3 to 3; Certainty and Polarity are those of MEANTIME.
type FactualityTarget struct {
	Token               int
	Value               float64
	Certainty, Polarity string
}

// ReadUDS reads a split of UDS-IH2 (White et al. 2016; Rudinger, White and Van
// Durme 2018).
func ReadUDS(path string) ([]FactualitySentence, error) {
	return readFactuality(path, func(line []byte) (FactualitySentence, error) {
		var row struct {
			Tokens  []string
			Targets []struct {
				Tok        int
				Factuality float64
			}
		}
		err := json.Unmarshal(line, &row)
		s := FactualitySentence{Tokens: row.Tokens}
		for _, t := range row.Targets {
			s.Targets = append(s.Targets, FactualityTarget{Token: t.Tok, Value: t.Factuality})
		}
		return s, err
	})
}

// ReadMeantime reads a split of the MEANTIME events (Minard et al. 2016). The
// first token of an event stands for it. Events without values are left out.
func ReadMeantime(path string) ([]FactualitySentence, error) {
	return readFactuality(path, func(line []byte) (FactualitySentence, error) {
		var row struct {
			Tokens []string
			Events []struct {
				Tok                 []int
				Certainty, Polarity *string
			}
		}
		err := json.Unmarshal(line, &row)
		s := FactualitySentence{Tokens: row.Tokens}
		for _, e := range row.Events {
			if len(e.Tok) == 0 || e.Certainty == nil || e.Polarity == nil {
				continue
			}
			s.Targets = append(s.Targets, FactualityTarget{Token: e.Tok[0], Certainty: *e.Certainty, Polarity: *e.Polarity})
		}
		return s, err
	})
}

func readFactuality(path string, row func([]byte) (FactualitySentence, error)) ([]FactualitySentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &chancery.Error{Op: "read factuality set", Kind: chancery.NotFound, Subject: path, Err: err}
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	var out []FactualitySentence
	for n := 1; in.Scan(); n++ {
		s, err := row(in.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		for _, t := range s.Targets {
			if t.Token < 0 || t.Token >= len(s.Tokens) {
				return nil, fmt.Errorf("%s:%d: token %d of %d", path, n, t.Token, len(s.Tokens))
			}
		}
		out = append(out, s)
	}
	return out, in.Err()
}

// Bare returns a document of one sentence with the given tokens, a space apart,
// ready to be parsed.
func Bare(tokens []string) lang.Document {
	var text []byte
	s := lang.Sentence{Tokens: make([]lang.Token, len(tokens))}
	for i, form := range tokens {
		if i > 0 {
			text = append(text, ' ')
		}
		start := len(text)
		text = append(text, form...)
		s.Tokens[i] = lang.Token{Span: lang.Span{Start: start, End: len(text)}, Form: form, Head: -1}
	}
	s.End = len(text)
	return lang.Document{Text: string(text), Sentences: []lang.Sentence{s}}
}

// Pearson returns the correlation of two equally long lists; 0 for lists that do
// not vary.
func Pearson(a, b []float64) float64 {
	var ma, mb float64
	for i := range a {
		ma += a[i]
		mb += b[i]
	}
	n := float64(len(a))
	ma, mb = ma/n, mb/n
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// Degree maps a FactBank value to the scale of UDS-IH2: CT 3, PR 2, PS 1, with
// the sign of the polarity; 0 for what is uncommitted.
func Degree(v chancery.Factuality) float64 {
	switch v {
	case chancery.CTPlus:
		return 3
	case chancery.PRPlus:
		return 2
	case chancery.PSPlus:
		return 1
	case chancery.CTMinus:
		return -3
	case chancery.PRMinus:
		return -2
	case chancery.PSMinus:
		return -1
	}
	return 0
}

// MeantimeValue maps a FactBank value and the reason for it to the certainty and
// polarity of MEANTIME (van Son et al. 2014), which judges the words about an
// event for whoever says them: a claim, a plan, a purpose or an announced event
// is certain; what may be is possible; what is expected or intended, probable;
// conditions and open questions are underspecified.
func MeantimeValue(v chancery.Factuality, why string) (certainty, polarity string) {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(why, w) {
				return true
			}
		}
		return false
	}
	polarity = "POS"
	switch {
	case v == chancery.CTMinus, v == chancery.PRMinus, v == chancery.PSMinus, v == chancery.UU && has("negation"):
		polarity = "NEG"
	}
	switch {
	case has("condition: if", "question", "volition: want"):
		return "UNDERSPECIFIED", polarity
	case has("modal: may", "modal: might", "modal: could", "attempt"):
		return "POSSIBLE", polarity
	case has("predict", "appearance", "intention: intend", "intention: expect", "intention: schedule", "adverb"):
		return "PROBABLE", polarity
	}
	return "CERTAIN", polarity
}

// Judge judges the predicate at a token: the FactBank value, why, and a degree
// from -3 to 3.
type Judge func(doc *lang.Document, sentence, token int) (value chancery.Factuality, why string, degree float64)

// FactualityScore gathers judgements of one set.
type FactualityScore struct {
	Gold, Degrees, Rules         []float64 // UDS-IH2: gold values, degrees found, degrees of the FactBank values found
	N, Certainty, Polarity, Both int       // MEANTIME: judged events, and those right
	Notes                        []string
}

// Add scores the judgements of one sentence, which parse has parsed.
func (f *FactualityScore) Add(s *FactualitySentence, parse func([]lang.Sentence), judge Judge) {
	doc := Bare(s.Tokens)
	parse(doc.Sentences)
	for _, t := range s.Targets {
		v, why, degree := judge(&doc, 0, t.Token)
		if t.Certainty == "" {
			f.Gold, f.Degrees, f.Rules = append(f.Gold, t.Value), append(f.Degrees, degree), append(f.Rules, Degree(v))
			if d := degree - t.Value; d > 3 || d < -3 {
				f.Notes = append(f.Notes, fmt.Sprintf("want %+.1f found %+.1f %s (%s) [%s] %s", t.Value, degree, v, why, s.Tokens[t.Token], doc.Text))
			}
			continue
		}
		certainty, polarity := MeantimeValue(v, why)
		f.N++
		if certainty == t.Certainty {
			f.Certainty++
		}
		if polarity == t.Polarity {
			f.Polarity++
		}
		if certainty == t.Certainty && polarity == t.Polarity {
			f.Both++
		} else {
			f.Notes = append(f.Notes, fmt.Sprintf("want %s %s found %s (%s) [%s] %s", t.Certainty, t.Polarity, v, why, s.Tokens[t.Token], doc.Text))
		}
	}
}

// Scores returns the correlation (UDS-IH2) or the accuracies (MEANTIME).
func (f *FactualityScore) Scores(set string) []Score {
	if f.N > 0 {
		share := func(n int) float64 { return float64(n) / float64(f.N) }
		return []Score{
			{set, "certainty accuracy", share(f.Certainty), f.N},
			{set, "polarity accuracy", share(f.Polarity), f.N},
			{set, "certainty and polarity accuracy", share(f.Both), f.N},
		}
	}
	return []Score{
		{set, "factuality r", Pearson(f.Degrees, f.Gold), len(f.Gold)},
		{set, "factuality r, FactBank values alone", Pearson(f.Rules, f.Gold), len(f.Gold)},
	}
}
