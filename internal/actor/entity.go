package actor

import (
	"strings"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
)

// entity is something that acts, while the report is read.
type entity struct {
	kind     chancery.ActorKind
	name     string
	country  string
	org      string
	code     string
	sectors  []string
	entry    *gazetteer.Entry
	words    []string // of a person's name, folded
	sex      byte
	plural   bool
	human    bool
	reason   string
	phrase   string // dictionary form of the noun that first named it, "" for a name
	titles   []title
	desc     []chancery.Span
	abroad   bool // said to be of other states ("Western officials"): no country by context
	mentions int
	last     int // sentence of the last mention
}

// title is an office or calling that the report gives a person.
type title struct {
	phrase  string // dictionary form: "foreign minister"
	words   string // as the text has it
	country string
	org     string
	former  bool
	acting  bool
	span    lang.Span
}

// newEntity adds an entity under a key, by which later mentions find it; "" for none.
func (f *finder) newEntity(key string, e entity) int {
	f.entities = append(f.entities, e)
	i := len(f.entities) - 1
	if key != "" {
		f.keys[key] = i
	}
	return i
}

// state returns the entity of a state.
func (f *finder) state(iso, reason string) int {
	if i, ok := f.keys["state:"+iso]; ok {
		return i
	}
	e := f.gaz.State(iso)
	if e == nil {
		return -1
	}
	return f.newEntity("state:"+iso, entity{kind: chancery.State, name: e.Name, country: iso, entry: e, reason: reason, last: -1})
}

// government returns the entity of the government of a state.
func (f *finder) government(iso, name, reason string) int {
	if i, ok := f.keys["gov:"+iso]; ok {
		return i
	}
	return f.newEntity("gov:"+iso, entity{kind: chancery.Government, name: name, country: iso, sectors: []string{"GOV"}, reason: reason, phrase: "government", last: -1})
}

// people returns the entity of the people of a country or region.
func (f *finder) people(m *gazetteer.Entry, name string) int {
	key := "people:" + m.Country + m.Name
	if i, ok := f.keys[key]; ok {
		return i
	}
	return f.newEntity(key, entity{kind: chancery.People, name: name, country: m.Country, plural: true, human: true, sectors: []string{"CVL"}, reason: "gazetteer: people of " + m.Name, last: -1})
}

var kinds = map[gazetteer.Kind]chancery.ActorKind{
	gazetteer.State: chancery.State, gazetteer.Territory: chancery.State, gazetteer.Person: chancery.Person,
	gazetteer.IGO: chancery.IGO, gazetteer.NGO: chancery.Group, gazetteer.ArmedGroup: chancery.ArmedGroup,
	gazetteer.Party: chancery.Party, gazetteer.Company: chancery.Company, gazetteer.Outlet: chancery.Outlet,
	gazetteer.Organ: chancery.Organ, gazetteer.Movement: chancery.Group, gazetteer.Region: chancery.Group,
}

// listed returns the entity of an entry of the gazetteer that is neither a state nor a person.
func (f *finder) listed(e *gazetteer.Entry) int {
	key := "entry:" + e.Kind.String() + e.Country + e.Name
	if i, ok := f.keys[key]; ok {
		return i
	}
	n := entity{kind: kinds[e.Kind], name: e.Name, country: e.Country, org: e.Org, code: e.Plover, sectors: e.Sectors, entry: e,
		reason: "gazetteer " + e.Kind.String(), last: -1}
	if e.Kind == gazetteer.Organ {
		n.org = ""
	}
	if len(e.Codes) > 0 {
		n.code = e.Code(f.day)
		n.org = n.code
		n.human = e.Kind == gazetteer.Person
		n.reason = "user's actor dictionary"
		if e.Sex != 0 {
			n.sex = e.Sex
		}
		if n.country = ""; len(n.code) >= 3 && f.gaz.State(n.code[:3]) != nil {
			n.country = n.code[:3]
		}
		if n.code == "---" || n.code == "+++" || n.code == "###" {
			n.org, n.code = "", "---"
		}
	}
	return f.newEntity(key, n)
}

// resolveName finds the entity of a name that is no person's.
func (f *finder) resolveName(si int, n *name) {
	s := &f.doc.Sentences[si]
	t := &s.Tokens[n.head]
	m := f.choose(si, n)
	if m != nil && m.Kind == gazetteer.Person && len(m.Codes) == 0 {
		n.readings = []gazetteer.Match{*m}
		n.kind = lang.PER
		return // see resolvePersons
	}
	if m == nil && n.first == n.last && f.support["PRK"]+f.support["KOR"] > 0 && (t.Form == "North" || t.Form == "South" || t.Form == "Koreas") {
		n.country, n.use = map[string]string{"North": "PRK", "South": "KOR", "Koreas": "KOR"}[t.Form], gazetteer.Name
		n.entity = f.state(n.country, "a Korea by its side")
		return
	}
	if m == nil {
		n.readings = nil
		if n.kind == lang.NoName {
			n.kind = f.guess(s, n)
		} else if n.kind == lang.LOC && n.last > n.first {
			// No place speaks.
			if h, rel := verbOf(s, n.head); h >= 0 && rel == "nsubj" && speaks(lower(s.Tokens[h].Lemma)) {
				n.kind = lang.PER
			}
		}
		switch n.kind {
		case lang.ORG:
			f.unlisted(si, n)
		case lang.LOC:
			n.place = true
			if c := f.townCountry(si, n, 50_000); c != "" {
				n.country = c
			}
		}
		return
	}
	n.use = m.Use
	n.country = m.Country
	switch {
	case len(m.Codes) > 0:
		n.entity = f.listed(m.Entry)
		if f.entities[n.entity].code == "---" {
			n.entity = -1
		}
	case m.Kind == gazetteer.State || m.Kind == gazetteer.Territory:
		switch m.Use {
		case gazetteer.Citizens, gazetteer.Citizen:
			if m.Use == gazetteer.Citizen && !plural(t) {
				n.entity = f.newEntity("", entity{kind: chancery.Person, name: t.Form, country: m.Country, human: true, sectors: []string{"CVL"}, reason: "gazetteer: citizen of " + m.Name, phrase: "citizen"})
				return
			}
			n.entity = f.people(m.Entry, f.doc.Words(s, n.first, n.last))
		case gazetteer.Seat:
			n.entity = f.government(m.Country, f.doc.Words(s, n.first, n.last), "gazetteer: seat that stands for the government of "+m.Name)
		case gazetteer.Capital:
			n.place = f.onlyPlace(s, n)
			if !n.place {
				n.entity = f.state(m.Country, "gazetteer: capital that stands for "+m.Name)
			}
		case gazetteer.Adjective:
			// "the Chinese", "the French": the people, or their state.
			if t.UPOS != "ADJ" && t.Rel() != "amod" && t.Rel() != "compound" && determiner(s, n.head) == "the" && f.doc.Text[t.Start] < 'a' {
				n.entity = f.people(m.Entry, t.Form)
				return
			}
			n.entity = f.state(m.Country, "gazetteer state: demonym")
		default:
			n.entity = f.state(m.Country, "gazetteer state: "+m.Use.String())
		}
	case m.Kind == gazetteer.Region:
		switch {
		case m.Country == "":
			n.place = true
		case m.Use == gazetteer.Citizens:
			n.entity = f.people(m.Entry, f.doc.Words(s, n.first, n.last))
		case m.Org != "" && m.Use == gazetteer.Name && f.speaksFor(s, n):
			n.entity = f.listed(m.Entry)
		default:
			n.place = true
		}
	default:
		if m.Kind == gazetteer.Organ && m.Country == "" {
			// "National Assembly": of whichever state the text speaks; a nominal.
			n.entity = -2
			return
		}
		if m.Kind == gazetteer.Organ && len(n.readings) == 1 && f.support[m.Country] == 0 {
			// "Duma", "Congress" without a word of the country still name it.
			f.support[m.Country]++
		}
		if m.Org == "EU" && t.Form == "Brussels" && f.onlyPlace(s, n) {
			n.place, n.country = true, "BEL"
			return
		}
		n.entity = f.listed(m.Entry)
	}
}

// onlyPlace reports whether a capital is named as a place and not as a government.
func (f *finder) onlyPlace(s *lang.Sentence, n *name) bool {
	t := &s.Tokens[n.head]
	p := preposition(s, n.head)
	head, rel := verbOf(s, n.head)
	if p == "" && t.Rel() == "conj" {
		for h := int(t.Head); h >= 0 && p == ""; h = int(s.Tokens[h].Head) {
			p = preposition(s, h)
			if s.Tokens[h].Rel() != "conj" {
				break
			}
		}
	}
	if locative(p) {
		return true
	}
	switch p {
	case "to", "from", "for", "toward", "towards", "of":
		if head >= 0 && moves(lower(s.Tokens[head].Lemma)) {
			return true
		}
		if p == "of" && head >= 0 {
			switch lower(s.Tokens[head].Lemma) {
			case "city", "capital", "north", "south", "east", "west", "outskirts", "suburb", "streets", "street", "mayor", "centre", "center", "university", "battle", "siege", "fall", "treaty", "convention", "bishop", "archbishop":
				return true
			}
		}
		return false
	case "on":
		return false
	}
	if n.kind == lang.ORG {
		return false
	}
	if (rel == "nmod:poss" || strings.HasPrefix(rel, "compound") || rel == "nmod") && head >= 0 {
		switch lower(s.Tokens[head].Lemma) {
		case "airport", "street", "square", "mayor", "university", "suburb", "district", "hotel", "stock", "museum", "neighbourhood", "neighborhood",
			"resident", "hospital", "police", "time", "school", "centre", "center", "city", "river", "port", "metro", "subway", "office", "bureau", "area", "zoo", "stadium", "church", "cathedral", "mosque", "summit", "talk", "talks", "meeting", "conference":
			return true
		}
	}
	if rel == "appos" || rel == "obl:unmarked" || rel == "obl:tmod" {
		return true
	}
	// "Kigali, Rwanda": the city of a country.
	for c := t.First; c >= 0; c = s.Tokens[c].Next {
		if d := &s.Tokens[c]; (d.Rel() == "appos" || d.Deprel == "nmod:unmarked" || d.Deprel == "nmod:npmod") && d.UPOS == "PROPN" {
			return true
		}
	}
	if strings.HasPrefix(rel, "nsubj") && head >= 0 {
		if hasChild(s, head, "cop", "") && s.Tokens[head].UPOS == "NOUN" {
			switch lower(s.Tokens[head].Lemma) {
			case "city", "capital", "town", "hub", "place":
				return true
			}
		}
	}
	return false
}

// moves reports whether a verb or noun is one of going somewhere.
func moves(w string) bool {
	switch w {
	case "go", "travel", "fly", "return", "come", "arrive", "head", "leave", "depart", "drive", "sail", "march", "flee", "move", "walk", "trip", "visit", "journey", "flight", "way", "road", "train", "tour", "voyage", "escape", "relocate", "transfer", "transport", "bring", "take", "rush", "miles", "kilometers", "kilometres", "km", "mile", "kilometer", "kilometre", "north", "south", "east", "west", "airlift", "evacuate", "route", "report", "broadcast", "plane", "bus", "home", "deport", "extradite", "invite":
		return true
	}
	return false
}

// guess classes an unlisted name that no tagger has classed, by its words and
// its place in the sentence.
func (f *finder) guess(s *lang.Sentence, n *name) lang.NameKind {
	first, last := s.Tokens[n.first].Form, lower(s.Tokens[n.last].Form)
	if f.gaz.Sex(first) != 0 || f.titled(s, n) {
		return lang.PER
	}
	switch last {
	case "party", "union", "bank", "group", "organization", "organisation", "association", "committee", "council", "commission", "agency", "institute",
		"foundation", "university", "college", "corp", "corp.", "inc", "inc.", "ltd", "ltd.", "company", "co.", "co", "news", "times", "post", "tribune", "herald", "press",
		"front", "movement", "league", "federation", "alliance", "coalition", "network", "society", "center", "centre", "service", "services", "forces", "brigade", "department", "bureau", "authority", "fund", "club", "tv", "radio", "television", "airlines", "airways", "systems", "international", "research", "watch", "group.":
		return lang.ORG
	case "river", "island", "islands", "street", "mountains", "sea", "ocean", "valley", "province", "county", "bay", "strait", "airport", "lake", "square", "avenue", "road", "city", "desert", "peninsula", "region", "district":
		return lang.LOC
	}
	if allCaps(first) && n.first == n.last && len(first) > 1 {
		if h, rel := verbOf(s, n.head); h >= 0 && strings.HasPrefix(rel, "nsubj") && speaks(lower(s.Tokens[h].Lemma)) {
			return lang.ORG
		}
		return lang.NoName
	}
	if p := preposition(s, n.head); locative(p) || p == "to" || p == "from" {
		return lang.LOC
	}
	head, rel := verbOf(s, n.head)
	if n.last > n.first {
		return lang.PER
	}
	if strings.HasPrefix(rel, "nsubj") && head >= 0 && speaks(lower(s.Tokens[head].Lemma)) {
		return lang.PER
	}
	return lang.NoName
}

// speaks reports whether a verb is one of saying.
func speaks(w string) bool {
	switch w {
	case "say", "tell", "add", "announce", "warn", "claim", "deny", "state", "declare", "note", "argue", "insist", "explain", "ask", "urge", "call", "write", "tweet", "admit", "acknowledge", "confirm", "stress", "reiterate", "believe", "think", "vow", "promise", "accuse", "criticize", "condemn", "describe", "suggest", "report", "respond", "reply", "quote", "conclude", "recall", "remark", "comment", "predict", "emphasize", "complain", "hope", "expect", "point", "caution", "pledge", "demand", "continue", "speak", "express":
		return true
	}
	return false
}

// noBody reports whether a word in a name shows that nobody bears it: a storm, a
// law, a prize, a disease.
func noBody(w string) bool {
	switch w {
	case "storm", "hurricane", "typhoon", "cyclone", "earthquake", "flood", "floods", "act", "bill", "treaty", "agreement", "accord", "accords", "protocol", "convention", "award", "awards", "prize", "cup",
		"championship", "championships", "olympics", "games", "covid", "covid-19", "virus", "ebola", "war", "day", "plan", "initiative", "operation", "amendment", "constitution", "declaration", "deal", "resolution",
		"boeing-", "flight", "airport", "bridge", "station", "stadium", "volcano", "prison", "crisis", "revolution", "massacre", "doctrine", "project", "program", "programme", "festival", "summit", "conference", "report", "index", "law", "pipeline", "plant", "month", "week", "year", "century", "anniversary", "charter", "pact", "memorandum", "dialogue":
		return true
	}
	return false
}

// unlisted makes the entity of an organisation that no table has.
func (f *finder) unlisted(si int, n *name) {
	s := &f.doc.Sentences[si]
	if t := &s.Tokens[n.head]; t.Rel() == "amod" && n.first == n.last {
		return
	}
	if t := &s.Tokens[n.head]; t.Rel() == "compound" || t.Deprel == "nmod:poss" {
		if c := f.townCountry(si, n, 100_000); c != "" {
			n.place, n.country = true, c // "Toronto mayor"
			return
		}
	}
	if t := &s.Tokens[n.head]; t.Rel() == "compound" && t.Head >= 0 && int(t.Head) > n.last && noun(&s.Tokens[t.Head]) {
		// "the Enhanced Cooperation Agreement" names no body.
		if _, r := f.lookup(si, int(t.Head)); r == nil {
			return
		}
	}
	for i := n.first; i <= n.last; i++ {
		if noBody(lower(s.Tokens[i].Form)) {
			return
		}
	}
	text := f.doc.Words(s, n.first, n.last)
	key := "org:" + lower(text)
	if i, ok := f.keys[key]; ok {
		n.entity = i
		return
	}
	// An abbreviation of a name that was met before.
	if n.first == n.last && allCaps(text) {
		if i, ok := f.keys["abbr:"+text]; ok {
			n.entity = i
			return
		}
	}
	e := entity{kind: chancery.Group, name: text, country: n.country, reason: "name of an organisation that is not listed", last: -1}
	if g := n.inner; g != nil {
		e.kind, e.org, e.code, e.country, e.sectors = chancery.Organ, g.Org, g.Plover, g.Country, g.Sectors
		e.reason = "name that begins with that of a listed organisation"
		if len(g.Codes) > 0 {
			var agents []string
			for i := n.first; i <= n.last; i++ {
				if a := f.gaz.Agent(lower(s.Tokens[i].Form)); a != "" {
					agents = append(agents, a)
				}
			}
			e.code = gazetteer.Compose(g.Code(f.day), agents...)
			e.org = e.code
			e.reason = "name that begins with one of the user's dictionary"
		}
	}
	for i := n.first; i <= n.last && n.inner == nil; i++ {
		switch lower(s.Tokens[i].Form) {
		case "party":
			e.kind, e.sectors = chancery.Party, []string{"PTY"}
		case "bank", "inc", "inc.", "corp", "corp.", "ltd", "co.", "company", "airlines", "airways", "energy", "motors", "industries", "oil", "petroleum":
			e.kind, e.sectors = chancery.Company, []string{"BUS"}
		case "news", "times", "post", "tribune", "herald", "press", "radio", "tv", "television", "daily", "newspaper", "gazette", "broadcasting":
			e.kind, e.sectors = chancery.Outlet, []string{"JRN"}
		case "liberation", "front", "brigade", "brigades", "jihad", "mujahideen", "militia":
			e.kind, e.sectors = chancery.ArmedGroup, []string{"REB"}
		case "university", "college", "institute", "school":
			e.sectors = []string{"EDU"}
		case "department", "ministry", "bureau", "agency", "administration", "commission", "office", "directorate", "secretariat", "authority", "council", "service":
			e.kind, e.sectors = chancery.Organ, []string{"GOV"}
		case "court", "tribunal", "prosecutor":
			e.kind, e.sectors = chancery.Organ, []string{"JUD"}
		case "parliament", "assembly", "senate", "legislature", "commons", "lords", "congress", "duma", "bundestag", "knesset", "diet":
			e.kind, e.sectors = chancery.Organ, []string{"LEG"}
		case "army", "navy", "force", "forces", "command", "corps", "guard", "battalion", "military":
			if e.country != "" {
				e.kind, e.sectors = chancery.Organ, []string{"MIL"}
			}
		case "police":
			e.kind, e.sectors = chancery.Organ, []string{"COP"}
		}
	}
	n.entity = f.newEntity(key, e)
	if n.last > n.first {
		abbr := make([]byte, 0, 8)
		for i := n.first; i <= n.last; i++ {
			if c := s.Tokens[i].Form[0]; c >= 'A' && c <= 'Z' {
				abbr = append(abbr, c)
			}
		}
		if len(abbr) > 1 {
			f.keys["abbr:"+string(abbr)] = n.entity
		}
	}
}
