package export

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"chancery"
)

// annotation is a statement as a W3C Web Annotation (Web Annotation Data Model, 2017).
type annotation struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Motivation string       `json:"motivation"`
	Generator  annoSoftware `json:"generator"`
	Body       []annoBody   `json:"body"`
	Target     []annoTarget `json:"target"`
}

type annoSoftware struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type annoBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
	Format  string `json:"format"`
}

type annoTarget struct {
	Type     string         `json:"type"`
	Source   annoSource     `json:"source"`
	Selector []annoSelector `json:"selector"` // two ways to find the same words
}

type annoSource struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
	Via      string `json:"via,omitempty"` // where the text came from
}

// annoSelector is a TextPositionSelector (offsets in code points) or a TextQuoteSelector.
type annoSelector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

const annoHead = `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:chancery:statements","type":"AnnotationCollection","label":"Statements read by Chancery",
"first":{"id":"urn:chancery:statements:1","type":"AnnotationPage","startIndex":0,"items":[`

// writeWebAnnotation writes an AnnotationCollection of one page: an annotation for each
// statement. Its targets are the words it rests on, its bodies say what it is.
func writeWebAnnotation(w io.Writer, readings Readings) error {
	if _, err := io.WriteString(w, annoHead); err != nil {
		return err
	}
	total := 0
	for r, err := range readings {
		if err != nil {
			return err
		}
		text := newPoints(r.Report.Text)
		words := spansOf(&r)
		for _, s := range Statements(&r) {
			body, err := marshal(annotate(&r, &s, words[s.ID], text))
			if err != nil {
				return err
			}
			between := ",\n"
			if total == 0 {
				between = "\n"
			}
			if _, err := io.WriteString(w, between+string(body)); err != nil {
				return err
			}
			total++
		}
	}
	_, err := fmt.Fprintf(w, "\n]},\n\"total\":%d}\n", total)
	return err
}

// marshal is json.Marshal without the escapes for HTML.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n")), err
}

// spansOf returns the spans on which each statement of a reading rests, by its id.
func spansOf(r *chancery.Reading) map[string][]chancery.Span {
	out := map[string][]chancery.Span{}
	for _, e := range r.Events {
		out[string(e.ID)] = []chancery.Span{e.Span}
	}
	for _, g := range r.Agreements {
		out[string(g.ID)] = g.Mentions
	}
	for _, q := range r.Attributions {
		if out[string(q.ID)] = q.Content; len(q.Content) == 0 {
			out[string(q.ID)] = []chancery.Span{q.Cue}
		}
	}
	for _, u := range r.Questions {
		out[string(u.ID)] = []chancery.Span{u.Span}
	}
	return out
}

func annotate(r *chancery.Reading, s *Statement, words []chancery.Span, text *points) annotation {
	tag := func(value string) annoBody { return annoBody{"TextualBody", "tagging", value, "text/plain"} }
	a := annotation{
		ID: reportIRI(r.Report.ID) + "#" + url.PathEscape(s.ID), Type: "Annotation", Motivation: "describing",
		Generator: annoSoftware{"Software", "Chancery " + s.Engine},
		Body:      []annoBody{{"TextualBody", "describing", headline(s), "text/plain"}, tag(s.Kind)},
	}
	for _, t := range []struct{ name, value string }{{"type", s.Type}, {"mode", s.Mode}, {"status", s.Status}, {"time", s.Time}, {"place", s.Place}, {"report", s.ReportHolds}} {
		if t.value != "" {
			a.Body = append(a.Body, tag(t.name+": "+t.value))
		}
	}
	for _, t := range []struct {
		name   string
		values []string
	}{{"actor", s.Actors}, {"recipient", s.Recipients}, {"holder", s.Perspectives}} {
		for _, v := range t.values {
			a.Body = append(a.Body, tag(t.name+": "+v))
		}
	}
	source := annoSource{ID: reportIRI(r.Report.ID), Type: "Text", Format: "text/plain", Language: r.Report.Language, Via: webAddress(r.Report.URL)}
	for _, span := range words {
		start, end := text.at(span.Start), text.at(span.End)
		prefix, suffix := around(r.Report.Text, span)
		a.Target = append(a.Target, annoTarget{"SpecificResource", source, []annoSelector{
			{Type: "TextPositionSelector", Start: &start, End: &end},
			{Type: "TextQuoteSelector", Exact: span.Text, Prefix: prefix, Suffix: suffix},
		}})
	}
	return a
}

// around returns up to 32 code points before and after a span.
func around(text string, s chancery.Span) (prefix, suffix string) {
	const most = 32
	start, end := s.Start, s.End
	for n := 0; n < most && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	for n := 0; n < most && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[start:s.Start], text[s.End:end]
}

// reportIRI names the text of a report. An id that is its digest becomes the name that
// RFC 6920 gives to content, so that anybody who has the text can check it.
func reportIRI(id chancery.ReportID) string {
	if digest, ok := strings.CutPrefix(string(id), "sha256:"); ok {
		if sum, err := hex.DecodeString(digest); err == nil && len(sum) == 32 {
			return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
		}
	}
	return "urn:chancery:report:" + url.PathEscape(string(id))
}

// webAddress returns an address that is an absolute one of the web, else "".
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	if u.Path == "" {
		u.Path = "/" // the same address, in the form that FollowTheMoney gives it
	}
	return u.String()
}
