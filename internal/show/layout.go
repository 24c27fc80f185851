package show

import (
	"strings"

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
		for n > width {
			head, rest := cutColumns(word, width)
			lines = append(lines, head)
			word, n = rest, columns(rest)
		}
		line, used = word, n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
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

// shorten cuts text at a space to at most width columns and marks the cut.
func shorten(text string, width int) string {
	if columns(text) <= width {
		return text
	}
	lines := wrap(text, max(width-2, 1))
	return lines[0] + " …"
}
