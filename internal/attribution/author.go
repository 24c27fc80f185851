package attribution

import (
	"chancery"
	"chancery/internal/actor"
	"chancery/internal/clause"
	"chancery/lang"
)

// author returns who speaks through a document: "a report by the ministry", "a
// ministry statement", "a letter sent by the envoy", "issued a statement saying".
func author(doc *lang.Document, actors *actor.Finding, src source) chancery.ActorID {
	s := &doc.Sentences[src.sentence]
	n := src.head
	media := false // "Kenyan media reports" are not Kenya's
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		media = media || int(c) < n && tables().nouns[lemma(&s.Tokens[c])] == "outlet" || lemma(&s.Tokens[c]) == "news"
	}
	if media || tables().nouns[lemma(&s.Tokens[n])] == "outlet" {
		return ""
	}
	for c := s.Tokens[n].First; c >= 0; c = s.Tokens[c].Next {
		switch r := s.Tokens[c].Rel(); r {
		case "nmod", "obl":
			if p := clause.Preposition(s, int(c)); s.Tokens[c].Deprel == "nmod:poss" || int(c) > n && (p == "by" || p == "from") {
				if id := speaks(actors, src.sentence, int(c)); id != "" {
					return id
				}
			}
		case "compound", "amod":
			if int(c) < n {
				if id := speaks(actors, src.sentence, int(c)); id != "" {
					return id
				}
			}
		case "acl":
			if s.Tokens[c].XPOS != "VBN" {
				continue
			}
			if by := passiveSource(s, int(c)); by >= 0 {
				if id := speaks(actors, src.sentence, by); id != "" {
					return id
				}
			}
		}
	}
	v := int(s.Tokens[n].Head)
	if v < 0 || s.Tokens[n].Rel() != "obj" || clause.Passive(s, v) {
		return ""
	}
	switch tables().lemma(&s.Tokens[v]) {
	case "issue", "release", "publish", "post", "send", "write", "make", "deliver", "give", "file", "circulate":
		if c := s.Child(v, "nsubj"); c >= 0 {
			return speaks(actors, src.sentence, antecedent(s, c))
		}
	}
	return ""
}

// speaks returns the actor whose mention covers token i, "" for none.
func speaks(actors *actor.Finding, k, i int) chancery.ActorID {
	if m := actors.At(k, i); m != nil && len(m.Actors) == 1 {
		return m.Actors[0]
	}
	for j := range actors.Mentions {
		m := &actors.Mentions[j]
		if m.Sentence == k && m.Head == i && len(m.Actors) == 1 {
			return m.Actors[0]
		}
	}
	return ""
}
