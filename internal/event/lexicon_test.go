package event

import (
	"strings"
	"testing"

	"chancery/internal/gazetteer"
	"chancery/lang/en"
)

func TestExamples(t *testing.T) {
	l, err := loadFS(builtin, "data")
	if err != nil {
		t.Fatal(err)
	}
	if n := l.Senses(); n < 2500 {
		t.Errorf("%d trigger senses, want at least 2,500", n)
	}
	n := 0
	for _, e := range l.Entries {
		n += len(e.Examples)
	}
	fails := l.Check(en.Annotate, gazetteer.Default(), nil)
	for _, f := range fails {
		t.Error(f)
	}
	t.Logf("%d entries, %d senses, %d examples, %d fail", len(l.Entries), l.Senses(), n, len(fails))
}

func TestLexiconErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no header", "  verb go\n", "x.lex:1: a line of an entry before any entry"},
		{"bad type", "a: VISIT\n", `x.lex:1: entry "a": "VISIT" is no PLOVER event type`},
		{"bad mode", "a: CONSULT/aerial 040\n", `x.lex:1: entry "a": CONSULT has no mode "aerial"`},
		{"bad context", "a: CONSULT +sports\n", `x.lex:1: entry "a": "sports" is no PLOVER context`},
		{"no trigger", "a: CONSULT\n  yes Chad met Niger. | TCD,NER\n", `x.lex:1: entry "a" has no trigger`},
		{"no example", "a: CONSULT\n  verb meet\n", `x.lex:1: entry "a" has no example that fires`},
		{"twice", "a: -\n  verb go\na: -\n  verb run\n", `x.lex:3: entry "a" is already defined at line 1`},
		{"unknown key", "a: -\n  vreb go\n", `x.lex:2: "vreb": want verb`},
		{"unknown class", "a: -\n  verb hold +$nosuch\n", `x.lex:2: no word class "nosuch"`},
		{"capital", "a: -\n  verb Hold\n", `x.lex:2: trigger "Hold": "Hold" is no lemma`},
		{"bad role", "a: -\n  verb go\n  actor Subj\n", `x.lex:3: "Subj" is no role`},
		{"bad need", "a: -\n  verb go\n  need two\n", `x.lex:3: need "two"`},
		{"example without parties", "a: CONSULT\n  verb go\n  yes Chad met Niger.\n", "x.lex:3: an example that fires needs"},
		{"word after an argument", "a: -\n  verb blow +bomb up\n", `"up" after an argument`},
		{"not UTF-8", "a: -\n  verb \xff\n", "x.lex:2: not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := With(Source{"x.lex", strings.NewReader(tt.text)})
			if err == nil {
				t.Fatalf("no error, want %q", tt.want)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, want %q in it", err, tt.want)
			}
		})
	}
}

// TestOwnEntryReplaces checks that a user's entry takes the place of the
// built-in one of its name, and keeps the others.
func TestOwnEntryReplaces(t *testing.T) {
	l, err := With(Source{"own.lex", strings.NewReader("visit: CONSULT/visit 042\n  verb frobnicate\n  yes Chad frobnicated Mali. | TCD > MLI\n")})
	if err != nil {
		t.Fatal(err)
	}
	if !l.Covers("frobnicate", false) {
		t.Error("the user's trigger is not there")
	}
	for _, s := range l.verbs["visit"] {
		if s.entry.Name == "visit" {
			t.Error("the built-in entry is still there")
		}
	}
	if !l.Covers("kidnap", false) {
		t.Error("the other built-in entries are gone")
	}
}

func FuzzLexicon(f *testing.F) {
	f.Add("a: CONSULT/visit 042 +diplomatic\n  verb pay +visit @to, drop in @on\n  yes Chad visited Mali. | TCD > MLI\n")
	f.Add("a: -\n  noun air|drone strike @on=$territory\n  unless subj *\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := With(Source{"fuzz.lex", strings.NewReader(text)})
		if err != nil {
			if l != nil || !strings.HasPrefix(err.Error(), "fuzz.lex:") {
				t.Fatalf("an error without its place: %v", err)
			}
			return
		}
		for _, e := range l.Entries {
			if e.Name == "" || e.Type == "" && e.Mode != "" {
				t.Fatalf("accepted a broken entry: %+v", e)
			}
		}
	})
}
