package eval_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/eval"
	"chancery/read"
)

// TestExamples scores the reader on annotated reports that stand in the
// repository, those of examples/reports among them: these floors hold where the
// gold sets are not at hand.
func TestExamples(t *testing.T) {
	reports, err := eval.OwnReports()
	if err != nil || len(reports) < 5 {
		t.Fatalf("%d annotated examples: %v", len(reports), err)
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var total eval.ReportScore
	for i := range reports {
		example, err := os.ReadFile(filepath.Join("..", "..", "examples", "reports", reports[i].Name+".txt"))
		if err == nil && strings.TrimSpace(reports[i].Report.Text) != strings.TrimSpace(string(example)) {
			t.Errorf("%s: the annotated text is not that of examples/reports", reports[i].Name)
		}
		reading := reader.Read(reports[i].Report)
		score := eval.ScoreReport(&reports[i], &reading)
		total.Add(&score)
	}
	floors := map[string]float64{
		"events F1":                   0.74,
		"events with participants F1": 0.68,
		"factuality by the report":    0.90,
		"agreements F1":               0.65,
		"attributions recall":         0.85,
		"questions F1":                0.80,
	}
	for _, s := range total.Scores("examples") {
		floor, ok := floors[s.Measure]
		if !ok {
			continue
		}
		delete(floors, s.Measure)
		t.Logf("%s %.3f (n=%d)", s.Measure, s.Value, s.N)
		if s.Value < floor {
			t.Errorf("%s is %.3f, below its floor of %.2f", s.Measure, s.Value, floor)
		}
	}
	for m := range floors {
		t.Errorf("%s was not measured", m)
	}
}
