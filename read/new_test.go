package read_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/read"
)

func TestNewNamesTheFaultyFile(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "own.tsv")
	if err := os.WriteFile(bad, []byte("nonsense\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name string
		opts read.Options
		kind chancery.Kind
		want string
	}{
		{"no gazetteer file", read.Options{GazetteerFiles: []string{"nowhere.tsv"}}, chancery.NotFound, "nowhere.tsv"},
		{"no lexicon file", read.Options{LexiconFiles: []string{"nowhere.lex"}}, chancery.NotFound, "nowhere.lex"},
		{"bad gazetteer file", read.Options{GazetteerFiles: []string{bad}}, chancery.Invalid, "own.tsv:1"},
		{"bad lexicon file", read.Options{LexiconFiles: []string{bad}}, chancery.Invalid, "own.tsv:1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := read.New(c.opts)
			var e *chancery.Error
			if !errors.As(err, &e) || e.Kind != c.kind || e.Hint == "" || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want kind %v naming %s, with a hint", err, c.kind, c.want)
			}
		})
	}
}
