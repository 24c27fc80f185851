package export

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/merge"
	"chancery/internal/register"
	"chancery/internal/sheet"
	"chancery/ontology"
)

// Occurrence is an event or agreement, merged of all reports that tell of it, flat: a
// row of the CSV and of the Parquet form, an object of JSON lines.
// docs/format/exports.md describes each column.
type Occurrence struct {
	Key       string   `parquet:"key" json:"key"`
	Kind      string   `parquet:"kind,dict" json:"kind"`
	Type      string   `parquet:"type,dict" json:"type"`
	Mode      string   `parquet:"mode,dict" json:"mode"`
	Status    string   `parquet:"status,dict" json:"status"`
	Quad      string   `parquet:"quad,dict" json:"quad"`
	Intensity *float64 `parquet:"intensity,optional" json:"intensity"`

	Title          string   `parquet:"title" json:"title"`
	Words          string   `parquet:"words" json:"words"`
	Actors         []string `parquet:"actors" json:"actors"`
	ActorCodes     []string `parquet:"actor_codes" json:"actor_codes"`
	Recipients     []string `parquet:"recipients" json:"recipients"`
	RecipientCodes []string `parquet:"recipient_codes" json:"recipient_codes"`

	Day          string   `parquet:"day" json:"day"`
	FirstDay     string   `parquet:"first_day" json:"first_day"`
	LastDay      string   `parquet:"last_day" json:"last_day"`
	Place        string   `parquet:"place,dict" json:"place"`
	PlaceCountry string   `parquet:"place_country,dict" json:"place_country"`
	Lat          *float64 `parquet:"lat,optional" json:"lat"`
	Lon          *float64 `parquet:"lon,optional" json:"lon"`

	Reports      int64    `parquet:"reports" json:"reports"`
	Stories      int64    `parquet:"stories" json:"stories"`
	Outlets      int64    `parquet:"outlets" json:"outlets"`
	Affirm       int64    `parquet:"affirm" json:"affirm"`
	Deny         int64    `parquet:"deny" json:"deny"`
	Claim        int64    `parquet:"claim" json:"claim"`
	LeaveOpen    int64    `parquet:"leave_open" json:"leave_open"`
	Contradicted bool     `parquet:"contradicted" json:"contradicted"`
	Background   bool     `parquet:"background" json:"background"`
	Holders      []string `parquet:"holders" json:"holders"`
	ToldBy       []string `parquet:"told_by" json:"told_by"`
	Statements   []string `parquet:"statements" json:"statements"`
	Decisions    int64    `parquet:"decisions" json:"decisions"`

	DeadLow     int64 `parquet:"dead_low" json:"dead_low"`
	DeadHigh    int64 `parquet:"dead_high" json:"dead_high"`
	InjuredLow  int64 `parquet:"injured_low" json:"injured_low"`
	InjuredHigh int64 `parquet:"injured_high" json:"injured_high"`

	Signed   string `parquet:"signed" json:"signed"`
	InForce  string `parquet:"in_force" json:"in_force"`
	TermFrom string `parquet:"term_from" json:"term_from"`
	TermTo   string `parquet:"term_to" json:"term_to"`
	Duration string `parquet:"duration" json:"duration"`
	Expires  string `parquet:"expires" json:"expires"`
	About    string `parquet:"about" json:"about"`
	Fields   string `parquet:"fields" json:"fields"`

	Weight  float64 `parquet:"weight" json:"weight"`
	Learned string  `parquet:"learned" json:"learned"`
	Changed string  `parquet:"changed" json:"changed"`
}

var typeOfOccurrence = reflect.TypeFor[Occurrence]()

// Namer gives the name of a code, "" for one it does not know; nil knows those of states.
type Namer func(code string) string

func (n Namer) of(code string) string {
	if n != nil {
		if name := n(code); name != "" {
			return name
		}
	}
	return cmp.Or(states()[code].name, code)
}

func (n Namer) list(codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = n.of(c)
	}
	return out
}

// OccurrenceOf returns the row of an occurrence.
func OccurrenceOf(o *ledger.Occurred, name Namer) Occurrence {
	row := Occurrence{
		Key: o.Key, Kind: o.Kind, Type: o.Type, Mode: o.Mode, Title: o.Title, Words: o.Words, ActorCodes: o.Actors, RecipientCodes: o.Recipients,
		Day: o.Day, FirstDay: o.First, LastDay: o.Last, Place: o.Place, PlaceCountry: o.Country, Lat: o.Lat, Lon: o.Lon,
		Reports: int64(o.Reports), Stories: int64(o.Stories), Outlets: int64(o.Outlets), Affirm: int64(o.Affirmed), Deny: int64(o.Denied), Claim: int64(o.Claimed), LeaveOpen: int64(o.Uncommitted),
		Contradicted: o.Contradicted, Background: o.Background, Holders: []string{}, ToldBy: o.ToldBy, Statements: o.Statements, Decisions: int64(o.Decisions),
		DeadLow: int64(o.Dead.Low), DeadHigh: int64(o.Dead.High), InjuredLow: int64(o.Injured.Low), InjuredHigh: int64(o.Injured.High),
		Weight: o.Weight, Learned: o.Learned, Changed: o.Changed,
	}
	if o.Kind == ledger.AgreementKind {
		row.ActorCodes = o.Parties
	} else {
		row.Quad, row.Intensity = ontology.Default().Quad(ontology.Type(o.Type)).String(), &o.Intensity
	}
	row.Actors, row.Recipients = name.list(row.ActorCodes), name.list(row.RecipientCodes)
	for _, h := range o.Holders {
		row.Holders = append(row.Holders, fmt.Sprintf("%s %s %d", h.Factuality, h.Holder, h.Outlets))
	}
	if t := o.Terms; t != nil {
		row.Status, row.Signed, row.InForce, row.TermFrom, row.TermTo, row.Duration, row.Expires, row.About, row.Fields = t.Status, t.Signed, t.InForce, t.From, t.To, t.Duration, t.Expires, t.About, t.Fields
	}
	return row
}

// OccurrenceFormats returns the names of the formats that occurrences can be written in.
func OccurrenceFormats() []string {
	return []string{"jsonl", "csv", "parquet", "agreements", "graphml", "gexf", "geojson"}
}

// WriteOccurrences writes occurrences in the named format, as Write does readings.
func WriteOccurrences(ctx context.Context, format string, w io.Writer, list iter.Seq2[ledger.Occurred, error], name Namer) error {
	writers := map[string]func(io.Writer, iter.Seq2[ledger.Occurred, error]) error{
		"jsonl":      name.jsonLines,
		"csv":        name.csvRows,
		"parquet":    name.parquetRows,
		"agreements": name.registerRows,
		"geojson":    name.points,
		"graphml": func(w io.Writer, l iter.Seq2[ledger.Occurred, error]) error {
			return graphOf(l, name, w, (*graph).writeGraphML)
		},
		"gexf": func(w io.Writer, l iter.Seq2[ledger.Occurred, error]) error {
			return graphOf(l, name, w, (*graph).writeGEXF)
		},
	}
	write, ok := writers[format]
	if !ok {
		return &chancery.Error{Op: "export", Kind: chancery.Usage, Subject: "occurrences as " + format,
			Hint: "one of " + strings.Join(OccurrenceFormats(), ", ") + "; or export statements", Err: errors.New("not a format of occurrences")}
	}
	return guarded(ctx, format, w, list, write)
}

func (n Namer) jsonLines(w io.Writer, list iter.Seq2[ledger.Occurred, error]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return eachOccurrence(list, func(o *ledger.Occurred) error { return enc.Encode(OccurrenceOf(o, n)) })
}

func (n Namer) csvRows(w io.Writer, list iter.Seq2[ledger.Occurred, error]) error {
	row := columnsOf(typeOfOccurrence)
	if err := sheet.WriteRecord(w, row); err != nil {
		return err
	}
	return eachOccurrence(list, func(o *ledger.Occurred) error {
		fields := reflect.ValueOf(OccurrenceOf(o, n))
		for i := range row {
			row[i] = cell(fields.Field(i).Interface())
		}
		return sheet.WriteRecord(w, row)
	})
}

func (n Namer) parquetRows(w io.Writer, list iter.Seq2[ledger.Occurred, error]) error {
	out := parquet.NewGenericWriter[Occurrence](w, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("chancery", chancery.Version, ""))
	if err := eachOccurrence(list, func(o *ledger.Occurred) error {
		_, err := out.Write([]Occurrence{OccurrenceOf(o, n)})
		return err
	}); err != nil {
		return err
	}
	return out.Close()
}

// registerRows writes the register: agreements but business and sport contracts, with
// the columns of the GGO treaty sets.
func (n Namer) registerRows(w io.Writer, list iter.Seq2[ledger.Occurred, error]) error {
	if err := register.WriteHeader(w); err != nil {
		return err
	}
	var all register.Filter
	return eachOccurrence(list, func(o *ledger.Occurred) error {
		if o.Entry == nil {
			return nil
		}
		e := RegisterEntry(o.Entry, n, o.Told, o.ToldBy)
		if !all.Keep(&e) {
			return nil
		}
		return register.WriteRow(w, &e, "chancery "+chancery.Version)
	})
}

// RegisterEntry is an agreement as the CSV of the register has it; outlets stand in the
// place of a report that is not known.
func RegisterEntry(e *merge.Entry, name Namer, told ledger.Told, outlets []string) register.Entry {
	return register.Merged(e, name.of, register.Source{ID: told.Report, Title: told.Title, Outlet: cmp.Or(told.Outlet, strings.Join(outlets, "; ")), Published: told.Published})
}

func eachOccurrence(list iter.Seq2[ledger.Occurred, error], do func(*ledger.Occurred) error) error {
	for o, err := range list {
		if err != nil {
			return err
		}
		if err := do(&o); err != nil {
			return fmt.Errorf("occurrence %s: %w", o.Key, err)
		}
	}
	return nil
}

// points writes occurrences with a known place as GeoJSON.
func (n Namer) points(w io.Writer, list iter.Seq2[ledger.Occurred, error]) error {
	features := newCollection(w)
	if err := eachOccurrence(list, func(o *ledger.Occurred) error {
		if o.Lat == nil || o.Lon == nil || *o.Lat == 0 && *o.Lon == 0 {
			return nil
		}
		return features.add(n.feature(o))
	}); err != nil {
		return err
	}
	return features.end()
}

// feature makes an occurrence a feature, with its columns as properties but those that
// are unknown.
func (n Namer) feature(o *ledger.Occurred) *geoFeature {
	row := OccurrenceOf(o, n)
	f := &geoFeature{row.Key, "Feature", geoPoint{"Point", [2]float64{*row.Lon, *row.Lat}}, map[string]any{}}
	fields := reflect.ValueOf(row)
	for i, column := range columnsOf(fields.Type()) {
		if v := fields.Field(i); column != "lat" && column != "lon" && !v.IsZero() && (v.Kind() != reflect.Slice || v.Len() > 0) {
			f.Properties[column] = v.Interface()
		}
	}
	f.Properties["name"] = headline(&Statement{Kind: row.Kind, Type: row.Type, Status: row.Status, Actors: row.Actors, Recipients: row.Recipients, About: row.About})
	return f
}
