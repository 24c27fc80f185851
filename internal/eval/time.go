package eval

import (
	"fmt"
	"regexp"
	"strings"

	"chancery"
	"chancery/internal/timex"
	"chancery/lang"
)

// TimeItem is a text with its gold time expressions.
type TimeItem struct {
	ID, Text  string
	Published chancery.Date
	Gold      []TimeGold
	// Whole is set where the text is a bare phrase, which has no verb: it is read
	// with one of the past and with one of the future, and either may be right.
	Whole bool
}

// TimeGold is one gold expression. It is right if one of Values is found, or
// days with the bounds of one of Days.
type TimeGold struct {
	lang.Span
	Values []string   // TIMEX3
	Days   []dayRange // inclusive
	Open   string     // "before" or "after": only that bound is known
}

type dayRange struct {
	first, last timex.Day
	length      bool // an interval, not one calendar unit
}

// TimeScore gathers how well time expressions were found and resolved. A gold
// expression is found if an expression overlaps it, and right if that one has its
// TIMEX3 value or its days. Sets and guidelines differ; it is also right if
//   - the ends of an interval are off by a tenth of its length, those of a season by
//     a month, those of "the past three weeks" by a week: sets differ in
//     where they begin (Exact does not count these);
//   - it has the whole and the modifier of TIMEX3 where the set has the part ("early
//     March"), or the month or year where the set counts "two years ago" to the day;
//   - the set marks both ends of an interval apart and the interval has that end.
type TimeScore struct {
	Gold, Found, Right, Exact int
	System, SystemRight       int            // expressions found, and those that match gold
	Left                      map[string]int // gold left out, by rule
	Notes                     []string
}

// Recall is the share of gold that was found and rightly resolved.
func (s *TimeScore) Recall() float64 { return share(s.Right, s.Gold) }

// Accuracy is the share rightly resolved of the gold that was found.
func (s *TimeScore) Accuracy() float64 { return share(s.Right, s.Found) }

// Precision is the share of the expressions found that match gold and are right.
func (s *TimeScore) Precision() float64 { return share(s.SystemRight, s.System) }

// F1 is the value F1 of TempEval-3 (relaxed match, right value).
func (s *TimeScore) F1() float64 {
	return share(2*s.Right, s.Gold+s.System-s.SystemRight+s.Right)
}

// Scores returns the measures of the set.
func (s *TimeScore) Scores(set string, precision bool) []Score {
	out := []Score{
		{Set: set, Measure: "time value recall", Value: s.Recall(), N: s.Gold},
		{Set: set, Measure: "time value accuracy", Value: s.Accuracy(), N: s.Found},
		{Set: set, Measure: "time value recall, exact", Value: share(s.Exact, s.Gold), N: s.Gold},
	}
	if precision {
		out = append(out, Score{Set: set, Measure: "time value F1", Value: s.F1(), N: s.Gold})
	}
	return out
}

// ScoreTimes scores what find makes of the items.
func ScoreTimes(items []TimeItem, annotate func(string) lang.Document) TimeScore {
	var s TimeScore
	for i := range items {
		s.item(&items[i], annotate)
	}
	return s
}

func (s *TimeScore) item(it *TimeItem, annotate func(string) lang.Document) {
	texts, offset := []string{it.Text}, 0
	if it.Whole {
		texts, offset = []string{"They met " + it.Text + ".", "They will meet " + it.Text + "."}, -1
	}
	best := make([]int, len(it.Gold)) // 0 missed, 1 found, 2 right, 3 exact
	shown := make([]string, len(it.Gold))
	for t, text := range texts {
		doc := annotate(text)
		found := timex.Find(&doc, it.Published)
		matched := make([]bool, len(found))
		for k := range it.Gold {
			g := it.Gold[k]
			if offset < 0 {
				g.Span = lang.Span{Start: strings.Index(text, it.Text), End: strings.Index(text, it.Text) + len(it.Text)}
			}
			var seen []string
			for j := range found {
				x := &found[j]
				if !x.Span.Overlaps(g.Span) {
					continue
				}
				grade := 1 + g.right(x, text[x.Start:x.End])
				if grade > best[k] {
					best[k] = grade
				}
				if grade > 1 {
					matched[j] = true
				}
				seen = append(seen, fmt.Sprintf("%q=%s (%s)", text[x.Start:x.End], x.Value, x.EDTF))
			}
			shown[k] = strings.Join(seen, " ")
		}
		if t == 0 {
			s.System += len(found)
			for _, ok := range matched {
				if ok {
					s.SystemRight++
				}
			}
		}
	}
	for k, grade := range best {
		s.Gold++
		g := &it.Gold[k]
		if grade > 0 {
			s.Found++
		}
		if grade > 1 {
			s.Right++
		}
		if grade > 2 {
			s.Exact++
		}
		if grade < 2 {
			verdict := "missed"
			if grade == 1 {
				verdict = "wrong "
			}
			days := ""
			for _, d := range g.Days {
				days += " " + d.first.String() + ".." + d.last.String()
			}
			s.Notes = append(s.Notes, fmt.Sprintf("%s %s [%s] %q%s want %s%s | found %s", verdict, it.ID, it.Published, it.Text[g.Start:g.End], around(it.Text, g.Span), strings.Join(g.Values, ","), days, shown[k]))
		}
	}
}

// around shows a little of the text before a span.
func around(text string, s lang.Span) string {
	from := max(0, s.Start-40)
	to := min(len(text), s.End+15)
	return " «" + strings.ReplaceAll(strings.ToValidUTF8(text[from:to], ""), "\n", "/") + "»"
}

// right returns 2 if x is exactly g, 1 if it is within the tolerance, else 0.
func (g *TimeGold) right(x *timex.Expression, text string) int {
	for _, v := range g.Values {
		if v != "" && x.Value == v && v != "XXXX-XX-XX" {
			return 2
		}
		if strings.HasPrefix(v, "PM") && len(v) > 2 && x.Value == "P"+v[2:]+"M" { // a slip of the set
			return 2
		}
	}
	if g.Open == "before" && x.Value == "PAST_REF" {
		return 2
	}
	if from, to, ok := strings.Cut(string(x.EDTF), "/"); ok && x.Span.Len() > g.Span.Len() {
		for _, end := range [...]string{from, to} {
			if first, last, ok := timex.Bounds(chancery.Date(end)); ok {
				for _, d := range g.Days {
					if d.first == first && d.last == last {
						return 2
					}
				}
			}
		}
	}
	first, last, ok := timex.Bounds(x.EDTF)
	if !ok {
		return 0
	}
	grade := 0
	phrase := strings.ToLower(text)
	for _, d := range g.Days {
		if g.Open == "" && first <= d.first && d.last <= last {
			switch {
			case x.Mod == "START" && first == d.first, x.Mod == "END" && last == d.last, x.Mod == "MID":
				return 2 // TIMEX3 tells the part by a modifier, the set by thirds
			case d.last-d.first < 31 && countedShift.MatchString(phrase):
				return 2
			}
		}
		if n := unitDays(phrase); d.length && n > 0 && off(first, d.first) <= n && off(last, d.last) <= n {
			grade = 1
		}
		if d.length && x.Kind == timex.Date && seasonWord.MatchString(phrase) && off(first, d.first) <= 31 && off(last, d.last) <= 31 {
			grade = 1
		}
		if g.Open != "" {
			if d.first == first || d.last == last || d.first == last+1 || d.first == last {
				return 2
			}
			continue
		}
		if first == d.first && last == d.last {
			return 2
		}
		slack := timex.Day(0)
		if d.length {
			slack = max(1, (d.last-d.first+1)/10)
		}
		if off(first, d.first) <= slack && off(last, d.last) <= slack {
			grade = 1
		}
		// An interval whose end the set leaves out: "from March to May".
		if e1, e2, ok := strings.Cut(string(x.EDTF), "/"); ok && d.length {
			a, _, ok1 := timex.Bounds(chancery.Date(e1))
			b, _, ok2 := timex.Bounds(chancery.Date(e2))
			if ok1 && ok2 && a == d.first && (b == d.last || b == d.last+1) {
				return 2
			}
		}
	}
	return grade
}

var (
	countedShift = regexp.MustCompile(`(month|year)s? (ago|hence|later|earlier|from (now|today))|^(in )?[a-z0-9]+ (month|year)s?$`)
	countedSpan  = regexp.MustCompile(`(last|past|next|coming|previous|following|within) .*(day|week|month|quarter|year)s?$`)
	seasonWord   = regexp.MustCompile(`spring|summer|autumn|fall|winter`)
)

// unitDays returns the days of the unit that "the past three weeks" counts, 0 for
// other phrases. Some sets count whole calendar units there, some from the day.
func unitDays(phrase string) timex.Day {
	m := countedSpan.FindStringSubmatch(phrase)
	if m == nil {
		return 0
	}
	return map[string]timex.Day{"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[m[2]]
}

func off(a, b timex.Day) timex.Day {
	if a < b {
		return b - a
	}
	return a - b
}
