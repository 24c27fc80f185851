package attribution

import (
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/internal/event"
	"chancery/lang"
)

// Questions returns what the document says is open, with ids u1, u2, …: what is
// not clear or known, what somebody would not say or doubts, and what the text
// itself asks.
func Questions(doc *lang.Document, actors *actor.Finding, attributions []Attribution, events []event.Event, agreements []chancery.Agreement) []chancery.Question {
	q := asker{doc: doc, actors: actors, attributions: attributions, quotes: Quotes(doc.Text)}
	for k := range doc.Sentences {
		q.sentence(k)
	}
	if q.direct > maxDirect {
		q.out = slices.DeleteFunc(q.out, func(u chancery.Question) bool { return strings.HasSuffix(u.Text, "?") })
	}
	for i := range q.out {
		u := &q.out[i]
		u.ID = chancery.QuestionID("u" + strconv.Itoa(i+1))
		u.About = about(u.Range(), events, agreements)
	}
	return q.out
}

// about returns the events and agreements that stand within a span.
func about(span lang.Span, events []event.Event, agreements []chancery.Agreement) []string {
	var out []string
	for i := range events {
		if span.Contains(events[i].Trigger.Range()) {
			out = append(out, string(events[i].ID))
		}
	}
	for i := range agreements {
		for _, m := range agreements[i].Mentions {
			if span.Contains(m.Range()) {
				out = append(out, string(agreements[i].ID))
				break
			}
		}
	}
	return out
}

type asker struct {
	doc          *lang.Document
	actors       *actor.Finding
	attributions []Attribution
	quotes       []Quotation
	out          []chancery.Question
	direct       int // sentences with a question mark
}

// maxDirect is how many questions a report may ask itself. A text with more is
// an interview or a list of questions and answers.
const maxDirect = 4

// sentence finds the questions of one sentence, at most one for each predicate.
func (q *asker) sentence(k int) {
	s := &q.doc.Sentences[k]
	before := len(q.out)
	for i := range s.Tokens {
		pred, open := openPredicate(s, i)
		if open < 0 {
			continue
		}
		q.add(k, pred, open)
	}
	if len(q.out) > before {
		return
	}
	last := len(s.Tokens) - 1
	for last > 0 && s.Tokens[last].UPOS == "PUNCT" && s.Tokens[last].Form != "?" {
		last--
	}
	if last < 2 || s.Tokens[last].Form != "?" || inQuote(q.quotes, s.Tokens[last].Span) || inQuote(q.quotes, s.Tokens[last-1].Span) {
		return
	}
	if root := s.Root(); root >= 0 {
		q.direct++
		q.out = append(q.out, chancery.Question{
			Span: chancery.Quote(q.doc.Text, lang.Span{Start: s.Tokens[0].Start, End: s.Tokens[last].End}), Topic: q.topic(s, root), AskedBy: chancery.HolderReport,
		})
	}
}

// add appends the question whose predicate is pred and whose open part hangs
// under token open.
func (q *asker) add(k, pred, open int) {
	s := &q.doc.Sentences[k]
	for n := 0; n < 4 && s.Tokens[pred].Rel() == "xcomp" && s.Tokens[pred].Head >= 0; n++ { // "declined to say"
		pred = int(s.Tokens[pred].Head)
	}
	span := clauseSpan(s, pred)
	of, ol := s.Subtree(open)
	span.Start, span.End = min(span.Start, s.Tokens[of].Start), max(span.End, s.Tokens[ol].End)
	for i := len(q.out) - 1; i >= 0; i-- {
		if q.out[i].Range().Overlaps(span) {
			return
		}
	}
	u := chancery.Question{Span: chancery.Quote(q.doc.Text, span), Topic: q.topic(s, open), AskedBy: chancery.HolderReport}
	for i := range q.attributions {
		a := &q.attributions[i]
		if a.Source == "" {
			continue
		}
		at := s.Tokens[pred].Span
		asks := a.Sentence == k && a.Token == pred && (a.Stance == "doubt" || a.Stance == "ask")
		if asks || holds(ranges(a.Content), at) {
			u.AskedBy = string(a.Source)
		}
	}
	q.out = append(q.out, u)
}

// clauseSpan is the clause of a predicate with its full stop if it is all of a
// sentence, without clauses coordinated with it.
func clauseSpan(s *lang.Sentence, pred int) lang.Span {
	first, last := clause.Span(s, pred)
	if first <= 1 && last >= len(s.Tokens)-2 {
		return lang.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}
	}
	return lang.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
}

// topic is what is open in a few words: the subject of the open clause, its
// object if the subject is a pronoun, or the noun itself.
func (q *asker) topic(s *lang.Sentence, open int) string {
	pick := open
	if clausal(s, open) {
		if c := s.Child(open, "nsubj"); c >= 0 && s.Tokens[c].UPOS != "PRON" {
			pick = c
		} else if c := s.Child(open, "obj"); c >= 0 && s.Tokens[c].UPOS != "PRON" {
			pick = c
		}
	}
	first, last := nounPhrase(s, pick, -1)
	if clausal(s, pick) {
		first, last = clause.Span(s, pick)
	}
	return strings.TrimSpace(q.doc.Words(s, first, last))
}
