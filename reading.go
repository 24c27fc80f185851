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
const Version = "0.3.1"

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

// Normal returns the reading with every absent list made empty, so that it
// serialises as [] and not as null.
func (r Reading) Normal() Reading {
	r.Actors = some(r.Actors)
	for i := range r.Actors {
		a := &r.Actors[i]
		a.Sectors, a.Roles = some(a.Sectors), some(a.Roles)
		a.Descriptions, a.Mentions = some(a.Descriptions), some(a.Mentions)
	}
	r.Places = some(r.Places)
	for i := range r.Places {
		r.Places[i].Mentions = some(r.Places[i].Mentions)
	}
	r.Events = some(r.Events)
	for i := range r.Events {
		e := &r.Events[i]
		e.Contexts, e.Actors, e.Recipients = some(e.Contexts), some(e.Actors), some(e.Recipients)
		e.Others, e.Perspectives = some(e.Others), some(e.Perspectives)
	}
	r.Agreements = some(r.Agreements)
	for i := range r.Agreements {
		g := &r.Agreements[i]
		g.Parties, g.Signatories, g.Facilitators = some(g.Parties), some(g.Signatories), some(g.Facilitators)
		g.Fields, g.SignedWith = some(g.Fields), some(g.SignedWith)
		g.Mentions, g.Perspectives = some(g.Mentions), some(g.Perspectives)
	}
	r.Attributions = some(r.Attributions)
	for i := range r.Attributions {
		q := &r.Attributions[i]
		q.Content, q.Statements = some(q.Content), some(q.Statements)
	}
	r.Questions = some(r.Questions)
	for i := range r.Questions {
		r.Questions[i].About = some(r.Questions[i].About)
	}
	return r
}

func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
