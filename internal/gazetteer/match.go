package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
)

// Gazetteer is a set of loaded tables. It is read-only and serves all goroutines.
type Gazetteer struct {
	names   map[string][]named  // by folded name
	longest map[string]int      // by folded first word: bytes of the longest folded name
	states  map[string]*Entry   // by ISO 3166-1 alpha-3
	orgs    map[string]*Entry   // by code
	people  map[string]*Entry   // by folded full name
	members map[string][]string // by code of the organisation, sorted
	areas   map[string][]string // by lower-case adjective, states of a world region
	words   map[string][]Word
	phrase  int
	given   map[string]byte
	shared  map[string]bool // last names that many bear
	petr    *petrarchAgents
	sounds  map[string]*Entry // by the skeleton of the full name; nil where two share it
}

// named is one spelling of a name and what it stands for.
type named struct {
	Match
	spelt string
}

func (g *Gazetteer) add(name string, e *Entry, u Use) {
	key := fold(name)
	for i, n := range g.names[key] {
		if n.Entry == e && n.Use == u && capitals(name) < capitals(n.spelt) && !isAbbreviation(n.spelt) {
			g.names[key][i].spelt = name // also written with fewer capitals: "eurozone"
			return
		}
		if n.Entry == e && (n.Use == u || u == Citizen && n.Use == Adjective || u == Name && n.Use == Surname) {
			return
		}
	}
	g.names[key] = append(g.names[key], named{Match{e, u}, name})
	w := firstWord(key)
	if len(key) > g.longest[w] {
		g.longest[w] = len(key)
	}
}

// State returns the entry of a state or territory by its ISO 3166-1 alpha-3 code, nil for none.
func (g *Gazetteer) State(iso3 string) *Entry { return g.states[iso3] }

// Org returns the entry of an organisation by its code, nil for none.
func (g *Gazetteer) Org(code string) *Entry { return g.orgs[code] }

// Members returns the ISO 3166-1 alpha-3 codes of the members of an organisation, sorted; nil if unknown.
func (g *Gazetteer) Members(org string) []string { return g.members[org] }

// PersonLike returns the officeholder whose full name sounds like the given one:
// the same consonants in given name and surname ("Francois Mitterand"). nil
// where there is none, or more than one.
func (g *Gazetteer) PersonLike(name string) *Entry { return g.sounds[skeleton(fold(name))] }

// skeleton reduces a folded name to the consonants of its words, doubled ones
// once, without Arabic articles; "" for a name of one word.
func skeleton(name string) string {
	var b []byte
	words := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if w == "al" || w == "el" || w == "ul" || len(w) < 2 || strings.HasSuffix(w, ".") {
			continue
		}
		words++
		b = append(b, ' ')
		for i := 0; i < len(w); i++ {
			c := w[i]
			switch c {
			case 'q':
				c = 'k'
			case 'c':
				if i+1 < len(w) && w[i+1] != 'h' && w[i+1] != 'e' && w[i+1] != 'i' {
					c = 'k'
				}
			case 'y', 'j':
				if i > 0 {
					c = 'i'
				}
			case '\'', '.':
				continue
			}
			if i > 0 && (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'h') {
				continue
			}
			if b[len(b)-1] == c {
				continue
			}
			b = append(b, c)
		}
	}
	if words < 2 || len(b) < 6 {
		return ""
	}
	return string(b)
}

// Area returns the ISO 3166-1 alpha-3 codes of the states of a world region by
// its lower-case adjective ("east african"), nil for none.
func (g *Gazetteer) Area(adjective string) []string { return g.areas[adjective] }

// Lookup returns every reading of a name as written, in the order of the tables:
// states, organisations, groups, organs, outlets, regions, persons. An
// abbreviation must stand in capitals, other names with a capital first letter or
// wholly in capitals.
func (g *Gazetteer) Lookup(name string) []Match {
	name = strings.Join(strings.Fields(name), " ")
	return g.readings(nil, fold(name), name)
}

func (g *Gazetteer) readings(to []Match, key, text string) []Match {
	for _, n := range g.names[key] {
		if cased(n.spelt, text) {
			to = append(to, n.Match)
		}
	}
	return to
}

// Longest returns the last token of the longest name that begins at token i, and
// its readings; last is -1 where no name begins. text is that of the document.
func (g *Gazetteer) Longest(text string, tokens []lang.Token, i int) (last int, readings []Match) {
	first := &tokens[i]
	if first.Start >= first.End {
		return -1, nil
	}
	c := text[first.Start]
	if 'a' <= c && c <= 'z' && !lowerStart(first.Form) || c < '0' {
		return -1, nil
	}
	var kb [96]byte
	key := foldInto(kb[:0], text[first.Start:first.End])
	limit, ok := g.longest[firstWord(string(key))]
	if !ok {
		return -1, nil
	}
	// The ends of the tokens that still fit, then the longest first.
	var ends [16]int
	n := 0
	for j := i; j < len(tokens) && n < len(ends); j++ {
		if tokens[j].End-first.Start > limit+8 || tokens[j].End <= first.Start {
			break
		}
		ends[n] = j
		n++
	}
	for n--; n >= 0; n-- {
		j := ends[n]
		s := text[first.Start:tokens[j].End]
		key = foldInto(kb[:0], s)
		list := g.names[string(key)]
		if list == nil {
			continue
		}
		for _, m := range list {
			if cased(m.spelt, s) && !shouted(tokens, i, j, m.spelt) {
				readings = append(readings, m.Match)
			}
		}
		if readings != nil {
			return j, readings
		}
	}
	return -1, nil
}

// lowerStart reports whether a word that begins with a small letter can begin a name.
func lowerStart(w string) bool {
	switch w {
	case "al", "el", "de", "bin", "von", "van", "anti", "dos", "the", "dpa", "papal", "peshmerga", "mainland", "occupied", "da", "du", "le", "euro", "eurozone":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "anti-") || w == "i24" || strings.HasPrefix(w, "eN")
}

// shouted reports whether an abbreviation that is also a word stands among
// capitals, as "WHO" does in a headline set in capitals.
func shouted(tokens []lang.Token, i, j int, spelt string) bool {
	switch spelt {
	case "WHO", "US", "AI", "CARE", "MAP", "CAN", "RAIN", "CAR", "IS", "AL", "PA", "AU", "AA", "AP", "SAC", "NAM", "MAS", "PACE", "ECO", "SPA", "FORD", "META", "TIME", "UN", "ICE", "MEND", "HINA", "FAR":
	default:
		return false
	}
	near := func(k int) bool {
		if k < 0 || k >= len(tokens) {
			return false
		}
		f := tokens[k].Form
		return len(f) > 3 && f == strings.ToUpper(f) && f != strings.ToLower(f)
	}
	return (near(i-1) || near(j+1)) && (near(i-2) || near(j+2))
}

// cased reports whether a text may be the name spelt in the table: capitals where
// an abbreviation has them, a capital first letter where the name has one.
func cased(spelt, text string) bool {
	if spelt == text {
		return true
	}
	if isAbbreviation(spelt) {
		return isUpper(text)
	}
	s, _ := utf8.DecodeRuneInString(spelt)
	t, _ := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(s) && unicode.IsLower(t) && !(strings.HasPrefix(spelt, "Al-") || strings.HasPrefix(spelt, "El-") || strings.HasPrefix(spelt, "The ") || strings.HasPrefix(spelt, "Al ")) {
		return false
	}
	// The last word decides for names that begin with a small one ("the Emirates").
	s, _ = utf8.DecodeRuneInString(spelt[strings.LastIndexByte(spelt, ' ')+1:])
	t, _ = utf8.DecodeRuneInString(text[strings.LastIndexByte(text, ' ')+1:])
	return !unicode.IsUpper(s) || !unicode.IsLower(t) || strings.Contains(spelt, "-")
}

// capitals counts the capital letters of a name.
func capitals(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n
}

// isAbbreviation reports whether a name is written in capitals: "NATO", "U.N.", "G7".
func isAbbreviation(s string) bool {
	return len(s) <= 9 && !strings.Contains(s, " ") && isUpper(s)
}

func isUpper(s string) bool {
	letters := false
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		letters = letters || unicode.IsUpper(c)
	}
	return letters
}

// firstWord returns the leading letters and digits of a folded name.
func firstWord(key string) string {
	for i := 0; i < len(key); i++ {
		c := key[i]
		if c == ' ' || c == '-' || c == '.' || c == '\'' || c == ',' || c == '/' || c == '&' {
			if i == 0 {
				return key[:1]
			}
			return key[:i]
		}
	}
	return key
}

// fold returns a name as it is looked up: small letters, no diacritics, plain
// apostrophes and hyphens, single blanks.
func fold(s string) string { return string(foldInto(make([]byte, 0, len(s)), s)) }

func foldInto(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == '\n' || c == '\t' || c == '\r':
				c = ' '
			case c == '`':
				c = '\''
			}
			if c == ' ' && len(b) > 0 && b[len(b)-1] == ' ' {
				continue
			}
			b = append(b, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		b = foldRune(b, r)
	}
	return b
}

// plain holds the letters that the diacritics of Latin scripts are taken off.
const (
	marked = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķłļľñńņňòóôõöøőŕřśşšșţťțùúûüūůűųýÿźżžạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợơụủứừửữựưỳỵỷỹ"
	plain  = "aaaaaaaaacccddeeeeeeeeggiiiiiiiklllnnnnooooooorrsssstttuuuuuuuuyyzzzaaaaaaaaaaaaeeeeeeeeiiooooooooooooouuuuuuuuyyyy"
)

func foldRune(b []byte, r rune) []byte {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', '´':
		return append(b, '\'')
	case '‐', '‑', '–', '—':
		return append(b, '-')
	case '\u00a0', '\u2009', '\u202f':
		return append(b, ' ')
	case 'ß':
		return append(b, "ss"...)
	case 'æ', 'Æ':
		return append(b, "ae"...)
	case 'œ', 'Œ':
		return append(b, "oe"...)
	}
	r = unicode.ToLower(r)
	if r < 0x250 || r >= 0x1e00 && r < 0x1f00 {
		k := 0
		for _, m := range marked {
			if m == r {
				return append(b, plain[k])
			}
			k++
		}
	}
	return utf8.AppendRune(b, r)
}
