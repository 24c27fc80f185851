package draw

import (
	"fmt"
	"math"
	"strconv"
)

// Bars are counts by month or year, stacked by series.
type Bars struct {
	ID      string // unique on the page; "" is "bars"
	Title   string
	Desc    string  // "" describes the counts
	Width   float64 // 0 is by the number of buckets, at most 960
	Buckets []Bucket
	Series  []Series
}

// Bucket is one column of Bars.
type Bucket struct {
	Label string // "2023-03"
	URL   string
}

// Series is one layer of Bars. Counts has as many values as there are buckets;
// those that are missing are 0, negative ones too.
type Series struct {
	Name   string
	Class  Class
	Counts []int
}

func (s Series) at(i int) int {
	if i < len(s.Counts) {
		return max(0, s.Counts[i])
	}
	return 0
}

const (
	defaultWidth = 960
	phoneWidth   = 340 // what a phone shows of a drawing without moving it
	bucketWidth  = 40
)

// Draw returns the picture: legend, columns, an axis of counts. Without buckets it
// is empty.
func (in Bars) Draw() Drawing {
	if len(in.Buckets) == 0 {
		return Drawing{}
	}
	const size, plotHeight, right = 11, 180, 8
	width := in.Width
	if width <= 0 { // a few columns fit a phone
		width = min(defaultWidth, max(phoneWidth, float64(len(in.Buckets))*bucketWidth))
	}
	c := newCanvas(in.ID, "bars")
	classes := make([]Class, len(in.Series))
	total, high := 0, 0
	for i, s := range in.Series {
		classes[i] = s.Class
	}
	for i := range in.Buckets {
		sum := 0
		for _, s := range in.Series {
			sum += s.at(i)
		}
		total += sum
		high = max(high, sum)
	}
	c.definePatterns(classes)

	top := c.legend(in.Series, min(width, phoneWidth)) + 10
	bottom := top + plotHeight
	tick := niceStep(high)
	ceiling := max(tick, (high+tick-1)/tick*tick)
	left := textWidth(strconv.Itoa(ceiling), size) + 8
	for v := 0; v <= ceiling; v += tick {
		y := bottom - float64(v)/float64(ceiling)*plotHeight
		class := "grid"
		if v == 0 {
			class = "base"
		}
		c.line(class, left, y, width-right, y)
		c.text("tick", left-5, y+4, size, end, strconv.Itoa(v))
	}

	slot := (width - right - left) / float64(len(in.Buckets))
	bar := min(slot*0.8, 48)
	for i, bucket := range in.Buckets {
		x := left + slot*float64(i) + (slot-bar)/2
		y := bottom
		words := bucket.Label
		for _, s := range in.Series {
			words += fmt.Sprintf("; %s %d", s.Name, s.at(i))
		}
		c.open("column", bucket.URL, words)
		if bucket.URL != "" { // the whole column can be hit
			c.printf(`<rect class="hit" fill="none" pointer-events="all" x="%s" y="%s" width="%s" height="%s"/>`, num(left+slot*float64(i)), num(top), num(slot), num(plotHeight))
		}
		for _, s := range in.Series {
			if n := s.at(i); n > 0 {
				h := float64(n) / float64(ceiling) * plotHeight
				y -= h
				c.surface(s.Class, x, y, bar, h)
			}
		}
		c.close(bucket.URL)
		// The label stands if it does not touch the one before.
		middleX := x + bar/2
		label := textBox(middleX, bottom+16, size, middle, bucket.Label)
		label.X, label.W = label.X-4, label.W+8
		if free(label, c.labels) && label.X >= 0 && label.X+label.W <= width {
			c.text("tick", middleX, bottom+16, size, middle, bucket.Label)
		}
	}
	desc := in.Desc
	if desc == "" {
		desc = fmt.Sprintf("%d counted from %s to %s, at most %d in one column.", total, in.Buckets[0].Label, in.Buckets[len(in.Buckets)-1].Label, high)
	}
	return c.done(width, bottom+26, in.Title, desc, 0)
}

// legend draws a sample of each series with its name, in as many lines as it
// takes, and returns where it ends.
func (c *canvas) legend(series []Series, width float64) float64 {
	const size, row = 12, 20
	x, y := 0.0, 4.0
	for _, s := range series {
		name := clip(s.Name, width-30, size)
		w := 22 + textWidth(name, size) + 16
		if x > 0 && x+w > width {
			x, y = 0, y+row
		}
		c.surface(s.Class, x+1, y, 14, 12)
		c.text("legend", x+20, y+10.5, size, start, name)
		x += w
	}
	if len(series) == 0 {
		return y
	}
	return y + row
}

// niceStep returns a step of 1, 2 or 5 times a power of ten that divides a range
// of counts into at most five parts.
func niceStep(high int) int {
	raw := float64(high) / 5
	if raw <= 1 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, k := range []float64{1, 2, 5, 10} {
		if k*power >= raw {
			return int(k * power)
		}
	}
	return int(10 * power)
}

// Spark is a strip of small bars in a line of text or a cell: what is above the
// line is cooperation, what is below conflict.
type Spark struct {
	ID    string
	Title string
	Up    []int
	Down  []int
}

// Draw returns the picture, empty without values.
func (in Spark) Draw() Drawing {
	n := max(len(in.Up), len(in.Down))
	if n == 0 {
		return Drawing{}
	}
	const width, height, half = 160.0, 32.0, 15.0
	c := newCanvas(in.ID, "spark")
	up, down := Series{Counts: in.Up}, Series{Counts: in.Down}
	high, ups, downs := 1, 0, 0
	for i := range n {
		high = max(high, up.at(i), down.at(i))
		ups, downs = ups+up.at(i), downs+down.at(i)
	}
	slot := width / float64(n)
	bar := max(min(slot*0.75, 8), 0.5)
	for i := range n {
		x := slot*float64(i) + (slot-bar)/2
		if v := up.at(i); v > 0 {
			h := max(1, float64(v)/float64(high)*half)
			c.rect("full vc", x, height/2-h, bar, h)
		}
		if v := down.at(i); v > 0 {
			h := max(1, float64(v)/float64(high)*half)
			c.rect("full mk", x, height/2, bar, h)
		}
	}
	c.line("base", 0, height/2, width, height/2)
	return c.done(width, height, in.Title, fmt.Sprintf("%d above the line, %d below, in %d steps; at most %d in one.", ups, downs, n, high), 0)
}
