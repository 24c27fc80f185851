package lang

import "strings"

// dot decides on the full stop at i after the run seg..i of the word that began
// at s. It returns the end of what belongs to the word, i if the stop does not,
// and kindWord if the word goes on.
func (l *lexer) dot(s, seg, i int) (int, atomKind) {
	t, after := l.text, i+1
	word := t[s:i]
	if l.is(after, charLetter|charDigit) {
		e := l.run(after)
		if letters := i - seg; letters == 1 && charOf[t[seg]] == charLetter && (e-after == 1 || e-after == 2 && e < l.b && t[e] == '.') && charOf[t[after]] == charLetter {
			return after, kindWord // U.S, M.Sc.
		}
		if l.list.of(t[after:e])&(classDomain|classFile) != 0 && !l.isSentenceStart(after, e) {
			if e < l.b && (t[e] == '/' || t[e] == '?') && l.list.of(t[after:e])&classDomain != 0 {
				return l.trim(after, l.addressEnd(e)), kindNet
			}
			return e, kindNet
		}
		if e < l.b && t[e] == '.' && isLower(t[seg:i]) && isLower(t[after:e]) && l.is(e+1, charLetter) {
			return l.hostEnd(e), kindNet // alt.folklore.urban
		}
		if strings.EqualFold(t[after:e], "d") && strings.EqualFold(word, "ph") && e < l.b && t[e] == '.' {
			return e + 1, kindAbbr
		}
		if seg > s && t[seg-1] == '.' && i-seg == 1 { // U.S.Army
			return after, kindAbbr
		}
		class := l.list.of(word)
		if class&classNumber != 0 && l.is(after, charDigit) || class&(classTitle|classMonth) != 0 && isUpper(t[s:s+1]) {
			return after, kindAbbr
		}
		if l.is(after, charDigit) && charOf[t[i-1]] == charDigit {
			return after, kindWord // v2.0
		}
		return i, kindWord
	}
	if after < l.b && t[after] == '.' {
		// one more stop ends the sentence ("in the U.S.."), two are an ellipsis
		if acronym := seg > s && t[seg-1] == '.' || l.list.of(word)&(classPlain|classInner|classEnder) != 0; acronym && !l.is(after+1, charDot) {
			return after, kindAbbr
		}
		return i, kindWord
	}
	if l.abbreviates(s, seg, i) {
		return after, kindAbbr
	}
	return i, kindWord
}

// isSentenceStart reports whether after..e, which follows a full stop without
// a space, rather begins a sentence: it has one capital, at its start, and the
// word before it has none but a first.
func (l *lexer) isSentenceStart(after, e int) bool {
	w := l.text[after:e]
	switch w {
	case "Com", "Org", "Gov", "Net", "Edu":
		return false
	}
	return isUpper(w[:1]) && !isUpper(w) || len(w) == 2 && isUpper(w) && !isUpper(l.text[after-2:after-1])
}

func isLower(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || 'z' < s[i] {
			return false
		}
	}
	return len(s) > 0
}

// hostEnd returns the end of the runs joined by full stops from the stop at i on.
func (l *lexer) hostEnd(i int) int {
	for i < l.b && l.text[i] == '.' && l.is(i+1, charLetter|charDigit) {
		i = l.run(i + 1)
	}
	return i
}

// abbreviates reports whether the full stop at i, which white space or
// punctuation follows, belongs to the word from s on.
func (l *lexer) abbreviates(s, seg, i int) bool {
	t := l.text
	next, _ := l.skipSpace(i + 1)
	last := next >= l.end
	word := t[s:i]
	if seg > s && t[seg-1] == '.' && i-seg <= 2 { // U.S., p.m.
		hour := i-s == 3 && t[i-1] == 'm'
		return !hour || !last && !(isUpper(t[next:next+1]) && l.opens(next))
	}
	capital := isUpper(word[:1])
	if i-s == 1 && capital { // an initial
		return !last && (word != "I" || l.afterName()) && charOf[t[next]]&(charLetter|charMark|charHigh|charQuote) != 0
	}
	class := l.list.of(word)
	if class == 0 {
		return false
	}
	digit := !last && charOf[t[next]] == charDigit
	switch {
	case class&classPlain != 0:
		return true
	case last:
		return class&classPlace != 0 && capital && l.after(",")
	case class&(classTitle|classMonth) != 0 && capital, class&classInner != 0:
		return true
	case class&classDay != 0 && capital:
		return digit || t[next] == ',' || l.list.of(t[next:min(next+3, l.end)])&classMonth != 0
	case class&classNumber != 0:
		return digit || t[next] == '#'
	case class&classPlace != 0 && capital:
		return l.after(",")
	case class&classEnder != 0:
		return !isUpper(t[next : next+1])
	case class&classEtAl != 0:
		return l.after("et")
	}
	return false
}

// opens reports whether the word at i is one that begins a sentence.
func (l *lexer) opens(i int) bool {
	e := i
	for e < l.end && charOf[l.text[e]] == charLetter {
		e++
	}
	return (e == l.end || charOf[l.text[e]] != charHigh) && l.list.of(l.text[i:e])&classOpener != 0
}

// afterName reports whether the last token is a capitalised word, and not the
// first of its paragraph.
func (l *lexer) afterName() bool {
	n := len(l.out)
	return n > 0 && l.out[n-1].kind == kindWord && isUpper(l.text[l.out[n-1].start:l.out[n-1].start+1])
}

// after reports whether the last token is the given one, in small letters.
func (l *lexer) after(form string) bool {
	n := len(l.out)
	return n > 0 && strings.EqualFold(l.text[l.out[n-1].start:l.out[n-1].end], form)
}
