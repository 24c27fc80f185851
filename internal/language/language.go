// Package language tells the language of a text from the n-grams of its bytes: a
// port of Efficient Language Detector (Nito T.M., Apache-2.0) with its "small"
// table of 60 languages, searched in place so that nothing is decoded at start.
package language

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:generate sh data/make.sh

//go:embed data/ngrams.bin
var ngrams string

//go:embed data/languages.tsv
var languages string

const (
	ngramBytes  = 6    // a name in the table, padded with zeros
	recordBytes = 10   // a name and the offset of its scores
	baseScore   = 53   // the table leaves it out of every score
	scale       = 25   // turns a mean score into 0 to 1, as the table was made for
	maxWord     = 70   // bytes of one word that count
	maxText     = 1500 // bytes of text that are looked at
	fewNgrams   = 6    // with fewer there is no telling: about two words
	minNgrams   = 12   // with fewer, about three words, names decide too much
	certain     = 0.75 // share of the usual score of a language below which a text is no language
	likeEnglish = 0.9  // share of the best score of the words without a capital that English must have

	english = "en"
)

// table is the decoded head of the data.
type table struct {
	codes  []string
	names  map[string]string
	usual  []float64 // score of a usual text in the language, 0 to 1
	index  string    // records in the order of their names
	scores string    // pairs of language and score
}

var tables = sync.OnceValue(func() *table {
	t, err := load(ngrams, languages)
	if err != nil {
		panic(err) // the data is part of the program and loaded by its tests
	}
	return t
})

// load splits the n-gram file and reads the list of languages.
func load(ngrams, languages string) (*table, error) {
	head, body, ok := strings.Cut(ngrams, "\n\n")
	if !ok || !strings.HasPrefix(head, "chancery ngrams 1\n") {
		return nil, fmt.Errorf("ngrams.bin: not an n-gram table")
	}
	_, number, _ := strings.Cut(head, "records: ")
	records, err := strconv.Atoi(number)
	if err != nil || records <= 0 || len(body) < records*recordBytes {
		return nil, fmt.Errorf("ngrams.bin: %q records in %d bytes", number, len(body))
	}
	t := &table{names: map[string]string{}, index: body[:records*recordBytes], scores: body[records*recordBytes:]}
	header := false
	for n, line := range strings.Split(strings.TrimRight(languages, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !header {
			header = true
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("languages.tsv:%d: %d columns, not 3", n+1, len(cells))
		}
		usual, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("languages.tsv:%d: score: %w", n+1, err)
		}
		t.codes = append(t.codes, cells[0])
		t.usual = append(t.usual, usual)
		t.names[cells[0]] = cells[1]
	}
	return t, nil
}

// Name returns the English name of a language, the code itself for one not known.
func Name(code string) string {
	if name, ok := tables().names[code]; ok {
		return name
	}
	return code
}

// Detect returns the ISO 639-1 code of the language of a text, "" where there is
// too little of it or it is like no language. Only its first 1,500 bytes of words
// are looked at. Names in a short text may outweigh all else in it: where its words
// without a capital look English, it is English. Safe for concurrent use.
func Detect(text string) string {
	t := tables()
	all := t.judge(text, false)
	if all.ngrams < fewNgrams {
		return ""
	}
	best := all.best()
	if t.codes[best] != english || all.ngrams < minNgrams {
		plain := t.judge(text, true)
		switch en := slices.Index(t.codes, english); {
		case float64(plain.scores[en]) >= likeEnglish*float64(plain.scores[plain.best()]) && plain.scores[en] > 0:
			best = en
		case all.ngrams < minNgrams && plain.best() != best:
			return "" // too little to tell by
		}
	}
	mean := float64(all.scores[best]) / float64(all.ngrams)
	if mean/(mean+scale) < certain*t.usual[best] {
		return ""
	}
	return t.codes[best]
}

// verdict is how much a text is like each language.
type verdict struct {
	scores []int // by language
	ngrams int   // that were looked at
}

// best is the language with the highest score, the first of several.
func (v *verdict) best() int {
	best := 0
	for i, s := range v.scores {
		if s > v.scores[best] {
			best = i
		}
	}
	return best
}

// judge scores the words of a text; plain leaves out those with a capital.
func (t *table) judge(text string, plain bool) verdict {
	var buf [maxText + utf8.UTFMax]byte
	words := normal(buf[:0], text, plain)
	v := verdict{scores: make([]int, len(t.codes))}
	seen := make(map[[ngramBytes]byte]struct{}, 512)
	for len(words) > 0 {
		end := 0
		for end < len(words) && words[end] != ' ' {
			end++
		}
		if end > 0 {
			t.word(words[:end], seen, v.scores)
		}
		words = words[min(end+1, len(words)):]
	}
	v.ngrams = len(seen)
	return v
}

// word adds the scores of the n-grams of a word: four bytes at a stride of three,
// with a space where the word begins and ends. Each n-gram counts once in a text.
func (t *table) word(word []byte, seen map[[ngramBytes]byte]struct{}, scores []int) {
	n := min(len(word), maxWord)
	at := 0
	for ; at+4 < n; at += 3 {
		t.ngram(at == 0, word[at:at+4], false, seen, scores)
	}
	t.ngram(at == 0, word[max(n-4, 0):], true, seen, scores)
}

func (t *table) ngram(first bool, bytes []byte, last bool, seen map[[ngramBytes]byte]struct{}, scores []int) {
	var key [ngramBytes]byte
	n := 0
	if first {
		key[0] = ' '
		n = 1
	}
	n += copy(key[n:], bytes[:min(len(bytes), 4)])
	if last {
		key[n] = ' '
	}
	if _, ok := seen[key]; ok {
		return
	}
	seen[key] = struct{}{}
	from, to := t.find(string(key[:]))
	for ; from < to; from += 2 {
		scores[t.scores[from]] += int(t.scores[from+1]) + baseScore
	}
}

// find returns the range of a name's scores, an empty one for an unknown name.
func (t *table) find(name string) (from, to int) {
	low, high := 0, len(t.index)/recordBytes
	for low < high {
		middle := (low + high) / 2
		if t.name(middle) < name {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low*recordBytes == len(t.index) || t.name(low) != name {
		return 0, 0
	}
	to = len(t.scores)
	if (low+1)*recordBytes < len(t.index) {
		to = t.offset(low + 1)
	}
	return t.offset(low), to
}

func (t *table) name(i int) string { return t.index[i*recordBytes : i*recordBytes+ngramBytes] }

func (t *table) offset(i int) int {
	b := t.index[i*recordBytes+ngramBytes : (i+1)*recordBytes]
	return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 | int(b[3])<<24
}

// normal appends to out the words of a text in lower case, a space apart. What is
// neither letter nor apostrophe separates words, as it did when the table was made.
// plain leaves out words that begin with a capital.
func normal(out []byte, text string, plain bool) []byte {
	name, inside := false, false // in a word that begins with a capital, in any word
	for i, r := range text {
		if len(out) >= maxText {
			break
		}
		letter := unicode.IsLetter(r)
		if letter && !inside {
			name = plain && unicode.IsUpper(r)
		}
		inside = letter || inside && (r == '\'' || r == '`' || r == '’')
		switch {
		case name && inside:
		case letter:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		case (r == '\'' || r == '`' || r == '’') && letterFollows(text[i+utf8.RuneLen(r):]):
			out = utf8.AppendRune(out, r)
		case len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	return out
}

func letterFollows(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
