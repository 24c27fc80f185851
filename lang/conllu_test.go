package lang_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chancery/lang"
)

const sample = `# newdoc id = a
# sent_id = a-1
#odd comment
# text = They don't say "no".
1	They	they	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
4	say	say	VERB	VB	VerbForm=Inf	0	root	0:root	_
4.1	_	_	_	_	_	_	_	4:dep	CopyOf=1
5	"	"	PUNCT	` + "``" + `	_	6	punct	6:punct	SpaceAfter=No
6	no	no	INTJ	UH	_	4	obj	4:obj	SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	6:punct	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	4:punct	SpaceAfter=No

# sent_id = a-2
1	_	_	SYM	NFP	_	0	root	0:root	_

# sent_id = a-3
# newpar id = a-p2
# text = Dont!
1-2	Dont	_	_	_	Typo=Yes	_	_	_	SpaceAfter=No
1	Do	do	AUX	VB	_	0	root	0:root	_
2	not	not	PART	RB	_	1	advmod	1:advmod	_
3	!	!	PUNCT	.	_	1	punct	1:punct	_

# newdoc id = b
1	Word	_	_	_	_	_	_	_	_

`

func TestConlluRoundTrip(t *testing.T) {
	got, err := lang.ReadConllu(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 4 || len(got[0].Tokens) != 8 || len(got[0].MWT) != 1 || len(got[0].Empty) != 1 {
		t.Fatalf("read %d sentences, want 4; first %+v", len(got), got[0])
	}
	if s := got[0]; s.Root() != 3 || s.Child(3, "obj") != 5 || s.Tokens[5].Head != 3 || s.Empty[0].After != 4 {
		t.Errorf("tree not as written: %+v", s)
	}
	if got[1].Tokens[0].Lemma != "_" {
		t.Errorf("lemma of an underscore = %q", got[1].Tokens[0].Lemma)
	}
	var out bytes.Buffer
	if err := lang.WriteConllu(&out, got); err != nil {
		t.Fatal(err)
	}
	if out.String() != sample {
		t.Errorf("written:\n%s\nwant:\n%s", &out, sample)
	}
}

func TestConlluLineEnds(t *testing.T) {
	want, err := lang.ReadConllu(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{
		"crlf":          strings.ReplaceAll(sample, "\n", "\r\n"),
		"bom":           "\ufeff" + sample,
		"bom and blank": "\ufeff\n" + sample,
		"no last line":  strings.TrimRight(sample, "\n"),
		"blank lines":   "\n\n" + strings.ReplaceAll(sample, "\n\n", "\n\n\n"),
	} {
		got, err := lang.ReadConllu(strings.NewReader(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: not read the same", name)
		}
	}
}

func TestConlluErrors(t *testing.T) {
	row := func(id, head string) string { return id + "\tw\t_\t_\t_\t_\t" + head + "\tdep\t_\t_\n" }
	tests := []struct{ name, in, want string }{
		{"columns", "1\tw\t_\n", "line 1: 3 columns, want 10"},
		{"blank column", "\n\n# c\n1\tw\t\t_\t_\t_\t0\tdep\t_\t_\n", "line 4: column 3 is empty"},
		{"first id", row("2", "0"), `line 1: word id "2", want 1`},
		{"gap", row("1", "0") + row("3", "0"), `line 2: word id "3", want 2`},
		{"head no number", row("1", "x"), `line 1: head "x" is not a number`},
		{"head negative", row("1", "-1"), `line 1: head "-1" is not a number`},
		{"head beyond", row("1", "0") + "\n" + row("1", "0") + row("2", "3"), "line 3: sentence has 2 words, but the head of word 2 is 3"},
		{"self", row("1", "0") + row("2", "2"), "line 1: word 2 of this sentence is in a cycle of heads"},
		{"cycle", row("1", "0") + row("2", "4") + row("3", "2") + row("4", "3"), "line 1: word 2 of this sentence is in a cycle of heads"},
		{"only comments", row("1", "0") + "\n# a\n# b\n", "line 4: sentence without words"},
		{"comment inside", row("1", "0") + "# late\n", "line 2: comment within a sentence"},
		{"range", row("2-3", "_"), `line 1: multiword range "2-3" does not fit after word 0`},
		{"range overlap", row("1-2", "_") + row("1", "0") + row("2-3", "_"), `line 3: multiword range "2-3" does not fit after word 1`},
		{"range too long", row("1-3", "_") + row("1", "0"), "line 2: multiword range ends at word 3, but the sentence has 1"},
		{"empty node", row("1.2", "_"), `line 1: empty node "1.2" does not fit after word 0`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lang.ReadConllu(strings.NewReader(tt.in))
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestDocuments(t *testing.T) {
	sents, err := lang.ReadConllu(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	docs := lang.Documents(sents)
	if len(docs) != 2 {
		t.Fatalf("%d documents, want 2", len(docs))
	}
	const want = "They don't say \"no\"._\n\nDont!"
	if docs[0].Text != want {
		t.Errorf("text %q, want %q", docs[0].Text, want)
	}
	var words []string
	for i := range docs[0].Sentences {
		s := &docs[0].Sentences[i]
		for _, tok := range s.Tokens {
			words = append(words, docs[0].Text[tok.Start:tok.End])
		}
		if p := []int{0, 0, 1}[i]; s.Paragraph != p {
			t.Errorf("sentence %d in paragraph %d, want %d", i, s.Paragraph, p)
		}
	}
	// "Dont" is written without the apostrophe and the o of "not": its words share its bytes.
	if got := strings.Join(words, " "); got != `They do n't say " no " . _ Do nt !` {
		t.Errorf("words %q", got)
	}
	if m := docs[0].Sentences[0].MWT[0]; docs[0].Text[m.Start:m.End] != "don't" {
		t.Errorf("multiword span %v", m.Span)
	}
}

func TestWriteDocument(t *testing.T) {
	text := "Two kings met.\n\n\"Peace\" they  said."
	tok := func(form string, at int) lang.Token {
		return lang.Token{Span: lang.Span{Start: at, End: at + len(form)}, Form: form, Head: -1}
	}
	d := lang.Document{Text: text, Sentences: []lang.Sentence{
		{Span: lang.Span{Start: 0, End: 14}, Tokens: []lang.Token{tok("Two", 0), tok("kings", 4), tok("met", 10), tok(".", 13)}},
		{Span: lang.Span{Start: 16, End: 35}, Paragraph: 1, Names: []lang.Name{{First: 1, Last: 1, Kind: lang.ORG}},
			Tokens: []lang.Token{tok(`"`, 16), tok("Peace", 17), tok(`"`, 22), tok("they", 24), tok("said", 30), tok(".", 34)}},
	}}
	var out bytes.Buffer
	if err := d.WriteConllu(&out, "t"); err != nil {
		t.Fatal(err)
	}
	want := `# newdoc id = t
# sent_id = t-1
# newpar
# text = Two kings met.
1	Two	_	_	_	_	_	_	_	_
2	kings	_	_	_	_	_	_	_	_
3	met	_	_	_	_	_	_	_	SpaceAfter=No
4	.	_	_	_	_	_	_	_	_

# sent_id = t-2
# newpar
# text = "Peace" they said.
1	"	_	_	_	_	_	_	_	SpaceAfter=No
2	Peace	_	_	_	_	_	_	_	SpaceAfter=No|Name=B-ORG
3	"	_	_	_	_	_	_	_	_
4	they	_	_	_	_	_	_	_	_
5	said	_	_	_	_	_	_	_	SpaceAfter=No
6	.	_	_	_	_	_	_	_	_

`
	if out.String() != want {
		t.Errorf("written:\n%s\nwant:\n%s", &out, want)
	}
	if d.Sentences[1].Tokens[1].Misc != "" {
		t.Error("WriteConllu changed the document")
	}
}

// Every treebank file is written byte for byte as it was read, and its words
// stand in the rebuilt text.
func TestTreebanks(t *testing.T) {
	for _, file := range sharedFiles(t, "ud/*.conllu") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sents, err := lang.ReadConllu(bytes.NewReader(raw))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			var out bytes.Buffer
			if err := lang.WriteConllu(&out, sents); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), raw) {
				t.Error("not written as read")
			}
			texts := make([]string, len(sents))
			for i := range sents {
				texts[i] = sents[i].Comment("text")
			}
			n := 0
			for _, d := range lang.Documents(sents) {
				for i := range d.Sentences {
					s := &d.Sentences[i]
					if got := d.Text[s.Start:s.End]; got != texts[n] {
						t.Errorf("%s: rebuilt %q, want %q", s.Comment("sent_id"), got, texts[n])
					}
					checkSpans(t, d.Text, s)
					n++
				}
			}
			if n != len(sents) {
				t.Errorf("%d sentences in the documents, want %d", n, len(sents))
			}
		})
	}
}

// checkSpans asserts that tokens are ordered, within the sentence, and cover
// everything in it but white space.
func checkSpans(t *testing.T, text string, s *lang.Sentence) {
	t.Helper()
	at := s.Start
	for i, tok := range s.Tokens {
		if tok.Start < at || tok.End < tok.Start || tok.End > s.End {
			t.Fatalf("token %d %v out of order in sentence %v after %d: %q", i, tok.Span, s.Span, at, text[s.Start:s.End])
		}
		if gap := strings.TrimSpace(text[at:tok.Start]); gap != "" {
			t.Fatalf("%q before token %d is in no token: %q", gap, i, text[s.Start:s.End])
		}
		at = tok.End
	}
	if gap := strings.TrimSpace(text[at:s.End]); gap != "" {
		t.Fatalf("%q at the end is in no token: %q", gap, text[s.Start:s.End])
	}
}

func FuzzConllu(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t0\troot\t_\t_\n2\tle\t_\t_\t_\t_\t1\tdet\t_\t_\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		sents, err := lang.ReadConllu(bytes.NewReader(in))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Fatalf("error without a line: %v", err)
			}
			return
		}
		var once, twice bytes.Buffer
		if err := lang.WriteConllu(&once, sents); err != nil {
			t.Fatal(err)
		}
		again, err := lang.ReadConllu(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("own output refused: %v\n%q", err, once.Bytes())
		}
		if err := lang.WriteConllu(&twice, again); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Fatalf("second writing differs:\n%q\n%q", once.Bytes(), twice.Bytes())
		}
		for _, d := range lang.Documents(again) {
			for i := range d.Sentences {
				s := &d.Sentences[i]
				for _, tok := range s.Tokens {
					if !s.Span.Contains(tok.Span) || tok.Start > tok.End {
						t.Fatalf("token %v outside sentence %v", tok.Span, s.Span)
					}
				}
				if r := s.Root(); r < 0 {
					t.Fatal("sentence without a root")
				} else {
					s.Subtree(r) // ends, as there are no cycles
				}
			}
		}
	})
}

func BenchmarkReadConllu(b *testing.B) {
	raw, err := os.ReadFile(sharedFiles(b, "ud/en_ewt-dev.conllu")[0])
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lang.ReadConllu(bytes.NewReader(raw)); err != nil {
			b.Fatal(err)
		}
	}
}
