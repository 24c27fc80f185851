package place

import (
	"math"

	"chancery"
	"chancery/internal/gazetteer"
)

// settle chooses what a name means. ok is false if it is no place after all.
func (f *finder) settle(n *naming) (p chancery.Place, ok bool) {
	if n.sea != nil && len(n.states) == 0 {
		return chancery.Place{Name: n.sea.name, Kind: "sea", Lat: n.sea.lat, Lon: n.sea.lon}, true
	}
	town, points := f.bestTown(n)
	if len(n.states) > 0 {
		// "Lebanon, Pennsylvania": a town if the country behind it says so.
		if n.within != "" && town != nil && town.Country == n.within && !hasState(n.states, n.within) {
			return townPlace(town), true
		}
		e := f.bestState(n.states)
		if e.Country == "GEO" && f.americanGeorgia(n) {
			return chancery.Place{Name: "Georgia", Kind: "region", Country: "USA", GeoNames: 4197000, Lat: 32.6, Lon: -83.4}, true
		}
		return f.statePlace(e), true
	}
	if len(n.regions) > 0 && (town == nil || n.within != "" && town.Country != n.within || n.within == "" && f.regionRather(n, town, points)) {
		r := n.regions[0]
		for _, o := range n.regions[1:] {
			if f.context[o.country] > f.context[r.country] {
				r = o
			}
		}
		p := chancery.Place{Name: r.name, Kind: "region", Country: r.country, GeoNames: r.geonames, Lat: r.lat, Lon: r.lon}
		for _, t := range f.gaz.Towns(r.name) { // a province of the name of its town
			if p.Lat == 0 && p.Lon == 0 && t.Country == r.country {
				p.Lat, p.Lon = t.Lat, t.Lon
			}
		}
		return p, true
	}
	if town == nil {
		return p, false
	}
	return townPlace(town), true
}

// regionRather reports whether a name that a region and a town share means the region.
func (f *finder) regionRather(n *naming, town *gazetteer.Town, points float64) bool {
	if town.Class == 'C' || town.Population >= 1_000_000 {
		own := 0
		for _, r := range n.regions {
			own = max(own, f.context[r.country])
		}
		return own > f.context[town.Country]+1
	}
	for _, r := range n.regions {
		if r.country == town.Country && r.lat == 0 && r.lon == 0 && town.Population > 0 {
			return true // "Kherson": the gazetteer lists it as a contested region
		}
	}
	return points < 8.5
}

// bestTown returns the likeliest town of a name and its points: the decimal
// logarithm of its inhabitants (0 to 7), and for its rank and for its country
// being spoken of as much as some powers of ten.
func (f *finder) bestTown(n *naming) (best *gazetteer.Town, points float64) {
	for i := range n.towns {
		t := &n.towns[i]
		v := math.Log10(float64(t.Population) + 10)
		switch t.Class {
		case 'C':
			v += 2.5
		case 'A':
			v++
		}
		if n.within != "" {
			if t.Country == n.within {
				v += 6
			} else {
				v -= 3
			}
		} else if k := f.context[t.Country]; k > 0 {
			near := math.Min(1.5, 0.6+0.3*float64(k))
			if t.Country == "USA" && t.Population < 100_000 {
				near *= 0.3 // a report names the state of such a town
			}
			v += near
		}
		if best == nil || v > points || v == points && t.GeoNames < best.GeoNames {
			best, points = t, v
		}
	}
	return best, points
}

func townPlace(t *gazetteer.Town) chancery.Place {
	kind := "city"
	if t.Class == 'C' {
		kind = "capital"
	}
	return chancery.Place{Name: t.Name, Kind: kind, Country: t.Country, GeoNames: t.GeoNames, Lat: t.Lat, Lon: t.Lon}
}

func hasState(list []*gazetteer.Entry, iso3 string) bool {
	for _, e := range list {
		if e.Country == iso3 {
			return true
		}
	}
	return false
}

// bestState returns the state the text speaks of most; of equals the first, which
// is the tables' own choice ("Korea", "Congo").
func (f *finder) bestState(list []*gazetteer.Entry) *gazetteer.Entry {
	best := list[0]
	for _, e := range list[1:] {
		if f.context[e.Country] > f.context[best.Country] {
			best = e
		}
	}
	return best
}

// statePlace returns a state as a place; its point is that of its capital.
func (f *finder) statePlace(e *gazetteer.Entry) chancery.Place {
	p := chancery.Place{Name: e.Name, Kind: "country", Country: e.Country, GeoNames: f.gaz.GeoNames(e.Country)}
	best := -1
	for _, t := range f.gaz.Towns(e.Capital) {
		rank := t.Population
		if t.Class == 'C' {
			rank += 1 << 30
		}
		if t.Country == e.Country && rank > best {
			best, p.Lat, p.Lon = rank, t.Lat, t.Lon
		}
	}
	return p
}

// americanGeorgia reports whether "Georgia" is the state of the United States: a
// town of that country stands before it, or the text knows nothing else of the
// Caucasus and speaks of towns there.
func (f *finder) americanGeorgia(n *naming) bool {
	caucasus, american := 0, 0
	for i := range f.found {
		o := &f.found[i]
		if o.Sentence == n.Sentence && o.Last+2 == n.First && len(o.towns) > 0 && f.doc.Sentences[n.Sentence].Tokens[o.Last+1].Form == "," {
			here := false
			for _, t := range o.towns {
				here = here || t.Country == "GEO"
			}
			if !here {
				return true
			}
		}
		if o == n || len(o.towns) == 0 || len(o.states) > 0 {
			continue
		}
		if t, _ := f.bestTown(o); t != nil && o.sure {
			switch {
			case t.Country == "GEO":
				caucasus++
			case t.GeoNames == 4180439: // Atlanta
				american++
			}
		}
	}
	return american > 0 && caucasus == 0 && f.context["GEO"] <= american
}
