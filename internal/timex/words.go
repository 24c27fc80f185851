package timex

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"chancery/internal/table"
)

//go:embed data/words.tsv
var wordsTSV string

// class is what the grammar sees in a word.
type class uint8

const (
	none       class = iota
	month            // January: 1-12
	mon              // Jan.: 1-12, needs a day or a year beside it
	weekday          // Monday: 1-7
	weekdays         // Mondays
	wkd              // Mon.: needs a date beside it
	unitOne          // day: a unit
	unitMany         // days
	season           // 21-24 as in EDTF
	seasons          // summers
	daypart          // morning
	dayparts         // mornings
	deictic          // yesterday: -1
	tonight          //
	overnight        //
	shift            // last, this, next: -1, 0, 1
	same             //
	that             //
	recent           //
	ago              // ago -1, hence 1
	later            // earlier -1, later 1
	after            // before -1, after 1
	back             // "two years back"
	part             // early, mid, late
	edge             // beginning, middle, end
	approx           // about 0, nearly -1, over 1
	number           // five
	tens             // twenty
	scale            // hundred, thousand
	ordinal          // third
	jubilee          // centenary
	tenDecade        // nineties
	article          // a
	vague            // several
	half             //
	every            // each
	per              //
	times            // once, twice
	set              // daily: a unit
	annivers         // anniversary
	era              // AD 1, BC -1
	presentRef       // now
	pastRef          // recently
	futureRef        // soon
	classCount
)

// classNames are the names used in data/words.tsv, in the order above.
var classNames = [classCount]string{
	"", "month", "mon", "weekday", "weekdays", "wkd", "unit", "units", "season", "seasons", "daypart", "dayparts",
	"deictic", "tonight", "overnight", "shift", "same", "that", "recent", "ago", "later", "after", "back",
	"part", "edge", "approx", "num", "tens", "scale", "ordinal", "jubilee", "tendecade", "article", "vague",
	"half", "every", "per", "times", "set", "anniversary", "era", "present", "pastref", "futureref",
}

// sense is one reading of a word.
type sense struct {
	class   class
	capital bool // only when written with a capital letter
	n       int32
}

// words maps lower-case words to their readings.
type words map[string][]sense

// lexicon is the built-in word list. Its file is part of the program and tested.
var lexicon = sync.OnceValue(func() words {
	w, err := readWords(strings.NewReader(wordsTSV), "data/words.tsv")
	if err != nil {
		panic(err)
	}
	return w
})

// readWords reads a word list: a header row, then word, class and number,
// separated by tabs, in sorted order. Lines with # are comments.
func readWords(r io.Reader, file string) (words, error) {
	w := make(words)
	err := table.Rows(r, file, "word\tclass\tn", func(cols []string) error {
		c := none
		for i, name := range classNames {
			if name == cols[1] && name != "" {
				c = class(i)
			}
		}
		if c == none {
			return fmt.Errorf("unknown class %q", cols[1])
		}
		v, err := strconv.Atoi(cols[2])
		if err != nil {
			return fmt.Errorf("%q is not a number", cols[2])
		}
		word, capital := strings.CutSuffix(cols[0], "!")
		if word == "" || word != strings.ToLower(word) {
			return fmt.Errorf("word %q is empty or not in lower case", cols[0])
		}
		w[word] = append(w[word], sense{class: c, capital: capital, n: int32(v)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return w, nil
}

// lookup returns the readings of a word as written; full stops are skipped.
func (w words) lookup(form string) []sense {
	var buf [24]byte
	n := 0
	for i := 0; i < len(form); i++ {
		c := form[i]
		switch {
		case c == '.':
			continue
		case c >= utf8.RuneSelf || n == len(buf):
			return nil
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	return w[string(buf[:n])]
}
