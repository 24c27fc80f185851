// Package show prints readings for people: plain text for a terminal and a
// self-contained HTML page. It shows what a reading holds and computes nothing.
package show

import (
	"fmt"
	"io"

	"chancery"
)

// TextOptions say how text is laid out.
type TextOptions struct {
	Width int  // columns
	Color bool // ANSI colours
}

// Text prints a reading for a person at a terminal.
func Text(w io.Writer, r *chancery.Reading, o TextOptions) error {
	_, err := fmt.Fprintln(w, r.Report.Title)
	return err
}
