package export

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"testing"
	"time"

	"chancery"
)

// read structures: every element and attribute that the schemata know and we write.
type readGraphML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Default string `xml:"edgedefault,attr"`
		Nodes   []struct {
			ID   string     `xml:"id,attr"`
			Data []readData `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			ID     string     `xml:"id,attr"`
			Source string     `xml:"source,attr"`
			Target string     `xml:"target,attr"`
			Data   []readData `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type readData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// typed reports whether a value is of a type of GraphML or GEXF.
func typed(typ, value string) bool {
	var err error
	switch typ {
	case "int", "integer":
		_, err = strconv.Atoi(value)
	case "double":
		_, err = strconv.ParseFloat(value, 64)
	case "boolean":
		_, err = strconv.ParseBool(value)
	case "string":
	default:
		return false
	}
	return err == nil
}

func TestGraphML(t *testing.T) {
	var g readGraphML
	if err := xml.Unmarshal(written(t, "graphml", all(t)), &g); err != nil {
		t.Fatal(err)
	}
	token := regexp.MustCompile(`^[-A-Za-z0-9_:.]+$`) // what the schema takes for an identifier
	keys, nodes, edges := map[string]string{}, map[string]bool{}, map[string]map[string]string{}
	for _, k := range g.Keys {
		if keys[k.For+k.ID] != "" {
			t.Errorf("key %s twice", k.ID)
		}
		keys[k.For+k.ID] = k.Type
	}
	for _, n := range g.Graph.Nodes {
		if nodes[n.ID] || !token.MatchString(n.ID) {
			t.Errorf("node %s twice, or no NMTOKEN", n.ID)
		}
		nodes[n.ID] = true
		for _, d := range n.Data {
			if !typed(keys["node"+d.Key], d.Value) {
				t.Errorf("node %s: %s is %q", n.ID, d.Key, d.Value)
			}
		}
	}
	for _, e := range g.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] || edges[e.ID] != nil || !token.MatchString(e.ID) {
			t.Errorf("edge %s: joins %s and %s, or stands twice", e.ID, e.Source, e.Target)
		}
		edges[e.ID] = map[string]string{}
		for _, d := range e.Data {
			if !typed(keys["edge"+d.Key], d.Value) {
				t.Errorf("edge %s: %s is %q", e.ID, d.Key, d.Value)
			}
			edges[e.ID][d.Key] = d.Value
		}
	}
	// 780 pairs of the treaty of 40, and the three of the odd reading.
	if len(edges) != 783 || g.Graph.Default != "directed" {
		t.Errorf("%d edges, %s", len(edges), g.Graph.Default)
	}
	check(t, edges["NER-and-TCD:event:SUPPORT"], map[string]string{"e_count": "1", "e_asserted": "1", "e_denied": "0", "e_reports": "1", "e_reciprocal": "true", "e_first": "2023-05-04", "e_last": "2023-05-04", "e_intensity": "5.000"})
	check(t, edges["TCD-to-NER:event:AID"], map[string]string{"e_asserted": "0", "e_first": "2016-01-01", "e_last": "2016-12-31", "e_reciprocal": "false"})
	check(t, edges["NER-and-TCD:agreement:pact"], map[string]string{"e_quad": "", "e_first": "2023-01-01", "e_last": "2026-12-31"})
	if err := xml.Unmarshal(written(t, "graphml", nil), &readGraphML{}); err != nil {
		t.Errorf("an empty graph: %v", err)
	}
}

type readGEXF struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Mode       string `xml:"mode,attr"`
		Format     string `xml:"timeformat,attr"`
		Attributes []struct {
			Class string `xml:"class,attr"`
			List  []struct {
				ID   string `xml:"id,attr"`
				Type string `xml:"type,attr"`
			} `xml:"attribute"`
		} `xml:"attributes"`
		Nodes struct {
			Count int `xml:"count,attr"`
			List  []struct {
				ID     string     `xml:"id,attr"`
				Label  string     `xml:"label,attr"`
				Values []readAttr `xml:"attvalues>attvalue"`
			} `xml:"node"`
		} `xml:"nodes"`
		Edges struct {
			Count int        `xml:"count,attr"`
			List  []readEdge `xml:"edge"`
		} `xml:"edges"`
	} `xml:"graph"`
}

type readAttr struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type readEdge struct {
	ID     string     `xml:"id,attr"`
	Source string     `xml:"source,attr"`
	Target string     `xml:"target,attr"`
	Kind   string     `xml:"kind,attr"`
	Weight string     `xml:"weight,attr"`
	Start  string     `xml:"start,attr"`
	End    string     `xml:"end,attr"`
	Values []readAttr `xml:"attvalues>attvalue"`
	Spells []struct {
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	} `xml:"spells>spell"`
}

// day fails on what is no xs:date; "" is an open end.
func isDay(t *testing.T, s string) {
	t.Helper()
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		t.Error(err)
	}
}

func TestGEXF(t *testing.T) {
	again := odd(t)
	again.Report.ID, again.Report.Published = "another", "2023-06"
	again.Events[0].Time = nil
	later := odd(t)
	later.Report.ID = "a third"
	later.Events[0].Time.Value = "2023-05-05"
	var g readGEXF
	if err := xml.Unmarshal(written(t, "gexf", append(all(t), again, later)), &g); err != nil {
		t.Fatal(err)
	}
	if g.Version != "1.3" || g.Graph.Mode != "dynamic" || g.Graph.Format != "date" || g.Graph.Nodes.Count != len(g.Graph.Nodes.List) || g.Graph.Edges.Count != len(g.Graph.Edges.List) {
		t.Errorf("version %s, mode %s, %d nodes, %d edges", g.Version, g.Graph.Mode, g.Graph.Nodes.Count, g.Graph.Edges.Count)
	}
	types := map[string]string{}
	for _, a := range g.Graph.Attributes {
		for _, k := range a.List {
			types[a.Class+k.ID] = k.Type
		}
	}
	nodes, parallel, edges := map[string]bool{}, map[[3]string]bool{}, map[string]readEdge{}
	for _, n := range g.Graph.Nodes.List {
		nodes[n.ID] = n.Label != ""
		for _, v := range n.Values {
			if !typed(types["node"+v.For], v.Value) {
				t.Errorf("node %s: %s is %q", n.ID, v.For, v.Value)
			}
		}
	}
	for _, e := range g.Graph.Edges.List {
		key := [3]string{e.Source, e.Target, e.Kind}
		if !nodes[e.Source] || !nodes[e.Target] || parallel[key] {
			t.Errorf("edge %s has no nodes, or the pair and kind of another", e.ID)
		}
		parallel[key], edges[e.ID] = true, e
		for _, v := range e.Values {
			if !typed(types["edge"+v.For], v.Value) {
				t.Errorf("edge %s: %s is %q", e.ID, v.For, v.Value)
			}
		}
		isDay(t, e.Start)
		isDay(t, e.End)
		before := ""
		for _, s := range e.Spells {
			isDay(t, s.Start)
			isDay(t, s.End)
			if s.Start <= before || s.End != "" && s.End < s.Start {
				t.Errorf("edge %s: spell %v after %s", e.ID, s, before)
			}
			before = s.End
		}
	}
	signed := edges["NER-and-TCD:event:SUPPORT"]
	if len(signed.Spells) != 2 || signed.Spells[0].Start != "2023-05-04" || signed.Spells[0].End != "2023-05-05" || signed.Spells[1].Start != "2023-06-01" || signed.Start != "" || signed.Weight != "3" {
		t.Errorf("days that touch are one spell, a month another: %+v", signed)
	}
	if pact := edges["NER-and-TCD:agreement:pact"]; pact.Start != "2023-01-01" || pact.End != "2026-12-31" {
		t.Errorf("%+v", pact)
	}
	for _, e := range edges {
		if e.Kind == "agreement treaty reciprocal" && (e.Start != "2021-01-01" || e.End != "") {
			t.Errorf("a treaty without known end: %+v", e)
			break
		}
	}
	if err := xml.Unmarshal(written(t, "gexf", nil), &readGEXF{}); err != nil {
		t.Errorf("an empty graph: %v", err)
	}
}

// An edge of one spell has no list of them: the schema takes no empty one.
func TestGEXFHasNoEmptyLists(t *testing.T) {
	body := written(t, "gexf", all(t))
	for _, empty := range []string{"<spells></spells>", "<attvalues></attvalues>"} {
		if bytes.Contains(body, []byte(empty)) {
			t.Errorf("%s", empty)
		}
	}
}

func TestSpells(t *testing.T) {
	for name, tt := range map[string]struct{ in, want []spell }{
		"overlap":       {[]spell{{"2023-01-01", "2023-01-31"}, {"2023-01-15", "2023-02-10"}}, []spell{{"2023-01-01", "2023-02-10"}}},
		"touch":         {[]spell{{"2023-01-31", "2023-01-31"}, {"2023-02-01", "2023-02-01"}}, []spell{{"2023-01-31", "2023-02-01"}}},
		"apart":         {[]spell{{"2023-02-02", "2023-02-02"}, {"2023-01-31", "2023-01-31"}}, []spell{{"2023-01-31", "2023-01-31"}, {"2023-02-02", "2023-02-02"}}},
		"open end":      {[]spell{{"2023-01-01", ""}, {"2024-01-01", "2024-01-02"}}, []spell{{"2023-01-01", ""}}},
		"open start":    {[]spell{{"", "2023-01-01"}, {"2022-01-01", "2022-02-01"}}, []spell{{"", "2023-01-01"}}},
		"one in a year": {[]spell{{"2016-01-01", "2016-12-31"}, {"2016-05-01", "2016-05-01"}}, []spell{{"2016-01-01", "2016-12-31"}}},
	} {
		x := edge{spells: map[spell]int{}}
		for _, s := range tt.in {
			x.spells[s]++
		}
		got := x.merged()
		if len(got) != len(tt.want) {
			t.Errorf("%s: %v", name, got)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: %v, want %v", name, got, tt.want)
			}
		}
	}
}

// A name that XML cannot hold must not break the file.
func TestGraphNames(t *testing.T) {
	r := odd(t)
	r.Actors[1] = chancery.Actor{ID: "a2", Name: "A<&\">\x01", Kind: chancery.IGO, Org: "x<y", Mentions: r.Actors[1].Mentions}
	for _, name := range []string{"graphml", "gexf"} {
		body := written(t, name, []chancery.Reading{r})
		dec := xml.NewDecoder(bytes.NewReader(body))
		for {
			token, err := dec.Token()
			if token == nil {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if !bytes.Contains(body, []byte("X&lt;Y")) {
			t.Errorf("%s: no node X<Y", name)
		}
	}
}
