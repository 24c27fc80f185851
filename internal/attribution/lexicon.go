package attribution

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"chancery"
	"chancery/internal/table"
	"chancery/lang"
)

// frames is a set of complements; see data/README.md.
type frames uint32

const (
	frameThat frames = 1 << iota
	frameWh
	frameTo
	frameIng
	frameNP
	frameAs
	frameQuote
	framePP
	frameBare
	frameOf
	frameFor
	frameWith
	frameOver
	frameAbout
	frameAgainst
	frameOn
	frameIn
	frameFrom
)

var frameNames = map[string]frames{
	"that": frameThat, "wh": frameWh, "to": frameTo, "ing": frameIng, "np": frameNP, "as": frameAs,
	"quote": frameQuote, "pp": framePP, "bare": frameBare, "of": frameOf, "for": frameFor,
	"with": frameWith, "over": frameOver, "about": frameAbout, "against": frameAgainst, "on": frameOn,
	"in": frameIn, "from": frameFrom,
}

// prepositions are the frames that are phrases.
const prepositions = frameOf | frameFor | frameWith | frameOver | frameAbout | frameAgainst | frameOn | frameIn | frameFrom

// cue is an entry of cues.tsv. Report is "" where the author's commitment is
// that to the cue's own clause.
type cue struct {
	lemma                   string
	pos                     string
	frames                  frames
	stance                  string
	report, source, negated chancery.Factuality
}

// signature is an entry of signatures.tsv.
type signature struct {
	positive, negative chancery.Factuality
	kind               string
}

type lemmaKey struct{ lemma, pos string }

type frameKey struct {
	lemma, pos string
	frame      frames
}

// lexicon holds the tables.
type lexicon struct {
	cues       map[lemmaKey]*cue
	phrases    map[string][]phrase // by first word: entries of two words
	signatures map[frameKey]signature
	hedges     map[lemmaKey]chancery.Factuality // pos is the kind: aux, adv, adj, mark, case, neg
	verbs      map[string]string                // forms of the verbs of the tables, and the verbs themselves
	open       map[string]openKind              // words that say that something is open
	nouns      map[string]string                // what speaks: person, body, outlet, document
}

// phrase is the second word of an entry of two words.
type phrase struct {
	second string
	cue    *cue
}

//go:embed data/cues.tsv
var cuesTSV []byte

//go:embed data/signatures.tsv
var signaturesTSV []byte

//go:embed data/forms.tsv
var formsTSV []byte

//go:embed data/nouns.tsv
var nounsTSV []byte

//go:embed data/open.tsv
var openTSV []byte

//go:embed data/hedges.tsv
var hedgesTSV []byte

var tables = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon(bytes.NewReader(cuesTSV), bytes.NewReader(signaturesTSV), bytes.NewReader(hedgesTSV), bytes.NewReader(formsTSV), bytes.NewReader(nounsTSV), bytes.NewReader(openTSV))
	if err != nil {
		panic(err) // the tables are part of the program and tested
	}
	return l
})

// loadLexicon reads the tables and checks every value.
func loadLexicon(cues, signatures, hedges, forms, nouns, open io.Reader) (*lexicon, error) {
	l := &lexicon{
		cues:       map[lemmaKey]*cue{},
		phrases:    map[string][]phrase{},
		signatures: map[frameKey]signature{},
		hedges:     map[lemmaKey]chancery.Factuality{},
		verbs:      map[string]string{},
		nouns:      map[string]string{},
		open:       map[string]openKind{},
	}
	err := table.Rows(cues, "cues.tsv", "lemma\tpos\tframes\tstance\treport\tsource\tnegated", func(c []string) error {
		e := &cue{lemma: c[0], pos: c[1], stance: c[3]}
		for _, f := range strings.Split(c[2], ",") {
			if frameNames[f] == 0 {
				return fmt.Errorf("unknown frame %q", f)
			}
			e.frames |= frameNames[f]
		}
		if !stances[e.stance] {
			return fmt.Errorf("unknown stance %q", e.stance)
		}
		var err error
		if c[4] != "=" {
			if e.report, err = value(c[4]); err != nil {
				return err
			}
		}
		if e.source, err = value(c[5]); err != nil {
			return err
		}
		if e.negated, err = value(c[6]); err != nil {
			return err
		}
		if e.pos == "VERB" {
			l.inflect(e.lemma)
		}
		if first, second, two := strings.Cut(e.lemma, " "); two {
			l.phrases[first] = append(l.phrases[first], phrase{second, e})
			return nil
		}
		k := lemmaKey{e.lemma, e.pos}
		if l.cues[k] != nil {
			return fmt.Errorf("%s %s stands twice", e.lemma, e.pos)
		}
		l.cues[k] = e
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(signatures, "signatures.tsv", "lemma\tpos\tframe\tpositive\tnegative\tkind", func(c []string) error {
		f := frameNames[c[2]]
		if f == 0 {
			return fmt.Errorf("unknown frame %q", c[2])
		}
		p, err := value(c[3])
		if err != nil {
			return err
		}
		n, err := value(c[4])
		if err != nil {
			return err
		}
		if c[1] == "VERB" {
			l.inflect(c[0])
		}
		l.signatures[frameKey{c[0], c[1], f}] = signature{p, n, c[5]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(hedges, "hedges.tsv", "word\tkind\tvalue", func(c []string) error {
		v, err := value(c[2])
		if err != nil {
			return err
		}
		l.hedges[lemmaKey{c[0], c[1]}] = v
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(forms, "forms.tsv", "form\tverb", func(c []string) error {
		l.verbs[c[0]] = c[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(nouns, "nouns.tsv", "noun\tkind", func(c []string) error {
		switch c[1] {
		case "person", "body", "outlet", "document":
			l.nouns[c[0]] = c[1]
			return nil
		}
		return fmt.Errorf("unknown kind %q", c[1])
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(open, "open.tsv", "word\tkinds", func(c []string) error {
		for _, name := range strings.Split(c[1], ",") {
			k, ok := openKinds[name]
			if !ok {
				return fmt.Errorf("unknown kind %q", name)
			}
			l.open[c[0]] |= k
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// inflect adds the regular forms of a verb. A lemmatiser that learned its trade
// gets rare verbs wrong ("accus"); the form is then the better key.
func (l *lexicon) inflect(verb string) {
	verb, _, _ = strings.Cut(verb, " ")
	if l.verbs[verb] == verb {
		return
	}
	l.verbs[verb] = verb
	add := func(form string) {
		if _, ok := l.verbs[form]; !ok {
			l.verbs[form] = verb
		}
	}
	n := len(verb)
	last := verb[n-1]
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	switch {
	case last == 'e':
		add(verb + "s")
		add(verb + "d")
		add(verb[:n-1] + "ing")
	case last == 'y' && n > 1 && !vowel(verb[n-2]):
		add(verb[:n-1] + "ies")
		add(verb[:n-1] + "ied")
		add(verb + "ing")
	default:
		add(verb + "s")
		add(verb + "es")
		add(verb + "ed")
		add(verb + "ing")
		if n > 2 && !vowel(last) && vowel(verb[n-2]) && !vowel(verb[n-3]) { // admit, stop, quip
			add(verb + verb[n-1:] + "ed")
			add(verb + verb[n-1:] + "ing")
		}
	}
}

// lemma returns the lemma of a token; of a verb whose lemma the tables do not
// know, the one that its form is a regular form of.
func (l *lexicon) lemma(t *lang.Token) string {
	w := lemma(t)
	if t.UPOS != "VERB" || l.verbs[w] == w {
		return w
	}
	if v := l.verbs[lower(t.Form)]; v != "" {
		return v
	}
	return w
}

// rejects reports whether a verb by itself says no: what negates it is no part of
// the refusal.
func (l *lexicon) rejects(verb string) bool {
	if e := l.cues[lemmaKey{verb, "VERB"}]; e != nil && e.stance == "deny" {
		return true
	}
	for _, f := range [...]frames{frameTo, frameNP, frameIng} {
		if sig, ok := l.signatures[frameKey{verb, "VERB", f}]; ok && standOf(sig.positive).polarity < 0 {
			return true
		}
	}
	return false
}

// animate reports whether a token names a person or body that can speak.
func (l *lexicon) animate(t *lang.Token) bool {
	if t.UPOS == "PROPN" || t.UPOS == "PRON" && personal(t) {
		return true
	}
	k := l.nouns[lemma(t)]
	return k == "person" || k == "body" || k == "outlet"
}

var stances = map[string]bool{
	"report": true, "claim": true, "confirm": true, "deny": true, "doubt": true, "accuse": true,
	"promise": true, "demand": true, "predict": true, "believe": true, "ask": true,
}

func value(s string) (chancery.Factuality, error) {
	switch v := chancery.Factuality(s); v {
	case chancery.CTPlus, chancery.PRPlus, chancery.PSPlus, chancery.CTMinus, chancery.PRMinus, chancery.PSMinus, chancery.CTU, chancery.UU:
		return v, nil
	}
	return "", fmt.Errorf("unknown factuality %q", s)
}
