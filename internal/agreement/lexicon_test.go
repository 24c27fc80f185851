package agreement

import (
	"slices"
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	l := builtin()
	if len(l.nouns) < 40 || len(l.predicates[asObject]) < 200 || len(l.domains) < 300 || len(l.guards) < 40 {
		t.Errorf("%d nouns, %d verbs, %d domains, %d guards", len(l.nouns), len(l.predicates[asObject]), len(l.domains), len(l.guards))
	}
	for head, list := range l.nouns {
		for _, n := range list {
			if n.words[n.head] != head {
				t.Errorf("%q stands under %q", n.words, head)
			}
		}
		for i := 1; i < len(list); i++ {
			if len(list[i].words) > len(list[i-1].words) {
				t.Errorf("%s: longer nouns must come first", head)
			}
		}
	}
}

func TestTableErrors(t *testing.T) {
	l := &lexicon{nouns: map[string][]noun{}, domains: map[string]string{}, guards: map[[2]string]bool{}}
	for i := range l.predicates {
		l.predicates[i] = map[string]predicate{}
	}
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"kind", l.readNouns(strings.NewReader("noun\tkind\tclass\npact\tfriendship\tstrong\n"), "f"), "f:2: unknown kind"},
		{"class", l.readNouns(strings.NewReader("noun\tkind\tclass\n# c\npact\tpact\tnew\n"), "f"), "f:3: unknown class"},
		{"header", l.readNouns(strings.NewReader("noun\tsort\tclass\n"), "f"), "f:1: header"},
		{"cells", l.readPredicates(strings.NewReader("word\tslot\tstatus\tsubject\nsign\tobject\n"), "f"), "f:2: 2 cells"},
		{"slot", l.readPredicates(strings.NewReader("word\tslot\tstatus\tsubject\nsign\tfront\tsigned\tparty\n"), "f"), "f:2: unknown slot"},
		{"status", l.readPredicates(strings.NewReader("word\tslot\tstatus\tsubject\nsign\tobject\tdone\tparty\n"), "f"), "f:2: unknown status"},
		{"twice", l.readPredicates(strings.NewReader("word\tslot\tstatus\tsubject\nsign\tobject\tsigned\tparty\nsign\tobject\tagreed\tparty\n"), "f"), "f:3: sign stands twice"},
		{"code", l.readDomains(strings.NewReader("term\teurovoc\ntrade\t20\n"), "f"), "f:2: EuroVoc code"},
	}
	for _, tt := range tests {
		if tt.err == nil || !strings.HasPrefix(tt.err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, tt.err, tt.want)
		}
	}
}

func TestSplitFields(t *testing.T) {
	tests := []struct {
		in     string
		single bool
		want   []string
	}{
		{"trade", false, []string{"trade"}},
		{"trade and investment", false, []string{"trade", "investment"}},
		{"the export of grain and fertiliser", false, []string{"export of grain and fertiliser"}},
		{"trade, investment and culture", false, []string{"trade", "investment", "culture"}},
		{"trade, science and technology, art, the media and sport", false, []string{"trade", "science and technology", "art", "media", "sport"}},
		{"trade, science and technology, and sport", false, []string{"trade", "science and technology", "sport"}},
		{"plants and animals", true, []string{"plants and animals"}},
	}
	for _, tt := range tests {
		if got := splitFields(tt.in, tt.single); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLifeOf(t *testing.T) {
	firm := func(s string) step {
		var st step
		st.Status, st.firm = s, true
		return st
	}
	loose := func(s string) step {
		st := firm(s)
		st.firm = false
		return st
	}
	tests := []struct {
		steps []step
		want  string
	}{
		{nil, ""},
		{[]step{loose("sought")}, "sought"},
		{[]step{firm("signed"), loose("sought")}, "signed"},
		{[]step{firm("agreed"), firm("signed"), firm("under negotiation")}, "signed"},
		{[]step{firm("signed"), firm("replaced")}, "replaced"},
		{[]step{firm("denied")}, "denied"},
		{[]step{firm("suspended"), firm("terminated")}, "terminated"},
	}
	for _, tt := range tests {
		if got := lifeOf(tt.steps); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.steps, got, tt.want)
		}
	}
}
