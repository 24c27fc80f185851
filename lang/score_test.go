package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"chancery/lang"
)

// sentence makes a sentence of "form" and "form=word+word" (a multiword token),
// every word a dependent of the one before it.
func sentence(tokens string) lang.Sentence {
	var s lang.Sentence
	for _, tok := range strings.Fields(tokens) {
		form, words, multi := strings.Cut(tok, "=")
		if !multi {
			words = form
		}
		first := int32(len(s.Tokens))
		for _, w := range strings.Split(words, "+") {
			rel := "dep"
			if len(s.Tokens) == 0 {
				rel = "root"
			}
			s.Tokens = append(s.Tokens, lang.Token{Form: w, Head: int32(len(s.Tokens)) - 1, Deprel: rel})
		}
		if multi {
			s.MWT = append(s.MWT, lang.MultiWord{First: first, Last: int32(len(s.Tokens)) - 1, Form: form})
		}
	}
	return s
}

func TestEvaluateAlignment(t *testing.T) {
	tests := []struct {
		gold, system  string
		tokens, words int // right
	}{
		{"one two", "one two", 2, 2},
		{"one two three", "onetwo three", 1, 1},
		{"onetwo three", "one two three", 1, 1},
		{"isn't=is+n't it", "isn't=is+n't it", 2, 3},
		{"isn't=is+n't it", "is n't it", 1, 3},
		{"is n't it", "isn't=is+n't it", 1, 3},
		{"isn't=is+not it", "isn't=is+n't it", 2, 2},
		{"isn't=is+n't it", "isn't it", 2, 1},
		{"cannot=Can+NOT go", "cannot=can+not go", 2, 3}, // case does not matter
		{"ab=a+b cd=c+d", "a bc=b+c d", 0, 4},            // overlapping multiword tokens
		{"x ab=a+b y", "xa=x+a b y", 1, 4},
		{"x ab=a+q y", "xa=x+a b y", 1, 3},
	}
	for _, tt := range tests {
		for _, punct := range []bool{true, false} {
			r, err := lang.Evaluate([]lang.Sentence{sentence(tt.gold)}, []lang.Sentence{sentence(tt.system)}, punct)
			if err != nil {
				t.Fatal(err)
			}
			if r.Tokens.Correct != tt.tokens || r.Words.Correct != tt.words || r.Words.Aligned != tt.words || r.Sentences.Correct != 1 {
				t.Errorf("%s | %s: tokens %+v words %+v sentences %+v, want %d tokens and %d words", tt.gold, tt.system, r.Tokens, r.Words, r.Sentences, tt.tokens, tt.words)
			}
			if r.Words.Gold != len(sentence(tt.gold).Tokens) || r.Words.System != len(sentence(tt.system).Tokens) {
				t.Errorf("%s | %s: words %+v", tt.gold, tt.system, r.Words)
			}
		}
	}
}

func TestEvaluateColumns(t *testing.T) {
	const text = `1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	_
2	kings	king	NOUN	NNS	Number=Plur	3	nsubj	_	_
3	met	meet	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	_
4	there	_	ADV	RB	PronType=Dem	3	advmod:lmod	_	_
5	.	.	PUNCT	.	_	3	punct	_	_

`
	read := func(s string) []lang.Sentence {
		t.Helper()
		out, err := lang.ReadConllu(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	tests := []struct {
		name, old, new string
		want           string // right of UPOS XPOS Feats Lemmas UAS LAS CLAS
		noPunct        string // the same without punctuation
	}{
		{"the same", "", "", "5 5 5 5 5 5 3", "4 4 4 4 4 4 3"},
		{"subtype", "advmod:lmod", "advmod", "5 5 5 5 5 5 3", "4 4 4 4 4 4 3"},
		{"no gold lemma", "there\t_", "there\tthither", "5 5 5 5 5 5 3", "4 4 4 4 4 4 3"},
		{"feature of the language", "Tense=Past", "Style=Arch|Tense=Past", "5 5 5 5 5 5 3", "4 4 4 4 4 4 3"},
		{"feature", "Tense=Past", "Tense=Pres", "5 5 4 5 5 5 3", "4 4 3 4 4 4 3"},
		{"tags and lemma", "king\tNOUN\tNNS", "kings\tPROPN\tNNPS", "4 4 5 4 5 5 3", "3 3 4 3 4 4 3"},
		{"relation", "nsubj", "obj", "5 5 5 5 5 4 2", "4 4 4 4 4 3 2"},
		{"head", "3\tnsubj", "4\tnsubj", "5 5 5 5 4 4 2", "4 4 4 4 3 3 2"},
		{"head of a function word", "2\tdet", "3\tdet", "5 5 5 5 4 4 3", "4 4 4 4 3 3 3"},
		{"head of punctuation", "3\tpunct", "2\tpunct", "5 5 5 5 4 4 3", "4 4 4 4 4 4 3"},
	}
	for _, tt := range tests {
		for punct, want := range map[bool]string{true: tt.want, false: tt.noPunct} {
			r, err := lang.Evaluate(read(text), read(strings.Replace(text, tt.old, tt.new, 1)), punct)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(r.UPOS.Correct, r.XPOS.Correct, r.Feats.Correct, r.Lemmas.Correct, r.UAS.Correct, r.LAS.Correct, r.CLAS.Correct)
			if got != want {
				t.Errorf("%s, punct %v: %s, want %s", tt.name, punct, got, want)
			}
			if n := map[bool]int{true: 5, false: 4}[punct]; r.LAS.Gold != n || r.LAS.System != n || r.LAS.Aligned != n || r.Words.Gold != 5 || r.CLAS.Gold != 3 {
				t.Errorf("%s, punct %v: counts %+v %+v %+v", tt.name, punct, r.LAS, r.Words, r.CLAS)
			}
		}
	}
}

func TestEvaluateSentences(t *testing.T) {
	gold := []lang.Sentence{sentence("a b"), sentence("c"), sentence("d e")}
	system := []lang.Sentence{sentence("a b"), sentence("c d e")}
	r, err := lang.Evaluate(gold, system, true)
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Sentences; s.Correct != 1 || s.Gold != 3 || s.System != 2 || s.F1() != 0.4 || s.Precision() != 0.5 {
		t.Errorf("sentences %+v F1 %v", s, s.F1())
	}
	// d heads a sentence in the gold only.
	if r.UAS.Correct != 4 || r.LAS.Correct != 4 {
		t.Errorf("UAS %+v LAS %+v", r.UAS, r.LAS)
	}
	var sum lang.Scores
	sum.Add(r)
	sum.Add(r)
	if sum.Sentences.Correct != 2 || sum.LAS.Gold != 2*r.LAS.Gold {
		t.Errorf("sum %+v", sum)
	}
}

func TestEvaluateErrors(t *testing.T) {
	_, err := lang.Evaluate([]lang.Sentence{sentence("one two")}, []lang.Sentence{sentence("one too")}, true)
	if err == nil || err.Error() != `not the same text: the gold goes on with "wo" where the system has "oo"` {
		t.Errorf("different text: %v", err)
	}
	bad := sentence("one two")
	bad.Tokens[0].Head = 7
	_, err = lang.Evaluate([]lang.Sentence{sentence("one two")}, []lang.Sentence{bad}, true)
	if err == nil || err.Error() != "system: sentence 1: head of word 1 is out of range" {
		t.Errorf("head out of range: %v", err)
	}
	r, err := lang.Evaluate(nil, nil, true)
	if err != nil || r.Words.F1() != 0 {
		t.Errorf("nothing at all: %+v %v", r, err)
	}
}
