package sheet

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Chad": "Chad", "=1+1": "'=1+1", "-2": "'-2", "@x": "'@x", "＝1": "'＝1", "\tx": "'\tx", "'s": "''s", "a=b": "a=b",
	} {
		if got := Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGuardAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+@-]{0,3}[a-z]*`)).Draw(t, "text")
		if got := Bare(Guard(s)); got != s {
			t.Fatalf("%q came back as %q", s, got)
		}
	})
}

// What WriteRecord writes, encoding/csv reads; it takes CRLF inside a cell for LF.
func TestWriteRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching("[a\",\r\n\t ']*"))
		cells := rapid.SliceOfN(cell, 1, 5).Draw(t, "cells")
		var b strings.Builder
		if err := WriteRecord(&b, cells); err != nil {
			t.Fatal(err)
		}
		in := csv.NewReader(strings.NewReader(b.String()))
		got, err := in.ReadAll()
		if err != nil || len(got) != 1 {
			t.Fatalf("%q: %v, %d records", b.String(), err, len(got))
		}
		want := make([]string, len(cells))
		for i, c := range cells {
			want[i] = strings.ReplaceAll(c, "\r\n", "\n")
		}
		if !slices.Equal(got[0], want) {
			t.Fatalf("%q came back as %q", cells, got[0])
		}
	})
}
