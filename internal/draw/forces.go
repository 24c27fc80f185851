package draw

import (
	"math"
)

// arrange places nodes within the view box: what is tied attracts, everything
// repels (Fruchterman and Reingold 1991), then discs are pushed apart until none
// overlap. There is no chance in it: nodes begin on a spiral, in order of their id,
// and the number of steps is fixed. Nodes without a tie stand in rows below; the
// height that all take is returned.
func arrange(nodes []netNode, edges []netEdge, width, height float64) float64 {
	tied := make([]bool, len(nodes))
	for _, e := range edges {
		tied[e.from], tied[e.to] = true, true
	}
	var moving []netNode
	at := make([]int, len(nodes))
	for i, n := range nodes {
		at[i] = len(moving)
		if tied[i] {
			moving = append(moving, n)
		}
	}
	if len(moving) == 0 {
		return shelve(nodes, tied, width, 0)
	}
	inside := make([]netEdge, len(edges))
	for i, e := range edges {
		e.from, e.to = at[e.from], at[e.to]
		inside[i] = e
	}
	simulate(moving, inside, width, height)
	for i := range nodes {
		if tied[i] {
			nodes[i].point = moving[at[i]].point
		}
	}
	return shelve(nodes, tied, width, height)
}

// shelve puts nodes without a tie into rows that begin at y, and returns where
// they end.
func shelve(nodes []netNode, tied []bool, width, y float64) float64 {
	const cell = 2*nodeMax + 6
	x := 0.0
	for i := range nodes {
		if tied[i] {
			continue
		}
		if x == 0 || x+cell > width {
			x, y = 0, y+cell
		}
		nodes[i].point = point{x + cell/2, y - cell/2}
		x += cell
	}
	return y
}

// simulate places nodes of which each has a tie.
func simulate(nodes []netNode, edges []netEdge, width, height float64) {
	n := len(nodes)
	inner := point{width - 2*netMargin, height - 2*netMargin}
	k := math.Sqrt(inner.x * inner.y / float64(n)) // the distance that a tie settles at, about
	const golden = 2.399963229728653               // radians: no two nodes on a line
	for i := range nodes {
		r := k * 0.6 * math.Sqrt(float64(i)+0.5)
		nodes[i].point = point{r * math.Cos(golden*float64(i)), r * math.Sin(golden*float64(i))}
	}
	high := 0.0
	for _, e := range edges {
		high = max(high, e.Weight)
	}
	const steps = 300
	push, at := make([]point, n), make([]point, n)
	for step := range steps {
		clear(push)
		for i, p := range nodes {
			at[i] = p.point // close together in memory
		}
		for i := range n {
			for j := i + 1; j < n; j++ {
				dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
				d2 := max(dx*dx+dy*dy, 0.01)
				f := k * k / d2
				push[i].x += dx * f
				push[i].y += dy * f
				push[j].x -= dx * f
				push[j].y -= dy * f
			}
			// Towards the middle, so that groups without a tie between them stay together.
			push[i].x -= nodes[i].x * 0.6
			push[i].y -= nodes[i].y * 0.6 * width / height
		}
		for _, e := range edges {
			dx, dy := nodes[e.to].x-nodes[e.from].x, nodes[e.to].y-nodes[e.from].y
			f := math.Hypot(dx, dy) / k * pull(e, high)
			push[e.from].x += dx * f
			push[e.from].y += dy * f
			push[e.to].x -= dx * f
			push[e.to].y -= dy * f
		}
		heat := k * (1 - float64(step)/steps) * 0.5
		for i := range nodes {
			d := math.Hypot(push[i].x, push[i].y)
			if d > 0 {
				m := min(d, heat) / d
				nodes[i].x += push[i].x * m
				nodes[i].y += push[i].y * m
			}
		}
	}
	spread(nodes, inner)
	separate(nodes, width, height)
}

// pull is how strongly a tie draws its ends together: conflict far less than
// cooperation, heavy ties more than light ones.
func pull(e netEdge, high float64) float64 {
	f := 0.5
	if high > 0 {
		f += math.Sqrt(max(0, e.Weight) / high)
	}
	switch {
	case e.Class == VerbalConflict || e.Class == MaterialConflict:
		f *= 0.15
	case e.State == Denied:
		f *= 0.1
	}
	return f
}

// spread scales what was computed to fill the inner box, either way by itself.
func spread(nodes []netNode, inner point) {
	low, high := nodes[0].point, nodes[0].point
	for _, n := range nodes {
		low = point{min(low.x, n.x), min(low.y, n.y)}
		high = point{max(high.x, n.x), max(high.y, n.y)}
	}
	scale := func(v, low, high, size float64) float64 {
		if high-low < 1e-9 {
			return netMargin + size/2
		}
		return netMargin + (v-low)/(high-low)*size
	}
	for i := range nodes {
		nodes[i].x = scale(nodes[i].x, low.x, high.x, inner.x)
		nodes[i].y = scale(nodes[i].y, low.y, high.y, inner.y)
	}
}

// separate pushes discs apart that overlap, and keeps all within the view box.
func separate(nodes []netNode, width, height float64) {
	const gap = 4
	for range 200 {
		moved := false
		for i := range nodes {
			for j := i + 1; j < len(nodes); j++ {
				p, q := &nodes[i], &nodes[j]
				dx, dy := q.x-p.x, q.y-p.y
				want := p.r + q.r + gap
				if dx*dx+dy*dy >= want*want {
					continue
				}
				d := math.Sqrt(dx*dx + dy*dy)
				if d < 1e-6 { // one on the other: part them in a direction of their own
					dx, dy, d = math.Cos(float64(i+j)), math.Sin(float64(i+j)), 1
				}
				m := (want - d) / 2 / d
				if d == 1 {
					m = want / 2
				}
				p.x, p.y = p.x-dx*m, p.y-dy*m
				q.x, q.y = q.x+dx*m, q.y+dy*m
				moved = true
			}
		}
		for i := range nodes {
			n := &nodes[i]
			n.x = min(max(n.x, n.r+2), width-n.r-2)
			n.y = min(max(n.y, n.r+2), height-n.r-2)
		}
		if !moved {
			return
		}
	}
}
