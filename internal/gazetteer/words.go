package gazetteer

import (
	"io"
	"strings"
)

// Class is what a common noun that heads a mention refers to.
type Class uint8

// The classes of words.
const (
	OfficeWord Class = iota + 1 // one person by post or condition: "president", "journalist"; the plural is a group
	OrganWord                   // a body of a state: "ministry", "army", "court"
	GroupWord                   // any other body, or many persons: "troops", "crowd", "union"
	StateWord                   // stands for a state: "country", "neighbour"
	SideWord                    // a party to talks or a war: "side", "counterpart"
	OutletWord
	IGOWord // a body of states: "bloc", "alliance"
)

var classNames = [...]string{"", "office", "organ", "group", "state", "side", "outlet", "igo"}

// String returns the name of the class as the data file spells it.
func (c Class) String() string { return classNames[c] }

// Word is one reading of a common noun or noun phrase.
type Word struct {
	Phrase string // lower case, the head singular
	Class  Class
	Sector string // PLOVER, "" for that of what it belongs to
}

func (g *Gazetteer) loadWords(file string, in io.Reader) error {
	return eachRow(file, in, []string{"word", "class", "sector"}, func(r *row) error {
		for i, n := range classNames {
			if n == r.get("class") && n != "" {
				w := r.get("word")
				g.words[w] = append(g.words[w], Word{w, Class(i), r.get("sector")})
				if n := strings.Count(w, " ") + 1; n > g.phrase {
					g.phrase = n
				}
				return nil
			}
		}
		return r.errorf("unknown class %q", r.get("class"))
	})
}

// Word returns the readings of a lower-case noun or noun phrase with its head in
// the singular ("foreign minister"), nil for none.
func (g *Gazetteer) Word(phrase string) []Word { return g.words[phrase] }

// WordLen returns the number of words of the longest phrase that Word knows.
func (g *Gazetteer) WordLen() int { return g.phrase }

// Sex returns 'm' or 'f' for a given name, 0 where it is unknown or common to both.
func (g *Gazetteer) Sex(given string) byte { return g.given[given] }

// Shared reports whether many people bear a last name.
func (g *Gazetteer) Shared(surname string) bool { return g.shared[surname] }
