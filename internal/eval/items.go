package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/table"
)

// Items are the texts of a set of short news items by id.
type Items map[string]chancery.Report

// ReadItems reads news items, one JSON object a line with id, date and text, and
// keeps those whose id is wanted.
func ReadItems(path string, want map[string]bool) (Items, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := Items{}
	err = eachLine(f, path, func(line []byte) error {
		var raw struct{ ID, Date, Text string }
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		if want[raw.ID] {
			out[raw.ID] = chancery.Report{Text: raw.Text, Published: chancery.Date(raw.Date)}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if _, ok := out[id]; !ok {
			return nil, fmt.Errorf("%s holds no item %s", path, id)
		}
	}
	return out, nil
}

// Labels are hand labels of short items: events or agreements by item, in order.
type Labels struct {
	IDs        []string
	Events     map[string][]GoldEvent
	Agreements map[string][]GoldAgreement
}

// Wanted returns the ids as a set.
func (l *Labels) Wanted() map[string]bool {
	out := map[string]bool{}
	for _, id := range l.IDs {
		out[id] = true
	}
	return out
}

func (l *Labels) item(id string) {
	if n := len(l.IDs); n == 0 || l.IDs[n-1] != id {
		l.IDs = append(l.IDs, id)
	}
}

// ReadEventLabels reads a table of events: id, type, actors, recipients, trigger;
// "-" as type for an item without events, "?" before it for an optional one.
func ReadEventLabels(r io.Reader, name string) (*Labels, error) {
	l := &Labels{Events: map[string][]GoldEvent{}}
	err := table.Rows(r, name, "id\ttype\tactors\trecipients\ttrigger", func(c []string) error {
		l.item(c[0])
		if c[1] == "-" {
			return nil
		}
		e := GoldEvent{Optional: strings.HasPrefix(c[1], "?")}
		e.Types = list(strings.TrimPrefix(c[1], "?"), "/")
		e.Actors, e.Recipients = parties(c[2]), parties(c[3])
		e.Reciprocal = strings.HasPrefix(c[4], "<>")
		e.Trigger = strings.TrimPrefix(c[4], "<>")
		if e.Trigger == "" {
			return fmt.Errorf("event without trigger")
		}
		l.Events[c[0]] = append(l.Events[c[0]], e)
		return nil
	})
	return l, err
}

// ReadAgreementLabels reads a table of agreements: id, kind, need (required or
// optional), parties; "-" as kind for an item without agreements.
func ReadAgreementLabels(r io.Reader, name string) (*Labels, error) {
	l := &Labels{Agreements: map[string][]GoldAgreement{}}
	err := table.Rows(r, name, "id\tkind\tneed\tparties", func(c []string) error {
		l.item(c[0])
		if c[1] == "-" {
			return nil
		}
		if c[2] != "required" && c[2] != "optional" {
			return fmt.Errorf("need is %q", c[2])
		}
		l.Agreements[c[0]] = append(l.Agreements[c[0]], GoldAgreement{Kinds: list(c[1], "/"), Parties: parties(c[3]), Optional: c[2] == "optional"})
		return nil
	})
	return l, err
}

// ScoreEventItems scores the events of labelled items as in ScoreReport: type and
// a word of the trigger.
func ScoreEventItems(l *Labels, items Items, reader Reader) *ReportScore {
	total := &ReportScore{}
	for _, id := range l.IDs {
		g := GoldReport{Name: id, Report: items[id], Events: l.Events[id]}
		r := reader.Read(g.Report)
		s := ReportScore{Confusion: map[[2]string]int{}, FoundEvents: len(r.Events)}
		s.events(&g, &r)
		total.Add(&s)
		if len(s.Notes) > 0 {
			total.note("%s  %s\n    %s", id, g.Report.Text, strings.Join(s.Notes, "\n    "))
		}
	}
	return total
}

// AgreementItemScore is how well agreements of labelled items were found. An
// entry is right if its parties are those of a required label, no more and no
// fewer. One that is not is false, unless an optional label allows its parties or
// it is a contract. Labels say nothing of kinds here.
type AgreementItemScore struct {
	Count
	Notes []string
}

// ScoreAgreementItems reads the items and scores their agreements.
func ScoreAgreementItems(l *Labels, items Items, reader Reader) AgreementItemScore {
	var s AgreementItemScore
	for _, id := range l.IDs {
		r := reader.Read(items[id])
		s.add(id, l.Agreements[id], items[id].Text, &r)
	}
	return s
}

func (s *AgreementItemScore) add(id string, gold []GoldAgreement, text string, r *chancery.Reading) {
	var c Count
	pair := assign(len(gold), len(r.Agreements), func(i, j int) int {
		if gold[i].Optional || !sameParties(gold[i].Parties, r.Agreements[j].Parties, r) {
			return 0
		}
		return 1
	})
	taken := make([]bool, len(r.Agreements))
	for i, j := range pair {
		switch {
		case j >= 0:
			c.Hit++
			taken[j] = true
		case !gold[i].Optional:
			c.Missed++
		}
	}
	for j := range r.Agreements {
		if !taken[j] && r.Agreements[j].Kind != "contract" && !allowed(gold, &r.Agreements[j], r) {
			c.False++
		}
	}
	s.Count.Add(c)
	if c.False+c.Missed > 0 {
		note := id + "  " + text
		for _, g := range gold {
			need := "required"
			if g.Optional {
				need = "optional"
			}
			note += "\n    want " + need + " " + strings.Join(g.Kinds, "/") + " | " + partyNames(g.Parties)
		}
		for j := range r.Agreements {
			note += "\n    found " + describeAgreement(&r.Agreements[j], r)
		}
		s.Notes = append(s.Notes, note)
	}
}

// allowed reports whether every party of an entry is among those of one optional
// label; "~" among them stands for one of any sort.
func allowed(gold []GoldAgreement, a *chancery.Agreement, r *chancery.Reading) bool {
	for _, g := range gold {
		if !g.Optional {
			continue
		}
		strays := 0
		for _, id := range a.Parties {
			ok := false
			for _, p := range g.Parties {
				ok = ok || !p.Any && p.Is(r.Actor(id))
			}
			if !ok {
				strays++
			}
		}
		for _, p := range g.Parties {
			if p.Any {
				strays--
			}
		}
		if strays <= 0 {
			return true
		}
	}
	return false
}

// Scores returns the values of the table.
func (s *AgreementItemScore) Scores(set string) []Score {
	return []Score{
		{set, "precision, both parties right", s.Precision(), s.Hit + s.False},
		{set, "recall, both parties right", s.Recall(), s.Hit + s.Missed},
	}
}
