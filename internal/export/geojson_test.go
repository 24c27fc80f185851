package export

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

func TestGeoJSON(t *testing.T) {
	c, err := geojson.UnmarshalFeatureCollection(written(t, "geojson", all(t)))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Features) != 2 { // the signing and the pact; what has no place is left out
		t.Fatalf("%d features", len(c.Features))
	}
	f := c.Features[0]
	if f.Geometry != (orb.Point{10.166, 36.819}) {
		t.Errorf("%v", f.Geometry)
	}
	p := f.Properties
	if p.MustString("name") != "SUPPORT: Chad, Niger. =lake; the\nwater" || p.MustString("words") != "=Chad and Niger signed \"the\tlake\r\npact\" in Tunis on 4 May" || p.MustString("report_holds") != "CT+" {
		t.Errorf("%v", p)
	}
	if held, ok := p["perspectives"].([]any); !ok || len(held) != 1 || held[0] != "CT+ TCD \u05d0\u05d1\u05d2" {
		t.Errorf("perspectives %v", p["perspectives"])
	}
	if c, err := geojson.UnmarshalFeatureCollection(written(t, "geojson", nil)); err != nil || len(c.Features) != 0 {
		t.Errorf("no readings: %v", err)
	}
}
