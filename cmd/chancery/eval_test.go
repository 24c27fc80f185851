package main

import (
	"strings"
	"testing"

	"chancery/internal/eval"
)

// TestScoresBelowFloor: a scorer fails when it prints a score below its floor, and
// only then.
func TestScoresBelowFloor(t *testing.T) {
	for _, c := range []struct {
		set   string
		value float64
		fails bool
	}{{"reports", 0.5, true}, {"reports", 1, false}, {"chosen reports", 0.5, false}} {
		var out, errs strings.Builder
		err := printScores(&env{stdout: &out, stderr: &errs}, nil, []eval.Score{{Set: c.set, Measure: "participants resolved", Value: c.value, N: 1}})
		if (err != nil) != c.fails || strings.Contains(errs.String(), "below the floor") != c.fails {
			t.Errorf("%s %.1f: error %v, told %q", c.set, c.value, err, errs.String())
		}
		if !strings.Contains(out.String(), "participants resolved") {
			t.Errorf("%s: printed %q", c.set, out.String())
		}
	}
}
