package main

import (
	"os"

	"golang.org/x/term"
)

// plainWidth is the number of columns of text that goes into a file or a pipe.
const plainWidth = 100

// terminal returns the standard output if it is a terminal.
func (e *env) terminal() (fd int, ok bool) {
	file, ok := e.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	return int(file.Fd()), true
}

// keyboard returns the standard input if it is a terminal.
func (e *env) keyboard() (fd int, ok bool) {
	in, _ := e.stdin.(interruptible)
	file, ok := in.r.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	return int(file.Fd()), true
}

// format returns the format to print in.
func (c *readCmd) format(e *env) string {
	if c.Format != "auto" {
		return c.Format
	}
	if _, ok := e.terminal(); ok {
		return "text"
	}
	return "jsonl"
}

// width returns the number of columns for text.
func (c *readCmd) width(e *env) int {
	if c.Width > 0 {
		return c.Width
	}
	if fd, ok := e.terminal(); ok {
		if width, _, err := term.GetSize(fd); err == nil && width > 0 {
			return width
		}
	}
	return plainWidth
}

// colour reports whether text is coloured: as the flag says, and else on a
// terminal unless NO_COLOR is set (https://no-color.org) or TERM is "dumb".
func (c *readCmd) colour(e *env) bool {
	switch c.Color {
	case "always":
		return true
	case "never":
		return false
	}
	_, ok := e.terminal()
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
