package en_test

import (
	"fmt"

	"chancery/lang/en"
)

func ExampleAnnotate() {
	d := en.Annotate("Kenya recalled two diplomats on Monday.")
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, t := range s.Tokens {
			head := "-"
			if t.Head >= 0 {
				head = s.Tokens[t.Head].Form
			}
			fmt.Println(t.Form, t.Lemma, t.UPOS, t.Deprel, head)
		}
		for _, n := range s.Names {
			fmt.Println(n.Kind, d.Words(s, int(n.First), int(n.Last)))
		}
	}
	// Output:
	// Kenya Kenya PROPN nsubj recalled
	// recalled recall VERB root -
	// two two NUM nummod diplomats
	// diplomats diplomat NOUN obj recalled
	// on on ADP case Monday
	// Monday Monday PROPN obl recalled
	// . . PUNCT punct recalled
	// LOC Kenya
}
