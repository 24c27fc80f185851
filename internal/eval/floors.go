package eval

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed data/floors.tsv
var floorsTSV string

// Floor is what a measure must reach and what it aims at; 0 for none. AtMost is
// set where less is better.
type Floor struct {
	Set, Measure string
	Floor, Aim   float64
	AtMost       bool
}

// Floors returns the built-in floors.
var Floors = sync.OnceValues(func() ([]Floor, error) {
	return ReadFloors(strings.NewReader(floorsTSV), "data/floors.tsv")
})

// ReadFloors reads a table of floors: set, measure, floor, aim, divided by tabs,
// with a header row and "#" comments. "<=" before a number marks a ceiling.
func ReadFloors(r io.Reader, name string) ([]Floor, error) {
	var out []Floor
	seen := map[[2]string]bool{}
	err := table.Rows(r, name, "set\tmeasure\tfloor\taim", func(cells []string) error {
		f := Floor{Set: cells[0], Measure: cells[1], AtMost: strings.HasPrefix(cells[2], "<=")}
		for i, to := range []*float64{&f.Floor, &f.Aim} {
			cell := strings.TrimSpace(strings.TrimPrefix(cells[i+2], "<="))
			if cell == "" {
				continue
			}
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return fmt.Errorf("%q is no number", cell)
			}
			*to = v
		}
		key := [2]string{f.Set, f.Measure}
		if seen[key] {
			return fmt.Errorf("%s, %s stands twice", f.Set, f.Measure)
		}
		seen[key] = true
		out = append(out, f)
		return nil
	})
	return out, err
}

// Holds reports whether a value keeps the floor.
func (f Floor) Holds(value float64) bool {
	if f.AtMost {
		return value <= f.Floor+1e-9
	}
	return value >= f.Floor-1e-9
}

// find returns the floor of a score, nil for none.
func find(floors []Floor, s Score) *Floor {
	for i := range floors {
		if floors[i].Set == s.Set && floors[i].Measure == s.Measure {
			return &floors[i]
		}
	}
	return nil
}
