package agreement

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
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
	return rows(r, name, []string{"noun", "kind", "class"}, func(c []string) error {
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
	return rows(r, name, []string{"word", "slot", "status", "subject"}, func(c []string) error {
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
	return rows(r, name, []string{"term", "eurovoc"}, func(c []string) error {
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
	return rows(r, name, []string{"word", "where", "why"}, func(c []string) error {
		l.guards[[2]string{c[0], c[1]}] = true
		return nil
	})
}

// rows reads a table: "#" comments, a header row, cells divided by tabs. Errors
// are "file:line: reason".
func rows(r io.Reader, name string, header []string, row func(cells []string) error) error {
	scan := bufio.NewScanner(r)
	headed := false
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != len(header) {
			return fmt.Errorf("%s:%d: %d cells, not %d", name, n, len(cells), len(header))
		}
		if !headed {
			if strings.Join(cells, "\t") != strings.Join(header, "\t") {
				return fmt.Errorf("%s:%d: header is %q, not %q", name, n, cells, header)
			}
			headed = true
			continue
		}
		if cells[0] == "" {
			return fmt.Errorf("%s:%d: empty %s", name, n, header[0])
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}
