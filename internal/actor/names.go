package actor

import (
	"strings"

	"chancery/internal/gazetteer"
	"chancery/lang"
)

// name is a proper name in a sentence: tokens first to last, inclusive.
type name struct {
	first, last int
	head        int // the token that the rest of the sentence sees
	readings    []gazetteer.Match
	kind        lang.NameKind    // by the tagger of names, NoName where it says nothing
	entity      int              // what it stands for, -1 for nothing that acts
	use         gazetteer.Use    // how the name stands for it, 0 for an unlisted name
	country     string           // the country it belongs to, "" for none
	inner       *gazetteer.Entry // of an unlisted name: the listed organisation it begins with
	place       bool             // a place and no actor where it stands
}

// names finds the proper names of a sentence, from left to right, the longest first.
func (f *finder) names(s *lang.Sentence) []name {
	var out []name
	text := f.doc.Text
	rest, restEnd, restKind := -1, -1, lang.NoName // what a tagged name leaves when a listed one is taken off it
	for i := 0; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Start >= t.End || t.UPOS == "PUNCT" || t.UPOS == "NUM" && !strings.ContainsAny(t.Form, "GMBV") {
			continue
		}
		last, readings := f.gaz.Longest(text, s.Tokens, i)
		ner, kind := tagged(s, i)
		if i == rest {
			ner, kind = restEnd, restKind
		}
		for k := i + 1; k <= ner; k++ {
			if s.Tokens[k].UPOS == "PART" && s.Tokens[k].Deprel == "case" && k > last {
				ner = k - 1 // a possessive ends the name
			}
		}
		if f.inTitle(s, i) {
			continue // "Exchequer" in "Chancellor of the Exchequer"
		}
		if last < 0 && ner > i && compass(t.Form) {
			if k, r := f.gaz.Longest(text, s.Tokens, i+1); k >= ner && len(r[0].Codes) == 0 {
				continue // "southwest China"
			}
		}
		of := i > 1 && (s.Tokens[i-1].Form == "of" || s.Tokens[i-1].Form == "the" && s.Tokens[i-2].Form == "of")
		if last >= i && of && ner > last && readings[0].Kind != gazetteer.Person {
			// "Prime Minister of Hungary Viktor Orban": two names tagged as one.
			rest, restEnd, restKind = last+1, ner, kind
			ner = last
		}
		if last >= i && ner > last && small(s.Tokens[last+1].Form) {
			ner = last // "ECOWAS bloc"
		}
		if ner == i && small(t.Form) && f.gaz.Word(t.Form) != nil {
			ner, kind = -1, lang.NoName // "bloc"
		}
		if ner > i && last < 0 && kind == lang.ORG && t.Form == "government" {
			ner, kind = -1, lang.NoName // "government of the Netherlands"
		}
		for ner > i && f.inPhrase(s, ner, ner) {
			ner-- // "Bree Prime" before "Minister"
		}
		for k := i + 1; k < ner; k++ {
			if f.office(&s.Tokens[k]) && s.Tokens[k+1].UPOS == "PROPN" && last >= i && last < k && s.Tokens[k-1].UPOS != "ADP" {
				ner = k - 1 // "Bree President Romendacil"
			}
		}
		if k := last + 1; last >= i && last < ner && (readings[0].Kind == gazetteer.State || len(readings[0].Codes) > 0) && (f.office(&s.Tokens[k]) || f.inPhrase(s, k, k)) {
			ner = last // "Rohan Minister of Roads"
		}
		if last == i && !f.nameable(s, i, readings, kind) {
			last, readings = -1, nil
		}
		if last < 0 && (t.UPOS != "PROPN" || calendar(t.Form) && kind != lang.PER) && ner < 0 {
			continue
		}
		if last < 0 && ner < 0 && 'a' <= t.Form[0] && t.Form[0] <= 'z' && (i+1 >= len(s.Tokens) || s.Tokens[i+1].Rel() != "flat") {
			continue
		}
		if last < i && f.titleBefore(s, i) {
			continue
		}
		end := max(last, i)
		if ner > end && (!f.common(s, ner) || kind == lang.ORG && last < 0 && t.UPOS == "PROPN" && !f.wholePhrase(s, i, ner)) {
			end = ner
		}
		if !of || last < i || readings[0].Kind > gazetteer.Territory {
			end = f.extend(s, i, end, readings)
		}
		if last < i && f.inPhrase(s, i, end) {
			i = end
			continue
		}
		if end > last {
			if f.common(s, end) && end > i && !(end == ner && kind == lang.ORG && last < 0 && !f.wholePhrase(s, i, ner)) {
				// "Foreign Ministry": a common noun in capitals, unless it was
				// found in the tables; what qualifies it is a name of its own.
				if last < i {
					i = end - 1
					continue
				}
				end = last
			} else if f.common(s, end) && end == i {
				continue
			} else {
				readings = f.gaz.Lookup(text[t.Start:s.Tokens[end].End])
			}
		}
		if ner >= 0 && ner < end && kind != lang.PER && readings == nil {
			kind = lang.NoName
		}
		for end > i && end > last {
			switch s.Tokens[end].UPOS {
			case "ADP", "DET", "CCONJ", "PUNCT":
				end--
				readings = nil
				continue
			}
			break
		}
		if k := f.partyOf(s, end, readings); k > end {
			end, last, kind = k, -1, lang.ORG
			readings = f.gaz.Lookup(text[t.Start:s.Tokens[end].End])
		}
		if len(readings) > 0 && (readings[0].Kind == gazetteer.Outlet || readings[0].Kind == gazetteer.Party) &&
			(f.inPhrase(s, i, end) || readings[0].Kind == gazetteer.Outlet && i > 1 && (s.Tokens[i-1].Form == "for" || s.Tokens[i-1].Form == "of") && lower(s.Tokens[i-2].Form) == "minister") {
			continue // "Foreign Affairs Minister", "Minister for Foreign Affairs"
		}
		n := name{first: i, last: end, readings: readings, kind: kind, entity: -1}
		n.head = headOf(s, i, end)
		if n.readings == nil && last >= i {
			// The unlisted name holds a listed one, which may tell its country.
			_, inner := f.gaz.Longest(text, s.Tokens[:last+1], i)
			for _, m := range inner {
				if len(m.Codes) > 0 {
					n.inner = m.Entry
					break
				}
				switch m.Kind {
				case gazetteer.State, gazetteer.Region:
					n.country = m.Country
				case gazetteer.IGO, gazetteer.ArmedGroup, gazetteer.Party, gazetteer.NGO:
					n.inner = m.Entry
				default:
					continue
				}
				break
			}
		}
		if n.readings == nil && n.country == "" {
			for k := i + 1; k <= end; k++ {
				// "Parliament of Libya"
				if s.Tokens[k-1].UPOS != "ADP" && s.Tokens[k-1].UPOS != "DET" {
					continue
				}
				if _, inner := f.gaz.Longest(text, s.Tokens[:end+1], k); len(inner) > 0 && (inner[0].Kind == gazetteer.State || inner[0].Kind == gazetteer.Region) && inner[0].Use != gazetteer.Capital {
					n.country = inner[0].Country
					break
				}
			}
		}
		out = append(out, n)
		i = end
	}
	return out
}

// inTitle reports whether token i belongs to a listed title that goes on behind
// its head ("Chancellor of the Exchequer").
func (f *finder) inTitle(s *lang.Sentence, i int) bool {
	for k := i - 2; k >= 0 && k >= i-4; k-- {
		if s.Tokens[k+1].Form == "of" {
			if _, r := f.lookAhead(s, k, singular(&s.Tokens[k])); r != nil && f.end >= i {
				return true
			}
			return false
		}
	}
	return false
}

// compass reports whether a word is a point of the compass in small letters, which
// is no part of the name behind it.
func compass(w string) bool {
	switch w {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northern", "southern", "eastern", "western", "central", "mainland":
		return true
	}
	return false
}

// small reports whether a word begins with a small letter.
func small(w string) bool { return w != "" && 'a' <= w[0] && w[0] <= 'z' }

// tagged returns the last token and the kind of the tagged name that begins at
// token i, -1 for none.
func tagged(s *lang.Sentence, i int) (int, lang.NameKind) {
	for _, n := range s.Names {
		if int(n.First) == i {
			return int(n.Last), n.Kind
		}
	}
	return -1, lang.NoName
}

// nameable reports whether a single token may be read as the names found for it:
// words of the closed classes and verbs are not names.
func (f *finder) nameable(s *lang.Sentence, i int, readings []gazetteer.Match, kind lang.NameKind) bool {
	t := &s.Tokens[i]
	if calendar(t.Form) && kind != lang.PER {
		return false
	}
	switch t.UPOS {
	case "PROPN", "X":
		return true
	case "ADJ", "NOUN":
		for _, m := range readings {
			if m.Use != gazetteer.Surname {
				return kind != lang.NoName || i > 0 || t.UPOS == "ADJ" || m.Kind == gazetteer.State || m.Kind == gazetteer.Region || allCaps(t.Form)
			}
		}
		return kind == lang.PER
	case "PRON", "ADP", "AUX", "DET", "CCONJ", "SCONJ", "PART":
		return allCaps(t.Form) && len(t.Form) > 2 || len(readings) > 0 && len(readings[0].Codes) > 0
	}
	return kind != lang.NoName || allCaps(t.Form) && len(t.Form) > 1
}

func allCaps(w string) bool {
	return w == strings.ToUpper(w) && w != strings.ToLower(w)
}

// titleBefore reports whether token i is a title before a name ("President" in
// "President Clinton"), which is no part of it.
func (f *finder) titleBefore(s *lang.Sentence, i int) bool {
	if i+1 >= len(s.Tokens) || !f.office(&s.Tokens[i]) {
		return false
	}
	t, next := &s.Tokens[i], &s.Tokens[i+1]
	if next.UPOS != "PROPN" {
		return next.Rel() != "flat"
	}
	return true && t.UPOS != "X"
}

// wholePhrase reports whether the tokens from a to b are, as a whole, a listed phrase
// of common nouns ("Foreign Ministry").
func (f *finder) wholePhrase(s *lang.Sentence, a, b int) bool {
	if b-a > 3 {
		return false
	}
	if b == a {
		return true
	}
	return f.inPhrase(s, a, b-1)
}

// inPhrase reports whether the tokens from a to b begin a listed phrase that goes
// on behind them ("Defense" in "Defense Secretary", "Vice" in "Vice-President").
func (f *finder) inPhrase(s *lang.Sentence, a, b int) bool {
	k := b + 1
	if k < len(s.Tokens) && isHyphen(s.Tokens[k].Form) {
		k++
	}
	if k >= len(s.Tokens) || !noun(&s.Tokens[k]) {
		return false
	}
	var buf [96]byte
	key := buf[:0]
	for j := a; j < k; j++ {
		key = append(key, lower(s.Tokens[j].Form)...)
		if s.Tokens[j+1].Start > s.Tokens[j].End {
			key = append(key, ' ')
		}
	}
	n := len(key)
	for _, h := range singular(&s.Tokens[k]) {
		if h != "" && f.gaz.Word(string(append(key[:n], h...))) != nil {
			return true
		}
	}
	return false
}

// office reports whether a token is a word for an office or a calling.
func (f *finder) office(t *lang.Token) bool {
	for _, w := range singular(t) {
		for _, r := range f.gaz.Word(w) {
			if r.Class == gazetteer.OfficeWord {
				return true
			}
		}
	}
	return lower(t.Form) == "mr." || lower(t.Form) == "mr" || lower(t.Form) == "mrs." || lower(t.Form) == "ms." || lower(t.Form) == "dr." || lower(t.Form) == "sir" || lower(t.Form) == "gen." || lower(t.Form) == "sen." || lower(t.Form) == "rep." || lower(t.Form) == "gov." || lower(t.Form) == "col." || lower(t.Form) == "lt."
}

// common reports whether the token is a common noun for a body or a person,
// though written with a capital ("Ministry", "Army").
func (f *finder) common(s *lang.Sentence, i int) bool {
	t := &s.Tokens[i]
	if i > 0 && f.inPhrase(s, i-1, i-1) && f.nameAtEnd(s, i) {
		return true // "Air Force"
	}
	for _, w := range singular(t) {
		for _, r := range f.gaz.Word(w) {
			switch r.Class {
			case gazetteer.OrganWord, gazetteer.OfficeWord, gazetteer.StateWord:
				return true
			case gazetteer.GroupWord:
				switch r.Sector {
				case "MIL", "COP", "OPP":
					return true
				}
			}
		}
	}
	return false
}

// nameAtEnd reports whether the listed phrase of two words that ends in token i
// is one for a force or a body of a state.
func (f *finder) nameAtEnd(s *lang.Sentence, i int) bool {
	for _, h := range singular(&s.Tokens[i]) {
		for _, r := range f.gaz.Word(lower(s.Tokens[i-1].Form) + " " + h) {
			if r.Class == gazetteer.OrganWord || r.Class == gazetteer.OfficeWord || r.Class == gazetteer.GroupWord && (r.Sector == "MIL" || r.Sector == "COP") {
				return true
			}
		}
	}
	return false
}

// extend lets a name run on over the proper nouns that the tree ties to it.
func (f *finder) extend(s *lang.Sentence, first, end int, readings []gazetteer.Match) int {
	for _, m := range readings {
		if m.Use == gazetteer.Adjective || m.Use == gazetteer.Citizens || m.Use == gazetteer.Seat {
			return end
		}
	}
	toks := s.Tokens
	for end+1 < len(toks) {
		k := end + 1
		// A hyphen without blanks, as in "al - Sadr" written in one.
		if isHyphen(toks[k].Form) && k+1 < len(toks) && toks[k].Start == toks[end].End && toks[k+1].Start == toks[k].End &&
			toks[k+1].UPOS == "PROPN" && tied(s, first, end, k+1) && toks[k+1].Rel() == "flat" {
			end = k + 1
			continue
		}
		t := &toks[k]
		if t.UPOS != "PROPN" && !(t.UPOS == "NUM" && roman(t.Form)) || !tied(s, first, end, k) {
			break
		}
		if len(readings) > 0 && f.inPhrase(s, k, k) {
			break // "Bree Prime" before "Minister"
		}
		if len(readings) > 0 && (readings[0].Kind == gazetteer.State || len(readings[0].Codes) > 0) && k+1 < len(toks) && toks[k+1].UPOS == "PROPN" && f.office(t) {
			break // "Bree President Romendacil"
		}
		if t.Rel() != "flat" {
			if f.office(t) || len(readings) > 0 && end > first || f.inPhrase(s, k, k) {
				break
			}
			if last, ms := f.gaz.Longest(f.doc.Text, toks, k); last >= k && len(ms) > 0 && ms[0].Kind <= gazetteer.Territory {
				break
			}
			if len(readings) > 0 && f.common(s, k) {
				break
			}
		}
		end = k
	}
	return end
}

func isHyphen(w string) bool { return w == "-" || w == "–" || w == "‐" }

func roman(w string) bool { return strings.Trim(w, "IVX") == "" }

// tied reports whether the tree makes token k part of the same name as the
// tokens from a to b.
func tied(s *lang.Sentence, a, b, k int) bool {
	t := &s.Tokens[k]
	h := int(t.Head)
	if r := t.Rel(); h >= a && h <= b {
		return r == "flat" || r == "compound" || r == "goeswith" || r == "list" || r == "nmod" && t.Deprel == "nmod:desc"
	}
	if p := &s.Tokens[b]; k == b+1 && h >= 0 && p.Head == t.Head && p.UPOS == "PROPN" && (t.Rel() == "nsubj" || t.Rel() == "obj") && p.Rel() == t.Rel() {
		return true // two subjects side by side: the parser has split a name
	}
	for i := a; i <= b; i++ {
		if r := s.Tokens[i].Rel(); int(s.Tokens[i].Head) == k && (r == "flat" || r == "compound") {
			return true
		}
		if r := s.Tokens[i].Rel(); h >= 0 && s.Tokens[i].Head == t.Head && h > k && (r == "compound" || r == "flat") && (t.Rel() == "compound" || t.Rel() == "flat") {
			return true
		}
	}
	return false
}

// headOf returns the token of a stretch that is governed from outside it.
func headOf(s *lang.Sentence, a, b int) int {
	for i := a; i <= b; i++ {
		if h := int(s.Tokens[i].Head); (h < a || h > b) && s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return a
}

// calendar reports whether a word is a month, a day of the week or a feast.
func calendar(w string) bool {
	switch w {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.",
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "Ramadan", "GMT", "a.m.", "p.m.":
		return true
	}
	return false
}

// recall finds the last names of persons named in full elsewhere in the report
// where the tagger took them for other words ("Cleverly denied").
func (f *finder) recall() {
	last := map[string]bool{}
	for si := range f.sents {
		s := &f.doc.Sentences[si]
		for k := range f.sents[si].names {
			n := &f.sents[si].names[k]
			if n.last == n.first {
				continue
			}
			person := n.kind == lang.PER
			for _, m := range n.readings {
				person = person || m.Kind == gazetteer.Person
			}
			if person {
				last[s.Tokens[n.last].Form] = true
			}
		}
	}
	for si := range f.sents {
		s := &f.doc.Sentences[si]
		st := &f.sents[si]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if st.nameAt[i] >= 0 || len(t.Form) < 4 || t.Form[0] < 'A' || t.Form[0] > 'Z' && t.Form[0] < 0x80 || !last[t.Form] {
				continue
			}
			st.nameAt[i] = int16(len(st.names))
			st.names = append(st.names, name{first: i, last: i, head: i, entity: -1, kind: lang.PER, readings: persons(f.gaz.Lookup(t.Form))})
		}
	}
}

// persons keeps the readings that are persons.
func persons(list []gazetteer.Match) []gazetteer.Match {
	var out []gazetteer.Match
	for _, m := range list {
		if m.Kind == gazetteer.Person {
			out = append(out, m)
		}
	}
	return out
}
