package agreement

import (
	"fmt"
	"io"
	"strings"

	"chancery/internal/table"
)

// memberWord is a row of memberships.tsv: a word that tells of the membership of a
// state in an organisation.
type memberWord struct {
	status string
	state  []string // where the state stands: "subject", "object", or a preposition; first choice first
	org    []string
}

// memberships are the rows of memberships.tsv by slot and word.
type memberships struct {
	verbs, nouns, over, with map[string]memberWord
	never                    map[string]bool // codes of bodies that have no states as members of their own
}

// memberStatuses are the values of Agreement.Status that a membership may have, in
// the order of its life. The rank of two that stand at one time: the later counts.
var memberStatuses = map[string]int{
	"": -1, "denied": 0, "sought": 1, "proposed": 2, "under negotiation": 3, "agreed": 4, "signed": 5, "ratified": 6, "in force": 7,
	"suspended": 8, "leaving": 9, "withdrawn": 10, "expelled": 10,
}

func (l *lexicon) readMemberships(r io.Reader, name string) error {
	t := memberships{verbs: map[string]memberWord{}, nouns: map[string]memberWord{}, over: map[string]memberWord{}, with: map[string]memberWord{}, never: map[string]bool{}}
	tables := map[string]map[string]memberWord{"verb": t.verbs, "noun": t.nouns, "over": t.over, "with": t.with}
	err := table.Rows(r, name, "word\tslot\tstatus\tstate\torg", func(c []string) error {
		if c[1] == "never" {
			t.never[c[0]] = true
			return nil
		}
		table, ok := tables[c[1]]
		if !ok {
			return fmt.Errorf("unknown slot %q", c[1])
		}
		if _, ok := memberStatuses[c[2]]; !ok {
			return fmt.Errorf("unknown status %q", c[2])
		}
		if _, twice := table[c[0]]; twice {
			return fmt.Errorf("%s stands twice as %s", c[0], c[1])
		}
		j := memberWord{status: c[2]}
		if c[3] != "" {
			j.state = strings.Split(c[3], "|")
		}
		if c[4] != "" {
			j.org = strings.Split(c[4], "|")
		}
		if (c[1] == "verb" || c[1] == "noun") && (len(j.state) == 0 || len(j.org) == 0) {
			return fmt.Errorf("%s does not say where state and organisation stand", c[0])
		}
		table[c[0]] = j
		return nil
	})
	l.memberships = t
	return err
}
