package merge

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

//go:embed data/stopwords.txt
var stopwordsTXT string

//go:embed data/titlewords.txt
var titlewordsTXT string

//go:embed data/statewords.txt
var statewordsTXT string

// statestems are stems of the names of states, their people and capitals.
var statestems = sync.OnceValue(func() map[string]bool { return stems(statewordsTXT) })

//go:embed data/commonwords.txt
var commonwordsTXT string

// commonstems are stems of words that do not tell one act of violence from another.
var commonstems = sync.OnceValue(func() map[string]bool { return stems(commonwordsTXT) })

var stopwords = sync.OnceValue(func() map[string]bool { return wordSet(stopwordsTXT) })

// titlewords are stems, since titles are compared by stems.
var titlewords = sync.OnceValue(func() map[string]bool { return stems(titlewordsTXT) })

func stems(text string) map[string]bool {
	out := map[string]bool{}
	for w := range wordSet(text) {
		out[stem(w)] = true
	}
	return out
}

// wordSet reads words, one a line; "#" begins a comment.
func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(text) {
		if w := strings.TrimSpace(line); w != "" && !strings.HasPrefix(w, "#") {
			out[w] = true
		}
	}
	return out
}

// Stem returns the stem of a lower-case word (Porter's second algorithm), by which
// words are compared.
func Stem(word string) string { return stem(word) }

func stem(word string) string {
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// contentStems returns the stems of the words of a text that say something, sorted,
// each once.
func contentStems(text string) []string {
	var out []string
	stop := stopwords()
	for _, w := range fields(text) {
		if n := numeral(w); n != "" {
			out = append(out, n)
		} else if !stop[w] {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// plainStems returns content stems but for those of the names of states, which are
// compared by code.
func plainStems(text string) []string {
	states := statestems()
	return slices.DeleteFunc(contentStems(text), func(s string) bool { return states[s] })
}

// fields divides a text into lower-case words without marks. "Iran's" is "iran",
// "U.S." is "us".
func fields(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.'
	})
	out := words[:0]
	for _, w := range words {
		w = strings.ReplaceAll(w, "’", "'")
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		if w = strings.ReplaceAll(strings.Trim(w, "'."), ".", ""); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// numerals are the words for numbers from 2 on; "one" is seldom a count.
var numerals = strings.Fields("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// ordinals are those from the second on; "first" is seldom a count.
var ordinals = strings.Fields("second third fourth fifth sixth seventh eighth ninth tenth")

// numeral returns the figures of a word for a number, "#2" for "second", and "" for
// other words.
func numeral(w string) string {
	if i := slices.Index(numerals, w); i >= 0 {
		return strconv.Itoa(i + 2)
	}
	if i := slices.Index(ordinals, w); i >= 0 {
		return "#" + strconv.Itoa(i+2)
	}
	if w[0] >= '1' && w[0] <= '9' && len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			return "#" + w[:len(w)-2]
		}
	}
	return ""
}

// common counts the members that two sorted lists share.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// jaccard is the share of the members of two sorted lists that both have; 0 for two
// empty lists.
func jaccard(a, b []string) float64 {
	n := common(a, b)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
}

// overlap is the share of the smaller list that the other has too; 0 if one is empty.
func overlap(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(common(a, b)) / float64(min(len(a), len(b)))
}
