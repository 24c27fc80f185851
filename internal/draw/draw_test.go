package draw

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/*.svg anew: look at the difference")

// drawings are one of each kind, and the odd ones. Their values are made up.
func drawings() map[string]Drawing {
	return map[string]Drawing{
		"lanes":         exampleLanes().Draw(),
		"lanes-many":    manyLanes().Draw(),
		"lanes-days":    shortLanes().Draw(),
		"gantt":         exampleGantt().Draw(),
		"bars":          exampleBars(18).Draw(),
		"bars-years":    exampleBars(120).Draw(),
		"spark":         Spark{Title: "Balance by month", Up: []int{4, 2, 0, 9, 12, 3}, Down: []int{0, 1, 3, 1, 0, 5}}.Draw(),
		"network":       exampleNetwork().Draw(),
		"network-large": largeNetwork(200, 600).Draw(),
		"map":           exampleMap().Draw(),
	}
}

func exampleLanes() Lanes {
	return Lanes{
		Title: "Belarus and Iran, 2021 to 2024", Today: "2024-02-01",
		Lanes: []Lane{
			{Name: "Consultation", Class: VerbalCooperation, Items: []Item{
				{Date: "2021-08-06", Label: "Call of the presidents", Weight: 2, URL: "/o/1"},
				{Date: "2022-09-16", Label: "Meeting in Samarkand", Weight: 4, URL: "/o/2"},
				{Date: "2023-03-12/2023-03-13", Label: "Visit to Tehran", Weight: 9, URL: "/o/3"},
				{Date: "2023-03-13", Label: "Talks with the first vice-president", Weight: 3, URL: "/o/4"},
				{Date: "2023-10", Label: "Visit of the prime minister to Minsk", Weight: 4, URL: "/o/5"},
				{Date: "2024-01-20", Label: "Planned meeting", State: Claimed},
				{Date: "", Label: "without a date"},
			}},
			{Name: "Agreements", Class: Agreements, Terms: []Term{
				{Date: "2023-03-13/2026", Label: "Roadmap of cooperation for the years 2023-2026", URL: "/a/1"},
				{Date: "2022-11-02/..", Label: "Memorandum on transport", URL: "/a/2"},
				{Date: "2023-07/2023-12", Label: "Programme of exchanges", State: Claimed},
			}, Items: []Item{{Date: "2023-03-13", Label: "Seven papers signed", Weight: 7}}},
			{Name: "Aid and support", Class: MaterialCooperation, Items: []Item{
				{Date: "2022-10", Label: "Delivery of drones", State: Denied, Weight: 6, URL: "/o/6"},
				{Date: "2023-06-14", Label: "Shipment of fertiliser", Weight: 3},
			}},
			{Name: "Accusation, refusal, threat", Class: VerbalConflict, Items: []Item{{Date: "2022-12-05", Label: "Criticism of <sanctions> & \"embargo\"", Weight: 1}}},
			{Name: "Coercion and assault", Class: MaterialConflict},
		},
	}
}

// manyLanes has thousands of items: they become counts.
func manyLanes() Lanes {
	random := rand.New(rand.NewPCG(7, 7))
	in := Lanes{Title: "Two states with fifty years of news", Zoom: "/d/AAA-BBB?since={from}&until={to}", Today: "2024-06-01"}
	for _, l := range []struct {
		name  string
		class Class
		n     int
	}{{"Consultation", VerbalCooperation, 9000}, {"Aid and support", MaterialCooperation, 260}, {"Accusation", VerbalConflict, 1500}, {"Assault", MaterialConflict, 40}} {
		lane := Lane{Name: l.name, Class: l.class}
		for i := range l.n {
			d := dayOf(1975, 1, 1) + day(random.IntN(18000))
			lane.Items = append(lane.Items, Item{Date: d.String(), Label: fmt.Sprintf("event %d", i), Weight: float64(random.IntN(8)), State: State(max(0, random.IntN(10)-7))})
		}
		in.Lanes = append(in.Lanes, lane)
	}
	return in
}

func shortLanes() Lanes {
	return Lanes{Title: "Three days", Lanes: []Lane{{Name: "Consultation", Class: VerbalCooperation, Items: []Item{
		{Date: "2023-03-12", Label: "Arrival in the capital"}, {Date: "2023-03-13", Label: "Talks"}, {Date: "2023-03-14", Label: "Departure for the north of the country, by train"}}}}}
}

func exampleGantt() Gantt {
	return Gantt{Title: "Agreements of two states", Today: "2024-02-01", Rows: []GanttRow{
		{Label: "Roadmap of all-round cooperation for the years 2023-2026", Note: "Belarus, Iran · signed", URL: "/a/1", Signed: "2023-03-13", Term: "2023/2026"},
		{Label: "Treaty of friendship", Note: "Norland, Sudmark · in force", URL: "/a/2", Signed: "2018-05-02", InForce: "2019-01-01", Term: "2019-01-01/.."},
		{Label: "Fisheries protocol", Note: "Norland, Sudmark · expired", Signed: "2019-02", InForce: "2019-06-01", Term: "2019-06-01/2022-05-31", Ends: "2022-05-31"},
		{Label: "Secret protocol", Note: "Norland, Osten · denied", Signed: "2021", Term: "2021/2025", State: Denied},
		{Label: "Gas supply contract", Note: "Osten, Sudmark · under negotiation", Term: "2024/2034", State: Claimed},
		{Label: "Memorandum on a very long list of matters that nobody could fit into one column", Note: "Norland, Sudmark, Osten, Westmark, Veldtland, Marr and eleven others · signed"},
		{Label: "Ceasefire", Note: "Osten, Marr · terminated", Signed: "2020-11-10", InForce: "2020-11-10", Term: "2020-11-10/..", Ends: "2023-09-19"},
	}}
}

func exampleBars(months int) Bars {
	random := rand.New(rand.NewPCG(3, 3))
	in := Bars{Title: "Events by month", Series: []Series{
		{Name: "verbal cooperation", Class: VerbalCooperation}, {Name: "material cooperation", Class: MaterialCooperation},
		{Name: "verbal conflict", Class: VerbalConflict}, {Name: "material conflict", Class: MaterialConflict}, {Name: "agreements", Class: Agreements}, {Name: "other", Class: Neutral}}}
	for i := range months {
		in.Buckets = append(in.Buckets, Bucket{Label: fmt.Sprintf("%d-%02d", 2014+i/12, i%12+1), URL: fmt.Sprintf("/m/%d", i)})
		for s := range in.Series {
			in.Series[s].Counts = append(in.Series[s].Counts, random.IntN(40/(s+1)+1))
		}
	}
	return in
}

var networkKinds = []Kind{{Agreements, "agreements"}, {VerbalCooperation, "support"}, {MaterialCooperation, "aid"}, {VerbalConflict, "accusations"}, {MaterialConflict, "sanctions"}}

func exampleNetwork() Network {
	in := Network{Title: "Ties of 2023", Blocs: true, Kinds: networkKinds}
	for _, id := range strings.Fields("BLR RUS IRN CHN SYR USA GBR DEU FRA POL UKR") {
		in.Nodes = append(in.Nodes, Node{ID: id, URL: "/c/" + id, Weight: float64(len(in.Nodes)%4 + 1)})
	}
	in.Edges = []Edge{
		{From: "BLR", To: "RUS", Class: Agreements, Weight: 12, Label: "12 agreements"},
		{From: "BLR", To: "IRN", Class: Agreements, Weight: 7, Label: "7 agreements", URL: "/d/BLR-IRN"},
		{From: "RUS", To: "IRN", Class: MaterialCooperation, Weight: 5, Label: "5 deliveries", State: Claimed, Directed: true},
		{From: "IRN", To: "RUS", Class: MaterialCooperation, Weight: 5, Label: "8 deliveries", State: Denied, Directed: true},
		{From: "RUS", To: "CHN", Class: VerbalCooperation, Weight: 9, Label: "9 times", Directed: true},
		{From: "IRN", To: "SYR", Class: MaterialCooperation, Weight: 4, Label: "4", Directed: true},
		{From: "USA", To: "GBR", Class: Agreements, Weight: 8, Label: "8 agreements"},
		{From: "DEU", To: "FRA", Class: VerbalCooperation, Weight: 11, Label: "11"},
		{From: "DEU", To: "POL", Class: VerbalCooperation, Weight: 3, Label: "3"},
		{From: "POL", To: "UKR", Class: MaterialCooperation, Weight: 10, Label: "10 deliveries", Directed: true},
		{From: "USA", To: "UKR", Class: MaterialCooperation, Weight: 12, Label: "12 deliveries", Directed: true},
		{From: "GBR", To: "FRA", Class: VerbalCooperation, Weight: 2, Label: "2"},
		{From: "USA", To: "IRN", Class: MaterialConflict, Weight: 6, Label: "6 sanctions", Directed: true},
		{From: "USA", To: "RUS", Class: MaterialConflict, Weight: 9, Label: "9 sanctions", Directed: true},
		{From: "GBR", To: "BLR", Class: MaterialConflict, Weight: 3, Label: "3 sanctions", Directed: true},
		{From: "IRN", To: "USA", Class: VerbalConflict, Weight: 7, Label: "7 accusations", Directed: true},
		{From: "RUS", To: "POL", Class: VerbalConflict, Weight: 5, Label: "5", Directed: true},
		{From: "RUS", To: "nobody", Class: VerbalConflict},
	}
	return in
}

func largeNetwork(nodes, edges int) Network {
	random := rand.New(rand.NewPCG(5, 5))
	in := Network{Title: "All states", Blocs: true, Kinds: networkKinds, Nodes: []Node{{ID: "lone"}, {ID: "alone"}}}
	for i := range nodes {
		in.Nodes = append(in.Nodes, Node{ID: fmt.Sprintf("%c%c%c", 'A'+i/26%26, 'A'+i%26, 'A'+i%7), Weight: float64(random.IntN(30))})
	}
	for range edges {
		a := random.IntN(nodes)
		b := (a + 1 + random.IntN(12)) % nodes // mostly near in number, so that there are groups
		w := random.IntN(9) + 1
		in.Edges = append(in.Edges, Edge{From: in.Nodes[a+2].ID, To: in.Nodes[b+2].ID, Class: networkKinds[random.IntN(5)].Class, Weight: float64(w), Label: fmt.Sprint(w), Directed: random.IntN(2) == 0})
	}
	return in
}

func exampleMap() Map {
	in := Map{Title: "Whom Iran dealt with in 2023", Unit: "occurrences"}
	for i, code := range strings.Fields("RUS CHN SYR IRQ BLR VEN TUR OMN QAT SAU IND PAK ARM USA GBR DEU FRA ISR LBN BHR KWT SGP ZAF CUB SRB") {
		in.Values = append(in.Values, StateValue{ISO3: code, Value: float64(240 / (i + 1)), URL: "/d/IRN-" + code})
	}
	in.Values = append(in.Values, StateValue{ISO3: "ZZZ", Value: 3})
	for i, code := range strings.Fields("RUS CHN BLR VEN") {
		in.Arcs = append(in.Arcs, Arc{From: "IRN", To: code, Class: Agreements, Weight: float64(9 - 2*i)})
	}
	in.Arcs = append(in.Arcs, Arc{From: "USA", To: "IRN", Class: MaterialConflict, Weight: 8}, Arc{From: "IRN", To: "RUS", Class: MaterialCooperation, Weight: 5, State: Denied}, Arc{From: "IRN", To: "IRN"})
	return in
}

func TestGolden(t *testing.T) {
	for name, d := range drawings() {
		if len(d.body) > 100_000 {
			continue // too large to be read by people; the other tests look at it
		}
		file := filepath.Join("testdata", name+".svg")
		got := d.Standalone()
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is drawn otherwise: go test ./internal/draw -update, and look at the difference", file)
		}
	}
}

var forbidden = regexp.MustCompile(`\sstyle=|<script|\son[a-z]+=|<style|javascript:|<image|foreignObject`)

var noNumber = regexp.MustCompile(`\s(x|y|[xy][12]|c[xy]|r|d|width|height|points)="[^"]*(NaN|Inf)`)

func TestWellFormed(t *testing.T) {
	for name, d := range drawings() {
		checkDrawing(t, name, d)
		if err := wellFormed(d.Standalone()); err != nil {
			t.Errorf("%s as a file: %v", name, err)
		}
		if strings.Contains(d.Standalone(), "var(") || strings.Contains(d.Standalone(), "light-dark") {
			t.Errorf("%s as a file needs a browser", name)
		}
	}
}

// checkDrawing asserts what holds for every drawing.
func checkDrawing(t interface {
	Helper()
	Errorf(format string, args ...any)
}, name string, d Drawing) {
	t.Helper()
	svg := d.SVG()
	if svg == "" {
		return
	}
	if err := wellFormed(svg); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if found := forbidden.FindString(svg); found != "" {
		t.Errorf("%s holds %q, which a page's policy forbids", name, found)
	}
	if noNumber.MatchString(svg) {
		t.Errorf("%s holds a coordinate that is no number", name)
	}
	role := `role="img"`
	if strings.Contains(svg, "<a ") {
		role = `role="group"` // what is an image has no links for a screen reader
	}
	if !strings.Contains(svg, role) || !strings.Contains(svg, "<title id=") || d.Desc == "" {
		t.Errorf("%s has no role %s, title or description", name, role)
	}
	for i, b := range d.Labels {
		if b.X < -0.5 || b.Y < -0.5 || b.X+b.W > d.Width+0.5 || b.Y+b.H > d.Height+0.5 {
			t.Errorf("%s: %q at %.0f,%.0f is cut off", name, b.Text, b.X, b.Y)
		}
		for _, o := range d.Labels[:i] {
			if b.overlaps(o) {
				t.Errorf("%s: %q overlaps %q", name, b.Text, o.Text)
			}
		}
	}
}

// wellFormed reads all of an XML document.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = true
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Local == "id" {
					if ids[a.Value] {
						return fmt.Errorf("the id %q stands twice", a.Value)
					}
					ids[a.Value] = true
				}
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	for name, d := range map[string]Drawing{
		"lanes": Lanes{}.Draw(), "lanes without dates": Lanes{Lanes: []Lane{{Name: "a", Items: []Item{{Date: "soon"}}}}}.Draw(), "lanes backwards": Lanes{From: "2024", To: "2020", Lanes: []Lane{{Items: []Item{{Date: "2021"}}}}}.Draw(),
		"gantt": Gantt{}.Draw(), "bars": Bars{}.Draw(), "spark": Spark{}.Draw(), "network": Network{}.Draw(), "zero": {},
	} {
		if d.SVG() != "" || d.Standalone() != "" {
			t.Errorf("%s: there is a picture of nothing: %.200s", name, d.SVG())
		}
	}
	if d := (Map{}).Draw(); d.SVG() == "" {
		t.Error("a map without values shows nothing at all")
	}
}

func TestStates(t *testing.T) {
	svg := exampleLanes().Draw().SVG()
	for _, want := range []string{`mark mc denied`, `strike mc`, `mark vc claimed`, `mark vc solid`, "2, 1 denied", "(denied)", "&lt;sanctions&gt; &amp; &#34;embargo&#34;", `<a href="/o/3"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("the lanes have no %s", want)
		}
	}
	if got := exampleLanes().Draw().Omitted; got != 1 {
		t.Errorf("%d omitted, want the one without a date", got)
	}
}

// TestCounts adds up what a lane with too many items shows.
func TestCounts(t *testing.T) {
	in := manyLanes()
	a, _, ok := in.axis(defaultWidth)
	if !ok {
		t.Fatal("no axis")
	}
	for _, lane := range in.Lanes {
		l := layOut(lane, a)
		if l.count()+l.omitted != len(lane.Items) || l.omitted != 0 {
			t.Errorf("%s: %d shown and %d omitted of %d", lane.Name, l.count(), l.omitted, len(lane.Items))
		}
		if few := len(lane.Items) < 100; few == (len(l.bins) > 0) {
			t.Errorf("%s: %d items, %d bins", lane.Name, len(lane.Items), len(l.bins))
		}
		for i := 1; i < len(l.bins); i++ {
			if l.bins[i].from < l.bins[i-1].to {
				t.Errorf("%s: bins overlap at %s", lane.Name, l.bins[i].from)
			}
		}
	}
	if svg := in.Draw().SVG(); !strings.Contains(svg, `href="/d/AAA-BBB?since=`) {
		t.Error("counts do not link to their range")
	}
}
