package eval

import "embed"

//go:embed data/reports/*.txt data/blind/*.txt
var ownReports embed.FS

// OwnReports returns the annotated reports that stand in the project, in order of
// name.
func OwnReports() ([]GoldReport, error) {
	return goldReports(ownReports, "data/reports", "data/reports")
}

// BlindReports returns the annotated reports of the project that no rule is
// written for, in order of name.
func BlindReports() ([]GoldReport, error) { return goldReports(ownReports, "data/blind", "data/blind") }
