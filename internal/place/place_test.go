package place

import (
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/gazetteer"
	"chancery/lang"
	"chancery/lang/en"
)

// line writes a mention as the tables do: text, place, kind and country; "*" marks
// a place in another name.
func line(text string, f *Finding, m *Mention) string {
	p := f.Place(m.Place)
	s := fmt.Sprintf("%s = %s %s %s", text[m.Start:m.End], p.Name, p.Kind, p.Country)
	if m.InName {
		s = "*" + s
	}
	return strings.TrimSpace(s)
}

func find(text string) (Finding, lang.Document) {
	doc := en.Annotate(text)
	return Find(&doc, gazetteer.Default(), "2024-12-06"), doc
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"capitals and states", "The delegations of Rwanda and Burundi met in Luanda.", []string{"Rwanda = Rwanda country RWA", "Burundi = Burundi country BDI", "Luanda = Luanda capital AGO"}},
		{"old names", "Officials in Kiev and Peking disagreed.", []string{"Kiev = Kyiv capital UKR", "Peking = Beijing capital CHN"}},
		{"diacritics", "The court sits in Bogotá, not in Medellin.", []string{"Bogotá = Bogota capital COL", "Medellin = Medellín city COL"}},
		{"town and country behind it", "They met in Paris, Texas, and then in Paris, France.", []string{"Paris = Paris city USA", "Texas = Texas region USA", "Paris = Paris capital FRA", "France = France country FRA"}},
		{"town of a country in the text", "Sudan closed the port. A drone struck Tripoli in Libya.", []string{"Sudan = Sudan country SDN", "Tripoli = Tripoli capital LBY", "Libya = Libya country LBY"}},
		{"sea and strait", "A tanker was hit in the Red Sea near the Strait of Hormuz.", []string{"Red Sea = Red Sea sea", "Strait of Hormuz = Strait of Hormuz sea"}},
		{"province", "Fires spread in Queensland and British Columbia.", []string{"Queensland = Queensland region AUS", "British Columbia = British Columbia region CAN"}},

		{"treaty", "The Treaty of Lisbon entered into force.", []string{"*Lisbon = Lisbon capital PRT"}},
		{"agreement", "The Paris Agreement binds them.", []string{"*Paris = Paris capital FRA"}},
		{"newspaper", "The Tehran Times printed the text.", nil},
		{"bank", "The Bank of England raised its rate.", []string{"*England = England region GBR"}},
		{"person", "Michael Jordan travelled to Jordan.", []string{"*Jordan = Jordan country JOR", "Jordan = Jordan country JOR"}},
		{"office of a place", "The President of France spoke in Brussels.", []string{"France = France country FRA", "Brussels = Brussels capital BEL"}},
		{"capital as modifier", "The Minsk agreements failed.", []string{"Minsk = Minsk capital BLR"}},

		{"Georgia the state", "Talks between Georgia and Russia opened in Geneva. Tbilisi wants guarantees.", []string{"Georgia = Georgia country GEO", "Russia = Russia country RUS", "Geneva = Geneva city CHE", "Tbilisi = Tbilisi capital GEO"}},
		{"Georgia of the Union", "Protesters marched in Atlanta, Georgia.", []string{"Atlanta = Atlanta city USA", "Georgia = Georgia region USA"}},
		{"Chad", "Troops from Chad crossed into Niger.", []string{"Chad = Chad country TCD", "Niger = Niger country NER"}},
		{"Guineas", "Guinea, Guinea-Bissau and Equatorial Guinea signed.", []string{"Guinea = Guinea country GIN", "Guinea-Bissau = Guinea-Bissau country GNB", "Equatorial Guinea = Equatorial Guinea country GNQ"}},
		{"Koreas", "North Korea and South Korea exchanged fire.", []string{"North Korea = North Korea country PRK", "South Korea = South Korea country KOR"}},
		{"Northern Ireland", "The border between Ireland and Northern Ireland stays open.", []string{"Ireland = Ireland country IRL", "Northern Ireland = Northern Ireland region GBR"}},
		{"Taiwan", "Ships sailed through the Taiwan Strait toward Taiwan.", []string{"Taiwan Strait = Taiwan Strait sea", "Taiwan = Taiwan country TWN"}},

		{"region before a state", "Trade with Asia, China above all, grew.", []string{"Asia = Asia region", "China = China country CHN"}},
		{"second part of a name", "The province of Kwazulu-Natal voted.", []string{"The province = KwaZulu-Natal region ZAF", "Kwazulu-Natal = KwaZulu-Natal region ZAF"}},
		{"one name for one town", "He lived in Juarez. They met in Ciudad Juárez.", []string{"Juarez = Ciudad Juarez city MEX", "Ciudad Juárez = Ciudad Juarez city MEX"}},
		{"abbreviation", "The UN envoy met the UN chief.", nil},
		{"famous before near", "The U.S. said that U.S. and U.S. allies met in Geneva.", []string{"U.S. = United States country USA", "U.S. = United States country USA", "U.S. = United States country USA", "Geneva = Geneva city CHE"}},
		{"the city", "Shells hit Kharkiv at dawn. Power failed across the city.", []string{"Kharkiv = Kharkiv city UKR", "the city = Kharkiv city UKR"}},
		{"the city as a modifier", "Shells hit Kharkiv. The city council met.", []string{"Kharkiv = Kharkiv city UKR"}},
		{"another city", "Shells hit Kharkiv. Another city and the northern city of Sumy were spared.", []string{"Kharkiv = Kharkiv city UKR", "city = Sumy city UKR", "Sumy = Sumy city UKR"}},
		{"the capital", "Envoys left Sanaa and Aden. The capital is calm.", []string{"Sanaa = Sanaa capital YEM", "Aden = Aden city YEM", "The capital = Sanaa capital YEM"}},
		{"there", "They flew to Doha. Talks began there on Monday.", []string{"Doha = Doha capital QAT", "there = Doha capital QAT"}},
		{"there is", "They flew to Doha. There is no deal.", []string{"Doha = Doha capital QAT"}},
		{"words that are towns", "In March the Police said that God and the Republic prevailed.", nil},
		{"none", "Nobody signed anything.", nil},
		{"empty", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := find(c.text)
			var got []string
			for i := range f.Mentions {
				got = append(got, line(c.text, &f, &f.Mentions[i]))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%q\nfound:\n%s\nwant:\n%s", c.text, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestCoordinates(t *testing.T) {
	f, _ := find("The envoys of Iran met in Minsk.")
	for _, p := range f.Places {
		switch p.Name {
		case "Iran":
			if p.Lat < 35 || p.Lat > 36 || p.Lon < 51 || p.Lon > 52 {
				t.Errorf("Iran lies at %g, %g; want the point of its capital", p.Lat, p.Lon)
			}
		case "Minsk":
			if p.GeoNames != 625144 || p.Lat != 53.9 || len(p.Mentions) != 1 || p.Mentions[0].Text != "Minsk" {
				t.Errorf("Minsk: %+v", p)
			}
		}
	}
	if len(f.Places) != 2 {
		t.Errorf("places: %+v", f.Places)
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, place, date, span string }{
		{"KIGALI, Dec 5 (Agency) - The talks began.", "Kigali", "2024-12-05", "KIGALI, Dec 5 (Agency) -"},
		{"BEIJING -- The talks began.", "Beijing", "", "BEIJING --"},
		{"Headline of the day\n\nBy A. Writer\n\nISLAMABAD (AP) — The talks began.", "Islamabad", "", "ISLAMABAD (AP) —"},
		{"GENEVA, Switzerland, 30 November 2024 (AFP) - The talks began.", "Geneva", "2024-11-30", "GENEVA, Switzerland, 30 November 2024 (AFP) -"},
		{"Nairobi – The talks began.", "Nairobi", "", "Nairobi –"},
		{"UNDISCLOSED, Dec 1 (Agency) - The talks began.", "", "2024-12-01", "UNDISCLOSED, Dec 1 (Agency) -"},
		{"The talks - the third this year - began in Kigali.", "-", "", ""},
		{"Minister Smith - a hawk - resigned.", "-", "", ""},
		{"The talks began.", "-", "", ""},
	} {
		f, _ := find(c.text)
		if c.place == "-" {
			if f.Dateline != nil {
				t.Errorf("%q: dateline %+v, want none", c.text, f.Dateline)
			}
			continue
		}
		if f.Dateline == nil {
			t.Errorf("%q: no dateline", c.text)
			continue
		}
		name := ""
		if p := f.Place(f.Dateline.Place); p != nil {
			name = p.Name
		}
		if name != c.place || f.Dateline.Date != chancery.Date(c.date) || f.Dateline.Span.Text != c.span {
			t.Errorf("%q: %s %+v", c.text, name, f.Dateline)
		}
	}
}

func TestWhere(t *testing.T) {
	for text, want := range map[string]string{
		"The ministers met in Geneva on Monday.":                    "Geneva",
		"The president arrived at the airport in Kigali.":           "Kigali",
		"Iran and Belarus signed the accord in Tehran.":             "Tehran",
		"The ministers met to discuss the Treaty of Lisbon.":        "",
		"Russia accused Ukraine of shelling the town.":              "",
		"Soldiers clashed near Goma, Congo, with rebels on Friday.": "Goma",
	} {
		f, doc := find(text)
		got := ""
		if m := f.Where(&doc, 0, doc.Sentences[0].Root()); m != nil {
			got = text[m.Start:m.End]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestStanding(t *testing.T) {
	for text, want := range map[string]string{
		"Israel and Egypt agreed on a truce in Gaza.":                "Gaza",
		"Envoys of Iran and Belarus met in Paris, France.":           "Paris France",
		"Moscow said that Washington had imposed sanctions on Cuba.": "",
		"The minister flew to Beijing and Tokyo.":                    "Beijing Tokyo",
	} {
		f, _ := find(text)
		var got []string
		for _, p := range f.Standing(nil) {
			got = append(got, p.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	f, _ := find("Moscow thanked Cuba.")
	if got := f.Standing(map[chancery.PlaceID]bool{"p2": true}); len(got) != 1 || got[0].Name != "Cuba" {
		t.Errorf("a place that is used: %+v", got)
	}
}

func TestReadAreas(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"header":  {"a\n", "x.tsv:1: header"},
		"columns": {"names\tlat\tlon\nSea\t1\n", "x.tsv:2: 2 cells, not 3"},
		"point":   {"names\tlat\tlon\nSea\t99\t0\n", "x.tsv:2: no point on earth"},
		"empty":   {"", "x.tsv:1: no header row"},
	} {
		table := &areaTable{first: map[string][]areaName{}}
		if err := table.read(strings.NewReader(c.table), "x.tsv", "names\tlat\tlon"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s…", name, err, c.want)
		}
	}
	const columns = "name\tcountry\tid\tlat\tlon"
	for row, fails := range map[string]bool{"Alabama\tUSA\t4829764\t32\t-86": false, "Alabama\tUSA\t\t32\t-86": false, "Alabama\tUSA\tx1\t32\t-86": true, "Alabama\tUS\t1\t32\t-86": true} {
		table := &areaTable{first: map[string][]areaName{}}
		if err := table.read(strings.NewReader(columns+"\n"+row+"\n"), "x.tsv", columns); (err != nil) != fails || fails && !strings.HasPrefix(err.Error(), "x.tsv:2: ") {
			t.Errorf("%s: %v", row, err)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{"KIGALI, Dec 5 (Agency) - Paris, Texas, of Georgia", "Bab el-Mandeb Bab el Bab", "Treaty of of Lisbon, , Iran", "’s-Gravenhage Ürümqi \xff Kyiv", "New York New York City, New"} {
		f.Add(seed)
	}
	gaz := gazetteer.Default()
	f.Fuzz(func(t *testing.T, text string) {
		doc := lang.Document{Text: text}
		s := lang.Sentence{Span: lang.Span{Start: 0, End: len(text)}}
		for at := 0; at < len(text); {
			end := strings.IndexAny(text[at:]+" ", " ,.\n") + at
			if end == at {
				end++
			}
			if text[at] != ' ' && text[at] != '\n' {
				s.Tokens = append(s.Tokens, lang.Token{Span: lang.Span{Start: at, End: end}, Form: text[at:end], UPOS: "PROPN", Head: -1, First: -1, Next: -1})
			}
			at = end
		}
		doc.Sentences = []lang.Sentence{s}
		found := Find(&doc, gaz, "2024-12-06")
		end := 0
		for i := range found.Mentions {
			m := &found.Mentions[i]
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.First > m.Last || m.Last >= len(s.Tokens) {
				t.Fatalf("mention %+v after %d of %d bytes", m, end, len(text))
			}
			end = m.End
			if found.Place(m.Place) == nil {
				t.Fatalf("mention of place %s, which is not there", m.Place)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The foreign ministers of Rwanda and the Democratic Republic of Congo met in Luanda on Tuesday. Officials in Kinshasa said that fighting near Goma went on, and that ships in the Gulf of Aden were safe. ", 10)
	doc := en.Annotate(text)
	gaz := gazetteer.Default()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(&doc, gaz, "2024-12-06")
	}
}
