package eval

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/table"
)

//go:embed data/wce_memberships60.tsv
var membershipLabels string

//go:embed data/wce_memberships30.tsv
var blindMembershipLabels string

// BlindMembershipLabels are the hand labels of 30 more items, on which nothing is
// tuned.
func BlindMembershipLabels() (*MemberLabels, error) {
	return ReadMembershipLabels(strings.NewReader(blindMembershipLabels), "data/wce_memberships30.tsv")
}

// MembershipLabels are the hand labels of the memberships of 60 news items.
func MembershipLabels() (*MemberLabels, error) {
	return ReadMembershipLabels(strings.NewReader(membershipLabels), "data/wce_memberships60.tsv")
}

// GoldMembership is the membership of a state in an organisation as a person read it.
type GoldMembership struct {
	State, Org string   // codes
	Statuses   []string // right ones; none where it is not asked
	Optional   bool     // may be found and need not
}

// MemberLabels are labels of memberships by item, in order.
type MemberLabels struct {
	Labels
	Memberships map[string][]GoldMembership
}

// ReadMembershipLabels reads a table of memberships: id, need (required or
// optional, "-" for an item without), state, organisation, status.
func ReadMembershipLabels(r io.Reader, name string) (*MemberLabels, error) {
	l := &MemberLabels{Memberships: map[string][]GoldMembership{}}
	err := table.Rows(r, name, "id\tneed\tstate\torganisation\tstatus", func(c []string) error {
		l.item(c[0])
		switch c[1] {
		case "-":
			return nil
		case "required", "optional":
		default:
			return fmt.Errorf("need is %q", c[1])
		}
		if c[2] == "" || c[3] == "" {
			return fmt.Errorf("a membership without state or organisation")
		}
		l.Memberships[c[0]] = append(l.Memberships[c[0]], GoldMembership{State: c[2], Org: c[3], Statuses: list(c[4], "/"), Optional: c[1] == "optional"})
		return nil
	})
	return l, err
}

// MembershipScore is how well memberships of labelled items were found: an entry
// is right if its state and organisation are those of a label, whatever its
// status; an optional one counts neither way.
type MembershipScore struct {
	Count
	Status Count // of those found: the status is a right one
	Notes  []string
}

// ScoreMemberships reads the items and scores their memberships.
func ScoreMemberships(l *MemberLabels, items Items, reader Reader) MembershipScore {
	var s MembershipScore
	for _, id := range l.IDs {
		r := reader.Read(items[id])
		s.add(id, l.Memberships[id], items[id].Text, &r)
	}
	return s
}

func (s *MembershipScore) add(id string, gold []GoldMembership, text string, r *chancery.Reading) {
	var notes []string
	found := make([]bool, len(gold))
	for i := range r.Agreements {
		g := &r.Agreements[i]
		if g.Kind != "membership" {
			continue
		}
		at := slices.IndexFunc(gold, func(w GoldMembership) bool { return w.is(g, r) })
		if at < 0 {
			s.False++
			notes = append(notes, "false "+describeAgreement(g, r))
			continue
		}
		found[at] = true
		w := gold[at]
		if w.Optional {
			continue
		}
		s.Hit++
		if len(w.Statuses) > 0 {
			ok := slices.Contains(w.Statuses, g.Status)
			tally(&s.Status, ok)
			if !ok {
				notes = append(notes, fmt.Sprintf("status %s, not %s: %s in %s  [%s]", g.Status, strings.Join(w.Statuses, "/"), w.State, w.Org, g.Rule))
			}
		}
	}
	for i, w := range gold {
		if !found[i] && !w.Optional {
			s.Missed++
			notes = append(notes, fmt.Sprintf("missed %s in %s, %s", w.State, w.Org, strings.Join(w.Statuses, "/")))
		}
	}
	if len(notes) > 0 {
		s.Notes = append(s.Notes, id+"  "+text+"\n    "+strings.Join(notes, "\n    "))
	}
}

func (w *GoldMembership) is(g *chancery.Agreement, r *chancery.Reading) bool {
	state, org := false, false
	for _, id := range g.Parties {
		if a := r.Actor(id); a != nil {
			state = state || a.Country == w.State
			org = org || strings.EqualFold(a.Org, w.Org)
		}
	}
	return state && org
}

// Scores returns the values of the table.
func (s *MembershipScore) Scores(set string) []Score {
	return []Score{
		{set, "precision of memberships", s.Precision(), s.Hit + s.False},
		{set, "recall of memberships", s.Recall(), s.Hit + s.Missed},
		{set, "status of memberships", s.Status.Recall(), s.Status.Hit + s.Status.Missed},
	}
}
