package actor

import (
	"strconv"

	"chancery"
	"chancery/internal/gazetteer"
)

// State returns the state with the given ISO 3166-1 alpha-3 code as an actor of
// the text. If the text has none, it is added, with at as its only mention: what
// is done in or to a place of a state is done to that state. "" for a code that
// is no state.
func (f *Finding) State(country string, at chancery.Span) chancery.ActorID {
	for i := range f.Actors {
		if a := &f.Actors[i]; a.Country == country && a.Kind == chancery.State {
			return a.ID
		}
	}
	e := gazetteer.Default().State(country)
	if e == nil {
		return ""
	}
	id := chancery.ActorID("a" + strconv.Itoa(len(f.Actors)+1))
	if f.index == nil {
		f.index = map[chancery.ActorID]int{}
	}
	f.index[id] = len(f.Actors)
	f.Actors = append(f.Actors, chancery.Actor{ID: id, Name: e.Name, Kind: chancery.State, Country: country,
		IDs: chancery.ForeignIDs{Wikidata: e.Wikidata, COW: e.COW}, Reason: "state of the place",
		Mentions: []chancery.MentionSpan{{Span: at, Form: chancery.ByNominal}}})
	return id
}
