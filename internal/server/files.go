package server

import (
	"slices"
	"strings"

	"chancery/internal/analysis"
	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// fileLink is a file that a page offers of what it shows.
type fileLink struct{ text, title, format, of string }

// What pages offer. Each is an export of the API, so that what holds there, who may and
// how long it may take, holds for pages.
var (
	occurrenceFiles = []fileLink{{"CSV", "occurrences, merged of all reports", "csv", occurrencesOf}, {"JSON lines", "occurrences", "jsonl", occurrencesOf}, {"Parquet", "occurrences", "parquet", occurrencesOf}}
	statementFiles  = []fileLink{{"CSV", "statements, one row for each report", "csv", ""}, {"JSON lines", "statements as readings, with their reports", "jsonl", ""}}
	graphFiles      = []fileLink{{"GEXF", "all pairs of this time, with their days, for Gephi", "gexf", occurrencesOf}, {"GraphML", "all pairs of this time, for yEd, networkx, igraph", "graphml", occurrencesOf}}
	agreementFile   = fileLink{"GGO CSV", "the agreement, as treaty sets have it", "agreements", occurrencesOf}
	pointFile       = fileLink{"GeoJSON", "occurrences whose place is known, as points", "geojson", occurrencesOf}
	annotationFile  = fileLink{"Web Annotations", "statements with their words, as JSON-LD", "webannotation", ""}
	bratFile        = fileLink{"brat", "text and annotations, as a zip", "brat", ""}
	entityFile      = fileLink{"FollowTheMoney", "entities, one a line", "ftm", ""}
)

const (
	exportFile   = apiRoot + "/export/"
	registerFile = apiRoot + "/agreements/export/"
)

// files are links to what a query asks for.
func files(query string, list ...fileLink) []ui.Link {
	out := make([]ui.Link, len(list))
	for i, f := range list {
		out[i] = ui.Link{Text: f.text, Title: f.title, URL: withQuery(exportFile+f.format, "of", f.of, "q", query)}
	}
	return out
}

// files are links to the part of the register that the page lists, all pages of it.
func (v *agreements) files() []ui.Link {
	f := &v.asked
	values := []string{"field", f.Field, "words", f.Words, "expiring", f.Expiring, "from", f.From, "signed", f.Signed}
	if f.Contracts {
		values = append(values, "contracts", "true")
	}
	add := func(url string) string {
		for _, list := range []struct {
			name   string
			values []string
		}{{"party", f.Parties}, {"status", f.Status}, {"kind", f.Kind}} {
			for _, value := range list.values {
				url = alsoWith(url, list.name, value)
			}
		}
		return url
	}
	return []ui.Link{{Text: "GGO CSV", Title: "agreements, as treaty sets have them", URL: add(withQuery(registerFile+"csv", values...))},
		{Text: "JSON lines", Title: "agreements with all that the register holds", URL: add(withQuery(registerFile+"jsonl", values...))}}
}

// alsoWith adds one more value to an address.
func alsoWith(url, name, value string) string {
	more := strings.TrimPrefix(withQuery("", name, value), "?")
	if strings.Contains(url, "?") {
		return url + "&" + more
	}
	return url + "?" + more
}

// queryOf writes terms in the query language, those without a value left out.
func queryOf(pairs ...string) string { return queryWith("", pairs...) }

func queryWith(query string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query = strings.TrimPrefix(query+" "+pairs[i]+":"+quoted(pairs[i+1]), " ")
		}
	}
	return query
}

// query asks for the occurrences of the period.
func (p *period) query() string {
	q := queryOf("since", p.From, "until", p.To)
	switch what := strings.ToLower(p.What); {
	case what == ledger.AgreementKind:
		return queryWith(q, "type", what)
	case what == "cooperation", what == "conflict", slices.Contains(analysis.Quads(), what):
		return queryWith(q, "quad", what)
	default:
		return queryWith(q, "type", strings.ToUpper(what))
	}
}
