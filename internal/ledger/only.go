package ledger

import (
	"slices"

	"chancery"
)

// only returns a reading with the statements of some ids, and with the actors and
// places that these name. References to what is gone are gone, too; a perspective
// keeps its holder and value, and loses the attribution: a holder who says two things
// in two places may so stand twice.
func only(r chancery.Reading, ids []string) chancery.Reading {
	kept := map[string]bool{}
	for _, id := range ids {
		kept[id] = true
	}
	r.Events = slices.DeleteFunc(r.Events, func(e chancery.Event) bool { return !kept[string(e.ID)] })
	r.Agreements = slices.DeleteFunc(r.Agreements, func(g chancery.Agreement) bool { return !kept[string(g.ID)] })
	r.Attributions = slices.DeleteFunc(r.Attributions, func(q chancery.Attribution) bool { return !kept[string(q.ID)] })
	r.Questions = slices.DeleteFunc(r.Questions, func(u chancery.Question) bool { return !kept[string(u.ID)] })
	gone := func(id string) bool { return !kept[id] }
	named := map[string]bool{}
	name := func(list ...chancery.ActorID) {
		for _, id := range list {
			named[string(id)] = true
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		name(e.Actors...)
		name(e.Recipients...)
		for _, o := range e.Others {
			name(o.Actor)
		}
		named[string(e.Place)] = true
		if gone(string(e.Agreement)) {
			e.Agreement = ""
		}
		e.Perspectives = hold(e.Perspectives, kept, named)
	}
	for i := range r.Agreements {
		g := &r.Agreements[i]
		for _, list := range [][]chancery.ActorID{g.Parties, g.Signatories, g.Facilitators, g.Hosts} {
			name(list...)
		}
		for _, h := range g.History {
			name(h.Party)
		}
		named[string(g.Place)] = true
		if gone(string(g.PartOf)) {
			g.PartOf = ""
		}
		if gone(string(g.Replaces)) {
			g.Replaces = ""
		}
		g.SignedWith = slices.DeleteFunc(g.SignedWith, func(id chancery.AgreementID) bool { return gone(string(id)) })
		g.Perspectives = hold(g.Perspectives, kept, named)
	}
	for i := range r.Attributions {
		q := &r.Attributions[i]
		name(q.Source)
		name(q.Sources...)
		if gone(string(q.Via)) {
			q.Via = ""
		}
		q.Statements = slices.DeleteFunc(q.Statements, gone)
	}
	for i := range r.Questions {
		u := &r.Questions[i]
		named[u.AskedBy] = true
		u.About = slices.DeleteFunc(u.About, gone)
	}
	if d := r.Report.Dateline; d != nil {
		named[string(d.Place)] = true
	}
	// An office names its state; that state may hold an office of its own, so go on until nothing is new.
	for more := true; more; {
		more = false
		for _, a := range r.Actors {
			for _, role := range a.Roles {
				if named[string(a.ID)] && role.Of != "" && !named[string(role.Of)] {
					named[string(role.Of)], more = true, true
				}
			}
		}
	}
	r.Actors = slices.DeleteFunc(r.Actors, func(a chancery.Actor) bool { return !named[string(a.ID)] })
	r.Places = slices.DeleteFunc(r.Places, func(p chancery.Place) bool { return !named[string(p.ID)] })
	return r
}

// hold returns perspectives without attributions that are gone, each once, and names
// their holders.
func hold(list []chancery.Perspective, kept, named map[string]bool) []chancery.Perspective {
	seen := map[chancery.Perspective]bool{}
	var out []chancery.Perspective
	for _, p := range list {
		if !kept[string(p.Attribution)] {
			p.Attribution = ""
		}
		key := p
		key.Reason = ""
		if seen[key] {
			continue
		}
		seen[key], named[p.Holder] = true, true
		out = append(out, p)
	}
	return out
}
