package eval

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed data/reports/*.txt data/blind/*.txt
var ownReports embed.FS

// OwnReports returns the annotated reports that stand in the project, in order of
// name.
func OwnReports() ([]GoldReport, error) { return embedded("data/reports/*.txt") }

// BlindReports returns the annotated reports of the project that no rule is
// written for, in order of name.
func BlindReports() ([]GoldReport, error) { return embedded("data/blind/*.txt") }

func embedded(pattern string) ([]GoldReport, error) {
	paths, err := fs.Glob(ownReports, pattern)
	if err != nil {
		return nil, err
	}
	var out []GoldReport
	for _, path := range paths {
		f, err := ownReports.Open(path)
		if err != nil {
			return nil, fmt.Errorf("read gold report %s: %w", path, err)
		}
		g, err := ParseGoldReport(f, path)
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}
