package ledger

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"chancery"
	"chancery/internal/merge"
)

// write clusters the part, and puts the groups in the place of the occurrences that
// were touched.
func (m *merging) write(touched []int64) error {
	ids := slices.Sorted(maps.Keys(m.list))
	list := make([]*merge.Statement, len(ids))
	for i, id := range ids {
		list[i] = &m.list[id].Statement
	}
	groups := merge.Cluster(list, m.said.together, m.said.apart, m.said.alone)
	t, v := tallies{}, vocabulary{}
	if err := m.uncount(touched, t); err != nil {
		return err
	}
	if err := m.unword(touched, v); err != nil {
		return err
	}
	known, err := m.retire(touched)
	if err != nil {
		return err
	}
	var last int64
	if err := m.tx.QueryRowContext(m.ctx, "SELECT coalesce(max(id), 0) FROM occurrences").Scan(&last); err != nil {
		return err
	}
	last = max(last, slices.Max(append(touched, 0)))
	out := occurrenceRows{vocabulary: v}
	moved := map[int64][]int64{} // statements by their new occurrence
	for _, g := range groups {
		members := make([]*member, len(g))
		for i, at := range g {
			members[i] = m.list[ids[at]]
		}
		id, had := known[members[0].Key]
		if had {
			delete(known, members[0].Key)
		} else {
			last++
			id = last
		}
		if err := out.add(id, members, m.at, t); err != nil {
			return err
		}
		for _, s := range members {
			if s.occurrence != id {
				moved[id] = append(moved[id], s.id)
			}
		}
		m.done.Occurrences++
	}
	m.done.Gone += len(known)
	for _, r := range []*rows{&out.occurrences, &out.codes, &out.dyads, &out.register, &out.parties, &out.words} {
		if err := r.insert(m.ctx, m.engine, m.tx); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(moved)) {
		for values := anyOf(moved[id]); len(values) > 0; {
			n := min(maxIn, len(values))
			args := append([]any{id}, values[:n]...)
			if _, err := m.tx.ExecContext(m.ctx, "UPDATE statements SET occurrence = "+m.engine.mark(1)+" WHERE id IN ("+marks(m.engine, 2, n)+")", args...); err != nil {
				return err
			}
			values = values[n:]
		}
	}
	if err := v.apply(m); err != nil {
		return err
	}
	return t.apply(m)
}

// uncount takes the occurrences that go off the counts.
func (m *merging) uncount(touched []int64, t tallies) error {
	for _, q := range []string{
		"SELECT DISTINCT occurrence, code, '', day, kind, type FROM occurrence_codes WHERE occurrence IN (%s)",
		"SELECT occurrence, a, b, day, kind, type FROM occurrence_dyads WHERE occurrence IN (%s)",
	} {
		err := m.scan(q, anyOf(touched), func(rows *sql.Rows) error {
			var id int64
			var a, b, day, kind, typ string
			if err := rows.Scan(&id, &a, &b, &day, &kind, &typ); err != nil {
				return err
			}
			t.count(a, b, day, kind, typ, -1)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// retire takes away the rows of occurrences and returns their numbers by key, so that
// what stays the same thing keeps its number.
func (m *merging) retire(touched []int64) (map[string]int64, error) {
	known := map[string]int64{}
	err := m.scan("SELECT id, key FROM occurrences WHERE id IN (%s)", anyOf(touched), func(rows *sql.Rows) error {
		var id int64
		var key string
		if err := rows.Scan(&id, &key); err != nil {
			return err
		}
		known[key] = id
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, q := range []string{
		"UPDATE statements SET occurrence = NULL WHERE occurrence IN (%s) AND NOT current",
		"DELETE FROM register_parties WHERE occurrence IN (%s)",
		"DELETE FROM register WHERE occurrence IN (%s)",
		"DELETE FROM occurrence_codes WHERE occurrence IN (%s)",
		"DELETE FROM occurrence_dyads WHERE occurrence IN (%s)",
		"DELETE FROM occurrences WHERE id IN (%s)",
	} {
		if err := m.each(touched, q); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// occurrenceRows are the rows of occurrences that wait to be inserted.
type occurrenceRows struct {
	occurrences, codes, dyads, register, parties, words rows
	vocabulary                                          vocabulary
}

// add adds the rows of an occurrence and counts it.
func (r *occurrenceRows) add(id int64, members []*member, at string, t tallies) error {
	list := make([]*merge.Statement, len(members))
	first := members[0]
	learned, background := first.learned, true
	codes, dyads := map[[2]string]bool{}, map[[2]string]bool{}
	for i, s := range members {
		list[i] = &s.Statement
		learned = min(learned, s.learned)
		background = background && s.Statement.Background
		s.sides(codes, dyads)
	}
	o := merge.Occur(list)
	best := members[slices.IndexFunc(members, func(s *member) bool { return s.Key == o.Source })]
	located := first
	for _, s := range members {
		if s.lat.Valid && s.Place == o.Place {
			located = s
			break
		}
	}
	claimed := 0
	for _, h := range o.Holders {
		if asserted(h.Factuality) {
			claimed++
		}
	}
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	day := cmp.Or(o.First, o.Known)
	r.occurrences.add("occurrences", id, o.Key, o.Kind, o.Type, o.Mode, day, o.First, o.Last, o.Title, o.Words, o.Place, o.Country, located.lat, located.lon,
		o.Reports, o.Stories, o.Outlets, o.Affirmed, o.Denied, claimed, o.Open, len(o.Contradictions) > 0, background, best.Intensity, o.Weight, learned, at, string(body))
	seen := ""
	for _, c := range sortedPairs(codes) {
		r.codes.add("occurrence_codes", c[0], day, id, o.Kind, o.Type, c[1])
		if c[0] != seen {
			seen = c[0]
			t.count(c[0], "", day, o.Kind, o.Type, 1)
		}
	}
	for _, d := range sortedPairs(dyads) {
		r.dyads.add("occurrence_dyads", d[0], d[1], day, id, o.Kind, o.Type)
		t.count(d[0], d[1], day, o.Kind, o.Type, 1)
	}
	if o.Kind != AgreementKind {
		return nil
	}
	return r.entry(id, day, merge.Register(list, ""))
}

// entry adds the rows of the register.
func (r *occurrenceRows) entry(id int64, day string, e merge.Entry) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	codes, fields, fieldCodes := []string{}, []string{}, []string{}
	for _, p := range e.Parties {
		codes = append(codes, p.Party)
		r.parties.add("register_parties", id, p.Party, "", string(p.Signed.Date), string(p.Provisional.Date), string(p.Ratified.Date), string(p.InForce.Date), string(p.Withdrawn.Date), day, e.Kind, e.Status)
	}
	for _, f := range e.Fields {
		fields = append(fields, f.Words)
		if f.Code != "" && !slices.Contains(fieldCodes, f.Code) {
			fieldCodes = append(fieldCodes, f.Code)
		}
	}
	named, coded := strings.Join(fields, "; "), strings.Join(fieldCodes, " ")
	r.register.add("register", id, e.Key, e.Title, e.Kind, e.Status, string(e.Signed.Date), string(e.InForce.Date), string(e.Term.From), string(e.Term.To), e.Duration, e.Expires,
		e.About, e.Place, strings.Join(codes, " "), named, coded, len(e.Contradictions) > 0, string(body), day)
	words := entryWords(e.Title, e.About, named, coded)
	r.vocabulary.count(words, 1)
	for _, word := range words {
		r.words.add("register_words", word, day, id, e.Kind, e.Status)
	}
	return nil
}

// sides adds who takes part, with the role, and the pairs that are joined.
func (s *member) sides(codes, dyads map[[2]string]bool) {
	for _, side := range []struct {
		role string
		list []string
	}{{"actor", s.Statement.Actors}, {"recipient", s.Statement.Recipients}, {"party", s.Statement.Parties}} {
		for _, c := range side.list {
			codes[[2]string{c, side.role}] = true
		}
	}
	for _, o := range s.Others {
		codes[[2]string{o.Code, o.Role}] = true
	}
	left, right := s.Statement.Actors, s.Statement.Recipients
	switch {
	case s.Kind == AgreementKind:
		left, right = s.Statement.Parties, s.Statement.Parties
	case s.Reciprocal && len(right) == 0:
		right = left
	}
	for _, a := range left {
		for _, b := range right {
			if a != b && len(dyads) < maxPairs {
				dyads[[2]string{min(a, b), max(a, b)}] = true
			}
		}
	}
}

func sortedPairs(set map[[2]string]bool) [][2]string {
	return slices.SortedFunc(maps.Keys(set), func(a, b [2]string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	})
}

// tallies are changes of counts: by code (b empty) or pair, month and type.
type tallies map[tally]int

type tally struct{ a, b, month, typ string }

// count adds n occurrences. Agreements are one type: their kinds are many.
func (t tallies) count(a, b, day, kind, typ string, n int) {
	if kind == AgreementKind {
		typ = AgreementKind
	}
	t[tally{a, b, day[:min(len(day), len("2023-03"))], typ}] += n
}

// apply brings the counts up to date. A count may come to 0 and stays as a row.
func (t tallies) apply(m *merging) error {
	partners, codes := map[tally]int{}, map[tally]int{}
	var country, dyad, partner, code rows
	for _, k := range slices.SortedFunc(maps.Keys(t), compareTally) {
		n := t[k]
		switch {
		case n == 0:
		case k.b == "":
			country.add("tally_country", k.a, k.month, k.typ, n)
			codes[tally{k.a, "", "", k.typ}] += n
		default:
			dyad.add("tally_dyad", k.a, k.b, k.month, k.typ, n)
			partners[tally{k.a, k.b, "", k.typ}] += n
			partners[tally{k.b, k.a, "", k.typ}] += n
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(partners), compareTally) {
		if n := partners[k]; n != 0 {
			partner.add("tally_partner", k.a, k.b, k.typ, n)
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(codes), compareTally) {
		if n := codes[k]; n != 0 {
			code.add("tally_code", k.a, k.typ, n)
		}
	}
	for _, r := range []struct {
		rows *rows
		by   string
	}{{&country, "code, month, type"}, {&dyad, "a, b, month, type"}, {&partner, "code, partner, type"}, {&code, "code, type"}} {
		table := r.rows.table
		if table == "" {
			continue
		}
		if err := r.rows.insertOr(m.ctx, m.engine, m.tx, " ON CONFLICT ("+r.by+") DO UPDATE SET n = "+table+".n + excluded.n"); err != nil {
			return err
		}
	}
	return nil
}

func compareTally(a, b tally) int {
	return cmp.Or(strings.Compare(a.a, b.a), strings.Compare(a.b, b.b), strings.Compare(a.month, b.month), strings.Compare(a.typ, b.typ))
}

// asserted reports whether a factuality is on the side of so.
func asserted(f chancery.Factuality) bool { return strings.HasSuffix(string(f), "+") }
