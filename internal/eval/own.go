package eval

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed data/reports/*.txt
var ownReports embed.FS

// OwnReports returns the annotated reports that stand in the project, in order of
// name.
func OwnReports() ([]GoldReport, error) {
	paths, err := fs.Glob(ownReports, "data/reports/*.txt")
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
