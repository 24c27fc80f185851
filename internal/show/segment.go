package show

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// Mark is a statement, an actor, a place or a date that covers a stretch of text.
type Mark struct {
	ID   string // of what it marks: "e1", "a3"
	Kind string // event, trigger, agreement, content, source, cue, question, actor, place, time
}

// Segment is a stretch of text that the same marks cover throughout.
type Segment struct {
	Start, End int // byte offsets into the report's text
	Text       string
	Marks      []Mark
	Begins     []Mark // of Marks, those that begin here
}

// Segments cuts the text of a reading wherever a span begins or ends, so that spans
// which overlap can be shown without nesting. They are in order, without gaps, and
// together are the whole text. Spans that lie outside the text are left out.
func Segments(r *chancery.Reading) []Segment {
	text := r.Report.Text
	type span struct {
		start, end int
		mark       Mark
	}
	var spans []span
	add := func(s chancery.Span, id, kind string) {
		if 0 <= s.Start && s.Start < s.End && s.End <= len(text) {
			spans = append(spans, span{s.Start, s.End, Mark{id, kind}})
		}
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			add(m.Span, string(a.ID), "actor")
		}
	}
	for _, p := range r.Places {
		for _, m := range p.Mentions {
			add(m, string(p.ID), "place")
		}
	}
	for _, e := range r.Events {
		add(e.Span, string(e.ID), "event")
		add(e.Trigger, string(e.ID), "trigger")
		if e.Time != nil {
			add(e.Time.Span, string(e.ID), "time")
		}
	}
	for _, g := range r.Agreements {
		for _, m := range g.Mentions {
			add(m, string(g.ID), "agreement")
		}
	}
	for _, q := range r.Attributions {
		add(q.SourceText, string(q.ID), "source")
		add(q.Cue, string(q.ID), "cue")
		for _, c := range q.Content {
			add(c, string(q.ID), "content")
		}
	}
	for _, u := range r.Questions {
		add(u.Span, string(u.ID), "question")
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.start, b.start) })

	cuts := make([]int, 0, 2*len(spans)+2)
	cuts = append(cuts, 0, len(text))
	for _, s := range spans {
		cuts = append(cuts, s.start, s.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	var out []Segment
	var open []span
	for i := 0; i+1 < len(cuts); i++ {
		start, end := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(s span) bool { return s.end <= start })
		segment := Segment{Start: start, End: end, Text: text[start:end]}
		for len(spans) > 0 && spans[0].start == start {
			open = append(open, spans[0])
			segment.Begins = append(segment.Begins, spans[0].mark)
			spans = spans[1:]
		}
		for _, s := range open {
			segment.Marks = append(segment.Marks, s.mark)
		}
		out = append(out, segment)
	}
	return out
}

// Paragraphs groups segments by the line breaks of the text, which it drops.
func Paragraphs(segments []Segment) [][]Segment {
	var out [][]Segment
	var current []Segment
	for _, s := range segments {
		for s.Text != "" {
			line, rest, more := strings.Cut(s.Text, "\n")
			if line != "" {
				part := s
				part.Text = line
				part.End = part.Start + len(line)
				current = append(current, part)
				s.Begins = nil // the rest of it goes on
			}
			if more && len(current) > 0 {
				out, current = append(out, current), nil
			}
			s.Start += len(s.Text) - len(rest)
			s.Text = rest
		}
	}
	if len(current) > 0 {
		out = append(out, current)
	}
	return out
}
