package chancery

import (
	"errors"
	"fmt"
)

// Validate checks what the contract promises of every reading: spans lie in the
// text and quote it, ids are unique, every reference points at something that is
// there, and nothing is stated without words. It returns all faults joined.
func (r *Reading) Validate() error {
	v := validator{text: r.Report.Text, ids: map[string]bool{}}
	if r.Schema != Schema {
		v.fail("schema is %q, want %q", r.Schema, Schema)
	}
	for _, a := range r.Actors {
		v.define(string(a.ID))
	}
	for _, p := range r.Places {
		v.define(string(p.ID))
	}
	for _, e := range r.Events {
		v.define(string(e.ID))
	}
	for _, g := range r.Agreements {
		v.define(string(g.ID))
	}
	for _, q := range r.Attributions {
		v.define(string(q.ID))
	}
	for _, u := range r.Questions {
		v.define(string(u.ID))
	}
	for _, a := range r.Actors {
		v.actor(a)
	}
	for _, p := range r.Places {
		v.spans(string(p.ID)+" mention", p.Mentions)
		if len(p.Mentions) == 0 {
			v.fail("%s: no mention", p.ID)
		}
	}
	for _, e := range r.Events {
		v.event(e)
	}
	for _, g := range r.Agreements {
		v.agreement(g)
	}
	for _, q := range r.Attributions {
		v.attribution(q)
	}
	for _, u := range r.Questions {
		v.span(string(u.ID), u.Span)
		v.holder(string(u.ID), u.AskedBy)
		for _, id := range u.About {
			v.ref(string(u.ID)+" about", id)
		}
	}
	if d := r.Report.Dateline; d != nil {
		v.span("dateline", d.Span)
		v.ref("dateline", string(d.Place))
	}
	return errors.Join(v.faults...)
}

type validator struct {
	text   string
	ids    map[string]bool
	faults []error
}

func (v *validator) fail(format string, args ...any) {
	v.faults = append(v.faults, fmt.Errorf(format, args...))
}

func (v *validator) define(id string) {
	if id == "" {
		v.fail("an id is empty")
	}
	if v.ids[id] {
		v.fail("%s: id used twice", id)
	}
	v.ids[id] = true
}

// ref checks a reference that may be absent.
func (v *validator) ref(what, id string) {
	if id != "" && !v.ids[id] {
		v.fail("%s: refers to %s, which is not there", what, id)
	}
}

func (v *validator) holder(what, id string) {
	if id != HolderReport {
		v.ref(what, id)
	}
}

func (v *validator) actors(what string, ids []ActorID) {
	for _, id := range ids {
		if id == "" {
			v.fail("%s: empty actor id", what)
		}
		v.ref(what, string(id))
	}
}

// span checks a span that must be there and not be empty.
func (v *validator) span(what string, s Span) {
	if s.Start < 0 || s.End > len(v.text) || s.Start >= s.End {
		v.fail("%s: span %d-%d is empty or outside the text of %d bytes", what, s.Start, s.End, len(v.text))
		return
	}
	if got := v.text[s.Start:s.End]; got != s.Text {
		v.fail("%s: span %d-%d says %q, the text says %q", what, s.Start, s.End, s.Text, got)
	}
}

func (v *validator) spans(what string, list []Span) {
	for _, s := range list {
		v.span(what, s)
	}
}

func (v *validator) actor(a Actor) {
	if len(a.Mentions) == 0 {
		v.fail("%s: no mention", a.ID)
	}
	for _, m := range a.Mentions {
		v.span(string(a.ID)+" mention", m.Span)
	}
	for _, role := range a.Roles {
		v.span(string(a.ID)+" role", role.Span)
		v.ref(string(a.ID)+" role", string(role.Of))
	}
	v.spans(string(a.ID)+" description", a.Descriptions)
}

func (v *validator) perspectives(what string, list []Perspective) {
	seen := map[string]bool{}
	for _, p := range list {
		v.holder(what+" perspective", p.Holder)
		v.ref(what+" perspective", string(p.Attribution))
		if key := p.Holder + " " + string(p.Attribution); seen[key] {
			v.fail("%s: two perspectives of %s by the same words", what, p.Holder)
		} else {
			seen[key] = true
		}
		switch p.Factuality {
		case CTPlus, PRPlus, PSPlus, CTMinus, PRMinus, PSMinus, CTU, UU:
		default:
			v.fail("%s: %q is not a FactBank value", what, p.Factuality)
		}
	}
}

func (v *validator) event(e Event) {
	id := string(e.ID)
	v.span(id+" trigger", e.Trigger)
	v.span(id, e.Span)
	v.actors(id+" actors", e.Actors)
	v.actors(id+" recipients", e.Recipients)
	for _, o := range e.Others {
		v.ref(id+" "+o.Role, string(o.Actor))
	}
	v.ref(id+" place", string(e.Place))
	v.ref(id+" agreement", string(e.Agreement))
	if e.Time != nil {
		v.span(id+" time", e.Time.Span)
	}
	v.perspectives(id, e.Perspectives)
	if e.Rule == "" {
		v.fail("%s: no rule", id)
	}
}

func (v *validator) agreement(g Agreement) {
	id := string(g.ID)
	if len(g.Mentions) == 0 {
		v.fail("%s: no mention", id)
	}
	v.spans(id+" mention", g.Mentions)
	v.spans(id+" condition", g.Conditions)
	v.actors(id+" parties", g.Parties)
	v.actors(id+" signatories", g.Signatories)
	v.actors(id+" facilitators", g.Facilitators)
	v.actors(id+" hosts", g.Hosts)
	v.ref(id+" place", string(g.Place))
	v.ref(id+" part of", string(g.PartOf))
	v.ref(id+" replaces", string(g.Replaces))
	for _, w := range g.SignedWith {
		v.ref(id+" signed with", string(w))
	}
	for _, h := range g.History {
		v.span(id+" "+h.Status, h.Span)
		v.ref(id+" "+h.Status, string(h.Party))
	}
	v.perspectives(id, g.Perspectives)
}

func (v *validator) attribution(q Attribution) {
	id := string(q.ID)
	v.span(id+" cue", q.Cue)
	v.spans(id+" content", q.Content)
	if q.SourceText.Len() > 0 {
		v.span(id+" source", q.SourceText)
	}
	v.ref(id+" source", string(q.Source))
	v.ref(id+" via", string(q.Via))
	for _, s := range q.Statements {
		v.ref(id+" statement", s)
	}
}
