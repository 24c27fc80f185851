// Package place finds the places a text names and the place it was filed from.
package place

import (
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/dateline"
	"chancery/internal/gazetteer"
	"chancery/internal/timex"
	"chancery/lang"
)

// Mention is one naming of a place: tokens First to Last (inclusive).
type Mention struct {
	lang.Span
	Sentence    int
	First, Last int
	Place       chancery.PlaceID
	// InName is set where the place is only part of another name ("Treaty of
	// Lisbon", "Tehran Times") or stands before one ("Iran President …"): nothing
	// happens there.
	InName bool
	// Stands is set where the name stands as a place ("in Minsk", "arrived in Iran",
	// "Kherson"), not as who acts or is dealt with ("Minsk and Iran agreed").
	Stands bool
	// Nominal is set where no name stands but what speaks of one: "the city", "there".
	Nominal bool
}

// Finding is all that the stage found. Mentions are in text order and do not
// overlap; Places are in the order of their first mention. A place that is named
// only inside other names is among Places too.
type Finding struct {
	Places   []chancery.Place
	Mentions []Mention
	Dateline *chancery.Dateline
}

// Standing returns the places of which some mention stands as a place, and those
// named in used.
func (f *Finding) Standing(used map[chancery.PlaceID]bool) []chancery.Place {
	stands := map[chancery.PlaceID]bool{}
	for i := range f.Mentions {
		if f.Mentions[i].Stands {
			stands[f.Mentions[i].Place] = true
		}
	}
	if f.Dateline != nil {
		stands[f.Dateline.Place] = true
	}
	var out []chancery.Place
	for _, p := range f.Places {
		if stands[p.ID] || used[p.ID] {
			out = append(out, p)
		}
	}
	return out
}

// Of returns the mention that covers a token and is no part of another name, nil
// if there is none.
func (f *Finding) Of(sentence, token int) *Mention {
	lo, hi := 0, len(f.Mentions)
	for lo < hi {
		m := (lo + hi) / 2
		if f.Mentions[m].Sentence < sentence || f.Mentions[m].Sentence == sentence && f.Mentions[m].Last < token {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(f.Mentions) {
		return nil
	}
	if m := &f.Mentions[lo]; m.Sentence == sentence && m.First <= token && !m.InName {
		return m
	}
	return nil
}

// Where returns the place that stands as a place beside a word of a sentence: "met
// in Geneva", "talks at the ministry in Minsk", "arrived in Kigali", nil if there is
// none. Of several the nearest is taken.
func (f *Finding) Where(doc *lang.Document, sentence, token int) *Mention {
	s := &doc.Sentences[sentence]
	if token < 0 || token >= len(s.Tokens) {
		return nil
	}
	if m := f.where(s, sentence, token, 0); m != nil {
		return m
	}
	// "signed the accord in Tehran" may be read as an accord that is in Tehran.
	// "the war in Syria" is not meant: towns only.
	for c := range s.Children(token) {
		if rel := s.Tokens[c].Deprel; rel != "obj" && rel != "nsubj:pass" {
			continue
		}
		if m := f.where(s, sentence, c, 1); m != nil {
			if p := f.Place(m.Place); p != nil && (p.Kind == "city" || p.Kind == "capital") {
				return m
			}
		}
	}
	return nil
}

func (f *Finding) where(s *lang.Sentence, sentence, token, depth int) *Mention {
	var best *Mention
	distance := 0
	for c := range s.Children(token) {
		rel := s.Tokens[c].Rel()
		if rel != "obl" && rel != "nmod" && !(depth > 0 && rel == "conj") {
			continue
		}
		by := preposition(s, c)
		if !locative(by) && !(motion(by) && depth == 0 && moves(s.Tokens[token].Lemma)) {
			continue
		}
		m := f.Of(sentence, c)
		if m != nil && (by == "on" || by == "over" || by == "off") {
			if p := f.Place(m.Place); p == nil || p.Kind != "sea" {
				continue // sanctions on a state lie nowhere
			}
		}
		if m == nil && depth < 2 {
			m = f.where(s, sentence, c, depth+1) // "at the airport in Minsk"
		}
		if m == nil {
			continue
		}
		if d := abs(c - token); best == nil || d < distance {
			best, distance = m, d
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// preposition returns the first preposition of a phrase, in lower case.
func preposition(s *lang.Sentence, head int) string {
	for c := range s.Children(head) {
		if s.Tokens[c].Rel() == "case" {
			return strings.ToLower(s.Tokens[c].Form)
		}
	}
	return ""
}

// locative reports whether a preposition says where.
func locative(w string) bool {
	switch w {
	case "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "on", "off", "over", "through", "via", "along", "beside":
		return true
	}
	return false
}

// motion reports whether a preposition says whither, which with a verb of motion is
// where the motion ends.
func motion(w string) bool {
	switch w {
	case "to", "into", "toward", "towards", "for":
		return true
	}
	return false
}

func moves(lemma string) bool {
	switch lemma {
	case "travel", "go", "fly", "return", "come", "head", "move", "arrive", "drive", "sail", "march", "journey", "trip", "flight", "advance", "retreat", "flee", "deploy", "deliver", "send", "evacuate", "deport":
		return true
	}
	return false
}

// Place returns the place with the given id, nil if there is none.
func (f *Finding) Place(id chancery.PlaceID) *chancery.Place {
	for i := range f.Places {
		if f.Places[i].ID == id {
			return &f.Places[i]
		}
	}
	return nil
}

// Find reads the places of a document. published serves to date the dateline.
func Find(doc *lang.Document, gaz *gazetteer.Gazetteer, published chancery.Date) Finding {
	f := finder{doc: doc, gaz: gaz, areas: areas(), common: common(), context: map[string]int{}, surnames: map[string]bool{}}
	f.line, f.hasLine = dateline.Find(doc.Text)
	for i := range doc.Sentences {
		for _, n := range doc.Sentences[i].Names {
			if n.Kind == lang.PER && n.Last > n.First && int(n.Last) < len(doc.Sentences[i].Tokens) {
				f.surnames[doc.Sentences[i].Tokens[n.Last].Form] = true
			}
		}
	}
	for i := range doc.Sentences {
		f.sentence(i)
	}
	return f.resolve(published)
}

// finder gathers names with all they may mean, then settles each by what else the
// text speaks of.
type finder struct {
	doc      *lang.Document
	gaz      *gazetteer.Gazetteer
	areas    *areaTable
	common   map[string]bool
	line     dateline.Line
	hasLine  bool
	found    []naming
	surnames map[string]bool // last words of the names of persons in the text
	context  map[string]int  // how often the text speaks of a country, by alpha-3
}

// naming is a name in the text that may be a place.
type naming struct {
	Mention
	states   []*gazetteer.Entry // states, territories
	regions  []area             // provinces and regions
	sea      *area              // or a body of water
	towns    []gazetteer.Town
	within   string // the country that stands after the name: "Paris, France"
	inLine   bool   // it is in the dateline
	placed   bool   // a preposition of place leads it, or a town it belongs to stands before it
	modifies bool   // it is the first part of a compound: "Minsk-based"
	sure     bool   // a preposition of place, a country behind it, or its size leave no doubt
}

// resolve settles what every name means and numbers the places.
func (f *finder) resolve(published chancery.Date) Finding {
	var out Finding
	ids := map[placeKey]chancery.PlaceID{}
	known := map[int]bool{} // towns that were named beyond doubt, by GeoNames id
	for i := range f.found {
		if n := &f.found[i]; n.sure && !n.InName {
			if p, ok := f.settle(n); ok && p.GeoNames != 0 {
				known[p.GeoNames] = true
			}
		}
	}
	for i := range f.found {
		n := &f.found[i]
		p, ok := f.settle(n)
		if !ok || !n.sure && !known[p.GeoNames] {
			continue
		}
		key := placeKey{p.Kind, p.Name, p.Country, p.GeoNames}
		id, seen := ids[key]
		if !seen {
			id = chancery.PlaceID("p" + strconv.Itoa(len(out.Places)+1))
			ids[key] = id
			p.ID = id
			out.Places = append(out.Places, p)
		}
		m := n.Mention
		m.Place = id
		m.Stands = !n.InName && (n.inLine || n.placed || !n.modifies && p.Kind != "country" && p.Kind != "capital")
		out.Mentions = append(out.Mentions, m)
		place := out.Place(id)
		place.Mentions = append(place.Mentions, chancery.Quote(f.doc.Text, m.Span))
	}
	if f.hasLine {
		f.fileDateline(&out, published)
	}
	f.nominals(&out)
	return out
}

type placeKey struct {
	kind, name, country string
	geonames            int
}

// fileDateline sets the dateline, if its first name is a place or its form leaves
// no doubt that it is one.
func (f *finder) fileDateline(out *Finding, published chancery.Date) {
	var at chancery.PlaceID
	for i := range out.Mentions {
		if m := &out.Mentions[i]; f.line.City.Contains(m.Span) && !m.InName {
			at = m.Place
			break
		}
	}
	day := timex.DatelineDay(f.doc, f.line, published)
	if at == "" && (!f.line.Sure || day == "" && f.line.Agency.Len() == 0) {
		return
	}
	span := f.line.Span
	out.Dateline = &chancery.Dateline{Place: at, Date: day, Span: chancery.Quote(f.doc.Text, span)}
}
