package draw

import "math"

const (
	mapWidth = 960
	mapNorth = 84  // degrees: beyond it there is sea only
	mapSouth = -57 // Antarctica is left out
)

// Project returns where a point of the Earth (degrees WGS 84) stands on the map,
// in pixels of a map 960 wide. Method: the Equal Earth projection (Šavrič,
// Patterson and Jenny 2019), which keeps areas.
func Project(lat, lon float64) (x, y float64) {
	ex, ey := equalEarth(lat, lon)
	full, _ := equalEarth(0, 180)
	_, top := equalEarth(mapNorth, 0)
	scale := mapWidth / (2 * full)
	return mapWidth/2 + ex*scale, (top - ey) * scale
}

// mapHeight returns the height of a map 960 wide.
func mapHeight() float64 {
	_, y := Project(mapSouth, 0)
	return y
}

func equalEarth(lat, lon float64) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	root := math.Sqrt(3)
	t := math.Asin(root / 2 * math.Sin(lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = 2 * root * (lon * math.Pi / 180) * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	y = t * (a1 + a2*t2 + a3*t6 + a4*t6*t2)
	return x, y
}
