package place

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
	"chancery/lang"
)

//go:embed data/seas.tsv
var seasTSV string

//go:embed data/provinces.tsv
var provincesTSV string

//go:embed data/common.tsv
var commonTSV string

// area is a body of water or a province with a point near its middle, degrees WGS 84.
type area struct {
	name, country string // country is "" for water
	geonames      int    // GeoNames id, 0 for unknown
	lat, lon      float64
}

// areaName is one spelling of an area's name in words.
type areaName struct {
	words []string
	area  *area
}

// areaTable finds areas by the first word of their names.
type areaTable struct{ first map[string][]areaName }

// areas are the seas and the provinces.
var areas = sync.OnceValue(func() *areaTable {
	t := &areaTable{first: map[string][]areaName{}}
	err := t.read(strings.NewReader(seasTSV), "data/seas.tsv", "names\tlat\tlon")
	if err == nil {
		err = t.read(strings.NewReader(provincesTSV), "data/provinces.tsv", "name\tcountry\tid\tlat\tlon")
	}
	if err != nil {
		panic("place: built-in tables: " + err.Error())
	}
	return t
})

// common are the words that are seldom the town of their name.
var common = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	err := table.Rows(strings.NewReader(commonTSV), "data/common.tsv", "word", func(cells []string) error {
		out[cells[0]] = true
		return nil
	})
	if err != nil {
		panic("place: built-in tables: " + err.Error())
	}
	return out
})

// read adds a table of areas: names divided by "|", country and GeoNames id where the
// table has them, latitude, longitude.
func (t *areaTable) read(r io.Reader, file, want string) error {
	columns := strings.Count(want, "\t") + 1
	return table.Rows(r, file, want, func(cols []string) error {
		lat, err1 := strconv.ParseFloat(cols[columns-2], 64)
		lon, err2 := strconv.ParseFloat(cols[columns-1], 64)
		if err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
			return fmt.Errorf("no point on earth: %s, %s", cols[columns-2], cols[columns-1])
		}
		names := strings.Split(cols[0], "|")
		a := &area{name: names[0], lat: lat, lon: lon}
		if columns == 5 {
			var err error
			if a.geonames, err = strconv.Atoi(cols[2]); cols[2] != "" && err != nil || len(cols[1]) != len("BLR") {
				return fmt.Errorf("no country or no GeoNames id: %s, %s", cols[1], cols[2])
			}
			a.country = cols[1]
		}
		for _, name := range names {
			w := strings.Fields(strings.ReplaceAll(name, "-", " - "))
			if len(w) == 0 {
				return errors.New("empty name")
			}
			t.first[w[0]] = append(t.first[w[0]], areaName{words: w, area: a})
		}
		return nil
	})
}

// longest returns the last token of the longest name of a sea or province that
// begins at token i, -1 for none, and the areas of that name.
func (t *areaTable) longest(s *lang.Sentence, i int) (last int, found []*area) {
	last = -1
	first, _, _ := strings.Cut(s.Tokens[i].Form, "-")
	for k := range t.first[first] {
		n := &t.first[first][k]
		switch end := n.at(s, i); {
		case end > last:
			last, found = end, []*area{n.area}
		case end == last && end >= 0:
			found = append(found, n.area)
		}
	}
	return last, found
}

// at returns the last token of the name if it stands at token i, -1 if it does
// not. A name with a hyphen may be one token or three.
func (n *areaName) at(s *lang.Sentence, i int) int {
	for k := 0; k < len(n.words); i++ {
		if i >= len(s.Tokens) {
			return -1
		}
		for rest := s.Tokens[i].Form; rest != ""; k++ {
			var ok bool
			if k == len(n.words) {
				return -1
			}
			if rest, ok = strings.CutPrefix(rest, n.words[k]); !ok {
				return -1
			}
		}
	}
	return i - 1
}
