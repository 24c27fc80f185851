package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/export"
)

// PETRARCHRecord is one record of a PETRARCH validation file.
type PETRARCHRecord struct {
	ID, Text string
	Date     chancery.Date
	Events   []PETRARCHEvent
	Actors   []string // file names of actor dictionaries, "" for none
	Agents   string
	Dyad     bool // only pairs in which both have a code are written (require_dyad)
	Bare     bool // a statement that is made to nobody is written too
}

// PETRARCHEvent is source, target and CAMEO code as PETRARCH writes them.
type PETRARCHEvent struct{ Source, Target, Code string }

// ReadPETRARCH reads PETRARCH gold records, one JSON object a line. Where the
// record has codes of CAMEO beside old ones (events_v2, text_v2) those are taken.
// Left out are records that test the program and not the coding: a malformed
// record (expect_error), one that a discard list drops (expect_discard), one
// without gold (no_gold).
func ReadPETRARCH(r io.Reader, name string) ([]PETRARCHRecord, error) {
	var out []PETRARCHRecord
	err := eachLine(r, name, func(line []byte) error {
		var raw struct {
			ID, Text      string
			TextV2        string `json:"text_v2"`
			Date          string
			Events        []PETRARCHEvent
			EventsV2      *[]PETRARCHEvent `json:"events_v2"`
			ExpectError   json.RawMessage  `json:"expect_error"`
			ExpectDiscard json.RawMessage  `json:"expect_discard"`
			NoGold        json.RawMessage  `json:"no_gold"`
			Dicts         struct {
				Actors json.RawMessage
				Agents string
			}
			Config struct {
				Dyad *bool `json:"require_dyad"`
				Name int   `json:"new_actor_length"`
			}
		}
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		if set(raw.ExpectError) || set(raw.ExpectDiscard) || set(raw.NoGold) {
			return nil
		}
		rec := PETRARCHRecord{ID: raw.ID, Text: raw.Text, Events: raw.Events, Date: eightDigits(raw.Date), Agents: raw.Dicts.Agents,
			Dyad: raw.Config.Dyad != nil && *raw.Config.Dyad && raw.Config.Name == 0, Bare: raw.Config.Dyad != nil && !*raw.Config.Dyad}
		if raw.EventsV2 != nil {
			rec.Events = *raw.EventsV2
			if raw.TextV2 != "" {
				rec.Text = raw.TextV2
			}
		}
		if rec.Text == "" {
			return fmt.Errorf("record %s has no text", raw.ID)
		}
		if len(raw.Dicts.Actors) > 0 {
			var one string
			if json.Unmarshal(raw.Dicts.Actors, &one) == nil {
				rec.Actors = []string{one}
			} else if err := json.Unmarshal(raw.Dicts.Actors, &rec.Actors); err != nil {
				return err
			}
		}
		out = append(out, rec)
		return nil
	})
	return out, err
}

func set(raw json.RawMessage) bool {
	s := string(raw)
	return s != "" && s != "null" && s != "false" && s != `""` && s != "[]"
}

// eightDigits turns YYYYMMDD into a date; a date of six digits stays unknown.
func eightDigits(s string) chancery.Date {
	if len(s) != 8 {
		return ""
	}
	return chancery.Date(s[:4] + "-" + s[4:6] + "-" + s[6:])
}

// PETRARCHScore gathers the scores of a PETRARCH set. A dyad is (source, target,
// CAMEO code); an event of ours gives one for each pair of an actor and a
// recipient, both ways if it is reciprocal, each once a record. Pairs are one to
// one, chosen to give the best score.
//
//   - Dyads: source and target alone.
//   - Root: and the two-digit CAMEO root. A gold code that is not CAMEO (such as
//     345 or 904, numbers of patterns in the test's own verb dictionary) says
//     nothing a lexicon could know: any root is right.
//   - Exact: and the whole CAMEO code.
//
// A gold participant is compared by its first three letters: the country, as
// CAMEO writes it, or a generic group (IGO, NGO, REB). Roles after it do not
// count. "---" is an actor whose country the dictionaries do not tell: any actor
// is right, or none. A gold code that is a quoted name is compared by words;
// "A/B" by any one.
type PETRARCHScore struct {
	Records            int
	Dyads, Root, Exact Count
	Events             int
	Confusion          map[[2]string]int // by CAMEO root of dyads that are right
	Notes              []string
}

// dyad is one of ours: indexes -1 for no actor.
type dyad struct {
	source, target *chancery.Actor
	code           string
}

// ScorePETRARCH reads every record and scores it.
func ScorePETRARCH(records []PETRARCHRecord, reader Reader) PETRARCHScore {
	s := PETRARCHScore{Confusion: map[[2]string]int{}}
	for i := range records {
		rec := &records[i]
		reading := reader.Read(chancery.Report{Text: rec.Text, Published: rec.Date})
		s.add(rec, &reading)
	}
	return s
}

func (s *PETRARCHScore) add(rec *PETRARCHRecord, r *chancery.Reading) {
	s.Records++
	s.Events += len(r.Events)
	ours := dyads(r, rec.Dyad, rec.Bare)
	gold := rec.Events
	count := func(c *Count, same func(g PETRARCHEvent, d dyad) bool) []int {
		var found []dyad // each dyad once at this grain
		for _, d := range ours {
			if !slices.ContainsFunc(found, func(o dyad) bool {
				return o.source == d.source && o.target == d.target && same3(o, d, c == &s.Dyads, c == &s.Root)
			}) {
				found = append(found, d)
			}
		}
		pair := assign(len(gold), len(found), func(i, j int) int {
			if same(gold[i], found[j]) {
				return 1
			}
			return 0
		})
		hit := 0
		for _, j := range pair {
			if j >= 0 {
				hit++
			}
		}
		c.Add(Count{Hit: hit, False: len(found) - hit, Missed: len(gold) - hit})
		return pair
	}
	ends := func(g PETRARCHEvent, d dyad) bool { return codeIs(g.Source, d.source) && codeIs(g.Target, d.target) }
	count(&s.Dyads, ends)
	pair := count(&s.Root, func(g PETRARCHEvent, d dyad) bool {
		return ends(g, d) && (!isCAMEO(g.Code) || root(g.Code) == root(d.code))
	})
	count(&s.Exact, func(g PETRARCHEvent, d dyad) bool { return ends(g, d) && g.Code == d.code })
	wrong := slices.Contains(pair, -1)
	for i, j := range pair {
		label := "-"
		if j >= 0 {
			label = root(gold[i].Code)
		} else {
			for _, d := range ours {
				if ends(gold[i], d) {
					label = root(d.code)
					break
				}
			}
		}
		s.Confusion[[2]string{root(gold[i].Code), label}]++
	}
	if wrong || len(gold) == 0 && len(ours) > 0 {
		note := rec.ID + "  " + rec.Text
		for _, g := range gold {
			note += fmt.Sprintf("\n  want  %s %s %s", g.Source, g.Target, g.Code)
		}
		for _, d := range ours {
			note += fmt.Sprintf("\n  dyad  %s %s %s", ActorLabel(d.source), ActorLabel(d.target), d.code)
		}
		for i := range r.Events {
			note += "\n  found " + describeEvent(&r.Events[i], r)
		}
		s.Notes = append(s.Notes, note)
	}
}

func same3(a, b dyad, dyadsOnly, rootOnly bool) bool {
	switch {
	case dyadsOnly:
		return true
	case rootOnly:
		return root(a.code) == root(b.code)
	}
	return a.code == b.code
}

// dyads lists the rows that export.Rows makes of a reading. Of actors without a
// code (crowds that no dictionary names) PETRARCH writes no row: a pair needs one
// code, or, if the record says require_dyad, two. A statement to nobody counts
// only if bare.
func dyads(r *chancery.Reading, both, bare bool) []dyad {
	var out []dyad
	for _, row := range export.Rows(r) {
		a, b := coded(row.Source), coded(row.Target)
		switch {
		case row.Event == nil && row.Target == nil:
			if !bare || !a {
				continue
			}
		case row.Event == nil && !(a && b), !a && !b, both && !(a && b):
			continue
		}
		out = append(out, dyad{row.Source, row.Target, row.Code})
	}
	return out
}

// coded reports whether an actor has anything of which PETRARCH makes a code: a
// country, or an entry in the dictionaries loaded.
func coded(a *chancery.Actor) bool {
	return a != nil && (a.Country != "" || a.Org != "")
}

// codeIs compares a participant code of PETRARCH with an actor.
func codeIs(code string, a *chancery.Actor) bool {
	if strings.HasPrefix(code, "---") || strings.HasPrefix(code, "+++") || strings.HasPrefix(code, "###") {
		return true
	}
	if a == nil {
		return false
	}
	if name := strings.Trim(code, `"`); name != code {
		return shareWord(name, a.Name)
	}
	for _, one := range list(code, "/") {
		head := one[:min(3, len(one))]
		if strings.EqualFold(a.Country, head) || sameCountry[head] != "" && a.Country == sameCountry[head] || len(a.Org) >= 3 && strings.EqualFold(a.Org[:3], head) {
			return true
		}
		switch head {
		case "IGO":
			if a.Country == "" && (a.Kind == chancery.IGO || a.Org != "") {
				return true
			}
		case "NGO", "NGM", "IMG", "MNC":
			if a.Country == "" && (a.Org != "" || a.Kind == chancery.ArmedGroup || a.Kind == chancery.Company) {
				return true
			}
		case "REB", "UAF", "OPP", "COP", "MIL", "LEG", "REF", "CVL", "GOV":
			if slices.Contains(a.Sectors, head) && a.Country == "" {
				return true
			}
		}
	}
	return false
}

// isCAMEO reports whether code starts with one of the roots 01 to 20.
func isCAMEO(code string) bool {
	r := root(code)
	if len(code) < 2 || len(code) > 4 {
		return false
	}
	return r >= "01" && r <= "20" && code[0] <= '2'
}

func root(code string) string { return code[:min(2, len(code))] }

// Scores returns the values of the table.
func (s *PETRARCHScore) Scores(set string) []Score {
	n := s.Root.Hit + s.Root.Missed
	return []Score{
		{set, "dyad F1 at CAMEO root", s.Root.F1(), n},
		{set, "dyad F1", s.Dyads.F1(), n},
		{set, "dyad F1 at CAMEO code", s.Exact.F1(), n},
		{set, "precision at CAMEO root", s.Root.Precision(), n},
		{set, "recall at CAMEO root", s.Root.Recall(), n},
	}
}
