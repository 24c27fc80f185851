package eval

import (
	"slices"
	"strings"

	"chancery"
	"chancery/internal/actor"
	"chancery/internal/gazetteer"
	"chancery/internal/place"
	"chancery/lang"
)

// CorefScore holds the counts of the coreference measures. Each metric is
// gathered over all documents.
type CorefScore struct {
	muc, b3, ceaf ratio
	Pronouns      Count // third-person pronouns whose nearest antecedent is of their chain
	Nominals      Count // the same for common nouns
	Names         Count // the same for names
	Mentions      Count // heads of gold mentions in chains, found in a chain or not
}

// ratio is the numerators and denominators of precision and recall.
type ratio struct{ p, pn, r, rn float64 }

func (x ratio) f1() float64 {
	if x.pn == 0 || x.rn == 0 || x.p+x.r == 0 {
		return 0
	}
	p, r := x.p/x.pn, x.r/x.rn
	return 2 * p * r / (p + r)
}

// CoNLL is the mean of the F1 of MUC, B³ and entity CEAF (Pradhan et al. 2012).
func (s *CorefScore) CoNLL() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

// Link is the F1 of MUC: links between the mentions of a chain (Vilain et al. 1995).
func (s *CorefScore) Link() float64 { return s.muc.f1() }

// Scores returns the values to report.
func (s *CorefScore) Scores(set string) []Score {
	n := int(s.muc.rn)
	return []Score{
		{set, "CoNLL average", s.CoNLL(), n},
		{set, "MUC link F1", s.muc.f1(), n},
		{set, "B3 F1", s.b3.f1(), n},
		{set, "CEAFe F1", s.ceaf.f1(), n},
		{set, "pronoun antecedents", share(s.Pronouns.Hit, s.Pronouns.Hit+s.Pronouns.False+s.Pronouns.Missed), s.Pronouns.Hit + s.Pronouns.False + s.Pronouns.Missed},
		{set, "nominal antecedents", share(s.Nominals.Hit, s.Nominals.Hit+s.Nominals.False+s.Nominals.Missed), s.Nominals.Hit + s.Nominals.False + s.Nominals.Missed},
		{set, "name antecedents", share(s.Names.Hit, s.Names.Hit+s.Names.False+s.Names.Missed), s.Names.Hit + s.Names.False + s.Names.Missed},
	}
}

// place is a token of a document.
type tokenAt struct{ sentence, token int }

// goldMention is a mention of the Entity annotation of GUM.
type goldMention struct {
	head  tokenAt
	chain string
	kind  string // person, organization, place, …
}

// GoldMentions reads the mentions of a document from the Entity values of its
// MISC column (GRP-etype-infstat-…, as in GUM since release 8). The head is the
// token that is governed from outside the mention. Mentions of several groups of
// words count with their first.
func GoldMentions(doc *lang.Document) []goldMention {
	var out []goldMention
	for si := range doc.Sentences {
		s := &doc.Sentences[si]
		type open struct {
			chain, kind string
			first       int
		}
		var stack []open
		shut := func(chain string, last int) {
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].chain != chain {
					continue
				}
				o := stack[k]
				stack = slices.Delete(stack, k, k+1)
				for i := o.first; i <= last; i++ {
					if h := int(s.Tokens[i].Head); (h < o.first || h > last) && s.Tokens[i].UPOS != "PUNCT" {
						out = append(out, goldMention{tokenAt{si, i}, o.chain, o.kind})
						return
					}
				}
				return
			}
		}
		for i := range s.Tokens {
			v := miscValue(s.Tokens[i].Misc, "Entity")
			for v != "" {
				if v[0] == '(' {
					end := strings.IndexAny(v[1:], "()")
					body, single := v[1:], false
					if end >= 0 {
						body = v[1 : 1+end]
						single = v[1+end] == ')'
						if single {
							end++
						}
						v = v[1+end:]
					} else {
						v = ""
					}
					f := strings.SplitN(body, "-", 3)
					o := open{chain: f[0], first: i}
					if len(f) > 1 {
						o.kind = f[1]
					}
					stack = append(stack, o)
					if single {
						shut(o.chain, i)
					}
					continue
				}
				chain, rest, _ := strings.Cut(v, ")")
				shut(chain, i)
				v = rest
			}
		}
	}
	return out
}

// miscValue returns the value of a key of a MISC column, "" for none.
func miscValue(misc, key string) string {
	for misc != "" {
		var kv string
		kv, misc, _ = strings.Cut(misc, "|")
		if v, ok := strings.CutPrefix(kv, key+"="); ok {
			return v
		}
	}
	return ""
}

// Coref scores the actor stage on the coreference of a document with gold Entity
// values, as parse leaves it: chains of persons, organisations and places with
// two mentions or more. A mention that GUM does not mark at all (a relative
// pronoun, a demonym) is left out; one that it gives another type counts against
// precision. Mentions are the same if their head tokens are.
func (s *CorefScore) Coref(doc *lang.Document, gold []goldMention, gaz *gazetteer.Gazetteer) {
	all, wanted := map[tokenAt]bool{}, map[tokenAt]string{}
	for _, g := range gold {
		all[g.head] = true
		if g.kind == "person" || g.kind == "organization" || g.kind == "place" {
			if wanted[g.head] == "" {
				wanted[g.head] = g.chain
			}
		}
	}
	found := actor.Find(doc, gaz, "")
	system := map[tokenAt]string{}
	var order []tokenAt
	for i := range found.Mentions {
		m := &found.Mentions[i]
		at := tokenAt{m.Sentence, m.Head}
		if len(m.Actors) == 0 || !all[at] || system[at] != "" {
			continue
		}
		system[at] = actorKey(m)
		order = append(order, at)
	}
	// A title and the name behind it are one mention; the trees may differ on its head.
	for at := range all {
		if m := found.At(at.sentence, at.token); m != nil && system[at] == "" && len(m.Actors) > 0 && at.token < m.First {
			system[at] = actorKey(m)
			order = append(order, at)
		}
	}
	order = append(order, places(doc, gaz, &found, all, system)...)
	key, response := chains(wanted), chains(system)
	s.muc.r, s.muc.rn = addMUC(s.muc.r, s.muc.rn, key, system)
	s.muc.p, s.muc.pn = addMUC(s.muc.p, s.muc.pn, response, wanted)
	s.b3.r, s.b3.rn = addB3(s.b3.r, s.b3.rn, key, response)
	s.b3.p, s.b3.pn = addB3(s.b3.p, s.b3.pn, response, key)
	same := similarity(key, response)
	s.ceaf.r, s.ceaf.p = s.ceaf.r+same, s.ceaf.p+same
	s.ceaf.rn += float64(len(key))
	s.ceaf.pn += float64(len(response))
	s.antecedents(doc, wanted, system, order)
}

// actorKey names the actors of a mention.
func actorKey(m *actor.Mention) string {
	ids := make([]string, len(m.Actors))
	for k, a := range m.Actors {
		ids[k] = string(a)
	}
	return strings.Join(ids, "+")
}

// places adds the mentions that the place stage found where no actor is mentioned,
// and returns where they are. A country as a place is in the chain of the state.
func places(doc *lang.Document, gaz *gazetteer.Gazetteer, actors *actor.Finding, all map[tokenAt]bool, system map[tokenAt]string) []tokenAt {
	states := map[string]string{}
	for i := range actors.Actors {
		if a := &actors.Actors[i]; a.Kind == chancery.State {
			states[a.Country] = string(a.ID)
		}
	}
	var out []tokenAt
	found := place.Find(doc, gaz, "")
	for i := range found.Mentions {
		m := &found.Mentions[i]
		s := &doc.Sentences[m.Sentence]
		at := tokenAt{m.Sentence, m.First}
		for k := m.First; k <= m.Last; k++ {
			if h := int(s.Tokens[k].Head); h < m.First || h > m.Last {
				at.token = k
				break
			}
		}
		if m.InName || !all[at] || system[at] != "" {
			continue
		}
		id := string(m.Place)
		if p := found.Place(m.Place); p.Kind == "country" && states[p.Country] != "" {
			id = states[p.Country]
		}
		system[at] = id
		out = append(out, at)
	}
	return out
}

// antecedents counts, for each gold mention that has an earlier one in its chain,
// whether the nearest earlier mention the system ties it to is of that chain.
func (s *CorefScore) antecedents(doc *lang.Document, wanted, system map[tokenAt]string, order []tokenAt) {
	slices.SortFunc(order, before)
	golds := make([]tokenAt, 0, len(wanted))
	for at := range wanted {
		golds = append(golds, at)
	}
	slices.SortFunc(golds, before)
	seen := map[string]bool{}
	for _, at := range golds {
		c := wanted[at]
		if !seen[c] {
			seen[c] = true
			continue
		}
		t := &doc.Sentences[at.sentence].Tokens[at.token]
		count := &s.Nominals
		switch t.UPOS {
		case "PRON", "DET":
			switch strings.ToLower(t.Form) {
			case "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs":
			default:
				continue
			}
			count = &s.Pronouns
		case "PROPN":
			count = &s.Names
		}
		id := system[at]
		if id == "" {
			count.Missed++
			continue
		}
		var near tokenAt
		ok := false
		for _, o := range order {
			if before(o, at) >= 0 {
				break
			}
			if system[o] == id {
				near, ok = o, true
			}
		}
		switch {
		case ok && wanted[near] == c:
			count.Hit++
		case ok:
			count.False++
		default:
			count.Missed++
		}
	}
}

func before(a, b tokenAt) int {
	if a.sentence != b.sentence {
		return a.sentence - b.sentence
	}
	return a.token - b.token
}

// chains gathers the mentions of each chain that has two or more, in order.
func chains(of map[tokenAt]string) [][]tokenAt {
	byID := map[string][]tokenAt{}
	for at, c := range of {
		byID[c] = append(byID[c], at)
	}
	var out [][]tokenAt
	for _, list := range byID {
		if len(list) > 1 {
			slices.SortFunc(list, before)
			out = append(out, list)
		}
	}
	slices.SortFunc(out, func(a, b []tokenAt) int { return before(a[0], b[0]) })
	return out
}

func addMUC(num, den float64, key [][]tokenAt, other map[tokenAt]string) (float64, float64) {
	for _, c := range key {
		parts, seen := 0, map[string]bool{}
		for _, m := range c {
			if id := other[m]; id == "" {
				parts++
			} else if !seen[id] {
				seen[id] = true
				parts++
			}
		}
		num += float64(len(c) - parts)
		den += float64(len(c) - 1)
	}
	return num, den
}

func addB3(num, den float64, key, other [][]tokenAt) (float64, float64) {
	in := map[tokenAt]int{}
	for k, c := range other {
		for _, m := range c {
			in[m] = k + 1
		}
	}
	for _, c := range key {
		n := map[int]int{}
		for _, m := range c {
			if k := in[m]; k > 0 {
				n[k]++
			}
		}
		for _, v := range n {
			num += float64(v*v) / float64(len(c))
		}
		den += float64(len(c))
	}
	return num, den
}

// similarity is the entity CEAF numerator: the best one-to-one pairing of chains
// under 2|K∩R|/(|K|+|R|).
func similarity(key, response [][]tokenAt) float64 {
	const scale = 1 << 20
	phi := make([][]int, len(key))
	in := map[tokenAt]int{}
	for k, c := range response {
		for _, m := range c {
			in[m] = k + 1
		}
	}
	for i, c := range key {
		phi[i] = make([]int, len(response))
		for _, m := range c {
			if k := in[m]; k > 0 {
				phi[i][k-1]++
			}
		}
		for k := range response {
			phi[i][k] = phi[i][k] * 2 * scale / (len(c) + len(response[k]))
		}
	}
	total := 0.0
	for r, c := range assign(len(key), len(response), func(r, c int) int { return phi[r][c] }) {
		if c >= 0 {
			total += float64(phi[r][c]) / scale
		}
	}
	return total
}
