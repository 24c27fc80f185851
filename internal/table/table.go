// Package table reads the tables that lexicons and gold sets are kept in: lines of
// UTF-8, cells divided by tabs, a header row, and "#" comments.
package table

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// maxLine bounds a line, in bytes: the outline of a state on a map has some 50 KiB.
const maxLine = 1 << 20

// Rows calls row with the cells of each line below the header, which must be the given
// columns, divided by tabs; every line has as many cells, the first of them not empty. Lines that are empty or
// begin with "#" are left out. An error is "file:line: reason", that of row too; a
// failure to read is wrapped.
func Rows(in io.Reader, file, columns string, row func(cells []string) error) error {
	want := strings.Count(columns, "\t") + 1
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	headed := false
	for n := 1; lines.Scan(); n++ {
		line := lines.Text() // a scanner takes "\r" off
		if line == "" || line[0] == '#' {
			continue
		}
		if !headed {
			if line != columns {
				return fmt.Errorf("%s:%d: header is %q, not %q", file, n, line, columns)
			}
			headed = true
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != want {
			return fmt.Errorf("%s:%d: %d cells, not %d", file, n, len(cells), want)
		}
		if cells[0] == "" {
			return fmt.Errorf("%s:%d: the first cell is empty", file, n)
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	if !headed {
		return fmt.Errorf("%s:1: no header row", file)
	}
	return nil
}
