package timex

import (
	"chancery/lang"
)

// matcher reads time expressions from the atoms of one sentence. Its methods
// take the position of an atom and return what they read and the position after
// it, which is 0 if they read nothing. The longest reading at a position wins.
type matcher struct {
	a     []atom
	s     *lang.Sentence
	names *namedTimes
	memo  []pointMemo // what point read at each atom, so that nesting stays linear
	depth int
}

// pointMemo is what point read at an atom; next is 0 for nothing.
type pointMemo struct {
	spec
	next int
	read bool
}

// maxDepth bounds how deep expressions nest ("the end of the first week of May").
const maxDepth = 8

var noAtom atom

func (m *matcher) at(i int) *atom {
	if i < 0 || i >= len(m.a) {
		return &noAtom
	}
	return &m.a[i]
}

// joined reports whether atom i is a dash that stands between two atoms of one
// word ("two-day"), not one that stands for a pause.
func (m *matcher) joined(i int) bool {
	return m.at(i).dash() && m.at(i).glued && m.at(i+1).glued
}

// ends reports whether a clause or the sentence ends before atom i.
func (m *matcher) ends(i int) bool {
	switch m.at(i).text {
	case "", ",", ".", ";", ":", ")", "?", "!":
		return true
	}
	return false
}

// match returns the expression that begins at atom i.
func (m *matcher) match(i int) (spec, int) {
	var best spec
	end := 0
	for _, read := range [...]func(*matcher, int) (spec, int){
		(*matcher).interval, (*matcher).shifted, (*matcher).moved, (*matcher).clocked, (*matcher).rate,
		(*matcher).duration, (*matcher).anniversary, (*matcher).point, (*matcher).reference,
	} {
		if sp, next := read(m, i); next > end {
			best, end = sp, next
		}
	}
	return best, end
}

// point reads an expression for one point of the calendar, however long.
func (m *matcher) point(i int) (spec, int) {
	if i >= len(m.a) || m.depth >= maxDepth || !m.begins(i) {
		return spec{}, 0
	}
	if p := &m.memo[i]; p.read {
		return p.spec, p.next
	}
	var best spec
	end := 0
	m.depth++
	for _, read := range [...]func(*matcher, int) (spec, int){
		(*matcher).numeric, (*matcher).weekdayDate, (*matcher).monthDate, (*matcher).dayMonth, (*matcher).quarterOf,
		(*matcher).halfOf, (*matcher).seasonOf, (*matcher).nthOf, (*matcher).weekOf, (*matcher).edgeOf, (*matcher).partOf,
		(*matcher).decadeOf, (*matcher).centuryOf, (*matcher).yearAlone, (*matcher).dayWord, (*matcher).shifted,
		(*matcher).sameTime, (*matcher).namedDay,
	} {
		if sp, next := read(m, i); next > end {
			best, end = sp, next
		}
	}
	m.depth--
	m.memo[i] = pointMemo{spec: best, next: end, read: true}
	return best, end
}

// begins reports whether any expression can begin at atom i.
func (m *matcher) begins(i int) bool {
	a := &m.a[i]
	return len(a.senses) > 0 || a.digits > 0 || a.any("the", "at", "its", "his", "her", "their", "our", "q", "h", "fiscal", "fy", "financial", "final", "'", "’", "‘") || m.names.begins(a)
}

// the skips a definite article.
func (m *matcher) the(i int) int {
	if m.at(i).word("the") {
		return i + 1
	}
	return i
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func hasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}
