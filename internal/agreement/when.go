package agreement

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
	"chancery/internal/timex"
	"chancery/lang"
)

// when reads dates, term and duration off a mention and its predicates.
func (f *finder) when(m *mention, s *lang.Sentence) {
	for _, g := range m.govs {
		if r := f.realityOf(s, g.tok); r != happened {
			if r == coming || r == open {
				f.termOf(m, s, g.tok)
			}
			continue
		}
		switch g.status {
		case "signed", "initialled":
			if d := f.dateOf(m, s, g.tok); d != "" && m.signed == "" {
				m.signed = d
			}
		case "agreed":
			if d := f.dateOf(m, s, g.tok); d != "" && m.signed == "" && m.noun.class == "truce" {
				m.signed = d
			}
		case "in force":
			if g.slot == asSubject && strings.Contains(g.key, " ") {
				if d := f.dateOf(m, s, g.tok); d != "" && m.inForce == "" && !strings.HasPrefix(g.key, "remain") {
					m.inForce = d
				}
			}
		}
		if g.slot != asComplement {
			f.termOf(m, s, g.tok)
		}
	}
	f.ownTerm(m, s)
}

// dateOf returns the date that stands with predicate p: no other verb between
// them, and no "until" or the like before it.
func (f *finder) dateOf(m *mention, s *lang.Sentence, p int) chancery.Date {
	for _, i := range f.timesIn[m.sent] {
		e := &f.times[i]
		if e.EDTF == "" || e.Kind == timex.Duration || e.Kind == timex.Set || strings.Contains(string(e.EDTF), "/") {
			continue
		}
		h := headOf(s, e.First, e.Last)
		if m.first <= e.First && e.Last <= m.last || namesNoun(s, h) {
			continue // "the 2018 treaty", also where it is another one
		}
		beside := e.First > 1 && lower(s.Tokens[e.First-1].Form) == "on" && (e.First-2 == m.last || e.First-2 == p)
		if (beside || bound(s, h, p)) && !limit(preposition(s, e.First, h)) {
			return e.EDTF
		}
	}
	for _, i := range f.eventsAt[[2]int{m.sent, p}] {
		if t := f.events[i].Time; t != nil && !f.limited(s, t.Span.Start) && !f.namesNounAt(s, t.Span.Start) && (t.Span.Start >= s.Tokens[m.last].End || t.Span.End <= s.Tokens[m.first].Start) && !strings.Contains(string(t.Value), "/") {
			return t.Value
		}
	}
	return ""
}

// namesNoun reports whether a time is part of the name of something: "a 1998 pact".
func namesNoun(s *lang.Sentence, head int) bool {
	t := &s.Tokens[head]
	switch t.Rel() {
	case "nummod", "compound", "amod":
		return t.Head >= 0 && (s.Tokens[t.Head].UPOS == "NOUN" || s.Tokens[t.Head].UPOS == "PROPN")
	}
	return false
}

// namesNounAt is the same of the time that begins at a byte of the text.
func (f *finder) namesNounAt(s *lang.Sentence, off int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Start == off {
			return namesNoun(s, k)
		}
	}
	return false
}

// limited reports whether the word before offset off makes what follows an end.
func (f *finder) limited(s *lang.Sentence, off int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Start >= off {
			return k > 0 && limit(lower(s.Tokens[k-1].Form)) || limit(lower(s.Tokens[k].Form))
		}
	}
	return false
}

// limit reports whether a preposition makes a date an end.
func limit(prep string) bool {
	switch prep {
	case "until", "till", "through", "by", "before", "after", "since", "from", "for":
		return true
	}
	return false
}

// preposition returns the preposition of a time expression, by the tree or as it
// stands.
func preposition(s *lang.Sentence, first, head int) string {
	if p := clause.Preposition(s, head); p != "" {
		return p
	}
	if first > 0 && s.Tokens[first-1].UPOS == "ADP" {
		return lower(s.Tokens[first-1].Form)
	}
	if first > 1 && s.Tokens[first-2].UPOS == "ADP" && s.Tokens[first-1].UPOS == "DET" {
		return lower(s.Tokens[first-2].Form)
	}
	return lower(s.Tokens[first].Form)
}

// headOf returns the token of a range whose head lies outside it.
func headOf(s *lang.Sentence, first, last int) int {
	for k := first; k <= last && k < len(s.Tokens); k++ {
		if h := int(s.Tokens[k].Head); h < first || h > last {
			if s.Tokens[k].Rel() != "case" && s.Tokens[k].Rel() != "punct" {
				return k
			}
		}
	}
	return first
}

// bound reports whether token h depends on p with no other clause between.
func bound(s *lang.Sentence, h, p int) bool {
	for n := 0; h >= 0 && n < 5; n++ {
		if h == p {
			return true
		}
		if n > 0 && clause.IsVerbal(s, h) {
			return false
		}
		switch s.Tokens[h].Rel() {
		case "acl", "ccomp", "parataxis":
			return false
		}
		h = int(s.Tokens[h].Head)
	}
	return false
}

// termOf reads ends and beginnings that stand with a predicate: "runs until May".
func (f *finder) termOf(m *mention, s *lang.Sentence, p int) {
	for _, i := range f.timesIn[m.sent] {
		e := &f.times[i]
		h := headOf(s, e.First, e.Last)
		if !bound(s, h, p) && !(limit(preposition(s, e.First, h)) && f.runsOn(s, max(p, m.last), e.First)) {
			continue
		}
		l := f.verbOf(&s.Tokens[p])
		prep := preposition(s, e.First, h)
		if e.Kind == timex.Duration {
			if prep == "for" && e.Value != "" && !strings.Contains(e.Value, "X") && m.duration == "" && (grants[l] || l == "agree" || l == "run" || l == "last" || l == "hold" || l == "remain" || l == "extend" || l == "renew" || m.noun.class == "truce") {
				m.duration = e.Value
			}
			continue
		}
		if e.EDTF == "" {
			continue
		}
		switch {
		case prep == "until" || prep == "till" || prep == "through" || (prep == "to" && l != "agree"):
			m.to(e.EDTF)
		case l == "expire" || l == "lapse" || l == "end" && (prep == "in" || prep == "on" || prep == "at"):
			m.to(e.EDTF)
		case prep == "from" && (l == "run" || l == "apply" || l == "last"):
			m.from(e.EDTF)
		}
	}
}

// grants are what an agreement does for as long as it runs.
var grants = words("give", "grant", "allow", "permit", "provide", "guarantee", "cover", "open", "apply", "let", "entitle", "bind")

// runsOn reports whether no verb stands between two tokens: a phrase behind a
// comma still belongs to the clause.
func (f *finder) runsOn(s *lang.Sentence, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if u := s.Tokens[k].UPOS; u == "VERB" || u == "AUX" || u == "SCONJ" || s.Tokens[k].Form == ";" {
			return false
		}
	}
	return a < b
}

func (m *mention) to(d chancery.Date) {
	if m.term.To == "" {
		if _, end, ok := strings.Cut(string(d), "/"); ok {
			d = chancery.Date(end)
		}
		m.term.To = d
	}
}

func (m *mention) from(d chancery.Date) {
	if m.term.From == "" {
		m.term.From = d
	}
}

// ownTerm reads what stands in the noun phrase itself: "for the years 2023-2026",
// "of April 2022", "the 2015 deal", "a ten-year pact", "a 72-hour truce".
func (f *finder) ownTerm(m *mention, s *lang.Sentence) {
	end := m.last + 1
	for end < len(s.Tokens) && end < m.last+14 { // the prepositional phrases behind
		t := &s.Tokens[end]
		w := lower(t.Form)
		if w == "," || w == ";" || w == "." || w == "which" || w == "that" || t.UPOS == "VERB" && t.XPOS != "VBN" || t.UPOS == "AUX" {
			break
		}
		if w == "on" && end > m.last+1 || w == "after" || w == "following" {
			break
		}
		end++
	}
	for k := m.last + 1; k < end; k++ { // a range of years
		if from, to, ok := yearRange(s, k, end); ok {
			m.from(from)
			m.to(to)
			return
		}
	}
	for k := m.first; k < m.tok; k++ {
		t := &s.Tokens[k]
		if isYear(t.Form) {
			m.dated(chancery.Date(t.Form))
		}
		if d := durationAt(s, k); d != "" && m.duration == "" {
			m.duration = d
		}
	}
	for _, i := range f.timesIn[m.sent] {
		e := &f.times[i]
		if e.First <= m.last || e.First >= end {
			continue
		}
		prep := preposition(s, e.First, headOf(s, e.First, e.Last))
		adjacent := e.First <= m.last+3
		switch {
		case e.Kind == timex.Duration:
			if prep == "for" && adjacent && m.duration == "" && !strings.Contains(e.Value, "X") {
				m.duration = e.Value
			}
		case e.EDTF == "":
		case prep == "until" || prep == "till" || prep == "through":
			m.to(e.EDTF)
		case prep == "since":
			m.from(e.EDTF)
		case (prep == "of" || prep == "from") && adjacent:
			if strings.Contains(string(e.EDTF), "/") {
				from, to, _ := strings.Cut(string(e.EDTF), "/")
				m.from(chancery.Date(from))
				m.to(chancery.Date(to))
			} else {
				m.dated(e.EDTF)
			}
		}
	}
	for k := m.last + 1; k+1 < end && k < m.last+3; k++ { // "of 2014" where no time was found
		if w := lower(s.Tokens[k].Form); (w == "of" || w == "from") && isYear(s.Tokens[k+1].Form) {
			m.dated(chancery.Date(s.Tokens[k+1].Form))
		}
	}
}

// dated sets the date that names an agreement: signed then, its term from then.
func (m *mention) dated(d chancery.Date) {
	if m.signed == "" {
		m.signed = d
	}
	m.from(d)
}

// yearRange reads "2023-2026", "2023 to 2026" from token k on.
func yearRange(s *lang.Sentence, k, end int) (from, to chancery.Date, ok bool) {
	form := s.Tokens[k].Form
	if len(form) >= 9 && isYear(form[:4]) && isYear(form[len(form)-4:]) {
		return chancery.Date(form[:4]), chancery.Date(form[len(form)-4:]), true
	}
	if !isYear(form) || k+2 >= len(s.Tokens) || k+2 >= end+1 || !isYear(s.Tokens[k+2].Form) {
		return "", "", false
	}
	switch mid := s.Tokens[k+1].Form; {
	case isHyphen(mid), mid == "to", mid == "until", mid == "through", mid == "/", mid == "—":
		return chancery.Date(form), chancery.Date(s.Tokens[k+2].Form), true
	}
	return "", "", false
}

// durationAt reads "ten-year", "72-hour", "seven day" at token k as an ISO 8601
// duration; "" for none.
func durationAt(s *lang.Sentence, k int) string {
	n := number(s.Tokens[k].Form)
	unit := ""
	if n == "" {
		if a, b, ok := strings.Cut(s.Tokens[k].Form, "-"); ok { // "72-hour" as one token
			n, unit = number(a), b
		}
	} else {
		j := k + 1
		for j < len(s.Tokens) && isHyphen(s.Tokens[j].Form) {
			j++
		}
		if j < len(s.Tokens) {
			unit = lower(s.Tokens[j].Form)
		}
	}
	if n == "" {
		return ""
	}
	switch strings.TrimSuffix(unit, "s") {
	case "year":
		return "P" + n + "Y"
	case "month":
		return "P" + n + "M"
	case "week":
		return "P" + n + "W"
	case "day":
		return "P" + n + "D"
	case "hour":
		return "PT" + n + "H"
	}
	return ""
}

// number returns the digits of a small number written in figures or words.
func number(w string) string {
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		for i := 0; i < len(w); i++ {
			if w[i] < '0' || w[i] > '9' {
				return ""
			}
		}
		return w
	}
	switch lower(w) {
	case "one":
		return "1"
	case "two":
		return "2"
	case "three":
		return "3"
	case "four":
		return "4"
	case "five":
		return "5"
	case "six":
		return "6"
	case "seven":
		return "7"
	case "eight":
		return "8"
	case "nine":
		return "9"
	case "ten":
		return "10"
	case "twelve":
		return "12"
	case "fifteen":
		return "15"
	case "twenty":
		return "20"
	case "thirty":
		return "30"
	}
	return ""
}

// where reads the place of signing or agreeing: a place with "in" or "at" on the
// predicate, on the mention, or on talks and ceremonies beside the predicate.
func (f *finder) where(m *mention, s *lang.Sentence) {
	for _, g := range m.govs {
		switch g.status {
		case "signed", "initialled", "agreed":
		default:
			continue
		}
		if g.slot == asSubject || f.realityOf(s, g.tok) != happened {
			continue
		}
		if p := f.placeAt(m, s, g.tok); p != "" && m.place == "" {
			m.place = p
		}
		if m.place == "" && m.noun.class != "truce" {
			for _, i := range f.eventsAt[[2]int{m.sent, g.tok}] {
				if p := f.placeOf(f.events[i].Place); p != nil && (p.Kind != "country" || !f.isParty(m, p.Country)) {
					m.place = p.ID
				}
			}
		}
	}
}

// isParty reports whether a state is among the parties of a mention.
func (f *finder) isParty(m *mention, country string) bool {
	for _, id := range m.parties {
		if a := f.actors.Actor(id); a != nil && a.Country == country {
			return true
		}
	}
	return false
}

func (f *finder) placeAt(m *mention, s *lang.Sentence, p int) chancery.PlaceID {
	var country chancery.PlaceID
	for _, i := range f.placesIn[m.sent] {
		pm := &f.places.Mentions[i]
		if pm.InName {
			continue
		}
		h := headOf(s, pm.First, pm.Last)
		if prep := preposition(s, pm.First, h); prep != "in" && prep != "at" && prep != "near" {
			continue
		}
		about := m.tok
		if m.noun.class == "truce" {
			about = -1 // "a truce in Gaza" is not made there
		}
		if !placeBound(s, h, p, about) {
			continue
		}
		// A city tells more than the country around it.
		if pl := f.placeOf(pm.Place); pl != nil && pl.Kind == "country" {
			if country == "" {
				country = pm.Place
			}
			continue
		}
		return pm.Place
	}
	return country
}

func (f *finder) placeOf(id chancery.PlaceID) *chancery.Place {
	for i := range f.places.Places {
		if f.places.Places[i].ID == id {
			return &f.places.Places[i]
		}
	}
	return nil
}

// placeBound reports whether a place depends on predicate p or mention g, at most
// over nouns and verbs of meeting.
func placeBound(s *lang.Sentence, h, p, g int) bool {
	for n := 0; n < 5; n++ {
		up := int(s.Tokens[h].Head)
		if up < 0 {
			return false
		}
		if up == p || up == g {
			return true
		}
		l := lemma(&s.Tokens[up])
		t := &s.Tokens[up]
		if !talkNoun[l] && l != "meet" && l != "meeting" && l != "follow" && l != "capital" && l != "city" && l != "town" && t.UPOS != "PROPN" && l != "palace" && l != "after" {
			// A party hung between ("with Chad in Paris") is passed over.
			return false
		}
		h = up
	}
	return false
}
