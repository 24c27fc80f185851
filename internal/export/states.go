package export

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"chancery/internal/table"
)

// state holds the codes of a state or territory.
type state struct {
	iso2, fips, name string
}

//go:embed data/states.tsv
var statesTSV string

// states returns the built-in table by ISO 3166-1 alpha-3.
var states = sync.OnceValue(func() map[string]state {
	table, err := loadStates("states.tsv", strings.NewReader(statesTSV))
	if err != nil {
		panic(err) // the file is part of the program, and tested
	}
	return table
})

// loadStates reads a table of iso3, iso2, fips and name, sorted by iso3.
func loadStates(file string, in io.Reader) (map[string]state, error) {
	out := map[string]state{}
	err := table.Rows(in, file, "iso3\tiso2\tfips\tname", func(cell []string) error {
		iso3, s := cell[0], state{cell[1], cell[2], cell[3]}
		if len(iso3) != 3 || len(s.iso2) != 2 && s.iso2 != "" || len(s.fips) != 2 && s.fips != "" || s.name == "" {
			return fmt.Errorf("%q is no state: want three letters, two or none, two or none, a name", strings.Join(cell, " "))
		}
		if _, twice := out[iso3]; twice {
			return fmt.Errorf("%s stands twice", iso3)
		}
		out[iso3] = s
		return nil
	})
	return out, err
}
