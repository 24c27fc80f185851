package show

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// columns returns the number of terminal columns that text takes: two for an East
// Asian character, none for a combining mark or a colour code.
func columns(text string) int {
	if strings.IndexByte(text, 0x1b) < 0 {
		return uniseg.StringWidth(text)
	}
	n := 0
	for text != "" {
		before, rest, ok := strings.Cut(text, "\x1b[")
		n += uniseg.StringWidth(before)
		if ok {
			_, rest, _ = strings.Cut(rest, "m")
		}
		text = rest
	}
	return n
}

// pad returns text with spaces up to width columns.
func pad(text string, width int) string {
	if n := width - columns(text); n > 0 {
		return text + strings.Repeat(" ", n)
	}
	return text
}

// wrap breaks text into lines of at most width columns, at spaces where it can and
// within a word, between characters, where it must.
func wrap(text string, width int) []string {
	width = max(width, 1)
	text = clean(text)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		n := columns(word)
		if used > 0 && used+1+n <= width {
			line += " " + word
			used += 1 + n
			continue
		}
		if used > 0 {
			lines = append(lines, line)
		}
		if n > width {
			for head, rest := cutColumns(word, width); rest != ""; head, rest = cutColumns(rest, width) {
				lines = append(lines, head)
				word = rest
			}
			n = columns(word)
		}
		line, used = word, n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

// clean returns text without what would command a terminal: control characters but
// white space, and marks that turn the direction of writing round.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, text)
}

// cutColumns splits text after at most width columns, and after one character at least.
func cutColumns(text string, width int) (head, rest string) {
	used, state, at := 0, -1, 0
	for at < len(text) {
		cluster, _, w, next := uniseg.FirstGraphemeClusterInString(text[at:], state)
		if used+w > width && at > 0 {
			break
		}
		used += w
		at += len(cluster)
		state = next
	}
	return text[:at], text[at:]
}

// shorten makes one line of text, cut at a space to at most width columns, and marks
// the cut.
func shorten(text string, width int) string {
	head := text
	if most := 16 * width; len(head) > most { // no character that is seen takes more bytes
		head = strings.ToValidUTF8(head[:most], "")
	}
	lines := wrap(head, width)
	switch {
	case len(lines) == 0:
		return ""
	case len(lines) == 1 && len(head) == len(text):
		return lines[0]
	}
	return wrap(head, max(width-2, 1))[0] + " …"
}
