package ontology

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strconv"
	"strings"
)

// Load reads the tables of a folder: types.tsv, modes.tsv, contexts.tsv,
// sectors.tsv, cameo_roots.tsv, cameo.tsv and plover_cameo.tsv. Every value is
// checked against the others; an error names file and line.
func Load(folder fs.FS) (*Ontology, error) {
	o := &Ontology{
		typeAt: map[Type]int{}, modeAt: map[[2]string]int{}, sectorAt: map[string]int{}, codeAt: map[string]int{},
		isContext: map[string]bool{}, roots: map[string]quads{}, plover: map[string]Mapping{}, cameo: map[[3]string]string{},
	}
	for _, table := range []struct {
		name    string
		columns string
		add     func(row) error
	}{
		{"types.tsv", "type quad recipient intensity formerly note", o.addType},
		{"modes.tsv", "type mode intensity note", o.addMode},
		{"contexts.tsv", "context", o.addContext},
		{"sectors.tsv", "code name frequent cameo note", o.addSector},
		{"cameo_roots.tsv", "code name quad_oeda quad_gdelt goldstein", o.addRoot},
		{"cameo.tsv", "code name goldstein icews type mode contexts note", o.addCode},
		{"plover_cameo.tsv", "type mode context code", o.addReverse},
	} {
		file, err := folder.Open(table.name)
		if err != nil {
			return nil, fmt.Errorf("read ontology: %w", err)
		}
		err = rows(file, table.name, strings.Fields(table.columns), table.add)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("read ontology %w", err)
		}
	}
	sort.Slice(o.codes, func(i, j int) bool { return o.codes[i].Code < o.codes[j].Code })
	for i, c := range o.codes {
		o.codeAt[c.Code] = i
	}
	for _, t := range o.types {
		if o.ToCAMEO(t.Type, "", nil) == "" {
			return nil, fmt.Errorf("read ontology plover_cameo.tsv: no code for %s", t.Type)
		}
	}
	return o, nil
}

// row is a line of a table: its cells by column.
type row map[string]string

// rows reads a table: "#" comments, a header line, then lines of as many cells in
// strictly ascending order.
func rows(r io.Reader, name string, columns []string, add func(row) error) error {
	lines := bufio.NewScanner(r)
	header, last := false, ""
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return fmt.Errorf("%s:%d: %d columns, not %d", name, n, len(cells), len(columns))
		}
		if !header {
			if strings.Join(cells, " ") != strings.Join(columns, " ") {
				return fmt.Errorf("%s:%d: the columns are %q, not %q", name, n, cells, columns)
			}
			header = true
			continue
		}
		if line <= last {
			return fmt.Errorf("%s:%d: out of order", name, n)
		}
		last = line
		cell := make(row, len(columns))
		for i, c := range columns {
			cell[c] = cells[i]
		}
		if err := add(cell); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !header {
		return fmt.Errorf("%s: no header", name)
	}
	return nil
}

// score returns a value from -10 to 10.
func (r row) score(column string) (float64, error) {
	v, err := strconv.ParseFloat(r[column], 64)
	if err != nil || v < -10 || v > 10 {
		return 0, fmt.Errorf("%s %q is not a number from -10 to 10", column, r[column])
	}
	return v, nil
}

func (r row) quad(column string, lowest Quad) (Quad, error) {
	v, err := strconv.Atoi(r[column])
	if err != nil || v < int(lowest) || v > int(MaterialConflict) {
		return 0, fmt.Errorf("%s %q is not a class from %d to 4", column, r[column], lowest)
	}
	return Quad(v), nil
}

func (r row) yes(column string) (bool, error) {
	switch r[column] {
	case "yes":
		return true, nil
	case "no":
		return false, nil
	}
	return false, fmt.Errorf("%s %q is neither yes nor no", column, r[column])
}

func (r row) list(column string) []string {
	if r[column] == "" {
		return nil
	}
	return strings.Split(r[column], ";")
}

func (o *Ontology) addType(r row) (err error) {
	t := TypeInfo{Type: Type(r["type"]), Formerly: r.list("formerly"), Note: r["note"]}
	if t.Type == "" || o.ValidType(t.Type) {
		return fmt.Errorf("type %q is empty or stands twice", t.Type)
	}
	if t.Quad, err = r.quad("quad", VerbalCooperation); err != nil {
		return err
	}
	if t.Recipient, err = r.yes("recipient"); err != nil {
		return err
	}
	if t.Intensity, err = r.score("intensity"); err != nil {
		return err
	}
	o.typeAt[t.Type] = len(o.types)
	o.types = append(o.types, t)
	return nil
}

func (o *Ontology) addMode(r row) (err error) {
	m := ModeInfo{Type: Type(r["type"]), Mode: r["mode"], Note: r["note"]}
	if !o.ValidType(m.Type) {
		return fmt.Errorf("unknown type %q", m.Type)
	}
	if m.Mode == "" || o.ValidMode(m.Type, m.Mode) {
		return fmt.Errorf("mode %q of %s is empty or stands twice", m.Mode, m.Type)
	}
	if m.Intensity, err = r.score("intensity"); err != nil {
		return err
	}
	o.modeAt[[2]string{r["type"], m.Mode}] = len(o.modes)
	o.modes = append(o.modes, m)
	return nil
}

func (o *Ontology) addContext(r row) error {
	o.isContext[r["context"]] = true
	o.contexts = append(o.contexts, r["context"])
	return nil
}

func (o *Ontology) addSector(r row) (err error) {
	s := SectorInfo{Code: r["code"], Name: r["name"], CAMEO: r["cameo"], Note: r["note"]}
	if len(s.Code) != 3 || o.ValidSector(s.Code) {
		return fmt.Errorf("sector %q is not three letters or stands twice", s.Code)
	}
	if s.Frequent, err = r.yes("frequent"); err != nil {
		return err
	}
	o.sectorAt[s.Code] = len(o.sectors)
	o.sectors = append(o.sectors, s)
	return nil
}

func (o *Ontology) addRoot(r row) (err error) {
	c := Code{Code: r["code"], Name: r["name"], Scored: true}
	if len(c.Code) != 2 {
		return fmt.Errorf("root %q is not two digits", c.Code)
	}
	if c.Goldstein, err = r.score("goldstein"); err != nil {
		return err
	}
	c.ICEWS = c.Goldstein
	var q quads
	if q.oeda, err = r.quad("quad_oeda", Neutral); err != nil {
		return err
	}
	if q.gdelt, err = r.quad("quad_gdelt", Neutral); err != nil {
		return err
	}
	o.roots[c.Code] = q
	o.codes = append(o.codes, c)
	return nil
}

func (o *Ontology) addCode(r row) (err error) {
	c := Code{Code: r["code"], Name: r["name"], Note: r["note"]}
	if len(c.Code) < 3 || len(c.Code) > 4 || c.Name == "" {
		return fmt.Errorf("code %q is not three or four digits, or has no name", c.Code)
	}
	if _, ok := o.roots[c.Code[:2]]; !ok {
		return fmt.Errorf("code %s has no root", c.Code)
	}
	if r["goldstein"] != "" {
		c.Scored = true
		if c.Goldstein, err = r.score("goldstein"); err != nil {
			return err
		}
	}
	c.ICEWS = c.Goldstein
	if r["icews"] != "" {
		if c.ICEWS, err = r.score("icews"); err != nil {
			return err
		}
	}
	m := Mapping{Type: Type(r["type"]), Mode: r["mode"], Contexts: r.list("contexts")}
	if err := o.check(m); err != nil {
		return err
	}
	o.plover[c.Code] = m
	o.codes = append(o.codes, c)
	return nil
}

// check reports whether PLOVER 2021 knows what a mapping says.
func (o *Ontology) check(m Mapping) error {
	switch {
	case m.Type == "" && (m.Mode != "" || m.Contexts != nil):
		return fmt.Errorf("mode or contexts without a type")
	case m.Type != "" && !o.ValidMode(m.Type, m.Mode):
		return fmt.Errorf("PLOVER has no %s with mode %q", m.Type, m.Mode)
	}
	for _, c := range m.Contexts {
		if !o.ValidContext(c) {
			return fmt.Errorf("unknown context %q", c)
		}
	}
	return nil
}

func (o *Ontology) addReverse(r row) error {
	m := Mapping{Type: Type(r["type"]), Mode: r["mode"]}
	if r["context"] != "" {
		m.Contexts = []string{r["context"]}
	}
	if m.Type == "" {
		return fmt.Errorf("no type")
	}
	if err := o.check(m); err != nil {
		return err
	}
	if _, ok := o.plover[r["code"]]; !ok {
		return fmt.Errorf("unknown code %q", r["code"])
	}
	key := [3]string{r["type"], r["mode"], r["context"]}
	if _, ok := o.cameo[key]; ok {
		return fmt.Errorf("%v stands twice", key)
	}
	o.cameo[key] = r["code"]
	return nil
}
