package export

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"

	"chancery"
	"chancery/internal/merge"
	"chancery/internal/table"
)

// ftmEntity is an entity of FollowTheMoney: every value is a list of strings.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

//go:embed data/ftm.tsv
var ftmTSV string

// ftmProperty is what a property of FollowTheMoney takes.
type ftmProperty struct {
	typ  string
	most int // code points of a value
}

// ftmProperties returns the properties that the export uses, by schema and property.
var ftmProperties = sync.OnceValue(func() map[[2]string]ftmProperty {
	out, err := loadFtM("ftm.tsv", strings.NewReader(ftmTSV))
	if err != nil {
		panic(err) // the file is part of the program, and tested
	}
	return out
})

func loadFtM(file string, in io.Reader) (map[[2]string]ftmProperty, error) {
	out := map[[2]string]ftmProperty{}
	err := table.Rows(in, file, "schema\tproperty\ttype\tmost", func(cell []string) error {
		key := [2]string{cell[0], cell[1]}
		most, err := strconv.Atoi(cell[3])
		if slices.Contains(cell, "") || out[key].typ != "" || err != nil || most <= 0 {
			return fmt.Errorf("%q: want a schema, a property that stands once, a type, and a number over 0", strings.Join(cell, " "))
		}
		out[key] = ftmProperty{cell[2], most}
		return nil
	})
	return out, err
}

// writeFtM writes entities as JSON lines: an Article for each report, its actors, an
// Event for each event and agreement, a Note for each attribution and question, a
// Mention for each actor. States and organisations are written once.
func writeFtM(w io.Writer, readings Readings) error {
	return ftmEntities(readings, func(e *ftmEntity, _ *chancery.Reading) error {
		body, err := marshal(e)
		if err != nil {
			return err
		}
		_, err = w.Write(append(body, '\n'))
		return err
	})
}

// ftmEntities makes entities of readings, one after another.
func ftmEntities(readings Readings, yield func(*ftmEntity, *chancery.Reading) error) error {
	shared := map[string]bool{} // states and organisations that were written
	for r, err := range readings {
		if err != nil {
			return err
		}
		for _, e := range ftmOf(&r, shared) {
			if err := e.check(); err != nil {
				return fmt.Errorf("report %s: %w", r.Report.ID, err)
			}
			if err := yield(&e, &r); err != nil {
				return err
			}
		}
	}
	return nil
}

// check reports a property that the model does not have: a defect of this program.
func (e *ftmEntity) check() error {
	for name := range e.Properties {
		if e.property(name).typ == "" {
			return fmt.Errorf("%s has no property %s in data/ftm.tsv", e.Schema, name)
		}
	}
	return nil
}

func (e *ftmEntity) property(name string) ftmProperty {
	return ftmProperties()[[2]string{e.Schema, name}]
}

// add adds values of a property, each once, but for empty ones. What FollowTheMoney
// would refuse as too long is cut, where it is text, and else left out.
func (e *ftmEntity) add(name string, values ...string) {
	for _, v := range values {
		v = strings.TrimSpace(v)
		if p := e.property(name); p.most > 0 && utf8.RuneCountInString(v) > p.most {
			switch p.typ {
			case "name", "string", "text", "address":
				v = string([]rune(v)[:p.most-1]) + "…"
			default:
				v = ""
			}
		}
		if v != "" && !slices.Contains(e.Properties[name], v) {
			e.Properties[name] = append(e.Properties[name], v)
		}
	}
}

// ftmReading is one reading on its way to entities.
type ftmReading struct {
	*chancery.Reading
	article string            // id
	names   map[string]string // ids of entities by those of the reading
	out     []ftmEntity
}

// ftmOf returns the entities of a reading. Those in shared are left out, and new ones
// of their kind are added to it.
func ftmOf(r *chancery.Reading, shared map[string]bool) []ftmEntity {
	f := &ftmReading{Reading: r, article: "chancery-" + bratName(r.Report.ID), names: map[string]string{}}
	f.report()
	for i := range r.Actors {
		f.actor(&r.Actors[i], shared)
	}
	for _, s := range Statements(r) {
		f.names[s.ID] = f.article + "-" + s.ID
	}
	for i, s := range Statements(r) {
		switch s.Kind {
		case "event":
			f.event(&s, &r.Events[i])
		case "agreement":
			f.agreement(&s, &r.Agreements[i-len(r.Events)])
		default:
			f.remark(&s)
		}
	}
	return f.out
}

func (f *ftmReading) new(id, schema string) *ftmEntity {
	f.out = append(f.out, ftmEntity{id, schema, map[string][]string{}})
	return &f.out[len(f.out)-1]
}

func (f *ftmReading) report() {
	p := &f.Report
	e := f.new(f.article, "Article")
	e.add("title", p.Title)
	e.add("fileName", bratName(p.ID)+".txt")
	e.add("author", p.Byline)
	e.add("publisher", p.Outlet)
	e.add("publishedAt", ftmDate(string(p.Published)))
	e.add("sourceUrl", webAddress(p.URL))
	if tag, err := language.Parse(p.Language); err == nil && p.Language != "" {
		base, _ := tag.Base()
		e.add("language", base.ISO3())
	}
	e.add("mimeType", "text/plain")
	e.add("processingAgent", "Chancery "+f.Engine.Version+"/"+f.Engine.Model)
	e.add("bodyText", p.Text)
}

// ftmSchemata are the schemata of the kinds of actors.
var ftmSchemata = map[chancery.ActorKind]string{
	chancery.Person: "Person", chancery.State: "PublicBody", chancery.Government: "PublicBody", chancery.Organ: "PublicBody",
	chancery.IGO: "Organization", chancery.Party: "Organization", chancery.ArmedGroup: "Organization", chancery.Outlet: "Organization",
	chancery.Company: "Company", chancery.Group: "LegalEntity", chancery.People: "LegalEntity",
}

func (f *ftmReading) actor(a *chancery.Actor, shared map[string]bool) {
	schema := ftmSchemata[a.Kind]
	if schema == "" {
		schema = "LegalEntity"
	}
	id, common := f.article+"-"+string(a.ID), true
	switch {
	case a.Kind == chancery.State && a.Country != "":
		id = "chancery-state-" + strings.ToLower(a.Country)
	case a.Kind == chancery.IGO && a.Org != "":
		id = "chancery-org-" + strings.ToLower(strings.ReplaceAll(a.Org, " ", "-"))
	default:
		common = false
	}
	f.names[string(a.ID)] = id
	var said []string
	for _, m := range a.Mentions {
		if m.Form == chancery.ByName && !slices.Contains(said, m.Text) {
			said = append(said, m.Text)
		}
	}
	if !common || !shared[id] {
		e := f.new(id, schema)
		e.add("name", a.Name)
		e.add("country", ftmCountry(a.Country))
		if qid := a.IDs.Wikidata; len(qid) > 1 && qid[0] == 'Q' && strings.Trim(qid[1:], "0123456789") == "" {
			e.add("wikidataId", qid)
		}
		if common {
			shared[id] = true // what only this report says of it stands in the mention
			e.add("abbreviation", a.Org)
		} else {
			e.add("alias", without(said, a.Name)...)
			e.add("sector", a.Sectors...)
			e.add("proof", f.article)
			for _, role := range a.Roles {
				if schema == "Person" {
					e.add("position", role.Title)
				}
			}
		}
	}
	m := f.new(f.article+"-mention-"+string(a.ID), "Mention")
	m.add("document", f.article)
	m.add("resolved", id)
	m.add("detectedSchema", schema)
	m.add("contextCountry", ftmCountry(a.Country))
	m.add("name", a.Name)
	m.add("name", said...)
}

func without(list []string, item string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == item })
}

// ftmCountry is a country as FollowTheMoney writes it, "" for one that is gone.
func ftmCountry(iso3 string) string {
	if s := states()[iso3]; s.fips != "" {
		return strings.ToLower(s.iso2)
	}
	return ""
}

// ftmDate is a day, month or year without the marks of EDTF, "" for anything else.
func ftmDate(s string) string {
	s = strings.TrimRight(s, "~?%")
	if len(s) > len("2006-01-02") {
		s = s[:len("2006-01-02")]
	}
	if first, _ := merge.Bounds(s); first == "" {
		return ""
	}
	return s
}

// when adds the dates of an EDTF value: one, or a start and an end.
func (e *ftmEntity) when(value string) {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		e.add("date", ftmDate(from))
		return
	}
	e.add("startDate", ftmDate(from))
	e.add("endDate", ftmDate(to))
}

// statement makes the Event of an event or an agreement.
func (f *ftmReading) statement(s *Statement) *ftmEntity {
	e := f.new(f.names[s.ID], "Event")
	e.add("name", headline(s))
	e.add("summary", s.Words)
	e.add("location", s.Place)
	e.add("country", ftmCountry(s.PlaceCountry))
	e.add("proof", f.article)
	e.add("publisher", f.Report.Outlet)
	e.add("sourceUrl", webAddress(f.Report.URL))
	e.add("recordId", string(f.Report.ID)+"#"+s.ID)
	e.add("keywords", s.Kind, s.Type, s.Mode, s.Status)
	e.add("keywords", s.Contexts...)
	e.add("keywords", s.Fields...)
	if s.ReportHolds != "" {
		e.add("description", s.ReportHolds+" report")
	}
	e.add("description", s.Perspectives...)
	return e
}

func (f *ftmReading) involve(e *ftmEntity, property string, ids []chancery.ActorID) {
	for _, id := range ids {
		e.add(property, f.names[string(id)])
	}
}

func (f *ftmReading) event(s *Statement, event *chancery.Event) {
	e := f.statement(s)
	e.when(s.Time)
	f.involve(e, "involved", event.Actors)
	f.involve(e, "involved", event.Recipients)
	for _, o := range event.Others {
		f.involve(e, "organizer", []chancery.ActorID{o.Actor})
	}
}

func (f *ftmReading) agreement(s *Statement, g *chancery.Agreement) {
	e := f.statement(s)
	e.when(s.Time)
	e.add("startDate", ftmDate(string(g.Term.From)))
	e.add("endDate", ftmDate(string(g.Term.To)))
	f.involve(e, "involved", g.Parties)
	f.involve(e, "involved", g.Signatories)
	f.involve(e, "organizer", g.Facilitators)
	f.involve(e, "organizer", g.Hosts)
}

// remark makes the Note of an attribution or a question.
func (f *ftmReading) remark(s *Statement) {
	e := f.new(f.names[s.ID], "Note")
	e.add("name", headline(s))
	e.add("description", s.Words)
	e.add("keywords", s.Kind, s.Type, s.Mode)
	e.add("proof", f.article)
	e.add("entity", f.article)
	for _, id := range s.Statements {
		e.add("entity", f.names[id])
	}
	for i := range f.Attributions {
		if q := &f.Attributions[i]; string(q.ID) == s.ID {
			f.involve(e, "entity", sources(q))
		}
	}
}
