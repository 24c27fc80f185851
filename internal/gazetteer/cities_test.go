package gazetteer

import (
	"strings"
	"testing"

	"chancery/lang"
)

func TestTowns(t *testing.T) {
	g := Default()
	for _, c := range []struct {
		name, want, country string
		id                  int
	}{
		{"Kigali", "Kigali", "RWA", 202061},
		{"KYIV", "Kyiv", "UKR", 703448},
		{"Kiev", "Kyiv", "UKR", 703448},
		{"Peking", "Beijing", "CHN", 1816670},
		{"Geneva", "Geneva", "CHE", 2660646},
		{"Zurich", "Zurich", "CHE", 2657896},
		{"Bogota", "Bogota", "COL", 3688689},
		{"Washington", "Washington, D.C.", "USA", 4140963},
		{"Astana", "Astana", "KAZ", 1526273},
	} {
		found := false
		for _, town := range g.Towns(c.name) {
			if town.GeoNames == c.id && town.Country == c.country && town.Name == c.want && (town.Lat != 0 || town.Lon != 0) && town.Population > 0 {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: %+v, want %s in %s, id %d", c.name, g.Towns(c.name), c.want, c.country, c.id)
		}
	}
	if got := g.Towns("Nowhere at All"); got != nil {
		t.Errorf("a town of no name: %+v", got)
	}
}

func TestLongestTown(t *testing.T) {
	text := "From New York City to san salvador"
	var tokens []lang.Token
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:]+" ", ' ') + at
		tokens = append(tokens, lang.Token{Span: lang.Span{Start: at, End: end}, Form: text[at:end]})
		at = end + 1
	}
	g := Default()
	if last, towns := g.LongestTown(text, tokens, 1); last != 3 || len(towns) == 0 || towns[0].Name != "New York City" {
		t.Errorf("New York City: last %d, %+v", last, towns)
	}
	if last, _ := g.LongestTown(text, tokens, 5); last != -1 {
		t.Errorf("a name in small letters: last %d", last)
	}
}

func TestReadCitiesErrors(t *testing.T) {
	ok := cityHeader + "\nAville\tAAA\t1\t1.5\t2\t3000\tC\n"
	for name, c := range map[string]struct{ table, alias, want string }{
		"header":       {"name\n", aliasHeader + "\n", "cities.tsv:1: "},
		"columns":      {cityHeader + "\nAville\tAAA\n", aliasHeader + "\n", "cities.tsv:2: want 7"},
		"country":      {cityHeader + "\nAville\tAA\t1\t1\t1\t1\t\n", aliasHeader + "\n", "cities.tsv:2: country"},
		"alias target": {ok, aliasHeader + "\nB\tBville\tAAA\t\n", "cities_alias.tsv:2: Bville"},
		"empty":        {"", "", "cities.tsv:1: no header"},
	} {
		if _, err := readCities(c.table, c.alias); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s…", name, err, c.want)
		}
	}
}

func TestGeoNamesOfStates(t *testing.T) {
	g := Default()
	for iso3, want := range map[string]int{"BLR": 630336, "IRN": 130758, "USA": 6252001, "XKX": 831053, "XXX": 0} {
		if got := g.GeoNames(iso3); got != want {
			t.Errorf("%s: %d, want %d", iso3, got, want)
		}
	}
	if _, err := readStateIDs("iso3\tid\nBLR\tx\n"); err == nil || !strings.HasPrefix(err.Error(), "cities_states.tsv:2: ") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkReadCities(b *testing.B) {
	table, _ := files.ReadFile("data/cities.tsv")
	alias, _ := files.ReadFile("data/cities_alias.tsv")
	b.ReportAllocs()
	b.SetBytes(int64(len(table)))
	for b.Loop() {
		if _, err := readCities(string(table), string(alias)); err != nil {
			b.Fatal(err)
		}
	}
}
