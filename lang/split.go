package lang

import (
	"iter"
	"slices"
)

// maxSentence is the length of the longest sentence, in tokens. What is longer
// (a table, a list of names) is cut after the last semicolon or comma in its
// second half, or else just there.
const maxSentence = 1000

// splitBatch is the number of tokens looked at before sentences are cut off.
const splitBatch = 2 * maxSentence

// Split divides a text into sentences of tokens, as the English treebanks of UD
// v2 do, with exact spans. Tokens have Span and Form, Head -1, and nothing else;
// words such as "don't" are also in MWT. Every byte that is not white space, a
// control character or an invisible format character is in just one token,
// whatever the bytes are. Time is linear in the length of the text.
//
// A blank line ends a paragraph, and so does every line end unless the lines are
// wrapped at some width. A sentence never crosses a paragraph.
func Split(text string) []Sentence {
	return slices.Collect(Sentences(text))
}

// Sentences yields what Split returns, one by one, with only a few sentences in
// memory at a time.
func Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		s := splitter{
			lexer: lexer{text: text, list: words()},
			pars:  paragrapher{text: text},
			model: boundaries(),
		}
		for par := 0; ; par++ {
			span, ok := s.pars.paragraph()
			if !ok || !s.paragraph(span, par, yield) {
				return
			}
		}
	}
}

type splitter struct {
	lexer
	pars  paragrapher
	model *boundaryModel
	marks []feature // what the model sees of each token of out
	ends  []int     // where the sentences of a batch end, in tokens
	state boundaryState
}

// paragraph splits one paragraph; it returns false if the consumer has enough.
func (s *splitter) paragraph(span Span, par int, yield func(Sentence) bool) bool {
	s.start, s.end = span.Start, span.End
	s.out, s.marks = s.out[:0], s.marks[:0]
	s.state.reset(closesLine(s.text[span.Start:span.End]))
	for at := span.Start; ; {
		at = s.lex(at, splitBatch)
		done := at >= s.end || s.atEnd(at)
		s.describe()
		n := s.cut(done)
		if !s.flush(n, par, yield) {
			return false
		}
		if done {
			return true
		}
	}
}

func (s *splitter) atEnd(at int) bool {
	_, n := s.skipSpace(at)
	return n == 0
}

// cut finds the ends of sentences, up to the last one if done and else as far
// as all that decides them is known, and returns the number of tokens in them.
func (s *splitter) cut(done bool) int {
	s.ends = s.ends[:0]
	last := len(s.out) - lookahead
	if done {
		last = len(s.out) - 1
	}
	from := 0
	for i := s.state.next; i < last; i++ {
		s.state.see(s, i)
		switch {
		case s.model.isEnd(s, from, i):
			from = i + 1
		case i-from+1 >= maxSentence:
			from = s.force(from, i)
		default:
			continue
		}
		s.ends = append(s.ends, from)
		s.state.begin(s, from, i+1)
	}
	s.state.next = max(last, 0)
	if done && from < len(s.out) {
		from = len(s.out)
		s.ends = append(s.ends, from)
	}
	return from
}

// force returns where to cut a sentence that reached maxSentence with token i.
func (s *splitter) force(from, i int) int {
	for _, mark := range [...]string{";", ","} {
		for k := i; k > from+maxSentence/2; k-- {
			if s.text[s.out[k].start:s.out[k].end] == mark {
				return k + 1
			}
		}
	}
	for s.marks[i+1].part {
		i--
	}
	return i + 1
}

// flush yields the sentences of the first n tokens and drops those.
func (s *splitter) flush(n, par int, yield func(Sentence) bool) bool {
	if n == 0 {
		return true
	}
	mwts := 0
	for i := range s.out[:n] {
		if s.out[i].mwt > 0 {
			mwts++
		}
	}
	tokens := make([]Token, n)
	multi := make([]MultiWord, 0, mwts)
	from := 0
	for _, end := range s.ends {
		first := len(multi)
		for i := from; i < end; i++ {
			p := &s.out[i]
			tokens[i] = Token{Span: Span{p.start, p.end}, Form: s.text[p.start:p.end], Head: -1, First: -1, Next: -1}
			if p.mwt > 0 {
				to := s.out[i+int(p.mwt)-1].end
				multi = append(multi, MultiWord{Span: Span{p.start, to}, First: int32(i - from),
					Last: int32(i - from + int(p.mwt) - 1), Form: s.text[p.start:to]})
			}
		}
		sent := Sentence{
			Span:      Span{tokens[from].Start, tokens[end-1].End},
			Paragraph: par,
			Tokens:    tokens[from:end:end],
		}
		if len(multi) > first {
			sent.MWT = multi[first:len(multi):len(multi)]
		}
		if !yield(sent) {
			return false
		}
		from = end
	}
	s.out = s.out[:copy(s.out, s.out[n:])]
	s.marks = s.marks[:copy(s.marks, s.marks[n:])]
	s.mwFirst -= n
	s.state.next -= n
	return true
}
