package lang

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed data/words.tsv
var wordsTSV string

// wordClass is a set of the classes in data/words.tsv.
type wordClass uint32

const (
	classTitle wordClass = 1 << iota
	classMonth
	classDay
	classNumber
	classPlace
	classPlain
	classInner
	classEnder
	classEtAl
	classPrefix
	classSuffix
	classDomain
	classFile
	classUnit
	classSplit
	classElision
	classSmiley
	classOpener
)

var classNames = map[string]wordClass{
	"title": classTitle, "month": classMonth, "day": classDay, "number": classNumber,
	"place": classPlace, "plain": classPlain, "inner": classInner, "ender": classEnder, "etal": classEtAl,
	"prefix": classPrefix, "suffix": classSuffix, "domain": classDomain, "file": classFile,
	"unit": classUnit, "split": classSplit, "elision": classElision, "smiley": classSmiley,
	"opener": classOpener,
}

// wordList is data/words.tsv decoded.
type wordList struct {
	class map[string]wordClass
	cuts  map[string][]int // where a word of class split divides
}

// maxListed is the length of the longest form looked up in a wordList.
const maxListed = 12

var words = sync.OnceValue(func() *wordList {
	l, err := readWords(strings.NewReader(wordsTSV))
	if err != nil {
		panic("lang: data/words.tsv: " + err.Error()) // the file is part of the program
	}
	return l
})

func readWords(r io.Reader) (*wordList, error) {
	l := &wordList{class: map[string]wordClass{}, cuts: map[string][]int{}}
	in := bufio.NewScanner(r)
	header, last := false, ""
	for n := 1; in.Scan(); n++ {
		row := in.Text()
		if row == "" || row[0] == '#' {
			continue
		}
		if !header {
			if row != "class\tform" {
				return nil, fmt.Errorf("line %d: header %q, want class and form", n, row)
			}
			header = true
			continue
		}
		class, form, ok := strings.Cut(row, "\t")
		bit := classNames[class]
		switch {
		case !ok || form == "" || strings.ContainsAny(form, "\t "):
			return nil, fmt.Errorf("line %d: want class, tab, form", n)
		case bit == 0:
			return nil, fmt.Errorf("line %d: no class %q", n, class)
		case row <= last:
			return nil, fmt.Errorf("line %d: %q is not in order after %q", n, row, last)
		}
		last = row
		if bit == classSplit {
			var cuts []int
			for {
				head, tail, more := strings.Cut(form, "|")
				if !more {
					break
				}
				cuts = append(cuts, len(head))
				form = head + tail
			}
			if len(cuts) == 0 {
				return nil, fmt.Errorf("line %d: %q has no |", n, form)
			}
			l.cuts[form] = cuts
		}
		if len(form) > maxListed {
			return nil, fmt.Errorf("line %d: %q is longer than %d bytes", n, form, maxListed)
		}
		l.class[form] |= bit
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	if !header {
		return nil, errors.New("no header")
	}
	return l, nil
}

// of returns the classes of a word in any case; exact forms are for smileys.
func (l *wordList) of(w string) wordClass {
	if len(w) > maxListed {
		return 0
	}
	var buf [maxListed]byte
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return l.class[string(buf[:len(w)])]
}

// cutsOf returns where a word such as "cannot" divides, nil if it does not.
func (l *wordList) cutsOf(w string) []int {
	if len(w) > maxListed {
		return nil
	}
	var buf [maxListed]byte
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return l.cuts[string(buf[:len(w)])]
}
