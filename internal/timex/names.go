package timex

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/table"
)

//go:embed data/names.tsv
var namesTSV string

// namedTime is a named day or period.
type namedTime struct {
	words []string // lower case
	rule  string
}

// namedTimes are the named days by their first word.
type namedTimes struct {
	rows  []namedTime
	first map[string][]int
}

var builtinNames = sync.OnceValue(func() *namedTimes {
	t, err := readNames(strings.NewReader(namesTSV), "data/names.tsv")
	if err != nil {
		panic(err)
	}
	return t
})

// readNames reads a table of named days: name, rule; see data/names.tsv.
func readNames(r io.Reader, file string) (*namedTimes, error) {
	t := &namedTimes{first: make(map[string][]int)}
	err := table.Rows(r, file, "name\trule", func(cols []string) error {
		name, rule := cols[0], cols[1]
		if name == "" || rule == "" {
			return errors.New("want name, tab, rule")
		}
		if _, _, ok := namedDays(rule, 2000); !ok {
			return fmt.Errorf("unknown rule %q", rule)
		}
		w := strings.Fields(strings.ReplaceAll(name, "'s", " 's"))
		if strings.Contains(name, "s' ") {
			w = strings.Fields(strings.ReplaceAll(name, "s' ", "s ' "))
		}
		t.first[w[0]] = append(t.first[w[0]], len(t.rows))
		t.rows = append(t.rows, namedTime{words: w, rule: rule})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// namedDays returns the first and last day that a rule gives in a year. absolute
// rules give the same whatever the year.
func namedDays(rule string, year int) (first, last Day, ok bool) {
	if rest, ok := strings.CutPrefix(rule, "easter"); ok {
		n, err := strconv.Atoi(rest)
		d := easter(year) + Day(n)
		return d, d, err == nil
	}
	if len(rule) >= 7 && rule[2] == '-' && rule[3] == 'w' {
		mo, ok := twoDigits(rule[:2])
		k, err := strconv.Atoi(rule[6:])
		if !ok || err != nil || mo < 1 || mo > 12 {
			return 0, 0, false
		}
		d, ok := nthWeekday(year, mo, int(rule[4]-'0'), k)
		return d, d, ok
	}
	if len(rule) == 5 {
		mo, ok1 := twoDigits(rule[:2])
		d, ok2 := twoDigits(rule[3:])
		if !ok1 || !ok2 || !isDate(2000, mo, d) {
			return 0, 0, false
		}
		if !isDate(year, mo, d) {
			d--
		}
		return dayOf(year, mo, d), dayOf(year, mo, d), true
	}
	first, last, ok = boundsOf(rule)
	return first, last, ok
}

// absoluteRule reports whether the rule names one time of history.
func absoluteRule(rule string) bool {
	return len(rule) >= 4 && rule[0] >= '1' && rule[0] <= '2' && isDigit(rule[1]) && isDigit(rule[2])
}

// nthWeekday returns the nth (from the end if negative) weekday of a month.
func nthWeekday(year, month, weekday, n int) (Day, bool) {
	if n > 0 {
		first := dayOf(year, month, 1)
		d := first + Day((weekday-first.weekday()+7)%7+7*(n-1))
		_, m, _ := d.Civil()
		return d, m == month
	}
	last := dayOf(year, month, daysIn(year, month))
	d := last - Day((last.weekday()-weekday+7)%7+7*(-n-1))
	_, m, _ := d.Civil()
	return d, m == month && n < 0
}

// beginning returns the rows whose first word the atom is.
func (t *namedTimes) beginning(a *atom) []int {
	var key [16]byte
	if a.text == "" || len(a.text) > len(key) {
		return nil
	}
	for k := 0; k < len(a.text); k++ {
		c := a.text[k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		key[k] = c
	}
	return t.first[string(key[:len(a.text)])]
}

func (t *namedTimes) begins(a *atom) bool { return len(t.beginning(a)) > 0 }

// namedDay reads a named day and a year that follows it.
func (m *matcher) namedDay(i int) (spec, int) {
	best, end := -1, 0
	for _, row := range m.names.beginning(m.at(i)) {
		if n := m.spells(i, m.names.rows[row].words); n > end {
			best, end = row, n
		}
	}
	if best < 0 {
		return spec{}, 0
	}
	// "9/11" must not be a date in figures, nor "May Day" at the head of a call.
	sp := spec{form: fNamed, n: best}
	if m.at(end).text == "," && m.at(end+1).plain(4) && isYear(int(m.at(end+1).n)) {
		sp.year, sp.hasYear = int(m.at(end+1).n), true
		return sp, end + 2
	}
	if a := m.at(end); a.plain(4) && isYear(int(a.n)) {
		sp.year, sp.hasYear = int(a.n), true
		return sp, end + 1
	}
	return sp, end
}

// spells returns the position after the words if they stand at i, else 0.
func (m *matcher) spells(i int, words []string) int {
	for _, w := range words {
		if w == "'" && (m.at(i).text == "’") || w == "'s" && (m.at(i).text == "’s") {
			i++
			continue
		}
		if w == "'s" && (m.at(i).text == "'" || m.at(i).text == "’") && m.at(i+1).word("s") {
			i += 2
			continue
		}
		if !m.at(i).word(w) {
			return 0
		}
		i++
	}
	return i
}
