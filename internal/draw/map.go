package draw

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Map shows values of states as shades and ties between them as arcs from capital
// to capital. Outlines are those of Natural Earth; contested areas are marked and
// numbered, see [Contested].
type Map struct {
	ID     string // unique on the page; "" is "map"
	Title  string
	Desc   string
	Unit   string // what values count: "occurrences"
	Values []StateValue
	Arcs   []Arc
}

// StateValue is the value of a state. A state of a value that is not positive has
// no shade.
type StateValue struct {
	ISO3  string // ISO 3166-1 alpha-3; XKX for Kosovo. Others are not drawn
	Value float64
	URL   string
	Title string // tooltip; "" is name and value
}

// Arc joins two states.
type Arc struct {
	From, To string // as StateValue.ISO3
	Weight   float64
	Class    Class
	State    State
	URL      string
	Title    string
}

const mapLabels = 14 // states with the highest values that have their code written

// Draw returns the picture. States and arcs that the map does not know are counted
// as omitted.
func (in Map) Draw() Drawing {
	w := theWorld()
	c := newCanvas(in.ID, "map")
	height := mapHeight()
	omitted := 0
	values := map[string]StateValue{}
	var known []StateValue
	for _, v := range in.Values {
		_, hasSeat := w.seats[v.ISO3]
		if !hasSeat && !w.outlined[v.ISO3] || math.IsNaN(v.Value) || math.IsInf(v.Value, 0) {
			omitted++
			continue
		}
		if _, twice := values[v.ISO3]; twice {
			continue
		}
		values[v.ISO3] = v
		known = append(known, v)
	}
	limits := classLimits(known)
	in.drawLand(c, w, values, limits)
	omitted += in.drawArcs(c, w)
	c.drawContested(w)
	in.labelStates(c, w, known)
	bottom := in.mapLegend(c, limits, height+14)
	c.rect("frame", 0.5, 0.5, mapWidth-1, height)
	desc := in.Desc
	if desc == "" {
		desc = fmt.Sprintf("%d states with a value, %d ties. Equal Earth projection; %d contested areas are numbered.", len(known), len(in.Arcs), len(w.contested))
	}
	return c.done(mapWidth, bottom, in.Title, desc, omitted)
}

// drawLand draws outlines, and a disc for each state that is too small for one.
func (in Map) drawLand(c *canvas, w *world, values map[string]StateValue, limits []float64) {
	c.b.WriteString(`<g transform="scale(.1)">` + "\n")
	for _, s := range w.shapes {
		v, ok := values[s.id[:3]]
		class := "land"
		if ok {
			class += shade(v.Value, limits)
		}
		url := ""
		if len(s.id) == 3 { // a part of a state is no second way to its page
			url = v.URL
		}
		c.open("state", url, in.tooltip(w, s.id[:3], v, ok))
		c.path(class, s.path)
		c.close(url)
	}
	c.b.WriteString("</g>\n")
	for _, code := range w.codes {
		s := w.seats[code]
		v, ok := values[code]
		if w.outlined[code] || !s.state && !ok {
			continue
		}
		class := "dot"
		if ok {
			class += shade(v.Value, limits)
		}
		c.open("state", v.URL, in.tooltip(w, code, v, ok))
		c.circle(class, s.x, s.y, 2.2)
		c.close(v.URL)
	}
}

func (in Map) tooltip(w *world, code string, v StateValue, ok bool) string {
	name := code
	if s, has := w.seats[code]; has {
		name = s.name
	}
	switch {
	case v.Title != "":
		return v.Title
	case ok:
		return fmt.Sprintf("%s: %s %s", name, num(v.Value), in.Unit)
	}
	return name
}

// classLimits returns the upper limits of at most four classes of values, so that
// each holds about as many states; fewer where values repeat.
func classLimits(values []StateValue) []float64 {
	var v []float64
	for _, s := range values {
		if s.Value > 0 {
			v = append(v, s.Value)
		}
	}
	if len(v) == 0 {
		return nil
	}
	slices.Sort(v)
	var limits []float64
	for q := 1; q <= 4; q++ {
		limits = append(limits, v[(len(v)*q+3)/4-1])
	}
	return slices.Compact(limits)
}

// shade returns the class of a value: the darkest for the highest.
func shade(v float64, limits []float64) string {
	if !(v > 0) {
		return ""
	}
	for i, limit := range limits {
		if v <= limit {
			return fmt.Sprintf(" m%d", 4-len(limits)+i+1)
		}
	}
	return ""
}

// drawArcs draws ties as arcs that bend to the north, and returns how many have an
// end that is not on the map.
func (in Map) drawArcs(c *canvas, w *world) int {
	omitted := 0
	high := 0.0
	for _, a := range in.Arcs {
		high = max(high, sane(a.Weight))
	}
	for _, a := range in.Arcs {
		if !w.joins(a) {
			omitted++
			continue
		}
		p, q := w.seats[a.From], w.seats[a.To]
		title := a.Title
		if title == "" {
			title = fmt.Sprintf("%s and %s: %s", p.name, q.name, num(sane(a.Weight)))
		}
		if a.State != Affirmed {
			title += " (" + a.State.word() + ")"
		}
		width := 1.2
		if w := sane(a.Weight); w > 0 {
			width += 3 * math.Sqrt(w/high)
		}
		dx, dy := q.x-p.x, q.y-p.y
		mx, my := (p.x+q.x)/2, max(4, (p.y+q.y)/2-0.2*math.Hypot(dx, dy))
		c.open("arc", a.URL, title)
		c.printf(`<path class="edge %s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`, a.Class.valid(), num(width), num(p.x), num(p.y), num(mx), num(my), num(q.x), num(q.y))
		c.circle("full "+string(a.Class.valid()), p.x, p.y, 1.8)
		c.circle("full "+string(a.Class.valid()), q.x, q.y, 1.8)
		if a.State != Affirmed {
			c.mark(a.Class.valid(), a.State, (p.x+q.x)/4+mx/2, (p.y+q.y)/4+my/2, 3.5)
		}
		c.close(a.URL)
	}
	return omitted
}

// joins tells whether an arc has two ends on the map.
func (w *world) joins(a Arc) bool {
	_, from := w.seats[a.From]
	_, to := w.seats[a.To]
	return from && to && a.From != a.To
}

// drawContested marks each contested area with a dashed ring and its number, which
// stands where there is room.
func (c *canvas) drawContested(w *world) {
	const r, size = 4, 9
	for _, a := range w.contested {
		x, y := Project(a.Lat, a.Lon)
		c.open("contest", "", a.Name+", contested: "+a.Note)
		c.circle("contested", x, y, r)
		n := fmt.Sprint(a.Number)
		if px, py, at, ok := c.beside(x, y, r, size, n); ok {
			c.text("halo", px, py, size, at, n)
		}
		c.close("")
	}
}

// beside finds a place for a short text around a disc: eight directions, ever
// farther. False if none is free.
func (c *canvas) beside(x, y, r, size float64, s string) (px, py float64, at anchor, ok bool) {
	for _, far := range []float64{2, 6, 10, 15, 20} {
		d := r + far
		for _, p := range []struct {
			dx, dy float64
			at     anchor
		}{{1, 0, start}, {-1, 0, end}, {0, -1, middle}, {0, 1, middle}, {.7, -.7, start}, {-.7, -.7, end}, {.7, .7, start}, {-.7, .7, end}} {
			px, py = x+p.dx*d, y+p.dy*d+0.3*size+p.dy*0.35*size
			b := textBox(px, py, size, p.at, s)
			if b.X > 2 && b.X+b.W < mapWidth-2 && b.Y > 2 && b.Y+b.H < mapHeight()-2 && free(b, c.labels) {
				return px, py, p.at, true
			}
		}
	}
	return 0, 0, start, false
}

// labelStates writes code and value of the states with the highest values.
func (in Map) labelStates(c *canvas, w *world, known []StateValue) {
	order := slices.Clone(known)
	slices.SortStableFunc(order, func(p, q StateValue) int {
		return cmp.Or(cmp.Compare(q.Value, p.Value), strings.Compare(p.ISO3, q.ISO3))
	})
	for _, v := range order[:min(mapLabels, len(order))] {
		s, ok := w.seats[v.ISO3]
		if !ok || v.Value <= 0 {
			continue
		}
		label := v.ISO3 + " " + num(v.Value)
		if px, py, at, ok := c.beside(s.x, s.y, 2, 11, label); ok {
			c.text("strong halo", px, py, 11, at, label)
		}
	}
}

// mapLegend draws the classes of values, the classes of arcs and the list of
// contested areas, and returns where it ends.
func (in Map) mapLegend(c *canvas, limits []float64, y float64) float64 {
	const size = 11
	x := 6.0
	if len(limits) > 0 {
		c.text("soft", x, y+10, size, start, in.Unit)
		if in.Unit != "" {
			x += textWidth(in.Unit, size) + 12
		}
		low := ""
		for i, limit := range limits {
			words := "up to " + num(limit)
			if low != "" {
				words = "over " + low + " to " + num(limit)
			}
			low = num(limit)
			c.rect(fmt.Sprintf("swatch m%d", 4-len(limits)+i+1), x, y, 14, 12)
			c.text("soft", x+19, y+10, size, start, words)
			x += 19 + textWidth(words, size) + 16
		}
	}
	used := map[string]bool{}
	for _, a := range in.Arcs {
		if !theWorld().joins(a) {
			continue
		}
		used[string(a.Class.valid())] = true
		used[a.State.class()] = true
	}
	for _, k := range []struct{ key, words string }{{"vc", "verbal cooperation"}, {"mc", "material cooperation"}, {"vk", "verbal conflict"}, {"mk", "material conflict"}, {"ag", "agreements"}, {"ne", "other ties"}, {"claimed", "claimed"}, {"denied", "denied"}} {
		if !used[k.key] {
			continue
		}
		w := 26 + textWidth(k.words, size) + 14
		if x+w > mapWidth {
			x, y = 6, y+18
		}
		switch k.key {
		case "claimed":
			c.mark(Neutral, Claimed, x+12, y+6, 4)
		case "denied":
			c.mark(Neutral, Denied, x+12, y+6, 4)
		default:
			c.printf(`<path class="edge %s" stroke-width="2.5" d="M%s %sh20"/>`, k.key, num(x), num(y+6))
		}
		c.text("soft", x+26, y+10, size, start, k.words)
		x += w
	}
	if x > 6 {
		y += 22
	}
	return c.listContested(y)
}

// listContested names the numbered areas in columns.
func (c *canvas) listContested(y float64) float64 {
	const size, row, columns = 10, 15, 4
	areas := theWorld().contested
	c.text("soft", 6, y+10, size, start, "Contested areas, numbered from west to east; outlines are those held in fact and judge no claim:")
	y += row
	rows := (len(areas) + columns - 1) / columns
	for i, a := range areas {
		x := 6 + float64(i/rows)*(mapWidth-6)/columns
		c.text("soft", x, y+float64(i%rows)*row+10, size, start, clip(fmt.Sprintf("%d %s", a.Number, a.Name), mapWidth/columns-12, size))
	}
	return y + float64(rows)*row + 8
}
