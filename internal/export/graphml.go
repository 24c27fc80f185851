package export

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
)

const graphmlHead = xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`

// graphmlKey declares an attribute of nodes or edges.
type graphmlKey struct {
	XMLName xml.Name `xml:"key"`
	ID      string   `xml:"id,attr"`
	For     string   `xml:"for,attr"`
	Name    string   `xml:"attr.name,attr"`
	Type    string   `xml:"attr.type,attr"`
}

// graphmlKeys are the attributes; values are written in this order.
var graphmlKeys = []graphmlKey{
	{ID: "n_label", For: "node", Name: "label", Type: "string"},
	{ID: "n_code", For: "node", Name: "code", Type: "string"},
	{ID: "n_kind", For: "node", Name: "kind", Type: "string"},
	{ID: "n_statements", For: "node", Name: "statements", Type: "int"},
	{ID: "e_kind", For: "edge", Name: "kind", Type: "string"},
	{ID: "e_type", For: "edge", Name: "type", Type: "string"},
	{ID: "e_quad", For: "edge", Name: "quad", Type: "string"},
	{ID: "e_reciprocal", For: "edge", Name: "reciprocal", Type: "boolean"},
	{ID: "e_weight", For: "edge", Name: "weight", Type: "double"},
	{ID: "e_count", For: "edge", Name: "count", Type: "int"},
	{ID: "e_asserted", For: "edge", Name: "asserted", Type: "int"},
	{ID: "e_denied", For: "edge", Name: "denied", Type: "int"},
	{ID: "e_reports", For: "edge", Name: "reports", Type: "int"},
	{ID: "e_intensity", For: "edge", Name: "intensity", Type: "double"},
	{ID: "e_first", For: "edge", Name: "first", Type: "string"},
	{ID: "e_last", For: "edge", Name: "last", Type: "string"},
}

// keyTable are the attributes of a graph: what nodes count has the name of its unit.
func (g *graph) keyTable() []graphmlKey {
	out := slices.Clone(graphmlKeys)
	for i := range out {
		if out[i].ID == "n_statements" {
			out[i].Name = g.unit
		}
	}
	return out
}

type graphmlData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphmlNode struct {
	XMLName xml.Name      `xml:"node"`
	ID      string        `xml:"id,attr"`
	Data    []graphmlData `xml:"data"`
}

type graphmlEdge struct {
	XMLName xml.Name      `xml:"edge"`
	ID      string        `xml:"id,attr"`
	Source  string        `xml:"source,attr"`
	Target  string        `xml:"target,attr"`
	Data    []graphmlData `xml:"data"`
}

// writeGraphML writes the graph of readings. All edges are directed, since readers
// such as networkx take no mixture; what both sides do is one edge with reciprocal true.
func writeGraphML(w io.Writer, readings Readings) error {
	g, err := gather(readings)
	if err != nil {
		return err
	}
	return g.writeGraphML(w)
}

func (g *graph) writeGraphML(w io.Writer) error {
	enc := xml.NewEncoder(w)
	enc.Indent(" ", " ")
	if _, err := io.WriteString(w, graphmlHead); err != nil {
		return err
	}
	for _, k := range g.keyTable() {
		if err := enc.Encode(k); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(w, "\n <graph id=\"chancery\" edgedefault=\"directed\">\n"); err != nil {
		return err
	}
	for _, v := range g.vertices() {
		if err := enc.Encode(graphmlNode{ID: nmtoken(v.code), Data: v.data()}); err != nil {
			return err
		}
	}
	for _, k := range g.keys() {
		if err := enc.Encode(graphmlEdge{ID: k.id(), Source: nmtoken(k.from), Target: nmtoken(k.to), Data: edgeData(k, g.edges[k])}); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "\n </graph>\n</graphml>\n")
	return err
}

// data are the values of a node.
func (v *vertex) data() []graphmlData {
	return []graphmlData{{"n_label", v.label}, {"n_code", v.code}, {"n_kind", v.kind}, {"n_statements", strconv.Itoa(v.statements)}}
}

// edgeData are the values of an edge; what is unknown or makes no sense is left out.
func edgeData(k edgeKey, x *edge) []graphmlData {
	first, last := x.extent()
	all := []graphmlData{
		{"e_kind", k.kind}, {"e_type", k.typ}, {"e_quad", x.quad}, {"e_reciprocal", strconv.FormatBool(k.reciprocal)},
		{"e_weight", strconv.Itoa(x.count)}, {"e_count", strconv.Itoa(x.count)}, {"e_asserted", strconv.Itoa(x.asserted)}, {"e_denied", strconv.Itoa(x.denied)},
		{"e_reports", strconv.Itoa(x.reports)}, {"e_intensity", x.meanIntensity(k)}, {"e_first", first}, {"e_last", last},
	}
	out := all[:0]
	for _, d := range all {
		if d.Value != "" {
			out = append(out, d)
		}
	}
	return out
}

// meanIntensity is the mean PLOVER score of events, "" for agreements.
func (x *edge) meanIntensity(k edgeKey) string {
	if k.kind != "event" {
		return ""
	}
	return strconv.FormatFloat(x.intensity/float64(x.count), 'f', 3, 64)
}
