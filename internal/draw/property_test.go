package draw

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// words are labels of any kind: empty, long, in other scripts, with markup and with
// what XML does not allow.
var words = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Visit", "<b>&", "a very long label that has no end in sight and goes on", "تعاون عسكري", "条约与协定", "\x00\x1f"}))

// dates are days, months, years and intervals, some of which are none.
var dates = rapid.Custom(func(t *rapid.T) string {
	year := rapid.IntRange(1900, 2100).Draw(t, "year")
	month, d := rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day")
	return rapid.SampledFrom([]string{
		fmt.Sprintf("%04d-%02d-%02d", year, month, d), fmt.Sprintf("%04d-%02d~", year, month), fmt.Sprintf("%04d", year),
		fmt.Sprintf("%04d-%02d/%04d", year, month, year+d), fmt.Sprintf("%04d/..", year), fmt.Sprintf("../%04d", year), "", "soon", "2023-13", "9999/0001",
	}).Draw(t, "date")
})

var (
	classes = rapid.SampledFrom([]Class{VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict, Agreements, Neutral, "", "\"><script>"})
	stands  = rapid.SampledFrom([]State{Affirmed, Claimed, Denied})
	amounts = rapid.OneOf(rapid.Float64Range(0, 50), rapid.SampledFrom([]float64{0, -1, math.NaN(), 1e9}))
	links   = rapid.SampledFrom([]string{"", "/o/1?a=b&c=\"d\""})
)

// drawTwice checks a drawing and that its values always give the same.
func drawTwice(t *rapid.T, name string, draw func() Drawing) {
	d := draw()
	if again := draw(); d.SVG() != again.SVG() {
		t.Fatalf("%s: the same values gave two pictures", name)
	}
	checkDrawing(t, name, d)
}

func TestLanesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := rapid.Custom(func(t *rapid.T) Item {
			return Item{Date: dates.Draw(t, "date"), Label: words.Draw(t, "label"), Title: words.Draw(t, "title"), URL: links.Draw(t, "url"), Weight: amounts.Draw(t, "weight"), State: stands.Draw(t, "state")}
		})
		term := rapid.Custom(func(t *rapid.T) Term {
			return Term{Date: dates.Draw(t, "date"), Label: words.Draw(t, "label"), URL: links.Draw(t, "url"), State: stands.Draw(t, "state")}
		})
		in := Lanes{ID: words.Draw(t, "id"), Title: words.Draw(t, "title"), From: dates.Draw(t, "from"), Today: dates.Draw(t, "today")}
		for range rapid.IntRange(1, 4).Draw(t, "lanes") {
			in.Lanes = append(in.Lanes, Lane{Name: words.Draw(t, "name"), Class: classes.Draw(t, "class"), Items: rapid.SliceOfN(item, 0, 60).Draw(t, "items"), Terms: rapid.SliceOfN(term, 0, 8).Draw(t, "terms")})
		}
		drawTwice(t, "lanes", in.Draw)
	})
}

func TestGanttProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.Custom(func(t *rapid.T) GanttRow {
			return GanttRow{Label: words.Draw(t, "label"), Note: words.Draw(t, "note"), Class: classes.Draw(t, "class"), State: stands.Draw(t, "state"), URL: links.Draw(t, "url"),
				Signed: dates.Draw(t, "signed"), InForce: dates.Draw(t, "force"), Term: dates.Draw(t, "term"), Ends: dates.Draw(t, "ends")}
		})
		in := Gantt{Title: words.Draw(t, "title"), Today: dates.Draw(t, "today"), From: dates.Draw(t, "from"), To: dates.Draw(t, "to"), Rows: rapid.SliceOfN(row, 0, 12).Draw(t, "rows")}
		drawTwice(t, "gantt", in.Draw)
	})
}

func TestBarsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := Bars{Title: words.Draw(t, "title")}
		for i := range rapid.IntRange(0, 200).Draw(t, "buckets") {
			in.Buckets = append(in.Buckets, Bucket{Label: fmt.Sprintf("20%02d-%02d", i/12, i%12+1), URL: links.Draw(t, "url")})
		}
		for range rapid.IntRange(0, 6).Draw(t, "series") {
			in.Series = append(in.Series, Series{Name: words.Draw(t, "name"), Class: classes.Draw(t, "class"), Counts: rapid.SliceOfN(rapid.IntRange(-3, 1_000_000), 0, 30).Draw(t, "counts")})
		}
		drawTwice(t, "bars", in.Draw)
	})
}

func TestNetworkProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := Network{ID: words.Draw(t, "id"), Blocs: rapid.Bool().Draw(t, "blocs"), Kinds: networkKinds}
		n := rapid.IntRange(0, 40).Draw(t, "nodes")
		for i := range n {
			in.Nodes = append(in.Nodes, Node{ID: fmt.Sprintf("N%d", i), Label: words.Draw(t, "label"), URL: links.Draw(t, "url"), Weight: amounts.Draw(t, "weight")})
		}
		for range rapid.IntRange(0, 60).Draw(t, "edges") {
			in.Edges = append(in.Edges, Edge{From: fmt.Sprintf("N%d", rapid.IntRange(0, n).Draw(t, "from")), To: fmt.Sprintf("N%d", rapid.IntRange(0, n).Draw(t, "to")),
				Class: classes.Draw(t, "class"), Label: words.Draw(t, "words"), Weight: amounts.Draw(t, "weight"), State: stands.Draw(t, "state"), Directed: rapid.Bool().Draw(t, "directed")})
		}
		drawTwice(t, "network", in.Draw)
	})
}

func TestMapProperties(t *testing.T) {
	codes := rapid.SampledFrom(append([]string{"", "ZZZ", "EUE"}, theWorld().codes...))
	rapid.Check(t, func(t *rapid.T) {
		in := Map{Title: words.Draw(t, "title"), Unit: "reports"}
		for range rapid.IntRange(0, 60).Draw(t, "values") {
			in.Values = append(in.Values, StateValue{ISO3: codes.Draw(t, "code"), Value: amounts.Draw(t, "value"), URL: links.Draw(t, "url"), Title: words.Draw(t, "title")})
		}
		for range rapid.IntRange(0, 20).Draw(t, "arcs") {
			in.Arcs = append(in.Arcs, Arc{From: codes.Draw(t, "from"), To: codes.Draw(t, "to"), Class: classes.Draw(t, "class"), Weight: amounts.Draw(t, "weight"), State: stands.Draw(t, "state")})
		}
		drawTwice(t, "map", in.Draw)
	})
}

// TestDiscs keeps the nodes of a network apart and within the picture.
func TestDiscs(t *testing.T) {
	for _, size := range [][2]int{{1, 0}, {2, 3}, {12, 20}, {60, 150}, {200, 600}} {
		in := largeNetwork(size[0]+1, size[1])
		nodes, edges, _ := in.clean()
		height := arrange(nodes, edges, defaultWidth, max(260, 110*math.Sqrt(float64(len(nodes)))))
		for i, p := range nodes {
			if p.x-p.r < 0 || p.y-p.r < 0 || p.x+p.r > defaultWidth || p.y+p.r > height {
				t.Errorf("%d nodes: %s is cut off", len(nodes), p.ID)
			}
			for _, q := range nodes[:i] {
				if math.Hypot(p.x-q.x, p.y-q.y) < p.r+q.r {
					t.Errorf("%d nodes: %s lies on %s", len(nodes), p.ID, q.ID)
				}
			}
		}
	}
}

func TestBlocs(t *testing.T) {
	var edges []Edge
	tie := func(from, to string, class Class, state State) {
		edges = append(edges, Edge{From: from, To: to, Class: class, Weight: 3, State: state})
	}
	for _, group := range []string{"ABCD", "WXYZ"} {
		for i := range group {
			for j := range i {
				tie(group[i:i+1], group[j:j+1], Agreements, Affirmed)
			}
		}
	}
	tie("A", "W", VerbalCooperation, Affirmed)
	tie("M", "A", VerbalCooperation, Denied)     // a denied tie ties nothing
	tie("N", "W", MaterialConflict, Affirmed)    // nor does conflict
	tie("A", "Q", MaterialCooperation, Affirmed) // Q is no node
	got := Blocs(strings.Split("Z Y X W N M D C B A A", " "), edges)
	if want := "[[A B C D] [W X Y Z]]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if got := Blocs([]string{"A", "B"}, nil); got != nil {
		t.Errorf("nothing ties, but there are blocs: %v", got)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2023-03-13": "2023-03-13 2023-03-14 false", "2023-02": "2023-02-01 2023-03-01 false", "2023~": "2023-01-01 2024-01-01 false",
		"2023/2026": "2023-01-01 2027-01-01 false", "2023-03/..": "2023-03-01 2023-04-01 true", "../2023-03": "2023-03-01 2023-04-01 false",
		"2023-12": "2023-12-01 2024-01-01 false", "2024-02-29?": "2024-02-29 2024-03-01 false", "2023-05/2023-05": "2023-05-01 2023-06-01 false",
	} {
		s, ok := parseDate(in)
		if got := fmt.Sprint(s.from, s.to, s.open); !ok || got != want {
			t.Errorf("%s: %s %v, want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "..", "../..", "2023-13", "2023-00", "2023-02-30", "23", "2023-3", "2023-03-13-01", "March", "2026/2023", "-0044"} {
		if s, ok := parseDate(in); ok {
			t.Errorf("%q was read as %v", in, s)
		}
	}
}

// TestTicks walks axes from days to centuries.
func TestTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day(rapid.IntRange(-60000, 40000).Draw(t, "from"))
		a := axis{from: from, to: from + day(rapid.IntRange(1, 90000).Draw(t, "days")), left: 100, width: 850}
		s := a.step(84)
		ticks := 0
		for d := s.floor(a.from); d <= a.to; d = s.next(d) {
			if n := s.next(d); n <= d {
				t.Fatalf("the tick after %s is %s", d, n)
			}
			if s.floor(d) != d {
				t.Fatalf("%s is no tick of its own step", d)
			}
			ticks++
		}
		if s.floor(a.from) > a.from || ticks > 14 {
			t.Fatalf("%d ticks from %s", ticks, s.floor(a.from))
		}
	})
}

func TestTables(t *testing.T) {
	w := theWorld()
	if len(w.shapes) < 170 || len(w.seats) < 195 || len(w.contested) < 20 {
		t.Errorf("%d outlines, %d capitals, %d contested areas", len(w.shapes), len(w.seats), len(w.contested))
	}
	// 1 degree is at most 2.7 pixels: the capital is near where the atlas has it.
	if x, y := Project(53.9, 27.6); math.Hypot(x-w.seats["BLR"].x, y-w.seats["BLR"].y) > 1 {
		t.Errorf("Minsk lies at %.0f,%.0f, not %.0f,%.0f", w.seats["BLR"].x, w.seats["BLR"].y, x, y)
	}
	for _, a := range w.contested {
		for _, s := range a.States {
			if _, ok := w.seats[s]; !ok && !w.outlined[s] {
				t.Errorf("%s names the state %q, which the map does not have", a.Name, s)
			}
		}
	}
	const good, seats, areas = "id\tpath\nAAA\tM0 0l1 1z\n", "iso3\tname\tkind\tcapital\tlat\tlon\nAAA\tA\tstate\tB\t1\t2\n", "name\tlat\tlon\tstates\tnote\nX\t1\t2\tAAA\theld\n"
	if _, err := readWorld(strings.NewReader(good), strings.NewReader(seats), strings.NewReader(areas)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []struct{ shapes, seats, areas, where string }{
		{"", seats, areas, "world.tsv"},
		{"id\tpath\nAAA\tscript\n", seats, areas, "world.tsv:2"},
		{"id\tpath\nfra\tM0 0z\n", seats, areas, "world.tsv:2"},
		{good, "# c\niso3\tname\n", areas, "capitals.tsv:2"},
		{good, seats + "AAA\tA\tstate\tB\t1\t2\n", areas, "capitals.tsv:3"},
		{good, strings.Replace(seats, "\t1\t", "\t91\t", 1), areas, "capitals.tsv:2"},
		{good, seats, areas + "Y\t1\t-2\tAAA\theld\n", "contested.tsv:3"},
		{good, seats, areas + "Y\t1\n", "contested.tsv:3"},
		{good, seats, strings.Replace(areas, "held", "", 1), "contested.tsv:2"},
	} {
		_, err := readWorld(strings.NewReader(bad.shapes), strings.NewReader(bad.seats), strings.NewReader(bad.areas))
		if err == nil || !strings.Contains(err.Error(), bad.where) {
			t.Errorf("want an error at %s, got %v", bad.where, err)
		}
	}
}
