package draw

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Network shows states as nodes and what stands between them as edges, each kind
// with its own colour and stroke. What ties states together draws them near to each
// other. The places are computed, always the same for the same values.
type Network struct {
	ID     string // unique on the page; "" is "network"
	Title  string
	Desc   string
	Width  float64 // 0 is 960
	Height float64 // 0 is chosen by the number of nodes
	Nodes  []Node
	Edges  []Edge
	Kinds  []Kind // the legend: a name for each class of edges
	Blocs  bool   // compute blocs, see [Blocs], and write their letter into the nodes
}

// Node is a state or an organisation. Ids are unique; the second of two is left out.
type Node struct {
	ID     string
	Label  string // short: a code; "" is the id
	Title  string // tooltip: the name
	URL    string
	Weight float64 // the area of the node grows with it
}

// Edge is one kind of tie between two nodes. Edges whose ends are not nodes are
// left out.
type Edge struct {
	From, To string
	Class    Class
	Weight   float64
	Label    string // a few words, "3 agreements"; shown if there is room
	Title    string
	URL      string
	State    State
	Directed bool // from one to the other, with an arrow
}

// Kind names a class of edges.
type Kind struct {
	Class Class
	Name  string
}

const (
	nodeText  = 10.5
	nodeMin   = 15.0
	nodeMax   = 24.0
	edgeText  = 10.0
	netMargin = 30.0
)

type point struct{ x, y float64 }

// netNode is a node with its place.
type netNode struct {
	Node
	point
	r    float64
	bloc string // letter
	refs []string
}

type netEdge struct {
	Edge
	from, to int
	bend     float64 // how far the middle lies from the straight line, in pixels
}

// Draw returns the picture, empty without nodes.
func (in Network) Draw() Drawing {
	nodes, edges, omitted := in.clean()
	if len(nodes) == 0 {
		return Drawing{}
	}
	width, height := in.Width, in.Height
	if width <= 0 {
		width = defaultWidth
	}
	if height <= 0 {
		height = min(max(260, 110*math.Sqrt(float64(len(nodes)))), 1100)
	}
	blocs := ""
	if in.Blocs {
		blocs = letterBlocs(nodes, in.Edges)
	}
	height = arrange(nodes, edges, width, height)
	avoid(nodes, edges)

	c := newCanvas(in.ID, "network")
	var discs []Box
	for _, n := range nodes {
		discs = append(discs, Box{X: n.x - n.r, Y: n.y - n.r, W: 2 * n.r, H: 2 * n.r})
	}
	for i := range edges {
		edge := fmt.Sprintf("%s-e%d", c.id, i)
		from, to := &nodes[edges[i].from], &nodes[edges[i].to]
		from.refs = append(from.refs, edge, c.id+"-n-"+to.ID)
		to.refs = append(to.refs, edge, c.id+"-n-"+from.ID)
	}
	order := make([]int, len(edges)) // light edges below heavy ones, labels of heavy ones first
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(p, q int) int { return cmp.Compare(edges[q].Weight, edges[p].Weight) })
	labels := placeEdgeLabels(nodes, edges, order, discs, width, height)
	slices.Reverse(order)
	high := 0.0
	for _, e := range edges {
		high = max(high, e.Weight)
	}
	for _, i := range order {
		c.drawEdge(nodes, edges[i], i, high, labels[i])
	}
	for i := range nodes {
		c.drawNode(&nodes[i])
	}
	bottom := in.legend(c, width, height+6)
	desc := in.Desc
	if desc == "" {
		desc = fmt.Sprintf("%d nodes and %d ties.", len(nodes), len(edges))
		if blocs != "" {
			desc += " Blocs, computed from what ties (Louvain): " + blocs + "."
		}
	}
	return c.done(width, bottom, in.Title, desc, omitted)
}

// clean sorts nodes by id, finds the ends of edges and bends those that join the
// same two nodes apart.
func (in Network) clean() (nodes []netNode, edges []netEdge, omitted int) {
	high := 0.0
	for _, n := range in.Nodes {
		high = max(high, sane(n.Weight))
	}
	for _, n := range in.Nodes {
		n.Weight = sane(n.Weight)
		if n.Label == "" {
			n.Label = n.ID
		}
		r := nodeMin
		if high > 0 && n.Weight > 0 {
			r += (nodeMax - nodeMin) * math.Sqrt(n.Weight/high)
		}
		n.Label = clip(n.Label, 2*nodeMax-4, nodeText)
		nodes = append(nodes, netNode{Node: n, r: max(r, textWidth(n.Label, nodeText)/2+2)})
	}
	slices.SortStableFunc(nodes, func(p, q netNode) int { return strings.Compare(p.ID, q.ID) })
	before := len(nodes)
	nodes = slices.CompactFunc(nodes, func(p, q netNode) bool { return p.ID == q.ID })
	omitted = before - len(nodes)
	at := make(map[string]int, len(nodes))
	for i, n := range nodes {
		at[n.ID] = i
	}
	between := map[[2]int]int{}
	for _, e := range in.Edges {
		from, okF := at[e.From]
		to, okT := at[e.To]
		if !okF || !okT || from == to {
			omitted++
			continue
		}
		e.Weight = sane(e.Weight)
		pair := [2]int{min(from, to), max(from, to)}
		k := between[pair]
		between[pair]++
		bend := 22 * float64((k+1)/2)
		if k%2 == 1 {
			bend = -bend
		}
		if from > to {
			bend = -bend // seen from the other end
		}
		edges = append(edges, netEdge{Edge: e, from: from, to: to, bend: bend})
	}
	return nodes, edges, omitted
}

// control returns the middle of the Bézier curve's control polygon.
func (e netEdge) control(nodes []netNode) point {
	p, q := nodes[e.from], nodes[e.to]
	dx, dy := q.x-p.x, q.y-p.y
	d := math.Hypot(dx, dy)
	if d == 0 {
		return p.point
	}
	// The curve passes half-way between its chord and its control point.
	return point{(p.x+q.x)/2 - dy/d*2*e.bend, (p.y+q.y)/2 + dx/d*2*e.bend}
}

// avoid bends edges that run behind a disc that is none of their ends, to the side
// and as far as it takes, if at most 90 pixels do.
func avoid(nodes []netNode, edges []netEdge) {
	hit := func(e netEdge) bool {
		for t := 0.08; t < 0.93; t += 0.06 {
			p := e.along(nodes, t)
			for i := range nodes {
				n := &nodes[i]
				dx, dy, r := p.x-n.x, p.y-n.y, n.r+3
				if dx*dx+dy*dy < r*r && i != e.from && i != e.to {
					return true
				}
			}
		}
		return false
	}
	for i := range edges {
		if !hit(edges[i]) {
			continue
		}
		for _, more := range []float64{18, -18, 36, -36, 60, -60, 90, -90} {
			e := edges[i]
			e.bend += more
			if !hit(e) {
				edges[i] = e
				break
			}
		}
	}
}

// along returns a point of the curve, t from 0 to 1.
func (e netEdge) along(nodes []netNode, t float64) point {
	p, m, q := nodes[e.from], e.control(nodes), nodes[e.to]
	u := 1 - t
	return point{u*u*p.x + 2*u*t*m.x + t*t*q.x, u*u*p.y + 2*u*t*m.y + t*t*q.y}
}

// placeEdgeLabels returns the place of the label of each edge, nil where there is
// no room.
func placeEdgeLabels(nodes []netNode, edges []netEdge, order []int, discs []Box, width, height float64) []*Box {
	labels := make([]*Box, len(edges))
	taken := slices.Clone(discs)
	for _, i := range order {
		e := edges[i]
		if e.State != Affirmed {
			m := e.along(nodes, 0.5)
			taken = append(taken, Box{X: m.x - 7, Y: m.y - 7, W: 14, H: 14})
		}
	}
	for _, i := range order {
		e := edges[i]
		label := clip(e.Label, 120, edgeText)
		if label == "" {
			continue
		}
		for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7} {
			m := e.along(nodes, t)
			b := textBox(m.x, m.y+3.5, edgeText, middle, label)
			if b.X > 1 && b.X+b.W < width-1 && b.Y > 1 && b.Y+b.H < height-1 && free(b, taken) {
				labels[i] = &b
				taken = append(taken, b)
				break
			}
		}
	}
	return labels
}

func (c *canvas) drawEdge(nodes []netNode, e netEdge, i int, high float64, label *Box) {
	from, to := nodes[e.from], nodes[e.to]
	title := e.Title
	if title == "" {
		title = strings.Trim(fmt.Sprintf("%s, %s: %s", from.ID, to.ID, e.Label), ": ")
	}
	if e.State != Affirmed {
		title += " (" + e.State.word() + ")"
	}
	c.openRef("touch tie", e.URL, title, fmt.Sprintf("%s-e%d", c.id, i), []string{c.id + "-n-" + e.From, c.id + "-n-" + e.To})
	width := 1.2
	if high > 0 && e.Weight > 0 {
		width += 3.3 * math.Sqrt(e.Weight/high)
	}
	class, m := string(e.Class.valid()), e.control(nodes)
	c.printf(`<path class="edge %s" stroke-width="%s" d="M%s %sQ%s %s %s %s"/>`+"\n", class, num(width), num(from.x), num(from.y), num(m.x), num(m.y), num(to.x), num(to.y))
	if e.Directed {
		// The arrow's tip touches the disc, in the direction of the curve there.
		dx, dy := to.x-m.x, to.y-m.y
		if d := math.Hypot(dx, dy); d > 0 {
			dx, dy = dx/d, dy/d
			tip := point{to.x - dx*(to.r+1), to.y - dy*(to.r+1)}
			back := point{tip.x - dx*8, tip.y - dy*8}
			c.path("full "+class, fmt.Sprintf("M%s %sL%s %sL%s %sz", num(tip.x), num(tip.y), num(back.x-dy*4), num(back.y+dx*4), num(back.x+dy*4), num(back.y-dx*4)))
		}
	}
	if e.State != Affirmed {
		mid := e.along(nodes, 0.5)
		c.mark(e.Class.valid(), e.State, mid.x, mid.y, 4)
	}
	if label != nil {
		c.text("halo", label.X+label.W/2, label.Y+0.8*edgeText, edgeText, middle, label.Text)
	}
	c.close(e.URL)
}

func (c *canvas) drawNode(n *netNode) {
	title := n.Title
	if title == "" {
		title = n.Label
	}
	if n.bloc != "" {
		title += ", bloc " + n.bloc
	}
	c.openRef("touch", n.URL, title, c.id+"-n-"+n.ID, n.refs)
	class := "node"
	if n.bloc != "" {
		class += fmt.Sprintf(" b%d", (n.bloc[0]-'A')%6+1)
	}
	c.circle(class, n.x, n.y, n.r)
	if n.bloc == "" {
		c.text("strong", n.x, n.y+3.7, nodeText, middle, n.Label)
	} else {
		c.text("strong", n.x, n.y+1.2, nodeText, middle, n.Label)
		c.text("soft", n.x, n.y+11, 8.5, middle, n.bloc)
	}
	c.close(n.URL)
}

// openRef is open with the ids by which pages light a node with its ties.
func (c *canvas) openRef(class, url, title, own string, refs []string) {
	tag := "g"
	if url != "" {
		c.links = true
		tag = `a href="` + esc(url) + `"`
	}
	slices.Sort(refs)
	c.printf(`<%s class="%s" data-statement="%s" data-ref="%s"><title>%s</title>`, tag, class, esc(own), esc(strings.Join(slices.Compact(refs), " ")), esc(title))
}

// legend draws a sample of each kind of edge.
func (in Network) legend(c *canvas, width, y float64) float64 {
	const size, row = 11, 18
	x := 6.0
	var states [3]bool
	for _, e := range in.Edges {
		states[min(e.State, Denied)] = true
	}
	step := func(words string) {
		c.text("soft", x+28, y+10, size, start, words)
		x += 28 + textWidth(words, size) + 16
	}
	for _, k := range in.Kinds {
		name := clip(k.Name, width-40, size)
		if x > 6 && x+28+textWidth(name, size) > width {
			x, y = 6, y+row
		}
		c.printf(`<path class="edge %s" stroke-width="3" d="M%s %sh22"/>`+"\n", k.Class.valid(), num(x), num(y+6))
		step(name)
	}
	for _, s := range []State{Claimed, Denied} {
		if !states[s] {
			continue
		}
		if x > 6 && x+28+textWidth(s.word(), size) > width {
			x, y = 6, y+row
		}
		c.mark(Neutral, s, x+14, y+6, 4)
		step(s.word())
	}
	return y + row
}
