package export

import (
	"io"
	"strings"
)

// writeLine writes cells with tabs between. The formats of the field have no quoting:
// tabs and line ends inside a cell become spaces.
func writeLine(w io.Writer, cells []string) error {
	line := make([]string, len(cells))
	for i, c := range cells {
		line[i] = flat.Replace(c)
	}
	_, err := io.WriteString(w, strings.Join(line, "\t")+"\n")
	return err
}

var flat = strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\r", " ", "\v", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")
