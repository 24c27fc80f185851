package draw

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Box is a rectangle in the coordinates of the view box.
type Box struct {
	X, Y, W, H float64
	Text       string // what stands there
}

// overlaps tells whether two boxes share more than an edge.
func (b Box) overlaps(o Box) bool {
	const slack = 0.01 // rounding of coordinates
	return b.X+b.W > o.X+slack && o.X+o.W > b.X+slack && b.Y+b.H > o.Y+slack && o.Y+o.H > b.Y+slack
}

// free tells whether a box overlaps none of others.
func free(b Box, others []Box) bool {
	for _, o := range others {
		if b.overlaps(o) {
			return false
		}
	}
	return true
}

// canvas collects the elements of a drawing.
type canvas struct {
	b      strings.Builder
	id     string
	links  bool
	labels []Box
}

// newCanvas begins a drawing; an id that is empty becomes the fallback. Ids are
// made of letters, digits and hyphens.
func newCanvas(id, fallback string) *canvas {
	id = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
			return r
		}
		return '-'
	}, id)
	if id == "" {
		id = fallback
	}
	return &canvas{id: id}
}

func (c *canvas) done(w, h float64, title, desc string, omitted int) Drawing {
	return Drawing{Width: w, Height: h, Title: title, Desc: desc, Labels: c.labels, Omitted: omitted, id: c.id, links: c.links, body: c.b.String()}
}

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(&c.b, format, args...) }

// open begins a thing with its tooltip, a link if it has an address; close ends it.
func (c *canvas) open(class, url, title string) {
	if url != "" {
		c.links = true
		c.printf(`<a href="%s" class="%s">`, esc(url), class)
	} else {
		c.printf(`<g class="%s">`, class)
	}
	if title != "" {
		c.printf(`<title>%s</title>`, esc(title))
	}
}

func (c *canvas) close(url string) {
	if url != "" {
		c.b.WriteString("</a>\n")
	} else {
		c.b.WriteString("</g>\n")
	}
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	c.printf(`<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`+"\n", class, num(x1), num(y1), num(x2), num(y2))
}

func (c *canvas) rect(class string, x, y, w, h float64) {
	c.printf(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`+"\n", class, num(x), num(y), num(w), num(h))
}

func (c *canvas) circle(class string, x, y, r float64) {
	c.printf(`<circle class="%s" cx="%s" cy="%s" r="%s"/>`+"\n", class, num(x), num(y), num(r))
}

func (c *canvas) path(class, d string) { c.printf(`<path class="%s" d="%s"/>`+"\n", class, d) }

// anchor is where text stands to its point.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// textBox returns the box of a line of text on a baseline.
func textBox(x, y, size float64, at anchor, s string) Box {
	w := textWidth(s, size)
	switch at {
	case middle:
		x -= w / 2
	case end:
		x -= w
	}
	return Box{X: x, Y: y - 0.8*size, W: w, H: 1.05 * size, Text: s}
}

// text writes a line of text on a baseline and keeps its box.
func (c *canvas) text(class string, x, y, size float64, at anchor, s string) {
	if s == "" {
		return
	}
	anchors := [...]string{start: "", middle: ` text-anchor="middle"`, end: ` text-anchor="end"`}
	c.printf(`<text class="%s" x="%s" y="%s" font-size="%s"%s>%s</text>`+"\n", class, num(x), num(y), num(size), anchors[at], esc(s))
	c.labels = append(c.labels, textBox(x, y, size, at, s))
}

// mark draws a disc of a state: filled, dashed, or struck through.
func (c *canvas) mark(class Class, state State, x, y, r float64) {
	c.circle("mark "+string(class)+" "+state.class(), x, y, r)
	if state == Denied {
		k := r * 0.7071
		c.line("strike "+string(class), x-k, y+k, x+k, y-k)
	}
}

// sane returns a weight: one that is negative or no finite number is 0.
func sane(weight float64) float64 {
	if weight > 0 && !math.IsInf(weight, 1) { // false for what is not a number
		return weight
	}
	return 0
}

// num writes a coordinate with at most one decimal.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

// esc escapes text for XML. Characters that XML 1.0 does not allow become U+FFFD.
func esc(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r < 0xFFFE, r >= 0x10000:
			return r
		}
		return utf8.RuneError
	}, s)
	return html.EscapeString(s)
}
