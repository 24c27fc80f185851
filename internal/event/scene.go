package event

import (
	"strings"

	"chancery"
)

// scene is the one country whose places a sentence names.
type scene struct {
	country  string
	sentence int
}

// settle gives unnamed people to whom violence, arrests and protests are done a
// country where their own phrase and the place of the event gave none: that of
// the one country the sentence names, else that of the scene the sentence before
// it set. Whom the text as a whole gave a country goes by the place of the event
// instead. Those who act keep what they have: a gunman may come from anywhere.
func (p *pass) settle(d *draft) {
	p.visitor(d)
	if d.typ != "ASSAULT" && d.typ != "COERCE" && d.typ != "PROTEST" {
		return
	}
	here := p.placeCountry(d)
	for _, id := range d.rec {
		a := p.actors.Actor(id)
		if a == nil || a.Org != "" || !p.unnamed(id) {
			continue
		}
		country, why := "", ""
		switch {
		case a.Country == "":
			country, why = p.around(d.actor), "country of the scene"
		case here != "" && here != a.Country && strings.Contains(a.Reason, "country by context") && p.onlyHere(id):
			country, why = here, "country of the event"
		}
		if country != "" {
			a.Country = country
			a.Reason = strings.TrimPrefix(a.Reason+"; "+why, "; ")
		}
	}
}

// around returns the country the sentence plays in, "" if it names several.
// States that only act or suffer in it count where the other side has none.
func (p *pass) around(other []chancery.ActorID) string {
	places := p.placesNamed()
	switch {
	case len(places) == 1:
		return places[0]
	case len(places) > 1:
		return ""
	}
	if len(p.countries(other, nil)) > 0 {
		return ""
	}
	var named []string
	for _, m := range p.actors.Mentions {
		if m.Sentence == p.si {
			named = joinWords(named, p.countries(m.Actors, nil))
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	if len(named) == 0 && p.scene.country != "" && p.si-p.scene.sentence == 1 {
		return p.scene.country
	}
	return ""
}

// placesNamed returns the countries of the places of the sentence.
func (p *pass) placesNamed() []string {
	var out []string
	for i := range p.places.Mentions {
		m := &p.places.Mentions[i]
		if m.Sentence != p.si || m.InName {
			continue
		}
		if country, _, _ := p.countryAt(m.First); country != "" {
			out = joinWords(out, []string{country})
		}
	}
	return out
}

// remember keeps the scene of the sentence for the next one.
func (p *pass) remember() {
	switch places := p.placesNamed(); len(places) {
	case 0:
	case 1:
		p.scene = scene{places[0], p.si}
	default:
		p.scene = scene{}
	}
}

// unnamed reports whether the text never names the actor.
func (p *pass) unnamed(id chancery.ActorID) bool {
	a := p.actors.Actor(id)
	switch a.Kind {
	case chancery.Group, chancery.People, chancery.Person, chancery.Organ:
	default:
		return false
	}
	for i := range p.actors.Mentions {
		if m := &p.actors.Mentions[i]; m.Form == chancery.ByName && has(m.Actors, id) {
			return false
		}
	}
	return true
}

// onlyHere reports whether no other sentence mentions the actor.
func (p *pass) onlyHere(id chancery.ActorID) bool {
	for i := range p.actors.Mentions {
		if m := &p.actors.Mentions[i]; m.Sentence != p.si && has(m.Actors, id) {
			return false
		}
	}
	return true
}

// visitor mends the country of a person who got that of the report's main state
// and is told to visit that state: who travels to a state or its capital comes
// from the other state of the report.
func (p *pass) visitor(d *draft) {
	if d.mode != "visit" {
		return
	}
	for _, id := range d.actor {
		a := p.actors.Actor(id)
		if a == nil || a.Kind != chancery.Person || a.Country == "" || !strings.Contains(a.Reason, "country by context") {
			continue
		}
		for _, host := range d.rec {
			if b := p.actors.Actor(host); b != nil && b.Kind == chancery.State && b.Country == a.Country && p.mentioned(host) {
				a.Country = p.otherState(a.Country)
				a.Reason += "; a visitor from abroad"
				break
			}
		}
	}
}

// mentioned reports whether the sentence mentions the actor by name.
func (p *pass) mentioned(id chancery.ActorID) bool {
	for i := range p.actors.Mentions {
		if m := &p.actors.Mentions[i]; m.Sentence == p.si && m.Form == chancery.ByName && has(m.Actors, id) {
			return true
		}
	}
	return false
}

// otherState returns the state named most in the report but for one, "" where
// none is named twice.
func (p *pass) otherState(but string) string {
	count := map[string]int{}
	best := ""
	for i := range p.actors.Mentions {
		m := &p.actors.Mentions[i]
		if m.Form != chancery.ByName {
			continue
		}
		for _, id := range m.Actors {
			a := p.actors.Actor(id)
			if a == nil || a.Kind != chancery.State || a.Country == but {
				continue
			}
			if count[a.Country]++; count[a.Country] > 1 && count[a.Country] > count[best] {
				best = a.Country
			}
		}
	}
	return best
}
