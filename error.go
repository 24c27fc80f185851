package chancery

import (
	"errors"
	"strings"
)

// Kind is the class of an error. It becomes an exit code in cmd and an HTTP
// status in the server.
type Kind uint8

// The kinds of errors.
const (
	Unknown     Kind = iota // anything else
	Invalid                 // input that cannot be read as what it should be
	NotFound                // a file, a report, an id that is not there
	Usage                   // a flag or argument that makes no sense
	Exists                  // already there
	Unsupported             // a format, a version, a language that is not handled
	TooLarge                // over a stated limit
	IO                      // reading or writing failed
	Conflict                // somebody else changed it or holds it
	Internal                // a defect of this program
)

var kindNames = [...]string{"error", "invalid input", "not found", "usage", "exists", "unsupported", "too large", "input/output", "conflict", "internal error"}

// String returns the kind in words.
func (k Kind) String() string { return kindNames[k] }

// Error is the one error type of the program: what was tried, on what, why it
// failed, and what to do about it.
type Error struct {
	Op      string // what was being done: "read report"
	Kind    Kind   //
	Subject string // the file, line, id it was done to
	Hint    string // what the reader of the message can do
	Err     error  // the cause, nil if the kind says it all
}

// Error returns "op subject: cause", without the hint.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	if e.Subject != "" {
		b.WriteString(" " + e.Subject)
	}
	b.WriteString(": ")
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	} else {
		b.WriteString(e.Kind.String())
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the first Error in err's chain.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Unknown
}

// HintOf returns the first hint in err's chain, "" for none.
func HintOf(err error) string {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.Hint != "" {
			return e.Hint
		}
		err = e.Err
	}
	return ""
}
