package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/gazetteer"
	"chancery/lang"
)

// sentence gathers the names of one sentence.
func (f *finder) sentence(si int) {
	s := &f.doc.Sentences[si]
	title := titleCase(s)
	inName := -1 // last token of a name of something else
	for i := 0; i < len(s.Tokens); {
		tok := &s.Tokens[i]
		if tok.Start >= tok.End || tok.Start < 0 || tok.End > len(f.doc.Text) || !capital(f.doc.Text[tok.Start:]) {
			i++
			continue
		}
		n := naming{Mention: Mention{Sentence: si, First: i}}
		last, readings := f.gaz.Longest(f.doc.Text, s.Tokens, i)
		townLast, towns := f.gaz.LongestTown(f.doc.Text, s.Tokens, i)
		areaLast, found := f.areas.longest(s, i)
		end := max(last, townLast, areaLast)
		if end < 0 {
			i++
			continue
		}
		other := false // a name of something that is no place
		person := false
		if last == end {
			for _, m := range readings {
				switch {
				case m.Country != "" && (m.Use == gazetteer.Adjective || m.Use == gazetteer.Citizen || m.Use == gazetteer.Citizens):
					f.context[m.Country]++
				case (m.Kind == gazetteer.State || m.Kind == gazetteer.Territory) && (m.Use == gazetteer.Name || m.Use == gazetteer.Short || m.Use == gazetteer.Former):
					n.states = append(n.states, m.Entry)
				case m.Kind == gazetteer.Region && m.Use == gazetteer.Name:
					n.addRegion(area{name: m.Entry.Name, country: m.Entry.Country})
				case m.Use == gazetteer.Capital:
					f.context[m.Country]++
					if townLast < end {
						for _, t := range f.gaz.Towns(m.Entry.Capital) {
							if t.Country == m.Country {
								towns, townLast = append(towns, t), end
							}
						}
					}
				case m.Use == gazetteer.Seat:
					f.context[m.Country]++
				case m.Kind == gazetteer.Person:
					person = true
				default:
					other = true
				}
			}
		}
		if townLast == end {
			n.towns = towns
		}
		if areaLast == end {
			for _, a := range found {
				if a.country == "" {
					n.sea = a
				} else {
					n.addRegion(*a)
				}
			}
		}
		if len(n.states)+len(n.regions)+len(n.towns) == 0 && n.sea == nil {
			if other && end > i || person {
				inName = max(inName, end)
			}
			i++
			continue
		}
		n.Last = end
		n.Span = lang.Span{Start: tok.Start, End: s.Tokens[end].End}
		n.inLine = f.hasLine && f.line.Place.Contains(n.Span)
		if i <= inName {
			n.InName = true
		}
		f.judge(s, &n, title, person, other)
		f.found = append(f.found, n)
		if len(n.states) > 0 && !n.InName {
			for _, e := range n.states {
				f.context[e.Country]++
			}
		}
		i = end + 1
	}
}

// addRegion adds a region; of two of one name and country the one with a point stays.
func (n *naming) addRegion(a area) {
	for i, r := range n.regions {
		if r.name == a.name && r.country == a.country {
			if r.lat == 0 && r.lon == 0 {
				n.regions[i] = a
			}
			return
		}
	}
	n.regions = append(n.regions, a)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// titleCase reports whether a sentence is written like a headline, so that a
// capital letter says nothing.
func titleCase(s *lang.Sentence) bool {
	words, capitals := 0, 0
	for i := range s.Tokens {
		if form := s.Tokens[i].Form; len(form) > 3 {
			words++
			if capital(form) {
				capitals++
			}
		}
	}
	return words >= 3 && capitals*10 >= words*7
}

// judge sets whether a name is part of another and whether it is a place beyond
// doubt.
func (f *finder) judge(s *lang.Sentence, n *naming, title, person, other bool) {
	prev, next := "", ""
	if n.First > 0 {
		prev = s.Tokens[n.First-1].Form
	}
	if n.Last+1 < len(s.Tokens) {
		next = s.Tokens[n.Last+1].Form
	}
	n.placed = f.standsAt(s, n)
	if n.Start > 1 && f.doc.Text[n.Start-1] == '-' && f.doc.Text[n.Start-2] > ' ' && len(n.states) == 0 {
		n.InName = true // "Kwazulu-Natal"
	}
	if rest := f.doc.Text[n.End:]; len(rest) > 1 && (rest[0] == '-' || strings.HasPrefix(rest, "–")) {
		n.placed, n.modifies = false, true // "Minsk-based", "the Moscow-Kazan line"
		n.InName = n.InName || rest[0] == '-' && capital(rest[1:]) && len(n.states)+len(n.towns) == 0
	}
	named, kind := nameAt(s, n)
	switch {
	case named && kind == lang.LOC:
		n.sure = true
	case named && kind != lang.NoName:
		n.InName = true
	}
	if next == "," && n.Last+2 < len(s.Tokens) {
		n.within = f.countryAt(s, n.Last+2)
	}
	switch {
	case n.inLine, n.within != "", len(n.states) > 0 || n.sea != nil || len(n.regions) > 0:
		n.sure = true
	case placePreposition(prev):
		n.sure = true
	default:
		for _, t := range n.towns {
			if t.Class == 'C' || t.Population >= 300_000 {
				n.sure = true
			}
		}
		if n.sure && (person || other || n.First == 0 && f.gaz.Sex(s.Tokens[n.First].Form) != 0) {
			n.sure = false // a name of somebody too
		}
	}
	if other && n.within == "" && !n.inLine && len(n.states)+len(n.regions) == 0 && n.sea == nil && !anyCapital(n.towns) {
		n.sure = false // a body or an outlet of that name
	}
	if person && len(n.states) == 0 && n.sea == nil && !placePreposition(prev) && !n.inLine && n.within == "" && !(named && kind == lang.LOC) && !anyCapital(n.towns) {
		n.sure = false
	}
	if n.within == "" && !n.inLine && len(n.states)+len(n.regions) == 0 && n.sea == nil && f.seldomTown(s, n, prev) {
		n.sure = false
	}
	if n.inLine || title || n.InName {
		return
	}
	if tok := &s.Tokens[n.Last]; tok.UPOS != "" && tok.UPOS != "PROPN" && tok.UPOS != "X" && tok.UPOS != "NOUN" && !(named && kind == lang.LOC) && len(n.states) == 0 && !placePreposition(prev) {
		n.sure = false
	}
	n.InName = f.partOfName(s, n, prev, next)
}

// standsAt reports whether the words before a name make it the place of something.
func (f *finder) standsAt(s *lang.Sentence, n *naming) bool {
	i := n.First - 1
	for i > 0 && (strings.EqualFold(s.Tokens[i].Form, "the") || direction(s.Tokens[i].Form) || compass(s.Tokens[i].Form) || s.Tokens[i].UPOS == "ADJ") {
		i--
	}
	if i < 0 {
		return false
	}
	switch w := strings.ToLower(s.Tokens[i].Form); w {
	case ",", "and", "or":
		return len(f.found) > 0 && f.endsAt(n.Sentence, i-1) && f.found[len(f.found)-1].placed
	case "to", "into", "from", "toward", "towards", "for", "leaving", "visiting":
		h := int(s.Tokens[n.Last].Head)
		if w == "leaving" || w == "visiting" {
			return true
		}
		return h >= 0 && h < len(s.Tokens) && moves(s.Tokens[h].Lemma)
	default:
		return locative(w) && w != "on" && w != "over" && w != "off" || direction(s.Tokens[i].Form)
	}
}

// endsAt reports whether the last naming ends at token i of a sentence.
func (f *finder) endsAt(sentence, i int) bool {
	last := &f.found[len(f.found)-1]
	return last.Sentence == sentence && last.Last == i && !last.InName
}

// seldomTown reports whether a name is rather a word or a surname than a town.
func (f *finder) seldomTown(s *lang.Sentence, n *naming, prev string) bool {
	if n.First == n.Last && f.common[strings.ToLower(s.Tokens[n.First].Form)] {
		return true
	}
	if n.First == n.Last && f.surnames[s.Tokens[n.First].Form] && !anyCapital(n.towns) {
		return true // "Simon Birmingham … Birmingham said"
	}
	largest, accented, english := 0, true, true
	for _, t := range n.towns {
		largest = max(largest, t.Population)
		if strings.EqualFold(t.Name, s.Tokens[n.First].Form) || n.First != n.Last {
			accented = false
		}
		switch t.Country {
		case "USA", "GBR", "CAN", "AUS", "NZL":
		default:
			english = false
		}
	}
	form := s.Tokens[n.First].Form
	switch {
	case largest < 1_000_000 && n.First == n.Last && len(form) <= 5 && form == strings.ToUpper(form):
		return true // "UN" is not Un
	case largest < 50_000 && accented && len(form) <= 4:
		return true // "God" is not Göd
	case largest < 100_000 && english:
		switch strings.ToLower(prev) {
		case "from", "to", "between", "toward", "towards":
			return true // small towns of English-speaking countries bear surnames
		}
	}
	return false
}

func anyCapital(towns []gazetteer.Town) bool {
	for _, t := range towns {
		if t.Class == 'C' {
			return true
		}
	}
	return false
}

// nameAt returns the class of the named entity that holds the naming; of one that
// is just the naming, or ends or begins where it does for a place.
func nameAt(s *lang.Sentence, n *naming) (bool, lang.NameKind) {
	for _, e := range s.Names {
		if int(e.First) <= n.First && int(e.Last) >= n.Last {
			if e.Kind == lang.LOC || int(e.Last-e.First) > n.Last-n.First {
				return true, e.Kind
			}
			if e.Kind == lang.PER && len(n.states) == 0 {
				return true, e.Kind
			}
			return false, e.Kind // a state taken for a person or a body is still a place
		}
	}
	return false, lang.NoName
}

// placePreposition reports whether a word before a name makes it a place.
func placePreposition(w string) bool {
	switch strings.ToLower(w) {
	case "in", "at", "near", "from", "to", "outside", "inside", "around", "toward", "towards", "into", "through", "across", "via", "between", "throughout", "leaving", "visiting", "reached", "downtown", "central", "northern", "southern", "eastern", "western":
		return true
	}
	return false
}

// partOfName reports whether the words around a place make it part of another name.
func (f *finder) partOfName(s *lang.Sentence, n *naming, prev, next string) bool {
	if n.First > 0 && capital(prev) {
		p := &s.Tokens[n.First-1]
		switch {
		case honorific(prev):
			return true
		case p.UPOS != "PROPN" && p.UPOS != "X" && p.UPOS != "":
		case direction(prev), f.endsPlace(n), n.First == 1 && !f.knownName(s, 0) && p.Head != int32(n.First):
		case n.First-1 == 0 && p.UPOS != "PROPN":
		default:
			return true // "Real Madrid", "Jack London"
		}
	}
	// "Treaty of Lisbon", "Bank of England"
	if strings.EqualFold(prev, "of") && n.First >= 2 {
		head := &s.Tokens[n.First-2]
		if capital(head.Form) && !(n.First == 2 && head.UPOS != "PROPN") && !placeNoun(head.Form) && !office(head.Form) {
			return true
		}
	}
	if next == "" {
		return false
	}
	if !capital(next) {
		return false
	}
	nt := &s.Tokens[n.Last+1]
	if nt.UPOS != "PROPN" && nt.UPOS != "NOUN" && nt.UPOS != "X" && nt.UPOS != "" {
		return false
	}
	if placeNoun(next) {
		return len(n.states)+len(n.regions) == 0 && !f.large(n) && next != "City" && next != "Province" && next != "District"
	}
	if next == "International" && f.large(n) && n.Last+2 < len(s.Tokens) && placeNoun(s.Tokens[n.Last+2].Form) {
		return false
	}
	if nt.UPOS == "NOUN" && nt.Rel() != "compound" && !capital(next) {
		return false
	}
	if f.countryAt(s, n.Last+1) != "" {
		return false
	}
	return true
}

// large reports whether a name is that of a town whose airport or port would bear it.
func (f *finder) large(n *naming) bool {
	for _, t := range n.towns {
		if t.Population >= 60_000 || t.Class != 0 {
			return true
		}
	}
	return false
}

// endsPlace reports whether the naming before n ends just before it.
func (f *finder) endsPlace(n *naming) bool {
	if len(f.found) == 0 {
		return false
	}
	last := &f.found[len(f.found)-1]
	return last.Sentence == n.Sentence && last.Last == n.First-1 && !last.InName
}

// knownName reports whether a given name stands at token i.
func (f *finder) knownName(s *lang.Sentence, i int) bool {
	return f.gaz.Sex(s.Tokens[i].Form) != 0
}

// countryAt returns the country of the state or region whose name begins at token
// i, "" if there is none.
func (f *finder) countryAt(s *lang.Sentence, i int) string {
	if i >= len(s.Tokens) {
		return ""
	}
	if strings.EqualFold(s.Tokens[i].Form, "the") && i+1 < len(s.Tokens) {
		i++
	}
	if s.Tokens[i].Start < 0 || s.Tokens[i].End > len(f.doc.Text) {
		return ""
	}
	if last, found := f.areas.longest(s, i); last >= 0 && found[0].country != "" {
		return found[0].country
	}
	_, readings := f.gaz.Longest(f.doc.Text, s.Tokens, i)
	for _, m := range readings {
		if m.Use != gazetteer.Name && m.Use != gazetteer.Short {
			continue
		}
		if m.Kind == gazetteer.State || m.Kind == gazetteer.Territory || m.Kind == gazetteer.Region && m.Country != "" {
			return m.Country
		}
	}
	return ""
}

func honorific(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Lord", "Dame", "Prof", "Judge", "Pope":
		return true
	}
	return false
}

func direction(w string) bool {
	switch w {
	case "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Northeast", "Northwest", "Southeast", "Southwest", "Northeastern", "Northwestern", "Southeastern", "Southwestern", "Central", "Greater", "Upper", "Lower", "Inner", "Outer", "Old", "Downtown", "Mainland", "Occupied":
		return true
	}
	return false
}

// compass reports whether a word in small letters is a point of the compass, as in
// "southwest China".
func compass(w string) bool {
	switch w {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "mainland", "upstate", "downtown":
		return true
	}
	return false
}

// placeNoun reports whether a capitalised word after or before the name of a place
// names a place too: "Kherson Province", "City of Gaza".
func placeNoun(w string) bool {
	switch w {
	case "City", "Province", "Region", "Oblast", "Governorate", "District", "County", "State", "Prefecture", "Canton", "Municipality", "Territory", "Republic", "Kingdom", "Emirate", "Island", "Islands", "Peninsula",
		"Port", "Harbour", "Harbor", "Airport", "Station", "Square", "Street", "Avenue", "Road", "Bridge", "Gulf", "Bay", "Strait", "Sea", "River", "Lake", "Valley", "Strip", "Desert", "Mountains", "Town", "Village", "Airbase", "Border", "Crossing", "Hospital", "Stadium", "D.C.", "DC":
		return true
	}
	return false
}

// office reports whether a capitalised noun is an office or body that a place has,
// so that "of" leads to the place itself: "President of France".
func office(w string) bool {
	switch w {
	case "President", "Minister", "King", "Queen", "Emir", "Sultan", "Chancellor", "Government", "Governor", "Mayor", "Ambassador", "Embassy", "Leader", "Parliament", "People", "Presidents", "Ministers", "Leaders", "Governments", "Bishop", "Archbishop", "Patriarch", "Consul", "Premier", "Affairs", "Defence", "Defense", "Army", "Forces":
		return true
	}
	return false
}
