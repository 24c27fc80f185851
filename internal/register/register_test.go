package register

import (
	"encoding/csv"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/merge"
)

func sample() []Entry {
	r := chancery.Reading{
		Report: chancery.Report{ID: "sha256:1", Outlet: "Gazette", Published: "2023-05-02"},
		Actors: []chancery.Actor{
			{ID: "a1", Name: "Chad", Kind: chancery.State, Country: "TCD"},
			{ID: "a2", Name: "Mali", Kind: chancery.State, Country: "MLI"},
			{ID: "a3", Name: "Acme", Kind: chancery.Company, Country: "USA"},
			{ID: "a4", Name: "African Union", Kind: chancery.IGO, Org: "AU"},
		},
		Places: []chancery.Place{{ID: "p1", Name: "N'Djamena"}},
		Agreements: []chancery.Agreement{
			{ID: "g1", Kind: "roadmap", Title: "road map on water", Parties: []chancery.ActorID{"a2", "a1"}, Fields: []string{"water"}, FieldCodes: []string{"5211"},
				Signed: "2023-05-01", Term: chancery.Term{From: "2023", To: "2026"}, Place: "p1", Status: "signed", Facilitators: []chancery.ActorID{"a4"}},
			{ID: "g2", Kind: "contract", Title: "deal", Parties: []chancery.ActorID{"a1", "a3"}},
			{ID: "g3", Kind: "treaty", Title: "treaty", Parties: []chancery.ActorID{"a1", "a2", "a4"}, Status: "sought"},
		},
	}
	return Of(&r)
}

func TestFilter(t *testing.T) {
	tests := map[string]struct {
		filter Filter
		want   string
	}{
		"all but business":   {Filter{}, "g1 g3"},
		"with business":      {Filter{Contracts: true}, "g1 g2 g3"},
		"party by code":      {Filter{Party: []string{"tcd"}}, "g1 g3"},
		"party by name":      {Filter{Party: []string{"African"}}, "g3"},
		"two parties":        {Filter{Party: []string{"MLI", "AU"}}, "g3"},
		"pair":               {Filter{Pair: [2]string{"MLI", "TCD"}}, "g1"},
		"field by word":      {Filter{Field: "Water"}, "g1"},
		"field by code":      {Filter{Field: "52"}, "g1"},
		"no such field":      {Filter{Field: "trade"}, ""},
		"status":             {Filter{Status: []string{"sought", "proposed"}}, "g3"},
		"expiring":           {Filter{Expiring: "2027"}, "g1"},
		"not yet expiring":   {Filter{Expiring: "2026-06"}, ""},
		"signed since":       {Filter{Signed: "2023-05-01"}, "g1"},
		"not signed since":   {Filter{Signed: "2023-05-02"}, ""},
		"kind":               {Filter{Kind: []string{"contract"}}, "g2"},
		"signed in a month":  {Filter{Signed: "2023-05"}, "g1"},
		"signed by a moment": {Filter{Signed: "2023-05-01T08:00:00Z"}, "g1"},
	}
	for name, tt := range tests {
		var got []string
		for _, e := range sample() {
			if tt.filter.Keep(&e) {
				got = append(got, string(e.Agreement.ID))
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

func TestWriteCSV(t *testing.T) {
	var b strings.Builder
	if err := WriteCSV(&b, sample()[:1], "chancery 0.1"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, c := range rows[0] {
		got[c] = rows[1][i]
	}
	for column, want := range map[string]string{
		"treatyID": "MLI-TCD_2023S", "Title": "road map on water", "Signature": "2023-05-01", "End": "2026", "Term": "2023/2026", "TypeDomain": "52",
		"TypeSubject": "5211", "TypeAgree": "S", "TypeAmbit": "B", "Location": "N'Djamena", "Source": "Gazette", "parties": "MLI; TCD", "status": "signed", "facilitators": "African Union",
	} {
		if got[column] != want {
			t.Errorf("%s: %q, want %q", column, got[column], want)
		}
	}
}

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	if err := WriteTable(&b, sample()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 4 || !strings.Contains(lines[1], "2023–2026") || !strings.Contains(lines[3], "TCD, MLI, AU") {
		t.Errorf("%s", b.String())
	}
}

func TestMerged(t *testing.T) {
	m := merge.Entry{Key: "k1", Title: "pact on salt", Kind: "pact", Status: "in force", Signed: merge.Dated{Date: "2023-05-01", Statement: "s1"}, Duration: "P3Y", Expires: "2026-05-01",
		ExpiresHow: "signed 2023-05-01 and runs P3Y", Parties: []merge.Standing{{Party: "MLI"}, {Party: "TCD"}}, Facilitators: []string{"AU"}, Fields: []merge.Field{{Words: "salt", Code: "6611"}}}
	names := map[string]string{"MLI": "Mali", "AU": "African Union"}
	e := Merged(&m, func(code string) string { return names[code] }, Source{Outlet: "Gazette"})
	if strings.Join(e.Parties, " ") != "Mali TCD" || strings.Join(e.Facilitators, " ") != "African Union" || TreatyID(&e) != "MLI-TCD_2023A" {
		t.Errorf("%v %v %s", e.Parties, e.Facilitators, TreatyID(&e))
	}
	if g := e.Agreement; g.Term.To != "2026-05-01" || len(g.Inferred) != 1 || g.Parties == nil || g.FieldCodes[0] != "6611" {
		t.Errorf("%+v", g)
	}
	if f := (Filter{Party: []string{"mali"}, Expiring: "2027", Status: []string{"in force"}}); !f.Keep(&e) {
		t.Error("the filter drops it")
	}
}
