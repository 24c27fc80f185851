package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const gexfHead = xml.Header + `<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
 <meta>
  <creator>Chancery</creator>
  <description>States and organisations, and the events and agreements that join them, with their days</description>
 </meta>
 <graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date" timerepresentation="interval">
`

// gexfAttribute declares an attribute of nodes or edges.
type gexfAttribute struct {
	XMLName xml.Name `xml:"attribute"`
	ID      string   `xml:"id,attr"`
	Title   string   `xml:"title,attr"`
	Type    string   `xml:"type,attr"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type gexfSpell struct {
	Start string `xml:"start,attr,omitempty"`
	End   string `xml:"end,attr,omitempty"`
}

type gexfSpells struct {
	List []gexfSpell `xml:"spell"`
}

type gexfNode struct {
	XMLName xml.Name    `xml:"node"`
	ID      string      `xml:"id,attr"`
	Label   string      `xml:"label,attr"`
	Values  []gexfValue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	XMLName xml.Name    `xml:"edge"`
	ID      string      `xml:"id,attr"`
	Source  string      `xml:"source,attr"`
	Target  string      `xml:"target,attr"`
	Kind    string      `xml:"kind,attr"` // edges of one pair are parallel where it differs
	Label   string      `xml:"label,attr"`
	Weight  string      `xml:"weight,attr"`
	Start   string      `xml:"start,attr,omitempty"`
	End     string      `xml:"end,attr,omitempty"`
	Values  []gexfValue `xml:"attvalues>attvalue"`
	Spells  *gexfSpells `xml:"spells"` // in place of Start and End where there are several
}

// writeGEXF writes the graph of readings as GEXF 1.3 with time: each edge lasts for
// the days of its events or the terms of its agreements.
func writeGEXF(w io.Writer, readings Readings) error {
	g, err := gather(readings)
	if err != nil {
		return err
	}
	return g.writeGEXF(w)
}

func (g *graph) writeGEXF(w io.Writer) error {
	var err error
	enc := xml.NewEncoder(w)
	enc.Indent("  ", " ")
	raw := func(s string) {
		if err == nil {
			_, err = io.WriteString(w, s)
		}
	}
	put := func(v any) {
		if err == nil {
			err = enc.Encode(v)
		}
	}
	raw(gexfHead)
	for _, class := range []string{"node", "edge"} {
		raw(fmt.Sprintf("  <attributes class=%q mode=\"static\">\n", class))
		for _, k := range g.keyTable() {
			if k.For == class && k.Name != "label" && k.Name != "weight" { // those two GEXF has of its own
				put(gexfAttribute{ID: k.ID, Title: k.Name, Type: strings.Replace(k.Type, "int", "integer", 1)})
			}
		}
		raw("\n  </attributes>\n")
	}
	raw(fmt.Sprintf("  <nodes count=\"%d\">\n", len(g.nodes)))
	for _, v := range g.vertices() {
		put(gexfNode{ID: nmtoken(v.code), Label: v.label, Values: gexfValues(v.data())})
	}
	raw(fmt.Sprintf("\n  </nodes>\n  <edges count=\"%d\">\n", len(g.edges)))
	for _, k := range g.keys() {
		put(gexfEdgeOf(k, g.edges[k]))
	}
	raw("\n  </edges>\n </graph>\n</gexf>\n")
	return err
}

// gexfValues are values but for those that GEXF has as attributes of its own.
func gexfValues(list []graphmlData) []gexfValue {
	var out []gexfValue
	for _, d := range list {
		if d.Key != "n_label" && d.Key != "e_weight" {
			out = append(out, gexfValue{d.Key, d.Value})
		}
	}
	return out
}

func gexfEdgeOf(k edgeKey, x *edge) gexfEdge {
	out := gexfEdge{ID: k.id(), Source: nmtoken(k.from), Target: nmtoken(k.to), Label: k.typ, Kind: k.kind + " " + k.typ, Weight: strconv.Itoa(x.count)}
	if k.reciprocal {
		out.Kind += " reciprocal"
	}
	out.Values = gexfValues(edgeData(k, x))
	spells := x.merged()
	if len(spells) == 1 {
		out.Start, out.End = spells[0].first, spells[0].last
		return out
	}
	if len(spells) > 1 {
		out.Spells = &gexfSpells{}
	}
	for _, s := range spells {
		out.Spells.List = append(out.Spells.List, gexfSpell{s.first, s.last})
	}
	return out
}
