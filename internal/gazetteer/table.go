package gazetteer

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// row is one line of a table: the cells by column, and where it stands.
type row struct {
	file  string
	line  int
	cells []string
	cols  map[string]int
}

// get returns the cell of a column, "" where the table has no such column.
func (r *row) get(col string) string {
	if i, ok := r.cols[col]; ok && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

func (r *row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// list splits a cell at "|", nil for an empty one.
func (r *row) list(col string) []string {
	s := r.get(col)
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// eachRow reads a TSV table: lines that begin with "#" are comments, the first
// other line names the columns, of which need must be there. Cells may be left
// off at the end of a line.
func eachRow(file string, in io.Reader, need []string, do func(*row) error) error {
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 64*1024), 1<<20)
	r := row{file: file}
	for sc.Scan() {
		r.line++
		line := strings.TrimSuffix(sc.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if r.cols == nil {
			r.cols = make(map[string]int, len(cells))
			for i, c := range cells {
				r.cols[c] = i
			}
			for _, c := range need {
				if _, ok := r.cols[c]; !ok {
					return r.errorf("no column %q", c)
				}
			}
			continue
		}
		if len(cells) > len(r.cols) {
			return r.errorf("%d cells, the header has %d", len(cells), len(r.cols))
		}
		r.cells = cells
		if r.cells[0] == "" {
			return r.errorf("the first cell is empty")
		}
		if err := do(&r); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	if r.cols == nil {
		return fmt.Errorf("%s:1: no header row", file)
	}
	return nil
}
