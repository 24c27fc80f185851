package ui

import (
	"regexp"
	"strings"
)

// navEntry is one entry of the navigation.
type navEntry struct {
	ID, Text, URL, Key string
}

// navigation returns the pages of the first level, with the letter that goes there
// after "g".
func navigation() []navEntry {
	return []navEntry{
		{"brief", "Brief", "/", "b"},
		{"countries", "Countries", "/countries", "c"},
		{"agreements", "Agreements", "/agreements", "a"},
		{"network", "Network", "/network", "n"},
		{"map", "Map", "/map", "m"},
		{"sources", "Sources", "/sources", "s"},
		{"review", "Review", "/review", "r"},
		{"search", "Search", "/search", "f"},
		{"watches", "Watches", "/watches", "w"},
		{"health", "Health", "/health", "h"},
	}
}

// keyHelp is one line of the help.
type keyHelp struct {
	Keys []string
	Text string
}

// keyTable returns what the help lists, by groups. docs/guide/ui.md says the same.
func keyTable() []struct {
	Title string
	Keys  []keyHelp
} {
	return []struct {
		Title string
		Keys  []keyHelp
	}{
		{"Everywhere", []keyHelp{
			{[]string{"/"}, "search"},
			{[]string{"j", "k"}, "next, previous in a list"},
			{[]string{"o", "Enter"}, "open the current one"},
			{[]string{"g", "b"}, "go to the brief; other letters stand in the menu"},
			{[]string{"?"}, "this help"},
			{[]string{"Esc"}, "leave a field, close the help"},
		}},
		{"Review", []keyHelp{
			{[]string{"a"}, "accept"},
			{[]string{"e"}, "edit"},
			{[]string{"x"}, "reject"},
			{[]string{"m"}, "merge with another"},
			{[]string{"s"}, "split"},
			{[]string{"u"}, "undo"},
		}},
	}
}

var plainDate = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// htmlDate returns a date that the time element takes: that of an EDTF value, or
// where the value is an interval or vague, "".
func htmlDate(edtf string) string {
	if plainDate.MatchString(edtf) {
		return edtf
	}
	return ""
}

// dayText writes an EDTF value for people: intervals with "to", "~" as about, "?"
// as perhaps, ".." as open.
func dayText(edtf string) string {
	from, to, interval := strings.Cut(edtf, "/")
	if !interval {
		return vague(from)
	}
	switch {
	case from == ".." || from == "":
		return "until " + vague(to)
	case to == ".." || to == "":
		return "from " + vague(from)
	}
	return vague(from) + " to " + vague(to)
}

func vague(date string) string {
	bare := strings.TrimRight(date, "~?%")
	switch strings.TrimPrefix(date, bare) {
	case "~", "%":
		return "about " + bare
	case "?":
		return "perhaps " + bare
	}
	return bare
}

// className turns a word of the record into part of a class name: "material
// conflict" is "material-conflict".
func className(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s)
}
