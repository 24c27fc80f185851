package event

import (
	"strings"

	"chancery"
	"chancery/internal/clause"
	"chancery/internal/timex"
)

// when returns the time of the event: of the expressions in the sentence, the one
// that hangs nearest on the trigger with no other predicate between; nil if none.
func (p *pass) when(d *draft) *chancery.Time {
	best, dist := -1, 99
	for i := range p.times {
		x := &p.times[i]
		if x.Sentence != p.si || x.Kind == timex.Set || x.First < 0 || x.Last >= len(p.lemma) {
			continue
		}
		n := p.hangs(x.First, x.Last, d)
		if n < 0 || p.term(x, d) {
			continue
		}
		if x.Kind == timex.Duration || x.EDTF == "" {
			n += 4 // "for two days" and "now" yield to "on Monday"
		}
		if n < dist {
			best, dist = i, n
		}
	}
	if best < 0 {
		return nil
	}
	x := &p.times[best]
	return &chancery.Time{Value: x.EDTF, Text: p.doc.Text[x.Start:x.End], Span: chancery.Quote(p.doc.Text, x.Span)}
}

// term reports whether a time expression says how long the object of d runs and
// not when d happened: "signed a roadmap for the years 2023-2026".
func (p *pass) term(x *timex.Expression, d *draft) bool {
	head := p.headOf(x.First, x.Last)
	if years := len(x.EDTF) == len("2023/2026") && x.EDTF[4] == '/'; years {
		switch {
		case d.typ == "SUPPORT", d.typ == "AGREE":
			return true // a pen is not put to paper for years
		case d.typ == "CONSULT" && firstWord(clause.Preposition(p.s, head)) == "for":
			return true // talks go on from year to year, but papers run "for the years"
		}
	}
	up := int(p.s.Tokens[head].Head)
	if up < 0 || clause.IsVerbal(p.s, up) || up == d.tok {
		return false
	}
	switch firstWord(clause.Preposition(p.s, head)) {
	case "for", "of", "from", "until", "through", "to", "between":
		return true
	}
	return strings.ContainsAny(string(x.EDTF), "/")
}

// hangs returns how many steps tokens first to last hang below the trigger of d
// or the verb that supports it, -1 if another predicate stands between.
func (p *pass) hangs(first, last int, d *draft) int {
	at := last
	for n := 0; n < 12; n++ {
		h := int(p.s.Tokens[at].Head)
		if at == d.tok || at == d.gov.verb && d.sense.noun || holds(d.tokens, at) {
			return n
		}
		if h < 0 {
			return -1
		}
		inside := at >= first && at <= last && h >= first && h <= last
		if !inside && at != last && (at < first || at > last) && clause.IsVerbal(p.s, at) && p.s.Tokens[at].Rel() != "xcomp" && !p.shares(at, d) {
			return -1
		}
		at = h
	}
	return -1
}

// shares reports whether verb v is a conjunct of the trigger that has its phrases
// of place and time with it: "killed and injured in Kabul".
func (p *pass) shares(v int, d *draft) bool {
	return p.s.Tokens[v].Rel() == "conj" && int(p.s.Tokens[v].Head) == d.tok && (d.typ == "ASSAULT" || p.s.Child(v, "nsubj") < 0)
}

// background reports whether the event is older than the news: the pluperfect, a
// time that is a year, or one that lies far before the latest day the text names.
func (p *pass) background(d *draft, t *chancery.Time) bool {
	verb := d.tok
	if d.sense.noun && d.gov.verb >= 0 && d.gov.kind != 0 {
		verb = d.gov.verb
	}
	if clause.IsVerbal(p.s, verb) {
		for c := range p.s.Children(verb) {
			if p.s.Tokens[c].Rel() == "aux" && lower(p.s.Tokens[c].Form) == "had" {
				return true
			}
		}
	}
	if t == nil {
		return false
	}
	v := string(t.Value)
	text := strings.ToLower(t.Text)
	if d.status.Tense == clause.Future {
		return false
	}
	if strings.Contains(text, "ago") && strings.Contains(text, "year") || strings.Contains(text, "last year") || strings.Contains(text, "decade") || strings.HasPrefix(text, "since") {
		return true
	}
	if v == "" || strings.ContainsAny(v, "/X~?%") {
		return false
	}
	if p.latest != "" && len(v) >= 4 && len(p.latest) >= 7 {
		if v[:4] < p.latest[:4] && !(len(v) >= 7 && v[5:7] == "12" && p.latest[5:7] == "01") {
			return true
		}
		return false
	}
	return len(v) == 4
}

// newest returns the latest day that the text names, "" for none: a stand-in for
// the day of the news.
func newest(times []timex.Expression) string {
	best := ""
	for i := range times {
		v := string(times[i].EDTF)
		if times[i].Kind == timex.Date && len(v) == 10 && !strings.ContainsAny(v, "/X~?%") && v > best {
			best = v
		}
	}
	return best
}
