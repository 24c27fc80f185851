package net

import (
	"strings"
	"testing"
)

func TestScript(t *testing.T) {
	for _, c := range []struct{ form, lemma, script string }{
		{"talks", "talk", "Ls>"},
		{"Tries", "try", "Lies>y"},
		{"Tehran", "Tehran", "K>"},
		{"WASHINGTON", "Washington", "T>"},
		{"was", "be", "Lwas>be"},
		{"The", "the", "L>"},
		{"n't", "not", "L't>ot"},
		{"Nations", "Nations", "K>"},
		{"Nations", "Nation", "Ks>"},
		{"é", "e", "Lé>e"},
	} {
		got := ScriptOf(c.form, c.lemma)
		if got != c.script {
			t.Errorf("ScriptOf(%q, %q) = %q, want %q", c.form, c.lemma, got, c.script)
		}
		s, ok := ParseScript(got)
		if !ok {
			t.Errorf("script %q does not parse", got)
		}
		if lemma := s.Apply(c.form, strings.ToLower(c.form)); lemma != c.lemma {
			t.Errorf("%q makes %q of %q, want %q", got, lemma, c.form, c.lemma)
		}
	}
}
