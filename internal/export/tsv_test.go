package export

import (
	"strconv"
	"strings"
	"testing"

	"chancery"
)

func named(names, row []string) map[string]string {
	out := map[string]string{}
	for i, n := range names {
		out[n] = row[i]
	}
	return out
}

func check(t *testing.T, got map[string]string, want map[string]string) {
	t.Helper()
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s: %q, want %q", name, got[name], value)
		}
	}
}

func TestPOLECAT(t *testing.T) {
	if len(polecatColumns) != 40 {
		t.Fatalf("%d columns", len(polecatColumns))
	}
	rows := tsvRows(t, written(t, "polecat", all(t)), 40)
	if len(rows) != 3 || strings.Join(rows[0], "\t") != strings.Join(polecatColumns, "\t") {
		t.Fatalf("%d rows: want a header, what was signed, and the protest; not what is denied", len(rows))
	}
	check(t, named(rows[0], rows[1]), map[string]string{
		"Event Date": "2023-05-04", "Event Type": "SUPPORT", "Event Mode": "None", "Intensity": "5", "Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic; environment",
		"Actor Name": "Chad; Niger", "Actor Country": "TCD; NER", "Actor COW": "483; None", "Recipient Name": "Chad; Niger", "Primary Actor Sector": "None",
		"Placename": "Tunis", "City": "Tunis", "Country": "TUN", "Latitude": "36.819", "GeoNames ID": "2464470", "Feature Type": "PPLC", "Source": "Sahel Courier",
		"Publication Date": "2023-05-06", "Story People": "\u05d0\u05d1\u05d2", "Story Locations": "Tunis", "Language": "en", "Version": "chancery 0.1.0",
	})
	check(t, named(rows[0], rows[2]), map[string]string{"Event Date": "2023-05-06", "Actor Name": "None", "Placename": "None", "Latitude": "None"})
	if got := tsvRows(t, written(t, "polecat", nil), 40); len(got) != 1 {
		t.Errorf("no readings give %d rows", len(got))
	}
}

func TestGDELT(t *testing.T) {
	if len(gdeltColumns) != 61 {
		t.Fatalf("%d columns", len(gdeltColumns))
	}
	rows := tsvRows(t, written(t, "gdelt", all(t)), 61)
	if len(rows) != 2 {
		t.Fatalf("%d rows, want the signing both ways", len(rows))
	}
	check(t, named(gdeltColumns, rows[0]), map[string]string{
		"SQLDATE": "20230504", "MonthYear": "202305", "Year": "2023", "FractionDate": "2023.4219", "Actor1Code": "TCD", "Actor1Name": "CHAD", "Actor1CountryCode": "TCD", "Actor2Code": "NER",
		"EventCode": "057", "EventBaseCode": "057", "EventRootCode": "05", "QuadClass": "1", "GoldsteinScale": "8", "NumArticles": "1", "AvgTone": "", "IsRootEvent": "1",
		"Actor1Geo_Type": "0", "ActionGeo_Type": "4", "ActionGeo_FullName": "Tunis, Tunisia", "ActionGeo_CountryCode": "TS", "ActionGeo_Lat": "36.819", "ActionGeo_Long": "10.166",
		"DATEADDED": "20230506000000", "SOURCEURL": "https://example.org/a?b=c&d=<e>",
	})
	seen := map[string]bool{}
	for _, row := range rows {
		n, err := strconv.ParseInt(row[0], 10, 64)
		if err != nil || n < 0 || n >= 1<<53 || seen[row[0]] {
			t.Errorf("GLOBALEVENTID %s: %v", row[0], err)
		}
		seen[row[0]] = true
	}
	if got := written(t, "gdelt", nil); len(got) != 0 {
		t.Errorf("no readings give %q", got)
	}
}

// A year is its first day; a person has roles; a country is its own feature.
func TestGDELTCells(t *testing.T) {
	r := odd(t)
	r.Events = r.Events[1:2]
	r.Events[0].Perspectives, r.Events[0].Actors = nil, []chancery.ActorID{"a4"}
	r.Events[0].Place = "p1"
	r.Places[0].Kind, r.Places[0].Name = "country", "Tunisia"
	rows := tsvRows(t, written(t, "gdelt", []chancery.Reading{r}), 61)
	check(t, named(gdeltColumns, rows[0]), map[string]string{
		"SQLDATE": "20160101", "Actor1Code": "TCDGOV", "Actor1Type1Code": "GOV", "Actor1Type2Code": "MIL", "QuadClass": "2", "EventCode": "071",
		"ActionGeo_Type": "1", "ActionGeo_FullName": "Tunisia", "ActionGeo_FeatureID": "TS",
	})
}
