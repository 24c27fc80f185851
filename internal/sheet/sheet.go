// Package sheet writes CSV that strict readers and spreadsheets take alike: records
// as RFC 4180 has them, and no cell that a spreadsheet would run as a formula.
package sheet

import (
	"io"
	"strings"
)

// WriteRecord writes one record of cells, ended by CRLF. What is in a cell stays byte
// for byte: encoding/csv would turn line ends inside it into CRLF as well.
func WriteRecord(w io.Writer, cells []string) error {
	var b strings.Builder
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(c, ",\"\r\n") || c != strings.TrimSpace(c) || c == "" && len(cells) == 1 {
			b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
		} else {
			b.WriteString(c)
		}
	}
	b.WriteString("\r\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Guard puts an apostrophe before text that a spreadsheet would take for a formula, and
// before text that begins with an apostrophe, so that Bare can take it away again.
// The signs are those of OWASP, "CSV Injection". Numbers need no guard.
func Guard(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

// Bare takes the apostrophe of Guard away.
func Bare(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && risky(rest) {
		return rest
	}
	return s
}

func risky(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠'", first(s))
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
