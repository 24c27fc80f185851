package train

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/lang/internal/net"
)

//go:embed data/name_lists.tsv
var nameLists string

// readLists reads the lists of names a finder of names is told of: list and
// name, divided by a tab, sorted, with a header row and "#" comments. An error
// tells file and line.
func readLists(r io.Reader, file string) ([8][]string, error) {
	var out [8][]string
	in := bufio.NewScanner(r)
	header, last := true, ""
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			if line != "list\tname" {
				return out, fmt.Errorf("%s:%d: header is %q, not list, name", file, n, line)
			}
			header = false
			continue
		}
		list, name, ok := strings.Cut(line, "\t")
		i := slices.Index(net.ListNames[:], list)
		if !ok || i < 0 || name == "" || strings.Contains(name, "\t") {
			return out, fmt.Errorf("%s:%d: %q is no list and name", file, n, line)
		}
		if line <= last {
			return out, fmt.Errorf("%s:%d: %q is out of order", file, n, name)
		}
		last = line
		out[i] = append(out[i], name)
		out[i] = append(out[i], spellings(name)...)
	}
	if err := in.Err(); err != nil {
		return out, fmt.Errorf("read %s: %w", file, err)
	}
	return out, nil
}

// spellings are the other ways a listed name is divided into words: a hyphen may
// be a word of its own, and the s of a shop lose its apostrophe.
func spellings(name string) []string {
	var out []string
	if strings.Contains(name, "-") && !strings.Contains(name, " - ") {
		out = append(out, strings.ReplaceAll(name, "-", " - "))
	}
	if before, ok := strings.CutSuffix(name, " 's"); ok {
		out = append(out, before+" s", before+"s")
	}
	return out
}
