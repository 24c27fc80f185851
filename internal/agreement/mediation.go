package agreement

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/event"
)

// mediation finds helpers told apart from the agreement: who mediated "the
// talks", and the organisation whose envoy tells of it.
func (f *finder) mediation() {
	for c := range f.clusters {
		cl := &f.clusters[c]
		if cl.source >= 0 { // the sentence that told of agreeing
			e := &f.events[cl.source]
			m := &f.mentions[cl.members[0]]
			f.agreedIn(m, e)
			f.sideHelpAt(m, e.Sentence, e.Token)
			if p := f.placeOf(e.Place); m.place == "" && p != nil && (p.Kind != "country" || !f.isParty(m, p.Country)) {
				m.place = e.Place
			}
			if m.place == "" {
				if p := f.placeInSentence(e.Sentence); p != "" {
					m.place = p
					cl.inferred = append(cl.inferred, "place")
				}
			}
			f.envoy(m, cl, e.Sentence)
		}
	}
	for si := range f.doc.Sentences {
		s := &f.doc.Sentences[si]
		for i := range s.Tokens {
			switch f.verbOf(&s.Tokens[i]) {
			case "mediate", "broker", "facilitate", "sponsor", "host":
			default:
				continue
			}
			if !clause.IsVerbal(s, i) {
				continue
			}
			if h := int(s.Tokens[i].Head); h >= 0 && s.Tokens[i].Rel() == "acl" && talkNoun[lemma(&s.Tokens[h])] {
				// "said after talks hosted by Chad"
				if c := f.latest(si); c >= 0 && f.toldIn(c, si) {
					m := &f.mentions[f.clusters[c].members[0]]
					f.sideHelpAt(m, si, h)
				}
				continue
			}
			o := s.Child(i, "obj")
			if o < 0 || f.realityOf(s, i) != happened {
				continue
			}
			talks := talkNoun[lemma(&s.Tokens[o])]
			if n := s.Child(o, "nmod"); !talks && n >= 0 { // "months of talks"
				talks = talkNoun[lemma(&s.Tokens[n])]
			}
			if !talks {
				continue
			}
			the := s.Child(o, "det") >= 0 && lower(s.Tokens[s.Child(o, "det")].Form) == "the"
			if c := f.latest(si); c >= 0 && (the || f.toldIn(c, si-1)) {
				var buf [8]clause.Argument
				for _, a := range clause.Arguments(s, i, buf[:0]) {
					if a.Relation == clause.Subject {
						m := &f.mentions[f.clusters[c].members[0]]
						ids := f.partiesAt(si, s, a.Head)
						m.facilitators = union(m.facilitators, ids)
						if f.verbOf(&s.Tokens[i]) == "host" {
							m.hosts = union(m.hosts, ids)
						}
					}
				}
			}
		}
	}
	for c := range f.clusters { // helpers of the clause that the dateline explains
		m := &f.mentions[f.clusters[c].members[0]]
		f.datelinePlace(m, &f.clusters[c])
	}
}

// agreedIn notes the event that an agreement takes up as its first step.
func (f *finder) agreedIn(m *mention, e *event.Event) {
	s := &f.doc.Sentences[e.Sentence]
	if e.Type != "AGREE" || f.realityOf(s, e.Token) != happened {
		return
	}
	var day chancery.Date
	if e.Time != nil {
		day = e.Time.Value
	}
	m.steps = append([]step{{StatusChange: chancery.StatusChange{Status: "agreed", Date: day, Span: e.Trigger}, firm: true}}, m.steps...)
}

func (f *finder) sideHelpAt(m *mention, si, tok int) {
	at := m.sent
	m.sent = si
	f.sideHelp(m, &f.doc.Sentences[si], tok)
	m.sent = at
}

// toldIn reports whether a cluster has a mention in sentence si or the one behind.
func (f *finder) toldIn(c, si int) bool {
	for _, i := range f.clusters[c].members {
		if s := f.mentions[i].sent; s == si || s == si+1 {
			return true
		}
	}
	return false
}

// latest returns the cluster last told of before or in sentence si, within three
// sentences; -1 for none.
func (f *finder) latest(si int) int {
	best, at := -1, -1
	for c := range f.clusters {
		for _, i := range f.clusters[c].members {
			if s := f.mentions[i].sent; s <= si && si-s <= 3 && s > at {
				best, at = c, s
			}
		}
	}
	return best
}

// placeInSentence returns the only place that stands with "in" in a sentence.
func (f *finder) placeInSentence(si int) chancery.PlaceID {
	s := &f.doc.Sentences[si]
	var out chancery.PlaceID
	for _, i := range f.placesIn[si] {
		p := &f.places.Mentions[i]
		if p.InName || p.First == 0 {
			continue
		}
		if w := lower(s.Tokens[p.First-1].Form); w != "in" && w != "at" {
			continue
		}
		if out != "" && out != p.Place {
			return ""
		}
		out = p.Place
	}
	return out
}

// envoy takes an organisation whose envoy or mediator tells of an agreement for a
// facilitator of it.
func (f *finder) envoy(m *mention, cl *cluster, si int) {
	s := &f.doc.Sentences[si]
	for i := range s.Tokens {
		switch lemma(&s.Tokens[i]) {
		case "envoy", "mediator", "facilitator":
		default:
			continue
		}
		for c := s.Tokens[i].First; c >= 0; c = s.Tokens[c].Next {
			r := s.Tokens[c].Rel()
			if r != "nmod" && r != "compound" && r != "amod" {
				continue
			}
			a := f.actors.At(si, int(c))
			if a == nil {
				a = f.covering(si, int(c))
			}
			f.addHelper(m, cl, a)
		}
		f.addHelper(m, cl, f.actors.At(si, i))
	}
}

func (f *finder) addHelper(m *mention, cl *cluster, a *actor.Mention) {
	if a == nil {
		return
	}
	for _, id := range a.Actors {
		if len(intersect(cl.parties, []chancery.ActorID{f.partyOf(id)})) == 0 && len(intersect(m.facilitators, []chancery.ActorID{id})) == 0 {
			m.facilitators = append(m.facilitators, id)
			cl.inferred = append(cl.inferred, "facilitators")
		}
	}
}

// datelinePlace infers the place of signing from the dateline, if it lies in the
// country of a facilitator or party and the agreement was made in the news of it.
func (f *finder) datelinePlace(m *mention, cl *cluster) {
	d := f.places.Dateline
	if d == nil || d.Place == "" || m.sent > 4 || f.clusterPlace(cl) != "" || f.yearOf(cl) != "" || cl.replaces >= 0 && false {
		return
	}
	made := false
	for _, i := range cl.members {
		for _, st := range f.mentions[i].steps {
			made = made || st.firm && (st.Status == "signed" || st.Status == "agreed" || st.Status == "initialled")
		}
	}
	p := f.placeOf(d.Place)
	if !made || p == nil || p.Country == "" {
		return
	}
	for _, i := range cl.members {
		o := &f.mentions[i]
		for _, id := range union(append(append([]chancery.ActorID(nil), o.facilitators...), o.hosts...), cl.parties) {
			if a := f.actors.Actor(id); a != nil && a.Country == p.Country {
				m.place = d.Place
				cl.inferred = append(cl.inferred, "place")
				return
			}
		}
	}
}

func (f *finder) clusterPlace(cl *cluster) chancery.PlaceID {
	for _, i := range cl.members {
		if p := f.mentions[i].place; p != "" {
			return p
		}
	}
	return ""
}
