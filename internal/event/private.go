package event

import (
	"chancery"
	"chancery/internal/clause"
)

// private reports whether nothing is known of the parties that would make the act
// political: persons alone, or victims of nobody.
func (p *pass) private(d *draft) bool {
	alone := len(d.actor)+len(d.rec) > 0 // only persons, companies and groups of nowhere
	for _, ids := range [2][]chancery.ActorID{d.actor, d.rec} {
		for _, id := range ids {
			a := p.actors.Actor(id)
			if a == nil {
				continue
			}
			switch a.Kind {
			case chancery.Person:
				alone = alone && a.Country == "" && a.Org == "" && !inPolitics(a)
			case chancery.Company, chancery.Outlet:
			case chancery.Group, chancery.People:
				alone = alone && a.Country == "" && a.Org == "" && !inPolitics(a)
			default:
				alone = false
			}
		}
	}
	if d.mode == "resign" {
		return alone && len(d.actor) > 0
	}
	if alone && d.typ != "ASSAULT" && d.typ != "COERCE" && d.typ != "PROTEST" && d.mode != "convict" {
		return true
	}
	if d.typ == "ASSAULT" && (!mishaps[p.lemma[d.tok]] || p.inAttack(d)) {
		return false // nobody is stabbed by accident
	}
	if d.typ != "ASSAULT" && d.typ != "PROTEST" || d.typ == "ASSAULT" && len(d.actor) > 0 {
		return false
	}
	for _, ids := range [2][]chancery.ActorID{d.actor, d.rec} {
		for _, id := range ids {
			if a := p.actors.Actor(id); a != nil && (a.Country != "" || a.Org != "") {
				return false
			}
		}
	}
	return true
}

// inPolitics reports whether the actor belongs to a sector of state or of arms.
func inPolitics(a *chancery.Actor) bool {
	for _, s := range a.Sectors {
		switch s {
		case "GOV", "MIL", "COP", "JUD", "LEG", "REB", "PTY", "SPY", "PRM", "UAF", "OPP", "ELI":
			return true
		}
	}
	return false
}

// inAttack reports whether the victims fell in what the text calls an attack.
func (p *pass) inAttack(d *draft) bool {
	for _, a := range p.reaches(d) {
		if (a.Relation == clause.Oblique || a.Relation == clause.Subject) && p.isAttack(p.through(a.Head)) {
			return true
		}
	}
	return false
}

// mishaps are verbs of violence that also tell of accidents.
var mishaps = wordMap("kill wound injure hurt die perish burn drown destroy hit strike damage explode detonate rip tear")
