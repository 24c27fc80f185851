package draw

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:generate go run ./gen/world

//go:embed data/world.tsv
var worldTSV string

//go:embed data/capitals.tsv
var capitalsTSV string

//go:embed data/contested.tsv
var contestedTSV string

// Area is a contested area, as the map names it.
type Area struct {
	Number   int // on the map, from 1, west to east
	Name     string
	Lat, Lon float64  // degrees WGS 84, about the middle
	States   []string // ISO 3166-1 alpha-3 of those that hold or claim it
	Note     string   // who holds and who claims it
}

// Contested returns the areas that the map marks as contested, for the table that
// stands under it.
func Contested() []Area { return slices.Clone(theWorld().contested) }

// shape is an outline. Its id begins with the code of a state.
type shape struct {
	id   string
	path string
}

// seat is the place of a capital on the map.
type seat struct {
	name, capital string
	state         bool
	x, y          float64
}

// world is what the map is drawn from.
type world struct {
	shapes    []shape
	outlined  map[string]bool // states that have an outline
	seats     map[string]seat
	codes     []string // of seats, in order
	contested []Area
}

// theWorld decodes the tables that are built in, once. They are tested: an error in
// them is a defect of the program.
var theWorld = sync.OnceValue(func() *world {
	w, err := readWorld(strings.NewReader(worldTSV), strings.NewReader(capitalsTSV), strings.NewReader(contestedTSV))
	if err != nil {
		panic(err)
	}
	return w
})

func readWorld(shapes, capitals, contested io.Reader) (*world, error) {
	w := &world{outlined: map[string]bool{}, seats: map[string]seat{}}
	err := table.Rows(shapes, "world.tsv", "id\tpath", func(c []string) error {
		if len(c[0]) < 3 || strings.ToUpper(c[0][:3]) != c[0][:3] {
			return fmt.Errorf("%q does not begin with the code of a state", c[0])
		}
		if strings.Trim(c[1], "MmLlZz0123456789 -") != "" || !strings.HasPrefix(c[1], "M") {
			return fmt.Errorf("the path of %s is none", c[0])
		}
		w.shapes = append(w.shapes, shape{c[0], c[1]})
		w.outlined[c[0][:3]] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(capitals, "capitals.tsv", "iso3\tname\tkind\tcapital\tlat\tlon", func(c []string) error {
		lat, lon, err := degrees(c[4], c[5])
		if err != nil {
			return err
		}
		if _, twice := w.seats[c[0]]; twice || len(c[0]) != 3 {
			return fmt.Errorf("the code %q is no code or stands twice", c[0])
		}
		s := seat{name: c[1], capital: c[3], state: c[2] == "state"}
		s.x, s.y = Project(lat, lon)
		w.seats[c[0]] = s
		w.codes = append(w.codes, c[0])
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Rows(contested, "contested.tsv", "name\tlat\tlon\tstates\tnote", func(c []string) error {
		lat, lon, err := degrees(c[1], c[2])
		if err != nil {
			return err
		}
		if c[0] == "" || c[4] == "" {
			return fmt.Errorf("a name or a note is missing")
		}
		if n := len(w.contested); n > 0 && w.contested[n-1].Lon > lon {
			return fmt.Errorf("%s is not in order of longitude", c[0])
		}
		w.contested = append(w.contested, Area{Number: len(w.contested) + 1, Name: c[0], Lat: lat, Lon: lon, States: strings.Split(c[3], "|"), Note: c[4]})
		return nil
	})
	return w, err
}

func degrees(lat, lon string) (float64, float64, error) {
	a, err := strconv.ParseFloat(lat, 64)
	if err != nil || !(a >= -90 && a <= 90) {
		return 0, 0, fmt.Errorf("%q is no latitude", lat)
	}
	o, err := strconv.ParseFloat(lon, 64)
	if err != nil || !(o >= -180 && o <= 180) {
		return 0, 0, fmt.Errorf("%q is no longitude", lon)
	}
	return a, o, nil
}
