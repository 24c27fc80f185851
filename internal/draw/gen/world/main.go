// Command world writes the outlines of states and their capitals
// (internal/draw/data/world.tsv, capitals.tsv), projected for the map, from the npm
// package world-atlas, which carries Natural Earth's 110m countries (public
// domain), and from the tables of the gazetteer.
//
// Run in internal/draw (go generate does):
//
//	go run ./gen/world             fetch with "npm pack"
//	go run ./gen/world FILE.tgz    or take what is at hand
package main

import (
	"archive/tar"
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
	"strconv"
	"strings"

	"chancery/internal/draw"

	"golang.org/x/text/language"
)

const (
	source  = "world-atlas@2.0.2"
	atlas   = "package/countries-110m.json"
	outline = "data/world.tsv"
	seats   = "data/capitals.tsv"
	states  = "../gazetteer/data/states.tsv"
	cities  = "../gazetteer/data/cities.tsv"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "world:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		dir, err := os.MkdirTemp("", "world")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		c := exec.Command("npm", "pack", "--silent", source)
		c.Dir, c.Stderr = dir, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("npm pack %s: %w", source, err)
		}
		if args, err = filepath.Glob(filepath.Join(dir, "*.tgz")); err != nil {
			return err
		}
	}
	if len(args) != 1 {
		return errors.New("want one .tgz file")
	}
	data, err := member(args[0], atlas)
	if err != nil {
		return err
	}
	if err := writeWorld(data); err != nil {
		return fmt.Errorf("%s of %s: %w", atlas, args[0], err)
	}
	return writeCapitals()
}

// member returns one file of a compressed archive.
func member(file, name string) ([]byte, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("%s has no %s: %w", file, name, err)
		}
		if h.Name == name {
			return io.ReadAll(t)
		}
	}
}

// topology is the part of TopoJSON that is needed.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Type       string
				ID         string
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
	}
}

func writeWorld(data []byte) error {
	var top topology
	if err := json.Unmarshal(data, &top); err != nil {
		return err
	}
	// Arcs are delta-coded grid points; decode them to degrees.
	arcs := make([][][2]float64, len(top.Arcs))
	for i, arc := range top.Arcs {
		var x, y float64
		for _, p := range arc {
			x, y = x+p[0], y+p[1]
			arcs[i] = append(arcs[i], [2]float64{x*top.Transform.Scale[0] + top.Transform.Translate[0], y*top.Transform.Scale[1] + top.Transform.Translate[1]})
		}
	}
	var rows []string
	for _, g := range top.Objects.Countries.Geometries {
		id, err := code(g.ID, g.Properties.Name)
		if err != nil {
			return err
		}
		if id == "ATA" {
			continue
		}
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		var path strings.Builder
		for _, polygon := range polygons {
			for _, ring := range polygon {
				path.WriteString(trace(ring, arcs))
			}
		}
		rows = append(rows, id+"\t"+path.String())
	}
	sort.Strings(rows)
	return os.WriteFile(outline, []byte(`# Outlines of states and territories on the map of draw.Project, in tenths of a pixel, as SVG paths.
# Origin: Natural Earth 4.1, 1:110m cultural vectors, countries (public domain), through the npm package `+source+` (ISC).
# Its boundaries are those held in fact, not a judgement on claims: contested.tsv names what is contested.
# Written by internal/draw/gen/world (make data); do not edit. id: ISO 3166-1 alpha-3, or for an area without a code the
# state in which others count it, a hyphen and its name.
id	path
`+strings.Join(rows, "\n")+"\n"), 0o644)
}

// code turns a numeric country code into its alpha-3 code.
func code(number, name string) (string, error) {
	switch name { // have no number
	case "Kosovo":
		return "XKX", nil
	case "N. Cyprus":
		return "CYP-north", nil
	case "Somaliland":
		return "SOM-somaliland", nil
	}
	r, err := language.ParseRegion(number)
	if err != nil {
		return "", fmt.Errorf("the code %q of %s: %w", number, name, err)
	}
	return r.ISO3(), nil
}

// trace writes a ring as relative paths. A negative arc is the complement of its
// index, run backwards. A ring that crosses the antimeridian is cut there.
func trace(ring []int, arcs [][][2]float64) string {
	var points [][2]float64
	add := func(p [2]float64) {
		if n := len(points); n > 0 { // go on where the last point was, beyond 180 degrees if need be
			p[0] += 360 * math.Round((points[n-1][0]-p[0])/360)
		}
		points = append(points, p)
	}
	for _, i := range ring {
		if i >= 0 {
			for _, p := range arcs[i] {
				add(p)
			}
			continue
		}
		for k := len(arcs[^i]) - 1; k >= 0; k-- {
			add(arcs[^i][k])
		}
	}
	var b strings.Builder
	for _, turn := range []float64{0, -360, 360} {
		part := make([][2]float64, 0, len(points))
		for _, p := range points {
			part = append(part, [2]float64{p[0] + turn, p[1]})
		}
		b.WriteString(pathOf(cut(cut(part, 180, -1), -180, 1)))
	}
	return b.String()
}

// cut returns the part of a ring on one side of a meridian: the eastern one for 1,
// the western one for -1 (Sutherland and Hodgman 1974).
func cut(ring [][2]float64, meridian, side float64) [][2]float64 {
	var out [][2]float64
	for i, p := range ring {
		q := ring[(i+len(ring)-1)%len(ring)]
		in, was := (p[0]-meridian)*side >= 0, (q[0]-meridian)*side >= 0
		if in != was {
			t := (meridian - q[0]) / (p[0] - q[0])
			out = append(out, [2]float64{meridian, q[1] + t*(p[1]-q[1])})
		}
		if in {
			out = append(out, p)
		}
	}
	return out
}

// pathOf projects a ring and writes it, "" if nothing is left of it.
func pathOf(ring [][2]float64) string {
	var points [][2]int
	for _, p := range ring {
		x, y := draw.Project(p[1], p[0])
		q := [2]int{int(math.Round(x * 10)), int(math.Round(y * 10))}
		if n := len(points); n == 0 || points[n-1] != q {
			points = append(points, q)
		}
	}
	if n := len(points); n > 1 && points[n-1] == points[0] {
		points = points[:n-1]
	}
	if len(points) < 3 {
		return ""
	}
	var b strings.Builder
	for i, p := range points {
		if i == 0 {
			fmt.Fprintf(&b, "M%d %dl", p[0], p[1])
			continue
		}
		dx, dy := strconv.Itoa(p[0]-points[i-1][0]), strconv.Itoa(p[1]-points[i-1][1])
		if i > 1 && dx[0] != '-' {
			b.WriteByte(' ')
		}
		b.WriteString(dx)
		if dy[0] != '-' {
			b.WriteByte(' ')
		}
		b.WriteString(dy)
	}
	return b.String() + "z"
}

// writeCapitals finds the first capital of each state among the cities.
func writeCapitals() error {
	type city struct {
		name, lat, lon string
		population     int
	}
	found := map[string]city{} // by country and name, and the first capital by country
	_, err := table(cities, func(cell map[string]string) error {
		n, err := strconv.Atoi(cell["population"])
		if err != nil {
			return err
		}
		key := cell["country"] + "\t" + cell["name"]
		if old, ok := found[key]; !ok || n > old.population {
			found[key] = city{cell["name"], cell["lat"], cell["lon"], n}
		}
		if old, ok := found[cell["country"]]; cell["class"] == "C" && (!ok || n > old.population) {
			found[cell["country"]] = city{cell["name"], cell["lat"], cell["lon"], n}
		}
		return nil
	})
	if err != nil {
		return err
	}
	var rows, without []string
	_, err = table(states, func(cell map[string]string) error {
		name, _, _ := strings.Cut(cell["names"], "|")
		keys := []string{cell["iso3"]}
		for _, capital := range strings.Split(cell["capital"], "|") {
			keys = append(keys, cell["iso3"]+"\t"+capital)
		}
		keys = append(keys[1:], keys[0]) // what the tables spell differently is found as a capital
		for _, key := range keys {
			if c, ok := found[key]; ok {
				rows = append(rows, strings.Join([]string{cell["iso3"], name, cell["kind"], c.name, c.lat, c.lon}, "\t"))
				return nil
			}
		}
		without = append(without, cell["iso3"])
		return nil
	})
	if err != nil {
		return err
	}
	if len(without) > 0 {
		fmt.Fprintln(os.Stderr, "without a capital among the cities:", strings.Join(without, " "))
	}
	sort.Strings(rows)
	return os.WriteFile(seats, []byte(`# States and territories with the place of their capital, or the first of several.
# Origin: the tables states.tsv (CC0-1.0) and cities.tsv (GeoNames, CC BY 4.0) of internal/gazetteer.
# Written by internal/draw/gen/world (make data); do not edit. lat, lon: degrees WGS 84.
iso3	name	kind	capital	lat	lon
`+strings.Join(rows, "\n")+"\n"), 0o644)
}

// table reads a TSV table with a header and comments.
func table(file string, do func(cell map[string]string) error) (int, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	var head []string
	n := 0
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if head == nil {
			head = cells
			continue
		}
		cell := map[string]string{}
		for k, c := range cells {
			cell[head[k]] = c
		}
		if err := do(cell); err != nil {
			return n, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		n++
	}
	return n, nil
}
