package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery"
)

// PLOVERRecord is one record of a PLOVER gold file, its loose shapes absorbed.
type PLOVERRecord struct {
	ID      string
	Text    string
	Event   string // type of PLOVER 2021
	Mode    string
	Actors  []PLOVERActor
	Targets []PLOVERActor
	// Reciprocal is set when the record has one compound party: either may be
	// on either side.
	Reciprocal bool
}

// PLOVERActor is a coded participant.
type PLOVERActor struct {
	Text, Code, Sector string
}

// ReadPLOVER reads PLOVER gold records, one JSON object a line. A participant
// list may be absent, null, "", one object or a list. A record whose note says
// that the convention of 2021 makes the visitor the actor has its sides swapped.
func ReadPLOVER(r io.Reader, name string) ([]PLOVERRecord, error) {
	var out []PLOVERRecord
	err := eachLine(r, name, func(line []byte) error {
		var raw struct {
			ID, Text, Event, Note string
			Mode                  *string
			Source, Target        json.RawMessage
			Reciprocal            bool
		}
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		if raw.Text == "" || raw.Event == "" {
			return fmt.Errorf("record has no text or no event")
		}
		rec := PLOVERRecord{ID: raw.ID, Text: raw.Text, Event: strings.ToUpper(raw.Event), Reciprocal: raw.Reciprocal}
		if raw.Mode != nil {
			rec.Mode = *raw.Mode
		}
		var err error
		if rec.Actors, err = ploverActors(raw.Source); err != nil {
			return fmt.Errorf("source: %w", err)
		}
		if rec.Targets, err = ploverActors(raw.Target); err != nil {
			return fmt.Errorf("target: %w", err)
		}
		if strings.Contains(raw.Note, "swap source and target") {
			rec.Actors, rec.Targets = rec.Targets, rec.Actors
		}
		out = append(out, rec)
		return nil
	})
	return out, err
}

func ploverActors(raw json.RawMessage) ([]PLOVERActor, error) {
	s := strings.TrimSpace(string(raw))
	if s == "" || s == "null" || s == `""` {
		return nil, nil
	}
	type object struct {
		ActorText, Code, Sector *string
	}
	var objects []object
	switch s[0] {
	case '[':
		if err := json.Unmarshal(raw, &objects); err != nil {
			return nil, err
		}
	case '{':
		objects = make([]object, 1)
		if err := json.Unmarshal(raw, &objects[0]); err != nil {
			return nil, err
		}
	case '"':
		var text string
		if err := json.Unmarshal(raw, &text); err != nil {
			return nil, err
		}
		return []PLOVERActor{{Text: text}}, nil
	default:
		return nil, fmt.Errorf("participants %.20s are no list", s)
	}
	var out []PLOVERActor
	for _, o := range objects {
		var a PLOVERActor
		if o.ActorText != nil {
			a.Text = *o.ActorText
		}
		if o.Code != nil {
			a.Code = strings.ToUpper(strings.TrimSpace(*o.Code))
		}
		if o.Sector != nil {
			a.Sector = *o.Sector
		}
		out = append(out, a)
	}
	return out, nil
}

func eachLine(r io.Reader, name string, do func([]byte) error) error {
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<24)
	for n := 1; scan.Scan(); n++ {
		line := scan.Bytes()
		if len(strings.TrimSpace(string(line))) == 0 {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// PLOVERScore gathers the scores of a PLOVER set.
//
//   - Type: some event read from the record has its type.
//   - Full: some event, or several of the gold type with one trigger taken
//     together, has the type, every gold actor's country among its actors'
//     and every gold recipient's among its recipients'. Reciprocal records:
//     both sides together. IGO is any organisation without a country, NGO any
//     actor without one; a record without recipients demands none.
//   - Strict: as Full, and no actor or recipient of another country.
type PLOVERScore struct {
	Records, Type, Full, Strict, Events int
	Confusion                           map[[2]string]int
	Notes                               []string
}

// ScorePLOVER reads every record and scores it.
func ScorePLOVER(records []PLOVERRecord, reader Reader) PLOVERScore {
	s := PLOVERScore{Confusion: map[[2]string]int{}}
	for i := range records {
		rec := &records[i]
		reading := reader.Read(chancery.Report{Text: rec.Text})
		s.add(rec, &reading)
	}
	return s
}

func (s *PLOVERScore) add(rec *PLOVERRecord, r *chancery.Reading) {
	s.Records++
	s.Events += len(r.Events)
	typed, full, strict := false, false, false
	for i := range r.Events {
		if r.Events[i].Type != rec.Event {
			continue
		}
		typed = true
		actors, recipients := r.Events[i].Actors, r.Events[i].Recipients
		for j := range r.Events {
			if j != i && r.Events[j].Type == rec.Event && r.Events[j].Trigger == r.Events[i].Trigger {
				actors = append(slices.Clone(actors), r.Events[j].Actors...)
				recipients = append(slices.Clone(recipients), r.Events[j].Recipients...)
			}
		}
		f, st := rec.parties(actors, recipients, r)
		full, strict = full || f, strict || st
	}
	switch {
	case typed:
		s.Type++
		s.Confusion[[2]string{rec.Event, rec.Event}]++
	case len(r.Events) == 0:
		s.Confusion[[2]string{rec.Event, "-"}]++
	default:
		s.Confusion[[2]string{rec.Event, r.Events[0].Type}]++
	}
	if full {
		s.Full++
	}
	if strict {
		s.Strict++
	}
	if !full {
		why := "type     "
		if typed {
			why = "parties  "
		}
		note := fmt.Sprintf("%s %s  %s\n  want  %s | %s | %s", why, rec.ID, rec.Text, rec.Event, ploverCodes(rec.Actors), ploverCodes(rec.Targets))
		for i := range r.Events {
			note += "\n  found " + describeEvent(&r.Events[i], r)
		}
		s.Notes = append(s.Notes, note)
	}
}

// parties reports whether all gold participants are there, and whether there are
// no others.
func (rec *PLOVERRecord) parties(actors, recipients []chancery.ActorID, r *chancery.Reading) (full, strict bool) {
	if rec.Reciprocal {
		both := append(slices.Clone(actors), recipients...)
		want := append(slices.Clone(rec.Actors), rec.Targets...)
		return hasCodes(want, both, r), hasCodes(want, both, r) && onlyCodes(want, both, r)
	}
	full = hasCodes(rec.Actors, actors, r) && hasCodes(rec.Targets, recipients, r)
	return full, full && onlyCodes(rec.Actors, actors, r) && onlyCodes(rec.Targets, recipients, r)
}

func hasCodes(want []PLOVERActor, have []chancery.ActorID, r *chancery.Reading) bool {
	for _, w := range want {
		if !slices.ContainsFunc(have, func(id chancery.ActorID) bool { return w.is(r.Actor(id)) }) {
			return false
		}
	}
	return true
}

func onlyCodes(want []PLOVERActor, have []chancery.ActorID, r *chancery.Reading) bool {
	for _, id := range have {
		if !slices.ContainsFunc(want, func(w PLOVERActor) bool { return w.is(r.Actor(id)) }) {
			return false
		}
	}
	return true
}

// is compares a gold code with a found actor.
func (p PLOVERActor) is(a *chancery.Actor) bool {
	if a == nil {
		return false
	}
	switch p.Code {
	case "":
		return p.Text == "" || containsFold(a.Name, p.Text) || containsFold(p.Text, a.Name)
	case "IGO":
		return a.Country == "" && (a.Kind == chancery.IGO || a.Org != "" || a.Kind == chancery.Person)
	case "NGO", "MNC", "IMG", "ISM", "NGM":
		return a.Country == "" || containsFold(p.Text, a.Name)
	case "UNO", "EUR":
		return a.Country == "" && a.Kind != chancery.State
	}
	return a.Country == p.Code || sameCountry[p.Code] != "" && a.Country == sameCountry[p.Code] || strings.EqualFold(a.Org, p.Code)
}

// sameCountry maps codes of older event data to ISO 3166-1 alpha-3.
var sameCountry = map[string]string{
	"KOS": "XKX", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "SCG": "SRB", "YUG": "SRB", "BUR": "MMR",
	"GAZ": "PSE", "WSB": "PSE", "PAL": "PSE", "JAP": "JPN", "SSU": "SSD", "GER": "DEU", "LEB": "LBN",
}

func ploverCodes(list []PLOVERActor) string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = a.Code
		if a.Code == "" {
			out[i] = "~" + a.Text
		}
	}
	return strings.Join(out, ",")
}

// Scores returns the values of the table.
func (s *PLOVERScore) Scores(set string) []Score {
	per := 0.0
	if s.Records > 0 {
		per = float64(s.Events) / float64(s.Records)
	}
	return []Score{
		{set, "type read", share(s.Type, s.Records), s.Records},
		{set, "type and parties", share(s.Full, s.Records), s.Records},
		{set, "type and parties, no others", share(s.Strict, s.Records), s.Records},
		{set, "events per record", per, s.Records},
	}
}
