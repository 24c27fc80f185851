// Package draw makes the pictures of the record as SVG, from plain values: a
// timeline in lanes, terms of agreements, counts over time, a network of states, a
// map. The same values give the same bytes.
//
// A drawing carries no style attribute and no script, so that it stands in a page
// with the policy default-src 'self'; its colours are classes, which [Stylesheet]
// sets for light and dark. What is not affirmed differs by its shape, not by colour
// alone. Boxes of labels do not overlap, by an estimate of the width of glyphs.
package draw

import (
	_ "embed"
	"fmt"
	"html"
	"regexp"
	"strings"
)

//go:embed draw.css
var stylesheet string

// Stylesheet returns the rules for all drawings. They take the fonts and colours
// of the page where it sets the custom properties --draw-*.
func Stylesheet() string { return stylesheet }

// Drawing is a finished picture. The zero value is an empty one.
type Drawing struct {
	Width, Height float64 // of the view box, in CSS pixels
	Title         string
	Desc          string // what can be seen, in a sentence or two
	Labels        []Box  // where text stands; no two overlap
	Omitted       int    // items that have no place: without a date, outside the range, unknown states

	id    string
	links bool
	body  string
}

// SVG returns the picture as an element to stand in an HTML page, "" for the empty
// drawing. A picture with links is a group, so that they can be reached; one
// without is an image.
func (d Drawing) SVG() string { return d.element("", "") }

// Standalone returns the picture as a file of its own, with its style, in light
// colours.
func (d Drawing) Standalone() string {
	if d.body == "" {
		return ""
	}
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		d.element(` xmlns="http://www.w3.org/2000/svg"`, "<style>"+html.EscapeString(lightStyle())+"</style>\n") + "\n"
}

func (d Drawing) element(attrs, style string) string {
	if d.body == "" {
		return ""
	}
	role := "img"
	if d.links {
		role = "group"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg%s class="draw" viewBox="0 0 %s %s" width="%[2]s" height="%[3]s" role="%s" aria-labelledby="%s-title %[5]s-desc">`+"\n",
		attrs, num(d.Width), num(d.Height), role, d.id)
	fmt.Fprintf(&b, `<title id="%s-title">%s</title>`+"\n"+`<desc id="%[1]s-desc">%s</desc>`+"\n", d.id, esc(d.Title), esc(d.Desc))
	b.WriteString(style)
	b.WriteString(d.body)
	b.WriteString("</svg>")
	return b.String()
}

var (
	lightDark = regexp.MustCompile(`light-dark\(([^,]+),[^)]+\)`)
	property  = regexp.MustCompile(`(--draw-[a-z0-9-]+): ([^;]+);`)
	variable  = regexp.MustCompile(`var\((--draw-[a-z0-9-]+)\)`)
	comment   = regexp.MustCompile(`(?s)/\*.*?\*/\n?`)
)

// lightStyle is the style sheet with every custom property replaced by its light
// value: programs other than browsers know neither.
func lightStyle() string {
	css := lightDark.ReplaceAllString(comment.ReplaceAllString(stylesheet, ""), "$1")
	values := map[string]string{}
	for _, m := range property.FindAllStringSubmatch(css, -1) {
		values[m[1]] = m[2]
	}
	css = property.ReplaceAllString(css, "")
	return variable.ReplaceAllStringFunc(css, func(s string) string { return values[variable.FindStringSubmatch(s)[1]] })
}

// State is how a thing that is drawn stands: affirmed things are filled, claimed
// ones are dashed outlines, denied ones outlines that are struck through.
type State uint8

// The states.
const (
	Affirmed State = iota
	Claimed        // somebody says so and the report does not commit; planned; possible
	Denied
)

// class returns the class of a state.
func (s State) class() string {
	switch s {
	case Claimed:
		return "claimed"
	case Denied:
		return "denied"
	}
	return "solid"
}

// word returns the state in a word.
func (s State) word() string {
	switch s {
	case Claimed:
		return "claimed"
	case Denied:
		return "denied"
	}
	return "affirmed"
}

// Class is a colour of the palette. Each has its own pattern where surfaces touch.
type Class string

// The classes: the four quadrants of PLOVER, and what is none of them.
const (
	VerbalCooperation   Class = "vc"
	MaterialCooperation Class = "mc"
	VerbalConflict      Class = "vk"
	MaterialConflict    Class = "mk"
	Agreements          Class = "ag"
	Neutral             Class = "ne"
)

// QuadClass returns the class of a quadrant as readings name it, Neutral for any
// other word.
func QuadClass(quad string) Class {
	switch quad {
	case "verbal cooperation":
		return VerbalCooperation
	case "material cooperation":
		return MaterialCooperation
	case "verbal conflict":
		return VerbalConflict
	case "material conflict":
		return MaterialConflict
	}
	return Neutral
}

// valid returns the class, Neutral for one that the palette does not have.
func (c Class) valid() Class {
	switch c {
	case VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict, Agreements:
		return c
	}
	return Neutral
}
