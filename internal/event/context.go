package event

import (
	"strings"
	"sync"

	"chancery"
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

// addContexts adds the contexts that the words from first to last show. Those in the
// name of a state show none: "Democratic Republic of the Congo".
func (p *pass) addContexts(contexts []string, first, last int) []string {
	words := contextWords()
	for i := first; i <= last && len(contexts) < maxContexts; i++ {
		if found := words[p.lemma[i]]; len(found) > 0 && !p.ofState(i) {
			contexts = joinWords(contexts, found)
		}
	}
	if len(contexts) > maxContexts {
		contexts = contexts[:maxContexts]
	}
	return contexts
}

// ofState reports whether a token is part of the name of a state.
func (p *pass) ofState(token int) bool {
	for i := range p.actors.Mentions {
		m := &p.actors.Mentions[i]
		if m.Sentence == p.si && m.First <= token && token <= m.Last && m.Form == chancery.ByName && len(m.Actors) > 0 {
			if a := p.actors.Actor(m.Actors[0]); a != nil && a.Kind == chancery.State {
				return true
			}
		}
	}
	return false
}
