package event

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"sync"
)

//go:embed data/*.lex data/classes/*.txt data/irregular.tsv data/contexts.tsv
var builtin embed.FS

// Lexicon is a loaded set of entries and word classes, indexed by the lemma of
// the trigger. It is read-only once loaded. Format: docs/format/lexicon.md.
type Lexicon struct {
	Entries []*Entry
	classes map[string]*class
	verbs   map[string][]*sense
	nouns   map[string][]*sense // also adjectives
	senses  int
}

// Entry is a frame that a group of triggers shares.
type Entry struct {
	Name     string // unique within a lexicon
	Type     string // PLOVER type; "" for an entry that only blocks others
	Mode     string
	CAMEO    string
	Contexts []string
	Actor    []role // in order of preference
	Rec      []role
	About    []role
	Third    []third
	Need     need
	Mutual   bool     // all parties do it with each other
	AtComp   bool     // the trigger is the head of the complement
	Keep     bool     // does not absorb the events of its arguments
	Weak     bool     // a noun that stands for an event only under a light verb
	Stays    bool     // a future stays what it is: it is no promise and no threat
	Inner    bool     // an operator that fires only on another event, and takes its sign
	Modals   []string // modals of the complement, one of which it must have; "base": the bare verb of a demand
	If       []condition
	Examples []Example
	File     string
	Line     int
	order    int
}

// Example is a sentence of an entry and what must come of it.
type Example struct {
	Text   string
	Fires  bool     // false: this entry must not fire
	Actors []string // country or organisation codes; "" entries are not allowed
	Recs   []string
	Line   int
}

// need says which participants must be known for an event.
type need uint8

const (
	needActor need = iota
	needBoth
	needAny
	needRec
	needPair // two different parties on whichever side
	needNone
)

var needNames = map[string]need{"actor": needActor, "both": needBoth, "any": needAny, "rec": needRec, "pair": needPair, "none": needNone}

// role names a kind of argument: a relation or a preposition.
type role struct {
	name string // subj obj iobj poss mod comp any, or a preposition
	head bool   // "!": only the head of the phrase, not what stands inside it
}

// third is a further party and its part in the event.
type third struct {
	part  string // mediator, host, facilitator, source
	roles []role
}

// condition restricts a sense: some argument in the role must (or, negated, must
// not) be one of the words.
type condition struct {
	roles  []role
	negate bool
	words  wordset
}

// wordset is a set of lemmas, classes and the tests "*" (any word) and "PARTY"
// (a political participant).
type wordset struct {
	any     bool
	party   bool
	lemmas  map[string]bool
	classes []*class
}

// class is a list of words: single lemmas, and phrases by their last word.
type class struct {
	name    string
	words   map[string]bool
	phrases map[string][][]string // last word to the words before it
	count   int
}

// part is one element of a trigger beyond its head.
type part struct {
	kind  byte            // 'w' particle or adverb, '+' object noun, '@' preposition, '>' complement, '<' word before a noun
	preps map[string]bool // of '@' and '>', nil for any
	words wordset
	form  map[string]bool // for 'w'
}

// sense is one trigger of an entry.
type sense struct {
	entry  *Entry
	noun   bool
	parts  []part
	weight int
}

// Builtin returns the built-in lexicon.
var Builtin = sync.OnceValue(func() *Lexicon {
	l, err := loadFS(builtin, "data")
	if err != nil {
		panic(err) // the embedded files are tested
	}
	return l
})

// Source is one lexicon file: its name for messages and its text.
type Source struct {
	Name string
	Text io.Reader
}

// loadFS loads every *.lex file under dir and the classes beside them.
func loadFS(files fs.FS, dir string) (*Lexicon, error) {
	l := &Lexicon{classes: map[string]*class{}, verbs: map[string][]*sense{}, nouns: map[string][]*sense{}}
	for _, glob := range []string{dir + "/classes/*.txt", dir + "/*.lex"} {
		names, err := fs.Glob(files, glob)
		if err != nil {
			return nil, err
		}
		sort.Strings(names)
		for _, name := range names {
			f, err := files.Open(name)
			if err != nil {
				return nil, err
			}
			short := name[strings.LastIndexByte(name, '/')+1:]
			if strings.HasSuffix(name, ".txt") {
				err = l.readClass(strings.TrimSuffix(short, ".txt"), short, f)
			} else {
				err = l.read(Source{short, f})
			}
			f.Close()
			if err != nil {
				return nil, err
			}
		}
	}
	l.sort()
	return l, nil
}

// With returns the built-in lexicon extended by the user's own files. An entry
// of theirs with the name of a built-in one takes its place.
func With(sources ...Source) (*Lexicon, error) {
	base := Builtin()
	l := &Lexicon{classes: map[string]*class{}, verbs: map[string][]*sense{}, nouns: map[string][]*sense{}}
	for n, c := range base.classes {
		l.classes[n] = c
	}
	for _, src := range sources {
		if err := l.read(src); err != nil {
			return nil, err
		}
	}
	own := map[string]bool{}
	for _, e := range l.Entries {
		own[e.Name] = true
	}
	for _, e := range base.Entries {
		if !own[e.Name] {
			l.Entries = append(l.Entries, e)
		}
	}
	merge := func(dst, src map[string][]*sense) {
		for lemma, list := range src {
			for _, s := range list {
				if !own[s.entry.Name] {
					dst[lemma] = append(dst[lemma], s)
					l.senses++
				}
			}
		}
	}
	merge(l.verbs, base.verbs)
	merge(l.nouns, base.nouns)
	l.sort()
	return l, nil
}

// Senses returns the number of trigger senses: triggers times frames.
func (l *Lexicon) Senses() int { return l.senses }

// sort puts the senses of each lemma into the order in which they are tried:
// the more they ask for, the sooner.
func (l *Lexicon) sort() {
	for _, m := range []map[string][]*sense{l.verbs, l.nouns} {
		for _, list := range m {
			sort.SliceStable(list, func(i, j int) bool {
				if list[i].weight != list[j].weight {
					return list[i].weight > list[j].weight
				}
				return list[i].entry.order < list[j].entry.order
			})
		}
	}
}

// Covers reports whether any sense of the lexicon has this lemma as its head.
func (l *Lexicon) Covers(lemma string, noun bool) bool {
	if noun {
		return len(l.nouns[lemma]) > 0
	}
	return len(l.verbs[lemma]) > 0
}

// match reports whether the word at offset 0, with those before it at -1, -2 …,
// is in the set.
func (w *wordset) match(words func(i int) string) bool {
	if w.any {
		return true
	}
	last := words(0)
	if w.lemmas[last] {
		return true
	}
	for _, c := range w.classes {
		if c.words[last] {
			return true
		}
		for _, before := range c.phrases[last] {
			ok := true
			for i := range before {
				if words(i-len(before)) != before[i] {
					ok = false
					break
				}
			}
			if ok {
				return true
			}
		}
	}
	return false
}

func fail(file string, line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
}

// irregular returns the lemmas of irregular inflections by form.
var irregular = sync.OnceValue(func() map[string]string {
	b, err := builtin.ReadFile("data/irregular.tsv")
	if err != nil {
		panic(err) // embedded
	}
	m := map[string]string{}
	for _, line := range strings.Split(string(b), "\n") {
		if form, lemma, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			m[form] = lemma
		}
	}
	return m
})

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
