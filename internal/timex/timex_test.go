package timex

import (
	"strings"
	"testing"

	"chancery"
	"chancery/lang"
	"chancery/lang/en"
)

// want is an expression as the tables write it.
type want struct {
	text, value string
	date        chancery.Date
}

func check(t *testing.T, text string, published chancery.Date, wants []want) {
	t.Helper()
	doc := en.Annotate(text)
	got := Find(&doc, published)
	for i, x := range got {
		if i >= len(wants) {
			t.Errorf("%q: %q %s is one too many", text, text[x.Start:x.End], x.Value)
			continue
		}
		if w := wants[i]; text[x.Start:x.End] != w.text || x.Value != w.value || x.EDTF != w.date {
			t.Errorf("%q: found %q %q %q, want %q %q %q", text, text[x.Start:x.End], x.Value, x.EDTF, w.text, w.value, w.date)
		}
	}
	if len(got) < len(wants) {
		t.Errorf("%q: found %d, want %d (%v)", text, len(got), len(wants), wants[len(got):])
	}
}

// 13 March 2024 is a Wednesday.
const wednesday = "2024-03-13"

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		published  chancery.Date
		want       []want
	}{
		{"weekday of the past", "The envoys met on Monday.", wednesday, []want{{"Monday", "2024-03-11", "2024-03-11"}}},
		{"weekday of the future", "The envoys will meet on Monday.", wednesday, []want{{"Monday", "2024-03-18", "2024-03-18"}}},
		{"weekday of a plan", "The envoys are expected to meet on Friday.", wednesday, []want{{"Friday", "2024-03-15", "2024-03-15"}}},
		{"weekday of a promise", "The minister agreed to visit the port on Saturday.", wednesday, []want{{"Saturday", "2024-03-16", "2024-03-16"}}},
		{"weekday of today", "The court ruled on Wednesday.", wednesday, []want{{"Wednesday", "2024-03-13", "2024-03-13"}}},
		{"put off", "The vote was postponed until Friday.", wednesday, []want{{"Friday", "2024-03-15", "2024-03-15"}}},
		{"extended", "The sanctions were extended until July 31.", wednesday, []want{{"July 31", "2024-07-31", "2024-07-31"}}},
		{"held until", "The office was held by Rossi until November.", wednesday, []want{{"November", "2023-11", "2023-11"}}},
		{"possessive weekday", "Friday's vote failed.", wednesday, []want{{"Friday", "2024-03-08", "2024-03-08"}}},
		{"last and next weekday", "He arrived last Tuesday and will leave next Tuesday.", wednesday, []want{{"last Tuesday", "2024-03-12", "2024-03-12"}, {"next Tuesday", "2024-03-19", "2024-03-19"}}},
		{"weekday of a week", "They signed on Thursday of last week.", wednesday, []want{{"Thursday of last week", "2024-03-07", "2024-03-07"}}},
		{"parts of the day", "Rockets fell on Tuesday night and again this morning.", wednesday, []want{{"Tuesday night", "2024-03-12TNI", "2024-03-12"}, {"this morning", "2024-03-13TMO", "2024-03-13"}}},
		{"last night", "The bridge was shelled last night.", wednesday, []want{{"last night", "2024-03-12TNI", "2024-03-12"}}},
		{"clock", "The truce began at 6:40 p.m. on Monday.", wednesday, []want{{"6:40 p.m. on Monday", "2024-03-11T18:40", "2024-03-11"}}},
		{"zone", "The polls will close at 18:00 GMT on Friday.", wednesday, []want{{"18:00 GMT on Friday", "2024-03-15T18:00Z", "2024-03-15"}}},

		{"last month over the year", "Trade fell last month.", "2024-01-15", []want{{"last month", "2023-12", "2023-12"}}},
		{"last week over the year", "They met last week.", "2024-01-03", []want{{"last week", "2023-W52", "2023-12-25/2023-12-31"}}},
		{"month of the past over the year", "The pact lapsed in November.", "2024-01-15", []want{{"November", "2023-11", "2023-11"}}},
		{"month of the future over the year", "The pact will lapse in February.", "2023-11-15", []want{{"February", "2024-02", "2024-02"}}},
		{"day of the past over the year", "He was arrested on December 28.", "2024-01-02", []want{{"December 28", "2023-12-28", "2023-12-28"}}},
		{"day of the future over the year", "The summit will open on January 9.", "2023-12-20", []want{{"January 9", "2024-01-09", "2024-01-09"}}},
		{"weekday over the year", "He died on Sunday.", "2024-01-02", []want{{"Sunday", "2023-12-31", "2023-12-31"}}},
		{"yesterday over the month", "They met yesterday.", "2024-03-01", []want{{"yesterday", "2024-02-29", "2024-02-29"}}},
		{"yesterday in a common year", "They met yesterday.", "2023-03-01", []want{{"yesterday", "2023-02-28", "2023-02-28"}}},
		{"leap day", "The law was passed on February 29.", "2025-01-10", []want{{"February 29", "2024-02-29", "2024-02-29"}}},
		{"a day that never was", "It is dated 30 February 2024.", wednesday, []want{{"February 2024", "2024-02", "2024-02"}}},

		{"full dates", "It ran from 5 May 1998 to June 2, 2001.", wednesday, []want{{"5 May 1998 to June 2, 2001", "1998-05-05/2001-06-02", "1998-05-05/2001-06-02"}}},
		{"figures", "The order is dated 2023-11-30.", wednesday, []want{{"2023-11-30", "2023-11-30", "2023-11-30"}}},
		{"years", "A plan for 2023-2026 was adopted.", wednesday, []want{{"2023-2026", "2023/2026", "2023/2026"}}},
		{"short second year", "The 2023-24 budget passed.", wednesday, []want{{"2023-24", "2023/2024", "2023/2024"}}},
		{"from year to year", "Exports doubled from 2009 to 2011.", wednesday, []want{{"2009 to 2011", "2009/2011", "2009/2011"}}},
		{"months share a year", "Between May and June 2021 the sides met twice.", wednesday, []want{{"May and June 2021", "2021-05/2021-06", "2021-05/2021-06"}}},
		{"days share a month", "The fair takes place on July 13-15, 2024.", wednesday, []want{{"July 13-15, 2024", "2024-07-13/2024-07-15", "2024-07-13/2024-07-15"}}},
		{"range over the year", "The drill will run from November 20 to January 11.", "2024-10-01", []want{{"November 20 to January 11", "2024-11-20/2025-01-11", "2024-11-20/2025-01-11"}}},

		{"early", "Talks failed in early 2024.", wednesday, []want{{"early 2024", "2024", "2024"}}},
		{"decade", "The rail link dates from the 1990s.", wednesday, []want{{"the 1990s", "199", "199X"}}},
		{"century", "The border was drawn in the 19th century.", wednesday, []want{{"the 19th century", "18", "18XX"}}},
		{"quarter", "Growth slowed in the first quarter.", "2024-05-02", []want{{"the first quarter", "2024-Q1", "2024-01/2024-03"}}},
		{"quarter of a year", "Growth slowed in the third quarter of 2022.", wednesday, []want{{"the third quarter of 2022", "2022-Q3", "2022-07/2022-09"}}},
		{"half", "Output fell in the second half of 2022.", wednesday, []want{{"the second half of 2022", "2022-H2", "2022-07/2022-12"}}},
		{"season", "The offensive began in the summer of 2022.", wednesday, []want{{"the summer of 2022", "2022-SU", "2022-22"}}},
		{"first months", "Trade rose in the first nine months of 2023.", wednesday, []want{{"the first nine months of 2023", "P9M", "2023-01/2023-09"}}},
		{"deadline", "Troops must leave by the end of the year.", wednesday, []want{{"the end of the year", "2024-12-31", "2024-12-31"}}},
		{"far past", "The temple was built in 508 BC.", wednesday, []want{{"508 BC", "BC0508", "-0507"}}},
		{"far future", "Emissions are to end by 2060.", wednesday, []want{{"2060", "2060", "2060"}}},
		{"circa", "The map was drawn circa 1818.", wednesday, []want{{"1818", "1818", "1818~"}}},
		{"named day", "The talks broke off on Christmas Eve.", "2024-01-10", []want{{"Christmas Eve", "2023-12-24", "2023-12-24"}}},

		{"two-day", "A two-day visit ended.", wednesday, []want{{"two-day", "P2D", ""}}},
		{"for days", "He was held for 180 days.", wednesday, []want{{"180 days", "P180D", ""}}},
		{"and a half", "The war lasted two and a half years.", wednesday, []want{{"two and a half years", "P2.5Y", ""}}},
		{"vague", "They fought for several years.", wednesday, []want{{"several years", "PXY", ""}}},
		{"within", "The sides will exchange envoys within two months.", wednesday, []want{{"two months", "P2M", "2024-03-13/2024-05-13"}}},
		{"within an event", "The sides will exchange envoys within two months of the vote.", wednesday, []want{{"two months", "P2M", ""}}},
		{"a person named May", "He objected to May's proposal.", wednesday, nil},
		{"in two weeks", "The minister will return in two weeks.", wednesday, []want{{"two weeks", "2024-03-27", "2024-03-27~"}}},
		{"anniversary", "They marked the 30th anniversary of ties.", wednesday, []want{{"the 30th anniversary", "P30Y", ""}}},
		{"past years", "Exports grew over the past three years.", wednesday, []want{{"the past three years", "P3Y", "2021-03/2024-03"}}},
		{"ago", "The treaty was signed two years ago.", wednesday, []want{{"two years ago", "2022", "2022"}}},
		{"months ago", "The treaty was signed four months ago.", wednesday, []want{{"four months ago", "2023-11", "2023-11"}}},
		{"later", "The war began in 2015. A year later it ended.", wednesday, []want{{"2015", "2015", "2015"}, {"A year later", "2016", "2016"}}},
		{"next day", "They met on March 4. The next day they signed.", wednesday, []want{{"March 4", "2024-03-04", "2024-03-04"}, {"The next day", "2024-03-05", "2024-03-05"}}},
		{"after an event", "He resigned three weeks after the vote.", wednesday, []want{{"three weeks", "P3W", ""}}},

		{"every Monday", "The council meets every Monday.", wednesday, []want{{"every Monday", "XXXX-WXX-1", ""}}},
		{"annual", "The annual drill began.", wednesday, []want{{"annual", "P1Y", ""}}},
		{"rate", "It costs 40 million a year.", wednesday, []want{{"a year", "P1Y", ""}}},
		{"every two weeks", "Ships dock every two weeks.", wednesday, []want{{"every two weeks", "P2W", ""}}},

		{"no age", "A 30-year-old man was held.", wednesday, nil},
		{"no year", "About 2000 soldiers and 1,999 tanks crossed.", wednesday, nil},
		{"no month", "It may rain when they march on.", wednesday, nil},
		{"no newspaper", "He told the Daily Herald.", wednesday, nil},

		{"unknown publication", "They met on Monday, on 4 May and in May 2019.", "", []want{{"Monday", "XXXX-WXX-1", ""}, {"4 May", "XXXX-05-04", ""}, {"May 2019", "2019-05", "2019-05"}}},
		{"publication by year", "They met on Monday and this year.", "2019", []want{{"Monday", "XXXX-WXX-1", ""}, {"this year", "2019", "2019"}}},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, c.text, c.published, c.want) })
	}
}

func TestAnchor(t *testing.T) {
	t.Run("dateline before publication", func(t *testing.T) {
		check(t, "KIGALI, March 11 (Agency) - The talks began today.", wednesday, []want{{"March 11", "2024-03-11", "2024-03-11"}, {"today", "2024-03-11", "2024-03-11"}})
	})
	t.Run("line with the date", func(t *testing.T) {
		check(t, "Talks begin\n\nMarch 12, 2024\n\nThe talks began yesterday.", "", []want{{"March 12, 2024", "2024-03-12", "2024-03-12"}, {"yesterday", "2024-03-11", "2024-03-11"}})
	})
	t.Run("a far dateline is not believed", func(t *testing.T) {
		check(t, "KIGALI, June 1 (Agency) - The talks began today.", wednesday, []want{{"June 1", "2023-06-01", "2023-06-01"}, {"today", "2024-03-13", "2024-03-13"}})
	})
}

func TestSignal(t *testing.T) {
	for text, want := range map[string]string{
		"He served until May 2020.":             "until",
		"It has been closed since 2019.":        "since",
		"It must be paid by April 2025.":        "by",
		"They met before the end of 2019.":      "before",
		"They marked the 30th anniversary.":     "anniversary",
		"The pact runs from 2020 to 2024.":      "from",
		"They will meet within about two days.": "within",
	} {
		doc := en.Annotate(text)
		got := Find(&doc, wednesday)
		if len(got) != 1 || got[0].Signal != want {
			t.Errorf("%q: %+v, want signal %s", text, got, want)
		}
	}
}

// TestWithoutParser reads tokens that no model has seen.
func TestWithoutParser(t *testing.T) {
	text := "They met on Monday and will meet on 5 June 2024 ."
	doc := lang.Document{Text: text, Sentences: []lang.Sentence{bare(text, 0)}}
	got := Find(&doc, wednesday)
	if len(got) != 2 || got[0].EDTF != "2024-03-11" || got[1].EDTF != "2024-06-05" {
		t.Errorf("%+v", got)
	}
}

// bare splits at white space.
func bare(text string, offset int) lang.Sentence {
	s := lang.Sentence{Span: lang.Span{Start: offset, End: offset + len(text)}}
	for at := 0; at < len(text); {
		if text[at] == ' ' || text[at] == '\n' {
			at++
			continue
		}
		end := at
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		s.Tokens = append(s.Tokens, lang.Token{Span: lang.Span{Start: offset + at, End: offset + end}, Form: text[at:end], Head: -1, First: -1, Next: -1})
		at = end
	}
	return s
}

func TestReadTables(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"class":   {"word\tclass\tn\nx\tnonsense\t1\n", `w.tsv:2: unknown class "nonsense"`},
		"number":  {"word\tclass\tn\nx\tmonth\tten\n", `w.tsv:2: "ten" is not a number`},
		"header":  {"a\tb\n", `w.tsv:1: header`},
		"case":    {"word\tclass\tn\nMonday\tweekday\t1\n", `w.tsv:2: word "Monday"`},
		"columns": {"word\tclass\tn\nx\tmonth\n", `w.tsv:2: 2 cells, not 3`},
		"empty":   {"", "w.tsv:1: no header row"},
	} {
		if _, err := readWords(strings.NewReader(c.table), "w.tsv"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s…", name, err, c.want)
		}
	}
	if _, err := readNames(strings.NewReader("name\trule\nx day\tsometime\n"), "n.tsv"); err == nil || err.Error() != `n.tsv:2: unknown rule "sometime"` {
		t.Errorf("names: %v", err)
	}
}

func TestNamedDays(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"12-25", 2024, "2024-12-25"}, {"easter+1", 2024, "2024-04-01"}, {"11-w4#4", 2023, "2023-11-23"}, {"05-w1#-1", 2024, "2024-05-27"}, {"02-29", 2023, "2023-02-28"},
	} {
		if first, last, ok := namedDays(c.rule, c.year); !ok || first != last || first.String() != c.want {
			t.Errorf("%s in %d: %s, %t, want %s", c.rule, c.year, first, ok, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"on Monday, March 13, 2023", "from 2009 to 2011", "the first nine months of 2023", "99/99/9999 32 May 0000", "a quarter of a century ago", "half a century ago", "half a decade after the war", "zero and a half centuries ago",
		"the 1990s-the 2000s", "12:75 p.m. GMT (UTC) on 5", "9999999999 years ago", "−5 – 6 Sept. ’98", "the end of the end of March last year next",
		"the day before the day after Christmas 2024", "two and a half and a half years and 3 months", "9/11 11/9 9/11/2001-9/11",
	} {
		f.Add(seed, "2024-03-13")
	}
	f.Add("last week", "2024")
	f.Add("KIGALI, Feb 29 - yesterday", "-0001-01-01")
	f.Fuzz(func(t *testing.T, text, published string) {
		doc := lang.Document{Text: text, Sentences: []lang.Sentence{bare(text, 0)}}
		end := 0
		for _, x := range Find(&doc, chancery.Date(published)) {
			if x.Start < end || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("span %v after %d in %d bytes", x.Span, end, len(text))
			}
			end = x.End
			if x.First > x.Last || x.First < 0 || x.Last >= len(doc.Sentences[0].Tokens) {
				t.Fatalf("tokens %d to %d of %d", x.First, x.Last, len(doc.Sentences[0].Tokens))
			}
			if x.EDTF != "" {
				if first, last, ok := Bounds(x.EDTF); !ok || first > last {
					t.Fatalf("%q is no EDTF", x.EDTF)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The foreign ministers met in the capital on Monday, two weeks after the truce of March 4 failed. They agreed to exchange all prisoners by the end of the year and to hold talks every month. Trade between the two countries rose by a fifth in the first nine months of 2023, after three years of decline. ", 10)
	doc := en.Annotate(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(&doc, wednesday)
	}
}
