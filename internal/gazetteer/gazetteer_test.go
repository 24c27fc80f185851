package gazetteer

import (
	"io"
	"slices"
	"strings"
	"testing"

	"chancery"
	"chancery/lang"
)

// show writes readings as "kind country org use", sorted.
func show(ms []Match) string {
	var out []string
	for _, m := range ms {
		out = append(out, strings.Join(strings.Fields(m.Kind.String()+" "+m.Country+" "+m.Org+" "+m.Use.String()), " "))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestLookup(t *testing.T) {
	g := Default()
	for _, tt := range []struct{ name, want string }{
		{"Belarus", "state BLR adjective; state BLR name"},
		{"Belarusian", "state BLR adjective"},
		{"Britons", "state GBR citizens"},
		{"Tehran", "state IRN capital"},
		{"the Kremlin", ""},
		{"Kremlin", "state RUS seat"},
		{"Zaire", "state COD former"},
		{"U.S.", "state USA adjective; state USA short"},
		{"us", ""},
		{"WHO", "igo WHO short"},
		{"Who", ""},
		{"Hezbollah", "armed_group LBN HEZB name"},
		{"Knesset", "organ ISR name"},
		{"Lukashenko", "person BLR surname"},
		{"Andrés Manuel López Obrador", "person MEX name"},
		{"Lopez Obrador", "person MEX surname"},
		{"Ali Khamenei", "person IRN name"},
		{"TASS", "outlet RUS TASS name; outlet RUS TASS short"},
		{"Human Rights Watch", "ngo HRW name"},
		{"Kosovo", "state XKX adjective; state XKX name"},
		{"Taiwan", "state TWN adjective; state TWN name"},
		{"Korea", "state KOR name; state PRK name"},
		{"Congo", "state COD name; state COG name"},
		{"Guinea", "state GIN name"},
		{"Chad", "state TCD name"},
		{"Jordan", "state JOR name"},
		{"Crimea", "region UKR name"},
		{"Tigrayan", "region ETH adjective"},
		{"Kashmir", "region IND name"},
		{"Gibberish", ""},
		{"", ""},
	} {
		if got := show(g.Lookup(tt.name)); got != tt.want {
			t.Errorf("Lookup(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func tokens(text string) []lang.Token {
	var out []lang.Token
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] != ' ' {
			j++
		}
		out = append(out, lang.Token{Span: lang.Span{Start: i, End: j}, Form: text[i:j]})
		i = j
	}
	return out
}

func TestLongest(t *testing.T) {
	g := Default()
	for _, tt := range []struct {
		text string
		at   int
		last int
		want string
	}{
		{"South Korea protested", 0, 1, "state KOR name"},
		{"the Democratic Republic of the Congo said", 1, 5, "state COD name"},
		{"New York Times reporters", 0, 2, "outlet USA NYT name"},
		{"said al-Qaida fighters", 1, 1, "armed_group ALQ name"},
		{"He told us that", 2, -1, ""},
		{"TROOPS TOLD US THEY WILL STAY", 2, -1, ""},
		{"RUSSIA HAILS PACT", 0, 0, "state RUS name"},
		{"Bin Laden's men", 0, -1, ""},
	} {
		last, ms := g.Longest(tt.text, tokens(tt.text), tt.at)
		if last != tt.last || show(ms) != tt.want {
			t.Errorf("Longest(%q, %d) = %d, %q, want %d, %q", tt.text, tt.at, last, show(ms), tt.last, tt.want)
		}
	}
}

func TestStatesAreWhole(t *testing.T) {
	g := Default()
	n := 0
	for code, e := range g.states {
		if e.Name == "" || e.Country != code {
			t.Errorf("%s: name %q, country %q", code, e.Name, e.Country)
		}
		if e.Of != "" && g.states[e.Of] == nil {
			t.Errorf("%s belongs to %q, which is no state", code, e.Of)
		}
		if e.Kind == State {
			n++
		}
	}
	if n < 195 {
		t.Errorf("%d states, want at least 195", n)
	}
	if len(g.Members("NATO")) != 32-4 && len(g.Members("NATO")) < 28 {
		t.Errorf("NATO has %d members", len(g.Members("NATO")))
	}
	if slices.Contains(g.Members("EU"), "GBR") {
		t.Error("Britain is listed as a member of the EU")
	}
}

func TestTablesAreSorted(t *testing.T) {
	for _, tb := range tables() {
		b, err := files.ReadFile("data/" + tb.name)
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		head, licence := false, false
		for _, l := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
			switch {
			case strings.HasPrefix(l, "#"):
				licence = licence || strings.Contains(l, "Licence:")
			case !head:
				head = true
			default:
				keys = append(keys, l)
			}
		}
		if !licence {
			t.Errorf("%s names no licence", tb.name)
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted", tb.name)
		}
	}
}

func TestTableErrors(t *testing.T) {
	for _, tt := range []struct {
		name, in, want string
	}{
		{"column", "name\tcode\n", `own.tsv:1: no column "kind"`},
		{"kind", "name\tcode\tkind\tcountry\tnames\nX\tX\tclub\t\t\n", `own.tsv:2: unknown kind "club"`},
		{"country", "name\tcode\tkind\tcountry\tnames\nX\tX\tigo\tFr\t\n", `own.tsv:2: no state "Fr": want its ISO 3166-1 alpha-3 code`},
		{"no such country", "name\tcode\tkind\tcountry\tnames\nX\tX\tigo\tFRN\t\n", `own.tsv:2: no state "FRN": want its ISO 3166-1 alpha-3 code`},
		{"state without a country", "name\tcode\tkind\tcountry\tnames\nX\tX\tstate\t\t\n", `own.tsv:2: a state needs its ISO 3166-1 alpha-3 code, not ""`},
		{"empty", "# nothing\n", "own.tsv:1: no header row"},
		{"cells", "name\tcode\tkind\tcountry\tnames\nX\tX\tigo\t\t\tz\n", "own.tsv:2: 6 cells, the header has 5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Default().WithEntities("own.tsv", strings.NewReader(tt.in))
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// TestCountries holds that the built-in tables name no country that is none.
func TestCountries(t *testing.T) {
	for _, tt := range []struct {
		load func(*Gazetteer, string, io.Reader) error
		in   string
	}{
		{(*Gazetteer).loadOutlets, "name\tcountry\townership\tnames\nThe Courier\tXQQ\tprivate\t\n"},
		{(*Gazetteer).loadOutlets, "name\tcountry\townership\tnames\nThe Courier\t\tprivate\t\n"},
		{(*Gazetteer).loadRegions, "name\tcountry\tnames\tadjectives\nThe Hills\tFRA,XQQ\t\t\n"},
		{(*Gazetteer).loadPersons, "name\tcountry\torg\toffice\tfrom\tto\nAda BELL\tFRA\t\tpresident\t\t\nAda BELL\tXQQ\t\tpresident\t\t\n"},
	} {
		g := Default().clone()
		g.people = map[string]*Entry{}
		g.sounds = map[string]*Entry{}
		if err := tt.load(g, "x.tsv", strings.NewReader(tt.in)); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:") || !strings.Contains(err.Error(), "XQQ") && !strings.Contains(err.Error(), "no country") {
			t.Errorf("%q: %v", tt.in, err)
		}
	}
}

func TestWithEntities(t *testing.T) {
	g, err := Default().WithEntities("own.tsv", strings.NewReader("name\tcode\tkind\tcountry\tnames\nRiver League\tRIV\tigo\t\tRL|Georgia\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(g.Lookup("River League")); got != "igo RIV name" {
		t.Errorf("own name: %q", got)
	}
	if got := g.Lookup("Georgia"); len(got) < 2 || got[0].Org != "RIV" {
		t.Errorf("an own name does not come first: %q", show(got))
	}
	if show(Default().Lookup("River League")) != "" {
		t.Error("the built-in gazetteer was changed")
	}
}

const actorsDictionary = `<!-- actors of a
made-up land -->
ARNOR_ [ARN]
+NORTHERN_REALM  # synonym
BILBO [HOB]   # default
	[HOBGOV 19950601 - 19990815]
	[HOBELI 950801-950831]
	[HOBREB > 990816]
RHUN
	[RHO <790606]
	[ZBW]
LAST_ONE [LST]
`

func TestActors(t *testing.T) {
	g, err := Default().WithActors("a.txt", strings.NewReader(actorsDictionary))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		day  chancery.Date
		want string
	}{
		{"Arnor", "2001-01-01", "ARN"},
		{"Northern Realm", "", "ARN"},
		{"Bilbo", "1990-01-01", "HOB"},
		{"Bilbo", "", "HOB"},
		{"Bilbo", "1995-06-01", "HOBGOV"},
		{"Bilbo", "1999-08-15", "HOBGOV"},
		{"Bilbo", "1995-08-10", "HOBELI"}, // the shorter range
		{"Bilbo", "2020-02-02", "HOBREB"},
		{"Rhun", "1979-06-06", "RHO"},
		{"Rhun", "1979-06-07", "ZBW"},
		{"Last One", "2001-01-01", "LST"},
	} {
		ms := g.Lookup(tt.name)
		if len(ms) != 1 {
			t.Errorf("%s: %d readings", tt.name, len(ms))
			continue
		}
		if got := ms[0].Code(tt.day); got != tt.want {
			t.Errorf("%s on %q = %q, want %q", tt.name, tt.day, got, tt.want)
		}
	}
	if _, err := Default().WithActors("a.txt", strings.NewReader("BILBO [HOB 9506-97]\n")); err == nil || !strings.HasPrefix(err.Error(), "a.txt:1: ") {
		t.Errorf("bad date: %v", err)
	}
}

const agentsDictionary = `!PERSON! = MAN, MEN
CONGRESS!PERSON! [~LEG]
AMBASSADOR [~GOV] # comment
DEPUTY [~GOV]
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]
TROOPS {} [~MIL]
AID_AGENCY {} [NGO~]
`

func TestAgents(t *testing.T) {
	g, err := Default().WithAgents("b.txt", strings.NewReader(agentsDictionary))
	if err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]string{
		"congressmen": "~LEG", "ambassador": "~GOV", "ambassadors": "~GOV", "deputies": "~GOV",
		"attorneys general": "~JUD", "attorney generals": "", "troops": "~MIL", "troopss": "", "aid agency": "NGO~",
	} {
		if got := g.Agent(phrase); got != want {
			t.Errorf("Agent(%q) = %q, want %q", phrase, got, want)
		}
	}
	for _, tt := range []struct {
		actor  string
		agents []string
		want   string
	}{
		{"ARN", []string{"~GOV"}, "ARNGOV"},
		{"ARNGOV", []string{"~GOV"}, "ARNGOV"},
		{"", []string{"~GOV"}, "---GOV"},
		{"ARN", []string{"NGO~"}, "NGOARN"},
		{"ARN", []string{"~PPL", "~LEG"}, "ARNLEG"},
	} {
		if got := Compose(tt.actor, tt.agents...); got != tt.want {
			t.Errorf("Compose(%q, %q) = %q, want %q", tt.actor, tt.agents, got, tt.want)
		}
	}
}

func FuzzDictionaries(f *testing.F) {
	f.Add(actorsDictionary)
	f.Add(agentsDictionary)
	f.Add("A [B <19990101] [C 990101-000101]\n+D\n\t[E]\n<!-- x")
	f.Fuzz(func(t *testing.T, text string) {
		if g, err := Default().WithActors("a", strings.NewReader(text)); err == nil {
			for _, m := range g.Lookup("Arnor") {
				m.Code("2001-01-01")
			}
		} else if !strings.HasPrefix(err.Error(), "a:") && !strings.HasPrefix(err.Error(), "read a:") {
			t.Errorf("error without its place: %v", err)
		}
		if _, err := Default().WithAgents("b", strings.NewReader(text)); err != nil && !strings.HasPrefix(err.Error(), "b:") && !strings.HasPrefix(err.Error(), "read b:") {
			t.Errorf("error without its place: %v", err)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("Côte d’Ivoire")
	f.Add("Владимир")
	f.Fuzz(func(t *testing.T, s string) {
		once := fold(s)
		if twice := fold(once); twice != once {
			t.Errorf("fold(%q) = %q, fold of that %q", s, once, twice)
		}
	})
}

func BenchmarkLongest(b *testing.B) {
	g := Default()
	text := "The foreign ministry in Tehran said on Monday that the European Union and the United States had agreed to meet Iranian officials in Vienna"
	toks := tokens(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range toks {
			g.Longest(text, toks, i)
		}
	}
}
