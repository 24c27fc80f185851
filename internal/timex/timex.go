// Package timex finds time expressions (TIMEX3: ISO-TimeML) and resolves them
// against the day of the report.
package timex

import (
	"chancery"
	"chancery/internal/dateline"
	"chancery/lang"
)

// edtf is what Bounds takes; the name is short for the many uses here.
type edtf = chancery.Date

// Kind is the TIMEX3 type.
type Kind uint8

// The TIMEX3 types.
const (
	Date Kind = iota
	Time
	Duration
	Set
)

// String returns the TIMEX3 name of the type.
func (k Kind) String() string { return [...]string{"DATE", "TIME", "DURATION", "SET"}[k] }

// Expression is a time expression: tokens First to Last (inclusive) of a sentence.
type Expression struct {
	lang.Span
	Sentence    int
	First, Last int
	Kind        Kind
	// Value is the TIMEX3 value: "2023-03-13", "P2D", "XXXX-WXX-1"; for an
	// interval the values of both ends, "2023/2026"; "" if there is none.
	Value string
	// EDTF is the time to the day, "" if unresolved. A duration has one where its
	// ends are known: "the past three years", "within two months" of now.
	EDTF chancery.Date
	// Mod is the TIMEX3 modifier: START, MID, END ("early", "late 2024", "the end
	// of"), APPROX; "" for none.
	Mod string
	// Signal is the preposition that governs the expression, in lower case: on, by,
	// since, until, within, for, from, between, before, after, …; "anniversary" for
	// "the 30th anniversary"; "" for none.
	Signal string
}

// Find returns the time expressions of a document in text order; they do not
// overlap. published is the day of the report, "" if unknown: then a full date at
// the head of the text stands for it, and without one only absolute dates are
// resolved. A dateline's day comes before that of publication.
func Find(doc *lang.Document, published chancery.Date) []Expression {
	f := finder{doc: doc, words: lexicon(), names: builtinNames()}
	f.ctx.names = f.names
	f.ctx.report = reportDay(published)
	f.anchor(published)
	var found []Expression
	for i := range doc.Sentences {
		found = f.sentence(i, found)
	}
	return found
}

// reportDay returns the moment of publication.
func reportDay(published chancery.Date) moment {
	first, last, ok := Bounds(published)
	if !ok || first == earliest || last == latest {
		return moment{}
	}
	t := moment{first: first, last: last}
	switch n := last - first; {
	case n == 0:
		t.grain = day
	case n < 31:
		t.grain = monthUnit
	case n < 366:
		t.grain = year
	default:
		return moment{}
	}
	return t
}

type finder struct {
	doc    *lang.Document
	words  words
	names  *namedTimes
	ctx    context
	atoms  []atom
	memo   []pointMemo
	textIn int // sentence in which ctx.text was said
}

// anchor takes the day of the report from the head of the text: from a dateline,
// or, if the day of publication is unknown, from a line that is a date.
func (f *finder) anchor(published chancery.Date) {
	line, hasLine := dateline.Find(f.doc.Text)
	if !hasLine && f.ctx.report.known() {
		return
	}
	const headSentences = 6
	for i := 0; i < len(f.doc.Sentences) && i < headSentences; i++ {
		for _, x := range f.read(i) {
			sp := x.spec
			if sp.form != fCalendar || sp.day == 0 || sp.kind != Date {
				continue
			}
			inLine := hasLine && line.Span.Contains(x.Span)
			switch {
			case inLine && sp.month > 0 && (sp.hasYear || f.ctx.report.known()):
				r := f.ctx.resolve(&sp)
				if !r.known() {
					continue
				}
				if d := f.ctx.report.first - r.first; f.ctx.report.grain == day && (d > 10 || d < -2) {
					continue // a dateline does not lie far from its publication
				}
				f.ctx.report = moment{first: r.first, last: r.last, grain: day}
				return
			case !f.ctx.report.known() && sp.hasYear && aloneOnLine(f.doc.Text, x.Span):
				if r := f.ctx.resolve(&sp); r.known() {
					f.ctx.report = moment{first: r.first, last: r.last, grain: day}
					return
				}
			}
		}
	}
}

// DatelineDay returns the day that a dateline names, with the year from the day
// of publication if it gives none; "" if it names no day.
func DatelineDay(doc *lang.Document, line dateline.Line, published chancery.Date) chancery.Date {
	f := finder{doc: doc, words: lexicon(), names: builtinNames()}
	f.ctx.names = f.names
	f.ctx.report = reportDay(published)
	for i := range doc.Sentences {
		if doc.Sentences[i].Start >= line.End {
			break
		}
		for _, x := range f.read(i) {
			if sp := x.spec; line.Span.Contains(x.Span) && sp.form == fCalendar && sp.day > 0 && sp.month > 0 {
				return edtf(f.ctx.resolve(&sp).edtf)
			}
		}
	}
	return ""
}

// aloneOnLine reports whether a span is all there is on its line.
func aloneOnLine(text string, s lang.Span) bool {
	for i := s.Start - 1; i >= 0 && text[i] != '\n'; i-- {
		if text[i] != ' ' && text[i] != '\t' && text[i] != '\r' {
			return false
		}
	}
	for i := s.End; i < len(text) && text[i] != '\n'; i++ {
		if text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '.' {
			return false
		}
	}
	return true
}

// reading is an expression as read, with its place in the text.
type reading struct {
	spec
	lang.Span
	firstToken, lastToken int
	signal                string
}

// read returns the expressions of a sentence, unresolved.
func (f *finder) read(i int) []reading {
	s := &f.doc.Sentences[i]
	var hopeful bool
	f.atoms, hopeful = scan(f.doc.Text, s, f.words, f.names, f.atoms[:0])
	if !hopeful {
		return nil
	}
	if cap(f.memo) < len(f.atoms) {
		f.memo = make([]pointMemo, len(f.atoms))
	}
	f.memo = f.memo[:len(f.atoms)]
	clear(f.memo)
	m := matcher{a: f.atoms, s: s, names: f.names, memo: f.memo}
	var found []reading
	for k := 0; k < len(m.a); {
		if !m.begins(k) {
			k++
			continue
		}
		sp, next := m.match(k)
		if next <= k {
			k++
			continue
		}
		r := reading{spec: sp, Span: lang.Span{Start: m.a[k].Start, End: m.a[next-1].End}, firstToken: int(m.a[k].token), lastToken: int(m.a[next-1].token)}
		r.signal = m.signalBefore(k)
		if sp.signal != "" {
			r.signal = sp.signal
		}
		if prev := m.at(k - 1); sp.kind == Date && sp.mod == "" && (prev.any("circa", "ca", "around", "about", "approximately", "roughly") || prev.word("c") || prev.text == "." && m.at(k-2).any("c", "ca") || prev.text == "c.") && sp.form == fCalendar {
			r.mod = "APPROX"
		}
		found = append(found, r)
		k = next
	}
	return found
}

// signals are the prepositions that say how an event lies to a time.
var signals = [...]string{"on", "in", "at", "by", "since", "until", "till", "within", "for", "from", "between", "before", "after", "during", "over", "through", "throughout", "to", "pre", "post", "following"}

func (m *matcher) signalBefore(k int) string {
	for back := 1; back <= 3; back++ {
		a := m.at(k - back)
		for _, w := range signals {
			if a.word(w) {
				return w
			}
		}
		if !(a.has(approx) || a.any("the", "than", "least", "most", "more", "less", "up", "only", "just", "its", "a", "c") || a.dash()) {
			return ""
		}
	}
	return ""
}

// sentence appends the resolved expressions of sentence i.
func (f *finder) sentence(i int, found []Expression) []Expression {
	s := &f.doc.Sentences[i]
	for _, r := range f.read(i) {
		sp := r.spec
		f.ctx.signal = r.signal
		f.ctx.near = i-f.textIn <= 1
		if i-f.textIn > 6 {
			f.ctx.text = moment{}
		}
		f.ctx.tense = 0
		if needsTense(&sp) {
			f.ctx.tense = tense(s, r.firstToken, r.lastToken, r.signal)
		}
		ans := f.ctx.resolve(&sp)
		x := Expression{Span: r.Span, Sentence: i, First: r.firstToken, Last: r.lastToken, Kind: sp.kind, Value: ans.value, EDTF: edtf(ans.edtf), Mod: sp.mod, Signal: r.signal}
		if sp.mod == "APPROX" && x.EDTF != "" && ans.grain >= day && x.EDTF[len(x.EDTF)-1] != '~' && sp.form == fCalendar {
			x.EDTF += "~"
		}
		if x.EDTF != "" {
			if _, _, ok := Bounds(x.EDTF); !ok {
				x.EDTF = ""
			}
		}
		found = append(found, x)
		if ans.known() && (sp.kind == Date || sp.kind == Time) {
			f.ctx.text, f.textIn = ans.moment, i
		}
	}
	return found
}

// needsTense reports whether the tense of the verb may change the answer.
func needsTense(sp *spec) bool {
	switch sp.form {
	case fCalendar:
		return !sp.hasYear
	case fQuarter, fHalf, fSeason, fNamed:
		return !sp.hasYear && sp.in == nil
	case fRange:
		return needsTense(sp.in) || needsTense(sp.to)
	case fWithin, fFrom, fWeekOf:
		return needsTense(sp.in)
	case fDuration:
		return true
	case fUnit:
		return sp.unit == weekend
	}
	return false
}
