package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery"
	"chancery/internal/timex"
	"chancery/lang"
)

// ReadTimes reads a set of time expressions, telling its kind from its lines: GUM
// dates, MEANTIME timex, Recognizers or Duckling cases. Left counts the cases left
// out because news does not use them, by rule; see newsUses.
func ReadTimes(path string) (items []TimeItem, left map[string]int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, &chancery.Error{Op: "read time set", Kind: chancery.NotFound, Subject: path, Err: err}
	}
	defer f.Close()
	left = map[string]int{}
	n := 0
	err = eachLine(f, path, func(line []byte) error {
		n++
		var row timeRow
		if err := json.Unmarshal(line, &row); err != nil {
			return err
		}
		item := TimeItem{ID: row.ID, Text: row.Text, Published: chancery.Date(row.DCT)}
		switch {
		case row.Dates != nil:
			at := codePoints(row.Text)
			for _, d := range row.Dates {
				if g, ok := d.gold(); ok && d.Start < d.End && d.End < len(at) {
					g.Span = lang.Span{Start: at[d.Start], End: at[d.End]}
					if slip(row.Text[g.Start:g.End], item.Published, &g) {
						left["slip of the set: today lies half a year from the day of the text"]++
						continue
					}
					item.Gold = append(item.Gold, g)
				}
			}
		case row.Timex != nil:
			at := codePoints(row.Text)
			for _, d := range row.Timex {
				if d.Start < d.End && d.End < len(at) {
					g := TimeGold{Span: lang.Span{Start: at[d.Start], End: at[d.End]}, Values: []string{d.Value}}
					g.Days = timexDays(d.Value)
					item.Gold = append(item.Gold, g)
				}
			}
		case row.Input != "":
			item.Text, item.Published, item.ID = capitals(row.Input), day(row.Ref), row.Source+":"+strconv.Itoa(n)
			for _, r := range row.Results {
				g, rule := r.gold(row.Input)
				if rule != "" {
					left[rule]++
					continue
				}
				item.Gold = append(item.Gold, g)
			}
		case row.Grain != "":
			item.Text, item.Published, item.ID, item.Whole = capitals(row.Text), day(row.Ref), "duckling:"+strconv.Itoa(n), true
			g, rule := row.phrase()
			if rule != "" {
				left[rule]++
				return nil
			}
			item.Gold = []TimeGold{g}
		default:
			return nil
		}
		if len(item.Gold) > 0 {
			items = append(items, item)
		}
		return nil
	})
	return items, left, err
}

func day(s string) chancery.Date {
	if len(s) >= 10 {
		return chancery.Date(s[:10])
	}
	return chancery.Date(s)
}

// timeRow is a line of any of the sets.
type timeRow struct {
	ID, Text, DCT, Ref string
	Dates              []gumDate
	Timex              []struct {
		Start, End int
		Value      string
	}
	Source  string `json:"src"`
	Input   string
	Results []recognized
	Grain   string
	Holiday string
	Value   string
	From    string
	To      string `json:"to_exclusive"`
	Open    string
}

type gumDate struct {
	Start, End                          int
	When, From, To, NotBefore, NotAfter string
}

// gold turns TEI attributes into days.
func (d gumDate) gold() (TimeGold, bool) {
	var g TimeGold
	edtf := func(s string) string {
		if len(s) > 10 && s[10] == 'T' {
			s = s[:10]
		}
		if len(s) == 3 && s[0] != '-' {
			s = "0" + s
		}
		if rest, ok := strings.CutPrefix(s, "-"); ok && len(rest) == 4 && rest[0] != '-' { // TEI counts no year 0
			n, _ := strconv.Atoi(rest)
			return "-" + fmt.Sprintf("%04d", n-1)
		}
		return s
	}
	bounds := func(s string) (timex.Day, timex.Day, bool) { return timex.Bounds(chancery.Date(edtf(s))) }
	if d.When != "" {
		if m, ok := strings.CutPrefix(d.When, "--"); ok {
			g.Values = []string{"XXXX-" + m}
			return g, true
		}
		first, last, ok := bounds(d.When)
		if !ok {
			return g, false // an error of the set
		}
		g.Days = []dayRange{{first: first, last: last}}
		g.Values = []string{d.When}
		return g, true
	}
	from, to := d.From, d.To
	if from == "" {
		from = d.NotBefore
	}
	if to == "" {
		to = d.NotAfter
	}
	if strings.HasPrefix(from, "--") || strings.HasPrefix(to, "--") {
		g.Values = []string{"XXXX" + from[1:] + "/XXXX" + to[1:], seasonOf(from)}
		return g, true
	}
	first, _, ok1 := bounds(from)
	_, last, ok2 := bounds(to)
	switch {
	case ok1 && ok2:
		g.Days = []dayRange{{first: first, last: last, length: true}}
	case ok1:
		f, l, _ := bounds(from)
		g.Days, g.Open = []dayRange{{first: f, last: l}}, "after"
	case ok2:
		f, l, _ := bounds(to)
		g.Days, g.Open = []dayRange{{first: f, last: l}}, "before"
	default:
		return g, false
	}
	return g, true
}

var deictic = regexp.MustCompile(`(?i)^(today|tonight|yesterday|tomorrow|this (week|weekend|month|year|morning|afternoon|evening)|day [a-z]+|(mon|tues|wednes|thurs|fri|satur|sun)day)$`)

// slip reports whether gold puts "today" or "this week" far from the day of the text.
func slip(phrase string, published chancery.Date, g *TimeGold) bool {
	first, last, ok := timex.Bounds(published)
	return ok && first == last && len(g.Days) > 0 && deictic.MatchString(phrase) && off(g.Days[0].first, first) > 180
}

func seasonOf(from string) string {
	switch from {
	case "--03":
		return "XXXX-SP"
	case "--06":
		return "XXXX-SU"
	case "--09":
		return "XXXX-FA"
	case "--12":
		return "XXXX-WI"
	}
	return ""
}

// timexDays returns the days of a TIMEX3 date value.
func timexDays(v string) []dayRange {
	if i := strings.IndexByte(v, 'T'); i == 10 {
		v = v[:10]
	}
	if first, last, ok := timex.Bounds(chancery.Date(v)); ok {
		return []dayRange{{first: first, last: last}}
	}
	return nil
}

type recognized struct {
	Text       string
	Start, End int
	Type       string
	Values     []struct{ Timex, Type, Value, Start, End, Mod string }
}

var (
	clockTimex   = regexp.MustCompile(`T[0-9A-Z]|PT`)
	calendarWord = regexp.MustCompile(`(?i)[0-9]|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|second|minute|hour|day\b|days|week|month|quarter|year|decade|centur|today|yesterday|tomorrow|spring|summer|autumn|fall|winter|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|ly\b|now`)
	festival     = regexp.MustCompile(`(?i)christmas|xmas|easter|thanksgiving|new year|halloween|juneteenth|'s day|s' day|’s day|holiday|(earth|labor|labour|independence|memorial|columbus|martin luther|mlk|independent|inauguration|groundhog|boxing|teacher|mother|father|canberra|freedom|fools) ?[a-z']* ?day|black friday|cyber monday|loy krathong|ramadan|sacrifice|islam|eid`)
	assistant    = regexp.MustCompile(`(?i)cortana|schedule me|book me|skype|please (book|find|set|schedule)|set up a`)
	code         = regexp.MustCompile(`(?i)\b(e|b)o(d|m|y|w)\b|\b(fy|sy|cy)[ 0-9]|(school|fiscal|financial|calendar) year|business day|work(ing)? ?day|\bwd\b|[a-z]\$|week ?[0-9]+|w[0-9]+|\btmr\b|eo|upcoming|ytd|year to date|to date\b`)
	slashed      = regexp.MustCompile(`^[^0-9]*[0-9]{1,2} ?[/.-] ?[0-9]{1,2}([^0-9/.-]|$)|[a-z]{3}/[0-9]|[0-9]/[a-z]|(?i)\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[0-9]`)
	backward     = regexp.MustCompile(`(?i)(closest|nearest|(second|third|fourth|fifth|2nd|3rd|5th) last|rest of|ides|around (next|this))`)
	counted      = regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)days? (from|back|ago)|(mon|tues|wednes|thurs|fri|satur|sun)days (from|back|ago)|after next|two weeks from|in (a|1) year$`)
	shortDay     = regexp.MustCompile(`(?i)^(on )?(mon|tues?|wed|thu|thurs?|fri|sat|sun)\.?$`)
	vagueNumber  = regexp.MustCompile(`(?i)\b(few|several|some|couple|another|all|whole|rest|remaining) |^the (day|week|month|year|hour)$|^for the|^my day$|^[0-9.]+ ?[a-z]{1,3}$|night|^weekend$`)
	query        = regexp.MustCompile(`(?i)greater than|later than|less than|more than|[<=>]|www\.|_report|archive|^-|\$[A-Z]`)
	figures      = regexp.MustCompile(`[0-9]/[0-9]+(/[0-9]+)? ?-|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|^[0-9]{8}$|^[0-9]{4}-[0-9]$|^[0-9]{1,2}-[0-9]{4}$|[0-9] [0-9]+ [0-9]|[a-z]-[0-9]{1,4}-|-[a-z]{3,}$`)
	bareDay      = regexp.MustCompile(`(?i)^(on )?(the )?[0-9]{1,2}(st|nd|rd|th)?$|^(on )?(the )?(first|second|third|1st)$|(mon|tues?|wed|thurs?|fri|sat|sun)[a-z]* (the )?[0-9]+(st|nd|rd|th)?$`)
	spelled      = regexp.MustCompile(`(?i)(nineteen|twenty|two thousand|eighteen) ?(hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|and|oh|-)|two thousand|[0-9]{4} ?~ ?[0-9]{4}`)
)

// calendarNames are written with a capital in news; the sets of typed orders do
// not care.
var calendarNames = regexp.MustCompile(`\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(mon|tues|wednes|thurs|fri|satur|sun)day)\b`)

func capitals(text string) string {
	return calendarNames.ReplaceAllStringFunc(text, func(w string) string {
		return strings.ToUpper(w[:1]) + w[1:]
	})
}

// newsUses returns "" if news writes a phrase like this, else the rule that leaves
// it out.
func newsUses(phrase, input string) string {
	switch {
	case assistant.MatchString(input):
		return "an order to an assistant"
	case festival.MatchString(phrase):
		return "holiday"
	case code.MatchString(phrase):
		return "code of the office: fiscal and school years, week numbers, EOM, upcoming N"
	case slashed.MatchString(phrase):
		return "day and month in figures without a year, or month glued to figures"
	case spelled.MatchString(phrase):
		return "year spelled out in words"
	case backward.MatchString(phrase):
		return "counted from the end, closest, rest of"
	case counted.MatchString(phrase):
		return "weekdays counted, after next"
	case query.MatchString(phrase) || query.MatchString(input):
		return "condition of a database query, file name"
	case figures.MatchString(phrase):
		return "figures only: ranges 5/1-5/7, 20161016, 23-2020-September"
	case shortDay.MatchString(phrase):
		return "short name of a weekday alone"
	case vagueNumber.MatchString(phrase):
		return "vague number given as three; the day, all day, 3h"
	case bareDay.MatchString(phrase):
		return "day of the month without its month"
	case !calendarWord.MatchString(phrase):
		return "no calendar word"
	}
	return ""
}

// gold turns a result of the Recognizers set into gold.
func (r recognized) gold(input string) (TimeGold, string) {
	var g TimeGold
	switch r.Type {
	case "datetimeV2.date", "datetimeV2.daterange", "datetimeV2.duration", "datetimeV2.set":
	case "datetimeV2.datetimealt":
		return g, "alternatives offered for a choice"
	case "":
		return g, "no type"
	default:
		return g, "time of the clock"
	}
	if rule := newsUses(r.Text, input); rule != "" {
		return g, rule
	}
	at := codePoints(input)
	if r.Start < 0 || r.End+1 >= len(at)+0 && r.End+1 > len(at)-1 {
		return g, "span outside the text"
	}
	g.Span = lang.Span{Start: at[r.Start], End: at[r.End+1]}
	for _, v := range r.Values {
		switch {
		case v.Mod == "ref_undef":
			return g, "nothing to refer to"
		case v.Value == "not resolved":
			return g, "not resolved by the set"
		case (r.Type == "datetimeV2.set" || r.Type == "datetimeV2.date") && clockTimex.MatchString(v.Timex):
			return g, "time of the clock"
		case strings.HasPrefix(v.Timex, "XX") && !strings.HasPrefix(v.Timex, "XXXX"), strings.HasPrefix(v.Timex, "(XX") && !strings.HasPrefix(v.Timex, "(XXXX"):
			return g, "century left open"
		case strings.HasPrefix(v.Timex, "XXXX-XX-"):
			return g, "day of the month without its month"
		case strings.Contains(v.Timex, "BD"), strings.Contains(v.Timex, "WD"):
			return g, "working days"
		}
		g.Values = append(g.Values, v.Timex)
		if first, last, ok := timex.Bounds(chancery.Date(v.Value)); ok && r.Type == "datetimeV2.date" {
			g.Days = append(g.Days, dayRange{first: first, last: last})
		}
		first, _, ok1 := timex.Bounds(day(v.Start))
		end, _, ok2 := timex.Bounds(day(v.End))
		if ok1 && ok2 && first < end {
			g.Days = append(g.Days, dayRange{first: first, last: end - 1, length: true}, dayRange{first: first, last: end, length: true})
		} else if (ok1 || ok2) && v.Mod != "" {
			// "since May", "before 2010": the bound is what the expression resolves to.
			if ok1 {
				g.Days = append(g.Days, dayRange{first: first, last: first})
			} else {
				g.Days = append(g.Days, dayRange{first: end, last: end})
			}
			g.Open = v.Mod
		}
	}
	return g, ""
}

// phrase turns a Duckling case into gold.
func (r *timeRow) phrase() (TimeGold, string) {
	g := TimeGold{Span: lang.Span{Start: 0, End: len(r.Text)}}
	switch {
	case r.Holiday != "":
		return g, "holiday"
	case r.Grain == "second" || r.Grain == "minute" || r.Grain == "hour":
		return g, "time of the clock"
	}
	if rule := newsUses(r.Text, ""); rule != "" {
		return g, rule
	}
	if r.Value != "" {
		t, err := time.Parse("2006-01-02", strings.TrimPrefix(r.Value, "-")[:10])
		if err != nil {
			return g, "unreadable"
		}
		first, _, _ := timex.Bounds(chancery.Date(t.Format("2006-01-02")))
		end := t
		switch r.Grain {
		case "day":
			end = t.AddDate(0, 0, 1)
		case "week":
			end = t.AddDate(0, 0, 7)
		case "month":
			end = t.AddDate(0, 1, 0)
		case "quarter":
			end = t.AddDate(0, 3, 0)
		case "year":
			end = t.AddDate(1, 0, 0)
		}
		if strings.HasPrefix(r.Value, "-") {
			return g, "year before our era"
		}
		next, _, _ := timex.Bounds(chancery.Date(end.Format("2006-01-02")))
		g.Days = []dayRange{{first: first, last: next - 1, length: r.Grain == "week"}}
		if r.Open != "" {
			g.Open = r.Open
		}
		return g, ""
	}
	first, _, ok1 := timex.Bounds(day(r.From))
	end, _, ok2 := timex.Bounds(day(r.To))
	if !ok1 || !ok2 || first >= end {
		return g, "unreadable"
	}
	g.Days = []dayRange{{first: first, last: end - 1, length: true}}
	return g, ""
}

// TimeSets are the development sets, by path under the directory of data.
func TimeSets(data string) []string {
	return []string{
		filepath.Join(data, "time", "gum_dates-ccby-dev.jsonl"),
		filepath.Join(data, "time", "gum_dates-bysa-dev.jsonl"),
		filepath.Join(data, "time", "meantime_timex-dev.jsonl"),
		filepath.Join(data, "time", "recognizers_datetime_en.jsonl"),
		filepath.Join(data, "time", "duckling_time_en.jsonl"),
	}
}
