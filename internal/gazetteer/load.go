package gazetteer

import (
	"embed"
	"io"
	"strconv"
	"strings"
	"sync"

	"chancery"
)

//go:generate go run ./gen

//go:embed data/*.tsv
var files embed.FS

// Default returns the built-in gazetteer. It is loaded once.
func Default() *Gazetteer { return builtin() }

var builtin = sync.OnceValue(func() *Gazetteer {
	g, err := open()
	if err != nil {
		panic("gazetteer: built-in tables: " + err.Error())
	}
	return g
})

// table is one of the built-in files and how it is read.
type table struct {
	name string
	load func(*Gazetteer, string, io.Reader) error
}

func tables() []table {
	return []table{
		{"states.tsv", (*Gazetteer).loadStates},
		{"names.tsv", (*Gazetteer).loadNames},
		{"organisations.tsv", (*Gazetteer).loadEntities},
		{"armed_groups.tsv", (*Gazetteer).loadEntities},
		{"parties.tsv", (*Gazetteer).loadEntities},
		{"companies.tsv", (*Gazetteer).loadEntities},
		{"organs.tsv", (*Gazetteer).loadEntities},
		{"outlets.tsv", (*Gazetteer).loadOutlets},
		{"regions.tsv", (*Gazetteer).loadRegions},
		{"divisions.tsv", (*Gazetteer).loadRegions},
		{"persons.tsv", (*Gazetteer).loadPersons},
		{"officeholders.tsv", (*Gazetteer).loadPersons},
		{"members.tsv", (*Gazetteer).loadMembers},
		{"members_more.tsv", (*Gazetteer).loadMembers},
		{"areas.tsv", (*Gazetteer).loadAreas},
		{"words.tsv", (*Gazetteer).loadWords},
		{"firstnames.tsv", (*Gazetteer).loadFirstNames},
		{"surnames.tsv", (*Gazetteer).loadSurnames},
	}
}

func empty() *Gazetteer {
	return &Gazetteer{
		names:   make(map[string][]named, 16384),
		longest: make(map[string]int, 8192),
		states:  make(map[string]*Entry, 256),
		orgs:    make(map[string]*Entry, 512),
		people:  make(map[string]*Entry, 1024),
		members: make(map[string][]string, 128),
		areas:   make(map[string][]string, 64),
		sounds:  make(map[string]*Entry, 1024),
		words:   make(map[string][]Word, 2048),
		given:   make(map[string]byte, 1024),
		shared:  make(map[string]bool, 512),
	}
}

func open() (*Gazetteer, error) {
	g := empty()
	for _, t := range tables() {
		f, err := files.Open("data/" + t.name)
		if err != nil {
			return nil, err
		}
		err = t.load(g, t.name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return g, nil
}

func (g *Gazetteer) loadStates(file string, in io.Reader) error {
	return eachRow(file, in, []string{"iso3", "names", "kind"}, func(r *row) error {
		e := &Entry{ISO2: r.get("iso2"), Of: r.get("of"), Country: r.get("iso3"), Kind: State}
		switch r.get("kind") {
		case "state":
		case "territory":
			e.Kind = Territory
		default:
			return r.errorf("kind %q is neither state nor territory", r.get("kind"))
		}
		if !isISO3(e.Country) {
			return r.errorf("%q is not an ISO 3166-1 alpha-3 code", e.Country)
		}
		if g.states[e.Country] != nil {
			return r.errorf("%s stands twice", e.Country)
		}
		if cow := r.get("cow"); cow != "" {
			n, err := strconv.Atoi(cow)
			if err != nil {
				return r.errorf("COW number %q: %v", cow, err)
			}
			e.COW = n
		}
		names := r.list("names")
		if len(names) == 0 {
			return r.errorf("%s has no name", e.Country)
		}
		e.Name = names[0]
		g.states[e.Country] = e
		for _, n := range names {
			g.add(n, e, Name)
		}
		for _, n := range r.list("short") {
			g.add(n, e, Short)
		}
		for i, n := range r.list("capital") {
			if i == 0 {
				e.Capital = n
			}
			g.add(n, e, Capital)
		}
		adjectives := r.list("adjective")
		for _, n := range adjectives {
			g.add(n, e, Adjective)
		}
		if people := r.list("people"); people != nil {
			for _, p := range people {
				one, many, ok := strings.Cut(p, "/")
				if !ok {
					return r.errorf("people %q is not singular/plural", p)
				}
				if one != "" {
					g.add(one, e, Citizen)
					g.add(many, e, Citizens)
				}
			}
			return nil
		}
		for _, a := range adjectives {
			if strings.HasSuffix(a, ".") || a == strings.ToUpper(a) {
				continue
			}
			g.add(a, e, Citizen)
			if strings.HasSuffix(a, "ese") || strings.HasSuffix(a, "ish") || strings.HasSuffix(a, "s") {
				g.add(a, e, Citizens)
			} else {
				g.add(a+"s", e, Citizens)
			}
		}
		return nil
	})
}

// checkCountry returns an error for a country that is none; "" is none to check.
func (g *Gazetteer) checkCountry(r *row, country string) error {
	if country != "" && g.states[country] == nil {
		return r.errorf("no state %q: want its ISO 3166-1 alpha-3 code", country)
	}
	return nil
}

func isISO3(s string) bool {
	return len(s) == 3 && s == strings.ToUpper(s) && s[0] >= 'A' && s[0] <= 'Z'
}

func (g *Gazetteer) loadNames(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name", "iso3", "use"}, func(r *row) error {
		e := g.states[r.get("iso3")]
		if e == nil {
			return r.errorf("no state %q", r.get("iso3"))
		}
		u, ok := useOf(r.get("use"))
		if !ok {
			return r.errorf("unknown use %q", r.get("use"))
		}
		g.add(r.get("name"), e, u)
		return nil
	})
}

func useOf(s string) (Use, bool) {
	for i, n := range useNames {
		if n == s && n != "" {
			return Use(i), true
		}
	}
	return 0, false
}

func kindOf(s string) (Kind, bool) {
	for i, n := range kindNames {
		if n == s && n != "" {
			return Kind(i), true
		}
	}
	return 0, false
}

// entityColumns are those every table of organisations must have; a user's own
// table has the same ones.
var entityColumns = []string{"name", "code", "kind", "country", "names"}

func (g *Gazetteer) loadEntities(file string, in io.Reader) error {
	return eachRow(file, in, entityColumns, func(r *row) error {
		k, ok := kindOf(r.get("kind"))
		if !ok {
			return r.errorf("unknown kind %q", r.get("kind"))
		}
		e := &Entry{Name: r.get("name"), Kind: k, Country: r.get("country"), Org: r.get("code"),
			Plover: r.get("plover"), Note: r.get("note"), Wikidata: r.get("wikidata")}
		if err := g.checkCountry(r, e.Country); err != nil && k != State && k != Territory {
			return err
		}
		if s := r.get("sectors"); s != "" {
			e.Sectors = strings.Split(s, ",")
		}
		if e.Org != "" && g.orgs[e.Org] == nil {
			g.orgs[e.Org] = e
		}
		if e.Kind == State || e.Kind == Territory {
			if !isISO3(e.Country) {
				return r.errorf("a state needs its ISO 3166-1 alpha-3 code, not %q", e.Country)
			}
			e.Org = ""
			if old := g.states[e.Country]; old != nil {
				e = old
			} else {
				g.states[e.Country] = e
			}
		}
		g.addEntry(e, r.get("name"), r.list("names"))
		return nil
	})
}

// addEntry enters a name and its variants. A name that ends in a qualification
// in brackets ("Socialist Party (France)") is found without it.
func (g *Gazetteer) addEntry(e *Entry, name string, variants []string) {
	if i := strings.Index(name, " ("); i > 0 && strings.HasSuffix(name, ")") {
		e.Name = name[:i]
		g.add(name[:i], e, Name)
	} else {
		g.add(name, e, use(name))
	}
	for _, n := range variants {
		g.add(n, e, use(n))
	}
}

// use tells an abbreviation from a name.
func use(name string) Use {
	if isAbbreviation(name) {
		return Short
	}
	return Name
}

// ownership is what the outlets table may say of who owns an outlet.
const ownership = " state public private party exile foundation unknown "

func (g *Gazetteer) loadOutlets(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name", "country", "ownership", "names"}, func(r *row) error {
		own := r.get("ownership")
		if !strings.Contains(ownership, " "+own+" ") {
			return r.errorf("unknown ownership %q", own)
		}
		if r.get("country") == "" {
			return r.errorf("no country")
		}
		if err := g.checkCountry(r, r.get("country")); err != nil {
			return err
		}
		e := &Entry{Name: r.get("name"), Kind: Outlet, Country: r.get("country"), Org: r.get("code"),
			Sectors: []string{"JRN"}, Note: own}
		if n := r.get("note"); n != "" {
			e.Note += "; " + n
		}
		variants := r.list("names")
		// "The Sun" is a newspaper, "Sun" alone may be anything.
		for _, v := range variants {
			if v == "The "+e.Name && !strings.Contains(e.Name, " ") {
				for _, w := range variants {
					g.add(w, e, use(w))
				}
				return nil
			}
		}
		g.addEntry(e, e.Name, variants)
		return nil
	})
}

func (g *Gazetteer) loadRegions(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name", "country", "names", "adjectives"}, func(r *row) error {
		first, _, _ := strings.Cut(r.get("country"), ",")
		e := &Entry{Name: r.get("name"), Kind: Region, Country: first, Org: r.get("code"), Note: r.get("note")}
		if strings.Contains(r.get("country"), ",") {
			e.Note = strings.TrimPrefix(r.get("country")+"; "+e.Note, "; ")
		}
		for _, c := range strings.Split(r.get("country"), ",") {
			if err := g.checkCountry(r, strings.TrimSpace(c)); err != nil {
				return err
			}
		}
		if strings.Contains(e.Note, "sector PRE") {
			e.Sectors = []string{"PRE"}
		}
		g.add(e.Name, e, Name)
		for _, n := range r.list("names") {
			g.add(n, e, Name)
		}
		for _, n := range r.list("adjectives") {
			if strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "us") {
				g.add(n, e, Citizens)
			} else {
				g.add(n, e, Adjective)
			}
		}
		return nil
	})
}

func (g *Gazetteer) loadPersons(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name", "country", "org", "office", "from", "to"}, func(r *row) error {
		if err := g.checkCountry(r, r.get("country")); err != nil {
			return err
		}
		full, surname := personName(r.get("name"))
		key := fold(full)
		e := g.people[key]
		if e == nil {
			e = &Entry{Name: full, Kind: Person, Country: r.get("country"), Org: r.get("org"), Wikidata: r.get("wikidata")}
			g.people[key] = e
			g.add(full, e, Name)
			if k := skeleton(key); k != "" {
				if _, twice := g.sounds[k]; twice {
					g.sounds[k] = nil
				} else {
					g.sounds[k] = e
				}
			}
			if surname != "" && surname != full && !strings.Contains(fold(surname), " bin ") {
				g.add(surname, e, Surname)
				if given, _, ok := strings.Cut(full, " "); ok {
					if short := given + " " + surname; strings.HasSuffix(full, " "+surname) && short != full {
						g.add(short, e, Name)
					}
				}
			}
		}
		switch s := r.get("sex"); s {
		case "m", "f":
			e.Sex = s[0]
		case "":
		default:
			return r.errorf("sex %q is not m, f or empty", s)
		}
		if o := r.get("org"); o != "" && g.orgs[o] == nil {
			return r.errorf("no organisation %q", o)
		}
		sector := r.get("sector")
		if sector != "" && !has(e.Sectors, sector) {
			e.Sectors = append(e.Sectors, sector)
		}
		if e.Country == "" {
			e.Country = r.get("country")
		}
		e.Offices = append(e.Offices, Office{Title: r.get("office"), Country: r.get("country"), Org: r.get("org"),
			Sector: sector, From: chancery.Date(r.get("from")), To: chancery.Date(r.get("to"))})
		for _, n := range r.list("names") {
			if strings.Contains(n, " ") || isAbbreviation(n) {
				if k := skeleton(fold(n)); k != "" {
					if old, twice := g.sounds[k]; twice && old != e {
						g.sounds[k] = nil
					} else {
						g.sounds[k] = e
					}
				}
				g.add(n, e, Name)
			} else {
				g.add(n, e, Surname)
			}
		}
		return nil
	})
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// personName returns the name of a person whose surname the table writes in
// capitals, in ordinary letters, and the surname. "XI Jinping" is "Xi Jinping", "Xi".
func personName(s string) (full, surname string) {
	words := strings.Fields(s)
	var last []string
	for i, w := range words {
		if roman(w) || len(w) == 1 || strings.HasSuffix(w, ".") && len(w) == 2 || w != strings.ToUpper(w) || w == "JD" || w == "J.D." {
			continue
		}
		words[i] = capitalised(w, i == 0)
		last = append(last, words[i])
	}
	return strings.Join(words, " "), strings.Join(last, " ")
}

func roman(w string) bool {
	return strings.Trim(w, "IVX") == "" && w != "XI"
}

// capitalised turns "AL-ASSAD" into "al-Assad" and "MCCAIN" into "McCain".
func capitalised(w string, first bool) string {
	var b strings.Builder
	low := strings.ToLower(w)
	switch low {
	case "bin", "bint", "ibn", "von", "van", "der", "de", "dos", "da", "du", "del", "di", "la", "al", "el", "ul":
		if !first {
			return low
		}
	}
	if strings.HasPrefix(low, "al-") || strings.HasPrefix(low, "el-") || strings.HasPrefix(low, "ul-") {
		return low[:3] + capitalised(w[3:], true)
	}
	up := true
	for i, c := range low {
		if up {
			b.WriteString(strings.ToUpper(string(c)))
		} else {
			b.WriteRune(c)
		}
		up = c == '-' || c == '\'' && i == 1 || i == 1 && strings.HasPrefix(low, "mc") && len(low) > 4
	}
	return b.String()
}

func (g *Gazetteer) loadMembers(file string, in io.Reader) error {
	return eachRow(file, in, []string{"code", "members"}, func(r *row) error {
		if g.orgs[r.get("code")] == nil {
			return r.errorf("no organisation %q", r.get("code"))
		}
		for _, c := range r.list("members") {
			if g.states[c] == nil {
				return r.errorf("no state %q", c)
			}
		}
		g.members[r.get("code")] = r.list("members")
		return nil
	})
}

func (g *Gazetteer) loadFirstNames(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name", "sex"}, func(r *row) error {
		s := r.get("sex")
		if s != "m" && s != "f" {
			return r.errorf("sex %q is not m or f", s)
		}
		g.given[r.get("name")] = s[0]
		return nil
	})
}

func (g *Gazetteer) loadAreas(file string, in io.Reader) error {
	return eachRow(file, in, []string{"adjective", "members"}, func(r *row) error {
		for _, c := range r.list("members") {
			if g.states[c] == nil {
				return r.errorf("no state %q", c)
			}
		}
		g.areas[r.get("adjective")] = r.list("members")
		return nil
	})
}

func (g *Gazetteer) loadSurnames(file string, in io.Reader) error {
	return eachRow(file, in, []string{"name"}, func(r *row) error {
		g.shared[r.get("name")] = true
		return nil
	})
}
