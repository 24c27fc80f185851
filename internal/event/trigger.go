package event

import (
	"maps"
	"slices"
	"strings"
)

// trigger reads one trigger and adds its senses. Grammar: docs/format/lexicon.md.
func (l *Lexicon) trigger(e *Entry, line int, text string, noun bool) error {
	head, rest := text, ""
	if i := strings.IndexAny(text, "+@>"); i >= 0 {
		head, rest = strings.TrimSpace(text[:i]), text[i:]
	}
	if head == "" {
		return fail(e.File, line, "trigger %q has no head", text)
	}
	tail, weight, err := l.tail(e, line, text, rest)
	if err != nil {
		return err
	}
	for _, c := range e.If {
		if !c.negate && !c.words.any {
			weight += 5
		}
	}
	if noun {
		f := strings.Fields(head)
		parts := make([]part, 0, len(f)+len(tail))
		for _, x := range f[:len(f)-1] {
			w, err := l.wordset(e.File, line, x)
			if err != nil {
				return err
			}
			parts = append(parts, part{kind: '<', words: w})
			weight += 4
		}
		return l.heads(e, line, text, f[len(f)-1], append(parts, tail...), weight, true)
	}
	for _, alt := range strings.Split(head, "|") { // "call off|end": each a verb with its particles
		f := strings.Fields(alt)
		if len(f) == 0 {
			return fail(e.File, line, "trigger %q: an empty alternative", text)
		}
		var parts []part
		w := weight
		for _, x := range f[1:] {
			form := map[string]bool{}
			for _, y := range strings.Split(x, "/") {
				if y == "" || strings.ContainsAny(y, "$=") {
					return fail(e.File, line, "trigger %q: %q is no particle", text, x)
				}
				form[y] = true
			}
			parts = append(parts, part{kind: 'w', form: form})
			w += 4
		}
		if err := l.heads(e, line, text, f[0], append(parts, tail...), w, false); err != nil {
			return err
		}
	}
	return nil
}

// tail reads what a trigger asks for after its head: "+object", "@preposition",
// "@preposition=words", ">marker".
func (l *Lexicon) tail(e *Entry, line int, text, rest string) (parts []part, weight int, err error) {
	objects := false
	for _, x := range strings.Fields(rest) {
		p := part{kind: x[0]}
		switch x[0] {
		case '+':
			p.words, err = l.wordset(e.File, line, x[1:])
			weight += 4
			objects = true
		case '@':
			prep, words, ok := strings.Cut(x[1:], "=")
			if prep == "" {
				return nil, 0, fail(e.File, line, "trigger %q: \"@\" needs a preposition", text)
			}
			p.preps = prepositions(prep)
			p.words.any = true
			if !ok && objects {
				continue // after an object it only says where the parties hang
			}
			weight += 3
			if ok {
				p.words, err = l.wordset(e.File, line, words)
				weight += 2
			}
		case '>':
			if x != ">" {
				p.preps = prepositions(x[1:])
			}
			p.words.any = true
			weight += 3
		default:
			return nil, 0, fail(e.File, line, "trigger %q: %q after an argument: want +object, @preposition or >marker", text, x)
		}
		if err != nil {
			return nil, 0, err
		}
		parts = append(parts, p)
	}
	return parts, weight, nil
}

// heads adds a sense for each alternative of a head.
func (l *Lexicon) heads(e *Entry, line int, text, heads string, parts []part, weight int, noun bool) error {
	index := l.verbs
	if noun {
		index = l.nouns
	}
	add := func(lemma string, ps []part, w int) {
		for _, s := range index[lemma] {
			if s.entry == e && sameParts(s.parts, ps) {
				return
			}
		}
		index[lemma] = append(index[lemma], &sense{e, noun, ps, w})
		l.senses++
	}
	for _, x := range strings.Split(heads, "|") {
		switch {
		case x == "":
			return fail(e.File, line, "trigger %q: an empty alternative", text)
		case x[0] == '$':
			c := l.classes[x[1:]]
			if c == nil {
				return fail(e.File, line, "no word class %q", x[1:])
			}
			for _, w := range sortedKeys(c.words) {
				add(w, parts, weight)
			}
			for _, last := range sortedKeys(c.phrases) {
				for _, before := range c.phrases[last] {
					ps := append([]part(nil), parts...)
					for _, b := range before {
						ps = append(ps, part{kind: '<', words: wordset{lemmas: map[string]bool{b: true}}})
					}
					add(last, ps, weight+4*len(before))
				}
			}
		case x != strings.ToLower(x) || strings.ContainsAny(x, "=!"):
			return fail(e.File, line, "trigger %q: %q is no lemma", text, x)
		default:
			add(x, parts, weight)
		}
	}
	return nil
}

// sameParts reports whether two triggers of one entry ask for the same, so that
// a word listed twice counts once.
func sameParts(a, b []part) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].kind != b[i].kind || !maps.Equal(a[i].form, b[i].form) || !maps.Equal(a[i].preps, b[i].preps) ||
			a[i].words.any != b[i].words.any || !maps.Equal(a[i].words.lemmas, b[i].words.lemmas) || !slices.Equal(a[i].words.classes, b[i].words.classes) {
			return false
		}
	}
	return true
}
