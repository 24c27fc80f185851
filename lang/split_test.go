package lang_test

import (
	"strings"
	"testing"
	"unicode"

	"chancery/lang"
)

// show writes sentences as "w w w | w w", and " || " between paragraphs.
func show(sents []lang.Sentence) string {
	var b strings.Builder
	for i, s := range sents {
		if i > 0 {
			b.WriteString(" |")
			if s.Paragraph != sents[i-1].Paragraph {
				b.WriteString("|")
			}
			b.WriteString(" ")
		}
		for k, t := range s.Tokens {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Form)
		}
	}
	return b.String()
}

// invisible reports whether a rune may stand outside every token.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf)
}

// checkSplit asserts what Split promises for any bytes.
func checkSplit(t *testing.T, text string) {
	t.Helper()
	at, par := 0, 0
	for i, s := range lang.Split(text) {
		if len(s.Tokens) == 0 {
			t.Fatalf("sentence %d has no tokens", i)
		}
		if s.Tokens[0].Start != s.Start || s.Tokens[len(s.Tokens)-1].End != s.End {
			t.Fatalf("sentence %d %v does not begin and end with its tokens", i, s.Span)
		}
		if s.Paragraph < par {
			t.Fatalf("sentence %d: paragraph %d after %d", i, s.Paragraph, par)
		}
		par = s.Paragraph
		for k, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("sentence %d token %d: span %v after offset %d in %d bytes", i, k, tok.Span, at, len(text))
			}
			if gap := strings.TrimFunc(text[at:tok.Start], invisible); gap != "" {
				t.Fatalf("%q is in no token", gap)
			}
			if tok.Form != text[tok.Start:tok.End] {
				t.Fatalf("form %q at %q", tok.Form, text[tok.Start:tok.End])
			}
			if tok.Head != -1 || tok.First != -1 || tok.Next != -1 {
				t.Fatalf("token %d has a place in a tree: %+v", k, tok)
			}
			at = tok.End
		}
		last := int32(-1)
		for _, m := range s.MWT {
			if m.First <= last || m.Last <= m.First || int(m.Last) >= len(s.Tokens) {
				t.Fatalf("multiword token %+v after word %d of %d", m, last, len(s.Tokens))
			}
			if m.Start != s.Tokens[m.First].Start || m.End != s.Tokens[m.Last].End || m.Form != text[m.Start:m.End] {
				t.Fatalf("multiword token %+v does not cover its words", m)
			}
			last = m.Last
		}
	}
	if gap := strings.TrimFunc(text[at:], invisible); gap != "" {
		t.Fatalf("%q at the end is in no token", gap)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", " ", "\n\n", "Peace.", "\"Yes,\" he said. \"No.\"", "don't can't wouldn't've John's states'",
		"U.S. Sen. J. R. Doe (D., Ga.) paid $5.5bn for 3-0 on 2023-12-05 at 5p.m.", "http://a.b/c?d=(e). x@y.org, @me #tag",
		"\xff\xfe\x80abc\xc3", "a\u200bb\u00a0c\u2028d", "“Quote’s ‘inner’ end.” Next… one...two", "'''''`\"\"", "([{<>}])--__**",
		"1,000,00.5:3/4-5-6--7", "a.b.c.d..e", ":-) :) ;)) =)", "👩‍👩‍👧🏽 ☎️", strings.Repeat("a", 5000), strings.Repeat("ab, ", 1200),
		strings.Repeat("x's", 900), strings.Repeat("'s", 3000),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSplit(t, s) })
}
