package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/timex"
	"chancery/lang"
	"chancery/lang/en"
)

func timeSet(t *testing.T, lines ...string) ([]TimeItem, map[string]int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "set.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	items, left, err := ReadTimes(path)
	if err != nil {
		t.Fatal(err)
	}
	return items, left
}

func TestReadTimes(t *testing.T) {
	items, left := timeSet(t,
		`{"id": "g", "dct": "2024-03-13", "text": "In München it began on 5 May 1998.", "dates": [{"start": 23, "end": 33, "when": "1998-05-05"}, {"start": 0, "end": 2, "when": "w"}]}`,
		`{"id": "g2", "dct": "2024-03-13", "text": "Today it rains.", "dates": [{"start": 0, "end": 5, "when": "2025-03-13"}]}`,
		`{"id": "m", "dct": "2024-03-13", "text": "It met on Monday.", "timex": [{"start": 10, "end": 16, "type": "DATE", "value": "2024-03-11"}]}`,
		`{"src": "S.json", "input": "They left on may 5 2020", "ref": "2024-03-13T00:00:00", "results": [{"text": "may 5 2020", "start": 13, "end": 22, "type": "datetimeV2.date", "values": [{"timex": "2020-05-05", "type": "date", "value": "2020-05-05"}]}]}`,
		`{"src": "S.json", "input": "at 5 pm", "ref": "2024-03-13T00:00:00", "results": [{"text": "5 pm", "start": 3, "end": 6, "type": "datetimeV2.time", "values": [{"timex": "T17"}]}]}`,
		`{"text": "last month", "ref": "2024-03-13T04:30:00-02:00", "grain": "month", "value": "2024-02-01T00:00:00"}`,
		`{"text": "easter", "ref": "2024-03-13T04:30:00-02:00", "grain": "day", "holiday": "Easter", "value": "2024-03-31T00:00:00"}`,
	)
	if len(items) != 4 || left["time of the clock"] != 1 || left["holiday"] != 1 || len(left) != 3 {
		t.Fatalf("%d items, left %v", len(items), left)
	}
	if g := items[0].Gold; len(g) != 1 || items[0].Text[g[0].Start:g[0].End] != "5 May 1998" {
		t.Errorf("GUM: %+v", g)
	}
	if items[2].Text != "They left on May 5 2020" || items[2].Published != "2024-03-13" {
		t.Errorf("Recognizers: %+v", items[2])
	}
	if !items[3].Whole {
		t.Errorf("Duckling: %+v", items[3])
	}
	s := ScoreTimes(items, en.Annotate)
	if s.Gold != 4 || s.Right != 4 || s.Recall() != 1 {
		t.Errorf("score %+v", s)
	}
	if _, _, err := ReadTimes("no such file"); chancery.KindOf(err) != chancery.NotFound {
		t.Errorf("error %v", err)
	}
}

func TestTimeRight(t *testing.T) {
	days := func(d chancery.Date, length bool) []dayRange {
		first, last, ok := timex.Bounds(d)
		if !ok {
			t.Fatal(d)
		}
		return []dayRange{{first, last, length}}
	}
	span := lang.Span{Start: 0, End: 4}
	for name, c := range map[string]struct {
		gold TimeGold
		x    timex.Expression
		text string
		want int
	}{
		"value":              {TimeGold{Values: []string{"P2D"}}, timex.Expression{Value: "P2D"}, "two days", 2},
		"another value":      {TimeGold{Values: []string{"P2D"}}, timex.Expression{Value: "P3D"}, "two days", 0},
		"days":               {TimeGold{Days: days("2024-03", false)}, timex.Expression{EDTF: "2024-03"}, "March", 2},
		"a week from Sunday": {TimeGold{Days: days("2024-03-10/2024-03-16", true)}, timex.Expression{EDTF: "2024-03-11/2024-03-17"}, "this week", 1},
		"another week":       {TimeGold{Days: days("2024-03-10/2024-03-16", true)}, timex.Expression{EDTF: "2024-03-18/2024-03-24"}, "that week", 0},
		"part by modifier":   {TimeGold{Days: days("2024-03-01/2024-03-10", true)}, timex.Expression{EDTF: "2024-03", Mod: "START"}, "early March", 2},
		"end of an interval": {TimeGold{Span: span, Days: days("2011", false)}, timex.Expression{Span: lang.Span{Start: 0, End: 9}, EDTF: "2009/2011"}, "2009 to 2011", 2},
		"unknown past":       {TimeGold{Open: "before", Days: days("2024-03-13", false)}, timex.Expression{Value: "PAST_REF"}, "years ago", 2},
		"nothing resolved":   {TimeGold{Days: days("2024", false)}, timex.Expression{Value: "XXXX-XX-XX"}, "then", 0},
	} {
		if got := c.gold.right(&c.x, c.text); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
