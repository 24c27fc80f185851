package export

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"chancery"
	"chancery/internal/merge"
	"chancery/ontology"
)

// gdeltColumns are the columns of a GDELT 2.0 event file, which has no header (GDELT
// Event Database Data Format Codebook V2.0, 2015).
var gdeltColumns = []string{
	"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
	"Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
	"Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
	"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
	"Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
	"Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code", "Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
	"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
	"DATEADDED", "SOURCEURL",
}

// writeGDELT writes the rows of readings (see Rows) in the shape of GDELT 2.0 events:
// tab-separated, no header, one row for each pair of a source and a target.
func writeGDELT(w io.Writer, readings Readings) error {
	return each(func(w io.Writer, r *chancery.Reading) error {
		seen := map[string]bool{}
		for _, row := range Rows(r) {
			a, b := code(row.Source), code(row.Target)
			id := rowID(r, &row)
			key := id + " " + a + " " + b
			if a == "---" && b == "---" || row.Event == nil && (a == "---" || b == "---") || seen[key] {
				continue
			}
			seen[key] = true
			if err := writeLine(w, gdeltRow(r, &row, key)); err != nil {
				return err
			}
		}
		return nil
	})(w, readings)
}

func rowID(r *chancery.Reading, row *Row) string {
	if row.Event != nil {
		return string(r.Report.ID) + "#" + string(row.Event.ID)
	}
	return string(r.Report.ID) + "#" + string(row.Said.ID)
}

func gdeltRow(r *chancery.Reading, row *Row, key string) []string {
	codes := ontology.Default()
	day, _ := merge.Days(r.Report.Published)
	added := day
	var where *chancery.Place
	var words chancery.Span
	if row.Event != nil {
		day, _ = eventDays(row.Event, r)
		where, words = r.Place(row.Event.Place), row.Event.Span
	} else {
		words = row.Said.Cue
	}
	cells := append([]string{globalID(key)}, gdeltDates(day)...)
	cells = append(cells, gdeltActor(row.Source)...)
	cells = append(cells, gdeltActor(row.Target)...)
	goldstein := ""
	if c, ok := codes.CAMEO(row.Code); ok && c.Scored {
		goldstein = strconv.FormatFloat(c.Goldstein, 'f', -1, 64)
	}
	root := "0"
	if words.Start < lead(r.Report.Text) {
		root = "1"
	}
	cells = append(cells, root, row.Code, row.Code[:min(3, len(row.Code))], row.Code[:min(2, len(row.Code))],
		strconv.Itoa(int(codes.CAMEOQuad(row.Code))), goldstein, "1", "1", "1", "") // one report; no tone is computed
	cells = append(cells, gdeltPlace(nil)...)
	cells = append(cells, gdeltPlace(nil)...)
	cells = append(cells, gdeltPlace(where)...)
	if stamp, err := time.Parse(time.RFC3339, string(r.Report.Published)); err == nil {
		added = stamp.UTC().Format("20060102150405")
	} else if added != "" {
		added = strings.ReplaceAll(added, "-", "") + "000000"
	}
	return append(cells, added, r.Report.URL)
}

// globalID is a number made of what a row is about: the same row always has the same.
// It has 53 bits, so that programs that hold it as a double keep it.
func globalID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return strconv.FormatUint(binary.BigEndian.Uint64(sum[:8])>>11, 10)
}

// gdeltDates makes SQLDATE, MonthYear, Year and FractionDate of a day.
func gdeltDates(day string) []string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return make([]string, 4)
	}
	fraction := float64(t.Year()) + float64(int(t.Month())*30+t.Day())/365 // the codebook's formula
	return []string{t.Format("20060102"), t.Format("200601"), t.Format("2006"), fmt.Sprintf("%.4f", fraction)}
}

// gdeltActor makes the ten cells of an actor. Ethnic groups and religions are not told.
func gdeltActor(a *chancery.Actor) []string {
	out := make([]string, 10)
	if a == nil {
		return out
	}
	if out[0] = code(a); out[0] == "---" {
		out[0] = ""
	}
	out[1], out[2] = strings.ToUpper(a.Name), a.Country
	if a.Country == "" {
		out[3] = strings.ToUpper(a.Org)
	}
	for i, sector := range a.Sectors {
		if i == 3 || a.Kind == chancery.State {
			break
		}
		role, ok := roles[sector]
		if !ok {
			role = sector
		}
		out[7+i] = role
	}
	return out
}

// gdeltPlace makes the eight cells of a place. Type 1 is a country, 4 a town and 5 a
// part of a country outside the United States, 3 and 2 in it, 0 unknown.
func gdeltPlace(p *chancery.Place) []string {
	out := []string{"0", "", "", "", "", "", "", ""}
	if p == nil {
		return out
	}
	home := states()[p.Country]
	out[1], out[2] = p.Name, home.fips
	switch american := p.Country == "USA"; p.Kind {
	case "country":
		out[0], out[7] = "1", home.fips
	case "city", "capital":
		out[0] = "4"
		if american {
			out[0] = "3"
		}
	case "region":
		out[0] = "5"
		if american {
			out[0] = "2"
		}
	}
	if p.Kind != "country" && home.name != "" {
		out[1] += ", " + home.name
	}
	if located(p) {
		out[5], out[6] = degrees(p.Lat), degrees(p.Lon)
	}
	return out
}

// lead returns where the first paragraph ends: the first block of text, set off by an
// empty line, that is longer than a title.
func lead(text string) int {
	const title = 100 // bytes
	start := 0
	for {
		n := strings.Index(text[start:], "\n\n")
		if n < 0 {
			return len(text)
		}
		if n > title {
			return start + n
		}
		start += n + 2
	}
}
