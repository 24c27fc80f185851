package event

import (
	"strings"
	"sync"
)

// contextWords maps a lemma to the contexts it shows.
var contextWords = sync.OnceValue(func() map[string][]string {
	b, err := builtin.ReadFile("data/contexts.tsv")
	if err != nil {
		panic(err) // embedded
	}
	m := map[string][]string{}
	for n, line := range strings.Split(string(b), "\n") {
		context, words, ok := strings.Cut(line, "\t")
		if !ok || n == 1 || line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(words) {
			m[w] = append(m[w], context)
		}
	}
	return m
})

// maxContexts bounds the contexts of one event: PLOVER coders give one to three.
const maxContexts = 4

// addContexts adds the contexts that the words from first to last show.
func (p *pass) addContexts(contexts []string, first, last int) []string {
	words := contextWords()
	for i := first; i <= last && len(contexts) < maxContexts; i++ {
		contexts = joinWords(contexts, words[p.lemma[i]])
	}
	if len(contexts) > maxContexts {
		contexts = contexts[:maxContexts]
	}
	return contexts
}
