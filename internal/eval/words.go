package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
)

// occurrences returns every place where the words of phrase stand in text as
// whole words, whatever the white space between them; with another case only if
// there is none in the same case.
func occurrences(text, phrase string) []lang.Span {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return nil
	}
	if out := occurrencesExact(text, words); len(out) > 0 {
		return out
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter whose lower case has another length: offsets would shift
		return nil
	}
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	return occurrencesExact(lower, words)
}

func occurrencesExact(text string, words []string) []lang.Span {
	var out []lang.Span
	for at := 0; ; {
		i := strings.Index(text[at:], words[0])
		if i < 0 {
			return out
		}
		start := at + i
		at = start + 1
		end, ok := start+len(words[0]), true
		for _, w := range words[1:] {
			rest := strings.TrimLeft(text[end:], " \t\r\n\u00a0")
			gap := len(text) - end - len(rest)
			if gap == 0 || !strings.HasPrefix(rest, w) {
				ok = false
				break
			}
			end += gap + len(w)
		}
		if ok && boundary(text, start) && boundary(text, end) {
			out = append(out, lang.Span{Start: start, End: end})
		}
	}
}

// boundary reports whether no word runs across offset i.
func boundary(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !word(before) || !word(after)
}

// overlapsAny reports whether s shares a word with one of the spans. If the
// phrase does not stand in the text, any common word of four letters counts.
func overlapsAny(s lang.Span, spans []lang.Span) bool {
	for _, o := range spans {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

// shareWord reports whether two phrases share a word of at least four letters.
func shareWord(a, b string) bool {
	seen := map[string]bool{}
	for _, w := range wordsOf(a) {
		if len(w) >= 4 {
			seen[w] = true
		}
	}
	for _, w := range wordsOf(b) {
		if seen[w] {
			return true
		}
	}
	return false
}

// shareStem reports whether two phrases have words with the same first four
// letters: "notes" and "goes on to note".
func shareStem(a, b string) bool {
	for _, v := range wordsOf(a) {
		for _, w := range wordsOf(b) {
			if len(v) >= 4 && len(w) >= 4 && v[:4] == w[:4] {
				return true
			}
		}
	}
	return false
}

// wordsOf returns the words of s in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// fold returns the words of s in lower case without articles, joined by blanks.
func fold(s string) string {
	var kept []string
	for _, w := range wordsOf(s) {
		if w != "the" && w != "a" && w != "an" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
