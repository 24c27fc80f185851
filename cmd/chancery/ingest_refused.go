package main

import (
	"encoding/json"
	"errors"
	"os"

	"chancery"
)

// refusal is a line of the list of what was not kept.
type refusal struct {
	Input  string `json:"input"`
	Kind   string `json:"kind"` // that of the error, or "skipped" for what is no report
	Reason string `json:"reason"`
	Hint   string `json:"hint"`
}

// refusals is the file of what was not kept. A nil list keeps nothing.
type refusals struct {
	file *os.File
	err  error
}

func createRefusals(path string) (*refusals, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, refusalsError(path, err)
	}
	return &refusals{file: file}, nil
}

// add writes a line; a failure is told by close.
func (r *refusals) add(line refusal) {
	if r == nil || r.err != nil {
		return
	}
	encoder := json.NewEncoder(r.file)
	encoder.SetEscapeHTML(false)
	r.err = encoder.Encode(line)
}

func (r *refusals) close() error {
	if r == nil {
		return nil
	}
	if err := errors.Join(r.err, r.file.Close()); err != nil {
		return refusalsError(r.file.Name(), err)
	}
	return nil
}

func refusalsError(path string, err error) error {
	var cause *os.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return &chancery.Error{Op: "write", Kind: chancery.IO, Subject: path, Hint: "name another file with --refused", Err: err}
}

// reason is what an error says beside the input, which stands in a field of its own.
func reason(err error) string {
	var e *chancery.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Err.Error()
	}
	return err.Error()
}
