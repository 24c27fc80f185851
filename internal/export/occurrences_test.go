package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"chancery"
	"chancery/internal/ledger"
	"chancery/internal/merge"
)

func occurred(list ...ledger.Occurred) iter.Seq2[ledger.Occurred, error] {
	return func(yield func(ledger.Occurred, error) bool) {
		for _, o := range list {
			if !yield(o, nil) {
				return
			}
		}
	}
}

// oddOccurrences are an event that some deny and an agreement, with text that trips
// exporters.
func oddOccurrences() []ledger.Occurred {
	lat, lon := 36.819, 10.166
	event := ledger.Occurred{Item: ledger.Item{Key: "k1", Kind: ledger.EventKind, Type: "AID", Day: "2023-05-04", First: "2023-05-04", Last: "2023-05-05", Words: "=Chad paid;\r\n\"Niger\"", Place: "Tunis", Country: "TUN",
		Reports: 3, Stories: 2, Outlets: 2, Affirmed: 1, Denied: 1, Claimed: 1, Contradicted: true, Intensity: 7, Weight: 4.5, Actors: []string{"TCD"}, Recipients: []string{"NER"}, Parties: []string{},
		Holders: []merge.Holding{{Holder: "MLI", Factuality: chancery.CTMinus, Outlets: 1}}}, Lat: &lat, Lon: &lon, ToldBy: []string{"A; B", "C"}, Statements: []string{"sha256:1#e1", "sha256:2#e4"}, Decisions: 2}
	pact := ledger.Occurred{Item: ledger.Item{Key: "k2", Kind: ledger.AgreementKind, Type: "treaty", Day: "2023-06-01", Title: "Lake <Pact>", Reports: 1, Outlets: 1, Affirmed: 1, Actors: []string{}, Recipients: []string{},
		Parties: []string{"MLI", "NER", "TCD"}, Terms: &ledger.Terms{Status: "signed", Signed: "2023-06-01", From: "2024", Expires: "2026-12-31"}},
		Entry:  &merge.Entry{Key: "k2", Kind: "treaty", Title: "Lake <Pact>", Status: "signed", Signed: merge.Dated{Date: "2023-06-01"}, Parties: []merge.Standing{{Party: "MLI"}, {Party: "NER"}, {Party: "TCD"}}},
		ToldBy: []string{"C"}, Statements: []string{"sha256:1#g1"}}
	return []ledger.Occurred{event, pact}
}

func occurrencesAs(t *testing.T, format string, list ...ledger.Occurred) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteOccurrences(context.Background(), format, &b, occurred(list...), nil); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.String()
}

// TestOccurrenceRows holds that the three flat forms read back with the same values.
func TestOccurrenceRows(t *testing.T) {
	list := oddOccurrences()
	want := []Occurrence{OccurrenceOf(&list[0], nil), OccurrenceOf(&list[1], nil)}
	if want[0].Actors[0] != "Chad" || want[0].Quad != "material cooperation" || want[0].Holders[0] != "CT- MLI 1" || len(want[1].ActorCodes) != 3 {
		t.Errorf("%+v", want)
	}
	rows, err := csv.NewReader(strings.NewReader(occurrencesAs(t, "csv", list...))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatal(len(rows), err)
	}
	cells := map[string]string{}
	for i, name := range rows[0] {
		cells[name] = rows[1][i]
	}
	for name, value := range map[string]string{"affirm": "1", "deny": "1", "claim": "1", "reports": "3", "stories": "2", "told_by": `A\; B; C`, "statements": "sha256:1#e1; sha256:2#e4", "decisions": "2", "weight": "4.5", "lat": "36.819",
		"words": "'=Chad paid;\n\"Niger\""} {
		if cells[name] != value {
			t.Errorf("%s: %q, want %q", name, cells[name], value)
		}
	}
	decoder := json.NewDecoder(strings.NewReader(occurrencesAs(t, "jsonl", list...)))
	for i := range want {
		var got Occurrence
		if err := decoder.Decode(&got); err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(want[i])
		if !bytes.Equal(a, b) {
			t.Errorf("%s\nwant\n%s", a, b)
		}
	}
	body := occurrencesAs(t, "parquet", list...)
	back, err := parquet.Read[Occurrence](strings.NewReader(body), int64(len(body)))
	if err != nil || len(back) != 2 || back[0].Words != list[0].Words || len(back[0].ToldBy) != 2 || *back[0].Lat != *list[0].Lat || back[1].Lat != nil {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestOccurrencesInFormatsOfOthers(t *testing.T) {
	list := oddOccurrences()
	var points struct {
		Features []struct {
			ID         string
			Geometry   struct{ Coordinates []float64 }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal([]byte(occurrencesAs(t, "geojson", list...)), &points); err != nil || len(points.Features) != 1 || points.Features[0].Geometry.Coordinates[0] != 10.166 || points.Features[0].Properties["deny"] != 1.0 {
		t.Errorf("%+v, %v", points, err)
	}
	rows, err := csv.NewReader(strings.NewReader(occurrencesAs(t, "agreements", list...))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][0] != "MLI-NER-TCD_2023A" || rows[1][20] != "C" {
		t.Errorf("%q, %v", rows, err)
	}
	graph := occurrencesAs(t, "gexf", list...)
	for _, part := range []string{`<nodes count="3">`, `<edges count="4">`, `title="occurrences"`, `source="TCD" target="NER"`, `start="2023-05-04" end="2023-05-05"`, `start="2024-01-01" end="2026-12-31"`} {
		if !strings.Contains(graph, part) {
			t.Errorf("the graph has no %s:\n%s", part, graph)
		}
	}
	for _, format := range OccurrenceFormats() {
		empty := occurrencesAs(t, format)
		switch format {
		case "gexf", "graphml":
			if err := xml.Unmarshal([]byte(empty), new(struct{})); err != nil {
				t.Errorf("empty %s: %v", format, err)
			}
		case "geojson":
			if !json.Valid([]byte(empty)) {
				t.Errorf("empty %s: %s", format, empty)
			}
		}
	}
}

func TestOccurrenceErrors(t *testing.T) {
	ctx := context.Background()
	if err := WriteOccurrences(ctx, "brat", &bytes.Buffer{}, occurred(), nil); chancery.KindOf(err) != chancery.Usage || chancery.HintOf(err) == "" {
		t.Errorf("%v", err)
	}
	broken := errors.New("broken")
	for _, format := range OccurrenceFormats() {
		failing := func(yield func(ledger.Occurred, error) bool) { yield(ledger.Occurred{}, broken) }
		if err := WriteOccurrences(ctx, format, &bytes.Buffer{}, failing, nil); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// TestOccurrencesDocumented holds that the page of exports names every column.
func TestOccurrencesDocumented(t *testing.T) {
	body, err := os.ReadFile("../../docs/format/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columnsOf(typeOfOccurrence) {
		if !strings.Contains(string(body), fmt.Sprintf("`%s`", c)) {
			t.Errorf("docs/format/exports.md does not name the column %s of occurrences", c)
		}
	}
}
