package merge

import (
	"cmp"
	"slices"
	"strings"

	"chancery"
)

// stances counts what the reports hold themselves and what they say others hold,
// and finds who contradicts whom.
func (o *Occurrence) stances(list []*Statement) {
	var yes, no, open []*Statement
	for _, s := range list {
		switch polarity(s.by(chancery.HolderReport)) {
		case '+':
			yes = append(yes, s)
		case '-':
			no = append(no, s)
		default:
			open = append(open, s)
		}
	}
	o.Affirmed, o.Denied, o.Open = Independent(yes), Independent(no), Independent(open)
	type held struct {
		holder string
		fact   chancery.Factuality
	}
	by := map[held][]*Statement{}
	for _, s := range list {
		for _, h := range s.Perspectives {
			if h.Holder != chancery.HolderReport {
				k := held{h.Holder, h.Factuality}
				by[k] = append(by[k], s)
			}
		}
	}
	for k, of := range by {
		h := Holding{Holder: k.holder, Factuality: k.fact, Outlets: Independent(of)}
		for _, s := range of {
			h.Statements = append(h.Statements, s.Key)
		}
		h.Statements = sorted(h.Statements)
		o.Holders = append(o.Holders, h)
	}
	slices.SortFunc(o.Holders, func(a, b Holding) int {
		return cmp.Or(strings.Compare(a.Holder, b.Holder), strings.Compare(string(a.Factuality), string(b.Factuality)))
	})
	sides := map[byte]*Side{}
	add := func(sign byte, holder string, of []*Statement) {
		if sign == 0 || len(of) == 0 {
			return
		}
		value := "so"
		if sign == '-' {
			value = "not so"
		}
		s := side(value, of, nil)
		if holder != "" {
			s.Holders = []string{holder}
		}
		if at := sides[sign]; at != nil {
			at.Holders = sorted(append(at.Holders, s.Holders...))
			at.Statements = sorted(append(at.Statements, s.Statements...))
			return
		}
		sides[sign] = &s
	}
	add('+', "", yes)
	add('-', "", no)
	for _, h := range o.Holders {
		add(polarity(h.Factuality), h.Holder, ofKeys(list, h.Statements))
	}
	if sides['+'] == nil || sides['-'] == nil {
		return
	}
	c := Contradiction{About: "factuality"}
	for _, sign := range []byte{'+', '-'} {
		s := sides[sign]
		s.Outlets = Independent(ofKeys(list, s.Statements))
		c.Sides = append(c.Sides, *s)
	}
	o.Contradictions = append(o.Contradictions, c)
}

// ofKeys returns the statements with these keys, which are sorted.
func ofKeys(list []*Statement, keys []string) []*Statement {
	var out []*Statement
	for _, s := range list {
		if _, ok := slices.BinarySearch(keys, s.Key); ok {
			out = append(out, s)
		}
	}
	return out
}

// polarity is '+' or '-' for what is certain or probable, 0 for what is only
// possible or left open.
func polarity(f chancery.Factuality) byte {
	switch f {
	case chancery.CTPlus, chancery.PRPlus:
		return '+'
	case chancery.CTMinus, chancery.PRMinus:
		return '-'
	}
	return 0
}
