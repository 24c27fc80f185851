package server

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"chancery/internal/ledger"
	"chancery/internal/server/ui"
)

// search shows the statements that a query asks for, the last learned first.
type search struct {
	Query string `json:"query"`
	ledger.Found
	n     names
	first bool // no cursor was given
}

func (s *Server) search(r *http.Request) (any, error) {
	q := r.URL.Query()
	f, err := ledger.ParseQuery(q.Get("q"))
	if err != nil {
		return nil, err
	}
	f.Cursor = q.Get("cursor")
	if f.Limit, err = limitOf(q); err != nil {
		return nil, err
	}
	found, err := s.ledger.Search(r.Context(), f)
	if found.Facets == nil {
		found.Facets = []ledger.Facet{}
	}
	return &search{strings.TrimSpace(q.Get("q")), found, s.names, f.Cursor == ""}, err
}

func (v *search) frame(p *ui.Page) {
	p.Title, p.Query = "Search", v.Query
	p.Exports = append(files(v.Query, statementFiles...), files(v.Query, annotationFile, bratFile)...)
	if !strings.Contains(v.Query, "learned-by:") { // what is merged is of now
		p.Exports = append(p.Exports, files(v.Query, occurrenceFiles[0])...)
	}
}

// Words say how much was found.
func (v *search) Words() string {
	switch {
	case !v.first:
		return "More statements"
	case v.Total.N == 1 && !v.Total.More:
		return "1 statement"
	}
	return v.Total.String() + " statements"
}

// WatchURL leads to where the search can be kept; "" for a search for everything.
func (v *search) WatchURL() string {
	if v.Query == "" {
		return ""
	}
	return withQuery("/watches", "q", v.Query)
}

// Cards are the statements as the page shows them.
func (v *search) Cards() []ui.Statement {
	out := make([]ui.Statement, len(v.Statements))
	for i := range v.Statements {
		out[i] = v.n.hit(&v.Statements[i])
	}
	return out
}

// hit makes a statement that was found what the partials show.
func (n names) hit(h *ledger.Hit) ui.Statement {
	s := ui.Statement{ID: h.Key, Kind: h.Kind, Type: cmp.Or(h.Type, h.Kind), Mode: cmp.Or(h.Status, h.Mode), Quad: quadOf(h.Kind, h.Type), Day: cmp.Or(string(h.Time), h.Day), Words: h.Words, Rule: h.Rule,
		Pair:   ui.Pair{Actors: n.links(h.Codes)},
		Source: ui.Source{Outlet: outletLink(h.Outlet), Report: ui.Link{Text: cmp.Or(h.Title, "report"), URL: reportURL(string(h.Report)) + "#s-" + h.Local}, Published: string(h.Published)}}
	switch {
	case h.Occurrence == "":
		s.URL = s.Source.Report.URL
	case h.Kind == ledger.AgreementKind:
		s.URL = agreementURL(h.Occurrence)
	default:
		s.URL = occurrenceURL(h.Occurrence)
	}
	for _, f := range h.Factual {
		i := strings.LastIndexByte(f, ' ')
		c := ui.Chip{Holder: f[:max(i, 0)], Tone: ui.ToneOf(f[i+1:]), Factuality: f[i+1:]}
		switch {
		case c.Holder == reportHolder:
			c.Holder = "the report"
			s.Chips = slices.Insert(s.Chips, 0, c)
			continue
		case isCode(c.Holder):
			c.URL = countryURL(c.Holder)
			c.Holder = n.of(c.Holder)
		default:
			c.Holder = "somebody without a code"
		}
		s.Chips = append(s.Chips, c)
	}
	return s
}

// facetTitles are what the facets are called.
var facetTitles = map[string]string{"kind": "Kind", "type": "Type", "status": "Status", "outlet": "Outlet", "year": "Year"}

// Narrow are the facets: each value sets its term, or takes it away if it is set.
func (v *search) Narrow() []ui.Facet {
	terms := splitTerms(v.Query)
	var out []ui.Facet
	for _, f := range v.Facets {
		facet := ui.Facet{Title: facetTitles[f.Term]}
		for _, value := range f.Values {
			set := []string{f.Term + ":" + quoted(value.Value)}
			switch f.Term {
			case "kind":
				set = []string{"type:" + value.Value}
			case "year":
				set = []string{"since:" + value.Value, "until:" + value.Value}
			}
			on := !slices.ContainsFunc(set, func(t string) bool {
				return !slices.ContainsFunc(terms, func(have string) bool { return strings.EqualFold(have, t) })
			})
			rest := slices.DeleteFunc(slices.Clone(terms), func(t string) bool {
				return slices.ContainsFunc(set, func(s string) bool {
					name, _, _ := strings.Cut(s, ":")
					return strings.HasPrefix(strings.ToLower(t), name+":") && (f.Term != "type" && f.Term != "kind" || kindTerm(t) == (f.Term == "kind"))
				})
			})
			if !on {
				rest = append(rest, set...)
			}
			facet.Values = append(facet.Values, ui.FacetValue{Text: value.Value, Count: value.N, URL: searchURL(strings.Join(rest, " "), ""), On: on})
		}
		out = append(out, facet)
	}
	return out
}

// kindTerm reports whether a term names a kind of statement.
func kindTerm(term string) bool {
	switch strings.ToLower(term) {
	case "type:" + ledger.EventKind, "type:" + ledger.AgreementKind, "type:" + ledger.AttributionKind, "type:" + ledger.QuestionKind:
		return true
	}
	return false
}

// splitTerms cuts a query, which is known to be sound, at the spaces outside of quotes.
func splitTerms(query string) []string {
	var out []string
	var term strings.Builder
	in := false
	for _, r := range query {
		switch {
		case r == '"':
			in = !in
			term.WriteRune(r)
		case !in && (r == ' ' || r == '\t' || r == '\n'):
			if term.Len() > 0 {
				out = append(out, term.String())
				term.Reset()
			}
		default:
			term.WriteRune(r)
		}
	}
	if term.Len() > 0 {
		out = append(out, term.String())
	}
	return out
}

// Pager leads on.
func (v *search) Pager() ui.Pager {
	p := ui.Pager{Total: -1}
	if !v.first {
		p.First = searchURL(v.Query, "")
	}
	if v.Next != "" {
		p.Next = searchURL(v.Query, v.Next)
	}
	return p
}

// Empty is shown when nothing was found.
func (v *search) Empty() ui.Empty {
	if v.Next != "" {
		return ui.Empty{Title: "Nothing among those looked at", Text: "There are older statements that were not looked at yet.", Links: []ui.Link{{Text: "Look further", URL: searchURL(v.Query, v.Next)}}}
	}
	return ui.Empty{Title: "Nothing matches", Text: "All terms must hold. Leave one out, or look for other words.",
		Links: []ui.Link{{Text: "All statements", URL: "/search"}}}
}

func searchURL(query, cursor string) string {
	v := url.Values{"q": {query}}
	if cursor != "" {
		v.Set("cursor", cursor)
	}
	return "/search?" + v.Encode()
}
