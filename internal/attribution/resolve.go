package attribution

import (
	"slices"

	"chancery"
	"chancery/internal/actor"
	"chancery/lang"
)

// resolve returns the actor of a source: of the mention at its head, else of one
// around it, else the one last named with the same last word.
func resolve(doc *lang.Document, actors *actor.Finding, src source) chancery.ActorID {
	if src.head < 0 || nobody(&doc.Sentences[src.sentence], src.head) {
		return ""
	}
	if m := actors.At(src.sentence, src.head); m != nil && len(m.Actors) > 0 {
		return m.Actors[0]
	}
	form := doc.Sentences[src.sentence].Tokens[src.head].Form
	name := form != "" && form[0] >= 'A' && form[0] <= 'Z'
	last := chancery.ActorID("")
	for i := range actors.Mentions {
		m := &actors.Mentions[i]
		if len(m.Actors) == 0 || m.Modifier {
			continue
		}
		if m.Sentence == src.sentence && m.First <= src.head && src.head <= m.Last && src.span.Overlaps(m.Span) {
			return m.Actors[0]
		}
		if name && m.Sentence < src.sentence && m.Form == chancery.ByName && doc.Sentences[m.Sentence].Tokens[m.Last].Form == form {
			last = m.Actors[0]
		}
	}
	return last
}

// nobody reports whether noun i stands for none of those it names: "neither side",
// "no official".
func nobody(s *lang.Sentence, i int) bool {
	switch lower(s.Tokens[i].Form) {
	case "nobody", "none", "neither":
		return true
	}
	d := s.Child(i, "det")
	return d >= 0 && (lower(s.Tokens[d].Form) == "neither" || lower(s.Tokens[d].Form) == "no")
}

// together returns all actors of a source that names several, nil for one: of a
// plural mention ("the two countries") or of coordinated names.
func together(doc *lang.Document, actors *actor.Finding, src source, first chancery.ActorID) []chancery.ActorID {
	if first == "" {
		return nil
	}
	out := []chancery.ActorID{first}
	add := func(id chancery.ActorID) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	if m := actors.At(src.sentence, src.head); m != nil {
		for _, id := range m.Actors {
			add(id)
		}
	}
	s := &doc.Sentences[src.sentence]
	for c := s.Tokens[src.head].First; c >= 0; c = s.Tokens[c].Next {
		if s.Tokens[c].Rel() == "conj" && src.span.Contains(s.Tokens[c].Span) {
			add(resolve(doc, actors, source{src.sentence, int(c), s.Tokens[c].Span}))
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}
