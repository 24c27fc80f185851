package timex

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// eachRow reads a table with the given header row: columns separated by tabs,
// lines with # are comments. An error of row gets the file and the line.
func eachRow(r io.Reader, file, header string, row func(cols []string) error) error {
	want := strings.Count(header, "\t") + 1
	lines, begun := bufio.NewScanner(r), false
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if !begun {
			if line != header {
				return fmt.Errorf("%s:%d: header is %q, want %s", file, n, line, strings.ReplaceAll(header, "\t", ", "))
			}
			begun = true
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != want {
			return fmt.Errorf("%s:%d: %d columns, want %d", file, n, len(cols), want)
		}
		if err := row(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if !begun {
		return fmt.Errorf("%s:1: no header row", file)
	}
	return nil
}
