package export

import (
	"io"
	"strings"
)

// writeGeoJSON writes the events and agreements whose place is known as a
// FeatureCollection of points (RFC 7946: longitude first, WGS 84).
func writeGeoJSON(w io.Writer, readings Readings) error {
	features := newCollection(w)
	for r, err := range readings {
		if err != nil {
			return err
		}
		for _, s := range Statements(&r) {
			if s.Lat == nil {
				continue
			}
			if err := features.add(feature(&s)); err != nil {
				return err
			}
		}
	}
	return features.end()
}

// collection writes features one after the other.
type collection struct {
	w      io.Writer
	before string // what stands before the next
}

func newCollection(w io.Writer) *collection {
	return &collection{w, `{"type":"FeatureCollection","features":[` + "\n"}
}

func (c *collection) add(f *geoFeature) error {
	body, err := marshal(f)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.w, c.before+string(body))
	c.before = ",\n"
	return err
}

// end closes the collection, which may have no features.
func (c *collection) end() error {
	if c.before == ",\n" {
		c.before = ""
	}
	_, err := io.WriteString(c.w, strings.TrimSuffix(c.before, "\n")+"\n]}\n")
	return err
}

// geoFeature is a feature of GeoJSON. A library would bring more than these members:
// the one that the tests read with brings a database driver.
type geoFeature struct {
	ID         string         `json:"id"`
	Type       string         `json:"type"`
	Geometry   geoPoint       `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// feature makes a statement a feature. Lists stay lists; what is unknown is left out.
func feature(s *Statement) *geoFeature {
	f := &geoFeature{s.Report + "#" + s.ID, "Feature", geoPoint{"Point", [2]float64{*s.Lon, *s.Lat}}, map[string]any{}}
	for name, value := range map[string]string{
		"kind": s.Kind, "type": s.Type, "mode": s.Mode, "status": s.Status, "quad": s.Quad, "cameo": s.CAMEO, "about": s.About,
		"time": s.Time, "first_day": s.FirstDay, "last_day": s.LastDay, "term_from": s.TermFrom, "term_to": s.TermTo, "tense": s.Tense,
		"place": s.Place, "place_country": s.PlaceCountry, "words": s.Words, "report_holds": s.ReportHolds, "report": s.Report,
		"outlet": s.Outlet, "published": s.Published, "title": s.Title, "url": s.URL,
	} {
		if value != "" {
			f.Properties[name] = value
		}
	}
	for name, value := range map[string][]string{
		"contexts": s.Contexts, "actors": s.Actors, "actor_codes": s.ActorCodes, "recipients": s.Recipients, "recipient_codes": s.RecipientCodes,
		"others": s.Others, "fields": s.Fields, "perspectives": s.Perspectives,
	} {
		if len(value) > 0 {
			f.Properties[name] = value
		}
	}
	if s.Intensity != nil {
		f.Properties["intensity"] = *s.Intensity
	}
	for name, value := range map[string]int64{"geonames": s.GeoNames, "dead": s.Dead, "injured": s.Injured} {
		if value != 0 {
			f.Properties[name] = value
		}
	}
	if s.Background {
		f.Properties["background"] = true
	}
	f.Properties["name"] = headline(s)
	return f
}

// headline says in a line what a statement is: "SUPPORT: Belarus → Iran".
func headline(s *Statement) string {
	typ := s.Type
	if typ == "" {
		typ = s.Kind
	}
	if s.Status != "" {
		typ += " (" + s.Status + ")"
	}
	who := strings.Join(s.Actors, ", ")
	if len(s.Recipients) > 0 {
		arrow := " → "
		if s.Reciprocal {
			arrow = " ↔ "
		}
		who += arrow + strings.Join(s.Recipients, ", ")
	}
	out := typ
	if who != "" {
		out += ": " + who
	}
	if s.About != "" {
		out += ". " + s.About
	}
	return out
}
