package timex

// count is a number as words give it.
type count struct {
	n      int
	vague  bool
	halves bool
	tenths int
	bare   bool // only an article: "a year"
}

func (m *matcher) anyUnit(i int) (unit, bool) {
	if u, ok := m.at(i).is(unitMany); ok {
		return unit(u), true
	}
	if u, ok := m.at(i).is(unitOne); ok {
		return unit(u), true
	}
	return noUnit, false
}

// quantity reads a cardinal number: 30, 2.5, "2 1/2", two, twenty-five, "two and a
// half", a dozen, several, "a few", "a couple of", a.
func (m *matcher) quantity(i int) (count, int) {
	a := m.at(i)
	var q count
	j := i
	switch {
	case a.digits > 0 && (a.suffix == 0 || a.suffix == 'g' || a.suffix == 'f'):
		q.n, q.tenths = int(a.n), int(a.tenths)
		j++
		if b := m.at(j); b.plain(1) && m.at(j+1).text == "/" && m.at(j+2).plain(1) && m.at(j+1).glued {
			q.halves = b.n == 1 && m.at(j+2).n == 2
			j += 3
		}
		if m.at(j).text == "½" {
			q.halves = true
			j++
		}
	case a.has(vague):
		q.vague = true
		j++
		if m.at(j).any("of") {
			j++
		}
		if a.word("many") && m.at(i-1).any("how") {
			return q, 0
		}
		return q, j
	case a.has(article):
		j++
		if m.at(j).has(vague) {
			q.vague = true
			j++
			if m.at(j).any("of") {
				j++
			}
			return q, j
		}
		if m.at(j).any("good", "full", "whole", "further", "mere", "record", "single", "little") {
			j++
		}
		if n, ok := m.at(j).is(number); ok && n == 12 {
			q.n = 12
			return q, j + 1
		}
		if s, ok := m.at(j).is(scale); ok {
			q.n = s
			j++
			return q, j
		}
		q.n, q.bare = 1, true
		return q, j
	default:
		total, group, next := 0, 0, i
		for {
			b := m.at(next)
			if n, ok := b.is(number); ok && b.digits == 0 {
				group += n
			} else if n, ok := b.is(tens); ok {
				group += n
			} else if n, ok := b.is(scale); ok && next > i && group < 1_000_000 && total < 1_000_000_000 {
				if n == 100 {
					group *= 100
				} else {
					total, group = total+group*n, 0
				}
			} else if b.word("and") && next > i && m.at(next-1).has(scale) && (m.at(next+1).has(number) || m.at(next+1).has(tens)) {
			} else if m.joined(next) && next > i && (m.at(next-1).has(tens) && m.at(next+1).has(number)) {
			} else {
				break
			}
			next++
			if next-i > 12 {
				break
			}
		}
		if next == i {
			return q, 0
		}
		q.n, j = total+group, next
	}
	if s, ok := m.at(j).is(scale); ok && q.n < 1_000_000 && q.n*s < 1_000_000_000 {
		q.n *= s
		j++
	}
	if m.at(j).word("and") && m.at(j+1).has(article) && m.at(j+2).has(half) {
		q.halves = true
		j += 3
	}
	return q, j
}

// measure reads a quantity and its unit: "two years", "18 months", "two-day",
// "a year and a half", "half a century", "two years and three months".
func (m *matcher) measure(i int) (spec, int) {
	sp := spec{form: fDuration, kind: Duration}
	if m.at(i).has(half) {
		j := i + 1
		if m.at(j).any("of") {
			j++
		}
		if m.at(j).has(article) || m.joined(j) {
			j++
		}
		if u, ok := m.at(j).is(unitOne); ok && unit(u) >= hour {
			sp.unit, sp.halves = unit(u), true
			return sp, j + 1
		}
		return spec{}, 0
	}
	q, j := m.quantity(i)
	if j == 0 {
		return spec{}, 0
	}
	// "a quarter of a century", "a quarter century", "half a dozen" are rare; the first counts.
	if q.bare && m.at(j).word("quarter") {
		k := j + 1
		if m.at(k).any("of") && m.at(k+1).has(article) {
			k += 2
		}
		if u, ok := m.at(k).is(unitOne); ok && unit(u) == century {
			sp.unit, sp.n = year, 25
			return sp, k + 1
		}
	}
	if q.bare && m.at(j).has(half) && m.joined(j+1) {
		if u, ok := m.at(j + 2).is(unitOne); ok && unit(u) >= hour {
			sp.unit, sp.halves = unit(u), true
			return sp, j + 3
		}
	}
	hyphen := false
	if m.joined(j) {
		hyphen = true
		j++
	}
	for m.at(j).any("more", "full", "whole", "additional", "consecutive", "straight", "further", "extra", "working", "business", "calendar", "successive", "long") && m.at(j).digits == 0 {
		j++
	}
	u, many := m.at(j).is(unitMany)
	if !many {
		one, ok := m.at(j).is(unitOne)
		if !ok {
			return spec{}, 0
		}
		u = one
		if unit(u) == second && m.at(i).digits == 0 && !m.at(i).has(number) {
			return spec{}, 0
		}
		if q.vague {
			return spec{}, 0
		}
		if q.n != 1 && !hyphen && (m.at(i).digits == 0 && q.n < 2 || isYear(q.n)) {
			return spec{}, 0
		}
		if unit(u) == quarter && q.bare {
			return spec{}, 0
		}
		if q.bare && hyphen && m.at(j+1).word("long") {
			j++
		}
	}
	sp.unit, sp.n, sp.vague, sp.halves, sp.tenths = unit(u), q.n, q.vague, q.halves, q.tenths
	j++
	if m.at(j).word("and") && m.at(j+1).has(article) && m.at(j+2).has(half) && q.n == 1 {
		sp.halves = true
		j += 3
	} else if m.at(j).word("and") || m.at(j).text == "," {
		if q2, k := m.quantity(j + 1); k > 0 && !q2.vague && !q2.bare {
			if u2, ok := m.anyUnit(k); ok && u2 < unit(u) && unit(u) <= year && unit(u) >= minute && !q2.halves {
				sp.more = durationText(u2, q2.n)
				j = k + 1
			}
		}
	}
	if m.joined(j) && m.at(j+1).word("long") {
		j += 2
	}
	if m.at(j).word("s") && m.at(j).glued {
		j++
	}
	return sp, j
}

// duration reads a length of time. Ages ("a 30-year-old") are none.
func (m *matcher) duration(i int) (spec, int) {
	j := m.the(i)
	if j > i && m.at(j).any("whole", "entire") {
		j++
	}
	sp, next := m.measure(j)
	if next == 0 {
		return m.plainUnits(i)
	}
	if m.at(next).word("old") || m.joined(next) && m.at(next+1).any("old", "olds") || m.at(next).word("of") && m.at(next+1).word("age") {
		return spec{}, 0
	}
	if m.at(i - 1).has(approx) {
		sp.mod = "APPROX"
	}
	sp.bound = m.at(next).any("of", "prior", "before", "after", "from", "following", "since")
	return sp, next
}

// plainUnits reads "for years", "decades-long", "months of talks".
func (m *matcher) plainUnits(i int) (spec, int) {
	u, ok := m.at(i).is(unitMany)
	if !ok || unit(u) < hour || unit(u) == quarter {
		if one, ok := m.at(i).is(unitOne); ok && (m.joined(i+1) && m.at(i+2).word("long")) {
			return spec{form: fDuration, kind: Duration, unit: unit(one), n: 1}, i + 3
		}
		return spec{}, 0
	}
	sp := spec{form: fDuration, kind: Duration, unit: unit(u), vague: true}
	if m.joined(i+1) && m.at(i+2).any("long", "old") {
		return sp, i + 3
	}
	if m.at(i-1).any("for", "after", "in", "within", "over", "following") && (m.at(i+1).text == "" || !m.at(i+1).word("old")) {
		return sp, i + 1
	}
	if m.at(i+1).any("of", "ago") {
		if m.at(i+1).word("of") && unit(u) < week {
			return spec{}, 0
		}
		return sp, i + 1
	}
	return spec{}, 0
}

// anniversary reads "the 30th anniversary", "its centenary".
func (m *matcher) anniversary(i int) (spec, int) {
	j := m.the(i)
	if n, ok := m.at(j).is(jubilee); ok {
		return spec{form: fJubilee, kind: Duration, unit: year, n: n, signal: "anniversary"}, j + 1
	}
	n, next := m.ordinalNumber(j)
	if next == 0 {
		// "30-year anniversary"
		if sp, k := m.measure(j); k > 0 && m.at(k).has(annivers) && !sp.vague {
			sp.form, sp.signal = fJubilee, "anniversary"
			return sp, k + 1
		}
		return spec{}, 0
	}
	u := year
	if m.joined(next) {
		next++
	}
	if k, ok := m.at(next).is(unitOne); ok && m.at(next+1).has(annivers) {
		u = unit(k)
		next++
	}
	if m.at(next).any("wedding", "founding") {
		next++
	}
	if !m.at(next).has(annivers) {
		return spec{}, 0
	}
	return spec{form: fJubilee, kind: Duration, unit: u, n: n, signal: "anniversary"}, next + 1
}
