package lang_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"chancery/lang"
	"chancery/lang/en"
)

func ExampleSplit() {
	text := "Gen. Amara doesn't trust the two-day truce. \"It won't last,\" he said.\n\nTalks go on."
	for _, s := range lang.Split(text) {
		fmt.Print(s.Paragraph, ":")
		for _, t := range s.Tokens {
			fmt.Print(" ", text[t.Start:t.End])
		}
		fmt.Println()
	}
	// Output:
	// 0: Gen. Amara does n't trust the two - day truce .
	// 0: " It wo n't last , " he said .
	// 1: Talks go on .
}

func ExampleModel_Annotate() {
	model, err := en.Model()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := model.Annotate("The ministers signed two agreements in Oslo.")
	s := &doc.Sentences[0]
	verb := s.Root()
	fmt.Println("verb:", s.Tokens[verb].Lemma)
	for _, rel := range []string{"nsubj", "obj"} {
		first, last := s.Subtree(s.Child(verb, rel))
		fmt.Printf("%s: %s\n", rel, doc.Words(s, first, last))
	}
	// Output:
	// verb: sign
	// nsubj: The ministers
	// obj: two agreements
}

func ExampleReadConllu() {
	const file = `# text = Envoys can't agree.
1	Envoys	envoy	NOUN	NNS	Number=Plur	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	agree	agree	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`
	sentences, err := lang.ReadConllu(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	var out bytes.Buffer
	if err := lang.WriteConllu(&out, sentences); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(out.String() == file)
	doc := lang.Documents(sentences)[0]
	not := doc.Sentences[0].Tokens[2]
	fmt.Printf("%q at %v in %q\n", not.Lemma, not.Span, doc.Text)
	// Output:
	// true
	// "not" at {9 12} in "Envoys can't agree."
}

func ExampleEvaluate() {
	read := func(rows ...string) []lang.Sentence {
		s, err := lang.ReadConllu(strings.NewReader(strings.Join(rows, "\n") + "\n"))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		return s
	}
	gold := read("1\tPeace\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_", "2\tholds\t_\tVERB\t_\t_\t0\troot\t_\t_")
	mine := read("1\tPeace\t_\tNOUN\t_\t_\t0\troot\t_\t_", "2\tholds\t_\tNOUN\t_\t_\t1\tdep\t_\t_")
	scores, err := lang.Evaluate(gold, mine, true)
	fmt.Println(scores.Words.F1(), scores.UPOS.F1(), scores.LAS.F1(), err)
	// Output: 1 0.5 0 <nil>
}
