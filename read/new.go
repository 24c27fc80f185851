package read

import (
	"io"
	"os"

	"chancery"
	"chancery/internal/event"
	"chancery/internal/gazetteer"
	"chancery/lang/en"
)

// Options are the tables a reader loads beside the built-in ones. The zero value
// is the built-in reader.
type Options struct {
	GazetteerFiles []string // own names; columns as chancery gazetteer lists them
	ActorFiles     []string // PETRARCH actor dictionaries
	AgentFiles     []string // PETRARCH agent dictionaries
	LexiconFiles   []string // own event triggers, see docs/format/lexicon.md
	Engine         Engine   // nil for the built-in English engine
	EngineName     string   // what Reading.Engine.Model says of Engine
}

// New loads the model and the tables. It fails only if a file named in the
// options cannot be read or is wrong.
func New(opts Options) (*Reader, error) {
	r := &Reader{engine: opts.Engine, model: opts.EngineName, gaz: gazetteer.Default(), coder: event.Default()}
	if r.engine == nil {
		model, err := en.Model()
		if err != nil {
			return nil, &chancery.Error{Op: "load the English model", Kind: chancery.Internal, Err: err}
		}
		r.engine, r.model = model, model.Info().Name
	}
	tables := []struct {
		files []string
		load  func(g *gazetteer.Gazetteer, name string, in io.Reader) (*gazetteer.Gazetteer, error)
	}{
		{opts.GazetteerFiles, (*gazetteer.Gazetteer).WithEntities},
		{opts.ActorFiles, (*gazetteer.Gazetteer).WithActors},
		{opts.AgentFiles, (*gazetteer.Gazetteer).WithAgents},
	}
	for _, t := range tables {
		for _, name := range t.files {
			err := open(name, func(in io.Reader) (err error) {
				r.gaz, err = t.load(r.gaz, name, in)
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	var sources []event.Source
	for _, name := range opts.LexiconFiles {
		f, err := os.Open(name)
		if err != nil {
			return nil, missing(name, err)
		}
		defer f.Close()
		sources = append(sources, event.Source{Name: name, Text: f})
	}
	if len(sources) > 0 {
		lexicon, err := event.With(sources...)
		if err != nil {
			return nil, wrong("lexicon", err)
		}
		r.coder = event.NewCoder(lexicon)
	}
	return r, nil
}

func open(name string, load func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return missing(name, err)
	}
	defer f.Close()
	if err := load(f); err != nil {
		return wrong("names", err)
	}
	return nil
}

func missing(name string, err error) error {
	return &chancery.Error{Op: "open table", Kind: chancery.NotFound, Subject: name, Hint: "check the path", Err: err}
}

func wrong(table string, err error) error {
	return &chancery.Error{Op: "read " + table, Kind: chancery.Invalid, Hint: "mend the line that the message names", Err: err}
}
