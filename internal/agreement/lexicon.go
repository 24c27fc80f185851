package agreement

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed data/*.tsv
var data embed.FS

// noun is a word for an agreement.
type noun struct {
	words []string // lemmas
	head  int      // index of the syntactic head in words
	kind  string   // as in the reading
	class string   // strong, truce, swap, document, weak, alliance, pointer
}

// slot is where an agreement stands to a predicate.
type slot uint8

const (
	asObject slot = iota
	asSubject
	asComplement // of a noun
)

// predicate is a word around agreements.
type predicate struct {
	status string
	doer   string // party, facilitator, with, none
}

// lexicon is every table of the stage.
type lexicon struct {
	nouns      map[string][]noun // by head lemma, longest first
	predicates [3]map[string]predicate
	domains    map[string]string // words in lower case to EuroVoc micro-thesaurus
	guards     map[[2]string]bool
	memberships
}

var builtin = sync.OnceValue(func() *lexicon {
	l := &lexicon{nouns: map[string][]noun{}, domains: map[string]string{}, guards: map[[2]string]bool{}}
	for i := range l.predicates {
		l.predicates[i] = map[string]predicate{}
	}
	for _, table := range []struct {
		name string
		read func(io.Reader, string) error
	}{{"data/nouns.tsv", l.readNouns}, {"data/verbs.tsv", l.readPredicates}, {"data/domains.tsv", l.readDomains}, {"data/guards.tsv", l.readGuards}, {"data/memberships.tsv", l.readMemberships}} {
		f, err := data.Open(table.name)
		if err == nil {
			err = table.read(f, table.name)
			f.Close()
		}
		if err != nil {
			panic(err) // the tables are part of the program and tested
		}
	}
	return l
})

// kinds are the values of Agreement.Kind.
var kinds = map[string]bool{
	"treaty": true, "agreement": true, "accord": true, "pact": true, "charter": true, "convention": true, "protocol": true,
	"roadmap": true, "action plan": true, "memorandum of understanding": true, "declaration": true, "statement": true,
	"communique": true, "ceasefire": true, "alliance": true, "exchange of notes": true, "deal": true, "contract": true, "other": true,
}

// statuses are the values of Agreement.Status.
var statuses = map[string]bool{
	"": true, "sought": true, "proposed": true, "under negotiation": true, "agreed": true, "initialled": true, "signed": true,
	"ratified": true, "in force": true, "suspended": true, "extended": true, "replaced": true, "withdrawn": true,
	"terminated": true, "expired": true, "denied": true,
}

func (l *lexicon) readNouns(r io.Reader, name string) error {
	classes := map[string]bool{"strong": true, "truce": true, "swap": true, "document": true, "weak": true, "alliance": true, "pointer": true}
	return table.Rows(r, name, "noun\tkind\tclass", func(c []string) error {
		if !kinds[c[1]] {
			return fmt.Errorf("unknown kind %q", c[1])
		}
		if !classes[c[2]] {
			return fmt.Errorf("unknown class %q", c[2])
		}
		n := noun{words: strings.Fields(c[0]), kind: c[1], class: c[2]}
		n.head = len(n.words) - 1
		for i, w := range n.words {
			if w == "of" && i > 0 {
				n.head = i - 1
				break
			}
		}
		key := n.words[n.head]
		list := l.nouns[key]
		at := 0
		for at < len(list) && len(list[at].words) >= len(n.words) {
			at++
		}
		l.nouns[key] = append(list[:at:at], append([]noun{n}, list[at:]...)...)
		return nil
	})
}

func (l *lexicon) readPredicates(r io.Reader, name string) error {
	slots := map[string]slot{"object": asObject, "subject": asSubject, "noun": asComplement}
	return table.Rows(r, name, "word\tslot\tstatus\tsubject", func(c []string) error {
		s, ok := slots[c[1]]
		if !ok {
			return fmt.Errorf("unknown slot %q", c[1])
		}
		if !statuses[c[2]] {
			return fmt.Errorf("unknown status %q", c[2])
		}
		if c[3] != "party" && c[3] != "facilitator" && c[3] != "with" && c[3] != "none" {
			return fmt.Errorf("unknown subject %q", c[3])
		}
		if _, twice := l.predicates[s][c[0]]; twice {
			return fmt.Errorf("%s stands twice as %s", c[0], c[1])
		}
		l.predicates[s][c[0]] = predicate{c[2], c[3]}
		return nil
	})
}

func (l *lexicon) readDomains(r io.Reader, name string) error {
	return table.Rows(r, name, "term\teurovoc", func(c []string) error {
		if len(c[1]) != 4 {
			return fmt.Errorf("EuroVoc code %q has not four digits", c[1])
		}
		if l.domains[c[0]] != "" {
			return fmt.Errorf("%s stands twice", c[0])
		}
		l.domains[c[0]] = c[1]
		return nil
	})
}

func (l *lexicon) readGuards(r io.Reader, name string) error {
	return table.Rows(r, name, "word\twhere\twhy", func(c []string) error {
		l.guards[[2]string{c[0], c[1]}] = true
		return nil
	})
}
