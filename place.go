package chancery

// PlaceID names a place within one Reading ("p1").
type PlaceID string

// Place is a location that the report names.
type Place struct {
	ID       PlaceID `json:"id"`
	Name     string  `json:"name"`
	Kind     string  `json:"kind"`     // city, capital, country, region, sea, site
	Country  string  `json:"country"`  // ISO 3166-1 alpha-3; "" for none
	GeoNames int     `json:"geonames"` // GeoNames id, 0 for none
	Lat      float64 `json:"lat"`      // degrees WGS 84
	Lon      float64 `json:"lon"`      // degrees WGS 84
	Mentions []Span  `json:"mentions"`
}

// Time is when something happens, as the text says it and resolved.
type Time struct {
	Value Date   `json:"value"` // EDTF; "" if it cannot be resolved
	Text  string `json:"text"`
	Span  Span   `json:"span"`
}
