package event

import (
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/clause"
)

// size reads the quantities in the clause of an event, tokens first to last:
// the dead, injured and arrested, the crowd, and money.
func (p *pass) size(d *draft, first, last int) chancery.Size {
	var z chancery.Size
	switch d.typ {
	case "ASSAULT", "COERCE", "PROTEST":
		_, end := p.s.Subtree(d.tok)
		for i := first; i <= max(last, end); i++ {
			if i > last && p.lemma[i] != "wound" && p.lemma[i] != "injure" {
				continue // of a conjunct only "… and wounded 30"
			}
			var to *int
			switch p.lemma[i] {
			case "kill", "die", "murder", "massacre", "execute", "behead", "dead", "death":
				to = &z.Dead
			case "wound", "injure", "hurt", "injury", "wounded", "injured":
				to = &z.Injured
			case "arrest", "detain", "jail", "arrested":
				to = &z.Arrested
			default:
				continue
			}
			if *to == 0 {
				*to = p.affected(i)
			}
		}
		if d.typ == "PROTEST" {
			for _, a := range p.arguments(d.tok) {
				if a.Relation == clause.Subject {
					z.Crowd = p.count(a.Head)
					break
				}
			}
		}
	}
	switch d.typ {
	case "AID", "COOPERATE", "AGREE", "SANCTION", "REQUEST", "SUPPORT":
		z.Amount, z.Currency = p.money(first, last)
	}
	return z
}

// affected returns how many people predicate i (or noun, adjective) touches.
func (p *pass) affected(i int) int {
	if !clause.IsVerbal(p.s, i) {
		if n := p.count(i); n > 0 {
			return n
		}
	}
	want := clause.Object
	if p.lemma[i] == "die" || p.s.Tokens[i].UPOS == "ADJ" {
		want = clause.Subject
	}
	for _, a := range p.arguments(i) {
		if a.Relation == want {
			if n := p.count(a.Head); n > 0 {
				return n
			}
		}
	}
	// "and wounded 30 others", "and 30 injured": parsers often miss these.
	if p.lemma[i] == "wound" || p.lemma[i] == "injure" {
		if i+1 < len(p.lemma) {
			if n := p.number(i + 1); n > 0 {
				return n
			}
		}
		if i > 0 {
			return p.number(i - 1)
		}
	}
	return 0
}

// count returns the number that quantifies noun n, 0 for none.
func (p *pass) count(n int) int {
	if v := p.number(n); v > 0 {
		return v
	}
	for c := range p.s.Children(n) {
		switch p.s.Tokens[c].Rel() {
		case "nummod":
			if v := p.number(c); v > 0 {
				return v
			}
		case "nmod", "amod", "compound":
			if p.s.Tokens[c].UPOS == "NUM" {
				if v := p.number(c); v > 0 {
					return v
				}
			}
		}
	}
	return 0
}

var numerals = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// number returns the whole number at token i, with a multiplier beside it ("2
// million"), 0 for none.
func (p *pass) number(i int) int {
	t := &p.s.Tokens[i]
	if t.UPOS != "NUM" {
		return 0
	}
	v := parseNumber(t.Form)
	if v == 0 {
		return 0
	}
	if i+1 < len(p.lemma) {
		if m := numerals[lower(p.s.Tokens[i+1].Form)]; m >= 100 && v < float64(m) {
			v *= float64(m)
		}
	}
	if i > 0 && p.s.Tokens[i-1].UPOS == "NUM" && numerals[lower(t.Form)] >= 100 {
		if w := parseNumber(p.s.Tokens[i-1].Form); w > 0 && w < v {
			v *= w
		}
	}
	if v > 1e15 {
		return 0
	}
	return int(v)
}

func parseNumber(w string) float64 {
	if n, ok := numerals[lower(w)]; ok {
		return float64(n)
	}
	if a, b, ok := strings.Cut(w, "-"); ok { // "twenty-one"
		x, y := numerals[lower(a)], numerals[lower(b)]
		if x >= 20 && y > 0 && y < 10 {
			return float64(x + y)
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	if err != nil || v < 0 || v > 1e18 {
		return 0
	}
	return v
}

var currencies = map[string]string{"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
	"ruble": "RUB", "rouble": "RUB", "rupee": "INR", "franc": "CHF", "won": "KRW", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
	"us$": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP", "a$": "AUD", "c$": "CAD", "shilling": "KES", "real": "BRL", "lira": "TRY", "riyal": "SAR"}

// money returns the first sum of money among tokens first to last: a decimal
// number and its ISO 4217 currency.
func (p *pass) money(first, last int) (amount, currency string) {
	for i := first; i <= last; i++ {
		c := currencies[p.lemma[i]]
		if c == "" {
			c = currencies[lower(p.s.Tokens[i].Form)]
		}
		if c == "" {
			continue
		}
		for _, j := range [...]int{i + 1, i - 1, i - 2} {
			if j < 0 || j >= len(p.lemma) {
				continue
			}
			if v := p.sum(j); v > 0 {
				return strconv.FormatFloat(v, 'f', -1, 64), c
			}
		}
	}
	return "", ""
}

// sum returns the number at token i with the multiplier after it, 0 for none.
func (p *pass) sum(i int) float64 {
	v := parseNumber(p.s.Tokens[i].Form)
	if v == 0 {
		return 0
	}
	if m := numerals[lower(p.s.Tokens[i].Form)]; m >= 1000 && i > 0 {
		if w := parseNumber(p.s.Tokens[i-1].Form); w > 0 {
			return w * v
		}
	}
	if i+1 < len(p.lemma) {
		if m := numerals[lower(p.s.Tokens[i+1].Form)]; m >= 1000 {
			return v * float64(m)
		}
	}
	return v
}
