// Package en holds the English model: importing it adds the weights to the
// binary (see docs/model.md).
package en

import (
	_ "embed"
	"sync"

	"chancery/lang"
)

//go:embed data/en.model
var data string

//go:embed data/en.names
var names string

// Model returns the English model, read on the first call. The error is not nil
// only if an embedded file is damaged, and always the same.
var Model = sync.OnceValues(func() (*lang.Model, error) { return lang.LoadBeside(data, names) })

// Annotate splits and parses an English text; see lang.Model.Annotate. It panics
// if the embedded model is damaged, which the tests exclude.
func Annotate(text string) lang.Document { return must().Annotate(text) }

// ParseSentences parses given tokens in place; see lang.Model.Parse.
func ParseSentences(sentences []lang.Sentence) { must().Parse(sentences) }

func must() *lang.Model {
	m, err := Model()
	if err != nil {
		panic("en: the embedded model is damaged: " + err.Error())
	}
	return m
}
