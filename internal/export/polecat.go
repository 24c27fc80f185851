package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// polecatColumns are the columns of the POLECAT files (ngecEvents.DV.YYYY.txt).
var polecatColumns = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

// none is how POLECAT writes what is empty.
const none = "None"

// writePOLECAT writes events in the shape of POLECAT: tab-separated, a header, one row
// an event, several values of a cell joined with "; ". POLECAT has no place for what
// is denied or only possible: as with Rows, such events are left out.
func writePOLECAT(w io.Writer, readings Readings) error {
	if err := writeLine(w, polecatColumns); err != nil {
		return err
	}
	return each(func(w io.Writer, r *chancery.Reading) error {
		story := storyCells(r)
		for i := range r.Events {
			if !told(r.Events[i].Perspectives) {
				continue
			}
			if err := writeLine(w, polecatRow(r, &r.Events[i], story)); err != nil {
				return err
			}
		}
		return nil
	})(w, readings)
}

func polecatRow(r *chancery.Reading, e *chancery.Event, story [3]string) []string {
	day, _ := eventDays(e, r)
	published, _ := merge.Days(r.Report.Published)
	actors, recipients := e.Actors, e.Recipients
	if e.Reciprocal && len(recipients) == 0 {
		recipients = actors // a reciprocal event has all its parties on both sides
	}
	cells := []string{
		string(r.Report.ID) + "#" + string(e.ID), day, e.Type, e.Mode, strconv.FormatFloat(e.Intensity, 'f', -1, 64), strings.ToUpper(e.Quad), list(e.Contexts),
	}
	cells = append(cells, polecatSide(r, e, actors)...)
	cells = append(cells, polecatSide(r, e, recipients)...)
	cells = append(cells, polecatPlace(r.Place(e.Place))...)
	cells = append(cells, r.Report.Outlet, published, story[0], story[1], story[2], r.Report.Language, "chancery "+r.Engine.Version)
	for i, c := range cells {
		if c == "" {
			cells[i] = none
		}
	}
	return cells
}

// polecatSide makes the eight cells of actors or of recipients. Values run in
// parallel, with None where one is unknown; sectors are the union.
func polecatSide(r *chancery.Reading, e *chancery.Event, ids []chancery.ActorID) []string {
	var names, countries, cow, sectors, titles, raw []string
	primary := ""
	for _, id := range ids {
		a := r.Actor(id)
		if a == nil {
			continue
		}
		number := ""
		if a.IDs.COW != 0 {
			number = strconv.Itoa(a.IDs.COW)
		}
		names, countries, cow = append(names, a.Name), append(countries, or(a.Country)), append(cow, or(number))
		for _, s := range a.Sectors {
			if primary == "" {
				primary = s
			}
			if !slices.Contains(sectors, s) {
				sectors = append(sectors, s)
			}
		}
		for _, role := range a.Roles {
			titles = append(titles, role.Title)
		}
		raw = append(raw, nearest(a, e))
	}
	// Wikipedia names are not known: the identifiers of a reading are those of Wikidata.
	return []string{list(names), list(countries), list(cow), primary, list(sectors), list(titles), list(raw), ""}
}

// nearest returns the words that mean an actor nearest to the trigger of an event.
func nearest(a *chancery.Actor, e *chancery.Event) string {
	best, words := -1, a.Name
	for _, m := range a.Mentions {
		if d := max(m.Start-e.Trigger.Start, e.Trigger.Start-m.Start); best < 0 || d < best {
			best, words = d, m.Text
		}
	}
	return words
}

// featureTypes are GeoNames feature codes for kinds of places.
var featureTypes = map[string]string{"city": "PPL", "capital": "PPLC", "country": "PCLI", "region": "ADM1", "sea": "SEA"}

// polecatPlace makes the ten cells of a place, from Placename to Feature Type.
func polecatPlace(p *chancery.Place) []string {
	out := make([]string, 10)
	if p == nil {
		return out
	}
	out[0], out[4], out[9] = p.Name, p.Country, featureTypes[p.Kind]
	switch p.Kind {
	case "city", "capital":
		out[1] = p.Name
	case "region":
		out[3] = p.Name
	}
	if located(p) {
		out[5], out[6] = degrees(p.Lat), degrees(p.Lon)
	}
	if p.GeoNames != 0 {
		out[7] = strconv.Itoa(p.GeoNames)
	}
	if len(p.Mentions) > 0 {
		out[8] = p.Mentions[0].Text
	}
	return out
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// storyCells are the people, organisations and places of a report.
func storyCells(r *chancery.Reading) [3]string {
	var persons, organisations, places []string
	for i := range r.Actors {
		switch a := &r.Actors[i]; a.Kind {
		case chancery.Person:
			persons = append(persons, a.Name)
		case chancery.State, chancery.People, chancery.Group:
		default:
			organisations = append(organisations, a.Name)
		}
	}
	for _, p := range r.Places {
		places = append(places, p.Name)
	}
	return [3]string{list(persons), list(organisations), list(places)}
}

// list joins values as POLECAT does.
func list(values []string) string { return strings.Join(values, "; ") }

func or(s string) string {
	if s == "" {
		return none
	}
	return s
}
