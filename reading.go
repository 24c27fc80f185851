package chancery

// Schema is the name and version of the JSON form of a Reading.
const Schema = "chancery.reading/1"

// Reading is all that one version of the reader found in one report. It is the
// unit of work of the ledger. Ids are local to it.
type Reading struct {
	Schema       string        `json:"schema"`
	Engine       Engine        `json:"engine"`
	Report       Report        `json:"report"`
	Actors       []Actor       `json:"actors"`
	Places       []Place       `json:"places"`
	Events       []Event       `json:"events"`
	Agreements   []Agreement   `json:"agreements"`
	Attributions []Attribution `json:"attributions"`
	Questions    []Question    `json:"questions"`
}

// Engine says what made a reading.
type Engine struct {
	Version string `json:"version"`
	Model   string `json:"model"`
}

// Version is the version of the reading engine. It changes whenever the same
// text may be read differently.
const Version = "0.1.0"

// Actor returns the actor with the given id, nil if there is none.
func (r *Reading) Actor(id ActorID) *Actor {
	for i := range r.Actors {
		if r.Actors[i].ID == id {
			return &r.Actors[i]
		}
	}
	return nil
}

// Place returns the place with the given id, nil if there is none.
func (r *Reading) Place(id PlaceID) *Place {
	for i := range r.Places {
		if r.Places[i].ID == id {
			return &r.Places[i]
		}
	}
	return nil
}
