// Package eval scores readings against gold sets: whole reports annotated by
// hand, the PLOVER and PETRARCH gold records, and the sets of the single stages.
// Each scorer takes the reader it judges, so that any engine can be scored, and
// says in its comment what counts as right.
package eval

import "chancery"

// Reader turns a report into a reading. *read.Reader is one.
type Reader interface {
	Read(chancery.Report) chancery.Reading
}

// Score is one measured value. Value is a share from 0 to 1 unless the measure
// says otherwise ("events per record"); N is the number of items it rests on.
type Score struct {
	Set     string
	Measure string
	Value   float64
	N       int
}

// Count gathers hits, false alarms and misses.
type Count struct {
	Hit, False, Missed int
}

// Add adds o to c.
func (c *Count) Add(o Count) {
	c.Hit += o.Hit
	c.False += o.False
	c.Missed += o.Missed
}

// Precision is the share of what was found that is right; 1 if nothing was found.
func (c Count) Precision() float64 { return share(c.Hit, c.Hit+c.False) }

// Recall is the share of what is there that was found; 1 if nothing is there.
func (c Count) Recall() float64 { return share(c.Hit, c.Hit+c.Missed) }

// F1 is the harmonic mean of precision and recall; 1 if there is nothing to
// find and nothing was found.
func (c Count) F1() float64 { return share(2*c.Hit, 2*c.Hit+c.False+c.Missed) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}
