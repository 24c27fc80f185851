package export

import (
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// Statement is one event, agreement, attribution or question of one report, flat:
// a row of the CSV and of the Parquet form. Lists that run in parallel (names and
// codes) have the same length. docs/format/exports.md describes each column.
type Statement struct {
	Report string `parquet:"report,dict"`
	ID     string `parquet:"id"` // within the report
	Kind   string `parquet:"kind,dict"`
	Type   string `parquet:"type,dict"`
	Mode   string `parquet:"mode,dict"`
	Status string `parquet:"status,dict"`

	CAMEO     string   `parquet:"cameo,dict"`
	Quad      string   `parquet:"quad,dict"`
	Intensity *float64 `parquet:"intensity,optional"`
	Contexts  []string `parquet:"contexts"`

	Actors         []string `parquet:"actors"`
	ActorCodes     []string `parquet:"actor_codes"`
	Recipients     []string `parquet:"recipients"`
	RecipientCodes []string `parquet:"recipient_codes"`
	Reciprocal     bool     `parquet:"reciprocal"`
	Others         []string `parquet:"others"` // "mediator: Oman"

	Time         string   `parquet:"time"` // EDTF, as the text gives it
	FirstDay     string   `parquet:"first_day"`
	LastDay      string   `parquet:"last_day"`
	TermFrom     string   `parquet:"term_from"`
	TermTo       string   `parquet:"term_to"`
	Tense        string   `parquet:"tense,dict"`
	Background   bool     `parquet:"background"`
	Place        string   `parquet:"place,dict"`
	PlaceCountry string   `parquet:"place_country,dict"`
	Lat          *float64 `parquet:"lat,optional"`
	Lon          *float64 `parquet:"lon,optional"`
	GeoNames     int64    `parquet:"geonames"` // 0 for none

	About     string   `parquet:"about"`
	Fields    []string `parquet:"fields"`
	Agreement string   `parquet:"agreement"` // id within the report
	Dead      int64    `parquet:"dead"`      // 0 for unknown, as the three below
	Injured   int64    `parquet:"injured"`
	Arrested  int64    `parquet:"arrested"`
	Crowd     int64    `parquet:"crowd"`
	Amount    string   `parquet:"amount"`
	Currency  string   `parquet:"currency,dict"`

	ReportHolds  string   `parquet:"report_holds,dict"` // FactBank value for the report
	Perspectives []string `parquet:"perspectives"`      // "CT- IRN Iran": value, code or -, name
	Statements   []string `parquet:"statements"`        // ids that an attribution or a question is about

	Start int64  `parquet:"start"` // UTF-8 bytes into the text of the report
	End   int64  `parquet:"end"`
	Words string `parquet:"words"`
	Rule  string `parquet:"rule,dict"`

	Outlet    string `parquet:"outlet,dict"`
	Published string `parquet:"published,dict"`
	Title     string `parquet:"title,dict"`
	URL       string `parquet:"url,dict"`
	Language  string `parquet:"language,dict"`
	Engine    string `parquet:"engine,dict"`
}

// Statements returns the statements of a reading: events, agreements, attributions,
// questions.
func Statements(r *chancery.Reading) []Statement {
	out := make([]Statement, 0, len(r.Events)+len(r.Agreements)+len(r.Attributions)+len(r.Questions))
	for i := range r.Events {
		out = append(out, ofEvent(r, &r.Events[i]))
	}
	for i := range r.Agreements {
		out = append(out, ofAgreement(r, &r.Agreements[i]))
	}
	for i := range r.Attributions {
		out = append(out, ofAttribution(r, &r.Attributions[i]))
	}
	for i := range r.Questions {
		u := &r.Questions[i]
		s := base(r, string(u.ID), "question", u.Span)
		s.About, s.Statements = u.Topic, u.About
		if u.AskedBy != chancery.HolderReport {
			s.Actors, s.ActorCodes = people(r, []chancery.ActorID{chancery.ActorID(u.AskedBy)})
		}
		out = append(out, s)
	}
	return out
}

func base(r *chancery.Reading, id, kind string, words chancery.Span) Statement {
	p := &r.Report
	return Statement{
		Report: string(p.ID), ID: id, Kind: kind, Start: int64(words.Start), End: int64(words.End), Words: words.Text,
		Outlet: p.Outlet, Published: string(p.Published), Title: p.Title, URL: p.URL, Language: p.Language, Engine: r.Engine.Version + "/" + r.Engine.Model,
	}
}

func ofEvent(r *chancery.Reading, e *chancery.Event) Statement {
	s := base(r, string(e.ID), "event", e.Span)
	s.Type, s.Mode, s.CAMEO, s.Quad, s.Intensity, s.Contexts = e.Type, e.Mode, e.CAMEO, e.Quad, &e.Intensity, e.Contexts
	s.Actors, s.ActorCodes = people(r, e.Actors)
	s.Recipients, s.RecipientCodes = people(r, e.Recipients)
	s.Reciprocal, s.Tense, s.Background, s.Rule = e.Reciprocal, e.Tense, e.Background, e.Rule
	for _, o := range e.Others {
		s.other(r, o.Role, []chancery.ActorID{o.Actor})
	}
	if e.Time != nil {
		s.Time = string(e.Time.Value)
		s.FirstDay, s.LastDay = merge.Days(e.Time.Value)
	}
	s.About, s.Agreement = e.About, string(e.Agreement)
	s.Dead, s.Injured, s.Arrested, s.Crowd = int64(e.Size.Dead), int64(e.Size.Injured), int64(e.Size.Arrested), int64(e.Size.Crowd)
	s.Amount, s.Currency = e.Size.Amount, e.Size.Currency
	s.at(r, e.Place)
	s.hold(r, e.Perspectives)
	return s
}

func ofAgreement(r *chancery.Reading, g *chancery.Agreement) Statement {
	var words chancery.Span
	if len(g.Mentions) > 0 {
		words = g.Mentions[0]
	}
	s := base(r, string(g.ID), "agreement", words)
	s.Type, s.Status, s.Rule = g.Kind, g.Status, g.Rule
	s.Actors, s.ActorCodes = people(r, g.Parties)
	s.Reciprocal = true
	s.other(r, "signatory", g.Signatories)
	s.other(r, "facilitator", g.Facilitators)
	s.other(r, "host", g.Hosts)
	s.Time = string(g.Signed)
	s.FirstDay, s.LastDay = merge.Days(g.Signed)
	s.TermFrom, s.TermTo = string(g.Term.From), string(g.Term.To)
	if s.About = g.Title; g.About != "" {
		s.About = strings.TrimPrefix(g.Title+": "+g.About, ": ")
	}
	s.Fields = g.Fields
	s.at(r, g.Place)
	s.hold(r, g.Perspectives)
	return s
}

func ofAttribution(r *chancery.Reading, q *chancery.Attribution) Statement {
	words := q.Cue
	if len(q.Content) > 0 {
		words = q.Content[0]
	}
	s := base(r, string(q.ID), "attribution", words)
	s.Type, s.Mode, s.Statements = q.Stance, q.Manner, q.Statements
	s.Actors, s.ActorCodes = people(r, sources(q))
	return s
}

// sources are all who speak in an attribution.
func sources(q *chancery.Attribution) []chancery.ActorID {
	switch {
	case len(q.Sources) > 0:
		return q.Sources
	case q.Source != "":
		return []chancery.ActorID{q.Source}
	}
	return nil
}

func (s *Statement) other(r *chancery.Reading, role string, ids []chancery.ActorID) {
	names, _ := people(r, ids)
	for _, name := range names {
		s.Others = append(s.Others, role+": "+name)
	}
}

func (s *Statement) at(r *chancery.Reading, id chancery.PlaceID) {
	p := r.Place(id)
	if p == nil {
		return
	}
	s.Place, s.PlaceCountry, s.GeoNames = p.Name, p.Country, int64(p.GeoNames)
	if located(p) {
		s.Lat, s.Lon = &p.Lat, &p.Lon
	}
}

// located reports whether the coordinates of a place are known. Nothing that is
// named lies at 0, 0.
func located(p *chancery.Place) bool { return p != nil && (p.Lat != 0 || p.Lon != 0) }

func (s *Statement) hold(r *chancery.Reading, list []chancery.Perspective) {
	for _, p := range list {
		if p.Holder == chancery.HolderReport {
			if s.ReportHolds == "" {
				s.ReportHolds = string(p.Factuality)
			}
			continue
		}
		name, code := p.Holder, "-"
		if a := r.Actor(chancery.ActorID(p.Holder)); a != nil {
			name = a.Name
			if c := short(a); c != "" {
				code = c
			}
		}
		s.Perspectives = append(s.Perspectives, string(p.Factuality)+" "+code+" "+name)
	}
}

// people returns the names and the codes of actors, "" where there is no code.
func people(r *chancery.Reading, ids []chancery.ActorID) (names, codes []string) {
	for _, id := range ids {
		if a := r.Actor(id); a != nil {
			names, codes = append(names, a.Name), append(codes, short(a))
		}
	}
	return names, codes
}

// short is the code under which an actor counts: its country, else its organisation.
func short(a *chancery.Actor) string {
	if a.Country != "" {
		return a.Country
	}
	return strings.ToUpper(a.Org)
}
