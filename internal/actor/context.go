package actor

import (
	"math"
	"slices"
	"strings"

	"chancery"
	"chancery/lang"
)

// weight is how much a report speaks of a country: now, fading by the sentence,
// and in all.
type weight struct {
	value float64
	si    int
	total float64
	first int // order of first mention, to break ties
	named int // the last sentence that named the state itself, -1 for none
}

// pair is a set of countries that were spoken of together.
type pair struct {
	si        int
	countries []string
	joined    bool // by "and" or as the only two of a sentence
}

// context is what a report has spoken of so far.
type context struct {
	weights map[string]*weight
	order   []string // countries by first mention
	pairs   []pair
	stage   string // the country of the town something was last said to happen in
	stageAt int    // and the sentence that said so
}

// fade is the share of its weight that a country keeps from one sentence to the next.
const fade = 0.75

// weigh counts a mention for the countries of its actors.
func (f *finder) weigh(si, head int, form chancery.MentionForm, ents []int) {
	s := &f.doc.Sentences[si]
	_, rel := verbOf(s, head)
	v := 0.7
	switch {
	case len(rel) >= 5 && rel[:5] == "nsubj", rel == "obl:agent":
		v = 2
	case rel == "obj", rel == "iobj":
		v = 1
	case rel == "amod", rel == "compound":
		v = 0.6
	case rel == "nmod:poss":
		v = 0.8
	}
	p := preposition(s, head)
	if locative(p) {
		v = 0.5
	}
	for _, e := range ents {
		c := f.entities[e].country
		if c == "" || f.entities[e].kind == chancery.Outlet {
			continue
		}
		w := f.weights[c]
		if w == nil {
			w = &weight{first: len(f.order), si: si, named: -1}
			f.weights[c] = w
			f.order = append(f.order, c)
		}
		w.value = w.value*math.Pow(fade, float64(si-w.si)) + v
		w.si = si
		w.total += v
		if f.entities[e].kind == chancery.State && rel != "compound" {
			w.named = si
		}
		if si == 0 {
			w.total += v
		}
	}
}

// salient returns the country that is spoken of most just now, of the given ones
// if there are any; "" for none.
func (f *finder) salient(si int, among []string) string { return f.salientBut(si, among, "") }

// salientBut is salient without one country, "" for none.
func (f *finder) salientBut(si int, among []string, but string) string {
	best, score := "", 0.0
	for _, c := range f.order {
		if c == but || among != nil && !slices.Contains(among, c) {
			continue
		}
		w := f.weights[c]
		v := w.value*math.Pow(fade, float64(si-w.si)) + 0.02*w.total
		switch {
		case w.named == si:
			v += 3
		case w.si == si:
			v += 1.5
		}
		if w.named >= 0 && w.named >= si-1 {
			v += 1.5
		}
		if v > score {
			best, score = c, v
		}
	}
	return best
}

// main returns the country that is spoken of most in the report so far.
func (f *finder) main() string {
	best, score := "", 0.0
	for _, c := range f.order {
		if w := f.weights[c]; w.total > score {
			best, score = c, w.total
		}
	}
	return best
}

// close ends a sentence: it notes which countries it spoke of together.
func (f *finder) close(si int) {
	s := &f.doc.Sentences[si]
	var all []string
	start := len(f.ments)
	for start > 0 && f.ments[start-1].si == si {
		start--
	}
	for k := start; k < len(f.ments); k++ {
		m := &f.ments[k]
		if m.thing {
			continue
		}
		for _, e := range m.ents {
			x := &f.entities[e]
			if x.country != "" && x.kind != chancery.Outlet && x.kind != chancery.People && !slices.Contains(all, x.country) {
				all = append(all, x.country)
			}
		}
		if joined := f.joined(s, si, m); len(joined) > 1 {
			f.pairs = append(f.pairs, pair{si, joined, true})
		}
	}
	if len(all) == 2 {
		f.pairs = append(f.pairs, pair{si, all, true})
	} else if len(all) > 2 && len(all) < 6 {
		for i := range all {
			for j := i + 1; j < len(all); j++ {
				f.pairs = append(f.pairs, pair{si, []string{all[i], all[j]}, false})
			}
		}
	}
}

// joined returns the countries of a mention and its conjuncts, nil where it
// stands alone.
func (f *finder) joined(s *lang.Sentence, si int, m *ment) []string {
	k := f.at(si, m.head)
	if s.Tokens[m.head].Rel() == "conj" {
		return nil // told by the first of them
	}
	ents := f.withConjuncts(si, k)
	if len(ents) < 2 {
		return nil
	}
	var out []string
	for _, e := range ents {
		x := &f.entities[e]
		if x.country != "" && x.kind != chancery.Outlet && !slices.Contains(out, x.country) {
			out = append(out, x.country)
		}
	}
	return out
}

// set returns the n states that "the two countries" are most likely to be.
func (f *finder) set(si, i, n int) []int {
	type candidate struct {
		countries []string
		score     float64
	}
	var list []candidate
	vote := func(countries []string, v float64) {
		for i := range list {
			if same(list[i].countries, countries) {
				list[i].score += v
				return
			}
		}
		list = append(list, candidate{countries, v})
	}
	// The sentence itself, as far as it has been read.
	s := &f.doc.Sentences[si]
	var here []string
	for k := len(f.ments) - 1; k >= 0 && f.ments[k].si == si; k-- {
		m := &f.ments[k]
		if m.thing || argument(s, i) && m.head != i && argumentOf(s, m.head) == argumentOf(s, i) {
			continue // "Chile and Colombia urged both governments"
		}
		for _, e := range m.ents {
			x := &f.entities[e]
			if x.country != "" && x.kind != chancery.Outlet && !slices.Contains(here, x.country) {
				here = append(here, x.country)
			}
		}
		if j := f.joined(s, si, m); len(j) == n {
			vote(j, 6)
		}
	}
	if len(here) == n {
		slices.Reverse(here)
		vote(here, 4)
	}
	for _, p := range f.pairs {
		if len(p.countries) != n {
			continue
		}
		v := 0.5
		if p.joined {
			v = 2
		}
		v *= math.Pow(0.85, float64(si-p.si))
		if p.si == 0 && p.joined {
			v++
		}
		vote(p.countries, v)
	}
	best := -1
	for i := range list {
		if best < 0 || list[i].score > list[best].score {
			best = i
		}
	}
	if best < 0 {
		if n != 2 || len(f.order) != 2 || f.weights[f.order[0]].total < 1.5 || f.weights[f.order[1]].total < 1.5 {
			return nil
		}
		return f.states(f.order, "nominal: the only two states of the report")
	}
	return f.states(list[best].countries, "nominal: states spoken of together")
}

// argumentOf returns the verb that token i, or the first of its conjuncts, is an
// argument of; -2 for none.
func argumentOf(s *lang.Sentence, i int) int {
	h, rel := verbOf(s, i)
	switch rel {
	case "nsubj", "obj", "iobj", "nsubj:pass", "obl:agent", "obl":
		return h
	}
	return -2
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// conjunctCountry returns the country of the person that the noun at i is joined
// to by "and", "" for none.
func (f *finder) conjunctCountry(si, i int) string {
	t := &f.doc.Sentences[si].Tokens[i]
	if t.Rel() != "conj" || t.Head < 0 {
		return ""
	}
	if m := f.at(si, int(t.Head)); m >= 0 && len(f.ments[m].ents) == 1 {
		return f.entities[f.ments[m].ents[0]].country
	}
	return ""
}

// actingCountry returns the country of the subject of the verb whose object the
// noun at i is: "Belarus has not sent forces". "" for none.
func (f *finder) actingCountry(si, i int) string {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[i]
	if t.Rel() == "nmod" && t.Head >= 0 && preposition(s, i) == "of" {
		// "Hong Kong's arrest of five activists"
		for c := s.Tokens[t.Head].First; c >= 0; c = s.Tokens[c].Next {
			if k := f.nameAt(si, int(c)); k >= 0 && (s.Tokens[c].Deprel == "nmod:poss" || s.Tokens[c].Rel() == "amod") {
				return f.sents[si].names[k].country
			}
		}
	}
	if t.Rel() != "obj" || t.Head < 0 {
		return ""
	}
	switch lower(s.Tokens[t.Head].Lemma) {
	case "send", "deploy", "withdraw", "mobilize", "mobilise", "commit", "dispatch", "pull", "use", "order", "move", "have", "station", "contribute", "provide", "train", "arm", "recall", "summon", "appoint", "call":
	default:
		return ""
	}
	for v, n := int(t.Head), 0; v >= 0 && n < 4; v, n = int(s.Tokens[v].Head), n+1 {
		if c := s.Child(v, "nsubj"); c >= 0 {
			if m := f.at(si, c); m >= 0 && len(f.ments[m].ents) == 1 {
				return f.entities[f.ments[m].ents[0]].country
			}
			return ""
		}
		if r := s.Tokens[v].Rel(); r != "conj" && r != "xcomp" && r != "advcl" {
			return ""
		}
	}
	return ""
}

// placeOf returns the country of the place that the clause of the noun at i
// names: "protesters stormed its embassy in Tehran". "" for none.
func (f *finder) placeOf(si, i int) string {
	s := &f.doc.Sentences[si]
	v, rel := verbOf(s, i)
	if v >= 0 && rel == "nmod" {
		switch lower(s.Tokens[v].Lemma) {
		case "thousand", "thousands", "hundred", "hundreds", "dozen", "dozens", "score", "scores", "number", "crowd", "group", "million", "millions", "ten", "tens":
			v, rel = verbOf(s, v) // "thousands of activists marched in Seoul"
		}
	}
	if v < 0 || s.Tokens[v].UPOS != "VERB" || !strings.HasPrefix(rel, "nsubj") && rel != "obj" && rel != "obl:agent" {
		return ""
	}
	var look func(h, deep int) string
	look = func(h, deep int) string {
		for c := s.Tokens[h].First; c >= 0; c = s.Tokens[c].Next {
			r := s.Tokens[c].Rel()
			if (r == "obl" || r == "nmod") && locative(preposition(s, int(c))) {
				if k := f.nameAt(si, int(c)); k >= 0 && f.sents[si].names[k].country != "" {
					return f.sents[si].names[k].country
				}
			}
			if deep > 0 && (r == "obj" || r == "obl") {
				if p := look(int(c), 0); p != "" {
					return p
				}
			}
		}
		return ""
	}
	return look(v, 1)
}

// scene returns the country of the last place that the sentence names before the
// noun at i: "concern about the violence in Uzbekistan, after soldiers fired".
func (f *finder) scene(si, i int) string {
	s := &f.doc.Sentences[si]
	best := ""
	for k := range f.sents[si].names {
		if n := &f.sents[si].names[k]; n.last < i && n.country != "" && locative(preposition(s, n.head)) {
			best = n.country
		}
	}
	return best
}
