package timex

// rate reads a set: "every Monday", "each year", "annual", "twice a month", "per
// day", "40 a year", "Mondays".
func (m *matcher) rate(i int) (spec, int) {
	a := m.at(i)
	sp := spec{form: fSet, kind: Set, n: 1}
	switch {
	case a.has(every):
		j := i + 1
		if m.at(j).any("single", "passing", "successive") {
			j++
		}
		if m.at(j).word("other") {
			sp.n = 2
			j++
		} else if q, next := m.quantity(j); next > 0 && !q.bare && !q.vague {
			sp.n = q.n
			j = next
		} else if n, next := m.ordinalNumber(j); next > 0 && n > 1 && m.at(next).has(unitOne) {
			sp.n = n
			j = next
		} else if q.vague && next > 0 {
			sp.vague = true
			j = next
		}
		if u, ok := m.anyUnit(j); ok && (sp.n > 1 || sp.vague || m.at(j).has(unitOne)) {
			if u < hour && sp.n == 1 {
				return spec{}, 0
			}
			sp.unit = u
			return sp, j + 1
		}
		if w, ok := m.at(j).is(weekday); ok {
			sp.weekday = w
			return sp, j + 1
		}
		if mo, ok := m.at(j).is(month); ok {
			sp.month = mo
			if d, next, figure := m.dayNumber(j + 1); next > 0 && !m.counts(next, figure) {
				sp.day = d
				return sp, next
			}
			return sp, j + 1
		}
		if n, ok := m.at(j).is(season); ok {
			sp.value = "XXXX-" + seasonCode(n)
			return sp, j + 1
		}
		if p, ok := m.at(j).is(daypart); ok {
			sp.value = "XXXX-XX-XX" + dayPartCode[p]
			return sp, j + 1
		}
	case a.has(set):
		if m.properName(i) {
			return spec{}, 0
		}
		u, _ := a.is(set)
		sp.unit = unit(u)
		return sp, i + 1
	case a.has(weekdays):
		w, _ := a.is(weekdays)
		sp.weekday = w
		return sp, i + 1
	case a.has(seasons):
		n, _ := a.is(seasons)
		sp.value = "XXXX-" + seasonCode(n)
		return sp, i + 1
	case a.has(season) && i == 0 && m.s != nil && m.verbAt(i+1):
		n, _ := a.is(season) // "Winter is hard": any winter
		sp.value = "XXXX-" + seasonCode(n)
		return sp, i + 1
	case a.has(per) || a.has(times):
		j := i + 1
		if a.has(times) {
			if !m.at(j).has(article) && !m.at(j).has(every) && !m.at(j).has(per) {
				if _, isSet := m.at(j).is(set); !isSet {
					return spec{}, 0
				}
				j--
			}
			j++
		}
		if u, ok := m.at(j).is(unitOne); ok && unit(u) >= hour {
			sp.unit = unit(u)
			return sp, j + 1
		}
		if u, ok := m.at(j).is(set); ok && a.has(times) {
			sp.unit = unit(u)
			return sp, j + 1
		}
	case a.has(article) && !a.glued:
		// A rate: a number or a sum stands before it ("15 a year", "$40 a month").
		prev := m.at(i - 1)
		u, ok := m.at(i + 1).is(unitOne)
		if !ok || unit(u) < hour {
			return spec{}, 0
		}
		if prev.digits > 0 && prev.suffix != 'o' || prev.has(number) && !prev.word("one") || prev.any("times", "dollars", "euros", "barrels", "million", "billion", "percent", "people", "tons", "tonnes", "pounds", "cents", "yuan", "rubles", "times", "once", "twice") || prev.text == "%" {
			if m.at(i+2).any("ago", "later", "earlier", "after", "before") {
				return spec{}, 0
			}
			sp.unit = unit(u)
			return sp, i + 2
		}
	}
	return spec{}, 0
}

// verbAt reports whether a verb, or another season and a verb, stands at atom i.
func (m *matcher) verbAt(i int) bool {
	for ; i < len(m.a) && i < 5; i++ {
		t := m.a[i].token
		if int(t) >= len(m.s.Tokens) {
			return false
		}
		if u := m.s.Tokens[t].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
		if !m.at(i).any("and", "or") && !m.at(i).has(season) && !m.at(i).has(part) {
			return false
		}
	}
	return false
}

// properName reports whether a capitalised word inside a sentence stands before
// another: "the Daily Mail", "Monthly Review".
func (m *matcher) properName(i int) bool {
	a, next := m.at(i), m.at(i+1)
	return a.text[0] >= 'A' && a.text[0] <= 'Z' && next.text != "" && next.text[0] >= 'A' && next.text[0] <= 'Z'
}
