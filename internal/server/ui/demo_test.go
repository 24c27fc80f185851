package ui

import (
	"bytes"
	"flag"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/draw"
)

var demoDir = flag.String("demo", "", "folder to write the demo page and its files to, for looking at: serve it and open demo.html")

// demo is one value of everything a page can show.
type demo struct {
	Tabs       []Link
	Stats      []Stat
	Filter     Filter
	Facets     []Facet
	Statements []Statement
	Beside     []Statement
	Pager      Pager
	Empty      Empty
	Figure     Figure
	Text       Text
	Problem    Problem
	Figures    []Figure
}

func demoPage() *Page {
	veldt, marr := Link{Text: "Veldtland", URL: "/c/VEL"}, Link{Text: "Marr", URL: "/c/MAR"}
	return &Page{
		Title: "Parts", Nav: "agreements", Query: `dyad:VEL-MAR "joint patrol"`, Version: "0.0.0", User: "reviewer",
		Crumbs:  []Link{{Text: "Countries", URL: "/countries"}, veldt, {Text: "Veldtland and Marr"}},
		Notice:  "Accepted. Press u to undo.",
		Twin:    "/d/VEL-MAR.json",
		Feed:    "/d/VEL-MAR.atom",
		Exports: []Link{{Text: "CSV", URL: "/d/VEL-MAR.csv"}},
		Data: demo{
			Tabs:  []Link{{Text: "Timeline", URL: "#", Current: true}, {Text: "Agreements", URL: "#a"}, {Text: "Open questions", URL: "#q"}},
			Stats: []Stat{{Number: "1,204", Text: "occurrences", URL: "#"}, {Number: "37", Text: "agreements", Note: "4 run out this year"}, {Number: "9", Text: "contradictions"}},
			Filter: Filter{Action: "#", Fields: []Field{{Name: "since", Label: "Since", Kind: "date", Value: "2023-01-01"}, {Name: "until", Label: "Until", Kind: "date"},
				{Name: "type", Label: "Type", Kind: "select", Value: "AID", Options: []Option{{"", "all"}, {"AID", "aid"}}}}},
			Facets: []Facet{{Title: "Type", Values: []FacetValue{{Text: "CONSULT", Count: 812, URL: "#"}, {Text: "SUPPORT", Count: 95, URL: "#", On: true}, {Text: "ACCUSE", Count: 71, URL: "#"}}, More: "#"},
				{Title: "Outlet", Values: []FacetValue{{Text: "The Veldt Courier and Advertiser", Count: 12, URL: "#"}}}},
			Statements: []Statement{
				{ID: "e1", URL: "/o/1", Kind: "event", Type: "CONSULT", Mode: "visit", Quad: "verbal cooperation", Pair: Pair{Actors: []Link{{Text: "Ada Brand (VEL)", URL: "#"}}, Recipients: []Link{marr}},
					Day: "2023-03-12/2023-03-13", Place: "Port Marr", Facts: []string{"two-day"}, Before: "The agency said that", Words: "Brand arrived in Port Marr on Sunday", After: "for talks on fisheries.",
					Chips:  []Chip{{Holder: "the report", Tone: Affirmed, Factuality: "CT+"}, {Holder: "Marr", URL: "#", Tone: Affirmed, Factuality: "CT+", Reason: "report: said", Outlets: 3}},
					Source: Source{Outlet: Link{Text: "Veldt Courier", URL: "#"}, Report: Link{Text: "Brand in Port Marr", URL: "#"}, Published: "2023-03-13", Reports: 5, Outlets: 3}, Rule: "lexicon: arrive CONSULT/visit",
					Actions: []Action{{Text: "Accept", Key: "a", URL: "#"}, {Text: "Edit", Key: "e", URL: "#"}, {Text: "Reject", Key: "x", URL: "#", Danger: true}}},
				{ID: "e2", URL: "/o/2", Kind: "event", Type: "AID", Mode: "military", Quad: "material cooperation", Pair: Pair{Actors: []Link{veldt}, Recipients: []Link{marr}}, Day: "2023-02~",
					Words: "Veldtland denied that it had shipped rifles to Marr", Background: true,
					Chips: []Chip{{Holder: "Veldtland", URL: "#", Tone: Denied, Factuality: "CT-"}, {Holder: "Osten", Tone: Claimed, Word: "asserts", Factuality: "CT+"}, {Holder: "the report", Tone: Open, Factuality: "Uu"}, {Holder: "Marr", Tone: Silent}}},
				{ID: "g1", URL: "/a/1", Kind: "agreement", Type: "roadmap", Mode: "signed", Title: "Roadmap of cooperation on fisheries, ports and consular services for the years 2023-2026", Pair: Pair{Actors: []Link{veldt, marr}}, Day: "2023-03-13", Facts: []string{"2023 to 2026", "fisheries", "ports"},
					Words: "signed a roadmap", Chips: []Chip{{Holder: "the report", Tone: Affirmed, Factuality: "CT+"}, {Holder: "an official", Tone: Probable, Factuality: "PR+"}, {Holder: "others", Tone: Possible, Factuality: "PS+"}}},
				{ID: "u1", Kind: "question", Type: "question", Words: "It was not clear whether patrols were discussed.", Pair: Pair{Actors: []Link{veldt}, Recipients: []Link{marr}, Mutual: true}},
			},
			Beside: []Statement{{ID: "t1", Kind: "event", Type: "ACCUSE", Quad: "verbal conflict", Pair: Pair{Actors: []Link{veldt}, Recipients: []Link{marr}}, Day: "2023-04-02", Words: "accused Marr of overfishing", Rule: "lexicon: accuse ACCUSE/disapprove"}},
			Pager:  Pager{From: 21, To: 40, Total: 1204, First: "#", Prev: "#", Next: "#"},
			Empty:  Empty{Title: "Nothing matches", Text: "No statement of this pair lies in these dates.", Links: []Link{{Text: "Show all dates", URL: "#"}}},
			Figure: Figure{ID: "by-month", Title: "Events by month", Caption: "Occurrences, each counted once however many outlets carry it.",
				Drawing: draw.Bars{ID: "by-month-bars", Title: "Events by month", Buckets: []draw.Bucket{{Label: "2023-01"}, {Label: "2023-02"}, {Label: "2023-03"}},
					Series: []draw.Series{{Name: "verbal cooperation", Class: draw.VerbalCooperation, Counts: []int{4, 9, 12}}, {Name: "verbal conflict", Class: draw.VerbalConflict, Counts: []int{2, 1, 5}}}}.Draw(),
				Table: Table{Caption: "Events by month", Columns: []Column{{Text: "Month"}, {Text: "Cooperation", Number: true}, {Text: "Conflict", Number: true}, {Text: "Marr says"}},
					Rows: [][]Cell{{{Text: "2023-01"}, {Text: "4", URL: "#"}, {Text: "2"}, {Text: "denies", Tone: Denied}}, {{Text: "2023-02"}, {Text: "9"}, {Text: "1", Note: "one outlet"}, {Text: "affirms", Tone: Affirmed}}}},
				Exports: []Link{{Text: "SVG", URL: "#"}, {Text: "CSV", URL: "#"}}, Open: true},
			Text: Text{Language: "en", Paragraphs: [][]Piece{
				{{Text: "Veldtland", Kinds: []string{"actor"}}, {Text: " on Sunday "}, {Text: "accused", Kinds: []string{"event", "cue"}, Refs: []string{"t1"}, Label: "ACCUSE", Tab: true}, {Text: " "}, {Text: "Marr", Kinds: []string{"actor"}}, {Text: " of overfishing", Kinds: []string{"content"}, Refs: []string{"t1"}}, {Text: " off "}, {Text: "Port Marr", Kinds: []string{"place"}}, {Text: "."}},
				{{Text: "<script>alert(1)</script> is text like any other. "}, {Text: "It was not clear who watched.", Kinds: []string{"question"}}},
				{{Text: "وقال المتحدث إن المحادثات مستمرة."}},
			}},
			Figures: demoFigures(),
			Problem: Problem{Status: 404, Title: "There is no such agreement", Detail: "No agreement has the id 7.", Hint: "Search for its parties or its title.", ID: "r-12"},
		},
	}
}

// demoFigures are the drawings that pages hold, small.
func demoFigures() []Figure {
	return []Figure{
		{ID: "time", Title: "Veldtland and Marr over time", Caption: "Hollow: claimed. Struck through: denied.", Drawing: draw.Lanes{ID: "f-lanes", Title: "Veldtland and Marr over time", Today: "2024-01-15", Lanes: []draw.Lane{
			{Name: "Consultation", Class: draw.VerbalCooperation, Items: []draw.Item{{Date: "2023-03-12", Label: "Visit to Port Marr", URL: "/o/1", Weight: 4}, {Date: "2023-06", Label: "Talks on ports", URL: "/o/3", State: draw.Claimed}}},
			{Name: "Agreements", Class: draw.Agreements, Terms: []draw.Term{{Date: "2023-03-13/2026", Label: "Roadmap 2023-2026", URL: "/a/1"}, {Date: "2023-05-01/..", Label: "Fisheries treaty", URL: "/a/2"}}},
			{Name: "Aid", Class: draw.MaterialCooperation, Items: []draw.Item{{Date: "2023-02", Label: "Rifles", URL: "/o/2", State: draw.Denied, Weight: 3}}},
		}}.Draw()},
		{ID: "terms", Title: "Terms", Drawing: draw.Gantt{ID: "f-gantt", Title: "Terms", Today: "2024-01-15", Rows: []draw.GanttRow{{Label: "Roadmap 2023-2026", Note: "Veldtland, Marr · signed", URL: "/a/1", Signed: "2023-03-13", Term: "2023/2026"}, {Label: "Fisheries treaty", Note: "Veldtland, Marr · in force", URL: "/a/2", Signed: "2023-04-01", InForce: "2023-05-01", Term: "2023-05-01/.."}}}.Draw()},
		{ID: "ties", Title: "Ties", Caption: "Blocs are computed.", Drawing: draw.Network{ID: "f-network", Title: "Ties", Blocs: true, Kinds: []draw.Kind{{Class: draw.Agreements, Name: "agreements"}, {Class: draw.VerbalConflict, Name: "accusations"}},
			Nodes: []draw.Node{{ID: "VEL", URL: "/c/VEL", Weight: 4}, {ID: "MAR", URL: "/c/MAR", Weight: 2}, {ID: "OST", URL: "/c/OST"}, {ID: "SUD", URL: "/c/SUD"}},
			Edges: []draw.Edge{{From: "VEL", To: "MAR", Class: draw.Agreements, Weight: 7, Label: "7 agreements"}, {From: "OST", To: "SUD", Class: draw.Agreements, Weight: 3, Label: "3 agreements"}, {From: "VEL", To: "OST", Class: draw.VerbalConflict, Weight: 5, Label: "5 accusations", Directed: true, State: draw.Claimed}}}.Draw()},
		{ID: "map-of", Title: "Partners", Drawing: draw.Map{ID: "f-map", Title: "Partners", Unit: "occurrences", Values: []draw.StateValue{{ISO3: "BRA", Value: 12, URL: "/c/BRA"}, {ISO3: "IND", Value: 7, URL: "/c/IND"}, {ISO3: "FJI", Value: 3, URL: "/c/FJI"}}, Arcs: []draw.Arc{{From: "BRA", To: "IND", Class: draw.Agreements, Weight: 2}}}.Draw()},
	}
}

// demoSet parses the demo page as the server parses its own.
func demoSet(t *testing.T) (*Set, *Static) {
	t.Helper()
	static, err := NewStatic("/static/")
	if err != nil {
		t.Fatal(err)
	}
	set, err := Parse(os.DirFS("testdata"), "*.html", static, template.FuncMap{})
	if err != nil {
		t.Fatal(err)
	}
	return set, static
}

func TestDemo(t *testing.T) {
	set, static := demoSet(t)
	var b bytes.Buffer
	if err := set.Page(&b, "demo", demoPage()); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		`<a href="/agreements" data-go="a" aria-current="page"`,
		`value="dyad:VEL-MAR &#34;joint patrol&#34;"`,
		`&lt;script&gt;alert(1)&lt;/script&gt;`,
		`class="statement kind-event q-material-cooperation hollow past" id="s-e2" data-statement="e2"`,
		`<span class="chip tone-denied" title="CT-"><span class="sign" aria-hidden="true">✕</span> <a href="#">Veldtland</a> <b>denies</b></span>`,
		`<span class="day">2023-03-12 to 2023-03-13</span>`,
		`<span class="day">about 2023-02</span>`,
		`<button data-key="x" class="danger">`,
		`The same as a table (2 rows)`,
		`<span class="m-event m-cue" data-ref="t1" title="ACCUSE" tabindex="0">accused</span>`,
		`<td class="num">2</td>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if *demoDir == "" {
		return
	}
	write := func(name string, body []byte) {
		name = filepath.Join(*demoDir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("demo.html", b.Bytes())
	for name, f := range static.files {
		write("static/"+static.digest+"/"+name, f.plain)
	}
}

// TestSelfContained looks for what would ask another host, or break the policy.
func TestSelfContained(t *testing.T) {
	set, _ := demoSet(t)
	var b bytes.Buffer
	if err := set.Page(&b, "demo", demoPage()); err != nil {
		t.Fatal(err)
	}
	for _, f := range breaches(b.String(), true) {
		t.Errorf("the demo page: %s", f)
	}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "LICENSE") {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		for _, f := range breaches(string(body), strings.HasSuffix(name, ".html")) {
			t.Errorf("%s: %s", name, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
