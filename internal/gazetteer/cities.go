package gazetteer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
)

//go:generate go run ./gen/cities

// Town is a city, town or other populated place of GeoNames.
type Town struct {
	Name       string
	Country    string  // ISO 3166-1 alpha-3
	GeoNames   int     // GeoNames id
	Lat, Lon   float64 // degrees WGS 84
	Population int
	Class      byte // 'C' capital, 'A' seat of a first-order division, else 0
}

// cityTable finds towns by folded name. Rows are decoded when they are asked for:
// a report names a few of the 24,000.
type cityTable struct {
	rows    string
	names   map[string][]int // offsets of rows
	shown   map[int]string   // by offset of the row: the name to show if it is not the table's own
	longest map[string]int   // by folded first word: bytes of the longest folded name
}

var builtinCities = sync.OnceValue(func() *cityTable {
	table, err := files.ReadFile("data/cities.tsv")
	if err == nil {
		var alias []byte
		if alias, err = files.ReadFile("data/cities_alias.tsv"); err == nil {
			var c *cityTable
			if c, err = readCities(string(table), string(alias)); err == nil {
				return c
			}
		}
	}
	panic("gazetteer: built-in cities: " + err.Error())
})

const (
	cityHeader  = "name\tcountry\tid\tlat\tlon\tpopulation\tclass"
	aliasHeader = "alias\tname\tcountry\tcurrent"
)

// readCities indexes a table of cities and one of their other names.
func readCities(table, alias string) (*cityTable, error) {
	c := &cityTable{rows: table, shown: map[int]string{}, names: make(map[string][]int, 25_000), longest: make(map[string]int, 25_000)}
	own := make(map[string]int, 25_000) // name and country, as in the table, to row
	var kb [96]byte
	err := eachCityLine("cities.tsv", cityHeader, table, func(at int, line string) error {
		if strings.Count(line, "\t") != 6 {
			return errors.New("want 7 columns")
		}
		name := line[:strings.IndexByte(line, '\t')]
		second := line[len(name)+1:]
		if len(second) < 4 || second[3] != '\t' {
			return fmt.Errorf("country of %s is not ISO 3166-1 alpha-3", name)
		}
		key := foldInto(kb[:0], name)
		c.add(string(key), at)
		if nc := line[:len(name)+4]; own[nc] == 0 {
			own[nc] = at + 1
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachCityLine("cities_alias.tsv", aliasHeader, alias, func(_ int, line string) error {
		cols := strings.Split(line, "\t")
		if len(cols) != 4 {
			return fmt.Errorf("want 4 columns")
		}
		at, ok := own[cols[1]+"\t"+cols[2]]
		if !ok {
			return fmt.Errorf("%s in %s is not in cities.tsv", cols[1], cols[2])
		}
		at--
		if cols[3] == "1" {
			c.shown[at] = cols[0]
		}
		key := fold(cols[0])
		if !slices.Contains(c.names[key], at) {
			c.add(key, at)
		}
		return nil
	})
	return c, err
}

func (c *cityTable) add(key string, at int) {
	c.names[key] = append(c.names[key], at)
	w := firstWord(key)
	if len(key) > c.longest[w] {
		c.longest[w] = len(key)
	}
}

// eachCityLine calls do with every row below the header of a table and its offset.
func eachCityLine(file, header, table string, do func(at int, line string) error) error {
	seen := false
	for at, n := 0, 1; at < len(table); n++ {
		end := strings.IndexByte(table[at:], '\n')
		if end < 0 {
			end = len(table) - at
		}
		line := table[at : at+end]
		switch {
		case line == "" || line[0] == '#':
		case !seen:
			if line != header {
				return fmt.Errorf("%s:%d: header is %q", file, n, line)
			}
			seen = true
		default:
			if err := do(at, line); err != nil {
				return fmt.Errorf("%s:%d: %w", file, n, err)
			}
		}
		at += end + 1
	}
	if !seen {
		return fmt.Errorf("%s:1: no header row", file)
	}
	return nil
}

// town decodes a row. Numbers that cannot be read are 0.
func (c *cityTable) town(at int) Town {
	line := c.rows[at:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	var t Town
	for col := 0; col < 7; col++ {
		var v string
		v, line, _ = strings.Cut(line, "\t")
		switch col {
		case 0:
			t.Name = v
		case 1:
			t.Country = v
		case 2:
			t.GeoNames, _ = strconv.Atoi(v)
		case 3:
			t.Lat, _ = strconv.ParseFloat(v, 64)
		case 4:
			t.Lon, _ = strconv.ParseFloat(v, 64)
		case 5:
			t.Population, _ = strconv.Atoi(v)
		case 6:
			if v != "" {
				t.Class = v[0]
			}
		}
	}
	if name := c.shown[at]; name != "" {
		t.Name = name
	}
	return t
}

// stateIDs are the GeoNames ids of states by ISO 3166-1 alpha-3.
var stateIDs = sync.OnceValue(func() map[string]int {
	table, err := files.ReadFile("data/cities_states.tsv")
	if err == nil {
		var ids map[string]int
		if ids, err = readStateIDs(string(table)); err == nil {
			return ids
		}
	}
	panic("gazetteer: built-in ids of states: " + err.Error())
})

func readStateIDs(table string) (map[string]int, error) {
	ids := make(map[string]int, 256)
	return ids, eachCityLine("cities_states.tsv", "iso3\tid", table, func(_ int, line string) error {
		iso3, v, _ := strings.Cut(line, "\t")
		id, err := strconv.Atoi(v)
		if len(iso3) != 3 || err != nil || id <= 0 {
			return fmt.Errorf("want ISO 3166-1 alpha-3 and a number, not %q", line)
		}
		ids[iso3] = id
		return nil
	})
}

// GeoNames returns the GeoNames id of a state or territory by its ISO 3166-1 alpha-3
// code, 0 if unknown.
func (g *Gazetteer) GeoNames(iso3 string) int { return stateIDs()[iso3] }

// Towns returns the towns of a name, whatever its case and diacritics.
func (g *Gazetteer) Towns(name string) []Town {
	c := builtinCities()
	return c.towns(fold(strings.Join(strings.Fields(name), " ")))
}

func (c *cityTable) towns(key string) []Town {
	rows := c.names[key]
	if len(rows) == 0 {
		return nil
	}
	out := make([]Town, len(rows))
	for i, r := range rows {
		out[i] = c.town(r)
	}
	return out
}

// LongestTown returns the last token of the longest name of a town that begins at
// token i with a capital letter, and the towns of that name; last is -1 where none
// begins. text is that of the document.
func (g *Gazetteer) LongestTown(text string, tokens []lang.Token, i int) (last int, towns []Town) {
	first := &tokens[i]
	if first.Start >= first.End || first.Start < 0 || first.End > len(text) {
		return -1, nil
	}
	if r, _ := utf8.DecodeRuneInString(text[first.Start:]); !unicode.IsUpper(r) && r != '‘' && r != '\'' {
		return -1, nil
	}
	c := builtinCities()
	var kb [96]byte
	key := foldInto(kb[:0], text[first.Start:first.End])
	limit, ok := c.longest[firstWord(string(key))]
	if !ok {
		return -1, nil
	}
	best := -1
	var rows []int
	for j := i; j < len(tokens) && j < i+8; j++ {
		if tokens[j].End-first.Start > limit+8 || tokens[j].End <= first.Start || tokens[j].End > len(text) {
			break
		}
		key = foldInto(kb[:0], text[first.Start:tokens[j].End])
		if r := c.names[string(key)]; r != nil {
			best, rows = j, r
		}
	}
	if best < 0 {
		return -1, nil
	}
	towns = make([]Town, len(rows))
	for k, r := range rows {
		towns[k] = c.town(r)
	}
	return best, towns
}
