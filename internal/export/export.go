// Package export writes the events of a reading in the formats of the field:
// PLOVER JSON lines and CAMEO/PETRARCH tab-separated rows. It is a view: it reads
// readings and computes no language.
package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"chancery"
	"chancery/internal/merge"
	"chancery/ontology"
)

// ploverEntity is a participant in PLOVER JSON (PLOVER manual 2.0, 2021 names).
type ploverEntity struct {
	Code   string   `json:"code"` // ISO 3166-1 alpha-3, or an organisation's code
	Sector []string `json:"sector,omitempty"`
	Text   string   `json:"entity_text"`
	ID     string   `json:"identifier_id,omitempty"` // Wikidata
}

type ploverText struct {
	Start int `json:"start"` // UTF-8 byte offsets into the report
	End   int `json:"end"`
}

type ploverCite struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
	Version     string `json:"version"`
}

type ploverEvent struct {
	ID         string         `json:"id"`
	Date       string         `json:"date"` // of the event, else of the report
	Actor      []ploverEntity `json:"actor"`
	Recipient  []ploverEntity `json:"recipient"`
	Event      string         `json:"event"`
	Mode       string         `json:"mode,omitempty"`
	Context    []string       `json:"context"` // with the auxiliary modes: historical, future, hypothetical, negation
	Quad       int            `json:"quad_code"`
	Scale      float64        `json:"event_scale"`
	CAMEO      string         `json:"cameo,omitempty"`
	Reciprocal bool           `json:"reciprocal,omitempty"`
	Loc        string         `json:"event_loc,omitempty"`
	EventText  string         `json:"event_text"`
	Text       string         `json:"text"`
	TextInfo   ploverText     `json:"text_info"`
	Cite       ploverCite     `json:"cite_info"`
}

// PLOVER writes the events of a reading as PLOVER JSON, one object a line. Parties
// of a reciprocal event are all actors, as the 2021 manual has it.
func PLOVER(w io.Writer, r *chancery.Reading) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range r.Events {
		e := &r.Events[i]
		x := ploverEvent{
			ID: string(r.Report.ID) + "#" + string(e.ID), Date: day(e, r), Event: e.Type, Mode: e.Mode,
			Context: append(append([]string{}, e.Contexts...), auxiliary(e)...), Quad: int(ontology.Default().Quad(ontology.Type(e.Type))),
			Scale: e.Intensity, CAMEO: e.CAMEO, Reciprocal: e.Reciprocal, EventText: e.Trigger.Text,
			Text: e.Span.Text, TextInfo: ploverText{e.Span.Start, e.Span.End},
			Cite: ploverCite{URL: r.Report.URL, Title: r.Report.Title, Language: r.Report.Language, Publication: r.Report.Outlet,
				Coder: "chancery", Codebook: "PLOVER 2021", Version: r.Engine.Version},
			Actor: entities(r, e.Actors), Recipient: entities(r, e.Recipients),
		}
		if e.Reciprocal {
			x.Actor, x.Recipient = append(x.Actor, x.Recipient...), []ploverEntity{}
		}
		if p := r.Place(e.Place); p != nil {
			x.Loc = p.Name
		}
		if err := enc.Encode(&x); err != nil {
			return err
		}
	}
	return out.Flush()
}

// auxiliary returns the PLOVER auxiliary modes of an event by what the report holds.
func auxiliary(e *chancery.Event) []string {
	var out []string
	if e.Background {
		out = append(out, "historical")
	}
	if e.Tense == "future" {
		out = append(out, "future")
	}
	for _, p := range e.Perspectives {
		if p.Holder != chancery.HolderReport {
			continue
		}
		switch {
		case strings.HasSuffix(string(p.Factuality), "-"):
			out = append(out, "negation")
		case p.Factuality == chancery.UU || p.Factuality == "PS+":
			out = append(out, "hypothetical")
		}
	}
	return out
}

func entities(r *chancery.Reading, ids []chancery.ActorID) []ploverEntity {
	out := []ploverEntity{}
	for _, id := range ids {
		if a := r.Actor(id); a != nil {
			code := a.Country
			if code == "" {
				code = a.Org
			}
			out = append(out, ploverEntity{code, a.Sectors, a.Name, a.IDs.Wikidata})
		}
	}
	return out
}

// day returns the date of the event to the day, else that of the report.
func day(e *chancery.Event, r *chancery.Reading) string {
	if e.Time != nil {
		if first, last := merge.Days(e.Time.Value); first != "" && first == last {
			return first
		}
	}
	if len(r.Report.Published) >= 10 {
		return string(r.Report.Published[:10])
	}
	return string(r.Report.Published)
}

// CAMEO writes the rows of a reading (see Rows) as PETRARCH does: tab-separated
// date (YYYYMMDD), source, target, CAMEO code, issues (empty), id of the event or
// attribution, URL and outlet, without header. Rows without any code, and
// statements without two, are left out.
func CAMEO(w io.Writer, r *chancery.Reading) error {
	out := bufio.NewWriter(w)
	outlet := r.Report.Outlet
	if outlet == "" {
		outlet = "NULL"
	}
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	seen := map[string]bool{}
	for _, row := range Rows(r) {
		a, b := code(row.Source), code(row.Target)
		var id, date string
		if row.Event != nil {
			id, date = string(row.Event.ID), day(row.Event, r)
		} else {
			published := string(r.Report.Published)
			id, date = string(row.Said.ID), published[:min(10, len(published))]
		}
		key := id + "\t" + a + "\t" + b
		if a == "---" && b == "---" || row.Event == nil && (a == "---" || b == "---") || seen[key] {
			continue
		}
		seen[key] = true
		cells := []string{strings.ReplaceAll(date, "-", ""), a, b, row.Code, "", string(r.Report.ID) + "_" + id, r.Report.URL, outlet}
		for k := range cells {
			cells[k] = clean.Replace(cells[k])
		}
		out.WriteString(strings.Join(cells, "\t"))
		out.WriteByte('\n')
	}
	return out.Flush()
}

// roles maps PLOVER sectors to CAMEO roles where they differ.
var roles = map[string]string{"JRN": "MED", "MED": "HLH", "PRM": "MIL", "SOC": "CVL", "PTY": "PTY", "UNK": "", "CVL": "CVL"}

// code returns the CAMEO code of an actor: country and first role, "---" for unknown.
func code(a *chancery.Actor) string {
	if a == nil {
		return "---"
	}
	if a.Org != "" && strings.HasPrefix(a.Reason, "user's") {
		return a.Org // the code of the user's own dictionary
	}
	c := a.Country
	if c == "" && a.Kind == chancery.IGO {
		c = "IGO"
	}
	if c == "" {
		c = "---"
	}
	if a.Kind == chancery.State || len(a.Sectors) == 0 {
		return c
	}
	role, ok := roles[a.Sectors[0]]
	if !ok {
		role = a.Sectors[0]
	}
	return c + role
}
