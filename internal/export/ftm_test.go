package export

import (
	"bytes"
	"crypto/sha1"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/table"
)

// ftmModel is the part of the model of FollowTheMoney that testdata/ftm_model.tsv holds.
type ftmModel struct {
	types    map[[2]string]string // schema and property
	ranges   map[[2]string]string
	required map[string][]string
	is       map[string][]string // schema to the schemata it extends
}

func model(t *testing.T) ftmModel {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", "ftm_model.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	m := ftmModel{map[[2]string]string{}, map[[2]string]string{}, map[string][]string{}, map[string][]string{}}
	for _, line := range strings.Split(string(body), "\n") {
		if f := strings.Split(line, "\t"); f[0] == "#is" {
			m.is[f[1]] = append(m.is[f[1]], f[2])
		}
	}
	err = table.Rows(bytes.NewReader(body), "ftm_model.tsv", "schema\tproperty\ttype\trange\trequired", func(c []string) error {
		key := [2]string{c[0], c[1]}
		m.types[key], m.ranges[key] = c[2], c[3]
		if c[4] == "yes" && c[1] != "name" || c[4] == "yes" && c[0] != "Article" && c[0] != "Note" {
			m.required[c[0]] = append(m.required[c[0]], c[1])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// What the export calls schemata and properties is what FollowTheMoney calls them.
func TestFtMTable(t *testing.T) {
	m := model(t)
	for key, p := range ftmProperties() {
		if m.types[key] != p.typ {
			t.Errorf("%v has the type %q here, %q in the model", key, p.typ, m.types[key])
		}
	}
	if _, err := loadFtM("x.tsv", strings.NewReader("schema\tproperty\ttype\tmost\nEvent\tname\tname\t9\nEvent\tname\tname\t9")); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:3:") {
		t.Errorf("a property that stands twice gives %v", err)
	}
	if err := (&ftmEntity{"x", "Event", map[string][]string{"nome": {"x"}}}).check(); err == nil {
		t.Error("a property that is none passes")
	}
}

func TestFtM(t *testing.T) {
	m := model(t)
	entities := map[string]ftmEntity{}
	dec := json.NewDecoder(bytes.NewReader(written(t, "ftm", append(all(t), odd(t)))))
	lines := 0
	states := 0
	for dec.More() {
		var e ftmEntity
		if err := dec.Decode(&e); err != nil {
			t.Fatal(err)
		}
		lines++
		if strings.HasPrefix(e.ID, "chancery-state-") {
			states++
			if entities[e.ID].ID != "" {
				t.Errorf("%s stands twice", e.ID)
			}
		}
		entities[e.ID] = e
		for _, name := range m.required[e.Schema] {
			if len(e.Properties[name]) == 0 {
				t.Errorf("%s %s has no %s", e.Schema, e.ID, name)
			}
		}
	}
	for _, e := range entities {
		for name, values := range e.Properties {
			key := [2]string{e.Schema, name}
			if m.types[key] == "" {
				t.Errorf("%s has no property %s", e.Schema, name)
			}
			for _, v := range values {
				if m.types[key] != "entity" {
					continue
				}
				to, ok := entities[v]
				want := m.ranges[key]
				if !ok || to.Schema != want && !slices.Contains(m.is[to.Schema], want) {
					t.Errorf("%s %s: %s is a %s, want a %s", e.ID, name, v, to.Schema, want)
				}
			}
		}
	}
	article := "chancery-" + bratName(odd(t).Report.ID)
	signed := entities[article+"-e1"].Properties
	for name, want := range map[string]string{"date": "2023-05-04", "country": "tn", "involved": "chancery-state-tcd chancery-state-ner", "proof": article, "description": "CT+ report CT+ TCD \u05d0\u05d1\u05d2", "location": "Tunis"} {
		if got := strings.Join(signed[name], " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := entities[article+"-e2"].Properties["date"]; !slices.Equal(got, []string{"2016"}) {
		t.Errorf("a year is %q", got)
	}
	if got := entities[article+"-g1"].Properties; got["endDate"][0] != "2026" || !slices.Contains(got["keywords"], "in force") {
		t.Errorf("the pact: %v", got)
	}
	if got := entities[article].Properties; got["language"][0] != "eng" || got["publishedAt"][0] != "2023-05-06" || got["bodyText"][0] != oddText {
		t.Errorf("the article: %v", got)
	}
	if got := written(t, "ftm", nil); len(got) != 0 {
		t.Errorf("no readings give %q", got)
	}
}

// FollowTheMoney refuses values that are too long.
func TestFtMCuts(t *testing.T) {
	r := odd(t)
	r.Events[0].About = strings.Repeat("\u00e9", 400)
	r.Report.URL = "https://example.org/" + strings.Repeat("x", 5000)
	for _, e := range ftmOf(&r, map[string]bool{}) {
		for name, values := range e.Properties {
			for _, v := range values {
				if n := len([]rune(v)); n > e.property(name).most {
					t.Errorf("%s %s has %d letters", e.Schema, name, n)
				}
			}
		}
		if e.ID == "chancery-"+bratName(r.Report.ID)+"-e1" && (!strings.HasSuffix(e.Properties["name"][0], "\u00e9…") || e.Properties["sourceUrl"] != nil) {
			t.Errorf("%v", e.Properties)
		}
	}
}

func TestFtMStatements(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, "ftm-statements", all(t)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], ftmColumns) {
		t.Fatalf("header %q", rows[0])
	}
	values := 0
	_ = ftmEntities(stream(all(t)), func(e *ftmEntity, _ *chancery.Reading) error {
		values++ // its id
		for _, v := range e.Properties {
			values += len(v)
		}
		return nil
	})
	if len(rows)-1 != values {
		t.Errorf("%d statements of %d values", len(rows)-1, values)
	}
	ids := map[string]bool{}
	for _, row := range rows[1:] {
		s := named(ftmColumns, row)
		if !strings.Contains(s["value"], "\n") { // encoding/csv folds CRLF
			sum := sha1.Sum([]byte("chancery." + s["entity_id"] + "." + s["prop"] + "." + s["value"]))
			if s["id"] != hex.EncodeToString(sum[:]) {
				t.Errorf("id of %v", row)
			}
		}
		if ids[s["id"]] || s["prop_type"] == "" || s["canonical_id"] != s["entity_id"] {
			t.Errorf("%v", row)
		}
		ids[s["id"]] = true
	}
	if rows, err := csv.NewReader(bytes.NewReader(written(t, "ftm-statements", nil))).ReadAll(); err != nil || len(rows) != 1 {
		t.Errorf("no readings: %d rows, %v", len(rows), err)
	}
}
